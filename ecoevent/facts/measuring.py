"""A plan in; every fact that rules may speak of out, with its state, unit and origin."""

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from functools import cache, partial
from typing import Any

import attrs

from ecoevent.engine.fact import (
    Fact,
    FactKind,
    FactName,
    Facts,
    FactType,
    Origin,
    State,
    Value,
    Vocabulary,
)
from ecoevent.facts import claims, goods, meals, people
from ecoevent.facts.answers import assumes
from ecoevent.facts.declaring import Derivation
from ecoevent.facts.evidence import evidenced
from ecoevent.facts.travel import (
    FIGURES,
    STAND_INS,
    Figure,
    TravelFigures,
    estimated,
    is_off_site,
    told,
    untold,
)
from ecoevent.plan.fields import FieldInfo, Kind, declared
from ecoevent.plan.model import Plan, sections
from ecoevent.plan.paths import covers
from ecoevent.words.text import Text

_TYPES: Mapping[Kind, tuple[FactType, Callable[[Any], Value]]] = {
    "number": ("number", float),
    "whole": ("number", float),
    "share": ("number", float),
    "flag": ("flag", bool),
    "choice": ("choice", str),
    "text": ("text", str),
    "date": ("text", lambda date: str(date.isoformat())),
    "clock": ("text", lambda clock: str(clock.isoformat("minutes"))),
}

_ITEM = re.compile(r"\[[0-9]+\]")
DECIMALS = 12
"""Derived numbers are rounded to it: 10 % and 70 % are 80 %, not the float just below."""


@attrs.frozen(eq=False)
class _Leaf:
    """A fact that stands in the plan as it is: where, and what makes its value of the answer."""

    kind: FactKind
    path: str
    value_of: Callable[[Any], Value]


@attrs.frozen
class _Reading:
    """A plan, the path under which its answers stand in the file, and how they are known.

    Attributes:
        travel: what a forecast tells of it, where one was made.
        as_planned: the answers that stand outside `within`: what was done as planned.
    """

    plan: Plan
    within: str
    state: State
    travel: TravelFigures | None = None
    as_planned: tuple[str, ...] = ()


@cache
def VOCABULARY() -> Vocabulary:  # noqa: N802 (a constant that is made on first use)
    """Every fact that rules may speak of, section by section, the derived ones last in each."""
    return Vocabulary({source.kind.name: source.kind for source in _sources()}, _check_changes)


def _check_changes(written: Iterable[Mapping[str, Any]]) -> object:
    # what reads changes is needed only by who checks a pack, not at each start
    from ecoevent.plan.changing import changes_from  # noqa: PLC0415

    return changes_from(written)


def measure(plan: Plan, *, travel: TravelFigures | None = None) -> Facts:
    """Every fact about *plan*; those that are missing say what they need.

    Args:
        plan: from `read_plan`.
        travel: the figures of a forecast. They are estimates, so what the plan states of its modes
            wins, and every fact made of them is assumed.
    """
    return _measured(_Reading(plan, within="", state=State.GIVEN, travel=travel))


def remeasure(
    before: Facts,
    plan: Plan,
    *,
    changed: Iterable[str],
    travel: TravelFigures | None = None,
    only: Container[FactName] | None = None,
) -> dict[FactName, Fact]:
    """The facts of *plan* that may be other than *before*, when the answers at *changed* became so.

    Only what depends on these answers is measured again.

    Args:
        before: the facts of the plan as it was, measured with the same *travel*.
        plan: as it is now.
        changed: the paths, those under which an assumption came or went among them.
        travel: as for `measure`.
        only: the facts that are wanted; None for all.
    """
    reading = _Reading(plan, within="", state=State.GIVEN, travel=travel)
    again: dict[FactName, Fact] = {}
    for path in dict.fromkeys(_ITEM.sub("[]", path) for path in changed):
        for source in _resting_on(path, told=travel is not None):
            name = source.kind.name
            if name not in again and (only is None or name in only):
                again[name] = _fact(reading, source)
    return {name: fact for name, fact in again.items() if fact != before[name]}


@cache
def _resting_on(path: str, *, told: bool) -> tuple[_Leaf | Derivation | Figure, ...]:
    """What is made of the answers there; all that a forecast tells or stands in for, with one."""
    return tuple(source for source in _sources() if _rests_on(source, path, told=told))


def paths_of(name: FactName) -> tuple[str, ...]:
    """The paths of the plan that a fact is made of; none where a forecast tells it."""
    found = {source.kind.name: source for source in _sources()}[name]
    if isinstance(found, Figure):
        return ()
    return (found.path,) if isinstance(found, _Leaf) else found.paths


def _rests_on(source: _Leaf | Derivation | Figure, path: str, *, told: bool) -> bool:
    if isinstance(source, Figure) or (told and source.kind.name in STAND_INS):
        return True
    paths = (source.path,) if isinstance(source, _Leaf) else source.paths
    return any(covers(path, each) or covers(each, path) for each in paths)


def measure_actual(plan: Plan) -> Facts:
    """Every fact about what was done, as far as evidence supports it; the event is as planned."""
    done = evidenced(plan)
    return _measured(
        _Reading(done.plan, within="actual.", state=State.MEASURED, as_planned=done.as_planned)
    )


def _measured(reading: _Reading) -> Facts:
    return {source.kind.name: _fact(reading, source) for source in _sources()}


def _fact(reading: _Reading, source: _Leaf | Derivation | Figure) -> Fact:
    if isinstance(source, _Leaf):
        return _stated(reading, source)
    if isinstance(source, Derivation):
        return _stood_in(reading, _derived(reading, source), source.kind)
    if reading.state is State.MEASURED:
        return untold(source)
    return told(source, reading.plan, reading.travel)


def _stood_in(reading: _Reading, fact: Fact, kind: FactKind) -> Fact:
    """The fact, or what the forecast tells of it where the plan does not say."""
    value_of = STAND_INS.get(kind.name)
    if value_of is None or reading.travel is None or fact.state is not State.MISSING:
        return fact
    if is_off_site(reading.plan):
        return fact
    return estimated(kind, value_of(reading.travel), reading.travel)


def _stated(reading: _Reading, leaf: _Leaf) -> Fact:
    said = _answer(reading.plan, leaf.path)
    if said is None:
        return _missing(leaf, reading.within)
    return Fact(
        name=leaf.kind.name,
        state=_state(reading, (leaf.path,), is_assumed=assumes(reading.plan, leaf.path)),
        value=leaf.value_of(said),
        unit=leaf.kind.unit,
        origins=(_origin(reading, leaf.path),),
    )


@cache
def _missing(leaf: _Leaf, within: str) -> Fact:
    return Fact(
        name=leaf.kind.name,
        state=State.MISSING,
        unit=leaf.kind.unit,
        needs=(_path(leaf.path, within),),
    )


def _derived(reading: _Reading, derivation: Derivation) -> Fact:
    kind, answer = derivation.kind, derivation.compute(reading.plan)
    if answer.value is None:
        return Fact(
            name=kind.name,
            state=State.MISSING if answer.needs else State.NOT_APPLICABLE,
            unit=kind.unit,
            needs=tuple(_path(path, reading.within) for path in answer.needs),
        )
    said = [where for path in derivation.paths for where in _said(reading.plan, path)]
    said = list(dict.fromkeys(said)) or list(_roots(derivation))
    return Fact(
        name=kind.name,
        state=_state(reading, tuple(said), is_assumed=answer.is_assumed),
        value=round(float(answer.value), DECIMALS) if kind.type == "number" else answer.value,
        unit=kind.unit,
        origins=tuple(_origin(reading, path) for path in said),
    )


def _state(reading: _Reading, paths: tuple[str, ...], *, is_assumed: bool) -> State:
    if is_assumed:
        return State.ASSUMED
    # what is said of the event itself is never measured
    return State.GIVEN if all(path.startswith("event.") for path in paths) else reading.state


def _path(path: str, within: str) -> str:
    return path if path.startswith("event.") else f"{within}{path}"


def _origin(reading: _Reading, path: str) -> Origin:
    is_planned = any(covers(prefix, path) for prefix in reading.as_planned)
    where, source = path if is_planned else _path(path, reading.within), reading.plan.source
    return Origin(where, source.place(where) if source else None)


def _answer(plan: Plan, path: str) -> Any:
    """What the plan says at *path*, a path without list items; None when it says nothing."""
    section, name, *below = path.split(".")
    found = getattr(getattr(plan, section), name)
    for step in below:
        found = getattr(found, step, None)
    return found


def _said(plan: Plan, path: str) -> list[str]:
    """Where the plan answers *path*: `[]` becomes every item of the list that is there."""
    found: list[tuple[str, Any]] = [("", plan)]
    for step in path.split("."):
        name, every, _ = step.partition("[]")
        inside = [(f"{where}.{name}", getattr(group, name, None)) for where, group in found]
        found = [
            item
            for where, value in inside
            for item in (_items(where, value) if every else [(where, value)])
            if item[1] is not None
        ]
    return [where.removeprefix(".") for where, _ in found]


def _items(where: str, listed: tuple[Any, ...] | None) -> list[tuple[str, Any]]:
    return [(f"{where}[{index}]", item) for index, item in enumerate(listed or ())]


@cache
def _roots(derivation: Derivation) -> tuple[str, ...]:
    """The paths it depends on, a list as a whole."""
    return tuple(dict.fromkeys(path.partition("[")[0] for path in derivation.paths))


@cache
def _sources() -> tuple[_Leaf | Derivation | Figure, ...]:
    derived = (*people.DERIVED, *meals.DERIVED, *goods.DERIVED, *claims.DERIVED)
    found: list[_Leaf | Derivation | Figure] = []
    for name, section in sections(Plan).items():
        found += _leaves(section, name)
        found += [one for one in derived if one.kind.name.startswith(f"{name}.")]
    return (*found, *FIGURES)


def _leaves(group: FieldInfo, path: str) -> Iterator[_Leaf]:
    for name, field in declared(group.record).items() if group.record else ():
        here = f"{path}.{name}"
        if field.kind == "record":
            yield from _leaves(field, here)
        elif field.kind == "choices":
            yield from _words(field, here)
        elif field.kind in _TYPES:
            fact_type, value_of = _TYPES[field.kind]
            yield _Leaf(_kind(field, here, fact_type), here, value_of)


def _words(field: FieldInfo, path: str) -> Iterator[_Leaf]:
    """One flag for each word of a list of words, and how many words are listed."""
    for word, said in field.choices.items():
        title = Text(f"{field.title.fr}\u00a0: {said.fr}", f"{field.title.en}: {said.en}")
        kind = _kind(field, f"{path}.{word}", "flag", title=title, choices=(), choice_titles={})
        yield _Leaf(kind, path, partial(_lists, word))
    title = Text(f"{field.title.fr}\u00a0: nombre", f"{field.title.en}: count")
    count = _kind(
        field,
        f"{path}.count",
        "number",
        title=title,
        choices=(),
        choice_titles={},
        unit="items",
        low=0.0,
        high=float(len(field.choices)),
        whole=True,
    )
    yield _Leaf(count, path, lambda listed: float(len(listed)))


def _lists(word: str, listed: tuple[str, ...]) -> bool:
    return word in listed


def _kind(field: FieldInfo, name: str, fact_type: FactType, **other: Any) -> FactKind:
    said: dict[str, Any] = {
        "title": field.title,
        "unit": field.unit,
        "low": field.low if fact_type == "number" else None,
        "high": field.high if fact_type == "number" else None,
        "whole": field.kind == "whole",
        "choices": tuple(field.choices),
        "choice_titles": field.choices,
    }
    return FactKind(
        name=FactName(name),
        type=fact_type,
        question=field.question,
        effort=field.effort,
        **said | other,
    )
