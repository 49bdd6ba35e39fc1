"""The shuttles of a plan in, shuttles with routes and timetables out, ready to be simulated."""

import datetime as dt
import math

import attrs
import numpy as np

from ecoevent.errors import NeededError, PlanError
from ecoevent.plan.model import Plan
from ecoevent.plan.sections.mobility import Shuttle as PlannedShuttle
from ecoevent.problems import Diagnostic, catalogue, problem
from ecoevent.travel.choice.kinds import KIND
from ecoevent.travel.choice.routes import Route, name_of, placed_shuttles
from ecoevent.travel.choice.setting import PATH
from ecoevent.travel.day.service import Service
from ecoevent.travel.day.world import Shuttle, Stop
from ecoevent.travel.demand import Demand
from ecoevent.travel.legs import Numbers
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
        demand: with the plan and where its shuttles leave from.
        service: how long people wait and board.
        hours: minutes at which the event starts and ends.

    Raises:
        PlanError: a shuttle has no seats, leaves when the event is over, or last before first.
        NeededError: a shuttle has no route.
    """
    placed = placed_shuttles(demand.plan, demand.homes.venue)
    planned = [
        _Planned(demand.plan, index, one.shuttle, _riders(demand, one.shuttle))
        for index, one in enumerate(placed)
    ]
    made = tuple(
        _shuttle(one, _stop(demand, one, route), service, hours)
        for one, route in zip(planned, placed, strict=True)
    )
    trips = np.array([one.all_trips for one in planned])
    notes = [one.doubt for one in placed if one.doubt is not None]
    if without := sum(one.shuttle.seats is None for one in placed):
        text = _ONE_WITHOUT_SEATS if without == 1 else _WITHOUT_SEATS
        notes.append(text.filled(count=without, seats=_SEATS))
    if without := sum(one.shuttle.trips is None for one in placed):
        text = _ONE_WITHOUT_TRIPS if without == 1 else _WITHOUT_TRIPS
        notes.append(text.filled(count=without))
    if any(one.runs and not one.names_hours for one in planned):
        notes.append(_WITHOUT_HOURS)
    return made, trips, tuple(notes)


def _riders(demand: Demand, shuttle: PlannedShuttle) -> float:
    """How many are expected to ride it, as far as one can tell it from others of its energy."""
    kind = KIND["shuttle", energy_of(shuttle)]
    alike = sum(energy_of(one) == energy_of(shuttle) for one in demand.plan.mobility.shuttles or ())
    return float(demand.people @ demand.probability[:, kind]) / max(alike, 1)


def energy_of(shuttle: PlannedShuttle) -> str:
    """What the shuttle runs on, as a variant of its mode."""
    return str(shuttle.energy) if shuttle.energy in _ENERGIES else "average"


@attrs.frozen
class _Planned:
    """A shuttle and where it stands in the plan."""

    plan: Plan
    index: int
    shuttle: PlannedShuttle
    riders: float

    @property
    def path(self) -> str:
        return f"mobility.shuttles[{self.index}]"

    @property
    def all_trips(self) -> float:
        """Both ways on all days: as the plan says, else as many as those expected need."""
        if self.shuttle.trips is not None:
            return float(self.shuttle.trips)
        a_way = max(1, math.ceil(_ROOM * self.riders / (self.shuttle.seats or _SEATS)))
        return 2.0 * self.plan.event.days * a_way

    @property
    def runs(self) -> int:
        """Of one direction on the day that is simulated."""
        if not self.all_trips:
            return 0
        return min(max(1, math.floor(self.all_trips / 2 / self.plan.event.days + 0.5)), _MOST_RUNS)

    @property
    def names_hours(self) -> bool:
        """Whether the plan says when it runs, there and back."""
        one = self.shuttle
        return None not in (one.first_departure, one.last_departure, one.last_return)

    @property
    def spread_minutes(self) -> float:
        """From the first run of one direction to the last."""
        return min(_SPREAD, _HEADWAY * max(self.runs - 1, 0))

    @property
    def seats(self) -> int:
        """Of one run."""
        one = self.shuttle.seats or _SEATS
        runs = self.all_trips / 2 / self.plan.event.days
        return one * max(1, math.ceil(runs / max(self.runs, 1) - 0.5))


def _shuttle(
    planned: _Planned, stop: Stop, service: Service, hours: tuple[float, float]
) -> Shuttle:
    one = planned.shuttle
    if one.seats == 0:
        raise wrong_at(planned.plan, NO_SEATS, f"{planned.path}.seats")
    return Shuttle(
        name=f"shuttle {planned.index + 1}",
        seats=planned.seats,
        stops=(stop,),
        departures=_departures(planned, stop.minutes, hours),
        returns=_returns(planned, hours),
        kind=("shuttle", energy_of(one)),
        patience_minutes=service.patience.spread,
        is_timetable_known=True,
        boarding_seconds=service.boarding.value,
    )


def _stop(demand: Demand, planned: _Planned, route: Route) -> Stop:
    """The stop where the shuttle sets out, with the minutes and km from there."""
    if route.km is None:
        where = planned.plan.source and planned.plan.source.place(planned.path)
        name = name_of(planned.shuttle, planned.path)
        parts = {"place": where or planned.path, "name": name, "path": planned.path}
        raise NeededError(route.doubt or _NO_ROUTE.filled(**parts), needed=planned.path)
    straight = max(route.km / PATH, 0.5)
    speed = float(demand.behaviour.curve("car.speed", np.array([straight]))[0])
    return Stop(f"shuttle {planned.index + 1} stop", 60 * straight / speed, route.km)


def _departures(planned: _Planned, minutes: float, hours: tuple[float, float]) -> tuple[float, ...]:
    """As the plan says, else evenly before the start."""
    starts, ends = hours
    first = _said(planned, "first_departure", ends)
    last = _said(planned, "last_departure", ends)
    for name, minute in (("first_departure", first), ("last_departure", last)):
        if minute is not None and minute >= ends:
            parts = {"found": clock(minute), "ends": clock(ends)}
            raise wrong_at(planned.plan, AFTER_THE_EVENT, f"{planned.path}.{name}", **parts)
    if first is not None and last is not None and last < first:
        parts = {"found": clock(last), "other": clock(first)}
        raise wrong_at(planned.plan, OUT_OF_ORDER, f"{planned.path}.last_departure", **parts)
    if last is None:
        last = starts - minutes
        if first is not None and first >= last:
            last = min(first + planned.spread_minutes, ends - 1)
    return _spread(last - planned.spread_minutes if first is None else first, last, planned.runs)


def _said(planned: _Planned, name: str, ends: float) -> float | None:
    """The minute of that departure; an hour before a night's end is of the day that follows."""
    said = getattr(planned.shuttle, name)
    if said is None:
        return None
    minute = minute_of(said)
    return minute + DAY if minute < ends - DAY else minute


def _returns(planned: _Planned, hours: tuple[float, float]) -> tuple[float, ...]:
    """As the plan says, else evenly after the end."""
    starts, ends = hours
    said = planned.shuttle.last_return
    if said is None:
        last = ends + max(_PAUSE + planned.spread_minutes, _LAST_LEAVE)
        return _spread(last - planned.spread_minutes, last, planned.runs)
    last = minute_of(said)
    if last < starts:
        if last > NIGHT_ENDS and ends <= DAY:
            parts = {"found": clock(last), "other": clock(starts)}
            raise wrong_at(planned.plan, OUT_OF_ORDER, f"{planned.path}.last_return", **parts)
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


def wrong_at(plan: Plan, diagnostic: Diagnostic, path: str, **parts: object) -> PlanError:
    """The error of one wrong answer, with its place in the plan's file."""
    place = None if plan.source is None else plan.source.place(path)
    return PlanError([problem(diagnostic, place=place, path=path, **parts)])


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
