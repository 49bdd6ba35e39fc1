"""What a list is to its reader, be it text or a workbook: tops to find the header in, and rows."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Protocol

import attrs

Row = Sequence[Any]
MOST_COLUMNS = 16_384  # as in a spreadsheet
TOP_ROWS = 300


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
