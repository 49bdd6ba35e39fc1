"""The commented plan that `init` writes."""

import datetime as dt
import re

import pytest
from helpers.strategies import answers
from hypothesis import given, strategies as st

from ecoevent.engine.fact import FactName
from ecoevent.errors import PlanError
from ecoevent.facts import measure
from ecoevent.plan.commented import initial_plan
from ecoevent.plan.fields import declared
from ecoevent.plan.model import Plan, sections
from ecoevent.plan.reading import parse_plan
from ecoevent.plan.sections.event import Event
from ecoevent.words.text import LANGS, Lang

each_lang = pytest.mark.parametrize("lang", LANGS)


@each_lang
def test_it_reads_as_a_plan_at_once(lang: Lang) -> None:
    """The text is a plan, with more than twenty answers and the example meals marked as a guess."""
    facts = measure(parse_plan(initial_plan(lang)))

    assert sum(fact.value is not None and len(fact.origins) == 1 for fact in facts.values()) > 20
    assert facts["catering.servings"].is_assumed


@each_lang
def test_it_claims_nothing_in_public_and_no_guess_withholds_a_level(lang: Lang) -> None:
    """So that no requirement stays open, nor rests on a line that is easily forgotten."""
    facts = measure(parse_plan(initial_plan(lang)))
    absolute = facts[FactName("measurement.absolute_claims")]

    assert (absolute.value, absolute.is_assumed) == (0, False)
    assert not facts[FactName("participants.in_person")].is_assumed


@each_lang
def test_its_first_line_tells_editors_the_schema(lang: Lang) -> None:
    """Editors complete keys from the schema that the first line names."""
    text = initial_plan(lang, schema="https://example.org/plan.json")

    assert text.startswith("# yaml-language-server: $schema=https://example.org/plan.json\n")


@given(answers(declared(Event)["name"]), st.dates(), st.sampled_from(LANGS))
def test_name_and_day_are_read_back(name: str, starts: dt.date, lang: Lang) -> None:
    """Whatever the event is called, the text that is written says so when it is read."""
    event = parse_plan(initial_plan(lang, name=name, starts=starts)).event

    assert (event.name, event.starts) == (name, starts)


def test_a_name_that_cannot_be_is_refused() -> None:
    """A name over several lines is no name."""
    with pytest.raises(PlanError, match=r"Event\.name"):
        initial_plan("fr", name="un\ndeux")


@each_lang
def test_it_names_every_field_of_every_section(lang: Lang) -> None:
    """What is not answered stands in a comment, with its title."""
    text = initial_plan(lang)

    for section in sections(Plan).values():
        assert section.record is not None
        for key, field in declared(section.record).items():
            assert re.search(rf"^#? +(# )?{key}:", text, re.MULTILINE), key
            assert field.title.to(lang) in text or field.question.to(lang) in text, key


@each_lang
def test_it_still_reads_when_every_answer_is_uncommented(lang: Lang) -> None:
    """To answer, one deletes the # in front and needs to know nothing else."""
    head, body = initial_plan(lang).split("\n\n", 1)
    keys = re.compile(r"^( *)# ( *)(- )?(?=[a-z_]+:( |$)|\{)", re.MULTILINE)
    plan = parse_plan(head + "\n" + keys.sub(r"\1\2\3", body))

    assert plan.actual.evidence[0].supports == ("waste",)
    assert plan.participants.origins is not None
    assert plan.mobility.mode_shares is not None
    assert plan.measurement.claims is not None


@each_lang
def test_it_says_what_an_item_of_a_list_may_say(lang: Lang) -> None:
    """The keys of a meal, a shuttle, a purchase and a claim, with the words of their choices."""
    text = " ".join(initial_plan(lang).replace("#", " ").split())

    assert "kind (meal | snack | break | drinks), servings {vegan, vegetarian, poultry" in text
    assert "from_place, seats, trips, energy (diesel | hybrid | electric | other)" in text
    assert "acquisition (rented | borrowed | reused | bought_used | bought_new | service)" in text


def test_french_comments_are_spaced_and_english_ones_are_not() -> None:
    """A French colon or question mark never starts a line."""
    comments = "\n".join(re.findall(r"# .*", initial_plan("fr").split("\n", 1)[1]))

    assert not re.search(r" [?!;»]|\w [:%]( |$)", re.sub(r"\{.*\}|\d %", "", comments))
    assert "\u00a0" not in initial_plan("en")


@each_lang
def test_no_line_is_hard_to_read(lang: Lang) -> None:
    """Lines fit an ordinary window."""
    assert max(len(line) for line in initial_plan(lang).splitlines()) <= 110
