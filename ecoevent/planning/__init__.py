"""What to do with a score: a plan that is worked on, its actions, and the checklist."""

from typing import TYPE_CHECKING

from ecoevent.doors import door

if TYPE_CHECKING:
    from ecoevent.planning.actions import (
        Action as Action,
        Span as Span,
        actions_of as actions_of,
        find_action as find_action,
    )
    from ecoevent.planning.advice import (
        Advice as Advice,
        Advised as Advised,
        FrontStep as FrontStep,
        advise as advise,
    )
    from ecoevent.planning.checklist import (
        Checklist as Checklist,
        build_checklist as build_checklist,
        select as select,
    )
    from ecoevent.planning.comparing import Comparison as Comparison, compare as compare
    from ecoevent.planning.session import (
        PlanningSession as PlanningSession,
        Standing as Standing,
        Step as Step,
    )
    from ecoevent.planning.tasklist import Task as Task, tasks as tasks
else:
    __all__, __getattr__, __dir__ = door(
        __name__,
        {
            "planning.session": "PlanningSession Standing Step",
            "planning.advice": "advise Advice Advised FrontStep",
            "planning.actions": "Action actions_of find_action Span",
            "planning.comparing": "compare Comparison",
            "planning.tasklist": "tasks Task",
            "planning.checklist": "Checklist build_checklist select",
        },
    )
