"""A plan and changes in, the changed plan out with what takes it back, or what must be asked."""

import math
from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from ecoevent.plan.changing.change import Append, Change, Part, Remove, To
from ecoevent.plan.changing.checking import all_checked
from ecoevent.plan.changing.draft import Draft, loosened
from ecoevent.plan.changing.operations import amount, as_answer, operated
from ecoevent.plan.changing.renumbering import without_items
from ecoevent.plan.changing.targets import Target, UnansweredError, targets
from ecoevent.plan.fields import declared
from ecoevent.plan.model import Plan, field_at
from ecoevent.plan.writing import unanswered
from ecoevent.words.text import Text


@attrs.frozen
class Unanswered:
    """A change needs an answer that the plan does not have: which meals?

    Attributes:
        path: the answer that is missing.
        change: the position of the change that needs it.
    """

    path: str
    change: int

    @property
    def question(self) -> Text:
        """The plan's own question for it."""
        field = field_at(self.path)
        assert field is not None  # noqa: S101 (it is a path of the plan)
        return field.question


@attrs.frozen
class Changed:
    """A plan after changes.

    Attributes:
        plan: the changed plan; where answers are missing, the plan as it was.
        changes: what became other, answer by answer; nothing where all was so already.
        missing: the answers without which the changes cannot be made; nothing is guessed.
        was: the plan before; None where nothing changed.
    """

    plan: Plan
    changes: tuple[Change, ...] = ()
    missing: tuple[Unanswered, ...] = ()
    was: Plan | None = attrs.field(default=None, eq=False, repr=False)

    @property
    def undo(self) -> tuple[Change, ...]:
        """The changes that take it back."""
        return () if self.was is None else difference(self.plan, self.was)


def change(plan: Plan, changes: Iterable[Change]) -> Changed:
    """The plan after all of the changes, one after the other, or not changed at all.

    A change is about what stands in the plan once those before it are made. What is only known when
    they are all made is checked then: dates in their order, shares of at most 100 %.

    Raises:
        PlanError: a change that no plan can take, or answers that cannot be; paths are the plan's.
    """
    draft, missing = Draft(plan), []
    for position, each in enumerate(all_checked(changes)):
        try:
            _make(draft, each)
        except UnansweredError as needed:
            missing.append(Unanswered(needed.path, position))
    if missing:
        return Changed(plan, missing=tuple(missing))
    new = draft.finished()
    return Changed(new, difference(plan, new), was=plan)


def _make(draft: Draft, change: Change) -> None:
    found = targets(draft, change)
    if isinstance(change.operation, Remove) and not change.operation.words:
        for target in reversed(found):
            del target.holder[target.key]
            without_items(draft, target.path.rpartition("[")[0], target.key)
        return
    for target in found:
        if _is_meant(target, change):
            _put(draft, target, _after(draft, target, change.operation))


def _is_meant(target: Target, change: Change) -> bool:
    if not change.only_from:
        return True
    if target.value is None and None not in change.only_from:
        raise UnansweredError(target.path)
    return target.value in change.only_from


def _after(draft: Draft, target: Target, operation: Any) -> Any:
    if isinstance(operation, To):
        if isinstance(operation.value, Part):
            return as_answer(target.field, amount(draft, operation.value))
        if operation.value is None and not target.is_item:
            return _loose(unanswered(target.owner)[target.key])
        return _loose(operation.value)
    if isinstance(operation, Append):
        if target.value is None:
            raise UnansweredError(target.path)
        return [*target.value, _loose(operation.item) | _parts(draft, target, operation)]
    return operated(draft, target, operation)


def _parts(draft: Draft, target: Target, append: Append) -> dict[str, Any]:
    """The numbers of a new item that are parts of other answers, rounded up."""
    fields = declared(target.field.record) if target.field.record else {}
    return {
        name: as_answer(fields[name], amount(draft, part), math.ceil)
        for name, part in append.parts.items()
    }


def _put(draft: Draft, target: Target, value: Any) -> None:
    before = target.value
    target.put(value)
    for path, position in _gone(before, value, target.path):
        without_items(draft, path, position)


def _gone(before: Any, after: Any, path: str) -> Iterator[tuple[str, int]]:
    """The items that lists lose there or below, the last first."""
    if isinstance(before, dict):
        for name, value in before.items():
            yield from _gone(value, after.get(name) if after else None, f"{path}.{name}")
    elif isinstance(before, list):
        for position in range(len(before) - 1, len(after or ()) - 1, -1):
            yield path, position


def _loose(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_loose(item) for item in value] if value and attrs.has(type(value[0])) else value
    return loosened(value) if attrs.has(type(value)) else value


def difference(old: Plan, new: Plan) -> tuple[Change, ...]:
    """The answers in which *new* is other than *old*, as the changes that make it of *old*."""
    return tuple(_differences(old, new, ""))


def _differences(old: Any, new: Any, path: str) -> Iterator[Change]:
    kind: type = type(new)
    for name, field in declared(kind).items():
        before, after = getattr(old, name), getattr(new, name)
        here = f"{path}.{name}".lstrip(".")
        if before is after or before == after:  # mostly the same, and then the same object
            continue
        if field.kind == "record" and before is not None and after is not None:
            yield from _differences(before, after, here)
        elif field.kind == "records" and before and after and len(before) == len(after):
            for i, (one, other) in enumerate(zip(before, after, strict=True)):
                yield from _differences(one, other, f"{here}[{i}]")
        else:
            yield Change(here, To(after))
