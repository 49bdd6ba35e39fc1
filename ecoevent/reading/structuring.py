"""A document in, instances of attrs classes out, with every problem at once.

cattrs finds the hook of each type; the hooks are ours, for three reasons that were measured or
tried. They convert nothing silently. They go on after a mistake, keep its path, and check each
field before the class sees it, where attrs stops at the first. And they are plain closures, made
when a class is first met: the code that cattrs would generate for the 25 classes of a plan takes
18 ms, a third of the time that reading one plan takes.
"""

import datetime as dt
import re
import types
import typing
from collections.abc import Callable, Collection, Mapping
from typing import Any, TypeVar

import attrs
from cattrs import Converter

from ecoevent.errors import ProblemsError
from ecoevent.problems import Place, Problem, problem
from ecoevent.reading import leaves
from ecoevent.reading.describing import plainly, quoted, visible
from ecoevent.reading.diagnostics import SHAPE
from ecoevent.reading.document import Document, Path, path_text
from ecoevent.reading.hints import says_none
from ecoevent.reading.homes import AnyField, Homes, homes_in, unknown_key
from ecoevent.reading.mistakes import (
    AnyMistake,
    Mistake,
    ToldMistake,
    UnknownKey,
    Wrong,
    unexpected,
)
from ecoevent.words.text import Text

T = TypeVar("T")
Hook = Callable[[Any, Any], Any]
MOST_TOLD = 50
_ENOUGH = 200  # mistakes in one group or list: more would only cost time
FieldHook = Callable[[AnyField], Hook | None]


def structure(
    document: Document, record: type[T], *, through: "Structurer | None" = None
) -> tuple[T | None, tuple[Problem, ...]]:
    """An instance of *record* as the document says it, or None; and every problem, in order.

    The problems of the document itself are among them.
    """
    structurer = through or Structurer()
    instance: T | None = None
    mistakes: tuple[AnyMistake, ...] = ()
    try:
        instance = structurer.converter.structure(document.tree, record)
    except Wrong as found:
        mistakes = found.mistakes
    problems = _told(mistakes, document, record, structurer)
    return (None if problems else instance), problems


@attrs.frozen(eq=False, repr=False)
class Structurer:
    """How the values of a file become Python values; made once, used for many files.

    Attributes:
        hooks: for types of the caller's own; each takes a plain value and the type, and returns
            the instance or raises `mistakes.wrong(…)`.
        field_hook: the hook of one field, for a field whose metadata says more than its type; None
            leaves it to the type.
        is_key: whether a field of a class is a key of the file.
        title_of: how people call a field; helps to guess what a wrong key meant.
        synonyms: the keys that a word may stand for; helps too.
    """

    hooks: Mapping[Any, Hook] = attrs.field(factory=dict)
    field_hook: FieldHook = lambda _attribute: None
    is_key: Callable[[AnyField], bool] = lambda attribute: attribute.init
    title_of: Callable[[AnyField], Text | None] = lambda _attribute: None
    synonyms: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict)
    converter: Converter = attrs.field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        """Make the converter, which makes the hook of a class when it first meets it."""
        object.__setattr__(self, "converter", _converter(self))

    def each(self, record: Any) -> Callable[[Any], Any]:
        """What makes an instance of *record* of a plain value, or raises Wrong."""
        hook = self.converter.get_structure_hook(record)
        return lambda value: hook(value, record)


def _converter(structurer: "Structurer") -> Converter:
    converter = Converter()
    for is_it, factory in (
        (attrs.has, _record_hook),
        (_is_optional, _optional_hook),
        (_is_tuple, _tuple_hook),
        (_is_mapping, _mapping_hook),
        (_is_literal, _literal_hook),
    ):
        converter.register_structure_hook_factory(is_it, _given(factory, structurer))
    for type_, hook in {**_LEAVES, **structurer.hooks}.items():
        converter.register_structure_hook(type_, hook)
    return converter


_LEAVES: Mapping[Any, Hook] = {
    int: leaves.as_whole,
    float: leaves.as_number,
    bool: leaves.as_flag,
    str: leaves.as_text,
    leaves.Written: leaves.as_written,
    dt.date: leaves.as_date,
    dt.time: leaves.as_clock,
}


def _given(
    factory: "Callable[[Any, Structurer], Hook]", structurer: "Structurer"
) -> Callable[[Any], Hook]:
    return lambda type_: factory(type_, structurer)


def _is_optional(type_: Any) -> bool:
    is_union = typing.get_origin(type_) in {typing.Union, types.UnionType}
    return is_union and len(type_.__args__) == 2 and type(None) in type_.__args__


def _is_tuple(type_: Any) -> bool:
    return typing.get_origin(type_) is tuple


def _is_mapping(type_: Any) -> bool:
    origin = typing.get_origin(type_)
    return isinstance(origin, type) and issubclass(origin, Mapping)


def _is_literal(type_: Any) -> bool:
    return typing.get_origin(type_) is typing.Literal


def _optional_hook(type_: Any, structurer: "Structurer") -> Hook:
    (inner,) = (each for each in type_.__args__ if each is not type(None))
    hook = structurer.converter.get_structure_hook(inner)
    return lambda value, _: None if value is None else hook(value, inner)


def _literal_hook(type_: Any, _structurer: "Structurer") -> Hook:
    words = dict.fromkeys(typing.get_args(type_))
    return lambda value, _: leaves.as_word(value, words)


def _mapping_hook(type_: Any, structurer: "Structurer") -> Hook:
    of = typing.get_args(type_)[1]
    hook = structurer.converter.get_structure_hook(of)

    def structured(value: Any, _type: Any) -> dict[str, Any]:
        return _each(as_group(value).items(), lambda _step, item: hook(item, of))

    return structured


def _tuple_hook(type_: Any, structurer: "Structurer") -> Hook:
    kinds = typing.get_args(type_)
    if len(kinds) == 2 and kinds[1] is ...:
        hook = structurer.converter.get_structure_hook(kinds[0])
        return lambda value, _: listed(value, lambda item: hook(item, kinds[0]))
    hooks = [structurer.converter.get_structure_hook(kind) for kind in kinds]
    size = Text(f"une liste de {len(kinds)} valeurs", f"a list of {len(kinds)} values")

    def structured(value: Any, _type: Any) -> tuple[Any, ...]:
        if not isinstance(value, list) or len(value) != len(kinds):
            raise unexpected(value, size)
        steps = _each(enumerate(value), lambda step, item: hooks[step](item, kinds[step]))
        return tuple(steps.values())

    return structured


def listed(value: Any, hook: Callable[[Any], Any]) -> tuple[Any, ...]:
    """The items of the list *value*, each through *hook*."""
    if not isinstance(value, list):
        raise unexpected(value, _LIST, hint=lambda: _list_hint(value))
    return tuple(_each(enumerate(value), lambda _step, item: hook(item)).values())


_LIST = Text("une liste", "a list")


def _list_hint(value: Any) -> Text:
    if isinstance(value, dict):
        return Text(
            "\u00a0; mettez un tiret devant la première clé", "; put a dash before the first key"
        )
    if isinstance(value, str) and says_none(value):
        return Text(
            "\u00a0; écrivez [] pour dire qu'il n'y en a pas", "; write [] if there are none"
        )
    item = visible(value) if isinstance(value, str) else plainly(value)
    return Text(f"\u00a0; écrivez [{item}]", f"; write [{item}]")


_GROUP = Text("un groupe de clés", "a group of keys")
_COLON = Text("\u00a0; mettez une espace après le deux-points", "; put a space after the colon")
_NO_DASH = Text("\u00a0; enlevez les tirets", "; remove the dashes")


def as_group(value: Any) -> dict[str, Any]:
    """The group of keys *value*, or Wrong."""
    if not isinstance(value, dict):
        raise unexpected(value, _GROUP, hint=lambda: _group_hint(value))
    return value


def _group_hint(value: Any) -> Text | str:
    if isinstance(value, list):
        return _NO_DASH
    return _COLON if isinstance(value, str) and re.match(r"[\w-]+:\S", value) else ""


def _each(steps: Any, hook: Callable[[Any, Any], Any]) -> dict[Any, Any]:
    """Every value through *hook*, by its step; every mistake at once."""
    kept: dict[Any, Any] = {}
    mistakes: list[AnyMistake] = []
    for step, item in steps:
        try:
            kept[step] = hook(step, item)
        except Wrong as found:
            mistakes += found.below(step)
            if len(mistakes) > _ENOUGH:
                break
    if mistakes:
        raise Wrong(mistakes)
    return kept


@attrs.define(eq=False, repr=False)
class _Field:
    """A key of a class, its hook looked up when a file first gives it."""

    attribute: AnyField
    structurer: "Structurer"
    alias: str
    hook: Hook | None = None

    def structured(self, value: Any) -> Any:
        hook = self.hook
        if hook is None:
            own = self.structurer.field_hook(self.attribute)
            by_type = self.structurer.converter.get_structure_hook
            hook = self.hook = own or by_type(self.attribute.type)
        return hook(value, self.attribute.type)


def _record_hook(record: Any, structurer: "Structurer") -> Hook:
    fields = {
        each.name: _Field(each, structurer, alias=each.alias or each.name)
        for each in keys_of(record, structurer)
    }
    titles = {name: structurer.title_of(field.attribute) for name, field in fields.items()}
    needed = [name for name, field in fields.items() if field.attribute.default is attrs.NOTHING]

    def structured(value: Any, _type: Any) -> Any:
        given: dict[str, Any] = {}
        mistakes: list[AnyMistake] = []
        unknown: list[Any] = []
        # one plain loop: packs have some 2,000 records, read at each start
        for key, item in as_group(value).items():
            field = fields.get(key)
            if field is None:
                unknown.append(key)
            elif item is not None and len(mistakes) <= _ENOUGH:
                # (a key without a value is a question without an answer)
                try:
                    given[field.alias] = field.structured(item)
                except Wrong as found:
                    mistakes += found.below(key)
        missing = [name for name in needed if value.get(name) is None]
        if mistakes or unknown or missing:
            keys = [UnknownKey((key,), titles) for key in unknown[:_ENOUGH]]
            raise Wrong([*keys, *map(_missing, missing), *mistakes])
        return _made(record, given)

    return structured


def keys_of(record: Any, structurer: "Structurer") -> list[AnyField]:
    """The fields of *record* that are keys of a file, their types resolved."""
    if any(isinstance(attribute.type, str) for attribute in attrs.fields(record)):
        attrs.resolve_types(record)
    return [attribute for attribute in attrs.fields(record) if structurer.is_key(attribute)]


def _missing(name: str) -> Mistake:
    return Mistake((name,), SHAPE["S003"], lambda: {"found": quoted(name)}, is_about_key=True)


def _made(record: Any, given: dict[str, Any]) -> Any:
    try:
        return record(**given)
    except ProblemsError as found:
        # the class says `Class.field[0]`: it cannot know where in the file it stands
        raise Wrong(
            ToldMistake(steps_in(each.path.removeprefix(record.__name__)), each)
            for each in found.problems
        ) from None


def steps_in(path: str) -> Path:
    """The steps of a path in a message: `.supports[0]` is `supports`, then 0."""
    found = re.findall(r"([^.\[\]]+)|\[(\d+)\]", path)
    return tuple(name or int(index) for name, index in found)


def told_of_value(found: Wrong, record: Any, structurer: "Structurer") -> list[Problem]:
    """The mistakes in a value that stands in no document; their paths begin at the value."""
    homes = homes_in(record, lambda each: keys_of(each, structurer))
    return [
        attrs.evolve(
            unknown_key(each, homes, synonyms=structurer.synonyms)
            if isinstance(each, UnknownKey)
            else each.told(),
            path=path_text(each.path),
        )
        for each in found.mistakes[:MOST_TOLD]
    ]


def _told(
    mistakes: Collection[AnyMistake], document: Document, record: Any, structurer: "Structurer"
) -> tuple[Problem, ...]:
    placed = [
        (document.key_place(each.path) if each.is_about_key else document.place(each.path), each)
        for each in mistakes
        if each.path not in document.unusable
    ]
    placed.sort(key=lambda pair: _order(pair[0]))
    homes: Homes | None = None
    told = list(document.problems)
    for place, mistake in placed[:MOST_TOLD]:
        if isinstance(mistake, UnknownKey):
            homes = homes or homes_in(record, lambda each: keys_of(each, structurer))
            said = unknown_key(mistake, homes, synonyms=structurer.synonyms)
        else:
            said = mistake.told()
        told.append(attrs.evolve(said, place=place, path=path_text(mistake.path)))
    told.sort(key=lambda each: _order(each.place))
    if len(placed) > MOST_TOLD:
        place = placed[MOST_TOLD][0]
        told.append(problem(SHAPE["S099"], place=place, count=len(placed) - MOST_TOLD))
    return tuple(told)


def _order(place: Place | None) -> tuple[bool, int, int]:
    """What stands nowhere comes last, in the order in which it was found."""
    return (True, 0, 0) if place is None else (False, place.line, place.column)
