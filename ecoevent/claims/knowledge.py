"""The file of claims in: what the law says of each kind, and words that hold."""

import datetime as dt
from functools import cache
from typing import Literal

import attrs

from ecoevent.claims.checking import ClaimKind
from ecoevent.errors import RulePackError
from ecoevent.knowledge.resources import shipped
from ecoevent.reading.document import read_document
from ecoevent.reading.structuring import structure
from ecoevent.words.text import Text

FILE = "claims.yaml"


@attrs.frozen(kw_only=True)
class ClaimSource:
    """Where a record comes from, and until when it may be trusted unread."""

    title: str
    publisher: str
    year: int
    review_by: dt.date
    confidence: Literal["high", "medium", "low"]
    url: str | None = None
    note: str | None = None


@attrs.frozen(kw_only=True)
class ClaimLaw:
    """What the law of a place says of some kinds of claims.

    Attributes:
        place: ISO code of a country, or EU.
        in_force: from that day on.
        until: to that day, where it ended.
        source: its name among the sources.
    """

    id: str
    place: str
    in_force: dt.date
    kinds: tuple[ClaimKind, ...]
    source: str
    says: Text
    until: dt.date | None = None


@attrs.frozen(kw_only=True)
class Wording:
    """Why a kind of claim does not hold, and words that do, before and after the event."""

    source: str
    why: Text
    before: Text
    after: Text


@attrs.frozen(kw_only=True)
class ClaimKnowledge:
    """All that the file holds."""

    title: Text
    sources: dict[str, ClaimSource]
    laws: tuple[ClaimLaw, ...]
    wordings: dict[ClaimKind, Wording]


@cache
def claim_knowledge() -> ClaimKnowledge:
    """What ships with ecoevent (`rules/claims.yaml`).

    Raises:
        RulePackError: the file is wrong; every problem at once.
    """
    content = (shipped("rules") / FILE).read_bytes()
    document = read_document(content, file=FILE, raises=RulePackError)
    knowledge, problems = structure(document, ClaimKnowledge)
    if knowledge is None:
        raise RulePackError(problems)
    return knowledge


def laws_on(kind: ClaimKind, *, on: dt.date | None = None) -> tuple[ClaimLaw, ...]:
    """The laws that speak of a kind of claim: in force on that day, or all where none is given."""
    return tuple(
        law
        for law in claim_knowledge().laws
        if kind in law.kinds
        and (on is None or (law.in_force <= on and (law.until is None or on <= law.until)))
    )
