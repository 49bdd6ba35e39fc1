"""The classes of the plan in, the JSON Schema of a plan file out, for editors and other programs.

It says what the reader says, except what holds between several fields, which JSON Schema cannot
say: the dates of an event in their order, shares that sum to at most one, paths that exist.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any

import attrs

from ecoevent.plan.fields import FieldInfo, Kind, declared
from ecoevent.plan.model import Plan
from ecoevent.reading.leaves import CLOCK, DATE, PERCENT
from ecoevent.words.text import LANGS, Lang, Text

Schema = dict[str, Any]
DIALECT = "https://json-schema.org/draft/2020-12/schema"

_TITLE = Text("Plan d'un évènement écoresponsable", "Plan of an eco-friendly event")
# What `checks.complaint` refuses in a text: controls, line breaks, marks that turn the direction.
_HIDDEN = r"\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069"


def plan_schema(lang: Lang | None = None) -> Schema:
    """The JSON Schema (2020-12) of a plan, its titles and questions in *lang*, or else in both."""
    records: dict[str, Schema] = {}
    plan = _record(Plan, lang, records)
    return {
        "$schema": DIALECT,
        "title": _said(_TITLE, lang, " / "),
        **plan,
        "$defs": dict(sorted(records.items())),
    }


def schema_text() -> str:
    """What `ecoevent/plan.schema.json` holds."""
    return f"{json.dumps(plan_schema(), ensure_ascii=False, indent=1)}\n"


def _said(text: Text, lang: Lang | None, between: str) -> str:
    return text.to(lang) if lang else between.join(text.to(each) for each in LANGS)


def _record(record: type, lang: Lang | None, records: dict[str, Schema]) -> Schema:
    fields = declared(record)
    required = [
        attribute.name
        for attribute in attrs.fields(record)
        if attribute.name in fields and attribute.default is attrs.NOTHING
    ]
    return {
        "type": "object",
        "properties": {name: _field(field, lang, records) for name, field in fields.items()},
        **({"required": required} if required else {}),
        "additionalProperties": False,
    }


def _field(field: FieldInfo, lang: Lang | None, records: dict[str, Schema]) -> Schema:
    return {
        "title": _said(field.title, lang, " / "),
        "description": _said(field.question, lang, "\n"),
        **_answer(field, lang, records),
        **({"x-unit": field.unit} if field.unit else {}),
    }


def _answer(field: FieldInfo, lang: Lang | None, records: dict[str, Schema]) -> Schema:
    if field.record is not None:
        return _reference(field, field.record, lang, records)
    schema = _ANSWERS[field.kind](field)
    words = [_said(title, lang, " / ") for title in field.choices.values()]
    if words:
        schema.get("items", schema)["enumDescriptions"] = words
    return schema if field.required else _or_nothing(schema)


def _or_nothing(schema: Schema) -> Schema:
    """*schema*, or a key without a value, which is a question without an answer."""
    types = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    nothing = {"enum": [*schema["enum"], None]} if "enum" in schema else {}
    return {**schema, "type": [*types, "null"], **nothing}


def _reference(
    field: FieldInfo, record: type, lang: Lang | None, records: dict[str, Schema]
) -> Schema:
    if record.__name__ not in records:
        records[record.__name__] = {}  # holds the place while its own fields are described
        records[record.__name__] = _record(record, lang, records)
    reference = {"$ref": f"#/$defs/{record.__name__}"}
    if field.kind == "records":
        return {"type": ["array", "null"], "items": reference, "maxItems": field.high}
    return reference if field.required else {"anyOf": [reference, {"type": "null"}]}


def _number(field: FieldInfo) -> Schema:
    return {"type": "number", "minimum": field.low, "maximum": field.high}


def _share(field: FieldInfo) -> Schema:
    return {**_number(field), "type": ["number", "string"], "pattern": f"^{PERCENT}$"}


def _text(field: FieldInfo) -> Schema:
    pattern = rf"^(?=.*\S)[^{_HIDDEN}]*$"
    return {"type": "string", "minLength": 1, "maxLength": field.high, "pattern": pattern}


def _words(field: FieldInfo) -> Schema:
    words = {"type": "string", "enum": list(field.choices)}
    return {"type": "array", "items": words, "uniqueItems": True}


def _paths(field: FieldInfo) -> Schema:
    least = {"minItems": 1} if field.required else {}
    return {"type": "array", "items": {"type": "string"}, **least, "maxItems": field.high}


_ANSWERS: Mapping[Kind, Callable[[FieldInfo], Schema]] = {
    "number": _number,
    "whole": lambda field: {**_number(field), "type": "integer"},
    "share": _share,
    "flag": lambda _field: {"type": "boolean"},
    "choice": lambda field: {"type": "string", "enum": list(field.choices)},
    "choices": _words,
    "text": _text,
    "date": lambda _field: {"type": "string", "format": "date", "pattern": f"^{DATE}$"},
    "clock": lambda _field: {"type": "string", "pattern": f"^{CLOCK}$"},
    "paths": _paths,
}
