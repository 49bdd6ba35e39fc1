"""The trips that the documentation counts by hand are those that the library counts."""

import ast
import operator
from collections.abc import Callable
from functools import cache

import numpy as np
import pytest
from helpers.paths import ROOT

from ecoevent.footprint.emitting import Boundary, Emissions, emissions
from ecoevent.footprint.factors import FactorSet, load_factors
from ecoevent.knowledge.modes import MODES
from ecoevent.travel.legs import Legs

PAGE = ROOT / "docs" / "factor-trips.md"
REGIONS = {"canada-2026": "CA-QC", "ademe-2026": "FR", "desnz-2025": "GB"}
TIMES = "\N{MULTIPLICATION SIGN}"
SIGNS: dict[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


def rows(columns: int) -> list[list[str]]:
    """The rows of the page's tables that have that many columns, without head and rule."""
    lines = [line for line in PAGE.read_text("utf-8").splitlines() if line.startswith("| ")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [row for row in cells if len(row) == columns and "kg" not in row[-1]]


def reckoned(written: str) -> float:
    """What a sum of the page gives, with its signs of multiplication and division."""

    def value(node: ast.expr) -> float:
        if isinstance(node, ast.BinOp):
            return SIGNS[type(node.op)](value(node.left), value(node.right))
        assert isinstance(node, ast.Constant), written
        return float(node.value)  # type: ignore[arg-type]

    plain = written.replace(TIMES, "*").replace("÷", "/")
    return value(ast.parse(plain.strip(), mode="eval").body)


def result(cell: str) -> float:
    """The figure of a cell, which is that of the sum before its equals sign."""
    *sums, last = cell.split(" = ")
    for each in sums:
        assert reckoned(each) == pytest.approx(float(last), abs=6e-7), cell
    return float(last)


@cache
def the_set(name: str) -> FactorSet:
    """A shipped set, read once."""
    return load_factors(name)


def one_trip(kind: str, name: str, km: float, *, boundary: Boundary) -> Emissions:
    """One person, one way."""
    mode, _, variant = kind.partition("/")
    column = np.array([km])
    legs = Legs(
        kinds=((mode, variant or "average"),),
        kind=np.zeros(1, dtype=np.int64),
        origin=np.zeros(1, dtype=np.int64),
        people=np.ones(1),
        vehicles=np.full(1, np.nan),
        straight_km=column,
        known_km=np.full(1, np.nan),
        times=np.ones(1),
    )
    return emissions(legs, the_set(name), boundary=boundary, region=REGIONS[name])


TRIPS = rows(9)
each_trip = pytest.mark.parametrize("row", TRIPS, ids=lambda row: f"{row[0]} {row[1]}")


@each_trip
def test_every_cell_follows_from_those_before(row: list[str]) -> None:
    """Distance, share of the vehicle, factor, kilograms: as one would with a pencil."""
    travelled, amount, factor = (result(cell) for cell in row[3:6])
    first = row[4].partition(" ")[0]

    assert float(first) == travelled
    assert float(row[7]) == pytest.approx(amount * factor, abs=6e-4)
    assert float(row[8]) == pytest.approx(amount * (factor + float(row[6])), abs=6e-4)


@each_trip
@pytest.mark.parametrize(("column", "boundary"), [(7, "well_to_wheel"), (8, "life_cycle")])
def test_the_library_counts_the_same(row: list[str], column: int, boundary: Boundary) -> None:
    """To the gram that is printed."""
    km = float(row[3].partition(" ")[0])
    found = one_trip(row[1].strip("`"), row[2], km, boundary=boundary)

    assert found.total_kg == pytest.approx(float(row[column]), abs=1e-3)
    assert found.rated.travelled_km[0] == pytest.approx(result(row[3]))


def test_there_is_a_trip_of_each_mode() -> None:
    """None is left out."""
    assert {row[1].strip("`").partition("/")[0] for row in TRIPS} == set(MODES)


def test_the_average_canadian_car_is_the_mix_on_the_page() -> None:
    """Direct and upstream apart."""
    parts = {part: result(cell) for part, cell in rows(2) if part in {"direct", "upstream"}}
    trip = one_trip("car", "canada-2026", 1, boundary="life_cycle")

    for part, kg in parts.items():
        assert trip.by_component[part] == pytest.approx(1.3 * kg)
    assert len(parts) == 2


def test_the_same_flight_under_three_sets_is_as_told() -> None:
    """The spread that the page speaks of."""
    told = {name: result(cell) for name, cell in rows(2) if name in REGIONS}

    assert set(told) == set(REGIONS)
    for name, kg in told.items():
        found = one_trip("plane", name, 5520, boundary="well_to_wheel")

        assert found.total_kg == pytest.approx(kg, abs=1e-3)
