"""A path and a content in, the file written whole or not at all, and never over what is read."""

import contextlib
import errno
import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import BinaryIO

import attrs

from ecoevent.errors import ChangedError, FileError
from ecoevent.partial import locked, partial_file, remove_left_over
from ecoevent.reading.describing import printable
from ecoevent.reading.files import kind_of_no_file
from ecoevent.words.text import Text

_MOST_ENTRIES = 10_000  # of a folder that is read: our own bound, a pack has some dozen files
_NOT_WRITTEN = Text(
    "{path}\u00a0: impossible d'écrire ({reason})\u00a0; choisissez un autre endroit",
    "{path}: cannot be written ({reason}); choose another place",
)
_EXISTS = Text(
    "{path} existe déjà\u00a0; choisissez un autre nom, ou permettez de le remplacer",
    "{path} exists already; choose another name, or allow it to be replaced",
)
_READ_HERE = Text(
    "{path} est lu ici et serait écrasé\u00a0; écrivez ailleurs",
    "{path} is read here and would be written over; write elsewhere",
)
_NO_FILE = Text(
    "{path} est {kind}, pas un fichier\u00a0; donnez le nom d'un fichier, ou «\u00a0-\u00a0» pour"
    " la sortie standard",
    "{path} is {kind}, not a file; give the name of a file, or - for standard output",
)
_CHANGED = Text(
    "{path} a changé depuis sa lecture\u00a0; rien n'y est écrit\u00a0: recommencez la commande",
    "{path} has changed since it was read; nothing is written to it: run the command again",
)
_FOLDER = Text("un dossier", "a folder")


@attrs.frozen
class Errand:
    """What one run of a command reads and must not write over, and what it has written."""

    read: tuple[str, ...] = ()
    written: list[Path] = attrs.field(factory=list)


_ERRAND: ContextVar[Errand | None] = ContextVar("errand", default=None)


@contextmanager
def errand(read: Iterable[str] = ()) -> Iterator[Errand]:
    """While it lasts, no function of this module writes over a file or folder of *read*."""
    kept = Errand(tuple(read))
    token = _ERRAND.set(kept)
    try:
        yield kept
    finally:
        _ERRAND.reset(token)


def write_text(path: Path, text: str) -> None:
    """Write *text* to *path* in UTF-8, whole or not at all.

    Raises:
        FileError: it cannot be written there.
    """
    write_bytes(path, text.encode())


def write_bytes(path: Path, content: bytes) -> None:
    """Write *content* to *path*, whole or not at all.

    Raises:
        FileError: it cannot be written there.
    """
    with replacing(path) as file:
        file.write(content)


def edit_bytes(path: Path, content: bytes, *, was: bytes) -> None:
    """Write *content* to *path* if that still holds *was*: every command that edits a file.

    Raises:
        ChangedError: it holds something else, or somebody else is writing there.
        FileError: it cannot be written there.
    """
    with replacing(path, was=was) as file:
        file.write(content)


@contextmanager
def replacing(path: Path, *, was: bytes | None = None) -> Iterator[BinaryIO]:
    """A file to write into, that takes the place of *path* once the block has ended well.

    Until then it stands beside *path*, and it is on the disk before the old name points to it: at
    whatever moment the process or the machine dies, the old file or the new one is there, whole.

    Args:
        path: what a link points to is replaced, and the link stays.
        was: the bytes that were read there and must still be there; by default anything may be.

    Raises:
        ChangedError: something else than *was* is there.
        FileError: it cannot be written there.
    """
    with _as_file_error(path):
        if was is None:
            check_target(path)
        else:
            _check_kind(path)
        whole, mode = Path(os.path.realpath(path)), _mode(path)
        remove_left_over(whole.parent)
        with partial_file(whole.parent) as (file, partial):
            yield file
            file.flush()
            partial.chmod(mode)
            os.fsync(file.fileno())
            _settle(whole.parent)
            with _unchanged(path, was):
                if os.name == "nt":  # nothing that is open can be renamed there
                    file.close()
                partial.replace(whole)
            _settle(whole.parent)
    kept = _ERRAND.get()
    if kept is not None:
        kept.written.append(path)


def write_new(path: Path, text: str, *, force: bool = False) -> None:
    """Write *text* to *path* where no other text stands.

    Raises:
        FileError: another text stands there and *force* does not hold, or it cannot be written.
    """
    with _as_file_error(path):
        is_other = path.exists() and not _holds(path, text)
    if is_other and not force:
        error = FileError(_EXISTS.filled(path=printable(str(path))), path=str(path))
        error.option = "force"
        raise error
    write_text(path, text)


def made_folder(path: Path) -> None:
    """Make the folder *path* where there is none, and see that files can be written into it.

    Raises:
        FileError: it cannot be made, or nothing can be written there.
    """
    with _as_file_error(path):
        path.mkdir(parents=True, exist_ok=True)
        with partial_file(path):
            pass


def check_target(path: str | Path, read: Iterable[str | Path] = ()) -> None:
    """Nothing, if a file can be written at *path*: over no folder, pipe, device or what is read.

    Args:
        path: where something will be written.
        read: files and folders that are read, besides those of the errand.

    Raises:
        FileError: it may not.
    """
    with _as_file_error(path):
        found = _check_kind(path)
        if found is None:
            _check_folder(path)
        kept = _ERRAND.get()
        held = (*read, *(kept.read if kept else ()))
        if found is not None and any(_holds_file(each, found) for each in held):
            raise FileError(_READ_HERE.filled(path=printable(str(path))), path=str(path))


def _check_folder(path: str | Path) -> None:
    """See that a new file can be made there, before hours are spent on what it is to hold."""
    folder = Path(os.path.realpath(path)).parent
    folder.stat()  # an error of its own where there is none
    if not os.access(folder, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def _check_kind(path: str | Path) -> os.stat_result | None:
    """What the system knows of the file there, if there is one; nothing else may be there."""
    found = _stat(path)
    if found is not None and not stat.S_ISREG(found.st_mode):
        kind = kind_of_no_file(found.st_mode) or _FOLDER
        raise FileError(_NO_FILE.filled(path=printable(str(path)), kind=kind), path=str(path))
    return found


@contextmanager
def _as_file_error(path: str | Path) -> Iterator[None]:
    """The operating system's errors as one of ours, with its reason."""
    try:
        yield
    except (OSError, ValueError) as error:  # a path with a NUL is a ValueError
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        message = _NOT_WRITTEN.filled(path=printable(str(path)), reason=reason)
        raise FileError(message, path=str(path)) from error


@contextmanager
def _unchanged(path: Path, was: bytes | None) -> Iterator[None]:
    """See that the file holds what was read, and keep others of our own out meanwhile."""
    if was is None:
        yield
        return
    changed = ChangedError(_CHANGED.filled(path=printable(str(path))), path=str(path))
    try:
        file = path.open("rb")
    except FileNotFoundError:
        raise changed from None
    with file:
        is_same = locked(file.fileno()) and file.read(len(was) + 1) == was
        if not is_same or not os.path.samestat(os.fstat(file.fileno()), path.stat()):
            raise changed
        if os.name == "nt":
            file.close()
        yield


def _mode(path: Path) -> int:
    """The rights of the file that is replaced, or those of a new one."""
    found = _stat(path)
    if found is None:
        return 0o666 & ~_umask()
    if not os.access(path, os.W_OK):  # it could be replaced all the same
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    return found.st_mode & 0o777


def _stat(path: str | Path) -> os.stat_result | None:
    try:
        return os.stat(path)  # noqa: PTH116 (the same for text and Path)
    except FileNotFoundError:
        return None


def _holds_file(read: str | Path, found: os.stat_result) -> bool:
    """Whether what is read is that file, by whatever name, or a folder with it inside."""
    with contextlib.suppress(OSError, ValueError):
        own = os.stat(read)  # noqa: PTH116
        if stat.S_ISDIR(own.st_mode):
            return any(os.path.samestat(each, found) for each in _files_in(read))
        return os.path.samestat(own, found)
    return False


def _files_in(folder: str | Path) -> Iterator[os.stat_result]:
    count = 0
    for place, _, names in os.walk(folder):
        for name in names:
            count += 1
            if count > _MOST_ENTRIES:
                return
            with contextlib.suppress(OSError):
                yield os.stat(os.path.join(place, name))  # noqa: PTH116, PTH118 (thousands of them)


def _settle(folder: Path) -> None:
    """Put the names of the folder on the disk, where the system can."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _holds(path: Path, text: str) -> bool:
    return path.is_file() and path.read_bytes() == text.encode()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
