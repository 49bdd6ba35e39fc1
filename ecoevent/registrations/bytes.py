"""The path of a file in, what kind of file it is and how its bytes are to be decoded out."""

import codecs
import re
import stat
from pathlib import Path
from typing import BinaryIO, Literal

import attrs

from ecoevent.registrations.refusals import (
    EMPTY,
    NO_FILE,
    NOT_A_TEXT,
    OLD_EXCEL,
    OTHER_KIND,
    PASSWORD,
    refuse,
    refuse_unread,
)
from ecoevent.words.text import Text

_HEAD = 1 << 16
_CHUNK = 1 << 20
_MARKS: tuple[tuple[bytes, str, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_OTHER_KINDS: tuple[tuple[bytes, Text], ...] = (
    (b"%PDF-", Text("un PDF", "a PDF")),
    (b"\x89PNG", Text("une image", "an image")),
    (b"\xff\xd8\xff", Text("une image", "an image")),
    (b"GIF8", Text("une image", "an image")),
    (b"\x1f\x8b", Text("une archive", "an archive")),
    (b"7z\xbc\xaf", Text("une archive", "an archive")),
    (b"{\\rtf", Text("un document RTF", "an RTF document")),
    (b"SQLite format 3", Text("une base de données", "a database")),
    (b"PAR1", Text("un fichier Parquet", "a Parquet file")),
)
_PAGES = (
    b"<!doctype html",
    b"<html",
    b"<?xml",
    b"<meta",
    b"<table",
    b"<style",
    b"<head",
    b"<body",
    b"<!--",
)
_JSON = re.compile(rb"\s*(?:\{\s*[\"}]|\[\s*[\[{\]])")
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_ESCAPED = re.compile("[\udc80-\udcff]")
_BEYOND_ASCII = re.compile("[^\x00-\x7f\udc80-\udcff]")
_MOST_NULS = 100  # one NUL in so many bytes is an accident, more is no text


@attrs.frozen
class Kind:
    """What a file is.

    Attributes:
        form: a text with delimiters, or a workbook.
        codec: Python's name of the encoding of a text.
        encoding: what people call it.
        is_broken: some bytes cannot be decoded; they become lone surrogates.
    """

    form: Literal["text", "workbook"]
    codec: str = ""
    encoding: str = ""
    is_broken: bool = False


def kind_of(path: Path) -> Kind:
    """What the file is.

    Raises:
        RegistrationError: it cannot be opened, or is no list.
    """
    try:
        mode = path.stat().st_mode
        if stat.S_ISFIFO(mode) or stat.S_ISCHR(mode) or stat.S_ISSOCK(mode):
            refuse(path, NO_FILE)  # it is read more than once, and may never end
        with path.open("rb") as file:
            head = file.read(_HEAD)
            if not head:
                refuse(path, EMPTY)
            if head.startswith(_ZIP):
                return Kind("workbook")
            _refuse_other_kinds(path, head, file)
            return _encoded(path, head, file)
    except (OSError, ValueError) as error:  # a path with a NUL is a ValueError
        refuse_unread(path, error)


def _refuse_other_kinds(path: Path, head: bytes, file: BinaryIO) -> None:
    for start, kind in _OTHER_KINDS:
        if head.startswith(start):
            refuse(path, OTHER_KIND, kind=kind)
    if head.lstrip()[:20].lower().startswith(_PAGES):
        refuse(path, OTHER_KIND, kind=Text("une page web ou du XML", "a web page or XML"))
    if _JSON.match(head.removeprefix(codecs.BOM_UTF8)):
        refuse(path, OTHER_KIND, kind=Text("du JSON", "JSON"))
    if head.startswith(_OLE):
        rest = file.read(_CHUNK)
        refuse(path, PASSWORD if _ENCRYPTED in head + rest else OLD_EXCEL)


def _encoded(path: Path, head: bytes, file: BinaryIO) -> Kind:
    for mark, codec, name in _MARKS:
        if head.startswith(mark):
            if not head[len(mark) :].strip(b"\0\r\n\t "):
                refuse(path, EMPTY)
            return Kind("text", codec, name, is_broken=not _decodes(file, codec))
    without_mark = _utf_16(head)
    if without_mark:
        return Kind("text", without_mark, "UTF-16", is_broken=not _decodes(file, without_mark))
    if head.count(0) * _MOST_NULS > len(head):
        refuse(path, NOT_A_TEXT)
    if not head.strip():
        refuse(path, EMPTY)
    if _decodes(file, "utf-8"):
        return Kind("text", "utf-8", "UTF-8")
    if _is_mostly_utf_8(file):
        return Kind("text", "utf-8", "UTF-8", is_broken=True)
    return Kind("text", "cp1252", "Windows-1252", is_broken=not _decodes(file, "cp1252"))


def _utf_16(head: bytes) -> str:
    """The codec of a text whose every other byte is zero, as plain letters are in UTF-16."""
    pairs = len(head) // 2
    if not pairs:
        return ""
    if head[1::2].count(0) * 2 > pairs and not head[::2].count(0):
        return "utf-16-le"
    return "utf-16-be" if head[::2].count(0) * 2 > pairs and not head[1::2].count(0) else ""


def _decodes(file: BinaryIO, codec: str) -> bool:
    file.seek(0)
    decoder = codecs.getincrementaldecoder(codec)("strict")
    try:
        while chunk := file.read(_CHUNK):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _is_mostly_utf_8(file: BinaryIO) -> bool:
    """Whether more letters beyond ASCII are whole in UTF-8 than are not."""
    file.seek(0)
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    whole = escaped = 0
    while chunk := file.read(_CHUNK):
        text = decoder.decode(chunk)
        whole += len(_BEYOND_ASCII.findall(text))
        escaped += len(_ESCAPED.findall(text))
    return whole > escaped
