"""Coordinates of an event: the country and region of the nearest place, and nothing else of it."""

from functools import cache

import numpy as np
import pytest
from effort import examples
from helpers.small_forecasts import few
from hypothesis import example, given, settings, strategies as st

from ecoevent import parse_plan
from ecoevent.footprint import estimate_travel
from ecoevent.footprint.accounting.regions import factor_region
from ecoevent.places.distances import geodesic_km
from ecoevent.places.extract import Row, rows_within
from ecoevent.places.locating import locate
from ecoevent.places.nearest import WITHIN_KM, nearest, with_country
from ecoevent.plan.model import Plan


@cache
def everything() -> tuple[tuple[Row, ...], np.ndarray]:
    """Every town and postal area, and where it is."""
    rows = rows_within(0, 0, degrees_lat=90, degrees_lon=180)
    return rows, np.array([(row.lat, row.lon) for row in rows])


def plan_at(place: str, origins: str = "[{place: 'Laval, QC', count: 30}]") -> Plan:
    """A small event there."""
    return parse_plan(
        "event: {name: X, starts: 2027-05-01}\n"
        f"venue: {{place: '{place}'}}\n"
        f"participants: {{origins: {origins}}}\n"
        "mobility: {mode_shares: {car: 60 %, transit: 40 %}}\n"
    )


def least_km(lat: float, lon: float) -> float:
    """How far the nearest of all places is.

    On the sphere no distance is off by more than 1 %: what is 3 % farther than the nearest there
    is not the nearest on the ellipsoid, and need not be reckoned exactly.
    """
    at = everything()[1]
    chords = np.linalg.norm(on_sphere() - _sphere(lat, lon), axis=1)
    close = at[chords <= chords.min() * 1.03 + 1e-6]
    return float(geodesic_km(close[:, 0], close[:, 1], lat, lon).min())


@cache
def on_sphere() -> np.ndarray:
    """Every place on a sphere of radius 1."""
    at = everything()[1]
    return _sphere(at[:, 0], at[:, 1])


def _sphere(lat: float | np.ndarray, lon: float | np.ndarray) -> np.ndarray:
    north, east = np.radians(lat), np.radians(lon)
    return np.stack(
        [np.cos(north) * np.cos(east), np.cos(north) * np.sin(east), np.sin(north)], axis=-1
    )


@pytest.mark.slow
@settings(max_examples=examples(8), deadline=None)
@given(st.floats(-90, 90), st.floats(-180, 180))
@example(-16.5, -179.999)
@example(90.0, 0.0)
def test_nothing_is_nearer(lat: float, lon: float) -> None:
    """Than what was found, among all there is; nothing is found where nothing is within 50 km."""
    found, km = nearest(lat, lon), least_km(lat, lon)

    assert (found is None) == (km > WITHIN_KM)
    assert found is None or found.km == pytest.approx(km, abs=1e-6)


@pytest.mark.slow
@settings(max_examples=examples(20), deadline=None)
@given(st.integers(0, 300_000), st.floats(-60, 60), st.floats(-60, 60))
@example(-1, 0, 45)
def test_nothing_is_nearer_in_the_far_north(index: int, north: float, east: float) -> None:
    """Where a degree of longitude is short, some tens of kilometres beside a place."""
    at = everything()[1]
    far_north = at[at[:, 0] > 62]
    lat, lon = far_north[index % len(far_north)].tolist()
    lat += north / 111
    lon = (lon + east / (111 * np.cos(np.radians(lat))) + 180) % 360 - 180
    found, km = nearest(lat, lon), least_km(lat, lon)

    assert (found is None) == (km > WITHIN_KM)
    assert found is None or found.km == pytest.approx(km, abs=1e-6)


@pytest.mark.parametrize(
    ("at", "region"),
    [
        ("45.4989, -73.5672", "CA-QC"),
        ("45.4215, -75.6972", "CA-ON"),
        ("45.4287, -75.7132", "CA-QC"),  # across the river
        ("48.8566, 2.3522", "FR-Île-de-France"),
        ("30.0, -40.0", "world"),  # in the Atlantic
        ("Montréal, QC", "CA-QC"),
        ("120 km", "world"),
    ],
)
def test_the_factors_are_those_of_the_nearest_place(at: str, region: str) -> None:
    """Of a name they are those of the name; far from everything, those of the world."""
    assert factor_region(with_country(locate(at))) == region
    assert factor_region(None) == "world"


def test_coordinates_stay_where_they_are() -> None:
    """Point, radius and label are the user's; only country and region are found."""
    said = locate("45.4989, -73.5672")
    found = with_country(said)

    assert (found.lat, found.lon, found.radius_km) == (said.lat, said.lon, 0)
    assert (found.kind, found.label) == ("coordinates", said.label)
    assert locate(found.label).lat == said.lat
    assert with_country(locate("Laval, QC")) == locate("Laval, QC")


def test_an_event_placed_by_coordinates_counts_by_its_own_region() -> None:
    """With and without chance, with a note that says by which place; by name there is none."""
    plan = plan_at("45.4989, -73.5672")
    found, fixed = few(plan, replications=1), estimate_travel(plan)

    assert found.setup.region == fixed.emissions.region == "CA-QC"
    for notes in (found.notes, fixed.notes):
        assert sum("region CA-QC, that of the nearest place known (" in n.en for n in notes) == 1
    assert not any(
        "coordinates" in n.en for n in few(plan_at("Montréal, QC"), replications=1).notes
    )


def test_far_from_everything_a_note_says_so() -> None:
    """On a ship in the Atlantic."""
    fixed = estimate_travel(plan_at("30.0, -40.0"))

    assert fixed.emissions.region == "world"
    assert any("without a known place within 50 km" in note.en for note in fixed.notes)


def test_nobody_drives_from_overseas_to_coordinates() -> None:
    """The country of the venue tells that there is no road."""
    paris = "[{place: 'Paris, France', count: 20}]"
    by_name, by_point = (
        few(plan_at(place, paris), replications=1) for place in ("Montréal, QC", "45.5, -73.57")
    )

    for found in (by_name, by_point):
        assert any("no road" in note.en for note in found.notes)
