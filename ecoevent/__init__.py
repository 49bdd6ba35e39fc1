"""Plan and score eco-friendly events: from a plan file to a score that explains itself.

The names are in the order of the flow: `score(judge(measure(read_plan(path)), load_pack()))`.
They are imported when first used, so that the command line starts at once.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ecoevent.chance.executors import executor_at as executor_at
    from ecoevent.chance.replicating import Wanted as Wanted
    from ecoevent.engine.fact import Fact as Fact
    from ecoevent.engine.fact import Facts as Facts
    from ecoevent.engine.fact import State as State
    from ecoevent.engine.judging import (
        Finding as Finding,
    )
    from ecoevent.engine.judging import (
        Findings as Findings,
    )
    from ecoevent.engine.judging import (
        Status as Status,
    )
    from ecoevent.engine.judging import (
        judge as judge,
    )
    from ecoevent.engine.judging import (
        rejudge as rejudge,
    )
    from ecoevent.engine.pack import Rule as Rule
    from ecoevent.engine.pack import RulePack as RulePack
    from ecoevent.errors import (
        EcoEventError as EcoEventError,
    )
    from ecoevent.errors import (
        PlanError as PlanError,
    )
    from ecoevent.errors import (
        RulePackError as RulePackError,
    )
    from ecoevent.facts import TravelFigures as TravelFigures
    from ecoevent.facts import measure as measure
    from ecoevent.facts import measure_actual as measure_actual
    from ecoevent.footprint.candidates import to_candidates as to_candidates
    from ecoevent.footprint.emissions import Emissions as Emissions
    from ecoevent.footprint.emissions import emissions as emissions
    from ecoevent.footprint.factors import FactorSet as FactorSet
    from ecoevent.footprint.factors import check_factors as check_factors
    from ecoevent.footprint.factors import load_factors as load_factors
    from ecoevent.footprint.travelling import Travel as Travel
    from ecoevent.footprint.travelling import estimate_travel as estimate_travel
    from ecoevent.forecasting.feeding import forecast_figures as forecast_figures
    from ecoevent.forecasting.forecast import Forecast as Forecast
    from ecoevent.forecasting.forecast import forecast as forecast
    from ecoevent.places.locating import locate as locate
    from ecoevent.places.locating import locate_all as locate_all
    from ecoevent.places.location import Location as Location
    from ecoevent.plan.commented import initial_plan as initial_plan
    from ecoevent.plan.doubting import plan_warnings as plan_warnings
    from ecoevent.plan.model import Plan as Plan
    from ecoevent.plan.reading import parse_plan as parse_plan
    from ecoevent.plan.reading import read_plan as read_plan
    from ecoevent.plan.schema import plan_schema as plan_schema
    from ecoevent.plan.writing import plan_to_json as plan_to_json
    from ecoevent.plan.writing import plan_to_yaml as plan_to_yaml
    from ecoevent.registrations.reading import read_registrations as read_registrations
    from ecoevent.registrations.result import Registrations as Registrations
    from ecoevent.scoring.asking import Question as Question
    from ecoevent.scoring.asking import questions as questions
    from ecoevent.scoring.assessing import Assessment as Assessment
    from ecoevent.scoring.assessing import assess as assess
    from ecoevent.scoring.assessing import reaches as reaches
    from ecoevent.scoring.explanation import Explanation as Explanation
    from ecoevent.scoring.explanation import explain as explain
    from ecoevent.scoring.packs import load_pack as load_pack
    from ecoevent.scoring.tables import score_table as score_table
    from ecoevent.scoring.totals import Score as Score
    from ecoevent.scoring.totals import score as score
    from ecoevent.showing.printing import Checklist as Checklist
    from ecoevent.showing.printing import build_checklist as build_checklist
    from ecoevent.showing.printing import render_checklist as render_checklist
    from ecoevent.showing.printing import render_pdf as render_pdf
    from ecoevent.showing.printing import render_xlsx as render_xlsx
    from ecoevent.travel.legs import Legs as Legs

_HOMES = {
    "read_plan": "plan.reading",
    "parse_plan": "plan.reading",
    "plan_warnings": "plan.doubting",
    "initial_plan": "plan.commented",
    "plan_to_yaml": "plan.writing",
    "plan_to_json": "plan.writing",
    "plan_schema": "plan.schema",
    "Plan": "plan.model",
    "measure": "facts",
    "measure_actual": "facts",
    "Fact": "engine.fact",
    "Facts": "engine.fact",
    "State": "engine.fact",
    "load_pack": "scoring.packs",
    "RulePack": "engine.pack",
    "Rule": "engine.pack",
    "judge": "engine.judging",
    "rejudge": "engine.judging",
    "Finding": "engine.judging",
    "Findings": "engine.judging",
    "Status": "engine.judging",
    "score": "scoring.totals",
    "Score": "scoring.totals",
    "assess": "scoring.assessing",
    "Assessment": "scoring.assessing",
    "reaches": "scoring.assessing",
    "explain": "scoring.explanation",
    "Explanation": "scoring.explanation",
    "questions": "scoring.asking",
    "Question": "scoring.asking",
    "build_checklist": "showing.printing",
    "Checklist": "showing.printing",
    "render_checklist": "showing.printing",
    "render_pdf": "showing.printing",
    "render_xlsx": "showing.printing",
    "score_table": "scoring.tables",
    "load_factors": "footprint.factors",
    "check_factors": "footprint.factors",
    "FactorSet": "footprint.factors",
    "estimate_travel": "footprint.travelling",
    "Travel": "footprint.travelling",
    "emissions": "footprint.emissions",
    "Emissions": "footprint.emissions",
    "Legs": "travel.legs",
    "to_candidates": "footprint.candidates",
    "forecast": "forecasting.forecast",
    "forecast_figures": "forecasting.feeding",
    "TravelFigures": "facts",
    "Forecast": "forecasting.forecast",
    "Wanted": "chance.replicating",
    "locate": "places.locating",
    "locate_all": "places.locating",
    "Location": "places.location",
    "executor_at": "chance.executors",
    "read_registrations": "registrations.reading",
    "Registrations": "registrations.result",
    "EcoEventError": "errors",
    "FactorSetError": "errors",
    "PlanError": "errors",
    "RulePackError": "errors",
}

__all__ = list(_HOMES)


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'ecoevent' has no attribute {name!r}")
    return getattr(import_module(f"ecoevent.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted(_HOMES)
