"""Lines of text: titles, bars, wrapped paragraphs and columns."""

import itertools
import textwrap
import unicodedata
from collections.abc import Sequence

WIDTH = 80
BAR = 20


def bar(percent: float | None, best: float | None = None) -> str:
    """A bar of 20 signs: known points full, what answers could still give half full."""
    known = _signs(percent)
    hoped = max(_signs(best) - known, 0)
    return "█" * known + "▒" * hoped + "░" * (BAR - known - hoped)


def _signs(percent: float | None) -> int:
    return 0 if percent is None else int(percent * BAR / 100)


def paragraph(text: str, *, indent: str = "", hanging: str | None = None) -> list[str]:
    """*text* wrapped to the width; lines after the first begin with *hanging*."""
    return textwrap.wrap(
        one_line(text),
        WIDTH,
        initial_indent=indent,
        subsequent_indent=indent if hanging is None else hanging,
        break_long_words=True,
        break_on_hyphens=False,
    )


def columns(rows: Sequence[Sequence[str]], *, indent: str = "") -> list[str]:
    """Rows as lines with aligned columns, two spaces between them."""
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    lines = []
    for row in rows:
        cells = [cell + " " * (size - width(cell)) for cell, size in zip(row, widths, strict=True)]
        lines.append((indent + "  ".join(cells)).rstrip())
    return lines


def side_by_side(left: str, right: str, *, gap: str = "  ") -> list[str]:
    """Two texts wrapped beside each other, each in half of the width."""
    half = (WIDTH - len(gap)) // 2
    lefts, rights = (
        textwrap.wrap(one_line(text), half, break_on_hyphens=False) for text in (left, right)
    )
    rows = itertools.zip_longest(lefts, rights, fillvalue="")
    return [f"{one + ' ' * (half - width(one))}{gap}{other}".rstrip() for one, other in rows]


def one_line(text: str) -> str:
    """*text* without anything that moves the cursor or turns the reading direction."""
    kept = "".join(sign if sign.isprintable() or sign == "\u00a0" else " " for sign in text)
    return " ".join(kept.split(" ")).strip()


def width(text: str) -> int:
    """How many columns *text* takes on the terminal."""
    wide = sum(unicodedata.east_asian_width(sign) in "WF" for sign in text)
    marks = sum(unicodedata.combining(sign) > 0 for sign in text)
    return len(text) + wide - marks
