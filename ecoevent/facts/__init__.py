"""A plan in, its facts out: given, derived and evidenced, each with where it was said."""

from typing import TYPE_CHECKING

from ecoevent.doors import door

if TYPE_CHECKING:
    from ecoevent.facts.evidence import unevidenced as unevidenced
    from ecoevent.facts.measuring import (
        VOCABULARY as VOCABULARY,
        measure as measure,
        measure_actual as measure_actual,
        remeasure as remeasure,
    )
    from ecoevent.facts.travel import TravelFigures as TravelFigures
else:
    __all__, __getattr__, __dir__ = door(
        __name__,
        {
            "facts.evidence": "unevidenced",
            "facts.measuring": "VOCABULARY measure remeasure measure_actual",
            "facts.travel": "TravelFigures",
        },
    )
