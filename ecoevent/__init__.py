"""Plan and score eco-friendly events: from a plan file to a score that explains itself.

The names are in the order of the flow: `score(judge(measure(read_plan(path)), load_pack()))`.
They are imported when first used, so that the command line starts at once.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ecoevent.asking import Question as Question
    from ecoevent.asking import questions as questions
    from ecoevent.assessing import Assessment as Assessment
    from ecoevent.assessing import assess as assess
    from ecoevent.assessing import reaches as reaches
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
    from ecoevent.explanation import Explanation as Explanation
    from ecoevent.explanation import explain as explain
    from ecoevent.facts import TravelFigures as TravelFigures
    from ecoevent.facts import measure as measure
    from ecoevent.facts import measure_actual as measure_actual
    from ecoevent.packs import load_pack as load_pack
    from ecoevent.plan.commented import initial_plan as initial_plan
    from ecoevent.plan.doubting import plan_warnings as plan_warnings
    from ecoevent.plan.model import Plan as Plan
    from ecoevent.plan.reading import parse_plan as parse_plan
    from ecoevent.plan.reading import read_plan as read_plan
    from ecoevent.plan.schema import plan_schema as plan_schema
    from ecoevent.plan.writing import plan_to_json as plan_to_json
    from ecoevent.plan.writing import plan_to_yaml as plan_to_yaml
    from ecoevent.printing import Checklist as Checklist
    from ecoevent.printing import build_checklist as build_checklist
    from ecoevent.printing import render_checklist as render_checklist
    from ecoevent.printing import render_pdf as render_pdf
    from ecoevent.printing import render_xlsx as render_xlsx
    from ecoevent.scoring import Score as Score
    from ecoevent.scoring import score as score
    from ecoevent.tables import score_table as score_table
    from ecoevent.travel.accounting.candidates import to_candidates as to_candidates
    from ecoevent.travel.emissions import Emissions as Emissions
    from ecoevent.travel.emissions import emissions as emissions
    from ecoevent.travel.factors import FactorSet as FactorSet
    from ecoevent.travel.factors import check_factors as check_factors
    from ecoevent.travel.factors import load_factors as load_factors
    from ecoevent.travel.feeding import forecast_figures as forecast_figures
    from ecoevent.travel.forecast import Forecast as Forecast
    from ecoevent.travel.forecast import forecast as forecast
    from ecoevent.travel.gazetteer.location import Location as Location
    from ecoevent.travel.legs import Legs as Legs
    from ecoevent.travel.places import locate as locate
    from ecoevent.travel.places import locate_all as locate_all
    from ecoevent.travel.registrations.reading import read_registrations as read_registrations
    from ecoevent.travel.registrations.result import Registrations as Registrations
    from ecoevent.travel.replications.executors import executor_at as executor_at
    from ecoevent.travel.replications.replicating import Wanted as Wanted
    from ecoevent.travel.travelling import Travel as Travel
    from ecoevent.travel.travelling import estimate_travel as estimate_travel

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
    "load_pack": "packs",
    "RulePack": "engine.pack",
    "Rule": "engine.pack",
    "judge": "engine.judging",
    "rejudge": "engine.judging",
    "Finding": "engine.judging",
    "Findings": "engine.judging",
    "Status": "engine.judging",
    "score": "scoring",
    "Score": "scoring",
    "assess": "assessing",
    "Assessment": "assessing",
    "reaches": "assessing",
    "explain": "explanation",
    "Explanation": "explanation",
    "questions": "asking",
    "Question": "asking",
    "build_checklist": "printing",
    "Checklist": "printing",
    "render_checklist": "printing",
    "render_pdf": "printing",
    "render_xlsx": "printing",
    "score_table": "tables",
    "load_factors": "travel.factors",
    "check_factors": "travel.factors",
    "FactorSet": "travel.factors",
    "estimate_travel": "travel.travelling",
    "Travel": "travel.travelling",
    "emissions": "travel.emissions",
    "Emissions": "travel.emissions",
    "Legs": "travel.legs",
    "to_candidates": "travel.accounting.candidates",
    "forecast": "travel.forecast",
    "forecast_figures": "travel.feeding",
    "TravelFigures": "facts",
    "Forecast": "travel.forecast",
    "Wanted": "travel.replications.replicating",
    "locate": "travel.places",
    "locate_all": "travel.places",
    "Location": "travel.gazetteer.location",
    "executor_at": "travel.replications.executors",
    "read_registrations": "travel.registrations.reading",
    "Registrations": "travel.registrations.result",
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
