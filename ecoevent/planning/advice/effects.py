"""Actions of a plan in, what sets of them make of its facts and rules out, as tables.

Which actions a fact can hang on is told by paths; which of them ever change it, by trying. So
each rule has a small table by the few actions that change it, and nothing else need be tried.
"""

import itertools
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

import attrs

from ecoevent.engine.acting import hoped
from ecoevent.engine.evaluating import Absent, evaluate, known_values
from ecoevent.engine.fact import Fact, FactName, Facts, State
from ecoevent.engine.finding import Finding, Status
from ecoevent.engine.judging import judge, judge_rule
from ecoevent.engine.pack import Area, Rule, RulePack
from ecoevent.engine.typed import facts_of
from ecoevent.errors import PlanError
from ecoevent.facts import measure
from ecoevent.facts.measuring import paths_of, remeasure
from ecoevent.facts.travel import TravelFigures
from ecoevent.plan.changing import Append, AtLeast, AtMost, Change, Part, Plus, To, change
from ecoevent.plan.model import Plan
from ecoevent.plan.paths import covers
from ecoevent.planning.actions import Action
from ecoevent.planning.advice.programme import Row, Table, TooWideError
from ecoevent.scoring.local import area_of

MOST_AT_A_FACT = 12
"""Actions that a fact or a rule may hang on, so that all their sets can be tried: 4,096."""
Set = frozenset[int]


@attrs.frozen(slots=False)
class Effects:
    """What the sets of some actions make of a plan.

    Attributes:
        actions: in the order in which they are done; known by their numbers.
        is_sure: only what can be relied on counts: nothing that is hoped for, nothing assumed.
    """

    plan: Plan
    pack: RulePack
    actions: Sequence[Action]
    travel: TravelFigures | None = None
    is_sure: bool = False
    excludes: frozenset[tuple[int, int]] = frozenset()
    _facts: dict[Set, Facts | None] = attrs.field(factory=dict, repr=False, init=False)

    @cached_property
    def _base(self) -> Facts:
        return measure(self.plan, travel=self.travel)

    @cached_property
    def _at(self) -> Area | None:
        return area_of(self.plan) if any(rule.area for rule in self.pack.rules) else None

    @cached_property
    def _wanted(self) -> frozenset[FactName]:
        """The facts that a rule reads, or that a hope rests on."""
        asked = {name for touch in self._touches for name in touch.asks | touch.hopes}
        return frozenset(asked.union(self.pack.readers))

    @property
    def tried(self) -> int:
        """How many plans were measured."""
        return len(self._facts)

    def planned(self, done: Set) -> Plan | None:
        """The plan once these are done; None where they cannot be done together."""
        changes = [each for i in sorted(done) for each in self.actions[i].changes]
        try:
            made = change(self.plan, changes)
        except PlanError:
            return None
        return None if made.missing else made.plan

    def facts(self, done: Set) -> Facts | None:
        """The facts that count once these are done, with what counts of guesses and hopes."""
        if done not in self._facts:
            self._facts[done] = self._measured(done)
        return self._facts[done]

    def _measured(self, done: Set) -> Facts | None:
        plan = self.planned(done)
        if plan is None:
            return None
        paths = [each.at for i in done for each in self.actions[i].changes]
        if plan.assumed != self.plan.assumed:
            paths += [*plan.assumed, *self.plan.assumed]
        changed = remeasure(self._base, plan, changed=paths, travel=self.travel, only=self._wanted)
        facts = {**self._base, **changed}
        if self.is_sure:
            return {name: _sure(fact) for name, fact in facts.items()}
        return hoped(facts, [hope for i in sorted(done) for hope in self.actions[i].hopes])

    @cached_property
    def rows(self) -> tuple[tuple[Rule, Table], ...]:
        """The table of each rule that counts, in the order of the pack.

        Raises:
            TooWideError: a rule hangs on too many actions.
        """
        parts = {each.id: number for number, each in enumerate(self.pack.text.principles)}
        start = self.facts(frozenset())
        assert start is not None  # noqa: S101 (nothing done is the plan as it is)
        on = self.plan.event.starts
        now = judge(start, self.pack, on=on, at=self._at).findings
        found = []
        for rule, finding in zip(self.pack.rules, now, strict=True):
            if not (rule.weight or rule.kind in {"mandatory", "promise"}):
                continue
            holds = rule.is_in_force(on) and rule.holds_at(self._at)
            actions = self._changing(rule) if holds else ()
            rows = self._rows(rule, actions) if actions else (_row(finding),)
            part, is_result = parts[rule.principle], rule.text.rewards == "result"
            found.append((rule, _narrowed(Table(actions, rows, part, is_result))))
        return tuple(found)

    def _rows(self, rule: Rule, actions: tuple[int, ...]) -> tuple[Row | None, ...]:
        rows = []
        for done in _sets(actions):
            facts = None if self._clash(done) else self.facts(done)
            rows.append(
                None if facts is None else _row(judge_rule(rule, facts, self.pack.vocabulary))
            )
        return tuple(rows)

    def _clash(self, done: Set) -> bool:
        return any(one in done and other in done for one, other in self.excludes)

    def _changing(self, rule: Rule) -> tuple[int, ...]:
        """The actions that change a fact that the rule reads."""
        found = sorted({i for name in rule.reads for i in self._moving[name]})
        if len(found) > MOST_AT_A_FACT:
            raise TooWideError
        return tuple(found)

    @cached_property
    def _moving(self) -> Mapping[FactName, tuple[int, ...]]:
        """For each fact that the pack reads, the actions that ever change it."""
        names = {name for rule in self.pack.rules for name in rule.reads}
        return {name: self._movers(name) for name in names}

    def _movers(self, name: FactName) -> tuple[int, ...]:
        reach = self._reaching(name)
        if len(reach) > MOST_AT_A_FACT:
            raise TooWideError
        values: dict[Set, Fact | None] = {}
        for done in _sets(reach):
            facts = None if self._clash(done) else self.facts(done)
            values[done] = None if facts is None else facts[name]
        return tuple(i for i in reach if any(_differs(values, done, i) for done in values))

    def _reaching(self, name: FactName) -> tuple[int, ...]:
        """The actions that what the fact is made of hangs on, by paths alone."""
        facts, paths = {name}, {*paths_of(name)}
        found: set[int] = set()
        while True:
            new = {
                i
                for i, touch in enumerate(self._touches)
                if i not in found and (touch.hopes & facts or _meet(touch.writes, paths))
            }
            if not new:
                return tuple(sorted(found))
            found |= new
            for i in new:
                facts |= self._touches[i].asks
                paths |= self._touches[i].reads
            paths |= {path for fact in facts for path in paths_of(fact)}

    @cached_property
    def _touches(self) -> tuple["_Touch", ...]:
        return tuple(_touch(action) for action in self.actions)


@attrs.frozen
class _Touch:
    """What an action writes, and what it reads to know what to write; and of facts."""

    writes: frozenset[str]
    reads: frozenset[str]
    hopes: frozenset[FactName]
    asks: frozenset[FactName]


def _touch(action: Action) -> _Touch:
    reads = [path for each in action.changes for path in _read(each)]
    return _Touch(
        frozenset(_any_item(each.at) for each in action.changes),
        frozenset(_any_item(path) for path in reads),
        frozenset(hope.fact for hope in action.hopes),
        frozenset(name for hope in action.hopes for name in facts_of(hope.tree)),
    )


def _read(each: Change) -> Iterable[str]:
    """The paths that a change looks at besides its own."""
    items = each.at.rpartition("[")[0]
    yield from (f"{items}[].{name}" for name in (*each.where, each.by) if name)
    operation = each.operation
    if isinstance(operation, Append):
        yield from (part.times for part in operation.parts.values())
    elif isinstance(operation, To | AtLeast | AtMost | Plus) and isinstance(operation.value, Part):
        yield operation.value.times


def _any_item(path: str) -> str:
    head, *rest = path.split("[")
    return head + "".join("[]" + part.partition("]")[2] for part in rest)


def _meet(one: Iterable[str], other: Iterable[str]) -> bool:
    return any(covers(a, b) or covers(b, a) for a, b in itertools.product(one, other))


def _sets(actions: Sequence[int]) -> Iterable[Set]:
    """Every set of them, in the order of their bits."""
    for bits in range(1 << len(actions)):
        yield frozenset(action for place, action in enumerate(actions) if bits >> place & 1)


def _differs(values: Mapping[Set, Fact | None], done: Set, action: int) -> bool:
    """Whether doing the action as well makes another fact of it, or cannot be."""
    if action in done:
        return False
    one, other = values[done], values[done | {action}]
    if one is None or other is None:
        return one is not other
    return (one.value, one.state) != (other.value, other.state)


def _row(finding: Finding) -> Row:
    if finding.rule.weight:
        certain, decided, still_open, _ = finding.adds
        return Row(certain, decided + still_open - certain)
    return Row(is_bad=finding.status not in {Status.MET, Status.NOT_APPLICABLE})


def _narrowed(table: Table) -> Table:
    """The table by those of its actions that change a row."""
    actions, rows = table.actions, table.rows
    place = 0
    while place < len(actions):
        bit = 1 << place
        if any(rows[i] != rows[i | bit] for i in range(len(rows)) if not i & bit):
            place += 1
            continue
        rows = tuple(row for i, row in enumerate(rows) if not i & bit)
        actions = actions[:place] + actions[place + 1 :]
    return Table(actions, rows, table.part, table.is_result)


def _sure(fact: Fact) -> Fact:
    """The fact, not known where it is assumed."""
    if not fact.is_assumed:
        return fact
    needs = tuple(origin.path for origin in fact.origins)
    return attrs.evolve(fact, state=State.MISSING, value=None, needs=needs)


def unreckoned(action: Action, facts: Facts) -> tuple[str, ...]:
    """The answers without which what the action is hoped for cannot be reckoned."""
    known = known_values(facts)
    return tuple(
        dict.fromkeys(
            need
            for hope in action.hopes
            if isinstance(evaluate(hope.tree, known), Absent)
            for name in facts_of(hope.tree)
            for need in facts[name].needs
        )
    )
