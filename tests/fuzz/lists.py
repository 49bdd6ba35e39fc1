"""Lists of registrations as strangers send them: CSV texts and XLSX workbooks."""

import io
import zipfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from random import Random
from xml.sax.saxutils import escape

from fuzz.cases import Case, Kind
from fuzz.mutating import ODD, mutated_bytes
from openpyxl import Workbook

from ecoevent import parse_plan, read_registrations
from ecoevent.registrations.planning import answers_for, with_answers
from ecoevent.showing.exporting.registrations import registrations_json
from ecoevent.showing.terminal.registrations import registrations_text
from ecoevent.words.text import LANGS

HEADINGS = (
    "Ville", "City", "Code postal", "Postal code", "Pays", "Country", "Province", "State", "Region",
    "Billet", "Ticket type", "Quantité", "Quantity", "Statut", "Status", "Order status", "Nom",
    "First Name", "Email", "Courriel", "Comment viendrez-vous ?", "How will you travel?", "Total",
    "Order #", "Order ID", "Attendee #", "Date de commande", "Accompagnants", "Guests", "Company",
    "Address", "Adresse", "Home City", "Home Postal Code", "Billing City", "Mode de transport",
    "Participation", "En ligne ou sur place ?", "Notes", "", "Ville",
)  # fmt: skip
CELLS = (
    "Montréal", "Québec", "Paris", "London", "Springfield", "Saint-Denis", "New York, NY",
    "St. John's",
    "H2X 1Y4", "75011", "10001", "SW1A 1AA", "1000", "Canada", "CA", "France", "USA",
    "États-Unis", "FR",
    "QC", "Quebec", "ON", "En personne", "En ligne", "Virtual ticket", "General", "1", "2", "0",
    "-3",
    "12,5", "1e9", "99999999999", "Confirmé", "Annulé", "Cancelled", "Paid", "refunded",
    "Completed",
    "Train", "Voiture", "Carpool", "vélo", "avion", "bus, puis métro", "not by car", "Ada",
    "a@b.example",
    "#1234", "2027-03-09", "09/03/2027 14:05", "46090", "Oui", "No", "aucun", "+1", "Total",
    "TOTAL : 5",
    "12 rue Fictive, 69003 Lyon, France", "123 Fake St, Toronto ON M5V 2T6", "", "", "", "", "-",
    "n/a",
)  # fmt: skip


def rows_of(rng: Random) -> list[list[str]]:
    """A heading and some rows, more or less as wide."""
    width = rng.choice((1, 2, 4, 7, 12))
    columns = rng.choices(HEADINGS, k=width)
    count = rng.choice((0, 1, 3, 10, 40, 40, 200))
    rows = [[*columns], *(rng.choices(CELLS, k=width) for _ in range(count))]
    for _ in range(rng.choice((0, 1, 3, 8))):
        row = rng.choice(rows)
        if row:
            row[rng.randrange(len(row))] = _odd_cell(rng)
    if rng.random() < 0.3:
        rows.insert(
            rng.randint(0, min(3, len(rows))),
            rng.choices(CELLS, k=rng.choice((0, 1, 2, width, width + 3))),
        )
    if rng.random() < 0.1:
        rng.shuffle(rows)
    return rows


def _odd_cell(rng: Random) -> str:
    text = rng.choice((*ODD, *HEADINGS))
    return text * rng.choice((1, 1, 1, 20)) if len(text) < 500 else text * rng.choice((1, 50))


def a_list(rng: Random) -> Case:
    """A list of registrations, more or less as some program might write it."""
    between = rng.choice(",,,;;\t|:")
    quote = rng.choice(('"', '"', '"', "'", ""))
    end = rng.choice(("\n", "\r\n", "\r\n", "\r"))
    lines = []
    for row in rows_of(rng):
        quoted = (_quoted(cell, quote, between, always=rng.random() < 0.1) for cell in row)
        lines.append(between.join(quoted))
    text = end.join(lines) + rng.choice((end, ""))
    coding = rng.choice(
        ("utf-8", "utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "mac-roman", "latin-1")
    )
    content = text.encode(
        coding, errors="replace" if not coding.startswith("utf") else "surrogatepass"
    )
    return Case(files={"list.csv": mutated_bytes(content, rng) if rng.random() < 0.5 else content})


def _quoted(cell: str, quote: str, between: str, *, always: bool) -> str:
    if quote and (always or between in cell or quote in cell or "\n" in cell):
        return quote + cell.replace(quote, quote * 2) + quote
    return cell


def _try_list(case: Case, folder: Path) -> None:
    ((name, content),) = case.files.items()
    path = folder / name
    path.write_bytes(content)
    found = read_registrations([path])
    for lang in LANGS:
        registrations_text(found, lang)
    answers = answers_for(found)
    registrations_json(found, answers)
    with_answers(_PLAN, answers)


_PLAN = parse_plan("event: {name: Fête, starts: 2027-05-14}\nparticipants: {in_person: 10}\n")
_NS = "http://schemas.openxmlformats.org"


@cache
def _parts() -> dict[str, bytes]:
    """The parts of a sound workbook of one sheet."""
    out = io.BytesIO()
    book = Workbook()
    book.worksheets[0]["A1"].number_format = "yyyy-mm-dd"  # the second style of cells
    book.save(out)
    with zipfile.ZipFile(out) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    types = parts["[Content_Types].xml"].replace(b"</Types>", _TEXTS.encode() + b"</Types>")
    return parts | {"[Content_Types].xml": types}


_TEXTS = (
    '<Override PartName="/xl/sharedStrings.xml" ContentType="application/'
    'vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>'
)


def _make_workbook(rng: Random) -> Case:
    parts = _parts() | _sheet(rows_of(rng), rng)
    for _ in range(rng.choice((0, 1, 1, 2))):
        _change_part(parts, rng)
    out = io.BytesIO()
    way = rng.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_DEFLATED))
    with zipfile.ZipFile(out, "w", way) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, way)
    content = out.getvalue()
    return Case(files={"list.xlsx": mutated_bytes(content, rng) if rng.random() < 0.2 else content})


def _sheet(rows: Sequence[Sequence[str]], rng: Random) -> dict[str, bytes]:
    texts: list[str] = []
    lines = []
    number = 0
    for row in rows:
        number += 1 if rng.random() < 0.995 else rng.choice((0, 2, 10**5, 10**8, -1))
        cells = "".join(_cell(text, index, number, texts, rng) for index, text in enumerate(row))
        lines.append(
            f'<row r="{number}">{cells}</row>' if rng.random() < 0.99 else f"<row>{cells}</row>"
        )
    start = f'<worksheet xmlns="{_NS}/spreadsheetml/2006/main"><sheetData>'
    sheet = f"{start}{''.join(lines)}</sheetData></worksheet>"
    shared = "".join(f"<si><t>{_xml(text)}</t></si>" for text in texts)
    strings = f'<sst xmlns="{_NS}/spreadsheetml/2006/main">{shared}</sst>'
    return {
        "xl/worksheets/sheet1.xml": sheet.encode(errors="replace"),
        "xl/sharedStrings.xml": strings.encode(errors="replace"),
    }


def _cell(text: str, index: int, number: int, texts: list[str], rng: Random) -> str:
    column = (
        chr(65 + index % 26) if rng.random() < 0.999 else rng.choice(("XFD", "ZZZZ", "", "a", "1"))
    )
    at = f' r="{column}{number}"' if rng.random() < 0.97 else ""
    way = rng.randrange(12)
    if way < 6:
        texts.append(text)
        index = len(texts) - 1 if rng.random() < 0.999 else rng.choice((-1, 10**9, len(texts)))
        return f'<c{at} t="s"><v>{index}</v></c>'
    if way < 9:
        return f'<c{at} t="inlineStr"><is><t>{_xml(text)}</t></is></c>'
    kind = rng.choice(("", ' t="n"', ' t="d"', ' t="b"', ' t="e"', ' t="str"', ' s="1"'))
    kind = kind if rng.random() < 0.99 else rng.choice((' t="x"', ' s="99"', ' s="-1"', ' t="s"'))
    values = {' t="b"': "1", ' t="d"': "2027-03-09", ' t="e"': "#REF!", ' t="str"': _xml(text)}
    value = values.get(kind, rng.choice(("46090", "1", "12.5", "-1")))
    value = (
        value
        if rng.random() < 0.99
        else rng.choice((_xml(text), "1e308", "1e999", "NaN", "9" * 20))
    )
    formula = rng.choice(
        ("", "", "<f>A1+1</f>", '<f t="shared" si="0"/>', '<f t="array" ref="A1:B2">1</f>')
    )
    return f"<c{at}{kind}>{formula}<v>{value}</v></c>"


def _xml(text: str) -> str:
    return escape("".join(letter for letter in text if letter >= " "))


def _change_part(parts: dict[str, bytes], rng: Random) -> None:
    name = rng.choice(list(parts))
    content = parts[name]
    way = rng.randrange(8)
    if way == 0:
        del parts[name]
    elif way == 1:
        parts[
            rng.choice(
                (name.upper(), "xl/vbaProject.bin", "../" + name, "xl/worksheets/sheet2.xml")
            )
        ] = content
    elif way == 2:
        parts[name] = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]>' + content
    elif way == 3:
        parts[name] = content.decode(errors="replace").encode(
            rng.choice(("utf-16", "utf-8-sig", "utf-16-be"))
        )
    elif way == 4:
        at = rng.randint(0, len(content))
        parts[name] = (
            content[:at]
            + rng.choice(
                (b"<!-- x -->", b"<![CDATA[x]]>", b"<a>" * 300, b"&#0;", b"&x;", b"&#x10FFFF;")
            )
            + content[at:]
        )
    elif way == 5:
        parts[name] = content.replace(b"<row", b"<row " + b'x="1" ' * rng.choice((1, 2)))
    else:
        parts[name] = mutated_bytes(content, rng)


KINDS = (
    Kind(name="lists", makes=a_list, tries=_try_list),
    Kind(name="workbooks", makes=_make_workbook, tries=_try_list),
)
