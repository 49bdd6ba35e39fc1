"""A checklist in, text out: HTML or Markdown, through templates that anyone can replace."""

import re
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from types import FrameType, GeneratorType
from typing import Any, Literal

import jinja2
from jinja2.loaders import split_template_path
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from ecoevent.errors import ProblemsError, TemplateError
from ecoevent.knowledge.resources import shipped
from ecoevent.planning.checklist import Checklist
from ecoevent.reading.decoding import LONGEST_BYTES
from ecoevent.reading.files import leads_to_a_file, read_bytes
from ecoevent.showing.printing.apart import LONGEST, Printed, print_apart
from ecoevent.showing.printing.folders import check_folder, wrong_template
from ecoevent.showing.printing.page import printed
from ecoevent.showing.printing.worker import TEMPLATE, frames_of, place_in, refuse_too_much
from ecoevent.words.text import LANGS, Lang, Text

Format = Literal["html", "md"]

# What Markdown (CommonMark, GitHub's tables, links and mathematics) could take for a sign.
_SIGNS = re.compile(r"[\\`*_\[\]<>|~&${}@#!]|:(?=/)|(?<=www)\.")
_AT_START = re.compile(r"^([-+=]|\d{1,9}(?=[.)]))")
_BREAKS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_HIGHEST_POWER = 100

_CONTROL = Text(
    "il imprime le caractère invisible {found}", "it prints the invisible character {found}"
)
_LARGE = Text("plus de {most} octets", "more than {most} bytes")
_NOT_UTF_8 = Text("pas de l'UTF-8", "not UTF-8")
_NOT_FOUND = Text("aucun gabarit ne s'appelle {name}", "no template is called {name}")
_REASONS: Mapping[type[Exception], Text] = {
    ZeroDivisionError: Text("division par zéro", "division by zero"),
    OverflowError: Text("étendue ou nombre trop grand", "a range or a number that is too large"),
    RecursionError: Text(
        "il s'emboîte ou s'appelle lui-même sans fin", "it nests, or calls itself, without end"
    ),
}


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
    if templates is None:
        return _filled(_environment(template, None), template, given)
    check_folder(templates)
    made = print_apart(
        _print_theirs,
        template=template,
        named=template,
        templates=templates.absolute(),
        filled=given,
    )
    return made.content.decode()


def _filled(environment: jinja2.Environment, template: str, given: Mapping[str, Any]) -> str:
    try:
        return environment.get_template(template).render(given)
    except jinja2.TemplateError as error:
        raise _wrong(error, template) from None


def _print_theirs(*, named: str, templates: Path, filled: Mapping[str, Any]) -> Printed:
    """What a stranger's template prints; whatever it raises is a mistake in it."""
    try:
        whole = _environment(named, templates).get_template(named)
        text = "".join(_checked(whole.generate(filled), named))
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 (a template may raise anything)
        raise _wrong(error, named) from None
    return Printed(content=text.encode("utf-8", "replace"))


def _checked(stream: Iterator[str], named: str) -> Iterator[str]:
    """The pieces of the text while they are not too many, and text."""
    size = 0
    for piece in stream:
        size += len(piece)
        found = _CONTROLS.search(piece)
        if size > LONGEST or found:
            name, line = place_in(_open_frames(stream)) or (named, None)
            refuse_too_much(size, name, line)
            told = f"U+{ord(found[0]):04X}" if found else ""
            raise wrong_template(name, line, _CONTROL.filled(found=told))
        yield piece


def _open_frames(stream: object) -> Iterator[tuple[FrameType, int]]:
    """Where the generators of a template stand, the outermost first."""
    while isinstance(stream, GeneratorType) and stream.gi_frame is not None:
        yield stream.gi_frame, stream.gi_frame.f_lineno
        stream = stream.gi_yieldfrom


def _wrong(error: Exception, template: str) -> TemplateError:
    """The error with its place, which Jinja puts into the traceback."""
    if isinstance(error, TemplateError):
        return error
    if isinstance(error, jinja2.TemplateSyntaxError):
        return wrong_template(error.name or template, error.lineno, error.message or "")
    if isinstance(error, jinja2.TemplateNotFound):
        name, line = _where(error) or (template, None)
        return wrong_template(name, line, _NOT_FOUND.filled(name=error.name))
    name, line = _where(error) or (template, None)
    return wrong_template(name, line, _reason(error))


def _reason(error: Exception) -> str | Text:
    known = next((text for kind, text in _REASONS.items() if isinstance(error, kind)), None)
    if known is not None:
        return known
    if isinstance(error, jinja2.TemplateError):
        return error.message or type(error).__name__
    return f"{type(error).__name__}: {error}"


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
    return _Environment(
        loader=_loader(templates),
        autoescape=True,
        finalize=markdown if template.endswith(".md.j2") else None,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


class _Environment(ImmutableSandboxedEnvironment):
    """A sandbox in which no power takes for ever."""

    intercepted_binops = frozenset({"**"})

    def call_binop(
        self, context: jinja2.runtime.Context, operator: str, left: Any, right: Any
    ) -> Any:
        """The power, if it is no larger than a number of this world."""
        if abs(right) > _HIGHEST_POWER:
            raise OverflowError
        return super().call_binop(context, operator, left, right)


def _loader(templates: Path | None) -> jinja2.BaseLoader:
    ours = jinja2.FunctionLoader(_ours)
    if templates is None:
        return ours
    theirs = jinja2.FunctionLoader(partial(_theirs, templates))
    return jinja2.ChoiceLoader([theirs, ours])


Loaded = tuple[str, str, None] | None


def _ours(name: str) -> Loaded:
    file = next((entry for entry in shipped("templates").iterdir() if entry.name == name), None)
    return (file.read_text("utf-8"), f"{TEMPLATE}{name}", None) if file else None


def _theirs(templates: Path, name: str) -> Loaded:
    path = templates.joinpath(*split_template_path(name))
    if not leads_to_a_file(str(path)):
        return None
    try:
        content = read_bytes(path)
        if len(content) > LONGEST_BYTES:
            raise wrong_template(name, None, _LARGE.filled(most=LONGEST_BYTES))
        return content.decode("utf-8-sig"), f"{TEMPLATE}{name}", None
    except ProblemsError as error:
        raise wrong_template(name, None, error.problems[0].message) from None
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise wrong_template(name, line, _NOT_UTF_8) from None


def _where(error: BaseException) -> tuple[str, int] | None:
    return place_in(frames_of(error))
