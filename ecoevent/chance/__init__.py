"""Streams of random numbers, replications and who runs them, ranges, what causes the variance."""

from typing import TYPE_CHECKING

from ecoevent.doors import door

if TYPE_CHECKING:
    from ecoevent.chance.executors import executor_at as executor_at
    from ecoevent.chance.ranges import Range as Range, range_of as range_of
    from ecoevent.chance.replicating import Wanted as Wanted, replicate as replicate
    from ecoevent.chance.streams import Draws as Draws
else:
    __all__, __getattr__, __dir__ = door(
        __name__,
        {
            "chance.executors": "executor_at",
            "chance.ranges": "Range range_of",
            "chance.replicating": "Wanted replicate",
            "chance.streams": "Draws",
        },
    )
