"""The path of a file in, its bytes out, or one problem in place of the operating system's error."""

import os
from pathlib import Path

from ecoevent.errors import ProblemsError
from ecoevent.problems import Place, Problem, problem, suggestion
from ecoevent.reading.describing import printable
from ecoevent.reading.diagnostics import DOCUMENT
from ecoevent.reading.document import LONGEST_BYTES


def read_bytes(
    path: str | os.PathLike[str],
    *,
    raises: type[ProblemsError] = ProblemsError,
    longest: int = LONGEST_BYTES,
) -> bytes:
    """The bytes of the file; of a file that is too long, one more than *longest* and no more.

    Raises:
        ProblemsError: or rather *raises*: there is no such file, or it cannot be read.
    """
    try:
        with Path(path).open("rb") as file:
            return file.read(longest + 1)
    except (OSError, ValueError) as error:  # a path with a NUL is a ValueError
        raise raises([_unread(Path(path), error)]) from None


def _unread(path: Path, error: OSError | ValueError) -> Problem:
    place = Place(printable(str(path)), 1, 1)
    if isinstance(error, FileNotFoundError):
        return problem(DOCUMENT["D020"], place=place, hint=suggestion(path.name, _beside(path)))
    if isinstance(error, IsADirectoryError):
        return problem(DOCUMENT["D021"], place=place)
    reason = error.strerror if isinstance(error, OSError) else str(error)
    return problem(DOCUMENT["D022"], place=place, reason=reason)


def _beside(path: Path) -> list[str]:
    try:
        return sorted(entry.name for entry in path.parent.iterdir())[:1000]
    except OSError:
        return []
