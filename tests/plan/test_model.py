"""The plan's classes: what they declare, what they refuse, and how they say so."""

import datetime as dt
import math
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import attrs
import pytest
from effort import examples
from helpers.strategies import answers
from hypothesis import given, settings, strategies as st

from ecoevent.engine.units import parse_unit
from ecoevent.errors import PlanError
from ecoevent.plan.checks import complaint
from ecoevent.plan.fields import FieldInfo, declared, spaced
from ecoevent.plan.model import ORDER, Actual, Evidence, Plan, Source, sections
from ecoevent.plan.sections.catering import Catering, Meal, Servings
from ecoevent.plan.sections.event import Event
from ecoevent.plan.sections.mobility import ModeShares
from ecoevent.plan.sections.waste import Waste
from ecoevent.words.text import Text

# names of labels, and words that French and English share
SAME_IN_BOTH = {
    "BOMA BEST", "LEED", "BREEAM", "ISO 14001", "ISO 20121", "EMAS", "euro", "gala", "information",
    "textiles", "services", "service", "dates", "transport", "Programme",
}  # fmt: skip
DAY = dt.date(2027, 5, 20)
EVENT = Event(name="Fête", starts=DAY)


def records_in(record: type = Plan) -> Iterator[type]:
    """The class and those of the groups in it, once each."""
    found = [record]
    for each in found:
        groups = (field.record for field in declared(each).values())
        found += [group for group in groups if group is not None and group not in found]
    yield from found


FIELDS = [
    (record, name, field) for record in records_in() for name, field in declared(record).items()
]
EVERY_FIELD = pytest.mark.parametrize(
    ("record", "name", "field"),
    FIELDS,
    ids=[f"{record.__name__}.{name}" for record, name, _ in FIELDS],
)
any_field = st.sampled_from(FIELDS)
anything = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.binary()
    | st.dates()
    | st.datetimes()
    | st.times(timezones=st.none() | st.just(dt.UTC)),
    lambda inner: st.lists(inner) | st.lists(inner).map(tuple) | st.dictionaries(st.text(), inner),
    max_leaves=4,
)


def built(record: type, name: str, value: object) -> Any:
    """An instance of *record* with one field answered, and what it cannot do without."""
    needed = {
        "Event": {"name": "Fête", "starts": DAY},
        "Plan": {"event": EVENT},
        "Evidence": {"supports": ("waste",)},
        "Origin": {"place": "Laval", "count": 1},
        "Claim": {"text": "No bottles"},
    }
    return record(**needed.get(record.__name__, {}) | {name: value})


def refused(record: type, **said: object) -> str:
    """The words of the PlanError that building raises."""
    with pytest.raises(PlanError) as error:
        record(**said)
    return str(error.value)


@EVERY_FIELD
def test_every_field_is_declared_in_both_languages(
    record: type, name: str, field: FieldInfo
) -> None:
    """A field has a title, a question and titles of its words, each in French and in English."""
    texts = [field.title, field.question, *field.choices.values()]

    assert all(text.fr.strip() and text.en.strip() for text in texts), (record, name)
    assert field.question.fr.endswith("\u00a0?")
    assert field.question.en.endswith("?")


@EVERY_FIELD
def test_french_is_not_left_in_english(record: type, name: str, field: FieldInfo) -> None:
    """French differs from English but for words that are the same in both."""
    texts = [field.title, field.question, *field.choices.values()]

    assert {text.fr for text in texts if text.fr == text.en} <= SAME_IN_BOTH, (record, name)


@EVERY_FIELD
def test_french_has_no_break_spaces(record: type, name: str, field: FieldInfo) -> None:
    """No line can break before a French question mark, colon or per cent sign."""
    texts = [field.title, field.question, *field.choices.values()]

    assert all(spaced(text) == text for text in texts), (record, name)
    assert "\u00a0?" in spaced(Text("Quoi ?", "")).fr


@EVERY_FIELD
def test_every_number_has_bounds_and_a_known_unit(
    record: type, name: str, field: FieldInfo
) -> None:
    """Numbers lie between finite bounds and their unit is a word that rules can write."""
    if field.kind not in {"number", "whole", "share"}:
        return

    assert field.low is not None, (record, name)
    assert field.high is not None
    assert 0 <= field.low < field.high <= 1e12
    assert parse_unit(field.unit) is not None
    assert bool(field.unit) == (field.kind != "share" and name != "edition")


@EVERY_FIELD
@given(data=st.data())
@settings(max_examples=examples(10))
def test_right_answers_are_accepted(
    record: type, name: str, field: FieldInfo, data: st.DataObject
) -> None:
    """What a field declares as right can be said in Python, and stays as it was said."""
    if field.record or field.kind == "paths" or (record, name) == (Event, "ends"):
        return
    said = [*field.choices] if field.kind == "choice" else [data.draw(answers(field))]

    assert [getattr(built(record, name, value), name) for value in said] == said
    assert not any(complaint(field, value) for value in said)


@given(st.data())
def test_any_value_is_right_or_a_plan_error(data: st.DataObject) -> None:
    """Whatever is put into a field, what is wrong with it is told on one line."""
    record, name, field = data.draw(any_field)
    value = data.draw(anything)

    kept = tuple(value) if isinstance(value, list) else value
    if complaint(field, kept) is None:
        return
    with pytest.raises(PlanError, match=rf"{record.__name__}\.{name}") as error:
        built(record, name, value)

    assert len(error.value.text("fr").splitlines()) == 1


@given(st.data())
def test_a_number_just_out_of_bounds_is_refused(data: st.DataObject) -> None:
    """The message names the field and both bounds."""
    record, name, field = data.draw(
        st.sampled_from([each for each in FIELDS if each[2].kind in {"number", "whole", "share"}])
    )
    value = data.draw(st.sampled_from([(field.low or 0) - 1, (field.high or 0) + 1]))
    value = int(value) if field.kind == "whole" else value

    with pytest.raises(PlanError) as error:
        built(record, name, value)

    assert [each.code for each in error.value.problems] == ["P202"]
    assert f"{record.__name__}.{name}: must be between {field.low:,.0f} and" in str(error.value)


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ({"local_share": 3}, "Meal.local_share: must be between 0 and 1, got 3; did you mean 3 %?"),
        ({"local_share": -0.5}, "P202 Meal.local_share: must be between 0 and 1, got -0.5"),
        ({"cost": float("nan")}, "between 0 and 1,000,000,000,000, got nan"),
        ({"cost": 10**6000}, "between 0 and 1,000,000,000,000, got a huge number"),
        ({"cost": True}, "P201 Meal.cost: must be a number, got True"),
        ({"tableware": "reusabel"}, "did you mean 'reusable'?"),
        ({"name": ""}, "P205 Meal.name: the text is empty; leave the line out"),
        ({"name": "x" * 501}, "P206 Meal.name: the text has 501 characters, 500 at most"),
        ({"name": "a\u202eb"}, "P207 Meal.name: the invisible character U+202E is not allowed"),
        ({"name": "a\nb"}, "P207 Meal.name: the invisible character U+000A is not allowed"),
        ({"cost": "3"}, "P201 Meal.cost: must be a number, got '3'"),
        ({"tableware": True}, "P201 Meal.tableware: must be a word, got True"),
        ({"servings": 3}, "P201 Meal.servings: must be a group of answers, got 3"),
    ],
)
def test_a_meal_is_refused_with_path_and_reason(said: dict[str, object], message: str) -> None:
    """A meal built in Python is held to what the fields declare."""
    assert message in refused(Meal, **said)


@pytest.mark.parametrize(
    ("record", "said", "message"),
    [
        (
            Event,
            {"name": "x", "starts": DAY, "ends": dt.date(2027, 5, 19)},
            "P301 Event.ends: the event ends on 2027-05-19, before it starts on",
        ),
        (
            Event,
            {"name": "x", "starts": DAY, "ends": dt.date(2047, 5, 19)},
            "P302 Event.ends: the event lasts 7305 days",
        ),
        (
            Event,
            {"name": "x", "starts": dt.datetime(2027, 5, 20, tzinfo=dt.UTC)},
            "P201 Event.starts: must be a date such as 2027-05-20",
        ),
        (
            Event,
            {"name": "x", "starts": DAY, "opens_at": dt.time(8, 0, 5)},
            "P201 Event.opens_at: must be a time such as 18:30",
        ),
        (
            Catering,
            {"reusable_cups": 1},
            "P201 Catering.reusable_cups: must be true or false, got 1",
        ),
        (Servings, {"vegan": 3.0}, "P201 Servings.vegan: must be a whole number, got 3"),
        (Servings, {"vegan": True}, "P201 Servings.vegan: must be a whole number, got True"),
        (Event, {"name": None, "starts": DAY}, "P209 Event.name: an answer is required"),
        (Event, {"name": "x" * 201, "starts": DAY}, "P206 Event.name"),
        (
            ModeShares,
            {"car": 0.7, "transit": 0.6},
            "P303 ModeShares: the shares of the modes sum to 130 %",
        ),
        (
            Waste,
            {"streams": ["organics", "organics"]},
            "P204 Waste.streams[1]: 'organics' is listed twice",
        ),
        (
            Waste,
            {"streams": ["organics", "glas"]},
            "P203 Waste.streams[1]: 'glas' is not one of the allowed words (",
        ),
        (
            Catering,
            {"meals": [Meal(), 3]},
            "P201 Catering.meals[1]: must be a list of groups of answers, got 3",
        ),
        (
            Catering,
            {"meals": [Meal()] * 10_001},
            "P208 Catering.meals: the list has 10001 items, 10,000 at most",
        ),
        (Evidence, {"supports": []}, "P306 Evidence.supports: the evidence supports no answer"),
        (
            Actual,
            {"evidence": [Evidence(supports=["event.name"])]},
            "P304 Actual.evidence[0].supports[0]: 'event.name' is not a path",
        ),
        (
            Plan,
            {"event": EVENT, "assumed": ["catering.meal"]},
            "is not a path allowed here; did you mean 'catering.meals'?",
        ),
        (
            Plan,
            {"event": EVENT, "assumed": ["catering.meals[0].cost"]},
            "P305 Plan.assumed[0]: 'catering.meals[0].cost' does not exist",
        ),
        (
            Plan,
            {"event": EVENT, "assumed": ["actual.waste"]},
            "P304 Plan.assumed[0]: 'actual.waste'",
        ),
        (
            Plan,
            {"event": EVENT, "assumed": ["waste.streams.organics"]},
            "P304 Plan.assumed[0]: 'waste.streams.organics'",
        ),
        (
            Plan,
            {"event": EVENT, "assumed": ["waste.recycled_kg", "waste."]},
            "P304 Plan.assumed[1]: 'waste.'",
        ),
        (Plan, {"event": EVENT, "assumed": "waste"}, "P201 Plan.assumed: must be a list of paths"),
    ],
)
def test_what_is_impossible_is_refused(record: type, said: dict[str, object], message: str) -> None:
    """Answers that contradict each other, or speak of what is not there, are no plan."""
    assert message in refused(record, **said)


def test_every_wrong_path_is_reported() -> None:
    """Two wrong paths are two problems."""
    words = refused(Plan, event=EVENT, assumed=["wast", "catering.meals[]", "venue"])

    assert [line[:20] for line in words.splitlines()] == [
        "P304 Plan.assumed[0]",
        "P304 Plan.assumed[1]",
    ]


def test_shares_that_sum_to_one_with_rounding_are_accepted() -> None:
    """Tenths of one add up to everyone, whatever binary makes of them."""
    tenths = (0.1, 0.2, 0.3, 0.4000000000000002)
    shares = ModeShares(**dict(zip(("walk", "bike", "transit", "car"), tenths, strict=True)))

    assert math.fsum(tenths) > 1
    assert shares.car == tenths[-1]


def test_where_a_plan_was_read_is_no_part_of_it() -> None:
    """Two equal plans are equal whatever files they were read from."""
    plan = Plan(event=EVENT)

    assert attrs.evolve(plan, source=Source("fete.yaml")) == plan
    assert "source" not in declared(Plan)


def test_lists_become_tuples_and_whole_numbers_floats() -> None:
    """A list may be given where the plan keeps a tuple, 3 where it keeps 3.0."""
    catering = Catering(meals=[Meal(cost=3)], local_radius_km=100)

    assert catering == Catering(meals=(Meal(cost=3.0),), local_radius_km=100.0)
    assert isinstance(catering.local_radius_km, float)


def test_a_section_is_never_absent() -> None:
    """Every section of an empty plan is there, with nothing said in it."""
    plan = Plan(event=EVENT)

    assert tuple(sections(Plan)) == ORDER
    assert all(getattr(plan, name) == field.record() for name, field in sections(Actual).items())


def test_the_classes_are_imported_without_heavy_libraries() -> None:
    """Plans and facts can be built where a quick start matters."""
    heavy = ("cattrs", "yaml", "numpy", "babel", "jinja2", "click")
    code = (
        "import sys, ecoevent.facts, ecoevent.plan.commented\n"
        f"print([name for name in {heavy} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout == "[]\n"
