"""A header in, which column means what out: by the system, the user, or what headers say."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import attrs

from ecoevent.registrations.folding import fold, header_forms, words_of
from ecoevent.registrations.headings import Heading
from ecoevent.registrations.records import ROLES, Check, Columns
from ecoevent.registrations.refusals import NO_SUCH_COLUMN, TWO_SUCH_COLUMNS, refuse
from ecoevent.registrations.systems import common_headers
from ecoevent.registrations.tables import letter

_OPTION = re.compile(r"(.{8,})\s[–—-]\s(.+)", re.DOTALL)  # noqa: RUF001 (an en dash is meant)
_LETTERS = re.compile(r"[A-Za-z]{1,3}")
_HOW = (" how ", " comment ", " by ", " wie ", " como ", " come ", " hoe ", " what mode ")
_ONLY_BY_SYSTEM = frozenset({"name", "question", "answer", "buyer_address"})
Source = str
"""How a column was understood: `asked`, `system`, `header` or `question`."""


@attrs.frozen
class Column:
    """A column that is read."""

    index: int
    role: str
    source: Source

    @property
    def letter(self) -> str:
        """Its letters in a spreadsheet."""
        return letter(self.index)


@attrs.frozen
class Understood:
    """What the columns of a list mean.

    Attributes:
        columns: the column of each meaning, at most one each.
        checks: the columns that may take a row out.
        options: the columns of a travel question with a column for each answer, and the answers.
        width: how many columns there are.
    """

    columns: tuple[Column, ...]
    checks: tuple[tuple[int, Check], ...]
    options: tuple[tuple[int, str], ...]
    width: int

    @property
    def roles(self) -> dict[str, int]:
        """The index of the column of each meaning."""
        return {column.role: column.index for column in self.columns}

    @property
    def read(self) -> frozenset[int]:
        """The indices of all columns that are read."""
        indices = {column.index for column in self.columns}
        indices |= {index for index, _ in self.checks}
        return frozenset(indices | {index for index, _ in self.options})


@attrs.define(eq=False)
class _Taking:
    """Columns as they find their meaning: one meaning a column, one column a meaning."""

    found: dict[str, Column] = attrs.field(factory=dict)
    taken: set[int] = attrs.field(factory=set)

    def take(self, index: int, role: str, source: Source) -> None:
        """The column has that meaning, unless one of both has another already."""
        if role not in self.found and index not in self.taken:
            self.found[role] = Column(index, role, source)
            self.taken.add(index)


def understand(heading: Heading, asked: Mapping[str, str], *, path: Path) -> Understood:
    """What the columns under the heading mean; *asked* are those that the user named, by meaning.

    Raises:
        RegistrationError: a column that the user named is not there, or twice.
    """
    cells, export = heading.cells, heading.export
    forms = [header_forms(cell) for cell in cells]
    taking = _Taking()
    for role, name in asked.items():
        taking.take(_asked(role, name, heading, path), role, "asked")
    checks = tuple(_checks(export.checks if export else (), forms, taking.taken))
    taking.taken |= {index for index, _ in checks}
    options = () if "travel" in taking.found else tuple(_options(cells, taking.taken))
    taking.taken |= {index for index, _ in options}
    if export is not None:
        _take_exact(taking, export.columns, forms, "system", skipped=frozenset())
    skipped = _ONLY_BY_SYSTEM | ({"status"} if checks else frozenset())
    _take_exact(taking, common_headers().exact, forms, "header", skipped=skipped)
    for role, index in _questions(cells, common_headers().parts):
        if not (role == "travel" and options):
            taking.take(index, role, "question")
    if export is None or export.repeats is None:
        taking.found.pop("email", None)  # nobody is counted twice, so nobody's address is read
    return Understood(tuple(taking.found.values()), checks, options, len(cells))


def _take_exact(
    taking: _Taking,
    columns: Columns,
    forms: Sequence[tuple[str, str]],
    source: Source,
    *,
    skipped: frozenset[str],
) -> None:
    for role in ROLES:
        for index in () if role in skipped else _exact(getattr(columns, role), forms):
            taking.take(index, role, source)


def _exact(headers: Sequence[str], forms: Sequence[tuple[str, str]]) -> Iterator[int]:
    """The columns with one of the headers: the whole header first, then without parentheses."""
    for which in (0, 1):
        for header in map(fold, headers):
            yield from (index for index, form in enumerate(forms) if form[which] == header)


def _checks(
    checks: Sequence[Check], forms: Sequence[tuple[str, str]], taken: set[int]
) -> Iterator[tuple[int, Check]]:
    for check in checks:
        index = next(_exact(check.headers, forms), None)
        if index is not None and index not in taken:
            yield index, check


def _options(cells: Sequence[str], taken: set[int]) -> Iterator[tuple[int, str]]:
    """The columns `How will you travel? - Train`, one for each answer, with the answer."""
    phrases = common_headers().parts.travel
    for index, cell in enumerate(cells):
        found = _OPTION.fullmatch(cell.strip())
        if found and index not in taken and _says(found[1], phrases):
            yield index, found[2]


def _questions(cells: Sequence[str], parts: Columns) -> Iterator[tuple[str, int]]:
    filled = [(index, cell) for index, cell in enumerate(cells) if cell.strip()]
    for role in ROLES:
        phrases = getattr(parts, role)
        for index, cell in filled:
            asks_where = role == "travel" and _asks_where(cell, parts)
            if phrases and not asks_where and _says(cell, phrases):
                yield role, index


def _asks_where(header: str, parts: Columns) -> bool:
    """Whether it is the place that is asked for: "Where will you travel from?"."""
    is_how = words_of(header).startswith(_HOW)
    return not is_how and _says(header, parts.place)


def _says(header: str, phrases: Sequence[str]) -> bool:
    words = words_of(header)
    return any(words_of(phrase) in words for phrase in phrases)


def _asked(role: str, name: str, heading: Heading, path: Path) -> int:
    cells = heading.cells
    same = [index for index, cell in enumerate(cells) if fold(cell) == fold(name)]
    if len(same) == 1:
        return same[0]
    if same:
        letters = ", ".join(map(letter, same))
        told = {"role": role, "asked": name[:60], "letters": letters}
        refuse(path, TWO_SUCH_COLUMNS, option="columns", **told)
    index = _index(name)
    if not 0 <= index < len(cells):
        last = letter(len(cells) - 1)
        told = {"role": role, "asked": name[:60], "line": str(heading.line), "last": last}
        refuse(path, NO_SUCH_COLUMN, option="columns", **told)
    return index


def _index(name: str) -> int:
    """The index of a column by its letters or its number from 1; -1 when it is neither."""
    if name.isascii() and name.isdecimal():
        return int(name[:9]) - 1
    if not _LETTERS.fullmatch(name):
        return -1
    number = 0
    for sign in name.upper():
        number = number * 26 + ord(sign) - ord("A") + 1
    return number - 1
