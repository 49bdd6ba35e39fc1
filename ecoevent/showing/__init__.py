"""Results in, what people and programs read out: terminal, JSON, paper, pictures."""

from typing import TYPE_CHECKING

from ecoevent.doors import door

if TYPE_CHECKING:
    from ecoevent.showing.exporting.plain import to_dict as to_dict
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
            "showing.exporting.plain": "to_dict",
            "showing.printing.paper": "Paper",
            "showing.printing.pdf": "render_pdf",
            "showing.printing.rendering": "Format render_checklist",
            "showing.printing.spreadsheet": "render_xlsx",
        },
    )
