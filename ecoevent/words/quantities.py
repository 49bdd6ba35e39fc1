"""A number with its unit's word in, what a person reads out, in French or English."""

import math
from functools import cache

from babel import Locale
from babel.numbers import format_decimal, format_percent

from ecoevent.words.text import Lang, Text

LOCALES: dict[Lang, str] = {"fr": "fr_CA", "en": "en_CA"}
_ONE_AND_MORE: dict[str, tuple[Text, Text]] = {
    "people": (Text("personne", "person"), Text("personnes", "people")),
    "participant_days": (
        Text("jour-participant", "participant-day"),
        Text("jours-participants", "participant-days"),
    ),
    "servings": (Text("portion", "serving"), Text("portions", "servings")),
    "places": (Text("place", "place"), Text("places", "places")),
    "points": (Text("borne", "charging point"), Text("bornes", "charging points")),
    "items": (Text("élément", "item"), Text("éléments", "items")),
    "stations": (Text("îlot", "station"), Text("îlots", "stations")),
    "days": (Text("jour", "day"), Text("jours", "days")),
    "nights": (Text("nuitée", "night"), Text("nuitées", "nights")),
    "pages": (Text("page", "page"), Text("pages", "pages")),
    "currency": (Text("$", "$"), Text("$", "$")),
}
"""The words of units that are not symbols, for one and for more."""
KG_CO2E = Text("kg\u00a0éq.\u00a0CO2", "kg CO2e")
T_CO2E = Text("t\u00a0éq.\u00a0CO2", "t CO2e")
_SYMBOLS = {"kg CO2e": KG_CO2E, "t CO2e": T_CO2E}
"""Symbols that are not the same in both languages; in French as Québec's ministries write them."""


def show_number(value: float, unit: str, lang: Lang) -> str:
    """*value* in *unit*: `1\u00a0200 personnes`, `62,5\u00a0%` for `%`, `3 km`.

    A plain number of at most 1 that is not whole is a share and shown in percent.
    """
    if unit == "%" or (not unit and 0 < value < 1):
        return show_percent(value, lang)
    number = format_decimal(value, format="#,##0.##", locale=_locale(lang))
    words = "" if unit == "items" else unit_words(unit, lang, count=value)  # what is said beside
    return f"{number}\u00a0{words}" if words else number


def show_about(value: float, unit: str, lang: Lang, *, digits: int = 2) -> str:
    """*value* with so many significant digits, and no more: `9\u00a0600 kg`, `0,92 kg`."""
    return show_number(rounded(value, digits), unit, lang)


def number_text(value: float, unit: str = "") -> Text:
    """*value* in *unit* in both languages, as `show_number` has it."""
    return Text(show_number(value, unit, "fr"), show_number(value, unit, "en"))


def about_text(value: float, unit: str) -> Text:
    """*value* to two significant digits in both languages, as `show_about` has it."""
    return Text(show_about(value, unit, "fr"), show_about(value, unit, "en"))


def rounded(value: float, digits: int = 2) -> float:
    """*value* to so many significant digits."""
    if not value or not math.isfinite(value):
        return value or 0.0
    return round(value, digits - 1 - math.floor(math.log10(abs(value))))


def show_percent(share: float, lang: Lang) -> str:
    """A share from 0 to 1 in percent, with at most one decimal."""
    pattern = "#,##0.#\u00a0%" if lang == "fr" else "#,##0.#%"
    return format_percent(share, format=pattern, locale=_locale(lang))


def show_points(points: int, lang: Lang) -> str:
    """A count of points, `1 point` or `7 points`."""
    is_one = points < 2 if lang == "fr" else points == 1
    return f"{points}\u00a0point" if is_one else f"{points}\u00a0points"


def unit_words(unit: str, lang: Lang, *, count: float = 2) -> str:
    """The unit as a person reads it after *count*; `people/stations` is people per station."""
    above, slash, below = unit.partition("/")
    words = _unit_word(above, lang, count=count)
    if not slash:
        return words
    per = "par" if lang == "fr" else "per"
    return f"{words} {per} {_unit_word(below, lang, count=1)}"


def is_counted(unit: str) -> bool:
    """Whether the unit is of things, whole ones, and not of a measure."""
    return unit in _ONE_AND_MORE


def _unit_word(unit: str, lang: Lang, *, count: float) -> str:
    if unit not in _ONE_AND_MORE:
        symbol = _SYMBOLS.get(unit)
        return "" if unit == "%" else (unit if symbol is None else symbol.to(lang))
    one, more = _ONE_AND_MORE[unit]
    is_one = abs(count) < 2 if lang == "fr" else abs(count) == 1
    return (one if is_one else more).to(lang)


@cache
def _locale(lang: Lang) -> Locale:
    return Locale.parse(LOCALES[lang])
