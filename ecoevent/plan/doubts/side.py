"""A plan in, its two sides out: what is planned and what was done, asked in the same words."""

from collections.abc import Callable, Iterable, Iterator, Mapping

import attrs

from ecoevent.plan.fields import FieldInfo, declared
from ecoevent.plan.model import Actual, Plan
from ecoevent.plan.sections.catering import Servings
from ecoevent.plan.sections.event import Event
from ecoevent.problems import Diagnostic
from ecoevent.words.text import Text

Given = tuple[str, FieldInfo, object]
"""An answer that was given: its path from the side, its declaration and its value."""


@attrs.frozen
class Side:
    """What is planned, or what was done, and the event that it is about.

    Attributes:
        start: what a path of this side begins with in the plan: nothing, or `actual.`.
    """

    plan: Plan
    start: str = ""

    @property
    def event(self) -> Event:
        """The event, the same on both sides."""
        return self.plan.event

    @property
    def said(self) -> Plan | Actual:
        """The sections of this side."""
        return self.plan.actual if self.start else self.plan

    def given(self, path: str) -> Iterator[Given]:
        """The answers at *path* that were given; `meals[]` stands for each meal."""
        is_of_event = path.startswith("event.")
        here: list[tuple[str, object]] = [("", self.plan if is_of_event else self.said)]
        known, field = declared(Plan), None
        for step in path.split("."):
            field = known[step.removesuffix("[]")]
            here = [pair for at, item in here for pair in _below(at, item, step)]
            known = declared(field.record) if field.record else {}
        for at, value in here:
            assert field is not None  # noqa: S101 (a path has steps)
            yield at, field, value


def _below(at: str, item: object, step: str) -> Iterator[tuple[str, object]]:
    name = step.removesuffix("[]")
    value = getattr(item, name)
    path = f"{at}.{name}" if at else name
    if value is not None and step.endswith("[]"):
        yield from ((f"{path}[{position}]", each) for position, each in enumerate(value))
    elif value is not None:
        yield path, value


def sides(plan: Plan) -> tuple[Side, ...]:
    """The plan, and what was done where the plan says something of it."""
    planned = Side(plan)
    return (planned,) if plan.actual == Actual() else (planned, Side(plan, "actual."))


@attrs.frozen
class Doubt:
    """Two answers that do not fit, or one that is odd: their paths from the side, and the words.

    Attributes:
        other: the path of the other answer; nothing where there is none. One that begins with `/`
            is of the plan on both sides.
    """

    diagnostic: Diagnostic
    path: str
    other: str = ""
    parts: Mapping[str, object] = attrs.field(factory=dict)


Finder = Callable[[Side], Iterable[Doubt]]


def warning(code: str, fr: str, en: str) -> Diagnostic:
    """A kind of doubt; it only warns, for nobody knows which of two answers is the wrong one."""
    return Diagnostic(code, "warning", Text(fr, en))


def served(servings: Servings | None) -> int | None:
    """How many servings in all; None where the plan does not say."""
    if servings is None:
        return None
    counts: tuple[int | None, ...] = attrs.astuple(servings)
    return sum(count for count in counts if count is not None)
