"""A checklist in, text out: HTML or Markdown, through templates that anyone can replace."""

import re
import traceback
from pathlib import Path
from typing import Any, Literal

import jinja2
from jinja2.loaders import split_template_path
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from ecoevent.knowledge.resources import shipped
from ecoevent.planning.checklist import Checklist
from ecoevent.showing.printing.folders import check_folder, wrong_template
from ecoevent.showing.printing.page import printed
from ecoevent.words.text import LANGS, Lang

Format = Literal["html", "md"]

# What Markdown (CommonMark, GitHub's tables, links and mathematics) could take for a sign.
_SIGNS = re.compile(r"[\\`*_\[\]<>|~&${}@#!]|:(?=/)|(?<=www)\.")
_AT_START = re.compile(r"^([-+=]|\d{1,9}(?=[.)]))")
_BREAKS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def render_checklist(
    checklist: Checklist,
    *,
    format: Format,  # noqa: A002 (the word that the command line uses)
    langs: tuple[Lang, ...] = ("fr",),
    templates: Path | None = None,
) -> str:
    """The checklist as one text, one part a language, French first.

    Args:
        checklist: what to print.
        format: a page for browsers and printers, or Markdown.
        langs: the languages; none means French.
        templates: a folder whose files stand in for ours of the same name.

    Raises:
        NeededError: there is no such folder.
        TemplateError: a template asks for a name that it is not given, or cannot be read.
    """
    wanted = langs or LANGS[:1]
    parts = [printed(checklist, lang) for lang in LANGS if lang in wanted]
    return render(f"checklist.{format}.j2", templates=templates, parts=parts)


def render(template: str, *, templates: Path | None = None, **given: Any) -> str:
    """The text of *template*, filled with what is *given*.

    Raises:
        NeededError: there is no such folder.
        TemplateError: a template asks for a name that it is not given, or cannot be read.
    """
    environment = _environment(template, templates)
    try:
        return environment.get_template(template).render(given)
    except jinja2.TemplateSyntaxError as error:
        raise wrong_template(error.name or template, error.lineno, error.message or "") from None
    except jinja2.TemplateNotFound as error:
        raise wrong_template(str(error.name or template), None, "not found") from None
    except jinja2.TemplateError as error:
        name, line = _where(error, template)
        raise wrong_template(name, line, error.message or "") from None
    except UnicodeDecodeError:
        raise wrong_template(template, None, "not UTF-8") from None


def markdown(text: object) -> Markup:
    """*text* as Markdown that reads as that text: one line, no sign has a meaning."""
    if isinstance(text, Markup):
        return text
    line = _BREAKS.sub(" ", str(text)).strip(" ")
    plain = _SIGNS.sub(r"\\\g<0>", line)
    return Markup(_AT_START.sub(_kept, plain))  # noqa: S704 (just made harmless)


def _kept(start: re.Match[str]) -> str:
    """The sign, or the `.` or `)` after a number, that would begin a list."""
    found = start.group()
    return f"\\{found}" if not found[0].isdigit() else f"{found}\\"


def _environment(template: str, templates: Path | None) -> jinja2.Environment:
    """Every value is escaped; in a sandbox, for templates go from hand to hand."""
    return ImmutableSandboxedEnvironment(
        loader=_loader(templates),
        autoescape=True,
        finalize=markdown if template.endswith(".md.j2") else None,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _loader(templates: Path | None) -> jinja2.BaseLoader:
    ours = jinja2.FunctionLoader(_ours)
    if templates is None:
        return ours
    check_folder(templates)
    return jinja2.ChoiceLoader([jinja2.FileSystemLoader(templates), ours])


def _ours(name: str) -> tuple[str, str | None, None] | None:
    file = shipped("templates").joinpath(*split_template_path(name))
    return (file.read_text("utf-8"), str(file), None) if file.is_file() else None


def _where(error: jinja2.TemplateError, template: str) -> tuple[str, int | None]:
    """The template and the line that the error comes from, which Jinja puts into the traceback."""
    frames = [f for f in traceback.extract_tb(error.__traceback__) if f.filename.endswith(".j2")]
    return (Path(frames[-1].filename).name, frames[-1].lineno) if frames else (template, None)
