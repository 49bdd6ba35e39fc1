"""Where a command writes: names of files that can be written, and nothing that is read.

A parameter that names a file to write has the type `OutputFile`; a command checks them all before
it works, so that a new command is safe by giving that type. Only click is imported here.
"""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath
from typing import Any, cast

import click

from ecoevent.commands.language import Said, in_lang

ERRAND = "ecoevent.errand"
_ENDINGS = {
    "text": (".txt",),
    "json": (".json",),
    "html": (".html", ".htm"),
    "md": (".md", ".markdown"),
    "pdf": (".pdf",),
    "xlsx": (".xlsx",),
    "yaml": (".yaml", ".yml"),
    "csv": (".csv",),
    "parquet": (".parquet",),
    "svg": (".svg",),
}
_LETTERS = re.compile(r"\.[a-z][a-z0-9]*")  # bilan.2027 has no ending
_NO_FORMAT: Said = (
    "«\u00a0{ending}\u00a0» n'est pas un format de cette commande\u00a0; finissez par {known}",
    "'{ending}' is no format of this command; end the name in {known}",
)
_OTHER_FORMAT: Said = (
    "le nom finit par {ending} et --format dit {form}\u00a0; retirez --format ou dites {known}",
    "the name ends in {ending} and --format says {form}; leave out --format or say {known}",
)
_NO_NAME: Said = ("donnez le nom d'un fichier", "give the name of a file")


class OutputFile(click.Path):
    """The name of a file to write, or `-`; its ending is one of the formats, or there is none."""

    def __init__(self, *formats: str, path_type: type | None = None) -> None:
        super().__init__(dir_okay=False, allow_dash=True, path_type=path_type)
        self.formats = formats

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The name as it is: the command checks it in its own words."""
        del param, ctx
        return self.coerce_path_result(value)

    def format_of(self, name: str) -> str | None:
        """The format that the ending of the name says."""
        ending = ending_of(name)
        return next((form for form in self.formats if ending in _ENDINGS[form]), None)

    def known(self) -> str:
        """The endings, to be read by people."""
        *first, last = (_ENDINGS[form][0] for form in self.formats)
        return ", ".join(first) + in_lang((" ou ", " or ")) + last if first else last


def ending_of(name: str) -> str:
    """The ending of a name of a file, such as `.pdf`; empty where it has none."""
    ending = PurePath(name).suffix.lower()
    return ending if _LETTERS.fullmatch(ending) else ""


@contextmanager
def outputs_checked(ctx: click.Context) -> Iterator[None]:
    """See that no file to write is read by the command, then keep it so while it works.

    Raises:
        FileError: one is, or is no file at all.
    """
    from ecoevent.writing import check_target, errand  # noqa: PLC0415 (not for help)

    with errand(_read_by(ctx)) as kept:
        ctx.meta[ERRAND] = kept
        for parameter in ctx.command.params:
            name = ctx.params.get(parameter.name or "")
            if isinstance(parameter.type, OutputFile) and name is not None and str(name) != "-":
                _settle_format(ctx, parameter, str(name))
                check_target(name)
        yield


def _settle_format(ctx: click.Context, parameter: click.Parameter, name: str) -> None:
    """Let the ending of the name say the format, unless `--format` says it."""
    kind = cast("OutputFile", parameter.type)
    ending = ending_of(name)
    if not name or name.endswith(("/", os.sep)):
        raise _misuse(_NO_NAME, name or f"--{parameter.name}")
    told = kind.format_of(name)
    if ending and told is None:
        raise _misuse(_NO_FORMAT, name, ending=ending, known=kind.known())
    form = ctx.params.get("form")
    if told is None or "form" not in ctx.params or parameter.name != "output":
        return
    if ctx.get_parameter_source("form") is not click.core.ParameterSource.COMMANDLINE:
        ctx.params["form"] = told
    elif form != told:
        known = _ENDINGS[str(form)][0]
        raise _misuse(_OTHER_FORMAT, name, ending=ending, form=form, known=known)


def _misuse(message: Said, name: str, **parts: object) -> Exception:
    from ecoevent.errors import FileError  # noqa: PLC0415 (not for help)
    from ecoevent.reading.describing import printable  # noqa: PLC0415
    from ecoevent.words.text import Text  # noqa: PLC0415

    head = Text("{name}\u00a0: {what}", "{name}: {what}")
    told = head.filled(name=printable(name), what=Text(*message).filled(**parts))
    return FileError(told, path=name)


def _read_by(ctx: click.Context) -> Iterator[str]:
    """Every value of the command that may be the path of a file or folder."""
    for parameter in ctx.command.params:
        if isinstance(parameter.type, OutputFile | click.Choice):
            continue
        value = ctx.params.get(parameter.name or "")
        values = value if isinstance(value, tuple) else (value,)
        yield from (str(each) for each in values if isinstance(each, str | Path) and str(each))
