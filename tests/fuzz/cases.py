"""What a fuzzed case is, and what it may come to: an answer, or an error of ours in one line."""

import signal
import sys
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from random import Random
from types import FrameType

import attrs

from ecoevent.errors import EcoEventError, EcoEventWarning, ProblemsError
from ecoevent.words.text import LANGS

SECONDS = 5.0
"""Of processor that a case may take: what issue and README promise of any file."""
MEGABYTES = 300.0
LONGEST = 200_000  # letters of all that is said about one file
ODD_LETTERS = {*map(chr, range(32)), "\x7f", *"\u061c\u200b\u200e\u200f\u2028\u2029\ufeff"} - {"\n"}
ODD_LETTERS |= set(map(chr, (*range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A))))


class Failed(AssertionError):  # noqa: N818 (as `raise Failed` reads)
    """A case that comes to what it must not."""


class Hung(BaseException):
    """A case that takes too long; no `except Exception` may swallow it."""


@attrs.frozen(kw_only=True)
class Case:
    """Files by their name, and the words of a command line where the kind is one."""

    files: Mapping[str, bytes]
    words: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Kind:
    """How the cases of a kind are made, and tried in an empty folder.

    Attributes:
        tries: raises an `EcoEventError` for what is refused, anything else where it fails.
    """

    name: str
    makes: Callable[[Random], Case]
    tries: Callable[[Case, Path], None]


def case_of(kind: Kind, seed: int) -> Case:
    """The case of that seed, the same on every machine."""
    return kind.makes(Random(f"{kind.name}:{seed}"))


def outcome(kind: Kind, case: Case, folder: Path, *, seconds: float = SECONDS) -> str | None:
    """None for a case that comes to what it may, else one line that says what and where."""
    try:
        with limited(seconds), warnings.catch_warnings():
            warnings.simplefilter("error")
            warnings.simplefilter("ignore", EcoEventWarning)
            kind.tries(case, folder)
    except EcoEventError as error:
        return _unfit(error)
    except Hung as hung:
        return f"hangs: more than {seconds:g} s of processor{_where(hung)}"
    except (Exception, SystemExit, KeyboardInterrupt) as error:  # noqa: BLE001 (what it looks for)
        return f"{type(error).__name__}: {str(error)[:200]!r}{_where(error)}"
    return None


def _unfit(error: EcoEventError) -> str | None:
    """What is wrong with the words of an error: letters that a terminal obeys, a line too many."""
    for lang in LANGS:
        text = error.text(lang)
        if not text.strip():
            return f"{type(error).__name__} without a word"
        if len(text) > LONGEST:
            return f"{type(error).__name__} of {len(text)} letters"
        odd = sorted(ODD_LETTERS.intersection(text))
        if odd:
            return f"{type(error).__name__} with the letters {odd}"
        if isinstance(error, ProblemsError) and len(text.split("\n")) != len(error.problems):
            return f"{type(error).__name__}: a problem of several lines"
    return None


def _where(error: BaseException) -> str:
    """The last line of ours that the error came through."""
    at = ""
    trace = error.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if "ecoevent" in Path(file).parts and "fuzz" not in Path(file).parts:
            at = f" at {Path(file).name}:{trace.tb_frame.f_code.co_name}:{trace.tb_lineno}"
        trace = trace.tb_next
    return at


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """What runs within is stopped after so much of processor, where the system can."""
    if sys.platform == "win32":
        yield
        return

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise Hung

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
