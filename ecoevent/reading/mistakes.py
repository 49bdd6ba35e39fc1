"""What the hooks of the reader raise: mistakes with their path, put into words only when told."""

from collections.abc import Callable, Iterable, Mapping

import attrs

from ecoevent.problems import Diagnostic, Problem, problem
from ecoevent.reading.describing import described
from ecoevent.reading.diagnostics import SHAPE
from ecoevent.reading.document import Path
from ecoevent.words.text import Text

Parts = Mapping[str, object]


@attrs.frozen(eq=False, repr=False)
class Mistake:
    """A value that cannot be what its field wants.

    Attributes:
        parts: fills the message; only called for the mistakes that are told, being slow.
        is_about_key: the key is to be pointed at, not its value.
    """

    path: Path
    diagnostic: Diagnostic
    parts: Callable[[], Parts]
    is_about_key: bool = False

    def told(self) -> Problem:
        """The mistake in words, still without a place or a path."""
        return problem(self.diagnostic, place=None, path="", **self.parts())


@attrs.frozen(eq=False, repr=False)
class ToldMistake:
    """A mistake that another check has already put into words."""

    path: Path
    problem: Problem
    is_about_key: bool = False

    def told(self) -> Problem:
        """The mistake in words."""
        return self.problem


@attrs.frozen(eq=False, repr=False)
class UnknownKey:
    """A key that its group does not have; `known` are those it has, with their titles."""

    path: Path
    known: Mapping[str, Text | None]
    is_about_key: bool = True


AnyMistake = Mistake | ToldMistake | UnknownKey


class Wrong(Exception):  # noqa: N818 (never leaves the reader)
    """A value cannot be structured; every mistake in it, with paths from that value."""

    def __init__(self, mistakes: Iterable[AnyMistake]) -> None:
        super().__init__()
        self.mistakes = tuple(mistakes)

    def below(self, step: str | int) -> list[AnyMistake]:
        """The same mistakes as seen from the group or list that holds the value at *step*."""
        return [attrs.evolve(mistake, path=(step, *mistake.path)) for mistake in self.mistakes]


def wrong(diagnostic: Diagnostic, **parts: object) -> Wrong:
    """The error that a hook raises for the one mistake *diagnostic*, its message filled."""
    return Wrong([Mistake((), diagnostic, lambda: parts)])


def unexpected(value: object, expected: Text, *, hint: Callable[[], Text | str] = str) -> Wrong:
    """The error for *value* where *expected* was; the *hint* tells what to write instead."""
    parts = {"found": described(value), "expected": expected}
    return Wrong([Mistake((), SHAPE["S004"], lambda: {**parts, "hint": hint()})])
