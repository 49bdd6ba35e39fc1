"""The name or path of a rule pack in, the pack out, ready to judge plans."""

import datetime as dt
import os
from pathlib import Path
from typing import TYPE_CHECKING

from ecoevent.engine.diagnostics import PACK
from ecoevent.engine.pack import Rule, RulePack
from ecoevent.engine.parsed import open_parsed
from ecoevent.engine.sources import HEAD, pack_sources
from ecoevent.errors import RulePackError, UnknownNameError
from ecoevent.facts import VOCABULARY
from ecoevent.knowledge.resources import shipped
from ecoevent.problems import Place, Problem, problem, suggestion
from ecoevent.reading.describing import printable, visible
from ecoevent.words.text import Text

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable  # ten milliseconds of each start

CORE = "core"
ENTRY_POINTS = "ecoevent.packs"
"""The group under which other distributions offer packs: a name, and a package that holds one."""


def load_pack(name: str | os.PathLike[str] = CORE) -> RulePack:
    """The pack of that name, shipped or installed, or the one in the folder of that path.

    Raises:
        RulePackError: there is no such pack, or it has problems: all of them, with their places.
    """
    folder = find_pack(name)
    is_ours = os.fspath(name) in shipped_packs()
    pack = open_parsed(folder, VOCABULARY()) if is_ours else None
    if pack is not None:
        return pack
    from ecoevent.engine.reading import read_pack  # noqa: PLC0415 (not needed at most starts)

    return read_pack(pack_sources(folder), VOCABULARY(), name=os.fspath(name))


def find_pack(name: str | os.PathLike[str]) -> "Traversable":
    """The folder of the pack.

    Raises:
        RulePackError: no pack has that name and no folder that path.
    """
    text = os.fspath(name)
    ours = shipped_packs()
    if text in ours:
        return shipped("rules") / text
    if os.path.isdir(text):  # noqa: PTH112 (a name that is too long for a file raises elsewhere)
        return Path(text)
    installed = installed_packs()
    if text in installed:
        from importlib.resources import files  # noqa: PLC0415 (slow, and seldom needed)

        return files(installed[text])
    near = suggestion(text, [*ours, *installed])
    known = ", ".join([*ours, *installed])
    near = Text(fr=f"{near.fr} (paquets\u00a0: {known})", en=f"{near.en} (packs: {known})")
    place = Place(printable(text), 1, 1)
    raise RulePackError([problem(PACK["R306"], place=place, found=visible(text), near=near)])


def shipped_packs() -> tuple[str, ...]:
    """The names of the packs that ship with ecoevent."""
    folders = shipped("rules").iterdir()
    return tuple(sorted(f.name for f in folders if f.is_dir() and (f / HEAD).is_file()))


def installed_packs() -> dict[str, str]:
    """The packs that other distributions offer: the package that holds each, by name."""
    from importlib.metadata import entry_points  # noqa: PLC0415 (slow, and seldom needed)

    return {point.name: point.value for point in entry_points(group=ENTRY_POINTS)}


def find_rule(pack: RulePack, rule_id: str) -> Rule:
    """The rule of that id.

    Raises:
        UnknownNameError: the pack has none.
    """
    rule = pack.rule(rule_id)
    if rule is None:
        raise unknown_rule(pack, rule_id)
    return rule


def unknown_rule(pack: RulePack, rule_id: str) -> UnknownNameError:
    """The error for a rule that the pack does not have, with the nearest that it has."""
    near = suggestion(rule_id, [rule.id for rule in pack.rules])
    message = Text(
        fr="le paquet {pack} n'a pas de règle «\u00a0{found}\u00a0»{near}",
        en="the pack {pack} has no rule '{found}'{near}",
    ).filled(pack=pack.id, found=visible(rule_id), near=near)
    return UnknownNameError(message, name=rule_id)


def check_pack_at(
    name: str | os.PathLike[str], *, on: dt.date | None = None
) -> tuple[Problem, ...]:
    """Every problem of the pack, read from its YAML files; sources due on the day too, as warnings.

    Raises:
        RulePackError: there is no such pack.
    """
    from ecoevent.engine.reading import check_pack  # noqa: PLC0415 (not needed at most starts)

    folder = find_pack(name)
    return check_pack(pack_sources(folder), VOCABULARY(), name=os.fspath(name), on=on)[1]
