"""Dates, times and no-break spaces as Québec and English Canada write them."""

import datetime as dt
import re

import pytest
from hypothesis import given, strategies as st

from ecoevent.words.locale import (
    show_countdown,
    show_date,
    show_iso_period,
    show_period,
    show_score,
    show_time,
    typeset,
)
from ecoevent.words.text import LANGS, Lang


@pytest.mark.parametrize(
    ("day", "fr", "en"),
    [
        ("2026-09-01", "mardi 1er septembre 2026", "Tuesday, September 1, 2026"),
        ("2026-10-15", "jeudi 15 octobre 2026", "Thursday, October 15, 2026"),
        ("2026-08-31", "lundi 31 août 2026", "Monday, August 31, 2026"),
    ],
)
def test_a_date_in_words(day: str, fr: str, en: str) -> None:
    """The first of the month is `1er` in French."""
    date = dt.date.fromisoformat(day)

    assert (show_date(date, "fr"), show_date(date, "en")) == (fr, en)


def test_a_period_of_one_day_is_that_day() -> None:
    """And of several from the first to the last."""
    first, last = dt.date(2026, 9, 1), dt.date(2026, 9, 2)

    assert show_period(first, first, "fr") == show_date(first, "fr")
    assert show_period(first, last, "fr") == (
        "du mardi 1er septembre 2026 au mercredi 2 septembre 2026"
    )
    assert show_iso_period(first, first, "fr") == "2026-09-01"
    assert show_iso_period(first, last, "en") == "2026-09-01 to 2026-09-02"


@pytest.mark.parametrize(
    ("time", "fr", "en"),
    [
        ("08:30", "8\u00a0h\u00a030", "8:30\u00a0a.m."),
        ("17:00", "17\u00a0h", "5:00\u00a0p.m."),
        ("00:05", "0\u00a0h\u00a005", "12:05\u00a0a.m."),
    ],
)
def test_a_time_of_day(time: str, fr: str, en: str) -> None:
    """Without minutes where there are none, in French."""
    clock = dt.time.fromisoformat(time)

    assert (show_time(clock, "fr"), show_time(clock, "en")) == (fr, en)


@pytest.mark.parametrize(
    ("days", "fr", "en"),
    [(-30, "J-30", "D-30"), (0, "Jour\u00a0J", "D-day"), (14, "J+14", "D+14")],
)
def test_a_countdown(days: int, fr: str, en: str) -> None:
    """The day itself has a name."""
    assert (show_countdown(days, "fr"), show_countdown(days, "en")) == (fr, en)


def test_a_score_is_rounded_down() -> None:
    """69.99 is not 70, which would look like a level."""
    assert show_score(69.99, "fr") == "69\u00a0%"
    assert show_score(100.0, "en") == "100%"


@pytest.mark.parametrize(
    ("plain", "fr", "en"),
    [
        ("a : b ; c ! d ?", "a\u00a0: b\u00a0; c\u00a0! d\u00a0?", "a : b ; c ! d ?"),
        ("« mot »", "«\u00a0mot\u00a0»", "« mot »"),
        ("à 1 km ou 50 %", "à 1\u00a0km ou 50\u00a0%", "à 1\u00a0km ou 50%"),
        ("33\u00a0%", "33\u00a0%", "33%"),
        ("2 montres", "2 montres", "2 montres"),
    ],
)
def test_lines_do_not_break_before_signs_and_units(plain: str, fr: str, en: str) -> None:
    """Signs in French, units in both; English has no space before its percent."""
    assert (typeset(plain, "fr"), typeset(plain, "en")) == (fr, en)


@given(st.text(st.sampled_from("ab 1%:;?!«»\u00a0km")), st.sampled_from(LANGS))
def test_typesetting_changes_nothing_but_spaces(text: str, lang: Lang) -> None:
    """And doing it again changes nothing more."""
    once = typeset(text, lang)

    assert re.sub("[ \u00a0]", "", once) == re.sub("[ \u00a0]", "", text)
    assert typeset(once, lang) == once
