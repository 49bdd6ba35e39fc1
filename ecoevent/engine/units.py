"""Units of measure as words with exponents: enough to refuse kWh added to people."""

import re
from collections import Counter

Unit = tuple[tuple[str, int], ...]
"""Sorted pairs of word and exponent; the empty tuple is a plain number or a share."""

PLAIN: Unit = ()
_WORD = re.compile(r"[A-Za-z][A-Za-z_]{0,29}")


def parse_unit(text: str) -> Unit | None:
    """The unit written as `km`, `people/stations`, `%` or nothing; None when it is not one."""
    if text in {"", "%"}:
        return PLAIN
    above, slash, below = text.partition("/")
    words = [(above.strip(), 1), (below.strip(), -1)] if slash else [(above.strip(), 1)]
    if not all(_WORD.fullmatch(word) for word, _ in words):
        return None
    return _sorted(words)


def times(first: Unit, second: Unit) -> Unit:
    """The unit of a product."""
    return _sorted([*first, *second])


def over(above: Unit, below: Unit) -> Unit:
    """The unit of a quotient."""
    return _sorted([*above, *((word, -exponent) for word, exponent in below)])


def unit_text(unit: Unit) -> str:
    """The unit as an author writes it, such as `people/stations`."""
    above = "*".join(_power(word, n) for word, n in unit if n > 0)
    below = "/".join(_power(word, -n) for word, n in unit if n < 0)
    return f"{above or 1}/{below}" if below else above


def _power(word: str, exponent: int) -> str:
    return word if exponent == 1 else "*".join([word] * exponent)


def _sorted(pairs: list[tuple[str, int]]) -> Unit:
    exponents: Counter[str] = Counter()
    for word, exponent in pairs:
        exponents[word] += exponent
    return tuple(sorted((word, n) for word, n in exponents.items() if n))
