"""The actions of rules, checked: what they change, hope for and cost, and which go together."""

import math
import re
from collections.abc import Iterable, Iterator, Mapping

import attrs

from ecoevent.engine.building import Problems
from ecoevent.engine.diagnostics import ACTION, EXPRESSION, RULE
from ecoevent.engine.evaluating import evaluate, known_values
from ecoevent.engine.fact import Fact, FactName, Facts, State, Vocabulary
from ecoevent.engine.pack import ActionText, CostText, HopeText, PackText, Rule
from ecoevent.engine.syntax import ExpressionError
from ecoevent.engine.typed import Typed, compile_expression
from ecoevent.engine.units import PLAIN, parse_unit, unit_text
from ecoevent.errors import ProblemsError
from ecoevent.problems import suggestion
from ecoevent.words.text import Text

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_NO_LEAD = Text("0 ou plus", "0 or more")
_A_NUMBER = Text("un nombre", "a number")


@attrs.frozen
class Hope:
    """What an action is hoped to bring about, ready to reckon: see `HopeText`."""

    fact: FactName
    is_least: bool
    tree: Typed
    low: float = -math.inf
    high: float = math.inf


def hopes_of(action: ActionText, vocabulary: Vocabulary) -> tuple[Hope, ...]:
    """What the action of a pack that was checked hopes for."""
    return tuple(_hope(name, hope, vocabulary) for name, hope in action.expect.items())


def _hope(name: str, hope: HopeText, vocabulary: Vocabulary) -> Hope:
    written = hope.at_least if hope.at_most is None else hope.at_most
    tree = compile_expression(written or "", vocabulary, wanted="number")
    kind = vocabulary[FactName(name)]
    low = -math.inf if kind.low is None else kind.low
    high = math.inf if kind.high is None else kind.high
    return Hope(kind.name, hope.at_most is None, tree, low, high)


def check_actions(
    rule: Rule, *, path: str, pack: PackText, vocabulary: Vocabulary, problems: Problems
) -> None:
    """Keep in *problems* what is wrong with each action by itself."""
    for index, action in enumerate(rule.text.actions):
        where = f"{path}.actions[{index}]"
        if not _ID.fullmatch(action.id):
            problems.add(ACTION["R220"], f"{where}.id", found=action.id[:60])
        if not action.changes and not action.expect:
            problems.add(ACTION["R221"], where)
        if action.lead_days < 0:
            key = f"{where}.lead_days"
            found = action.lead_days
            problems.add(RULE["R215"], key, found=found, fact="lead_days", wanted=_NO_LEAD)
        _check_changes(action, where, vocabulary, problems)
        for name, hope in action.expect.items():
            _check_hope(name, hope, f"{where}.expect", vocabulary, problems)
        if not 0 <= action.hours.low <= action.hours.high:
            problems.add(ACTION["R222"], f"{where}.hours")
        for line, cost in enumerate(action.cost):
            _check_cost(cost, f"{where}.cost[{line}]", pack, vocabulary, problems)


def _check_changes(
    action: ActionText, path: str, vocabulary: Vocabulary, problems: Problems
) -> None:
    """Each change by itself, so that each mistake has its place."""
    check = vocabulary.check_changes
    if check is None:
        return
    for index, written in enumerate(action.changes):
        where = f"{path}.changes[{index}]"
        try:
            check([written])
        except ProblemsError as wrong:
            place = problems.place_of(where)
            problems.found += [
                attrs.evolve(each, path=where, place=place) for each in wrong.problems
            ]


def _check_hope(
    name: str, hope: HopeText, path: str, vocabulary: Vocabulary, problems: Problems
) -> None:
    kind = vocabulary.kinds.get(FactName(name))
    if kind is None:
        near = suggestion(name, vocabulary.kinds)
        problems.add(EXPRESSION["R120"], path, found=name, near=near)
        return
    where = f"{path}.{name}"
    if kind.type != "number":
        problems.add(
            EXPRESSION["R121"], where, found=kind.type, wanted=_A_NUMBER, hint=Text("", "")
        )
        return
    if (hope.at_least is None) == (hope.at_most is None):
        problems.add(ACTION["R223"], where)
        return
    try:
        tree = _hope(name, hope, vocabulary).tree
    except ExpressionError as error:
        problems.add_expression(error, where)
        return
    unit = parse_unit(kind.unit) or PLAIN
    if tree.unit is not None and tree.unit != unit:
        first, second = unit_text(tree.unit) or "%", unit_text(unit) or "%"
        problems.add(EXPRESSION["R122"], where, first=first, second=second)


def _check_cost(
    cost: CostText, path: str, pack: PackText, vocabulary: Vocabulary, problems: Problems
) -> None:
    if cost.low > cost.high:
        problems.add(ACTION["R222"], path)
    if pack.estimates is None:
        problems.add(ACTION["R224"], path)
    if cost.per is None:
        return
    kind = vocabulary.kinds.get(FactName(cost.per))
    if kind is None:
        near = suggestion(cost.per, vocabulary.kinds)
        problems.add(EXPRESSION["R120"], f"{path}.per", found=cost.per, near=near)
    elif kind.type != "number":
        found, hint = kind.type, Text("", "")
        problems.add(EXPRESSION["R121"], f"{path}.per", found=found, wanted=_A_NUMBER, hint=hint)


Placed = tuple[Rule, str, Problems]
"""A rule, its path, and where the problems of its file are gathered."""


def check_together(rules: Iterable[Placed], pack_id: str) -> None:
    """Keep what is wrong with actions beside each other: ids given twice, names of nothing."""
    actions = [
        (action, f"{path}.actions[{index}]", problems)
        for rule, path, problems in rules
        for index, action in enumerate(rule.text.actions)
    ]
    seen: dict[str, str] = {}
    for action, path, problems in actions:
        if action.id in seen:
            problems.add(ACTION["R225"], f"{path}.id", found=action.id, where=seen[action.id])
        seen.setdefault(action.id, path)
    for action, path, problems in actions:
        for key, index, other in _named(action):
            where = f"{path}.{key}[{index}]"
            _check_name(action, other, where, known=seen, pack_id=pack_id, problems=problems)
        both = sorted(set(action.requires) & set(action.excludes))
        if both:
            problems.add(ACTION["R227"], path, found=", ".join(both))


def _named(action: ActionText) -> Iterator[tuple[str, int, str]]:
    for key in ("requires", "excludes", "same_decision"):
        for index, other in enumerate(getattr(action, key)):
            yield key, index, other


def _check_name(  # noqa: PLR0913 (what is named, by whom, where)
    action: ActionText,
    other: str,
    path: str,
    *,
    known: Mapping[str, str],
    pack_id: str,
    problems: Problems,
) -> None:
    """The action is one of the pack, or of another: `core:rent-dishes`."""
    pack, _, name = other.rpartition(":")
    if pack and pack != pack_id and _ID.fullmatch(name):
        return
    if name not in known or name == action.id:
        near = suggestion(name, set(known) - {action.id})
        problems.add(ACTION["R226"], path, found=other, near=near)


def hoped(facts: Facts, hopes: Iterable[Hope]) -> Facts:
    """The facts with what is hoped for laid over them, each as a guess.

    A fact that is better already stays as it is; one that a hope needs and nobody knows leaves
    the hope aside.
    """
    new = dict(facts)
    for hope in hopes:
        found, fact = evaluate(hope.tree, known_values(new)), new[hope.fact]
        if not isinstance(found, float) or fact.state is State.NOT_APPLICABLE:
            continue
        value = min(max(found, hope.low), hope.high)
        if _is_better(fact, value, is_least=hope.is_least):
            continue
        new[hope.fact] = Fact(
            name=hope.fact,
            state=State.ASSUMED,
            value=value,
            unit=fact.unit,
            origins=fact.origins,
        )
    return new


def _is_better(fact: Fact, value: float, *, is_least: bool) -> bool:
    if not isinstance(fact.value, float):
        return False
    return fact.value >= value if is_least else fact.value <= value
