"""Figures in, pictures as SVG out: bars with their ranges, and the course of a day.

The pictures are templates of ours, so the same figures give the same bytes; they read in grey as
in colour, and say in words what they show to those who cannot see them.
"""

import math
from collections.abc import Sequence

import attrs

from ecoevent.showing.printing.rendering import render
from ecoevent.words.quantities import rounded, show_number, unit_words
from ecoevent.words.text import Lang, Text

WIDTH = 720
_LETTER = 7.1  # width of a letter of 13 px, on average
_ROW, _TOP, _BELOW, _RIGHT = 34, 64, 52, 150
_MOST_LETTERS = 30
_LEGEND, _LEGEND_ROW = 364, 22
_LEAST_TOP = 5  # of a day's axis: people come in whole numbers
_STEPS = (1, 2, 5, 10)


@attrs.frozen(kw_only=True)
class Bar:
    """One bar: its label, its value, and the range from the 5th to the 95th percentile."""

    label: Text
    low: float
    middle: float
    high: float


@attrs.frozen(kw_only=True)
class BarChart:
    """Bars that share one axis.

    Attributes:
        unit: of the values; `kg` becomes tonnes where the bars are long.
        note: what the lines at the bars' ends mean, and what is in the figures.
    """

    title: Text
    note: Text
    bars: tuple[Bar, ...]
    unit: str = "kg CO2e"


@attrs.frozen(kw_only=True)
class Series:
    """Values by interval of the day, drawn as columns or as a line."""

    label: Text
    values: tuple[float, ...]
    is_line: bool = False


@attrs.frozen(kw_only=True)
class DayChart:
    """What happens over a day: one value an interval for each series.

    Attributes:
        starts: minute of the day at which the first interval starts.
        minutes: length of an interval.
    """

    title: Text
    note: Text
    unit: Text
    starts: float
    minutes: float
    series: tuple[Series, ...]


@attrs.frozen
class Axis:
    """A straight axis: from 0 to `top`, with its marks."""

    top: float
    marks: tuple[float, ...]


def axis(highest: float, *, marks: int = 5) -> Axis:
    """An axis that starts at 0, holds *highest*, and has at most *marks* round marks above 0."""
    if not highest > 0 or not math.isfinite(highest):
        return Axis(1.0, (0.0, 1.0))
    power = 10.0 ** math.floor(math.log10(highest / marks))
    step = next(power * size for size in _STEPS if power * size * marks >= highest * (1 - 1e-12))
    count = math.ceil(highest / step - 1e-9)
    return Axis(step * count, tuple(step * i for i in range(count + 1)))


def render_bars(chart: BarChart, *, lang: Lang) -> str:
    """The chart as SVG, the highest bar first as given, at most as wide as a page."""
    scale, symbol = _tonnes(chart)
    highest = max((max(bar.middle, bar.high) for bar in chart.bars), default=0)
    scaled = axis(highest / scale, marks=6)
    left = _gutter([bar.label.to(lang) for bar in chart.bars])
    across = (WIDTH - left - _RIGHT) / scaled.top
    rows = [
        {
            "y": _TOP + _ROW * index,
            "label": _short(bar.label.to(lang)),
            "full": bar.label.to(lang),
            "to": _px(left + across * bar.middle / scale),
            "low": _px(left + across * bar.low / scale),
            "high": _px(left + across * bar.high / scale),
            "says": _says(bar, scale, lang),
        }
        for index, bar in enumerate(chart.bars)
    ]
    return render(
        "bars.svg.j2",
        lang=lang,
        title=chart.title.to(lang),
        note=chart.note.to(lang),
        unit=unit_words(symbol, lang),
        rows=rows,
        left=_px(left),
        width=WIDTH,
        height=_TOP + _ROW * len(rows) + _BELOW,
        bottom=_TOP + _ROW * len(rows),
        marks=[(_px(left + across * mark), _number(mark, lang)) for mark in scaled.marks],
    )


def render_day(chart: DayChart, *, lang: Lang) -> str:
    """The chart as SVG: columns and lines over the hours of the day."""
    count = max((len(series.values) for series in chart.series), default=0)
    values = [value for series in chart.series for value in series.values]
    scaled = axis(max(values, default=0) and max(*values, _LEAST_TOP))
    left, bottom, up = 64, 320, 236 / scaled.top
    wide = (WIDTH - left - 40) / max(count, 1)
    drawn = [
        {
            "label": series.label.to(lang),
            "is_line": series.is_line,
            "dashes": f"{15 - 4 * index} 4" if index > 1 else "",
            "path": _line(series, left=left + wide / 2, wide=wide, bottom=bottom, up=up),
            "points": [
                (_px(left + wide * i), _px(bottom - up * value))
                for i, value in enumerate(series.values)
            ],
        }
        for index, series in enumerate(chart.series)
    ]
    return render(
        "day.svg.j2",
        lang=lang,
        title=chart.title.to(lang),
        note=chart.note.to(lang),
        unit=chart.unit.to(lang),
        series=drawn,
        left=left,
        right=_px(left + wide * count),
        bottom=bottom,
        wide=_px(wide),
        width=WIDTH,
        height=_LEGEND + _LEGEND_ROW * len(drawn) + _LEGEND_ROW,
        legend=_LEGEND,
        row=_LEGEND_ROW,
        marks=[(_px(bottom - up * mark), _number(mark, lang)) for mark in scaled.marks],
        hours=_hours(chart, count=count, left=left, wide=wide, lang=lang),
    )


def _line(series: Series, *, left: float, wide: float, bottom: float, up: float) -> str:
    """The path of a line, which stays away where nothing is for a while."""
    values = series.values
    path = ""
    for index, value in enumerate(values):
        if not value and not any(values[max(index - 1, 0) : index + 2]):
            continue
        is_first = not path or not any(values[max(index - 2, 0) : index + 1])
        move = "M" if is_first else "L"
        path += f"{move}{_px(left + wide * index)} {_px(bottom - up * value)}"
    return path


def _tonnes(chart: BarChart) -> tuple[float, str]:
    highest = max((max(bar.middle, bar.high) for bar in chart.bars), default=0)
    is_long = chart.unit.startswith("kg ") and highest >= 20_000
    return (1000, f"t{chart.unit[2:]}") if is_long else (1, chart.unit)


def _says(bar: Bar, scale: float, lang: Lang) -> str:
    middle, low, high = (_number(v / scale, lang) for v in (bar.middle, bar.low, bar.high))
    if low == high:
        return middle
    return f"{middle} ({low} à {high})" if lang == "fr" else f"{middle} ({low} to {high})"


def _number(value: float, lang: Lang) -> str:
    """The value with two significant digits: more would pretend."""
    if not math.isfinite(value):
        return show_number(0, "", lang)
    found = rounded(value)
    if found >= 1 or not found:
        return show_number(found, "", lang)
    return f"{found:g}".replace(".", "," if lang == "fr" else ".")


def _gutter(labels: Sequence[str]) -> float:
    longest = max((len(_short(label)) for label in labels), default=0)
    return max(90.0, 24 + _LETTER * longest)


def _short(label: str) -> str:
    return label if len(label) <= _MOST_LETTERS else label[: _MOST_LETTERS - 1].rstrip() + "…"


def _hours(
    chart: DayChart, *, count: int, left: float, wide: float, lang: Lang
) -> list[tuple[str, str]]:
    """Where each mark on the axis of time stands, and what it says; at most ten of them."""
    ends = chart.starts + count * chart.minutes
    every = next(
        (step for step in (30, 60, 120, 240, 480) if (ends - chart.starts) / step <= 9), 1440
    )
    first = math.ceil(chart.starts / every) * every
    minutes = range(int(first), int(ends) + 1, every)
    return [
        (_px(left + wide * (minute - chart.starts) / chart.minutes), _clock(minute, lang))
        for minute in minutes
    ]


def _clock(minute: int, lang: Lang) -> str:
    hour, rest = divmod(minute % 1440, 60)
    if lang == "en":
        return f"{hour}:{rest:02}"
    return f"{hour}\u00a0h\u00a0{rest:02}" if rest else f"{hour}\u00a0h"


def _px(value: float) -> str:
    """A coordinate to a tenth of a pixel, as every machine writes it."""
    return f"{value:.1f}".removesuffix(".0")
