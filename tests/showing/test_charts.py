"""Charts: what they draw, what they say in words, and texts that stay texts."""

import math
import xml.etree.ElementTree as ET

import attrs
import pytest
from hypothesis import given, strategies as st

from ecoevent.showing.printing.charts import (
    Bar,
    BarChart,
    DayChart,
    Series,
    axis,
    render_bars,
    render_day,
)
from ecoevent.words.text import LANGS, Lang, Text

SVG = "{http://www.w3.org/2000/svg}"
TITLE = Text("Émissions par mode", "Emissions by mode")
NOTE = Text("Du 5e au 95e centile.", "From the 5th to the 95th percentile.")


def bars(*values: float, name: str = "avion", unit: str = "kg CO2e") -> BarChart:
    """A chart whose bars have those values and a range of half to twice."""
    made = (Bar(label=Text(name, name), low=v / 2, middle=v, high=2 * v) for v in values)
    return BarChart(title=TITLE, note=NOTE, bars=tuple(made), unit=unit)


def day(*values: float) -> DayChart:
    """A chart of the values, from 8 a.m., by quarter of an hour."""
    series = (Series(label=Text("arrivées", "arrivals"), values=values),)
    unit = Text("personnes", "people")
    return DayChart(title=TITLE, note=NOTE, unit=unit, starts=480, minutes=15, series=series)


@given(st.floats(1e-6, 1e12))
def test_the_axis_holds_its_highest(highest: float) -> None:
    """Marks start at 0, end at the top, are evenly apart and not more than six."""
    found = axis(highest)
    gaps = [b - a for a, b in zip(found.marks, found.marks[1:], strict=False)]

    assert found.marks[0] == 0
    assert found.marks[-1] == pytest.approx(found.top)
    assert highest <= found.top * (1 + 1e-9)
    assert len(found.marks) <= 6
    assert gaps == pytest.approx([gaps[0]] * len(gaps))


@pytest.mark.parametrize("highest", [0, -1, math.nan, math.inf])
def test_an_axis_of_nothing(highest: float) -> None:
    """Where there is nothing to show, the axis still stands."""
    assert axis(highest).marks == (0.0, 1.0)


@given(
    st.text(max_size=60).filter(lambda t: all(c.isprintable() for c in t)), st.sampled_from(LANGS)
)
def test_labels_stay_text(name: str, lang: Lang) -> None:
    """Whatever a label says, the picture is XML and its words hold the whole label."""
    root = ET.fromstring(render_bars(bars(3, name=name), lang=lang))  # noqa: S314 (ours)

    assert root.findtext(f"{SVG}g/{SVG}title", "").startswith(f"{name}: ")


def test_a_bar_is_as_long_as_its_value() -> None:
    """Twice the value is twice as long."""
    root = ET.fromstring(render_bars(bars(20, 10), lang="fr"))  # noqa: S314 (ours)
    first, second = (float(r.get("width", "")) for r in root.findall(f"{SVG}g/{SVG}rect"))

    assert first == pytest.approx(2 * second, abs=0.2)


def test_long_bars_are_in_tonnes() -> None:
    """From twenty tonnes on the axis is in tonnes, and the words say so."""
    assert "32 (16 à 64) t\u00a0éq.\u00a0CO2" in render_bars(bars(32_000), lang="fr")
    assert "320 (160 to 640) kg CO2e" in render_bars(bars(320), lang="en")


def test_figures_do_not_pretend() -> None:
    """Two significant digits."""
    assert "1,200 (620 to 2,500)" in render_bars(bars(1234.5), lang="en")
    assert "0,12 (" in render_bars(bars(0.1234), lang="fr")


def test_a_day_has_a_column_for_each_value_above_zero() -> None:
    """Nothing is drawn for an interval without anybody."""
    drawn = render_day(day(1, 0, 2), lang="fr")

    assert drawn.count("z") - drawn.count("size") == 2


def test_hours_are_written_as_people_write_them() -> None:
    """8 h in French, 8:00 in English."""
    assert ">8\u00a0h<" in render_day(day(1, 1, 1, 1, 1), lang="fr")
    assert ">8:00<" in render_day(day(1, 1, 1, 1, 1), lang="en")


def test_the_same_figures_give_the_same_bytes() -> None:
    """A picture can be compared."""
    assert render_day(day(1, 3), lang="fr") == render_day(day(1, 3), lang="fr")


def test_a_line_stays_away_where_nothing_is() -> None:
    """Two queues hours apart are two strokes, each of which starts and ends at nothing."""
    series = Series(label=TITLE, values=(0, 2, 0, 0, 0, 0, 3, 4, 0), is_line=True)
    made = attrs.evolve(day(*[1] * 9), series=(series,))
    root = ET.fromstring(render_day(made, lang="fr"))  # noqa: S314 (ours)
    (path,) = (each.get("d", "") for each in root.findall(f"{SVG}path"))

    assert [stroke.count("L") for stroke in path.split("M")[1:]] == [2, 3]


def test_the_legend_shows_each_line_as_it_is_drawn() -> None:
    """Dashes in the picture are dashes in the legend, and every label is whole."""
    lines = [Series(label=Text(name, name), values=(1, 2), is_line=True) for name in "abc"]
    root = ET.fromstring(render_day(attrs.evolve(day(), series=tuple(lines)), lang="en"))  # noqa: S314
    drawn = [each.get("stroke-dasharray") for each in root.findall(f"{SVG}path")]
    told = [each.get("stroke-dasharray") for each in root.findall(f"{SVG}line")][-3:]

    assert drawn == told
    assert {"a", "b", "c"} <= {text.text for text in root.iter(f"{SVG}text")}


def test_people_come_in_whole_numbers() -> None:
    """The axis of a day on which one person comes has no fifths of a person."""
    assert ">0.2<" not in render_day(day(1, 0, 1), lang="en")
