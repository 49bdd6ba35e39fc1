"""Lots and racks: finite places, taken in the order of arrival, free again when somebody leaves."""

import heapq
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from ecoevent.travel.day.log import NOWHERE, Event, Integers
from ecoevent.travel.day.state import END, Inbox, State, people, times
from ecoevent.travel.day.world import Lot, Rack, ms

_LEAST = 64  # cars admitted at once for which it is worth it
_ONE_BY_ONE = 512  # cars admitted one by one before the next attempt


class Parking:
    """A lot or a rack of the world in its state."""

    def __init__(self, state: State, lot: Lot | Rack, *, place: int) -> None:
        self._state = state
        self._lot = lot
        self._place = place
        self._inbox = Inbox()
        self._leaving = np.empty(0, np.int64)  # when those who are here will go
        self._overflow: Parking | None = None

    @property
    def name(self) -> str:
        """The name in the world."""
        return self._lot.name

    def find_overflow(self, parkings: Mapping[str, "Parking"]) -> None:
        """Know where to send drivers on to."""
        self._overflow = parkings[self._lot.overflow] if self._lot.overflow else None

    def push(self, at: Integers, drivers: Integers) -> None:
        """These come to the lot at those times."""
        self._inbox.push(at, drivers)

    def settle(self, before: int) -> None:
        """Park all who come before that moment, or send them on."""
        keys = self._inbox.take(before)
        if not len(keys):
            return
        at = times(keys)
        drivers = people(keys)
        walk = ms(self._lot.walk_minutes)
        leaves = np.maximum(self._state.leave_ms[drivers], at + walk + 1)
        parks = self._admit(at, leaves)
        self._state.note(Event.PARKED, at[parks], drivers[parks], place=self._place)
        self._go_in(at[parks] + walk, drivers[parks], place=self._place)
        if not parks.all():
            self._send_on(at[~parks], drivers[~parks])

    def _send_on(self, at: Integers, drivers: Integers) -> None:
        self._state.note(Event.TURNED_AWAY, at, drivers, place=self._place)
        if self._overflow:
            self._overflow.push(at + ms(self._lot.on_minutes), drivers)
        else:
            self._go_in(at + ms(self._lot.elsewhere_minutes), drivers, place=NOWHERE)

    def _go_in(self, at: Integers, drivers: Integers, *, place: int) -> None:
        """They walk to the venue, with all who came in the same car."""
        home = self._state.arrive(at, drivers)
        self._state.note(Event.LEFT, home, drivers, place=place)
        self._state.bring_passengers(at, drivers)

    def _admit(self, at: Integers, leaves: Integers) -> NDArray[np.bool_]:
        """Who finds a place."""
        here = self._leaving[self._leaving > at[0]]
        if len(here) + len(at) <= self._lot.places:
            self._leaving = np.concatenate([here, leaves])
            return np.ones(len(at), bool)
        self._leaving = np.sort(here)
        parks = np.empty(len(at), bool)
        done = 0
        while done < len(at):
            count = self._admit_at_once(at[done:], leaves[done:], parks[done:])
            if count < _LEAST:
                span = slice(done + count, done + count + _ONE_BY_ONE)
                self._admit_one_by_one(at[span], leaves[span], parks[span])
                count += _ONE_BY_ONE
            done += count
        return parks

    def _admit_at_once(self, at: Integers, leaves: Integers, parks: NDArray[np.bool_]) -> int:
        """Admit people up to the first who may find the place of one who parks here; how many.

        Until then it is known when places get free. The cars that are there, less those that could
        never park, walk up with each arrival and down with each departure, held at the number of
        places: whenever the most that they were over it rises, a car is turned away.
        """
        gone = np.searchsorted(self._leaving, at, side="right")
        over = len(self._leaving) + np.arange(1, len(at) + 1) - gone - self._lot.places
        turned_away = np.maximum.accumulate(np.maximum(over, 0))
        parks[:] = np.diff(turned_away, prepend=0) == 0
        first_to_leave = np.minimum.accumulate(np.where(parks, leaves, END))
        frees = first_to_leave[:-1] <= at[1:]
        count = int(np.argmax(frees)) + 1 if frees.any() else len(at)
        stay = self._leaving[gone[count - 1] :]
        self._leaving = np.sort(np.concatenate([stay, leaves[:count][parks[:count]]]))
        return count

    def _admit_one_by_one(self, at: Integers, leaves: Integers, parks: NDArray[np.bool_]) -> None:
        """The plain way, for lots whose cars come and go."""
        heap = self._leaving.tolist()  # in order, so a heap
        found = []
        for moment, leave in zip(at.tolist(), leaves.tolist(), strict=True):
            while heap and heap[0] <= moment:
                heapq.heappop(heap)
            found.append(len(heap) < self._lot.places)
            if found[-1]:
                heapq.heappush(heap, leave)
        parks[:] = found
        self._leaving = np.sort(np.array(heap, np.int64))
