"""An answer and an operation in, the answer afterwards out."""

import datetime as dt
import math
from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from ecoevent.plan.changing.change import (
    Add,
    Amount,
    AtLeast,
    AtMost,
    Move,
    Part,
    Plus,
    Remove,
    Times,
)
from ecoevent.plan.changing.draft import Draft
from ecoevent.plan.changing.targets import Target, UnansweredError, value_at
from ecoevent.plan.fields import FieldInfo, declared

_LAST_MINUTE = 24 * 60 - 1
Rounding = Callable[[Decimal], int]


def _nearest(number: Decimal) -> int:
    return int(number.quantize(Decimal(1), ROUND_HALF_UP))


def amount(draft: Draft, wanted: Amount) -> Decimal:
    """The number, which may be a part of another answer; decimals, so that 5 % of 100 is 5."""
    if isinstance(wanted, Part):
        return _exact(value_at(draft, wanted.times)) * _exact(wanted.by)
    return _exact(wanted)


def as_answer(field: FieldInfo, number: Decimal, rounding: Rounding = _nearest) -> float:
    """The number as the field takes it: whole, within its bounds."""
    assert field.low is not None  # noqa: S101 (every number is declared with both bounds)
    assert field.high is not None  # noqa: S101
    whole = field.kind == "whole"
    bounded = min(max(rounding(number) if whole else float(number), field.low), field.high)
    return int(bounded) if whole else float(bounded)


def _exact(number: float) -> Decimal:
    return Decimal(repr(number)) if isinstance(number, float) else Decimal(number)


def _at_least(draft: Draft, target: Target, operation: AtLeast) -> Any:
    least = as_answer(target.field, amount(draft, operation.value), math.ceil)
    return least if target.value is None else max(target.value, least)


def _at_most(draft: Draft, target: Target, operation: AtMost) -> Any:
    most = as_answer(target.field, amount(draft, operation.value), math.floor)
    return most if target.value is None else min(target.value, most)


def _plus(draft: Draft, target: Target, operation: Plus) -> Any:
    more = amount(draft, operation.value)
    if isinstance(target.value, dt.time):
        minute = target.value.hour * 60 + target.value.minute + _nearest(more)
        hour, minute = divmod(min(max(minute, 0), _LAST_MINUTE), 60)
        return dt.time(hour, minute)
    return as_answer(target.field, _exact(target.value) + more)


def _times(_draft: Draft, target: Target, operation: Times) -> Any:
    return as_answer(target.field, _exact(target.value) * _exact(operation.value))


def _add(_draft: Draft, target: Target, operation: Add) -> Any:
    return tuple(dict.fromkeys((*target.value, *operation.words)))


def _remove(_draft: Draft, target: Target, operation: Remove) -> Any:
    return tuple(word for word in target.value if word not in operation.words)


def _move(_draft: Draft, target: Target, operation: Move) -> Any:
    """The group with numbers moved; what is not said in it is none, as in servings and shares."""
    group = dict(target.value)
    part, moved = _exact(operation.part), Decimal(0)
    for name in operation.sources:
        if group[name]:
            all_ = _exact(group[name])
            some = Decimal(_nearest(all_ * part)) if isinstance(group[name], int) else all_ * part
            moved += some
            group[name] = type(group[name])(all_ - some)
    if moved:
        fields = declared(target.field.record) if target.field.record else {}
        group[operation.target] = as_answer(
            fields[operation.target], _exact(group[operation.target] or 0) + moved
        )
    return group


_ANSWERED: Mapping[type, Callable[[Draft, Target, Any], Any]] = {
    Plus: _plus,
    Times: _times,
    Add: _add,
    Remove: _remove,
    Move: _move,
}
_ANY: Mapping[type, Callable[[Draft, Target, Any], Any]] = {AtLeast: _at_least, AtMost: _at_most}


def operated(draft: Draft, target: Target, operation: object) -> Any:
    """What stands at the target afterwards.

    Raises:
        UnansweredError: it cannot be known, for what stands there now is not.
    """
    if type(operation) in _ANY:
        return _ANY[type(operation)](draft, target, operation)
    if target.value is None:
        raise UnansweredError(target.path)
    return _ANSWERED[type(operation)](draft, target, operation)
