"""A list of answers as it was and as it is to be in; which items are the same ones out."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any

import attrs

from ecoevent.plan.writing import said

_NAMES = frozenset({"text", "paths"})  # the kinds of the fields that an item is known by


@attrs.frozen
class Pairs:
    """What becomes of the items of a list.

    Attributes:
        kept: the new position of an old item that stays, changed or not.
        added: the new positions that come before an old one, or at the end.
    """

    kept: dict[int, int]
    added: dict[int, tuple[int, ...]]


def paired(old: Sequence[Any], new: Sequence[Any]) -> Pairs:
    """Which items of *old* are which of *new*, in order: the same ones, else those of one name.

    A comment beside an item is about that item: it stays with what has its name.
    """
    kept: dict[int, int] = {}
    added: dict[int, tuple[int, ...]] = {}
    for tag, i, after, j, until in SequenceMatcher(None, old, new).get_opcodes():
        if tag == "equal":
            kept.update(zip(range(i, after), range(j, until), strict=True))
            continue
        pairs = dict(_same_ones(old, new, range(i, after), range(j, until)))
        kept.update(pairs)
        _add(added, pairs, range(i, after), range(j, until))
    return Pairs(kept, added)


def _same_ones(
    old: Sequence[Any], new: Sequence[Any], before: range, after: range
) -> Iterator[tuple[int, int]]:
    if len(before) == len(after):
        yield from (
            (i, j) for i, j in zip(before, after, strict=True) if _are_alike(old[i], new[j])
        )
        return
    j = after.start
    for i in before:
        found = next(
            (k for k in range(j, min(after.stop, j + 50)) if _name(old[i]) == _name(new[k])), None
        )
        if found is not None:
            yield i, found
            j = found + 1


def _add(
    added: dict[int, tuple[int, ...]], pairs: dict[int, int], before: range, after: range
) -> None:
    """Put the new items that no old one is before the old one that comes next."""
    old_of = {j: i for i, j in pairs.items()}
    next_ = before.stop
    for j in reversed(after):
        if j in old_of:
            next_ = old_of[j]
        else:
            added[next_] = (j, *added.get(next_, ()))


def _are_alike(old: Any, new: Any) -> bool:
    if not attrs.has(type(old)):
        return False
    answers = {(name, value) for name, _, value in said(old)}
    return any((name, value) in answers for name, _, value in said(new))


def _name(item: Any) -> Any:
    if not attrs.has(type(item)):
        return item
    return next((value for _, field, value in said(item) if field.kind in _NAMES), item)
