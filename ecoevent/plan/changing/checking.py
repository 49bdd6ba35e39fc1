"""A change in, the same with its values as answers out, or every reason why it can be none."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import attrs

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
from ecoevent.plan.checks import EXPECTED
from ecoevent.plan.fields import FieldInfo, Kind, declared
from ecoevent.plan.model import Plan
from ecoevent.plan.paths import UNKNOWN_PATH, unknown_path, wrong_path
from ecoevent.plan.reading import answer_to
from ecoevent.problems import Diagnostic, Problem, catalogue, problem, shown
from ecoevent.words.text import Text

NOT_FITTING = Diagnostic(
    "P321",
    "error",
    Text(
        "«\u00a0{operation}\u00a0» ne convient pas à cette réponse, qui demande {expected}\u00a0;"
        " prenez {others}",
        "'{operation}' does not suit this answer, which takes {expected}; use {others}",
    ),
)
NO_ITEMS = Diagnostic(
    "P322",
    "error",
    Text(
        "where et top choisissent des éléments d'une liste\u00a0; écrivez par exemple"
        " catering.meals[].tableware, et avec top un nombre dans by",
        "where and top choose items of a list; write for example catering.meals[].tableware, and"
        " with top a number in by",
    ),
)
CHANGE_CODES = catalogue(NOT_FITTING, NO_ITEMS)

_NUMBERS: frozenset[Kind] = frozenset({"number", "whole", "share"})
_WORDS: frozenset[Kind] = frozenset({"choices", "paths"})
_FITTING: Mapping[type[Operation], frozenset[Kind]] = {
    AtLeast: _NUMBERS,
    AtMost: _NUMBERS,
    Plus: _NUMBERS | {"clock"},
    Times: _NUMBERS,
    Add: _WORDS,
    Remove: _WORDS,
    Move: frozenset({"record"}),
    Append: frozenset({"records"}),
}
_NAMES = {kind: name for name, kind in OPERATIONS.items()}
_STEP = re.compile(r"([a-z_]+)(\[[0-9]{0,6}\])?")
_ITEMS = Text(
    "\u00a0; écrivez [] après une liste, comme dans catering.meals[].kind",
    "; write [] after a list, as in catering.meals[].kind",
)
_A_NUMBER = Text(
    "\u00a0; nommez un nombre, comme participants.in_person",
    "; name a number, such as participants.in_person",
)


@attrs.frozen
class _Place:
    """What a path names: the class that has the field, and how it is declared."""

    owner: type
    name: str
    field: FieldInfo
    is_item: bool
    items: type | None  # the class of the items that `[]` chooses among


def checked(change: Change) -> Change:
    """The change, its values turned into answers: `80 %` into 0.8.

    Raises:
        PlanError: a path or a value that cannot be, an operation that does not fit.
    """
    place = _place(change.at)
    if change.where or change.top is not None:
        _check_choice(change, place)
    operation = change.operation
    if not _fits(operation, place):
        raise PlanError([_not_fitting(change, place)])
    return attrs.evolve(
        change,
        operation=_turned(operation, place, change.at),
        only_from=tuple(_answer(place, each, change.at) for each in change.only_from),
        where={
            name: tuple(_below(place.items, name, each, change.at) for each in wanted)
            for name, wanted in change.where.items()
        },
    )


def _place(path: str) -> _Place:
    owner: type = Plan
    field: FieldInfo | None = None
    items: type | None = None
    name, walked, is_item = "", "", False
    for step in path.split("."):
        if field is not None:
            owner = _group_of(field, path, is_item=is_item)
        found = _STEP.fullmatch(step)
        name, known = (found[1] if found else step), declared(owner)
        if found is None or name not in known:
            raise _wrong(path, unknown_path(path, name, walked, known))
        field, is_item = known[name], bool(found[2])
        if is_item and field.kind != "records":
            raise _wrong(path, problem(UNKNOWN_PATH, place=None, found=shown(path), hint=""))
        items = field.record if found[2] == "[]" else items
        walked = f"{walked}.{step}".lstrip(".")
    assert field is not None  # noqa: S101 (a path has a step)
    return _Place(owner, name, field, is_item, items)


def _group_of(field: FieldInfo, path: str, *, is_item: bool) -> type:
    """The class that the next step is a field of."""
    if field.record is None or (field.kind == "records" and not is_item):
        hint = "" if field.record is None else _ITEMS
        raise _wrong(path, problem(UNKNOWN_PATH, place=None, found=shown(path), hint=hint))
    return field.record


def _wrong(path: str, found: Problem) -> PlanError:
    return PlanError([attrs.evolve(found, path=path)])


def _check_choice(change: Change, place: _Place) -> None:
    names = [*change.where, *([change.by] if change.top is not None else [])]
    if place.items is None or (change.top is not None and not change.by):
        raise PlanError([problem(NO_ITEMS, place=None, path=change.at)])
    for name in names:
        _field_below(place.items, name, change.at)
    if (
        change.top is not None
        and _field_below(place.items, change.by, change.at)[2].kind not in _NUMBERS
    ):
        raise PlanError([problem(NO_ITEMS, place=None, path=change.at)])


def _field_below(record: type, path: str, at: str) -> tuple[type, str, FieldInfo]:
    wrong = wrong_path(path, None, declared(record))
    if wrong is not None:
        raise PlanError([attrs.evolve(wrong, path=at)])
    owner = record
    *above, name = path.split(".")
    for step in above:
        owner = declared(owner)[step].record or owner
    return owner, name, declared(owner)[name]


def _fits(operation: Operation, place: _Place) -> bool:
    if isinstance(operation, To):
        is_part = isinstance(operation.value, Part)
        return not is_part or (place.field.kind in _NUMBERS and not place.is_item)
    if place.is_item:
        return isinstance(operation, Remove) and not operation.words
    if isinstance(operation, Move):
        return place.field.kind == "record" and _are_numbers(operation, place.field)
    return place.field.kind in _FITTING[type(operation)]


def _are_numbers(move: Move, field: FieldInfo) -> bool:
    fields = declared(field.record) if field.record else {}
    kinds = {fields[name].kind if name in fields else "" for name in (*move.sources, move.target)}
    return len(kinds) == 1 and kinds <= _NUMBERS and move.target not in move.sources


def _not_fitting(change: Change, place: _Place) -> Problem:
    kind: Kind = "record" if place.is_item else place.field.kind
    others = [
        name for name, each in OPERATIONS.items() if each is To or kind in _FITTING.get(each, ())
    ]
    return problem(
        NOT_FITTING,
        place=None,
        path=change.at,
        operation=_NAMES[type(change.operation)],
        expected=EXPECTED[kind],
        others=", ".join([*others, "remove"] if place.is_item else others),
    )


def _turned(operation: Operation, place: _Place, at: str) -> Operation:
    """The operation with its values as answers."""
    if isinstance(operation, To) and not isinstance(operation.value, Part):
        if place.is_item and operation.value is not None:
            item = _answer(
                place,
                [operation.value] if isinstance(operation.value, dict) else (operation.value,),
                at,
            )
            return To(item[0])
        return To(_answer(place, operation.value, at))
    if isinstance(operation, AtLeast | AtMost) and not isinstance(operation.value, Part):
        return type(operation)(_answer(place, operation.value, at))
    if isinstance(operation, Append):
        return _appended(operation, place, at)
    if isinstance(operation, Add | Remove) and operation.words:
        return type(operation)(tuple(_answer(place, list(operation.words), at)))
    part = getattr(operation, "value", None)
    if isinstance(part, Part):
        _check_part(part, at)
    return operation


def _appended(append: Append, place: _Place, at: str) -> Append:
    """The item as a record, its numbers that are parts of others checked."""
    for name, part in append.parts.items():
        if _field_below(place.field.record or Plan, name, at)[2].kind not in _NUMBERS:
            raise _wrong(at, problem(UNKNOWN_PATH, place=None, found=shown(name), hint=_A_NUMBER))
        _check_part(part, at)
    item = [append.item] if isinstance(append.item, dict) else (append.item,)
    return attrs.evolve(append, item=_answer(place, item, at)[0])


def _check_part(part: Part, at: str) -> None:
    """See that it is a part of one number."""
    try:
        found = _place(part.times)
    except PlanError as wrong:
        raise PlanError([attrs.evolve(each, path=at) for each in wrong.problems]) from None
    if found.items is not None or found.is_item or found.field.kind not in _NUMBERS:
        hint = _A_NUMBER
        raise _wrong(at, problem(UNKNOWN_PATH, place=None, found=shown(part.times), hint=hint))


def _answer(place: _Place, value: Any, at: str) -> Any:
    return _told_at(at, lambda: answer_to(place.owner, place.name, value))


def _below(items: type | None, path: str, value: Any, at: str) -> Any:
    assert items is not None  # noqa: S101 (checked before)
    owner, name, _ = _field_below(items, path, at)
    return _told_at(at, lambda: answer_to(owner, name, value))


def _told_at(at: str, answer: Callable[[], Any]) -> Any:
    try:
        return answer()
    except PlanError as wrong:
        told = [attrs.evolve(each, path=_joined(at, each.path)) for each in wrong.problems]
        raise PlanError(told) from None


def _joined(at: str, below: str) -> str:
    is_whole = not below or below.startswith("[")
    return f"{at}{below}" if is_whole else f"{at}.{below}"


def all_checked(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Every change checked; the problems of all of them at once.

    Raises:
        PlanError: see `checked`.
    """
    right, wrong = [], list[Problem]()
    for change in changes:
        try:
            right.append(checked(change))
        except PlanError as error:
            wrong += error.problems
    if wrong:
        raise PlanError(wrong)
    return tuple(right)
