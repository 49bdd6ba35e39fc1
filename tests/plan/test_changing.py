"""A plan is changed in one way, and each change can be taken back."""

import datetime as dt
from pathlib import Path
from typing import Any

import attrs
import pytest
from effort import examples
from helpers.paths import ROOT
from helpers.strategies import answers, groups, plans
from hypothesis import HealthCheck, assume, given, settings, strategies as st

from ecoevent.errors import ChangedError, PlanError
from ecoevent.plan.changing import (
    Add,
    Append,
    AtLeast,
    AtMost,
    Change,
    Changed,
    Move,
    Operation,
    Part,
    Plus,
    Remove,
    Times,
    To,
    change,
    change_file,
    changed_text,
    changes_from,
    difference,
)
from ecoevent.plan.changing.change import OPERATIONS
from ecoevent.plan.fields import FieldInfo, declared
from ecoevent.plan.model import Plan, sections
from ecoevent.plan.reading import parse_plan
from ecoevent.plan.writing import plan_to_yaml

START = "event: {name: Fête, starts: 2027-05-20}\n"
MEALS = f"""{START}
participants: {{in_person: 130}}
catering:
  meals:
    - {{name: Dîner, kind: meal, servings: {{beef: 30, vegan: 5}}, tableware: recyclable}}
    - {{name: Pause, kind: break, servings: {{vegetarian: 80, fish: 4}}}}
    - {{name: Souper, kind: meal, servings: {{beef: 60}}, cost: 900}}
assumed: ["catering.meals[0]", "catering.meals[2].cost", participants]
"""
PLAN = parse_plan(MEALS)


def done(*written: dict[str, Any], plan: Plan = PLAN) -> Plan:
    """The plan after changes that need no answer, and back again."""
    found = change(plan, changes_from(written))
    assert not found.missing
    assert change(found.plan, found.undo).plan == plan
    return found.plan


def missing(*written: dict[str, Any], plan: Plan = PLAN) -> list[str]:
    """The answers that the changes need."""
    found = change(plan, changes_from(written))
    assert found.plan == plan
    return [each.path for each in found.missing]


def servings(plan: Plan, position: int) -> dict[str, int]:
    """What is served at a meal."""
    meals = plan.catering.meals
    assert meals is not None
    assert meals[position].servings is not None
    return {name: n for name, n in attrs.asdict(meals[position].servings).items() if n is not None}


def test_an_answer_becomes_another() -> None:
    """As files write it, or as Python has it; nothing takes it back."""
    assert done({"at": "waste.target_diversion", "to": "80 %"}).waste.target_diversion == 0.8
    plan = change(PLAN, [Change("event.opens_at", To(dt.time(8, 30)))]).plan
    assert plan.event.opens_at == dt.time(8, 30)
    assert done({"at": "event.opens_at", "to": None}, plan=plan) == PLAN
    gone = done({"at": "catering", "to": None})
    assert (gone.catering, gone.assumed) == (type(PLAN.catering)(), ("participants",))


def test_bounds_leave_a_better_plan_alone() -> None:
    """`at_least` and `at_most` can do no harm, and make a number known."""
    at = "venue.bike_parking_places"
    ten = done({"at": at, "at_least": 10})
    assert ten.venue.bike_parking_places == 10
    assert done({"at": at, "at_least": 4}, plan=ten) == ten
    assert done({"at": at, "at_most": 4}, plan=ten).venue.bike_parking_places == 4
    share = {"times": "participants.in_person", "by": "5 %"}
    assert done({"at": at, "at_least": share}).venue.bike_parking_places == 7  # of 6.5
    assert done({"at": at, "at_most": share}).venue.bike_parking_places == 6


def test_servings_move_at_each_meal() -> None:
    """All of them or a part; what is not said in the group is none."""
    move = {"from": ["beef", "pork", "fish"], "to": "vegetarian"}
    moved = done({"at": "catering.meals[].servings", "move": move})
    assert servings(moved, 0) == {"vegetarian": 30, "beef": 0, "vegan": 5}
    assert servings(moved, 1) == {"vegetarian": 84, "fish": 0}
    half = done({"at": "catering.meals[0].servings", "move": {**move, "part": "50 %"}})
    assert servings(half, 0) == {"vegetarian": 15, "beef": 15, "vegan": 5}


def test_guards_choose_items() -> None:
    """By what they say, and by the most of something."""
    beef = {"at": "catering.meals[].servings.beef", "to": 0}
    only = done({**beef, "where": {"kind": "meal", "name": ["Dîner", "Pause"]}})
    assert [servings(only, i).get("beef") for i in range(3)] == [0, None, 60]
    most = done({**beef, "where": {"kind": "meal"}, "top": 1, "by": "servings.beef"})
    assert [servings(most, i).get("beef") for i in range(3)] == [30, None, 0]
    ware = {"at": "catering.meals[].tableware", "to": "reusable"}
    some = done({**ware, "from": ["recyclable", None]})
    assert [meal.tableware for meal in some.catering.meals or ()] == ["reusable"] * 3


def test_lists_of_words_and_of_groups() -> None:
    """Words are added once and removed; items come and go, and `assumed` counts anew."""
    none = done({"at": "waste.streams", "to": []})
    two = done({"at": "waste.streams", "add": ["organics", "deposit"]}, plan=none)
    assert two.waste.streams == ("organics", "deposit")
    assert done({"at": "waste.streams", "add": "organics"}, plan=two) == two
    assert done({"at": "waste.streams", "remove": "organics"}, plan=two).waste.streams == (
        "deposit",
    )
    less = done({"at": "catering.meals[]", "remove": True, "where": {"name": "Dîner"}})
    assert [meal.name for meal in less.catering.meals or ()] == ["Pause", "Souper"]
    assert less.assumed == ("catering.meals[1].cost", "participants")
    more = done({"at": "catering.meals", "append": {"name": "Brunch", "local_share": "50 %"}})
    assert more.catering.meals is not None
    assert more.catering.meals[3].local_share == 0.5


def test_numbers_grow_within_what_is_allowed() -> None:
    """Counts, shares and times of day, in minutes."""
    plan = parse_plan(
        'event: {name: F, starts: 2027-05-20, closes_at: "23:30"}\n'
        "participants: {in_person: 130}\nwaste: {target_diversion: 70 %}\n"
    )
    assert (
        done({"at": "participants.in_person", "times": "50 %"}, plan=plan).participants.in_person
        == 65
    )
    assert (
        done({"at": "participants.in_person", "plus": -200}, plan=plan).participants.in_person == 0
    )
    assert (
        done({"at": "waste.target_diversion", "plus": 0.2}, plan=plan).waste.target_diversion == 0.9
    )
    assert done({"at": "waste.target_diversion", "times": 2}, plan=plan).waste.target_diversion == 1
    assert done({"at": "event.closes_at", "plus": -45}, plan=plan).event.closes_at == dt.time(
        22, 45
    )
    assert done({"at": "event.closes_at", "plus": 45}, plan=plan).event.closes_at == dt.time(23, 59)


@pytest.mark.parametrize(
    ("written", "path"),
    [
        ({"at": "mobility.shuttles[].seats", "at_least": 30}, "mobility.shuttles"),
        ({"at": "mobility.shuttles", "append": {"trips": 2}}, "mobility.shuttles"),
        ({"at": "waste.streams", "add": "organics"}, "waste.streams"),
        ({"at": "participants.online", "times": 2}, "participants.online"),
        ({"at": "venue.car_parking_places", "plus": 2}, "venue.car_parking_places"),
        (
            {"at": "mobility.mode_shares", "move": {"from": "car", "to": "carpool"}},
            "mobility.mode_shares",
        ),
        (
            {"at": "catering.meals[].kind", "to": "meal", "where": {"tableware": "recyclable"}},
            "catering.meals[1].tableware",
        ),
        (
            {"at": "catering.meals[]", "remove": True, "top": 1, "by": "cost"},
            "catering.meals[0].cost",
        ),
        (
            {"at": "mobility.transit_offer", "to": "free", "from": ["none", "information"]},
            "mobility.transit_offer",
        ),
        (
            {"at": "participants.in_person", "to": {"times": "participants.online", "by": 2}},
            "participants.online",
        ),
    ],
)
def test_what_must_be_answered_first_is_told(written: dict[str, Any], path: str) -> None:
    """By its path and its question; the plan stays as it was, with whatever else was asked."""
    assert missing(written) == [path]
    assert missing({"at": "event.name", "to": "x"}, written, written) == [path, path]
    (needed,) = change(PLAN, changes_from([written])).missing
    assert needed.question.fr.endswith("?")
    assert needed.change == 0


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ({"at": "catering.nonsense", "to": 1}, "P304"),
        ({"at": "catering.meals.kind", "to": "meal"}, "P304"),
        ({"at": "catering[].meals", "to": []}, "P304"),
        ({"at": "waste.streams[0]", "to": "organics"}, "P304"),
        ({"at": "event.name.first", "to": "x"}, "P304"),
        ({"at": "", "to": "x"}, "P304"),
        ({"at": "event.kind", "to": "gigantic"}, "S005"),
        ({"at": "participants.in_person", "to": "many"}, "S004"),
        ({"at": "participants.in_person", "to": -1}, "P202"),
        ({"at": "catering.meals[0]", "to": {"nom": "x"}}, "S001"),
        ({"at": "event.kind", "at_least": 3}, "P321"),
        ({"at": "catering.meals[]", "add": "x"}, "P321"),
        ({"at": "catering.meals[].servings", "move": {"from": "beef", "to": "tofu"}}, "P321"),
        ({"at": "catering.meals", "to": [], "where": {"kind": "meal"}}, "P322"),
        ({"at": "catering.meals[].kind", "to": "meal", "top": 2, "by": "name"}, "P322"),
        ({"at": "catering.meals[].kind", "to": "meal", "top": 2}, "P322"),
        ({"at": "catering.meals[].kind", "to": "meal", "where": {"color": 1}}, "P304"),
        ({"at": "event.name"}, "P323"),
        ({"at": "event.name", "to": "x", "plus": 2}, "P323"),
        ({"at": "catering.meals[].kind", "to": "meal", "top": 0, "by": "cost"}, "P323"),
        ({"at": "catering.meals[].servings", "move": "beef"}, "P323"),
        ({"at": "participants.in_person", "plus": "a few"}, "P324"),
        ({"at": "participants.in_person", "to": {"times": "event.color", "by": 2}}, "P304"),
        ({"at": "participants.in_person", "to": {"times": "event.name", "by": 2}}, "P304"),
        ({"at": "event.name", "to": {"times": "participants.in_person", "by": 2}}, "P321"),
    ],
)
def test_a_change_that_no_plan_can_take_is_refused(written: dict[str, Any], code: str) -> None:
    """When it is read, with the path that it is about, in both languages."""
    with pytest.raises(PlanError) as wrong:
        changes_from([written, {"at": "event.name", "to": "x"}])

    (found,) = wrong.value.problems
    assert (found.code, found.path) == (code, found.path)
    assert found.path.startswith(str(written["at"]))
    assert found.line("fr") != found.line("en")


def test_what_only_the_plan_shows_is_told_by_the_plans_paths() -> None:
    """An item that is not there, dates that cannot be, more than everyone."""
    for written, path in (
        ({"at": "catering.meals[9].kind", "to": "meal"}, "catering.meals[9].kind"),
        ({"at": "event.ends", "to": "2027-05-01"}, "event.ends"),
        ({"at": "event.starts", "to": None}, "event.starts"),
        ({"at": "assumed", "add": "catering.meals[7]"}, "assumed[3]"),
        ({"at": "participants.origins", "to": [{"place": "Laval"}, {"count": -1}]}, ""),
    ):
        with pytest.raises(PlanError) as wrong:
            change(PLAN, changes_from([written]))
        assert not path or [each.path for each in wrong.value.problems] == [path]


def test_changes_are_checked_together() -> None:
    """Two shares may each be impossible beside the old other one."""
    plan = parse_plan(f"{START}mobility: {{mode_shares: {{car: 90 %, transit: 10 %}}}}\n")
    shares = done(
        {"at": "mobility.mode_shares.transit", "to": "80 %"},
        {"at": "mobility.mode_shares.car", "to": "20 %"},
        plan=plan,
    ).mobility.mode_shares
    assert shares is not None
    assert (shares.car, shares.transit) == (0.2, 0.8)


def test_a_proof_outlives_what_it_proves() -> None:
    """Evidence of an item that goes supports the list from then on."""
    plan = parse_plan(
        f"{START}actual:\n  catering: {{meals: [{{name: a}}, {{name: b}}, {{name: c}}]}}\n"
        "  evidence: [{supports: ['catering.meals[1].cost', 'catering.meals[2]'], what: facture}]\n"
    )
    gone = done({"at": "actual.catering.meals[1]", "remove": True}, plan=plan)
    assert gone.actual.evidence[0].supports == ("catering.meals", "catering.meals[1]")


@given(plans(), plans())
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=examples(15))
def test_the_difference_makes_one_plan_of_another(one: Plan, other: Plan) -> None:
    """And back."""
    found = change(one, difference(one, other))

    assert found.plan == other
    assert change(other, found.undo).plan == one


def operations(field: FieldInfo, name: str) -> st.SearchStrategy[Operation]:
    """Any operation that suits the field."""
    suiting: list[st.SearchStrategy[Operation]] = [
        st.builds(To, answers(field)) if not field.required else st.nothing()
    ]
    if field.kind in {"number", "whole", "share"}:
        some = answers(field)
        part = st.builds(Part, st.just("participants.in_person"), st.floats(0, 2))
        suiting += [st.builds(AtLeast, some | part), st.builds(AtMost, some | part)]
        suiting += [st.builds(Plus, st.integers(-50, 50) | part), st.builds(Times, st.floats(0, 2))]
    elif field.kind == "clock":
        suiting += [st.builds(Plus, st.integers(-2000, 2000))]
    elif field.kind == "choices":
        suiting += [st.builds(each, answers(field).filter(bool)) for each in (Add, Remove)]
    elif field.kind == "records" and field.record:
        suiting += [st.builds(Append, groups(field.record))]
    elif field.kind == "record" and field.record and name in {"servings", "mode_shares"}:
        names = st.permutations(list(declared(field.record)))
        suiting += [names.map(lambda said: Move(tuple(said[1:4]), said[0], 0.5))]
    return st.one_of(suiting)


@st.composite
def some_changes(draw: st.DrawFn) -> list[Change]:
    """Between one and four changes of anywhere, each item or the first."""
    made = []
    for _ in range(draw(st.integers(1, 4))):
        name = draw(st.sampled_from(list(sections(Plan))))
        record, path = sections(Plan)[name].record, name
        while record is not None:
            name, field = draw(st.sampled_from(list(declared(record).items())))
            path = f"{path}.{name}"
            is_below = field.record is not None and draw(st.booleans())
            record = field.record if is_below else None
            if is_below and field.kind == "records":
                path += draw(st.sampled_from(["[]", "[0]"]))
                if draw(st.booleans()):
                    made.append(Change(path, Remove()))
        made.append(Change(path, draw(operations(field, name))))
    return made


@given(plans(), some_changes())
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=examples(30))
def test_every_change_is_taken_back(plan: Plan, changes: list[Change]) -> None:
    """Made and undone, the plan is the same; made again, it is the changed one; so is its text."""
    try:
        found = change(plan, changes)
    except PlanError:
        assume(False)
    assert change(found.plan, found.undo).plan == plan
    assert change(plan, found.changes).plan == found.plan
    text = changed_text(plan_to_yaml(plan).encode(), changes).text
    assert attrs.evolve(parse_plan(text), source=None) == found.plan


def test_a_text_that_says_it_already_is_the_same_text() -> None:
    """To the byte."""
    made = changed_text(MEALS.encode(), changes_from([{"at": "event.name", "to": "Fête"}]))

    assert made.text == MEALS.encode()
    assert made.changed == Changed(PLAN)


def test_a_file_is_changed_unless_somebody_else_did(tmp_path: Path) -> None:
    """Whole, or left alone: also where an answer is missing."""
    path = tmp_path / "plan.yaml"
    path.write_text(MEALS, "utf-8")
    to = changes_from([{"at": "event.name", "to": "Bal"}])

    assert change_file(path, to).plan.event.name == "Bal"
    assert path.read_text("utf-8") == MEALS.replace("Fête", "Bal")
    with pytest.raises(ChangedError):
        change_file(path, to, was=MEALS.encode())
    asked = change_file(path, changes_from([{"at": "waste.streams", "add": "organics"}]))
    assert [each.path for each in asked.missing] == ["waste.streams"]
    assert path.read_text("utf-8") == MEALS.replace("Fête", "Bal")


def test_the_page_about_changes_is_right() -> None:
    """Its snippet runs, and it tells every operation."""
    page = (ROOT / "docs" / "changing.md").read_text("utf-8")
    snippet = page.partition("```python\n")[2].partition("```")[0]
    names: dict[str, Any] = {"plan": PLAN, "content": MEALS.encode()}
    exec(snippet, names)  # noqa: S102 (our own page)

    assert names["found"].plan.venue.bike_parking_places == 7
    assert all(f"`{operation}`" in page for operation in OPERATIONS)
