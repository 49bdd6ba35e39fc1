"""A workbook costs little time and memory whatever it holds, and a plain one reads as any other."""

import io
import re
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest
from effort import examples
from helpers.registration_lists import write_xlsx
from hypothesis import given, settings, strategies as st
from openpyxl import Workbook

from ecoevent import read_registrations
from ecoevent.errors import RegistrationError
from ecoevent.registrations import archives, markup, plain, reading
from ecoevent.registrations.markup import Allowance, MarkupError
from ecoevent.registrations.shared import Texts, shared_texts
from ecoevent.registrations.sheets import rows_of

SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
END = "</sheetData></worksheet>"
SST = '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'


def cell(text: str) -> str:
    """A cell that holds its own text."""
    return f'<c t="inlineStr"><is><t>{text}</t></is></c>'


HEADER = f'<row r="1">{cell("Ville")}{cell("Pays")}</row>'
PERSON = f"{cell('Laval')}{cell('Canada')}"


def book(path: Path, **parts: str | bytes) -> Path:
    """A workbook some parts of which are what is given: sheet, texts, styles, names, main."""
    made = io.BytesIO()
    new = Workbook()
    assert new.active is not None
    new.active["A1"] = "x"
    new.save(made)
    names = {
        "sheet": "xl/worksheets/sheet1.xml",
        "texts": "xl/sharedStrings.xml",
        "styles": "xl/styles.xml",
        "main": "xl/workbook.xml",
        "links": "xl/_rels/workbook.xml.rels",
    }
    with zipfile.ZipFile(made) as archive:
        contents = {name: archive.read(name) for name in archive.namelist()}
    for name, content in parts.items():
        contents[names[name]] = content.encode() if isinstance(content, str) else content
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in contents.items():
            archive.writestr(name, raw)
    return path


def refusal(path: Path) -> str:
    """Why the list is refused."""
    with pytest.raises(RegistrationError) as found:
        read_registrations([path])
    return found.value.text("en")


def doctype(text: str, encoding: str = "utf-8", before: str = "") -> bytes:
    """The part with a document type, maybe behind a comment."""
    head = f'<?xml version="1.0" encoding="{encoding}"?>{before}<!DOCTYPE a [<!ENTITY b "c">]>'
    return (head + text).encode(encoding)


GOOD = SHEET + HEADER + f'<row r="2">{PERSON}</row>' + END
BOMBS: dict[str, tuple[dict[str, str | bytes], str]] = {
    "a row beyond the last": (
        {"sheet": f'{SHEET}{HEADER}<row r="100000000">{PERSON}</row>{END}'},
        "a number beyond 1,048,576",
    ),
    "a row number of 5,000 digits": (
        {"sheet": f'{SHEET}{HEADER}<row r="{"9" * 5_000}">{PERSON}</row>{END}'},
        "a number beyond 1,048,576",
    ),
    "a row number that is none": (
        {"sheet": f'{SHEET}{HEADER}<row r="-5">{PERSON}</row>{END}'},
        "is damaged",
    ),
    "a row that comes twice": (
        {"sheet": f'{SHEET}{HEADER}<row r="1">{PERSON}</row>{END}'},
        "is damaged",
    ),
    "a column beyond the last": (
        {"sheet": f'{SHEET}{HEADER}<row r="2"><c r="ZZZ2"><v>1</v></c></row>{END}'},
        "line 2: 18278 columns",
    ),
    "a row of many cells": (
        {"sheet": f'{SHEET}{HEADER}<row r="2">{"<c/>" * 20_000}</row>{END}'},
        "line 2: 16385 columns",
    ),
    "a document type behind a comment": (
        {"texts": doctype(SST + "</sst>", before=f"<!--{'x' * 2_000}-->"), "sheet": GOOD},
        "is damaged",
    ),
    "a document type in UTF-16": (
        {"sheet": doctype(GOOD, "utf-16")},
        "is damaged",
    ),
    "a document type of the workbook": (
        {"main": doctype("<workbook/>", before="<?a b?>")},
        "is damaged",
    ),
    "elements without end": (
        {"sheet": SHEET + HEADER + "<row><a>" + "<a>" * 300 + END},
        "is damaged",
    ),
    "names without end": (
        {"sheet": SHEET + "".join(f"<a{n}/>" for n in range(6_000)) + END},
        "is damaged",
    ),
    "one endless tag": (
        {"sheet": f'{SHEET}<row r="1" a="{"x" * 3_000_000}"/>{END}'},
        "is damaged",
    ),
    "a text that is not there": (
        {"sheet": f'{SHEET}{HEADER}<row r="2"><c t="s"><v>9999</v></c></row>{END}'},
        "is damaged",
    ),
    "a sheet elsewhere": (
        {
            "links": '<Relationships><Relationship Id="rId1" Type="a/worksheet"'
            ' Target="http://127.0.0.1:9/x" TargetMode="External"/></Relationships>'
        },
        "is damaged",
    ),
    "a sheet outside": (
        {
            "links": '<Relationships><Relationship Id="rId1" Type="a/worksheet"'
            ' Target="../../../../etc/passwd"/></Relationships>'
        },
        "is damaged",
    ),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_before_it_goes_off(name: str, tmp_path: Path) -> None:
    """With one line, in both languages."""
    parts, reason = BOMBS[name]

    assert reason in refusal(book(tmp_path / "list.xlsx", **parts))


def test_more_sheets_than_anybody_has(tmp_path: Path) -> None:
    """They are not gone through."""
    sheets = "".join(f'<sheet name="S{n}" id="rId1"/>' for n in range(1_001))
    main = f"<workbook><sheets>{sheets}</sheets></workbook>"

    assert "more than 1,000 sheets" in refusal(book(tmp_path / "list.xlsx", main=main))


def test_more_tags_than_there_is_time_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of all that is read of the workbook, whatever part has them."""
    monkeypatch.setattr(markup, "_MOST_TAGS", 5_000)
    path = book(tmp_path / "list.xlsx", sheet=SHEET + HEADER + "<a></a>" * 10_000 + END)
    monkeypatch.setattr(Allowance.__init__, "__defaults__", (5_000,))

    assert "more cells than a list has" in refusal(path)


def test_more_bytes_than_there_is_time_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of all that is unpacked."""
    monkeypatch.setattr(archives, "_MOST_READ", 100_000)

    assert "more cells" in refusal(
        book(tmp_path / "list.xlsx", sheet=GOOD + f"<!--{'x' * 200_000}-->")
    )


def test_what_is_not_read_may_be_as_large_as_it_likes(tmp_path: Path) -> None:
    """Styles, for example, of which a list needs none."""
    styles = "<styleSheet>" + '<xf numFmtId="1"/>' * 10_000
    path = book(tmp_path / "list.xlsx", sheet=GOOD, styles=styles)

    assert read_registrations([path]).people == 1


def test_an_archive_with_endless_parts_is_refused(tmp_path: Path) -> None:
    """By its table, before that is read."""
    path = tmp_path / "list.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(20_000):
            archive.writestr(f"{'x' * 60}{number}", b"")

    assert "is damaged" in refusal(path)


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_packing_that_no_workbook_has_is_refused(method: int, tmp_path: Path) -> None:
    """It could ask for gigabytes."""
    path = tmp_path / "list.xlsx"
    with zipfile.ZipFile(path, "w", method) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")

    assert "is damaged" in refusal(path)


def test_a_cell_longer_than_any_costs_its_row(tmp_path: Path) -> None:
    """As in a text."""
    rows = f'<row r="2">{cell("x" * 200_000)}</row><row r="3">{PERSON}</row>'
    found = read_registrations([book(tmp_path / "list.xlsx", sheet=SHEET + HEADER + rows + END)])

    assert (found.people, found.files[0].aside) == (1, {"unreadable": ((2, 2),)})


def _rows(sheet: str, texts: Iterable[str] = ()) -> list[tuple[int, list[str]]]:
    shared = Texts()
    for text in texts:
        shared.add(text)
    raw = sheet.encode()
    pieces = [raw[start : start + 50] for start in range(0, len(raw), 50)]
    return list(rows_of(pieces, shared, Allowance()))


said = st.text("aé&<>\"' 1", max_size=6)
kinds = st.sampled_from(["s", "str", "inlineStr", "n", "b", "e", ""])


@settings(max_examples=examples(60))
@given(st.lists(st.lists(st.tuples(kinds, said, st.booleans()), max_size=4), max_size=6))
def test_a_pattern_reads_rows_as_the_parser_does(
    rows: list[list[tuple[str, str, bool]]],
) -> None:
    """Whatever the cells; a prefix of the names alone sends a sheet to the parser."""
    written = ""
    for number, cells in enumerate(rows, start=1):
        inside = ""
        for index, (kind, text, is_styled) in enumerate(cells):
            safe = re.sub("[&<>\"']", lambda sign: _ESCAPED[sign[0]], text)
            style = ' s="3"' if is_styled else ""
            type_ = f' t="{kind}"' if kind else ""
            value = f"<is><t>{safe}</t></is>" if kind == "inlineStr" else f"<v>{safe}</v>"
            value = f"<v>{len(text) % 3}</v>" if kind == "s" else value
            inside += f'<c r="{"ABCD"[index]}{number}"{style}{type_}>{value}</c>'
        written += f'<row r="{number}" spans="1:4">{inside}</row>'
    texts = ["Laval", "", "Québec & co"]
    by_pattern = _rows(SHEET + written + END, texts)
    prefixed = re.sub("<(/?)(?=[a-z])", r"<\1x:", SHEET + written + END).replace("xmlns", "xmlns:x")

    assert by_pattern == _rows(prefixed, texts)


_ESCAPED = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;"}


def test_usual_workbooks_need_no_parser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Or the speed is gone: of a thousand rows, nearly all are read by the pattern."""
    path = write_xlsx(tmp_path / "list.xlsx", ("Ville", "Pays"), [("Laval", "Canada")] * 5_000)
    taken = []
    real = plain.plain_rows
    monkeypatch.setattr(
        "ecoevent.registrations.sheets.plain_rows",
        lambda piece: taken.append(real(piece)) or taken[-1],
    )

    assert read_registrations([path]).people == 5_000
    assert sum(len(rows) for rows in taken if rows) > 3_000


def test_texts_in_runs_are_joined_and_hints_left_out() -> None:
    """As a spreadsheet shows them."""
    runs = "<si><r><t>Mont</t></r> <r><t>réal</t></r><rPh><t>x</t></rPh></si>"
    texts = shared_texts([f"{SST}{runs}<si><t>Laval</t></si></sst>".encode()], Allowance())

    assert (texts.at("0"), texts.at("1")) == ("Montréal", "Laval")
    with pytest.raises(MarkupError):
        texts.at("-1")


def test_rows_as_wide_as_a_far_heading_are_not_all_filled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One word in the last column makes thousands of empty cells of each row."""
    monkeypatch.setattr(reading, "_MOST_CELLS", 16_384 * 8)
    far = f'<row r="1">{cell("Ville")}<c r="XFD1" t="inlineStr"><is><t>Pays</t></is></c></row>'
    rows = [f'<row r="{number}">{cell("Laval")}</row>' for number in range(2, 11)]
    nine = book(tmp_path / "nine.xlsx", sheet=f"{SHEET}{far}{''.join(rows)}{END}")
    eight = book(tmp_path / "eight.xlsx", sheet=f"{SHEET}{far}{''.join(rows[1:])}{END}")

    assert "the header has 16384 columns" in refusal(nine)
    assert read_registrations([eight]).people == 8
