"""Paths of a plan such as `catering.meals[0].servings.vegan`: do they exist, what do they cover."""

import difflib
from collections.abc import Mapping

from ecoevent.plan.fields import FieldInfo, declared
from ecoevent.problems import Diagnostic, Problem, catalogue, problem, shown, suggestion
from ecoevent.words.text import Text

UNKNOWN_PATH = Diagnostic(
    "P304",
    "error",
    Text(
        "{found} n'est pas un chemin permis ici{hint}",
        "{found} is not a path allowed here{hint}",
    ),
)
BEYOND_LIST = Diagnostic(
    "P305",
    "error",
    Text(
        "{found} n'existe pas, {parent} a {length} élément(s)\u00a0; on compte à partir de [0]",
        "{found} does not exist, {parent} has {length} item(s); counting starts at [0]",
    ),
)
_EXAMPLE = Text("\u00a0; écrivez par exemple catering.meals", "; write for example catering.meals")
PATH_PROBLEMS = catalogue(UNKNOWN_PATH, BEYOND_LIST)


def covers(prefix: str, path: str) -> bool:
    """Whether *path* is *prefix* or lies below it, whole components only."""
    return path.startswith(prefix) and path[len(prefix) : len(prefix) + 1] in {"", ".", "["}


def parent(path: str) -> str:
    """The path one step up, or nothing at the top."""
    return path[: max(path.rfind("."), path.rfind("["), 0)]


def wrong_path(path: str, start: object, sections: Mapping[str, FieldInfo]) -> Problem | None:
    """What is wrong with *path*, seen from *start*, whose groups are *sections*; None when right.

    A path is right when the classes have it, answered or not; an item of a list must be there.
    """
    known, here, walked = sections, start, ""
    for step in path.split("."):
        name, bracket, rest = step.partition("[")
        if name not in known:
            return unknown_path(path, name, walked, known)
        field, here = known[name], getattr(here, name, None)
        walked = f"{walked}.{name}" if walked else name
        if bracket:
            if field.kind != "records" or not _is_index(rest):
                return problem(UNKNOWN_PATH, place=None, found=shown(path), hint=_EXAMPLE)
            items, index = here if isinstance(here, tuple) else (), int(rest[:-1])
            if index >= len(items):
                return problem(
                    BEYOND_LIST, place=None, found=shown(path), parent=walked, length=len(items)
                )
            here, walked = items[index], f"{walked}[{rest}"
        is_group = field.record is not None and (field.kind == "record" or bool(bracket))
        known = declared(field.record) if is_group and field.record else {}
    return None


def _is_index(rest: str) -> bool:
    digits = rest.removesuffix("]")
    # written as we write it, so that a path is covered by a prefix when its text is
    return digits != rest and len(digits) <= 6 and digits.isdecimal() and str(int(digits)) == digits


def unknown_path(path: str, name: str, walked: str, known: Mapping[str, FieldInfo]) -> Problem:
    """The problem of a step that the classes do not have, after *walked*; the nearest is named."""
    start = f"{walked}." if walked else ""
    near = next(iter(difflib.get_close_matches(name[:80], known, n=1)), None)
    hint = suggestion(f"{start}{near}", [f"{start}{near}"]) if near else _EXAMPLE
    return problem(UNKNOWN_PATH, place=None, found=shown(path), hint=hint)
