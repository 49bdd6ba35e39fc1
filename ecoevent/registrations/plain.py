"""Rows and texts as nearly all programs write them in, their cells out, without an XML parser.

Excel, LibreOffice, Google and the usual libraries write the same few forms of `<row>`, `<c>` and
`<si>`. Where a whole piece of a part has these forms and nothing else, a pattern takes it apart
several times as fast as a parser tells of it. What differs in any way goes to the parser.
"""

import re
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import unescape

_TEXT = r"[^<&]*+(?:&(?:amp|lt|gt|quot|apos);[^<&]*+)*+"
_SHOWN = rf'<t(?: xml:space="preserve")?>({_TEXT})</t>'
_CELL = (
    r'<c r="([A-Z]{1,3})[0-9]{1,7}"(?: s="[0-9]{1,6}")?(?: t="([a-zA-Z]{1,9})")?'
    rf"(?:/>|>(?:<f>{_TEXT}</f>)?(?:<v>({_TEXT})</v>)?(?:<is>{_SHOWN}</is>)?</c>)"
)
_ROW = rf'<row r="[0-9]{{1,7}}"[^<>&]*+>(?:{_CELL})*+</row>'
PlainCell = tuple[str, str, str, str]
"""The letters of a cell's column, its type, its value and the text that it holds itself."""
_LONGEST = 1 << 18  # of a piece that is kept back because its end is not yet there
_ENTITIES = {"&quot;": '"', "&apos;": "'"}

_cells = re.compile(_CELL)
_rows = re.compile(rf"(?:{_ROW}\s*+)++")
_texts = re.compile(rf"(?:<si>{_SHOWN}</si>\s*+)++")
_text = re.compile(_SHOWN)


def whole_pieces(pieces: Iterable[bytes], end: bytes) -> Iterator[bytes]:
    """The same bytes in pieces that end after *end*, as long as that does not take too many."""
    rest = b""
    for piece in pieces:
        rest += piece
        cut = rest.rfind(end) + len(end)
        if cut < len(end) and len(rest) > _LONGEST:
            cut = len(rest)
        if cut >= len(end):
            yield rest[:cut]
            rest = rest[cut:]
    if rest:
        yield rest


def plain_rows(piece: bytes) -> list[tuple[int, list[PlainCell]]] | None:
    """The rows of the piece by number; None unless it is nothing but rows in the usual form."""
    text = _decoded(piece)
    if text is None or "</f><v></v></c>" in text or "</f></c>" in text:
        return None  # a formula without a value: the parser reads what it shows
    if not _rows.fullmatch(text):
        return None
    found = []
    for row in text.split("</row>")[:-1]:
        head, _, body = row.partition(">")
        found.append((int(head.split('"', 2)[1]), _cells.findall(body)))
    return found


def plain_texts(piece: bytes) -> list[str] | None:
    """The texts of the piece; None unless it is nothing but texts in the usual form."""
    text = _decoded(piece)
    if text is None or not _texts.fullmatch(text):
        return None
    return [plain(each) for each in _text.findall(text)]


def plain(text: str) -> str:
    """The text with its entities spelled out."""
    return unescape(text, _ENTITIES) if "&" in text else text


def _decoded(piece: bytes) -> str | None:
    try:
        return piece.decode()
    except UnicodeDecodeError:
        return None
