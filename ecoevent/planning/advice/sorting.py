"""The actions of a pack and a plan in; which can be done, and why the others cannot, out."""

import datetime as dt
from collections.abc import Collection, Iterable, Sequence

import attrs

from ecoevent.engine.fact import Facts
from ecoevent.errors import PlanError
from ecoevent.plan.model import Plan
from ecoevent.planning.actions import Action, Span, names_of
from ecoevent.planning.advice.effects import unreckoned


@attrs.frozen
class Now:
    """A plan, its facts, and the day on which it is looked at; None takes all as in time."""

    plan: Plan
    facts: Facts
    on: dt.date | None


@attrs.frozen
class Needing:
    """An action that first needs answers."""

    action: Action
    paths: tuple[str, ...]


@attrs.frozen(kw_only=True)
class Sorted:
    """The actions by what can be said of them.

    Attributes:
        open: those that can be done and change something.
        costs: of those, in the same order.
        late: their last day to start is over.
        needing: first something must be answered.
        done: what they would change is so already.
    """

    open: tuple[Action, ...]
    costs: tuple[Span, ...]
    late: tuple[Action, ...]
    needing: tuple[Needing, ...]
    done: tuple[Action, ...]


def last_day(plan: Plan, action: Action) -> dt.date:
    """The last day on which the action can begin."""
    ordinal = plan.event.starts.toordinal() - action.lead_days
    return dt.date.fromordinal(max(ordinal, 1))


def sort_actions(
    now: Now,
    actions: Iterable[Action],
    *,
    required: Collection[str] = (),
    without: Collection[str] = (),
) -> Sorted:
    """What can be done about a plan, in the order of the actions' ids, whatever theirs was.

    Args:
        now: the plan as it is.
        actions: of a pack.
        required: the ids of actions that are wanted even where they are late.
        without: the ids of those that are not wanted.
    """
    late, needing, done, candidates = list[Action](), list[Needing](), list[Action](), []
    for action in sorted(actions, key=lambda each: each.id):
        if action.id in without:
            continue
        if _is_late(now, action) and action.id not in required:
            late.append(action)
            continue
        paths, is_done = _looked_at(now, action)
        if paths:
            needing.append(Needing(action, paths))
        elif is_done and action.id not in required:
            done.append(action)
        else:
            candidates.append(action)
    kept = _with_what_they_require(candidates, done)
    costs = [action.cost(now.facts) for action in kept]
    return Sorted(
        open=tuple(kept),
        costs=tuple(cost for cost in costs if cost is not None),
        late=tuple(late),
        needing=tuple(needing),
        done=tuple(done),
    )


def _is_late(now: Now, action: Action) -> bool:
    return now.on is not None and last_day(now.plan, action) < now.on


def _looked_at(now: Now, action: Action) -> tuple[tuple[str, ...], bool]:
    """The answers that the action needs, and whether it is so already."""
    plan, facts = now.plan, now.facts
    try:
        made = action.applied(plan)
    except PlanError:  # no plan can take it together with what is said
        return (), True
    missing = tuple(dict.fromkeys(each.path for each in made.missing))
    if missing:
        return missing, False
    if not made.changes and not action.hopes:
        return (), True
    if not made.changes and unreckoned(action, facts):
        return unreckoned(action, facts), False
    return action.unpriced(facts) if action.cost(facts) is None else (), False


def _with_what_they_require(candidates: Sequence[Action], done: Sequence[Action]) -> list[Action]:
    """Those whose requirements can be done as well, or are so already."""
    kept = list(candidates)
    while True:
        there = {*names_of(kept), *names_of(done)}
        left = [action for action in kept if set(action.requires) <= there]
        if len(left) == len(kept):
            return left
        kept = left
