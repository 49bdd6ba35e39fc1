"""Prints how much faster a session answers than scoring the changed plan from scratch.

    python benchmarks/session.py            half a minute

Every question of the plan that has an answer is answered otherwise, on every example plan, by a
session and by `change` followed by `assess`. What the numbers mean is in README.md.
"""

import statistics
import time
from collections.abc import Callable, Iterator
from typing import Any

from ecoevent.commands.demo import example_plans
from ecoevent.engine.pack import RulePack
from ecoevent.errors import PlanError
from ecoevent.plan.changing import Change, To, change
from ecoevent.plan.fields import FieldInfo, declared
from ecoevent.plan.model import Plan, sections
from ecoevent.planning.session import PlanningSession
from ecoevent.scoring.assessing import assess
from ecoevent.scoring.packs import load_pack

ROUNDS = 5
LEAST_TIMES = 10
"""The bound that the project set itself, in the median."""


def changes(plan: Plan) -> Iterator[Change]:
    """Another answer to each question of the plan that is answered."""
    for name, section in sections(Plan).items():
        group = getattr(plan, name)
        for field_name, field in declared(section.record or Plan).items():
            said = getattr(group, field_name)
            other = _other(field, said)
            if said is not None and other is not None and not field.required:
                yield Change(f"{name}.{field_name}", To(other))


def _other(field: FieldInfo, said: Any) -> Any:
    if isinstance(said, bool):
        return not said
    if isinstance(said, int | float) and field.low is not None:
        return type(said)(said / 2) if said > field.low else None
    if field.kind == "choice":
        return next((word for word in field.choices if word != said), None)
    return said[:-1] if isinstance(said, tuple) and said else None


def seconds(work: Callable[[], Any]) -> float:
    """The shortest of some rounds."""
    times = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        work()
        times.append(time.perf_counter() - started)
    return min(times)


def ratios(plan: Plan, pack: RulePack) -> Iterator[tuple[str, float, float]]:
    """For each change: its path, the seconds of the session and from scratch."""
    session = PlanningSession(plan, pack)
    for each in changes(plan):
        try:
            changed = change(plan, [each]).plan
        except PlanError:
            continue

        def answer(each: Change = each) -> None:
            session.change([each])
            session.undo()

        def from_scratch(each: Change = each) -> None:
            assess(change(plan, [each]).plan, pack)

        if changed != plan:
            yield each.at, seconds(answer), seconds(from_scratch)


def main() -> None:
    """Print the median of all answers, and the slowest ones."""
    pack = load_pack("core")
    found = [row for plan in example_plans().values() for row in ratios(plan, pack)]
    times = sorted((scratch / own, path, own) for path, own, scratch in found)
    own = statistics.median(each[2] for each in times)
    median = statistics.median(each[0] for each in times)
    print(f"{len(times)} answers, {own * 1000:.2f} ms each in the median")
    print(f"{median:.1f} times faster than from scratch (bound: {LEAST_TIMES})")
    tenth = times[len(times) // 10][0]
    print(f"nine in ten at least {tenth:.1f} times; the least: {times[0][0]:.1f} ({times[0][1]})")


if __name__ == "__main__":
    main()
