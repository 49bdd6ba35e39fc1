"""A change of a plan: the path of an answer, and what is done with it.

The operations are all that the actions of a pack need; an import, an edit and an undo use the same.
"""

from collections.abc import Mapping
from typing import Any

import attrs


@attrs.frozen
class Part:
    """A number that is a part of another answer: `Part("participants.in_person", 0.05)`."""

    times: str
    by: float


Amount = float | Part


@attrs.frozen
class To:
    """The answer becomes *value*; None takes it back, so that nothing is said."""

    value: Any


@attrs.frozen
class AtLeast:
    """A number becomes *value* where it is lower or not known."""

    value: Amount


@attrs.frozen
class AtMost:
    """A number becomes *value* where it is higher or not known."""

    value: Amount


@attrs.frozen
class Plus:
    """A number grows by *value*, or shrinks; a time of day, by minutes. Within what is allowed."""

    value: Amount


@attrs.frozen
class Times:
    """A number is multiplied by *value*, within what is allowed."""

    value: float


@attrs.frozen
class Add:
    """Words or paths that a list has from now on."""

    words: tuple[str, ...]


@attrs.frozen
class Remove:
    """Words or paths that a list has no longer; without words, the item itself goes."""

    words: tuple[str, ...] = ()


@attrs.frozen
class Move:
    """Within a group of numbers, *part* of each of *sources* goes to *target*: fish to vegan."""

    sources: tuple[str, ...]
    target: str
    part: float = 1.0


@attrs.frozen
class Append:
    """A list of groups of answers has one more.

    Attributes:
        parts: its numbers that are parts of other answers, rounded up.
    """

    item: Any
    parts: Mapping[str, Part] = attrs.field(factory=dict)


Operation = To | AtLeast | AtMost | Plus | Times | Add | Remove | Move | Append
OPERATIONS: Mapping[str, type[Operation]] = {
    "to": To,
    "at_least": AtLeast,
    "at_most": AtMost,
    "plus": Plus,
    "times": Times,
    "add": Add,
    "remove": Remove,
    "move": Move,
    "append": Append,
}


@attrs.frozen
class Change:
    """One change of a plan.

    Attributes:
        at: the path, such as `catering.meals[0].kind`, or `catering.meals[].servings` for each.
        operation: what is done with the answer there.
        only_from: the answers that it is done with; None among them is no answer. Empty: any.
        where: of each item of the list, the answers that it must have for it.
        top: only the so many items with most of *by*; ties go to those that stand first.
        by: the number of an item that *top* ranks by, such as `servings.beef`.
    """

    at: str
    operation: Operation
    only_from: tuple[Any, ...] = ()
    where: Mapping[str, tuple[Any, ...]] = attrs.field(factory=dict)
    top: int | None = None
    by: str = ""
