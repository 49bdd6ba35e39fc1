"""Random plans of any completeness, built from what each field declares, and random facts.

A new field or class of the plan is covered by itself; only what spans several fields is said here.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import attrs
from hypothesis import strategies as st

from ecoevent.engine.fact import Fact, FactKind, Facts, State
from ecoevent.facts import VOCABULARY
from ecoevent.plan.checks import complaint
from ecoevent.plan.fields import FieldInfo, declared
from ecoevent.plan.model import Actual, Evidence, Plan, sections
from ecoevent.plan.sections.catering import Servings
from ecoevent.plan.sections.event import Event
from ecoevent.plan.sections.mobility import ModeShares

# texts that a careless reader takes for something else
TRICKY = (
    "no",
    "~",
    "null",
    "12:30",
    "010",
    "1e3",
    "- a",
    "a: b",
    "# a",
    "{a}",
    "'",
    '"',
    "é\u00a0!",
)
_LETTERS = st.characters(exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp", "Cn", "Co"))


def answers(field: FieldInfo) -> st.SearchStrategy[Any]:
    """A right answer to *field*."""
    return _ANSWERS[field.kind](field)


def groups(record: type) -> st.SearchStrategy[Any]:
    """An instance of one of the plan's classes, any of its fields answered or not."""
    if record in _SPANNING:
        return _SPANNING[record]()
    return _said(declared(record)).map(lambda said: record(**said))


def answered(record: type) -> st.SearchStrategy[Any]:
    """An instance of one of the plan's classes with every field answered."""
    if record in _SPANNING:
        return _SPANNING[record]()
    return _all_said(declared(record)).map(lambda said: record(**said))


def _said(fields: Mapping[str, FieldInfo]) -> st.SearchStrategy[dict[str, Any]]:
    """Answers to some of *fields*, or to every one: else lists would hardly ever add up."""
    every = {name: answers(field) for name, field in fields.items()}
    needed = {name: answer for name, answer in every.items() if fields[name].required}
    free = {name: answer for name, answer in every.items() if name not in needed}
    return st.fixed_dictionaries(needed, optional=free) | _all_said(fields)


def _all_said(fields: Mapping[str, FieldInfo]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({name: answers(field) for name, field in fields.items()})


@st.composite
def plans(draw: st.DrawFn, *, assumed: bool = True, done: bool = True) -> Plan:
    """A plan, with guesses among its answers and with what was done, unless told otherwise."""
    said = draw(_some_sections(Plan))
    actual = draw(actuals()) if done and draw(st.booleans()) else Actual()
    plan = Plan(**said, actual=actual)
    if not (assumed and draw(st.booleans())):
        return plan
    return attrs.evolve(plan, assumed=tuple(draw(some_paths(plan))))


@st.composite
def actuals(draw: st.DrawFn) -> Actual:
    """What was done, and evidence of some of it."""
    done = Actual(**draw(_some_sections(Actual)))
    evidence = Evidence(supports=draw(some_paths(done)), what="invoice")
    return attrs.evolve(done, evidence=(evidence,) if draw(st.booleans()) else ())


def some_paths(start: Plan | Actual) -> st.SearchStrategy[list[str]]:
    """Between one and four of the paths that *start* has."""
    return st.lists(st.sampled_from(list(paths_in(start))), min_size=1, max_size=4)


def paths_in(start: Plan | Actual) -> Iterator[str]:
    """Every path that `assumed` or `supports` may name: answered or not, items that are there."""
    for name in sections(type(start)):
        yield name
        yield from paths_below(getattr(start, name), name)


def paths_below(group: Any, path: str) -> Iterator[str]:
    """Every path below *group*, which stands at *path*."""
    for name, field in declared(type(group)).items():
        here, value = f"{path}.{name}", getattr(group, name)
        yield here
        if field.kind == "record" and value is not None:
            yield from paths_below(value, here)
        for position, item in enumerate(value or () if field.kind == "records" else ()):
            yield f"{here}[{position}]"
            yield from paths_below(item, f"{here}[{position}]")


@st.composite
def facts(draw: st.DrawFn) -> Facts:
    """Every fact of the vocabulary in any state, its value within its bounds."""
    kinds = VOCABULARY().kinds
    known = draw(st.lists(st.sampled_from(list(kinds)), unique=True, max_size=40))
    missing = {
        name: Fact(name=name, state=State.MISSING, unit=kind.unit, needs=(name,))
        for name, kind in kinds.items()
    }
    return missing | {name: draw(_facts_of(kinds[name])) for name in known}


def values_of(kind: FactKind) -> st.SearchStrategy[Any]:
    """A value that *kind* allows."""
    if kind.type == "flag":
        return st.booleans()
    if kind.type == "choice":
        return st.sampled_from(kind.choices)
    if kind.type == "text":
        return _texts(20)
    assert kind.low is not None
    assert kind.high is not None
    if kind.whole:
        return st.integers(int(kind.low), int(kind.high)).map(float)
    return st.floats(kind.low, kind.high)


def _facts_of(kind: FactKind) -> st.SearchStrategy[Fact]:
    known = st.builds(
        Fact,
        name=st.just(kind.name),
        unit=st.just(kind.unit),
        state=st.sampled_from([State.GIVEN, State.MEASURED, State.ASSUMED]),
        value=values_of(kind),
    )
    return known | st.just(Fact(name=kind.name, unit=kind.unit, state=State.NOT_APPLICABLE))


def _some_sections(record: type) -> st.SearchStrategy[dict[str, Any]]:
    every = {name: groups(field.record) for name, field in sections(record).items() if field.record}
    needed = {"event": every.pop("event")} if record is Plan else {}
    return st.fixed_dictionaries(needed, optional=every)


def _texts(longest: int) -> st.SearchStrategy[str]:
    free = st.text(_LETTERS, min_size=1, max_size=min(longest, 20))
    return st.sampled_from(TRICKY) | free.filter(str.strip)


def _whole(field: FieldInfo) -> st.SearchStrategy[int]:
    assert field.low is not None
    assert field.high is not None
    # mostly the numbers of a real event, sometimes the largest allowed
    everyday = st.integers(int(field.low), int(min(field.high, 500)))
    return everyday | st.integers(int(field.low), int(field.high))


def _number(field: FieldInfo) -> st.SearchStrategy[float]:
    assert field.low is not None
    assert field.high is not None
    return st.floats(field.low, min(field.high, 500.0)) | st.floats(field.low, field.high)


def _lists(field: FieldInfo) -> st.SearchStrategy[tuple[Any, ...]]:
    assert field.record is not None
    some, all_ = groups(field.record), answered(field.record)
    return (st.lists(some, max_size=3) | st.lists(all_, min_size=1, max_size=3)).map(tuple)


_ANSWERS: Mapping[str, Callable[[FieldInfo], st.SearchStrategy[Any]]] = {
    "number": _number,
    "whole": _whole,
    "share": _number,
    "flag": lambda _: st.booleans(),
    "choice": lambda field: st.sampled_from(list(field.choices)),
    "choices": lambda field: st.lists(st.sampled_from(list(field.choices)), unique=True).map(tuple),
    "text": lambda field: _texts(int(field.high or 0)).filter(
        lambda said: complaint(field, said) is None
    ),
    "date": lambda _: st.dates(),
    "clock": lambda _: st.times().map(lambda time: time.replace(second=0, microsecond=0)),
    "record": lambda field: groups(field.record) if field.record else st.nothing(),
    "records": _lists,
    "paths": lambda _: st.just(("catering",)),
}


@st.composite
def _events(draw: st.DrawFn) -> Event:
    starts = draw(st.dates(max_value=dt.date(9000, 1, 1)))
    said = draw(_said(declared(Event))) | {"starts": starts}
    if "ends" in said:
        said["ends"] = starts + dt.timedelta(days=draw(st.integers(0, 30)))
    return Event(**said)


@st.composite
def _servings(draw: st.DrawFn) -> Servings:
    """Servings that are mostly decided."""
    said = draw(_said(declared(Servings)))
    undecided = draw(st.sampled_from([None, None, 0, 12]))
    return Servings(**said | {"undecided": undecided})


@st.composite
def _mode_shares(draw: st.DrawFn) -> ModeShares:
    """Shares in whole percents, which often make up everyone."""
    percents = draw(st.dictionaries(st.sampled_from(list(declared(ModeShares))), _PERCENTS))
    summed = max(sum(percents.values()), 1)
    whole = 100 if summed < 100 and draw(st.booleans()) else summed
    return ModeShares(**{mode: percent / whole for mode, percent in percents.items()})


_PERCENTS = st.integers(0, 100)
_SPANNING: Mapping[type, Callable[[], st.SearchStrategy[Any]]] = {
    Event: _events,
    ModeShares: _mode_shares,
    Servings: _servings,
}
