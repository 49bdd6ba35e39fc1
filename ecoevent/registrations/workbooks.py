"""A workbook in, the rows of its sheets out one by one, in memory that does not grow with it."""

import posixpath
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

import attrs

from ecoevent.registrations.archives import Archive
from ecoevent.registrations.markup import (
    Allowance,
    ManyTagsError,
    MarkupError,
    local,
    told,
)
from ecoevent.registrations.refusals import (
    BROKEN_WORKBOOK,
    MANY_CELLS,
    MANY_COLUMNS,
    MANY_ROWS,
    MANY_SHEETS,
    OTHER_KIND,
    refuse,
)
from ecoevent.registrations.shared import Texts, shared_texts
from ecoevent.registrations.sheets import (
    MOST_ROWS,
    ManyColumnsError,
    ManyRowsError,
    rows_of,
)
from ecoevent.registrations.tables import (
    LONGEST_CELL,
    MOST_COLUMNS,
    MOST_TOP_CELLS,
    Row,
    Top,
    first_rows,
)
from ecoevent.words.quantities import number_text
from ecoevent.words.text import Text

_BOOK = "xl/workbook.xml"
_SHARED = "xl/sharedStrings.xml"  # where it usually is
_LOOKED_INTO = 50  # sheets in which a list is looked for
_MOST_SHEETS = 1_000
_MOST_RELATED = 2_000
_KINDS = (
    ("content.xml", Text("un fichier OpenDocument", "an OpenDocument file")),
    ("word/document.xml", Text("un document Word", "a Word document")),
    ("xl/workbook.bin", Text("un classeur XLSB", "an XLSB workbook")),
)
_ZIP = Text("une archive ZIP", "a ZIP archive")


@attrs.frozen
class _Sheet:
    """A sheet's name, and the part of the archive that it is."""

    title: str
    part: str


@attrs.define(eq=False)
class _Attributes:
    """Listens for the attributes of some elements."""

    wanted: str
    most: int
    found: list[dict[str, str]] = attrs.field(factory=list)
    depth: int = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """One of them, maybe; no more are kept than are wanted."""
        self.depth += 1
        if local(name) == self.wanted and len(self.found) <= self.most:
            self.found.append({local(key): value for key, value in attributes.items()})

    def end(self, name: str) -> None:
        """Any element, done."""
        del name
        self.depth -= 1

    def text(self, text: str) -> None:
        """Text between them, which says nothing here."""


class WorkbookTable:
    """A list as a workbook."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._at, self._end = 0, 1
        self.encoding = "XLSX"
        self._archive = Archive(path)
        self._allowance = Allowance()
        self._shared = ""
        with self._refusing():
            self._sheets = self._found_sheets()

    def _found_sheets(self) -> list[_Sheet]:
        book = next(iter(self._related("", "/officeDocument").values()), _BOOK)
        if book not in self._archive:
            kinds = (kind for name, kind in _KINDS if name in self._archive)
            refuse(self._path, OTHER_KIND, kind=next(kinds, _ZIP))
        sheets = self._attributes(book, "sheet", most=_MOST_SHEETS)
        if len(sheets) > _MOST_SHEETS:
            refuse(self._path, MANY_SHEETS, most=number_text(_MOST_SHEETS))
        parts = self._related(book, "/worksheet")
        texts = self._related(book, "/sharedStrings")
        self._shared = next(iter(texts.values()), _SHARED)
        ids = [(sheet.get("name", ""), sheet.get("id", "")) for sheet in sheets]
        found = [_Sheet(title, parts[key]) for title, key in ids if key in parts]
        if not found:
            raise MarkupError
        return found

    def _related(self, part: str, kind: str) -> dict[str, str]:
        """The parts of that kind that a part names, by its name for them."""
        folder, name = posixpath.split(part)
        listed = posixpath.join(folder, "_rels", f"{name}.rels")
        if listed not in self._archive:
            return {}
        return {
            each.get("Id", ""): posixpath.normpath(
                posixpath.join("/", folder, each.get("Target", ""))
            ).lstrip("/")
            for each in self._attributes(listed, "Relationship", most=_MOST_RELATED)
            if each.get("Type", "").endswith(kind) and each.get("TargetMode") != "External"
        }

    def _attributes(self, part: str, element: str, *, most: int) -> list[dict[str, str]]:
        listener = _Attributes(element, most)
        for _ in told(self._archive.pieces(part), listener, self._allowance):
            if len(listener.found) > most:
                break
        return listener.found

    @cached_property
    def _texts(self) -> Texts:
        """The texts that all sheets share; a sheet of numbers and formulas has none."""
        has_any = self._shared in self._archive
        if not has_any:
            return Texts()
        return shared_texts(self._archive.pieces(self._shared), self._allowance)

    def tops(self) -> Sequence[Top]:
        """The first rows of each sheet."""
        sheets = self._sheets[:_LOOKED_INTO]
        most = MOST_TOP_CELLS // len(sheets)
        with self._refusing():
            return [
                Top(str(number), first_rows(self._every_row(sheet), most_cells=most), sheet.title)
                for number, sheet in enumerate(sheets)
            ]

    def rows(
        self, top: Top, *, header: int, width: int, on_broken: Callable[[int], None]
    ) -> Iterator[tuple[int, Row]]:
        """The rows after the header, each with its number; those with a cell too long are told."""
        after = top.rows[header][0]
        sheet = self._sheets[int(top.way)]
        with self._refusing():
            for line, cells in self._every_row(sheet, width=width):
                if line <= after:
                    continue
                if any(len(cell) > LONGEST_CELL for cell in cells):
                    on_broken(line)
                elif cells:
                    yield line, cells + [""] * (width - len(cells))
                else:
                    yield line, cells

    def _every_row(
        self, sheet: _Sheet, *, width: int = MOST_COLUMNS
    ) -> Iterator[tuple[int, list[str]]]:
        """The rows from the first on, with those that are not written down because they are empty.

        What the sheet says of its own size may be a lie, so nothing reads it.
        """
        next_line = 1
        pieces = self._counted(sheet.part)
        for line, cells in rows_of(pieces, self._texts, self._allowance, width=width):
            yield from ((empty, []) for empty in range(next_line, line))
            yield line, cells
            next_line = line + 1

    def _counted(self, part: str) -> Iterator[bytes]:
        """The pieces of a part, for who wants to know how far the reading is."""
        self._at, self._end = 0, max(self._archive.size(part), 1)
        for piece in self._archive.pieces(part):
            self._at += len(piece)
            yield piece

    @contextmanager
    def _refusing(self) -> Iterator[None]:
        """What is wrong with the workbook, in one line."""
        try:
            yield
        except ManyColumnsError as error:
            found, most = error.found, MOST_COLUMNS
            refuse(self._path, MANY_COLUMNS, line=error.line, found=found, most=most)
        except ManyRowsError:
            refuse(self._path, MANY_ROWS, most=number_text(MOST_ROWS))
        except ManyTagsError:
            refuse(self._path, MANY_CELLS)
        except (MarkupError, ValueError, LookupError):
            refuse(self._path, BROKEN_WORKBOOK)

    def progress(self) -> tuple[int, int]:
        """Bytes of the sheet that are read, and all."""
        return min(self._at, self._end), self._end
