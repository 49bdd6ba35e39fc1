"""A plan in, every doubt about its answers out: what contradicts, repeats, is odd or was cut."""

from collections.abc import Iterator

from ecoevent.plan.doubts import clashes, counts, lists, residue, swallowed, times, unanswered
from ecoevent.plan.doubts.side import Doubt, Finder, Side, sides
from ecoevent.plan.model import Plan
from ecoevent.problems import Diagnostic, Place, Problem, catalogue

FINDERS: tuple[Finder, ...] = (
    clashes.clashes,
    counts.origins_sum,
    counts.nights,
    counts.servings,
    counts.menu,
    counts.seats,
    counts.answers,
    counts.waste,
    counts.local,
    counts.turnout,
    times.hours,
    times.days,
    times.shuttles,
    times.evidence,
    lists.repeated,
    lists.places_twice,
    lists.unsaid,
    residue.left,
    unanswered.unanswered,
)

DOUBTS = catalogue(
    *(
        kind
        for module in (clashes, counts, times, lists, residue, swallowed, unanswered)
        for kind in vars(module).values()
        if isinstance(kind, Diagnostic)
    )
)


def plan_warnings(plan: Plan) -> tuple[Problem, ...]:
    """What in *plan* is possible but probably not meant, in the order of its file.

    Nothing is changed or refused: of two answers that contradict each other only the organiser
    knows which is wrong. Each `Problem` is a warning; where two answers are concerned, `also` has
    the path and the place of the other.
    """
    read = () if plan.source is None else plan.source.notes
    found = [*read, *_found(plan)]
    found.sort(key=lambda each: (each.place is None, each.place))
    return tuple(found)


def _found(plan: Plan) -> Iterator[Problem]:
    for side in sides(plan):
        for finder in FINDERS:
            yield from (_told(doubt, side, plan) for doubt in finder(side))


def _told(doubt: Doubt, side: Side, plan: Plan) -> Problem:
    path, other = (_whole(each, side) for each in (doubt.path, doubt.other))
    return Problem(
        code=doubt.diagnostic.code,
        severity=doubt.diagnostic.severity,
        place=_place(plan, path),
        path=path,
        message=doubt.diagnostic.message.filled(**doubt.parts),
        also=((other, _place(plan, other)),) if other else (),
    )


def _place(plan: Plan, path: str) -> Place | None:
    return None if plan.source is None else plan.source.place(path)


def _whole(path: str, side: Side) -> str:
    if not path or path.startswith(("event.", "/")):
        return path.removeprefix("/")
    return f"{side.start}{path}"
