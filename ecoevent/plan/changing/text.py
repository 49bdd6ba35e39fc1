"""The text or the file of a plan and changes in; the changed text out, or written."""

import os
from collections.abc import Iterable
from pathlib import Path

import attrs

from ecoevent.errors import PlanError
from ecoevent.plan.changing.applying import Changed, change
from ecoevent.plan.changing.change import Change
from ecoevent.plan.editing import edited
from ecoevent.plan.reading import parse_plan
from ecoevent.reading.files import read_bytes
from ecoevent.writing import edit_bytes


@attrs.frozen
class ChangedText:
    """The text of a plan after changes, and what became other in the plan."""

    text: bytes
    changed: Changed


def changed_text(
    content: bytes, changes: Iterable[Change], *, file: str = "plan.yaml"
) -> ChangedText:
    """The text with the changes made in it; all that says something else stays as it was.

    Args:
        content: the text of a plan, YAML or JSON.
        changes: made together, or not at all where answers are missing.
        file: the text's name in messages.

    Raises:
        PlanError: the text is no plan, or cannot take the changes.
        FileError: the text is written in a way that cannot be changed safely.
    """
    found = change(parse_plan(content, file=file), changes)
    text = edited(content, found.plan, file=file) if found.changes else content
    return ChangedText(text, found)


def change_file(
    path: str | os.PathLike[str], changes: Iterable[Change], *, was: bytes | None = None
) -> Changed:
    """Make the changes in a plan's file, whole or not at all.

    Args:
        path: the plan's file.
        changes: made together, or not at all where answers are missing.
        was: the bytes of the file when the changes were decided; by default it is read now.

    Raises:
        PlanError: the file is no plan, or cannot take the changes.
        ChangedError: it changed since it was read, and is left as it is.
        FileError: it cannot be changed safely, or not be written.
    """
    content = read_bytes(path, raises=PlanError) if was is None else was
    made = changed_text(content, changes, file=os.fspath(path))
    edit_bytes(Path(path), made.text, was=content)
    return made.changed
