"""A plan and a pack in, the planned and the verified score out: two results of the same event."""

import attrs

from ecoevent.engine.judging import judge
from ecoevent.engine.pack import RulePack
from ecoevent.evidence import unevidenced
from ecoevent.facts import measure, measure_actual
from ecoevent.plan.model import Actual, Plan
from ecoevent.scoring import Score, score


@attrs.frozen(kw_only=True)
class Assessment:
    """How good an event is as planned and, once it took place, as evidence shows.

    Attributes:
        verified: None while the plan says nothing under `actual`.
        unevidenced: what is said under `actual` without evidence, so that it does not count.
    """

    plan: Plan
    planned: Score
    verified: Score | None
    unevidenced: tuple[str, ...]


def assess(plan: Plan, pack: RulePack) -> Assessment:
    """The planned score of *plan*, and the verified one where it says what was done."""
    on = plan.event.starts
    planned = score(judge(measure(plan), pack, on=on))
    if plan.actual == Actual():
        return Assessment(plan=plan, planned=planned, verified=None, unevidenced=())
    return Assessment(
        plan=plan,
        planned=planned,
        verified=score(judge(measure_actual(plan), pack, on=on)),
        unevidenced=unevidenced(plan),
    )
