"""The rules engine: facts in, findings out; it knows nothing about events."""

from typing import TYPE_CHECKING

from ecoevent.doors import door

if TYPE_CHECKING:
    from ecoevent.engine.fact import Fact as Fact, Facts as Facts, State as State
    from ecoevent.engine.judging import (
        Finding as Finding,
        Findings as Findings,
        Status as Status,
        judge as judge,
        rejudge as rejudge,
    )
    from ecoevent.engine.pack import Rule as Rule, RulePack as RulePack
else:
    __all__, __getattr__, __dir__ = door(
        __name__,
        {
            "engine.fact": "Fact Facts State",
            "engine.pack": "Rule RulePack",
            "engine.judging": "Finding Findings Status judge rejudge",
        },
    )
