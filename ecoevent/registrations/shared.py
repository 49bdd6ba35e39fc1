"""The texts that the cells of a workbook share in, each by its number out."""

from array import array
from collections.abc import Iterable

import attrs

from ecoevent.registrations.markup import (
    Allowance,
    ManyTagsError,
    Markup,
    MarkupError,
    local,
)
from ecoevent.registrations.plain import plain_texts, whole_pieces
from ecoevent.registrations.tables import LONGEST_CELL

_MOST = 3_000_000
_BETWEEN_TEXTS = 1  # elements are open there: <sst>


class Texts:
    """Texts by number, in little more memory than the texts take."""

    def __init__(self) -> None:
        self._ends = array("Q", [0])
        self._all = bytearray()

    def add(self, text: str) -> None:
        """One text more."""
        self._all += text.encode()
        self._ends.append(len(self._all))
        if len(self._ends) > _MOST:
            raise ManyTagsError

    def at(self, number: str) -> str:
        """The text of that number."""
        index = int(number)
        if index < 0:
            raise MarkupError
        return self._all[self._ends[index] : self._ends[index + 1]].decode()


@attrs.define(eq=False)
class _Listener:
    """Listens for texts: `<si><t>Laval</t></si>`, maybe in runs of several fonts."""

    texts: Texts
    depth: int = 0
    _parts: list[str] = attrs.field(factory=list)
    _size: int = 0
    _is_text: bool = False
    _is_aside: bool = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """A text, a run or a hint how to read it aloud."""
        del attributes
        self.depth += 1
        name = local(name)
        if name == "t":
            self._is_text = not self._is_aside
        elif name == "rPh":
            self._is_aside = True

    def end(self, name: str) -> None:
        """The same, done."""
        self.depth -= 1
        name = local(name)
        if name == "t":
            self._is_text = False
        elif name == "si":
            self.texts.add("".join(self._parts))
            self._parts, self._size = [], 0
        elif name == "rPh":
            self._is_aside = False

    def text(self, text: str) -> None:
        """What it says, as far as a cell is long."""
        if self._is_text and self._size <= LONGEST_CELL:
            self._parts.append(text)
            self._size += len(text)


def shared_texts(pieces: Iterable[bytes], allowance: Allowance) -> Texts:
    """The texts of `sharedStrings.xml`.

    Raises:
        MarkupError: it is damaged.
        ManyTagsError: it has more than a list has.
    """
    texts = Texts()
    listener = _Listener(texts)
    markup = Markup(listener, allowance)
    for piece in whole_pieces(pieces, b"</si>"):
        is_between = listener.depth == _BETWEEN_TEXTS and markup.is_utf_8
        found = plain_texts(piece) if is_between else None
        if found is None:
            markup.feed(piece)
        for text in found or ():
            texts.add(text)
    markup.close()
    return texts
