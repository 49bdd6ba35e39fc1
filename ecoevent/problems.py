"""What is wrong in a file, where, and what to do about it: one Problem, one line."""

import difflib
from collections.abc import Iterable, Mapping
from typing import Literal

import attrs

from ecoevent.words.text import Lang, Text

Severity = Literal["error", "warning"]


@attrs.frozen(order=True)
class Place:
    """A position in a file: line and column count from 1."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@attrs.frozen
class Diagnostic:
    """A kind of problem: its stable code, how bad it is, and its message with placeholders."""

    code: str
    severity: Severity
    message: Text


@attrs.frozen
class Problem:
    """One problem found in a plan or a rule pack.

    `message` says on one line what was found, what was expected and what to do next; `also` are the
    path and the place of the other answers that it is about.
    """

    code: str
    severity: Severity
    place: Place | None
    path: str
    message: Text
    also: tuple[tuple[str, Place | None], ...] = ()

    def line(self, lang: Lang = "en") -> str:
        """The problem on one line: file:line:column, code, path, message, other places."""
        where = f"{self.place}: " if self.place else ""
        path = f"{self.path}: " if self.path else ""
        others = "".join(_other(path, place).to(lang) for path, place in self.also)
        return f"{where}{self.code} {path}{self.message.to(lang)}{others}"

    def __str__(self) -> str:
        return self.line()


def _other(path: str, place: Place | None) -> Text:
    line = Text(f", ligne {place.line}", f", line {place.line}") if place else Text("", "")
    return Text(fr=f" (voir {path}{line.fr})", en=f" (see {path}{line.en})")


def problem(
    diagnostic: Diagnostic, *, place: Place | None, path: str = "", **parts: object
) -> Problem:
    """A Problem of the kind *diagnostic*, its message filled with *parts*."""
    return Problem(
        code=diagnostic.code,
        severity=diagnostic.severity,
        place=place,
        path=path,
        message=diagnostic.message.filled(**parts),
    )


def catalogue(*diagnostics: Diagnostic) -> Mapping[str, Diagnostic]:
    """The diagnostics by code; a code given twice is a bug and fails here."""
    by_code = {diagnostic.code: diagnostic for diagnostic in diagnostics}
    if len(by_code) != len(diagnostics):
        raise AssertionError("two diagnostics share a code")
    return by_code


def shown(found: object, *, longest: int = 60) -> Text:
    """*found* as it may stand in a message: one short line, in the quotes of the language."""
    if not isinstance(found, str):
        return Text(fr=_short(str(found), longest), en=_short(str(found), longest))
    written = _short(repr(found)[1:-1], longest)
    return Text(fr=f"«\u00a0{written}\u00a0»", en=f"'{written}'")


def _short(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def suggestion(wrong: str, right: Iterable[str]) -> Text:
    """«; did you mean 'x'?» for the nearest of *right*, or nothing when none is near."""
    near = difflib.get_close_matches(wrong[:80], list(right), n=1, cutoff=0.6)
    if not near:
        return Text(fr="", en="")
    return Text(
        fr=f"\u00a0; vouliez-vous dire «\u00a0{near[0]}\u00a0»\u00a0?",
        en=f"; did you mean '{near[0]}'?",
    )
