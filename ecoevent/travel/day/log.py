"""The log of a simulated day: what happened to whom, when and where, as columns; rows in order."""

import hashlib
from collections.abc import Sequence
from enum import IntEnum
from typing import Any

import attrs
import numpy as np
from numpy.typing import NDArray

from ecoevent.travel.day.world import Places, World, places

Integers = NDArray[np.int64]
Whole = NDArray[np.signedinteger[Any]]
NOBODY = -1
NOWHERE = -1


class Event(IntEnum):
    """What happens; the order is that of events of the same millisecond."""

    STAYED_HOME = 0  # did not set out at all
    LEFT = 1  # goes home as planned; from a lot or rack, its place is free again
    READY = 2  # waits at a stop or a carpool meeting
    READY_HOME = 3  # waits at the venue for a shuttle
    ARRIVED = 4  # is at the venue, in front of the gate
    DEPARTED = 5  # a vehicle leaves a stop
    BOARDED = 6
    BOARDED_HOME = 7
    POOLED = 8  # leaves in a carpool; `trip` is the person who drives
    GAVE_UP = 9  # waited too long, or found no carpool; the fallback follows
    GAVE_UP_HOME = 10
    MISSED = 11  # no departure is left; the fallback follows
    MISSED_HOME = 12
    TOO_LATE = 13  # the last departure of a line home is gone
    PARKED = 14
    TURNED_AWAY = 15  # the lot or rack is full
    CALLED = 16  # is served at a desk of the gate
    LEFT_QUEUE = 17  # goes home out of the queue at the gate
    CUT_SHORT = 18  # goes home from the desk, not served to the end
    TURNED_BACK = 19  # finds no room at the gate
    ENTERED = 20  # checked in
    REACHED = 21  # a vehicle reaches the venue


_MORE = (Event.READY, Event.READY_HOME, Event.ARRIVED, Event.PARKED)
_FEWER = (
    Event.LEFT, Event.BOARDED, Event.BOARDED_HOME, Event.POOLED, Event.GAVE_UP, Event.GAVE_UP_HOME,
    Event.MISSED, Event.MISSED_HOME, Event.CALLED, Event.LEFT_QUEUE, Event.TURNED_BACK,
)  # fmt: skip
CHANGE = np.zeros(len(Event), np.int8)
CHANGE[list(_MORE)] = 1
CHANGE[list(_FEWER)] = -1


@attrs.frozen(eq=False)
class Noted:
    """Entries of one event that were written down at once.

    Attributes:
        at_ms, person, place, trip: as in `Entries`; a place or trip that all share is a number.
    """

    event: Event
    at_ms: NDArray[np.int32]
    person: NDArray[np.int32]
    place: NDArray[np.int16] | int
    trip: NDArray[np.int32] | int


@attrs.frozen(kw_only=True, eq=False)
class Entries:
    """Entries of a log, as columns of the same length.

    Attributes:
        at_ms: when, in whole milliseconds after midnight.
        event: what, see `Event`.
        person: the row of the crowd; -1 for a vehicle.
        place: where, an index into `places.names`; -1 for nowhere in particular.
        trip: which run of a shuttle, returns counted after departures; for carpools the person
            who drives; else -1.
    """

    at_ms: NDArray[np.int32]
    event: NDArray[np.uint8]
    person: NDArray[np.int32]
    place: NDArray[np.int16]
    trip: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.at_ms)


@attrs.frozen(eq=False)
class TravelLog:
    """What happened in a simulated world, event by event; `rows` puts all of it in order."""

    world: World
    noted: tuple[Noted, ...]

    def __len__(self) -> int:
        return sum(len(each.at_ms) for each in self.noted)

    @property
    def places(self) -> Places:
        """The places of the world, as `place` numbers them."""
        return places(self.world)

    def of(self, *events: Event) -> Entries:
        """The entries of these events, in no order."""
        noted = [each for each in self.noted if each.event in events]
        return Entries(
            at_ms=_column(noted, "at_ms", np.int32),
            event=_column(noted, "event", np.uint8),
            person=_column(noted, "person", np.int32),
            place=_column(noted, "place", np.int16),
            trip=_column(noted, "trip", np.int32),
        )

    def count(self, *events: Event) -> int:
        """How many entries of these events there are."""
        return sum(len(each.at_ms) for each in self.noted if each.event in events)

    def rows(self) -> "Rows":
        """The log in its one order, by time, event, person, trip and place, with the queues."""
        found = self.of(*Event)
        order = np.lexsort((found.place, found.trip, found.person, found.event, found.at_ms))
        event = found.event[order]
        place = found.place[order]
        return Rows(
            at_ms=found.at_ms[order],
            event=event,
            person=found.person[order],
            place=place,
            trip=found.trip[order],
            queue=_queues(event, place),
        )


@attrs.frozen(kw_only=True, eq=False)
class Rows(Entries):
    """The entries of a log in order.

    Attributes:
        queue: how many are at the place once the event is over: people who wait at a stop, a
            meeting or the gate, vehicles in a lot, bikes in a rack.
    """

    queue: NDArray[np.int32]

    @property
    def columns(self) -> Sequence[NDArray[np.generic]]:
        """All columns, in the order of the attributes."""
        return self.at_ms, self.event, self.person, self.place, self.trip, self.queue

    def digest(self) -> str:
        """SHA-256 of the rows, the same on every machine."""
        stored = hashlib.sha256()
        for column in self.columns:
            stored.update(column.astype("<i8").tobytes())
        return stored.hexdigest()


def _column(noted: Sequence[Noted], name: str, dtype: type) -> NDArray[Any]:
    column: NDArray[Any] = np.empty(sum(len(each.at_ms) for each in noted), dtype)
    first = 0
    for each in noted:
        last = first + len(each.at_ms)
        column[first:last] = getattr(each, name)
        first = last
    return column


def _queues(event: NDArray[np.uint8], place: NDArray[np.int16]) -> NDArray[np.int32]:
    order = np.argsort(place, kind="stable")
    sorted_place = place[order]
    change = CHANGE[event[order]].astype(np.int32)
    change[sorted_place == NOWHERE] = 0
    total = np.cumsum(change, dtype=np.int32)
    starts = np.flatnonzero(np.diff(sorted_place, prepend=np.int16(-2)))
    before = np.repeat(total[starts] - change[starts], np.diff(starts, append=len(place)))
    queues = np.empty(len(place), np.int32)
    queues[order] = total - before
    return queues
