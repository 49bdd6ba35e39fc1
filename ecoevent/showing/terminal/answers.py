"""An answer of the plan in, what a person reads out: `80 %`, `robinet`, `3 éléments`."""

import datetime as dt
from typing import Any

from ecoevent.plan.fields import FieldInfo, declared
from ecoevent.plan.model import field_at
from ecoevent.showing.terminal.layout import one_line
from ecoevent.words.locale import show_time
from ecoevent.words.quantities import show_number, show_percent
from ecoevent.words.text import Lang, Text

_YES, _NO, _NONE = Text("oui", "yes"), Text("non", "no"), Text("sans réponse", "no answer")
_NOTHING = Text("aucun", "none")
_ITEM, _ITEMS = Text("1 élément", "1 item"), Text("{count} éléments", "{count} items")
_SAID = Text("{name} {value}", "{name} {value}")


def answer_at(path: str, value: Any, lang: Lang) -> str:
    """The answer *value* at *path*, in words."""
    field = field_at(path)
    return str(value) if field is None else answer_words(field, value, lang)


def answer_words(field: FieldInfo, value: Any, lang: Lang) -> str:
    """The answer *value* to *field*, in words."""
    if value is None:
        return _NONE.to(lang)
    if isinstance(value, bool):
        return (_YES if value else _NO).to(lang)
    if field.kind == "share":
        return show_percent(value, lang)
    if isinstance(value, int | float):
        return show_number(value, field.unit, lang)
    if isinstance(value, dt.time):
        return show_time(value, lang)
    if isinstance(value, tuple):
        return _listed(field, value, lang)
    if field.kind == "record" or not isinstance(value, str):
        return _group(value, lang)
    return one_line(_word(field, value, lang))


def _word(field: FieldInfo, word: str, lang: Lang) -> str:
    title = field.choices.get(word)
    return title.to(lang) if title else word


def _listed(field: FieldInfo, values: tuple[Any, ...], lang: Lang) -> str:
    if not values:
        return _NOTHING.to(lang)
    if isinstance(values[0], str):
        return one_line(", ".join(_word(field, word, lang) for word in values))
    return (_ITEM if len(values) == 1 else _ITEMS).filled(count=len(values)).to(lang)


def _group(group: Any, lang: Lang) -> str:
    """What is said in a group, in a few words; a date as it is written."""
    if isinstance(group, dt.date):
        return group.isoformat()
    kind: type = type(group)
    said = [
        _SAID.filled(name=field.title, value=answer_words(field, value, lang)).to(lang)
        for name, field in declared(kind).items()
        if (value := getattr(group, name)) is not None
    ]
    return one_line(", ".join(said))
