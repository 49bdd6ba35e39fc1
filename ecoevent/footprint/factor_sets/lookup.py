"""A chain of factor sets and a mode in, the record that speaks of it out.

Each set falls back to the next of the chain. Within a set the nearest region comes first: the
event's own, then its country, then none in particular, then any other.
"""

from collections.abc import Iterable, Sequence
from typing import TypeVar

import attrs

from ecoevent.footprint.factor_sets.records import Electricity, Factor, Lodging, Occupancy, SetText

WORLD = "world"
Chain = Sequence[SetText]
T = TypeVar("T", Factor, Electricity, Lodging)


@attrs.frozen
class Found:
    """A factor and where it was found.

    Attributes:
        depth: how many sets were fallen back to.
        is_whole_mode: the variant asked for is not there; this is the mode's average.
    """

    factor: Factor
    depth: int = 0
    is_whole_mode: bool = False


def find_factor(
    chain: Chain, mode: str, variant: str | None = None, *, region: str = ""
) -> Found | None:
    """The factor of the mode in the first set that has any for it; None where none has."""
    asked = None if variant == "average" else variant
    for depth, text in enumerate(chain):
        of_mode = [factor for factor in text.factors if factor.mode == mode]
        whole = [factor for factor in of_mode if factor.variant in {None, "average"}]
        exact = [factor for factor in of_mode if asked and factor.variant == asked]
        # without a variant of its own, `same_as` takes every variant of the other mode
        linked = [factor for factor in whole if factor.same_as and "/" not in factor.same_as]
        chosen = exact or whole
        if chosen:
            factor = _nearest(chosen, [each.region or "" for each in chosen], region)
            fell = bool(asked) and not exact and factor not in linked
            return Found(factor, depth, is_whole_mode=fell)
    return None


def find_electricity(chain: Chain, region: str = "") -> tuple[Electricity, int] | None:
    """The electricity of the region, or of its country or the world, and its set's depth.

    Where no set knows the region, it is the electricity of the set's own region.
    """
    known = [text.electricity for text in chain]
    own = (_regional([text.electricity], "region", text.region) for text in chain)
    found = _regional(known, "region", region) or next(filter(None, own), None)
    return found or _regional(known, "region", "")


def find_lodging(chain: Chain, region: str) -> tuple[Lodging, int] | None:
    """A guest night in the region, or in its country or the world, and its set's depth."""
    return _regional([text.lodging for text in chain], "country", region)


def find_occupancy(
    chain: Chain, mode: str, variant: str | None = None
) -> tuple[Occupancy, int] | None:
    """How many people ride in a vehicle, and the depth of the set that says so."""
    for depth, text in enumerate(chain):
        of_mode = [record for record in text.occupancy if record.mode == mode]
        exact = [record for record in of_mode if record.variant == variant]
        whole = [record for record in of_mode if record.variant in {None, "average"}]
        if exact or whole:
            return (exact or whole)[0], depth
    return (Occupancy(mode="car", people=1.0), 0) if mode == "car" else None


def _regional(lists: Iterable[Sequence[T]], key: str, region: str) -> tuple[T, int] | None:
    """The record of the region itself in the first set that knows it, its country, or the world.

    Without a region, any record.
    """
    for depth, records in enumerate(lists):
        for place in (region, region.partition("-")[0], WORLD):
            for record in records:
                if not region or getattr(record, key) == place:
                    return record, depth
    return None


def _nearest(factors: Sequence[Factor], regions: Sequence[str], region: str) -> Factor:
    order = (region, region.partition("-")[0], "", WORLD)
    ranks = [order.index(each) if each in order else len(order) for each in regions]
    return factors[ranks.index(min(ranks))]
