"""The day of a plan: its hours, and what people meet."""

import datetime as dt

import pytest
from helpers.small_forecasts import event, setup_of
from hypothesis import given, strategies as st

from ecoevent.errors import PlanError
from ecoevent.knowledge.modes import KINDS
from ecoevent.travel.day.planned import CARPOOL, LOT, RACK, TRANSIT, Day, day_of, hours_of
from ecoevent.travel.visit import visit_of


def hours(said: str) -> tuple[float, float]:
    """In hours, as the plan's event says."""
    starts, ends, _ = hours_of(visit_of(event(more=f", {said}")))
    return starts / 60, ends / 60


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("opens_at: 10:30, closes_at: 16:00", (10.5, 16)),
        ("kind: conference", (9, 17)),
        ("kind: gala", (18, 22)),
        ("opens_at: 18:00, closes_at: 02:00", (18, 26)),
        ("kind: gala, closes_at: 01:00", (18, 25)),
        ("kind: festival, closes_at: 02:30", (18, 26.5)),
        ("opens_at: 23:00", (23, 27)),
        ("kind: gala, opens_at: 10:00", (10, 22)),
        ("kind: gala, closes_at: 15:00", (11, 15)),
        ("closes_at: 08:30", (4.5, 8.5)),
        ("ends: 2027-05-03, opens_at: 18:00, closes_at: 12:00", (9, 17)),
        ("ends: 2027-05-03, opens_at: 18:00, closes_at: 01:00", (18, 25)),
    ],
)
def test_hours(said: str, expected: tuple[float, float]) -> None:
    """Those of the plan, past midnight too; evenings start in the evening."""
    assert hours(said) == expected


def test_closing_before_opening_is_refused() -> None:
    """One line, with the plan's, and hours as people write them."""
    with pytest.raises(PlanError) as caught:
        hours_of(visit_of(event(more=", opens_at: 18:00, closes_at: 12:00")))

    (line,) = str(caught.value).splitlines()
    assert line.startswith("plan.yaml:1:")
    assert "closes at 12:00, before it opens at 18:00" in line


CLOCKS = st.one_of(st.none(), st.times(dt.time(0, 0), dt.time(23, 59)))


@given(CLOCKS, CLOCKS, st.sampled_from(["gala", "conference"]))
def test_hours_are_a_day_or_are_refused(
    opens: dt.time | None, closes: dt.time | None, kind: str
) -> None:
    """Whatever the plan says, it starts on its day and ends after, within a day."""
    said = {"opens_at": opens, "closes_at": closes}
    text = "".join(f", {name}: '{at:%H:%M}'" for name, at in said.items() if at is not None)
    try:
        starts, ends, notes = hours_of(visit_of(event(more=f", kind: {kind}{text}")))
    except PlanError:
        assert opens is not None
        assert closes is not None
        assert closes <= opens
        return

    assert 0 <= starts < 24 * 60
    assert starts < ends <= starts + 24 * 60
    assert bool(notes) == (opens is None or closes is None)
    if opens is not None:
        assert starts == opens.hour * 60 + opens.minute
    if closes is not None:
        assert ends % 1440 == closes.hour * 60 + closes.minute


def day(**said: str) -> Day:
    """Of a small event."""
    setup = setup_of(event(**said))
    return day_of(setup.demand, setup.service)


def door(found: Day, mode: str) -> str:
    """Where those of the first origin come to by that mode."""
    kind = [each for each, _ in KINDS].index(mode)
    return found.doors[found.door[0, kind]]


def test_what_a_plan_does_not_say_is_not_simulated() -> None:
    """No lot, no rack, no gate: everyone finds a place."""
    found = day()

    assert (found.lots, found.racks, found.gate, found.shuttles) == ((), (), None, ())
    assert door(found, "car") == door(found, "bike") == door(found, "walk") == ""


def test_what_a_plan_says_is_there() -> None:
    """As many places and desks as it says, and people come to them."""
    found = day(
        venue=", car_parking_places: 12, bike_parking_places: 0, check_in_desks: 3",
        more=", opens_at: 10:00",
    )

    assert [lot.places for lot in found.lots] == [12]
    assert [rack.places for rack in found.racks] == [0]
    assert found.gate is not None
    assert (found.gate.desks, found.gate.opens) == (3, 9 * 60)
    assert [door(found, mode) for mode in ("car", "bike", "e_bike")] == [LOT, RACK, RACK]
    assert [door(found, mode) for mode in ("carpool", "walk")] == [CARPOOL, ""]
    assert found.meetings[0].lot == LOT


def test_no_desks_is_no_gate() -> None:
    """Zero desks: nobody checks anyone in."""
    assert day(venue=", check_in_desks: 0").gate is None


def test_a_badge_takes_longer() -> None:
    """Where badges are printed, a desk takes more seconds a person."""
    plain = day(venue=", check_in_desks: 1").gate
    badge = day(venue=", check_in_desks: 1, prints_badges: true").gate

    assert plain is not None
    assert badge is not None
    assert badge.service_seconds.mean > plain.service_seconds.mean


@pytest.mark.parametrize(
    ("said", "has_last"),
    [
        ({}, True),
        ({"venue": ", transit_runs_until_close: true"}, False),
        ({"mobility": "{schedule_fits_transit: true}"}, False),
        ({"mobility": "{schedule_fits_transit: false}"}, True),
    ],
)
def test_the_last_departure_of_transit(said: dict[str, str], *, has_last: bool) -> None:
    """There is one, unless the plan says that transit runs until the end."""
    found = day(**said)

    assert bool(found.lines) == has_last
    assert door(found, "bus") == (TRANSIT if has_last else "")


def test_the_shuttle_that_is_there_soonest() -> None:
    """Of two, people take the one that passes by them."""
    mobility = (
        "{shuttles: [{seats: 20, trips: 4, from_place: 'Laval, QC', energy: diesel},"
        " {seats: 20, trips: 4, from_place: 'Longueuil, QC', energy: diesel}]}"
    )
    people = "{origins: [{place: 'Laval, QC', count: 9}, {place: 'Longueuil, QC', count: 9}]}"
    found = day(people=people, mobility=mobility)

    kind = KINDS.index(("shuttle", "diesel"))
    assert [found.doors[each] for each in found.door[:, kind]] == [
        "shuttle 1 stop",
        "shuttle 2 stop",
    ]
