"""The check-in gate: desks with one queue, first come, first served."""

import heapq

import numpy as np
from numpy.typing import NDArray

from ecoevent.travel.day.log import Event, Integers
from ecoevent.travel.day.state import Inbox, State, people, times
from ecoevent.travel.day.world import Gate, ms

_MANY_DESKS = 96  # from here on a whole stretch of people is served at once
_STRETCH = 4096  # people without a queue that are let through at once
_LEAST = 24  # people served at once for which it is worth it
_ONE_BY_ONE = 512  # people served one by one before the next attempt


class Desks:
    """The gate of a world in its state."""

    def __init__(self, state: State, gate: Gate, *, place: int) -> None:
        self._state = state
        self._gate = gate
        self._place = place
        self._free = np.full(gate.desks, ms(gate.opens), np.int64)  # when each desk is, in order
        self._out: list[int] = []  # when those go who are inside, where room is finite
        self.inbox: Inbox = state.gate_inbox

    def serve(self, before: int) -> None:
        """Serve all who come before that moment."""
        keys = self.inbox.take(before)
        if not len(keys):
            return
        at = times(keys)
        who = people(keys)
        need = self._state.fates.service_ms[who].astype(np.int64)
        home = self._state.home_ms[who].astype(np.int64)
        if self._gate.room is None:
            starts = self._starts(at, home, need)
        else:
            inside, starts = self._with_room(at, home, need)
            self._state.note(Event.TURNED_BACK, at[~inside], who[~inside], place=self._place)
            who, home, need = who[inside], home[inside], need[inside]
        self._note(starts, who, home, need)

    def _note(self, start: Integers, who: Integers, home: Integers, need: Integers) -> None:
        """Write down what became of people who are called at *start*, unless they went home."""
        note = self._state.note
        called = start <= home
        if not called.all():
            note(Event.LEFT_QUEUE, home[~called], who[~called], place=self._place)
            start, who, home, need = start[called], who[called], home[called], need[called]
        note(Event.CALLED, start, who, place=self._place)
        end = start + need
        served = end <= home
        if not served.all():
            note(Event.CUT_SHORT, home[~served], who[~served], place=self._place)
            end, who = end[served], who[served]
        note(Event.ENTERED, end, who, place=self._place)

    def _starts(self, at: Integers, home: Integers, need: Integers) -> Integers:
        """When each is called; for those who go home before, when they would have been."""
        starts = np.empty(len(at), np.int64)
        done = 0
        while done < len(at):
            done += self._without_queue(*_next(_STRETCH, done, at, home, need, starts))
            has_queue = done < len(at)
            while has_queue:
                served = 0
                if self._gate.desks >= _MANY_DESKS:
                    served = self._at_once(*_next(self._gate.desks, done, at, home, need, starts))
                if served < _LEAST:
                    rest = _next(_ONE_BY_ONE, done + served, at, home, need, starts)
                    served += self._one_by_one(*rest)
                done += served
                has_queue = done < len(at) and bool(starts[done - 1] > at[done - 1])
        return starts

    def _without_queue(self, at: Integers, home: Integers, need: Integers, starts: Integers) -> int:
        """Call people as they come, up to the first who finds no desk free; how many they are.

        The desks that people take are those that are free first. Who comes later leaves later
        than all moments looked at, as long as everyone needs some time.
        """
        if not need.all():
            return 0
        ends = np.minimum(at + need, home)
        finds = np.sort(np.concatenate([self._free, ends]))[: len(at)] <= at
        count = len(at) if finds.all() else int(np.argmin(finds))
        starts[:count] = at[:count]
        self._free = np.sort(np.concatenate([self._free, ends[:count]]))[count:]
        return count

    def _at_once(self, at: Integers, home: Integers, need: Integers, starts: Integers) -> int:
        """Give people the desks in the order in which these are free, and say to how many.

        It ends before somebody who would take a desk that one of these has left by then, and
        before somebody who goes home.
        """
        free = self._free[: len(at)]
        calls = np.maximum(at, free)
        ends = np.minimum(calls + need, home)
        earliest = np.minimum.accumulate(ends)
        ends_here = calls > home
        ends_here[1:] |= (free[1:] > at[1:]) & (earliest[:-1] < free[1:])
        count = int(np.argmax(ends_here)) if ends_here.any() else len(at)
        starts[:count] = calls[:count]
        self._free = np.sort(np.concatenate([self._free, ends[:count]]))[count:]
        return count

    def _one_by_one(self, at: Integers, home: Integers, need: Integers, starts: Integers) -> int:
        """The plain way, for few desks or while people give up; how many they are."""
        free = self._free.tolist()  # in order, so a heap
        calls: list[int] = []
        replace, add = heapq.heapreplace, calls.append
        for moment, limit, takes in zip(at.tolist(), home.tolist(), need.tolist(), strict=True):
            call = free[0] if free[0] > moment else moment  # noqa: FURB136 (half the time of max)
            if call <= limit:
                end = call + takes
                replace(free, end if end < limit else limit)  # noqa: FURB136
            add(call)
        starts[:] = calls
        self._free = np.sort(np.array(free, np.int64))
        return len(calls)

    def _with_room(
        self, at: Integers, home: Integers, need: Integers
    ) -> tuple[NDArray[np.bool_], Integers]:
        """Who finds room, and when each of these is called."""
        free = self._free.tolist()
        out = self._out
        inside = []
        calls = []
        for moment, limit, takes in zip(at.tolist(), home.tolist(), need.tolist(), strict=True):
            while out and out[0] <= moment:
                heapq.heappop(out)
            inside.append(len(out) < (self._gate.room or 0))
            if inside[-1]:
                call = max(moment, free[0])
                calls.append(call)
                end = min(call + takes, limit) if call <= limit else limit
                heapq.heappush(out, end)
                if call <= limit:
                    heapq.heapreplace(free, end)
        self._free = np.sort(np.array(free, np.int64))
        return np.array(inside), np.array(calls, np.int64)


def _next(count: int, done: int, *columns: Integers) -> tuple[Integers, ...]:
    """The next so many entries of each column, as views."""
    return tuple(column[done : done + count] for column in columns)
