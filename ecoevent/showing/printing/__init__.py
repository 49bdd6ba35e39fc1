"""The plan and its score in, the checklist on paper or on a screen out.

The names are imported when first used: who builds a checklist pays for no template.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ecoevent.planning.checklist import Checklist as Checklist
    from ecoevent.planning.checklist import build_checklist as build_checklist
    from ecoevent.planning.checklist import select as select
    from ecoevent.showing.printing.paper import Paper as Paper
    from ecoevent.showing.printing.pdf import render_pdf as render_pdf
    from ecoevent.showing.printing.rendering import Format as Format
    from ecoevent.showing.printing.rendering import render_checklist as render_checklist
    from ecoevent.showing.printing.spreadsheet import render_xlsx as render_xlsx

_HOMES = {
    "build_checklist": "planning.checklist",
    "select": "planning.checklist",
    "Checklist": "planning.checklist",
    "render_checklist": "showing.printing.rendering",
    "Format": "showing.printing.rendering",
    "render_pdf": "showing.printing.pdf",
    "render_xlsx": "showing.printing.spreadsheet",
    "Paper": "showing.printing.paper",
}

__all__ = list(_HOMES)


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'ecoevent.showing.printing' has no attribute {name!r}")
    return getattr(import_module(f"ecoevent.{_HOMES[name]}"), name)
