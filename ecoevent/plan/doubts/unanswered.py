"""Texts that stand for an answer and say that there is none yet: `à venir`, `TBD`, `n/a`."""

from collections.abc import Iterator

from ecoevent.plan.doubts.side import Doubt, Side, warning
from ecoevent.plan.fields import declared
from ecoevent.plan.model import Plan
from ecoevent.reading.describing import quoted
from ecoevent.reading.hints import is_no_answer

NO_ANSWER = warning(
    "P452",
    "{found} est gardé comme réponse\u00a0; laissez-la vide tant qu'elle n'est pas connue",
    "{found} is kept as the answer; leave it empty as long as it is not known",
)


def unanswered(side: Side) -> Iterator[Doubt]:
    """The texts that are no answers."""
    for path, text in _texts(side.said, ""):
        if is_no_answer(text):
            yield Doubt(NO_ANSWER, path, "", {"found": quoted(text)})


def _texts(record: object, path: str) -> Iterator[tuple[str, str]]:
    kind: type = type(record)
    for name, field in declared(kind).items():
        value, here = getattr(record, name), f"{path}.{name}".removeprefix(".")
        is_other_side = isinstance(record, Plan) and name == "actual"
        if value is None or is_other_side:
            continue
        if field.kind == "text":
            yield here, value
        elif field.kind == "record":
            yield from _texts(value, here)
        elif field.kind == "records":
            for position, item in enumerate(value):
                yield from _texts(item, f"{here}[{position}]")
