"""How a field of the plan is declared: its kind, unit, bounds, words and effort of answering.

Every field carries one FieldInfo as metadata. The reader, the JSON Schema, the registry of facts,
the questions and the documentation all read it, and nothing else.
"""

from collections.abc import Mapping
from typing import Any

import attrs

from ecoevent.plan.checks import validator
from ecoevent.plan.field_info import GROUP_THEM, KEY, FieldInfo, Kind, declared, info
from ecoevent.words.text import Text

__all__ = [
    "GROUP_THEM", "KEY", "LONGEST_TEXT", "MOST_RECORDS", "FieldInfo", "Kind", "choice", "choices",
    "clock", "date", "declared", "flag", "info", "number", "paths", "record", "records", "section",
    "share", "spaced", "text", "whole",
]  # fmt: skip
LONGEST_TEXT = 500
MOST_RECORDS = 10_000


def number(  # noqa: PLR0913 (a declaration names everything once)
    title: Text,
    question: Text,
    *,
    unit: str,
    high: float,
    low: float = 0.0,
    effort: int = 2,
) -> Any:
    """A field for a number in *unit*."""
    return _field(
        _info("number", title, question, unit=unit, low=low, high=high, effort=effort),
        converter=_as_float,
    )


def whole(  # noqa: PLR0913
    title: Text,
    question: Text,
    *,
    unit: str,
    high: float,
    low: float = 0.0,
    effort: int = 2,
    required: bool = False,
) -> Any:
    """A field for a whole number of *unit*; an edition has none."""
    return _field(
        _info(
            "whole",
            title,
            question,
            unit=unit,
            low=low,
            high=high,
            effort=effort,
            required=required,
        )
    )


def share(title: Text, question: Text, *, effort: int = 2) -> Any:
    """A field for a part of a whole, from 0 to 1."""
    return _field(
        _info("share", title, question, low=0.0, high=1.0, effort=effort), converter=_as_float
    )


def flag(title: Text, question: Text, *, effort: int = 1) -> Any:
    """A field for yes or no."""
    return _field(_info("flag", title, question, effort=effort))


def choice(title: Text, question: Text, *, words: Mapping[str, Text], effort: int = 1) -> Any:
    """A field for one of *words*."""
    return _field(_info("choice", title, question, choices=words, effort=effort))


def choices(title: Text, question: Text, *, words: Mapping[str, Text], effort: int = 1) -> Any:
    """A field for any number of *words*, each at most once."""
    return _field(
        _info("choices", title, question, choices=words, effort=effort), converter=_as_tuple
    )


def text(
    title: Text,
    question: Text,
    *,
    longest: int = LONGEST_TEXT,
    effort: int = 1,
    required: bool = False,
) -> Any:
    """A field for one line of text."""
    return _field(_info("text", title, question, high=longest, effort=effort, required=required))


def date(title: Text, question: Text, *, effort: int = 1, required: bool = False) -> Any:
    """A field for a day."""
    return _field(_info("date", title, question, effort=effort, required=required))


def clock(title: Text, question: Text, *, effort: int = 1) -> Any:
    """A field for a time of day, to the minute."""
    return _field(_info("clock", title, question, effort=effort))


def record(title: Text, question: Text, *, of: type, effort: int = 2) -> Any:
    """A field for a group of answers that may be absent."""
    return _field(_info("record", title, question, record=of, effort=effort))


def section(title: Text, question: Text, *, of: type, required: bool = False) -> Any:
    """A field for a group of answers that is always there, empty when nothing was said."""
    declared_as = _info("record", title, question, record=of, required=required)
    return _field(declared_as) if required else _field(declared_as, factory=of)


def records(  # noqa: PLR0913 (a declaration names everything once)
    title: Text,
    question: Text,
    *,
    of: type,
    effort: int = 3,
    default: tuple[()] | None = None,
    shortened: Text = GROUP_THEM,
) -> Any:
    """A field for a list of groups of answers; an empty list says that there are none."""
    return _field(
        _info(
            "records",
            title,
            question,
            record=of,
            high=MOST_RECORDS,
            effort=effort,
            shortened=shortened,
        ),
        default=default,
        converter=_as_tuple,
    )


def paths(title: Text, question: Text, *, required: bool = False) -> Any:
    """A field for a list of places in the plan, such as `catering.meals`."""
    return _field(
        _info("paths", title, question, high=MOST_RECORDS, required=required),
        default=(),
        converter=_as_tuple,
    )


def _info(kind: Kind, title: Text, question: Text, **rest: Any) -> FieldInfo:
    words = {word: spaced(said) for word, said in rest.pop("choices", {}).items()}
    return FieldInfo(kind, spaced(title), spaced(question), choices=words, **rest)


def _field(declared_as: FieldInfo, **how: Any) -> Any:
    if not declared_as.required and "factory" not in how:
        how.setdefault("default", None)
    elif declared_as.required:
        how.pop("default", None)
    return attrs.field(validator=validator(declared_as), metadata={KEY: declared_as}, **how)


_NO_BREAK: Mapping[str, str] = {f" {mark}": f"\u00a0{mark}" for mark in ":;?!%»"} | {
    "« ": "«\u00a0"
}


def spaced(said: Text) -> Text:
    """*said* with the no-break spaces that French wants before : ; ? ! % » and after «."""
    french = said.fr
    for plain, fixed in _NO_BREAK.items():
        french = french.replace(plain, fixed)
    return Text(french, said.en)


def _as_float(value: object) -> object:
    # beyond 2**53 a float is no longer the same number; such a value is refused by its bounds
    return float(value) if type(value) is int and abs(value) <= 2**53 else value


def _as_tuple(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value
