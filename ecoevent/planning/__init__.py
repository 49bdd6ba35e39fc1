"""What to do with a score: the checklist, its tasks and their targets."""

from typing import TYPE_CHECKING

from ecoevent.doors import door

if TYPE_CHECKING:
    from ecoevent.planning.checklist import (
        Checklist as Checklist,
        build_checklist as build_checklist,
        select as select,
    )
else:
    __all__, __getattr__, __dir__ = door(
        __name__,
        {
            "planning.checklist": "Checklist build_checklist select",
        },
    )
