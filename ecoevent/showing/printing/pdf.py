"""A checklist in, the bytes of a PDF out, through a typst template that anyone can replace.

Only fonts that typst brings along are used, so that every computer prints the same pages; a sign
that they lack is put into words. Our own template prints at once, that of a stranger in a process
of its own. A process that has used typst must not fork: its child would wait for typst's threads
for ever.
"""

import json
import re
import warnings
from functools import cache, lru_cache, partial
from pathlib import Path
from threading import get_ident
from typing import Any, Literal

import attrs
import typst

from ecoevent.errors import AccessibilityWarning
from ecoevent.knowledge.resources import shipped
from ecoevent.planning.checklist import Checklist
from ecoevent.problems import shown
from ecoevent.reading.describing import printable
from ecoevent.showing.printing.apart import Printed, print_apart
from ecoevent.showing.printing.folders import check_folder, wrong_template
from ecoevent.showing.printing.glyphs import readable
from ecoevent.showing.printing.page import PrintedPart, printed, together
from ecoevent.showing.printing.paper import Paper
from ecoevent.words.text import LANGS, Lang, Text

TEMPLATE = "checklist.typ"
_PAPERS: dict[Paper, str] = {"letter": "us-letter", "a4": "a4"}
_STANDARD = "PDF/UA-1 error: "
_NO_GLYPH = re.compile(r'the text `"(.*)"` could not be displayed', re.DOTALL)
_PROBE = b"""
#set document(title: sys.inputs.text)
#set text(font: "Libertinus Serif")
= #("x" + sys.inputs.text)
"""
_NAMELESS = "__typst_py_bytes__.typ"
_LINE = re.compile(r"┌─ (.+):(\d+):\d+$", re.MULTILINE)
_PACKAGE = re.compile(r"@([\w-]+/[\w-]+:[\d.]+)")
PACKAGES = "packages"
"""Where a folder of templates keeps the packages that it uses; typst fetches none."""

NO_GLYPH = Text(
    "aucune police pour {found}\u00a0: PDF imprimé sans PDF/UA-1\u00a0; retirez ce signe du plan "
    "pour un PDF accessible",
    "no font for {found}: PDF printed without PDF/UA-1; take it out of the plan for an accessible "
    "PDF",
)
NO_PACKAGE = Text(
    "le paquet {package} n'est pas là, et rien n'est téléchargé\u00a0; mettez-le dans {where} du "
    "dossier",
    "the package {package} is not there, and nothing is downloaded; put it into {where} of the "
    "folder",
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
        AccessibilityWarning: printed without PDF/UA-1, for the template does not allow it.

    Raises:
        NeededError: there is no such folder.
        TemplateError: the template cannot be used.
    """
    asked: dict[str, Any] = {"langs": langs, "paper": paper, "compact": compact}
    if templates is None:
        made = _print(checklist, **asked)
    else:
        check_folder(templates)
        asked |= {"checklist": checklist, "templates": templates.absolute()}
        made = print_apart(_print, template=TEMPLATE, **asked)
    for warning in made.warnings:
        warnings.warn(AccessibilityWarning(warning), stacklevel=2)
    return made.content


def _print(checklist: Checklist, *, templates: Path | None = None, **asked: Any) -> Printed:
    """The pages, in PDF/UA-1 mode or else with the reason why not."""
    inputs = pdf_inputs(checklist, templates=templates, **asked)
    try:
        return Printed(content=compile_pdf(inputs, templates=templates))
    except typst.TypstError as error:
        if not error.message.startswith(_STANDARD):
            raise _wrong(error, templates) from None
        reason = _unreadable(error.message.removeprefix(_STANDARD))
    try:
        content = compile_pdf(inputs, templates=templates, is_accessible=False)
    except typst.TypstError as error:
        raise _wrong(error, templates) from None
    return Printed(content=content, warnings=(reason,))


def pdf_inputs(
    checklist: Checklist,
    *,
    langs: tuple[Lang, ...],
    paper: Paper,
    compact: bool,
    templates: Path | None = None,
) -> dict[str, str]:
    """What the template is given, as text: the checklist as JSON, the paper, whether compact.

    Every text is one that the fonts can print: ours, and those in the folder of templates.
    """
    wanted = langs or LANGS[:1]
    told = _certain(checklist) if compact else checklist
    parts = [_part(printed(told, lang), compact=compact) for lang in LANGS if lang in wanted]
    content = json.dumps(parts, ensure_ascii=False).encode("utf-8", "replace").decode()
    shown_parts = readable(json.loads(content), partial(prints, templates=templates))
    return {
        "checklist": json.dumps(shown_parts, ensure_ascii=False),
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
    standard: Literal["ua-1"] | None = "ua-1" if is_accessible else None
    if templates is None or not (templates / TEMPLATE).is_file():
        compiler = _compiler(templates, get_ident())
        return compiler.compile(  # type: ignore[return-value]
            _ours(), sys_inputs=inputs, pdf_standards=standard, timestamp=0
        )
    packages = templates / PACKAGES
    return typst.compile(
        templates / TEMPLATE,
        root=templates,
        package_path=packages,
        package_cache_path=packages,
        font_paths=_fonts(templates),
        sys_inputs=inputs,
        pdf_standards=standard,
        timestamp=0,
    )


@lru_cache(maxsize=10_000)
def prints(text: str, *, templates: Path | None = None) -> bool:
    """Whether the fonts have every sign of *text*; typst finds out in a millisecond."""
    compiler = _compiler(templates, get_ident())
    try:
        compiler.compile(_PROBE, sys_inputs={"text": text}, pdf_standards="ua-1", timestamp=0)
    except typst.TypstError:
        return False
    return True


@cache
def _compiler(templates: Path | None, _thread: int) -> typst.Compiler:
    """What compiles sources in one thread, again and again.

    typst.compile would number each source anew, and a process has 65,535 numbers.
    """
    return typst.Compiler(font_paths=_fonts(templates))


def _certain(checklist: Checklist) -> Checklist:
    """The same without what says that an answer is a guess: one page has no room for it."""
    sheets = [
        attrs.evolve(sheet, rows=tuple(attrs.evolve(row, is_assumed=False) for row in sheet.rows))
        for sheet in checklist.sheets
    ]
    return attrs.evolve(checklist, sheets=tuple(sheets))


def _part(part: PrintedPart, *, compact: bool) -> dict[str, Any]:
    """A part as JSON: its sheets, or all their rows together."""
    if not compact:
        return attrs.asdict(part)
    rows = [attrs.asdict(phase) for phase in together(part)]
    return attrs.asdict(attrs.evolve(part, sheets=())) | {"phases": rows}


@cache
def _ours() -> bytes:
    return (shipped("templates") / TEMPLATE).read_bytes()


@cache
def _fonts(templates: Path | None) -> typst.Fonts:
    own = [] if templates is None else [templates]
    return typst.Fonts(include_system_fonts=False, font_paths=own)


def _unreadable(reason: str) -> Text:
    found = _NO_GLYPH.match(reason)
    if found:
        return NO_GLYPH.filled(found=shown(found.group(1)))
    return NOT_ACCESSIBLE.filled(reason=printable(reason))


def _wrong(error: typst.TypstError, templates: Path | None) -> Exception:
    place = _LINE.search(error.diagnostic)
    if place is None:
        return wrong_template(TEMPLATE, None, error.message)
    name, line = Path(place[1]).name, int(place[2])
    name = TEMPLATE if name == _NAMELESS else name
    package = "" if templates is None else _package_in(templates / name, line)
    if package:
        where = f"{PACKAGES}/{package.replace(':', '/')}"
        return wrong_template(name, line, NO_PACKAGE.filled(package=f"@{package}", where=where))
    return wrong_template(name, line, error.message)


def _package_in(file: Path, line: int) -> str:
    """The package that this line of the template asks for, such as `preview/x:0.1.0`; or none."""
    try:
        lines = file.read_text("utf-8").splitlines()
    except (OSError, ValueError):
        return ""
    found = _PACKAGE.search(lines[line - 1]) if line <= len(lines) else None
    return found[1] if found else ""
