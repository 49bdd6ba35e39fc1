"""A plan that is being worked on: each change is judged at once, announced, and can be taken back.

A change measures and judges again only what rests on it; what comes out is what `assess` says of
the same plan from scratch.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

import attrs
from blinker import Signal

from ecoevent.engine.fact import Fact, FactName, Facts
from ecoevent.engine.judging import Finding, Findings, judge, rejudge
from ecoevent.engine.pack import Area, Level, RulePack
from ecoevent.facts import TravelFigures, measure
from ecoevent.facts.measuring import remeasure
from ecoevent.plan.changing import Change, Changed, To, change, difference
from ecoevent.plan.model import Plan
from ecoevent.planning.actions import Action, actions_of, find_action
from ecoevent.scoring.local import area_of
from ecoevent.scoring.promise import Promise, promised
from ecoevent.scoring.totals import Score, score

_ASSUMED = "assumed"


@attrs.frozen(slots=False)
class Standing:
    """A plan and what each pack says of it.

    Attributes:
        on: the day whose legal duties count.
        at: where; None where no rule of the packs holds in one place only.
        scores: the planned score by each pack, in their order.
    """

    plan: Plan
    facts: Facts = attrs.field(repr=False)
    on: dt.date
    at: Area | None
    scores: tuple[Score, ...]

    @cached_property
    def promises(self) -> tuple[Promise | None, ...]:
        """Whether the plan keeps the promise of each pack; None where one has none."""
        return tuple(promised(each.findings) for each in self.scores)

    @property
    def levels(self) -> tuple[Level | None, ...]:
        """The level by each pack."""
        return tuple(each.level for each in self.scores)


@attrs.frozen
class Step:
    """What one change brought about.

    Attributes:
        facts: before and after, of those that are other now.
        findings: by pack and rule, before and after.
        levels: by pack, before and after; gates and promises likewise.
    """

    before: Standing = attrs.field(repr=False)
    after: Standing = attrs.field(repr=False)

    @property
    def changes(self) -> tuple[Change, ...]:
        """What became other in the plan, answer by answer."""
        return difference(self.before.plan, self.after.plan)

    @property
    def facts(self) -> Mapping[FactName, tuple[Fact, Fact]]:
        """The facts that are other now, before and after."""
        old, new = self.before.facts, self.after.facts
        return {name: (old[name], fact) for name, fact in new.items() if old[name] is not fact}

    @property
    def findings(self) -> tuple[tuple[str, Finding, Finding], ...]:
        """The rules of which something else is said now: the pack's id, before and after."""
        return tuple(
            (new.pack_id, one, other)
            for old, new in zip(self.before.scores, self.after.scores, strict=True)
            if old is not new
            for one, other in zip(old.findings.findings, new.findings.findings, strict=True)
            if one is not other and one != other
        )


class PlanningSession:
    """A plan under work, judged by some packs after every change.

    Its signals are blinker's: `session.score_changed.connect(told)` calls
    `told(session, before=…, after=…)` once the session stands where the change led. Each is sent
    for one thing that changed: `fact_changed` with `before` and `after` as `Fact`s,
    `finding_changed` and `gate_changed` with `pack` and two `Finding`s, `score_changed`,
    `level_changed` and `promise_changed` with `pack` and the two scores, levels or promises, and
    `plan_changed` first of all, with the two plans. What a subscriber raises, the caller gets; the
    change stays.
    """

    def __init__(
        self,
        plan: Plan,
        packs: Iterable[RulePack] | RulePack,
        *,
        travel: TravelFigures | None = None,
    ) -> None:
        """Start with *plan*.

        Args:
            plan: from `read_plan`.
            packs: one or more, from `load_pack`.
            travel: from `forecast_figures`, of this very plan.
        """
        self.packs: tuple[RulePack, ...] = (packs,) if isinstance(packs, RulePack) else tuple(packs)
        self._local = {pack.id for pack in self.packs if any(rule.area for rule in pack.rules)}
        self._travel = travel
        self._foretold = plan
        self._now = self._from_scratch(plan)
        self._past: list[Standing] = []
        self._undone: list[Standing] = []
        self.plan_changed = Signal()
        self.fact_changed = Signal()
        self.finding_changed = Signal()
        self.score_changed = Signal()
        self.level_changed = Signal()
        self.gate_changed = Signal()
        self.promise_changed = Signal()

    @property
    def now(self) -> Standing:
        """The plan as it is now and what is said of it."""
        return self._now

    @property
    def plan(self) -> Plan:
        """The plan as it is now."""
        return self._now.plan

    @property
    def score(self) -> Score:
        """The planned score by the first pack."""
        return self._now.scores[0]

    @property
    def actions(self) -> tuple[Action, ...]:
        """The actions of the packs."""
        return actions_of(*self.packs)

    @property
    def can_undo(self) -> bool:
        """Whether a change can be taken back."""
        return bool(self._past)

    @property
    def can_redo(self) -> bool:
        """Whether a change that was taken back can be made again."""
        return bool(self._undone)

    def set(self, path: str, value: Any) -> Changed:
        """Answer the question at *path*.

        Raises:
            PlanError: no plan has such an answer; the session stays as it was.
        """
        return self.change([Change(path, To(value))])

    def unset(self, path: str) -> Changed:
        """Take the answer at *path* back, so that nothing is said there.

        Raises:
            PlanError: as for `set`.
        """
        return self.set(path, None)

    def apply(self, action: Action | str) -> Changed:
        """Do an action of the packs; where answers are missing, they are told and nothing is done.

        Raises:
            UnknownNameError: no pack has an action of that id.
            PlanError: as for `set`.
        """
        meant = find_action(self.actions, action) if isinstance(action, str) else action
        return self.change(meant.changes)

    def change(self, changes: Iterable[Change]) -> Changed:
        """Make the changes, all or none; where answers are missing, they are told.

        Raises:
            PlanError: as for `set`.
        """
        changed = change(self.plan, changes)
        if changed.changes:
            self._past.append(self._now)
            self._undone.clear()
            self._stand(self._after(changed))
        return changed

    def undo(self) -> bool:
        """Take the last change back; False where there is none."""
        if not self._past:
            return False
        self._undone.append(self._now)
        self._stand(self._past.pop())
        return True

    def redo(self) -> bool:
        """Make the change again that was taken back last; False where there is none."""
        if not self._undone:
            return False
        self._past.append(self._now)
        self._stand(self._undone.pop())
        return True

    @property
    def travel(self) -> TravelFigures | None:
        """The figures of the forecast that the scores count."""
        return self._travel

    @property
    def is_travel_stale(self) -> bool:
        """Whether the plan changed in what the forecast was made of: it is then of another plan."""
        if self._travel is None or self._foretold is self.plan:
            return False
        from ecoevent.travel.visit import visit_of  # noqa: PLC0415 (places take a while to open)

        return visit_of(self.plan) != visit_of(self._foretold)

    def foretell(self, forecast: Callable[[Plan], TravelFigures | None]) -> None:
        """Count a forecast of the plan as it is now, such as `forecast_figures`.

        What was done before cannot be undone afterwards: it was judged by another forecast.
        """
        self._travel, self._foretold = forecast(self.plan), self.plan
        self._past.clear()
        self._undone.clear()
        self._stand(self._from_scratch(self.plan))

    def _from_scratch(self, plan: Plan) -> Standing:
        facts, on = measure(plan, travel=self._travel), plan.event.starts
        at = area_of(plan) if self._local else None
        return Standing(plan, facts, on, at, self._judged(facts, on, at))

    def _judged(self, facts: Facts, on: dt.date, at: Area | None) -> tuple[Score, ...]:
        return tuple(
            score(judge(facts, pack, on=on, at=at if pack.id in self._local else None))
            for pack in self.packs
        )

    def _after(self, changed: Changed) -> Standing:
        old, plan = self._now, changed.plan
        paths = list(_paths(changed.changes, old.plan, plan))
        again = remeasure(old.facts, plan, changed=paths, travel=self._travel)
        facts = {**old.facts, **again} if again else old.facts
        on = plan.event.starts
        has_moved = bool(self._local) and any(path.startswith("venue") for path in paths)
        at = area_of(plan) if has_moved else old.at
        if (on, at) != (old.on, old.at):
            scores = self._judged(facts, on, at)
        else:
            scores = tuple(_rescored(each, facts, again) for each in old.scores)
        return Standing(plan, facts, on, at, scores)

    def _stand(self, new: Standing) -> None:
        old, self._now = self._now, new
        if old.plan is not new.plan:
            self.plan_changed.send(self, before=old.plan, after=new.plan)
        step = Step(old, new)
        if self.fact_changed.receivers:
            for before, after in step.facts.values():
                self.fact_changed.send(self, before=before, after=after)
        if self.finding_changed.receivers or self.gate_changed.receivers:
            self._tell_findings(step)
        self._tell_sums(old, new)

    def _tell_findings(self, step: Step) -> None:
        for pack, before, after in step.findings:
            self.finding_changed.send(self, pack=pack, before=before, after=after)
            if after.rule.kind == "mandatory" and before.status is not after.status:
                self.gate_changed.send(self, pack=pack, before=before, after=after)

    def _tell_sums(self, old: Standing, new: Standing) -> None:
        for before, after in zip(old.scores, new.scores, strict=True):
            pack = after.pack_id
            if before.total != after.total:
                self.score_changed.send(self, pack=pack, before=before, after=after)
            if before.level != after.level:
                self.level_changed.send(self, pack=pack, before=before.level, after=after.level)
        if self.promise_changed.receivers:
            for one, other in zip(old.promises, new.promises, strict=True):
                if one and other and one.answer is not other.answer:
                    pack = other.findings.pack.id
                    self.promise_changed.send(self, pack=pack, before=one, after=other)


def _rescored(before: Score, facts: Facts, changed: Mapping[FactName, Fact]) -> Score:
    findings = before.findings
    if not any(name in findings.pack.readers for name in changed):
        return attrs.evolve(before, findings=_with_facts(findings, facts))
    return score(rejudge(findings, facts, changed=changed))


def _with_facts(findings: Findings, facts: Facts) -> Findings:
    """The same findings of facts of which no rule reads those that changed."""
    return attrs.evolve(findings, facts=facts)


def _paths(changes: Sequence[Change], old: Plan, new: Plan) -> Iterator[str]:
    """The paths that changed, those under which an assumption came or went among them."""
    for each in changes:
        yield each.at
    if old.assumed != new.assumed:
        yield from sorted(set(old.assumed) ^ set(new.assumed))
