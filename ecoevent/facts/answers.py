"""Answers of a plan, and how answers are put together: known, missing or not applicable."""

import math
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Generic, TypeVar

import attrs

from ecoevent.plan.model import Plan
from ecoevent.plan.paths import covers

T = TypeVar("T")
R = TypeVar("R")


@attrs.frozen
class Answer(Generic[T]):
    """A value, or the paths it waits for; with neither it does not apply.

    Attributes:
        needs: the paths of the plan to be answered before there is a value.
        is_assumed: whether the value is a guess or rests on one.
    """

    value: T | None
    needs: tuple[str, ...] = ()
    is_assumed: bool = False

    @property
    def is_missing(self) -> bool:
        """Whether something must still be answered."""
        return bool(self.needs)


def missing(*paths: str) -> Answer[Any]:
    """An answer that waits for *paths*."""
    return Answer(None, needs=paths)


def not_applicable() -> Answer[Any]:
    """An answer to a question that makes no sense here, such as a share of nothing."""
    return Answer(None)


def said(plan: Plan, path: str, *, of: object = None) -> Answer[Any]:
    """The answer at *path*; *of* is the group that holds it when that is not a section."""
    above, _, name = path.rpartition(".")
    value = getattr(getattr(plan, above) if of is None else of, name)
    return missing(path) if value is None else Answer(value, is_assumed=assumes(plan, path))


def assumes(plan: Plan, path: str) -> bool:
    """Whether the plan declares the answer at *path* a guess."""
    return bool(plan.assumed) and any(covers(prefix, path) for prefix in plan.assumed)


def each(
    plan: Plan, path: str, answer: Callable[[Any, str], Answer[T]]
) -> Answer[tuple[Answer[T], ...]]:
    """What *answer* makes of each item of the list at *path*, given the item and its path."""
    return combine(
        lambda items: tuple(
            answer(item, f"{path}[{position}]") for position, item in enumerate(items)
        ),
        said(plan, path),
    )


def combine(function: Callable[..., R], *answers: Answer[Any]) -> Answer[R]:
    """What *function* makes of the values; an answer that does not apply wins over a missing one.

    A guess among the answers makes the result a guess.
    """
    needs: dict[str, None] = {}  # the order in which they are asked, each once
    is_assumed = False
    for answer in answers:
        if answer.value is None and not answer.needs:
            return not_applicable()
        needs.update(dict.fromkeys(answer.needs))
        is_assumed = is_assumed or answer.is_assumed
    if needs:
        return missing(*needs)
    return Answer(function(*[answer.value for answer in answers]), is_assumed=is_assumed)


def total(answers: Iterable[Answer[float]]) -> Answer[float]:
    """The sum, the same to the last bit in whatever order it is taken."""
    return combine(lambda *values: math.fsum(values), *answers)


def total_of(listed: Answer[tuple[Answer[float], ...]]) -> Answer[float]:
    """The sum over a list; 0 when the list is empty."""
    return _inside(listed, total)


def any_of(listed: Answer[tuple[Answer[bool], ...]]) -> Answer[bool]:
    """Whether one of the list is true; one that is true decides whatever the others are."""
    return _inside(listed, _any)


def ratio(part: Answer[float], whole: Answer[float]) -> Answer[float]:
    """*part* over *whole*; it does not apply when there is nothing to divide by."""
    if whole.value == 0:
        return not_applicable()
    return combine(lambda above, below: above / below, part, whole)


def _any(answers: Sequence[Answer[bool]]) -> Answer[bool]:
    true = sorted((answer for answer in answers if answer.value), key=lambda one: one.is_assumed)
    return true[0] if true else combine(lambda *values: any(values), *answers)


def _inside(
    listed: Answer[tuple[Answer[T], ...]], whole: Callable[[Sequence[Answer[T]]], Answer[R]]
) -> Answer[R]:
    if listed.value is None:
        return Answer(None, needs=listed.needs)
    return combine(lambda value, _: value, whole(listed.value), listed)
