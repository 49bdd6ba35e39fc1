"""Questions: what is missing, in the order in which to ask."""

import datetime as dt

from effort import examples
from helpers.strategies import plans
from hypothesis import HealthCheck, given, settings

from ecoevent import assess, explain, judge, load_pack, measure, plan_to_yaml, questions
from ecoevent.engine.judging import Status
from ecoevent.facts.travel import FORECAST
from ecoevent.plan.model import Plan, field_at
from ecoevent.plan.reading import parse_plan
from ecoevent.plan.sections.catering import Catering
from ecoevent.plan.sections.event import Event

DAY = Event(name="Fête", starts=dt.date(2027, 5, 20))
MORE = settings(max_examples=examples(60), deadline=None, suppress_health_check=list(HealthCheck))


@MORE
@given(plans())
def test_every_open_rule_is_asked_about(plan: Plan) -> None:
    """A rule that is to be decided stands behind at least one question."""
    findings = judge(measure(plan), load_pack())
    undecided = {f.rule.id for f in findings.findings if f.status is Status.UNKNOWN}
    asked = {rule for question in questions(findings) for rule in question.rules}

    assert undecided <= asked


@MORE
@given(plans())
def test_every_question_can_be_asked_and_answered(plan: Plan) -> None:
    """Each has a place in the plan, words in both languages, and stands there once."""
    asked = questions(judge(measure(plan), load_pack()))
    paths = [question.path for question in asked]

    assert len(set(paths)) == len(paths)
    assert all(field_at(q.path) == q.field for q in asked if q.path != FORECAST)
    assert all(question.field.question.fr and question.field.question.en for question in asked)


def test_conditions_come_first() -> None:
    """Whether there is a meal at all is asked before what is in it."""
    asked = questions(judge(measure(Plan(event=DAY)), load_pack()))

    assert asked[0].is_condition
    assert asked[0].path == "event.format"


def test_an_answered_question_is_not_asked_again() -> None:
    """Answering the first question takes it off the list."""
    plan = "event: {name: F, starts: 2027-05-20}\n"
    first = questions(judge(measure(parse_plan(plan)), load_pack()))[0].path
    answered = plan.replace("20}", "20, format: online}")
    again = questions(judge(measure(parse_plan(answered)), load_pack()))

    assert first == "event.format"
    assert first not in {question.path for question in again}


@MORE
@given(plans())
def test_every_rule_of_every_plan_can_be_explained(plan: Plan) -> None:
    """No plan makes the explanation fail, and it tells what the finding tells."""
    findings = judge(measure(plan), load_pack())
    for finding in findings.findings:
        explanation = explain(findings, finding.rule.id)

        assert explanation.finding == finding
        assert {known.kind.name for known in explanation.values} == set(finding.rule.reads)


def test_the_distance_to_the_next_step_reaches_it() -> None:
    """180 days are the top; at 200 the next step is 20 days away."""
    plan = parse_plan(
        "event: {name: F, starts: 2027-05-20, format: in_person}\n"
        "participants: {in_person: 80}\n"
        "digital: {data_kept_days: 200}\n"
    )
    step = explain(judge(measure(plan), load_pack()), "digital.data-kept").step

    assert step is not None
    assert (step.points, step.next, step.distance) == (1, (180.0, 2), 20.0)


def test_planned_and_verified_are_two_scores() -> None:
    """What was done counts by its evidence only, and the plan's own score stays."""
    planned = Plan(event=DAY, catering=Catering(default_menu="vegetarian"))
    text = plan_to_yaml(planned) + "actual:\n  catering: {default_menu: meat, water: tap}\n"
    proven = text + "  evidence: [{supports: [catering.default_menu], what: Menu}]\n"
    without, with_proof = (assess(parse_plan(t), load_pack()) for t in (text, proven))

    assert without.planned.total == with_proof.planned.total
    assert without.unevidenced == ("actual.catering.default_menu", "actual.catering.water")
    assert with_proof.unevidenced == ("actual.catering.water",)


def test_shares_that_make_eighty_percent_reach_eighty_percent() -> None:
    """0.1 + 0.7 is a float just below 0.8; no point is lost to that."""
    text = (
        "event: {name: F, starts: 2027-05-20, format: in_person}\n"
        "mobility: {mode_shares: {walk: 10 %, transit: 70 %, car: 20 %}}\n"
    )
    facts = measure(parse_plan(text))

    assert facts["mobility.sustainable_share"].value == 0.8


def test_the_forecast_is_one_question_for_all_that_it_tells() -> None:
    """It names the command, and stands for every rule that waits for a figure."""
    plan = parse_plan(
        "event: {name: F, starts: 2027-05-20, format: in_person}\nparticipants: {in_person: 200}\n"
    )
    asked = {one.path: one for one in questions(judge(measure(plan), load_pack()))}

    assert "Le modèle l'estime" in asked[FORECAST].field.question.fr
    assert {"mobility.travel-emissions", "climate.travel-range"} <= set(asked[FORECAST].rules)
