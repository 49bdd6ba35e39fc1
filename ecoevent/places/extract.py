"""The key of a place in, the rows of the shipped extract that are kept under it out.

`places.tsv.xz` is one xz file of many streams: the first is an index (first key, start, length of
each of the others), the others are lines sorted by key. A search unpacks the stream that its key
is in, 2,000 lines, and keeps it. `scripts/build_places.py` writes the file.
"""

import bisect
import lzma
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

import attrs

RowKind = Literal["town", "postal_area", "airport", "region", "country"]

_KINDS: dict[str, tuple[RowKind, bool]] = {
    "t": ("town", False),
    "T": ("town", True),
    "p": ("postal_area", False),
    "P": ("postal_area", True),
    "a": ("airport", False),
    "r": ("region", True),
    "c": ("country", True),
}


@attrs.frozen
class Row:
    """A place under one of its names.

    Attributes:
        weight: how big the place is, in decibels, less for a name that is seldom meant; it ranks
            places of one name and is no fact.
        is_measured: the radius is that of postal codes or towns, not assumed from the size.
    """

    weight: int
    kind: RowKind
    is_measured: bool
    name: str
    region: str
    country: str
    lat: float
    lon: float
    radius_km: float


def find(key: str) -> tuple[Row, ...]:
    """The rows under that key, the heaviest first."""
    if not key:
        return ()
    index = _index()
    last = bisect.bisect_right(index[0], key) - 1
    rows: list[Row] = []
    for number in range(max(last, 0), -1, -1):
        rows = [*_rows_in(number, key), *rows]
        if index[0][number] < key:
            break
    return tuple(sorted(rows, key=lambda row: -row.weight))


def keys_from(start: str) -> Iterator[str]:
    """The keys that begin with these two letters, once a row."""
    index = _index()
    if len(start) < 2:
        return
    first = max(bisect.bisect_left(index[0], start) - 1, 0)
    for number in range(first, bisect.bisect_right(index[0], start + "\U0010ffff")):
        lines = _lines(number)
        for line in lines[bisect.bisect_left(lines, start) :]:
            found = line.split("\t", 1)[0]
            if not found.startswith(start):
                return
            yield found


def rows_within(
    lat: float, lon: float, *, degrees_lat: float, degrees_lon: float
) -> tuple[Row, ...]:
    """The towns and postal areas around there, once for each of their names.

    It reads every line, half a second, and keeps none but these.
    """
    found = []
    for number in range(len(_index()[0])):
        for line in _unpacked(number):
            parts = line.split("\t")
            east = abs(float(parts[7]) - lon)
            if (
                parts[2] in "tTpP"
                and abs(float(parts[6]) - lat) <= degrees_lat
                and min(east, 360 - east) <= degrees_lon
            ):
                found.append(_row(line))
    return tuple(found)


def _rows_in(number: int, key: str) -> Iterator[Row]:
    lines = _lines(number)
    start = f"{key}\t"
    for line in lines[bisect.bisect_left(lines, start) :]:
        if not line.startswith(start):
            return
        yield _row(line)


def _row(line: str) -> Row:
    _, weight, code, name, region, country, lat, lon, radius = line.split("\t")
    kind, is_measured = _KINDS[code]
    at = float(lat), float(lon), float(radius)
    return Row(int(weight), kind, is_measured, name, region, country, *at)


@lru_cache(maxsize=1)
def _packed() -> bytes:
    return Path(__file__).with_name("places.tsv.xz").read_bytes()


@lru_cache(maxsize=1)
def _index() -> tuple[list[str], list[tuple[int, int]]]:
    """First key, and start and length, of each stream."""
    packed = _packed()
    reader = lzma.LZMADecompressor()
    text = reader.decompress(packed).decode()
    base = len(packed) - len(reader.unused_data)
    entries = [line.split("\t") for line in text.splitlines()]
    return (
        [key for key, _, _ in entries],
        [(base + int(start), int(length)) for _, start, length in entries],
    )


@cache
def _lines(number: int) -> list[str]:
    return _unpacked(number)


def _unpacked(number: int) -> list[str]:
    start, length = _index()[1][number]
    return lzma.decompress(_packed()[start : start + length]).decode().splitlines()
