"""What a long run shows on the way: what it will take, how far it is, where it was stopped."""

# ruff: noqa: PLC0415 (imports inside the command, so that help and completion answer at once)

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from ecoevent.commands.bilingual import in_lang, user_lang
from ecoevent.commands.ending import DONE

if TYPE_CHECKING:
    from ecoevent.forecasting.effort import Effort

_FIRST_GUESS = 192


def tell_effort(effort: "Effort") -> None:
    """A line on standard error before a long run starts."""
    from ecoevent.forecasting.effort import effort_text

    if effort.is_long:
        click.echo(effort_text(effort).to(user_lang()), err=True)


@contextmanager
def shown_progress() -> Iterator[Callable[[int, int | None], None]]:
    """What keeps in mind how far the run is, and shows it on a terminal only."""
    meta = click.get_current_context().meta
    meta[DONE] = _stopped(0)
    with _bar() as show:

        def on_progress(done: int, of: int | None) -> None:
            meta[DONE] = _stopped(done)
            show(done, of)

        yield on_progress
    del meta[DONE]


@contextmanager
def _bar() -> Iterator[Callable[[int, int | None], None]]:
    if sys.stderr is None or not sys.stderr.isatty():
        yield lambda _done, _of: None
        return
    label = in_lang(("Répétitions", "Replications"))
    with click.progressbar(length=_FIRST_GUESS, label=label, file=sys.stderr) as bar:

        def show(done: int, of: int | None) -> None:
            # where a precision decides, the end is not known: guess, and double the guess
            while of is None and done >= (bar.length or 0):
                bar.length = 2 * (bar.length or _FIRST_GUESS)
            bar.length = of or bar.length
            bar.update(done - bar.pos)

        yield show


def _stopped(count: int) -> tuple[str, str]:
    return (
        f"arrêté après {count} répétitions\u00a0; rien n'est écrit",
        f"stopped after {count} replications; nothing written",
    )
