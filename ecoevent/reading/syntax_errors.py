"""An error of the YAML parser in, the same mistake in an organiser's words out."""

import re

import yaml

from ecoevent.problems import Place, Problem, problem
from ecoevent.reading.decoding import LINE_BREAK
from ecoevent.reading.describing import quoted
from ecoevent.reading.diagnostics import DOCUMENT, SYNTAX

_CODES = {**DOCUMENT, **SYNTAX}
_NO_BREAK_SPACE = "[ -]*[\\w.-]+:[\u00a0\u202f]"
_INDENTED_BY_TAB = r" *\t"
# Words of the parser's problem or context, and what they mean; the first that fits. libyaml and
# PyYAML's own parser do not use the same words.
_CLUES = (
    ("a tag", "D011"),
    ("an alias", "D010"),
    ("an anchor", "D010"),
    ("directive", "D012"),
    ("incompatible YAML", "D012"),
    ("mapping values", "D103"),
    ("escape", "D109"),
    ("hexdecimal", "D109"),
    ("hexadecimal", "D109"),
    ("unexpected end of stream", "D104"),
    ("unexpected document", "D104"),
    ("expected ',' or", "D105"),
    ("cannot start any token", "D108"),
    ("could not find expected ':'", "D107"),
    ("sequence entries", "D110"),
    ("block collection", "D111"),
    ("<document start>", "D113"),
    ("a block scalar", "D114"),
    ("node content", "D112"),
    ("mapping keys", "D112"),
    ("block mapping", "D106"),
)
_AT_CONTEXT = frozenset({"D010", "D104", "D105", "D107"})
"""Mistakes to show where they begin, not where the parser gave up."""


def explained(error: yaml.YAMLError, *, text: str, file: str) -> Problem:
    """The one problem that stopped the parser, with its place and a next step."""
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return problem(SYNTAX["D199"], place=Place(file, 1, 1))
    lines = LINE_BREAK.split(text)
    line = min(error.problem_mark.line, len(lines) - 1)
    return (
        _space_mistake(lines, line=line, file=file)
        or _unclosed_bracket(error, is_at_end=error.problem_mark.line >= len(lines), file=file)
        or _by_its_words(error, lines=lines, file=file)
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


def _unclosed_bracket(error: yaml.MarkedYAMLError, *, is_at_end: bool, file: str) -> Problem | None:
    if not is_at_end or "flow" not in (error.context or ""):
        return None
    mark = error.context_mark or error.problem_mark
    assert mark is not None  # noqa: S101 (the caller has seen one)
    return problem(SYNTAX["D105"], place=Place(file, mark.line + 1, mark.column + 1))


def _by_its_words(error: yaml.MarkedYAMLError, *, lines: list[str], file: str) -> Problem:
    said = f"{error.problem} {error.context}"
    code = next((code for words, code in _CLUES if words in said), "D199")
    mark = (error.context_mark if code in _AT_CONTEXT else None) or error.problem_mark
    assert mark is not None  # noqa: S101 (the caller has seen one)
    line = lines[mark.line] if mark.line < len(lines) else ""
    code = _seen_on_its_line(code, before=line[: mark.column])
    place = Place(file, mark.line + 1, mark.column + 1)
    return problem(_CODES[code], place=place, found=quoted(line[mark.column : mark.column + 1]))


def _seen_on_its_line(code: str, *, before: str) -> str:
    """The parser has one word for a wrong indentation and for a missing quote."""
    if code == "D103" and ": " not in before:
        return "D106"
    if code == "D106" and before.strip(" -"):
        return "D115"
    return code
