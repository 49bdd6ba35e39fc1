"""Prints how fast a day of travel is simulated, beside one SimPy process a person and bare numpy.

    python benchmarks/travel.py            some minutes
    python benchmarks/travel.py --quick    half a minute, too noisy to quote

What each line means is in README.md. Nothing is timed before both models gave the same log.
"""

import argparse
import os
import platform
import statistics
import sys
import time
import tracemalloc
from collections.abc import Callable
from functools import cache, partial
from importlib.metadata import version
from pathlib import Path

import attrs
import numpy as np

from ecoevent.chance.streams import Draws
from ecoevent.travel.choice.behaviour import load_behaviour
from ecoevent.travel.day import spreads
from ecoevent.travel.day.log_legs import legs
from ecoevent.travel.day.log_summary import summary
from ecoevent.travel.day.service_file import load_service
from ecoevent.travel.day.simulation import simulate
from ecoevent.travel.day.timing import Ways, gather
from ecoevent.travel.day.world import Gate, Line, Lot, Meeting, Rack, Shuttle, Stop, World

sys.path.append(str(Path(__file__).parents[1] / "tests"))
from helpers.reference_model import reference_rows, rows_of  # type: ignore[import-not-found]

MOST_TIMES_NUMPY = 6
LEAST_TIMES_REFERENCE = 50
MOST_BYTES = 300
MOST_APART = 2.5  # most over least cost of a person: see README.md
HOURS = (540.0, 1020.0)
ORIGINS = 20
SHARES = {"metro": 0.4, "car": 0.25, "carpool": 0.1, "shuttle": 0.1, "bike": 0.08, "walk": 0.07}
DOORS = {"metro": "metro", "car": "lot", "carpool": "meeting", "shuttle": "square", "bike": "rack"}


@attrs.frozen
class Size:
    """How much is measured."""

    million: int
    reference: tuple[int, ...]
    flat: tuple[int, ...]
    rounds: int


FULL = Size(1_000_000, (2_000, 25_000, 100_000), (10_000, 100_000, 1_000_000, 10_000_000), 5)
QUICK = Size(100_000, (1_000, 5_000), (10_000, 100_000), 3)


def main() -> None:
    """Check that both models agree, then time them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="smaller and too noisy to quote")
    size = QUICK if parser.parse_args().quick else FULL
    print(f"Python {platform.python_version()}, numpy {version('numpy')}, {platform.machine()}")
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
        print("held to one core")
    check(1_000)
    print_day(25_000, size.rounds)
    ours = print_million(size)
    print_reference(size, ours)
    print_flat(size)


def counts(people: int) -> "np.typing.NDArray[np.int64]":
    """So many people (as near as whole numbers go), by origin and kind."""
    each = np.array(list(SHARES.values())) * people / ORIGINS
    return np.tile(np.rint(each).astype(np.int64), (ORIGINS, 1))


def ways() -> Ways:
    """Everyone by their door."""
    doors = ("", *dict.fromkeys(DOORS.values()))
    index = [doors.index(DOORS.get(mode, "")) for mode in SHARES]
    return Ways(
        kinds=tuple((mode, "average") for mode in SHARES),
        doors=doors,
        door=np.tile(index, (ORIGINS, 1)),
        minutes=np.tile([0.0, 5.0, 25.0, 25.0, 2.0, 0.0], (ORIGINS, 1)),
        straight_km=np.linspace(1, 60, ORIGINS),
        drive_minutes=np.linspace(5, 60, ORIGINS),
    )


@cache
def no_show() -> float:
    """The share of a paid event; read once, for reading a file is no part of what is timed."""
    return load_behaviour().number("attendance.no_show_paid")


def world(people: int, draws: Draws) -> World:
    """A day with a little too little of everything: queues, full lots, people left behind."""
    times = load_service()
    crowd = gather(counts(people), ways(), hours=HOURS, draws=draws)
    runs = max(2, round(people * SHARES["shuttle"] / 50))
    desks = max(1, round(people / 700))
    service = spreads.mixture(times.check_in.spread, times.check_in_with_badge.spread, 0.3)
    return World(
        crowd=crowd,
        starts=HOURS[0],
        ends=HOURS[1],
        shuttles=(
            Shuttle(
                name="shuttle",
                seats=50,
                stops=(Stop("square", 20, 8),),
                departures=tuple(np.linspace(475, 545, runs).tolist()),
                returns=tuple(np.linspace(1000, 1080, runs).tolist()),
                patience_minutes=times.patience.spread,
            ),
        ),
        lots=(
            Lot(name="lot", places=people // 5, overflow="far lot"),
            Lot(name="far lot", places=people // 50),
        ),
        racks=(Rack(name="rack", places=people // 15),),
        meetings=(Meeting(name="meeting", lot="lot"),),
        lines=(Line(name="metro", last_home=1075),),
        gate=Gate(desks=desks, service_seconds=service, opens=495),
        no_show=no_show(),
    )


def day(people: int, seed: int = 1) -> int:
    """All of it, hours of the crowd included; entries of the log."""
    draws = Draws(seed)
    return len(simulate(world(people, draws), draws=draws))


def day_again(people: int, times: int) -> None:
    """The same day so many times."""
    for _ in range(times):
        day(people)


def bare(people: int) -> None:
    """The same random numbers with numpy's own functions, and nothing else."""
    random = Draws(1).generator("bare")
    times = load_service()
    for timing in (times.arrival, times.departure):
        shares, minutes = timing.numbers[::2], timing.numbers[1::2]
        np.interp(random.random(people), shares, minutes)
    random.random(people)  # no-shows
    random.random(people)  # with a badge or not
    random.triangular(5, 10, 15, people)
    riders = round(people * SHARES["shuttle"])
    for _ in range(2):
        random.weibull(2.8, riders)


def check(people: int) -> None:
    """Stop where the two models differ."""
    draws = Draws(1)
    described = world(people, draws)
    if rows_of(simulate(described, draws=draws)) != reference_rows(described, draws):
        sys.exit("the models do not give the same log")
    print(f"both models give the same log of {people} people\n")


def median(rounds: int, *contenders: Callable[[], object]) -> list[float]:
    """The median CPU seconds of each; all take turns. A clock would time other programs, too."""
    seconds: list[list[float]] = [[] for _ in contenders]
    for _ in range(rounds):
        for contender, taken in zip(contenders, seconds, strict=True):
            start = time.process_time()
            contender()
            taken.append(time.process_time() - start)
    return [statistics.median(taken) for taken in seconds]


def print_day(people: int, rounds: int) -> None:
    """A large event, and what its log is asked."""
    draws = Draws(1)
    log = simulate(world(people, draws), draws=draws)
    taken = median(rounds, lambda: day(people), lambda: summary(log), lambda: legs(log))
    print(f"{people:,} people: {taken[0]:.3f} s, summary {taken[1]:.3f} s, legs {taken[2]:.3f} s")


def print_million(size: Size) -> float:
    """The bounds of time and memory; seconds a person come back."""
    people = size.million
    day(1_000)
    ours, numpy_alone = median(size.rounds, lambda: day(people), lambda: bare(people))
    tracemalloc.start()
    entries = day(people)
    memory = tracemalloc.get_traced_memory()[1] / people
    tracemalloc.stop()
    print(f"{people:,} people: {ours:.3f} s, {entries:,} entries of the log")
    print(f"  numpy's own draws {numpy_alone:.3f} s", told(ours / numpy_alone, MOST_TIMES_NUMPY))
    print(f"  memory at most {memory:.0f} bytes a person", told(memory, MOST_BYTES))
    return ours / people


def print_reference(size: Size, ours: float) -> None:
    """One SimPy process a person, on the same draws."""
    for people in size.reference:
        draws = Draws(1)
        described = world(people, draws)
        (plain,) = median(1, partial(reference_rows, described, draws))
        (here,) = median(size.rounds, partial(simulate, described, draws=draws))
        ratio = plain / people / ours
        print(f"one process a person, {people:,} people: {plain / people * 1e6:.1f} µs a person")
        print(f"  ours at that size {plain / here:.0f} times faster;", end=" ")
        print(f"at {size.million:,}", told(ratio, LEAST_TIMES_REFERENCE, least=True))


def print_flat(size: Size) -> None:
    """What a person costs, however many there are."""
    days = [max(1, size.million // people) for people in size.flat]  # small ones are soon over
    contenders = [partial(day_again, *each) for each in zip(size.flat, days, strict=True)]
    seconds = median(min(size.rounds, 3), *contenders)
    each = [taken / (n * m) for taken, n, m in zip(seconds, size.flat, days, strict=True)]
    for people, taken in zip(size.flat, each, strict=True):
        print(f"{people:>11,} people: {taken * 1e6:.2f} µs a person")
    print("  the most over the least", told(max(each) / min(each), MOST_APART))


def told(found: float, bound: float, *, least: bool = False) -> str:
    """A number beside its bound."""
    is_met = found >= bound if least else found <= bound
    word = "at least" if least else "at most"
    return f"{found:.1f} (bound: {word} {bound}: {'met' if is_met else 'NOT met'})"


if __name__ == "__main__":
    main()
