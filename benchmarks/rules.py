"""Prints how fast the rules engine is beside others that give the very same points.

    python benchmarks/rules.py            a few minutes
    python benchmarks/rules.py --quick    a few seconds, too noisy to quote

What each line means is in README.md. The numbers are medians of rounds in which all take turns.
"""

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

import attrs
import numpy as np
from hundred import by_hand
from hundred.checks import check_by_hand, check_peer
from hundred.plans import Plan, random_plans, random_table
from peers import Peer, flat_plan, peers

from ecoevent.engine.compiling import CompiledPack, compile_pack
from ecoevent.engine.fact import Fact, FactKind, Facts, State
from ecoevent.engine.judging import judge
from ecoevent.engine.pack import RulePack
from ecoevent.scoring.packs import load_pack
from ecoevent.scoring.tables import score_table
from ecoevent.scoring.totals import score

HUNDRED = Path(__file__).parent / "hundred"
TABLES: dict[str, dict[str, Any]] = {
    "complete": {},
    "5 % missing": {"missing": 0.05},
    "complete, choices as words": {"words": True},
}
MOST_TIMES_BY_HAND = 1.2
MOST_TIMES_FOR_REASONS = 15
MOST_TIMES_INCOMPLETE = 5
EXPLAINED = "ecoevent, explained and scored"
LEAST_TIMES_ZEN = 25
LEAST_PLANS_A_SECOND = 1_200_000
MOST_EXTRA_BYTES = 100_000_000


@attrs.frozen
class Size:
    """How much is measured."""

    plans: int
    rounds: int
    rows: int
    row_engine_rows: int


FULL = Size(plans=200, rounds=25, rows=1_000_000, row_engine_rows=20_000)
QUICK = Size(plans=20, rounds=3, rows=20_000, row_engine_rows=1_000)


@attrs.frozen
class Contender:
    """Something that is timed: a function, and the plans in the form that it takes."""

    name: str
    judge: Callable[[Any], object]
    plans: list[Any]


def main() -> None:
    """Check that all agree, then time them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="smaller and too noisy to quote")
    parser.add_argument("--table", choices=TABLES, help=argparse.SUPPRESS)
    parser.add_argument("--rows", type=int, default=QUICK.rows, help=argparse.SUPPRESS)
    options = parser.parse_args()
    pack = load_pack(HUNDRED)
    if options.table:
        print(json.dumps(measure_table(pack, options.table, options.rows)))
        return
    size = QUICK if options.quick else FULL
    compiled = compile_pack(pack)
    engines = peers(pack)
    print_machine(pack, compiled)
    complete = random_plans(200, kinds_of(pack), seed=1)
    check_all(pack, compiled, engines, complete)
    seconds = print_one_plan(pack, compiled, engines, complete[: size.plans], size)
    print_incomplete(pack, compiled, seconds, size)
    print_table(pack, engines, seconds, size)


def print_machine(pack: RulePack, compiled: CompiledPack) -> None:
    """On what, and of what."""
    names = ("numpy", "zen-engine", "common-expression-language", "datalogic-py")
    versions = ", ".join(f"{name} {version(name)}" for name in names)
    print(f"Python {platform.python_version()} on {platform.machine()}; {versions}")
    print(f"pack '{pack.id}' {pack.hash}: {len(pack.rules)} rules, {len(compiled.facts)} facts")


def check_all(
    pack: RulePack, compiled: CompiledPack, engines: list[Peer], complete: list[Plan]
) -> None:
    """Stop here if anybody gives other points."""
    check_by_hand(pack, compiled, complete)
    for peer in engines:
        check_peer(pack, compiled, peer, complete)
    for missing in (0.05, 0.3, 0.6):
        plans = random_plans(200, kinds_of(pack), missing=missing, seed=2)
        check_by_hand(pack, compiled, plans)
    print(f"all give the same points for each rule of {len(complete)} complete plans;")
    print("by hand and ecoevent also of 600 plans with 5, 30 and 60 % of the values missing")


def print_one_plan(
    pack: RulePack, compiled: CompiledPack, engines: list[Peer], plans: list[Plan], size: Size
) -> dict[str, float]:
    """One plan at a time; the seconds of each contender come back."""
    points, row = compiled.points, compiled.row
    flat = [flat_plan(plan) for plan in plans]
    contenders = [
        Contender("by hand", by_hand.points, plans),
        Contender("ecoevent, from the same dict", lambda plan: points(row(plan)), plans),
        Contender("ecoevent, from a ready row", points, [row(plan) for plan in plans]),
        *(Contender(e.name, e.judge, [e.prepare(plan) for plan in flat]) for e in engines),
        Contender(
            EXPLAINED,
            lambda facts: score(judge(facts, pack)),
            [facts_of(plan) for plan in plans],
        ),
    ]
    seconds = in_turns(contenders, size.rounds)
    hand = seconds["by hand"]
    ours = seconds["ecoevent, from the same dict"]
    print("\n1. One complete plan, every rule's points\n")
    print(f"{'':50}{'µs a plan':>10}{'x by hand':>11}{'x ecoevent':>12}")
    for name, each in seconds.items():
        print(f"{name:50}{each * 1e6:10.1f}{each / hand:11.2f}{each / ours:12.2f}")
    print()
    bound("at most 1.2 times by hand", f"{ours / hand:.2f}", ours <= MOST_TIMES_BY_HAND * hand)
    for name, each in seconds.items():
        if name.startswith("zen"):
            reached = each >= LEAST_TIMES_ZEN * ours
            bound(f"at least 25 times faster than {name}", f"{each / ours:.1f}", reached)
    times = seconds[EXPLAINED] / ours
    wanted = "explained and scored at most 15 times the points"
    bound(wanted, f"{times:.1f}", times <= MOST_TIMES_FOR_REASONS)
    return seconds


def print_incomplete(
    pack: RulePack, compiled: CompiledPack, complete: dict[str, float], size: Size
) -> None:
    """One plan at a time, with values missing: what being exact about them costs."""
    plans = random_plans(size.plans, kinds_of(pack), missing=0.05, seed=3)
    same_dict = "ecoevent, from the same dict"
    contenders = [
        Contender("by hand", by_hand.points, plans),
        Contender(same_dict, lambda plan: compiled.points(compiled.row(plan)), plans),
        Contender(
            EXPLAINED,
            lambda facts: score(judge(facts, pack)),
            [facts_of(plan) for plan in plans],
        ),
    ]
    print("\n   The same with 5 % of the values missing\n")
    seconds = in_turns(contenders, max(3, size.rounds // 4))
    for name, each in seconds.items():
        print(f"{name:50}{each * 1e6:10.1f}")
    print()
    for name in (same_dict, EXPLAINED):
        times = seconds[name] / complete[name]
        wanted = f"{name}: at most 5 times complete"
        bound(wanted, f"{times:.1f}", times <= MOST_TIMES_INCOMPLETE)


def kinds_of(pack: RulePack) -> list[FactKind]:
    """The kinds of the facts that the pack reads."""
    return [pack.vocabulary[name] for name in pack.readers]


def facts_of(plan: Plan) -> Facts:
    """The plan's facts, as `judge` takes them."""
    return {name: Fact(name=name, state=State.GIVEN, value=value) for name, value in plan.items()}


def in_turns(contenders: list[Contender], rounds: int) -> dict[str, float]:
    """Median seconds a plan of each, all taking turns so that a slow moment hits them alike."""
    times: dict[str, list[float]] = {contender.name: [] for contender in contenders}
    for _ in range(rounds):
        for contender in contenders:
            judge_one = contender.judge
            start = time.perf_counter()
            for plan in contender.plans:
                judge_one(plan)
            times[contender.name].append((time.perf_counter() - start) / len(contender.plans))
    return {name: statistics.median(found) for name, found in times.items()}


def print_table(pack: RulePack, engines: list[Peer], seconds: dict[str, float], size: Size) -> None:
    """Many plans as columns, beside the fastest engine that takes them one by one."""
    print(f"\n2. {size.rows:,} plans as columns, scored, on one core\n")
    found = {name: in_fresh_process(name, size.rows) for name in TABLES}
    print(f"{'':50}{'seconds':>10}{'plans/s':>12}{'extra MB':>10}{'of RSS':>8}{'result':>8}")
    for name, one in found.items():
        print(
            f"{'ecoevent, ' + name:50}{one['seconds']:10.2f}{size.rows / one['seconds']:12,.0f}"
            f"{one['traced'] / 1e6:10.0f}{one['resident'] / 1e6:8.0f}{one['result'] / 1e6:8.0f}"
        )
    fastest = min(engines, key=lambda peer: seconds[peer.name])
    plans = random_plans(size.row_engine_rows, kinds_of(pack), seed=4)
    rows = [
        Contender("by hand, points only", by_hand.points, plans),
        Contender(
            f"{fastest.name}, points only",
            fastest.judge,
            [fastest.prepare(flat_plan(plan)) for plan in plans],
        ),
    ]
    for name, each in in_turns(rows, 3).items():
        print(f"{name:50}{each * size.rows:10.2f}{1 / each:12,.0f}   extrapolated from "
              f"{size.row_engine_rows:,} rows")  # fmt: skip
    print()
    whole = found["complete"]
    pace = size.rows / whole["seconds"]
    bound("at least 1,200,000 plans/s", f"{pace:,.0f}", pace >= LEAST_PLANS_A_SECOND)
    extra = max(whole["traced"], whole["resident"])
    bound("at most 100 MB extra", f"{extra / 1e6:.0f}", extra <= MOST_EXTRA_BYTES)


def in_fresh_process(table: str, rows: int) -> dict[str, float]:
    """What `measure_table` finds in a process of its own."""
    command = [sys.executable, __file__, "--table", table, "--rows", str(rows)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return json.loads(done.stdout)  # type: ignore[no-any-return]


def measure_table(pack: RulePack, name: str, rows: int) -> dict[str, float]:
    """Median seconds on one core, and the bytes that scoring needs beyond the table."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    table = random_table(rows, kinds_of(pack), **TABLES[name], seed=5)
    score_table({fact: column[:1000] for fact, column in table.items()}, pack)
    resident = resident_bytes(lambda: score_table(table, pack))
    times = []
    for _ in range(5):
        start = time.perf_counter()
        result = score_table(table, pack)
        times.append(time.perf_counter() - start)
    tracemalloc.start()
    score_table(table, pack)
    traced = tracemalloc.get_traced_memory()[1]
    return {
        "seconds": statistics.median(times),
        "resident": resident,
        "traced": traced,
        "result": sum(np.asarray(column).nbytes for column in result.values()),
    }


def resident_bytes(work: Callable[[], object]) -> float:
    """By how much the resident memory rises at most during the work; NaN except on Linux."""
    status, peak = Path("/proc/self/status"), Path("/proc/self/clear_refs")
    if not peak.exists():
        return float("nan")
    peak.write_text("5")  # forget the peak so far
    before = in_status(status, "VmRSS")
    work()
    return in_status(status, "VmHWM") - before


def in_status(status: Path, key: str) -> int:
    """A line of /proc/self/status, in bytes."""
    line = next(line for line in status.read_text().splitlines() if line.startswith(key))
    return int(line.split()[1]) * 1024


def bound(wanted: str, found: str, reached: bool) -> None:  # noqa: FBT001 (a printer)
    """Print one bound of the project's, and whether it is reached."""
    print(f"{'reached' if reached else 'NOT reached':12} {wanted}: {found}")


if __name__ == "__main__":
    main()
