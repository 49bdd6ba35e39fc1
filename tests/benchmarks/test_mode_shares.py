"""What benchmarks/mode_shares.py prints is within the bounds that docs/behaviour.md states."""

import re
import sys
from collections.abc import Iterator
from types import ModuleType

import pytest
from helpers.paths import ROOT

PAGE = (ROOT / "docs" / "behaviour.md").read_text("utf-8")


@pytest.fixture
def shares(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """The script, as a module."""
    monkeypatch.syspath_prepend(ROOT / "benchmarks")
    import mode_shares  # type: ignore[import-not-found]  # noqa: PLC0415 (on the path in tests)

    yield mode_shares
    sys.modules.pop("mode_shares", None)


@pytest.mark.parametrize(
    ("name", "row"),
    [("LONDON", "London, leisure"), ("CORRIDOR", "Québec-Windsor"), ("USA", "United States, long")],
)
def test_errors_by_distance_are_those_of_the_page(shares: ModuleType, name: str, row: str) -> None:
    """And below five points each."""
    error = shares.table_error(getattr(shares, name))

    (said,) = re.findall(rf"^\| {row}[^|]*\| ([0-9.]+) \|", PAGE, re.MULTILINE)
    assert f"{error:.1f}" == said
    assert error < 5


@pytest.mark.parametrize("event", ["Women's EURO 2025", "Borussia Dortmund", "SC Freiburg 2024"])
def test_an_event_left_out_is_forecast_as_well(shares: ModuleType, event: str) -> None:
    """The one number fitted to events does not owe this error to this event."""
    (case,) = (one for one in shares.CASES if one.name == event)
    _, error = shares.left_out(case)

    assert error == pytest.approx(shares.case_error(case), abs=2)
    assert error < 9


@pytest.mark.parametrize(
    ("offers", "transit", "car"),
    [
        ({"fare_factor": 0.0}, 3.3, -3.0),
        ({"parking_price": 23.8}, 8.6, -14.0),
        ({"parking_price": 47.6}, 12.0, -26.1),
    ],
)
def test_measures_work_in_the_right_direction(
    shares: ModuleType, offers: dict[str, float], transit: float, car: float
) -> None:
    """By half to one and a half times what the literature says."""
    gained = shares.london_split(**offers) - shares.london_split()

    assert 0.5 <= gained[2] / transit <= 1.5
    assert 0.5 <= gained[3] / car <= 1.5


def test_the_script_prints_its_tables(
    shares: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every table and event has its error."""
    shares.main()

    printed = capsys.readouterr().out
    assert printed.count("mean absolute error") >= len(shares.CASES) + 3


def test_the_example_of_the_page_runs(capsys: pytest.CaptureFixture[str]) -> None:
    """And prints what it should."""
    (snippet,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    exec(snippet, {})  # noqa: S102 (our own page)

    assert capsys.readouterr().out == "montreal True\n"
