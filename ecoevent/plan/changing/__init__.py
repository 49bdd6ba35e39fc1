"""The one way to change a plan: in memory, in its text, in its file; and back again."""

from ecoevent.plan.changing.applying import Changed, Unanswered, change, difference
from ecoevent.plan.changing.change import (
    Add,
    Append,
    AtLeast,
    AtMost,
    Change,
    Move,
    Operation,
    Part,
    Plus,
    Remove,
    Times,
    To,
)
from ecoevent.plan.changing.checking import checked
from ecoevent.plan.changing.text import ChangedText, change_file, changed_text
from ecoevent.plan.changing.typed import changes_typed
from ecoevent.plan.changing.wording import changes_from

__all__ = [
    "Add",
    "Append",
    "AtLeast",
    "AtMost",
    "Change",
    "Changed",
    "ChangedText",
    "Move",
    "Operation",
    "Part",
    "Plus",
    "Remove",
    "Times",
    "To",
    "Unanswered",
    "change",
    "change_file",
    "changed_text",
    "changes_from",
    "changes_typed",
    "checked",
    "difference",
]
