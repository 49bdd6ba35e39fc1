"""click in two languages: commands and options whose help is shown in the user's own.

Only click is imported here, so that `ecoevent --help` answers at once.
"""

import warnings
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from ecoevent.commands.language import LANG_KEY, Said, in_lang, user_lang
from ecoevent.commands.outputs import outputs_checked
from ecoevent.commands.screen import echo, one_line
from ecoevent.commands.usage import ExtraWordsError, RefusedValueError, UnknownCommandError
from ecoevent.errors import (
    ChangedError,
    EcoEventError,
    EcoEventWarning,
    NeededError,
    OptionError,
    ProblemsError,
    RegistrationError,
    TableError,
    TemplateError,
)

if TYPE_CHECKING:
    from ecoevent.problems import Problem

__all__ = [
    "INVALID", "LANG_KEY", "NEEDED", "BilingualCommand", "BilingualGroup", "BilingualOption",
    "F", "Said", "in_lang", "option", "said", "user_lang",
]  # fmt: skip

INVALID, NEEDED, USAGE, CHANGED = 3, 4, 2, 5
_SHOW_WARNING = warnings.showwarning

_COMMANDS: dict[str, Said] = {
    "D001": ("ecoevent init", "ecoevent init"),
    "P308": ("ecoevent travel import LISTE --into PLAN", "ecoevent travel import LIST --into PLAN"),
}
"""The command that helps with a problem of a file, by the problem's code."""

F = TypeVar("F", bound=Callable[..., Any])
C = TypeVar("C", bound=click.Command)


class BilingualOption(click.Option):
    """An option whose help is a pair of texts."""

    def __init__(self, *arguments: Any, said: Said, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.said = said

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """The help in the user's language."""
        self.help = in_lang(self.said)
        return super().get_help_record(ctx)

    def type_cast_value(self, ctx: click.Context, value: Any) -> Any:
        """The value in its type, or a refusal in our words."""
        try:
            return super().type_cast_value(ctx, value)
        except click.BadParameter:
            raise RefusedValueError(self, value, ctx) from None


class BilingualCommand(click.Command):
    """A command whose help is a pair of texts, and whose errors are one line each."""

    said: Said = ("", "")

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """The words that no argument takes are refused in our words."""
        ctx.allow_extra_args = True
        rest = super().parse_args(ctx, args)
        if rest and not ctx.resilient_parsing:
            raise ExtraWordsError(rest, ctx)
        return rest

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
            with warnings.catch_warnings(), outputs_checked(ctx):
                warnings.simplefilter("always", EcoEventWarning)
                warnings.showwarning = _show_warning
                return super().invoke(ctx)
        except EcoEventError as error:
            echo(_told(error), err=True)
            ctx.exit(_exit_code(error))


class BilingualGroup(click.Group):
    """A group of bilingual commands."""

    command_class = BilingualCommand
    said: Said = ("", "")

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is named, or a refusal in our words."""
        if not ctx.resilient_parsing and self.get_command(ctx, args[0]) is None:
            raise UnknownCommandError(args[0], ctx)
        return super().resolve_command(ctx, args)

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
        echo(one_line(message.text(user_lang())), err=True)
    else:
        _SHOW_WARNING(message, *about, **more)


def _told(error: EcoEventError) -> str:
    """The error, each of its problems on one line."""
    if isinstance(error, ProblemsError):
        return "\n".join(one_line(_with_command(problem)) for problem in error.problems)
    if isinstance(error, OptionError):
        return one_line(error.named(_typed(error.option), user_lang()))
    text = one_line(error.text(user_lang()))
    return text if error.option is None else f"{text} ({_typed(error.option)})"


def _typed(option: str) -> str:
    """An argument of the library as it is typed here."""
    return f"--{option.replace('_', '-')}"


def _with_command(problem: "Problem") -> str:
    """The problem, and the command that helps with it where there is one."""
    line, command = problem.line(user_lang()), _COMMANDS.get(problem.code)
    return line if command is None else f"{line} ({in_lang(command)})"


def _exit_code(error: EcoEventError) -> int:
    if isinstance(error, NeededError):
        return NEEDED
    if isinstance(error, ChangedError):
        return CHANGED
    if isinstance(error, ProblemsError | RegistrationError | TableError | TemplateError):
        return INVALID
    return USAGE
