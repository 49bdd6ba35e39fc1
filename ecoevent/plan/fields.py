"""How a field of the plan is declared: its kind, unit, bounds, words and effort of answering.

Every field carries one FieldInfo as metadata. The reader, the JSON Schema, the registry of facts,
the questions and the documentation all read it, and nothing else.
"""

from collections.abc import Mapping
from typing import Any, Literal

import attrs

from ecoevent.text import Text

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
LONGEST_TEXT = 500


@attrs.frozen
class FieldInfo:
    """What is known of a field besides its Python type.

    Attributes:
        effort: 1 known by heart, 2 looked up, 3 asked of someone, 4 counted or measured.
        unit: the unit's word in rules (`people`, `kg`, `km`, …); empty for a share, flag or choice.
        choices: the allowed words with their titles, for kinds `choice` and `choices`.
        record: the class of kinds `record` and `records`.
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


def info(attribute: "attrs.Attribute[Any]") -> FieldInfo:
    """The FieldInfo of an attrs attribute of the plan's classes."""
    found = attribute.metadata[KEY]
    assert isinstance(found, FieldInfo)  # noqa: S101 (a field without one is a bug of ours)
    return found
