"""The state of one simulated day: made, run and thrown away; what places pass people on with."""

from collections import defaultdict

import attrs
import numpy as np
import simpy
from numpy.typing import NDArray

from ecoevent.travel.day.log import NOBODY, NOWHERE, Event, Integers, Noted, TravelLog, Whole
from ecoevent.travel.day.world import Places, World, places

END = 2**31 - 1
_PERSON = 2**32 - 1


@attrs.frozen(kw_only=True, eq=False)
class Fates:
    """All that is drawn for the people of a world, each at their own row.

    Attributes:
        stays_home: who does not set out.
        patience_ms, patience_home_ms: how long they wait for a shuttle; empty without shuttles.
        service_ms: how long they take at a desk; empty without a gate.
    """

    stays_home: NDArray[np.bool_]
    patience_ms: NDArray[np.int32]
    patience_home_ms: NDArray[np.int32]
    service_ms: NDArray[np.int32]


def times(keys: Integers) -> Integers:
    """The milliseconds of *keys*."""
    return keys >> 32


def people(keys: Integers) -> Integers:
    """The rows of the crowd of *keys*."""
    return keys & _PERSON


def keyed(at: Integers | int, who: Integers) -> Integers:
    """One number for each moment and person, which sorts by moment, then by person."""
    return (np.asarray(at, np.int64) << 32) | who


class Inbox:
    """People who reach a place, taken out by time and, at the same time, by row."""

    _MOST_RUNS = 4

    def __init__(self) -> None:
        self._runs: list[Integers] = []

    def push(self, at: Integers | int, who: Integers) -> None:
        """These come at those times."""
        if len(who):
            self._runs.append(np.sort(keyed(at, who)))

    def take(self, before: int) -> Integers:
        """The keys of all who come before that moment, in order; they are in here no more."""
        limit = np.int64(before << 32)
        if len(self._runs) == 1:  # by far the most common
            run = self._runs[0]
            cut = int(run.searchsorted(limit))
            self._runs = [run[cut:]] if cut < len(run) else []
            return run[:cut]
        taken = []
        left = []
        for run in self._runs:
            cut = int(run.searchsorted(limit))
            if cut:
                taken.append(run[:cut])
            if cut < len(run):
                left.append(run[cut:])
        # Many small runs that wait for the evening would be gone through at each departure.
        self._runs = left if len(left) < self._MOST_RUNS else [np.sort(np.concatenate(left))]
        if len(taken) == 1:
            return taken[0]
        return np.sort(np.concatenate(taken)) if taken else np.empty(0, np.int64)


class State:
    """What changes while a world is simulated."""

    def __init__(self, world: World, fates: Fates) -> None:
        self.env = simpy.Environment()
        self.world = world
        self.fates = fates
        self.places: Places = places(world)
        self.leave_ms = world.crowd.leave_ms
        self.home_ms = np.zeros(len(world.crowd), np.int32)
        self.until = np.zeros(len(fates.patience_ms), np.int32)
        self.until_home = np.zeros(len(fates.patience_home_ms), np.int32)
        self.gate_inbox = Inbox()
        self._passengers = np.empty(0, np.int64)
        self._first_passenger = self._passenger_count = np.empty(0, np.int32)
        self._vehicles: dict[Event, list[tuple[int, int, int]]] = defaultdict(list)
        self._noted: list[Noted] = []
        self._arrivals_at = self.places.gate if world.gate else NOWHERE

    def note(
        self,
        event: Event,
        at: Whole,
        who: Whole,
        *,
        place: Whole | int = NOWHERE,
        trip: Whole | int = -1,
    ) -> None:
        """Write down that this happened to these people."""
        if len(who):
            self._noted.append(
                Noted(
                    event,
                    at.astype(np.int32),
                    who.astype(np.int32),
                    place if isinstance(place, int) else place.astype(np.int16),
                    trip if isinstance(trip, int) else trip.astype(np.int32),
                )
            )

    def note_vehicle(self, event: Event, at: int, *, place: int, trip: int) -> None:
        """Write down that a vehicle did this."""
        self._vehicles[event].append((at, place, trip))

    def arrive(self, at: Integers, who: Integers) -> Integers:
        """These reach the venue; when each of them goes home comes back, at least 1 ms later."""
        self.note(Event.ARRIVED, at, who, place=self._arrivals_at)
        home = np.maximum(self.leave_ms[who], at + 1)
        self.home_ms[who] = home
        if self.world.gate:
            self.gate_inbox.push(at, who)
        return home

    def ride(self, riders: Integers, drivers: Integers, sizes: Integers) -> None:
        """These ride with those drivers, car by car; each driver is the first of their car.

        Nobody of them goes home before the last one wants to.
        """
        if not len(riders):
            return
        starts = np.cumsum(sizes) - sizes
        latest = np.maximum.reduceat(self.leave_ms[riders], starts)
        self.leave_ms = self.leave_ms.copy()
        self.leave_ms[riders] = np.repeat(latest, sizes)
        if not len(self._first_passenger):
            self._first_passenger = np.zeros(len(self.leave_ms), np.int32)
            self._passenger_count = np.zeros(len(self.leave_ms), np.int32)
        at_the_wheel = riders[starts]
        self._first_passenger[at_the_wheel] = (
            len(self._passengers) + starts - np.arange(len(starts))
        )
        self._passenger_count[at_the_wheel] = sizes - 1
        self._passengers = np.concatenate([self._passengers, riders[riders != drivers]])

    def bring_passengers(self, at: Integers, drivers: Integers) -> None:
        """Those who ride with these drivers reach the venue with them."""
        if not len(self._passengers) or not len(drivers):
            return
        counts = self._passenger_count[drivers].astype(np.int64)
        shifts = self._first_passenger[drivers] - (np.cumsum(counts) - counts)
        who = self._passengers[np.repeat(shifts, counts) + np.arange(counts.sum())]
        if len(who):
            self.note(Event.LEFT, self.arrive(np.repeat(at, counts), who), who)

    def log(self) -> TravelLog:
        """All that was written down."""
        for event in (Event.DEPARTED, Event.REACHED):
            runs = self._vehicles[event]
            if runs:
                at, place, trip = np.array(runs, np.int64).T
                self.note(event, at, np.full(len(at), NOBODY), place=place, trip=trip)
        return TravelLog(self.world, tuple(self._noted))
