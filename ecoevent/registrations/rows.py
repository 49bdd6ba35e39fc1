"""The cells of a row in, what is counted of it out; nothing of the cells themselves is kept."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any

import attrs

from ecoevent.registrations.addresses import Cells, split_address
from ecoevent.registrations.answers import (
    MOST_PEOPLE,
    Answer,
    attendance_of,
    companions_in,
    is_blank,
    is_filled,
    is_product,
    is_yes,
    number_in,
    tickets_in,
    travel_of,
)
from ecoevent.registrations.columns import Understood
from ecoevent.registrations.folding import fold, words_of
from ecoevent.registrations.origins import NOWHERE, Origin, Resolver
from ecoevent.registrations.postal import NOTHING, Postal, read_postal
from ecoevent.registrations.records import VALID, Attendance, Check, Export, Whose
from ecoevent.registrations.systems import common_words

Key = tuple[Any, ...]
_REPLACING = (" annule et remplace ", " cancels and replaces ")  # this row is the new one
_BEFORE_FORMULA = ("'", "\t")


@attrs.frozen
class Outcome:
    """What a row comes to; equal for all rows that are counted alike.

    Attributes:
        reason: why it is set aside; None when it counts.
        people: how many, by how they take part.
        origin: where they come from.
        whose: whose address says so.
        answer: how they travel.
        notes: what was mended or doubtful.
    """

    reason: str | None = None
    people: tuple[tuple[int, Attendance], ...] = ()
    origin: Origin = NOWHERE.origin
    whose: Whose = "unknown"
    answer: Answer = Answer()  # noqa: RUF009 (frozen)
    notes: tuple[str, ...] = ()


class RowReader:
    """Reads the rows of one list.

    `key_of` takes from a row what matters, with what differs from person to person already made
    coarser, so that few keys are distinct; `outcome_of` reads a key.
    """

    def __init__(self, understood: Understood, export: Export | None, resolver: Resolver) -> None:
        self._export = export
        self._resolver = resolver
        roles = understood.roles
        self._roles = list(roles)
        unread = {"email", "name", "question"}
        self._roles = [role for role in self._roles if role not in unread]
        self._checks = understood.checks
        self._options = understood.options
        indices = [index for index, _ in self._checks]
        indices += [index for index, _ in self._options]
        start = len(indices)
        indices += [roles[role] for role in self._roles]
        self._at = {role: start + number for number, role in enumerate(self._roles)}
        self._coarser = self._makers()
        self.key_of = _picker(indices, self._coarser)

    def _makers(self) -> dict[int, Callable[[str], Any]]:
        """What makes a cell that differs from person to person coarser, by its place in the key."""
        makers: dict[str, Callable[[str], Any]] = {
            "postal": read_postal,
            "buyer_postal": read_postal,
            "companions": companions_in,
            "note": _note_reason,
        }
        for whose in ("", "buyer_"):
            is_in_parts = bool({f"{whose}city", f"{whose}postal"} & set(self._roles))
            makers[f"{whose}address"] = _is_said if is_in_parts else split_address
        return {self._at[role]: makers[role] for role in self._roles if role in makers}

    def outcome_of(self, key: Key) -> Outcome:
        """What the rows with that key come to."""
        if any("\udc80" <= sign <= "\udcff" for cell in _texts_in(key) for sign in cell):
            return Outcome(reason="unreadable")
        reason = self._reason(key)
        if reason is not None:
            return Outcome(reason=reason)
        if is_product(self._cell(key, "ticket")):
            return Outcome(reason="product")
        people, is_unreadable = self._people(key)
        if is_unreadable:
            return Outcome(reason="unreadable")
        if not people:
            return Outcome(reason="donation")
        resolved, whose = self._origin(key)
        answer = self._answer(key)
        notes = (*resolved.notes, *(("answer",) if answer.is_unread else ()))
        return Outcome(None, people, resolved.origin, whose, answer, notes)

    def _cell(self, key: Key, role: str, default: Any = "") -> Any:
        at = self._at.get(role)
        return default if at is None else key[at]

    def _reason(self, key: Key) -> str | None:
        for number, (_, check) in enumerate(self._checks):
            reason = _reason_of(check, key[number])
            if reason is not None:
                return reason
        note = self._cell(key, "note", None)
        if note is not None:
            return str(note)
        status = self._cell(key, "status", None)
        return None if status is None else _common_reason(status)

    def _people(self, key: Key) -> tuple[tuple[tuple[int, Attendance], ...], bool]:
        """How many, by how they take part; and whether the number cannot be read."""
        ticket = self._cell(key, "ticket")
        if self._export is not None and self._export.tickets_in_text and "ticket" in self._at:
            return self._in_text(ticket)
        mode = self._mode(ticket, self._cell(key, "attendance"))
        count = 1
        quantity = self._cell(key, "quantity")
        if not is_blank(quantity):
            read = number_in(quantity)
            if read is None or read > MOST_PEOPLE:
                return (), True
            count = read
        count += self._cell(key, "companions", 0)
        if count > MOST_PEOPLE:
            return (), True
        return (((count, mode),) if count else ()), False

    def _in_text(self, ticket: str) -> tuple[tuple[tuple[int, Attendance], ...], bool]:
        if is_blank(ticket):
            return (), False
        found: dict[Attendance, int] = {}
        for count, mode in tickets_in(ticket):
            found[mode] = found.get(mode, 0) + count
        people = tuple((count, mode) for mode, count in sorted(found.items()))
        return people, not people or sum(found.values()) > MOST_PEOPLE

    def _mode(self, ticket: str, attendance: str) -> Attendance:
        if self._export is not None and self._export.mode is not None:
            return self._export.mode
        said = attendance_of(attendance) if attendance else "unknown"
        return said if said != "unknown" else attendance_of(ticket)

    def _origin(self, key: Key) -> tuple[Any, Whose]:
        """The origin by the participant's address, else a free answer, else the buyer's address."""
        whose = "participant" if self._export is None else self._export.whose
        own = self._cells(key, "")
        if not own.is_empty:
            return self._resolver.origin(own), whose
        has_address = self._cell(key, "address", None) is True
        place = self._cell(key, "place")
        if not is_blank(place):
            return self._resolver.origin(split_address(place)), whose
        buyer = self._cells(key, "buyer_")
        if not has_address and not buyer.is_empty:
            return self._resolver.origin(buyer), "buyer"
        return NOWHERE, "unknown"

    def _cells(self, key: Key, whose: str) -> Cells:
        country = self._cell(key, f"{whose}country")
        address = self._cell(key, f"{whose}address", None)
        cells = Cells(
            self._cell(key, f"{whose}city"),
            self._cell(key, f"{whose}region"),
            country,
            self._cell(key, f"{whose}postal", NOTHING),
        )
        if not isinstance(address, Cells):
            return cells
        return attrs.evolve(
            address,
            country=country if not is_blank(country) else address.country,
            region=cells.region or address.region,
        )

    def _answer(self, key: Key) -> Answer:
        if self._options:
            start = len(self._checks)
            ticked = [
                answer
                for number, (_, answer) in enumerate(self._options)
                if is_yes(key[start + number])
            ]
            return travel_of("; ".join(ticked))
        return travel_of(self._cell(key, "travel") or self._cell(key, "answer"))


def _texts_in(key: Key) -> Iterator[str]:
    """The texts of a key, also those of addresses and postal codes."""
    for cell in key:
        if isinstance(cell, Cells):
            yield from (cell.city, cell.region, cell.country, cell.postal.area)
        elif isinstance(cell, Postal):
            yield cell.area
        elif isinstance(cell, str):
            yield cell


def _is_said(cell: str) -> bool:
    return not is_blank(cell)


def _picker(
    indices: Sequence[int], coarser: Mapping[int, Callable[[str], Any]]
) -> Callable[[Sequence[str]], Key]:
    """What takes the cells at the indices, some of them made coarser."""
    if not indices:
        return lambda _row: ()
    pick = itemgetter(*indices) if len(indices) > 1 else None
    if pick is None:
        only = indices[0]
        make = coarser.get(0)
        return (lambda row: (make(row[only]),)) if make else (lambda row: (row[only],))
    if not coarser:
        return pick
    makers = tuple(coarser.items())

    def picked(row: Sequence[str]) -> Key:
        cells = list(pick(row))
        for at, make in makers:
            cell = cells[at]
            cells[at] = make(cell)
        return tuple(cells)

    return picked


def _reason_of(check: Check, cell: str) -> str | None:
    cell = _undefused(cell)
    if check.filled is not None and is_filled(cell):
        return check.filled
    if not check.words:
        return None
    folded = fold(cell)
    for reason, words in check.words.items():
        if any(fold(word) == folded for word in words):
            return None if reason == VALID else reason
    if check.others == VALID:
        return None
    return check.others


def _undefused(cell: str) -> str:
    """The cell without the sign that a system puts before what could be a formula."""
    if cell[:1] in _BEFORE_FORMULA and cell[1:2] in {"=", "+", "-", "@"}:
        return cell[1:]
    return cell


def _common_reason(status: str) -> str | None:
    if is_blank(status):
        return None
    folded = fold(status)
    for reason, words in common_words().status.items():
        if any(fold(word) == folded for word in words):
            return None if reason == VALID else reason
    return "unknown_status"


def _note_reason(cell: str) -> str | None:
    """The reason that a note typed by hand gives, by its first word."""
    if not cell:
        return None
    said = words_of(cell)
    if any(phrase in said for phrase in _REPLACING):
        return None
    first = said.split()[:1]
    for reason, words in common_words().note.items():
        if first and any(fold(word) == first[0] for word in words):
            return reason
    return None
