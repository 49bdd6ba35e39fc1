"""Travel: where people come from, how they come, and what that emits; each part usable alone."""

from typing import TYPE_CHECKING

from ecoevent.doors import door

if TYPE_CHECKING:
    from ecoevent.travel import day as day
    from ecoevent.travel.choice.behaviour import (
        Behaviour as Behaviour,
        check_behaviour as check_behaviour,
        load_behaviour as load_behaviour,
        regions as regions,
    )
    from ecoevent.travel.demand import Demand as Demand
    from ecoevent.travel.legs import Legs as Legs, joined as joined
    from ecoevent.travel.visit import Visit as Visit, visit_of as visit_of
else:
    __all__, __getattr__, __dir__ = door(
        __name__,
        {
            "travel.legs": "Legs joined",
            "travel.visit": "Visit visit_of",
            "travel.demand": "Demand",
            "travel.choice.behaviour": "Behaviour check_behaviour load_behaviour regions",
        },
        rooms="day",
    )
