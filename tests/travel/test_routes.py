"""Ways of shuttles: the same for choice, timetable and accounting, and doubts told once."""

import pytest
from helpers.small_forecasts import event, few, setup_of
from hypothesis import given, strategies as st

from ecoevent.errors import NeededError
from ecoevent.footprint import estimate_travel
from ecoevent.footprint.travelling import Travel
from ecoevent.places.distances import geodesic_km
from ecoevent.places.locating import locate
from ecoevent.travel.choice.measures import shuttle_minutes
from ecoevent.travel.day.planned import hours_of
from ecoevent.travel.day.timetables import shuttles_of
from ecoevent.travel.routes import PATH, Route, is_possible
from ecoevent.travel.visit import visit_of

VENUE = locate("Montréal, QC")
STOP = "'46.81, -71.21'"  # in Québec, 234 km away
SAID = "{{shuttles: [{{name: Express, seats: 40, trips: 2, {way}}}]}}"


def route(way: str) -> Route:
    """Of the one shuttle of an event in Montréal."""
    (found,) = visit_of(event(mobility=SAID.format(way=way))).shuttles
    return found


def shuttle_km(found: Travel) -> float:
    """What the shuttles drive."""
    return found.emissions.summed(found.emissions.rated.vehicle_km)["shuttle"]


@given(st.floats(40, 55), st.floats(-80, -65), st.one_of(st.none(), st.floats(0.5, 900)))
def test_choice_and_timetable_know_the_same_way(lat: float, lon: float, km: float | None) -> None:
    """The minutes in the shuttle are those of its timetable, whatever the plan says."""
    way = f"from_place: '{lat:.4f}, {lon:.4f}'" + ("" if km is None else f", distance_km: {km:.3f}")
    plan = event(mobility=SAID.format(way=way), more=", opens_at: 09:00, closes_at: 17:00")
    setup = setup_of(plan)
    (found,) = setup.demand.visit.shuttles
    if found.km is None:
        return
    (shuttle,), _, notes = shuttles_of(
        setup.demand, setup.service, hours_of(setup.demand.visit)[:2]
    )
    homes, behaviour = setup.demand.homes, setup.demand.behaviour
    minutes = shuttle_minutes([found], homes.spots, km=homes.km, behaviour=behaviour)
    rides = minutes[minutes[:, 1] < float("inf"), 1]

    assert shuttle.stops[0].km == found.km
    assert rides == pytest.approx(shuttle.stops[0].minutes, rel=0.2 / max(found.km, 0.2))
    assert [note for note in notes if "Express" in note.en] == (
        [found.doubt] if found.doubt else []
    )


@given(st.floats(0.5, 900))
def test_a_distance_is_kept_and_a_place_that_contradicts_it_is_not(km: float) -> None:
    """Told with the line, the shuttle and both numbers; a place that fits stays."""
    found = route(f"from_place: {STOP}, distance_km: {km:.2f}")
    straight = float(geodesic_km(46.81, -71.21, VENUE.lat, VENUE.lon))

    assert found.km == round(km, 2)
    assert (found.start is not None) == is_possible(round(km, 2), straight, VENUE.radius_km)
    assert (found.doubt is None) == (found.start is not None)
    if found.doubt is not None:
        assert found.doubt.en.startswith("plan.yaml:4:")
        assert "the shuttle 'Express' drives " in found.doubt.en
        assert "is 230\u00a0km from the venue" in found.doubt.en
        assert "mobility.shuttles[0].distance_km" in found.doubt.fr


@pytest.mark.parametrize(
    ("km", "is_kept"),
    [(3, False), (221, False), (222, True), (252, True), (747, True), (748, False)],
)
def test_a_road_is_as_long_as_the_line_and_at_most_three_times(km: float, is_kept: bool) -> None:
    """From 233.8 km away to a town of 12 km: 221.8 to 3 times 245.8, and 10 km."""
    assert (route(f"from_place: {STOP}, distance_km: {km}").start is not None) == is_kept


@given(st.floats(0, 2000), st.floats(0, 100))
def test_a_straight_road_is_always_possible(straight: float, radius: float) -> None:
    """As is the road of those who live on either side of the place."""
    assert is_possible(straight, straight, radius)
    assert is_possible(PATH * straight, straight, radius)
    assert not is_possible(straight - radius - 1, straight, radius)


def test_a_place_gives_the_way_and_a_plain_distance_does_too() -> None:
    """From the map 1.3 times the line; "9 km" written for the place is the distance."""
    straight = float(geodesic_km(46.81, -71.21, VENUE.lat, VENUE.lon))

    assert route(f"from_place: {STOP}").km == pytest.approx(PATH * straight)
    assert (route("from_place: 9 km").km, route("from_place: 9 km").start) == (9, None)
    assert (route("distance_km: 7").km, route("distance_km: 7").start) == (7, None)


def test_a_stop_of_another_name_far_away_is_asked_about() -> None:
    """A metro station that the gazetteer takes for a town in Manitoba, 2,000 km away."""
    found = route("from_place: Métro Laurier")
    plan = event(mobility=SAID.format(way="from_place: Métro Laurier"))

    assert (found.km, found.start) == (None, None)
    with pytest.raises(NeededError, match=r"plan.yaml:4:.*would leave from Laurier, MB, CA, 2,000"):
        few(plan, replications=1)
    assert route("from_place: Métro Laurier, distance_km: 4").km == 4


def test_both_forecasts_tell_of_the_doubt() -> None:
    """Once each; without chance the same distance is driven."""
    plan = event(mobility=SAID.format(way=f"from_place: {STOP}, distance_km: 3"))
    found, fixed = few(plan, replications=1), estimate_travel(plan)

    for notes in (found.notes, fixed.notes):
        assert sum("'Express' drives 3\u00a0km" in note.en for note in notes) == 1
    assert shuttle_km(fixed) == pytest.approx(6)


def test_a_shuttle_that_only_names_its_place_drives_without_chance_too() -> None:
    """Its trips count by the way from the map."""
    plan = event(mobility=SAID.format(way=f"from_place: {STOP}"))
    way = route(f"from_place: {STOP}").km

    assert way is not None
    assert shuttle_km(estimate_travel(plan)) == pytest.approx(2 * way)
