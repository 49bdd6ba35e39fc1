"""What a change brought about in, plain values for JSON out."""

from typing import Any

import attrs

from ecoevent.plan.changing import Change, To
from ecoevent.plan.writing import plan_to_tree
from ecoevent.planning.session import Standing, Step
from ecoevent.showing.exporting.scores import answer_json, finding_json, pack_json, tally_json

Json = dict[str, Any]


def step_json(step: Step) -> Json:
    """The format `ecoevent.step/1`."""
    return {
        "format": "ecoevent.step/1",
        "changes": [change_json(each) for each in step.changes],
        "before": standing_json(step.before),
        "after": standing_json(step.after),
        "findings": [
            {"pack": pack, "before": finding_json(before), "after": finding_json(after)}
            for pack, before, after in step.findings
        ],
    }


def change_json(change: Change) -> Json:
    """A path and what becomes of the answer there, as a plan's file would have it."""
    assert isinstance(change.operation, To)  # noqa: S101 (a difference says what becomes what)
    return {"at": change.at, "to": _plain(change.operation.value)}


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if attrs.has(type(value)):
        return {
            field.name: _plain(part)
            for field in attrs.fields(type(value))
            if (part := getattr(value, field.name)) is not None
        }
    return value.isoformat() if hasattr(value, "isoformat") else value


def standing_json(standing: Standing) -> Json:
    """What each pack says of a plan."""
    return {
        "event": plan_to_tree(standing.plan)["event"],
        "scores": [
            {
                "pack": pack_json(score.findings.pack),
                **tally_json(score.total),
                "level": None if score.level is None else score.level.id,
                "promise": None if promise is None else answer_json(promise),
            }
            for score, promise in zip(standing.scores, standing.promises, strict=True)
        ],
    }
