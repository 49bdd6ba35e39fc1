"""A text with delimiters in, its rows out one by one, a broken line costing that line only."""

import csv
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TextIO

from ecoevent.registrations.bytes import Kind
from ecoevent.registrations.refusals import (
    LONG_LINE,
    MANY_BROKEN,
    MANY_COLUMNS,
    refuse,
)
from ecoevent.registrations.tables import MOST_COLUMNS, TOP_ROWS, Row, Top
from ecoevent.words.text import Text

DELIMITERS = (",", ";", "\t", "|")
_LONGEST_LINE = 1 << 20
_MOST_LINES = 100  # of one row: a quote that is never closed would take in the rest of the file
_MOST_BROKEN = 1_000
_TOP_SIZE = 1 << 22
_MEGABYTE = Text("1\u00a0Mo", "1 MB")


class _RunawayError(Exception):
    """A row goes on and on."""


class _Lines:
    """The lines of a text for `csv.reader`, which can be given back when a row was broken."""

    def __init__(self, file: TextIO, path: Path) -> None:
        self._read = file.readline
        self._ahead: list[str] = []
        self._path = path
        self.before = 0  # lines of the rows that are done
        self.taken: list[str] = []  # lines of the row that is being read

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
        if len(taken) > _MOST_LINES:
            raise _RunawayError
        return line.replace("\0", "") if "\0" in line else line

    def done(self) -> None:
        """The row was read."""
        self.before += len(self.taken)
        self.taken.clear()

    def give_back(self) -> None:
        """The row was broken: only its first line is lost."""
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

    def tops(self) -> Sequence[Top]:
        """The first rows, by each delimiter that they may have."""
        with self._opened() as file:
            found, size = [], 0
            lines = _Lines(file, self._path)
            for line in lines:
                lines.done()
                found.append(line)
                size += len(line)
                if len(found) == TOP_ROWS or size > _TOP_SIZE:
                    break
        return [Top(delimiter, self._top(found, delimiter)) for delimiter in DELIMITERS]

    def _top(self, lines: list[str], delimiter: str) -> tuple[tuple[int, tuple[str, ...]], ...]:
        rows = []
        reader = csv.reader(lines, delimiter=delimiter)
        line = 1
        try:
            for row in reader:
                if len(row) > MOST_COLUMNS:
                    refuse(self._path, MANY_COLUMNS, line=line, found=len(row), most=MOST_COLUMNS)
                rows.append((line, tuple(row)))
                line = reader.line_num + 1
        except csv.Error:
            pass  # what was read before is enough to find a header in
        return tuple(rows)

    def rows(
        self, top: Top, *, header: int, width: int, on_broken: Callable[[int], None]
    ) -> Iterator[tuple[int, Row]]:
        """The rows after the header, each with its first line; unreadable lines are told."""
        with self._opened() as file:
            self._file = file
            lines = _Lines(file, self._path)
            reader = csv.reader(lines, delimiter=top.way)
            for _ in range(header + 1):
                next(reader)
                lines.done()
            yield from self._rest(lines, top.way, width, on_broken)
        self._file = None

    def _rest(
        self, lines: _Lines, delimiter: str, width: int, on_broken: Callable[[int], None]
    ) -> Iterator[tuple[int, Row]]:
        # strict, or a quote that is not closed could quietly make one row of two
        reader = csv.reader(lines, delimiter=delimiter, strict=True)
        taken, done = lines.taken, lines.done
        broken = 0
        while True:
            row: list[str] | None
            try:
                row = next(reader)
                if len(taken) > 1 and len(row) != width:
                    row = None
            except StopIteration:
                return
            except csv.Error:
                row = _leniently(taken, delimiter, width)
            except _RunawayError:
                row = None
            if row is not None:
                yield lines.before + 1, row
                done()
                continue
            broken += 1
            line = lines.before + 1
            if broken >= _MOST_BROKEN:
                refuse(self._path, MANY_BROKEN, line=line, count=broken)
            on_broken(line)
            lines.give_back()
            reader = csv.reader(lines, delimiter=delimiter, strict=True)

    def progress(self) -> tuple[int, int]:
        """Bytes read, and bytes of the file."""
        return (self._file.buffer.tell() if self._file else self._size), self._size

    def _opened(self) -> TextIO:
        errors = "surrogateescape" if self._kind.is_broken else "strict"
        if self._kind.codec.startswith("utf-16") and self._kind.is_broken:
            errors = "replace"  # surrogates cannot escape into UTF-16
        return self._path.open(encoding=self._kind.codec, errors=errors, newline="")


def _leniently(lines: Sequence[str], delimiter: str, width: int) -> list[str] | None:
    """The cells of a single line with a stray quote, if there are as many as there should be."""
    if len(lines) != 1:
        return None
    row = next(csv.reader(lines, delimiter=delimiter))
    return row if len(row) == width else None
