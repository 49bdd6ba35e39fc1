"""A pack in, one generated Python function out: the points of every rule, as fast as by hand.

The author's text never reaches `compile`: the code holds only indexed names, `repr` of floats,
whole numbers and words of the vocabulary, written from the typed trees. Rules that read a fact
without a value are left to the three-valued evaluation, so that both agree by construction where
anything is missing, and by test where nothing is.
"""

from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter

import attrs

from ecoevent.engine.evaluating import MISSING, NOT_APPLICABLE, Absent, Known
from ecoevent.engine.fact import Fact, FactName, State, Value
from ecoevent.engine.judging import Status, judge_rule
from ecoevent.engine.pack import Rule, RulePack
from ecoevent.engine.scale import Scale
from ecoevent.engine.typed import Typed

UNKNOWN = -1
LAPSED = -2
"""In place of points: the rule does not apply."""

Row = Sequence[Value | None]
_Slow = Callable[[int, Row, frozenset[FactName]], int]


@attrs.frozen
class CompiledPack:
    """A pack as one function.

    Attributes:
        facts: the order in which `points` takes the values; None stands for no value.
        points: from values (and the names of the facts that are not applicable; the other
            Nones are missing) to the points of each rule (met gates 1, failed ones 0), in the
            order of the pack, with UNKNOWN and LAPSED in place of points.
        source: the generated code, for who wants to read it.
    """

    facts: tuple[FactName, ...]
    points: Callable[..., list[int]]
    source: str = attrs.field(repr=False)
    _all: Callable[[Mapping[FactName, Value | None]], Row] = attrs.field(repr=False, eq=False)

    def row(self, values: Mapping[FactName, Value | None]) -> Row:
        """The values as `points` takes them; a fact that is not there, or is None, is missing."""
        try:
            return self._all(values)
        except KeyError:
            return [values.get(fact) for fact in self.facts]


def compile_pack(pack: RulePack) -> CompiledPack:
    """The pack as one function, for who judges many plans one by one."""
    facts = tuple(dict.fromkeys(fact for rule in pack.rules for fact in rule.reads))
    names = {fact: f"f{index}" for index, fact in enumerate(facts)}
    source = _source(pack, names)
    scope: dict[str, object] = {
        "slow": _slow_path(pack, facts),
        "nothing": frozenset(),
        "__builtins__": _BUILTINS,
    }
    exec(compile(source, f"<pack {pack.hash}>", "exec"), scope)  # noqa: S102 (see the top)
    every = _values_of(facts)
    return CompiledPack(facts=facts, points=scope["points"], source=source, all=every)  # type: ignore[arg-type]


def _source(pack: RulePack, names: dict[FactName, str]) -> str:
    """The code: every rule twice, since not asking each rule for Nones saves a tenth."""
    checked = [_checked(index, rule, names) for index, rule in enumerate(pack.rules)]
    plain = [_rule(rule, names) for rule in pack.rules]
    lines = ["def points(row, lapsed=nothing):"]
    if names:
        absent = " or ".join(f"{name} is None" for name in names.values())
        lines.append(f"    {', '.join(names.values())}, = row")
        lines += [f"    if {absent}:", "        return [", *checked, "        ]"]
    return "\n".join([*lines, "    return [", *plain, "    ]", ""])


def _values_of(facts: tuple[FactName, ...]) -> Callable[[Mapping[FactName, Value | None]], Row]:
    """The values of all the facts, read in one go; KeyError where one is not there."""
    if len(facts) > 1:
        return itemgetter(*facts)
    return lambda values: [values[fact] for fact in facts]


_BUILTINS = {"min": min, "max": max, "abs": abs}


def _slow_path(pack: RulePack, facts: tuple[FactName, ...]) -> _Slow:
    """The points of one rule by the three-valued evaluation."""
    places = {name: place for place, name in enumerate(facts)}

    def slow(index: int, row: Row, lapsed: frozenset[FactName]) -> int:
        rule = pack.rules[index]
        known = {}
        for name in rule.reads:
            value = row[places[name]]
            if value is not None:
                known[name] = Fact(name=name, state=State.GIVEN, value=value)
            elif name in lapsed:
                known[name] = Fact(name=name, state=State.NOT_APPLICABLE)
        finding = judge_rule(rule, known, pack.vocabulary)
        if finding.status is Status.UNKNOWN:
            return UNKNOWN
        if finding.status is Status.NOT_APPLICABLE:
            return LAPSED
        return finding.points if rule.weight else int(finding.status is Status.MET)

    return slow


def _rule(rule: Rule, names: dict[FactName, str]) -> str:
    """One line: the points, where every fact has a value."""
    code = _points(rule, names)
    for certificate in rule.certificates:
        code = f"{rule.weight or 1} if {names[certificate]} else {code}"
    if rule.applies is not None:
        code = f"({code}) if {_code(rule.applies, names)} else {LAPSED}"
    return f"        {code},"


def _checked(index: int, rule: Rule, names: dict[FactName, str]) -> str:
    """One line: the slow path where a fact has no value, else the points."""
    absent = " or ".join(f"{names[fact]} is None" for fact in rule.reads)
    slow = f"slow({index}, row, lapsed) if {absent} else " if absent else ""
    return f"        {slow}{_rule(rule, names).strip()}"


def _points(rule: Rule, names: dict[FactName, str]) -> str:
    if rule.measure is not None and rule.scale is not None:
        return _staircase(_code(rule.measure, names), rule.scale)
    if rule.tiers:
        tiers = [f"{tier.points} if {_code(tier.when, names)} else " for tier in rule.tiers]
        return "".join(tiers) + "0"
    assert rule.test is not None  # noqa: S101 (one of the three, by R201)
    return f"{rule.weight or 1} if {_code(rule.test, names)} else 0"


def _staircase(measure: str, scale: Scale) -> str:
    """Comparisons halving the staircase, with the same bounds as everywhere."""
    sign = "<" if scale.rising else "<="

    def halved(low: int, high: int, value: str) -> str:
        if low == high:
            return str(scale.points[low])
        middle = (low + high) // 2
        below = halved(low, middle, "v")
        above = halved(middle + 1, high, "v")
        return f"({below} if {value} {sign} {scale.bounds[middle]!r} else {above})"

    return halved(0, len(scale.bounds), f"(v := {measure})")


def _code(tree: Typed, names: dict[FactName, str]) -> str:
    """The Python expression of a typed tree, for facts that all have values."""
    if tree.op == "fact":
        return names[tree.fact]
    if tree.op in {"number", "word", "words"}:
        return repr(tree.value)
    parts = [_code(part, names) for part in tree.parts]
    if tree.op == "if":
        return f"({parts[0]} if {parts[1]} else {parts[2]})"
    if tree.op == "known":
        return "True"
    if tree.op == "between":
        return f"({parts[1]} <= {parts[0]} <= {parts[2]})"
    if tree.op in {"min", "max", "abs"}:
        return f"{tree.op}({', '.join(parts)})"
    if tree.op in {"not", "neg"}:
        return f"(not {parts[0]})" if tree.op == "not" else f"(-{parts[0]})"
    return f"({f' {tree.op} '.join(parts)})"


def row_of(known: Known, facts: tuple[FactName, ...]) -> tuple[Row, frozenset[FactName]]:
    """The values in the order that a compiled pack takes them, and the facts that lapsed."""
    found = [known.get(fact, MISSING) for fact in facts]
    lapsed = [f for f, value in zip(facts, found, strict=True) if value is NOT_APPLICABLE]
    return [None if isinstance(v, Absent) else v for v in found], frozenset(lapsed)
