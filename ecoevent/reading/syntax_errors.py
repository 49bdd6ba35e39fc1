"""Where the YAML parser gave up in, the same mistake in an organiser's words out.

Only the parser's two marks are read, where it gave up and where what it was in began, and the
characters there; never its words, which change from one release to the next.
"""

import re
from typing import Self

import attrs
import yaml

from ecoevent.problems import Place, Problem, problem
from ecoevent.reading.describing import quoted
from ecoevent.reading.diagnostics import DOCUMENT, SYNTAX

_CODES = {**DOCUMENT, **SYNTAX}
_NO_BREAK_SPACE = "[ -]*[\\w.-]+:[\u00a0\u202f]"
_INDENTED_BY_TAB = r" *\t"
_YAML_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_KEY = re.compile(r":(\s|$)")
_HEX = "0123456789abcdefABCDEF"
_BEGUN_BY = {
    "&": "D010",
    "*": "D010",
    "!": "D011",
    "|": "D114",
    ">": "D114",
    "[": "D105",
    "{": "D105",
}
"""What the character says with which the unfinished part begins."""
_AT_CONTEXT = frozenset({"D010", "D104", "D105", "D107"})
"""Mistakes to show where they begin, not where the parser gave up."""


def explained(error: yaml.YAMLError, *, text: str, file: str) -> Problem:
    """The one problem that stopped the parser, with its place and a next step."""
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return problem(SYNTAX["D199"], place=Place(file, 1, 1))
    lines = _YAML_BREAK.split(text)
    line = min(error.problem_mark.line, len(lines) - 1)
    return (
        _space_mistake(lines, line=line, file=file)
        or _unclosed_bracket(error, lines=lines, file=file)
        or _by_its_marks(error, lines=lines, file=file)
    )


def _space_mistake(lines: list[str], *, line: int, file: str) -> Problem | None:
    tab = re.match(_INDENTED_BY_TAB, lines[line])
    if tab:
        return problem(SYNTAX["D101"], place=Place(file, line + 1, tab.end()))
    for number in (line - 1, line):
        space = re.match(_NO_BREAK_SPACE, lines[number]) if number >= 0 else None
        if space:
            return problem(SYNTAX["D102"], place=Place(file, number + 1, space.end()))
    return None


def _unclosed_bracket(
    error: yaml.MarkedYAMLError, *, lines: list[str], file: str
) -> Problem | None:
    mark, stop = error.context_mark, error.problem_mark
    is_at_end = stop is not None and stop.line >= len(lines)
    if not is_at_end or mark is None or _Spot.at(mark, lines).char not in {"[", "{"}:
        return None
    return problem(SYNTAX["D105"], place=Place(file, mark.line + 1, mark.column + 1))


def _by_its_marks(error: yaml.MarkedYAMLError, *, lines: list[str], file: str) -> Problem:
    gave_up = error.problem_mark
    assert gave_up is not None  # noqa: S101 (the caller has seen one)
    stop = _Spot.at(gave_up, lines)
    begun = None if error.context_mark is None else _Spot.at(error.context_mark, lines)
    code = _code(stop, begun, lines)
    spot = begun if begun is not None and code in _AT_CONTEXT else stop
    place = Place(file, spot.row + 1, spot.column + 1)
    return problem(_CODES[code], place=place, found=quoted(spot.char))


@attrs.frozen
class _Spot:
    """A mark of the parser, with its line."""

    row: int
    column: int
    line: str

    @classmethod
    def at(cls, mark: yaml.Mark, lines: list[str]) -> Self:
        return cls(mark.line, mark.column, lines[mark.line] if mark.line < len(lines) else "")

    @property
    def char(self) -> str:
        return self.line[self.column : self.column + 1]

    @property
    def before(self) -> str:
        return self.line[: self.column]


def _code(stop: _Spot, begun: _Spot | None, lines: list[str]) -> str:
    first = begun or stop
    if first.char == "%" and first.column == 0:
        return "D012"
    if begun is not None and begun.char in {'"', "'"}:
        return "D109" if _is_escape(stop, begun) else "D104"
    if first.char in {"&", "*", "!"} or (begun is not None and begun.char in _BEGUN_BY):
        return _BEGUN_BY[first.char]
    if stop.char in {"@", "`", "%"}:
        return "D108"
    if _is_in_bracket(stop, begun, lines) or (stop.char in {",", "]", "}"} and begun is not None):
        return "D112"
    return _outside(stop) if begun is None else _in_a_group(stop, begun)


def _outside(stop: _Spot) -> str:
    """The code of what stands where nothing may stand."""
    if stop.column == 0 or stop.char in {"]", "}", ""}:
        return "D113"
    if stop.char == ":":
        return "D103" if _KEY.search(stop.before) else "D106"
    return "D110" if stop.char == "-" else "D112"


def _in_a_group(stop: _Spot, begun: _Spot) -> str:
    """The code of what breaks off a list or a group of keys that began at *begun*."""
    if begun.char == "-":
        return "D111"
    if begun.row < stop.row and not _KEY.search(_bare(begun.line[begun.column :])):
        return "D107"
    return "D115" if stop.before.strip(" -") else "D106"


def _is_escape(stop: _Spot, begun: _Spot) -> bool:
    """Whether the parser stopped at a backslash that it does not know, not at the end."""
    before = stop.before
    return (begun.char == '"' and begun.row == stop.row) and (
        stop.char == "\\"
        or before.endswith("\\")
        or before.rstrip(_HEX).endswith(("\\x", "\\u", "\\U"))
    )


def _is_in_bracket(stop: _Spot, begun: _Spot | None, lines: list[str]) -> bool:
    """Whether a bracket is open where the parser stopped; texts are not told from signs."""
    start = 0 if begun is None else begun.row
    bare = [*(_bare(line) for line in lines[start : stop.row]), _bare(stop.before)]
    depth = sum(char in "[{" for line in bare for char in line)
    return depth > sum(char in "]}" for line in bare for char in line)


def _bare(line: str) -> str:
    return line.split(" #", 1)[0]
