"""The folder of a pack in, the bytes of its YAML files out."""

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING

from ecoevent.engine.diagnostics import PACK
from ecoevent.errors import RulePackError
from ecoevent.problems import Place, Problem, problem
from ecoevent.reading.describing import printable
from ecoevent.reading.files import read_entry, unread
from ecoevent.words.text import Text

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable  # ten milliseconds of each start

HEAD = "pack.yaml"
LONGEST_BYTES = 2_000_000
MOST_FILES = 1_000
_MOST_TOLD = 20

Sources = Mapping[str, bytes]
"""The YAML files of a pack: their bytes by name."""


def pack_sources(folder: "Traversable") -> Sources:
    """The YAML files of a pack's folder and its sub-folders, the head first, then by name.

    Raises:
        RulePackError: there is no pack there, a file of it cannot be read, or it is larger than a
            pack may be.
    """
    found: dict[str, bytes] = {}
    problems: list[Problem] = []
    left = LONGEST_BYTES
    for name, file in sorted(_entries(folder), key=lambda pair: (pair[0] != HEAD, pair[0])):
        try:
            found[name] = read_entry(file, raises=RulePackError, longest=left)
        except RulePackError as error:
            problems += error.problems
            continue
        left -= len(found[name])
        if left < 0:
            raise _refused(folder, "R304", most=LONGEST_BYTES)
    if problems:
        raise RulePackError(problems[:_MOST_TOLD])
    if HEAD not in found:
        near = Text(fr=f"\u00a0; il y faut un {HEAD}", en=f"; a {HEAD} is needed there")
        raise _refused(folder, "R306", found=printable(folder.name), near=near)
    return found


def _refused(folder: "Traversable", code: str, **parts: object) -> RulePackError:
    place = Place(printable(str(folder)), 1, 1)
    return RulePackError([problem(PACK[code], place=place, path="", **parts)])


def _entries(folder: "Traversable") -> list[tuple[str, "Traversable"]]:
    try:
        found = list(islice(_yaml_files(folder, ""), MOST_FILES + 1))
    except OSError as error:  # a folder that may not be listed
        raise RulePackError([unread(error.filename or str(folder), error)]) from None
    if len(found) > MOST_FILES:
        raise _refused(folder, "R310", most=MOST_FILES)
    return found


def _yaml_files(folder: "Traversable", under: str) -> Iterator[tuple[str, "Traversable"]]:
    if not folder.is_dir():
        return
    for entry in folder.iterdir():
        if entry.is_dir() and not under.count("/"):
            yield from _yaml_files(entry, f"{under}{entry.name}/")
        elif entry.name.endswith(".yaml"):
            yield under + entry.name, entry
