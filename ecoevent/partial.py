"""A folder in, a file in it that is still being written out; none outlives its writer for long.

The name of such a file says that it is one, and a lock on it that its writer is alive. A lock goes
with its process, however that ends; so a file without one is left over and may be removed.
"""

import contextlib
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

if sys.platform != "win32":  # there, a file that somebody has open cannot be removed anyway
    import fcntl

_HEAD, _TAIL = ".ecoevent-", ".part"
_TRIES = 100


@contextmanager
def partial_file(folder: Path) -> Iterator[tuple[BinaryIO, Path]]:
    """A new file in *folder* and its path; it goes, unless it was given another name.

    Raises:
        OSError: none can be made there.
    """
    file, path = _made(folder)
    try:
        yield file, path
    finally:
        with contextlib.suppress(OSError):  # what could not be written is not written now
            file.close()
        path.unlink(missing_ok=True)


def remove_left_over(folder: Path) -> None:
    """Remove the files of writers that were killed; those of writers at work stay."""
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        names = [each.name for each in entries if _is_partial(each.name)]
        for name in names:
            with contextlib.suppress(OSError):
                _remove_if_left_over(folder / name)


def locked(descriptor: int) -> bool:
    """Whether this process holds the lock of an open file now; always so where there are none."""
    if sys.platform == "win32":
        return True
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # a file system without locks
        return True
    return True


def _is_partial(name: str) -> bool:
    return name.startswith(_HEAD) and name.endswith(_TAIL)


def _made(folder: Path) -> tuple[BinaryIO, Path]:
    for _ in range(_TRIES):
        path = folder / f"{_HEAD}{os.urandom(8).hex()}{_TAIL}"
        file = os.fdopen(os.open(path, _FLAGS, 0o600), "wb")
        # between these two lines it has no lock: somebody may have taken it for left over
        if locked(file.fileno()) and path.exists():
            return file, path
        file.close()
    raise FileExistsError(_TRIES, "no partial file can be kept", str(folder))


def _remove_if_left_over(path: Path) -> None:
    if sys.platform == "win32":
        path.unlink()  # refused while its writer has it open
        return
    descriptor = os.open(path, os.O_RDWR | os.O_NOFOLLOW)  # network locks want to write
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)  # refused while its writer lives
        path.unlink()
    finally:
        os.close(descriptor)


_FLAGS = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
