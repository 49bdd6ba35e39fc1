"""JSON that people look at: what fits a line stands on one, so that a changed value is one line."""

import json
from typing import Any

WIDTH = 240


def compact_json(value: Any, indent: str = "") -> str:
    """*value* as JSON; an object or a list is broken only where it does not fit."""
    line = json.dumps(value, ensure_ascii=False)
    if len(indent) + len(line) <= WIDTH or not isinstance(value, dict | list) or not value:
        return line
    inner = indent + " "
    if isinstance(value, list):
        parts = [compact_json(each, inner) for each in value]
    else:
        parts = [f"{json.dumps(k)}: {compact_json(v, inner)}" for k, v in value.items()]
    opened, closed = "[]" if isinstance(value, list) else "{}"
    return f"{opened}\n{inner}" + f",\n{inner}".join(parts) + f"\n{indent}{closed}"
