"""The shipped sets agree with each other as far as publishers do."""

from functools import cache
from itertools import combinations, pairwise

import numpy as np
import pytest

from ecoevent.footprint.emitting import emissions
from ecoevent.footprint.factors import FactorSet, load_factors
from ecoevent.knowledge.modes import MODES
from ecoevent.travel.legs import Legs

SETS = ("ademe-2026", "canada-2026", "desnz-2025")
REGIONS = {"canada-2026": "CA-QC", "ademe-2026": "FR", "desnz-2025": "GB"}
KINDS = [(mode, variant) for mode in MODES for variant in MODES[mode].variants]
DISTANCES = np.array([5.0, 60.0, 300.0, 900.0, 2500.0, 6000.0])

# What runs on electricity follows the grid: 17 g a kWh in Québec, 52 in France, 245 in Britain.
# The French train is a TGV, the Canadian one a diesel, beyond Halifax with beds and a kitchen.
ELECTRIC = {"metro", "train", "e_bike"}
FUELLED = [kind for kind in KINDS if kind[0] not in ELECTRIC and kind[1] != "electric"]
SHORTEST_FLIGHT_KM = 300


@cache
def the_set(name: str) -> FactorSet:
    """A shipped set, read once."""
    return load_factors(name)


def kg_per_person(kind: tuple[str, str], name: str) -> np.ndarray:
    """What one person emits over each of the distances, life cycle."""
    size = len(DISTANCES)
    legs = Legs(
        kinds=(kind,),
        kind=np.zeros(size, dtype=np.int64),
        origin=np.zeros(size, dtype=np.int64),
        people=np.ones(size),
        vehicles=np.full(size, np.nan),
        straight_km=DISTANCES,
        known_km=np.full(size, np.nan),
        times=np.ones(size),
    )
    found = emissions(legs, the_set(name), boundary="life_cycle", region=REGIONS[name])
    return found.kg.sum(axis=1)


@pytest.mark.parametrize("kind", FUELLED, ids="/".join)
@pytest.mark.parametrize(("one", "other"), list(combinations(SETS, 2)))
def test_two_sets_differ_by_no_more_than_a_factor_of_five(
    kind: tuple[str, str], one: str, other: str
) -> None:
    """A slip of a decimal point or of a unit would."""
    shortest = SHORTEST_FLIGHT_KM if kind[0] == "plane" else 0
    usual = shortest <= DISTANCES
    first, second = kg_per_person(kind, one)[usual], kg_per_person(kind, other)[usual]
    if not first.any():
        assert not second.any()
        return
    ratio = first / second

    assert ratio.min() > 0.2
    assert ratio.max() < 5


@pytest.mark.parametrize("kind", KINDS, ids="/".join)
@pytest.mark.parametrize("name", SETS)
def test_no_kilometre_of_a_person_is_beyond_reason(kind: tuple[str, str], name: str) -> None:
    """Never a kilogram, and with an engine never less than a gram."""
    kg_per_km = kg_per_person(kind, name) / DISTANCES
    if kind[0] in {"walk", "bike"}:
        assert kg_per_km.max() < 0.001
    else:
        assert kg_per_km.min() > 0.001
        assert kg_per_km[DISTANCES >= SHORTEST_FLIGHT_KM].max() < 1


@pytest.mark.parametrize("name", SETS)
def test_shared_vehicles_emit_less_than_driving_alone(name: str) -> None:
    """On sixty kilometres, in every set."""
    alone = kg_per_person(("car", "average"), name)[1]
    for mode in ("carpool", "coach", "train", "shuttle", "transit"):
        assert kg_per_person((mode, "average"), name)[1] < alone, mode


@pytest.mark.parametrize("name", ["canada-2026", "desnz-2025"])
def test_a_dearer_seat_emits_no_less(name: str) -> None:
    """Economy, premium, business, first: at every distance."""
    cabins = ("economy", "premium_economy", "business", "first")
    kg = [kg_per_person(("plane", cabin), name) for cabin in cabins]

    for cheaper, dearer in pairwise(kg):
        assert (dearer >= cheaper).all()
