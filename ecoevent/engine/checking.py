"""Proofs about ready rules, by interval arithmetic over the declared bounds of their facts."""

from collections.abc import Iterator

from ecoevent.engine.bounding import Narrowed, bounding, narrowing
from ecoevent.engine.building import Problems
from ecoevent.engine.diagnostics import EXPRESSION, RULE
from ecoevent.engine.fact import FactName
from ecoevent.engine.interval import Interval
from ecoevent.engine.pack import Rule
from ecoevent.engine.typed import Typed, walk
from ecoevent.words.text import Text

_ALWAYS = Text(fr="vrai", en="true")
_NEVER = Text(fr="faux", en="false")
_UNKNOWN = bounding({})


def check_rule(rule: Rule, *, path: str, problems: Problems) -> None:
    """Keep in *problems* what can be proved wrong without knowing any fact."""
    _check_divisors(rule, path, problems)
    narrowed = narrowing(rule.applies)
    if rule.applies is not None and not _UNKNOWN.can_be(rule.applies, {})[0]:
        problems.add(RULE["R206"], f"{path}.applies_when", found=rule.text.applies_when)
        return
    if rule.test is not None and not rule.certificates:
        can_hold, can_fail = _UNKNOWN.can_be(rule.test, narrowed)
        if not (can_hold and can_fail):
            found = _ALWAYS if can_hold else _NEVER
            problems.add(RULE["R216"], f"{path}.met_when", found=found)
    for tier in rule.tiers:
        if not _UNKNOWN.can_be(tier.when, narrowed)[0]:
            written = [text.points for text in rule.text.tiers].index(tier.points)
            problems.add(RULE["R218"], f"{path}.tiers[{written}]")
    _check_steps(rule, path, narrowed, problems)


def _check_steps(rule: Rule, path: str, narrowed: Narrowed, problems: Problems) -> None:
    """Every value at which a scale changes must be within reach of the measure."""
    if rule.measure is None or rule.scale is None:
        return
    low, high = _UNKNOWN.possible(rule.measure, narrowed)
    for value, _ in rule.scale.corners[1:-1] + rule.scale.corners[-1:] * rule.scale.rising:
        if not low <= value <= high:
            problems.add(
                RULE["R207"], f"{path}.scale.points", found=value, low=f"{low:g}", high=f"{high:g}"
            )


def _check_divisors(rule: Rule, path: str, problems: Problems) -> None:
    parts = [("met_when", rule.test), ("measure", rule.measure)]
    parts += [(f"tiers[{index}].when", tier.when) for index, tier in enumerate(rule.tiers)]
    for key, tree in [("applies_when", rule.applies), *parts]:
        guards = () if key == "applies_when" or rule.applies is None else (rule.applies,)
        for divisor in _unproved(tree, guards) if tree else ():
            found = _written(rule, key, divisor)
            problems.add(EXPRESSION["R124"], f"{path}.{key}", found=found)


def _unproved(tree: Typed, guards: tuple[Typed, ...]) -> Iterator[Typed]:
    """The divisors in *tree* that no bound and no guard keeps from zero."""
    if tree.op == "/" and not _is_never_zero(tree.parts[1], guards):
        yield tree.parts[1]
    for index, part in enumerate(tree.parts):
        # Inside a branch of an `if`, its condition holds: it guards the branch too.
        branch = tree.op == "if" and index == 0
        yield from _unproved(part, (*guards, tree.parts[1]) if branch else guards)


def _is_never_zero(divisor: Typed, guards: tuple[Typed, ...]) -> bool:
    if any(_says_nonzero(guard, divisor) for guard in guards):
        return True
    narrowed: dict[FactName, Interval] = {}
    for guard in guards:
        narrowed |= narrowing(guard)
    low, high = _UNKNOWN.possible(divisor, narrowed)
    return low > 0 or high < 0 or _sum_of_guarded(divisor, guards)


def _sum_of_guarded(divisor: Typed, guards: tuple[Typed, ...]) -> bool:
    """A sum or product whose parts are all proved positive."""
    if divisor.op not in {"+", "*"}:
        return False
    at_least_zero = all(_UNKNOWN.possible(part, {})[0] >= 0 for part in divisor.parts)
    proved = [_is_never_zero(part, guards) for part in divisor.parts]
    return at_least_zero and (any(proved) if divisor.op == "+" else all(proved))


def _says_nonzero(guard: Typed, divisor: Typed) -> bool:
    """Whether *guard* contains, joined by `and`, a comparison that keeps *divisor* from zero."""
    if guard.op == "and":
        return any(_says_nonzero(part, divisor) for part in guard.parts)
    if guard.op not in {">", "<", "!=", ">=", "<="}:
        return False
    first, second = guard.parts
    sign = guard.op
    if second == divisor:
        first, second = second, first
        sign = {">": "<", "<": ">", ">=": "<=", "<=": ">="}.get(sign, sign)
    if first != divisor or second.op != "number":
        return False
    number = second.bounds[0]
    return {
        ">": number >= 0,
        "<": number <= 0,
        ">=": number > 0,
        "<=": number < 0,
        "!=": number == 0,
    }[sign]


def _written(rule: Rule, key: str, divisor: Typed) -> str:
    """The divisor as the author wrote it, as far as one name goes."""
    facts = [node.fact for node in walk(divisor) if node.op == "fact"]
    return " + ".join(facts[:3]) or key or rule.id
