"""Plain trees in, ready rules out: records made, expressions typed, scales built."""

import re
from collections.abc import Callable
from functools import cache
from typing import Any

import attrs

from ecoevent.engine.diagnostics import EXPRESSION, RULE
from ecoevent.engine.fact import FactKind, FactName, Vocabulary
from ecoevent.engine.literals import LiteralValueError, number_of
from ecoevent.engine.pack import (
    PackText,
    Rule,
    RulePack,
    RuleText,
    Scalar,
    Tier,
    index_readers,
    reads_of,
)
from ecoevent.engine.scale import Scale, build_scale
from ecoevent.engine.syntax import ExpressionError
from ecoevent.engine.typed import Type, Typed, compile_expression
from ecoevent.engine.units import PLAIN, Unit, parse_unit, unit_text
from ecoevent.problems import Diagnostic, Place, Problem, problem, suggestion
from ecoevent.reading import leaves
from ecoevent.reading.homes import AnyField
from ecoevent.reading.mistakes import unexpected
from ecoevent.reading.structuring import Hook, Structurer, as_group, listed
from ecoevent.words.text import Text

PlaceOf = Callable[[str], Place | None]
"""Where a path of the file, such as `rules[2].measure`, stands."""

_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*\.[a-z0-9]+(-[a-z0-9]+)*")
_REASONS = {
    "short": Text(fr="il faut au moins deux échelons", en="it needs at least two steps"),
    "values": Text(fr="les valeurs ne sont pas croissantes", en="the values do not ascend"),
    "direction": Text(
        fr="les points ne montent ni ne descendent", en="the points neither rise nor fall"
    ),
    "zero": Text(fr="aucun échelon ne donne 0", en="no step gives 0"),
    "many": Text(
        fr="un échelon donne plus de mille points",
        en="a step gives more than a thousand points",
    ),
}


@attrs.define
class Problems:
    """The problems of one file, gathered as they are met."""

    place_of: PlaceOf
    found: list[Problem] = attrs.field(factory=list)

    def add(self, diagnostic: Diagnostic, path: str, **parts: object) -> None:
        """Keep one problem, at the place of *path*."""
        self.found.append(problem(diagnostic, place=self.place_of(path), path=path, **parts))

    def add_expression(self, error: ExpressionError, path: str) -> None:
        """Keep a problem inside an expression, at its column."""
        place = self.place_of(path)
        if place is not None:
            place = attrs.evolve(place, column=place.column + error.at)
        severity = EXPRESSION[error.code].severity
        self.found.append(Problem(error.code, severity, place, path, error.message))


def build_rule(
    text: RuleText, *, path: str, pack: PackText, vocabulary: Vocabulary, problems: Problems
) -> Rule | None:
    """The ready rule, or None when what is wrong with it (kept in *problems*) prevents it."""
    before = len(problems.found)
    _check_names(text, path, pack, vocabulary, problems)
    _check_shape(text, path, problems)
    rule = checked_rule(text, path=path, pack=pack, vocabulary=vocabulary, problems=problems)
    return None if len(problems.found) > before else rule


def checked_rule(
    text: RuleText, *, path: str, pack: PackText, vocabulary: Vocabulary, problems: Problems
) -> Rule | None:
    """The rule of names and keys that are known to be right; None where an expression is not."""
    before = len(problems.found)
    build = _Build(path=path, vocabulary=vocabulary, problems=problems)
    applies = build.flag(text.applies_when, "applies_when")
    test = build.flag(text.met_when, "met_when")
    measure, scale = build.measured(text)
    tiers = build.tiers(text)
    if len(problems.found) > before:
        return None
    certificates = tuple(FactName(name) for name in text.satisfied_by)
    trees = (applies, test, measure, *(tier.when for tier in tiers))
    return Rule(
        text=text,
        place=problems.place_of(path),
        applies=applies,
        test=test,
        measure=measure,
        scale=scale,
        tiers=tiers,
        weight=_weight(text, scale, tiers),
        reads=reads_of(trees=trees, certificates=certificates),
        area=text.place or (pack.place if text.kind == "legal" else None),
    )


@attrs.define
class _Build:
    """Makes the typed parts of one rule; a part that is wrong becomes a problem and None."""

    path: str
    vocabulary: Vocabulary
    problems: Problems

    def flag(self, text: str | None, key: str) -> Typed | None:
        return self.expression(text, key, wanted="flag")

    def expression(self, text: str | None, key: str, *, wanted: Type) -> Typed | None:
        if text is None:
            return None
        try:
            return compile_expression(text, self.vocabulary, wanted=wanted)
        except ExpressionError as error:
            self.problems.add_expression(error, f"{self.path}.{key}")
            return None

    def measured(self, text: RuleText) -> tuple[Typed | None, Scale | None]:
        unit = self.unit(text.unit)
        measure = self.expression(text.measure, "measure", wanted="number")
        if measure is not None and (measure.unit or PLAIN) != unit:
            self.problems.add(
                EXPRESSION["R122"],
                f"{self.path}.unit",
                first=unit_text(measure.unit or PLAIN) or "%",
                second=unit_text(unit) or "%",
            )
        return measure, self.scale(text, unit)

    def unit(self, written: str | None) -> Unit:
        unit = parse_unit(written or "")
        if unit is None:
            self.problems.add(EXPRESSION["R125"], f"{self.path}.unit", found=written, near="")
        return unit or PLAIN

    def scale(self, text: RuleText, unit: Unit) -> Scale | None:
        if text.scale is None:
            return None
        corners = []
        for index, (value, points) in enumerate(text.scale.points):
            try:
                corners.append((number_of(value, unit), points))
            except LiteralValueError as error:
                self.problems.add(
                    RULE["R215"],
                    f"{self.path}.scale.points[{index}]",
                    found=value,
                    fact="measure",
                    wanted=error.wanted,
                )
        if len(corners) < len(text.scale.points):
            return None
        built = build_scale(text.scale.kind, tuple(corners))
        if isinstance(built, str):
            reason = _REASONS[built]
            self.problems.add(RULE["R205"], f"{self.path}.scale.points", reason=reason)
            return None
        return built

    def tiers(self, text: RuleText) -> tuple[Tier, ...]:
        tiers = []
        for index, tier in enumerate(text.tiers):
            when = self.flag(tier.when, f"tiers[{index}].when")
            if when is not None:
                tiers.append(Tier(when=when, points=tier.points, title=tier.title))
        points = [tier.points for tier in tiers]
        if len(set(points)) < len(points) or any(count < 1 for count in points):
            self.problems.add(RULE["R214"], f"{self.path}.tiers")
        return tuple(sorted(tiers, key=lambda tier: -tier.points))


def _weight(text: RuleText, scale: Scale | None, tiers: tuple[Tier, ...]) -> int:
    if text.kind != "points":
        return 0
    if scale is not None:
        return scale.top
    return tiers[0].points if tiers else text.points or 0


def _check_names(
    text: RuleText, path: str, pack: PackText, vocabulary: Vocabulary, problems: Problems
) -> None:
    """The id's form, and that principle, roles and certificates exist."""
    if not _ID.fullmatch(text.id):
        problems.add(RULE["R213"], f"{path}.id", found=text.id[:60])
    principles = [principle.id for principle in pack.principles]
    roles = [role.id for role in pack.roles]
    wanted = [("principle", Text(fr="principe", en="principle"), text.principle, principles)]
    wanted.append(("role", Text(fr="rôle", en="role"), text.role, roles))
    for index, line in enumerate(text.checklist):
        if line.role is not None:
            key = f"checklist[{index}].role"
            wanted.append((key, Text(fr="rôle", en="role"), line.role, roles))
    for key, what, found, known in wanted:
        if found not in known:
            near = suggestion(found, known)
            problems.add(RULE["R204"], f"{path}.{key}", what=what, found=found, near=near)
    for index, name in enumerate(text.satisfied_by):
        _check_flag(name, f"{path}.satisfied_by[{index}]", vocabulary, problems)


def _check_flag(name: str, path: str, vocabulary: Vocabulary, problems: Problems) -> None:
    kind: FactKind | None = vocabulary.kinds.get(FactName(name))
    if kind is None:
        near = suggestion(name, vocabulary.kinds)
        problems.add(EXPRESSION["R120"], path, found=name, near=near)
    elif kind.type != "flag":
        wanted = Text(fr="un fait oui ou non", en="a flag")
        hint = Text(fr="", en="")
        problems.add(EXPRESSION["R121"], path, found=kind.type, wanted=wanted, hint=hint)


def _check_shape(text: RuleText, path: str, problems: Problems) -> None:
    """Which keys a rule of its kind must and must not have."""
    ways = {"met_when": text.met_when, "measure": text.measure, "tiers": text.tiers or None}
    given = [key for key, value in ways.items() if value is not None]
    if len(given) != 1:
        problems.add(RULE["R201"], path, found=", ".join(given) or "0")
        return
    needed, senseless = _keys_by_kind(text, way=given[0])
    values = attrs.asdict(text, recurse=False)
    for key in needed:
        if values[key] in (None, ()):
            problems.add(RULE["R202"], path, key=key)
    for key in senseless:
        if values[key] not in (None, ()):
            problems.add(RULE["R203"], f"{path}.{key}", key=key, kind=text.kind)
    if text.in_force and text.in_force.until and text.in_force.until < text.in_force.since:
        problems.add(RULE["R217"], f"{path}.in_force")
    if text.points is not None and text.points < 1:
        wanted = Text(fr="1 ou plus", en="1 or more")
        problems.add(
            RULE["R215"], f"{path}.points", found=text.points, fact="points", wanted=wanted
        )


def _keys_by_kind(text: RuleText, *, way: str) -> tuple[list[str], list[str]]:
    """The keys that are needed and those that make no sense, for the kind and the way to judge."""
    needed, senseless = ["examples"], []
    if text.kind != "points":
        senseless += ["points", "measure", "tiers", "scale", "rewards"]
        needed += ["met_when"]
    elif way == "met_when":
        needed += ["points"]
    else:
        senseless += ["points"]
    if way == "measure":
        needed += ["scale", "unit"]
    else:
        senseless += ["scale", "unit"]
    if text.kind == "points":
        needed += ["rewards"]
    if text.kind == "legal":
        needed += ["jurisdiction", "in_force"]
    else:
        senseless += ["jurisdiction", "in_force"]
    if text.kind in {"points", "mandatory"}:
        needed += ["evidence"]
    return needed, list(dict.fromkeys(senseless))


def ready_pack(
    head: PackText, rules: tuple[Rule, ...], vocabulary: Vocabulary, digest: str
) -> RulePack:
    """The pack of rules that are ready; its promise was checked with them."""
    asked = None if head.promise is None else head.promise.applies_when
    return RulePack(
        text=head,
        rules=rules,
        vocabulary=vocabulary,
        hash=digest,
        readers=index_readers(rules),
        promised=None if asked is None else compile_expression(asked, vocabulary, wanted="flag"),
    )


def check_expression(text: str, path: str, vocabulary: Vocabulary, problems: Problems) -> None:
    """Keep in *problems* what is wrong with a condition of the head."""
    _Build(path=path, vocabulary=vocabulary, problems=problems).flag(text, "applies_when")


@cache
def pack_structurer() -> Structurer:
    """How the values of a pack's files become Python values."""
    return Structurer(hooks={Scalar: _scalar}, field_hook=_as_it_stands)


def _as_it_stands(attribute: AnyField) -> Hook | None:
    """The hook of a field whose items are not ours to read: groups of keys, kept as written."""
    if not attribute.metadata.get("raw"):
        return None
    return lambda value, _: listed(value, as_group)


def _scalar(value: Any, _type: Any) -> Scalar:
    """A value of a record as it was written: checked later against the fact that it is for."""
    if isinstance(value, str):
        return leaves.as_text(value)
    if isinstance(value, bool | int | float):
        return value
    raise unexpected(
        value, Text("un texte, un nombre, true ou false", "a text, a number or a flag")
    )
