"""Many candidate places in one call are what each would be alone, leg by leg."""

from pathlib import Path

import attrs
import numpy as np
import pytest
from helpers.trips import shipped, small_set
from hypothesis import given, strategies as st

from ecoevent.errors import MissingFactorError, TableError
from ecoevent.footprint import candidates, emissions, load_factors, to_candidates
from ecoevent.footprint.accounting.methods import usual_modes_of
from ecoevent.footprint.factors import FactorSet
from ecoevent.places.distances import geodesic_km
from ecoevent.travel import Legs

HOMES = {"lat": [45.5, 46.8, 48.85], "lon": [-73.6, -71.2, 2.35], "people": [50, 20, 3]}
VENUES = {"venue_lat": [45.5, 43.7], "venue_lon": [-73.6, -79.4]}
places = st.lists(
    st.tuples(st.floats(-90, 90), st.floats(-180, 180), st.floats(0, 1e4)), min_size=1, max_size=8
)


def leg_by_leg(homes: np.ndarray, venue: np.ndarray, factor_set: FactorSet) -> float:
    """The same by legs of the usual modes."""
    usual = usual_modes_of(factor_set)
    km = geodesic_km(homes[0], homes[1], *venue)
    ends = [each.below_km or np.inf for each in usual]
    nothing = np.full(len(km), np.nan)
    legs = Legs(
        kinds=tuple((each.mode, each.variant or "average") for each in usual),
        kind=np.searchsorted(ends, km, side="right"),
        origin=np.zeros(len(km), dtype=np.int64),
        people=homes[2],
        vehicles=nothing,
        straight_km=km,
        known_km=nothing,
        times=np.full(len(km), 2.0),
    )
    return emissions(legs, factor_set).total_kg


@given(places, places, st.sampled_from(range(3)))
def test_each_place_is_what_it_would_be_alone(
    homes: list[tuple[float, ...]], venues: list[tuple[float, ...]], index: int
) -> None:
    """By legs, one place at a time."""
    factor_set = shipped()[index]
    there, here = np.array(homes).T, np.array(venues).T
    found = to_candidates(
        lat=there[0], lon=there[1], people=there[2], venue_lat=here[0], venue_lon=here[1],
        factor_set=factor_set,
    )  # fmt: skip
    alone = [leg_by_leg(there, venue, factor_set) for venue in here[:2].T]

    assert found.total_kg == pytest.approx(alone, rel=1e-9, abs=1e-9)


def test_who_shares_a_car_shares_it_to_every_place(tmp_path: Path) -> None:
    """Where the usual mode is a carpool of 2.5."""
    shared, alone = (
        load_factors(
            small_set(tmp_path, ("below_km: 300, mode: car", f"below_km: 300, mode: {mode}"))
        )
        for mode in ("carpool", "car")
    )
    legs = {"lat": 45.5, "lon": -73.6, "people": 10, "venue_lat": 46.5, "venue_lon": -73.6}
    totals = [to_candidates(**legs, factor_set=each).total_kg[0] for each in (shared, alone)]

    assert totals[0] == pytest.approx(totals[1] / 2.5 / 1.5)


def test_memory_is_bounded_whatever_the_size(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pairs are taken some at a time, with the same result."""
    at_once = to_candidates(**HOMES, **VENUES, factor_set=shipped()[0])
    monkeypatch.setattr(candidates, "PAIRS_AT_ONCE", 2)

    assert to_candidates(**HOMES, **VENUES, factor_set=shipped()[0]).kg == pytest.approx(at_once.kg)


def test_the_place_nearest_to_people_comes_first() -> None:
    """Most live in Montréal."""
    assert to_candidates(**HOMES, **VENUES, factor_set=shipped()[0]).order.tolist() == [0, 1]


def test_each_place_may_have_its_region() -> None:
    """Its electricity; one region holds for all."""
    both = to_candidates(**HOMES, **VENUES, factor_set=shipped()[0], region=["CA-QC", "CA-ON"])

    assert both.total_kg == pytest.approx(
        to_candidates(**HOMES, **VENUES, factor_set=shipped()[0]).total_kg
    )


@pytest.mark.parametrize(
    ("wrong", "column", "message"),
    [
        ({"lat": [45.5, 95, 48]}, "lat", "the column lat has 95 in row 1; expected from -90 to 90"),
        ({"lon": [0, 0, 203.4]}, "lon", "expected from -180 to 180"),
        ({"people": [1, -2, 3]}, "people", "has -2 in row 1; expected 0 or more"),
        ({"people": [1, 2]}, "people", "different lengths"),
        ({"venue_lat": [float("nan"), 1]}, "venue_lat", "has nan in row 0"),
        ({"region": ["CA-QC"]}, "region", "different lengths"),
    ],
)
def test_what_cannot_be_is_refused_in_one_line(
    wrong: dict[str, list[float]], column: str, message: str
) -> None:
    """A place on the Moon has no latitude of ours."""
    with pytest.raises(TableError, match=message) as caught:
        to_candidates(**{**HOMES, **VENUES, **wrong}, factor_set=shipped()[0])

    assert caught.value.column == column


def test_a_set_without_usual_modes_is_told() -> None:
    """Nobody knows what people take."""
    text = attrs.evolve(shipped()[1].text, usual_modes=())
    bare = attrs.evolve(shipped()[1], text=text)

    with pytest.raises(MissingFactorError, match="does not say the usual mode at each distance"):
        to_candidates(**HOMES, **VENUES, factor_set=bare)
