"""A pack in, generated Python out: what each rule says, as fast as written by hand.

The author's text never reaches `compile`: the code holds only indexed names, `repr` of floats,
whole numbers and words of the vocabulary, written from the typed trees. It judges rules whose
facts all have values; those that read a fact without one are left to the three-valued evaluation,
so that both agree by construction where anything is missing, and by test where nothing is.
"""

from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter
from typing import Any, Protocol

import attrs

from ecoevent.engine.evaluating import MISSING, NOT_APPLICABLE, Absent, Known
from ecoevent.engine.fact import FactName, Value
from ecoevent.engine.finding import Finding, Status
from ecoevent.engine.pack import Rule, RulePack
from ecoevent.engine.scale import Scale
from ecoevent.engine.typed import Typed
from ecoevent.engine.verdicts import Verdicts, decide

UNKNOWN = -1
LAPSED = -2
"""In place of points: the rule does not apply."""

Row = Sequence[Value | None]
_BUILTINS = {"min": min, "max": max, "abs": abs}


@attrs.frozen
class Judges:
    """The rules of a pack as functions, one a rule.

    Attributes:
        verdicts: the findings that each rule can come to.
        functions: from the values of the facts that a rule reads, which must all be there, to
            its finding.
        bounded: the places of the rules that do not hold on every day, everywhere.
        source: the generated code, for who wants to read it.
    """

    verdicts: tuple[Verdicts, ...]
    functions: tuple[Callable[[Known], Finding], ...]
    bounded: tuple[int, ...]
    source: str = attrs.field(repr=False)


def judges_of(pack: RulePack, *, is_assumed: bool = False) -> Judges:
    """The rules of *pack* as functions, made when they are first asked for.

    Args:
        pack: the rules.
        is_assumed: whether what they find is said to rest on a guess.
    """
    judges: Judges | None = pack.kept.get(is_assumed)
    if judges is None:
        judges = pack.kept[is_assumed] = _make_judges(pack, is_assumed=is_assumed)
    return judges


def _make_judges(pack: RulePack, *, is_assumed: bool) -> Judges:
    verdicts = tuple(Verdicts(rule, is_assumed=is_assumed) for rule in pack.rules)
    scope: dict[str, object] = {f"n{index}": fact for index, fact in enumerate(pack.readers)}
    scope["__builtins__"] = _BUILTINS
    names = {fact: f"k[n{index}]" for index, fact in enumerate(pack.readers)}
    lines = []
    for index, rule in enumerate(pack.rules):
        said = _AsFinding(index, verdicts[index], scope)
        lines.append(f"    lambda k: {_rule(rule, names, said)},")
    source = "\n".join(["judges = (", *lines, ")", ""])
    code = pack.kept.get("code")
    if code is None:
        code = pack.kept["code"] = compile(source, f"<pack {pack.hash}>", "exec")
    exec(code, scope)  # noqa: S102 (see the top)
    bounded = tuple(i for i, rule in enumerate(pack.rules) if rule.text.in_force or rule.area)
    return Judges(verdicts, scope["judges"], bounded, source)  # type: ignore[arg-type]


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
    """The pack as one function, for who judges many plans one by one and wants points only."""
    facts = tuple(pack.readers)
    names = {fact: f"f{index}" for index, fact in enumerate(facts)}
    source = _source(pack, names)
    scope: dict[str, Any] = {
        "slow": _slow_path(pack, facts),
        "nothing": frozenset(),
        "__builtins__": _BUILTINS,
    }
    exec(compile(source, f"<pack {pack.hash}>", "exec"), scope)  # noqa: S102 (see the top)
    return CompiledPack(facts, scope["points"], source, _values_of(facts))


def _source(pack: RulePack, names: Mapping[FactName, str]) -> str:
    """The code: every rule twice, since not asking each rule for Nones saves a tenth."""
    plain = [f"        {_rule(rule, names, _AsPoints(rule))}," for rule in pack.rules]
    lines = ["def points(row, lapsed=nothing):"]
    if names:
        absent = " or ".join(f"{name} is None" for name in names.values())
        checked = [_checked(*each, names) for each in enumerate(pack.rules)]
        lines.append(f"    {', '.join(names.values())}, = row")
        lines += [f"    if {absent}:", "        return [", *checked, "        ]"]
    return "\n".join([*lines, "    return [", *plain, "    ]", ""])


def _checked(index: int, rule: Rule, names: Mapping[FactName, str]) -> str:
    """One line: the slow path where a fact has no value, else the points."""
    absent = " or ".join(f"{names[fact]} is None" for fact in rule.reads)
    slow = f"slow({index}, row, lapsed) if {absent} else " if absent else ""
    return f"        {slow}{_rule(rule, names, _AsPoints(rule))},"


def _values_of(facts: tuple[FactName, ...]) -> Callable[[Mapping[FactName, Value | None]], Row]:
    """The values of all the facts, read in one go; KeyError where one is not there."""
    if len(facts) > 1:
        return itemgetter(*facts)
    return lambda values: [values[fact] for fact in facts]


_Slow = Callable[[int, Row, frozenset[FactName]], int]


def _slow_path(pack: RulePack, facts: tuple[FactName, ...]) -> _Slow:
    """The points of one rule by the three-valued evaluation."""
    places = {name: place for place, name in enumerate(facts)}
    rules = [(Verdicts(rule), [(n, places[n]) for n in rule.reads]) for rule in pack.rules]

    def slow(index: int, row: Row, lapsed: frozenset[FactName]) -> int:
        verdicts, reads = rules[index]
        known: dict[FactName, Value | Absent] = {}
        for name, place in reads:
            value = row[place]
            if value is not None:
                known[name] = value
            elif name in lapsed:
                known[name] = NOT_APPLICABLE
        finding = decide(verdicts, known)
        if finding is None:
            return UNKNOWN
        if finding.status is Status.NOT_APPLICABLE:
            return LAPSED
        return finding.points if verdicts.rule.weight else int(finding.status is Status.MET)

    return slow


class _Said(Protocol):
    """The code of what a rule says."""

    def of(self, *, met: bool) -> str: ...
    def lapsed(self) -> str: ...
    def certified(self, place: int) -> str: ...
    def reaching(self, place: int) -> str: ...
    def measuring(self, value: str) -> str: ...


@attrs.frozen
class _AsPoints:
    """Whole numbers; a met gate is 1."""

    rule: Rule

    def of(self, *, met: bool) -> str:
        return str(self.rule.weight or 1) if met else "0"

    def lapsed(self) -> str:
        return str(LAPSED)

    def certified(self, _: int) -> str:
        return self.of(met=True)

    def reaching(self, place: int) -> str:
        tiers = self.rule.tiers
        return str(tiers[place].points) if place < len(tiers) else "0"

    def measuring(self, value: str) -> str:
        assert self.rule.scale is not None  # noqa: S101 (by R202)
        return _staircase(value, self.rule.scale)


@attrs.frozen
class _AsFinding:
    """Names of findings, which stand in the scope of the code."""

    index: int
    verdicts: Verdicts
    scope: dict[str, object]

    def of(self, *, met: bool) -> str:
        return self._name("met" if met else "not_met", self.verdicts.of(met))

    def lapsed(self) -> str:
        return self._name("lapsed", self.verdicts.lapsed())

    def certified(self, place: int) -> str:
        certificate = self.verdicts.rule.certificates[place]
        return self._name(f"certified{place}_", self.verdicts.certified(certificate))

    def reaching(self, place: int) -> str:
        return self._name(f"tier{place}_", self.verdicts.reaching(place))

    def measuring(self, value: str) -> str:
        return f"{self._name('measuring', self.verdicts.measuring)}({value})"

    def _name(self, kind: str, meaning: object) -> str:
        name = f"{kind}{self.index}"
        self.scope[name] = meaning
        return name


def _rule(rule: Rule, names: Mapping[FactName, str], said: _Said) -> str:
    """What the rule says, where every fact that it reads has a value."""
    code = _logic(rule, names, said)
    for place, certificate in reversed([*enumerate(rule.certificates)]):
        code = f"{said.certified(place)} if {names[certificate]} else {code}"
    if rule.applies is not None:
        code = f"({code}) if {_code(rule.applies, names)} else {said.lapsed()}"
    return code


def _logic(rule: Rule, names: Mapping[FactName, str], said: _Said) -> str:
    if rule.measure is not None:
        return said.measuring(_code(rule.measure, names))
    if rule.tiers:
        tiers = (f"{said.reaching(place)} if {_code(tier.when, names)} else "
                 for place, tier in enumerate(rule.tiers))  # fmt: skip
        return "".join(tiers) + said.reaching(len(rule.tiers))
    assert rule.test is not None  # noqa: S101 (one of the three, by R201)
    return f"{said.of(met=True)} if {_code(rule.test, names)} else {said.of(met=False)}"


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


def _code(tree: Typed, names: Mapping[FactName, str]) -> str:
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
