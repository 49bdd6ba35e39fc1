"""A plan, its score and a day in; what is to be done next out, in order of need."""

import datetime as dt
from collections.abc import Collection

import attrs

from ecoevent.plan.model import Plan
from ecoevent.planning.checklist import KINDS, Mark, Row, build_checklist, select
from ecoevent.scoring.totals import Score

_OVER = frozenset({Mark.VERIFIED, Mark.NOT_APPLICABLE})


@attrs.frozen(kw_only=True)
class Task:
    """A line of the checklist that is still to be done.

    Attributes:
        id: its first rule, phase and day: the same as long as the pack says so.
        points: what the rules that ask for it give at most.
        is_late: its day is over.
    """

    id: str
    row: Row = attrs.field(repr=False)
    points: int
    is_late: bool

    @property
    def due(self) -> dt.date:
        """The day by which it was to be done."""
        return self.row.due


def tasks(
    plan: Plan, score: Score, *, on: dt.date, roles: Collection[str] = ()
) -> tuple[Task, ...]:
    """What is still to be done, the most pressing first.

    What is late comes first and has one day, now: in it, and on each day to come, what is required
    stands before what gives points, and what gives most before what gives less.

    Args:
        plan: the event.
        score: by the pack whose checklist is meant.
        on: the day on which it is asked.
        roles: only theirs; all where none is named.

    Raises:
        UnknownNameError: the pack has no such role.
    """
    checklist = select(build_checklist(plan, score), roles=roles)
    weights = {rule.id: rule.weight for rule in score.findings.pack.rules}
    found = [
        Task(
            id=f"{row.rule_ids[0]}/{row.phase}{row.due_days:+d}",
            row=row,
            points=sum(weights[rule] for rule in row.rule_ids),
            is_late=row.due < on,
        )
        for sheet in checklist.sheets
        for row in sheet.rows
        if row.mark not in _OVER
    ]
    return tuple(sorted(found, key=lambda task: _order(task, on)))


def _order(task: Task, on: dt.date) -> tuple[bool, dt.date, int, int, dt.date, str, str]:
    row = task.row
    kind = KINDS.index(row.kind)
    return not task.is_late, max(task.due, on), kind, -task.points, task.due, task.id, row.action.en
