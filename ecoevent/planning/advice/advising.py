"""A plan, a pack and a wish in; the best set of actions out, with the proof that it is the best.

The wish is a budget, a level or the promise. A budget buys points, those that are hoped for among
them; a level and the promise rest on what can be relied on alone, as the score has it.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Literal

import attrs

from ecoevent.engine.acting import hoped
from ecoevent.engine.finding import Status
from ecoevent.engine.judging import judge
from ecoevent.engine.pack import Level, RulePack
from ecoevent.errors import NeededError, OptionError, UnknownNameError
from ecoevent.facts import TravelFigures, measure
from ecoevent.plan.changing import Change, difference
from ecoevent.plan.model import Plan
from ecoevent.planning.actions import NOTHING, Action, Span, actions_of, find_action, names_of
from ecoevent.planning.advice.effects import Effects
from ecoevent.planning.advice.programme import (
    Asked,
    Best,
    Problem,
    Table,
    TooWideError,
    cents_of,
    cheapest,
    front,
    hubs_and_components,
    numbers,
    price,
    summed,
)
from ecoevent.planning.advice.sorting import Now, Sorted, last_day, sort_actions
from ecoevent.planning.session import PlanningSession, Standing
from ecoevent.problems import suggestion
from ecoevent.scoring.totals import Score, score
from ecoevent.words.text import Text

Goal = Literal["budget", "level", "promise", "most"]
Outcome = Literal["reached", "hoped", "out_of_reach"]
"""The wish comes true; it does if what is hoped for comes true; it does not."""
End = Literal["low", "middle", "high"]
_NO_LEVEL = Text(
    "le paquet n'a pas de niveau «\u00a0{found}\u00a0»\u00a0: {levels}{near}",
    "the pack has no level '{found}': {levels}{near}",
)
_NO_PROMISE = Text("ce paquet ne contient aucune promesse", "this pack holds no promise")
_ONE = Text(
    "demandez un budget, un niveau ou la promesse, un seul des trois",
    "ask for a budget, a level or the promise, one of the three",
)
_TOO_WIDE = Text(
    "trop d'actions dépendent les unes des autres pour toutes les essayer\u00a0; écartez-en"
    " avec without",
    "too many actions hang on each other to try them all; leave some out with without",
)
_CANNOT = Text(
    "l'action {found} ne peut pas être exigée ici\u00a0: elle demande d'abord {paths}",
    "the action {found} cannot be required here: it first needs {paths}",
)


@attrs.frozen(kw_only=True)
class Advised:
    """An action of the best set.

    Attributes:
        last_day: on which it can begin.
        points: how many fewer the set gives without it.
        is_hoped: some of these hang on what is hoped for.
        more: what the wish costs more without it, in the middle; None where it is out of reach
            then. Of a budget, 0.
    """

    action: Action
    cost: Span
    last_day: dt.date
    points: int
    is_hoped: bool
    more: float | None


@attrs.frozen(kw_only=True)
class FrontStep:
    """The best that a budget buys, until the next step.

    Attributes:
        paid: the middle of what is to be paid; savings are not counted on.
        points: of `out_of`, those that are hoped for among them.
        unmet: mandatory rules that are not met.
    """

    cost: Span
    paid: float
    points: int
    out_of: int
    unmet: int
    actions: tuple[Action, ...]

    @property
    def score(self) -> float:
        """The points in percent."""
        return 100.0 * self.points / self.out_of if self.out_of else 0.0


@attrs.frozen(kw_only=True)
class Proof:
    """How it is known that no other set is better.

    Attributes:
        live: actions that change something that counts.
        hubs: of them, those that were fixed one way and the other.
        widest: the most actions that had to be looked at together.
        tried: plans that were measured for the tables.
    """

    live: int
    hubs: int
    widest: int
    tried: int


@attrs.frozen(kw_only=True)
class Advice:
    """What to change.

    Attributes:
        level: the level that was asked for.
        outcome: whether the wish comes true; a budget is out of reach of what is required.
        before: the plan and its score as they are.
        after: once the actions are done, scored from scratch; nothing hoped for counts.
        hoped: the same with what is hoped for, as guesses.
        most: with all that the actions can do, what is hoped for among it.
        cost: of all chosen actions.
        paid: of it, the middle of what is to be paid; savings are not counted on.
        regret: how much more than the best set for them this one costs if every cost is at its
            low, or its high. Of a level or the promise.
        front: for each budget the best set, the cheapest first.
        sorted: the actions that were looked at, and those that cannot be done.
        idle: actions that change nothing that counts.
    """

    goal: Goal
    budget: float | None
    level: Level | None
    outcome: Outcome
    before: Standing = attrs.field(repr=False)
    after: Standing = attrs.field(repr=False)
    hoped: Score = attrs.field(repr=False)
    most: Score = attrs.field(repr=False)
    chosen: tuple[Advised, ...]
    cost: Span
    paid: float
    currency: str
    regret: tuple[float, float] | None
    front: tuple[FrontStep, ...] = attrs.field(repr=False)
    sorted: Sorted = attrs.field(repr=False)
    idle: tuple[Action, ...] = attrs.field(repr=False)
    proof: Proof

    @property
    def hours(self) -> Span:
        """Of all chosen actions."""
        return sum((each.action.hours for each in self.chosen), NOTHING)

    @property
    def changes(self) -> tuple[Change, ...]:
        """What becomes of the plan, answer by answer."""
        return difference(self.before.plan, self.after.plan)


def advise(  # noqa: PLR0913 (a wish, and what it may not do without)
    plan: Plan,
    pack: RulePack,
    *,
    budget: float | None = None,
    level: str | None = None,
    promise: bool = False,
    require: Iterable[str] = (),
    without: Iterable[str] = (),
    on: dt.date | None = None,
    travel: TravelFigures | None = None,
) -> Advice:
    """The set of actions that serves a wish best; without one, the next level is wished for.

    Of a budget (in the currency of the pack's costs) it is the set with the fewest mandatory rules
    unmet, then the highest score; of a level or the promise the cheapest. Costs count by their
    middle; of sets that cost the same, the one with least work, then the fewest actions.

    Args:
        plan: from `read_plan`.
        pack: whose actions, points, levels and promise count.
        budget: what may be spent.
        level: the id of a level.
        promise: the promise of the pack.
        require: ids of actions that are done in any case.
        without: ids of actions that are not.
        on: the day on which it is asked, so that what is too late is left out.
        travel: figures of a forecast of this plan.

    Raises:
        UnknownNameError: no such level or action.
        OptionError: more than one wish, or one that the pack cannot grant.
        NeededError: an action that is required first needs answers.
    """
    goal, known = _goal(budget, level, pack, promise=promise), actions_of(pack)
    wanted = _level(pack, level)
    if goal == "most":
        wanted = PlanningSession(plan, pack, travel=travel).score.next_level
        goal = "level" if wanted is not None else goal
    required = {find_action(known, name).id for name in require}
    refused = {find_action(known, name).id for name in without}
    facts = measure(plan, travel=travel)
    looked = sort_actions(Now(plan, facts, on), known, required=required, without=refused)
    _check_required(required, looked)
    try:
        return Search(plan, pack, looked, required, goal, budget, wanted, travel).advice()
    except TooWideError:
        raise OptionError(_TOO_WIDE, option="without") from None


def _goal(budget: float | None, level: str | None, pack: RulePack, *, promise: bool) -> Goal:
    wishes: list[Goal] = []
    wishes += ["budget"] if budget is not None else []
    wishes += ["level"] if level is not None else []
    wishes += ["promise"] if promise else []
    if len(wishes) > 1:
        raise OptionError(_ONE, option=wishes[1])
    if promise and pack.text.promise is None:
        raise OptionError(_NO_PROMISE, option="promise")
    return wishes[0] if wishes else "most"


def _level(pack: RulePack, name: str | None) -> Level | None:
    levels = {level.id: level for level in pack.text.levels}
    if name is None or name in levels:
        return None if name is None else levels[name]
    parts = {"found": name[:60], "levels": ", ".join(levels), "near": suggestion(name, levels)}
    raise UnknownNameError(_NO_LEVEL.filled(**parts), name=name)


def _check_required(required: set[str], looked: Sorted) -> None:
    for each in looked.needing:
        if each.action.id in required:
            paths = ", ".join(each.paths)
            raise NeededError(
                _CANNOT.filled(found=each.action.id, paths=paths), needed=each.paths[0]
            )


@attrs.frozen(slots=False)
class Search:
    """One wish for one plan."""

    plan: Plan
    pack: RulePack
    looked: Sorted
    required: set[str]
    goal: Goal
    budget: float | None
    level: Level | None
    travel: TravelFigures | None

    @property
    def actions(self) -> tuple[Action, ...]:
        """Those that can be done, by number."""
        return self.looked.open

    @cached_property
    def pairs(self) -> tuple[frozenset[tuple[int, int]], frozenset[tuple[int, int]]]:
        """Which exclude and which require each other."""
        number = {action.id: i for i, action in enumerate(self.actions)}
        named = {name: number[action.id] for name, action in names_of(self.actions).items()}
        excludes, requires = set(), set()
        for i, action in enumerate(self.actions):
            excludes |= {(i, named[other]) for other in action.excludes if other in named}
            requires |= {(i, named[other]) for other in action.requires if other in named}
        return frozenset(excludes), frozenset(requires)

    def effects(self, *, is_sure: bool) -> Effects:
        """What the actions do, with or without what is hoped for."""
        return Effects(
            plan=self.plan,
            pack=self.pack,
            actions=self.actions,
            travel=self.travel,
            is_sure=is_sure,
            excludes=self.pairs[0],
        )

    @cached_property
    def hopeful(self) -> Effects:
        """The effects for points: all that is hoped for counts."""
        return self.effects(is_sure=False)

    @cached_property
    def sure(self) -> Effects:
        """The effects for levels and promises: only what can be relied on counts."""
        return self.effects(is_sure=True)

    def problem(self, kinds: frozenset[str], effects: Effects, *, end: End = "middle") -> Problem:
        """The actions with one end of their costs, and the rules of some kinds."""
        count = len(self.actions)
        rows = effects.rows
        return Problem(
            prices=tuple(
                price(_cents(cost, end), round(60 * action.hours.middle), i, count)
                for i, (action, cost) in enumerate(
                    zip(self.actions, self.looked.costs, strict=True)
                )
            ),
            tables=tuple(table for rule, table in rows if rule.kind in kinds),
            parts=len(self.pack.text.principles),
            excludes=tuple(sorted(self.pairs[0])),
            requires=tuple(sorted(self.pairs[1])),
            forced=frozenset(
                i for i, action in enumerate(self.actions) if action.id in self.required
            ),
        )

    @cached_property
    def points(self) -> Problem:
        """What the points and gates come to, by the middle of the costs."""
        return _live(self.problem(_POINTS, self.hopeful))

    @cached_property
    def wishes(self) -> dict[tuple[End, bool], Problem]:
        """What the level or the promise comes to, by one end of the costs, sure or hoped for."""
        return {}

    def wished(self, end: End, *, is_sure: bool) -> Problem:
        """The same, made once."""
        if (end, is_sure) not in self.wishes:
            kinds = _PROMISE if self.goal == "promise" else _POINTS
            effects = self.sure if is_sure else self.hopeful
            self.wishes[end, is_sure] = _live(self.problem(kinds, effects, end=end))
        return self.wishes[end, is_sure]

    @cached_property
    def asked(self) -> Asked:
        """What the level asks, or nothing but that all is met."""
        if self.level is None:
            return Asked()
        parts = len(self.pack.text.principles)
        return Asked(
            total=self.level.total,
            floors=(self.level.floor,) * parts,
            results=(self.level.results,) * parts,
        )

    def best(self, steps: Sequence[Best]) -> tuple[int, Outcome]:
        """The best set for the wish, and whether it comes true."""
        count, required = len(self.actions), _mask(self.points.forced)
        if self.goal == "budget":
            most = round(100 * (self.budget or 0.0))
            paid = [step for step in steps if cents_of(step.price, count) <= most]
            return (paid[-1].mask, "reached") if paid else (required, "out_of_reach")
        if self.goal == "most":
            return (steps[-1].mask if steps else required), "reached"
        if self.goal == "promise" and not self.is_asked:
            return required, "reached"
        outcomes: tuple[Outcome, Outcome] = ("reached", "hoped")
        for outcome in outcomes:
            wished = self.wished("middle", is_sure=outcome == "reached")
            found = cheapest(wished, self.asked)
            if found is not None:
                return found.mask, outcome
        return required, "out_of_reach"

    @cached_property
    def is_asked(self) -> bool:
        """Whether the promise is asked of such an event."""
        promise = self.standings(0)[0].promises[0]
        return promise is None or promise.is_asked

    def advice(self) -> Advice:
        """The answer."""
        steps = front(self.points)
        mask, outcome = self.best(steps)
        before, after, hopeful = self.standings(mask)
        cost = self.cost(mask)
        return Advice(
            goal=self.goal,
            budget=self.budget,
            level=self.level,
            outcome=outcome,
            before=before,
            after=after,
            hoped=hopeful,
            most=self.standings(steps[-1].mask)[2] if steps else hopeful,
            chosen=tuple(self.advised(i, mask, outcome) for i in numbers(mask)),
            cost=cost,
            paid=self.paid(mask),
            currency=next((action.currency for action in self.actions if action.currency), ""),
            regret=self.regret(mask, outcome),
            front=tuple(self.step(each) for each in _by_money(steps, len(self.actions))),
            sorted=self.worth(before),
            idle=self.idle(),
            proof=self.proof(),
        )

    def worth(self, before: Standing) -> Sorted:
        """The actions, of those that cannot be done now only what could still give something."""
        open_rules = {
            finding.rule.id
            for finding in before.scores[0].findings.findings
            if finding.status not in {Status.MET, Status.NOT_APPLICABLE}
            and (finding.rule.weight or finding.rule.kind == "mandatory")
        }

        def matters(action: Action) -> bool:
            return any(rule.id in open_rules for rule in action.rules)

        return attrs.evolve(
            self.looked,
            late=tuple(filter(matters, self.looked.late)),
            needing=tuple(each for each in self.looked.needing if matters(each.action)),
        )

    def standings(self, mask: int) -> tuple[Standing, Standing, Score]:
        """Before, after and hoped for, all scored from scratch."""
        session = PlanningSession(self.plan, self.pack, travel=self.travel)
        before = session.now
        chosen = [self.actions[i] for i in numbers(mask)]
        session.change([each for action in chosen for each in action.changes])
        after = session.now
        facts = hoped(after.facts, [hope for action in chosen for hope in action.hopes])
        at = after.scores[0].findings.at
        return before, after, score(judge(facts, self.pack, on=after.on, at=at))

    def cost(self, mask: int) -> Span:
        """Of a set."""
        return sum((self.looked.costs[i] for i in numbers(mask)), NOTHING)

    def advised(self, number: int, mask: int, outcome: Outcome) -> Advised:
        """An action of the set."""
        action, rest = self.actions[number], mask & ~(1 << number)
        return Advised(
            action=action,
            cost=self.looked.costs[number],
            last_day=last_day(self.plan, action),
            points=_points(self.points, mask) - _points(self.points, rest),
            is_hoped=bool(action.hopes),
            more=self.more(number, mask, outcome),
        )

    def more(self, number: int, mask: int, outcome: Outcome) -> float | None:
        """What the wish costs more without that action."""
        if self.goal not in _CHEAPEST or outcome == "out_of_reach":
            return 0.0
        if self.actions[number].id in self.required:
            return None
        wished = self.wished("middle", is_sure=outcome == "reached")
        other = cheapest(attrs.evolve(wished, forbidden=wished.forbidden | {number}), self.asked)
        return None if other is None else self.paid(other.mask) - self.paid(mask)

    def paid(self, mask: int, end: End = "middle") -> float:
        """What is to be paid for a set, savings left out."""
        return sum(_cents(self.looked.costs[i], end) for i in numbers(mask)) / 100

    def regret(self, mask: int, outcome: Outcome) -> tuple[float, float] | None:
        """What the chosen set costs more than the best if costs are at their low, or high."""
        if self.goal not in _CHEAPEST or outcome == "out_of_reach":
            return None
        is_sure = outcome == "reached"
        return self._regret("low", mask, is_sure=is_sure), self._regret(
            "high", mask, is_sure=is_sure
        )

    def _regret(self, end: End, mask: int, *, is_sure: bool) -> float:
        other = cheapest(self.wished(end, is_sure=is_sure), self.asked)
        assert other is not None  # noqa: S101 (what can be reached hangs on no cost)
        return self.paid(mask, end) - self.paid(other.mask, end)

    def step(self, best: Best) -> FrontStep:
        """A step of the front, its costs at both ends."""
        return FrontStep(
            cost=self.cost(best.mask),
            paid=self.paid(best.mask),
            points=best.points,
            out_of=best.points + best.lost,
            unmet=best.bad,
            actions=tuple(self.actions[i] for i in numbers(best.mask)),
        )

    def idle(self) -> tuple[Action, ...]:
        """The actions that change nothing that counts."""
        live = _moved(self.points.tables)
        if self.goal in _CHEAPEST:
            live |= _moved(self.wished("middle", is_sure=True).tables)
        return tuple(action for i, action in enumerate(self.actions) if i not in live)

    def proof(self) -> Proof:
        """How the best is known to be the best."""
        is_points = self.goal not in _CHEAPEST
        problem = self.points if is_points else self.wished("middle", is_sure=True)
        hubs, components = hubs_and_components(problem)
        widest = max((len(each) for each in components), default=0)
        tried = self.hopeful.tried + self.sure.tried
        live = len(_moved(problem.tables))
        return Proof(live=live, hubs=len(hubs), widest=widest, tried=tried)


_POINTS = frozenset({"points", "mandatory"})
_PROMISE = frozenset({"mandatory", "promise"})
_CHEAPEST = frozenset({"level", "promise"})
"""The wishes that are to come true for as little as possible."""


def _cents(cost: Span, end: End) -> int:
    """What is to be paid; what may be saved is in nobody's hands when the bills come."""
    amounts = {"low": cost.low, "middle": cost.middle, "high": cost.high}
    return max(0, round(100 * amounts[end]))


def _by_money(steps: Sequence[Best], count: int) -> list[Best]:
    """Of steps that cost the same money, the best: the last."""
    best = {cents_of(step.price, count): step for step in steps}
    return list(best.values())


def _mask(done: Iterable[int]) -> int:
    mask = 0
    for number in done:
        mask |= 1 << number
    return mask


def _moved(tables: Iterable[Table]) -> set[int]:
    return {action for table in tables for action in table.actions}


def _live(problem: Problem) -> Problem:
    """The problem without the actions that change nothing, unless another needs them.

    What costs less than nothing and changes nothing is no advice on events.
    """
    live = _moved(problem.tables) | problem.forced
    needed = {other for one, other in problem.requires if one in live}
    return attrs.evolve(problem, forbidden=frozenset(range(len(problem.prices))) - live - needed)


def _points(problem: Problem, mask: int) -> int:
    """The points of a set, whatever is asked of it."""
    free = attrs.evolve(problem, forced=frozenset(), requires=(), forbidden=frozenset())
    found = summed(free, mask)
    return 0 if found is None else found.points
