"""A YAML or JSON text that can be read in, where each key and value begins and ends in it out.

`document` keeps what a text says and where it begins; who changes a text needs the ends as well,
and the dash before an item. Offsets count characters from 0; a text with anchors, tags or several
documents is refused by `document`, which comes first.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any

import attrs
import yaml

from ecoevent.reading.decoding import LINE_BREAK
from ecoevent.reading.document import SURROGATE_PAIR, Path

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_COMMENT = re.compile(r"(?:(?<=[\s,\[\]{}])|\A)#[^\r\n]*")
_GAP = re.compile(r"(?:[ \t\r\n]+|#[^\r\n]*)*")
_HALVES = re.compile(SURROGATE_PAIR)
_COLON = re.compile(r"[ \t]*:")


@attrs.define(eq=False, repr=False)
class Span:
    """A value: where it begins, and where the last character of what it says ends.

    Attributes:
        kind: a group of keys, a list, or a value of its own.
        is_flow: between braces or brackets.
        key: where its key begins and ends; of a list's item where its dash stands, twice.
        inner: the values in it, by key or by position.
    """

    kind: str
    start: int
    end: int
    is_flow: bool = False
    key: tuple[int, int] = (0, 0)
    inner: dict[str | int, "Span"] = attrs.field(factory=dict)

    @property
    def whole(self) -> tuple[int, int]:
        """From its key to its end, or from its start where it has no key."""
        return min(self.key[0], self.start), max(self.key[1], self.end)

    def at(self, path: Path) -> "Span | None":
        """The value at the path below it."""
        found: Span | None = self
        for step in path:
            found = found.inner.get(step) if found is not None else None
        return found


@attrs.frozen(eq=False, repr=False)
class Spans:
    """A text, its outermost value, and where its comments are."""

    text: str
    root: Span
    lines: tuple[int, ...]  # where each line begins
    scalars: tuple[tuple[int, int], ...]

    def line_start(self, offset: int) -> int:
        """Where the line of the offset begins."""
        return self.lines[bisect_right(self.lines, offset) - 1]

    def next_line(self, offset: int) -> int:
        """Where the line after that of the offset begins; the end of the text after the last."""
        after = bisect_right(self.lines, offset)
        return self.lines[after] if after < len(self.lines) else len(self.text)

    def column(self, offset: int) -> int:
        """How many characters stand before it on its line."""
        return offset - self.line_start(offset)

    def after_colon(self, span: Span) -> int | None:
        """The end of the colon after its key; None where there is none."""
        found = _COLON.match(self.text, span.key[1])
        return found.end() if found else None

    def gap(self, offset: int) -> int:
        """The end of the blanks, line breaks and comments that begin there."""
        found = _GAP.match(self.text, offset)
        return found.end() if found else offset

    def comments(self, start: int = 0, end: int | None = None) -> list[str]:
        """The comments that begin in that part of the text, `#` included."""
        end = len(self.text) if end is None else end
        return [found[0].rstrip() for found in self._comments(start, end)]

    def _comments(self, start: int, end: int) -> "Iterator[re.Match[str]]":
        for gap_start, gap_end in self._gaps(start, end):
            yield from _COMMENT.finditer(self.text, gap_start, gap_end)

    def _gaps(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """What lies between the keys and values of their own in that part."""
        here = start
        first = max(bisect_right(self.scalars, (start, start)) - 1, 0)
        for scalar_start, scalar_end in self.scalars[first:]:
            if scalar_start >= end:
                break
            if scalar_start > here:
                yield here, scalar_start
            here = max(here, scalar_end)
        if here < end:
            yield here, end


def read_spans(text: str) -> Spans:
    """Where everything stands in a text that `read_document` takes.

    Raises:
        yaml.YAMLError: it is no text that `read_document` takes.
    """
    try:
        return _spans(text, text)
    except yaml.YAMLError:
        # JSON writes an emoji as two escapes, which the parser refuses; as many letters do as well
        return _spans(text, _HALVES.sub("x" * 12, text))


def _spans(text: str, parsed: str) -> Spans:
    building = _Building(text)
    for event in yaml.parse(parsed, Loader=_LOADER):
        building.take(event)
    assert building.root is not None  # noqa: S101 (an empty text was refused before)
    return Spans(text, building.root, building.lines, tuple(building.scalars))


@attrs.define(eq=False, repr=False)
class _Building:
    """The spans while the events of a text come in."""

    text: str
    lines: tuple[int, ...] = ()
    root: Span | None = None
    scalars: list[tuple[int, int]] = attrs.field(factory=list)
    open: list[Span] = attrs.field(factory=list)
    keys: list[tuple[str, int, int] | None] = attrs.field(factory=list)

    def __attrs_post_init__(self) -> None:
        """Find where the lines begin."""
        self.lines = (0, *(found.end() for found in LINE_BREAK.finditer(self.text)))

    def take(self, event: Any) -> None:
        """Go on with the next event."""
        if isinstance(event, yaml.ScalarEvent):
            self._take_scalar(event)
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            kind = "group" if isinstance(event, yaml.MappingStartEvent) else "list"
            start = self._offset(event.start_mark)
            is_flow = bool(event.flow_style)
            end = self._offset(event.end_mark) if is_flow else start
            span = self._put(Span(kind, start, end, is_flow))
            self.open.append(span)
            self.keys.append(None)
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self._close(event)

    def _take_scalar(self, event: Any) -> None:
        start, end = self._offset(event.start_mark), self._offset(event.end_mark)
        end = start + len(self.text[start:end].rstrip())  # a block ends on its last line
        if start != end:
            self.scalars.append((start, end))
        if self.open and self.open[-1].kind == "group" and self.keys[-1] is None:
            self.keys[-1] = (event.value, start, end)
        else:
            self._put(Span("scalar", start, end))

    def _put(self, span: Span) -> Span:
        """Hang the value where the text has come to."""
        if not self.open:
            self.root = span
            return span
        group = self.open[-1]
        key = self.keys[-1]
        if key is not None:
            span.key = key[1:]
            group.inner[key[0]] = span
            self.keys[-1] = None
        else:
            dash = span.start if group.is_flow else self._dash(group)
            span.key = (dash, dash)
            group.inner[len(group.inner)] = span
        return span

    def _dash(self, group: Span) -> int:
        """Where the dash of the item that comes now stands."""
        here = group.start
        if group.inner:
            last = _last(group)
            here = max(last.whole[1], last.key[0] + 1)  # an item may be its dash alone
        found = _GAP.match(self.text, here)
        return found.end() if found else here

    def _close(self, event: Any) -> None:
        span = self.open.pop()
        self.keys.pop()
        if span.is_flow:
            span.end = self._offset(event.end_mark)
        elif span.inner:
            last = _last(span)
            span.end = max(last.whole[1], last.key[0] + (span.kind == "list"))

    def _offset(self, mark: Any) -> int:
        is_in = mark.line < len(self.lines)
        return int(self.lines[mark.line] + mark.column) if is_in else len(self.text)


def _last(span: Span) -> Span:
    return span.inner[next(reversed(span.inner))]
