"""The JSON Schema of a plan is current, and says what the reader says."""

import datetime as dt
import json
import re
from collections.abc import Callable, Iterator
from importlib.resources import files
from typing import Any

import attrs
import jsonschema
import pytest
from effort import examples
from helpers.strategies import plans
from hypothesis import HealthCheck, example, given, settings, strategies as st
from jsonschema import Draft202012Validator

from ecoevent.errors import PlanError
from ecoevent.plan.checks import complaint
from ecoevent.plan.fields import FieldInfo, declared, info
from ecoevent.plan.model import Plan
from ecoevent.plan.paths import PATH_PROBLEMS
from ecoevent.plan.reading import parse_plan
from ecoevent.plan.schema import plan_schema, schema_text
from ecoevent.plan.sections.event import EVENT_PROBLEMS, Event
from ecoevent.plan.sections.mobility import MOBILITY_PROBLEMS
from ecoevent.plan.writing import plan_to_tree
from ecoevent.reading.document import read_document

# What holds between several fields, which JSON Schema cannot say.
ACROSS = {*EVENT_PROBLEMS, *MOBILITY_PROBLEMS, *PATH_PROBLEMS}


def _as_ecma(
    _validator: object, pattern: str, instance: object, _schema: object
) -> Iterator[jsonschema.ValidationError]:
    # in JSON Schema `$` is the end of the text, in Python also the place before a last line break
    if isinstance(instance, str) and not re.search(re.sub(r"\$$", r"\\Z", pattern), instance):
        yield jsonschema.ValidationError(f"{instance!r} does not match {pattern}")


Validator = jsonschema.validators.extend(Draft202012Validator, {"pattern": _as_ecma})
SCHEMA = Validator(plan_schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)


def schema_accepts(tree: object) -> bool:
    """Whether the schema finds nothing wrong."""
    return bool(SCHEMA.is_valid(tree))


def reader_accepts(text: str) -> bool:
    """Whether the reader finds nothing wrong but what holds between several fields."""
    try:
        parse_plan(text)
    except PlanError as error:
        return all(problem.code in ACROSS for problem in error.problems)
    return True


def test_committed_schema_is_current() -> None:
    """The schema in the package is that of the classes.

    If not: python -c "from ecoevent.plan.schema import schema_text; print(schema_text(), end='')"
    > ecoevent/plan.schema.json
    """
    assert files("ecoevent").joinpath("plan.schema.json").read_text("utf-8") == schema_text()


@pytest.mark.parametrize("lang", ["fr", "en", None])
def test_schema_is_a_schema(lang: Any) -> None:
    """The schema is valid JSON Schema 2020-12, in each language and in both."""
    Draft202012Validator.check_schema(plan_schema(lang))


def test_schema_speaks_the_language_asked_for() -> None:
    """Titles, questions and the titles of choices are in one language, or in both."""
    french, english = (plan_schema(lang)["$defs"]["Event"] for lang in ("fr", "en"))

    assert french["properties"]["name"]["title"] == "Nom de l'évènement"
    assert english["properties"]["name"]["title"] == "Name of the event"
    assert english["properties"]["kind"]["enumDescriptions"][1] == "congress"
    assert "Nom de l'évènement / Name of the event" in schema_text()


def test_schema_carries_bounds_and_units() -> None:
    """Limits and units of the fields are in the schema."""
    distance = plan_schema("en")["$defs"]["Venue"]["properties"]["transit_distance_m"]

    assert (distance["minimum"], distance["maximum"], distance["x-unit"]) == (0, 100_000, "m")


def test_every_key_of_the_classes_is_in_the_schema() -> None:
    """Each class has its own entry with each of its fields and no others."""
    schema = plan_schema()
    records = {"Plan": schema, **schema["$defs"]}

    assert set(schema["properties"]) == set(declared(Plan))
    for record in records.values():
        assert record["additionalProperties"] is False


def test_schema_refuses_the_characters_that_the_reader_refuses() -> None:
    """Character by character, the pattern of texts says what the check of texts says."""
    field = info(attrs.fields(Event).organiser)
    pattern = re.compile(plan_schema()["$defs"]["Event"]["properties"]["organiser"]["pattern"])

    differing = [
        f"U+{code:04X}"
        for code in range(0x11000)
        if not 0xD800 <= code < 0xE000
        if bool(pattern.fullmatch(f"{chr(code)}a")) != (complaint(field, f"{chr(code)}a") is None)
    ]

    assert differing == []


@settings(max_examples=examples(50), suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(plans())
def test_schema_accepts_every_plan(plan: Plan) -> None:
    """What we write is right by the schema."""
    assert list(SCHEMA.iter_errors(plan_to_tree(plan))) == []


ODD: tuple[Any, ...] = (
    None, True, False, 0, 1, -1, 3.0, 0.5, 1.5, 80, 1e12, "", " ", "\n", "no", "12", "0.8", "80 %",
    "80%", "12,5 %", "101 %", "100.0 %", "80 %\n", "80  %", "2027-06-05", "2027-02-30", "20270605",
    "2027-W23-6",
    "2027-06-05\n", "08:30", "8:30", "24:00", "08:30\n", "a\nb", "a\u202eb", "a" * 201,
    "a" * 501, "none", "organics", "other", [], {}, [None], ["organics"], ["organics", "organics"],
    ["x"], [1], [{}], [[]], {"x": 1}, {"name": "x"}, ["catering.meals"], ["x.y"],
)  # fmt: skip


RIGHT: dict[str, Any] = {"text": "x", "whole": 1, "date": "2027-06-05", "paths": ["waste"]}


def required(record: type) -> dict[str, Any]:
    """The answers without which *record* is wrong."""
    fields = declared(record).items()
    return {name: RIGHT[field.kind] for name, field in fields if field.required}


def leaves(record: type) -> Iterator[tuple[FieldInfo, Callable[[Any], dict[str, Any]]]]:
    """Each field of *record* and below, and what makes a tree that answers only that field."""
    for name, field in declared(record).items():
        yield field, _under(record, name)
        if field.record is not None and field.record is not record:
            for below, wrap in leaves(field.record):
                yield below, _around(_under(record, name), wrap, is_list=field.kind == "records")


def _under(record: type, name: str) -> Callable[[Any], dict[str, Any]]:
    others = {} if record is Plan else required(record)
    return lambda answer: {**others, name: answer}


def _around(
    outer: Callable[[Any], dict[str, Any]], inner: Callable[[Any], Any], *, is_list: bool
) -> Callable[[Any], dict[str, Any]]:
    return lambda answer: outer([inner(answer)] if is_list else inner(answer))


def alike(field: FieldInfo) -> object:
    """Fields with the same of this are read by the same rules."""
    return field.kind, field.low, field.high, field.required, field.record


def test_schema_and_reader_agree_on_every_kind_of_field() -> None:
    """Each kind of field with each odd answer, one at a time, is right for both or for neither."""
    kinds = {alike(field): (field, wrap) for field, wrap in leaves(Plan)}
    assert len(kinds) > 40

    for field, wrap in kinds.values():
        edges = (field.low, field.high, (field.low or 0) - 1, (field.high or 0) + 1)
        words = list(field.choices)[:2]
        for answer in (*ODD, *edges, *words, words, words * 2):
            tree = sound(wrap(answer))
            assert schema_accepts(tree) == reader_accepts(json.dumps(tree)), tree


def near(field: FieldInfo) -> st.SearchStrategy[Any]:
    """An answer to *field* that is right, nearly right or wrong."""
    some: list[st.SearchStrategy[Any]] = [st.sampled_from(ODD)]
    if field.low is not None and field.high is not None:
        edges = [field.low, field.high, field.low - 1, field.high + 1, field.high + 0.5]
        some += [st.sampled_from(edges), st.integers(-1, 500)]
    if field.choices:
        words = st.sampled_from([*field.choices, next(iter(field.choices)).upper()])
        some += [words, st.lists(words, max_size=3)]
    if field.record is not None:
        some += [group(field.record), st.lists(group(field.record), max_size=2)]
    return st.one_of(some)


def group(record: type) -> st.SearchStrategy[dict[str, Any]]:
    """Answers to some of the fields of *record*, and now and then a key that it does not have."""
    fields = {name: near(field) for name, field in declared(record).items()}
    few = st.lists(st.sampled_from([*fields, "x", "name"]), max_size=3, unique=True)
    return few.flatmap(
        lambda names: st.fixed_dictionaries(
            {name: fields.get(name, st.sampled_from(ODD)) for name in names}
        )
    )


def sound(tree: dict[str, Any]) -> dict[str, Any]:
    """*tree* with a right event, so that its other mistakes decide."""
    return {"event": {"name": "Fête", "starts": "2027-06-05"}, **tree}


def _whole(value: float) -> float:
    return int(value) if float(value).is_integer() else value


def _plain(tree: Any) -> Any:
    """*tree* with whole floats as whole numbers, as another program would write them."""
    if isinstance(tree, dict):
        return {key: _plain(value) for key, value in tree.items()}
    if isinstance(tree, list):
        return [_plain(value) for value in tree]
    return _whole(tree) if isinstance(tree, float) else tree


@st.composite
def mutated(draw: st.DrawFn) -> dict[str, Any]:
    """A right plan, one of its answers, groups or items replaced by something odd."""
    tree = draw(plans().map(plan_to_tree))
    here: Any = tree
    while True:
        steps = list(here) if isinstance(here, dict) else list(range(len(here)))
        step = draw(st.sampled_from(steps))
        if (
            not here[step]
            or not isinstance(here[step], dict | list)
            or draw(st.integers(0, 3)) == 0
        ):
            here[step] = draw(st.sampled_from(ODD))
            return tree
        here = here[step]


@settings(max_examples=examples(150), suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(group(Plan).map(sound) | group(Plan) | mutated())
@example({})
@example({"event": None})
@example(sound({"venue": None, "catering": {"meals": None}}))
@example(sound({"catering": {"meals": [None]}}))
@example(sound({"actual": {"event": {}}}))
@example(sound({"actual": {"evidence": [{"supports": []}]}}))
@example(sound({"actual": {"evidence": [{"supports": None}]}}))
@example(sound({"assumed": None}))
@example({"event": {"name": "Fête", "starts": "2027-06-05", "ends": "2027-06-01"}})
def test_schema_and_reader_agree(tree: dict[str, Any]) -> None:
    """A tree is right by the schema just when the reader finds nothing wrong within a field."""
    for written in (tree, _plain(tree)):
        text = json.dumps(written) if written else "{}"

        assert schema_accepts(written) == reader_accepts(text), written
        assert read_document(text, file="p").tree == written


def test_what_only_the_reader_says() -> None:
    """These mistakes, and no others, are right by the schema."""
    event = {"name": "Fête", "starts": "2027-06-05"}
    only_read: list[dict[str, Any]] = [
        {"event": {**event, "ends": "2027-06-01"}},
        {"event": {**event, "ends": str(dt.date(2099, 1, 1))}},
        sound({"mobility": {"mode_shares": {"walk": 1, "car": 1}}}),
        sound({"assumed": ["catering.meal"]}),
        sound({"assumed": ["catering.meals[0]"]}),
    ]

    for tree in only_read:
        with pytest.raises(PlanError):
            parse_plan(json.dumps(tree))
        assert schema_accepts(tree)
