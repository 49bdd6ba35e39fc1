"""Rows that a program holds say what the same list says as a file."""

import csv
import datetime as dt
import io
from typing import Any

import attrs
import pytest
from effort import examples
from helpers.registration_lists import FORM, FORM_ROWS, csv_text
from hypothesis import given, settings, strategies as st

from ecoevent import RegistrationError, Registrations, read_registrations, registrations_from_rows
from ecoevent.registrations.tables import LONGEST_CELL


def mappings(text: str) -> list[dict[str, str]]:
    """The rows of a CSV as a program would have them."""
    return list(csv.DictReader(io.StringIO(text)))


def without_file(found: Registrations) -> Registrations:
    """What is not about the file that was read."""
    return attrs.evolve(found, files=())


@settings(max_examples=examples(30))
@given(st.lists(st.sampled_from(FORM_ROWS), min_size=1, max_size=9))
def test_rows_count_as_their_file_does(tmp_path_factory: Any, rows: list[Any]) -> None:
    """Every count is the same, and the lines of what is left aside."""
    text = csv_text(FORM, rows)
    path = tmp_path_factory.mktemp("list") / "list.csv"
    path.write_text(text, "utf-8")
    of_file = read_registrations([path])
    of_rows = registrations_from_rows(mappings(text))

    assert without_file(of_rows) == without_file(of_file)
    assert of_rows.files[0].aside == of_file.files[0].aside
    assert of_rows.files[0].columns == of_file.files[0].columns


def test_cells_may_be_what_a_database_gives() -> None:
    """Numbers, flags, dates, nothing; a key that some rows lack; NaN where pandas has no value."""
    rows: list[dict[str, Any]] = [
        {"City": "Laval", "Province": "QC", "Quantity": 2, "Paid": True, "On": dt.date(2027, 1, 2)},
        {"City": "Laval", "Province": None, "Quantity": 3.0, "Note": "végane"},
        {"City": float("nan"), "Quantity": 1},
    ]
    found = registrations_from_rows(rows)

    assert found.people == 6
    assert found.unplaced["blank"] == 1


def test_a_cell_too_long_costs_its_row() -> None:
    """As in a file."""
    found = registrations_from_rows([{"City": "x" * (LONGEST_CELL + 1)}, {"City": "Laval"}])

    assert found.people == 1
    assert found.files[0].aside == {"unreadable": ((2, 2),)}


WRONG: dict[str, tuple[Any, str]] = {
    "no rows": ([], "office: no row is given"),
    "a list": ([["Laval"]], "office: row 2: this is no mapping"),
    "a number for a name": ([{3: "Laval"}], "office: row 2: the name of a column is no text"),
    "a list in a cell": (
        [{"Name": "Ada", "City": ["Laval"]}],
        "office: row 2, column B: a list or bytes",
    ),
    "nothing known": ([{"Foo": "Ada Inventée"}], "office: "),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_no_list_is_refused_without_its_cells(name: str) -> None:
    """One line, which names the list, the row and the column by its letter."""
    rows, start = WRONG[name]
    with pytest.raises(RegistrationError) as raised:
        registrations_from_rows(rows, name="office")

    assert raised.value.text("en").startswith(start)
    assert "Ada" not in raised.value.text("en")
    assert raised.value.text("fr").startswith("office\u00a0: ")
