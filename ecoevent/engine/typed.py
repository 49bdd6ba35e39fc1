"""From an untyped tree to a typed one: every node with its type, unit, bounds and place.

The typed tree is the one source of everything that follows: checks, the three-valued
evaluation, generated code, columns, the index of facts and the sentence shown to a person.
"""

from collections.abc import Iterator
from functools import cached_property
from typing import Literal

import attrs

from ecoevent.engine.evaluating import Evaluator, evaluator_of
from ecoevent.engine.fact import FactKind, FactName, Vocabulary
from ecoevent.engine.interval import EVERYTHING, NUMBERS, Interval, Intervals
from ecoevent.engine.syntax import COMPARISONS, ExpressionError, Node, parse
from ecoevent.engine.units import PLAIN, Unit, over, parse_unit, times, unit_text
from ecoevent.problems import suggestion
from ecoevent.words.text import Text

Type = Literal["number", "flag", "choice", "text", "words"]

ARITHMETIC = {
    "+": Intervals.plus,
    "-": Intervals.minus,
    "*": Intervals.times,
    "/": Intervals.over,
}
_NAMES: dict[str, Text] = {
    "number": Text(fr="un nombre", en="a number"),
    "flag": Text(fr="un oui ou non", en="a flag"),
    "choice": Text(fr="un choix", en="a choice"),
    "text": Text(fr="un texte", en="a text"),
    "words": Text(fr="une liste de mots", en="a list of words"),
}


@attrs.frozen
class Typed:
    """One place of a typed tree.

    Attributes:
        unit: of a number; None for a literal zero, which fits every unit.
        bounds: between which a number lies, from the declared bounds of its facts.
        choices: the words that a choice may take.
    """

    op: str
    type: Type
    parts: tuple["Typed", ...] = ()
    value: float | str | tuple[str, ...] | None = None
    unit: Unit | None = PLAIN
    bounds: Interval = EVERYTHING
    choices: tuple[str, ...] = ()
    at: int = attrs.field(default=0, eq=False)

    @property
    def fact(self) -> FactName:
        """The fact's name, of a node with op `fact`."""
        return FactName(str(self.value))

    @cached_property
    def evaluator(self) -> Evaluator:
        """From what is known to the value, or to why there is none."""
        return evaluator_of(self)


def compile_expression(text: str, vocabulary: Vocabulary, *, wanted: Type) -> Typed:
    """The typed tree of *text*, whose whole must be of type *wanted*.

    Raises:
        ExpressionError: syntax, an unknown fact, or types and units that do not fit.
    """
    tree = _typed(parse(text), vocabulary)
    _want(tree, wanted)
    return tree


def walk(tree: Typed) -> Iterator[Typed]:
    """Every node of the tree, the whole first."""
    yield tree
    for part in tree.parts:
        yield from walk(part)


def facts_of(*trees: Typed | None) -> tuple[FactName, ...]:
    """The facts that the trees read, in the order of reading, each once."""
    found = [n.fact for tree in trees if tree for n in walk(tree) if n.op == "fact"]
    return tuple(dict.fromkeys(found))


def bounds_of(kind: FactKind) -> Interval:
    """The declared bounds of a fact."""
    low = EVERYTHING[0] if kind.low is None else float(kind.low)
    high = EVERYTHING[1] if kind.high is None else float(kind.high)
    return low, high


def _typed(node: Node, vocabulary: Vocabulary) -> Typed:
    if node.op == "number":
        return _number(node)
    if node.op == "word":
        return Typed("word", "choice", value=node.value, at=node.at)
    if node.op == "words":
        return Typed("words", "words", value=node.value, at=node.at)
    if node.op == "fact":
        return _fact(node, vocabulary)
    parts = tuple(_typed(part, vocabulary) for part in node.parts)
    if node.op in ARITHMETIC:
        return _arithmetic(node, *parts)
    if node.op in COMPARISONS:
        return _comparison(node, *parts)
    return _OTHERS[node.op](node, parts)


def _number(node: Node) -> Typed:
    assert isinstance(node.value, float)  # noqa: S101 (the parser's promise)
    unit = parse_unit(node.unit or "")
    if unit is None:
        raise ExpressionError("R125", at=node.at, found=node.unit, near="")
    zero = node.value == 0 and node.unit is None
    return Typed(
        "number",
        "number",
        value=node.value,
        unit=None if zero else unit,
        bounds=(node.value, node.value),
        at=node.at,
    )


def _fact(node: Node, vocabulary: Vocabulary) -> Typed:
    name = str(node.value)
    if name not in vocabulary:
        near = suggestion(name, vocabulary.kinds)
        raise ExpressionError("R120", at=node.at, found=name, near=near)
    kind = vocabulary[FactName(name)]
    unit = parse_unit(kind.unit)
    assert unit is not None, f"{name} declares the unit {kind.unit!r}"  # noqa: S101 (our own data)
    return Typed(
        "fact",
        kind.type,
        value=name,
        unit=unit,
        bounds=bounds_of(kind),
        choices=kind.choices,
        at=node.at,
    )


def _arithmetic(node: Node, first: Typed, second: Typed) -> Typed:
    _want(first, "number")
    _want(second, "number")
    if node.op == "/" and second.op == "number" and second.value == 0:
        raise ExpressionError("R126", at=second.at)
    unit: Unit | None
    if node.op in "+-":
        unit = _same_unit(first, second)
    elif first.unit is None or second.unit is None:
        unit = None  # a literal zero times or over anything still fits every unit
    else:
        unit = (times if node.op == "*" else over)(first.unit, second.unit)
    bounds = ARITHMETIC[node.op](NUMBERS, first.bounds, second.bounds)
    return Typed(node.op, "number", (first, second), unit=unit, bounds=bounds, at=node.at)


def _comparison(node: Node, first: Typed, second: Typed) -> Typed:
    flags = [part for part in (first, second) if part.type == "flag"]
    if flags:
        hint = Text(
            fr="\u00a0; écrivez le fait tout seul, ou «\u00a0not\u00a0» devant",
            en="; write the fact by itself, or 'not' before it",
        )
        wanted = Text(fr="un nombre ou un choix", en="a number or a choice")
        raise ExpressionError(
            "R121", at=flags[0].at, found=_NAMES["flag"], wanted=wanted, hint=hint
        )
    if node.op in {"==", "!="} and "choice" in {first.type, second.type}:
        _same_choices(first, second)
    else:
        _want(first, "number")
        _want(second, "number")
        _same_unit(first, second)
    return Typed(node.op, "flag", (first, second), at=node.at)


def _membership(node: Node, parts: tuple[Typed, ...]) -> Typed:
    first, second = parts
    _want(first, "choice")
    assert isinstance(second.value, tuple)  # noqa: S101 (the parser's promise)
    for word in second.value:
        _known_word(word, first, at=second.at)
    return Typed(node.op, "flag", parts, at=node.at)


def _logic(node: Node, parts: tuple[Typed, ...]) -> Typed:
    for part in parts:
        _want(part, "flag")
    return Typed(node.op, "flag", parts, at=node.at)


def _negative(node: Node, parts: tuple[Typed, ...]) -> Typed:
    _want(parts[0], "number")
    bounds = NUMBERS.negative(parts[0].bounds)
    return Typed("neg", "number", parts, unit=parts[0].unit, bounds=bounds, at=node.at)


def _absolute(node: Node, parts: tuple[Typed, ...]) -> Typed:
    _want(parts[0], "number")
    bounds = NUMBERS.absolute(parts[0].bounds)
    return Typed("abs", "number", parts, unit=parts[0].unit, bounds=bounds, at=node.at)


def _extreme(node: Node, parts: tuple[Typed, ...]) -> Typed:
    unit = _one_unit(parts)
    function = NUMBERS.smallest if node.op == "min" else NUMBERS.largest
    bounds = function([part.bounds for part in parts])
    return Typed(node.op, "number", parts, unit=unit, bounds=bounds, at=node.at)


def _between(node: Node, parts: tuple[Typed, ...]) -> Typed:
    _one_unit(parts)
    return Typed("between", "flag", parts, at=node.at)


def _known(node: Node, parts: tuple[Typed, ...]) -> Typed:
    if parts[0].op != "fact":
        raise ExpressionError("R127", at=parts[0].at, found=_NAMES[parts[0].type])
    return Typed("known", "flag", parts, at=node.at)


def _if(node: Node, parts: tuple[Typed, ...]) -> Typed:
    first, condition, second = parts
    _want(condition, "flag")
    if first.type == "flag":
        _want(second, "flag")
        return Typed("if", "flag", parts, at=node.at)
    _want(first, "number")
    _want(second, "number")
    unit = _same_unit(first, second)
    bounds = (min(first.bounds[0], second.bounds[0]), max(first.bounds[1], second.bounds[1]))
    return Typed("if", "number", parts, unit=unit, bounds=bounds, at=node.at)


_OTHERS = {
    "in": _membership,
    "not in": _membership,
    "and": _logic,
    "or": _logic,
    "not": _logic,
    "neg": _negative,
    "abs": _absolute,
    "min": _extreme,
    "max": _extreme,
    "between": _between,
    "known": _known,
    "if": _if,
}


def _want(tree: Typed, wanted: Type) -> None:
    if tree.type != wanted:
        raise ExpressionError(
            "R121",
            at=tree.at,
            found=_NAMES[tree.type],
            wanted=_NAMES[wanted],
            hint=Text(fr="", en=""),
        )


def _one_unit(parts: tuple[Typed, ...]) -> Unit | None:
    for part in parts:
        _want(part, "number")
    with_unit = next((part for part in parts if part.unit is not None), parts[0])
    for part in parts:
        _same_unit(with_unit, part)
    return with_unit.unit


def _same_unit(first: Typed, second: Typed) -> Unit | None:
    if first.unit is None or second.unit is None:
        return second.unit if first.unit is None else first.unit
    if first.unit != second.unit:
        raise ExpressionError(
            "R122", at=second.at, first=_unit_name(first.unit), second=_unit_name(second.unit)
        )
    return first.unit


def _unit_name(unit: Unit) -> Text:
    word = unit_text(unit)
    return Text(fr=word or "sans unité", en=word or "no unit")


def _same_choices(first: Typed, second: Typed) -> None:
    fact, word = (second, first) if first.op == "word" else (first, second)
    _want(fact, "choice")
    _want(word, "choice")
    if fact.op != "fact" or word.op != "word":
        wanted = Text(fr="un fait et un mot", en="a fact and a quoted word")
        raise ExpressionError(
            "R121", at=first.at, found=_NAMES["choice"], wanted=wanted, hint=Text(fr="", en="")
        )
    _known_word(str(word.value), fact, at=word.at)


def _known_word(word: str, fact: Typed, *, at: int) -> None:
    if word not in fact.choices:
        raise ExpressionError(
            "R123",
            at=at,
            found=word,
            fact=fact.value,
            choices=", ".join(fact.choices),
            near=suggestion(word, fact.choices),
        )
