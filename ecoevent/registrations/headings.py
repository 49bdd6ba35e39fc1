"""The first rows of a list in, its header and the system that wrote it out."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

import attrs

from ecoevent.registrations.folding import fold, header_forms, words_of
from ecoevent.registrations.records import Columns, Export, System
from ecoevent.registrations.refusals import (
    EMPTY,
    NO_HEADER,
    NOT_PEOPLE,
    NOT_THIS_SYSTEM,
    refuse,
)
from ecoevent.registrations.systems import common_headers
from ecoevent.registrations.tables import Top

_ROWS = 40  # in which the header of a system that is not known is looked for
_LONGEST_HEADER = 300


@attrs.frozen
class Heading:
    """The header of a list.

    Attributes:
        top: the way to read the list.
        row: which of the top's rows it is.
        line: where it stands.
        cells: the headers.
        system: who wrote the list; None when it is not known.
        export: which of the system's exports.
    """

    top: Top
    row: int
    line: int
    cells: tuple[str, ...]
    system: System | None = None
    export: Export | None = None


@attrs.frozen(order=True)
class _Score:
    """How well a row serves as the header."""

    recognised: int
    is_named_sheet: bool
    known: int
    width: int


def find_heading(
    tops: Sequence[Top],
    systems: Iterable[System],
    *,
    path: Path,
    named: System | None = None,
    asked: Iterable[str] = (),
) -> Heading:
    """The header of the list.

    Args:
        tops: the ways to read it.
        systems: those that it may be from.
        path: its file.
        named: the system that the user named.
        asked: headers that the user named.

    Raises:
        RegistrationError: no row looks like one, or a row of the list is not a person.
    """
    exports = [(system, export) for system in systems for export in system.exports]
    wanted = frozenset(map(fold, asked))
    best: tuple[_Score, Heading] | None = None
    for top in tops:
        for score, heading in _headings(top, exports, wanted):
            if best is None or score > best[0]:
                best = score, heading
    if best is None and wanted:
        best = _widest(tops)
    if best is None:
        said = (top for top in tops if top.says_something)
        line = max((top.rows[:_ROWS][-1][0] for top in said), default=0)
        if not line:
            refuse(path, EMPTY)
        refuse(path, NO_HEADER, option="columns", line=line)
    heading = best[1]
    if named is not None:
        heading = _of_named(heading, named, path)
    if heading.export is not None and heading.export.refused is not None:
        refuse(
            path,
            NOT_PEOPLE,
            system=heading.system.title if heading.system else "",
            export=heading.export.title,
            reason=heading.export.refused,
        )
    return heading


def _headings(
    top: Top, exports: Sequence[tuple[System, Export]], wanted: frozenset[str]
) -> Iterator[tuple[_Score, Heading]]:
    for number, (line, cells) in enumerate(top.rows):
        forms = _forms(cells)
        known = len(forms & (_known() | wanted))
        found = _recognised(forms, exports)
        is_wanted = bool(wanted) and wanted <= forms
        if number < _ROWS:
            known += sum(_is_question(cell) for cell in cells)
        least = 1 if number == 0 else 2  # further down, one word may be an answer
        if found is None and not is_wanted and (number >= _ROWS or known < least):
            continue
        size, system, export = found or (0, None, None)
        is_named = export is not None and top.sheet in export.sheets
        # the earlier of two rows that serve alike is the header, the later one a person
        score = _Score(size + is_wanted, is_named, known, len(cells) if known else 0)
        yield score, Heading(top, number, line, cells, system, export)


def _widest(tops: Sequence[Top]) -> tuple[_Score, Heading] | None:
    """The first of the rows with most cells: the header when the user names columns by letter."""
    rows = [
        (sum(map(bool, cells)), top, number, line, cells)
        for top in tops
        for number, (line, cells) in enumerate(top.rows[:_ROWS])
    ]
    if not rows:
        return None
    width, top, number, line, cells = max(rows, key=lambda row: row[0])
    return _Score(0, False, 0, width), Heading(top, number, line, cells)


def _recognised(
    forms: frozenset[str], exports: Sequence[tuple[System, Export]]
) -> tuple[int, System, Export] | None:
    """The export that has the largest of its sets of headers in the row."""
    best: tuple[int, System, Export] | None = None
    for system, export in exports:
        for group in export.known_by:
            size = len(group)
            if (best is None or size > best[0]) and all(fold(header) in forms for header in group):
                best = size, system, export
    return best


def _of_named(heading: Heading, named: System, path: Path) -> Heading:
    if heading.system is not None and heading.system.id == named.id:
        return heading
    forms = _forms(heading.cells)
    counts = [len(forms & _headers_of(export)) for export in named.exports]
    most = max(counts, default=0)
    if most == 0:
        refuse(path, NOT_THIS_SYSTEM, option="system", system=named.title)
    return attrs.evolve(heading, system=named, export=named.exports[counts.index(most)])


def _forms(cells: Sequence[str]) -> frozenset[str]:
    forms: set[str] = set()
    for cell in cells:
        if cell and len(cell) <= _LONGEST_HEADER:
            forms.update(header_forms(cell))
    forms.discard("")
    return frozenset(forms)


def _headers_of(export: Export) -> set[str]:
    headers = {fold(header) for group in export.known_by for header in group}
    headers |= {fold(header) for header in _all(export.columns)}
    return headers | {fold(header) for check in export.checks for header in check.headers}


@cache
def _known() -> frozenset[str]:
    return frozenset(map(fold, _all(common_headers().exact)))


def _is_question(cell: str) -> bool:
    return 8 <= len(cell) <= _LONGEST_HEADER and _questions().search(words_of(cell)) is not None


@cache
def _questions() -> re.Pattern[str]:
    phrases = {words_of(phrase).strip() for phrase in _all(common_headers().parts)}
    return re.compile(rf" (?:{'|'.join(map(re.escape, sorted(phrases)))}) ")


def _all(columns: Columns) -> Iterator[str]:
    by_role: Mapping[str, tuple[str, ...]] = attrs.asdict(columns, recurse=False)
    for headers in by_role.values():
        yield from headers
