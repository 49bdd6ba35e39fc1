"""What lists cost that were made to cost much: seconds of processor and the most memory of each.

    python benchmarks/bombs.py            a few minutes
    python benchmarks/bombs.py --only row    those with that word in their name

Each list is made in a temporary folder and read by `ecoevent travel import` in a process of its own
that may take a minute and 2 GB; imports are in both numbers. A list is answered well when it
takes at most 5 s and 300 MB, is read or refused with one line, and leaves no traceback.
"""

import argparse
import os
import random
import resource
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

MOST_SECONDS, MOST_MB = 5.0, 300
SEED = 7
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
BOOK = f'<workbook xmlns="{MAIN}" xmlns:r="{LINKS}"><sheets>{{}}</sheets></workbook>'
ONE = '<sheet name="S" sheetId="1" r:id="rId1"/>'
RELATED = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{LINKS}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{LINKS}/sharedStrings" Target="sharedStrings.xml"/>'
    f'<Relationship Id="rId3" Type="{LINKS}/styles" Target="styles.xml"/></Relationships>'
)
START, END = f'<worksheet xmlns="{MAIN}"><sheetData>', "</sheetData></worksheet>"
TEXTS = f'<sst xmlns="{MAIN}">'
Part = str | Callable[[], Iterator[str]]
Maker = Callable[[Path], None]


def cell(text: str) -> str:
    """A cell that holds its own text."""
    return f'<c t="inlineStr"><is><t>{text}</t></is></c>'


HEADER = f'<row r="1">{cell("Ville")}{cell("Pays")}</row>'
IN_CELL, OUT_OF_CELL = f"{START}{HEADER}<row><c><v>", f"</v></c></row>{END}"
PERSON = cell("Laval") + cell("Canada")


def book(**parts: Part) -> Maker:
    """What writes a workbook of these parts: sheet, texts, styles, main."""
    names = {
        "main": "xl/workbook.xml", "sheet": "xl/worksheets/sheet1.xml",
        "texts": "xl/sharedStrings.xml", "styles": "xl/styles.xml",
    }  # fmt: skip
    usual: dict[str, Part] = {"main": BOOK.format(ONE), "sheet": START + HEADER + END}

    def make(path: Path) -> None:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("xl/_rels/workbook.xml.rels", RELATED)
            for name, part in (usual | parts).items():
                with archive.open(names[name], "w", force_zip64=True) as file:
                    for piece in [part] if isinstance(part, str) else part():
                        file.write(piece.encode())

    return make


def many(start: str, piece: Callable[[int], str], count: int, end: str) -> Part:
    """A part of so many pieces, by their number from 1."""

    def made() -> Iterator[str]:
        yield start
        for first in range(1, count + 1, 1_000):
            yield "".join(map(piece, range(first, min(first + 1_000, count + 1))))
        yield end

    return made


def text(
    line: Callable[[int, random.Random], str], count: int, header: str = "Ville,Pays"
) -> Maker:
    """What writes a text of so many lines after its header."""

    def make(path: Path) -> None:
        rng = random.Random(SEED)  # noqa: S311 (invented)
        with path.open("w", encoding="utf-8") as file:
            file.write(f"{header}\n")
            for number in range(count):
                file.write(line(number, rng) + "\n")

    return make


def word(rng: random.Random, size: int) -> str:
    """Letters that are no town."""
    return "".join(rng.choices("abcdefghijklmnopqrstuvwxyzé", k=size))


def parts(path: Path) -> None:
    """An archive of 300,000 empty parts."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", BOOK.format(ONE))
        for number in range(300_000):
            archive.writestr(str(number), b"")


def plain_row(number: int) -> str:
    """A row as spreadsheet programs write it."""
    at = number + 1
    return (
        f'<row r="{at}"><c r="A{at}" t="inlineStr"><is><t>Laval</t></is></c>'
        f'<c r="B{at}"><v>{at}</v></c></row>'
    )


DOCTYPE = f'<!--{"x" * 1_200}--><!DOCTYPE a [<!ENTITY b "{"c" * 100_000}">]>'
BOMBS: dict[str, tuple[str, Maker]] = {
    "row 100,000,000": (".xlsx", book(sheet=f'{START}{HEADER}<row r="100000000"/>{END}')),
    "row 1,048,576": (".xlsx", book(sheet=f'{START}{HEADER}<row r="1048576">{PERSON}</row>{END}')),
    "document type": (
        ".xlsx",
        book(texts=many(DOCTYPE + TEXTS, lambda _: "<si><t>&b;&b;</t></si>", 200_000, "</sst>")),
    ),
    "giant cell of 100 MB": (
        ".xlsx",
        book(sheet=many(IN_CELL, lambda _: "x" * 100, 10**6, OUT_OF_CELL)),
    ),
    "giant cell of 400 MB": (
        ".xlsx",
        book(sheet=many(IN_CELL, lambda _: "x" * 400, 10**6, OUT_OF_CELL)),
    ),
    "3 million cells in a row": (
        ".xlsx",
        book(sheet=many(f"{START}{HEADER}<row>", lambda _: "<c><v>1</v></c>", 3 * 10**6, END)),
    ),
    "100,000 sheets": (".xlsx", book(main=BOOK.format(ONE * 100_000))),
    "50 sheets, wide first rows": (
        ".xlsx",
        book(
            main=BOOK.format(ONE * 50),
            sheet=START
            + "".join(f"<row>{cell('xyz abcdef') * 16_000}</row>" for _ in range(20))
            + END,
        ),
    ),
    "styles of 300 MB": (
        ".xlsx",
        book(
            sheet=f'{START}{HEADER}<row r="2">{PERSON}</row>{END}',
            styles=many("<a>", lambda _: '<xf numFmtId="1"/>' * 10, 1_500_000, "</a>"),
        ),
    ),
    "elements nested 10 million deep": (
        ".xlsx", book(sheet=many(START, lambda _: "<a>" * 10, 10**6, END)),
    ),
    "8 million element names": (
        ".xlsx", book(sheet=many(START, lambda n: f"<a{n}/>", 8 * 10**6, END)),
    ),
    "one tag of 100 MB": (
        ".xlsx", book(sheet=many(f"{START}<row a='", lambda _: "x" * 100, 10**6, f"'/>{END}")),
    ),
    "8 million texts": (
        ".xlsx",
        book(texts=many(TEXTS, lambda n: f"<si><t>{n % 99}</t></si>", 8 * 10**6, "</sst>")),
    ),
    "rows that only a parser reads": (
        ".xlsx", book(sheet=many(START + HEADER, lambda _: f"<row>{PERSON}</row>", 10**6, END)),
    ),
    "a million plain rows": (".xlsx", book(sheet=many(START + HEADER, plain_row, 1_000_000, END))),
    "300,000 parts": (".xlsx", parts),
    "a column of junk": (
        ".csv", text(lambda _, rng: f"{word(rng, 9)},{word(rng, 7)}", 30_000),
    ),
    "long junk": (".csv", text(lambda _, rng: f"{word(rng, 4_000)},x", 5_000)),
    "wide first lines": (
        ".csv", text(lambda _, rng: ",".join(word(rng, 3) for _ in range(3_000)), 300, "a,b"),
    ),
    "quotes never closed": (".csv", text(lambda _, __: '"a\n' * 99 + "x" * 900_000, 100)),
    "very long cells": (".csv", text(lambda _, __: f"Laval,{'x' * 900_000}", 100)),
    "one address, cancelled": (
        ".csv",
        text(
            lambda n, _: f"x,a@example.org,Laval,{('maybe' if n % 2 else 'ok')}", 100_000,
            "Horodateur,Adresse courriel,Ville,Statut",
        ),
    ),
    "every second row aside": (
        ".csv",
        text(lambda n, _: f"Laval,{('annulé' if n % 2 else 'ok')}", 300_000, "Ville,Statut"),
    ),
}  # fmt: skip


def limited() -> None:
    """What no list may take, so that a bomb hurts nobody."""
    resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))
    resource.setrlimit(resource.RLIMIT_CPU, (60, 60))


def measured(path: Path) -> tuple[float, float, str]:
    """Seconds of processor, the most memory in MB, and how it ended."""
    command = [sys.executable, "-m", "ecoevent", "travel", "import", str(path), "--lang", "en"]
    with tempfile.TemporaryFile() as out:
        child = subprocess.Popen(command, stdout=out, stderr=out, preexec_fn=limited)  # noqa: PLW1509
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        told = out.read(100_000).decode()
    how = "TRACEBACK" if "Traceback" in told else told.strip().splitlines()[-1:] or [""]
    last = how if isinstance(how, str) else how[0].removeprefix(f"Error: {path}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, f"{child.returncode} {last[:70]}"


def main() -> None:
    """Print a line for each."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", default="", help="lists with that word in their name")
    options = parser.parse_args()
    worst = 0
    for name, (ending, make) in BOMBS.items():
        if options.only not in name:
            continue
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"list{ending}"
            make(path)
            seconds, mb, how = measured(path)
            size = path.stat().st_size / 1e6
        is_well = seconds <= MOST_SECONDS and mb <= MOST_MB and "TRACEBACK" not in how
        worst += not is_well
        verdict = "reached" if is_well else "NOT reached"
        print(
            f"{verdict:12}{name:32}{size:7.2f} MB {seconds:6.2f} s {mb:5.0f} MB  {how}", flush=True
        )
    raise SystemExit(worst > 0)


if __name__ == "__main__":
    main()
