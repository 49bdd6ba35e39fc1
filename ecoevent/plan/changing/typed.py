"""Answers as people type them in, `waste.streams=[recyclables]`; changes out."""

from collections.abc import Iterable
from typing import Any

from ecoevent.errors import PlanError, ProblemsError
from ecoevent.plan.changing.change import Change, To
from ecoevent.plan.changing.checking import all_checked
from ecoevent.plan.model import field_at
from ecoevent.problems import Diagnostic, Problem, catalogue, problem, shown
from ecoevent.reading.document import read_document
from ecoevent.words.text import Text

NO_ANSWER = Diagnostic(
    "P325",
    "error",
    Text(
        "écrivez le chemin, «\u00a0=\u00a0» et la réponse, comme"
        " catering.meals[0].local_share=80%\u00a0; trouvé\u00a0: {found}",
        "write the path, = and the answer, such as catering.meals[0].local_share=80%; found"
        " {found}",
    ),
)
TYPED_CODES = catalogue(NO_ANSWER)
_AS_TYPED = frozenset({"text", "date", "clock"})
_FLAGS = {"oui": True, "yes": True, "non": False, "no": False}


def changes_typed(typed: Iterable[str]) -> tuple[Change, ...]:
    """The changes that `path=value` says, each value as a plan's file would have it.

    Raises:
        PlanError: every mistake in them, with the path that it is about.
    """
    changes, problems = [], list[Problem]()
    for each in typed:
        path, sign, value = each.partition("=")
        if not (path.strip() and sign and value.strip()):
            problems.append(problem(NO_ANSWER, place=None, found=shown(each)))
            continue
        changes.append(Change(path.strip(), To(_value(path.strip(), value.strip()))))
    try:
        right = all_checked(changes)
    except PlanError as wrong:
        problems += wrong.problems
    if problems:
        raise PlanError(problems)
    return right


def _value(path: str, typed: str) -> Any:
    """The value as a file would have it; what is no YAML is a text, as is an answer in words."""
    field = field_at(path)
    if field is not None and field.kind in _AS_TYPED:
        return typed
    if field is not None and field.kind == "flag" and typed.casefold() in _FLAGS:
        return _FLAGS[typed.casefold()]
    try:
        read = read_document(f"answer: {typed}\n", file="")
    except ProblemsError:
        return typed
    return read.tree.get("answer") if len(read.tree) == 1 and not read.problems else typed
