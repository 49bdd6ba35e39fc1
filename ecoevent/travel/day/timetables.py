"""The shuttles of a visit in, shuttles with routes and timetables out, ready to be simulated."""

import datetime as dt
import math

import attrs
import numpy as np

from ecoevent.errors import NeededError, PlanError
from ecoevent.problems import Diagnostic, catalogue
from ecoevent.travel.choice.kinds import KIND
from ecoevent.travel.day.service import Service
from ecoevent.travel.day.world import Shuttle, Stop
from ecoevent.travel.demand import Demand
from ecoevent.travel.legs import Numbers
from ecoevent.travel.routes import PATH, Route
from ecoevent.travel.visit import Visit
from ecoevent.words.locale import show_time
from ecoevent.words.text import Text

DAY = 24 * 60
NIGHT_ENDS = 8 * 60  # an hour before this one is of the night that follows
# where the plan names no hours; nobody published any, so these are ours
_SPREAD = 90  # minutes over which trips are spread at most
_HEADWAY = 30  # and between two of them
_LAST_LEAVE = 60  # minutes after the end: by then all are at the stop, by rules/travel/service.yaml
_PAUSE = 5  # minutes between the end and the first return
_SEATS = 40
_ROOM = 1.5  # seats a rider where the plan names no trips: not everyone comes at the same hour
_MOST_RUNS = 500  # simulated one way on a day; more are driven as longer ones with more seats
_LEAST_HEADWAY = 1 / 60  # vehicles that leave at once leave one second after the other

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
OUT_OF_ORDER = Diagnostic(
    "P314",
    "error",
    Text(
        "l'heure {found} vient avant {other}\u00a0; corrigez l'une ou l'autre",
        "the hour {found} comes before {other}; correct one of them",
    ),
)
TIMETABLE_PROBLEMS = catalogue(NO_SEATS, AFTER_THE_EVENT, OUT_OF_ORDER)


def shuttles_of(
    demand: Demand, service: Service, hours: tuple[float, float]
) -> tuple[tuple[Shuttle, ...], Numbers, tuple[Text, ...]]:
    """The shuttles of the demand's plan, the trips of each on all days, and what was assumed.

    Args:
        demand: with the plan's shuttles and who rides them.
        service: how long people wait and board.
        hours: minutes at which the event starts and ends.

    Raises:
        PlanError: a shuttle has no seats, leaves when the event is over, or last before first.
        NeededError: a shuttle has no route.
    """
    routes = demand.visit.shuttles
    planned = [
        _Planned(demand.visit, index + 1, route, _riders(demand, route))
        for index, route in enumerate(routes)
    ]
    made = tuple(_shuttle(one, _stop(demand, one), service, hours) for one in planned)
    trips = np.array([one.all_trips for one in planned])
    notes = [route.doubt for route in routes if route.doubt is not None]
    if without := sum(route.seats is None for route in routes):
        text = _ONE_WITHOUT_SEATS if without == 1 else _WITHOUT_SEATS
        notes.append(text.filled(count=without, seats=_SEATS))
    if without := sum(route.trips is None for route in routes):
        text = _ONE_WITHOUT_TRIPS if without == 1 else _WITHOUT_TRIPS
        notes.append(text.filled(count=without))
    if any(one.runs and not one.names_hours for one in planned):
        notes.append(_WITHOUT_HOURS)
    return made, trips, tuple(notes)


def _riders(demand: Demand, route: Route) -> float:
    """How many are expected to ride it, as far as one can tell it from others of its energy."""
    alike = sum(one.energy == route.energy for one in demand.visit.shuttles)
    riders = demand.people @ demand.probability[:, KIND["shuttle", route.energy]]
    return float(riders) / max(alike, 1)


@attrs.frozen
class _Planned:
    """A shuttle and who rides it; the first of the plan has the number 1."""

    visit: Visit
    number: int
    route: Route
    riders: float

    @property
    def all_trips(self) -> float:
        """Both ways on all days: as the plan says, else as many as those expected need."""
        if self.route.trips is not None:
            return float(self.route.trips)
        a_way = max(1, math.ceil(_ROOM * self.riders / (self.route.seats or _SEATS)))
        return 2.0 * self.visit.days * a_way

    @property
    def runs(self) -> int:
        """Of one direction on the day that is simulated."""
        if not self.all_trips:
            return 0
        return min(max(1, math.floor(self.all_trips / 2 / self.visit.days + 0.5)), _MOST_RUNS)

    @property
    def names_hours(self) -> bool:
        """Whether the plan says when it runs, there and back."""
        one = self.route
        return None not in (one.first_departure, one.last_departure, one.last_return)

    @property
    def spread_minutes(self) -> float:
        """From the first run of one direction to the last."""
        return min(_SPREAD, _HEADWAY * max(self.runs - 1, 0))

    @property
    def seats(self) -> int:
        """Of one run."""
        runs = self.all_trips / 2 / self.visit.days
        return (self.route.seats or _SEATS) * max(1, math.ceil(runs / max(self.runs, 1) - 0.5))

    def wrong(self, diagnostic: Diagnostic, name: str, **parts: object) -> PlanError:
        """The error of one answer about it."""
        return self.visit.wrong_at(diagnostic, f"{self.route.path}.{name}", **parts)


def _shuttle(
    planned: _Planned, stop: Stop, service: Service, hours: tuple[float, float]
) -> Shuttle:
    if planned.route.seats == 0:
        raise planned.wrong(NO_SEATS, "seats")
    return Shuttle(
        name=f"shuttle {planned.number}",
        seats=planned.seats,
        stops=(stop,),
        departures=_departures(planned, stop.minutes, hours),
        returns=_returns(planned, hours),
        kind=("shuttle", planned.route.energy),
        patience_minutes=service.patience.spread,
        is_timetable_known=True,
        boarding_seconds=service.boarding.value,
    )


def _stop(demand: Demand, planned: _Planned) -> Stop:
    """The stop where the shuttle sets out, with the minutes and km from there."""
    route = planned.route
    if route.km is None:
        parts = {"place": route.place or route.path, "name": route.name, "path": route.path}
        raise NeededError(route.doubt or _NO_ROUTE.filled(**parts), needed=route.path)
    straight = max(route.km / PATH, 0.5)
    speed = float(demand.behaviour.curve("car.speed", np.array([straight]))[0])
    return Stop(f"shuttle {planned.number} stop", 60 * straight / speed, route.km)


def _departures(planned: _Planned, minutes: float, hours: tuple[float, float]) -> tuple[float, ...]:
    """As the plan says, else evenly before the start."""
    starts, ends = hours
    first = _minute(planned.route.first_departure, ends)
    last = _minute(planned.route.last_departure, ends)
    for name, minute in (("first_departure", first), ("last_departure", last)):
        if minute is not None and minute >= ends:
            parts = {"found": clock(minute), "ends": clock(ends)}
            raise planned.wrong(AFTER_THE_EVENT, name, **parts)
    if first is not None and last is not None and last < first:
        parts = {"found": clock(last), "other": clock(first)}
        raise planned.wrong(OUT_OF_ORDER, "last_departure", **parts)
    if last is None:
        last = starts - minutes
        if first is not None and first >= last:
            last = min(first + planned.spread_minutes, ends - 1)
    return _spread(last - planned.spread_minutes if first is None else first, last, planned.runs)


def _minute(departure: dt.time | None, ends: float) -> float | None:
    """The minute of that departure; an hour before a night's end is of the day that follows."""
    if departure is None:
        return None
    minute = minute_of(departure)
    return minute + DAY if minute < ends - DAY else minute


def _returns(planned: _Planned, hours: tuple[float, float]) -> tuple[float, ...]:
    """As the plan says, else evenly after the end."""
    starts, ends = hours
    said = planned.route.last_return
    if said is None:
        last = ends + max(_PAUSE + planned.spread_minutes, _LAST_LEAVE)
        return _spread(last - planned.spread_minutes, last, planned.runs)
    last = minute_of(said)
    if last < starts:
        if last > NIGHT_ENDS and ends <= DAY:
            parts = {"found": clock(last), "other": clock(starts)}
            raise planned.wrong(OUT_OF_ORDER, "last_return", **parts)
        last += DAY
    # a last return before the end leaves people behind, and the simulation shows how many
    first = ends + _PAUSE if last > ends + _PAUSE else last - planned.spread_minutes
    return _spread(first, last, planned.runs)


def minute_of(time: dt.time) -> float:
    """Minutes after midnight."""
    return time.hour * 60.0 + time.minute


def _spread(first: float, last: float, count: int) -> tuple[float, ...]:
    """So many moments, evenly from the first to the last; a single one at the last."""
    if count <= 1:
        return (max(last, 0.0),) * count
    start = max(first, 0.0)
    step = max((last - start) / (count - 1), _LEAST_HEADWAY)
    return tuple(start + step * index for index in range(count))


def clock(minutes: float) -> str:
    """The time of day as a plan writes it, `08:05`."""
    hours, minute = divmod(round(minutes) % DAY, 60)
    return f"{hours:02}:{minute:02}"


def hour(minutes: float) -> Text:
    """The time of day in words, `8 h 05` or `8:05 a.m.`."""
    time = dt.time(*divmod(round(minutes) % DAY, 60))
    return Text(show_time(time, "fr"), show_time(time, "en"))


_NO_ROUTE = Text(
    "{place}\u00a0: la navette {name} n'a pas de trajet\u00a0; donnez {path}.distance_km ou"
    " {path}.from_place",
    "{place}: the shuttle {name} has no route; give {path}.distance_km or {path}.from_place",
)
_ONE_WITHOUT_SEATS = Text(
    "une navette sans nombre de places\u00a0: on en suppose {seats} par véhicule",
    "one shuttle without a number of seats: {seats} assumed a vehicle",
)
_WITHOUT_SEATS = Text(
    "{count} navettes sans nombre de places\u00a0: on en suppose {seats} par véhicule",
    "{count} shuttles without a number of seats: {seats} assumed a vehicle",
)
_ONE_WITHOUT_TRIPS = Text(
    "une navette sans nombre de trajets\u00a0: on en suppose autant qu'il en faut",
    "one shuttle without a number of trips: as many as needed assumed",
)
_WITHOUT_TRIPS = Text(
    "{count} navettes sans nombre de trajets\u00a0: on en suppose autant qu'il en faut",
    "{count} shuttles without a number of trips: as many as needed assumed",
)
_WITHOUT_HOURS = Text(
    "heures de navette supposées, avant le début et après la fin du programme\u00a0: donnez"
    " first_departure, last_departure et last_return",
    "hours of shuttles assumed, before the programme starts and after it ends: give"
    " first_departure, last_departure and last_return",
)
