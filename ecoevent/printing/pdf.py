"""A checklist in, the bytes of a PDF out, through a typst template that anyone can replace.

Only fonts that typst brings along are used, so that every computer prints the same pages. A process
that has used typst must not fork: its child would wait for typst's threads for ever.
"""

import json
import re
import warnings
from functools import cache
from pathlib import Path
from typing import Any

import attrs
import typst

from ecoevent.errors import AccessibilityWarning
from ecoevent.printing.checklist import Checklist
from ecoevent.printing.folders import check_folder, wrong_template
from ecoevent.printing.page import PrintedPart, printed, together
from ecoevent.printing.paper import Paper
from ecoevent.problems import shown
from ecoevent.resources import shipped
from ecoevent.text import LANGS, Lang, Text

TEMPLATE = "checklist.typ"
_PAPERS: dict[Paper, str] = {"letter": "us-letter", "a4": "a4"}
_STANDARD = "PDF/UA-1 error: "
_NO_GLYPH = re.compile(r'the text `"(.*)"` could not be displayed', re.DOTALL)
_NAMELESS = "__typst_py_bytes__.typ"
_LINE = re.compile(r"┌─ \S*?(\w+\.typ):(\d+):")

NO_GLYPH = Text(
    "aucune police pour {found}\u00a0: PDF imprimé sans PDF/UA-1\u00a0; retirez ce signe du plan "
    "pour un PDF accessible",
    "no font for {found}: PDF printed without PDF/UA-1; take it out of the plan for an accessible "
    "PDF",
)
NOT_ACCESSIBLE = Text(
    "{reason}\u00a0: PDF imprimé sans PDF/UA-1\u00a0; corrigez le gabarit pour un PDF accessible",
    "{reason}: PDF printed without PDF/UA-1; correct the template for an accessible PDF",
)


def render_pdf(
    checklist: Checklist,
    *,
    langs: tuple[Lang, ...] = ("fr",),
    paper: Paper = "letter",
    compact: bool = False,
    templates: Path | None = None,
) -> bytes:
    """The checklist as a PDF in PDF/UA-1 mode, French first; the same bytes for the same input.

    Args:
        checklist: what to print.
        langs: the languages; none means French.
        paper: what it is printed on.
        compact: all roles in one table without why and evidence, on one page if that stays legible.
        templates: a folder whose checklist.typ, and whose fonts, stand in for ours.

    Warns:
        AccessibilityWarning: no font has a sign of the plan; printed without PDF/UA-1 then.

    Raises:
        NeededError: there is no such folder.
        TemplateError: the template cannot be used.
    """
    inputs = pdf_inputs(checklist, langs=langs, paper=paper, compact=compact)
    if templates is not None:
        check_folder(templates)
    try:
        return compile_pdf(inputs, templates=templates)
    except typst.TypstError as error:
        if not error.message.startswith(_STANDARD):
            raise _wrong(error) from None
        warnings.warn(_unreadable(error.message.removeprefix(_STANDARD)), stacklevel=2)
    try:
        return compile_pdf(inputs, templates=templates, is_accessible=False)
    except typst.TypstError as error:
        raise _wrong(error) from None


def pdf_inputs(
    checklist: Checklist, *, langs: tuple[Lang, ...], paper: Paper, compact: bool
) -> dict[str, str]:
    """What the template is given, as text: the checklist as JSON, the paper, whether compact."""
    wanted = langs or LANGS[:1]
    parts = [_part(printed(checklist, lang), compact=compact) for lang in LANGS if lang in wanted]
    content = json.dumps(parts, ensure_ascii=False).encode("utf-8", "replace").decode()
    return {
        "checklist": content,
        "paper": _PAPERS[paper],
        "compact": "yes" if compact else "no",
    }


def compile_pdf(
    inputs: dict[str, str], *, templates: Path | None = None, is_accessible: bool = True
) -> bytes:
    """The pages that the template makes of *inputs*.

    Raises:
        TypstError: it cannot.
    """
    return typst.compile(
        _source(templates),  # type: ignore[type-var]  # each of the two is allowed
        font_paths=_fonts(templates),
        sys_inputs=inputs,
        pdf_standards=["ua-1"] if is_accessible else [],
        timestamp=0,
    )


def _part(part: PrintedPart, *, compact: bool) -> dict[str, Any]:
    """A part as JSON: its sheets, or all their rows together."""
    if not compact:
        return attrs.asdict(part)
    rows = [attrs.asdict(phase) for phase in together(part)]
    return attrs.asdict(attrs.evolve(part, sheets=())) | {"phases": rows}


def _source(templates: Path | None) -> bytes | Path:
    own = None if templates is None else templates / TEMPLATE
    return own if own is not None and own.is_file() else _ours()


@cache
def _ours() -> bytes:
    return (shipped("templates") / TEMPLATE).read_bytes()


@cache
def _fonts(templates: Path | None) -> typst.Fonts:
    own = [] if templates is None else [templates]
    return typst.Fonts(include_system_fonts=False, font_paths=own)


def _unreadable(reason: str) -> AccessibilityWarning:
    found = _NO_GLYPH.match(reason)
    message = (
        NO_GLYPH.filled(found=shown(found.group(1)))
        if found
        else NOT_ACCESSIBLE.filled(reason=reason)
    )
    return AccessibilityWarning(message)


def _wrong(error: typst.TypstError) -> Exception:
    place = _LINE.search(error.diagnostic)
    if place is None:
        return wrong_template(TEMPLATE, None, error.message)
    name, line = place.groups()
    return wrong_template(TEMPLATE if name == _NAMELESS else name, int(line), error.message)
