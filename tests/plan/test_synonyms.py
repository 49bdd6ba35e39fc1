"""A key that is typed in another word is answered with ours."""

import pytest

from ecoevent.errors import PlanError
from ecoevent.plan.fields import declared
from ecoevent.plan.model import Plan
from ecoevent.plan.reading import parse_plan
from ecoevent.plan.synonyms import SYNONYMS
from ecoevent.reading.hints import typed

START = "event: {name: Fête, starts: 2027-06-05}\n"


def groups(record: type) -> list[set[str]]:
    """The keys of the group and of every group below it."""
    found = [set(declared(record))]
    for field in declared(record).values():
        if field.record is not None:
            found += groups(field.record)
    return found


GROUPS = groups(Plan)


def hint(text: str) -> str:
    """What is said of the one unknown key."""
    with pytest.raises(PlanError) as caught:
        parse_plan(START + text)
    (problem,) = caught.value.problems
    return problem.message.en


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("mobility: {shuttles: [{departures: 12}]}", "trips"),
        ("mobility: {shuttles: [{trajets: 12}]}", "trips"),
        ("mobility: {shuttles: [{Nombre-de-trajets: 12}]}", "trips"),
        ("mobility: {shuttles: [{from: Longueuil}]}", "from_place"),
        ("mobility: {shuttles: [{place: Longueuil}]}", "from_place"),
        ("mobility: {shuttles: [{capacity: 45}]}", "seats"),
        ("mobility: {navettes: []}", "shuttles"),
        ("catering: {repas: []}", "meals"),
        ("catering: {meals: [{portions: {vegan: 1}}]}", "servings"),
        ("catering: {meals: [{servings: {Bœuf: 1}}]}", "beef"),
        ("catering: {meals: [{servings: {chicken: 1}}]}", "poultry"),
        ("participants: {guests: 180}", "in_person"),
        ("participants: {origins: [{city: Laval, place: x, count: 1}]}", "place"),
        ("lieu: {}", "venue"),
        ("attendees: {in_person: 3}", "participants"),
        ("accommodation: {nuitées: 3}", "guest_nights"),
    ],
)
def test_other_word_leads_to_our_key(text: str, key: str) -> None:
    """French words, synonyms, other capitals and dashes are understood where they are typed."""
    assert hint(text).endswith(f"did you mean '{key}'?")


def test_other_word_of_another_group_is_sent_there() -> None:
    """A synonym of a key of another group names its whole path."""
    assert hint("venue: {navettes: []}").endswith("did you mean 'mobility.shuttles'?")


def test_table_knows_the_plan() -> None:
    """Every key of the table is one of the plan, and every word is as it is compared."""
    keys = set().union(*GROUPS)

    assert {key for meant in SYNONYMS.values() for key in meant} <= keys
    assert [word for word in SYNONYMS if typed(word) != word] == []


def test_no_word_stands_for_two_keys_of_one_group() -> None:
    """A word leads to one key wherever it is typed."""
    two = {
        word: sorted(set(meant) & group)
        for word, meant in SYNONYMS.items()
        for group in GROUPS
        if len(set(meant) & group) > 1 and word not in group
    }

    assert two == {}
