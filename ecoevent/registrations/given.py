"""Rows that a program holds, as mappings, in; a list that can be read like a file out."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from ecoevent.registrations.refusals import (
    MANY_COLUMNS,
    NO_CELL,
    NO_HEADER_TEXT,
    NO_MAPPING,
    NOTHING_GIVEN,
    refuse,
)
from ecoevent.registrations.tables import (
    LONGEST_CELL,
    MOST_COLUMNS,
    Row,
    Top,
    as_text,
    letter,
)

GivenRow = Mapping[str, Any]
_LISTS = (Mapping, list, tuple, set, frozenset, bytes, bytearray)


class GivenTable:
    """A list as rows; its header is line 1, as in a spreadsheet, and has every key of any row."""

    encoding = "rows"

    def __init__(self, rows: Iterable[GivenRow], name: Path) -> None:
        self._name = name
        self._rows = list(rows)
        self._at = 0
        self._header = self._found_header()

    def tops(self) -> Sequence[Top]:
        """The header: there is one way to read it."""
        return [Top("", ((1, tuple(self._header)),))]

    def rows(
        self, top: Top, *, header: int, width: int, on_broken: Callable[[int], None]
    ) -> Iterator[tuple[int, Row]]:
        """Every row with its number; those with a cell too long are told."""
        del top, header
        for line, row in enumerate(self._rows, 2):
            self._at += 1
            cells = [self._cell(row.get(key), line, at) for key, at in self._header.items()]
            if any(len(cell) > LONGEST_CELL for cell in cells):
                on_broken(line)
            else:
                yield line, cells + [""] * (width - len(cells))

    def progress(self) -> tuple[int, int]:
        """Rows that are read, and all."""
        return self._at, max(len(self._rows), 1)

    def _found_header(self) -> dict[str, int]:
        """The keys of all rows, each with the number of its column."""
        if not self._rows:
            refuse(self._name, NOTHING_GIVEN)
        header: dict[str, int] = {}
        for line, row in enumerate(self._rows, 2):
            if not isinstance(row, Mapping):
                refuse(self._name, NO_MAPPING, line=line)
            for key in row:
                if not isinstance(key, str):
                    refuse(self._name, NO_HEADER_TEXT, line=line)
                header.setdefault(key, len(header))
            if len(header) > MOST_COLUMNS:
                refuse(self._name, MANY_COLUMNS, line=line, found=len(header), most=MOST_COLUMNS)
        return header

    def _cell(self, value: Any, line: int, column: int) -> str:
        if isinstance(value, (dt.date, dt.time)):
            return value.isoformat()
        if isinstance(value, _LISTS):
            refuse(self._name, NO_CELL, line=line, column=letter(column))
        is_nothing = isinstance(value, float) and value != value  # noqa: PLR0124 (NaN: pandas' empty cell)
        return "" if is_nothing else as_text(value)
