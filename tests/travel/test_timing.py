"""From counts to people with hours."""

import numpy as np

from ecoevent.chance.streams import Draws
from ecoevent.travel.day.timing import Ways, gather
from ecoevent.travel.day.world import Crowd

HOURS = (540.0, 1020.0)
COUNTS = np.array([[300, 100], [0, 600]])


def ways(**changes: object) -> Ways:
    """Two origins by metro and shuttle."""
    described: dict[str, object] = {
        "kinds": (("metro", "average"), ("shuttle", "average")),
        "doors": ("", "square"),
        "door": np.array([[0, 1], [0, 1]]),
        "minutes": np.array([[0.0, 20.0], [0.0, 20.0]]),
        "straight_km": np.array([3.0, 30.0]),
        "drive_minutes": np.array([10.0, 40.0]),
    }
    return Ways(**(described | changes))  # type: ignore[arg-type]


def crowd(**changes: object) -> Crowd:
    """A thousand people."""
    return gather(COUNTS, ways(**changes), hours=HOURS, draws=Draws(1))


def test_everyone_counted_is_in_the_crowd() -> None:
    """As often as the counts say, by origin and kind."""
    people = crowd()

    again = np.zeros_like(COUNTS)
    np.add.at(again, (people.origin, people.kind), 1)
    assert (again == COUNTS).all()


def test_most_come_in_the_half_hour_before_the_start() -> None:
    """65 %, as the source says."""
    people = crowd()
    early = people.ready_ms[people.kind == 0] / 60_000

    assert 0.57 < np.mean((early >= 510) & (early < 540)) < 0.73


def test_who_rides_sets_out_earlier() -> None:
    """By the minutes of the way."""
    there = crowd(minutes=np.zeros((2, 2))).ready_ms

    assert (there - crowd().ready_ms == np.repeat([0, 20, 20], [300, 100, 600]) * 60_000).all()


def test_who_knows_the_timetable_comes_shortly_before_a_departure() -> None:
    """From one to ten minutes before it."""
    people = crowd(timetables={"square": (420.0, 480.0, 510.0)})
    ready = people.ready_ms[people.kind == 1] / 60_000
    before = np.array([420.0, 480.0, 510.0])[:, None] - ready

    assert ((before >= 1) & (before <= 10)).any(axis=0).all()


def test_the_same_draws_give_the_same_crowd() -> None:
    """And others give another one."""
    first, again = crowd(), crowd()
    other = gather(COUNTS, ways(), hours=HOURS, draws=Draws(2))

    assert (first.ready_ms == again.ready_ms).all()
    assert (first.ready_ms != other.ready_ms).any()


def test_nobody_leaves_before_they_are_ready() -> None:
    """Not even from a programme that is over in a minute."""
    people = gather(COUNTS, ways(), hours=(540, 541), draws=Draws(1))

    assert (people.leave_ms > people.ready_ms).all()
