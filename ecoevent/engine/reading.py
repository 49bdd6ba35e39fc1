"""The files of a pack in, a RulePack out, or one RulePackError with every problem and its place."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import attrs

from ecoevent.engine.acting import Placed, check_actions, check_together
from ecoevent.engine.building import (
    Problems,
    build_rule,
    check_expression,
    pack_structurer,
    ready_pack,
)
from ecoevent.engine.checking import check_rule
from ecoevent.engine.diagnostics import PACK, RULE
from ecoevent.engine.examples import check_examples
from ecoevent.engine.fact import Vocabulary
from ecoevent.engine.pack import (
    Level,
    PackText,
    Rule,
    RulePack,
    RulesText,
    RuleText,
    SourceText,
)
from ecoevent.engine.sources import HEAD, LONGEST_BYTES, Sources
from ecoevent.engine.typed import walk
from ecoevent.errors import RulePackError
from ecoevent.problems import Problem
from ecoevent.reading.describing import quoted
from ecoevent.reading.document import Document, content_hash, read_document
from ecoevent.reading.structuring import steps_in, structure
from ecoevent.words.text import Text

MOST_RULES = 2_000
MOST_NODES = 100_000
MOST_VALUES = 100_000
_ID = re.compile(r"[A-Za-z0-9]+(?:[._+-][A-Za-z0-9]+)*", re.ASCII)
_ADDRESS = re.compile(r"https?://[^\s<>\"']+")


@attrs.frozen
class _File:
    """One file of rules as read: the trees, and where they stand."""

    document: Document
    rules: tuple[RuleText, ...]


@attrs.frozen
class _Read:
    """A whole pack as read: its head, its rules with their files, and its content's hash."""

    head: PackText
    document: Document
    files: tuple[_File, ...]
    hash: str


@attrs.frozen
class _Seen:
    """The rules met so far, by id and by what they ask, so that twins are found at once."""

    ids: dict[str, list[Rule]] = attrs.field(factory=lambda: defaultdict(list))
    logics: dict[tuple[object, ...], list[Rule]] = attrs.field(factory=lambda: defaultdict(list))

    def add(self, rule: Rule) -> None:
        """Remember the rule."""
        self.ids[rule.id].append(rule)
        self.logics[_logic(rule)].append(rule)


def read_pack(sources: Sources, vocabulary: Vocabulary, *, name: str = "") -> RulePack:
    """The pack of these files, checked.

    Args:
        sources: the bytes of each YAML file by name, `pack.yaml` among them.
        vocabulary: the facts that rules may speak of.
        name: what to call the folder in problems.

    Raises:
        RulePackError: with every problem, warnings left out.
    """
    pack, problems = check_pack(sources, vocabulary, name=name)
    errors = [found for found in problems if found.severity == "error"]
    if errors or pack is None:
        raise RulePackError(errors)
    return pack


def check_pack(
    sources: Sources, vocabulary: Vocabulary, *, name: str = "", on: dt.date | None = None
) -> tuple[RulePack | None, tuple[Problem, ...]]:
    """The pack of these files, or None, and every problem in the order of the files.

    Args:
        sources: as for `read_pack`.
        vocabulary: as for `read_pack`.
        name: as for `read_pack`.
        on: the day on which sources are looked at; None leaves their review dates alone.
    """
    read, shape_problems = _structured(sources, name)
    if read is None:
        return None, shape_problems
    gathered: list[Problems] = []
    rules: list[Rule] = []
    placed: list[Placed] = []
    seen = _Seen()
    for file in read.files:
        problems = Problems(_place_of(file.document))
        for index, text in enumerate(file.rules):
            path = f"rules[{index}]"
            _check_words(text, path, problems)
            rule = build_rule(
                text, path=path, pack=read.head, vocabulary=vocabulary, problems=problems
            )
            if rule is not None:
                _check_ready(rule, path, seen, vocabulary, problems)
                check_actions(
                    rule, path=path, pack=read.head, vocabulary=vocabulary, problems=problems
                )
                seen.add(rule)
                rules.append(rule)
                placed.append((rule, path, problems))
            for key, source in _rule_sources(text, path):
                _check_source(source, key, on, problems)
        gathered.append(problems)
    check_together(placed, read.head.id)
    head = Problems(_place_of(read.document))
    _check_head(read.head, rules, head)
    if read.head.promise is not None and read.head.promise.applies_when is not None:
        check_expression(read.head.promise.applies_when, "promise", vocabulary, head)
    for key, source in _head_sources(read.head):
        _check_source(source, key, on, head)
    found = [*shape_problems, *(each for file in (*gathered, head) for each in file.found)]
    if any(each.severity == "error" for each in found):
        return None, tuple(found)
    return ready_pack(read.head, tuple(rules), vocabulary, read.hash), tuple(found)


def _structured(sources: Sources, name: str) -> tuple[_Read | None, tuple[Problem, ...]]:
    problems: list[Problem] = []
    head: PackText | None = None
    files: list[_File] = []
    documents: dict[str, Document] = {}
    for file, content in sources.items():
        shown = f"{name}/{file}" if name else file
        try:
            document = read_document(
                content, file=shown, raises=RulePackError, longest=LONGEST_BYTES, most=MOST_VALUES
            )
        except RulePackError as error:
            problems += error.problems
            continue
        documents[file] = document
        if file == HEAD:
            head, found = structure(document, PackText, through=pack_structurer())
        else:
            rules, found = structure(document, RulesText, through=pack_structurer())
            files += [_File(document, rules.rules)] if rules is not None else []
        problems += found
    if head is None or problems:
        return None, tuple(problems)
    trees = {file: document.tree for file, document in documents.items()}
    return _Read(head, documents[HEAD], tuple(files), content_hash(trees)), ()


def _place_of(document: Document) -> Any:
    return lambda path: document.place(steps_in(path))


def _check_ready(
    rule: Rule, path: str, seen: _Seen, vocabulary: Vocabulary, problems: Problems
) -> None:
    """Proofs and examples of a ready rule, and that no rule before it is the same."""
    for other in seen.ids[rule.id]:
        problems.add(RULE["R208"], f"{path}.id", found=rule.id, where=other.place or "")
    for other in seen.logics[_logic(rule)]:
        if other.id != rule.id:
            problems.add(RULE["R209"], path, other=other.id)
    known = len(problems.found)
    check_rule(rule, path=path, problems=problems)
    if len(problems.found) == known:  # what is proved wrong is not worth running
        check_examples(rule, path=path, vocabulary=vocabulary, problems=problems)


def _logic(rule: Rule) -> tuple[object, ...]:
    return (rule.kind, rule.applies, rule.test, rule.measure, rule.tiers, rule.certificates)


def _check_words(record: Any, path: str, problems: Problems) -> None:
    """No text is empty in either language."""
    for field in attrs.fields(type(record)):
        value = getattr(record, field.name)
        where = f"{path}.{field.name}"
        parts = enumerate(value) if isinstance(value, tuple) else [(None, value)]
        for index, part in parts:
            inside = where if index is None else f"{where}[{index}]"
            if isinstance(part, Text):
                for lang in ("fr", "en"):
                    if not getattr(part, lang).strip():
                        problems.add(RULE["R212"], inside, lang=lang)
            elif attrs.has(type(part)):
                _check_words(part, inside, problems)


def _check_source(source: SourceText, path: str, on: dt.date | None, problems: Problems) -> None:
    """It is not due for review, and its address is one that a click may follow."""
    if on is not None and source.review_by < on:
        problems.add(PACK["R401"], f"{path}.review_by", date=source.review_by.isoformat())
    if source.url is not None and not _ADDRESS.fullmatch(source.url):
        problems.add(PACK["R321"], f"{path}.url", found=quoted(source.url))


def _rule_sources(text: RuleText, path: str) -> Iterator[tuple[str, SourceText]]:
    """The sources that a rule names, with where they stand."""
    yield f"{path}.source", text.source
    for index, action in enumerate(text.actions):
        for line, cost in enumerate(action.cost):
            if cost.source is not None:
                yield f"{path}.actions[{index}].cost[{line}].source", cost.source


def _head_sources(head: PackText) -> Iterator[tuple[str, SourceText]]:
    """The sources that the head names, with where they stand."""
    if head.levels_source is not None:
        yield "levels_source", head.levels_source
    if head.promise is not None:
        yield "promise.source", head.promise.source
    if head.estimates is not None:
        yield "estimates.source", head.estimates.source


def _check_head(head: PackText, rules: list[Rule], problems: Problems) -> None:
    _check_words(head, "", problems)
    _check_ids(head, problems)
    for what, names in (
        (Text(fr="principe", en="principle"), [p.id for p in head.principles]),
        (Text(fr="rôle", en="role"), [r.id for r in head.roles]),
        (Text(fr="niveau", en="level"), [level.id for level in head.levels]),
    ):
        for name in sorted({name for name in names if names.count(name) > 1}):
            problems.add(PACK["R308"], "", what=what, found=name)
    is_of_duties = head.place is not None and not head.levels
    for index, principle in enumerate(head.principles):
        ours = [rule for rule in rules if rule.principle == principle.id]
        if not any(rule.weight or (is_of_duties and rule.kind == "legal") for rule in ours):
            problems.add(PACK["R301"], f"principles[{index}]", found=principle.id)
    _check_levels(head, problems)
    _check_promise(head, rules, problems)
    if len(rules) > MOST_RULES:
        problems.add(PACK["R302"], "", found=len(rules), most=MOST_RULES)
    trees = [t for r in rules for t in (r.applies, r.test, r.measure, *(x.when for x in r.tiers))]
    nodes = sum(1 for tree in trees if tree is not None for _ in walk(tree))
    if nodes > MOST_NODES:
        problems.add(PACK["R303"], "", found=nodes, most=MOST_NODES)


def _check_ids(head: PackText, problems: Problems) -> None:
    """They stand in addresses within a page and behind every score, and are what they look like."""
    found = {"id": head.id, "version": head.version}
    for key in ("principles", "roles", "levels"):
        records = enumerate(getattr(head, key))
        found |= {f"{key}[{index}].id": record.id for index, record in records}
    for path, written in found.items():
        if not _ID.fullmatch(written):
            problems.add(PACK["R320"], path, found=quoted(written))


def _check_levels(head: PackText, problems: Problems) -> None:
    if head.levels and head.levels_source is None:
        problems.add(PACK["R309"], "levels", key="levels_source")
    before = None
    for index, level in enumerate(head.levels):
        path = f"levels[{index}]"
        if before is not None and _is_below(level, before):
            problems.add(PACK["R305"], path, found=level.id)
        if before is not None and not (level.floor or level.results):
            problems.add(PACK["R307"], path, found=level.id)
        before = level


def _is_below(level: Level, before: Level) -> bool:
    """Whether any part of *level* asks for less than the level before it."""
    return (
        level.total < before.total or level.floor < before.floor or level.results < before.results
    )


def _check_promise(head: PackText, rules: list[Rule], problems: Problems) -> None:
    """The head says what the rules of kind `promise` promise, and there are some if it does."""
    promising = any(rule.kind == "promise" for rule in rules)
    if promising and head.promise is None:
        problems.add(PACK["R309"], "", key="promise")
    if head.promise is not None and not promising:
        problems.add(PACK["R311"], "promise")
    if head.promise is not None and head.promise.applies_when and not head.promise.otherwise:
        problems.add(PACK["R309"], "promise", key="otherwise")
