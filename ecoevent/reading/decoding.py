"""The bytes of a file in, its characters out; what is not a text is refused with its place."""

import re
from typing import NoReturn

from ecoevent.errors import ProblemsError
from ecoevent.problems import Place, problem
from ecoevent.reading.diagnostics import DOCUMENT
from ecoevent.words.text import Text

LONGEST_BYTES = 1_000_000
"""Of a file, where nothing else is said."""

_ARCHIVE = Text(
    fr="un classeur ou une archive (XLSX, DOCX, ODS, ZIP)",
    en="a spreadsheet or an archive (XLSX, DOCX, ODS, ZIP)",
)
_IMAGE = Text(fr="une image", en="an image")
_KINDS: tuple[tuple[bytes, Text], ...] = (
    (b"%PDF-", Text(fr="un PDF", en="a PDF")),
    (b"PK\x03\x04", _ARCHIVE),
    (b"PK\x05\x06", _ARCHIVE),
    (b"\x1f\x8b", _ARCHIVE),
    (b"7z\xbc\xaf", _ARCHIVE),
    (
        b"\xd0\xcf\x11\xe0",
        Text(fr="un ancien fichier Excel ou Word", en="an old Excel or Word file"),
    ),
    (b"{\\rtf", Text(fr="un document RTF", en="an RTF document")),
    (b"\x89PNG", _IMAGE),
    (b"\xff\xd8\xff", _IMAGE),
    (b"GIF8", _IMAGE),
    (b"SQLite format 3", Text(fr="une base de données", en="a database")),
    (b"\x7fELF", Text(fr="un programme", en="a program")),
    (b"MZ", Text(fr="un programme", en="a program")),
    (b"<!doctype html", Text(fr="une page web", en="a web page")),
    (b"<html", Text(fr="une page web", en="a web page")),
)
_PROGRAM = b"MZ"
# Line breaks that YAML knows and editors do not would shift every line number after them.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]"
)
LINE_BREAK = re.compile("\r\n|\r|\n")


def decoded(text: str | bytes, *, file: str, longest: int) -> str:
    """The characters of *text*, without a byte order mark, if it has at most *longest* bytes.

    Raises:
        ProblemsError: it is another kind of file, too long, or not UTF-8, or holds a character
            that no text needs.
    """
    raw = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    _refuse_other_kinds(raw, file)
    if len(raw) > longest:
        _refuse("D006", file, most=_size(longest))
    characters = text if isinstance(text, str) else _from_utf8(text, file)
    characters = characters.removeprefix("\ufeff")
    wrong = _FORBIDDEN.search(characters)
    if wrong:
        place = _place(characters[: wrong.start()], file)
        _refuse("D005", file, place=place, found=f"U+{ord(wrong[0]):04X}")
    return characters


def _refuse(code: str, file: str, *, place: Place | None = None, **parts: object) -> NoReturn:
    raise ProblemsError(
        [problem(DOCUMENT[code], place=place or Place(file, 1, 1), path="", **parts)]
    )


def _size(size: int) -> Text:
    return Text(fr=f"{size:,} octets".replace(",", "\u00a0"), en=f"{size:,} bytes")


def _refuse_other_kinds(raw: bytes, file: str) -> None:
    head = raw[:16]
    for start, kind in _KINDS:
        is_this = head.lower().startswith(start) if start[:1] == b"<" else head.startswith(start)
        if is_this and not (start == _PROGRAM and b"\0" not in raw[:64]):
            _refuse("D002", file, kind=kind)
    if head[:2] in {b"\xff\xfe", b"\xfe\xff"} or (len(head) > 1 and 0 in head[:2] != b"\0\0"):
        _refuse("D004", file)


def _from_utf8(raw: bytes, file: str) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        wrong = raw[error.start : error.start + 1]
        place = _place(raw[: error.start].decode("utf-8"), file)
        hint = _windows_hint(wrong)
        _refuse("D003", file, place=place, found=f"0x{wrong[0]:02X}", hint=hint)


def _windows_hint(byte: bytes) -> Text:
    meant = byte.decode("cp1252", "ignore")
    if not meant.isprintable() or not meant:  # a no-break space or a soft hyphen says nothing
        return Text("", "")
    return Text(
        fr=f" (c'est «\u00a0{meant}\u00a0» en Windows-1252, le codage d'Excel)",
        en=f" (it is '{meant}' in Windows-1252, the encoding of Excel)",
    )


def _place(before: str, file: str) -> Place:
    lines = LINE_BREAK.split(before.removeprefix("\ufeff"))
    return Place(file, len(lines), len(lines[-1]) + 1)
