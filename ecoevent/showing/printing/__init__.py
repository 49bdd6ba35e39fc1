"""The plan and its score in, the checklist on paper or on a screen out.

The names are imported when first used: who builds a checklist pays for no template.
"""

from typing import TYPE_CHECKING

from ecoevent.doors import door

if TYPE_CHECKING:
    from ecoevent.planning.checklist import (
        Checklist as Checklist,
        build_checklist as build_checklist,
        select as select,
    )
    from ecoevent.showing.printing.paper import Paper as Paper
    from ecoevent.showing.printing.pdf import render_pdf as render_pdf
    from ecoevent.showing.printing.rendering import (
        Format as Format,
        render_checklist as render_checklist,
    )
    from ecoevent.showing.printing.spreadsheet import render_xlsx as render_xlsx
else:
    __all__, __getattr__, __dir__ = door(
        __name__,
        {
            "planning.checklist": "Checklist build_checklist select",
            "showing.printing.paper": "Paper",
            "showing.printing.pdf": "render_pdf",
            "showing.printing.rendering": "Format render_checklist",
            "showing.printing.spreadsheet": "render_xlsx",
        },
    )
