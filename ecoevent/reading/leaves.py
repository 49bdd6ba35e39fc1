"""A scalar of a file in, a Python value of exactly the wanted type out, or Wrong with a hint.

Nothing is converted silently: a flag is true or false and never a word or a number, a number is
never a text, and the message says what to write instead.
"""

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any, NewType

from ecoevent.reading.describing import hidden_in, plainly, quoted
from ecoevent.reading.diagnostics import SHAPE
from ecoevent.reading.hints import (
    clock_hint,
    date_hint,
    flag_hint,
    number_hint,
    share_hint,
    word_hint,
)
from ecoevent.reading.mistakes import Mistake, Wrong, unexpected, wrong
from ecoevent.words.text import LANGS, Lang, Text

Written = NewType("Written", str)
"""A scalar kept as text, be it a text, a number or a flag: `80 %`, `200`, `true`."""

LONGEST_TEXT = 5_000
PERCENT = r"(?:100(?:[.,]0{1,12})?|[0-9]{1,2}(?:[.,][0-9]{1,12})?)[ \u00a0\u202f]?%"
DATE = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
CLOCK = r"(?:[01][0-9]|2[0-3]):[0-5][0-9]"

_PERCENT = re.compile(PERCENT)
_DATE = re.compile(DATE)
_CLOCK = re.compile(CLOCK)

_NUMBER = Text("un nombre", "a number")
_WHOLE = Text("un nombre entier", "a whole number")
_FLAG = Text("true ou false", "true or false")
_TEXT = Text("un texte", "a text")
_DAY = Text("une date comme 2027-05-20", "a date such as 2027-05-20")
_TIME = Text("une heure de 00:00 à 23:59", "a time from 00:00 to 23:59")
_WORD = Text("un mot parmi {words}", "a word among {words}")
_SHARE = Text(
    "une part de 0 à 1 ou un pourcentage jusqu'à 100\u00a0%",
    "a share from 0 to 1 or a percentage up to 100 %",
)
_FEW_WORDS = 15  # as many as a line of a terminal or two may hold with their titles
_SCALAR = Text("un texte, un nombre, true ou false", "a text, a number, true or false")


def as_number(value: Any, _type: Any = None, *, unit: str = "") -> float:
    """*value* as a float, which counts *unit*."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise unexpected(value, _in(unit, _NUMBER), hint=lambda: number_hint(value, unit))
    return float(value)


def as_whole(value: Any, _type: Any = None, *, unit: str = "") -> int:
    """*value* as an int, which counts *unit*; 3.0 is one, 3.5 is not."""
    is_whole = value.is_integer() if isinstance(value, float) else isinstance(value, int)
    if not is_whole or isinstance(value, bool):
        raise unexpected(value, _in(unit, _WHOLE), hint=lambda: number_hint(value, unit))
    return int(value)


def _in(unit: str, number: Text) -> Text:
    return Text(fr=f"{number.fr} ({unit})", en=f"{number.en} ({unit})") if unit else number


def as_flag(value: Any, _type: Any = None) -> bool:
    """*value* as true or false."""
    if not isinstance(value, bool):
        raise unexpected(value, _FLAG, hint=lambda: flag_hint(value))
    return value


def as_string(value: Any, _type: Any = None) -> str:
    """*value* as a text of any length and characters, for those who check them better."""
    if not isinstance(value, str):
        is_scalar = isinstance(value, int | float)
        raise unexpected(value, _TEXT, hint=lambda: _quotes_hint(value) if is_scalar else "")
    return value


def as_text(value: Any, _type: Any = None) -> str:
    """*value* as a text of readable characters, on one line or several."""
    value = as_string(value)
    if len(value) > LONGEST_TEXT:
        raise wrong(SHAPE["S006"], found=len(value), most=LONGEST_TEXT)
    hidden = hidden_in(value, but="\n")  # a text of a pack may have several lines
    if hidden:
        raise wrong(SHAPE["S007"], found=f"U+{ord(hidden):04X}")
    return str(value)


def as_written(value: Any, _type: Any = None) -> Written:
    """Any scalar as the text that stands for it."""
    if isinstance(value, str):
        return Written(as_text(value))
    if isinstance(value, int | float):
        return Written(_without_exponent(plainly(value)))
    raise unexpected(value, _SCALAR)


def _without_exponent(number: str) -> str:
    """1e-07 as 0.0000001; no number of a file is large enough for another exponent."""
    mantissa, has_exponent, exponent = number.partition("e-")
    if not has_exponent:
        return number
    digits = mantissa.replace(".", "")
    sign = "-" if digits.startswith("-") else ""
    return f"{sign}0.{'0' * (int(exponent) - 1)}{digits.removeprefix('-')}"


def as_share(value: Any, _type: Any = None) -> float:
    """*value* as a share from 0 to 1: `80 %`, `80%`, `12,5 %` or 0.8."""
    if isinstance(value, str) and _PERCENT.fullmatch(value):
        # the same float as 0.8 in the file: a division by 100 would round twice
        return float(f"{value.rstrip('%').rstrip().replace(',', '.')}e-2")
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if not is_number or not 0 <= value <= 1:
        raise unexpected(value, _SHARE, hint=lambda: share_hint(value))
    return float(value)


def as_date(value: Any, _type: Any = None) -> dt.date:
    """*value* as a day."""
    try:
        if isinstance(value, str) and _DATE.fullmatch(value):
            return dt.date.fromisoformat(value)
    except ValueError:
        pass  # well written, but there is no such day
    raise unexpected(value, _DAY, hint=lambda: date_hint(value))


def as_clock(value: Any, _type: Any = None) -> dt.time:
    """*value* as a time of day, to the minute."""
    if isinstance(value, str) and _CLOCK.fullmatch(value):
        return dt.time.fromisoformat(value)
    raise unexpected(value, _TIME, hint=lambda: clock_hint(value))


def as_word(value: Any, words: Mapping[str, Text | None]) -> str:
    """*value* as one of *words*, whose titles help to guess what was meant."""
    if isinstance(value, str) and value in words:
        return value
    if not isinstance(value, str):
        raise unexpected(value, _WORD.filled(words=", ".join(words)))
    raise Wrong([Mistake((), SHAPE["S005"], lambda: _unknown_word(value, words))])


def _unknown_word(value: str, words: Mapping[str, Text | None]) -> dict[str, object]:
    hint = word_hint(value, words)
    french, english = (_listed(words, lang) for lang in LANGS)
    if not hint.en:
        hint = Text(fr=f"\u00a0; écrivez l'un de {french}", en=f"; write one of {english}")
    elif len(words) <= _FEW_WORDS:
        hint = Text(fr=f"{hint.fr} Mots permis\u00a0: {french}", en=f"{hint.en} Allowed: {english}")
    return {"found": quoted(value), "hint": hint}


def _listed(words: Mapping[str, Text | None], lang: Lang) -> str:
    """The words, each with its title where that says something else: `drinks (cocktail)`."""
    return ", ".join(_with_title(word, title, lang) for word, title in words.items())


def _with_title(word: str, title: Text | None, lang: Lang) -> str:
    said = title.to(lang) if title else word
    return word if said.casefold() in {word, word.replace("_", " ")} else f"{word} ({said})"


def _quotes_hint(value: float) -> Text:
    return Text(
        fr=f"\u00a0; mettez-le entre guillemets\u00a0: '{plainly(value)}'",
        en=f"; put it in quotes: '{plainly(value)}'",
    )
