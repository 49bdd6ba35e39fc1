"""A plan's text and another plan in, the text that says it out; every other character as it was.

A library that writes YAML again as a whole indents it its own way and loses comments. Here only
the answers that change are exchanged, item by item in lists, what comments say stays, and the
result is read again before anyone gets it.
"""

import json
from collections import Counter

import attrs
import yaml

from ecoevent.errors import FileError, ProblemsError
from ecoevent.plan.editing.patches import Patches
from ecoevent.plan.editing.walking import Walk
from ecoevent.plan.model import Plan
from ecoevent.plan.reading import parse_plan
from ecoevent.reading.spans import read_spans
from ecoevent.words.text import Text

_NOT_CHANGED = Text(
    "{file}\u00a0: ce plan est écrit d'une façon qui ne se modifie pas sans risque\u00a0; mettez"
    " chaque réponse sur sa propre ligne, puis recommencez",
    "{file}: this plan is written in a way that cannot be changed safely; put each answer on a line"
    " of its own, then try again",
)


def edited(content: bytes, new: Plan, *, file: str) -> bytes:
    """The text of a plan with the answers of *new* where they differ, everything else as it was.

    Comments stay beside what they are about; that of an answer that goes stays as a line. A text
    that says it already comes back as it is.

    Args:
        content: the text of a plan, YAML or JSON.
        new: the plan that the text is to say.
        file: the text's name in messages.

    Raises:
        PlanError: the text is no plan.
        FileError: the text is written in a way that cannot be changed safely.
    """
    old = parse_plan(content, file=file)
    mark = "\ufeff" if content.startswith(b"\xef\xbb\xbf") else ""
    text = content.decode("utf-8-sig")
    try:
        made = _changed(text, old, new)
        is_right = _says(made, new, file=file) and _comments(made) == _comments(text)
    except (ProblemsError, yaml.YAMLError):  # what we made is no plan
        is_right = False
    if not is_right:
        raise FileError(_NOT_CHANGED.filled(file=file), path=file)
    return f"{mark}{made}".encode()


def _changed(text: str, old: Plan, new: Plan) -> str:
    is_json = text.lstrip().startswith(("{", '"')) and _is_json(text)
    spans, patches = read_spans(text), Patches(text)
    Walk(spans, patches, is_json=is_json).change_group(spans.root, old, new)
    return patches.applied()


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


def _says(text: str, plan: Plan, *, file: str) -> bool:
    return attrs.evolve(parse_plan(text, file=file), source=plan.source) == plan


def _comments(text: str) -> Counter[str]:
    return Counter(read_spans(text).comments()) if "#" in text else Counter()
