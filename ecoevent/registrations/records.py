"""What a page about a registration system may say, as its author writes it."""

from collections.abc import Mapping
from typing import Literal, get_args

import attrs

from ecoevent.words.text import Text

Attendance = Literal["in_person", "online", "unknown"]
Whose = Literal["participant", "buyer", "connection", "unknown"]
Reason = Literal[
    "cancelled", "pending", "pending_approval", "refunded", "failed", "declined", "waitlist",
    "withdrawn", "not_attending", "no_show", "deleted", "unconfirmed", "expired", "invited",
    "void", "unknown_status", "unreadable",
    "test_row", "organiser", "addon", "continuation", "repeated", "duplicate_answer", "donation",
    "product", "total", "other_block", "blank",
]  # fmt: skip
"""Why a row is set aside; those from `test_row` on are not people in the first place."""
REASONS: tuple[Reason, ...] = get_args(Reason)
NOT_PEOPLE = frozenset(REASONS[REASONS.index("test_row") :])
VALID = "valid"


@attrs.frozen(kw_only=True)
class Columns:
    """The headers of each meaning that a column may have; the earlier meaning goes first."""

    country: tuple[str, ...] = ()
    region: tuple[str, ...] = ()
    city: tuple[str, ...] = ()
    postal: tuple[str, ...] = ()
    address: tuple[str, ...] = ()
    buyer_country: tuple[str, ...] = ()
    buyer_region: tuple[str, ...] = ()
    buyer_city: tuple[str, ...] = ()
    buyer_postal: tuple[str, ...] = ()
    buyer_address: tuple[str, ...] = ()
    ticket: tuple[str, ...] = ()
    attendance: tuple[str, ...] = ()
    travel: tuple[str, ...] = ()
    quantity: tuple[str, ...] = ()
    companions: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    note: tuple[str, ...] = ()
    email: tuple[str, ...] = ()
    name: tuple[str, ...] = ()
    question: tuple[str, ...] = ()
    answer: tuple[str, ...] = ()
    place: tuple[str, ...] = ()


ROLES: tuple[str, ...] = tuple(field.name for field in attrs.fields(Columns))


@attrs.frozen(kw_only=True)
class Check:
    """A column that may take a row out.

    Attributes:
        headers: the column's header, in each language.
        words: whole cells by the reason that they give; under `valid` those that give none.
        others: what a cell is that is neither blank nor among the words.
        filled: the reason that any cell gives that is neither blank nor no nor zero.
    """

    headers: tuple[str, ...]
    words: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict)
    others: Literal["valid", "unknown_status", "failed"] = "valid"
    filled: Reason | None = None


@attrs.frozen(kw_only=True)
class Repeats:
    """The same e-mail address twice is one person: the row that is kept, and why not the others."""

    keep: Literal["first", "last"]
    reason: Reason


@attrs.frozen(kw_only=True)
class Export:
    """One kind of file that a system writes.

    Attributes:
        known_by: sets of headers; a file that has all of one set is this kind.
        refused: why such a file cannot be used and what to export instead.
        columns: headers by meaning; what they leave open, the common headers may fill.
        checks: in order; the first that gives a reason takes the row out.
        mode: how everyone takes part, where the system itself says it.
        whose: whose address the plain columns hold; those of a buyer are named `buyer_…`.
        tickets_in_text: tickets stand in a cell as `2x Member, 1x Online`.
        continues: a row without a name belongs to the row above.
        starts_after: what stands alone on the line before the header.
        ends_before: what stands alone on a line after which other rows follow.
        sheets: the sheet's name in a workbook.
    """

    id: str
    title: Text
    known_by: tuple[tuple[str, ...], ...]
    refused: Text | None = None
    note: Text | None = None
    columns: Columns = attrs.field(factory=Columns)
    checks: tuple[Check, ...] = ()
    repeats: Repeats | None = None
    mode: Literal["in_person", "online"] | None = None
    whose: Whose = "participant"
    tickets_in_text: bool = False
    continues: bool = False
    starts_after: tuple[str, ...] = ()
    ends_before: tuple[str, ...] = ()
    sheets: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class System:
    """A registration system: a page of `rules/registrations`.

    Attributes:
        read_in: where its headers were read: its own source, or importers written by others.
        guessed: headers and words that were only remembered.
    """

    id: str
    title: Text
    read_in: Literal["source", "importers"]
    exports: tuple[Export, ...]
    guessed: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Headers:
    """The common headers: whole ones, and words that give a question away."""

    exact: Columns
    parts: Columns


@attrs.frozen(kw_only=True)
class Words:
    """What cells may say, by what it means."""

    blank: tuple[str, ...]
    yes: tuple[str, ...]
    no: tuple[str, ...]
    attendance: Mapping[str, tuple[str, ...]]
    travel: Mapping[str, tuple[str, ...]]
    unsure: tuple[str, ...]
    status: Mapping[str, tuple[str, ...]]
    note: Mapping[str, tuple[str, ...]]
    nobody: Mapping[str, tuple[str, ...]]
    products: Mapping[str, tuple[str, ...]]


@attrs.frozen(kw_only=True)
class Spellings:
    """How people write countries and provinces, by their codes."""

    countries: Mapping[str, tuple[str, ...]]
    provinces: Mapping[str, tuple[str, ...]]
