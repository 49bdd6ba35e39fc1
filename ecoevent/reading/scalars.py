"""A scalar without quotes in, what it is by YAML 1.2 out: nothing, a flag, a number or a text."""

import math
import re
from collections.abc import Mapping

LARGEST_NUMBER = 1e15

_WORDS: Mapping[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_NUMBER = re.compile(
    r"[-+]?(?:\.[0-9]+|(?:0|[1-9][0-9]*)(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(?:inf|nan)",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"[-+]?[0-9]+")
_LONGEST_NUMBER = 40


def resolved(text: str) -> str | int | float | bool | None:
    """What the plain scalar *text* is; a number that we cannot hold is a NaN."""
    if text in _WORDS:
        return _WORDS[text]
    if not _NUMBER.fullmatch(text):
        return text
    if len(text) > _LONGEST_NUMBER or text[-1] in "fFnN":
        return math.nan
    number = int(text) if _WHOLE.fullmatch(text) else float(text)
    return number if abs(number) <= LARGEST_NUMBER else math.nan
