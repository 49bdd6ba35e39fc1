"""A rule in, what it asks to be reached out: a number with its unit, a tier, or a condition."""

from typing import Literal

import attrs

from ecoevent.engine.fact import Vocabulary
from ecoevent.engine.pack import Rule
from ecoevent.engine.scale import Scale
from ecoevent.engine.typed import Typed, walk
from ecoevent.words.text import Text

Side = Literal["at_least", "at_most", "over", "under", "holds"]
_SIDES: dict[str, Side] = {">=": "at_least", "<=": "at_most", ">": "over", "<": "under"}
_MOST_LIMITS = 3


@attrs.frozen(kw_only=True)
class Limit:
    """A number to reach or to stay below, or a flag that must hold.

    Attributes:
        title: what is measured; None when that is the rule itself.
        unit: the unit's word, `%` for a share; the value of a share is between 0 and 1.
    """

    title: Text | None
    side: Side
    value: float = 0.0
    unit: str = ""


@attrs.frozen(kw_only=True)
class Target:
    """What a rule asks for.

    Attributes:
        title: the rule's.
        words: the title of the best tier, when the rule has tiers.
        limits: what must be reached; none when the title says it all.
        is_either: one of the limits is enough.
    """

    title: Text
    words: Text | None = None
    limits: tuple[Limit, ...] = ()
    is_either: bool = False


def target_of(rule: Rule, vocabulary: Vocabulary) -> Target:
    """What *rule* asks for: what gives all of its points, or its condition if short."""
    if rule.scale is not None:
        return Target(title=rule.title, limits=(_full_points(rule.scale, rule.text.unit or ""),))
    if rule.tiers:
        return Target(title=rule.title, words=rule.tiers[0].title)
    limits = () if rule.test is None else _limits(rule.test, vocabulary)
    if len(limits) == 1 and limits[0].side != "holds" and limits[0].title == rule.title:
        limits = (attrs.evolve(limits[0], title=None),)  # else the name would stand there twice
    is_either = rule.test is not None and rule.test.op == "or"
    return Target(title=rule.title, limits=limits, is_either=is_either)


def _full_points(scale: Scale, unit: str) -> Limit:
    if scale.rising:
        first = scale.points.index(scale.top)
        return Limit(title=None, side="at_least", value=scale.bounds[first - 1], unit=unit)
    last = len(scale.points) - 1 - scale.points[::-1].index(scale.top)
    return Limit(title=None, side="at_most", value=scale.bounds[last], unit=unit)


def _limits(test: Typed, vocabulary: Vocabulary) -> tuple[Limit, ...]:
    """The limits of a short condition with a number in it; else none: the title says more."""
    parts = tuple(_joined(test, test.op)) if test.op in {"or", "and"} else (test,)
    found = [_limit(part, vocabulary) for part in parts]
    limits = tuple(limit for limit in found if limit is not None)
    has_number = any(node.op == "number" for node in walk(test))
    return limits if has_number and len(limits) == len(parts) <= _MOST_LIMITS else ()


def _joined(tree: Typed, op: str) -> list[Typed]:
    """The parts of `a or b or c`, whatever its brackets."""
    return [leaf for part in tree.parts for leaf in _joined(part, op)] if tree.op == op else [tree]


def _limit(tree: Typed, vocabulary: Vocabulary) -> Limit | None:
    if tree.op == "fact" and tree.type == "flag":
        return Limit(title=vocabulary[tree.fact].title, side="holds")
    if tree.op not in _SIDES or [part.op for part in tree.parts] != ["fact", "number"]:
        return None
    kind, value = vocabulary[tree.parts[0].fact], tree.parts[1].value
    if not isinstance(value, float):
        return None
    is_share = not kind.unit and kind.high == 1
    unit = "%" if is_share else kind.unit
    return Limit(title=kind.title, side=_SIDES[tree.op], value=value, unit=unit)
