"""The text of a YAML or JSON file in, a plain tree with the place of every key and value out.

The only place where such text is parsed. PyYAML cuts it into events; the tree is built from them
without recursion, so that no nesting, alias or tag of a stranger's file reaches Python's stack or
PyYAML's constructors. JSON is read by the same path, being YAML. A plain scalar is null, true,
false or a decimal number as in YAML 1.2; anything else is text: `no`, `12:30`, `010`, `0x1F` and
`1_000` stay what was written.
"""

import json
import math
import re
from collections.abc import Callable, Mapping
from typing import Any, NoReturn

import attrs
import yaml

from ecoevent.errors import ProblemsError
from ecoevent.problems import Place, Problem, problem
from ecoevent.reading.decoding import LINE_BREAK, LONGEST_BYTES, decoded
from ecoevent.reading.describing import described, printable, quoted, visible
from ecoevent.reading.diagnostics import DOCUMENT, SYNTAX
from ecoevent.reading.scalars import resolved
from ecoevent.reading.syntax_errors import explained
from ecoevent.words.text import Text

Tree = dict[str, "Tree"] | list["Tree"] | str | int | float | bool | None
Path = tuple[str | int, ...]
Mark = tuple[int, int]  # line and column, both from 1

MOST_VALUES = 100_000
DEEPEST = 32
LONGEST_KEY = 200
MOST_PROBLEMS = 20

_CODES = {**DOCUMENT, **SYNTAX}
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the same events, seven times faster
_OF_NESTING = frozenset({"D007", "D015"})
SURROGATE_PAIR = r"(?i)\\u(d[89ab][0-9a-f]{2})\\u(d[c-f][0-9a-f]{2})"


@attrs.frozen(eq=False)
class Document:
    """What a file says, before anyone asks what it means.

    Attributes:
        values: where each value begins.
        keys: where each key begins.
        problems: what is wrong but did not stop the reading: repeated keys, unusable numbers.
        unusable: the paths whose value could not be kept and is None in `tree`.
        comments: the comment that follows a value without quotes on its line, `#` included.
    """

    file: str
    tree: dict[str, Tree]
    values: Mapping[Path, Mark]
    keys: Mapping[Path, Mark]
    problems: tuple[Problem, ...]
    unusable: frozenset[Path]
    comments: Mapping[Path, str] = attrs.field(factory=dict)

    def place(self, path: Path) -> Place | None:
        """Where the value at *path* begins, or else the nearest group that holds it.

        None where the document was made of no file.
        """
        while path and path not in self.values:
            path = path[:-1]
        return Place(self.file, *self.values[path]) if self.values else None

    def key_place(self, path: Path) -> Place | None:
        """Where the key at *path* begins; of a list's item, the item; else that of its group."""
        while path and path not in self.values:
            path = path[:-1]
        return Place(self.file, *self.keys.get(path, self.values[path])) if self.values else None

    def places(self) -> dict[str, Place]:
        """The place of every value by the text of its path, such as `catering.meals[0].kind`."""
        return {path_text(path): Place(self.file, *mark) for path, mark in self.values.items()}


def path_text(path: Path) -> str:
    """*path* as people write it: `catering.meals[0].kind`."""
    parts = (f"[{part}]" if isinstance(part, int) else f".{part}" for part in path)
    return "".join(parts).removeprefix(".")


def content_hash(tree: Any) -> str:
    """Twelve hex digits of SHA-256 over the content, whatever its layout and comments."""
    text = json.dumps(tree, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    import hashlib  # noqa: PLC0415 (slow, and the packs that ship bring theirs)

    return hashlib.sha256(text.encode()).hexdigest()[:12]


def read_document(
    text: str | bytes,
    *,
    file: str,
    raises: type[ProblemsError] = ProblemsError,
    longest: int = LONGEST_BYTES,
    most: int = MOST_VALUES,
) -> Document:
    """The document that *text* holds, of at most *longest* bytes and *most* values.

    Groups, lists and keys count as values. What stops the reading is refused with one problem; what
    does not is told in `Document.problems`.

    Raises:
        ProblemsError: or rather *raises*; *file* is the text's name in its problems.
    """
    try:
        characters = decoded(text, file=printable(file), longest=longest)
        return _read(characters, file=printable(file), most=most)
    except ProblemsError as wrong:
        raise raises(wrong.problems) from None


def _read(text: str, *, file: str, most: int) -> Document:
    try:
        return _built(text, file=file, most=most)
    except yaml.YAMLError as error:
        # JSON writes an emoji as two escapes, which libyaml takes one by one
        joined = re.sub(SURROGATE_PAIR, _joined, text)
        if joined != text:
            return _read(joined, file=file, most=most)
        _refuse_depth_before(error, text, file=file, most=most)
        raise ProblemsError([explained(error, text=text, file=file)]) from None


def _refuse_depth_before(error: yaml.YAMLError, text: str, *, file: str, most: int) -> None:
    """Raise what we refuse of the nesting in the part that the parser looked at.

    Some parsers have a bound of their own and look up to 1,024 characters ahead of their events, so
    that they may give up before we see how deep the text is.
    """
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        return
    try:
        _built(text[: mark.index], file=file, most=most)
    except ProblemsError as ours:
        if ours.problems[0].code in _OF_NESTING:
            raise
    except yaml.YAMLError:  # it ends in the middle
        return


def _joined(pair: "re.Match[str]") -> str:
    high, low = int(pair[1], 16), int(pair[2], 16)
    return f"\\U{0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00):08X}"


@attrs.define(eq=False, repr=False)
class _Group:
    """A group of keys or a list that is still open."""

    path: Path
    tree: dict[str, Tree] | list[Tree]
    key: str | None = None  # read, its value still to come

    @property
    def awaits_key(self) -> bool:
        return isinstance(self.tree, dict) and self.key is None


@attrs.define(eq=False, repr=False)
class _Building:
    """A document while its events come in."""

    file: str
    most: int
    lines: tuple[str, ...]  # none where the text has no comment
    open: list[_Group] = attrs.field(factory=list)
    tree: Tree = None
    has_begun: bool = False
    count: int = 0
    values: dict[Path, Mark] = attrs.field(factory=dict)
    keys: dict[Path, Mark] = attrs.field(factory=dict)
    problems: list[Problem] = attrs.field(factory=list)
    unusable: set[Path] = attrs.field(factory=set)
    repeated: set[Path] = attrs.field(factory=set)
    comments: dict[Path, str] = attrs.field(factory=dict)


def _built(text: str, *, file: str, most: int) -> Document:
    lines = tuple(LINE_BREAK.split(text)) if "#" in text else ()
    building = _Building(file=file, most=most, lines=lines)
    for event in yaml.parse(text, Loader=_LOADER):
        taker = _TAKERS.get(type(event))
        if taker:
            taker(building, event)
    if building.tree is None:
        _refuse(building, "D001", (1, 1))
    assert isinstance(building.tree, dict)  # noqa: S101 (anything else was refused on the way)
    return Document(
        file=file,
        tree=building.tree,
        values=building.values,
        keys=building.keys,
        problems=tuple(building.problems),
        unusable=frozenset(building.unusable),
        comments=building.comments,
    )


def _refuse(building: _Building, code: str, mark: Mark, **parts: object) -> NoReturn:
    raise ProblemsError([_problem(building, code, mark, (), **parts)])


def _problem(building: _Building, code: str, mark: Mark, path: Path, **parts: object) -> Problem:
    place = Place(building.file, *mark)
    return problem(_CODES[code], place=place, path=path_text(path), **parts)


def _note(building: _Building, wrong: Problem) -> None:
    building.problems.append(wrong)
    if len(building.problems) >= MOST_PROBLEMS:
        raise ProblemsError(building.problems)


def _mark(event: Any) -> Mark:
    return event.start_mark.line + 1, event.start_mark.column + 1


def _take_document(building: _Building, event: Any) -> None:
    if building.has_begun:
        _refuse(building, "D009", _mark(event))
    if event.version or event.tags:
        _refuse(building, "D012", _mark(event))
    building.has_begun = True


def _take_alias(building: _Building, event: Any) -> None:
    _refuse(building, "D010", _mark(event))


def _take_scalar(building: _Building, event: Any) -> None:
    mark = _admit(building, event)
    is_plain = not event.style
    text = event.value if event.value.isascii() else _whole(building, event.value, mark)
    value = resolved(text) if is_plain else text
    if not building.open:
        _take_lone_scalar(building, value, mark)
    elif building.open[-1].awaits_key:
        _take_key(building, value, mark, is_merge=is_plain and value == "<<")
    elif isinstance(value, float) and not math.isfinite(value):
        path = _put(building, None, mark)
        building.unusable.add(path)
        _note(building, _problem(building, "D018", mark, path, found=visible(text)))
    else:
        path = _put(building, value, mark)
        if is_plain and building.lines:
            _keep_comment(building, path, event.end_mark)


def _keep_comment(building: _Building, path: Path, end: Any) -> None:
    rest = building.lines[end.line][end.column :] if end.line < len(building.lines) else ""
    comment = rest.strip()
    if comment.startswith("#"):
        building.comments[path] = comment


def _whole(building: _Building, text: str, mark: Mark) -> str:
    """*text* without halves of characters, which only the slow parser lets through."""
    try:
        return text.encode("utf-16", "surrogatepass").decode("utf-16")
    except UnicodeDecodeError:
        _refuse(building, "D109", mark)


def _admit(building: _Building, event: Any) -> Mark:
    mark = _mark(event)
    if event.anchor is not None:
        _refuse(building, "D010", mark)
    if event.tag is not None:
        _refuse(building, "D011", mark)
    building.count += 1
    if building.count > building.most:
        _refuse(building, "D008", mark, most=building.most)
    return mark


def _take_lone_scalar(building: _Building, value: Tree, mark: Mark) -> None:
    if value is None:
        _refuse(building, "D001", mark)
    hint = _colon_hint(value) if isinstance(value, str) else ""
    _refuse(building, "D019", mark, found=described(value), hint=hint)


def _colon_hint(text: str) -> Text:
    colon = re.match(r"[\w.-]+:(.)", text)
    if not colon:
        return Text("", "")
    if colon[1].isspace():
        return Text(
            fr="\u00a0; remplacez l'espace insécable après le deux-points par une espace ordinaire",
            en="; replace the no-break space after the colon with an ordinary one",
        )
    return Text(
        fr="\u00a0; mettez une espace après le deux-points", en="; put a space after the colon"
    )


def _take_key(building: _Building, key: Tree, mark: Mark, *, is_merge: bool) -> None:
    if is_merge:
        _refuse(building, "D013", mark)
    if not isinstance(key, str) or not key:
        _refuse(building, "D015", mark, found=described(key), hint=_key_hint(key))
    if len(key) > LONGEST_KEY:
        _refuse(building, "D016", mark, found=len(key), most=LONGEST_KEY)
    if not key.isprintable():
        hidden = next(character for character in key if not character.isprintable())
        _refuse(building, "D017", mark, found=quoted(key), character=f"U+{ord(hidden):04X}")
    group = building.open[-1]
    path = (*group.path, key)
    if key in group.tree:
        _note_repeated(building, path, mark)
    building.keys[path] = mark
    group.key = key


def _key_hint(key: Tree) -> Text:
    if isinstance(key, int | float) and not isinstance(key, bool):
        return Text(
            fr="\u00a0; écrivez 12.5 et non 12,5, ou mettez la clé entre guillemets",
            en="; write 12.5 and not 12,5, or put the key in quotes",
        )
    if key == "":
        return Text(fr="\u00a0; nommez la valeur", en="; give the value a name")
    return Text(
        fr="\u00a0; mettez-la entre guillemets ou corrigez le retrait",
        en="; put it in quotes or mend the indentation",
    )


def _note_repeated(building: _Building, path: Path, mark: Mark) -> None:
    if path in building.repeated:
        return
    building.repeated.add(path)
    found, first = quoted(str(path[-1])), building.keys[path][0]
    _note(building, _problem(building, "D014", mark, path, found=found, first=first))


def _put(building: _Building, value: Tree, mark: Mark) -> Path:
    """Hang *value* where the document has come to; its path."""
    path: Path = ()
    if building.open:
        path = _hang(building.open[-1], value)
    else:
        building.tree = value
    building.values[path] = mark
    return path


def _hang(group: _Group, value: Tree) -> Path:
    if isinstance(group.tree, list):
        group.tree.append(value)
        return (*group.path, len(group.tree) - 1)
    assert group.key is not None  # noqa: S101 (a key came before its value)
    path = (*group.path, group.key)
    group.tree[group.key] = value
    group.key = None
    return path


def _take_mapping(building: _Building, event: Any) -> None:
    _open(building, event, {})


def _take_list(building: _Building, event: Any) -> None:
    if not building.open:
        _refuse(building, "D019", _mark(event), found=described([]), hint="")
    _open(building, event, [])


def _open(building: _Building, event: Any, tree: dict[str, Tree] | list[Tree]) -> None:
    mark = _admit(building, event)
    if building.open and building.open[-1].awaits_key:
        _refuse(building, "D015", mark, found=described(tree), hint=_key_hint(tree))
    if len(building.open) == DEEPEST:
        _refuse(building, "D007", mark, most=DEEPEST)
    path = _put(building, tree, mark)
    building.open.append(_Group(path=path, tree=tree))


def _close(building: _Building, _event: Any) -> None:
    building.open.pop()


_TAKERS: Mapping[type[yaml.Event], Callable[[_Building, Any], None]] = {
    yaml.DocumentStartEvent: _take_document,
    yaml.AliasEvent: _take_alias,
    yaml.ScalarEvent: _take_scalar,
    yaml.MappingStartEvent: _take_mapping,
    yaml.MappingEndEvent: _close,
    yaml.SequenceStartEvent: _take_list,
    yaml.SequenceEndEvent: _close,
}
