"""Prints how long one replication of a forecast takes, by the number of origins.

    python benchmarks/travel_forecast.py            two minutes
    python benchmarks/travel_forecast.py --quick    some seconds, too noisy to quote

What each column means is in README.md.
"""

import argparse
import math
import os
import platform
import statistics
import time
import tracemalloc
from collections.abc import Callable
from importlib.metadata import version

import attrs
import numpy as np

from ecoevent.chance.streams import Draws
from ecoevent.footprint.emitting import emissions
from ecoevent.footprint.factors import load_factors
from ecoevent.forecasting.figures import Figures, groups_of
from ecoevent.forecasting.possible import Setup
from ecoevent.plan.model import Plan
from ecoevent.plan.reading import parse_plan
from ecoevent.travel.day.service_file import load_service
from ecoevent.travel.demand import demand
from ecoevent.travel.visit import visit_of

HERE = (45.5, -73.57)
MEDIAN_KM, SPREAD = 15.0, 1.0
MOST_PEOPLE = 50


@attrs.frozen
class Size:
    """How much is measured: numbers of origins, and replications of each."""

    rounds: dict[int, int]


FULL = Size({20: 200, 1_000: 40, 10_000: 10})
QUICK = Size({20: 10, 1_000: 2})


def main() -> None:
    """Time each size, plain and scarce."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="smaller and too noisy to quote")
    size = QUICK if parser.parse_args().quick else FULL
    print(f"Python {platform.python_version()}, numpy {version('numpy')}, {platform.machine()}")
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
        print("held to one core")
    print("origins  people         reading  a replication  mode choice  memory of it")
    for origins, rounds in size.rounds.items():
        for is_scarce in (False, True):
            print_line(origins, rounds, is_scarce=is_scarce)


def plan_text(origins: int, *, is_scarce: bool) -> str:
    """An event in Montréal with so many places around it, 1 to 50 people each."""
    random = np.random.Generator(np.random.Philox(key=origins))
    km = np.minimum(np.exp(math.log(MEDIAN_KM) + SPREAD * random.standard_normal(origins)), 900.0)
    way = random.uniform(0, 2 * math.pi, origins)
    lat = HERE[0] + km / 111 * np.sin(way)
    lon = HERE[1] + km / 78 * np.cos(way)
    people = random.integers(1, MOST_PEOPLE + 1, origins)
    total = int(people.sum())
    places = "".join(
        f"  - {{place: '{a:.4f}, {b:.4f}', count: {count}}}\n"
        for a, b, count in zip(lat, lon, people, strict=True)
    )
    shuttle = f"{{from_place: 'Laval, QC', seats: 50, trips: {max(4, total // 500)}}}"
    return (
        "event: {name: X, starts: 2027-05-01, ends: 2027-05-02, kind: congress}\n"
        "venue: {place: 'Montréal, QC'"
        + (f", car_parking_places: {total // 10}, car_parking_price: 12" if is_scarce else "")
        + "}\n"
        + (f"mobility: {{shuttles: [{shuttle}]}}\n" if is_scarce else "")
        + f"participants:\n  origins:\n{places}"
    )


def figures_of(plan: Plan) -> Figures:
    """The model of the plan: a replication's random numbers in, its figures out."""
    base = demand(visit_of(plan))
    factors = load_factors()
    setup = Setup(demand=base, factor_set=factors, service=load_service(), region="CA-QC")
    central = emissions(base.legs(), factors, region="CA-QC")
    return Figures(setup=setup, groups=groups_of(central, len(base.people)))


def print_line(origins: int, rounds: int, *, is_scarce: bool) -> None:
    """One size."""
    text = plan_text(origins, is_scarce=is_scarce)
    (reading,) = seconds(1, lambda _round: figures_of(parse_plan(text)))
    figures = figures_of(parse_plan(text))
    base = figures.setup.demand
    figures(Draws(1))
    whole, chosen = seconds(
        rounds,
        lambda index: figures(Draws(1, index)),
        lambda index: base.drawn(Draws(1, index).generator),
    )
    tracemalloc.start()
    base.drawn(Draws(1).generator)
    megabytes = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    print(
        f"{origins:>7,}  {base.people.sum():>7,.0f} {'scarce' if is_scarce else '':6}"
        f"{reading:>8.2f} s  {whole * 1e3:>10.1f} ms  {chosen * 1e3:>8.1f} ms  {megabytes:>9.1f} MB"
    )


def seconds(rounds: int, *contenders: Callable[[int], object]) -> list[float]:
    """The median seconds of each; all take turns."""
    taken: list[list[float]] = [[] for _ in contenders]
    for index in range(rounds):
        for contender, times in zip(contenders, taken, strict=True):
            start = time.perf_counter()
            contender(index)
            times.append(time.perf_counter() - start)
    return [statistics.median(times) for times in taken]


if __name__ == "__main__":
    main()
