"""A value that was refused in, what was probably meant out, as the end of a message or nothing."""

import datetime as dt
import re
import unicodedata
from collections.abc import Collection, Mapping

from ecoevent.problems import suggestion
from ecoevent.reading.describing import plainly
from ecoevent.words.text import Text

_NONE = Text("", "")
_NO_ANSWERS = frozenset(
    (
        "n/a", "n.a.", "s.o.", "s/o", "?", "??", "???", "-", "--", "...", "…",
        "tbd", "tba", "tbc", "unknown", "not known", "to be confirmed", "to be determined",
        "to be decided", "to come", "inconnu", "inconnue", "a venir", "a determiner", "a confirmer",
        "a decider", "a preciser", "a completer", "je ne sais pas", "nsp", "ne sais pas",
    )
)  # fmt: skip
_LEAVE_OUT = Text(
    "\u00a0; laissez la réponse vide tant qu'elle n'est pas connue",
    "; leave the answer empty as long as it is not known",
)
# patterns are compiled when a hint is first needed, which is seldom
_YES = frozenset({"yes", "y", "oui", "o", "on", "vrai", "1", "true", "x"})
_NO = frozenset({"no", "n", "non", "off", "faux", "0", "false"})
_PERCENTS = ("", "%", "pour cent", "pourcent", "p. cent", "percent", "per cent", "pct")
_SPACES = r"(?<=[0-9])[ \u00a0\u202f'\u2019_](?=[0-9]{3}(?![0-9]))"
_ABOUT = r"(?i:environ|env\.?|about|around|approx\.?|circa|ca\.?|vers|±|\+/-)"
_AMOUNT = (
    rf"(?:{_ABOUT} ?)?[$€£~≈ ]*([-+]?[0-9]{{1,15}}(?:[.,][0-9]{{1,12}})?)"
    r"[ \u00a0\u202f]*([^0-9]*)"
)
_PEOPLE = frozenset(
    ("personnes", "personne", "pers", "pers.", "people", "persons", "guests", "participants")
)
_DAY_FIRST = r"([0-9]{1,2})[/. -]([0-9]{1,2})[/. -]([0-9]{4})"
_YEAR_FIRST = r"([0-9]{4})[/. -]?([0-9]{1,2})[/. -]?([0-9]{1,2})(?:[T ].*)?"
_IN_WORDS = r"(?:\w+\.? )?([0-9]{1,2})(?:er|st|nd|rd|th)? (\w+)\.?,? ([0-9]{4})"
_CLOCK = r"([0-9]{1,2}) ?(?:[:hH.] ?([0-9]{2})?)? ?([aApP]\.?[mM]\.?)?"
_MONTHS = (
    ("janv", "jan"),
    ("févr", "fevr", "feb"),
    ("mars", "mar"),
    ("avr", "apr"),
    ("mai", "may"),
    ("juin", "jun"),
    ("juil", "jul"),
    ("aoû", "aou", "aug"),
    ("sep",),
    ("oct",),
    ("nov",),
    ("déc", "dec"),
)


def says_none(text: str) -> bool:
    """Whether *text* says that there are none: `aucun`, `none`, `rien`."""
    return typed(text) in {"aucun", "aucune", "none", "nothing", "rien", "pas de", "0", "non", "no"}


def _write(*instead: str) -> Text:
    if not instead:
        return _NONE
    return Text(fr=f"\u00a0; écrivez {' ou '.join(instead)}", en=f"; write {' or '.join(instead)}")


def number_hint(value: object, unit: str = "") -> Text:
    """What number *value* was meant to be: `0,8`, `12 000`, `500 m` and `'12'` are often seen.

    Another unit than *unit* is no hint: 2 km are not 2 m.
    """
    if not isinstance(value, str):
        return _NONE
    if is_no_answer(value):
        return _LEAVE_OUT
    return _write(
        *_amounts(value, {"", "%", "$", "€", "£", unit, *(_PEOPLE if unit == "people" else ())})
    )


def is_no_answer(text: str) -> bool:
    """Whether *text* says that the answer is not known yet: `?`, `n/a`, `à venir`, `TBD`."""
    return typed(text) in _NO_ANSWERS


def _amounts(text: str, units: Collection[str]) -> tuple[str, ...]:
    found = re.fullmatch(_AMOUNT, re.sub(_SPACES, "", text[:80].strip()))
    if not found or found[2].strip() not in units:
        return ()
    amount = found[1].removeprefix("+")
    whole, comma, rest = amount.partition(",")
    if comma and len(rest) == 3:  # 1,200 is a thousand to some
        return _trimmed(f"{whole}.{rest}"), _trimmed(whole + rest)
    return (_trimmed(amount.replace(",", ".")),)


def _trimmed(amount: str) -> str:
    number = float(amount)
    return str(int(number)) if number == int(number) else repr(number)


def share_hint(value: object) -> Text:
    """What share *value* was meant to be: 80 is 80 %."""
    if isinstance(value, str) and is_no_answer(value):
        return _LEAVE_OUT
    amounts = (
        (plainly(value),) if isinstance(value, int | float) else _amounts(str(value), _PERCENTS)
    )
    if isinstance(value, bool | None | list | dict) or len(amounts) != 1:
        return _NONE
    amount = float(amounts[0])
    if not 0 <= amount <= 100:
        return _NONE
    is_percent = amount > 1 or any(sign in str(value) for sign in _PERCENTS if sign)
    french = amounts[0].replace(".", ",")
    return (
        Text(fr=f"\u00a0; écrivez {french}\u00a0%", en=f"; write {amounts[0]} %")
        if is_percent
        else _write(amounts[0])
    )


def flag_hint(value: object) -> Text:
    """Whether *value* was meant as true or as false."""
    said = plainly(value).strip().lower()
    if is_no_answer(said):
        return _LEAVE_OUT
    return _write("true") if said in _YES else _write("false") if said in _NO else _NONE


def word_hint(value: str, words: Mapping[str, Text | None]) -> Text:
    """The word of *words* nearest to *value*, by itself or by its title in French or English."""
    if is_no_answer(value):
        return _LEAVE_OUT
    near = suggestion(_folded(value).replace(" ", "_").replace("-", "_"), words)
    if near.en:
        return near
    meant = _folded(value).replace("_", " ")
    titles = {
        word: (_folded(title.fr), _folded(title.en)) for word, title in words.items() if title
    }
    whole = [word for word, title in titles.items() if meant in title]
    part = [word for word, title in titles.items() if meant in " ".join(title).split()]
    # a word of several titles tells nothing
    found = next((each for each in (whole, part) if len(each) == 1), [])
    return suggestion(found[0], found) if found else _NONE


def typed(key: str) -> str:
    """*key* as a synonym is written: without capitals and accents, of words with spaces."""
    return " ".join(_folded(key).replace("_", " ").replace("-", " ").split())


def _folded(text: str) -> str:
    """*text* without capitals and accents, as people type it."""
    apart = unicodedata.normalize("NFD", text[:80].strip().lower().replace("'", " "))
    return "".join(each for each in apart if not unicodedata.combining(each))


def date_hint(value: object) -> Text:
    """The days that *value* may have been meant to be, as `2026-09-30`."""
    if not isinstance(value, str | int) or isinstance(value, bool):
        return _NONE
    text = str(value)[:40].strip()
    if is_no_answer(text):
        return _LEAVE_OUT
    days = dict.fromkeys(day for day in _days(text) if day)
    if not days and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return Text(fr="\u00a0; ce jour n'existe pas", en="; there is no such day")
    return _write(*days)


def _days(text: str) -> tuple[str, ...]:
    numbers = re.fullmatch(_YEAR_FIRST, text)
    if numbers:
        return (_day(numbers[1], numbers[2], numbers[3]),)
    numbers = re.fullmatch(_DAY_FIRST, text)
    if numbers:
        first, second, year = numbers.groups()
        return _day(year, second, first), _day(year, first, second)
    words = re.fullmatch(_IN_WORDS, text)
    return (_day(words[3], _month(words[2]), words[1]),) if words else ()


def _month(word: str) -> str:
    starts = enumerate(_MONTHS, 1)
    return next((str(n) for n, names in starts if word.lower().startswith(names)), "0")


def _day(year: str, month: str, day: str) -> str:
    try:
        return dt.date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""


def clock_hint(value: object) -> Text:
    """The time that *value* was meant to be: `18h30`, `6:30 pm`, `9:00` and 18 are often seen."""
    if not isinstance(value, str | int) or isinstance(value, bool):
        return _NONE
    if is_no_answer(str(value)):
        return _LEAVE_OUT
    found = re.fullmatch(_CLOCK, str(value)[:40].strip())
    if not found:
        return _NONE
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    if (hour, minute) == (24, 0):
        hour, minute = 23, 59
    return _write(f"{hour:02}:{minute:02}") if hour < 24 and minute < 60 else _NONE
