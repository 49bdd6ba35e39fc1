"""A result of any kind in, plain values for JSON out: those that `--format json` prints."""

from functools import singledispatch
from typing import Any

from ecoevent.engine.fact import Fact
from ecoevent.engine.judging import Finding
from ecoevent.engine.pack import Rule, RulePack
from ecoevent.errors import ProblemsError
from ecoevent.footprint.emitting import Emissions
from ecoevent.footprint.factors import FactorSet
from ecoevent.footprint.travelling import Travel
from ecoevent.forecasting.forecast import Forecast
from ecoevent.places.location import Location
from ecoevent.plan.model import Plan
from ecoevent.plan.writing import plan_to_tree
from ecoevent.planning.advice import Advice
from ecoevent.planning.session import Standing, Step
from ecoevent.registrations.result import Registrations
from ecoevent.scoring.asking import Question
from ecoevent.scoring.assessing import Assessment
from ecoevent.scoring.explanation import Explanation
from ecoevent.scoring.totals import Score
from ecoevent.showing.exporting import (
    advice,
    forecasts,
    places,
    registrations,
    scores,
    steps,
    travel,
)


@singledispatch
def to_dict(result: object) -> dict[str, Any]:
    """The plain values of a result: dictionaries, lists, texts, numbers, flags and None.

    It may be an assessment, a score, a finding, an explanation, a question, advice, a step of a
    session, a fact, a rule, a pack, a plan, a forecast, an estimate of travel, emissions, a set of
    factors, a place, registrations, or an error with its problems. docs/json.md describes
    each; groups of fewer than five people are in none of them.

    Raises:
        TypeError: it is none of these; what holds several is asked one by one.
    """
    raise TypeError(f"to_dict takes a result of ecoevent, not {type(result).__name__!r}")


@to_dict.register
def _(result: Plan) -> dict[str, Any]:
    return plan_to_tree(result)


@to_dict.register
def _(result: ProblemsError) -> dict[str, Any]:
    return scores.problems_json(result.problems)


to_dict.register(Assessment, scores.assessment_json)
to_dict.register(Score, scores.score_json)
to_dict.register(Finding, scores.finding_json)
to_dict.register(Explanation, scores.explanation_json)
to_dict.register(Question, scores.question_json)
to_dict.register(Advice, advice.advice_json)
to_dict.register(Step, steps.step_json)
to_dict.register(Standing, steps.standing_json)
to_dict.register(Fact, scores.fact_json)
to_dict.register(Rule, scores.rule_json)
to_dict.register(RulePack, scores.rules_json)
to_dict.register(Forecast, forecasts.forecast_json)
to_dict.register(Travel, travel.travel_json)
to_dict.register(Emissions, travel.emissions_json)
to_dict.register(FactorSet, travel.factor_set_json)
to_dict.register(Location, places.location_json)
to_dict.register(Registrations, registrations.registrations_json)
