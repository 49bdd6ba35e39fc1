"""Where people live and where an event could be in, what each place would emit out, in one call.

Everyone takes the mode usual at their distance. What a journey emits is then a straight line of its
length, piece by piece: all there is to do for a pair of places is its distance and one look-up.
"""

import math
from collections.abc import Sequence
from itertools import pairwise

import attrs
import numpy as np
from numpy.typing import ArrayLike

from ecoevent.errors import TableError
from ecoevent.footprint.accounting.methods import Method, method_of, usual_modes_of
from ecoevent.footprint.accounting.notes import said
from ecoevent.footprint.accounting.rating import Flags
from ecoevent.footprint.emitting import Boundary, NonCo2, counted, remarks_on
from ecoevent.footprint.factor_sets.records import COMPONENTS
from ecoevent.footprint.factors import FactorSet
from ecoevent.places.distances import geodesic_km
from ecoevent.travel.legs import Indices, Numbers
from ecoevent.words.text import Text

PAIRS_AT_ONCE = 1 << 17
"""How many pairs of places are in memory at a time."""


@attrs.frozen(kw_only=True, eq=False)
class Candidates:
    """What an event would emit at each of m places.

    Attributes:
        kg: shape (m, 4), by component within the boundary.
        passenger_km: shape (m,), everyone's distance travelled, there and back.
        methods: how each mode was accounted for.
        notes: what had to stand in for what was asked.
    """

    kg: Numbers
    passenger_km: Numbers
    methods: tuple[Method, ...]
    notes: tuple[Text, ...]

    @property
    def total_kg(self) -> Numbers:
        """Shape (m,), everything within the boundary."""
        total: Numbers = self.kg.sum(axis=1)
        return total

    @property
    def order(self) -> Indices:
        """The places, the one that emits least first."""
        return np.argsort(self.total_kg, kind="stable")


def to_candidates(  # noqa: PLR0913 (two tables of places and how to account; all by name)
    *,
    lat: ArrayLike,
    lon: ArrayLike,
    people: ArrayLike,
    venue_lat: ArrayLike,
    venue_lon: ArrayLike,
    factor_set: FactorSet,
    boundary: Boundary = "well_to_wheel",
    non_co2: NonCo2 = "source",
    region: str | Sequence[str] = "CA-QC",
    times: float = 2.0,
) -> Candidates:
    """What the journeys of everyone to each candidate place would emit.

    Args:
        lat: shape (n,), degrees, of the places where people live.
        lon: shape (n,), degrees.
        people: shape (n,), how many live there.
        venue_lat: shape (m,), degrees, of the candidate places.
        venue_lon: shape (m,), degrees.
        factor_set: from `load_factors`; its usual modes are taken.
        boundary: as for `emissions`.
        non_co2: as for `emissions`.
        region: of all candidate places, or of each.
        times: how often the way is travelled; 2 is there and back.

    Raises:
        MissingFactorError: no usual modes in the set, or no factor for one of them.
        TableError: a place is not on Earth, a count is negative, lengths differ.
    """
    homes = _places(lat, lon, "lat", "lon")
    venues = _places(venue_lat, venue_lon, "venue_lat", "venue_lon")
    heads = _checked(people, "people", low=0, high=math.inf)
    if heads.shape != homes[0].shape:
        raise TableError(_LENGTHS.filled(column="people", other="lat"), column="people")
    count = len(venues[0])
    regions = np.array([region] * count if isinstance(region, str) else list(region), dtype=object)
    if len(regions) != count:
        raise TableError(_LENGTHS.filled(column="region", other="venue_lat"), column="region")
    kg, passenger_km = np.zeros((count, len(COMPONENTS))), np.zeros(count)
    methods: list[Method] = []
    for name in dict.fromkeys(regions.tolist()):
        pieces = _pieces(factor_set, name)
        methods += pieces.methods
        inside = counted(
            np.stack([pieces.slope, pieces.start]),
            boundary=boundary,
            non_co2=non_co2,
            is_plane=np.stack([pieces.is_plane] * 2),
        )
        rows = np.flatnonzero(regions == name)
        for some in np.array_split(rows, max(1, math.ceil(rows.size * heads.size / PAIRS_AT_ONCE))):
            here = venues[0][some, None], venues[1][some, None]
            weights, lengths = _summed(geodesic_km(*here, *homes), heads, pieces)
            kg[some] = times * (lengths @ inside[0] + weights @ inside[1])
            passenger_km[some] = times * (lengths @ pieces.detour + weights @ pieces.added_km)
    return Candidates(
        kg=kg,
        passenger_km=passenger_km,
        methods=tuple(dict.fromkeys(methods)),
        notes=said(remarks_on(methods, boundary=boundary, non_co2=non_co2)),
    )


@attrs.frozen(eq=False)
class _Pieces:
    """What one person emits one way, as straight lines of the geodesic, by distance.

    Attributes:
        ends: where each piece but the last ends, km.
        slope: shape (pieces, 4), kg a km.
        start: shape (pieces, 4), kg at 0 km.
    """

    ends: Numbers
    slope: Numbers
    start: Numbers
    detour: Numbers
    added_km: Numbers
    is_plane: Flags
    methods: tuple[Method, ...]


def _pieces(factor_set: FactorSet, region: str) -> _Pieces:
    usual = [
        (
            math.inf if each.below_km is None else each.below_km,
            method_of(each.mode, each.variant or "average", factor_set, region),
        )
        for each in usual_modes_of(factor_set)
    ]
    ends = {end for end, _ in usual}
    ends |= {line.below_km for _, method in usual for line in method.lines}
    bounds = [0.0, *sorted(ends)]
    rows = []
    for low, _ in pairwise(bounds):
        method = next(method for end, method in usual if end > low)
        line = next(line for line in method.lines if line.below_km > low)
        per_person = 1.0 if method.per == "passenger_km" else 1.0 / method.riders
        rows.append((method, line.kg * per_person))
    detour = np.array([method.detour.times for method, _ in rows])
    added_km = np.array([method.detour.add_km for method, _ in rows])
    each_km = np.array([kg for _, kg in rows])
    return _Pieces(
        ends=np.array(bounds[1:-1]),
        slope=each_km * detour[:, None],
        start=each_km * added_km[:, None],
        detour=detour,
        added_km=added_km,
        is_plane=np.array([method.mode == "plane" for method, _ in rows]),
        methods=tuple(dict.fromkeys(method for method, _ in rows)),
    )


def _summed(km: Numbers, heads: Numbers, pieces: _Pieces) -> tuple[Numbers, Numbers]:
    """People, and people times kilometres, by venue and piece."""
    venues, size = len(km), len(pieces.slope)
    piece = np.searchsorted(pieces.ends, km, side="right")
    cell = (piece + np.arange(venues)[:, None] * size).ravel()
    weights = np.bincount(cell, np.broadcast_to(heads, km.shape).ravel(), venues * size)
    lengths = np.bincount(cell, (km * heads).ravel(), venues * size)
    shape = (venues, size)
    return weights.astype(np.float64).reshape(shape), lengths.astype(np.float64).reshape(shape)


def _places(lat: ArrayLike, lon: ArrayLike, north: str, east: str) -> tuple[Numbers, Numbers]:
    lats = _checked(lat, north, low=-90, high=90)
    lons = _checked(lon, east, low=-180, high=180)
    if lats.shape != lons.shape:
        raise TableError(_LENGTHS.filled(column=east, other=north), column=east)
    return lats, lons


def _checked(values: ArrayLike, name: str, *, low: float, high: float) -> Numbers:
    column: Numbers = np.atleast_1d(np.asarray(values, dtype=np.float64))
    is_right = (column >= low) & (column <= high) & np.isfinite(column)
    if not is_right.all():
        row = int(np.argmin(is_right))
        limits = Text(f"de {low:g} à {high:g}", f"from {low:g} to {high:g}")
        if math.isinf(high):
            limits = Text(f"{low:g} ou plus", f"{low:g} or more")
        parts = {"column": name, "row": row, "found": f"{column[row]:g}", "limits": limits}
        raise TableError(_OUTSIDE.filled(**parts), column=name)
    return column


_LENGTHS = Text(
    "les colonnes {column} et {other} n'ont pas la même longueur",
    "the columns {column} and {other} have different lengths",
)
_OUTSIDE = Text(
    "la colonne {column} a {found} à la ligne {row}\u00a0; attendu\u00a0: {limits}",
    "the column {column} has {found} in row {row}; expected {limits}",
)
