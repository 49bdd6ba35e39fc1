"""The rows of lists in, how often each outcome occurs out; one distinct outcome is kept once."""

import hashlib
import re
import secrets
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import attrs

from ecoevent.registrations.columns import Understood
from ecoevent.registrations.folding import fold, words_of
from ecoevent.registrations.lines import Lines
from ecoevent.registrations.records import Export, Repeats
from ecoevent.registrations.result import Group, in_order
from ecoevent.registrations.rows import Key, Outcome, RowReader
from ecoevent.registrations.systems import common_headers
from ecoevent.registrations.tables import Row

_MOST_OF_KEYS = 20_000_000  # letters of keys remembered at a time; beyond, they are read anew
_KEY_SIZE = 200
_TOTAL = re.compile(
    r" (?:grand |sous |sub )?(?:total|totaux|totals|subtotal|somme|sum|gesamt|summe|totale|totaal) "
)
_FIRST_OF_TOTALS = frozenset("tTsSgG \u00a0") | {""}  # quick to ask of each row
_TOLD_EVERY = 2_000
_AT_LEAST = 3  # cells of a header whose rows are not cut off when they have only one

Rows = Iterable[tuple[int, Row]]


@attrs.define(eq=False)
class Book:
    """What one file came to, beside its people."""

    rows: int = 0
    short: int = 0
    aside: defaultdict[str, Lines] = attrs.field(factory=lambda: defaultdict(Lines))

    def set_aside(self, reason: str, line: int) -> None:
        """A line does not count."""
        self.aside[reason].add(line)


@attrs.define(eq=False, slots=True)
class _Entry:
    """An outcome, and how many rows came to it."""

    outcome: Outcome
    rows: int = 0
    reason: str | None = None
    is_blank: bool = False


@attrs.define(eq=False)
class _Open:
    """A row that the next ones may go on with, of the file that the book is about."""

    heading: tuple[str, ...]
    book: Book
    line: int
    cells: list[Any]


class Counting:
    """Counts the rows of one list after the other."""

    def __init__(self) -> None:
        self._entries: dict[tuple[Outcome, bool], _Entry] = {}
        # who was seen: eight bytes of a hash with a key that only this run knows
        self._salt = secrets.token_bytes(16)
        self._seen: dict[tuple[str, bytes], tuple[_Entry, Book, int]] = {}
        self._open: tuple[_Open, Callable[[_Open], None]] | None = None

    def add(  # noqa: PLR0913 (what a list is made of, all by name)
        self,
        rows: Rows,
        *,
        reader: RowReader,
        understood: Understood,
        export: Export | None,
        heading: tuple[str, ...],
        book: Book,
        on_rows: Callable[[], None],
    ) -> None:
        """Count the rows of one list."""
        told = _told(rows, on_rows)
        if export is not None and (export.ends_before or export.starts_after):
            told = _in_block(told, export, book)
        fitted = _fitted(told, understood.width, book)
        entry_of = self._entries_of(reader)
        if export is not None and export.continues and "name" in understood.roles:
            self._add_continued(fitted, reader, entry_of, understood, heading, book)
            return
        self.finish()
        email = understood.roles.get("email")
        if export is not None and export.repeats is not None and email is not None:
            self._add_once(fitted, reader, entry_of, email, export, book)
            return
        key_of = reader.key_of
        for line, row in fitted:
            entry = entry_of(key_of(row))
            if entry.is_blank and not "".join(row).strip():
                book.set_aside("blank", line)
                continue
            entry.rows += 1
            if entry.reason is not None:
                book.set_aside(entry.reason, line)

    def finish(self) -> None:
        """Count a row that could have gone on in another file."""
        if self._open is not None:
            row, close = self._open
            self._open = None
            close(row)

    def _entries_of(self, reader: RowReader) -> Callable[[Key], _Entry]:
        keys: dict[Key, _Entry] = {}
        size = 0
        find = keys.get

        def entry_of(key: Key) -> _Entry:
            entry = find(key)
            if entry is None:
                nonlocal size
                size += _KEY_SIZE + sum(len(cell) for cell in key if isinstance(cell, str))
                if size > _MOST_OF_KEYS:
                    keys.clear()
                    size = 0
                entry = keys[key] = self._entry(reader.outcome_of(key), key)
            return entry

        return entry_of

    def _entry(self, outcome: Outcome, key: Key) -> _Entry:
        is_blank = not any(isinstance(cell, str) and cell.strip() for cell in key)
        found = self._entries.get((outcome, is_blank))
        if found is None:
            found = _Entry(outcome, reason=outcome.reason, is_blank=is_blank)
            self._entries[outcome, is_blank] = found
        return found

    def _add_once(  # noqa: PLR0913, PLR0917
        self,
        rows: Rows,
        reader: RowReader,
        entry_of: Callable[[Key], _Entry],
        email: int,
        export: Export,
        book: Book,
    ) -> None:
        """Count each e-mail address once."""
        repeats = export.repeats
        assert repeats is not None  # noqa: S101 (the caller looked)
        for line, row in rows:
            entry = entry_of(reader.key_of(row))
            if entry.is_blank and not any(map(str.strip, row)):
                book.set_aside("blank", line)
                continue
            who = self._who(row[email], export.id)
            if who is not None and not self._is_new(who, entry, book, line, repeats):
                continue
            entry.rows += 1
            if entry.reason is not None:
                book.set_aside(entry.reason, line)

    def _is_new(
        self, who: tuple[str, bytes], entry: _Entry, book: Book, line: int, repeats: Repeats
    ) -> bool:
        """Whether the row counts; one that it replaces no longer does."""
        if repeats.keep == "first":
            if entry.reason is not None:
                return True
            if who in self._seen:
                book.set_aside(repeats.reason, line)
                return False
            self._seen[who] = entry, book, line
            return True
        before = self._seen.get(who)
        self._seen[who] = entry, book, line
        if before is not None:
            former, former_book, former_line = before
            former.rows -= 1
            if former.reason is not None:
                former_book.aside[former.reason].drop(former_line)
            former_book.set_aside(repeats.reason, former_line)
        return True

    def _who(self, email: str, list_: str) -> tuple[str, bytes] | None:
        folded = fold(email)
        if "@" not in folded:
            return None
        raw = folded.encode("utf-8", "surrogatepass")  # bytes that no encoding has are alike too
        digest = hashlib.blake2b(raw, digest_size=8, key=self._salt).digest()
        return list_, digest

    def _add_continued(  # noqa: PLR0913, PLR0917
        self,
        rows: Rows,
        reader: RowReader,
        entry_of: Callable[[Key], _Entry],
        understood: Understood,
        heading: tuple[str, ...],
        book: Book,
    ) -> None:
        """Count rows that may go on over the next ones, even into the next file."""

        def close(row: _Open) -> None:
            entry = entry_of(reader.key_of(row.cells))
            entry.rows += 1
            if entry.reason is not None:
                row.book.set_aside(entry.reason, row.line)

        roles = understood.roles
        question, answer = roles.get("question"), roles.get("answer")
        own = sorted(understood.read - {question, answer})
        if self._open is not None and self._open[0].heading != heading:
            self.finish()
        for line, row in rows:
            if any(row[index].strip() for index in own):
                self.finish()
                cells = list(row)
                if answer is not None and question is not None and not _is_travel(row[question]):
                    cells[answer] = ""
                self._open = _Open(heading, book, line, cells), close
                continue
            if not any(map(str.strip, row)):
                book.set_aside("blank", line)
                continue
            book.set_aside("continuation", line)
            goes_on = self._open is not None and answer is not None and question is not None
            if goes_on and _is_travel(row[question]):  # type: ignore[index]
                self._open[0].cells[answer] = row[answer]  # type: ignore[index]

    def groups(self) -> tuple[Group, ...]:
        """Everyone counted so far, those who are counted alike together."""
        people: Counter[tuple[Any, ...]] = Counter()
        rows: Counter[tuple[Any, ...]] = Counter()
        for entry in self._entries.values():
            outcome = entry.outcome
            if outcome.reason is not None or not entry.rows:
                continue
            for number, (count, attendance) in enumerate(outcome.people):
                key = (outcome.origin, attendance, outcome.answer, outcome.whose)
                people[key] += count * entry.rows
                rows[key] += 0 if number else entry.rows
        return tuple(
            in_order(
                Group(
                    origin=key[0], attendance=key[1], answer=key[2], whose=key[3],
                    people=count, rows=rows[key],
                )
                for key, count in people.items()
            )
        )  # fmt: skip

    def notes(self) -> dict[str, int]:
        """Of how many people something was mended or doubtful."""
        found: Counter[str] = Counter()
        for entry in self._entries.values():
            people = sum(count for count, _ in entry.outcome.people)
            for note in entry.outcome.notes if entry.outcome.reason is None else ():
                found[note] += people * entry.rows
        return {note: count for note, count in sorted(found.items()) if count}


def _told(rows: Rows, on_rows: Callable[[], None]) -> Iterator[tuple[int, Row]]:
    """The rows, with word given every now and then that the reading goes on."""
    wait = _TOLD_EVERY
    for pair in rows:
        wait -= 1
        if not wait:
            on_rows()
            wait = _TOLD_EVERY
        yield pair
    on_rows()


def _fitted(rows: Rows, width: int, book: Book) -> Iterator[tuple[int, Row]]:
    """The rows as wide as the header; those with cells in excess or cut off are set aside."""
    for line, row in rows:
        book.rows += 1
        size = len(row)
        if row and row[0][:1] in _FIRST_OF_TOTALS and _is_total(row):
            book.set_aside("total", line)
        elif size == width:
            yield line, row
        elif size < 2 and not any(map(str.strip, row)):
            book.set_aside("blank", line)
        elif size > width:
            if any(map(str.strip, row[width:])):
                book.set_aside("unreadable", line)
            else:
                yield line, row[:width]
        elif size == 1 and width >= _AT_LEAST:
            book.set_aside("unreadable", line)
        else:
            book.short += 1
            yield line, [*row, *[""] * (width - size)]


def _is_total(row: Row) -> bool:
    """Whether the row sums up those above: its first word says so and most cells are empty."""
    filled = [cell for cell in row if cell.strip()]
    return (
        bool(filled)
        and _TOTAL.match(words_of(filled[0])) is not None
        and len(filled) <= max(2, len(row) // 2)
    )


def _in_block(rows: Rows, export: Export, book: Book) -> Iterator[tuple[int, Row]]:
    """The rows of the block of participants; those of other blocks are set aside."""
    starts, ends = set(map(fold, export.starts_after)), set(map(fold, export.ends_before))
    is_inside, is_header = True, False
    for line, row in rows:
        alone = fold(row[0]) if row and not any(map(str.strip, row[1:])) else ""
        if alone and alone in starts | ends:
            is_inside = is_header = alone in starts
        elif is_header:
            is_header = False
        elif is_inside:
            yield line, row
            continue
        book.rows += 1
        book.set_aside("other_block", line)


def _is_travel(question: str) -> bool:
    words = words_of(question)
    phrases = (*common_headers().parts.travel, *common_headers().exact.travel)
    return any(words_of(phrase) in words for phrase in phrases)
