"""A plan in; what was done out, less all that no evidence supports."""

from collections.abc import Iterator, Mapping
from typing import Any

from ecoevent.plan.fields import FieldInfo, declared
from ecoevent.plan.model import Actual, Plan, sections
from ecoevent.plan.paths import covers


def evidenced(plan: Plan) -> Plan:
    """The event as it was planned, the other sections as they were done and proved.

    An answer without evidence becomes None; so does a list of which an item could not be kept
    whole and cannot do without what is not proved.
    """
    supports = _supports(plan.actual)
    done = {
        name: _supported(getattr(plan.actual, name), name, supports) for name in sections(Actual)
    }
    about_event = tuple(path for path in plan.assumed if covers("event", path))
    return Plan(event=plan.event, assumed=about_event, source=plan.source, **done)


def unevidenced(plan: Plan) -> tuple[str, ...]:
    """The paths reported under `actual` that no evidence supports, in the order of the plan."""
    supports = _supports(plan.actual)
    return tuple(
        f"actual.{path}"
        for name in sections(Actual)
        for path in _answered(getattr(plan.actual, name), name)
        if not _covered(path, supports)
    )


def _fields(group: object) -> Mapping[str, FieldInfo]:
    record: type = type(group)
    return declared(record)


def _supports(actual: Actual) -> tuple[str, ...]:
    return tuple(path for evidence in actual.evidence for path in evidence.supports)


def _covered(path: str, supports: tuple[str, ...]) -> bool:
    return any(covers(prefix, path) for prefix in supports)


def _supported(group: Any, path: str, supports: tuple[str, ...]) -> Any:
    """*group* with every answer taken out that *supports* does not cover."""
    kept = {
        name: _kept(getattr(group, name), field, f"{path}.{name}", supports)
        for name, field in _fields(group).items()
    }
    return type(group)(**kept)


def _kept(value: Any, field: FieldInfo, path: str, supports: tuple[str, ...]) -> Any:
    if value is None or _covered(path, supports):
        return value
    if not any(covers(path, prefix) for prefix in supports):
        return None
    if field.kind == "record":
        return _supported(value, path, supports)
    if field.kind != "records" or field.record is None or _asks_much(field.record):
        return None
    return tuple(
        _supported(item, f"{path}[{position}]", supports) for position, item in enumerate(value)
    )


def _asks_much(record: type) -> bool:
    """Whether the record cannot stand with answers taken out."""
    return any(field.required for field in declared(record).values())


def _answered(group: Any, path: str) -> Iterator[str]:
    for name, field in _fields(group).items():
        value, here = getattr(group, name), f"{path}.{name}"
        if value is None:
            continue
        if field.kind == "record":
            yield from _answered(value, here)
        elif field.kind == "records" and value:
            for position, item in enumerate(value):
                yield from _answered(item, f"{here}[{position}]")
        else:
            yield here
