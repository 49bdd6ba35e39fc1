"""A declared field and a value in; what is wrong with the value out, as one Problem or none.

The attrs validators and the reader of plan files both ask here, so that a plan built in Python and
a plan read from a file are held to the same bounds.
"""

import datetime as dt
from collections.abc import Callable

import attrs

from ecoevent.errors import PlanError
from ecoevent.plan.field_info import FieldInfo, Kind
from ecoevent.problems import Diagnostic, Problem, catalogue, problem, shown, suggestion
from ecoevent.reading.describing import hidden_in
from ecoevent.words.text import Text

WRONG_TYPE = Diagnostic(
    "P201",
    "error",
    Text(
        "attendu\u00a0: {expected}\u00a0; trouvé\u00a0: {found}", "must be {expected}, got {found}"
    ),
)
OUT_OF_BOUNDS = Diagnostic(
    "P202",
    "error",
    Text(
        "doit être entre {low} et {high}\u00a0; trouvé\u00a0: {found}{hint}",
        "must be between {low} and {high}, got {found}{hint}",
    ),
)
UNKNOWN_WORD = Diagnostic(
    "P203",
    "error",
    Text(
        "{found} n'est pas un des mots permis ({words}){hint}",
        "{found} is not one of the allowed words ({words}){hint}",
    ),
)
REPEATED_WORD = Diagnostic(
    "P204",
    "error",
    Text(
        "{found} figure deux fois\u00a0; gardez-le une seule fois",
        "{found} is listed twice; keep one",
    ),
)
EMPTY_TEXT = Diagnostic(
    "P205",
    "error",
    Text(
        "le texte est vide\u00a0; enlevez la ligne si la réponse est inconnue",
        "the text is empty; leave the line out when the answer is not known",
    ),
)
LONG_TEXT = Diagnostic(
    "P206",
    "error",
    Text(
        "le texte a {found} caractères, {high} au plus sont permis\u00a0; raccourcissez-le",
        "the text has {found} characters, {high} at most are allowed; shorten it",
    ),
)
HIDDEN_CHARACTER = Diagnostic(
    "P207",
    "error",
    Text(
        "le caractère invisible {found} n'est pas permis\u00a0; enlevez-le ou écrivez sur une "
        "seule ligne",
        "the invisible character {found} is not allowed; delete it or write a single line",
    ),
)
LONG_LIST = Diagnostic(
    "P208",
    "error",
    Text(
        "la liste a {found} éléments, {high} au plus sont permis\u00a0; {how}",
        "the list has {found} items, {high} at most are allowed; {how}",
    ),
)
NOT_GIVEN = Diagnostic(
    "P209",
    "error",
    Text("la réponse est obligatoire\u00a0; donnez-la", "an answer is required; give one"),
)
VALUES = catalogue(
    WRONG_TYPE,
    OUT_OF_BOUNDS,
    UNKNOWN_WORD,
    REPEATED_WORD,
    EMPTY_TEXT,
    LONG_TEXT,
    HIDDEN_CHARACTER,
    LONG_LIST,
    NOT_GIVEN,
)

EXPECTED: "dict[Kind, Text]" = {
    "number": Text("un nombre", "a number"),
    "whole": Text("un nombre entier", "a whole number"),
    "share": Text("une part comme 80\u00a0%", "a share such as 80 %"),
    "flag": Text("true ou false", "true or false"),
    "choice": Text("un mot", "a word"),
    "choices": Text("une liste de mots", "a list of words"),
    "text": Text("un texte", "a text"),
    "date": Text("une date comme 2027-05-20", "a date such as 2027-05-20"),
    "clock": Text("une heure comme 18:30", "a time such as 18:30"),
    "record": Text("un groupe de réponses", "a group of answers"),
    "records": Text("une liste de groupes de réponses", "a list of groups of answers"),
    "paths": Text(
        "une liste de chemins comme catering.meals", "a list of paths such as catering.meals"
    ),
}


def complaint(field: FieldInfo, value: object) -> Problem | None:
    """What is wrong with *value* for *field*, its path relative to the field; None when right.

    None as a value is right where no answer is required.
    """
    if value is None:
        return problem(NOT_GIVEN, place=None) if field.required else None
    return _CHECKS[field.kind](field, value)


def validator(
    field: FieldInfo,
) -> "Callable[[object, attrs.Attribute[object], object], None]":
    """An attrs validator that raises PlanError with the path `Class.field`."""

    def validate(instance: object, attribute: "attrs.Attribute[object]", value: object) -> None:
        wrong = complaint(field, value)
        if wrong is not None:
            path = f"{type(instance).__name__}.{attribute.name}{wrong.path}"
            raise PlanError([attrs.evolve(wrong, path=path)])

    return validate


def plain(number: float) -> Text:
    """*number* without exponent, its thousands grouped by language."""
    text = f"{number:,.0f}" if number == int(number) else f"{number:,}"
    return Text(fr=text.replace(",", "\u00a0").replace(".", ","), en=text)


def _wrong_type(field: FieldInfo, value: object) -> Problem:
    return problem(WRONG_TYPE, place=None, expected=EXPECTED[field.kind], found=_shown(value))


def _number(field: FieldInfo, value: object) -> Problem | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return _wrong_type(field, value)
    assert field.low is not None  # noqa: S101 (every number is declared with both bounds)
    assert field.high is not None  # noqa: S101
    if field.low <= value <= field.high:  # false for a NaN, which is what we want
        return None
    return problem(
        OUT_OF_BOUNDS,
        place=None,
        low=plain(field.low),
        high=plain(field.high),
        found=_shown(value),
        hint=_percent_hint(value) if field.kind == "share" else "",
    )


def _shown(value: object) -> Text:
    if isinstance(value, float) and value.is_integer():
        return _shown(int(value))
    try:
        return shown(value)
    except ValueError:  # Python writes no number of thousands of digits
        return Text("un nombre énorme", "a huge number")


def _percent_hint(value: float) -> Text:
    if not 1 < value <= 100:
        return Text("", "")
    return Text(
        fr=f"\u00a0; vouliez-vous dire {value:g}\u00a0%\u00a0?".replace(".", ","),
        en=f"; did you mean {value:g} %?",
    )


def _whole(field: FieldInfo, value: object) -> Problem | None:
    return _number(field, value) if isinstance(value, int) else _wrong_type(field, value)


def _flag(field: FieldInfo, value: object) -> Problem | None:
    return None if isinstance(value, bool) else _wrong_type(field, value)


def _choice(field: FieldInfo, value: object) -> Problem | None:
    if not isinstance(value, str):
        return _wrong_type(field, value)
    if value in field.choices:
        return None
    return problem(
        UNKNOWN_WORD,
        place=None,
        found=shown(value),
        hint=suggestion(value, field.choices),
        words=", ".join(field.choices),
    )


def _choices(field: FieldInfo, value: object) -> Problem | None:
    if not isinstance(value, tuple):
        return _wrong_type(field, value)
    for position, word in enumerate(value):
        wrong = _choice(field, word)
        if wrong is None and word in value[:position]:
            wrong = problem(REPEATED_WORD, place=None, found=shown(word))
        if wrong is not None:
            return attrs.evolve(wrong, path=f"[{position}]")
    return None


def _text(field: FieldInfo, value: object) -> Problem | None:
    if not isinstance(value, str):
        return _wrong_type(field, value)
    assert field.high is not None  # noqa: S101 (every text is declared with its longest length)
    if len(value) > field.high:
        return problem(LONG_TEXT, place=None, found=len(value), high=plain(field.high))
    if not value.strip():
        return problem(EMPTY_TEXT, place=None)
    hidden = hidden_in(value)
    return problem(HIDDEN_CHARACTER, place=None, found=f"U+{ord(hidden):04X}") if hidden else None


def _date(field: FieldInfo, value: object) -> Problem | None:
    # a datetime is a date to Python, not to an organiser
    return None if type(value) is dt.date else _wrong_type(field, value)


def _clock(field: FieldInfo, value: object) -> Problem | None:
    is_minute = (
        isinstance(value, dt.time)
        and value.tzinfo is None
        and not (value.second or value.microsecond)
    )
    return None if is_minute else _wrong_type(field, value)


def _record(field: FieldInfo, value: object) -> Problem | None:
    assert field.record is not None  # noqa: S101 (every record is declared with its class)
    return None if isinstance(value, field.record) else _wrong_type(field, value)


def _records(field: FieldInfo, value: object) -> Problem | None:
    if not isinstance(value, tuple):
        return _wrong_type(field, value)
    assert field.record is not None  # noqa: S101
    assert field.high is not None  # noqa: S101
    if len(value) > field.high:
        return _long_list(field, value)
    for position, item in enumerate(value):
        if not isinstance(item, field.record):
            return attrs.evolve(_wrong_type(field, item), path=f"[{position}]")
    return None


def _long_list(field: FieldInfo, value: tuple[object, ...]) -> Problem:
    high = plain(field.high or 0)
    return problem(LONG_LIST, place=None, found=len(value), high=high, how=field.shortened)


def _paths(field: FieldInfo, value: object) -> Problem | None:
    if not isinstance(value, tuple):
        return _wrong_type(field, value)
    assert field.high is not None  # noqa: S101
    if len(value) > field.high:
        return _long_list(field, value)
    for position, path in enumerate(value):
        if not isinstance(path, str):
            return attrs.evolve(_wrong_type(field, path), path=f"[{position}]")
    return None


_CHECKS: dict[Kind, Callable[[FieldInfo, object], Problem | None]] = {
    "number": _number,
    "whole": _whole,
    "share": _number,
    "flag": _flag,
    "choice": _choice,
    "choices": _choices,
    "text": _text,
    "date": _date,
    "clock": _clock,
    "record": _record,
    "records": _records,
    "paths": _paths,
}
