"""Lots and racks: finite places, taken in the order of arrival, free again when somebody leaves."""

import heapq
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from ecoevent.travel.log import NOWHERE, Event, Integers
from ecoevent.travel.state import Inbox, State, people, times
from ecoevent.travel.world import Lot, Rack, ms


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
        """Who finds a place: one heap step a car, or none at all while there is room for all."""
        here = self._leaving[self._leaving > at[0]]
        if len(here) + len(at) <= self._lot.places:
            self._leaving = np.concatenate([here, leaves])
            return np.ones(len(at), bool)
        heap = here.tolist()
        heapq.heapify(heap)
        found = []
        for moment, leave in zip(at.tolist(), leaves.tolist(), strict=True):
            while heap and heap[0] <= moment:
                heapq.heappop(heap)
            found.append(len(heap) < self._lot.places)
            if found[-1]:
                heapq.heappush(heap, leave)
        self._leaving = np.array(heap, np.int64)
        return np.array(found)
