"""A workbook in, the rows of its sheets out one by one, in memory that does not grow with it."""

import itertools
import warnings
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from ecoevent.registrations.refusals import (
    BOMB,
    BROKEN_WORKBOOK,
    MANY_COLUMNS,
    OTHER_KIND,
    PASSWORD,
    refuse,
)
from ecoevent.registrations.tables import MOST_COLUMNS, TOP_ROWS, Row, Top, as_text
from ecoevent.words.text import Text

_MOST_UNPACKED = 2_000_000_000
_MOST_TEXTS = 200_000_000  # of the texts that all sheets share, which are in memory at once
_MOST_TIMES = 300  # what packs better than so many times is no list
_SMALL = 1_000_000
_MOST_PARTS = 10_000
_MOST_SHEETS = 50
_BOOK = "xl/workbook.xml"
_SHARED = "xl/sharedStrings.xml"
_DAMAGED = (
    InvalidFileException, zipfile.BadZipFile, zlib.error, ParseError, KeyError, ValueError,
    TypeError, IndexError, AttributeError, EOFError, NotImplementedError, OSError,
)  # fmt: skip
_ENCRYPTED = 1
_AT_ONCE = 100


class WorkbookTable:
    """A list as a workbook."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._at, self._end = 0, 1
        self.encoding = "XLSX"
        self._check()

    def _check(self) -> None:
        """Refuse what is no workbook or would unpack to more than a list may be."""
        try:
            with zipfile.ZipFile(self._path) as archive:
                parts = {part.filename: part for part in archive.infolist()}
                if any(part.flag_bits & _ENCRYPTED for part in parts.values()):
                    refuse(self._path, PASSWORD)
                if _BOOK not in parts:
                    refuse(self._path, OTHER_KIND, kind=_archive(parts))
                self._refuse_bomb(parts)
                for name in parts:
                    if name.endswith((".xml", ".rels")):
                        with archive.open(name) as part:
                            if b"<!DOCTYPE" in part.read(1_000):  # could define endless entities
                                refuse(self._path, BROKEN_WORKBOOK)
        except _DAMAGED:
            refuse(self._path, BROKEN_WORKBOOK)

    def _refuse_bomb(self, parts: dict[str, zipfile.ZipInfo]) -> None:
        size = sum(part.file_size for part in parts.values())
        texts = parts[_SHARED].file_size if _SHARED in parts else 0
        is_bomb = size > _MOST_UNPACKED or texts > _MOST_TEXTS or len(parts) > _MOST_PARTS
        for part in parts.values():
            is_bomb |= part.file_size > _SMALL + _MOST_TIMES * part.compress_size
        if is_bomb:
            refuse(self._path, BOMB, size=_megabytes(size))

    def tops(self) -> Sequence[Top]:
        """The first rows of each sheet."""
        with self._opened() as book:
            sheets = book.worksheets[:_MOST_SHEETS]
            return [
                Top(str(number), self._top(sheet), sheet.title)
                for number, sheet in enumerate(sheets)
            ]

    def _top(self, sheet: Any) -> tuple[tuple[int, tuple[str, ...]], ...]:
        rows = []
        for line, cells in enumerate(self._cells(sheet), start=1):
            if len(cells) > MOST_COLUMNS:
                refuse(self._path, MANY_COLUMNS, line=line, found=len(cells), most=MOST_COLUMNS)
            rows.append((line, tuple(map(as_text, cells))))
            if line == TOP_ROWS:
                break
        return tuple(rows)

    def rows(
        self, top: Top, *, header: int, width: int, on_broken: Callable[[int], None]
    ) -> Iterator[tuple[int, Row]]:
        """The rows after the header, each with its number in the sheet."""
        del on_broken  # a sheet has no broken lines
        with self._opened() as book:
            sheet = book.worksheets[int(top.way)]
            self._end = max(sheet.max_row or 1, 1)
            for line, cells in enumerate(self._cells(sheet), start=1):
                self._at = line
                if line > header + 1:
                    row = tuple(map(as_text, cells[:width]))
                    yield line, row + ("",) * (width - len(row))

    def _cells(self, sheet: Any) -> Iterator[tuple[Any, ...]]:
        # the size that a sheet claims may be a lie of a million rows by 16,384 columns
        sheet.reset_dimensions()
        rows = sheet.iter_rows(values_only=True)
        while True:
            try:
                with warnings.catch_warnings():
                    warnings.simplefilter("ignore")  # of validations and dates, which we drop
                    some = list(itertools.islice(rows, _AT_ONCE))
            except _DAMAGED:
                refuse(self._path, BROKEN_WORKBOOK)
            if not some:
                return
            yield from some

    def progress(self) -> tuple[int, int]:
        """Rows read, and rows of the sheet."""
        return min(self._at, self._end), self._end

    def _opened(self) -> "_Book":
        return _Book(self._path)


class _Book:
    """A workbook that is closed again."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: BinaryIO | None = None
        self._book: Any = None

    def __enter__(self) -> Any:
        try:
            self._file = self._path.open("rb")  # what fails in openpyxl leaves its own open
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                self._book = load_workbook(
                    self._file, read_only=True, data_only=True, keep_links=False
                )
        except _DAMAGED:
            if self._file is not None:
                self._file.close()
            refuse(self._path, BROKEN_WORKBOOK)
        return self._book

    def __exit__(self, *_: object) -> None:
        self._book.close()
        if self._file is not None:
            self._file.close()


def _archive(parts: dict[str, zipfile.ZipInfo]) -> Text:
    if "content.xml" in parts:
        return Text("un fichier OpenDocument", "an OpenDocument file")
    if "word/document.xml" in parts:
        return Text("un document Word", "a Word document")
    if "xl/workbook.bin" in parts:
        return Text("un classeur XLSB", "an XLSB workbook")
    return Text("une archive ZIP", "a ZIP archive")


def _megabytes(size: int) -> Text:
    count = max(size // 1_000_000, 1)
    return Text(f"{count:,}\u00a0Mo".replace(",", "\u00a0"), f"{count:,} MB")
