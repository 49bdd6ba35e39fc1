"""Counts of people in, counts that may be written out: no group of fewer than five.

Where the event's place is known, those few whom this would move by much in their distance from it
are told by their mean distance (`faraway.py`). Else
a group that is too small goes to the nearest other one, the smallest first, until none is left, and
until there are no more groups than a plan may have. All that is told of where people come from is
told of these groups, also the sums of countries: two ways to put the same people together could be
subtracted from each other, and would tell of the few that are in one and not in the other.
"""

import math
from collections.abc import Mapping

import attrs
import numpy as np

from ecoevent.places.distances import geodesic_km
from ecoevent.places.locating import Location
from ecoevent.plan.fields import MOST_RECORDS
from ecoevent.registrations.answers import UNKNOWN
from ecoevent.registrations.faraway import Band, Counts, bands, joined, moved_far
from ecoevent.registrations.result import Registrations, counted

LEAST = 5
_HUNDREDTHS = 10_000


@attrs.frozen
class OriginGroup:
    """People who come from about the same place.

    Attributes:
        place: how the place is called, so that `locate` finds it again.
        count: how many people.
    """

    place: str
    count: int


@attrs.frozen
class Origins:
    """Where people on site come from, as it may be written.

    Attributes:
        groups: the largest first.
        moved: people who were counted with another place than their own; None when they are fewer
            than five, whose number and distance are theirs alone.
        moved_km: how far from their own that is, on average; None likewise.
        left_out: people with a place who are fewer than five in all.
        countries: people by the country of the place that they are counted with, and those without
            a place by the one that they state, where five or more do; `unknown` where none is.
        other_countries: the other people without a place; 0 when they are fewer than five.
    """

    groups: tuple[OriginGroup, ...] = ()
    moved: int | None = 0
    moved_km: float | None = 0.0
    left_out: int = 0
    countries: Mapping[str, int] = attrs.field(factory=dict)
    other_countries: int = 0


def origins(registrations: Registrations) -> Origins:
    """Where those on site come from, in groups of five people or more."""
    places: dict[str, Location] = {}
    for group in registrations.on_site:
        if group.origin.place is not None:
            places[group.origin.label] = group.origin.place
    counts = counted(
        (group.origin.label, group.people)
        for group in registrations.on_site
        if group.origin.place is not None
    )
    people = sum(counts.values())
    if people < LEAST:
        countries, others = _countries({}, registrations)
        return Origins(left_out=people, countries=countries, other_countries=others)
    labels = sorted(counts)
    start = np.array([counts[label] for label in labels], dtype=np.int64)
    located = [places[label] for label in labels]
    far, start, home, sums = _settled(start, located, registrations.near)
    groups = [
        OriginGroup(labels[index], int(sums[index])) for index in np.flatnonzero(sums).tolist()
    ]
    at_km = counted((f"{band.km:.0f} km", band.count) for band in far)
    lat = np.array([places[label].lat for label in labels])
    lon = np.array([places[label].lon for label in labels])
    km = geodesic_km(lat, lon, lat[home], lon[home])
    is_moved = home != np.arange(len(labels))
    moved = int(start[is_moved].sum())
    total_km = float((km * start)[is_moved].sum())
    is_told = moved == 0 or moved >= LEAST
    of_groups = counted((places[group.place].country or UNKNOWN, group.count) for group in groups)
    groups += [OriginGroup(place, count) for place, count in at_km.items()]
    of_groups = counted((*of_groups.items(), *((UNKNOWN, count) for count in at_km.values())))
    countries, others = _countries(of_groups, registrations)
    return Origins(
        groups=tuple(sorted(groups, key=lambda group: (-group.count, group.place))),
        moved=moved if is_told else None,
        moved_km=total_km / max(moved, 1) if is_told else None,
        countries=countries,
        other_countries=others,
    )


def _countries(
    of_groups: Mapping[str, int], registrations: Registrations
) -> tuple[Mapping[str, int], int]:
    """People by country, five or more beyond those of the groups, and the sum of the others."""
    elsewhere, others = no_small_ones(
        counted(
            (group.origin.country or UNKNOWN, group.people)
            for group in registrations.on_site
            if group.origin.place is None
        )
    )
    countries = counted((*of_groups.items(), *elsewhere.items()))
    return countries, others if others >= LEAST else 0


def _merged(
    start: "np.typing.NDArray[np.int64]", places: list[Location]
) -> "tuple[np.typing.NDArray[np.int64], np.typing.NDArray[np.int64]]":
    """The group that each place ends in, and the people of each group."""
    at = _directions(places)
    sums = start.copy()
    home = np.arange(len(start))
    while sums.any():
        alive = np.flatnonzero(sums)
        smallest = int(alive[np.argmin(sums[alive])])
        is_done = sums[smallest] >= LEAST and len(alive) <= MOST_RECORDS
        if is_done or len(alive) == 1:
            return home, sums
        others = alive[alive != smallest]
        # directions compare as distances do; equal ones go to the first label
        nearest = int(others[np.argmax(np.round(at[others] @ at[smallest], 12))])
        small, large = smallest, nearest
        if sums[large] < sums[small]:
            small, large = large, small
        sums[large] += sums[small]
        sums[small] = 0
        home[home == small] = large
    return home, sums


def _settled(
    start: Counts, located: list[Location], near: Location | None
) -> tuple[list[Band], Counts, Counts, Counts]:
    """Bands of those whose distance merging would change by much, and the groups of the others.

    Who leaves a group for a band may leave too few behind, who would be moved in their turn: they
    go along, until nobody is moved by much.
    """
    home, sums = _merged(start, located)
    if near is None or not math.isfinite(near.lat):
        return [], start, home, sums
    lat = np.array([place.lat for place in located])
    lon = np.array([place.lon for place in located])
    km = geodesic_km(lat, lon, near.lat, near.lon)
    everyone, far = start, list(bands(start, home, km, least=LEAST))
    while far:
        start = everyone - sum(band.people for band in far)
        home, sums = _merged(start, located)
        is_late = moved_far(start, home, km) | ((start > 0) & (start.sum() < LEAST))
        if not is_late.any():
            break
        far = joined(far, start, is_late, km)
    return far, start, home, sums


def _directions(places: list[Location]) -> "np.typing.NDArray[np.float64]":
    lat = np.radians([place.lat for place in places])
    lon = np.radians([place.lon for place in places])
    return np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)


def no_small_ones(counts: Mapping[str, int]) -> tuple[Mapping[str, int], int]:
    """The counts of five or more, and the sum of the others."""
    kept = {name: count for name, count in counts.items() if count >= LEAST}
    return kept, sum(counts.values()) - sum(kept.values())


def mode_shares(registrations: Registrations) -> Mapping[str, float]:
    """The share of each mode among those who said how they travel, in hundredths of a percent.

    Half of those who walk or cycle, and do not say which, do each. Nothing when fewer than five
    rows say.
    """
    if registrations.answered < LEAST:
        return {}
    halves: dict[str, int] = {}
    for mode, people in registrations.modes.items():
        for part in ("walk", "bike") if mode == "walk_or_bike" else (mode, mode):
            halves[part] = halves.get(part, 0) + people
    return {mode: part / _HUNDREDTHS for mode, part in _apportioned(halves).items() if part}


def _apportioned(counts: Mapping[str, int]) -> Mapping[str, int]:
    """Whole hundredths of a percent that sum to exactly 100 %, by the largest remainders."""
    total = sum(counts.values())
    parts = {name: divmod(count * _HUNDREDTHS, total) for name, count in counts.items()}
    lacking = _HUNDREDTHS - sum(whole for whole, _ in parts.values())
    by_remainder = sorted(parts, key=lambda name: (-parts[name][1], name))
    return {name: parts[name][0] + (name in by_remainder[:lacking]) for name in sorted(parts)}
