"""A plan loosened into groups and lists that can be written into, and made fast again."""

from typing import Any

import attrs

from ecoevent.errors import PlanError
from ecoevent.plan.fields import FieldInfo, declared
from ecoevent.plan.model import Plan
from ecoevent.problems import Problem

Group = dict[str, Any]


def loosened(record: Any) -> Group:
    """The answers of a record by name, in groups and lists of one's own."""
    kind: type = type(record)
    return {name: _loose(field, getattr(record, name)) for name, field in declared(kind).items()}


def _loose(field: FieldInfo, value: Any) -> Any:
    if value is None or field.record is None:
        return value
    return loosened(value) if field.kind == "record" else [loosened(item) for item in value]


def made_fast(group: Group, record: type, path: str) -> Any:
    """The record of *group*, which stands at *path*.

    Raises:
        PlanError: answers that cannot be, with the paths where they stand.
    """
    fields, problems, given = declared(record), list[Problem](), {}
    for name, value in group.items():
        try:
            given[name] = _fast(fields[name], value, f"{path}.{name}")
        except PlanError as wrong:
            problems += wrong.problems
    if problems:
        raise PlanError(problems)
    try:
        return record(**given)
    except PlanError as wrong:
        raise PlanError(placed(wrong.problems, record, path)) from None


def placed(problems: tuple[Problem, ...], record: type, path: str) -> list[Problem]:
    """Problems that name a field by its class, with its path instead."""
    return [
        attrs.evolve(each, path=f"{path}{each.path.removeprefix(record.__name__)}".lstrip("."))
        for each in problems
    ]


def _fast(field: FieldInfo, value: Any, path: str) -> Any:
    if field.record is None or not isinstance(value, dict | list):
        return value
    if isinstance(value, dict):
        return made_fast(value, field.record, path)
    return tuple(made_fast(item, field.record, f"{path}[{i}]") for i, item in enumerate(value))


@attrs.define(eq=False, repr=False)
class Draft:
    """A plan that is being changed; a section is loosened when it is first written into."""

    plan: Plan
    sections: Group = attrs.field(factory=dict)

    def section(self, name: str) -> Any:
        """A section, or another answer of the plan itself, to write into."""
        if name not in self.sections:
            self.sections[name] = _loose(declared(Plan)[name], getattr(self.plan, name))
        return self.sections[name]

    def finished(self) -> Plan:
        """The plan as it is now.

        Raises:
            PlanError: answers that cannot be, with the paths where they stand.
        """
        fields, given = declared(Plan), {}
        for name, value in self.sections.items():
            fast = _fast(fields[name], value, name)
            if fast != getattr(self.plan, name):  # what did not change stays the same object
                given[name] = fast
        if not given:
            return self.plan
        try:
            return attrs.evolve(self.plan, **given)
        except PlanError as wrong:
            raise PlanError(placed(wrong.problems, Plan, "")) from None
