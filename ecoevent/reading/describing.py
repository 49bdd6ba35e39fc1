"""A value of a file in, the words that name it in a message out, in both languages."""

import unicodedata

from ecoevent.words.text import Text

LONGEST = 60
# Letters that turn the direction of the text around them: they can disguise what is printed.
_TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_HIDDEN = frozenset({"Cc", "Cs", "Zl", "Zp"})


def hidden_in(text: str, *, but: str = "") -> str:
    """The first letter of *text* that nobody sees or that turns others; empty where there is none.

    Plans, packs and all other files refuse the same ones; *but* are those that may be there.
    """
    if text.isprintable():
        return ""
    return next((letter for letter in text if letter not in but and _is_hidden(letter)), "")


def _is_hidden(letter: str) -> bool:
    return letter in _TURNING or unicodedata.category(letter) in _HIDDEN


def described(value: object) -> Text:
    """*value* as an organiser would name it: «the text 'no'», «nothing», «a list»."""
    if value is None:
        return Text(fr="rien", en="nothing")
    if isinstance(value, str):
        inner = quoted(value)
        return Text(fr=f"le texte {inner.fr}", en=f"the text {inner.en}")
    if isinstance(value, list):
        return Text(fr="une liste", en="a list")
    if isinstance(value, dict):
        return Text(fr="un groupe de clés", en="a group of keys")
    return Text(fr=plainly(value), en=plainly(value))


def quoted(text: str) -> Text:
    """*text* between the quotes of each language, on one line, cut when long."""
    seen = visible(text)
    return Text(fr=f"«\u00a0{seen}\u00a0»", en=f"'{seen}'")


def visible(text: str) -> str:
    """*text* with every character that cannot be seen spelled out, cut when long."""
    seen = printable(text[:LONGEST])
    return seen if len(text) <= LONGEST else f"{seen[:LONGEST]}…"


def printable(text: str) -> str:
    """*text* with every character that cannot be seen spelled out, so that it stays on its line."""
    if text.isprintable():
        return text
    return "".join(each if each.isprintable() else f"<U+{ord(each):04X}>" for each in text)


def plainly(value: object) -> str:
    """A flag or a number as a YAML file would write it."""
    return str(value).lower() if isinstance(value, bool) else str(value)
