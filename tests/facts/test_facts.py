"""Properties of the facts measured from any plan."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import Any

import attrs
import pytest
from effort import examples
from helpers.strategies import actuals, answered, paths_in, plans
from hypothesis import HealthCheck, assume, given, settings, strategies as st

from ecoevent.engine.fact import FactKind, FactName, State
from ecoevent.engine.units import parse_unit
from ecoevent.facts import (
    VOCABULARY,
    claims,
    goods,
    meals,
    measure,
    measure_actual,
    people,
    unevidenced,
)
from ecoevent.facts.declaring import Derivation
from ecoevent.facts.travel import FORECAST
from ecoevent.plan.fields import FieldInfo, declared, spaced
from ecoevent.plan.model import ORDER, Actual, Evidence, Plan, field_at, sections
from ecoevent.plan.paths import covers
from ecoevent.plan.sections.catering import Catering, Meal, Servings
from ecoevent.plan.sections.event import Event
from ecoevent.plan.sections.participants import Participants
from ecoevent.plan.sections.waste import Waste

KINDS = VOCABULARY().kinds
DERIVED = {
    one.kind.name: one for one in (*people.DERIVED, *meals.DERIVED, *goods.DERIVED, *claims.DERIVED)
}
EVERY_KIND = pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
EVERY_DERIVED = pytest.mark.parametrize("derivation", DERIVED.values(), ids=list(DERIVED))
more = settings(max_examples=examples(100), suppress_health_check=[HealthCheck.too_slow])
# nothing in French: the same word in both languages
SAME_IN_BOTH = {"participants", "Programme"}


EVENT = Event(name="Fête", starts=dt.date(2027, 5, 20), format="hybrid")
reported = actuals().map(lambda actual: Plan(event=EVENT, actual=actual))


def fields_outside_lists(
    fields: Mapping[str, FieldInfo], path: str = ""
) -> Iterator[tuple[str, FieldInfo]]:
    """Every field that is answered once in a plan, with its path."""
    for name, field in fields.items():
        here = f"{path}.{name}" if path else name
        if field.kind == "record" and field.record:
            yield from fields_outside_lists(declared(field.record), here)
        elif field.kind != "records":
            yield here, field


ANSWERED_ONCE = dict(fields_outside_lists(sections(Plan)))


def values(plan: Plan) -> dict[str, Any]:
    """The value of each fact, and None where there is none."""
    return {name: fact.value for name, fact in measure(plan).items()}


def with_answers(plan: Plan, section: str, **said: Any) -> Plan:
    """*plan* with other answers in one section."""
    return attrs.evolve(plan, **{section: attrs.evolve(getattr(plan, section), **said)})


@pytest.mark.parametrize("path", ANSWERED_ONCE)
def test_every_answer_is_a_fact(path: str) -> None:
    """What is answered once has its kind in the vocabulary, a list of words one for each word."""
    field = ANSWERED_ONCE[path]
    names = [f"{path}.{word}" for word in (*field.choices, "count")]

    assert set(names if field.kind == "choices" else [path]) <= set(KINDS)


@EVERY_KIND
def test_every_kind_is_told_in_both_languages(kind: FactKind) -> None:
    """A fact has a title in French and in English, and what is not derived a question."""
    texts = [kind.title, kind.question] if kind.question else [kind.title]

    assert all(text.fr and text.en and text.fr != text.en for text in texts) or (
        kind.title.fr in SAME_IN_BOTH
    )
    assert all(text == spaced(text) for text in texts)
    assert kind.derived == (kind.question is None)


@EVERY_KIND
def test_every_kind_has_what_its_type_needs(kind: FactKind) -> None:
    """Numbers have bounds and a unit that rules can write, choices have words, others neither."""
    is_number = kind.type == "number"

    assert (kind.low is not None and kind.high is not None) == is_number
    assert bool(kind.choices) == (kind.type == "choice")
    assert parse_unit(kind.unit) is not None
    assert is_number or not kind.unit


def test_titles_tell_facts_of_a_section_apart() -> None:
    """No two facts of a section share a title, in either language."""
    told = [(name.split(".")[0], text) for name, kind in KINDS.items() for text in [kind.title.fr]]
    said = [(name.split(".")[0], text) for name, kind in KINDS.items() for text in [kind.title.en]]

    assert len(set(told)) == len(told)
    assert len(set(said)) == len(said)


def test_the_vocabulary_follows_the_plan() -> None:
    """Facts come section by section, and the derived ones last in each; then the forecast's."""
    sections_of = (*ORDER, "travel")
    order = [(sections_of.index(name.split(".")[0]), kind.derived) for name, kind in KINDS.items()]

    assert order == sorted(order)


@EVERY_DERIVED
def test_a_derived_fact_rests_on_paths_of_the_plan(derivation: Derivation) -> None:
    """Each path that it may depend on has a field."""
    assert derivation.paths
    assert all(field_at(path.replace("[]", "")) is not None for path in derivation.paths)


@more
@given(plans(done=False))
def test_every_fact_is_there_and_within_its_bounds(plan: Plan) -> None:
    """A plan has every fact of the vocabulary; a number lies within bounds, whole where said."""
    facts = {**measure(plan)}

    assert list(facts) == list(KINDS)
    for name, fact in facts.items():
        assert (fact.name, fact.unit) == (name, KINDS[name].unit)
        assert fits(KINDS[name], fact.value), fact


def fits(kind: FactKind, value: object) -> bool:
    """Whether *value* is none, or one that *kind* allows."""
    if kind.type == "number" and isinstance(value, float):
        assert kind.low is not None
        assert kind.high is not None
        return kind.low <= value <= kind.high and (not kind.whole or value.is_integer())
    return value is None or (
        isinstance(value, bool)
        if kind.type == "flag"
        else isinstance(value, str) and (kind.type == "text" or value in kind.choices)
    )


@given(plans())
def test_a_fact_has_a_value_or_needs_something_or_does_not_apply(plan: Plan) -> None:
    """Exactly the missing facts need paths, all of the plan, and exactly the known have origins."""
    for measured, within in ((measure(plan), ""), (measure_actual(plan), "actual.")):
        for fact in measured.values():
            known = fact.state in {State.GIVEN, State.ASSUMED, State.MEASURED}
            assert (fact.value is not None, bool(fact.origins)) == (known, known), fact
            assert bool(fact.needs) == (fact.state is State.MISSING)
            needs = [path for path in fact.needs if path != FORECAST]
            assert all(field_at(path) is not None for path in needs)
            assert all(path.startswith((within, "event.")) for path in needs)


@given(plans(assumed=False, done=False), st.data())
def test_the_order_of_a_list_changes_no_fact(plan: Plan, data: st.DataObject) -> None:
    """Meals, purchases and shuttles may come in any order."""
    for section, name in (
        ("catering", "meals"),
        ("purchasing", "purchases"),
        ("mobility", "shuttles"),
    ):
        items = getattr(getattr(plan, section), name)
        if not items:
            continue
        other = with_answers(plan, section, **{name: data.draw(st.permutations(items))})

        assert values(other) == values(plan)
        assert states(other) == states(plan)


def states(plan: Plan) -> dict[str, State]:
    """How each fact is known."""
    return {name: fact.state for name, fact in measure(plan).items()}


@given(st.lists(answered(Meal), min_size=1), st.data(), st.integers(1, 500))
def test_undecided_servings_hide_the_vegetarian_share(
    meals: list[Meal], data: st.DataObject, undecided: int
) -> None:
    """Once a serving is undecided nobody knows the share; it is counted all the same."""
    one = data.draw(st.sampled_from(range(len(meals))))
    open_ = attrs.evolve(meals[one].servings or Servings(), undecided=undecided)
    a_meal = attrs.evolve(meals[one], servings=open_, kind="meal")
    facts = measure(serving([*meals[:one], a_meal, *meals[one + 1 :]]))

    for name in ("vegetarian_share", "vegetarian_servings", "beef_servings", "meat_servings"):
        assert facts[FactName(f"catering.{name}")].state is State.MISSING
        assert f"catering.meals[{one}].servings" in facts[FactName(f"catering.{name}")].needs


@given(st.lists(answered(Meal)))
def test_the_servings_of_a_decided_menu_add_up(meals: list[Meal]) -> None:
    """Vegetarian and meat servings make up the meals, beef is among the meat, vegan not."""
    said = values(serving(meals))
    if said["catering.vegetarian_servings"] is None:
        return

    vegetarian, meat = said["catering.vegetarian_servings"], said["catering.meat_servings"]
    assert vegetarian + meat == said["catering.main_servings"]
    assert said["catering.beef_servings"] <= said["catering.beef_equivalent_servings"] <= meat
    assert said["catering.vegan_servings"] <= vegetarian


SHARES = ("main_servings", "vegetarian_share", "vegan_servings", "beef_equivalent_servings")


@given(st.lists(answered(Meal)), answered(Meal), st.data(), st.integers(0, 500))
def test_a_break_never_changes_the_share_of_meals(
    meals: list[Meal], one: Meal, data: st.DataObject, people: int
) -> None:
    """Whatever is served at it, wherever it stands in the list."""
    a_break = attrs.evolve(one, kind="break")
    at = data.draw(st.integers(0, len(meals)))
    crowd = Participants(in_person=people)
    before = values(attrs.evolve(serving(meals), participants=crowd))
    after = values(attrs.evolve(serving([*meals[:at], a_break, *meals[at:]]), participants=crowd))

    for name in SHARES:
        assert after[f"catering.{name}"] == before[f"catering.{name}"]


def serving(meals: list[Meal]) -> Plan:
    """A plan that serves *meals*."""
    return Plan(event=EVENT, catering=Catering(meals=tuple(meals)))


KG = ("recycled_kg", "composted_kg", "reused_kg", "donated_food_kg", "landfilled_kg")
kilograms = st.lists(st.integers(0, 10**6).map(float), min_size=5, max_size=5)


def weighed(weights: list[float], **other: float) -> Plan:
    """A plan whose waste is weighed."""
    return Plan(event=EVENT, waste=Waste(**dict(zip(KG, weights, strict=True)) | other))


@given(kilograms)
def test_the_diversion_rate_is_the_diverted_part_of_all_that_was_left(weights: list[float]) -> None:
    """What is landfilled is the other part, as long as little is given away."""
    said = values(weighed(weights))
    waste, given_away = weights[0] + weights[1] + weights[4], weights[2] + weights[3]
    given_away = min(given_away, waste / 4) if waste else given_away
    left = waste + given_away

    assert (said["waste.diversion_rate"] is None) == (left == 0)
    assert not left or said["waste.diversion_rate"] == pytest.approx(1 - weights[4] / left)


@given(kilograms, st.integers(0, 10**6))
def test_giving_away_hides_no_landfill(weights: list[float], more_kg: int) -> None:
    """Whatever is donated, what is landfilled stays at least four fifths of its share of waste."""
    waste = weights[0] + weights[1] + weights[4]
    assume(waste)
    after = values(weighed(weights, reused_kg=weights[2] + more_kg))["waste.diversion_rate"]

    assert 1 - after >= 0.8 * weights[4] / waste - 1e-9


@given(kilograms, st.sampled_from(["reused_kg", "donated_food_kg"]), st.integers(0, 10**6))
def test_what_is_given_away_is_no_waste(weights: list[float], kind: str, more_kg: int) -> None:
    """A kilogram more donated or reused changes no quantity of waste."""
    before = weighed(weights)
    more = {kind: getattr(before.waste, kind) + more_kg}
    after = Plan(event=EVENT, waste=attrs.evolve(before.waste, **more))

    assert values(after)["waste.generated_kg"] == values(before)["waste.generated_kg"]


@given(kilograms, st.sampled_from(KG), st.integers(0, 10**6))
def test_only_landfill_lowers_the_diversion_rate(
    weights: list[float], kind: str, more_kg: int
) -> None:
    """A kilogram more in landfill never raises the rate, anywhere else it never lowers it."""
    heavier = weighed(weights, **{kind: weights[KG.index(kind)] + more_kg})
    before = values(weighed(weights))["waste.diversion_rate"]
    after = values(heavier)["waste.diversion_rate"]
    assume(before is not None)

    assert after <= before if kind == "landfilled_kg" else after >= before


@given(plans(assumed=False, done=False), st.data())
def test_a_guess_makes_a_guess_of_all_that_rests_on_it(plan: Plan, data: st.DataObject) -> None:
    """Facts at or below an assumed path are assumed, and nothing that does not rest on it is."""
    path = data.draw(st.sampled_from(list(paths_in(plan))))
    before, after = measure(plan), measure(attrs.evolve(plan, assumed=(path,)))

    for name, fact in after.items():
        assert fact.value == before[name].value
        if name not in DERIVED and fact.value is not None:
            guessed = covers(path, fact.origins[0].path)
            assert fact.is_assumed == guessed, fact
        elif fact.is_assumed and not before[name].is_assumed:
            assert rests_on(DERIVED[name], path), fact


@given(plans(assumed=False, done=False))
def test_when_all_is_a_guess_every_fact_is(plan: Plan) -> None:
    """No derived fact forgets that what it rests on was assumed."""
    facts = measure(attrs.evolve(plan, assumed=ORDER))

    assert {fact.state for fact in facts.values() if fact.value is not None} == {State.ASSUMED}


def rests_on(derivation: Derivation, path: str) -> bool:
    """Whether one of its paths lies at, above or below *path*."""
    plain = re.sub(r"\[\d*\]", "", path)
    declared_paths = [each.replace("[]", "") for each in derivation.paths]
    return any(covers(each, plain) or covers(plain, each) for each in declared_paths)


@given(plans(assumed=False, done=False))
def test_a_derived_fact_depends_on_its_paths_only(plan: Plan) -> None:
    """It stays what it is when every other answer is taken away."""
    for derivation in DERIVED.values():
        paths = [path.replace("[]", "") for path in derivation.paths]
        bare = {name: only(getattr(plan, name), name, paths) for name in ORDER[1:]}

        assert derivation(attrs.evolve(plan, **bare)) == derivation(plan), derivation.kind.name


def only(group: Any, path: str, paths: list[str]) -> Any:
    """*group* with the answers at or below *paths*."""
    if any(covers(each, path) for each in paths):
        return group
    kept: dict[str, Any] = {}
    for name, field in declared(type(group)).items():
        value, here = getattr(group, name), f"{path}.{name}"
        if field.kind == "records" and value is not None:
            inside = any(covers(here, each) for each in paths)
            kept[name] = tuple(only(item, here, paths) for item in value) if inside else None
        elif field.kind == "record" and value is not None:
            kept[name] = only(value, here, paths)
        elif any(covers(each, here) for each in paths):
            kept[name] = value
    return type(group)(**kept)


@given(reported)
def test_nothing_is_measured_without_evidence(plan: Plan) -> None:
    """Nothing is known of what was done and not proved but what the event itself tells."""
    facts = measure_actual(with_answers(plan, "actual", evidence=()))

    assert {origin.path.split(".")[0] for fact in facts.values() for origin in fact.origins} == {
        "event"
    }


@given(reported)
def test_what_is_proved_is_measured_as_it_would_be_planned(plan: Plan) -> None:
    """With evidence of everything, what was done gives the values of a plan that says the same."""
    proved = with_answers(plan, "actual", evidence=(Evidence(supports=ORDER[1:]),))
    same = {name: getattr(proved.actual, name) for name in sections(Actual)}
    planned = measure(attrs.evolve(plan, **same))

    for name, fact in measure_actual(proved).items():
        assert fact.value == planned[name].value
        about_event = all(origin.path.startswith("event.") for origin in fact.origins)
        from_report = fact.state in {State.MEASURED, State.ASSUMED}
        assert from_report == (bool(fact.origins) and not about_event)


@given(reported, st.data())
def test_a_measured_answer_is_one_that_evidence_covers(plan: Plan, data: st.DataObject) -> None:
    """An answer counts exactly when a prefix that the evidence supports covers it."""
    support = data.draw(st.sampled_from(list(paths_in(plan.actual))))
    proved = with_answers(plan, "actual", evidence=(Evidence(supports=(support,)),))
    reported = measure(
        Plan(event=plan.event, **{n: getattr(plan.actual, n) for n in sections(Actual)})
    )

    for name, fact in measure_actual(proved).items():
        if name in DERIVED or name.startswith("event.") or reported[name].value is None:
            continue
        assert (fact.value is not None) == covers(support, reported[name].origins[0].path)


@given(reported)
def test_evidence_of_what_lacks_it_leaves_nothing_unevidenced(plan: Plan) -> None:
    """The paths that are listed are just the evidence that is missing."""
    lacking = tuple(path.removeprefix("actual.") for path in unevidenced(plan))
    if not lacking:
        return
    more_evidence = (*plan.actual.evidence, Evidence(supports=lacking))

    assert unevidenced(with_answers(plan, "actual", evidence=more_evidence)) == ()
    assert not any(
        covers(prefix, path)
        for path in lacking
        for evidence in plan.actual.evidence
        for prefix in evidence.supports
    )


@given(plans())
def test_measuring_changes_nothing(plan: Plan) -> None:
    """The same plan has the same facts, each time."""
    assert measure(plan) == measure(plan)
    assert measure_actual(plan) == measure_actual(plan)
