"""Items of a list that say the same twice, and evidence of what is not said."""

from collections.abc import Iterator, Sequence
from typing import Any

import attrs

from ecoevent.plan.doubts.side import Doubt, Side, warning
from ecoevent.plan.model import Actual, Plan
from ecoevent.problems import shown

TWICE = warning(
    "P431",
    "cet élément répète mot pour mot l'élément [{first}]\u00a0; effacez-le s'il a été tapé deux"
    " fois",
    "this item repeats item [{first}] word for word; delete it if it was typed twice",
)
ORIGIN_TWICE = warning(
    "P432",
    "{place} est déjà nommé à l'élément [{first}]\u00a0; gardez une seule ligne par lieu",
    "{place} is already named by item [{first}]; keep one line a place",
)
NOTHING_SUPPORTED = warning(
    "P433",
    "la preuve appuie {paths}, dont ni le plan ni «\u00a0actual\u00a0» ne disent rien\u00a0;"
    " écrivez sous «\u00a0actual\u00a0» ce qui a été fait, sinon cette preuve ne compte pas",
    "the evidence supports {paths}, of which neither the plan nor 'actual' says anything; write"
    " under 'actual' what was done, or this evidence does not count",
)
_LISTS = (
    "catering.meals",
    "mobility.shuttles",
    "purchasing.purchases",
    "measurement.claims",
)


def repeated(side: Side) -> Iterator[Doubt]:
    """Items that say the same as one before them."""
    for path in _LISTS:
        for _, _, items in side.given(path):
            assert isinstance(items, tuple)  # noqa: S101 (these are lists)
            yield from _repeated(path, items)


def _repeated(path: str, items: Sequence[object]) -> Iterator[Doubt]:
    first: dict[object, int] = {}
    for position, item in enumerate(items):
        before = first.setdefault(item, position)
        if before != position:
            yield Doubt(TWICE, f"{path}[{position}]", f"{path}[{before}]", {"first": before})


def places_twice(side: Side) -> Iterator[Doubt]:
    """Origins that name one place twice."""
    first: dict[str, int] = {}
    for position, origin in enumerate(side.said.participants.origins or ()):
        before = first.setdefault(" ".join(origin.place.casefold().split()), position)
        if before != position:
            parts = {"first": before, "place": shown(origin.place)}
            path = "participants.origins"
            yield Doubt(ORIGIN_TWICE, f"{path}[{position}]", f"{path}[{before}]", parts)


def unsaid(side: Side) -> Iterator[Doubt]:
    """Evidence of answers that were given neither in the plan nor of what was done."""
    if not isinstance(side.said, Actual):
        return
    for position, proof in enumerate(side.said.evidence):
        paths = [
            path
            for path in proof.supports
            if _is_unsaid(side.said, path) and _is_unsaid(side.plan, path)
        ]
        if paths:
            at = f"evidence[{position}].supports[{proof.supports.index(paths[0])}]"
            yield Doubt(NOTHING_SUPPORTED, at, "", {"paths": ", ".join(paths)})


def _is_unsaid(said: Plan | Actual, path: str) -> bool:
    here: Any = said
    for step in path.replace("[", ".[").split("."):
        if here is None:
            return True
        is_item = step[0] == "["
        here = dict(enumerate(here)).get(int(step[1:-1])) if is_item else getattr(here, step)
    return here is None or (attrs.has(type(here)) and _is_blank(here))


def _is_blank(record: Any) -> bool:
    answers = (getattr(record, each.name) for each in attrs.fields(type(record)))
    return all(answer is None for answer in answers)
