"""An error of the YAML parser in, the same mistake in an organiser's words out."""

import re

import attrs
import yaml

from ecoevent.decoding import LINE_BREAK
from ecoevent.describing import quoted
from ecoevent.diagnostics import DOCUMENT, SYNTAX
from ecoevent.problems import Place, Problem, problem

_CODES = {**DOCUMENT, **SYNTAX}
_NO_BREAK_SPACE = re.compile("^[ -]*[\\w.-]+:[\u00a0\u202f]")
_INDENTED_BY_TAB = re.compile(r" *\t")


@attrs.frozen
class _Clue:
    """Words of the parser's problem or context, and what they mean."""

    words: str
    code: str
    is_at_context: bool = False


# The first that fits; libyaml and PyYAML's own parser do not use the same words.
_CLUES = (
    _Clue("a tag", "D011"),
    _Clue("an alias", "D010", is_at_context=True),
    _Clue("an anchor", "D010", is_at_context=True),
    _Clue("directive", "D012"),
    _Clue("incompatible YAML", "D012"),
    _Clue("mapping values", "D103"),
    _Clue("escape", "D109"),
    _Clue("hexdecimal", "D109"),
    _Clue("hexadecimal", "D109"),
    _Clue("unexpected end of stream", "D104", is_at_context=True),
    _Clue("unexpected document", "D104", is_at_context=True),
    _Clue("expected ',' or", "D105", is_at_context=True),
    _Clue("cannot start any token", "D108"),
    _Clue("could not find expected ':'", "D107", is_at_context=True),
    _Clue("sequence entries", "D110"),
    _Clue("block collection", "D111"),
    _Clue("<document start>", "D113"),
    _Clue("a block scalar", "D114"),
    _Clue("node content", "D112"),
    _Clue("mapping keys", "D112"),
    _Clue("block mapping", "D106"),
)
_UNKNOWN = _Clue("", "D199")


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
    tab = _INDENTED_BY_TAB.match(lines[line])
    if tab:
        return problem(SYNTAX["D101"], place=Place(file, line + 1, tab.end()))
    for number in (line - 1, line):
        space = _NO_BREAK_SPACE.match(lines[number]) if number >= 0 else None
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
    clue = next((clue for clue in _CLUES if clue.words in said), _UNKNOWN)
    mark = (error.context_mark if clue.is_at_context else None) or error.problem_mark
    assert mark is not None  # noqa: S101 (the caller has seen one)
    line = lines[mark.line] if mark.line < len(lines) else ""
    code = _seen_on_its_line(clue.code, before=line[: mark.column])
    place = Place(file, mark.line + 1, mark.column + 1)
    return problem(_CODES[code], place=place, found=quoted(line[mark.column : mark.column + 1]))


def _seen_on_its_line(code: str, *, before: str) -> str:
    """The parser has one word for a wrong indentation and for a missing quote."""
    if code == "D103" and ": " not in before:
        return "D106"
    if code == "D106" and before.strip(" -"):
        return "D115"
    return code
