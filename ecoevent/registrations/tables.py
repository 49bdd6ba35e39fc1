"""What a list is to its reader, be it text or a workbook: tops to find the header in, and rows."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Protocol

import attrs

Row = Sequence[Any]
MOST_COLUMNS = 16_384  # as in a spreadsheet
LONGEST_CELL = 131_072  # what `csv` reads; a spreadsheet has 32,767
TOP_ROWS = 300
MOST_TOP_CELLS = 200_000  # with something in them, of all tops: each is compared with all headers


@attrs.frozen
class Top:
    """The first rows of a list, read in one of the ways in which it may be meant.

    Attributes:
        way: the delimiter of a text, or the number of a workbook's sheet.
        rows: each with the line on which it begins, counted from 1.
        sheet: the sheet's name.
    """

    way: str
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    sheet: str = ""

    @property
    def says_something(self) -> bool:
        """Whether any cell is not empty."""
        return any(cell.strip() for _, cells in self.rows for cell in cells)


class Table(Protocol):
    """A list that can be read."""

    encoding: str

    def tops(self) -> Sequence[Top]:
        """The ways to read it."""

    def rows(
        self, top: Top, *, header: int, width: int, on_broken: Callable[[int], None]
    ) -> Iterator[tuple[int, Row]]:
        """The rows after that one of the top, each with its line; unreadable lines are told."""

    def progress(self) -> tuple[int, int]:
        """How far the reading is, and how far it goes."""


def first_rows(
    rows: Iterable[tuple[int, Sequence[str]]], *, most_cells: int
) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """The rows in which a header is looked for: up to so many, and to so many cells."""
    taken = []
    for line, cells in rows:
        if line > TOP_ROWS:
            break
        taken.append((line, tuple(cells)))
        most_cells -= sum(map(bool, cells))
        if most_cells < 0:
            break
    return tuple(taken)


def letter(index: int) -> str:
    """The letters of a column as a spreadsheet has them: 0 is A, 26 is AA."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def as_text(cell: Any) -> str:
    """A cell of a workbook as the text that a CSV would have."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
