"""The pieces of an XML part in, its elements told one by one, in memory that does not grow.

What no workbook has is refused before it costs anything: a document type, in any encoding and
behind any comment, which could define endless entities; elements nested without end; tags, names
and comments of a size that no program writes; more elements than there is time for.
"""

from collections.abc import Iterable, Iterator
from typing import Protocol
from xml.parsers import expat

import attrs

_DEEPEST = 200
_LONGEST_TAG = 1 << 20
_MOST_NAMES = 5_000  # of elements and attributes, each of which a parser keeps for good
_MOST_TAGS = 3_000_000  # of all that is read of a workbook; a microsecond each
_TEXT_AT_ONCE = 1 << 16
_UTF_8 = frozenset({None, "utf-8", "us-ascii", "ascii"})


class MarkupError(Exception):
    """The part is no XML, or none that a workbook has."""


class ManyTagsError(Exception):
    """There are more elements than a list has."""


class Listener(Protocol):
    """Who is told of the elements.

    Attributes:
        depth: how many elements are open; kept by `start` and `end`, for a call less.
    """

    depth: int

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, text: str) -> None:
        """Text, in one or more parts."""


@attrs.define(eq=False)
class Allowance:
    """How many tags of a workbook may still be told."""

    tags: int = _MOST_TAGS

    def take(self, piece: bytes) -> None:
        """The piece is told.

        Raises:
            ManyTagsError: there are too many.
        """
        self.tags -= piece.count(b"<")
        if self.tags < 0:
            raise ManyTagsError


class Markup:
    """An XML part as it is fed."""

    def __init__(self, listener: Listener, allowance: Allowance) -> None:
        self._listener = listener
        self._allowance = allowance
        self._names: dict[str, str] = {}
        self._fed = 0
        self.is_utf_8 = True
        parser = self._parser = expat.ParserCreate(intern=self._names)
        parser.buffer_text = True
        parser.buffer_size = _TEXT_AT_ONCE
        parser.StartElementHandler = listener.start
        parser.EndElementHandler = listener.end
        parser.CharacterDataHandler = listener.text
        parser.StartDoctypeDeclHandler = _no_document_type
        parser.XmlDeclHandler = self._declared

    def _declared(self, _version: str, encoding: str | None, _standalone: int) -> None:
        self.is_utf_8 = (encoding and encoding.lower()) in _UTF_8

    def feed(self, piece: bytes) -> None:
        """Tell the listener of what the piece holds.

        Raises:
            MarkupError: the part is no XML, or none that a workbook has.
            ManyTagsError: it has more elements than a list has.
        """
        self._allowance.take(piece)
        self._parse(piece)
        self._fed += len(piece)
        is_open = self._fed - self._parser.CurrentByteIndex > _LONGEST_TAG
        if is_open or self._listener.depth > _DEEPEST or len(self._names) > _MOST_NAMES:
            raise MarkupError

    def close(self) -> None:
        """There is no more.

        Raises:
            MarkupError: something is missing at the end.
        """
        self._parse(b"", is_last=True)

    def _parse(self, piece: bytes, *, is_last: bool = False) -> None:
        try:
            self._parser.Parse(piece, is_last)
        except (expat.ExpatError, ValueError, LookupError) as error:
            raise MarkupError from error


def told(pieces: Iterable[bytes], listener: Listener, allowance: Allowance) -> Iterator[None]:
    """Tell the listener of the elements, with a stop after each piece.

    Raises:
        MarkupError: the part is no XML, or none that a workbook has.
        ManyTagsError: it has more elements than a list has.
    """
    markup = Markup(listener, allowance)
    for piece in pieces:
        markup.feed(piece)
        yield
    markup.close()


def _no_document_type(*_: object) -> None:
    raise MarkupError


def local(name: str) -> str:
    """The name without the prefix of its namespace."""
    return name.rpartition(":")[2]
