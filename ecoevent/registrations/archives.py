"""A workbook's file in, its parts piece by piece out, as far as a list may reach.

A workbook is a zip archive of XML. Both can be made to unfold into far more than they weigh, so the
archive is judged by its own table before that is read, only the parts that are asked for are
unpacked, and all that is unpacked is charged to one allowance.
"""

import os
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from ecoevent.registrations.refusals import (
    BOMB,
    BROKEN_WORKBOOK,
    MANY_CELLS,
    PASSWORD,
    refuse,
)
from ecoevent.words.text import Text

DAMAGED = (
    zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError,
    struct.error, RuntimeError,
)  # fmt: skip
CHUNK = 1 << 16
_MOST_UNPACKED = 120_000_000  # of one part: some 100,000 people with 30 columns
_MOST_READ = 250_000_000  # of all that is read, the first rows of sheets twice
_MOST_TABLE = 2_000_000  # bytes of the archive's table of parts: 20,000 parts
_ENCRYPTED = 1
# those of the format; others can ask for as much memory as they like
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_END, _END_SIZE, _LONGEST_COMMENT = b"PK\x05\x06", 22, 1 << 16
_END_64, _LOCATOR_64, _LOCATOR_SIZE = b"PK\x06\x06", b"PK\x06\x07", 20


class Archive:
    """A zip archive whose parts are read in pieces; it is open only while it is read."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._left = _MOST_READ
        try:
            with path.open("rb") as file:
                if _table_size(file) > _MOST_TABLE:
                    refuse(path, BROKEN_WORKBOOK)
            with zipfile.ZipFile(path) as archive:
                self._parts = {part.filename: part for part in archive.infolist()}
        except DAMAGED:
            refuse(path, BROKEN_WORKBOOK)
        if any(part.flag_bits & _ENCRYPTED for part in self._parts.values()):
            refuse(path, PASSWORD)

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    def size(self, name: str) -> int:
        """How many bytes the part unpacks to; never more are read."""
        return self._parts[name].file_size

    def pieces(self, name: str) -> Iterator[bytes]:
        """The part's content.

        Raises:
            RegistrationError: it is damaged, or more than a list has.
        """
        part = self._parts.get(name)
        if part is None or part.compress_type not in _METHODS:
            refuse(self.path, BROKEN_WORKBOOK)
        if part.file_size > _MOST_UNPACKED:
            refuse(self.path, BOMB, size=_megabytes(part.file_size))
        try:
            with zipfile.ZipFile(self.path) as archive, archive.open(part) as content:
                while piece := content.read(CHUNK):
                    self._left -= len(piece)
                    if self._left < 0:
                        refuse(self.path, MANY_CELLS)
                    yield piece
        except DAMAGED:
            refuse(self.path, BROKEN_WORKBOOK)


def _table_size(file: BinaryIO) -> int:
    """How many bytes the archive's own table of parts says that it has."""
    end = file.seek(0, os.SEEK_END)
    start = max(end - _END_SIZE - _LONGEST_COMMENT, 0)
    file.seek(start)
    tail = file.read()
    at = tail.rfind(_END)
    if at < 0 or len(tail) < at + _END_SIZE:
        raise zipfile.BadZipFile
    size = int(struct.unpack_from("<L", tail, at + 12)[0])
    locator = at - _LOCATOR_SIZE
    if locator >= 0 and tail.startswith(_LOCATOR_64, locator):
        file.seek(struct.unpack_from("<Q", tail, locator + 8)[0])
        record = file.read(48)
        if not record.startswith(_END_64):
            raise zipfile.BadZipFile
        size = max(size % 0xFFFFFFFF, int(struct.unpack_from("<Q", record, 40)[0]))
    return size


def _megabytes(size: int) -> Text:
    count = max(size // 1_000_000, 1)
    return Text(f"{count:,}\u00a0Mo".replace(",", "\u00a0"), f"{count:,} MB")
