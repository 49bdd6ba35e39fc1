"""click in two languages: commands and options whose help is shown in the user's own.

Only click is imported here, so that `ecoevent --help` answers at once.
"""

import os
import warnings
from collections.abc import Callable
from typing import Any, Literal, TypeVar

import click

from ecoevent.errors import (
    EcoEventError,
    EcoEventWarning,
    NeededError,
    ProblemsError,
    RegistrationError,
    TableError,
    TemplateError,
)

LANG_KEY = "ecoevent.lang"
INVALID, NEEDED, USAGE = 3, 4, 2
_SHOW_WARNING = warnings.showwarning
_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")

Said = tuple[str, str]
"""A help text in French and in English."""
F = TypeVar("F", bound=Callable[..., Any])
C = TypeVar("C", bound=click.Command)


def user_lang() -> Literal["fr", "en"]:
    """The language of `--lang`, or else of the user's locale; English where it says nothing."""
    context = click.get_current_context(silent=True)
    asked = None if context is None else context.find_root().meta.get(LANG_KEY)
    if asked is not None:
        return "fr" if asked == "fr" else "en"
    locale = next((os.environ[name] for name in _VARIABLES if os.environ.get(name)), "")
    return "fr" if locale.lower().startswith("fr") else "en"


def in_lang(said: Said) -> str:
    """The help text in the user's language."""
    return said[0] if user_lang() == "fr" else said[1]


class BilingualOption(click.Option):
    """An option whose help is a pair of texts."""

    def __init__(self, *arguments: Any, said: Said, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.said = said

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """The help in the user's language."""
        self.help = in_lang(self.said)
        return super().get_help_record(ctx)


class BilingualCommand(click.Command):
    """A command whose help is a pair of texts, and whose errors are one line each."""

    said: Said = ("", "")

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The help in the user's language."""
        self.help = in_lang(self.said)
        super().format_help_text(ctx, formatter)

    def get_short_help_str(self, limit: int = 45) -> str:
        """The first sentence of the help in the user's language."""
        del limit
        return in_lang(self.said).split("\n\n", 1)[0]

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a mistake becomes its lines and an exit code, a warning one line."""
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("always", EcoEventWarning)
                warnings.showwarning = _show_warning
                return super().invoke(ctx)
        except EcoEventError as error:
            click.echo(error.text(user_lang()), err=True)
            ctx.exit(_exit_code(error))


class BilingualGroup(click.Group):
    """A group of bilingual commands."""

    command_class = BilingualCommand
    said: Said = ("", "")

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The help in the user's language."""
        self.help = in_lang(self.said)
        super().format_help_text(ctx, formatter)

    def get_short_help_str(self, limit: int = 45) -> str:
        """The first sentence of the help in the user's language."""
        del limit
        return in_lang(self.said).split("\n\n", 1)[0]


BilingualGroup.group_class = BilingualGroup


def said(fr: str, en: str) -> Callable[[C], C]:
    """Give a command or a group its help in both languages."""

    def give(command: C) -> C:
        command.said = (fr, en)  # type: ignore[attr-defined]  # ours, all of them
        return command

    return give


def option(*names: str, fr: str, en: str, **more: Any) -> Callable[[F], F]:
    """An option with its help in both languages."""
    return click.option(*names, cls=BilingualOption, said=(fr, en), **more)


def _show_warning(message: Warning | str, *about: Any, **more: Any) -> None:
    """One line on standard error; what is not ours as Python shows it."""
    if isinstance(message, EcoEventWarning):
        click.echo(message.text(user_lang()), err=True)
    else:
        _SHOW_WARNING(message, *about, **more)


def _exit_code(error: EcoEventError) -> int:
    if isinstance(error, NeededError):
        return NEEDED
    if isinstance(error, ProblemsError | RegistrationError | TableError | TemplateError):
        return INVALID
    return USAGE
