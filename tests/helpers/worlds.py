"""Random small worlds for Hypothesis, full of people who come in the same minute."""

import numpy as np
from hypothesis import strategies as st

from ecoevent.travel.day import spreads
from ecoevent.travel.day.spreads import Spread
from ecoevent.travel.day.world import (
    Crowd,
    Fallback,
    Gate,
    Line,
    Lot,
    Meeting,
    Rack,
    Shuttle,
    Stop,
    World,
)

ORIGINS = 2
EVENING = 60


def minutes(low: float, high: float) -> st.SearchStrategy[float]:
    """Whole, half or any minutes: ties must be common."""
    whole = st.integers(int(low), int(high)).map(float)
    return whole | whole.map(lambda value: min(value + 0.5, high)) | st.floats(low, high)


def durations(high: float) -> st.SearchStrategy[Spread]:
    """Spreads of every form."""
    some = minutes(1, high)
    return st.one_of(
        some.map(spreads.constant),
        some.map(lambda value: spreads.uniform(0, value)),
        some.map(lambda value: spreads.triangular(value / 4, value / 2, value)),
        some.map(spreads.exponential),
        st.builds(spreads.weibull, st.sampled_from([1.5, 2.8]), some),
    )


@st.composite
def shuttles(draw: st.DrawFn, name: str) -> Shuttle:
    """One or two stops, few seats."""
    inner = draw(minutes(1, 8))
    stops = [Stop(f"{name}-near", inner, 2.0)]
    if draw(st.booleans()):
        stops.insert(0, Stop(f"{name}-far", inner + draw(minutes(1, 6)), 5.0))
    times = st.lists(st.integers(0, 30), max_size=5, unique=True).map(sorted)
    back = st.lists(st.integers(20, EVENING + 10), max_size=4, unique=True).map(sorted)
    return Shuttle(
        name=name,
        seats=draw(st.integers(1, 4)),
        stops=tuple(stops),
        departures=tuple(map(float, draw(times))),
        returns=tuple(map(float, draw(back))),
        patience_minutes=draw(st.none() | durations(12)),
        is_timetable_known=draw(st.booleans()),
        boarding_seconds=draw(st.sampled_from([0, 2, 30])),
        empty_km=draw(st.sampled_from([0, 3.0])),
        fallback=Fallback(minutes=draw(minutes(1, 20))),
    )


def gates() -> st.SearchStrategy[Gate]:
    """Desks that are often too few."""
    return st.builds(
        Gate,
        desks=st.integers(1, 3),
        service_seconds=durations(200),
        opens=minutes(0, 15),
        room=st.none() | st.integers(1, 5),
    )


@st.composite
def worlds(draw: st.DrawFn, *, most: int = 40) -> World:
    """A world of at most so many people, with some of everything."""
    routes = tuple(draw(shuttles(f"shuttle-{index}")) for index in range(draw(st.integers(0, 2))))
    far = draw(st.booleans())
    short = minutes(0, 3)
    lots = tuple(
        Lot(
            name=name, places=draw(st.integers(0, 4)), walk_minutes=draw(short), overflow=further,
            on_minutes=draw(short), elsewhere_minutes=draw(short),
        )
        for name, further in (("lot", "far lot" if far else None), ("far lot", None))
    )  # fmt: skip
    smallest = draw(st.integers(1, 3))
    meeting = Meeting(
        name="meeting",
        wait_minutes=draw(minutes(0, 8)),
        smallest=smallest,
        largest=smallest + draw(st.integers(0, 2)),
        lot=draw(st.sampled_from(["lot", "far lot", None])),
        fallback=Fallback(kind=("car", "average"), minutes=draw(short)),
    )
    line = Line(
        name="metro", last_home=draw(st.none() | minutes(20, EVENING)), walk_minutes=draw(short)
    )
    stops = tuple(stop.name for route in routes for stop in route.stops)
    doors = ("", "lot", "far lot", "rack", "meeting", "metro", *stops)
    return World(
        crowd=draw(crowds(doors, most=most)),
        starts=20,
        ends=EVENING,
        shuttles=routes,
        lots=lots,
        racks=(Rack(name="rack", places=draw(st.integers(0, 2))),),
        meetings=(meeting,),
        lines=(line,),
        gate=draw(st.none() | gates()),
        no_show=draw(st.sampled_from([0, 0.2])),
    )


KIND_OF = {"": "walk", "lot": "car", "far lot": "car", "rack": "bike", "meeting": "carpool"}
KINDS = tuple((mode, "average") for mode in ("walk", "car", "bike", "carpool", "metro", "shuttle"))


@st.composite
def crowds(draw: st.DrawFn, doors: tuple[str, ...], *, most: int) -> Crowd:
    """People at these doors."""
    person = st.tuples(
        st.integers(0, len(doors) - 1),
        st.integers(0, ORIGINS - 1),
        minutes(0, 35),
        minutes(15, EVENING + 5),
    )
    people = draw(st.lists(person, min_size=1, max_size=most))
    door, origin, ready, leave = (np.array(column) for column in zip(*people, strict=True))
    modes = [mode for mode, _ in KINDS]
    kind = [
        modes.index(KIND_OF.get(doors[each], "metro" if doors[each] == "metro" else "shuttle"))
        for each in door
    ]
    return Crowd(
        kinds=KINDS,
        doors=doors,
        kind=np.array(kind, np.int16),
        door=door.astype(np.int16),
        origin=origin.astype(np.int32),
        ready_ms=(ready * 60_000).astype(np.int32),
        leave_ms=(leave * 60_000).astype(np.int32),
        straight_km=np.array([3.0, 40.0]),
        drive_minutes=np.array([4.0, 10.5]),
    )
