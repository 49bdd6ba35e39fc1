"""Carpools: people of the same origin who are ready within the same minutes leave together."""

import numpy as np
from numpy.typing import NDArray

from ecoevent.travel.day.log import Event, Integers
from ecoevent.travel.day.state import State
from ecoevent.travel.day.world import Meeting, ms


def form(state: State, meeting: Meeting, who: Integers, *, place: int) -> tuple[Integers, Integers]:
    """When each car is where it is parked, and who drives it; those who drive alone come last.

    The first who is ready waits for others, until the car is full or the wait is over. Who is too
    few then drives alone.
    """
    crowd = state.world.crowd
    who = who[np.lexsort((who, crowd.ready_ms[who], crowd.origin[who]))]
    ready = crowd.ready_ms[who].astype(np.int64)
    firsts, sizes = _groups(ready, crowd.origin[who], meeting)
    is_full = sizes == meeting.largest
    leaves = ready[firsts] + ms(meeting.wait_minutes)
    leaves[is_full] = ready[firsts[is_full] + meeting.largest - 1]
    enough = sizes >= meeting.smallest
    pooled = np.repeat(enough, sizes)
    state.note(Event.READY, ready, who, place=place)
    each_leaves = np.repeat(leaves, sizes)
    riders = who[pooled]
    drivers = np.repeat(who[firsts], sizes)[pooled]
    state.note(Event.POOLED, each_leaves[pooled], riders, place=place, trip=drivers)
    alone = who[~pooled]
    gave_up_at = each_leaves[~pooled]
    state.note(Event.GAVE_UP, gave_up_at, alone, place=place)
    state.ride(riders, drivers, sizes[enough])
    starts = np.concatenate([leaves[enough], gave_up_at + ms(meeting.fallback.minutes)])
    drives = np.concatenate([who[firsts[enough]], alone])
    minutes = np.array([ms(minutes) for minutes in crowd.drive_minutes.tolist()], np.int64)
    return starts + minutes[crowd.origin[drives]], drives


def _groups(
    ready: Integers, origin: NDArray[np.int32], meeting: Meeting
) -> tuple[Integers, Integers]:
    """Where each group starts among people in order of origin and time, and its size."""
    count = len(ready)
    key = (origin.astype(np.int64) << 32) | ready
    within = np.searchsorted(key, key + ms(meeting.wait_minutes), side="right")
    ends = np.minimum(within, np.arange(count) + meeting.largest).tolist()
    firsts = []
    at = 0
    while at < count:
        firsts.append(at)
        at = ends[at]
    starts = np.array(firsts, np.int64)
    return starts, np.diff(starts, append=count)
