"""Random facts, expressions, rules and packs over a small vocabulary that has nothing of events."""

import datetime as dt

from hypothesis import strategies as st

from ecoevent.engine.building import Problems, build_rule
from ecoevent.engine.fact import Fact, FactKind, FactName, Facts, State, Vocabulary
from ecoevent.engine.pack import (
    ExampleText,
    Level,
    PackText,
    Principle,
    PromiseText,
    Role,
    RulePack,
    RuleText,
    ScaleText,
    SourceText,
    TierText,
    index_readers,
)
from ecoevent.plan.changing import changes_from
from ecoevent.words.text import Text

WORDS = ("red", "green", "blue")


def _kind(name: str, kind: str, **more: object) -> FactKind:
    return FactKind(name=FactName(name), type=kind, title=Text(name, name), **more)


VOCABULARY = Vocabulary(
    {
        kind.name: kind
        for kind in (
            _kind("n.a", "number", unit="people", low=0, high=50),
            _kind("n.b", "number", unit="people", low=0, high=50),
            _kind("n.free", "number", unit="people"),
            _kind("n.share", "number", low=0, high=1),
            _kind("n.late", "number", low=0, high=1, derived=True),
            _kind("f.p", "flag"),
            _kind("f.q", "flag"),
            _kind("f.late", "flag", derived=True),
            _kind("c.k", "choice", choices=WORDS),
        )
    },
    changes_from,
)
SOURCE = SourceText(
    title="t", publisher="p", year=2024, review_by=dt.date(2028, 1, 1), confidence="low"
)
_REWARDS = ["result", "outcome", "offer", "practice"]
NAME = Text(fr="nom", en="name")

_people = st.sampled_from(["n.a", "n.b", "n.free", "0", "3 people", "25 people", "50 people"])
_plain = st.sampled_from(["n.share", "n.late", "0", "0.5", "25 %", "2", "1"])


def _numbers(atoms: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    def more(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        pair = st.tuples(inner, inner)
        return st.one_of(
            pair.map(lambda ab: f"({ab[0]} + {ab[1]})"),
            pair.map(lambda ab: f"({ab[0]} - {ab[1]})"),
            pair.map(lambda ab: f"min({ab[0]}, {ab[1]})"),
            pair.map(lambda ab: f"max({ab[0]}, {ab[1]})"),
            inner.map(lambda a: f"abs({a})"),
            inner.map(lambda a: f"-{a}"),
            st.tuples(inner, st.sampled_from(["0.5", "n.share", "3"])).map(
                lambda ab: f"{ab[0]} * {ab[1]}"
            ),
            st.tuples(inner, st.sampled_from(["f.p", "f.q and f.p"]), inner).map(
                lambda acb: f"({acb[0]} if {acb[1]} else {acb[2]})"
            ),
        )

    return st.recursive(atoms, more, max_leaves=4)


people = _numbers(_people)
plain = st.one_of(
    _numbers(_plain),
    st.sampled_from(
        [
            "(n.a / n.b if n.b > 0 else 0)",
            "(n.free / (n.a + n.b) if n.a + n.b > 0 else 1)",
            "(n.a / max(n.b, 1 people))",
        ]
    ),
)


def _more_flags(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    pair = st.tuples(inner, inner)
    return st.one_of(
        pair.map(lambda ab: f"({ab[0]} and {ab[1]})"),
        pair.map(lambda ab: f"({ab[0]} or {ab[1]})"),
        inner.map(lambda a: f"(not {a})"),
        st.tuples(inner, inner, inner).map(lambda abc: f"({abc[0]} if {abc[1]} else {abc[2]})"),
    )


_signs = st.sampled_from(["<", "<=", ">", ">=", "==", "!="])
flags = st.recursive(
    st.one_of(
        st.sampled_from(
            [
                "f.p",
                "f.q",
                "f.late",
                "c.k == 'red'",
                "c.k != 'blue'",
                "c.k in ['red', 'green']",
                "c.k not in ['blue']",
                "known(n.a)",
                "known(n.late)",
                "between(n.a, 3 people, 25 people)",
            ]
        ),
        st.tuples(people, _signs, people).map(lambda abc: f"{abc[0]} {abc[1]} {abc[2]}"),
        st.tuples(plain, _signs, plain).map(lambda abc: f"{abc[0]} {abc[1]} {abc[2]}"),
    ),
    _more_flags,
    max_leaves=4,
)

_VALUES: dict[str, st.SearchStrategy[float | bool | str]] = {
    "n.a": st.integers(0, 50).map(float),
    "n.b": st.integers(0, 50).map(float),
    "n.free": st.integers(-100, 100).map(float),
    "n.share": st.floats(0, 1, width=32),
    "n.late": st.floats(0, 1, width=32),
    "f.p": st.booleans(),
    "f.q": st.booleans(),
    "f.late": st.booleans(),
    "c.k": st.sampled_from(WORDS),
}


@st.composite
def facts(draw: st.DrawFn, *, known: Facts | None = None, complete: bool = False) -> Facts:
    """Facts of any completeness; with *known*, the same facts and more; only derived ones lapse."""
    found = {name: fact for name, fact in (known or {}).items() if fact.state is not State.MISSING}
    for name, values in _VALUES.items():
        if name in found:
            continue
        kind = VOCABULARY[FactName(name)]
        states = [State.GIVEN, State.GIVEN, State.ASSUMED]
        states += [] if complete else [State.MISSING, State.MISSING]
        states += [State.NOT_APPLICABLE] if kind.derived else []
        state = draw(st.sampled_from(states))
        value = draw(values) if state in {State.GIVEN, State.ASSUMED} else None
        found[FactName(name)] = Fact(name=kind.name, state=state, value=value, unit=kind.unit)
    return found


@st.composite
def scales(draw: st.DrawFn) -> ScaleText:
    """Scales that go up or down, linear or in steps."""
    values = draw(st.lists(st.integers(-4, 8), min_size=2, max_size=4, unique=True).map(sorted))
    points = draw(st.lists(st.integers(1, 9), min_size=len(values) - 1, max_size=len(values) - 1))
    ladder = [0, *sorted(points)]
    if draw(st.booleans()):
        ladder.reverse()
    kind = draw(st.sampled_from(["linear", "steps"]))
    return ScaleText(
        kind=kind, points=tuple((v / 4, p) for v, p in zip(values, ladder, strict=True))
    )


@st.composite
def rule_texts(draw: st.DrawFn, *, number: int) -> RuleText:
    """Rules of every shape; examples are left out, their checks have tests of their own."""
    way = draw(st.sampled_from(["test", "measure", "tiers", "gate"]))
    more: dict[str, object] = {}
    if way == "measure":
        more = {"measure": draw(plain), "unit": "", "scale": draw(scales())}
    elif way == "tiers":
        conditions = draw(st.lists(flags, min_size=1, max_size=3))
        more = {
            "tiers": tuple(
                TierText(when=c, points=i + 1, title=NAME) for i, c in enumerate(conditions)
            )
        }
    else:
        more = {
            "met_when": draw(flags),
            "points": None if way == "gate" else draw(st.integers(1, 9)),
        }
    return RuleText(
        id=f"r.n{number}",
        principle=draw(st.sampled_from(["one", "two"])),
        kind=draw(st.sampled_from(["mandatory", "promise"])) if way == "gate" else "points",
        rewards=None if way == "gate" else draw(st.sampled_from(_REWARDS)),
        role="all",
        title=NAME,
        why=NAME,
        source=SOURCE,
        evidence=NAME,
        examples=(ExampleText(given={}, applies=True),),
        applies_when=draw(st.none() | flags),
        satisfied_by=draw(st.sampled_from([(), (), ("f.q",), ("f.late",), ("f.q", "f.late")])),
        **more,
    )


HEAD = PackText(
    id="random",
    version="1",
    title=NAME,
    description=NAME,
    licence="MIT",
    principles=(Principle(id="one", title=NAME), Principle(id="two", title=NAME)),
    roles=(Role(id="all", title=NAME),),
    levels=(
        Level(id="first", title=NAME, total=20),
        Level(id="second", title=NAME, total=40, floor=20, results=10),
        Level(id="third", title=NAME, total=70, floor=50, results=60),
    ),
    levels_source=SOURCE,
    promise=PromiseText(
        title=NAME, why=NAME, source=SOURCE, applies_when="f.q or n.a > 20 people", otherwise=NAME
    ),
)


def ready(texts: list[RuleText]) -> RulePack:
    """The pack of these rules, without the checks that a file goes through."""
    problems = Problems(lambda _: None)
    rules = tuple(
        rule
        for text in texts
        if (rule := build_rule(text, path="", pack=HEAD, vocabulary=VOCABULARY, problems=problems))
    )
    assert not problems.found, problems.found
    return RulePack(
        text=HEAD,
        rules=rules,
        vocabulary=VOCABULARY,
        hash="0" * 12,
        readers=index_readers(rules),
    )


@st.composite
def packs(draw: st.DrawFn) -> RulePack:
    """Packs of one to six rules."""
    count = draw(st.integers(1, 6))
    return ready([draw(rule_texts(number=number)) for number in range(count)])
