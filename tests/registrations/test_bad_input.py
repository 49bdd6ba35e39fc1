"""A file that is no list is refused with one line, a broken row costs that row."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from helpers.registration_lists import (
    FORM,
    FORM_ROWS,
    counts,
    csv_text,
    read_text,
    write_csv,
    write_xlsx,
)
from hypothesis import given, strategies as st
from openpyxl import Workbook

from ecoevent import read_registrations
from ecoevent.errors import RegistrationError, UnknownNameError
from ecoevent.registrations import origins, reading
from ecoevent.registrations.lines import Lines
from ecoevent.words.text import LANGS

MEGABYTE = 1_000_000
GOOD = csv_text(FORM, FORM_ROWS)


def _zip(path: Path, parts: dict[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def _workbook(path: Path, sheet: str) -> None:
    """A workbook whose one sheet is that XML."""
    made = io.BytesIO()
    Workbook().save(made)
    with zipfile.ZipFile(made) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    _zip(path, {**parts, "xl/worksheets/sheet1.xml": sheet.encode()})


SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
BAD: dict[str, tuple[Callable[[Path], object], str]] = {
    "empty": (lambda path: path.write_bytes(b""), "the file is empty"),
    "blank": (lambda path: path.write_bytes(b" \r\n\t\r\n"), "the file is empty"),
    "mark": (lambda path: path.write_bytes(b"\xff\xfe"), "the file is empty"),
    "header": (lambda path: write_csv(path, rows=()), "line 1: nothing follows the header"),
    "prose": (lambda path: path.write_text("Bonjour,\nvoici la liste.\n"), "no known header"),
    "pdf": (lambda path: path.write_bytes(b"%PDF-1.7\n%\xe2\xe3\n"), "this is a PDF"),
    "image": (lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n"), "this is an image"),
    "page": (lambda path: path.write_text("<!DOCTYPE html><p>"), "this is a web page"),
    "binary": (lambda path: path.write_bytes(bytes(range(1, 9)) + bytes(90)), "neither a text"),
    "old excel": (
        lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600)),
        "an old Excel workbook",
    ),
    "password": (
        lambda path: path.write_bytes(
            b"\xd0\xcf\x11\xe0" + bytes(600) + "EncryptedPackage".encode("utf-16-le")
        ),
        "protected by a password",
    ),
    "folder": (lambda path: path.mkdir(), "this is a folder"),
    "missing": (lambda path: path.parent, "there is no such file"),
    "columns": (
        lambda path: path.write_text(",".join("c" for _ in range(100_000)) + "\n1\n"),
        "100,000 columns, at most 16,384".replace(",0", "0").replace("6,3", "63"),
    ),
    "million columns": (
        lambda path: path.write_text(",".join(f"c{n}" for n in range(MEGABYTE)) + "\n"),
        "line 1: it is longer than 1 MB",
    ),
    "zip": (lambda path: _zip(path, {"a.txt": b"x"}), "this is a ZIP archive"),
    "word": (lambda path: _zip(path, {"word/document.xml": b"x"}), "this is a Word document"),
    "opendocument": (lambda path: _zip(path, {"content.xml": b"x"}), "an OpenDocument file"),
    "cut zip": (lambda path: path.write_bytes(b"PK\x03\x04 cut"), "the workbook is damaged"),
    "no sheets": (lambda path: _zip(path, {"xl/workbook.xml": b"<a/>"}), "is damaged"),
    "bomb": (
        lambda path: _zip(path, {"xl/workbook.xml": bytes(130 * MEGABYTE)}),
        "unpacks to 130 MB",
    ),
    "entities": (
        lambda path: _workbook(path, '<!DOCTYPE a [<!ENTITY b "c">]>' + SHEET + "</worksheet>"),
        "is damaged",
    ),
    "cut sheet": (lambda path: _workbook(path, SHEET + "<sheetData><row>"), "is damaged"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_is_no_list_is_refused_with_one_line(name: str, tmp_path: Path) -> None:
    """Place, reason and next step, in both languages."""
    make, reason = BAD[name]
    path = tmp_path / "list.xlsx"
    make(path)

    with pytest.raises(RegistrationError) as found:
        read_registrations([path])

    for lang in LANGS:
        assert found.value.text(lang).startswith(str(path))
        assert "\n" not in found.value.text(lang)
    assert reason in found.value.text("en")
    assert found.value.text("fr") != found.value.text("en")


def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    """A name that no system allows."""
    with pytest.raises(RegistrationError, match="cannot be read"):
        read_registrations([tmp_path / "a\0b"])


def test_an_export_of_orders_is_refused_with_the_one_to_take(tmp_path: Path) -> None:
    """A row of it is no person."""
    with pytest.raises(RegistrationError, match="Order positions"):
        read_text(tmp_path, "Order code,Order total,Status,Positions,Country\nA,1,paid,2,CA\n")


def test_a_quote_that_is_never_closed_costs_its_line(tmp_path: Path) -> None:
    """Also when a later quote seems to close it, and when none does."""
    lines = GOOD.splitlines()
    lines.insert(2, '"Laval,H7N 1A1,Canada,En personne,Train,Confirmé,Ed')
    for extra in ([], ['"Lévis, rive-sud",G6V 8R9,Canada,En personne,Train,Confirmé,Fa'] * 200):
        found = read_text(tmp_path, "\n".join([*lines, *extra]) + "\n")

        assert found.people == 3 + len(extra)
        assert found.files[0].aside == {"cancelled": ((6, 6),), "unreadable": ((3, 3),)}


def test_a_quote_that_is_not_closed_never_makes_one_row_of_two(tmp_path: Path) -> None:
    """Though the next line has one too; a stray quote within a line is read over."""
    two = 'Laval,Canada,"x\nLaval,Canada,"y\n'
    stray = 'Laval,Canada,"the" boss\n'
    found = read_text(tmp_path, f"Ville,Pays,Nom\n{two}{stray}")

    assert (found.people, found.files[0].aside) == (1, {"unreadable": ((2, 3),)})


def test_a_broken_line_in_forty_megabytes_costs_its_line(tmp_path: Path) -> None:
    """All others are counted, each once."""
    row = ",".join(FORM_ROWS[0]) + ",".join([""] * 1)
    row = row + " " * (200 - len(row.encode())) + "\n"
    half = 100_000
    path = tmp_path / "list.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(",".join(FORM) + "\n" + row * half + '"broken\n' + row * half)
    found = read_registrations([path])

    assert path.stat().st_size > 40 * MEGABYTE
    assert (found.people, found.rows) == (2 * half, 2 * half + 1)
    assert found.files[0].aside == {"unreadable": ((half + 2, half + 2),)}


def test_a_file_of_broken_lines_is_refused(tmp_path: Path) -> None:
    """Before it takes time."""
    text = GOOD + '"never,closed\n' * 5_000

    with pytest.raises(RegistrationError, match="unreadable line number 1000"):
        read_text(tmp_path, text)


def test_cells_in_excess_and_rows_cut_off_are_set_aside(tmp_path: Path) -> None:
    """Columns may have moved; only missing cells at the end are taken for empty ones."""
    text = GOOD + "a,b,c,d,e,f,g,h\n" + "cut\n" + "Laval,H7N 1A1,Canada\n" + "Laval,,,,,,,,,\n"
    found = read_text(tmp_path, text)

    assert found.files[0].aside["unreadable"] == ((6, 7),)
    assert (found.people, found.files[0].short) == (5, 1)


def test_bytes_of_another_encoding_cost_their_row_alone(tmp_path: Path) -> None:
    """And only where a column that is read has them."""
    lines = (GOOD + GOOD.split("\r\n", 1)[1]).encode().split(b"\r\n")
    lines[1] = lines[1].replace("é".encode(), b"\xe9")
    lines[2] = lines[2] + b"\xff"
    path = tmp_path / "list.csv"
    path.write_bytes(b"\r\n".join(lines))
    found = read_registrations([path])

    assert found.files[0].has_bad_bytes
    assert found.files[0].aside["unreadable"] == ((2, 2),)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "cp1252", "utf-8-sig"])
def test_every_usual_encoding_is_read(encoding: str, tmp_path: Path) -> None:
    """With and without a byte order mark."""
    path = write_csv(tmp_path / "list.csv", encoding=encoding)

    assert counts(read_registrations([path])) == counts(read_text(tmp_path, GOOD))


def test_mixed_line_ends_are_read(tmp_path: Path) -> None:
    """Each ends a line, and lines are counted as an editor does."""
    lines = GOOD.splitlines()
    text = "".join(f"{line}{end}" for line, end in zip(lines, ["\r\n", "\r", "\n"] * 2))  # noqa: B905

    assert counts(read_text(tmp_path, text)) == counts(read_text(tmp_path, GOOD))


def test_formulas_are_text(tmp_path: Path) -> None:
    """Nothing is computed, and the sign that a system puts before one is passed over."""
    row = ("=Montréal", "'+H2X", "@x", "=1+1", "=cmd|' /C calc'!A0", "'=2", "x")
    found = read_text(tmp_path, csv_text(FORM, [*FORM_ROWS, row]))
    tito = read_text(tmp_path, "Ticket Full Name,Void Status\nAda,'-\nBo,'=1\n")

    assert found.aside == {"cancelled": 1, "unknown_status": 1}
    assert tito.aside == {"void": 1}


def test_a_workbook_says_the_same_as_the_text(tmp_path: Path) -> None:
    """Cell by cell."""
    found = read_registrations([write_xlsx(tmp_path / "list.xlsx")])

    assert counts(found) == counts(read_text(tmp_path, GOOD))


def test_a_sheet_that_claims_to_be_huge_is_read_as_it_is(tmp_path: Path) -> None:
    """Its size is a claim of a million rows by 16,384 columns, and its last row is the last."""
    cells = "".join(f'<c t="inlineStr"><is><t>{name}</t></is></c>' for name in ("Ville", "Pays"))
    row = "".join(f'<c t="inlineStr"><is><t>{name}</t></is></c>' for name in ("Laval", "Canada"))
    path = tmp_path / "list.xlsx"
    _workbook(
        path,
        f'{SHEET}<dimension ref="A1:XFD1048576"/><sheetData><row r="1">{cells}</row>'
        f'<row r="20000">{row}</row></sheetData></worksheet>',
    )
    found = read_registrations([path])

    assert (found.people, found.aside) == (1, {"blank": 19_998})


def test_the_sheet_of_people_is_found(tmp_path: Path) -> None:
    """Whatever sheets stand before it."""
    book = Workbook()
    book.create_sheet("Order positions").append(["Order code", "Position ID", "Product"])
    book["Order positions"].append(["A", "1", "On site"])
    path = tmp_path / "list.xlsx"
    book.save(path)

    assert read_registrations([path]).files[0].sheet == 2


def test_of_two_sheets_alike_the_one_of_the_system_is_read(tmp_path: Path) -> None:
    """By its name."""
    book = Workbook()
    for name in ("Copie", "Position de commande"):
        sheet = book.create_sheet(name)
        sheet.append(["Code de commande", "ID de la position", "Produit", "Statut"])
        sheet.append(["A", "1", "Billet", "Payé" if name == "Copie" else "annulé"])
    path = tmp_path / "list.xlsx"
    book.save(path)

    assert read_registrations([path]).aside == {"cancelled": 1}


def test_the_user_names_columns_and_system(tmp_path: Path) -> None:
    """By header, letter or number; a list without a known header can be read so."""
    text = "A,B,C\nLaval,Canada,Train\n"
    columns = {"city": "A", "country": "2", "travel": "c"}
    found = read_text(tmp_path, text, columns=columns)

    assert (found.people, found.answers) == (1, {"train": 1})
    with pytest.raises(RegistrationError, match="give its letter, A to C"):
        read_text(tmp_path, text, columns={"city": "Z"})
    with pytest.raises(RegistrationError, match=r"two columns have that name \(A, B\)"):
        read_text(tmp_path, "Ville,Ville,Pays\na,b,c\n", columns={"city": "Ville"})
    with pytest.raises(UnknownNameError, match="did you mean 'city'"):
        read_text(tmp_path, text, columns={"cit": "A"})
    with pytest.raises(UnknownNameError, match="did you mean 'zoom'"):
        read_text(tmp_path, text, system="zom")
    with pytest.raises(RegistrationError, match="no header of Zoom"):
        read_text(tmp_path, GOOD, system="zoom")


def test_a_bad_byte_in_an_address_costs_nothing(tmp_path: Path) -> None:
    """It is only asked whether somebody was there before."""
    path = tmp_path / "list.csv"
    row = b"2027-01-01 10:00:00,ann\xe9@x.example,Montr\xc3\xa9al \xc3\xa9\n"
    path.write_bytes("Horodateur,Adresse courriel,Ville de résidence\n".encode() + row + row)
    found = read_registrations([path])

    assert (found.people, found.aside) == (1, {"duplicate_answer": 1})


@pytest.mark.parametrize("header", ["Ville,Adresse", "Adresse,Nom", "Code postal,Pays"])
def test_a_bad_byte_in_a_place_costs_its_row(header: str, tmp_path: Path) -> None:
    """Wherever the place is read from, and though most of the list is UTF-8."""
    path = tmp_path / "list.csv"
    path.write_bytes(f"{header}\n".encode() + b"Qu\xe9bec,x\n" + "éèà,x\n".encode())
    found = read_registrations([path])

    assert found.aside == {"unreadable": 1}


@pytest.mark.parametrize("note", ['"a" {}', "{}", '"{}"'])
def test_a_very_long_cell_costs_nothing(note: str, tmp_path: Path) -> None:
    """A signature as a picture, for example."""
    found = read_text(tmp_path, f"Ville,Note\nMontréal,{note.format('x' * 140_000)}\n")

    assert (found.people, found.aside) == (1, {})


def test_a_very_long_cell_in_the_first_line_is_no_header(tmp_path: Path) -> None:
    """The next line may have one."""
    found = read_text(tmp_path, f"{'x' * 140_000}\nVille,Pays\nMontréal,Canada\n")

    assert (found.people, found.files[0].header) == (1, 2)


def test_a_heading_of_a_hundred_lines_costs_its_first(tmp_path: Path) -> None:
    """A quote there that is never closed does not take in the rest."""
    lines = "\n" * 150
    found = read_text(tmp_path, '"Titre\nVille,Pays\n' + "Laval,Canada\n" * 150)

    assert (found.people, found.files[0].header) == (150, 2)
    with pytest.raises(RegistrationError, match="no known header"):
        read_text(tmp_path, f'"Ville{lines}",Note\nMontréal,a\n')


def test_rows_that_never_end_are_read_again_only_so_often(tmp_path: Path) -> None:
    """Each to where it goes wrong; beyond some megabytes the list is refused."""
    line = '"a\nb","c' * 10 + "x" * 90_000 + "\n"

    with pytest.raises(RegistrationError, match="unreadable line number"):
        read_text(tmp_path, GOOD + line * 400)


def test_a_column_of_junk_is_not_sought_forever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After some thousand unknown names near spellings are no longer sought, then nothing is."""
    monkeypatch.setattr(origins, "_MOST_MISSPELT", 3)
    monkeypatch.setattr(origins, "_MOST_UNKNOWN", 6)
    sought = []
    real = reading.locate

    def locate(text: str, *, suggest: bool = True, **how: Any) -> Any:
        sought.append(suggest)
        return real(text, suggest=suggest, **how)

    monkeypatch.setattr(reading, "locate", locate)
    junk = "".join(f"qzx{letter}wvk\n" for letter in "abcdefghijklmnop")
    found = read_text(tmp_path, f"Ville\n{junk}Laval\n")

    assert (sought, found.people) == ([True] * 3 + [False] * 3, 17)
    assert found.unplaced == {"not_found": 17}


@given(st.lists(st.integers(1, 30), unique=True), st.data())
def test_lines_that_no_longer_count_are_cut_out(lines: list[int], data: st.DataObject) -> None:
    """However many: they are cut out once, at the end."""
    dropped = data.draw(st.sets(st.sampled_from(lines))) if lines else set()
    kept = Lines()
    for line in lines:
        kept.add(line)
    for line in dropped:
        kept.drop(line)
    told = {line for first, last in kept.ranges() for line in range(first, last + 1)}

    assert told == set(lines) - dropped
    assert kept.count == len(told)
