"""A Plan in, the text of a plan file out, in YAML or JSON; reading it back gives the same plan."""

import datetime as dt
import json
import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import Any

import attrs

from ecoevent.plan.fields import FieldInfo, Kind, declared
from ecoevent.plan.model import Plan
from ecoevent.reading.leaves import PERCENT

# Characters that no file of ours may hold as they are, though a text may: they are spelled \uXXXX.
_UNWRITABLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
# Letters first, then nothing that YAML could take for a sign of its own.
_PLAIN = re.compile(r"[^\W\d_][\w\u00a0 .,()/'\u2019«»-]*(?<! )")
# Words that this or an older YAML takes for something else than text.
_TAKEN = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
_PATH = re.compile(r"[a-z_.]+")


def plan_to_yaml(plan: Plan) -> str:
    """The plan as a YAML file, without the answers that were not given."""
    return "".join(f"{line}\n" for line in _group(plan, indent=""))


def plan_to_json(plan: Plan) -> str:
    """The plan as a JSON file, without the answers that were not given; shares are 0 to 1."""
    text = json.dumps(plan_to_tree(plan), ensure_ascii=False, indent=2)
    return f"{_UNWRITABLE.sub(_spelled, text)}\n"


def plan_to_tree(record: Any) -> dict[str, Any]:
    """The answers given in a plan, a section or a record, as dicts, lists and scalars of JSON."""
    return {name: _PLAINLY[field.kind](value) for name, field, value in said(record)}


def said(record: object) -> Iterator[tuple[str, FieldInfo, Any]]:
    """What was said in *record*: the fields that differ from saying nothing."""
    kind: type = type(record)
    unsaid = unanswered(kind)
    for name, field in declared(kind).items():
        value = getattr(record, name)
        if value != unsaid[name]:
            yield name, field, value


@cache
def unanswered(kind: type) -> Mapping[str, Any]:
    """What each field of a class of the plan holds where nothing was said."""
    fields = attrs.fields_dict(kind)
    defaults = {name: fields[name].default for name in declared(kind)}
    made = {name: getattr(default, "factory", None) for name, default in defaults.items()}
    return {name: each() if (each := made[name]) else defaults[name] for name in defaults}


def _group(record: Any, *, indent: str) -> Iterator[str]:
    for name, field, value in said(record):
        yield from entry_lines(name, field, value, indent=indent)


def entry_lines(name: str, field: FieldInfo, value: Any, *, indent: str = "") -> list[str]:
    """The lines of a key and its answer, as `plan_to_yaml` writes them."""
    start = f"{indent}{name}:"
    lines = value_lines(field, value, indent=f"{indent}  ")
    return [start, *lines] if lines else [f"{start} {inline(field, value)}"]


def value_lines(field: FieldInfo, value: Any, *, indent: str) -> list[str]:
    """The lines of an answer that has lines of its own: a group of answers, or a list of them."""
    if field.kind == "record":
        return list(_group(value, indent=indent))
    if field.kind == "records":
        return [line for item in value for line in item_lines(item, indent=indent)]
    return []


def item_lines(record: Any, *, indent: str) -> list[str]:
    """The lines of an item of a list, its dash at the indentation."""
    first, *rest = list(_group(record, indent=f"{indent}  ")) or ["{}"]
    return [f"{indent}- {first.lstrip()}", *rest]


def inline(field: FieldInfo, value: Any, *, in_flow: bool = False, is_json: bool = False) -> str:
    """The answer on one line, such as `80 %` or `{place: Laval, count: 12}`.

    Args:
        field: how the field is declared.
        value: a right answer to it.
        in_flow: it stands between braces or brackets, where a comma is a sign.
        is_json: JSON is wanted.
    """
    if is_json:
        text = json.dumps(_PLAINLY[field.kind](value), ensure_ascii=False)
        return _UNWRITABLE.sub(_spelled, text)
    if field.kind == "record":
        return inline_group(value)
    if field.kind == "records":
        return f"[{', '.join(inline_group(each) for each in value)}]"
    text = _SCALARS[field.kind](value)
    return _quoted(value) if in_flow and field.kind == "text" and "," in text else text


def inline_group(record: Any, *, is_json: bool = False) -> str:
    """A group of answers on one line, between braces."""
    if is_json:
        return _UNWRITABLE.sub(_spelled, json.dumps(plan_to_tree(record), ensure_ascii=False))
    parts = (f"{name}: {inline(field, value, in_flow=True)}" for name, field, value in said(record))
    return f"{{{', '.join(parts)}}}"


def _spelled(found: "re.Match[str]") -> str:
    return f"\\u{ord(found[0]):04x}"


def _quoted(text: str) -> str:
    return _UNWRITABLE.sub(_spelled, json.dumps(text, ensure_ascii=False))


def _text(text: str) -> str:
    is_plain = _PLAIN.fullmatch(text) and text.lower() not in _TAKEN
    return text if is_plain else _quoted(text)


def _number(value: float) -> str:
    return str(int(value)) if value == int(value) else repr(value)


def _share(value: float) -> str:
    percent = f"{Decimal(repr(value)) * 100:f}"
    text = f"{percent.rstrip('0').rstrip('.') if '.' in percent else percent} %"
    return text if re.fullmatch(PERCENT, text) else repr(value)


def _clock(value: dt.time) -> str:
    # quoted, because an older YAML reads 18:30 as 1110
    return f'"{value:%H:%M}"'


def _flag(value: bool) -> str:  # noqa: FBT001 (the only argument)
    return str(value).lower()


def _words(values: tuple[str, ...]) -> str:
    return f"[{', '.join(values)}]"


def _paths(values: tuple[str, ...]) -> str:
    return _words(tuple(path if _PATH.fullmatch(path) else _quoted(path) for path in values))


_SCALARS: Mapping[Kind, Callable[[Any], str]] = {
    "number": _number,
    "whole": str,
    "share": _share,
    "flag": _flag,
    "choice": _text,
    "choices": _words,
    "text": _text,
    "date": str,
    "clock": _clock,
    "paths": _paths,
}


def _as_it_is(value: Any) -> Any:
    return value


_PLAINLY: Mapping[Kind, Callable[[Any], Any]] = {
    "number": _as_it_is,
    "whole": _as_it_is,
    "share": _as_it_is,
    "flag": _as_it_is,
    "choice": _as_it_is,
    "choices": list,
    "text": _as_it_is,
    "date": str,
    "clock": "{:%H:%M}".format,
    "record": plan_to_tree,
    "records": lambda records: [plan_to_tree(record) for record in records],
    "paths": list,
}
