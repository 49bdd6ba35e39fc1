"""Ways to look better than one is: none reaches the level that it pretends to."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import attrs
import pytest
import yaml
from effort import examples
from helpers.paths import ROOT
from hypothesis import given, settings, strategies as st

from ecoevent.commands.demo import example_plans
from ecoevent.engine.fact import Fact, FactName, State
from ecoevent.engine.judging import Findings, judge
from ecoevent.engine.pack import Level
from ecoevent.facts import VOCABULARY, measure
from ecoevent.plan.model import Plan
from ecoevent.plan.reading import parse_plan
from ecoevent.scoring.packs import load_pack
from ecoevent.scoring.totals import Score, score

FOLDER = ROOT / "tests" / "plans"
CORE = load_pack("core")
LEVELS = [level.id for level in CORE.text.levels]
DECEIVERS = yaml.safe_load((FOLDER / "deceivers.yaml").read_text("utf-8"))
EXCELLENT = yaml.safe_load((FOLDER / "excellent.yaml").read_text("utf-8"))
ON_SITE = {name: plan for name, plan in example_plans().items() if plan.event.format != "online"}


def planned(change: Mapping[str, Any]) -> Plan:
    """The excellent event with some answers changed."""
    said = {name: dict(section) for name, section in EXCELLENT.items()}
    for path, value in change.items():
        section, _, name = path.partition(".")
        said[section][name] = value
    return parse_plan(yaml.safe_dump(said, allow_unicode=True))


def scored(plan: Plan, *, is_done: bool = False) -> Score:
    """What core says of it."""
    return score(judge(measure(plan), CORE), is_done=is_done)


def rank(level: Level | None) -> int:
    """0 without a level, 1 for the first one."""
    return 0 if level is None else 1 + LEVELS.index(level.id)


def test_the_excellent_event_is_exemplary() -> None:
    """So that what keeps a deceiver down is what it changes, and nothing else."""
    assert rank(scored(planned({})).level) == len(LEVELS)


@pytest.mark.parametrize("deceiver", DECEIVERS, ids=[one["name"] for one in DECEIVERS])
def test_a_deceiver_stays_below(deceiver: dict[str, Any]) -> None:
    """At most the level that its worst side deserves."""
    plan = planned(deceiver["change"])
    found = scored(plan, is_done=deceiver.get("is_done", False)).level
    most = 0 if deceiver["at_most"] == "none" else 1 + LEVELS.index(deceiver["at_most"])

    assert rank(found) <= most, found


def test_every_deceiver_would_have_deceived() -> None:
    """Without shares of results a high score would be called exemplary, whatever is in it."""
    lax = [attrs.evolve(level, results=0, floor=0, total=45) for level in CORE.text.levels]
    pack = attrs.evolve(CORE, text=attrs.evolve(CORE.text, levels=tuple(lax)))
    found = [
        score(judge(measure(planned(one["change"])), pack)).level
        for one in DECEIVERS
        if one["at_most"] != "none" or "meals" in str(one["change"])
    ]

    assert all(level is not None and level.id == "exemplary" for level in found)


GAINLESS: list[tuple[str, dict[str, Any]]] = [
    ("a battery hired indoors", {"energy.generators": "battery"}),
    ("a talk recorded", {"digital.recordings": True, "digital.recordings_kept_days": 30}),
    ("a target declared", {"measurement.target_reduction_share": "50 %"}),
    ("a claim with its proof", {"measurement.claims": [{"text": "Local", "evidence": "Facture"}]}),
    ("a reuse radius of 500 km", {"catering.local_radius_km": 500}),
    ("another break", {"catering.meals": [*EXCELLENT["catering"]["meals"], {
        "name": "Break", "kind": "break", "servings": {"vegan": 900}, "local_share": "75 %",
        "organic_share": "50 %", "tableware": "reusable", "cost": 1}]}),
]  # fmt: skip


@pytest.mark.parametrize("start", [{}, {"mobility.mode_shares": {"car": 100}}])
@pytest.mark.parametrize(("name", "change"), GAINLESS, ids=[name for name, _ in GAINLESS])
def test_what_changes_nothing_gains_nothing(
    name: str, change: dict[str, Any], start: dict[str, Any]
) -> None:
    """Neither a point nor a share of the points."""
    before = scored(planned(_percents(start))).total
    after = scored(planned(_percents(start) | change)).total

    assert after.points <= before.points, name
    assert (after.score or 0) <= (before.score or 0), name


def test_a_boundary_without_a_calculation_gains_nothing() -> None:
    """In no pack that ships."""
    claimed = {"measurement.ghg_measured": False, "measurement.boundary": []}
    every = claimed | {"measurement.boundary": EXCELLENT["measurement"]["boundary"]}
    for name in ("core", "quebec", "gates-and-options", "minimum-and-advanced"):
        pack = load_pack(name)
        before, after = (score(judge(measure(planned(said)), pack)) for said in (claimed, every))

        assert after.total.points == before.total.points, name


# what matters to the crowd of 5,000 that it serves; each is worse than what stands in the plan
FETE = {
    "participants.in_person": 5000,
    "participants.online": 0,
    "event.format": "in_person",
    "event.kind": "festival",
    "venue.transit_distance_m": 900,
    "venue.bike_parking_places": 250,
    "venue.bike_parking_secure": False,
    "mobility.bike_offer": "valet",
    "mobility.shuttles": [{"name": "Metro", "seats": 45, "trips": 12, "distance_km": 4}],
    "waste.stations": 20,
    "waste.sorting_crew": 40,
}


@pytest.mark.parametrize(
    "worse",
    [
        {"mobility.bike_offer": "none"},
        {"waste.stations": 1},
        {"waste.sorting_crew": 5},
        {"mobility.shuttles": [{"name": "Metro", "seats": 45, "trips": 1, "distance_km": 4}]},
        {"venue.transit_distance_m": 9000},
        {"venue.bike_parking_places": 10},
    ],
)
def test_what_a_crowd_misses_costs_points(worse: dict[str, Any]) -> None:
    """Sizes are judged by people, not by a yes."""
    before, after = scored(planned(FETE)), scored(planned(FETE | worse))

    assert after.total.points < before.total.points or after.failed_gates


@settings(max_examples=examples(60), deadline=None)
@given(st.data())
def test_no_plan_of_flights_or_of_beef_goes_beyond_the_first_level(data: st.DataObject) -> None:
    """Whatever is answered yes or no besides, in the excellent event and around it."""
    facts = dict(measure(planned({})))
    flags = sorted({name for rule in CORE.rules for name in rule.reads if _is_free(name)})
    for name in data.draw(st.lists(st.sampled_from(flags), max_size=8, unique=True)):
        facts[name] = Fact(name=name, state=State.GIVEN, value=data.draw(st.booleans()))
    facts |= known(data.draw(st.sampled_from([_NO_TRAVEL, _ALL_BEEF])))

    assert rank(score(judge(facts, CORE)).level) <= 1


@pytest.mark.parametrize("name", sorted(ON_SITE))
def test_no_example_of_flights_or_of_beef_goes_beyond_the_first_level(name: str) -> None:
    """The same people and menu, all of them flown in, or all of it beef."""
    facts = measure(ON_SITE[name])
    served = facts[FactName("catering.main_servings")].value
    beef = _ALL_BEEF | dict.fromkeys(("beef_servings", "beef_equivalent_servings"), served)

    assert rank(score(judge({**facts, **known(_NO_TRAVEL)}, CORE)).level) <= 1
    if served:
        menu = {f"catering.{key.removeprefix('catering.')}": n for key, n in beef.items()}
        assert rank(score(judge({**facts, **known(menu)}, CORE)).level) <= 1


def known(values: Mapping[str, Any]) -> dict[FactName, Fact]:
    """Facts of these values, as if a plan said them."""
    return {
        FactName(name): Fact(
            name=FactName(name), state=State.GIVEN, value=value, unit=VOCABULARY()[name].unit
        )
        for name, value in values.items()
    }


def _is_free(name: FactName) -> bool:
    """Whether it is a yes or a no that leaves the event what it is."""
    return VOCABULARY()[name].type == "flag" and not name.startswith("event.")


_NO_TRAVEL = {"mobility.sustainable_share": 0.0, "mobility.plane_share": 1.0}
_ALL_BEEF = {
    "catering.vegetarian_servings": 0.0,
    "catering.vegan_servings": 0.0,
    "catering.beef_servings": 200.0,
    "catering.beef_equivalent_servings": 200.0,
}


@pytest.mark.parametrize("principle", [p.id for p in CORE.text.principles[:4]])
def test_offers_alone_bring_no_level(principle: str) -> None:
    """With all offers and all practice, and the results of one commitment at nothing."""
    findings = judge(measure(planned({})), CORE)
    emptied = tuple(
        attrs.evolve(found, points=0, lowest=0, highest=0)
        if found.rule.text.rewards == "result" and found.rule.principle == principle
        else found
        for found in findings.findings
    )

    assert score(_with(findings, emptied)).level is None


@pytest.mark.parametrize("name", sorted(example_plans()))
def test_no_single_offer_moves_a_level(name: str) -> None:
    """Each offer of each example in turn, given in full."""
    findings = judge(measure(example_plans()[name]), CORE)
    level = score(findings).level
    moved = []
    for place, found in enumerate(findings.findings):
        if found.rule.text.rewards == "offer" and found.weight:
            full = dict.fromkeys(("points", "lowest", "highest"), found.weight)
            others = findings.findings
            changed = (*others[:place], attrs.evolve(found, **full), *others[place + 1 :])
            if score(_with(findings, changed)).level != level:
                moved.append(found.rule.id)

    assert moved == []


@pytest.mark.parametrize("worst", ["flights", "beef", "offers"])
def test_levels_that_ask_for_no_results_would_let_beef_and_offers_pass(worst: str) -> None:
    """The properties above are seen to fail: what holds them is what levels ask for."""
    lax = tuple(attrs.evolve(level, results=0, floor=0) for level in CORE.text.levels)
    pack = attrs.evolve(CORE, text=attrs.evolve(CORE.text, levels=lax))
    change = {"flights": _NO_TRAVEL, "beef": _ALL_BEEF, "offers": {}}[worst]
    findings = judge({**measure(planned({})), **known(change)}, pack)
    if worst == "offers":
        emptied = tuple(
            attrs.evolve(found, points=0, lowest=0, highest=0)
            if found.rule.text.rewards == "result" and found.rule.principle == "food"
            else found
            for found in findings.findings
        )
        findings = _with(findings, emptied)
    level = score(findings).level

    # who all fly lose more than half of the points: the total alone holds them
    assert (level is None) if worst == "flights" else rank(level) >= 2


def _with(findings: Findings, found: tuple[Any, ...]) -> Findings:
    return attrs.evolve(findings, findings=found)


def _percents(change: Mapping[str, Any]) -> dict[str, Any]:
    """The shares of modes as a plan writes them."""
    return {
        path: {mode: f"{share} %" for mode, share in said.items()} if "shares" in path else said
        for path, said in change.items()
    }


EXPECTED = {  # the least and the highest level that each of the events made to deceive may have
    "j-best": (4, 4),
    "l-low-impact-no-paperwork": (2, 4),
    "e-steak-gala-by-metro": (0, 1),
    "w-breaks-dilute-beef": (0, 1),
    "k-ordinary-conference": (0, 0),
    "i2-bbq-with-token-shuttle": (0, 0),
    "a-long-haul-congress": (0, 1),
    "o-all-assumed": (0, 0),
    "g-almost-all-unknown": (0, 0),
}


@pytest.mark.parametrize("name", EXPECTED)
def test_the_events_made_to_deceive_have_the_level_they_deserve(name: str) -> None:
    """They are not part of this repository: ECOEVENT_CASES names their folder."""
    folder = os.environ.get("ECOEVENT_CASES")
    if not folder:
        pytest.skip("ECOEVENT_CASES names no folder of events made to deceive")
    plan = parse_plan((Path(folder) / "plans" / f"{name}.yaml").read_bytes())
    least, most = EXPECTED[name]

    assert least <= rank(scored(plan).level) <= most
