"""Legs and a factor set in, kilograms by component before any boundary is drawn out.

A vehicle emits by the kilometre that it drives, full or empty; a train or a plane by the passenger.
"""

from collections.abc import Callable, Sequence

import attrs
import numpy as np
from numpy.typing import NDArray

from ecoevent.errors import TableError
from ecoevent.footprint.accounting.methods import Key, Method, method_of
from ecoevent.footprint.factor_sets.records import COMPONENTS, Source, Uncertainty
from ecoevent.footprint.factors import FactorSet
from ecoevent.travel.legs import Indices, Legs, Numbers
from ecoevent.words.text import Text

Flags = NDArray[np.bool_]


@attrs.frozen(kw_only=True)
class RatedFactor:
    """A factor that legs were multiplied with; all who use it share its error."""

    key: Key
    uncertainty: Uncertainty
    source: Source


@attrs.frozen(kw_only=True, eq=False)
class Rated:
    """Legs with what they emit, before any boundary is drawn.

    Attributes:
        kg: shape (n, 4), in the order of COMPONENTS.
        travelled_km: shape (n,), the distance travelled one way.
        passenger_km: shape (n,), of everyone, there and back.
        vehicle_km: shape (n,), 0 where nobody counted vehicles or riders.
        factor: shape (n,), index into `factors`.
        methods: how each kind of the legs was accounted for; None for a kind that no leg has.
    """

    kg: Numbers
    travelled_km: Numbers
    passenger_km: Numbers
    vehicle_km: Numbers
    factor: Indices
    factors: tuple[RatedFactor, ...]
    methods: tuple[Method | None, ...]


def rated(legs: Legs, factor_set: FactorSet, *, region: str = "CA-QC") -> Rated:
    """The legs with their kilograms by component, before any boundary; raises as `emissions`."""
    check_legs(legs)
    is_used = np.bincount(legs.kind, minlength=len(legs.kinds)) > 0
    methods = tuple(
        method_of(mode, variant, factor_set, region) if used else None
        for (mode, variant), used in zip(legs.kinds, is_used, strict=True)
    )
    table = _table(methods)
    kind = legs.kind
    detoured = legs.straight_km * table.times[kind] + table.add_km[kind]
    travelled = np.where(np.isnan(legs.known_km), detoured, legs.known_km)
    line = _lines_of(legs, methods, table)
    passenger_km = legs.people * travelled * legs.times
    riders = table.riders[kind]
    is_counted = ~np.isnan(legs.vehicles)
    vehicles = np.where(is_counted, legs.vehicles, legs.people / riders)
    vehicle_km = np.nan_to_num(vehicles * travelled * legs.times)
    by_vehicle = table.is_by_vehicle[kind]
    # a counted coach emits what its usual load of passengers would
    is_load_known = is_counted & ~by_vehicle & ~np.isnan(riders)
    amount = np.where(by_vehicle, vehicle_km, passenger_km)
    amount = np.where(is_load_known, vehicle_km * np.nan_to_num(riders), amount)
    return Rated(
        kg=table.kg[line] * amount[:, None],
        travelled_km=travelled,
        passenger_km=passenger_km,
        vehicle_km=vehicle_km,
        factor=table.factor[line],
        factors=table.factors,
        methods=methods,
    )


@attrs.frozen(eq=False)
class _Table:
    """The methods as columns: one row a kind, and below them one row a band."""

    times: Numbers
    add_km: Numbers
    riders: Numbers
    is_by_vehicle: Flags
    first: Indices
    kg: Numbers
    factor: Indices
    factors: tuple[RatedFactor, ...]


def _table(methods: Sequence[Method | None]) -> _Table:
    lines = [line for method in methods if method for line in method.lines]
    keys = list(dict.fromkeys(line.key for line in lines))
    by_key = {line.key: line for line in reversed(lines)}
    sizes = [len(method.lines) if method else 0 for method in methods]
    return _Table(
        times=_column(methods, lambda method: method.detour.times),
        add_km=_column(methods, lambda method: method.detour.add_km),
        riders=_column(methods, lambda method: method.riders),
        is_by_vehicle=_column(methods, lambda method: float(method.per == "vehicle_km")) == 1,
        first=np.cumsum([0, *sizes])[:-1],
        kg=np.array([line.kg for line in lines]).reshape(-1, len(COMPONENTS)),
        factor=np.array([keys.index(line.key) for line in lines], dtype=np.int64),
        factors=tuple(
            RatedFactor(key=key, uncertainty=by_key[key].uncertainty, source=by_key[key].source)
            for key in keys
        ),
    )


def _column(methods: Sequence[Method | None], of: Callable[[Method], float]) -> Numbers:
    return np.array([np.nan if method is None else of(method) for method in methods])


def _lines_of(legs: Legs, methods: Sequence[Method | None], table: _Table) -> Indices:
    """The row of each leg among the bands, by its geodesic length."""
    line: Indices = table.first[legs.kind]
    for kind, method in enumerate(methods):
        if method is not None and len(method.lines) > 1:
            ends = [each.below_km for each in method.lines[:-1]]
            rows = np.flatnonzero(legs.kind == kind)
            straight, known = legs.straight_km[rows], legs.known_km[rows]
            km = np.where(np.isnan(straight), known, straight)
            line[rows] += np.searchsorted(ends, km, side="right")
    return line


def check_legs(legs: Legs) -> None:
    """Refuse legs that cannot be.

    Raises:
        TableError: naming the column and the first row that is wrong.
    """
    rows = len(legs.kind)
    for name in ("origin", "people", "vehicles", "straight_km", "known_km", "times"):
        column = getattr(legs, name)
        if len(column) != rows:
            parts = {"column": name, "found": len(column), "wanted": rows}
            raise TableError(_LENGTH.filled(**parts), column=name)
        is_gap = name in {"vehicles", "straight_km", "known_km"}
        is_wrong = (column < 0) | np.isinf(column) | (np.isnan(column) & (not is_gap))
        _refuse(is_wrong, column, name)
    is_nowhere = np.isnan(legs.straight_km) & np.isnan(legs.known_km)
    _refuse(is_nowhere, legs.straight_km, "straight_km")
    _refuse((legs.kind < 0) | (legs.kind >= len(legs.kinds)), legs.kind, "kind")


def _refuse(is_wrong: Flags, column: Numbers | Indices, name: str) -> None:
    if is_wrong.any():
        row = int(np.argmax(is_wrong))
        parts = {"column": name, "row": row, "found": f"{column[row]:g}"}
        raise TableError(_IMPOSSIBLE.filled(**parts), column=name)


_LENGTH = Text(
    "la colonne {column} a {found} lignes, {wanted} attendues",
    "the column {column} has {found} rows, expected {wanted}",
)
_IMPOSSIBLE = Text(
    "la colonne {column} a {found} à la ligne {row}\u00a0; il faut un nombre de 0 ou plus",
    "the column {column} has {found} in row {row}; it must be a number of 0 or more",
)
