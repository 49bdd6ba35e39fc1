"""The parsed content of the packs that ship: written once, so that no start parses their YAML.

`parsed.json` lies beside the YAML files. It is used only for packs that ship, and only while it
belongs to their very bytes. Nothing but JSON is kept, never code.
"""

import json
import zlib
from typing import TYPE_CHECKING, Any

from ecoevent.engine.building import Problems, checked_rule, pack_structurer, ready_pack
from ecoevent.engine.fact import Vocabulary
from ecoevent.engine.pack import PackText, RulePack, RulesText
from ecoevent.engine.sources import HEAD, Sources, pack_sources
from ecoevent.errors import RulePackError
from ecoevent.problems import Place

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable  # ten milliseconds of each start

PARSED = "parsed.json"


def parsed_json(sources: Sources, vocabulary: Vocabulary) -> str:
    """The parsed content of a pack, to be written beside it as parsed.json.

    Raises:
        RulePackError: the pack has problems.
    """
    from ecoevent.engine.reading import read_pack  # noqa: PLC0415
    from ecoevent.reading.document import read_document  # noqa: PLC0415 (not needed at each start)

    pack = read_pack(sources, vocabulary)
    trees = {name: read_document(content, file=name) for name, content in sources.items()}
    content = {
        "sources": _checksum(sources),
        "hash": pack.hash,
        "trees": {name: document.tree for name, document in trees.items()},
        "places": [[r.place.file, r.place.line, r.place.column] for r in pack.rules if r.place],
    }
    line = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    # A line for each rule, so that a changed rule is a changed line; no text holds {"id": as such.
    return line.replace('{"id":', '\n{"id":') + "\n"


def open_parsed(folder: "Traversable", vocabulary: Vocabulary) -> RulePack | None:
    """The pack in *folder* from its parsed content; None where that is absent or out of date."""
    parsed = folder / PARSED
    if not parsed.is_file():
        return None
    content = json.loads(parsed.read_text("utf-8"))
    if content["sources"] != _checksum(pack_sources(folder)):
        return None
    return _ready(content, vocabulary)


def _checksum(sources: Sources) -> int:
    """Tells whether the files changed; both come with the package, so nobody is to be fooled."""
    checksum = 0
    for name, content in sources.items():
        checksum = zlib.crc32(f"{name}\0{len(content)}\0".encode() + content, checksum)
    return checksum


def _ready(content: dict[str, Any], vocabulary: Vocabulary) -> RulePack:
    """The pack of parsed content, which was checked when it was written."""
    trees = content["trees"]
    head = pack_structurer().each(PackText)(trees[HEAD])
    places = iter(content["places"])
    rules = []
    for name, tree in trees.items():
        texts = () if name == HEAD else pack_structurer().each(RulesText)(tree).rules
        for text in texts:
            place = Place(*next(places))
            problems = Problems(lambda _, place=place: place)  # type: ignore[misc]
            rule = checked_rule(text, path="", pack=head, vocabulary=vocabulary, problems=problems)
            if rule is None:
                raise RulePackError(problems.found)
            rules.append(rule)
    return ready_pack(head, tuple(rules), vocabulary, content["hash"])
