"""The XML of a sheet in, its rows as texts out one by one."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

import attrs

from ecoevent.registrations.markup import Allowance, Markup, MarkupError, local
from ecoevent.registrations.plain import PlainCell, plain, plain_rows, whole_pieces
from ecoevent.registrations.shared import Texts
from ecoevent.registrations.tables import LONGEST_CELL, MOST_COLUMNS, as_text

MOST_ROWS = 1_048_576  # as in a spreadsheet
SheetRow = tuple[int, list[str]]
"""The number of a row, and its cells to the last that is filled."""
_BETWEEN_ROWS = 2  # elements are open there: <worksheet><sheetData>
_LONGEST_FORMULA = 2_000
_LINK = re.compile(r'HYPERLINK\(\s*"[^"]*"\s*[,;]\s*"((?:[^"]|"")*+)"\s*\)', re.IGNORECASE)
_DIGITS = "0123456789"
_MOST_EXACT = 15  # digits of a number that a float holds


class ManyColumnsError(Exception):
    """A row has more columns than a sheet can have."""

    def __init__(self, line: int, found: int) -> None:
        super().__init__(line, found)
        self.line, self.found = line, found


class ManyRowsError(Exception):
    """A row has a number that no sheet has."""


@attrs.define(eq=False)
class _Listener:
    """Listens for rows: `<row r="2"><c r="A2" t="s"><v>5</v></c></row>`."""

    texts: Texts
    width: int
    depth: int = 0
    ready: list[SheetRow] = attrs.field(factory=list)
    line: int = 0
    _cells: list[str] = attrs.field(factory=list)
    _index: int = -1
    _kind: str = ""
    _parts: list[str] = attrs.field(factory=list)
    _size: int = 0
    _is_text: bool = False
    _is_aside: bool = False
    _formula: list[str] = attrs.field(factory=list)
    _is_formula: bool = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """A row, a cell, a value, or what is none of these."""
        self.depth += 1
        name = local(name)
        if name in {"v", "t"}:
            self._is_text = not self._is_aside and self._index < self.width
        elif name == "f":
            self._is_formula = True
            self._formula = [""]
        elif name == "c":
            self._formula = []
            self._kind = attributes.get("t", "")
            ref = attributes.get("r")
            self._index = self._index + 1 if ref is None else column(ref.rstrip(_DIGITS))
            self.check(self._index)
        elif name == "row":
            number = attributes.get("r")
            self.begin(self.line + 1 if number is None else _line(number))
            self._index, self._cells = -1, []
        elif name == "rPh":
            self._is_aside = True

    def end(self, name: str) -> None:
        """The same, done."""
        self.depth -= 1
        name = local(name)
        if name in {"v", "t"}:
            self._is_text = False
        elif name == "f":
            self._is_formula = False
        elif name == "c" and self._parts:
            self.put(self._cells, self._index, "".join(self._parts), self._kind)
            self._parts, self._size = [], 0
        elif name == "c" and self._formula and self._index < self.width:
            self.put(self._cells, self._index, _shown_by("".join(self._formula)), "str")
        elif name == "row":
            self.ready.append((self.line, self._cells))
        elif name == "rPh":
            self._is_aside = False

    def text(self, text: str) -> None:
        """What a cell says, as far as a cell is long."""
        if self._is_text and self._size <= LONGEST_CELL:
            self._parts.append(text)
            self._size += len(text)
        elif self._is_formula and sum(map(len, self._formula)) <= _LONGEST_FORMULA:
            self._formula.append(text)

    def begin(self, line: int) -> None:
        """A row of that number begins."""
        if line > MOST_ROWS:
            raise ManyRowsError
        if line <= self.line:  # what would a row mean that comes twice?
            raise MarkupError
        self.line = line

    def check(self, index: int) -> None:
        """A cell of the row stands in that column."""
        if index >= MOST_COLUMNS:
            raise ManyColumnsError(self.line, index + 1)

    def put(self, cells: list[str], index: int, said: str, kind: str) -> None:
        """What the cell in that column says, by its kind."""
        value = self.texts.at(said) if kind == "s" else _value(said, kind)
        missing = index - len(cells)
        if missing < 0:
            cells[index] = value
            return
        if missing:
            cells += [""] * missing
        cells.append(value)

    def plain_row(self, number: int, found: list[PlainCell]) -> SheetRow:
        """A row that needed no parser."""
        self.begin(number)
        cells: list[str] = []
        for letters, kind, value, text in found:
            index = column(letters)
            if index >= self.width:
                self.check(index)
            elif value or text:
                self.put(cells, index, plain(value or text), kind)
        return number, cells


def rows_of(
    pieces: Iterable[bytes], texts: Texts, allowance: Allowance, *, width: int = MOST_COLUMNS
) -> Iterator[SheetRow]:
    """The rows of a sheet that are written down.

    Args:
        pieces: the sheet's XML.
        texts: the texts that cells share.
        allowance: how many tags may still be told.
        width: how many columns matter.

    Raises:
        MarkupError: the sheet is damaged.
        ManyTagsError: it has more than a list has.
        ManyColumnsError: a row has more columns than a sheet.
        ManyRowsError: a row has a number that no sheet has.
    """
    listener = _Listener(texts, width)
    markup = Markup(listener, allowance)
    for piece in whole_pieces(pieces, b"</row>"):
        is_between = listener.depth == _BETWEEN_ROWS and markup.is_utf_8
        found = plain_rows(piece) if is_between else None
        if found is None:
            markup.feed(piece)
            yield from listener.ready
            listener.ready.clear()
        for number, cells in found or ():
            yield listener.plain_row(number, cells)
    markup.close()


def _value(said: str, kind: str) -> str:
    if kind in {"", "n"}:
        return said if len(said) <= _MOST_EXACT and said.isdecimal() else _number(said)
    return as_text(said.strip() == "1") if kind == "b" else said


def _shown_by(formula: str) -> str:
    """What a formula shows that was saved without its value: the text of a link, else unknown.

    What is unknown is what bytes that no encoding has are: the row is told as unreadable where
    that column is read.
    """
    link = _LINK.search(formula[:_LONGEST_FORMULA])
    return link[1].replace('""', '"') if link else "\udcff"


def _number(said: str) -> str:
    """A number without the signs of a float that is whole: `75011.0`, `1E3`."""
    try:
        number = float(said)
    except ValueError:
        return said
    return as_text(number) if abs(number) < 10**_MOST_EXACT else said


@lru_cache(maxsize=MOST_COLUMNS)
def column(letters: str) -> int:
    """The index of a column by its letters."""
    number = 0
    for sign in letters[:9]:
        if not "A" <= sign <= "Z":
            raise MarkupError
        number = number * 26 + ord(sign) - ord("A") + 1
    if not number:
        raise MarkupError
    return number - 1


def _line(number: str) -> int:
    if not (number.isascii() and number.isdecimal()):
        raise MarkupError
    return int(number) if len(number) <= len(str(MOST_ROWS)) else MOST_ROWS + 1
