"""Plan and score eco-friendly events: from a plan file to a score that explains itself.

The names are in the order of the flow: `score(judge(measure(read_plan(path)), load_pack()))`.
They are imported when first used, so that the command line starts at once.
"""

from typing import TYPE_CHECKING

from ecoevent.doors import door

if TYPE_CHECKING:
    from ecoevent import (
        claims as claims,
        footprint as footprint,
        planning as planning,
        travel as travel,
    )
    from ecoevent.engine.judging import judge as judge
    from ecoevent.engine.pack import RulePack as RulePack
    from ecoevent.errors import (
        AccessibilityWarning as AccessibilityWarning,
        BehaviourError as BehaviourError,
        ChangedError as ChangedError,
        EcoEventError as EcoEventError,
        EcoEventWarning as EcoEventWarning,
        FactorSetError as FactorSetError,
        FileError as FileError,
        MissingFactorError as MissingFactorError,
        NeededError as NeededError,
        OptionError as OptionError,
        PlaceError as PlaceError,
        PlanError as PlanError,
        ProblemsError as ProblemsError,
        RegistrationError as RegistrationError,
        RulePackError as RulePackError,
        SimulationError as SimulationError,
        TableError as TableError,
        TemplateError as TemplateError,
        UnknownNameError as UnknownNameError,
    )
    from ecoevent.facts import measure as measure
    from ecoevent.forecasting.forecast import Forecast as Forecast, forecast as forecast
    from ecoevent.places.locating import locate as locate
    from ecoevent.plan.model import Plan as Plan
    from ecoevent.plan.reading import (
        parse_plan as parse_plan,
        plan_from_mapping as plan_from_mapping,
        read_plan as read_plan,
    )
    from ecoevent.plan.schema import plan_schema as plan_schema
    from ecoevent.plan.writing import plan_to_yaml as plan_to_yaml
    from ecoevent.planning.checklist import build_checklist as build_checklist
    from ecoevent.registrations.reading import (
        read_registrations as read_registrations,
        registrations_from_rows as registrations_from_rows,
    )
    from ecoevent.registrations.result import Registrations as Registrations
    from ecoevent.scoring.asking import questions as questions
    from ecoevent.scoring.assessing import Assessment as Assessment, assess as assess
    from ecoevent.scoring.explanation import explain as explain
    from ecoevent.scoring.packs import load_pack as load_pack
    from ecoevent.scoring.tables import score_table as score_table
    from ecoevent.scoring.totals import Score as Score, score as score
    from ecoevent.showing.exporting.plain import to_dict as to_dict
    from ecoevent.showing.printing.rendering import render_checklist as render_checklist
else:
    __all__, __getattr__, __dir__ = door(
        __name__,
        {
            "plan.reading": "read_plan parse_plan plan_from_mapping",
            "plan.writing": "plan_to_yaml",
            "plan.schema": "plan_schema",
            "plan.model": "Plan",
            "facts": "measure",
            "scoring.packs": "load_pack",
            "engine.pack": "RulePack",
            "engine.judging": "judge",
            "scoring.totals": "score Score",
            "scoring.assessing": "assess Assessment",
            "scoring.explanation": "explain",
            "scoring.asking": "questions",
            "scoring.tables": "score_table",
            "planning.checklist": "build_checklist",
            "showing.printing.rendering": "render_checklist",
            "registrations.reading": "read_registrations registrations_from_rows",
            "registrations.result": "Registrations",
            "places.locating": "locate",
            "forecasting.forecast": "forecast Forecast",
            "showing.exporting.plain": "to_dict",
            "errors": (
                "AccessibilityWarning BehaviourError ChangedError EcoEventError EcoEventWarning "
                "FactorSetError FileError MissingFactorError NeededError OptionError PlaceError "
                "PlanError ProblemsError RegistrationError RulePackError SimulationError "
                "TableError TemplateError UnknownNameError"
            ),
        },
        rooms="claims footprint planning travel",
    )
