"""Distances over the ellipsoid, against GeographicLib."""

import math

import numpy as np
import pytest
from geographiclib.geodesic import Geodesic
from hypothesis import given, strategies as st

from ecoevent.places.distances import geodesic_km

MOST_KM = 2e-6
"""Two millimetres."""

latitudes = st.floats(-90, 90, allow_subnormal=False)
longitudes = st.floats(-180, 180, allow_subnormal=False)
far_longitudes = st.floats(-720, 720, allow_subnormal=False)


def true_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Kilometres by GeographicLib."""
    inverse = Geodesic.WGS84.Inverse(lat1, lon1, lat2, lon2, outmask=Geodesic.DISTANCE)
    return float(inverse["s12"]) / 1000


def pairs(count: int, seed: int) -> np.ndarray:
    """Random places, two a row, spread evenly over the globe."""
    rng = np.random.default_rng(seed)
    lat = np.degrees(np.arcsin(rng.uniform(-1, 1, (count, 2))))
    lon = rng.uniform(-180, 180, (count, 2))
    return np.column_stack([lat[:, 0], lon[:, 0], lat[:, 1], lon[:, 1]])


def worst_km(ends: np.ndarray) -> float:
    """The largest error over rows of two places."""
    truth = np.array([true_km(*row) for row in ends])
    return float(np.abs(geodesic_km(*ends.T) - truth).max())


def test_random_places_are_right_to_two_millimetres() -> None:
    """Five thousand pairs; docs/places.md tells of a million."""
    assert worst_km(pairs(5000, seed=1)) < MOST_KM


def test_places_that_are_almost_opposite_are_right_too() -> None:
    """Where the iteration does not settle, the way over the quarter circle is taken."""
    ends = pairs(500, seed=2)
    rng = np.random.default_rng(3)
    ends[:, 2] = np.clip(-ends[:, 0] + rng.normal(0, 0.3, 500), -90, 90)
    ends[:, 3] = ends[:, 1] + 180 + rng.normal(0, 0.3, 500)

    assert worst_km(ends) < MOST_KM


@pytest.mark.parametrize(
    ("lat1", "lon1", "lat2", "lon2"),
    [
        (90, 0, -90, 0),
        (90, 12, -90, -170),
        (90, 0, 90, 123),
        (90, 0, 0, 55),
        (0, 0, 0, 180),
        (0, 0, 0, 179.5),
        (0, 10, 0, 100),
        (30, 0, -30, 180),
        (45, -170, 45, 170),
        (-17, 179.999, -17, -179.999),
        (0.5, 0, -0.5, 179.7),
        (1e-9, 0, -1e-9, 180),
        (89.999999, 0, 89.999999, 180),
        (45.5, -73.5, 45.5, -73.5),
        (45.5, -73.5, 45.5000001, -73.5),
    ],
)
def test_poles_antipodes_date_line_and_equator(
    lat1: float, lon1: float, lat2: float, lon2: float
) -> None:
    """The places where formulas go wrong."""
    actual = float(geodesic_km(lat1, lon1, lat2, lon2))

    assert actual == pytest.approx(true_km(lat1, lon1, lat2, lon2), abs=MOST_KM)


@given(latitudes, longitudes, latitudes, far_longitudes)
def test_any_two_places_are_right(lat1: float, lon1: float, lat2: float, lon2: float) -> None:
    """Whatever the turn that the longitude is written with."""
    actual = float(geodesic_km(lat1, lon1, lat2, lon2))

    assert actual == pytest.approx(true_km(lat1, lon1, lat2, lon2), abs=MOST_KM)


@given(latitudes, longitudes, latitudes, longitudes)
def test_there_and_back_are_the_same(lat1: float, lon1: float, lat2: float, lon2: float) -> None:
    """To a millimetre."""
    there, back = geodesic_km(lat1, lon1, lat2, lon2), geodesic_km(lat2, lon2, lat1, lon1)

    assert float(there) == pytest.approx(float(back), abs=MOST_KM)


def test_arrays_broadcast() -> None:
    """A column of origins and a row of venues give a table; a single pair gives a number."""
    table = geodesic_km(np.zeros((3, 1)), np.zeros((3, 1)), [10, 20], [0, 0])

    assert table.shape == (3, 2)
    assert geodesic_km(0, 0, 10, 0).shape == ()
    assert geodesic_km([], [], 10, 0).shape == (0,)
    assert float(geodesic_km(0, 0, 10, 0)) == table[1, 0]


def test_more_pairs_than_a_chunk_are_all_filled_in() -> None:
    """The last chunk is a short one."""
    ends = pairs(40_000, seed=4)
    whole, part = geodesic_km(*ends.T), geodesic_km(*ends[-5:].T)

    assert np.array_equal(whole[-5:], part)


@pytest.mark.parametrize("nowhere", [math.nan, math.inf, -math.inf])
def test_nowhere_is_nan(nowhere: float) -> None:
    """A plain distance has no coordinates; its neighbours are not touched."""
    km = geodesic_km([nowhere, 0, 0], [0, nowhere, 0], 10, 0)

    assert np.isnan(km).tolist() == [True, True, False]
