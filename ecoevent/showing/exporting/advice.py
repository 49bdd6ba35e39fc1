"""Advice in, plain values for JSON out."""

from typing import Any

import attrs

from ecoevent.planning.actions import Span
from ecoevent.planning.advice.advising import Advice, Advised, FrontStep
from ecoevent.showing.exporting.scores import pack_json, text_json
from ecoevent.showing.exporting.steps import change_json, standing_json

Json = dict[str, Any]


def advice_json(advice: Advice) -> Json:
    """The format `ecoevent.advice/1`."""
    looked = advice.sorted
    return {
        "format": "ecoevent.advice/1",
        "pack": pack_json(advice.hoped.findings.pack),
        "wish": {
            "goal": advice.goal,
            "budget": advice.budget,
            "level": None if advice.level is None else advice.level.id,
        },
        "outcome": advice.outcome,
        "currency": advice.currency,
        "paid": advice.paid,
        "cost": span_json(advice.cost),
        "hours": span_json(advice.hours),
        "regret": None if advice.regret is None else list(advice.regret),
        "actions": [_advised(each) for each in advice.chosen],
        "changes": [change_json(each) for each in advice.changes],
        "before": standing_json(advice.before),
        "after": standing_json(advice.after),
        "hoped_points": advice.hoped.total.points,
        "front": [_step(each) for each in advice.front],
        "late": [action.id for action in looked.late],
        "needing": [{"action": e.action.id, "paths": list(e.paths)} for e in looked.needing],
        "done": [action.id for action in looked.done],
        "idle": [action.id for action in advice.idle],
        "proof": {"method": "dynamic programme", "gap": 0, **attrs.asdict(advice.proof)},
    }


def span_json(span: Span) -> Json:
    """A range, with its middle."""
    return {"low": span.low, "middle": span.middle, "high": span.high}


def _advised(each: Advised) -> Json:
    return {
        "id": each.action.id,
        "others": list(each.action.others),
        "text": text_json(each.action.text),
        "cost": span_json(each.cost),
        "hours": span_json(each.action.hours),
        "last_day": each.last_day.isoformat(),
        "points": each.points,
        "hoped": each.is_hoped,
        "more_without": each.more,
        "travel": each.action.travel,
    }


def _step(step: FrontStep) -> Json:
    return {
        "paid": step.paid,
        "cost": span_json(step.cost),
        "score": step.score,
        "points": step.points,
        "out_of": step.out_of,
        "unmet": step.unmet,
        "actions": [action.id for action in step.actions],
    }
