"""A plan and a pack in, the planned and the verified score out: two results of the same event."""

from collections.abc import Sequence

import attrs

from ecoevent.engine.judging import judge
from ecoevent.engine.pack import RulePack
from ecoevent.errors import UnknownNameError
from ecoevent.facts import TravelFigures, measure, measure_actual
from ecoevent.facts.evidence import idle_evidence, proved, unevidenced
from ecoevent.plan.model import Actual, Plan
from ecoevent.problems import suggestion
from ecoevent.scoring.local import area_of
from ecoevent.scoring.promise import Promise, kept, promised
from ecoevent.scoring.totals import Score, score
from ecoevent.words.text import Text


@attrs.frozen(kw_only=True)
class Assessment:
    """How good an event is as planned and, once it took place, as evidence shows.

    Attributes:
        verified: None while the plan says nothing under `actual`.
        promise: whether the plan keeps the promise of the pack; None where the pack has none.
        kept: whether evidence shows that it was kept; None before the event.
        local: the planned scores by the packs of the venue's place.
        unevidenced: what is said under `actual` without evidence, so that it does not count.
        idle_evidence: what evidence supports though nothing is said of it.
        travel: the figures of the forecast that the planned score counts; None where none was made.
    """

    plan: Plan
    planned: Score
    verified: Score | None
    promise: Promise | None = None
    kept: Promise | None = None
    local: tuple[Score, ...] = ()
    unevidenced: tuple[str, ...] = ()
    idle_evidence: tuple[str, ...] = ()
    travel: TravelFigures | None = None


def assess(
    plan: Plan,
    pack: RulePack,
    *,
    travel: TravelFigures | None = None,
    local: Sequence[RulePack] = (),
) -> Assessment:
    """The planned score of *plan*, and the verified one where it says what was done.

    Args:
        plan: from `read_plan`.
        pack: from `load_pack`.
        travel: from `forecast_figures`; a forecast proves nothing, so the verified score has none.
        local: from `local_packs`: those of the venue's place, whose duties are reported beside.
    """
    at = area_of(plan) if any(rule.area for one in (pack, *local) for rule in one.rules) else None
    facts, on = measure(plan, travel=travel), plan.event.starts
    planned = score(judge(facts, pack, on=on, at=at))
    found = Assessment(
        plan=plan,
        planned=planned,
        verified=None,
        promise=promised(planned.findings),
        local=tuple(score(judge(facts, one, on=on, at=at)) for one in local),
        travel=travel,
    )
    if plan.actual == Actual():
        return found
    verified = score(judge(measure_actual(plan), pack, on=on, at=at), is_done=True)
    return attrs.evolve(
        found,
        verified=verified,
        kept=kept(verified.findings, proved(plan)),
        unevidenced=unevidenced(plan),
        idle_evidence=idle_evidence(plan),
    )


def reaches(score: Score, *, at_least: float | None = None, level: str | None = None) -> bool:
    """Whether no gate failed and the score is what is asked for, unknown counted as not done.

    Args:
        score: the score.
        at_least: the percentage asked for, from 0 to 100.
        level: the id of the level asked for.

    Raises:
        UnknownNameError: the pack has no such level.
    """
    levels = [known.id for known in score.findings.pack.text.levels]
    if level is not None and level not in levels:
        message = Text(
            "le paquet n'a pas de niveau «\u00a0{found}\u00a0»\u00a0: {levels}{near}",
            "the pack has no level '{found}': {levels}{near}",
        )
        near = suggestion(level, levels)
        parts = {"found": level[:60], "levels": ", ".join(levels), "near": near}
        raise UnknownNameError(message.filled(**parts), name=level)
    if score.failed_gates or (score.total.score or 0) < (at_least or 0):
        return False
    reached = -1 if score.level is None else levels.index(score.level.id)
    return level is None or reached >= levels.index(level)
