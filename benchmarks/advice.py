"""Prints how long exact advice takes, and how it compares with a solver and with greedy picking.

    pip install 'ecoevent[benchmark]'
    python benchmarks/advice.py            some minutes

What the numbers mean is in README.md. Times are seconds of one processor.
"""

import itertools
import statistics
import time
from collections.abc import Callable
from typing import TypeVar

import highspy

from ecoevent.commands.demo import example_plans
from ecoevent.facts import measure
from ecoevent.plan.model import Plan
from ecoevent.planning.actions import actions_of
from ecoevent.planning.advice.advising import Search
from ecoevent.planning.advice.programme import (
    Asked,
    Best,
    Problem,
    cents_of,
    cheapest,
    front,
    summed,
)
from ecoevent.planning.advice.sorting import Now, sort_actions
from ecoevent.scoring.packs import load_pack

T = TypeVar("T")
TOTALS = (50, 60, 70, 80, 90)
MOST_BY_FORCE = 16
MOST_SECONDS = 0.5
"""Of the tables and the exact front of an example: the bound that the project set itself."""
BUDGETS = 12


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """Seconds of processor, and what came of it."""
    started = time.process_time()
    made = work()
    return time.process_time() - started, made


def search(plan: Plan) -> Search:
    """All that can be done about the plan."""
    pack = load_pack("core")
    looked = sort_actions(Now(plan, measure(plan), None), actions_of(pack))
    return Search(plan, pack, looked, set(), "most", None, None, None)


def solved(problem: Problem, total: int) -> int | None:
    """The least cents that reach a share of the points with nothing bad left, by highspy."""
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("mip_rel_gap", 0.0)
    count = len(problem.prices)
    actions = [solver.addBinary() for _ in range(count)]
    for number in problem.forbidden:
        solver.addConstr(actions[number] == 0)
    for one, other in problem.excludes:
        solver.addConstr(actions[one] + actions[other] <= 1)
    gained = []
    for table in problem.tables:
        rows = [(bits, row) for bits, row in enumerate(table.rows) if row and not row.is_bad]
        picks = [solver.addBinary() for _ in rows]
        if not picks:
            return None
        solver.addConstr(sum(picks) == 1)
        for pick, (bits, _) in zip(picks, rows, strict=True):
            for place, number in enumerate(table.actions):
                if bits >> place & 1:
                    solver.addConstr(pick <= actions[number])
                else:
                    solver.addConstr(pick + actions[number] <= 1)
        gained += [
            (100 * row.points - total * (row.points + row.lost)) * pick
            for pick, (_, row) in zip(picks, rows, strict=True)
        ]
    solver.addConstr(sum(gained) >= 0)
    cents = [cents_of(price, count) for price in problem.prices]
    solver.minimize(sum(c * action for c, action in zip(cents, actions, strict=True)))
    if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return None
    return round(solver.getObjectiveValue())


def greedy(problem: Problem, budget: int) -> Best | None:
    """What picking the best points for the money gives, one action after the other."""
    count, mask = len(problem.prices), 0
    now = summed(problem, mask)
    while now is not None:
        best, worth = None, 0.0
        for number in range(count):
            if mask >> number & 1 or number in problem.forbidden:
                continue
            other = summed(problem, mask | 1 << number)
            if other is None or cents_of(other.price, count) > budget or not other.is_better(now):
                continue
            cost = cents_of(problem.prices[number], count)
            gain = (other.points - now.points + 50 * (now.bad - other.bad)) / max(cost, 1)
            if best is None or gain > worth:
                best, worth = other, gain
        if best is None:
            return now
        mask, now = best.mask, best
    return None


def by_force(problem: Problem, live: list[int]) -> list[Best]:
    """The front, every set tried."""
    sets = (
        summed(problem, sum(1 << number for number in chosen))
        for size in range(len(live) + 1)
        for chosen in itertools.combinations(live, size)
    )
    steps: list[Best] = []
    for best in sorted((one for one in sets if one), key=lambda one: one.price):
        if not steps or best.is_better(steps[-1]):
            steps.append(best)
    return steps


def main() -> None:
    """One line an example, then the sums."""
    slowest, wrong, short, ours, theirs, other = 0.0, 0, list[float](), [], [], 0
    tried = 0
    for name, plan in example_plans().items():
        made, problem = timed(lambda plan=plan: search(plan).points)  # type: ignore[misc]
        took, steps = timed(lambda problem=problem: front(problem))  # type: ignore[misc]
        live = sorted({number for table in problem.tables for number in table.actions})
        line = f"{name:20} {len(live):3} live  tables {made:.2f} s  front {took:.3f} s"
        line += f"  {len(steps):4} steps"
        if len(live) <= MOST_BY_FORCE:
            forced, same = timed(lambda p=problem, live=live: by_force(p, live))  # type: ignore[misc]
            line += f"  by force {forced:.2f} s, {'the same' if same == list(steps) else 'OTHER'}"
        print(line)
        slowest = max(slowest, made + took)
        count = len(problem.prices)
        for total in TOTALS:
            mine, best = timed(lambda t=total, p=problem: cheapest(p, Asked(total=t)))  # type: ignore[misc]
            its, cents = timed(lambda t=total, p=problem: solved(p, t))  # type: ignore[misc]
            other += cents != (None if best is None else cents_of(best.price, count))
            ours.append(mine)
            theirs.append(its)
        top = cents_of(steps[-1].price, count)
        for budget in {top * part // BUDGETS for part in range(BUDGETS)}:
            paid = [step for step in steps if cents_of(step.price, count) <= budget]
            picked = greedy(problem, budget)
            tried += 1
            if picked is not None and paid and paid[-1].is_better(picked):
                wrong += 1
                short.append(_score(paid[-1]) - _score(picked))
    print(f"tables and front: {slowest:.2f} s at most (bound: {MOST_SECONDS})")
    print(f"cheapest sets: {len(ours)} asked, {other} other than highspy's;", end=" ")
    mine, its = statistics.median(ours), statistics.median(theirs)
    print(f"{mine:.4f} s in the median, highspy {its:.4f} s")
    print(f"greedy picking is worse in {wrong} of {tried} budgets,", end=" ")
    print(f"by up to {max(short, default=0.0):.1f} percent of the points")


def _score(best: Best) -> float:
    return 100 * best.points / (best.points + best.lost) if best.points + best.lost else 0.0


if __name__ == "__main__":
    main()
