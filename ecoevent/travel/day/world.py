"""The world that is simulated: who comes when by what, and what they meet; plain frozen values.

Minutes count from midnight before the event. Nothing here knows of plans.
"""

import attrs
import numpy as np
from numpy.typing import NDArray

from ecoevent.travel.day.spreads import Spread

MINUTE = 60_000  # milliseconds
Kind = tuple[str, str]
Whole32 = NDArray[np.int32]
Whole16 = NDArray[np.int16]


@attrs.frozen(kw_only=True, eq=False)
class Crowd:
    """The participants, one row a person; all arrays but the last two have n rows.

    Attributes:
        kinds: each (mode, variant) that `kind` points to.
        doors: names of what people meet first on their way: a stop, a lot, a rack, a carpool
            meeting or a line; "" for the venue itself.
        kind: index into `kinds`.
        door: index into `doors`.
        origin: index of the group that the person comes with.
        ready_ms: when they reach their door, in whole milliseconds after midnight.
        leave_ms: when they want to go home.
        straight_km: shape (origins,), geodesic km from there to the venue.
        drive_minutes: shape (origins,), minutes that a carpool from there drives.
    """

    kinds: tuple[Kind, ...]
    doors: tuple[str, ...]
    kind: Whole16
    door: Whole16
    origin: Whole32
    ready_ms: Whole32
    leave_ms: Whole32
    straight_km: NDArray[np.float64]
    drive_minutes: NDArray[np.float64]

    def __len__(self) -> int:
        return len(self.kind)


@attrs.frozen(kw_only=True)
class Fallback:
    """What somebody does who cannot go on as planned, and after how many minutes they are there."""

    kind: Kind = ("taxi", "average")
    minutes: float = 20


@attrs.frozen
class Stop:
    """A stop of a shuttle: minutes and km from there to the venue, along the route."""

    name: str
    minutes: float
    km: float


@attrs.frozen(kw_only=True)
class Shuttle:
    """Vehicles with seats and a timetable; coaches and trains that run for the event as well.

    Attributes:
        stops: in the order of the way to the venue; the first one is where vehicles set out.
        departures: minutes at which a vehicle sets out from the first stop.
        returns: minutes at which a vehicle sets out from the venue towards the stops.
        patience_minutes: how long people wait; None where everyone waits.
        is_timetable_known: patience runs from the next departure by the timetable, not from when
            people are at the stop.
        boarding_seconds: how long the vehicle stands at a stop for each person who boards.
        empty_km: km that the vehicle drives empty for each departure or return.
        fallback: what people do who give up, or come after the last departure.
    """

    name: str
    seats: int
    stops: tuple[Stop, ...]
    departures: tuple[float, ...] = ()
    returns: tuple[float, ...] = ()
    kind: Kind = ("shuttle", "average")
    patience_minutes: Spread | None = None
    is_timetable_known: bool = False
    boarding_seconds: float = 2
    empty_km: float = 0
    fallback: Fallback = Fallback()


@attrs.frozen(kw_only=True)
class Lot:
    """A parking lot: so many places, and what who finds it full does.

    Attributes:
        walk_minutes: from a place to the venue.
        overflow: the name of the lot where drivers then go, one further down the list.
        on_minutes, on_km: how far that is.
        elsewhere_minutes, elsewhere_km: what finding a place in the streets takes, walk included,
            where there is no further lot.
    """

    name: str
    places: int
    walk_minutes: float = 4
    overflow: str | None = None
    on_minutes: float = 5
    on_km: float = 1
    elsewhere_minutes: float = 15
    elsewhere_km: float = 1


@attrs.frozen(kw_only=True)
class Rack:
    """A bike rack, as a lot."""

    name: str
    places: int
    walk_minutes: float = 1
    overflow: str | None = None
    on_minutes: float = 1
    elsewhere_minutes: float = 3


@attrs.frozen(kw_only=True)
class Meeting:
    """How carpools form: people from the same origin who are ready within the same minutes.

    Attributes:
        wait_minutes: how long the first one waits for others, at most.
        smallest, largest: how many people leave together.
        lot: where the car is parked; None where it needs no place.
        pickup_km: km more for each person who gets in.
        fallback: how those travel, each alone, who are too few; `minutes` come on top of the way.
    """

    name: str
    wait_minutes: float = 15
    smallest: int = 2
    largest: int = 4
    lot: str | None = None
    pickup_km: float = 0
    fallback: Fallback = Fallback(kind=("car", "average"), minutes=0)


@attrs.frozen(kw_only=True)
class Line:
    """A line of public transport whose vehicles are not simulated: metro, bus, train, coach.

    Attributes:
        last_home: the minute of its last departure home; None where it runs on.
        walk_minutes: from the venue to its stop.
        fallback: how those get home who miss it.
    """

    name: str
    last_home: float | None = None
    walk_minutes: float = 5
    fallback: Fallback = Fallback()


@attrs.frozen(kw_only=True)
class Gate:
    """The check-in: desks with one queue.

    Attributes:
        service_seconds: what one person takes at a desk.
        opens: the minute from which people are served.
        room: how many people find room, those at the desks included; None for any number.
    """

    desks: int
    service_seconds: Spread
    opens: float = 0
    room: int | None = None
    name: str = "gate"


@attrs.frozen(kw_only=True, eq=False)
class World:
    """All that is simulated of one day.

    Attributes:
        starts, ends: minutes between which the programme runs.
        no_show: share of the crowd who never set out.
    """

    crowd: Crowd
    starts: float
    ends: float
    shuttles: tuple[Shuttle, ...] = ()
    lots: tuple[Lot, ...] = ()
    racks: tuple[Rack, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    lines: tuple[Line, ...] = ()
    gate: Gate | None = None
    no_show: float = 0


@attrs.frozen
class Places:
    """The numbers that a log gives to the places of a world: `names` in their order.

    Attributes:
        names: stops of all shuttles, shuttles (their stop at the venue), lots, racks, meetings,
            lines, gate.
    """

    names: tuple[str, ...]
    shuttles: int
    lots: int
    racks: int
    meetings: int
    lines: int
    gate: int


def places(world: World) -> Places:
    """The places of *world*, numbered."""
    groups = [
        [stop.name for shuttle in world.shuttles for stop in shuttle.stops],
        [shuttle.name for shuttle in world.shuttles],
        [lot.name for lot in world.lots],
        [rack.name for rack in world.racks],
        [meeting.name for meeting in world.meetings],
        [line.name for line in world.lines],
        [world.gate.name] if world.gate else [],
    ]
    starts = np.cumsum([len(group) for group in groups]).tolist()
    return Places(tuple(name for group in groups for name in group), *starts[:6])


def kinds(world: World) -> tuple[Kind, ...]:
    """Every kind that people or vehicles of *world* may travel by, those of the crowd first."""
    more = [kind for shuttle in world.shuttles for kind in (shuttle.kind, shuttle.fallback.kind)]
    more += [meeting.fallback.kind for meeting in world.meetings]
    more += [line.fallback.kind for line in world.lines]
    return tuple(dict.fromkeys([*world.crowd.kinds, *more]))


def ms(minutes: float) -> int:
    """Whole milliseconds of so many minutes."""
    return int(minutes * MINUTE + 0.5)
