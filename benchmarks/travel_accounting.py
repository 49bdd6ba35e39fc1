"""Prints how long it takes to account for everyone's journey to each of many candidate places.

    python benchmarks/travel_accounting.py            some minutes
    python benchmarks/travel_accounting.py --quick    a few seconds, too noisy to quote

25,000 people from 1,800 places, 200 candidate places: one call of `to_candidates`, beside a loop
over all 360,000 pairs that asks geopy or geographiclib for the distance and then does the same
accounting in plain Python. No pair is left out or extrapolated. All take turns; medians are
printed. The script stops if they do not agree on every place.
"""

import argparse
import platform
import statistics
import time
import tracemalloc
from collections.abc import Callable
from importlib.metadata import version

import attrs
import numpy as np
from geographiclib.geodesic import Geodesic
from geopy.distance import geodesic

from ecoevent.footprint.accounting.methods import method_of, usual_modes_of
from ecoevent.footprint.candidates import to_candidates
from ecoevent.footprint.factors import FactorSet, load_factors
from ecoevent.travel.legs import Numbers

REGION = "CA-QC"
AGREEMENT = 1e-6
Distance = Callable[[float, float, float, float], float]
Band = tuple[float, float, float, float]


@attrs.frozen(eq=False)
class Job:
    """Where people live, how many, and where the event could be."""

    lat: Numbers
    lon: Numbers
    people: Numbers
    venue_lat: Numbers
    venue_lon: Numbers


def random_job(people: int, places: int, venues: int) -> Job:
    """Always the same: towns of the temperate latitudes, most of them around the venues."""
    rng = np.random.default_rng(7)
    near = rng.random(places) < 0.7
    lat = np.where(near, rng.normal(46, 1.5, places), rng.uniform(30, 60, places))
    lon = np.where(near, rng.normal(-72, 2.5, places), rng.uniform(-125, 30, places))
    size = rng.pareto(1.2, places) + 0.1
    counts = 1 + rng.multinomial(people - places, size / size.sum())
    return Job(
        lat=lat,
        lon=lon,
        people=counts.astype(np.float64),
        venue_lat=rng.normal(46, 2, venues),
        venue_lon=rng.normal(-72, 3, venues),
    )


def in_one_call(job: Job, factor_set: FactorSet) -> list[float]:
    """Kilograms at each venue, by the library."""
    found = to_candidates(
        lat=job.lat,
        lon=job.lon,
        people=job.people,
        venue_lat=job.venue_lat,
        venue_lon=job.venue_lon,
        factor_set=factor_set,
        region=REGION,
    )
    return [float(kg) for kg in found.total_kg]


def pair_by_pair(job: Job, bands: list[Band], distance: Distance) -> list[float]:
    """Kilograms at each venue, by a loop over plain numbers."""
    homes = list(zip(job.lat.tolist(), job.lon.tolist(), job.people.tolist(), strict=True))
    totals = []
    for lat, lon in zip(job.venue_lat.tolist(), job.venue_lon.tolist(), strict=True):
        total = 0.0
        for home_lat, home_lon, people in homes:
            km = distance(home_lat, home_lon, lat, lon)
            for below_km, times, add_km, kg in bands:
                if km < below_km:
                    total += 2 * people * (km * times + add_km) * kg
                    break
        totals.append(total)
    return totals


def bands_of(factor_set: FactorSet) -> list[Band]:
    """What the usual mode at each distance emits: its end, detour, uplift, and kg a person."""
    bands: list[Band] = []
    low = 0.0
    for usual in usual_modes_of(factor_set):
        method = method_of(usual.mode, usual.variant or "average", factor_set, REGION)
        high = float("inf") if usual.below_km is None else usual.below_km
        riders = method.riders if method.per == "vehicle_km" else 1.0
        for line in method.lines:
            if line.below_km > low:
                kg = float(line.kg[:3].sum()) / riders  # the making of the vehicle is left out
                end = min(high, line.below_km)
                bands.append((end, method.detour.times, method.detour.add_km, kg))
                low = end
            if low >= high:
                break
    return bands


def by_geopy(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Kilometres, as geopy's guide shows."""
    return float(geodesic((lat1, lon1), (lat2, lon2)).km)


def by_geographiclib(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Kilometres, asking for the distance alone."""
    found = Geodesic.WGS84.Inverse(lat1, lon1, lat2, lon2, Geodesic.DISTANCE)
    return float(found["s12"]) / 1000


def timed(work: Callable[[], list[float]]) -> tuple[float, list[float]]:
    """The seconds that it takes, and what it gives."""
    start = time.perf_counter()
    found = work()
    return time.perf_counter() - start, found


def extra_bytes(work: Callable[[], object]) -> int:
    """The most memory that is asked for during the work."""
    tracemalloc.start()
    work()
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most


class DifferentTotalsError(Exception):
    """Two ways of accounting do not agree."""


def check(found: list[float], wanted: list[float], name: str) -> None:
    """Stop when a place gets another total."""
    apart = max(abs(a - b) / b for a, b in zip(found, wanted, strict=True))
    if not apart <= AGREEMENT:
        message = f"{name}: a place differs by {apart:.2e}"
        raise DifferentTotalsError(message)


def measure(job: Job, factor_set: FactorSet, rounds: int) -> dict[str, list[float]]:
    """The seconds of each way, round by round, all checked against each other."""
    bands = bands_of(factor_set)
    ways: dict[str, Callable[[], list[float]]] = {
        "ecoevent, one call": lambda: in_one_call(job, factor_set),
        "geopy, pair by pair": lambda: pair_by_pair(job, bands, by_geopy),
        "geographiclib, pair by pair": lambda: pair_by_pair(job, bands, by_geographiclib),
    }
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    wanted: list[float] | None = None
    for _ in range(rounds):
        for name, way in ways.items():
            took, found = timed(way)
            seconds[name].append(took)
            wanted = wanted or found
            check(found, wanted, name)
    return seconds


def main() -> None:
    """Check that all agree, then print their times."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="smaller and too noisy to quote")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    people, places, venues = (2_500, 180, 20) if options.quick else (25_000, 1_800, 200)
    job, factor_set = random_job(people, places, venues), load_factors()
    print(f"Python {platform.python_version()}, numpy {np.__version__}, ", end="")
    print(f"geopy {version('geopy')}, geographiclib {version('geographiclib')}")
    print(f"{people:,} people from {places:,} places to {venues} candidate places, ", end="")
    print(f"{places * venues:,} pairs; factors {factor_set.id} {factor_set.version}")
    in_one_call(job, factor_set)  # the factors are looked up once, as they are for the loops
    seconds = measure(job, factor_set, options.rounds)
    ours, *_ = medians = [statistics.median(each) for each in seconds.values()]
    for name, median in zip(seconds, medians, strict=True):
        spread = f"{min(seconds[name]):.3f} to {max(seconds[name]):.3f}"
        print(f"{name:30} {median:9.3f} s  ({spread})  {median / ours:9.1f} times")
    extra = extra_bytes(lambda: in_one_call(job, factor_set))
    print(f"extra memory of the one call: {extra / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
