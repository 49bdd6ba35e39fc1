"""The few who come from far in, groups of five and more at their mean distance out.

Merged with the nearest large group, three people from Paris become neighbours of an event in
Montréal and their flights vanish. Those whom that would move by much in their distance from the
event are told together instead, as so many kilometres, which a plan reads as an origin.
"""

from collections.abc import Sequence

import attrs
import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Counts = NDArray[np.int64]
MOVED_KM = 100.0  # our own choice: beyond, the usual mode of transport is another
MOVED_SHARE = 0.25
_WIDEST = 2.0  # times as far as the nearest of a band, where there are enough people


@attrs.frozen
class Band:
    """People who are told by their mean distance alone.

    Attributes:
        people: how many of each place.
        km: from the event, on average.
    """

    people: Counts
    km: float

    @property
    def count(self) -> int:
        """How many people."""
        return int(self.people.sum())


def moved_far(start: Counts, home: NDArray[np.int64], km: Numbers) -> NDArray[np.bool_]:
    """The places whose people come from much nearer or farther once they are merged."""
    moved = np.abs(km - km[home])
    is_far = (moved > MOVED_KM) & (moved > MOVED_SHARE * np.maximum(km, km[home]))
    return np.asarray(is_far & (start > 0))


def joined(
    given: Sequence[Band], start: Counts, is_late: NDArray[np.bool_], km: Numbers
) -> list[Band]:
    """The bands, with those who became far only when others left their group."""
    taken = [band.people.copy() for band in given]
    for index in np.flatnonzero(is_late).tolist():
        nearest = min(range(len(taken)), key=lambda number: abs(given[number].km - km[index]))
        taken[nearest][index] += start[index]
    return [_band(people, km) for people in taken]


def _band(people: Counts, km: Numbers) -> Band:
    return Band(people, float((people * km).sum() / people.sum()))


def bands(start: Counts, home: NDArray[np.int64], km: Numbers, *, least: int) -> tuple[Band, ...]:
    """Those whom merging would move by much, in bands of *least* and more.

    Args:
        start: people of each place.
        home: the place whose group each would be in.
        km: from the event to each place.
        least: the fewest people of a group.
    """
    is_far = moved_far(start, home, km)
    order = [int(index) for index in np.argsort(km, kind="stable") if is_far[index]]
    if not order:
        return ()
    taken = [_taken(members, start) for members in _split(order, start, km, least=least)]
    for number, part in enumerate(taken):
        if int(part.sum()) < least:
            free = start - sum(taken[:number]) - sum(taken[number + 1 :])
            taken[number] = _filled(part, free, km, least=least)
    if any(int(part.sum()) < least for part in taken):
        taken = [start]
    rest = int((start - sum(taken)).sum())
    if 0 < rest < least:
        taken = [start]  # too few in all to tell two groups apart
    return tuple(_band(people, km) for people in taken)


def _taken(members: Sequence[int], start: Counts) -> Counts:
    people = np.zeros_like(start)
    people[list(members)] = start[list(members)]
    return people


def _split(order: Sequence[int], start: Counts, km: Numbers, *, least: int) -> list[list[int]]:
    """The places by distance, cut where a band has enough people and the next is much farther."""
    parts: list[list[int]] = [[]]
    for index in order:
        part = parts[-1]
        if sum(start[part]) >= least and km[index] > _WIDEST * km[part[0]]:
            parts.append([])
        parts[-1].append(index)
    return parts


def _filled(people: Counts, start: Counts, km: Numbers, *, least: int) -> Counts:
    """The band with others until it is large enough.

    These are other small groups, the farthest first, then some of the largest group, or all of it
    where too few would stay.
    """
    people = people.copy()
    small = [index for index in np.argsort(-km, kind="stable") if 0 < start[index] < least]
    for index in small:
        if people.sum() >= least:
            return people
        people[index] = start[index]
    largest = int(np.argmax(start))
    lacking = max(0, least - int(people.sum()))
    if lacking and people[largest] == 0:
        spared = start[largest] - lacking >= least
        people[largest] = lacking if spared else start[largest]
    return people
