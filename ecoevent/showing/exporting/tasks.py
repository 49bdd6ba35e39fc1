"""Tasks in, plain values for JSON out."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from ecoevent.planning.tasklist import Task
from ecoevent.showing.exporting.scores import text_json


def tasks_json(tasks: Sequence[Task], *, on: dt.date) -> dict[str, Any]:
    """The format `ecoevent.tasks/1`."""
    return {
        "format": "ecoevent.tasks/1",
        "on": on.isoformat(),
        "tasks": [
            {
                "id": task.id,
                "due": task.due.isoformat(),
                "late": task.is_late,
                "role": task.row.role.id,
                "phase": task.row.phase,
                "kind": task.row.kind,
                "points": task.points,
                "mark": task.row.mark.value,
                "rules": list(task.row.rule_ids),
                "action": text_json(task.row.action),
                "evidence": [text_json(each) for each in task.row.evidence],
            }
            for task in tasks
        ],
    }
