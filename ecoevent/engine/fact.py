"""Facts: what is known, in which state, in which unit and from where; and what can be known."""

import enum
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Literal, NewType

import attrs

from ecoevent.problems import Place
from ecoevent.words.text import Text

FactName = NewType("FactName", str)
FactType = Literal["number", "flag", "choice", "text"]
Value = float | bool | str


class State(enum.Enum):
    """How a fact is known."""

    GIVEN = "given"
    MEASURED = "measured"
    ASSUMED = "assumed"
    MISSING = "missing"
    NOT_APPLICABLE = "not_applicable"


@attrs.frozen(kw_only=True)
class FactKind:
    """What can be known: a name with its type, unit and bounds.

    Attributes:
        unit: the word that rules write after a number; empty for shares, flags and choices.
        effort: of finding the answer, from 1 (known by heart) to 4 (counted or measured).
        derived: computed from other answers, so never asked by itself.
    """

    name: FactName
    type: FactType
    title: Text
    question: Text | None = None
    unit: str = ""
    low: float | None = None
    high: float | None = None
    whole: bool = False
    choices: tuple[str, ...] = ()
    choice_titles: Mapping[str, Text] = attrs.field(factory=dict, eq=False)
    effort: int = 2
    derived: bool = False


@attrs.frozen
class Origin:
    """Where a value was said: the path in the plan and, when it was read, its place."""

    path: str
    place: Place | None = None


@attrs.frozen(kw_only=True)
class Fact:
    """One fact.

    Attributes:
        value: a float in `unit`, a flag or a word; None when missing or not applicable.
        origins: where the value, or the values it was computed from, were said.
        needs: the paths still to be answered when it is missing.
    """

    name: FactName
    state: State
    value: Value | None = None
    unit: str = ""
    origins: tuple[Origin, ...] = ()
    needs: tuple[str, ...] = ()

    @property
    def is_assumed(self) -> bool:
        """Whether the value is a guess or rests on one."""
        return self.state is State.ASSUMED


Facts = Mapping[FactName, Fact]
CheckChanges = Callable[[Iterable[Mapping[str, Any]]], object]
"""Takes changes as a pack writes them."""


@attrs.frozen
class Vocabulary:
    """Every fact that rules may speak of, by name.

    Attributes:
        check_changes: raises a ProblemsError where changes of what facts are made of cannot be;
            None where nothing can be changed.
    """

    kinds: Mapping[FactName, FactKind]
    check_changes: CheckChanges | None = attrs.field(default=None, eq=False, repr=False)

    def __getitem__(self, name: FactName) -> FactKind:
        return self.kinds[name]

    def __contains__(self, name: object) -> bool:
        return name in self.kinds
