"""A path in, the places of a plan that it names out, each with the group that holds it."""

import re
from collections.abc import Iterator
from typing import Any

import attrs

from ecoevent.errors import PlanError
from ecoevent.plan.changing.change import Change, To
from ecoevent.plan.changing.draft import Draft, Group
from ecoevent.plan.fields import FieldInfo, declared
from ecoevent.plan.model import Plan
from ecoevent.plan.paths import BEYOND_LIST
from ecoevent.problems import problem, shown

_STEP = re.compile(r"(?P<name>[a-z_]+)(?:\[(?P<index>[0-9]{0,6})\])?")


class UnansweredError(Exception):
    """An answer is needed that the plan does not have; never leaves this room."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


@attrs.define(eq=False, repr=False)
class Target:
    """A place of the plan.

    Attributes:
        holder: the group or the list that the answer is in.
        key: its name there, or its position.
        owner: the class whose field it is, or whose instance an item is.
        field: how it is declared; of an item, how its list is.
        missing: groups on the way that nobody has answered yet, to hang in when it is.
    """

    holder: Any
    key: Any
    owner: type
    field: FieldInfo
    path: str
    missing: tuple[tuple[Group, str, Group], ...] = ()

    @property
    def is_item(self) -> bool:
        """Whether it is an item of a list."""
        return isinstance(self.holder, list)

    @property
    def value(self) -> Any:
        """What stands there now."""
        return self.holder[self.key]

    def put(self, value: Any) -> None:
        """Let *value* stand there."""
        self.holder[self.key] = value
        if value is not None:
            for group, name, inner in self.missing:
                group[name] = inner


def targets(draft: Draft, change: Change) -> list[Target]:
    """The places that the change is about, in the order of the plan.

    Raises:
        UnansweredError: which they are hangs on an answer that is not there.
        PlanError: the list has no such item.
    """
    name, _, rest = change.at.partition(".")
    draft.section(name)
    start = Target(draft.sections, name, Plan, declared(Plan)[name], name)
    return list(_below(start, rest, change)) if rest else [start]


def value_at(draft: Draft, path: str) -> Any:
    """The answer at a path of one place.

    Raises:
        UnansweredError: there is none.
        PlanError: the list has no such item.
    """
    (target,) = targets(draft, Change(path, To(None)))
    if target.value is None:
        raise UnansweredError(path)
    return target.value


def _below(above: Target, rest: str, change: Change) -> Iterator[Target]:
    step, _, rest = rest.partition(".")
    found = _STEP.fullmatch(step)
    assert found is not None  # noqa: S101 (the path was checked)
    here = _child(above, found["name"])
    if found["index"] is None:
        yield from _below(here, rest, change) if rest else [here]
        return
    for item in _items(here, found["index"], change):
        yield from _below(item, rest, change) if rest else [item]


def _child(above: Target, name: str) -> Target:
    record = above.field.record
    assert record is not None  # noqa: S101 (the path was checked)
    group, missing = above.value, above.missing
    if group is None:
        group = dict.fromkeys(declared(record))
        missing = (*missing, (above.holder, above.key, group))
    return Target(group, name, record, declared(record)[name], f"{above.path}.{name}", missing)


def _items(here: Target, index: str, change: Change) -> list[Target]:
    items = here.value
    if items is None:
        raise UnansweredError(here.path)
    record = here.field.record
    assert record is not None  # noqa: S101 (only a list of groups has items)
    every = [Target(items, i, record, here.field, f"{here.path}[{i}]") for i in range(len(items))]
    if not index:
        return _chosen(every, change)
    if int(index) >= len(every):
        wrong = problem(
            BEYOND_LIST,
            place=None,
            path=change.at,
            found=shown(f"{here.path}[{index}]"),
            parent=here.path,
            length=len(every),
        )
        raise PlanError([wrong])
    return [every[int(index)]]


def _chosen(items: list[Target], change: Change) -> list[Target]:
    found = [item for item in items if _is_meant(item, change)]
    if change.top is None:
        return found
    most = sorted(found, key=lambda item: -float(_answer(item, change.by)))[: change.top]
    return [item for item in found if item in most]


def _is_meant(item: Target, change: Change) -> bool:
    for path, wanted in change.where.items():
        value = _answer(item, path, may_be_missing=None in wanted)
        if value not in wanted:
            return False
    return True


def _answer(item: Target, path: str, *, may_be_missing: bool = False) -> Any:
    """What the item says at a path below it."""
    value = item.value
    for name in path.split("."):
        value = None if value is None else value[name]
    if value is None and not may_be_missing:
        raise UnansweredError(f"{item.path}.{path}")
    return value
