"""A plan's text and new answers in, the text with these answers out; every other line as it was.

A library that writes YAML again as a whole indents it its own way and loses the comments after a
list that is replaced. Here only the lines of the answers that change are exchanged, and the result
is read again before anyone gets it.
"""

import json
import re
from collections.abc import Iterable, Sequence

import attrs

from ecoevent.errors import FileError, ProblemsError
from ecoevent.plan.model import Plan
from ecoevent.plan.reading import parse_plan
from ecoevent.plan.writing import plan_to_json, plan_to_yaml
from ecoevent.reading.document import Document, Path, read_document
from ecoevent.words.text import Text

_NOT_CHANGED = Text(
    "{file}\u00a0: ce plan est écrit d'une façon qui ne se modifie pas sans risque\u00a0; mettez"
    " {paths} chacun sur ses propres lignes, puis recommencez",
    "{file}: this plan is written in a way that cannot be changed safely; put {paths} each on lines"
    " of its own, then try again",
)
_COMMENT_AFTER = re.compile(r"[ \t]+#.*$")
_END = re.compile(r"\.\.\.\s*(?:#.*)?$")
_NOTHING = re.compile(r"\s*(?:#.*)?$")


def edited(content: bytes, new: Plan, *, paths: Iterable[str], file: str) -> bytes:
    """The text of a plan with the answers of *new* at *paths*, everything else as it was.

    Args:
        content: the text of a plan that can be read.
        new: the plan that the text is to say: as it says now but at the paths.
        paths: sections and fields, such as `participants.origins`, or `assumed`.
        file: the text's name in messages.

    Raises:
        FileError: the text is written in a way that cannot be changed safely.
    """
    wanted = tuple(paths)
    mark = "\ufeff" if content.startswith(b"\xef\xbb\xbf") else ""
    try:
        made = f"{mark}{_changed(content.decode('utf-8-sig'), new, wanted)}".encode()
        is_right = attrs.evolve(parse_plan(made, file=file), source=new.source) == new
    except ProblemsError:  # what we made is no plan: everything is on one line, for example
        is_right = False
    if not is_right:
        names = ", ".join(wanted)
        raise FileError(_NOT_CHANGED.filled(file=file, paths=names), path=file)
    return made


def _changed(text: str, new: Plan, paths: Iterable[str]) -> str:
    if _is_json(text):
        return plan_to_json(new)
    for path in paths:
        text = _with(text, tuple(path.split(".")), new)
    return text


def _is_json(text: str) -> bool:
    if not text.lstrip().startswith("{"):
        return False
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


def _with(text: str, path: Path, new: Plan) -> str:
    """The text with the answer at the path, which may be new there or gone."""
    rendered = plan_to_yaml(new)
    theirs = _Lines(rendered)
    mine = _Lines(text)
    fresh = theirs.entry(path)
    section = path[:1]
    if section in mine.document.keys and mine.is_flow(section):
        return mine.replaced(section, theirs.entry(section))
    if path in mine.document.keys:
        return mine.replaced(path, fresh)
    if not fresh:
        return text
    if section in mine.document.keys:
        return mine.inserted(section, fresh)
    return mine.appended(theirs.entry(section))


class _Lines:
    """The lines of a YAML text, and where each key stands."""

    def __init__(self, text: str) -> None:
        self.document: Document = read_document(text, file="")
        self.lines = text.splitlines(keepends=True)  # a line keeps its own end
        first = self.lines[0] if self.lines else "\n"
        self.break_ = first[len(_bare(first)) :] or "\n"

    def entry(self, path: Path) -> list[str]:
        """The lines of a key and its value; nothing where the text does not have it."""
        if path not in self.document.keys:
            return []
        first, end = self._span(path)
        return [_bare(line) for line in self.lines[first:end]]

    def replaced(self, path: Path, fresh: Sequence[str]) -> str:
        """The text with those lines in place of the entry."""
        first, end = self._span(path)
        indent = self.document.keys[path][1] - 1
        moved = _indented(fresh, indent)
        if len(moved) == 1 and end - first == 1:
            comment = _COMMENT_AFTER.search(_bare(self.lines[first]))
            moved = [moved[0] + (comment[0] if comment else "")]
        return self._with_lines(first, end, moved)

    def inserted(self, section: Path, fresh: Sequence[str]) -> str:
        """The text with those lines at the end of the section."""
        below = [path for path in self.document.keys if len(path) == 2 and path[:1] == section]
        end = self._span(section)[1]
        indent = self.document.keys[below[0]][1] - 1 if below else 2
        return self._with_lines(end, end, _indented(fresh, indent))

    def appended(self, fresh: Sequence[str]) -> str:
        """The text with those lines at its end."""
        end = len(self.lines)
        while end and _END.fullmatch(_bare(self.lines[end - 1])):
            end -= 1
        gap = [""] if end and self.lines[end - 1].strip() else []
        return self._with_lines(end, end, [*gap, *fresh])

    def is_flow(self, path: Path) -> bool:
        """Whether the value is written between braces."""
        line, column = self.document.values[path]
        return self.lines[line - 1][column - 1 : column] == "{"

    def _span(self, path: Path) -> tuple[int, int]:
        """The first line of the entry and the line after its last, from 0."""
        first = self.document.keys[path][0] - 1
        size = len(path)
        after = [
            line - 1
            for other, (line, _) in self.document.keys.items()
            if other[:size] != path and line - 1 > first
        ]
        end = min(after, default=len(self.lines))
        while end > first + 1 and _is_nothing(_bare(self.lines[end - 1])):
            end -= 1
        return first, end

    def _with_lines(self, first: int, end: int, fresh: Sequence[str]) -> str:
        """The text with *fresh* in place of some lines; all others keep every byte."""
        before = "".join(self.lines[:first])
        if fresh and before and before == _bare(before):
            before += self.break_  # the last line of the text has no end
        return "".join([before, *(f"{line}{self.break_}" for line in fresh), *self.lines[end:]])


def _is_nothing(line: str) -> bool:
    """Whether the line says nothing: blank, a comment or the mark at the end of a document."""
    return bool(_NOTHING.fullmatch(line) or _END.fullmatch(line))


def _bare(line: str) -> str:
    """The line without its end."""
    return line.rstrip("\r\n\x85\u2028\u2029")


def _indented(lines: Sequence[str], indent: int) -> list[str]:
    """The lines with the first at that indentation and the others as far from it as they are."""
    if not lines:
        return []
    now = len(lines[0]) - len(lines[0].lstrip())
    return [" " * indent + line[now:] for line in lines]
