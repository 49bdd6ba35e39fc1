"""A plan in; what was done out, less all that no evidence supports.

What is said under `actual` is what differs; what went as planned is taken from the plan itself,
where evidence supports it.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from ecoevent.facts.answers import assumes
from ecoevent.plan.fields import FieldInfo, declared
from ecoevent.plan.model import Actual, Plan, sections
from ecoevent.plan.paths import covers


@attrs.frozen(kw_only=True)
class Done:
    """What was done, as far as evidence supports it.

    Attributes:
        plan: the event as it was planned, the other sections as they were done and proved.
        as_planned: the answers among them that stand in the plan, done as planned.
    """

    plan: Plan
    as_planned: tuple[str, ...]


def evidenced(plan: Plan) -> Done:
    """What was done of *plan*, as far as evidence supports it.

    An answer without evidence becomes None; so does a list of which an item could not be kept
    whole and cannot do without what is not proved.
    """
    supports = _supports(plan.actual)
    done: dict[str, Any] = {}
    confirmed: list[str] = []
    for name in sections(Actual):
        happened, planned = getattr(plan.actual, name), getattr(plan, name)
        kept = {}
        for key, field in _fields(happened).items():
            path = f"{name}.{key}"
            value = getattr(happened, key)
            is_planned = not _is_said(value, field) and _is_confirmed(plan, path)
            value = getattr(planned, key) if is_planned else value
            kept[key] = _kept(value, field, path, supports)
            confirmed += [path] if is_planned and kept[key] is not None else []
        done[name] = type(happened)(**kept)
    about_event = tuple(path for path in plan.assumed if covers("event", path))
    said = Plan(event=plan.event, assumed=about_event, source=plan.source, **done)
    return Done(plan=said, as_planned=tuple(confirmed))


def unevidenced(plan: Plan) -> tuple[str, ...]:
    """The paths reported under `actual` that no evidence supports, in the order of the plan."""
    supports = _supports(plan.actual)
    said = tuple(
        f"actual.{path}"
        for name in sections(Actual)
        for path in _answered(getattr(plan.actual, name), name)
        if not _covered(path, supports)
    )
    bare = tuple(path for path in plan.actual.as_planned if not _meets(path, supports))
    return (*said, *bare)


def idle_evidence(plan: Plan) -> tuple[str, ...]:
    """What evidence supports, but neither `actual` nor the plan says, so that it proves nothing."""
    said = [*_said_at_all(plan.actual), *_said_at_all(plan)]
    return tuple(
        f"actual.evidence[{position}]: {path}"
        for position, evidence in enumerate(plan.actual.evidence)
        for path in evidence.supports
        if not _meets(path, said)
    )


def proved(plan: Plan) -> tuple[str, ...]:
    """The paths, with what lies below them, that evidence with a date supports."""
    return tuple(
        dict.fromkeys(
            path
            for evidence in plan.actual.evidence
            if evidence.date is not None
            for path in evidence.supports
        )
    )


def _is_said(value: Any, field: FieldInfo) -> bool:
    """Whether there is an answer: a group of which nothing is said is none."""
    if field.kind == "record" and value is not None:
        return any(True for _ in _answered(value, ""))
    return value is not None


def _is_confirmed(plan: Plan, path: str) -> bool:
    """Whether an answer of the plan may stand for what was done: a guess only if it is named."""
    named = any(covers(prefix, path) for prefix in plan.actual.as_planned)
    return named or not assumes(plan, path)


def _said_at_all(group: Plan | Actual) -> list[str]:
    return [path for name in sections(Actual) for path in _answered(getattr(group, name), name)]


def _meets(path: str, others: Any) -> bool:
    """Whether *path* covers one of the others, or is covered by it."""
    return any(covers(path, other) or covers(other, path) for other in others)


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
