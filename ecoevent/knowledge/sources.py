"""What the files of `rules/` rest on: each source with its review date, whatever kind of file."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, Protocol

import attrs

Kind = Literal["rule", "factors", "behaviour", "region", "service", "claims"]


class Source(Protocol):
    """Where a number or a duty comes from, and until when it may be trusted unread."""

    @property
    def title(self) -> str:
        """What it is called."""

    @property
    def publisher(self) -> str:
        """Who says it."""

    @property
    def review_by(self) -> dt.date:
        """The day by which somebody is to read it again."""


@attrs.frozen
class Cited:
    """A source, and what rests on it.

    Attributes:
        kind: the kind of file.
        name: the rule; else the file and, after a slash, its name for the source.
    """

    kind: Kind
    name: str
    source: Source


def cited_in(kind: Kind, file: str, sources: Mapping[str, Source]) -> Iterator[Cited]:
    """The sources of a file that lists them."""
    return (Cited(kind, f"{file}/{name}", source) for name, source in sources.items())


def past_review(sources: Mapping[str, Source], on: dt.date) -> Iterator[tuple[str, str]]:
    """The path in its file and the date of each source that was to be reviewed before the day."""
    for name, source in sources.items():
        if source.review_by < on:
            yield f"sources.{name}.review_by", source.review_by.isoformat()


def due(cited: Iterable[Cited], *, on: dt.date) -> tuple[Cited, ...]:
    """Those that were to be reviewed before the day, the longest due first."""
    late = [each for each in cited if each.source.review_by < on]
    return tuple(sorted(late, key=lambda each: (each.source.review_by, each.kind, each.name)))
