"""What is known of a field of the plan: its kind, unit, bounds, words and effort of answering."""

from collections.abc import Mapping
from functools import cache
from typing import Any, Literal

import attrs

from ecoevent.words.text import Text

Kind = Literal[
    "number",
    "whole",
    "share",
    "flag",
    "choice",
    "choices",
    "text",
    "date",
    "clock",
    "record",
    "records",
    "paths",
]
KEY = "ecoevent"
GROUP_THEM = Text("regroupez-les", "group them")


@attrs.frozen
class FieldInfo:
    """What is known of a field besides its Python type.

    Attributes:
        effort: 1 known by heart, 2 looked up, 3 asked of someone, 4 counted or measured.
        unit: the unit's word in rules (`people`, `kg`, `km`, …); empty for a share, flag or choice.
        low: the least number allowed.
        high: the greatest number allowed; of a text or a list, the greatest length.
        choices: the allowed words with their titles, for kinds `choice` and `choices`.
        record: the class of kinds `record` and `records`.
        shortened: how a list is made shorter that has more items than are allowed.
    """

    kind: Kind
    title: Text
    question: Text
    effort: int = 2
    unit: str = ""
    low: float | None = None
    high: float | None = None
    choices: Mapping[str, Text] = attrs.field(factory=dict)
    record: type | None = None
    required: bool = False
    shortened: Text = GROUP_THEM


def info(attribute: "attrs.Attribute[Any]") -> FieldInfo:
    """The FieldInfo of an attrs attribute of the plan's classes."""
    found = attribute.metadata[KEY]
    assert isinstance(found, FieldInfo)  # noqa: S101 (a field without one is a bug of ours)
    return found


@cache
def declared(record: type) -> Mapping[str, FieldInfo]:
    """The declared fields of a class of the plan by name, in their order."""
    return {
        attribute.name: info(attribute)
        for attribute in attrs.fields(record)
        if KEY in attribute.metadata
    }
