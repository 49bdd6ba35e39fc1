"""A Plan in, the text of a plan file out, in YAML or JSON; reading it back gives the same plan."""

import datetime as dt
import json
import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
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
    return {name: _PLAINLY[field.kind](value) for name, field, value in _said(record)}


def _said(record: object) -> Iterator[tuple[str, FieldInfo, Any]]:
    """What was said in *record*: the fields that differ from saying nothing."""
    kind: type = type(record)
    for name, field in declared(kind).items():
        default = attrs.fields_dict(kind)[name].default
        factory = getattr(default, "factory", None)
        value = getattr(record, name)
        if value != (factory() if factory else default):
            yield name, field, value


def _group(record: Any, *, indent: str) -> Iterator[str]:
    for name, field, value in _said(record):
        start = f"{indent}{name}:"
        if field.kind == "record":
            yield from _below(start, list(_group(value, indent=f"{indent}  ")), empty="{}")
        elif field.kind == "records":
            items = [line for item in value for line in _item(item, indent=f"{indent}  ")]
            yield from _below(start, items, empty="[]")
        else:
            yield f"{start} {_SCALARS[field.kind](value)}"


def _below(start: str, lines: list[str], *, empty: str) -> list[str]:
    return [start, *lines] if lines else [f"{start} {empty}"]


def _item(record: Any, *, indent: str) -> list[str]:
    first, *rest = list(_group(record, indent=f"{indent}  ")) or ["{}"]
    return [f"{indent}- {first.lstrip()}", *rest]


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
