"""The figures of a forecast as facts: estimates, where the plan does not say, and never proofs."""

import json

import attrs
import pytest
from click.testing import CliRunner
from effort import examples
from helpers.kept_figures import kept_figures
from helpers.strategies import plans
from hypothesis import given, settings, strategies as st

from ecoevent.chance.replicating import LEAST, Wanted
from ecoevent.commands import cli
from ecoevent.commands.demo import example_plans
from ecoevent.engine.fact import Fact, FactName, Facts, State
from ecoevent.engine.judging import Status, judge
from ecoevent.errors import PlaceError
from ecoevent.facts import VOCABULARY, TravelFigures, measure, measure_actual
from ecoevent.facts.travel import FIGURES, FORECAST, STAND_INS
from ecoevent.forecasting.feeding import forecast_figures
from ecoevent.forecasting.forecast import SEED, forecast
from ecoevent.plan.model import Plan
from ecoevent.plan.reading import parse_plan
from ecoevent.scoring.assessing import assess
from ecoevent.scoring.explanation import explain
from ecoevent.scoring.packs import load_pack
from ecoevent.scoring.totals import score
from ecoevent.showing.terminal.explanations import explanation_text
from ecoevent.words.quantities import show_about

TOLD = [figure.kind.name for figure in FIGURES]
SHARE = FactName("mobility.sustainable_share")
KG = FactName("travel.emissions_kg_per_person")
HEAD = "event: {name: F, starts: 2027-05-20, kind: gala, format: in_person}\n"
SMALL = (
    "venue: {place: Montréal}\nparticipants: {in_person: 30, origins: [{place: Laval, count: 30}]}"
)
FIGURED = TravelFigures(
    emissions_kg_per_person=10.0,
    emissions_low_kg=8.0,
    emissions_high_kg=16.0,
    sustainable_share=0.5,
    active_share=0.2,
    car_alone_share=0.4,
    plane_share=0.05,
    turned_away_share=0.0,
    stranded_share=0.01,
    gate_wait_minutes=3.0,
    factor_set="canada-2026",
    replications=192,
    seed=1,
)
numbers = st.floats(0, 2000)
shares = st.floats(0, 1)
figures = st.builds(
    TravelFigures,
    emissions_kg_per_person=numbers,
    emissions_low_kg=numbers,
    emissions_high_kg=numbers,
    sustainable_share=shares,
    active_share=shares,
    car_alone_share=shares,
    plane_share=shares,
    turned_away_share=shares,
    stranded_share=shares,
    gate_wait_minutes=st.none() | numbers,
)


def measured(more: str, travel: TravelFigures | None = FIGURED) -> Facts:
    """The facts of a gala with these sections."""
    return measure(parse_plan(HEAD + more), travel=travel)


def told(facts: Facts) -> list[Fact]:
    """What only a forecast tells."""
    return [facts[name] for name in TOLD]


@pytest.mark.slow
@settings(max_examples=examples(60), deadline=None)
@given(plans(), figures)
def test_a_figure_is_an_estimate_within_its_bounds(plan: Plan, travel: TravelFigures) -> None:
    """Assumed, with an origin that says how it was made."""
    for fact in told(measure(plan, travel=travel)):
        if fact.value is not None:
            kind = VOCABULARY()[fact.name]
            assert fact.state is State.ASSUMED
            assert fact.origins[0].path.startswith("forecast(")
            assert kind.low <= fact.value <= kind.high


@settings(max_examples=examples(60), deadline=None)
@given(plans(), figures)
def test_what_the_plan_says_wins(plan: Plan, travel: TravelFigures) -> None:
    """A forecast changes no fact that has a value, and none but those it tells."""
    before, after = measure(plan), measure(plan, travel=travel)
    changed = {name for name in before if before[name] != after[name]}

    assert changed <= {*TOLD, *STAND_INS}
    assert all(before[name].state is State.MISSING for name in changed)


@settings(max_examples=examples(60), deadline=None)
@given(plans(done=False), figures)
def test_a_forecast_never_lowers_a_score(plan: Plan, travel: TravelFigures) -> None:
    """So leaving it out is never an advantage, however bad it is."""
    pack = load_pack("core")
    without = score(judge(measure(plan), pack)).total
    with_it = score(judge(measure(plan, travel=travel), pack)).total

    assert with_it.out_of == without.out_of
    assert with_it.points >= without.points
    assert with_it.highest <= without.highest


@pytest.mark.parametrize("name", example_plans())
def test_few_points_hang_on_a_forecast(name: str) -> None:
    """An example that states its modes loses at most three points in a hundred until it is run."""
    plan = example_plans()[name]
    planned = assess(plan, load_pack("core")).planned
    found = planned.findings.findings
    waits = [f for f in found if any(m.startswith("travel.") for m in f.missing)]

    assert sum(finding.weight for finding in waits) <= 0.03 * planned.total.out_of


def test_nothing_is_known_without_a_forecast() -> None:
    """Every figure is missing and needs the option, no answer of the plan."""
    found = told(measured("participants: {in_person: 30}", travel=None))

    assert {fact.state for fact in found} == {State.MISSING}
    assert {fact.needs for fact in found} == {(FORECAST,)}


@pytest.mark.parametrize("format_", ["format: online", "format: in_person"])
@pytest.mark.parametrize("travel", [None, FIGURED])
def test_nobody_travels_to_an_event_without_a_site(
    format_: str, travel: TravelFigures | None
) -> None:
    """Online, or with nobody on site: not applicable, with and without a forecast."""
    count = "" if "online" in format_ else "participants: {in_person: 0}\n"
    plan = parse_plan(HEAD.replace("format: in_person", format_) + count)

    assert {f.state for f in told(measure(plan, travel=travel))} == {State.NOT_APPLICABLE}


@settings(max_examples=examples(30), deadline=None)
@given(plans())
def test_a_forecast_is_no_evidence(plan: Plan) -> None:
    """In what is verified it does not apply, so that nothing waits for it."""
    assert {f.state for f in told(measure_actual(plan))} == {State.NOT_APPLICABLE}


def test_shares_come_from_the_forecast_where_the_plan_is_silent() -> None:
    """Assumed; a stated share stays as it is given."""
    silent = measured("participants: {in_person: 30}")
    stated = measured("mobility: {mode_shares: {walk: 70 %, car: 30 %}}")

    assert (silent[SHARE].value, silent[SHARE].state) == (0.5, State.ASSUMED)
    assert (stated[SHARE].value, stated[SHARE].state) == (0.7, State.GIVEN)


def test_nobody_is_turned_away_only_where_places_are_counted() -> None:
    """Zero percent is an answer once car park, racks and shuttles are; one percent always is."""
    name = FactName("travel.turned_away_share")
    venue = "venue: {car_parking_places: 9, bike_parking_places: 9}\n"
    full, trace = (attrs.evolve(FIGURED, turned_away_share=share) for share in (0.2, 0.004))

    assert measured(venue)[name].needs == ("mobility.shuttles",)
    assert measured(venue, trace)[name].needs == ("mobility.shuttles",)
    assert measured(venue + "mobility: {shuttles: []}")[name].value == 0
    assert measured(venue, full)[name].value == 0.2


def test_a_wait_needs_desks() -> None:
    """Without their number there is no queue to speak of."""
    name = FactName("travel.wait_minutes")

    assert measured("venue: {is_outdoor: true}")[name].needs == ("venue.check_in_desks",)
    assert measured("venue: {check_in_desks: 2}")[name].value == 3


def test_the_spread_is_the_range_by_its_mean() -> None:
    """(16 - 8) / 10; where nobody emits anything there is none."""
    walk = attrs.evolve(FIGURED, emissions_kg_per_person=0.0)

    assert FIGURED.emissions_spread == pytest.approx(0.8)
    assert (
        measured("participants: {in_person: 9}", walk)[FactName("travel.emissions_spread")].state
        is State.NOT_APPLICABLE
    )


def test_the_goal_of_a_narrow_range_is_told_in_percent() -> None:
    """Of the mean, in what the rule asks and in what was found; 100 % is not "1"."""
    said = "participants: {in_person: 60}"
    found = judge(measured(said, attrs.evolve(FIGURED, emissions_high_kg=24.0)), load_pack("core"))
    words = " ".join(explanation_text(explain(found, "climate.travel-range"), "fr").split())

    assert "par rapport à leur moyenne » ≤ 100 %" in words
    assert "leur moyenne = 160 %" in words


@pytest.mark.parametrize(
    ("kg", "points"), [(6, 16), (6.1, 12), (24, 12), (25, 8), (96, 8), (97, 4), (384, 4), (385, 0)]
)
def test_four_points_stand_for_a_quarter_of_the_emissions(kg: float, points: int) -> None:
    """From 6 kg a person upwards."""
    facts = measured(
        "participants: {in_person: 30}", attrs.evolve(FIGURED, emissions_kg_per_person=kg)
    )
    found = judge(facts, load_pack("core")).of("mobility.travel-emissions")

    assert found is not None
    assert found.points == points
    assert found.is_assumed


def test_nine_sustainable_trips_in_ten_need_no_forecast() -> None:
    """Whoever had the points for them keeps them."""
    said = "participants: {in_person: 30}\nmobility: {mode_shares: {walk: 90 %, car: 10 %}}"
    found = judge(measured(said, None), load_pack("core")).of("mobility.travel-emissions")

    assert found is not None
    assert found.status is Status.MET


def test_the_figures_are_those_of_the_forecast() -> None:
    """Its means and ends, with the factor set, replications and seed that make them again."""
    plan = parse_plan(HEAD + SMALL)
    fed = forecast_figures(plan, replications=16, seed=5)
    found = forecast(plan, wanted=Wanted(replications=16), seed=5, pairs=0)

    assert fed is not None
    assert fed.emissions_kg_per_person == found.per_person.mean
    assert (fed.emissions_low_kg, fed.emissions_high_kg) == (
        found.per_person.p5,
        found.per_person.p95,
    )
    for name in ("sustainable", "active", "car_alone", "plane", "turned_away", "stranded"):
        assert getattr(fed, f"{name}_share") == found.figures[f"{name}_share"].mean
    assert fed.method == "canada-2026, well_to_wheel, replications=16, seed=5"


@pytest.mark.slow
def test_a_score_plays_as_often_as_a_forecast() -> None:
    """So that both commands say the same figure where nobody asks for more."""
    plan = parse_plan(HEAD + "participants: {origins: [{place: 20 km, count: 5}]}")
    fed, found = forecast_figures(plan), forecast(plan, pairs=0)

    assert fed is not None
    assert fed.replications == found.replications > LEAST
    assert fed.emissions_kg_per_person == found.per_person.mean


def test_an_online_event_has_no_figures() -> None:
    """Asking for them is no mistake."""
    assert forecast_figures(example_plans()["webinar"]) is None


def test_every_place_that_is_not_found_is_told_with_its_line() -> None:
    """A score rests on everyone, so two lost places are two lines."""
    lost = "{place: Zzyzxqa, count: 3}, {place: Qqwxyzz, count: 2}, {place: Laval, count: 9}"
    plan = parse_plan(
        HEAD + f"venue: {{place: Montréal}}\nparticipants: {{in_person: 14, origins: [{lost}]}}",
        file="fete.yaml",
    )
    with pytest.raises(PlaceError) as caught:
        forecast_figures(plan)

    lines = caught.value.text("en").splitlines()
    assert [line.split(":")[:2] for line in lines] == [["fete.yaml", "3"]] * 2


def run(*arguments: str, plan: str) -> tuple[int, str, str]:
    """The exit code and what is printed and told."""
    done = CliRunner().invoke(cli, [*arguments, "-", "--lang", "en"], input=plan)
    return done.exit_code, done.stdout, done.stderr


@pytest.mark.parametrize("command", ["score", "questions", "facts", "checklist"])
def test_a_place_that_is_not_found_exits_with_4(command: str) -> None:
    """With the line of the plan, and nothing printed."""
    plan = HEAD + SMALL.replace("Laval", "Zzyzxqa")
    code, out, err = run(command, "--travel", plan=plan)

    assert (code, out) == (4, "")
    assert err.startswith("-:3:")


@pytest.mark.slow
def test_a_score_with_travel_says_what_was_forecast() -> None:
    """With range, boundary, factor set and seed, in text and in JSON; without it, how to."""
    plan = HEAD + SMALL
    code, text, err = run("score", "--travel", plan=plan)
    asked = run("score", plan=plan)[1]
    told_json = json.loads(run("score", "--travel", "--format", "json", plan=plan)[1])

    assert (code, err) == (0, "")
    words = " ".join(text.split())
    kg = show_about(told_json["travel"]["emissions_kg_per_person"], "", "en")
    count = told_json["travel"]["replications"]
    assert f"Travel forecast: about {kg} kg CO2e a person; nine times in ten, between " in words
    assert f"Factors canada-2026, {count} replications, seed 1." in words
    assert "rules wait for the forecast of travel: add --travel" in " ".join(asked.split())
    assert told_json["travel"]["emissions_kg_per_person"] > 0
    found = {one["rule"]: one["status"] for one in told_json["planned"]["findings"]}
    assert found["mobility.travel-emissions"] in {"met", "partly"}


@pytest.mark.slow
def test_the_facts_say_that_they_are_forecast() -> None:
    """State assumed; the place is the forecast."""
    lines = run("facts", "--travel", plan=HEAD + SMALL)[1].splitlines()
    found = next(line for line in lines if line.startswith(KG))

    assert "assumed" in found
    assert "forecast(canada-2026" in found


def test_the_kept_figures_are_of_the_model_as_it_is() -> None:
    """Each names the same factor set, boundary and seed."""
    made = {(one.factor_set, one.boundary, one.seed) for one in kept_figures().values()}
    assert made == {("canada-2026", "well_to_wheel", SEED)}
