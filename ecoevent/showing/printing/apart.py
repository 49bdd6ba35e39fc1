"""What prints with a stranger's template in, what it printed out: made in a process of its own.

A template may loop for ever, ask for more memory than there is, or bring down the program that
reads it. Its process ends after some seconds, may hold so much memory, writes no file, reaches no
network, and ends when ours does. It is started anew and never forked: the child of a process that
has used typst would wait for typst's threads for ever.
"""

import json
import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Mapping
from typing import Any

import attrs

from ecoevent.errors import NeededError, TemplateError
from ecoevent.showing.printing.folders import wrong_template
from ecoevent.words.text import Text

SECONDS = 20.0
MEGABYTES = 1_000
LONGEST = 50_000_000
"""The most bytes that a template may print."""
_TO_START = 20.0  # seconds more than its own until it is stopped from here
_NOBODY = "http://127.0.0.1:0"  # a proxy that cannot be: whoever asks the network is refused
_PROXIES = ("http_proxy", "https_proxy", "all_proxy")
_START = (
    "import json, sys; sys.path[:] = json.loads(sys.stdin.buffer.readline()); "
    "from ecoevent.showing.printing.worker import main; main()"
)

TOO_LONG = Text("il lui faut plus de {most} secondes", "it takes more than {most} seconds")
TOO_LARGE = Text(
    "il lui faut plus de {most} Mo de mémoire", "it needs more than {most} MB of memory"
)
TOO_MUCH = Text("il imprime plus de {most} Mo", "it prints more than {most} MB")
BROKEN = Text(
    "il lui faut plus de {most} Mo de mémoire, ou il fait échouer l'impression",
    "it needs more than {most} MB of memory, or makes printing fail",
)
NO_PYTHON = Text(
    "des gabarits à vous demandent Python, et ce programme n'en montre pas\u00a0; installez "
    "ecoevent avec pip",
    "templates of your own need Python, and this program shows none; install ecoevent with pip",
)


@attrs.frozen(kw_only=True)
class Printed:
    """What was printed, and what there is to warn of."""

    content: bytes
    warnings: tuple[Text, ...] = ()


@attrs.frozen(kw_only=True)
class Job:
    """What a process of its own is to do.

    Attributes:
        make: a function that the process can import; prints, or raises TemplateError.
        template: the name to give where nobody can say which template it was.
    """

    make: Callable[..., Printed]
    given: Mapping[str, Any]
    template: str
    seconds: float
    megabytes: int
    parent: int


def print_apart(make: Callable[..., Printed], *, template: str, **given: Any) -> Printed:
    """What *make* prints of what is *given*, in a process of its own.

    Raises:
        TemplateError: it raises that, takes too long or needs too much.
        NeededError: there is no Python to start.
    """
    job = Job(
        make=make,
        given=given,
        template=template,
        seconds=SECONDS,
        megabytes=MEGABYTES,
        parent=os.getpid(),
    )
    path = json.dumps([os.fspath(place) for place in sys.path])
    done = _run(path.encode() + b"\n" + pickle.dumps(job), job)
    head, _, content = done.stdout.partition(b"\n")
    if not head:
        return _died(done, job)
    answer = json.loads(head)
    if "wrong" in answer:
        raise TemplateError(Text(*answer["wrong"]), template=answer["template"])
    return Printed(content=content, warnings=tuple(Text(*said) for said in answer["warnings"]))


def _run(given: bytes, job: Job) -> "subprocess.CompletedProcess[bytes]":
    from multiprocessing.spawn import get_executable  # noqa: PLC0415 (our own templates need none)

    executable = get_executable()
    if not executable or getattr(sys, "frozen", False):
        raise NeededError(NO_PYTHON, needed="python")
    command = [os.fsdecode(executable), "-I", "-B", "-c", _START]
    try:
        return subprocess.run(  # noqa: S603 (our own program)
            command,
            input=given,
            capture_output=True,
            timeout=job.seconds + _TO_START,
            check=False,
            env=_environment(),
        )
    except subprocess.TimeoutExpired:  # it could not even say so itself
        raise wrong_template(job.template, None, TOO_LONG.filled(most=f"{job.seconds:g}")) from None


def _environment() -> dict[str, str]:
    """Ours, with a proxy in front of the network that lets nothing through."""
    kept = {
        name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")
    }
    walls = dict.fromkeys([*_PROXIES, *(name.upper() for name in _PROXIES)], _NOBODY)
    return kept | walls | {"RUST_BACKTRACE": "0"}


def _died(done: "subprocess.CompletedProcess[bytes]", job: Job) -> Printed:
    """It ended without a word: by a signal that it could not hear, or by a mistake of ours."""
    if done.returncode == 1:
        raise RuntimeError(done.stderr.decode("utf-8", "replace"))
    raise wrong_template(job.template, None, BROKEN.filled(most=f"{job.megabytes:,}"))
