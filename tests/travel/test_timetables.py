"""Shuttles of a plan: their trips, seats, routes and hours, and what is refused in one line."""

import pytest
from helpers.small_forecasts import event, setup_of
from hypothesis import given, strategies as st

from ecoevent.errors import EcoEventError, NeededError, PlanError
from ecoevent.travel.day.planned import hours_of
from ecoevent.travel.day.timetables import clock, shuttles_of
from ecoevent.travel.day.world import Shuttle
from ecoevent.travel.visit import visit_of

HOURS = ", opens_at: 09:00, closes_at: 17:00"


def shuttles(said: str, *, more: str = HOURS, mobility: str = "") -> tuple[Shuttle, ...]:
    """The shuttles of a small event with this one."""
    setup = setup_of(event(mobility=f"{{shuttles: [{{{said}}}]{mobility}}}", more=more))
    return shuttles_of(setup.demand, setup.service, hours_of(setup.demand.visit)[:2])[0]


def times(minutes: tuple[float, ...]) -> list[str]:
    """As a timetable prints them."""
    return [clock(minute) for minute in minutes]


def test_trips_are_of_both_ways_on_all_days() -> None:
    """Twelve trips in three days: two out and two home each day."""
    (one,) = shuttles(
        "seats: 20, trips: 12, distance_km: 13",
        more=", ends: 2027-05-03, opens_at: 09:00, closes_at: 17:00",
    )

    assert (len(one.departures), len(one.returns), one.seats) == (2, 2, 20)


def test_a_plan_that_names_no_hours() -> None:
    """The last departure arrives at the start; returns follow the end, half an hour apart."""
    (one,) = shuttles("seats: 20, trips: 6, distance_km: 13")

    assert one.departures[-1] + one.stops[0].minutes == pytest.approx(9 * 60)
    assert one.departures[-1] - one.departures[0] == pytest.approx(60)
    assert times(one.returns) == ["17:05", "17:35", "18:05"]


def test_the_only_return_without_hours_waits_until_everyone_has_left() -> None:
    """An hour after the end; of two, the first leaves half an hour before."""
    one, two = (shuttles(f"seats: 20, trips: {trips}, distance_km: 13")[0] for trips in (2, 4))

    assert times(one.returns) == ["18:00"]
    assert times(two.returns) == ["17:30", "18:00"]


def test_many_trips_without_hours_are_spread_over_an_hour_and_a_half() -> None:
    """Ten there and ten back."""
    (one,) = shuttles("seats: 20, trips: 20, distance_km: 13")

    assert one.departures[-1] - one.departures[0] == pytest.approx(90)
    assert one.returns[-1] == one.returns[0] + 90


@pytest.mark.parametrize(
    ("said", "is_told"),
    [
        ("trips: 6", True),
        ("trips: 6, first_departure: 07:30, last_departure: 08:30", True),
        ("trips: 6, first_departure: 07:30, last_departure: 08:30, last_return: 19:05", False),
        ("trips: 0", False),
    ],
)
def test_hours_that_are_assumed_are_told(said: str, *, is_told: bool) -> None:
    """Unless nothing runs, or the plan says when."""
    plan = event(mobility=f"{{shuttles: [{{seats: 20, distance_km: 13, {said}}}]}}", more=HOURS)
    setup = setup_of(plan)
    notes = shuttles_of(setup.demand, setup.service, hours_of(setup.demand.visit)[:2])[2]

    assert any("hours of shuttles assumed" in note.en for note in notes) == is_told


def test_a_plan_that_names_its_hours() -> None:
    """They are kept, and trips between them are spread evenly."""
    (one,) = shuttles(
        "seats: 20, trips: 6, distance_km: 13, first_departure: 07:30, last_departure: 08:30,"
        " last_return: 19:05"
    )

    assert times(one.departures) == ["07:30", "08:00", "08:30"]
    assert times(one.returns) == ["17:05", "18:05", "19:05"]


def test_hours_after_midnight_are_of_the_night() -> None:
    """At an event from ten to four, half past midnight is after ten, and so is the way home."""
    (one,) = shuttles(
        "seats: 20, trips: 4, distance_km: 13, first_departure: 21:00, last_departure: 00:30,"
        " last_return: 04:30",
        more=", opens_at: 22:00, closes_at: 04:00",
    )

    assert one.departures == (21 * 60, 24.5 * 60)
    assert one.returns[-1] == 28.5 * 60


def test_a_morning_shuttle_of_a_day_that_ends_at_night_is_of_the_morning() -> None:
    """Seven o'clock comes before nine, although the event ends at two."""
    (one,) = shuttles(
        "seats: 20, trips: 2, distance_km: 13, first_departure: 07:00, last_departure: 07:00",
        more=", opens_at: 09:00, closes_at: 02:00",
    )

    assert one.departures == (7 * 60,)


def test_a_last_return_before_the_end_leaves_people_behind() -> None:
    """It is simulated as the plan says, so that the stranded are seen."""
    (one,) = shuttles("seats: 20, trips: 4, distance_km: 13, last_return: 16:00")

    assert times(one.returns) == ["15:30", "16:00"]


def test_no_trips_are_no_trips() -> None:
    """A shuttle that the plan keeps at zero does not run."""
    (one,) = shuttles("seats: 20, trips: 0, distance_km: 13")

    assert one.departures == one.returns == ()


def test_as_many_trips_as_needed_where_the_plan_names_none() -> None:
    """Sixty people stated to ride vehicles of ten seats: at least six trips each way."""
    (one,) = shuttles("seats: 10, distance_km: 13", mobility=", mode_shares: {shuttle: 100 %}")

    assert 6 <= len(one.departures) == len(one.returns) <= 12


def test_thousands_of_trips_are_driven_as_fewer_with_more_seats() -> None:
    """The seats of a day are kept, near enough; their kilometres are scaled."""
    (one,) = shuttles("seats: 20, trips: 20000, distance_km: 13")

    assert len(one.departures) == 500
    assert one.seats * len(one.departures) == 20 * 10_000


@pytest.mark.parametrize(
    ("said", "path", "words"),
    [
        ("seats: 0, trips: 2, distance_km: 3", "seats", "no seats"),
        ("distance_km: 3, first_departure: 18:00", "first_departure", "leaves at 18:00, after"),
        ("distance_km: 3, last_departure: 17:00", "last_departure", "leaves at 17:00, after"),
        (
            "distance_km: 3, first_departure: 08:00, last_departure: 07:00",
            "last_departure",
            "07:00 comes before 08:00",
        ),
        ("distance_km: 3, last_return: 08:30", "last_return", "08:30 comes before 09:00"),
    ],
)
def test_what_cannot_be_is_one_line(said: str, path: str, words: str) -> None:
    """With the plan's line and the path of what is wrong."""
    with pytest.raises(PlanError) as caught:
        shuttles(said)

    (line,) = str(caught.value).splitlines()
    assert line.startswith("plan.yaml:4:")
    assert f"mobility.shuttles[0].{path}" in line
    assert words in line


@pytest.mark.parametrize(
    "said",
    ["seats: 9", "seats: 9, distance_km: 0", "from_place: Xyzzyville", "from_place: Montréal"],
)
def test_a_shuttle_without_a_route_is_one_line(said: str) -> None:
    """Nor distance nor a place that is found elsewhere than the venue."""
    with pytest.raises(NeededError) as caught:
        shuttles(said)

    (line,) = str(caught.value).splitlines()
    assert line.startswith("plan.yaml:4:")
    assert "give mobility.shuttles[0].distance_km" in line


@pytest.mark.parametrize(
    ("more", "fr", "en"),
    [
        ("", "une navette sans nombre de places", "one shuttle without a number of trips"),
        (", {distance_km: 4}", "2 navettes sans nombre de places", "2 shuttles without a number"),
    ],
)
def test_one_shuttle_and_several_are_told_in_words(more: str, fr: str, en: str) -> None:
    """No plural in brackets."""
    plan = event(mobility=f"{{shuttles: [{{distance_km: 3}}{more}]}}", more=HOURS)
    setup = setup_of(plan)
    notes = shuttles_of(setup.demand, setup.service, (540, 1020))[2]

    assert any(note.fr.startswith(fr) for note in notes)
    assert any(note.en.startswith(en) for note in notes)
    assert not any("(s)" in note.fr + note.en for note in notes)


def test_a_place_gives_the_route() -> None:
    """From Laval it is some tens of kilometres by road; a distance given wins."""
    (placed,) = shuttles("from_place: 'Laval, QC'")
    (said,) = shuttles("from_place: 'Laval, QC', distance_km: 33")

    assert 5 < placed.stops[0].km < 40
    assert said.stops[0].km == 33


CLOCK = st.integers(0, 1439).map(clock)


@given(
    hours=st.tuples(CLOCK, CLOCK),
    said=st.fixed_dictionaries(
        {"distance_km": st.integers(1, 400)},
        optional={
            "trips": st.integers(0, 40),
            "seats": st.integers(1, 60),
            "first_departure": CLOCK,
            "last_departure": CLOCK,
            "last_return": CLOCK,
        },
    ),
)
def test_any_shuttle_can_be_simulated_or_is_refused_in_one_line(
    hours: tuple[str, str], said: dict[str, object]
) -> None:
    """Departures in order, before the end, each once; or a line of the plan."""
    text = ", ".join(f"{name}: {value!r}" for name, value in said.items())
    refused = ""
    try:
        (one,) = shuttles(text, more=f", opens_at: '{hours[0]}', closes_at: '{hours[1]}'")
    except EcoEventError as error:
        refused = str(error)
    if refused:
        assert refused.startswith("plan.yaml:")
        assert len(refused.splitlines()) == 1
        return

    assert list(one.departures) == sorted(set(one.departures))
    assert list(one.returns) == sorted(set(one.returns))
    assert len(one.departures) == len(one.returns)
    assert min((0.0, *one.departures, *one.returns)) >= 0
    _, ends, _ = hours_of(
        visit_of(event(more=f", opens_at: '{hours[0]}', closes_at: '{hours[1]}'"))
    )
    assert max((0.0, *one.departures)) < ends
