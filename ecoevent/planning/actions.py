"""Packs in, the actions of their rules out, ready to be applied to a plan and to be costed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

import attrs

from ecoevent.engine.acting import Hope, hopes_of
from ecoevent.engine.fact import FactName, Facts
from ecoevent.engine.pack import ActionText, CostText, Reckoned, Rule, RulePack
from ecoevent.errors import UnknownNameError
from ecoevent.plan.changing import Change, Changed, change, changes_from
from ecoevent.plan.model import Plan
from ecoevent.problems import suggestion
from ecoevent.words.text import Text

T = TypeVar("T")
_KEPT = "actions"
_UNKNOWN = Text(
    "aucune action ne s'appelle «\u00a0{found}\u00a0»{near}", "no action is called '{found}'{near}"
)
_RECKONED: tuple[Reckoned, ...] = ("none", "choice", "simulation")


@attrs.frozen
class Span:
    """A range of money or of hours.

    Attributes:
        low: the least; below nothing where money is saved.
    """

    low: float
    high: float

    @property
    def middle(self) -> float:
        """Half way."""
        return (self.low + self.high) / 2

    def __add__(self, other: "Span") -> "Span":
        return Span(self.low + other.low, self.high + other.high)


NOTHING = Span(0.0, 0.0)


@attrs.frozen(kw_only=True)
class Action:
    """Something that an organiser can decide to do; several of the same decision are one.

    Attributes:
        id: with its pack: `core:rent-dishes`; of several, the first's.
        others: the ids of the others that are the same decision.
        rules: whose actions they are.
        prices: the cost lines of each; the dearest is paid.
        currency: of every cost; empty where nothing costs anything.
        lead_days: it must begin so many days before the first day.
        requires: the ids of actions that must be done as well; excludes: that cannot be.
    """

    id: str
    text: Text
    rules: tuple[Rule, ...] = attrs.field(repr=False)
    changes: tuple[Change, ...] = attrs.field(repr=False)
    hopes: tuple[Hope, ...] = attrs.field(repr=False)
    prices: tuple[tuple[CostText, ...], ...] = ((),)
    currency: str = ""
    hours: Span = NOTHING
    lead_days: int = 0
    requires: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    same_decision: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    travel: Reckoned = "none"

    def applied(self, plan: Plan) -> Changed:
        """The plan once it is done, or the answers that it first needs."""
        return change(plan, self.changes)

    def cost(self, facts: Facts) -> Span | None:
        """What it costs the event of *facts*; None where that hangs on an answer not given."""
        spans = [_sum(lines, facts) for lines in self.prices]
        if any(span is None for span in spans):
            return None
        return max((span for span in spans if span is not None), key=lambda span: span.middle)

    def unpriced(self, facts: Facts) -> tuple[str, ...]:
        """The answers without which its cost is not known."""
        needs = (
            need
            for lines in self.prices
            for line in lines
            if line.per is not None
            for need in facts[FactName(line.per)].needs
        )
        return tuple(dict.fromkeys(needs))


def _sum(lines: Iterable[CostText], facts: Facts) -> Span | None:
    found = NOTHING
    for line in lines:
        many: object = 1.0 if line.per is None else facts[FactName(line.per)].value
        if many is None and line.per is not None and not facts[FactName(line.per)].needs:
            many = 0.0  # it does not apply to such an event: there is nothing to pay for
        if not isinstance(many, float | int):
            return None
        found += Span(_cents(line.low * many), _cents(line.high * many))
    return found


def _cents(amount: float) -> float:
    return round(amount, 2)


def actions_of(*packs: RulePack) -> tuple[Action, ...]:
    """Every action of the rules of the packs, in their order; the same decision once."""
    singles = [action for pack in packs for action in _actions(pack)]
    return tuple(_together(same) for same in _decisions(singles))


def find_action(actions: Iterable[Action], name: str) -> Action:
    """The action of that id, with its pack or, where only one has it, without.

    Raises:
        UnknownNameError: there is none.
    """
    known = {each: action for action in actions for each in (action.id, *action.others)}
    short: dict[str, list[Action]] = {}
    for each, action in known.items():
        short.setdefault(each.rpartition(":")[2], []).append(action)
    if name in known:
        return known[name]
    alike = short.get(name, [])
    if len({action.id for action in alike}) == 1:
        return alike[0]
    near = suggestion(name, [*known, *short])
    raise UnknownNameError(_UNKNOWN.filled(found=name[:60], near=near), name=name)


def _actions(pack: RulePack) -> tuple[Action, ...]:
    actions: tuple[Action, ...] | None = pack.kept.get(_KEPT)
    if actions is None:
        actions = pack.kept[_KEPT] = tuple(
            _action(text, rule, pack) for rule in pack.rules for text in rule.text.actions
        )
    return actions


def _action(text: ActionText, rule: Rule, pack: RulePack) -> Action:
    estimates = pack.text.estimates
    return Action(
        id=f"{pack.id}:{text.id}",
        text=text.text,
        rules=(rule,),
        changes=changes_from(text.changes),
        hopes=hopes_of(text, pack.vocabulary),
        prices=(text.cost,),
        currency=estimates.currency if estimates and text.cost else "",
        hours=Span(text.hours.low, text.hours.high),
        lead_days=text.lead_days,
        requires=_full(text.requires, pack),
        excludes=_full(text.excludes, pack),
        same_decision=_full(text.same_decision, pack),
        travel=text.travel,
    )


def _full(names: Iterable[str], pack: RulePack) -> tuple[str, ...]:
    return tuple(name if ":" in name else f"{pack.id}:{name}" for name in names)


def _decisions(actions: Sequence[Action]) -> Iterator[list[Action]]:
    """The actions by decision, in the order of the first of each."""
    group_of: dict[str, list[Action]] = {action.id: [action] for action in actions}
    for action in actions:
        for other in action.same_decision:
            mine, theirs = group_of[action.id], group_of.get(other)
            if theirs is not None and theirs is not mine:
                for each in theirs:
                    group_of[each.id] = mine
                mine += theirs
    packs = list(dict.fromkeys(action.id.partition(":")[0] for action in actions))

    def order(action: Action) -> tuple[int, str]:
        """By the order of the packs, then by id, so that none hangs on the order in a pack."""
        return packs.index(action.id.partition(":")[0]), action.id

    seen: set[int] = set()
    for action in actions:
        group = group_of[action.id]
        if id(group) not in seen:
            seen.add(id(group))
            yield sorted(group, key=order)


def _together(same: list[Action]) -> Action:
    first, *rest = same
    if not rest:
        return first
    return attrs.evolve(
        first,
        others=tuple(each.id for each in rest),
        rules=_once(each.rules for each in same),
        changes=_once(each.changes for each in same),
        hopes=_once(each.hopes for each in same),
        prices=tuple(price for each in same for price in each.prices),
        currency=next((each.currency for each in same if each.currency), ""),
        hours=max((each.hours for each in same), key=lambda hours: hours.middle),
        lead_days=max(each.lead_days for each in same),
        requires=_once(each.requires for each in same),
        excludes=_once(each.excludes for each in same),
        travel=max((each.travel for each in same), key=_RECKONED.index),
    )


def _once(parts: Iterable[tuple[T, ...]]) -> tuple[T, ...]:
    """Every item of the parts, what stands twice once; changes cannot be hashed."""
    found: list[T] = []
    for part in parts:
        found += [item for item in part if item not in found]
    return tuple(found)


def names_of(actions: Iterable[Action]) -> Mapping[str, Action]:
    """The actions by every id that they go by."""
    return {name: action for action in actions for name in (action.id, *action.others)}
