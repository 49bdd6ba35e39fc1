"""The folder of a pack in, the bytes of its YAML files out."""

from collections.abc import Iterator, Mapping
from importlib.resources.abc import Traversable

from ecoevent.engine.diagnostics import PACK
from ecoevent.errors import RulePackError
from ecoevent.problems import Place, problem
from ecoevent.text import Text

HEAD = "pack.yaml"
LONGEST_BYTES = 2_000_000

Sources = Mapping[str, bytes]
"""The YAML files of a pack: their bytes by name."""


def pack_sources(folder: Traversable) -> Sources:
    """The YAML files of a pack's folder and its sub-folders, the head first, then by name.

    Raises:
        RulePackError: there is no pack there, or it is larger than a pack may be.
    """
    found: dict[str, bytes] = {}
    for name, file in sorted(_yaml_files(folder, ""), key=lambda pair: (pair[0] != HEAD, pair[0])):
        found[name] = file.read_bytes()
        size = sum(len(content) for content in found.values())
        if size > LONGEST_BYTES:
            place = Place(str(folder), 1, 1)
            raise RulePackError(
                [problem(PACK["R304"], place=place, found=size, most=LONGEST_BYTES)]
            )
    if HEAD not in found:
        place = Place(str(folder), 1, 1)
        near = Text(fr=f"\u00a0; il y faut un {HEAD}", en=f"; a {HEAD} is needed there")
        raise RulePackError([problem(PACK["R306"], place=place, found=folder.name, near=near)])
    return found


def _yaml_files(folder: Traversable, under: str) -> Iterator[tuple[str, Traversable]]:
    if not folder.is_dir():
        return
    for entry in folder.iterdir():
        if entry.is_dir() and not under.count("/"):
            yield from _yaml_files(entry, f"{under}{entry.name}/")
        elif entry.name.endswith(".yaml"):
            yield under + entry.name, entry
