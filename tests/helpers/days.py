"""Worlds of one kind of people, made short for tests."""

import numpy as np

from ecoevent.chance.streams import Draws
from ecoevent.travel.day import spreads
from ecoevent.travel.day.simulation import simulate
from ecoevent.travel.day.world import Crowd, Gate, Line, Lot, Meeting, Rack, Shuttle, Stop, World

MODES = {"stop": "shuttle", "lot": "car", "rack": "bike", "meeting": "carpool", "metro": "metro"}
KINDS = tuple((mode, "average") for mode in ("walk", *MODES.values()))
LEAVES = 1020.0
SERVICE = spreads.mixture(spreads.triangular(5, 10, 15), spreads.triangular(15, 22, 30), 0.3)


def crowd(
    door: str, ready: "np.typing.ArrayLike", *, leave: "np.typing.ArrayLike" = LEAVES
) -> Crowd:
    """People who come to that door at those minutes, from 10 km away."""
    times = np.asarray(ready, np.float64)
    count = len(times)
    mode = MODES.get(door, "walk")
    return Crowd(
        kinds=KINDS,
        doors=(door,),
        kind=np.full(count, KINDS.index((mode, "average")), np.int16),
        door=np.zeros(count, np.int16),
        origin=np.zeros(count, np.int32),
        ready_ms=np.rint(times * 60_000).astype(np.int32),
        leave_ms=np.rint(np.broadcast_to(np.asarray(leave, float), count) * 60_000).astype(
            np.int32
        ),
        straight_km=np.array([10.0]),
        drive_minutes=np.array([15.0]),
    )


def day(people: Crowd, **places: object) -> World:
    """A programme from 9 to 17 o'clock."""
    return World(crowd=people, starts=540, ends=1020, **places)  # type: ignore[arg-type]


def shuttle(**changes: object) -> Shuttle:
    """Ten seats from a stop 8 km away, at 8 and 8:30, back at 17:05 and 18 o'clock."""
    described: dict[str, object] = {
        "name": "shuttle",
        "seats": 10,
        "stops": (Stop("stop", 20, 8),),
        "departures": (480.0, 510.0),
        "returns": (1025.0, 1080.0),
    }
    return Shuttle(**(described | changes))  # type: ignore[arg-type]


def everything(count: int = 600, *, seed: int = 5) -> World:
    """People at every kind of door, with too little of everything."""
    random = Draws(seed).generator("test")
    doors = ("", "stop", "lot", "rack", "meeting", "metro")
    door = random.integers(0, len(doors), count).astype(np.int16)
    people = Crowd(
        kinds=KINDS,
        doors=doors,
        kind=door,
        door=door,
        origin=random.integers(0, 3, count).astype(np.int32),
        ready_ms=random.integers(450 * 60_000, 540 * 60_000, count).astype(np.int32),
        leave_ms=random.integers(990 * 60_000, 1050 * 60_000, count).astype(np.int32),
        straight_km=np.array([3.0, 12.0, 60.0]),
        drive_minutes=np.array([8.0, 20.0, 55.0]),
    )
    return day(
        people,
        shuttles=(
            shuttle(
                departures=tuple(range(455, 540, 12)),
                returns=(1010.0, 1030.0, 1050.0),
                patience_minutes=spreads.weibull(2.8, 17.1),
            ),
        ),
        lots=(
            Lot(name="lot", places=count // 12, overflow="far lot"),
            Lot(name="far lot", places=count // 40),
        ),
        racks=(Rack(name="rack", places=count // 10),),
        meetings=(Meeting(name="meeting", lot="lot", pickup_km=1),),
        lines=(Line(name="metro", last_home=1045),),
        gate=Gate(desks=1 + count // 400, service_seconds=SERVICE, opens=460),
        no_show=0.1,
    )


def digest(replication: int) -> str:
    """Of a day of everything."""
    return simulate(everything(200), draws=Draws(1, replication)).rows().digest()
