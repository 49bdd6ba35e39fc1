"""Lists of registrations in, counts of people by origin, ticket and travel answer out."""

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path

from ecoevent.errors import UnknownNameError
from ecoevent.places.locating import Location, locate
from ecoevent.problems import suggestion
from ecoevent.reading.describing import printable
from ecoevent.registrations.bytes import kind_of
from ecoevent.registrations.columns import Understood, understand
from ecoevent.registrations.counting import Book, Counting
from ecoevent.registrations.given import GivenRow, GivenTable
from ecoevent.registrations.headings import Heading, find_heading
from ecoevent.registrations.origins import Resolver
from ecoevent.registrations.records import ROLES, System
from ecoevent.registrations.refusals import NO_ROWS, TWICE, WIDE_AND_LONG, refuse
from ecoevent.registrations.result import FileRead, Registrations
from ecoevent.registrations.rows import RowReader
from ecoevent.registrations.systems import find_system, shipped_systems
from ecoevent.registrations.tables import Row, Table, letter
from ecoevent.registrations.texts import TextTable
from ecoevent.words.quantities import number_text
from ecoevent.words.text import Text

Progress = Callable[[int, int], None]
"""Told how far the reading is and how far it goes, in bytes or rows of the file."""
_MOST_CELLS = 250_000_000  # empty ones included: 240 columns of the longest list that is read
_Opens = Callable[[], tuple[Table, bool]]


def read_registrations(
    paths: Iterable[str | os.PathLike[str]],
    *,
    system: str | System | None = None,
    columns: Mapping[str, str] | None = None,
    near: Location | None = None,
    on_progress: Progress | None = None,
) -> Registrations:
    """What the lists come to: everyone once, by where from, which ticket and how they travel.

    Args:
        paths: the files, CSV or XLSX, each an export of a registration system.
        system: the system's name or the path of its page; by default it is recognised.
        columns: the header, letter or number of a column by its meaning (`city`, `travel` …);
            by default they are recognised.
        near: the event's place, whose country decides between places of one name.
        on_progress: told every few thousand rows.

    Raises:
        RegistrationError: a file is no list, or cannot be read.
        UnknownNameError: there is no such system or meaning of a column.
    """
    lists = [Path(path) for path in paths]
    _refuse_repeated(lists)
    tables = [(path, partial(open_table, path)) for path in lists]
    told = on_progress or _tell_nobody
    return _read(tables, system=system, columns=columns, near=near, on_progress=told)


def registrations_from_rows(
    rows: Iterable[GivenRow],
    *,
    name: str = "rows",
    system: str | System | None = None,
    columns: Mapping[str, str] | None = None,
    near: Location | None = None,
) -> Registrations:
    """What rows of any system come to, each a mapping of cells by the names of their columns.

    A cell is a text, a number, a date, a flag, or None where it is empty. The first row is line 2,
    as under the header of a spreadsheet. *name* is what errors call the list; the other arguments
    are those of `read_registrations`.

    Raises:
        RegistrationError: there is no row, a row is no mapping, or no column is understood.
        UnknownNameError: there is no such system or meaning of a column.
    """
    path = Path(name)
    tables = [(path, lambda: (GivenTable(rows, path), False))]
    return _read(tables, system=system, columns=columns, near=near, on_progress=_tell_nobody)


def _tell_nobody(_done: int, _total: int) -> None:
    """No progress is told."""


def _read(
    tables: Iterable[tuple[Path, _Opens]],
    *,
    system: str | System | None,
    columns: Mapping[str, str] | None,
    near: Location | None,
    on_progress: Progress,
) -> Registrations:
    named = find_system(system) if isinstance(system, str) else system
    asked = dict(columns or {})
    for role in asked:
        if role not in ROLES:
            raise _unknown_role(role)
    resolver = Resolver(partial(locate, near=near), home=near)
    counting = Counting()
    files: list[tuple[Callable[[], FileRead], Book]] = [
        _counted(path, opens, counting, resolver, named=named, asked=asked, on_progress=on_progress)
        for path, opens in tables
    ]
    counting.finish()
    aside: Counter[str] = Counter()
    for _, book in files:
        aside.update({why: lines.count for why, lines in book.aside.items() if lines.count})
    return Registrations(
        files=tuple(made() for made, _ in files),
        groups=counting.groups(),
        aside=dict(sorted(aside.items())),
        notes=counting.notes(),
        near=near,
    )


def _refuse_repeated(lists: list[Path]) -> None:
    seen: set[tuple[int, int]] = set()
    for path in lists:
        try:
            about = path.stat()
        except (OSError, ValueError):  # told when the file is read
            continue
        if (about.st_dev, about.st_ino) in seen and about.st_ino:
            refuse(path, TWICE)
        seen.add((about.st_dev, about.st_ino))


def _not_too_many(
    rows: Iterable[tuple[int, Row]], width: int, path: Path
) -> Iterator[tuple[int, Row]]:
    """The rows, which are filled to the width of the header: a few bytes must not become much."""
    cells = 0
    for line, row in rows:
        if row:
            cells += width
            if cells > _MOST_CELLS:
                refuse(path, WIDE_AND_LONG, most=number_text(_MOST_CELLS), found=width)
        yield line, row


def _counted(  # noqa: PLR0913 (what reading a file takes, all by name)
    path: Path,
    opens: _Opens,
    counting: Counting,
    resolver: Resolver,
    *,
    named: System | None,
    asked: Mapping[str, str],
    on_progress: Progress,
) -> tuple[Callable[[], FileRead], Book]:
    """Count one file; what was understood of it is known only when all files are read."""
    table, has_bad_bytes = opens()
    systems = (*shipped_systems(), *([named] if named is not None else ()))
    tops = table.tops()
    heading = find_heading(tops, systems, path=path, named=named, asked=asked.values())
    understood = understand(heading, asked, path=path)
    book = Book()
    rows = table.rows(
        heading.top,
        header=heading.row,
        width=understood.width,
        on_broken=partial(_broken, book),
    )
    counting.add(
        _not_too_many(rows, understood.width, path),
        reader=RowReader(understood, heading.export, resolver),
        understood=understood,
        export=heading.export,
        heading=heading.cells,
        book=book,
        on_rows=lambda: on_progress(*table.progress()),
    )
    if not book.rows:
        refuse(path, NO_ROWS, line=heading.line)
    others = sum(top.way != heading.top.way and top.says_something for top in tops)
    made = partial(
        _file_read,
        path,
        table,
        heading,
        understood,
        book,
        has_bad_bytes=has_bad_bytes,
        others=others,
    )
    return made, book


def open_table(path: Path) -> tuple[Table, bool]:
    """The list in the file, and whether some of its bytes cannot be decoded.

    Raises:
        RegistrationError: it is no list.
    """
    kind = kind_of(path)
    if kind.form == "text":
        return TextTable(path, kind), kind.is_broken
    from ecoevent.registrations.workbooks import (  # noqa: PLC0415 (slow to import)
        WorkbookTable,
    )

    return WorkbookTable(path), False


def _broken(book: Book, line: int) -> None:
    book.rows += 1
    book.set_aside("unreadable", line)


def _file_read(  # noqa: PLR0913
    path: Path,
    table: Table,
    heading: Heading,
    understood: Understood,
    book: Book,
    *,
    has_bad_bytes: bool,
    others: int,
) -> FileRead:
    is_text = table.encoding != "XLSX"
    return FileRead(
        name=printable(str(path)),
        encoding=table.encoding,
        delimiter=heading.top.way if is_text else "",
        sheet=0 if is_text else int(heading.top.way) + 1,
        other_sheets=0 if is_text else others,
        header=heading.line,
        system=heading.system,
        export=heading.export,
        columns=tuple(sorted(understood.columns, key=lambda column: column.index)),
        checks=tuple(letter(index) for index, _ in understood.checks),
        unread=understood.width - len(understood.read),
        rows=book.rows,
        aside={why: lines.ranges() for why, lines in sorted(book.aside.items()) if lines.count},
        short=book.short,
        has_bad_bytes=has_bad_bytes,
    )


def _unknown_role(role: str) -> UnknownNameError:
    message = Text(
        fr="aucune colonne ne s'appelle «\u00a0{found}\u00a0»{near} (colonnes\u00a0: {known})",
        en="no column is called '{found}'{near} (columns: {known})",
    ).filled(found=role[:60], near=suggestion(role, ROLES), known=", ".join(ROLES))
    return UnknownNameError(message, name=role)
