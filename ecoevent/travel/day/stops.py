"""Shuttles: vehicles set out by timetable, and people board in the order in which they came."""

from collections import deque
from collections.abc import Callable, Generator

import attrs
import numpy as np
import simpy

from ecoevent.travel.day.log import Event, Integers
from ecoevent.travel.day.state import END, Inbox, State, people, times
from ecoevent.travel.day.world import Shuttle, ms

Process = Generator[simpy.Event, object, None]
_OUT = (Event.READY, Event.BOARDED, Event.GAVE_UP, Event.MISSED)
_HOME = (Event.READY_HOME, Event.BOARDED_HOME, Event.GAVE_UP_HOME, Event.MISSED_HOME)
_NOBODY = np.empty(0, np.int64)


@attrs.frozen
class Timetable:
    """When vehicles call at a stop, in ms, and whether people know."""

    calls: tuple[int, ...]
    is_known: bool


class Queue:
    """People who wait at one stop for one shuttle.

    Nobody is looked at while they wait: who gave up is found out when their turn comes, or when
    somebody asks (`flush`). What was found out is written down then, all at once.
    """

    def __init__(
        self,
        state: State,
        *,
        place: int,
        timetable: Timetable,
        is_home: bool,
        divert: Callable[[Integers, Integers], None],
    ) -> None:
        self._state = state
        self._place = place
        self._timetable = timetable
        self._divert = divert
        self._ready, self._boarded, self._gave_up, self._missed = _HOME if is_home else _OUT
        fates = state.fates
        self._patience = fates.patience_home_ms if is_home else fates.patience_ms
        self._until = state.until_home if is_home else state.until
        self._calls_left = len(timetable.calls)
        self._last_call = -1
        self._inbox = Inbox()
        self._waiting: deque[Integers] = deque()
        self._boardings: list[tuple[int, int, Integers]] = []
        self._given_up: list[Integers] = []

    def push(self, at: Integers, who: Integers) -> None:
        """These come to the stop at those times."""
        self._state.note(self._ready, at, who, place=self._place)
        self._inbox.push(at, who)
        counts_from = at
        if self._timetable.is_known and self._timetable.calls:
            calls = np.array(self._timetable.calls, np.int64)
            following = np.minimum(np.searchsorted(calls, at), len(calls) - 1)
            counts_from = np.maximum(at, calls[following])
        self._until[who] = np.minimum(counts_from + self._patience[who], END)

    def call(self, now: int, *, seats: int, trip: int) -> Integers:
        """Who boards a vehicle with so many free seats."""
        self._admit(now + 1)
        boarded: list[Integers] = []
        while seats and self._waiting:
            group = self._waiting.popleft()
            if len(group) > seats:
                self._waiting.appendleft(group[seats:])
                group = group[:seats]
            boarded.append(self._still_there(group, now))
            seats -= len(boarded[-1])
        who = boarded[0] if len(boarded) == 1 else np.concatenate([_NOBODY, *boarded])
        if len(who):
            self._boardings.append((now, trip, who))
        self._calls_left -= 1
        self._last_call = now
        return who

    def flush(self, before: int) -> None:
        """Let those go who give up before that moment, or for whom no vehicle is left."""
        self._admit(before)
        if not (self._waiting or self._given_up or self._boardings):
            return
        keys = np.concatenate([_NOBODY, *self._waiting])
        self._waiting.clear()
        who = people(keys)
        limit = before if self._calls_left else np.maximum(times(keys), self._last_call)
        stays = self._until[who] >= limit
        self._given_up.append(who[~stays])
        if not self._calls_left:
            self._go(self._missed, np.broadcast_to(limit, keys.shape)[stays], who[stays])
        elif stays.any():
            self._waiting.append(keys[stays])
        gave_up = np.concatenate(self._given_up)
        self._given_up.clear()
        self._go(self._gave_up, self._until[gave_up].astype(np.int64), gave_up)
        self._write_boardings()

    def _admit(self, before: int) -> None:
        come = self._inbox.take(before)
        if len(come):
            self._waiting.append(come)

    def _still_there(self, keys: Integers, now: int) -> Integers:
        who = people(keys)
        stays = self._until[who] >= now
        if np.count_nonzero(stays) == len(who):
            return who
        self._given_up.append(who[~stays])
        return who[stays]

    def _write_boardings(self) -> None:
        if self._boardings:
            at, trip, groups = zip(*self._boardings, strict=True)
            counts = [len(group) for group in groups]
            self._state.note(
                self._boarded,
                np.repeat(np.array(at), counts),
                np.concatenate(groups),
                place=self._place,
                trip=np.repeat(np.array(trip), counts),
            )
            self._boardings.clear()

    def _go(self, event: Event, at: Integers, who: Integers) -> None:
        self._state.note(event, at, who, place=self._place)
        if len(who):
            self._divert(at, who)


class Route:
    """A shuttle of the world in its state: a queue at each stop, and one at the venue."""

    def __init__(self, state: State, shuttle: Shuttle, *, stop: int, place: int) -> None:
        self._state = state
        self._shuttle = shuttle
        self._stop = stop
        self._place = place
        departures = tuple(ms(minute) for minute in shuttle.departures)
        returns = tuple(ms(minute) for minute in shuttle.returns)
        known = shuttle.is_timetable_known
        first = shuttle.stops[0].minutes
        following = [*(stop.minutes for stop in shuttle.stops[1:]), 0]
        self._rides = [
            ms(stop.minutes - after) for stop, after in zip(shuttle.stops, following, strict=True)
        ]
        self._boarding = ms(shuttle.boarding_seconds / 60)
        self._queues = [
            Queue(
                state,
                place=stop + index,
                timetable=Timetable(
                    tuple(at + ms(first - each.minutes) for at in departures), known
                ),
                is_home=False,
                divert=self._take_fallback,
            )
            for index, each in enumerate(shuttle.stops)
        ]
        self._home = Queue(
            state,
            place=place,
            timetable=Timetable(returns, known),
            is_home=True,
            divert=lambda _at, _who: None,  # how they get home is all that is told of them
        )
        self._riding: list[tuple[int, Integers]] = []
        state.env.process(self._departures(departures))
        state.env.process(self._returns(returns, first_trip=len(departures)))

    def push(self, stop: int, at: Integers, who: Integers) -> None:
        """These come to the stop of that number at those times."""
        self._queues[stop].push(at, who)

    def flush(self, before: int) -> None:
        """Let all go who give up before that moment, and all arrive who ride by now."""
        for queue in self._queues:
            queue.flush(before)
        if self._riding:
            at, groups = zip(*self._riding, strict=True)
            self._riding.clear()
            self._reach(np.repeat(np.array(at), list(map(len, groups))), np.concatenate(groups))

    def flush_home(self, before: int) -> None:
        """The same at the venue."""
        self._home.flush(before)

    def _departures(self, moments: tuple[int, ...]) -> Process:
        env = self._state.env
        for trip, at in enumerate(moments):
            yield env.timeout(at - env.now)
            env.process(self._vehicle(trip, at))

    def _vehicle(self, trip: int, now: int) -> Process:
        """From the first stop to the venue."""
        state = self._state
        free = self._shuttle.seats
        riders = []
        reaches = now
        for index, (queue, ride) in enumerate(zip(self._queues, self._rides, strict=True)):
            if reaches > now:
                yield state.env.timeout(reaches - now)
                now = reaches
            boarded = queue.call(now, seats=free, trip=trip)
            riders.append(boarded)
            free -= len(boarded)
            leaves = now + self._boarding * len(boarded)
            state.note_vehicle(Event.DEPARTED, leaves, place=self._stop + index, trip=trip)
            reaches = leaves + ride
        state.note_vehicle(Event.REACHED, reaches, place=self._place, trip=trip)
        self._riding += [(reaches, group) for group in riders]

    def _returns(self, moments: tuple[int, ...], *, first_trip: int) -> Process:
        state = self._state
        for trip, at in enumerate(moments, first_trip):
            yield state.env.timeout(at - state.env.now)
            self.flush(at)  # who gave up on the way here may by now want to go home
            who = self._home.call(at, seats=self._shuttle.seats, trip=trip)
            leaves = at + self._boarding * len(who)
            state.note_vehicle(Event.DEPARTED, leaves, place=self._place, trip=trip)

    def _take_fallback(self, at: Integers, who: Integers) -> None:
        self._reach(at + ms(self._shuttle.fallback.minutes), who)

    def _reach(self, at: Integers, who: Integers) -> None:
        self._home.push(self._state.arrive(at, who).astype(np.int64), who)
