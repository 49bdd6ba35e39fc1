"""Tasks in, what a terminal shows of them out: now, then day by day."""

import itertools
from collections.abc import Sequence

from ecoevent.planning.tasklist import Task
from ecoevent.showing.terminal.layout import paragraph
from ecoevent.showing.terminal.words import KINDS
from ecoevent.words.locale import show_date
from ecoevent.words.quantities import show_points
from ecoevent.words.text import Lang, Text

_NOW = Text(
    "Maintenant, dans cet ordre (en retard\u00a0: {count})", "Now, in this order ({count} late)"
)
_NOTHING = Text("Rien à faire.", "Nothing to do.")
_MORE = Text(
    "… et {count} autres\u00a0; --next en montre plus", "… and {count} more; --next shows more"
)
_TASK = Text("{action} ({role}, {stake}) [{id}]", "{action} ({role}, {stake}) [{id}]")


def tasks_text(tasks: Sequence[Task], lang: Lang, *, most: int | None = None) -> str:
    """The tasks by day; what is late under one heading."""
    shown, lines = tasks[:most], list[str]()
    late = sum(task.is_late for task in tasks)
    for day, group in itertools.groupby(shown, key=lambda t: None if t.is_late else t.due):
        title = _NOW.filled(count=late).to(lang) if day is None else show_date(day, lang)
        lines += ["", title, *(line for task in group for line in _task(task, lang))]
    if len(tasks) > len(shown):
        lines += ["", _MORE.filled(count=len(tasks) - len(shown)).to(lang)]
    return "\n".join(lines[1:] or [_NOTHING.to(lang)]) + "\n"


def _task(task: Task, lang: Lang) -> list[str]:
    row = task.row
    stake = show_points(task.points, lang) if row.kind == "points" else KINDS[row.kind].to(lang)
    said = _TASK.filled(action=row.action, role=row.role.title, stake=stake, id=task.id)
    return paragraph(said.to(lang), indent="  - ", hanging="    ")
