"""The process in which a stranger's template prints: a job on standard input, an answer out.

The answer is a line of JSON and, where all went well, what was printed.
"""

import contextlib
import json
import os
import pickle
import sys
import threading
import time
from collections.abc import Iterable
from math import ceil
from types import FrameType
from typing import Any, NoReturn

from ecoevent.errors import TemplateError
from ecoevent.showing.printing.apart import LONGEST, TOO_LARGE, TOO_LONG, TOO_MUCH, Job, Printed
from ecoevent.showing.printing.folders import wrong_template

TEMPLATE = "template:"
"""What the code of a template says that its file is, before the template's name."""
_BEAT = 0.1  # seconds between two looks at the clock and at the parent
_GRACE = 20  # seconds of processor more, for what listens to no thread
_MEGABYTE = 1_000_000


def main() -> NoReturn:
    """Do the job, answer, and end without waiting for anyone."""
    answers = os.dup(1)
    os.dup2(2, 1)  # whatever else prints does not print into the answer
    job: Job = pickle.load(sys.stdin.buffer)  # noqa: S301 (from our own process)
    _limit(job)
    watched = (job, answers, threading.get_ident())
    threading.Thread(target=_watch, args=watched, daemon=True).start()
    try:
        printed = job.make(**job.given)
        refuse_too_much(len(printed.content), job.template)
    except TemplateError as error:
        _answer(answers, _told(error))
    except MemoryError as error:
        name, line = place_in(frames_of(error)) or (job.template, None)
        reason = TOO_LARGE.filled(most=f"{job.megabytes:,}")
        _answer(answers, _told(wrong_template(name, line, reason)))
    said = [[warning.fr, warning.en] for warning in printed.warnings]
    _answer(answers, {"warnings": said}, printed)


def refuse_too_much(size: int, template: str, line: int | None = None) -> None:
    """Nothing, if so many letters or bytes may be printed.

    Raises:
        TemplateError: they may not.
    """
    if size > LONGEST:
        most = LONGEST // _MEGABYTE
        raise wrong_template(template, line, TOO_MUCH.filled(most=most))


def place_in(frames: Iterable[tuple[FrameType, int]]) -> tuple[str, int] | None:
    """The template and the line in it of the innermost of these frames that is a template's."""
    found = None
    for frame, line in frames:
        file = frame.f_code.co_filename
        if file.startswith(TEMPLATE):
            template = frame.f_globals.get("__jinja_template__")
            whole = template.get_corresponding_lineno(line) if template else line
            found = (file.removeprefix(TEMPLATE), whole)
    return found


def frames_of(error: BaseException) -> Iterable[tuple[FrameType, int]]:
    """The frames through which the error came, the innermost last, each with its line."""
    found = error.__traceback__
    while found is not None:
        yield found.tb_frame, found.tb_lineno
        found = found.tb_next


def _stack(frame: FrameType | None) -> list[tuple[FrameType, int]]:
    """The frames from the outermost to this one."""
    found = []
    while frame is not None:
        found.append((frame, frame.f_lineno))
        frame = frame.f_back
    return found[::-1]


def _limit(job: Job) -> None:
    """So much memory and work, no file written, no dump; Windows knows no such limits."""
    with contextlib.suppress(ImportError):
        import resource  # noqa: PLC0415 (not on Windows)

        processor = (ceil(job.seconds) + _GRACE) * (os.cpu_count() or 1)
        for limit, size in (
            (resource.RLIMIT_DATA, job.megabytes * _MEGABYTE),
            (resource.RLIMIT_CPU, processor),
            (resource.RLIMIT_FSIZE, 0),
            (resource.RLIMIT_CORE, 0),
        ):
            with contextlib.suppress(ValueError, OSError):  # a lower one holds already
                resource.setrlimit(limit, (size, size))


def _watch(job: Job, answers: int, main_thread: int) -> None:
    """End the process when its time is over, with the line where it stood, or its parent gone."""
    ends = time.monotonic() + job.seconds
    while time.monotonic() < ends:
        if os.name == "posix" and os.getppid() != job.parent:
            os._exit(1)
        time.sleep(_BEAT)
    stack = _stack(sys._current_frames().get(main_thread))  # noqa: SLF001 (made for this)
    name, line = place_in(stack) or (job.template, None)
    reason = TOO_LONG.filled(most=f"{job.seconds:g}")
    _answer(answers, _told(wrong_template(name, line, reason)))


def _told(error: TemplateError) -> dict[str, Any]:
    return {"wrong": [error.message.fr, error.message.en], "template": error.template}


def _answer(answers: int, head: dict[str, Any], printed: Printed | None = None) -> NoReturn:
    """Say it and end at once: a thread of the template's may still run."""
    content = b"" if printed is None else printed.content
    with contextlib.suppress(OSError), os.fdopen(answers, "wb") as out:  # nobody may be listening
        out.write(json.dumps(head).encode() + b"\n" + content)
    os._exit(0)
