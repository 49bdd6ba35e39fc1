"""A command line that cannot be understood: one line in the user's language, whatever click says.

Only click is imported here, so that `ecoevent --help` answers at once.
"""

import difflib
from typing import Any

import click

from ecoevent.commands.language import Said, in_lang
from ecoevent.commands.screen import one_line

_HELP: Said = ("{text} (voir {command} --help)", "{text} (see {command} --help)")
_NO_OPTION: Said = ("{name}\u00a0: option inconnue", "{name}: unknown option")
_MEANT: Said = ("{text}\u00a0; vouliez-vous dire {names}\u00a0?", "{text}; did you mean {names}?")
_MISSING: Said = ("il manque {name}", "{name} is missing")
_NO_VALUE: Said = ("{name}\u00a0: il manque la valeur", "{name}: the value is missing")
_NO_COMMAND: Said = ("«\u00a0{name}\u00a0» n'est pas une commande", "'{name}' is no command")
_THERE_ARE: Said = ("{text}\u00a0; il y a {names}", "{text}; there are {names}")
_TOO_MANY: Said = (
    "de trop\u00a0: {names}\u00a0; mettez entre guillemets ce qui contient des espaces",
    "too many: {names}; put what contains spaces between quotes",
)
_WRONG: Said = ("{name}\u00a0: «\u00a0{value}\u00a0» {why}", "{name}: '{value}' {why}")
_OF: Said = ("{name}\u00a0: {text}", "{name}: {text}")
_LONGEST = 60  # letters of a value that are shown


class UnknownCommandError(click.UsageError):
    """A name that no command has."""

    def __init__(self, name: str, ctx: click.Context) -> None:
        group = ctx.command
        known = sorted(group.list_commands(ctx)) if isinstance(group, click.Group) else []
        near = difflib.get_close_matches(name, known, n=1)
        text = in_lang(_NO_COMMAND).format(name=name[:_LONGEST])
        ending = _MEANT if near else _THERE_ARE
        super().__init__(in_lang(ending).format(text=text, names=", ".join(near or known)), ctx)


class ExtraWordsError(click.UsageError):
    """Words that no argument takes."""

    def __init__(self, words: list[str], ctx: click.Context) -> None:
        names = " ".join(word[:_LONGEST] for word in words[:5])
        super().__init__(in_lang(_TOO_MANY).format(names=names), ctx)


class RefusedValueError(click.UsageError):
    """A value of an option that is none of those it takes."""

    def __init__(self, option: click.Parameter, value: Any, ctx: click.Context) -> None:
        why = in_lang(_why(option.type))
        text = in_lang(_WRONG).format(name=_name(option), value=str(value)[:_LONGEST], why=why)
        super().__init__(text, ctx)


def _why(kind: Any) -> Said:
    """What is asked of a value of this type."""
    if isinstance(kind, click.Choice):
        names = ", ".join(map(str, kind.choices))
        return (f"n'en est pas un choix\u00a0; il y a {names}", f"is no choice; there are {names}")
    if isinstance(kind, click.IntRange):
        if kind.max is None:
            return (f"n'est pas un entier d'au moins {kind.min}",
                    f"is no whole number of at least {kind.min}")  # fmt: skip
        return (f"n'est pas un entier de {kind.min} à {kind.max}",
                f"is no whole number from {kind.min} to {kind.max}")  # fmt: skip
    if isinstance(kind, click.DateTime):
        return ("n'est pas une date\u00a0; écrivez par exemple 2027-05-01",
                "is no date; write for example 2027-05-01")  # fmt: skip
    if isinstance(kind, click.Path):
        return ("n'est pas un dossier qui existe", "is no folder that exists")
    if kind is click.INT:
        return ("n'est pas un nombre entier", "is no whole number")
    return ("n'est pas un nombre", "is no number")


def told(error: click.UsageError) -> str:
    """What is wrong with the command line, and where to read more, on one line."""
    text = one_line(_text(error))
    command = error.ctx.command_path if error.ctx is not None else "ecoevent"
    return in_lang(_HELP).format(text=text, command=command)


def _text(error: click.UsageError) -> str:
    if isinstance(error, click.NoSuchOption):
        text = in_lang(_NO_OPTION).format(name=error.option_name[:_LONGEST])
        near = ", ".join(sorted(error.possibilities or ()))
        return in_lang(_MEANT).format(text=text, names=near) if near else text
    if isinstance(error, click.MissingParameter):
        return in_lang(_MISSING).format(name=_name(error.param))
    if isinstance(error, click.BadOptionUsage):
        return in_lang(_NO_VALUE).format(name=error.option_name[:_LONGEST])
    if isinstance(error, click.BadParameter) and error.param is not None:
        return in_lang(_OF).format(name=_name(error.param), text=error.message)
    return error.message


def _name(parameter: click.Parameter | None) -> str:
    """What the user would type: the longest name of an option, the metavar of an argument."""
    if isinstance(parameter, click.Option):
        return max(parameter.opts, key=len)
    return ((parameter and (parameter.metavar or parameter.name)) or "").upper()
