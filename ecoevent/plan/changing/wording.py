"""Changes as a file or a program writes them in, as `Change` out.

`{at: catering.meals[].servings, move: {from: [beef, pork], to: vegetarian}}`
"""

from collections.abc import Iterable, Mapping
from typing import Any

from ecoevent.errors import PlanError
from ecoevent.plan.changing.change import (
    OPERATIONS,
    Add,
    Append,
    AtLeast,
    AtMost,
    Change,
    Move,
    Operation,
    Part,
    Plus,
    Remove,
    Times,
    To,
)
from ecoevent.plan.changing.checking import all_checked
from ecoevent.problems import Diagnostic, Problem, catalogue, problem, shown
from ecoevent.reading.leaves import as_number, as_share
from ecoevent.reading.mistakes import Wrong
from ecoevent.words.text import Text

NO_CHANGE = Diagnostic(
    "P323",
    "error",
    Text(
        "un changement dit at et une seule opération parmi {operations}\u00a0; trouvé\u00a0:"
        " {found}",
        "a change says at and one operation of {operations}; found {found}",
    ),
)
NO_AMOUNT = Diagnostic(
    "P324",
    "error",
    Text(
        "attendu\u00a0: un nombre, ou {{times: participants.in_person, by: 5 %}}\u00a0;"
        " trouvé\u00a0: {found}",
        "must be a number, or {{times: participants.in_person, by: 5 %}}, got {found}",
    ),
)
WORDING_CODES = catalogue(NO_CHANGE, NO_AMOUNT)

_GUARDS = frozenset({"at", "from", "where", "top", "by"})


def changes_from(written: Iterable[Mapping[str, Any]]) -> tuple[Change, ...]:
    """The changes that groups of keys say, checked.

    Raises:
        PlanError: every mistake in them, with the path that it is about.
    """
    changes, problems = [], list[Problem]()
    for each in written:
        try:
            changes.append(_change(each))
        except PlanError as wrong:
            problems += wrong.problems
    try:
        right = all_checked(changes)
    except PlanError as wrong:
        problems += wrong.problems
    if problems:
        raise PlanError(problems)
    return right


def _change(written: Mapping[str, Any]) -> Change:
    at = written.get("at")
    names = [name for name in written if name not in _GUARDS]
    where = written.get("where", {})
    top = written.get("top")
    is_right = (
        isinstance(at, str)
        and len(names) == 1
        and names[0] in OPERATIONS
        and isinstance(where, Mapping)
        and (top is None or (isinstance(top, int) and not isinstance(top, bool) and top > 0))
        and isinstance(written.get("by", ""), str)
    )
    if not is_right:
        raise _wrong(written, str(at or ""))
    return Change(
        at=str(at),
        operation=_operation(names[0], written[names[0]], str(at)),
        only_from=_several(written["from"]) if "from" in written else (),
        where={name: _several(value) for name, value in where.items()},
        top=top,
        by=written.get("by", ""),
    )


def _wrong(written: object, at: str) -> PlanError:
    said = ", ".join(str(key) for key in written) if isinstance(written, Mapping) else written
    operations = ", ".join(OPERATIONS)
    return PlanError(
        [problem(NO_CHANGE, place=None, path=at, found=shown(said), operations=operations)]
    )


def _operation(name: str, operand: Any, at: str) -> Operation:
    kind = OPERATIONS[name]
    if kind is To:
        return To(_part(operand, at) or operand)
    if kind in {AtLeast, AtMost}:
        return kind(_part(operand, at) or operand)
    if kind is Plus:
        return Plus(_part(operand, at) or _number(operand, at))
    if kind is Times:
        return Times(_number(operand, at))
    if kind is Append:
        return _append(operand, at)
    if kind is Add:
        return Add(_several(operand))
    if kind is Remove:
        return Remove(() if operand is True else _several(operand))
    return _move(operand, at)


def _move(operand: Any, at: str) -> Move:
    is_group = isinstance(operand, Mapping) and {"from", "to"} <= set(operand) <= {
        "from",
        "to",
        "part",
    }
    if not is_group or not isinstance(operand["to"], str):
        raise _wrong({"move": operand}, at)
    return Move(_several(operand["from"]), operand["to"], _number(operand.get("part", 1.0), at))


def _append(operand: Any, at: str) -> Append:
    if not isinstance(operand, Mapping):
        return Append(operand)
    parts = {name: part for name, value in operand.items() if (part := _part(value, at))}
    return Append({name: operand[name] for name in operand if name not in parts}, parts)


def _part(operand: Any, at: str) -> Part | None:
    if not isinstance(operand, Mapping) or set(operand) != {"times", "by"}:
        return None
    if not isinstance(operand["times"], str):
        raise PlanError([problem(NO_AMOUNT, place=None, path=at, found=shown(operand["times"]))])
    return Part(operand["times"], _number(operand["by"], at))


def _number(operand: Any, at: str) -> float:
    try:
        return as_share(operand) if isinstance(operand, str) else as_number(operand)
    except Wrong:
        raise PlanError([problem(NO_AMOUNT, place=None, path=at, found=shown(operand))]) from None


def _several(operand: Any) -> tuple[Any, ...]:
    return tuple(operand) if isinstance(operand, list | tuple) else (operand,)
