"""The shuttles of a plan in, shuttles with routes and timetables out, ready to be simulated."""

import datetime as dt
import math

import attrs
import numpy as np

from ecoevent.errors import NeededError, PlanError
from ecoevent.plan.mobility import Shuttle as PlannedShuttle
from ecoevent.plan.model import Plan
from ecoevent.problems import Diagnostic, catalogue, problem
from ecoevent.text import Text
from ecoevent.travel.demand import Demand
from ecoevent.travel.distances import geodesic_km
from ecoevent.travel.measures import placed_shuttles
from ecoevent.travel.places import Location
from ecoevent.travel.service import Service
from ecoevent.travel.setting import PATH
from ecoevent.travel.world import Shuttle, Stop

DAY = 24 * 60
NIGHT_ENDS = 8 * 60  # an hour before this one is of the night that follows
_BEFORE, _AFTER = 90, 90  # minutes over which trips are spread where the plan names no hours
_PAUSE = 5  # minutes between the end and the first return
_SEATS = 40
_ENERGIES = ("diesel", "hybrid", "electric")

NO_SEATS = Diagnostic(
    "P311",
    "error",
    Text(
        "la navette n'a aucune place\u00a0; donnez ses places, ou retirez-la",
        "the shuttle has no seats; give its seats, or leave it out",
    ),
)
AFTER_THE_EVENT = Diagnostic(
    "P312",
    "error",
    Text(
        "la navette part à {found}, après la fin de l'évènement à {ends}\u00a0; corrigez l'une ou"
        " l'autre heure",
        "the shuttle leaves at {found}, after the event ends at {ends}; correct one of the hours",
    ),
)
TIMETABLE_PROBLEMS = catalogue(NO_SEATS, AFTER_THE_EVENT)


def shuttles_of(
    demand: Demand, service: Service, hours: tuple[float, float]
) -> tuple[tuple[Shuttle, ...], tuple[Text, ...]]:
    """The shuttles of the demand's plan, and what was assumed.

    Args:
        demand: with the plan and where its shuttles leave from.
        service: how long people wait and board.
        hours: minutes at which the event starts and ends.

    Raises:
        PlanError: a shuttle has no seats, or leaves when the event is over.
        NeededError: a shuttle has no route.
    """
    placed = placed_shuttles(demand.plan, demand.homes.venue)
    made = tuple(
        _shuttle(
            _Planned(demand.plan, index, one), _route(demand, index, one, start), service, hours
        )
        for index, (one, start) in enumerate(placed)
    )
    without = sum(one.seats is None for one, _ in placed)
    notes = (_SEATS_ASSUMED.filled(count=without, seats=_SEATS),) if without else ()
    return made, notes


@attrs.frozen
class _Planned:
    """A shuttle and where it stands in the plan."""

    plan: Plan
    index: int
    shuttle: PlannedShuttle

    @property
    def path(self) -> str:
        return f"mobility.shuttles[{self.index}]"

    @property
    def trips(self) -> int:
        """Trips of one direction on one day; a plan counts those of both, over all days."""
        event = self.plan.event
        days = ((event.ends or event.starts) - event.starts).days + 1
        return max(1, round((self.shuttle.trips or 2) / 2 / days))


def _shuttle(
    planned: _Planned, stop: Stop, service: Service, hours: tuple[float, float]
) -> Shuttle:
    one = planned.shuttle
    if one.seats == 0:
        raise wrong_at(planned.plan, NO_SEATS, f"{planned.path}.seats")
    energy = one.energy if one.energy in _ENERGIES else "average"
    return Shuttle(
        name=f"shuttle {planned.index + 1}",
        seats=one.seats or _SEATS,
        stops=(stop,),
        departures=_departures(planned, stop.minutes, hours),
        returns=_returns(planned, hours[1]),
        kind=("shuttle", str(energy)),
        patience_minutes=service.patience.spread,
        is_timetable_known=True,
        boarding_seconds=service.boarding.value,
    )


def _route(demand: Demand, index: int, one: PlannedShuttle, start: Location | None) -> Stop:
    """The stop where the shuttle sets out, with the minutes and km from there."""
    km = _route_km(one, start, demand.homes.venue)
    if km is None:
        path = f"mobility.shuttles[{index}]"
        name = (one.name or str(index + 1))[:60]
        raise NeededError(_NO_ROUTE.filled(name=name, path=path), needed=path)
    straight = max(km / PATH, 0.5)
    speed = float(demand.behaviour.curve("car.speed", np.array([straight]))[0])
    return Stop(f"shuttle {index + 1} stop", 60 * straight / speed, km)


def _route_km(one: PlannedShuttle, start: Location | None, venue: Location | None) -> float | None:
    if one.distance_km is not None:
        return one.distance_km
    if start is None or venue is None or not math.isfinite(start.lat + venue.lat):
        return None
    return PATH * float(geodesic_km(start.lat, start.lon, venue.lat, venue.lon))


def _departures(planned: _Planned, minutes: float, hours: tuple[float, float]) -> tuple[float, ...]:
    """As the plan says, else evenly before the start."""
    starts, ends = hours
    said = _minute(planned.shuttle.last_departure)
    last = starts - minutes if said is None else said
    first = _minute(planned.shuttle.first_departure)
    if first is not None and first >= ends:
        parts = {"found": clock(first), "ends": clock(ends)}
        path = f"{planned.path}.first_departure"
        raise wrong_at(planned.plan, AFTER_THE_EVENT, path, **parts)
    first = last - _BEFORE if first is None else first
    return _spread(first, max(first, last), planned.trips)


def _returns(planned: _Planned, ends: float) -> tuple[float, ...]:
    said = _minute(planned.shuttle.last_return)
    if said is None:
        return _spread(ends + _PAUSE, ends + _AFTER, planned.trips)
    last = said + DAY if said < NIGHT_ENDS <= ends else said
    return _spread(min(ends + _PAUSE, last), last, planned.trips)


def _minute(time: dt.time | None) -> float | None:
    return None if time is None else time.hour * 60.0 + time.minute


def _spread(first: float, last: float, count: int) -> tuple[float, ...]:
    """So many moments, evenly from the first to the last; a single one at the last."""
    if count == 1:
        return (max(last, 0.0),)
    return tuple(max(0.0, first + (last - first) * index / (count - 1)) for index in range(count))


def wrong_at(plan: Plan, diagnostic: Diagnostic, path: str, **parts: object) -> PlanError:
    """The error of one wrong answer, with its place in the plan's file."""
    place = None if plan.source is None else plan.source.place(path)
    return PlanError([problem(diagnostic, place=place, path=path, **parts)])


def clock(minutes: float) -> str:
    """The time of day, `08:05`."""
    hour, minute = divmod(round(minutes) % DAY, 60)
    return f"{hour:02}:{minute:02}"


_NO_ROUTE = Text(
    "la navette {name} n'a pas de trajet\u00a0; donnez {path}.distance_km ou {path}.from_place",
    "the shuttle {name} has no route; give {path}.distance_km or {path}.from_place",
)
_SEATS_ASSUMED = Text(
    "{count} navette(s) sans nombre de places\u00a0: {seats} supposées par véhicule",
    "{count} shuttle(s) without a number of seats: {seats} assumed a vehicle",
)
