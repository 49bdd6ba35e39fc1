"""What an organiser decides or knows about an event, and how it is read and written."""

from typing import TYPE_CHECKING

from ecoevent.doors import door

if TYPE_CHECKING:
    from ecoevent.plan.commented import initial_plan as initial_plan
    from ecoevent.plan.doubting import plan_warnings as plan_warnings
    from ecoevent.plan.model import Plan as Plan
    from ecoevent.plan.reading import (
        parse_plan as parse_plan,
        plan_from_mapping as plan_from_mapping,
        read_plan as read_plan,
    )
    from ecoevent.plan.schema import plan_schema as plan_schema
    from ecoevent.plan.writing import plan_to_json as plan_to_json, plan_to_yaml as plan_to_yaml
else:
    __all__, __getattr__, __dir__ = door(
        __name__,
        {
            "plan.reading": "read_plan parse_plan plan_from_mapping",
            "plan.commented": "initial_plan",
            "plan.doubting": "plan_warnings",
            "plan.model": "Plan",
            "plan.schema": "plan_schema",
            "plan.writing": "plan_to_json plan_to_yaml",
        },
    )
