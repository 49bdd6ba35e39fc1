"""The name or path of a rule pack in, the pack out, ready to judge plans."""

import os
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from ecoevent.engine.diagnostics import PACK
from ecoevent.engine.pack import RulePack
from ecoevent.engine.parsed import open_pack
from ecoevent.engine.reading import HEAD
from ecoevent.errors import RulePackError
from ecoevent.facts import VOCABULARY
from ecoevent.problems import Place, problem, suggestion

CORE = "core"


def load_pack(name: str | os.PathLike[str] = CORE) -> RulePack:
    """The pack of that name among those that ship, or in the folder of that path.

    Raises:
        RulePackError: there is no such pack, or it has problems: all of them, with their places.
    """
    return open_pack(find_pack(name), VOCABULARY())


def find_pack(name: str | os.PathLike[str]) -> Traversable:
    """The folder of the pack.

    Raises:
        RulePackError: no pack has that name and no folder that path.
    """
    text = os.fspath(name)
    shipped = shipped_packs()
    if text in shipped:
        return files("ecoevent.rules") / text
    folder = Path(text)
    if folder.is_dir():
        return folder
    near = suggestion(text, shipped)
    raise RulePackError([problem(PACK["R306"], place=Place(text, 1, 1), found=text, near=near)])


def shipped_packs() -> tuple[str, ...]:
    """The names of the packs that ship with ecoevent."""
    folders = files("ecoevent.rules").iterdir()
    return tuple(sorted(f.name for f in folders if f.is_dir() and (f / HEAD).is_file()))
