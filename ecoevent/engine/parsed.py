"""The parsed content of the packs that ship: written once, so that no start parses their YAML.

`parsed.json` lies beside the YAML files. It is used only while it belongs to their very bytes;
else the files are read and checked as any pack. Nothing but JSON is kept, never code.
"""

import hashlib
import json
from importlib.resources.abc import Traversable
from typing import Any

from ecoevent.document import read_document
from ecoevent.engine.building import Problems, build_rule
from ecoevent.engine.fact import Vocabulary
from ecoevent.engine.pack import PackText, RulePack, RulesText
from ecoevent.engine.reading import (
    HEAD,
    Sources,
    content_hash,
    pack_sources,
    pack_structurer,
    read_pack,
    ready_pack,
)
from ecoevent.errors import RulePackError
from ecoevent.problems import Place

PARSED = "parsed.json"


def parsed_json(sources: Sources, vocabulary: Vocabulary) -> str:
    """The parsed content of a pack that has no problem, to be written beside it as parsed.json."""
    pack = read_pack(sources, vocabulary)
    trees = {name: read_document(content, file=name) for name, content in sources.items()}
    places = [[r.place.file, r.place.line, r.place.column] for r in pack.rules if r.place]
    content = {
        "sources": sources_hash(sources),
        "trees": {name: document.tree for name, document in trees.items()},
        "places": places,
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n"


def sources_hash(sources: Sources) -> str:
    """SHA-256 of the files' bytes, to see whether parsed content is current."""
    digest = hashlib.sha256()
    for name, content in sources.items():
        digest.update(f"{name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()


def open_pack(folder: Traversable, vocabulary: Vocabulary) -> RulePack:
    """The pack in *folder*: from its parsed content where that is current, else read and checked.

    Raises:
        RulePackError: there is no pack, or it has problems.
    """
    sources = pack_sources(folder)
    parsed = folder / PARSED
    if parsed.is_file():
        content = json.loads(parsed.read_text("utf-8"))
        if content["sources"] == sources_hash(sources):
            return _from_parsed(content, vocabulary)
    return read_pack(sources, vocabulary, name=str(folder))


def _from_parsed(content: dict[str, Any], vocabulary: Vocabulary) -> RulePack:
    """The pack of parsed content that was checked when it was written."""
    trees = content["trees"]
    head = pack_structurer().each(PackText)(trees[HEAD])
    places = iter(content["places"])
    rules = []
    for name, tree in trees.items():
        texts = () if name == HEAD else pack_structurer().each(RulesText)(tree).rules
        for text in texts:
            place = Place(*next(places))
            problems = Problems(lambda _, place=place: place)  # type: ignore[misc]
            rule = build_rule(text, path="", pack=head, vocabulary=vocabulary, problems=problems)
            if rule is None:
                raise RulePackError(problems.found)
            rules.append(rule)
    return ready_pack(head, tuple(rules), vocabulary, content_hash(trees))
