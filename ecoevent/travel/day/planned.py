"""A demand in, the day that is simulated out: hours, shuttles, lots, racks, carpools and a gate.

What a plan does not say is not simulated: without a number of desks there is no queue at the door,
without a number of places every car finds one.
"""

from collections.abc import Sequence

import attrs
import numpy as np
from numpy.typing import NDArray

from ecoevent.chance.streams import Draws
from ecoevent.knowledge.modes import KINDS
from ecoevent.problems import Diagnostic, catalogue
from ecoevent.travel.choice.behaviour import Behaviour
from ecoevent.travel.choice.measures import shuttle_minutes
from ecoevent.travel.day.parties import LARGEST, parties
from ecoevent.travel.day.service import Service
from ecoevent.travel.day.timetables import (
    DAY,
    NIGHT_ENDS,
    clock,
    hour,
    minute_of,
    shuttles_of,
)
from ecoevent.travel.day.timing import Ways, gather
from ecoevent.travel.day.world import Gate, Line, Lot, Meeting, Rack, Shuttle, World
from ecoevent.travel.demand import Demand
from ecoevent.travel.legs import Indices, Numbers
from ecoevent.travel.routes import PATH
from ecoevent.travel.visit import Visit
from ecoevent.words.text import Text

OPENS, CLOSES = 9 * 60, 17 * 60
EVENING_OPENS, EVENING_CLOSES = 18 * 60, 22 * 60
_SHORT = 4 * 60  # how long an event lasts that starts or ends at an unusual hour
_TRANSIT = ("metro", "bus", "train")
LOT, RACK, TRANSIT, CARPOOL = "car park", "bike rack", "transit", "carpool"

ENDS_FIRST = Diagnostic(
    "P313",
    "error",
    Text(
        "l'évènement ferme à {found}, avant d'ouvrir à {opens}\u00a0; corrigez l'une des heures",
        "the event closes at {found}, before it opens at {opens}; correct one of the hours",
    ),
)
DAY_PROBLEMS = catalogue(ENDS_FIRST)


@attrs.frozen(kw_only=True, eq=False)
class Day:
    """What people meet on a day of the event, but for the people.

    Attributes:
        starts, ends: minutes after midnight between which the programme runs.
        door: shape (origins, kinds), index into `doors`: what people meet first.
        minutes: shape (origins, kinds), from their door to the venue.
        trips: of each shuttle on all days, both ways; a simulated day may have a few more or less.
        notes: what was assumed.
    """

    starts: float
    ends: float
    doors: tuple[str, ...]
    door: NDArray[np.int64]
    minutes: Numbers
    drive_minutes: Numbers
    shuttles: tuple[Shuttle, ...]
    lots: tuple[Lot, ...]
    racks: tuple[Rack, ...]
    meetings: tuple[Meeting, ...]
    lines: tuple[Line, ...]
    gate: Gate | None
    trips: Numbers
    notes: tuple[Text, ...] = ()

    def trips_a_run(self, days: int) -> dict[tuple[str, str], float]:
        """How many trips of the plan a simulated one stands for, by kind of shuttle."""
        planned: dict[tuple[str, str], float] = {}
        simulated: dict[tuple[str, str], float] = {}
        for one, trips in zip(self.shuttles, self.trips.tolist(), strict=True):
            km = one.stops[0].km
            runs = days * (len(one.departures) + len(one.returns))
            planned[one.kind] = planned.get(one.kind, 0.0) + trips * km
            simulated[one.kind] = simulated.get(one.kind, 0.0) + runs * km
        return {kind: km / simulated[kind] for kind, km in planned.items() if simulated[kind]}

    def straight_km(self, shuttle: Shuttle) -> float:
        """From the stop where the shuttle sets out to the venue, in a straight line."""
        return shuttle.stops[0].km / PATH


def day_of(demand: Demand, service: Service) -> Day:
    """The day of the demand's plan.

    Raises:
        PlanError: the hours or a shuttle of the plan cannot be.
        NeededError: a shuttle has no route.
    """
    visit = demand.visit
    starts, ends, notes = hours_of(visit)
    shuttles, trips, assumed = shuttles_of(demand, service, (starts, ends))
    lots = () if visit.car_places is None else (Lot(name=LOT, places=visit.car_places),)
    racks = () if visit.bike_places is None else (Rack(name=RACK, places=visit.bike_places),)
    meetings = (_carpools(lot=LOT if lots else None),)
    last = _last_home(visit, demand.behaviour)
    lines = () if last is None else (Line(name=TRANSIT, last_home=last),)
    doors = ("", *_names(shuttles, meetings, lots, racks, lines))
    door, minutes = _doors(demand, doors, shuttles)
    return Day(
        starts=starts,
        ends=ends,
        doors=doors,
        door=door,
        minutes=minutes,
        drive_minutes=_drive_minutes(demand),
        shuttles=shuttles,
        lots=lots,
        racks=racks,
        meetings=meetings,
        lines=lines,
        gate=_gate(visit, service, starts),
        trips=trips,
        notes=(*notes, *assumed),
    )


def world_of(day: Day, demand: Demand, counts: Indices, draws: Draws, service: Service) -> World:
    """The day with these people, shape (origins, kinds), and the hours that they come at."""
    ways = Ways(
        kinds=KINDS,
        doors=day.doors,
        door=day.door,
        minutes=day.minutes,
        straight_km=demand.homes.km,
        drive_minutes=day.drive_minutes,
        timetables={one.stops[0].name: one.departures for one in day.shuttles},
    )
    crowd = gather(counts, ways, hours=(day.starts, day.ends), draws=draws, service=service)
    crowd = parties(crowd, demand.behaviour.number("cars.people"), draws.generator("parties"))
    return World(
        crowd=crowd,
        starts=day.starts,
        ends=day.ends,
        shuttles=day.shuttles,
        lots=day.lots,
        racks=day.racks,
        meetings=day.meetings,
        lines=day.lines,
        gate=day.gate,
    )


def hours_of(visit: Visit) -> tuple[float, float, tuple[Text, ...]]:
    """The minutes at which the event starts and ends, and what was assumed.

    Raises:
        PlanError: it closes before it opens, and not in the night that follows.
    """
    usual = (EVENING_OPENS, EVENING_CLOSES) if visit.is_evening else (OPENS, CLOSES)
    opens, closes = visit.opens_at, visit.closes_at
    starts = float(usual[0]) if opens is None else minute_of(opens)
    ends = float(usual[1]) if closes is None else minute_of(closes)
    is_said = opens is not None and closes is not None
    if ends <= starts and closes is not None and ends <= NIGHT_ENDS:
        ends += DAY
        # a night that ends so late starts in the evening
        starts = float(EVENING_OPENS) if opens is None else starts
    elif ends <= starts and is_said and visit.days > 1:
        # it opens on the first day and closes on the last one: neither is the hour of each day
        starts, ends, is_said = float(usual[0]), float(usual[1]), False
    elif ends <= starts and is_said:
        parts = {"found": clock(ends), "opens": clock(starts)}
        raise visit.wrong_at(ENDS_FIRST, "event.closes_at", **parts)
    elif ends <= starts and closes is None:
        ends = starts + _SHORT
    elif ends <= starts:
        starts = max(0.0, ends - _SHORT)
    if is_said:
        return starts, ends, ()
    return starts, ends, (_HOURS.filled(starts=hour(starts), ends=hour(ends)),)


def _last_home(visit: Visit, behaviour: Behaviour) -> float | None:
    """The minute of the last departure of transit; None where the plan says that it runs on."""
    if visit.transit_runs_until_close or visit.schedule_fits_transit:
        return None
    return 60 * behaviour.number("transit.last_hour")


def _gate(visit: Visit, service: Service, starts: float) -> Gate | None:
    if not visit.desks:
        return None
    takes = service.check_in_with_badge if visit.prints_badges else service.check_in
    return Gate(desks=visit.desks, service_seconds=takes.spread, opens=max(0.0, starts - 60))


def _names(*groups: Sequence[Shuttle | Meeting | Lot | Rack | Line]) -> tuple[str, ...]:
    return tuple(
        one.stops[0].name if isinstance(one, Shuttle) else one.name
        for group in groups
        for one in group
    )


def _doors(
    demand: Demand, doors: tuple[str, ...], shuttles: Sequence[Shuttle]
) -> tuple[NDArray[np.int64], Numbers]:
    """The first door of each origin and kind, and the minutes from there to the venue."""
    number = {name: index for index, name in enumerate(doors)}
    first = {
        "car": LOT,
        "carpool": CARPOOL,
        "bike": RACK,
        "e_bike": RACK,
        **dict.fromkeys(_TRANSIT, TRANSIT),
    }
    origins = len(demand.people)
    door = np.zeros((origins, len(KINDS)), np.int64)
    minutes = np.zeros((origins, len(KINDS)))
    rides = np.array([one.stops[0].minutes for one in shuttles])
    stops = np.array([number[one.stops[0].name] for one in shuttles], np.int64)
    for kind, (mode, variant) in enumerate(KINDS):
        door[:, kind] = number.get(first.get(mode, ""), 0)
        if mode == "carpool":
            minutes[:, kind] = _drive_minutes(demand)
        if mode == "shuttle" and any(one.kind == (mode, variant) for one in shuttles):
            best = _best_shuttle(demand, [one.kind == (mode, variant) for one in shuttles])
            door[:, kind], minutes[:, kind] = stops[best], rides[best]
    return door, minutes


def _best_shuttle(demand: Demand, is_of_kind: Sequence[bool]) -> NDArray[np.int64]:
    """Which of those shuttles each origin takes: the one that is there soonest."""
    shuttles = demand.visit.shuttles
    whole = np.full((len(demand.people), len(shuttles)), np.inf)
    for index, one in enumerate(shuttles):
        if is_of_kind[index]:
            there = shuttle_minutes(
                [one],
                demand.homes.spots,
                km=demand.homes.km,
                behaviour=demand.behaviour,
            )
            # where no shuttle helps, any of them will do: only a stated share rides it
            whole[:, index] = np.minimum(there.sum(axis=1), 1e9)
    return np.asarray(whole.argmin(axis=1))


def _drive_minutes(demand: Demand) -> Numbers:
    km = np.maximum(demand.homes.km, 0.5)
    return np.asarray(60 * km / demand.behaviour.curve("car.speed", km))


def _carpools(*, lot: str | None) -> Meeting:
    """Where parties meet who go together; they are formed beforehand, of people ready at once."""
    return Meeting(name=CARPOOL, wait_minutes=0, smallest=1, largest=LARGEST, lot=lot)


_HOURS = Text(
    "heures supposées, de {starts} à {ends}\u00a0: donnez event.opens_at et event.closes_at",
    "hours assumed, from {starts} to {ends}: give event.opens_at and event.closes_at",
)
