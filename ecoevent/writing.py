"""A path and a content in, the file written whole or not at all."""

import errno
import os
import tempfile
from pathlib import Path

from ecoevent.errors import FileError
from ecoevent.words.text import Text

_NOT_WRITTEN = Text(
    "{path}\u00a0: impossible d'écrire ({reason})\u00a0; choisissez un autre endroit",
    "{path}: cannot be written ({reason}); choose another place",
)
_EXISTS = Text(
    "{path} existe déjà\u00a0; ajoutez --force pour le remplacer",
    "{path} exists already; add --force to replace it",
)


def write_text(path: Path, text: str) -> None:
    """Write *text* to *path* in UTF-8, whole or not at all.

    Raises:
        FileError: it cannot be written there.
    """
    write_bytes(path, text.encode())


def write_bytes(path: Path, content: bytes) -> None:
    """Write *content* to *path*, through a file beside it, so that nothing is ever half-written.

    Raises:
        FileError: it cannot be written there.
    """
    try:
        whole = path.resolve()  # what a link points to is written, and the link stays
        if whole.exists() and not os.access(whole, os.W_OK):  # it could be replaced all the same
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        handle, name = tempfile.mkstemp(dir=whole.parent, prefix=f".{path.name[:100]}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            mode = whole.stat().st_mode & 0o777 if whole.exists() else 0o666 & ~_umask()
            Path(name).chmod(mode)
            Path(name).replace(whole)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise FileError(_NOT_WRITTEN.filled(path=path, reason=reason), path=str(path)) from error


def write_new(path: Path, text: str, *, force: bool = False) -> None:
    """Write *text* to *path* where no other text stands.

    Raises:
        FileError: another text stands there and *force* does not hold, or it cannot be written.
    """
    if path.exists() and not force and not _holds(path, text):
        raise FileError(_EXISTS.filled(path=path), path=str(path))
    write_text(path, text)


def made_folder(path: Path) -> None:
    """Make the folder *path* where there is none, and see that files can be written into it.

    Raises:
        FileError: it cannot be made, or nothing can be written there.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=path):
            pass
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise FileError(_NOT_WRITTEN.filled(path=path, reason=reason), path=str(path)) from error


def _holds(path: Path, text: str) -> bool:
    return path.is_file() and path.read_bytes() == text.encode()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
