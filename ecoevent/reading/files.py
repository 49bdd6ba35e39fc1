"""The path of a file in, its bytes out, or one problem in place of the operating system's error.

Every file that somebody hands over is opened here: plans, packs, factor sets, regions, service
times, templates. What could keep a reader waiting for ever, a pipe or a device, is not opened.
"""

import errno
import os
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ecoevent.errors import ProblemsError
from ecoevent.problems import Place, Problem, problem, suggestion
from ecoevent.reading.decoding import LONGEST_BYTES
from ecoevent.reading.describing import printable
from ecoevent.reading.diagnostics import DOCUMENT
from ecoevent.words.text import Text

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable  # ten milliseconds of each start

_PIPE = Text("un tube", "a pipe")
_DEVICE = Text("un périphérique", "a device")
_SOCKET = Text("une prise de communication", "a socket")
_NO_FILES = ((stat.S_ISFIFO, _PIPE), (stat.S_ISCHR, _DEVICE), (stat.S_ISBLK, _DEVICE))


def read_bytes(
    path: str | os.PathLike[str],
    *,
    raises: type[ProblemsError] = ProblemsError,
    longest: int = LONGEST_BYTES,
) -> bytes:
    """The bytes of the file; of a file that is too long, one more than *longest* and no more.

    Raises:
        ProblemsError: or rather *raises*: there is no such file, or it cannot be read, or it is a
            pipe or a device, which may never end.
    """
    try:
        kind = kind_of_no_file(Path(path).stat().st_mode)
        if kind is not None:
            raise raises([problem(DOCUMENT["D023"], place=_place(path), kind=kind)])
        with Path(path).open("rb") as file:
            return file.read(longest + 1)
    except (OSError, ValueError) as error:  # a path with a NUL is a ValueError
        raise raises([unread(path, error)]) from None


def read_entry(
    entry: "Traversable",
    *,
    raises: type[ProblemsError] = ProblemsError,
    longest: int = LONGEST_BYTES,
) -> bytes:
    """The bytes of an entry of a folder: as `read_bytes` where it is a file of its own.

    What lies inside an archive came with an installed package, and is read as it is.

    Raises:
        ProblemsError: as `read_bytes`.
    """
    if isinstance(entry, Path):
        return read_bytes(entry, raises=raises, longest=longest)
    return entry.read_bytes()


def leads_to_a_file(name: str) -> bool:
    """Whether something other than a folder goes by that path, be it a link that leads nowhere.

    Whoever opens it then says what is wrong with it.
    """
    return os.path.lexists(name) and not os.path.isdir(name)  # noqa: PTH112 (a long name raises)


def kind_of_no_file(mode: int) -> Text | None:
    """What people call that which has no end of its own; None for a file or a folder."""
    if stat.S_ISSOCK(mode):
        return _SOCKET
    return next((kind for is_it, kind in _NO_FILES if is_it(mode)), None)


def read_standard_input(
    *, raises: type[ProblemsError] = ProblemsError, longest: int = LONGEST_BYTES
) -> bytes:
    """The bytes of standard input; of one that is too long, or endless, one more than *longest*.

    Raises:
        ProblemsError: or rather *raises*: it is closed, or cannot be read.
    """
    if sys.stdin is None:  # closed, as by `<&-`
        closed = OSError(errno.EBADF, os.strerror(errno.EBADF))
        raise raises([unread("-", closed)])
    try:
        return sys.stdin.buffer.read(longest + 1)
    except OSError as error:
        raise raises([unread("-", error)]) from None


def unread(path: str | os.PathLike[str], error: OSError | ValueError) -> Problem:
    """Why the file or folder cannot be read, and what to do."""
    place = _place(path)
    if isinstance(error, FileNotFoundError):
        file = Path(path)
        if file.is_symlink():
            return problem(DOCUMENT["D024"], place=place)
        return problem(DOCUMENT["D020"], place=place, hint=suggestion(file.name, _beside(file)))
    if isinstance(error, IsADirectoryError):
        return problem(DOCUMENT["D021"], place=place)
    reason = error.strerror if isinstance(error, OSError) else str(error)
    return problem(DOCUMENT["D022"], place=place, reason=reason)


def _place(path: str | os.PathLike[str]) -> Place:
    return Place(printable(os.fspath(path)), 1, 1)


def _beside(path: Path) -> list[str]:
    try:
        return sorted(entry.name for entry in path.parent.iterdir())[:1000]
    except OSError:
        return []
