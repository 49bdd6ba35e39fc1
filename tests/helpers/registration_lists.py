"""Small lists of invented people, written as registration systems write them."""

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from openpyxl import Workbook

from ecoevent import Registrations, read_registrations

Row = Sequence[str]

FORM = ("Ville", "Code postal", "Pays", "Billet", "Comment viendrez-vous ?", "Statut", "Nom")
FORM_ROWS = (
    ("Montréal", "H2X 1Y4", "Canada", "En personne", "Train", "Confirmé", "Ada Inventée"),
    ("Québec", "G1R 4P5", "Canada", "En personne", "Covoiturage", "Confirmé", "Bo Fictif"),
    ("Lyon", "69003", "France", "En ligne", "", "Confirmé", "Cy Démo"),
    ("Paris", "75011", "France", "En personne", "Avion", "Annulé", "Di Test"),
)


def csv_text(
    header: Row, rows: Iterable[Row], *, delimiter: str = ",", line_end: str = "\r\n"
) -> str:
    """The list as CSV."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator=line_end)
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue()


def write_csv(  # noqa: PLR0913 (all by name)
    path: Path,
    header: Row = FORM,
    rows: Iterable[Row] = FORM_ROWS,
    *,
    delimiter: str = ",",
    encoding: str = "utf-8",
    line_end: str = "\r\n",
) -> Path:
    """The path, with the list written there."""
    text = csv_text(header, rows, delimiter=delimiter, line_end=line_end)
    path.write_bytes(text.encode(encoding))
    return path


def write_xlsx(path: Path, header: Row = FORM, rows: Iterable[Row] = FORM_ROWS) -> Path:
    """The path, with the list written there as a workbook."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(list(header))
    for row in rows:
        sheet.append(list(row))
    book.save(path)
    return path


def read_text(folder: Path, text: str, **how: object) -> Registrations:
    """What the list of that text comes to."""
    path = folder / "list.csv"
    path.write_text(text, "utf-8", newline="")
    return read_registrations([path], **how)  # type: ignore[arg-type]


def counts(found: Registrations) -> dict[str, object]:
    """All that must not change when a list says the same in another way."""
    return {
        "groups": found.groups,
        "aside": dict(found.aside),
        "notes": dict(found.notes),
        "rows": found.rows,
    }
