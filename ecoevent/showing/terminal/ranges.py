"""Figures with their ranges in, words out that claim no digit more than is known."""

from collections.abc import Sequence

from ecoevent.chance.ranges import Range
from ecoevent.showing.forecast_words import RANGE
from ecoevent.showing.terminal.layout import columns, width
from ecoevent.words.quantities import rounded, show_about, show_number, show_percent
from ecoevent.words.text import Lang, Text

TONNE = 1000
_TONNES_FROM = 10 * TONNE


def mass(kg: float, lang: Lang) -> str:
    """Kilograms of CO2e for a sentence, in tonnes where they are many."""
    if kg >= _TONNES_FROM:
        return show_about(kg / TONNE, "t CO2e", lang)
    return show_about(kg, "kg CO2e", lang)


def cell(value: float, lang: Lang) -> str:
    """A count or kilograms for a column: whole, two digits from 100 on, `<1` for a trace."""
    if 0 < value < 0.5:
        return "<1"
    return show_number(round(value) if value < 100 else rounded(value), "", lang)


def ends(found: Range, lang: Lang, *, scale: float = 1, words: Text = RANGE) -> str:
    """From the 5th to the 95th percentile; nothing where they are told alike."""
    low, high = (show_about(value / scale, "items", lang) for value in (found.p5, found.p95))
    return "" if low == high else words.filled(low=low, high=high).to(lang)


def mass_ends(found: Range, lang: Lang, words: Text = RANGE) -> str:
    """The range in the unit that `mass` takes for its mean."""
    return ends(found, lang, scale=TONNE if found.mean >= _TONNES_FROM else 1, words=words)


def cell_ends(found: Range, lang: Lang) -> str:
    """The range for a column."""
    low, high = cell(found.p5, lang), cell(found.p95, lang)
    return "" if low == high else RANGE.filled(low=low, high=high).to(lang)


def percent(share: float, lang: Lang) -> str:
    """A share in whole percent; `<1` for a trace."""
    whole = round(100 * share)
    if share > 0 and not whole:
        return "<" + show_percent(0.01, lang)
    return show_percent(whole / 100, lang)


def percent_ends(low: float, high: float, lang: Lang) -> str:
    """The range of a share; nothing where both ends are told alike."""
    first, last = round(100 * low), round(100 * high)
    if first == last:
        return ""
    shown = show_percent(last / 100, lang)
    return RANGE.filled(low=show_number(first, "", lang), high=shown).to(lang)


def table(rows: Sequence[Sequence[str]], *, lefts: int = 1) -> list[str]:
    """Rows with their first columns to the left, numbers to the right."""
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    lined = [
        [
            text if index < lefts else " " * (size - width(text)) + text
            for index, (text, size) in enumerate(zip(row, widths, strict=True))
        ]
        for row in rows
    ]
    return columns(lined, indent="  ")
