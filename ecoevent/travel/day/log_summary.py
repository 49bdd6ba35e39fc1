"""What a log tells in numbers: who came how, waits, loads, arrivals and queues over the day."""

import attrs
import numpy as np
from numpy.typing import NDArray

from ecoevent.travel.day.log import NOBODY, Event, Integers, TravelLog
from ecoevent.travel.day.world import MINUTE, Kind

Counts = NDArray[np.int64]
Minutes = NDArray[np.float64]


@attrs.frozen(kw_only=True)
class Journeys:
    """How one way went for those who set out: each of them is counted once.

    Attributes:
        as_planned: came, or went home, as they meant to.
        diverted: gave up waiting, found no carpool or a full lot, and took another way.
        stranded: no departure was left for them.
    """

    as_planned: int
    diverted: int
    stranded: int

    @property
    def total(self) -> int:
        """All of them."""
        return self.as_planned + self.diverted + self.stranded


@attrs.frozen(kw_only=True)
class Instead:
    """People whom a place failed, and what they did instead.

    Attributes:
        place: the name of the place.
        event: what happened to them there.
        people: how many; from a lot, vehicles with all in them.
        kind: what they took instead; None where they looked for another place, or went in nowhere.
    """

    place: str
    event: Event
    people: int
    kind: Kind | None


@attrs.frozen(kw_only=True)
class Wait:
    """Minutes that people waited at a place, whether or not they got what they waited for."""

    place: str
    people: int
    mean: float
    median: float
    p95: float
    longest: float


@attrs.frozen(kw_only=True, eq=False)
class Loads:
    """How full each run of each shuttle was; arrays of one entry a run.

    Attributes:
        shuttle: index into the shuttles of the world.
        trip: number of the run, returns after departures.
        is_return: whether it led home.
        people: how many rode.
    """

    shuttle: Counts
    trip: Counts
    is_return: NDArray[np.bool_]
    people: Counts


@attrs.frozen(kw_only=True)
class Summary:
    """The numbers of a day."""

    stayed_home: int
    set_out: int
    outward: Journeys
    homeward: Journeys
    entered: int
    turned_away: tuple[Instead, ...]
    waits: tuple[Wait, ...]
    vehicles: int
    empty_vehicles: int


_FAILED = (
    Event.GAVE_UP, Event.MISSED, Event.TURNED_AWAY, Event.GAVE_UP_HOME, Event.MISSED_HOME,
    Event.TOO_LATE, Event.LEFT_QUEUE, Event.CUT_SHORT, Event.TURNED_BACK,
)  # fmt: skip
_OF_PEOPLE = tuple(event for event in Event if event not in (Event.DEPARTED, Event.REACHED))
_WAITS = {
    Event.READY: (Event.BOARDED, Event.POOLED, Event.GAVE_UP, Event.MISSED),
    Event.READY_HOME: (Event.BOARDED_HOME, Event.GAVE_UP_HOME, Event.MISSED_HOME),
    Event.ARRIVED: (Event.CALLED, Event.LEFT_QUEUE),
}


def summary(log: TravelLog) -> Summary:
    """The numbers of the day that *log* tells."""
    people = len(log.world.crowd)
    stayed_home = log.count(Event.STAYED_HOME)
    riders = loads(log).people
    return Summary(
        stayed_home=stayed_home,
        set_out=people - stayed_home,
        outward=_outward(log),
        homeward=Journeys(
            as_planned=log.count(Event.LEFT, Event.BOARDED_HOME),
            diverted=log.count(Event.GAVE_UP_HOME),
            stranded=log.count(Event.MISSED_HOME, Event.TOO_LATE),
        ),
        entered=log.count(Event.ENTERED),
        turned_away=turned_away(log),
        waits=waits(log),
        vehicles=len(riders),
        empty_vehicles=int((riders == 0).sum()),
    )


def turned_away(log: TravelLog) -> tuple[Instead, ...]:
    """Whom each place failed, place by place."""
    found = log.of(*_FAILED)
    width = len(Event)
    keys = found.place.astype(np.int64) * width + found.event
    instead = _instead(log)
    names = log.places.names
    each = zip(*(array.tolist() for array in np.unique(keys, return_counts=True)), strict=True)
    return tuple(
        Instead(place=names[place], event=Event(event), people=count, kind=instead.get(place))
        for (place, event), count in ((divmod(key, width), count) for key, count in each)
    )


def waits(log: TravelLog) -> tuple[Wait, ...]:
    """The minutes waited at each stop, carpool meeting and at the gate."""
    places = []
    times = []
    since = np.zeros(len(log.world.crowd), np.int64)
    for start, ends in _WAITS.items():
        begun = log.of(start)
        since[begun.person] = begun.at_ms
        over = log.of(*ends)
        places.append(over.place)
        times.append(over.at_ms - since[over.person])
    place = np.concatenate(places)
    waited = np.concatenate(times)
    names = log.places.names
    return tuple(_wait(names[each], waited[place == each]) for each in np.unique(place).tolist())


def loads(log: TravelLog) -> Loads:
    """How many rode in each run of each shuttle."""
    world = log.world
    runs = [len(shuttle.departures) + len(shuttle.returns) for shuttle in world.shuttles]
    firsts = np.cumsum([0, *runs])
    stops = [len(shuttle.stops) for shuttle in world.shuttles]
    numbers = np.arange(len(stops))
    of_place = np.concatenate([np.repeat(numbers, stops), numbers])
    boarded = log.of(Event.BOARDED, Event.BOARDED_HOME)
    run = firsts[of_place[boarded.place]] + boarded.trip
    shuttle = np.repeat(numbers, runs)
    trip = np.arange(firsts[-1]) - firsts[shuttle]
    out = np.array([len(each.departures) for each in world.shuttles], np.int64)
    return Loads(
        shuttle=shuttle,
        trip=trip,
        is_return=trip >= out[shuttle],
        people=np.bincount(run, minlength=firsts[-1]),
    )


def arrivals(log: TravelLog, *, minutes: float = 5) -> tuple[Minutes, Counts]:
    """The start of each stretch of so many minutes, and how many reached the venue in it."""
    at = log.of(Event.ARRIVED).at_ms / MINUTE
    starts = _stretches(log, minutes)
    return starts, np.bincount(_within(at, starts, minutes), minlength=len(starts))


def queue(log: TravelLog, place: str, *, minutes: float = 5) -> tuple[Minutes, Counts]:
    """The start of each stretch, and the most people (in a lot: vehicles) at *place* in it."""
    rows = log.rows()
    # A vehicle may run before the first and after the last person; it changes no queue.
    is_here = rows.place == log.places.names.index(place)
    here = np.flatnonzero(is_here & (rows.person != NOBODY))
    starts = _stretches(log, minutes)
    stretch = _within(rows.at_ms[here] / MINUTE, starts, minutes)
    length = rows.queue[here].astype(np.int64)
    most = np.zeros(len(starts), np.int64)
    # What is there when a stretch begins is there in it, too.
    last = np.searchsorted(stretch, np.arange(len(starts)))
    before = np.where(last > 0, length[np.maximum(last - 1, 0)] if len(length) else 0, 0)
    np.maximum.at(most, stretch, length)
    return starts, np.maximum(most, before)


def _outward(log: TravelLog) -> Journeys:
    set_out = len(log.world.crowd) - log.count(Event.STAYED_HOME)
    missed = log.count(Event.MISSED)
    failed = log.of(Event.GAVE_UP, Event.TURNED_AWAY)
    diverted = with_passengers(log, np.unique(failed.person).astype(np.int64))
    return Journeys(
        as_planned=set_out - missed - len(diverted), diverted=len(diverted), stranded=missed
    )


def with_passengers(log: TravelLog, drivers: Integers) -> Integers:
    """These people and all who ride with them in a carpool, each once."""
    pooled = log.of(Event.POOLED)
    ride = np.isin(pooled.trip, drivers)
    return np.union1d(drivers, pooled.person[ride].astype(np.int64))


def _instead(log: TravelLog) -> dict[int, Kind]:
    places = log.places
    world = log.world
    kinds = {}
    stop = 0
    for number, shuttle in enumerate(world.shuttles, places.shuttles):
        for place in (number, *range(stop, stop + len(shuttle.stops))):
            kinds[place] = shuttle.fallback.kind
        stop += len(shuttle.stops)
    for number, meeting in enumerate(world.meetings, places.meetings):
        kinds[number] = meeting.fallback.kind
    for number, line in enumerate(world.lines, places.lines):
        kinds[number] = line.fallback.kind
    return kinds


def _wait(place: str, waited_ms: Integers) -> Wait:
    # Sums of whole numbers: the order of the log must not show in the last digit.
    ordered = np.sort(waited_ms)
    count = len(ordered)
    return Wait(
        place=place,
        people=count,
        mean=int(ordered.sum()) / count / MINUTE,
        median=int(ordered[(count - 1) // 2]) / MINUTE,
        p95=int(ordered[(count - 1) * 19 // 20]) / MINUTE,
        longest=int(ordered[-1]) / MINUTE,
    )


def _stretches(log: TravelLog, minutes: float) -> Minutes:
    at = log.of(*_OF_PEOPLE).at_ms / MINUTE
    if not len(at):
        return np.zeros(0)
    first = float(np.floor(at.min() / minutes) * minutes)
    count = int((at.max() - first) // minutes) + 1
    return first + minutes * np.arange(count, dtype=np.float64)


def _within(at: Minutes, starts: Minutes, minutes: float) -> Integers:
    if not len(starts):
        return np.zeros(0, np.int64)
    stretch: Integers = ((at - starts[0]) // minutes).astype(np.int64)
    return stretch
