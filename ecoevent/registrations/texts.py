"""A text with delimiters in, its rows out one by one, a broken line costing that line only."""

import csv
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TextIO

from ecoevent.registrations.bytes import Kind
from ecoevent.registrations.quoted import are_quoted, unquoted
from ecoevent.registrations.refusals import (
    LONG_LINE,
    MANY_BROKEN,
    MANY_COLUMNS,
    refuse,
)
from ecoevent.registrations.tables import (
    MOST_COLUMNS,
    MOST_TOP_CELLS,
    Row,
    Top,
    first_rows,
)
from ecoevent.words.text import Text

DELIMITERS = (",", ";", "\t", "|")
_LONGEST_LINE = 1 << 20
_LOOKED_AT = 20  # lines, to know whether all are quoted whole
_MOST_LINES = 100  # of one row: a quote that is never closed would take in the rest of the file
_LONGEST_ROW = 1 << 21  # of its lines together, the last one whole
_MOST_BROKEN = 1_000
_MOST_READ_AGAIN = 1 << 25  # what broken rows take: each is read to where it goes wrong
_TOP_SIZE = 1 << 22
_TOP_CELLS = MOST_TOP_CELLS // len(DELIMITERS)
_Record = tuple[int, list[str] | None]
_MEGABYTE = Text("1\u00a0Mo", "1 MB")


class _RunawayError(Exception):
    """A row goes on and on, or a cell of it does."""


class _Lines:
    """The lines of a text for `csv.reader`, which can be given back when a row was broken."""

    def __init__(self, file: TextIO, path: Path, *, is_quoted: bool = False) -> None:
        self._read = file.readline
        self._is_quoted = is_quoted
        self._ahead: list[str] = []
        self._path = path
        self.before = 0  # lines of the rows that are done
        self.taken: list[str] = []  # lines of the row that is being read
        self.read_again = 0

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = self._ahead.pop() if self._ahead else self._read(_LONGEST_LINE)
        if not line:
            raise StopIteration
        taken = self.taken
        taken.append(line)
        if len(line) == _LONGEST_LINE and line[-1] not in "\r\n":
            refuse(self._path, LONG_LINE, line=self.before + len(taken), most=_MEGABYTE)
        if len(taken) > 1 and (len(taken) > _MOST_LINES or self._is_long()):
            raise _RunawayError
        line = unquoted(line) if self._is_quoted else line
        return line.replace("\0", "") if "\0" in line else line

    def _is_long(self) -> bool:
        return sum(map(len, self.taken)) > _LONGEST_ROW

    def done(self) -> None:
        """The row was read."""
        self.before += len(self.taken)
        self.taken.clear()

    def give_back(self) -> None:
        """The row was broken: only its first line is lost."""
        self.read_again += sum(map(len, self.taken))
        self._ahead += reversed(self.taken[1:])
        del self.taken[1:]
        self.done()


class TextTable:
    """A list as text."""

    def __init__(self, path: Path, kind: Kind) -> None:
        self._path = path
        self._kind = kind
        self._size = path.stat().st_size
        self._file: TextIO | None = None
        self.encoding = kind.encoding
        with self._opened() as file:
            lines = [file.readline(_LONGEST_LINE) for _ in range(_LOOKED_AT)]
        self._is_quoted = are_quoted(lines, DELIMITERS)

    def tops(self) -> Sequence[Top]:
        """The first rows, by each delimiter that they may have."""
        return [Top(delimiter, self._top(delimiter)) for delimiter in DELIMITERS]

    def _top(self, delimiter: str) -> tuple[tuple[int, tuple[str, ...]], ...]:
        with self._opened() as file:
            lines = _Lines(file, self._path, is_quoted=self._is_quoted)
            return first_rows(self._narrow(_records(lines, delimiter)), most_cells=_TOP_CELLS)

    def _narrow(self, records: Iterator[_Record]) -> Iterator[tuple[int, list[str]]]:
        """Those that are rows, none wider than a sheet."""
        size = 0
        for line, row in records:
            if row is None:
                continue
            if len(row) > MOST_COLUMNS:
                refuse(self._path, MANY_COLUMNS, line=line, found=len(row), most=MOST_COLUMNS)
            yield line, row
            size += sum(map(len, row))
            if size > _TOP_SIZE:
                return

    def rows(
        self, top: Top, *, header: int, width: int, on_broken: Callable[[int], None]
    ) -> Iterator[tuple[int, Row]]:
        """The rows after the header, each with its first line; unreadable lines are told."""
        after = top.rows[header][0]
        with self._opened() as file:
            self._file = file
            lines = _Lines(file, self._path, is_quoted=self._is_quoted)
            for line, _ in _records(lines, top.way):  # as the header was found
                if line >= after:
                    lines.done()
                    break
            broken = 0
            for line, row in _records(lines, top.way, width=width):
                if row is not None:
                    yield line, row
                    continue
                broken += 1
                if broken >= _MOST_BROKEN or lines.read_again > _MOST_READ_AGAIN:
                    refuse(self._path, MANY_BROKEN, line=line, count=broken)
                on_broken(line)
        self._file = None

    def progress(self) -> tuple[int, int]:
        """Bytes read, and bytes of the file."""
        return (self._file.buffer.tell() if self._file else self._size), self._size

    def _opened(self) -> TextIO:
        errors = "surrogateescape" if self._kind.is_broken else "strict"
        if self._kind.codec.startswith("utf-16") and self._kind.is_broken:
            errors = "replace"  # surrogates cannot escape into UTF-16
        return self._path.open(encoding=self._kind.codec, errors=errors, newline="")


def _records(lines: _Lines, delimiter: str, *, width: int | None = None) -> Iterator[_Record]:
    """Each row with its first line; None in place of a row that is broken.

    With the header's *width*, rows are read strictly, or a quote that is not closed could quietly
    make one row of two.
    """
    is_strict = width is not None
    reader = csv.reader(lines, delimiter=delimiter, strict=is_strict)
    taken, done = lines.taken, lines.done
    while True:
        row: list[str] | None
        try:
            row = next(reader)
            if is_strict and len(taken) > 1 and len(row) != width:
                row = None
        except StopIteration:
            return
        except csv.Error:
            row = _leniently(taken, delimiter, width) if is_strict else None
        except _RunawayError:
            row = None
        line = lines.before + 1
        if row is not None:
            yield line, row
            done()
            continue
        lines.give_back()
        yield line, None
        reader = csv.reader(lines, delimiter=delimiter, strict=is_strict)


def _leniently(lines: Sequence[str], delimiter: str, width: int | None) -> list[str] | None:
    """The cells of a single line with a stray quote or a very long cell, if they are all there."""
    if len(lines) != 1:
        return None
    limit = csv.field_size_limit(_LONGEST_LINE)  # a signature as a picture, say; for this row only
    try:
        row = next(csv.reader(lines, delimiter=delimiter))
    finally:
        csv.field_size_limit(limit)
    return row if len(row) == width else None
