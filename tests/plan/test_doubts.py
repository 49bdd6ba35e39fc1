"""What in a plan is probably not meant is told; what may well be meant is not."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from effort import examples
from helpers.paths import ROOT
from helpers.strategies import plans
from hypothesis import given, settings

from ecoevent.plan.commented import initial_plan
from ecoevent.plan.doubting import DOUBTS, plan_warnings
from ecoevent.plan.doubts import residue
from ecoevent.plan.doubts.clashes import CLASHES
from ecoevent.plan.model import Plan
from ecoevent.plan.reading import parse_plan, read_plan
from ecoevent.plan.writing import plan_to_yaml
from ecoevent.problems import Problem
from ecoevent.words.text import LANGS, Lang

EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))
MEAL = {"kind": "meal", "servings": {"vegan": 20}}


def plan_of(answers: Mapping[str, Any]) -> Plan:
    """The plan with these answers by path; each path on a line of its own."""
    said: dict[str, Any] = {"event": {"name": "Fête", "starts": "2027-06-05"}}
    for path, answer in answers.items():
        *above, key = path.split(".")
        here = said
        for step in above:
            here = here.setdefault(step, {})
        here[key] = answer
    return parse_plan(json.dumps(said, indent=1), file="p")


def doubts(answers: Mapping[str, Any]) -> list[Problem]:
    """What is doubted of the plan with these answers."""
    return list(plan_warnings(plan_of(answers)))


def codes(answers: Mapping[str, Any]) -> list[str]:
    """The codes of what is doubted."""
    return [doubt.code for doubt in doubts(answers)]


# For each line of the table of clashes, the two answers that clash.
CLASHING: tuple[tuple[str, Any, str, Any], ...] = (
    ("participants.in_person", 5, "event.format", "online"),
    ("participants.in_person", 0, "event.format", "hybrid"),
    ("participants.online", 5, "event.format", "in_person"),
    ("participants.online", 0, "event.format", "hybrid"),
    ("participants.overnight_share", 0.2, "event.format", "online"),
    ("mobility.shuttles", [{"seats": 5}], "event.format", "online"),
    ("catering.meals", [MEAL], "event.format", "online"),
    ("digital.streamed", True, "event.format", "in_person"),
    ("accommodation.guest_nights", 0, "participants.overnight_share", 1),
    ("accommodation.guest_nights", 9, "participants.overnight_share", 0),
    ("accommodation.guest_nights", 9, "event.format", "online"),
    ("accommodation.certified_share", 0.5, "accommodation.guest_nights", 0),
    ("accommodation.walking_distance_share", 0.5, "accommodation.guest_nights", 0),
    ("accommodation.block_booked", True, "accommodation.guest_nights", 0),
    ("mobility.mode_shares.shuttle", 0.1, "mobility.shuttles", []),
    ("venue.bike_parking_secure", True, "venue.bike_parking_places", 0),
    ("venue.charging_points", 2, "venue.car_parking_places", 0),
    ("people.accessibility", ["step_free"], "venue.is_step_free", False),
    ("waste.single_use_avoided", ["bottles"], "catering.water", "bottled"),
    ("waste.single_use_avoided", ["cups"], "catering.reusable_cups", False),
    ("waste.single_use_avoided", ["plates"], "catering.meals", [{"tableware": "recyclable"}]),
    ("waste.donated_food_kg", 3, "catering.surplus", "none"),
    ("catering.surplus", "donation_agreed", "catering.meals", []),
    ("waste.organics_destination", "landfill", "waste.streams", ["organics"]),
    ("waste.organics_destination", "biogas", "waste.streams", ["landfill"]),
    ("waste.composted_kg", 3, "waste.streams", ["landfill"]),
    ("waste.composted_kg", 3, "waste.organics_destination", "landfill"),
    ("waste.recycled_kg", 3, "waste.streams", ["landfill"]),
    ("waste.signage", True, "waste.stations", 0),
    ("waste.stations_grouped", True, "waste.stations", 0),
    ("materials.gifts", "none", "purchasing.purchases", [{"category": "gifts"}]),
    ("materials.decoration", "none", "purchasing.purchases", [{"category": "decoration"}]),
    ("materials.reused_stand_share", 1, "materials.stands", 0),
    ("materials.badges", "none", "venue.prints_badges", True),
    ("energy.source", "generator", "energy.generators", "none"),
    ("energy.diesel_l", 9, "energy.generators", "battery"),
    ("communication.programme", "printed", "communication.printed_pages", 0),
    ("communication.french_first", True, "communication.languages", ["en"]),
    ("communication.is_bilingual", True, "communication.languages", ["en"]),
    ("communication.is_bilingual", True, "communication.languages", ["fr"]),
    ("digital.recordings_kept_days", 30, "digital.recordings", False),
    ("measurement.boundary", ["travel"], "measurement.ghg_measured", False),
    ("measurement.target_reduction_share", 0.1, "event.edition", 1),
)


@pytest.mark.parametrize(("path", "answer", "other", "its_answer"), CLASHING)
def test_pair_of_the_table_is_told_with_both_places(
    path: str, answer: object, other: str, its_answer: object
) -> None:
    """Each pair is told at one answer, names the other and its line, and stays quiet alone."""
    (doubt,) = doubts({path: answer, other: its_answer})
    ((at, place),) = doubt.also

    assert (doubt.code, doubt.path) == ("P401", path)
    assert at.startswith(other)
    assert doubt.place is not None
    assert place is not None
    assert f"(see {at}, line {place.line})" in doubt.line("en")
    assert doubts({path: answer}) == doubts({other: its_answer}) == []


def test_every_line_of_the_table_is_tried() -> None:
    """No line of the table lacks its two answers above."""
    tried = [(path, other.split("[")[0]) for path, _, other, _ in CLASHING]
    table = [(clash.path, clash.other.split("[")[0]) for clash in CLASHES]

    assert sorted(tried) == sorted(table)


def with_meals(people: int, kind: str, *servings: int) -> dict[str, Any]:
    """A plan with that many people and, for each meal, that many servings."""
    meals = [{"kind": "meal", "name": str(n), "servings": {"vegan": n}} for n in servings]
    return {"event.kind": kind, "participants.in_person": people, "catering.meals": meals}


SHUTTLE = {"seats": 40, "trips": 2}
# What is doubted, and beside it the nearest plan of which it is not.
ODD: Mapping[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "P402": (
        {"participants.in_person": 9, "participants.origins": [{"place": "Laval", "count": 8}]},
        {"participants.in_person": 8, "participants.origins": [{"place": "Laval", "count": 8}]},
    ),
    "P403": (
        {
            "participants.in_person": 100,
            "participants.overnight_share": 0.5,
            "accommodation.guest_nights": 43,
        },
        {
            "participants.in_person": 100,
            "participants.overnight_share": 0.5,
            "accommodation.guest_nights": 44,
        },
    ),
    "P404": (
        {"participants.in_person": 100, "accommodation.guest_nights": 801},
        {"participants.in_person": 100, "accommodation.guest_nights": 800},
    ),
    "P405": (with_meals(180, "gala", 13), with_meals(180, "gala", 108)),
    "P406": (with_meals(100, "gala", 201, 200), with_meals(100, "gala", 199, 200)),
    "P407": (
        {
            "catering.default_menu": "vegan",
            "catering.meals": [{"kind": "meal", "servings": {"beef": 3}}],
        },
        {"catering.default_menu": "vegan", "catering.meals": [MEAL]},
    ),
    "P408": (
        {
            "participants.in_person": 900,
            "mobility.mode_shares": {"shuttle": 0.1},
            "mobility.shuttles": [SHUTTLE],
        },
        {
            "participants.in_person": 800,
            "mobility.mode_shares": {"shuttle": 0.1},
            "mobility.shuttles": [SHUTTLE],
        },
    ),
    "P409": (
        {"participants.in_person": 10, "mobility.mode_shares_answers": 11},
        {
            "participants.in_person": 10,
            "participants.online": 1,
            "mobility.mode_shares_answers": 11,
        },
    ),
    "P410": (
        {"participants.in_person": 10, "waste.landfilled_kg": 1001},
        {"participants.in_person": 10, "waste.landfilled_kg": 1000},
    ),
    "P411": (
        {"participants.in_person": 10, "waste.sorting_crew": 11},
        {"participants.in_person": 10, "waste.sorting_crew": 10},
    ),
    "P412": (
        {
            "purchasing.local_radius_km": 100,
            "purchasing.purchases": [{"is_local": True, "distance_km": 101}],
        },
        {
            "purchasing.local_radius_km": 100,
            "purchasing.purchases": [{"is_local": True, "distance_km": 100}],
        },
    ),
    "P413": (
        {"participants.in_person": 180, "actual.participants.in_person": 1620},
        {"participants.in_person": 180, "actual.participants.in_person": 162},
    ),
    "P421": (
        {"event.opens_at": "18:00", "event.closes_at": "17:00"},
        {"event.opens_at": "18:00", "event.closes_at": "02:00"},
    ),
    "P422": ({"event.ends": "2027-08-05"}, {"event.ends": "2027-08-03"}),
    "P423": ({"event.starts": "2207-06-05"}, {"event.starts": "2027-06-06"}),
    "P424": (
        {
            "event.opens_at": "10:00",
            "event.closes_at": "23:00",
            "mobility.shuttles": [{"first_departure": "11:00", "last_departure": "10:00"}],
        },
        {
            "event.opens_at": "18:00",
            "event.closes_at": "03:00",
            "mobility.shuttles": [{"first_departure": "18:00", "last_departure": "01:00"}],
        },
    ),
    "P425": (
        {
            "event.opens_at": "10:00",
            "event.closes_at": "17:00",
            "mobility.shuttles": [{"last_departure": "17:30"}],
        },
        {
            "event.opens_at": "10:00",
            "event.closes_at": "17:00",
            "mobility.shuttles": [{"last_departure": "16:30"}],
        },
    ),
    "P426": (
        {"actual.evidence": [{"supports": ["waste.signage"], "date": "2026-06-01"}],
         "actual.waste.signage": True},
        {"actual.evidence": [{"supports": ["waste.signage"], "date": "2027-06-06"}],
         "actual.waste.signage": True},
    ),
    "P431": ({"catering.meals": [MEAL, MEAL]}, {"catering.meals": [MEAL, {**MEAL, "cost": 3}]}),
    "P432": (
        {
            "participants.origins": [
                {"place": "Laval", "count": 8},
                {"place": "laval ", "count": 4},
            ]
        },
        {
            "participants.origins": [
                {"place": "Laval", "count": 8},
                {"place": "Lévis", "count": 4},
            ]
        },
    ),
    "P433": (
        {"actual.evidence": [{"supports": ["waste", "energy"]}], "actual.energy.source": "grid"},
        {"actual.evidence": [{"supports": ["energy"]}], "actual.energy.source": "grid"},
    ),
    "P452": ({"venue.place": "À  venir"}, {"venue.place": "Avenir"}),
    "P441": (
        {"participants.in_person": 180, **residue.FIGURES},
        {"participants.in_person": 100, **residue.FIGURES},
    ),
}  # fmt: skip


@pytest.mark.parametrize("code", ODD)
def test_odd_numbers_are_told_and_usual_ones_are_not(code: str) -> None:
    """Each doubt is told of one plan, alone, and of a plan beside it nothing is."""
    odd, usual = ODD[code]

    assert codes(odd) == [code]
    assert codes(usual) == []


def test_every_doubt_is_provoked() -> None:
    """No kind of doubt lacks a plan that provokes it, here or in the test of comments."""
    assert set(DOUBTS) - set(ODD) == {"P401", "P451"}
    assert {kind.severity for kind in DOUBTS.values()} == {"warning"}


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda path: path.stem)
def test_no_example_is_doubted(file: Path) -> None:
    """Nothing is told of any example plan, real ones among them."""
    assert plan_warnings(read_plan(file)) == ()


@pytest.mark.parametrize("lang", LANGS)
def test_plan_of_init_is_not_doubted(lang: Lang) -> None:
    """The plan to start from is quiet; with other numbers of people its figures are told."""
    text = initial_plan(lang)
    filled = text.replace("in_person: 100", "in_person: 180")

    assert plan_warnings(parse_plan(text)) == ()
    assert [doubt.code for doubt in plan_warnings(parse_plan(filled))] == ["P441", "P405"]


@pytest.mark.parametrize("lang", LANGS)
def test_residue_is_what_init_writes(lang: Lang) -> None:
    """The figures that are looked for are those of the plan to start from."""
    plan = parse_plan(initial_plan(lang))

    assert plan.participants.in_person == residue.PEOPLE
    assert set(plan.catering.meals or ()) <= set(residue.MEALS)
    assert {
        "venue.transit_distance_m": plan.venue.transit_distance_m,
        "waste.stations": plan.waste.stations,
        "waste.target_diversion": plan.waste.target_diversion,
    } == residue.FIGURES


CUT = {
    "name: Fête #3 du quartier": "'#3 du quartier'",
    "name: Salle # 204": "'# 204'",
    "name: x\n  organiser: #Grappe": "'#Grappe'",
    "name: x\n  edition: #3": "'#3'",
    "name: Suivez #ecofete": "'#ecofete'",
    "{name: Fête #3\n  , edition: 2": "'#3'",
}


@pytest.mark.parametrize("written", CUT)
def test_text_after_a_hash_is_told(written: str) -> None:
    """Whatever `#` cuts of an answer is told, with what is left of it."""
    end = ", starts: 2027-06-05}" if written.startswith("{") else "\n  starts: 2027-06-05"
    start = "event: " if written.startswith("{") else "event:\n  "
    (doubt,) = plan_warnings(parse_plan(f"{start}{written}{end}\n", file="p"))

    assert doubt.code == "P451"
    assert CUT[written] in doubt.message.en


@pytest.mark.parametrize(
    "written",
    [
        "name: Fête # le titre est provisoire",
        "name: 'Fête #3'",
        "name: Fête#3",
        "name: x\n  organiser: # à venir",
        "name: x\n  #organiser: y",
        "name: x\n  edition: 3 #troisième",
        "name: x\n  kind: gala #ou bal",
        "name: x ##########",
        'name: "Fête #3"',
    ],
)
def test_comment_is_left_alone(written: str) -> None:
    """A comment with its space, one after a number or a word, and a `#` in a text are quiet."""
    text = f"event:\n  {written}\n  starts: 2027-06-05\n"

    assert plan_warnings(parse_plan(text)) == ()


@settings(max_examples=examples(20))
@given(plans())
def test_doubts_are_the_same_wherever_the_plan_comes_from(plan: Plan) -> None:
    """Any plan has doubts of one line in each language, and the same ones once written and read."""
    told = plan_warnings(plan)
    read = plan_warnings(parse_plan(plan_to_yaml(plan), file="p"))

    assert sorted(doubt.path for doubt in told) == sorted(doubt.path for doubt in read)
    assert all(len(doubt.line(lang).splitlines()) == 1 for doubt in read for lang in LANGS)
    assert all(doubt.place and doubt.severity == "warning" for doubt in read)
