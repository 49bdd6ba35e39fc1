"""The plan and its score in, the checklist on paper or on a screen out.

The names are imported when first used: who builds a checklist pays for no template.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ecoevent.printing.checklist import Checklist as Checklist
    from ecoevent.printing.checklist import build_checklist as build_checklist
    from ecoevent.printing.checklist import select as select
    from ecoevent.printing.paper import Paper as Paper
    from ecoevent.printing.pdf import render_pdf as render_pdf
    from ecoevent.printing.rendering import Format as Format
    from ecoevent.printing.rendering import render_checklist as render_checklist
    from ecoevent.printing.spreadsheet import render_xlsx as render_xlsx

_HOMES = {
    "build_checklist": "checklist",
    "select": "checklist",
    "Checklist": "checklist",
    "render_checklist": "rendering",
    "Format": "rendering",
    "render_pdf": "pdf",
    "render_xlsx": "spreadsheet",
    "Paper": "paper",
}

__all__ = list(_HOMES)


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'ecoevent.printing' has no attribute {name!r}")
    return getattr(import_module(f"ecoevent.printing.{_HOMES[name]}"), name)
