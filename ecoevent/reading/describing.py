"""A value of a file in, the words that name it in a message out, in both languages."""

from ecoevent.text import Text

LONGEST = 60


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
