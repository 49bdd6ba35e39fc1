"""Activities and journeys in, emissions out: factor sets and the accounting of travel."""

from typing import TYPE_CHECKING

from ecoevent.doors import door

if TYPE_CHECKING:
    from ecoevent.footprint.candidates import to_candidates as to_candidates
    from ecoevent.footprint.emitting import Emissions as Emissions, emissions as emissions
    from ecoevent.footprint.factors import (
        FactorSet as FactorSet,
        check_factors as check_factors,
        load_factors as load_factors,
        shipped_factor_sets as shipped_factor_sets,
    )
    from ecoevent.footprint.travelling import Travel as Travel, estimate_travel as estimate_travel
else:
    __all__, __getattr__, __dir__ = door(
        __name__,
        {
            "footprint.factors": "FactorSet check_factors load_factors shipped_factor_sets",
            "footprint.emitting": "Emissions emissions",
            "footprint.travelling": "Travel estimate_travel",
            "footprint.candidates": "to_candidates",
        },
    )
