"""How a run of the command line ends: by itself, by Ctrl-C, by a signal, by an output that is full.

However it ends, that is one line on standard error and an exit code, and what was done is said.
Only click is imported here.
"""

import contextlib
import errno
import io
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

import click

from ecoevent.commands.language import Said, in_lang
from ecoevent.commands.outputs import ERRAND
from ecoevent.commands.screen import echo
from ecoevent.commands.usage import told

DONE = "ecoevent.done"
"""Where a command that works for long keeps, in the context, what it has done so far: a `Said`."""
INTERRUPTED, NOT_WRITTEN, NOBODY_READS = 130, 2, 141

_CLOSED = errno.EINVAL if sys.platform == "win32" else errno.EPIPE  # of a pipe, as each says it

_STOPPED: Said = ("interrompu\u00a0; rien n'est écrit", "interrupted; nothing written")
_STOPPED_AFTER: Said = (
    "interrompu\u00a0; écrit\u00a0: {names}",
    "interrupted; written: {names}",
)
_OUTPUT_FAILS: Said = (
    "la sortie standard ne peut pas être écrite ({reason})\u00a0; essayez --output FICHIER",
    "standard output cannot be written ({reason}); try --output FILE",
)
_FILE_FAILS: Said = (
    "{path}\u00a0: ne peut pas être lu ou écrit ({reason})\u00a0; vérifiez le chemin et les droits",
    "{path}: cannot be read or written ({reason}); check the path and the rights",
)
_NO_FOLDER: Said = (
    "le dossier de travail n'existe plus\u00a0; allez dans un autre dossier, puis recommencez",
    "the working folder is gone; go to another folder, then try again",
)


class Terminated(KeyboardInterrupt):
    """A signal asks the program to end, as Ctrl-C does."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def heed_signals() -> None:
    """From now on, signals that ask this process to end are heard as Ctrl-C is."""
    own = os.getpid()

    def end(number: int, _frame: FrameType | None) -> None:
        if os.getpid() == own:
            raise Terminated(number)
        signal.signal(number, signal.SIG_DFL)  # a copy of the process ends as it always would
        os.kill(os.getpid(), number)

    for name in ("SIGTERM", "SIGHUP", "SIGBREAK"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:  # nohup ignores it
            signal.signal(number, end)


@contextmanager
def ended_in_one_line(context: click.Context | None = None) -> Iterator[None]:
    """Whatever ends the block is told on one line, and becomes an exit code.

    Raises:
        click.exceptions.Exit: with that code.
    """
    try:
        yield
        if sys.stdout is not None:
            sys.stdout.flush()
    except KeyboardInterrupt as stopped:
        echo(_what_was_done(context), err=True)
        raise click.exceptions.Exit(_code(stopped)) from None
    except click.exceptions.NoArgsIsHelpError as error:
        echo(error.format_message(), err=True)
        raise click.exceptions.Exit(error.exit_code) from None
    except click.UsageError as error:
        with error.ctx.scope(cleanup=False) if error.ctx else contextlib.nullcontext():
            echo(told(error), err=True)
        raise click.exceptions.Exit(error.exit_code) from None
    except click.ClickException as error:
        shown = io.StringIO()
        error.show(shown)
        echo(shown.getvalue(), err=True, nl=False)
        raise click.exceptions.Exit(error.exit_code) from None
    except OSError as error:
        code = _tell(error)
        raise click.exceptions.Exit(code) from None


def _what_was_done(context: click.Context | None) -> str:
    meta: dict[str, Any] = {} if context is None else context.meta
    if DONE in meta:
        return in_lang(meta[DONE])
    written = meta[ERRAND].written if ERRAND in meta else []
    names = ", ".join(str(path) for path in written)
    return in_lang(_STOPPED_AFTER).format(names=names) if names else in_lang(_STOPPED)


def _code(stopped: BaseException) -> int:
    """130 for Ctrl-C, 128 and its number for another signal, wherever on the way it was caught."""
    cause: BaseException | None = stopped
    while cause is not None:
        if isinstance(cause, Terminated):
            return 128 + cause.number
        cause = cause.__cause__ or cause.__context__
    return INTERRUPTED


def _tell(error: OSError) -> int:
    """Say what the system refuses; the exit code."""
    reason = error.strerror or str(error)
    if error.filename is not None:
        echo(in_lang(_FILE_FAILS).format(path=error.filename, reason=reason), err=True)
        return NOT_WRITTEN
    if error.errno == errno.ENOENT:  # only the question where we are fails so, without a name
        echo(in_lang(_NO_FOLDER), err=True)
        return NOT_WRITTEN
    silence(sys.stdout)
    if error.errno == _CLOSED:  # as `| head` does: it has read all that it wants
        return NOBODY_READS
    echo(in_lang(_OUTPUT_FAILS).format(reason=reason), err=True)
    return NOT_WRITTEN


def silence(stream: Any) -> None:
    """Let what is left of a stream that fails go nowhere, or the interpreter would fail at its end.

    The stream of a test has no descriptor, and needs none.
    """
    with contextlib.suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
