"""A key that its group does not have in, the message that says where it belongs out."""

import difflib
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import attrs

from ecoevent.problems import Problem, problem, suggestion
from ecoevent.reading.describing import quoted
from ecoevent.reading.diagnostics import SHAPE
from ecoevent.reading.document import Path
from ecoevent.reading.hints import typed, word_hint
from ecoevent.reading.mistakes import UnknownKey
from ecoevent.words.text import Text

AnyField: typing.TypeAlias = "attrs.Attribute[Any]"
Homes = Mapping[str, tuple[str, ...]]
_MOST_LISTED = 16
_DECIMAL_COMMA = Text(
    fr="\u00a0; entre accolades une virgule sépare les clés\u00a0: écrivez 12.5 et non 12,5",
    en="; between braces a comma separates keys: write 12.5 and not 12,5",
)


def homes_in(record: Any, keys_of: Callable[[Any], list[AnyField]]) -> Homes:
    """Each key of *record* and of the classes below it, with the groups that have it."""
    homes: dict[str, tuple[str, ...]] = {}
    for group, key in _keys_below(record, keys_of, group="", above=()):
        homes[key] = (*homes.get(key, ()), group)
    return homes


def _keys_below(
    record: Any, keys_of: Callable[[Any], list[AnyField]], *, group: str, above: tuple[Any, ...]
) -> Iterator[tuple[str, str]]:
    start = f"{group}." if group else ""
    for attribute in keys_of(record):
        yield group, attribute.name
        for inner, suffix in _records_in(attribute.type, ""):
            if inner not in (*above, record):
                path = f"{start}{attribute.name}{suffix}"
                yield from _keys_below(inner, keys_of, group=path, above=(*above, record))


def _records_in(type_: Any, suffix: str) -> Iterator[tuple[Any, str]]:
    if attrs.has(type_):
        yield type_, suffix
    is_list = typing.get_origin(type_) is tuple
    for inner in typing.get_args(type_):
        yield from _records_in(inner, f"{suffix}[]" if is_list else suffix)


def unknown_key(
    mistake: UnknownKey, homes: Homes, *, synonyms: Mapping[str, tuple[str, ...]]
) -> Problem:
    """The problem of a key that is not known here: its home elsewhere, or the nearest right key."""
    key, found = str(mistake.path[-1]), quoted(str(mistake.path[-1]))
    meant = synonyms.get(typed(key), ())
    here = next((word for word in meant if word in mistake.known), None)
    if here is not None:
        return problem(SHAPE["S001"], place=None, found=found, hint=suggestion(here, [here]))
    if key in homes:
        home = _nearest(homes[key], mistake.path[:-1])
        return problem(SHAPE["S002"], place=None, found=found, home=_named(home))
    hint = _DECIMAL_COMMA if key[0].isdigit() else word_hint(key, mistake.known)
    if not hint.en:
        paths = {name: _nearest(groups, mistake.path[:-1]) for name, groups in homes.items()}
        word = next((word for word in meant if word in homes), key)
        hint = suggestion_elsewhere(word, paths) or _listed(mistake.known)
    return problem(SHAPE["S001"], place=None, found=found, hint=hint)


def suggestion_elsewhere(key: str, paths: Mapping[str, str]) -> Text | None:
    """«; did you mean 'mobility.transit_offer'?» for a key near one of another group."""
    near = difflib.get_close_matches(key[:80], paths, n=1, cutoff=0.75)
    if not near:
        return None
    path = f"{paths[near[0]]}.{near[0]}".removeprefix(".")
    return suggestion(path, [path])


def _listed(known: Iterable[str]) -> Text:
    known = tuple(known)
    names = ", ".join(known[:_MOST_LISTED]) + (", …" if len(known) > _MOST_LISTED else "")
    return Text(fr=f"\u00a0; les clés d'ici sont {names}", en=f"; the keys here are {names}")


def _nearest(groups: tuple[str, ...], here: Path) -> str:
    """The group whose path has most steps in common with *here*, the first of equals."""
    steps = [step for step in here if isinstance(step, str)]
    return max(groups, key=lambda group: _shared(group.replace("[]", "").split("."), steps))


def _shared(group: list[str], steps: list[str]) -> int:
    pairs = zip(group, steps, strict=False)
    return next((n for n, (one, other) in enumerate(pairs) if one != other), len(steps))


def _named(group: str) -> Text:
    if not group:
        return Text(fr="au premier niveau du fichier", en="to the top level of the file")
    return Text(fr=f"sous «\u00a0{group}\u00a0»", en=f"under '{group}'")
