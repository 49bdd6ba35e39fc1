"""A mapping that a program made in, the document that its file would be out, without places."""

import datetime as dt
import math
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import attrs

from ecoevent.errors import ProblemsError
from ecoevent.problems import Problem, problem
from ecoevent.reading.describing import described, hidden_in, printable, quoted, visible
from ecoevent.reading.diagnostics import DOCUMENT
from ecoevent.reading.document import (
    DEEPEST,
    LONGEST_KEY,
    MOST_VALUES,
    Document,
    Path,
    Tree,
    path_text,
)
from ecoevent.reading.scalars import LARGEST_NUMBER
from ecoevent.words.text import Text


def document_of(mapping: object, *, file: str, raises: type[ProblemsError]) -> Document:
    """The document whose keys and values *mapping* holds.

    A date, a time, a tuple or a number of another library stands for what a file would say.

    Raises:
        ProblemsError: or rather *raises*: too deep, too many values, a value that no file can hold.
    """
    walk = _Walk()
    tree: Tree = None
    if isinstance(mapping, Mapping):
        tree = walk.group(mapping, ())
    else:
        walk.refuse("D019", (), found=_named(mapping), hint="")
    if walk.problems:
        raise raises(walk.problems)
    assert isinstance(tree, dict)  # noqa: S101 (anything else was refused)
    return Document(
        file=file, tree=tree, values={}, keys={}, problems=(), unusable=frozenset()
    )  # fmt: skip


@attrs.define(eq=False)
class _Walk:
    """What is found on the way through a mapping."""

    problems: list[Problem] = attrs.field(factory=list)
    count: int = 0
    is_over: bool = False

    def refuse(self, code: str, path: Path, **parts: object) -> None:
        """One problem more."""
        self.problems.append(problem(DOCUMENT[code], place=None, path=path_text(path), **parts))

    def value(self, value: Any, path: Path) -> Tree:
        """What a file would say for *value*."""
        if not self._admits(path):
            return None
        if isinstance(value, Mapping):
            return self.group(value, path)
        if isinstance(value, (list, tuple)):
            return [self.value(item, (*path, index)) for index, item in enumerate(value)]
        return self._leaf(value, path)

    def group(self, mapping: Mapping[Any, Any], path: Path) -> Tree:
        """The same for a group of keys."""
        tree: dict[str, Tree] = {}
        for key, value in mapping.items():
            if self._admits_key(key, path):
                tree[key] = self.value(value, (*path, key))
        return tree

    def _admits_key(self, key: Any, path: Path) -> bool:
        if not isinstance(key, str) or not key:
            self.refuse("D015", path, found=_named(key), hint="")
        elif len(key) > LONGEST_KEY:
            self.refuse("D016", path, found=len(key), most=LONGEST_KEY)
        elif not key.isprintable():
            hidden = next(letter for letter in key if not letter.isprintable())
            self.refuse("D017", path, found=quoted(key), character=f"U+{ord(hidden):04X}")
        else:
            return True
        return False

    def _admits(self, path: Path) -> bool:
        self.count += 1
        if self.count > MOST_VALUES and not self.is_over:
            self.refuse("D008", (), most=MOST_VALUES)
        if len(path) >= DEEPEST and not self.is_over:
            self.refuse("D007", path[:1], most=DEEPEST)
        self.is_over |= self.count > MOST_VALUES or len(path) >= DEEPEST
        return not self.is_over

    def _leaf(self, value: Any, path: Path) -> Tree:
        plain = _plain(value)
        if plain is None or isinstance(plain, bool):
            return plain
        if isinstance(plain, str):
            hidden = hidden_in(plain, but="\t\n\r")
            if hidden:
                self.refuse("D005", path, found=printable(hidden))
            return plain
        if isinstance(plain, (int, float)):
            if abs(plain) <= LARGEST_NUMBER:  # which NaN is not
                return plain
            self.refuse("D018", path, found=_size(plain))
            return None
        self.refuse("D025", path, found=_named(value))
        return None


def _plain(value: Any) -> Any:
    if getattr(value, "ndim", None) == 0:  # a scalar of numpy says which number or text it is
        value = value.item()
    if value is None or isinstance(value, (str, bool, int, float)):
        return value
    if isinstance(value, dt.datetime):  # a date is asked for with a day only
        return value.date().isoformat() if value.time() == dt.time() else value
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, dt.time):
        return f"{value:%H:%M}"
    if isinstance(value, Decimal):
        return float(value) if value.is_finite() else math.nan
    return value


def _size(number: float) -> str:
    """A number that may have more digits than Python agrees to write."""
    if isinstance(number, int) and number.bit_length() > 100:
        return f"2^{number.bit_length() - 1}"
    return str(number)


def _named(value: object) -> Text:
    if isinstance(value, (str, int, float, list, dict)) or value is None:
        return described(value)
    name = visible(type(value).__name__)
    return Text(fr=f"une valeur de type {name}", en=f"a value of type {name}")
