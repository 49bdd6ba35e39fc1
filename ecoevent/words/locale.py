"""Dates, times of day and texts in, what a person reads in French or English out.

Numbers and units are in `quantities`.
"""

import datetime as dt
import re
from functools import cache

from babel import Locale
from babel.dates import format_date, format_time

from ecoevent.words.quantities import LOCALES, show_percent
from ecoevent.words.text import Lang

NO_BREAK = "\u00a0"
_BEFORE_SIGN = re.compile(r" (?=[:;?!%»])|(?<=«) ")
_BEFORE_PERCENT = re.compile(r"(?<=\d)[ \u00a0](?=%)")
_BEFORE_UNIT = re.compile(r"(?<=\d) (?=(?:km|kg|m|h|t|L|kWh)\b|[%$€])")


def show_date(day: dt.date, lang: Lang) -> str:
    """The day in words: `mardi 1er septembre 2026`, `Tuesday, September 1, 2026`."""
    weekday, month, year = (
        format_date(day, part, locale=_locale(lang)) for part in ("EEEE", "MMMM", "y")
    )
    if lang == "en":
        return f"{weekday}, {month} {day.day}, {year}"
    number = "1er" if day.day == 1 else str(day.day)
    return f"{weekday} {number} {month} {year}"


def show_period(starts: dt.date, ends: dt.date, lang: Lang) -> str:
    """The days in words; one day alone when it starts and ends on the same."""
    first = show_date(starts, lang)
    if starts == ends:
        return first
    last = show_date(ends, lang)
    return f"du {first} au {last}" if lang == "fr" else f"{first} to {last}"


def show_iso_period(starts: dt.date, ends: dt.date, lang: Lang) -> str:
    """The days as `2026-10-15`, or `2026-10-15 au 2026-10-17`."""
    if starts == ends:
        return starts.isoformat()
    return f"{starts.isoformat()} {'au' if lang == 'fr' else 'to'} {ends.isoformat()}"


def show_time(time: dt.time, lang: Lang) -> str:
    """The time of day: `8 h 30` or `8 h`, `8:30 a.m.`."""
    if lang == "en":
        return format_time(time, "h:mm a", locale=_locale(lang)).replace(" ", NO_BREAK)
    minutes = f"{NO_BREAK}{time.minute:02}" if time.minute else ""
    return f"{time.hour}{NO_BREAK}h{minutes}"


def show_countdown(days: int, lang: Lang) -> str:
    """A day counted from the first one: `J-30`, `Jour J`, `J+14`; `D-30`, `D-day`, `D+14`."""
    if days == 0:
        return f"Jour{NO_BREAK}J" if lang == "fr" else "D-day"
    return f"{'J' if lang == 'fr' else 'D'}{days:+d}"


def show_score(percent: float, lang: Lang) -> str:
    """A score from 0 to 100 in whole percent, rounded down: no level seems reached that is not."""
    return show_percent(int(percent) / 100, lang)


def typeset(text: str, lang: Lang) -> str:
    """*text* with no-break spaces where a line must not break, and English `33%` without one."""
    if lang == "en":
        return _BEFORE_UNIT.sub(NO_BREAK, _BEFORE_PERCENT.sub("", text))
    return _BEFORE_SIGN.sub(NO_BREAK, _BEFORE_UNIT.sub(NO_BREAK, text))


@cache
def _locale(lang: Lang) -> Locale:
    return Locale.parse(LOCALES[lang])
