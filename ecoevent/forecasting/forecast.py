"""A plan in, how people will travel and what that emits out, each figure with its range."""

import os
from collections.abc import Callable, Mapping
from concurrent.futures import Executor

import attrs
import numpy as np

from ecoevent.chance.apportioning import Moved, Replications, Share, shares
from ecoevent.chance.ranges import Range, range_of
from ecoevent.chance.replicating import Rows, Wanted, replicate
from ecoevent.chance.streams import Draws
from ecoevent.footprint.accounting.regions import factor_region, region_notes
from ecoevent.footprint.emitting import Boundary, Emissions, NonCo2, emissions
from ecoevent.footprint.factors import DEFAULT, FactorSet, load_factors
from ecoevent.forecasting.assumptions import streams_of
from ecoevent.forecasting.effort import Effort, effort_of
from ecoevent.forecasting.figures import MODE_NAMES, Figures, groups_of
from ecoevent.forecasting.limits import check_run
from ecoevent.forecasting.possible import Possible, Setup, possible
from ecoevent.forecasting.surveyed import Surveyed, surveyed
from ecoevent.knowledge.modes import MODES, SHARES
from ecoevent.plan.model import Plan
from ecoevent.travel.day.planned import day_of
from ecoevent.travel.day.service_file import load_service
from ecoevent.travel.demand import Demand, demand
from ecoevent.travel.visit import Group, visit_of
from ecoevent.words.text import Text

PAIRS = 32
SEED = 1
Progress = Callable[[int, int | None], None]
"""Told how many replications are done, and of how many, where that is known."""


@attrs.frozen(kw_only=True)
class ModeForecast:
    """What is expected of one mode."""

    mode: str
    people: Range
    kg: Range


@attrs.frozen(kw_only=True)
class OriginForecast:
    """What the journeys of the people of one origin emit; `label` is None for all others."""

    label: str | None
    people: float
    kg: Range


@attrs.frozen(kw_only=True, eq=False)
class Forecast:
    """How people travel to an event and what that emits, with ranges.

    Attributes:
        people: expected on site.
        total: kg CO2e of all journeys, within the boundary.
        per_person: kg CO2e of a person's journeys.
        by_mode: modes that somebody takes, those that emit most first.
        by_origin: the origins that emit most, then all others, then trips of those who stay.
        figures: further ranges by name, see `figures.NAMES`.
        shares: of the mode words of the plan, in shares of everyone.
        surveyed: what the survey after the event found, beside it.
        variance: the share of the variance of the total that each assumption causes.
        example: one possible event, that of replication 0, with its log.
        central: the emissions without any chance, for methods and notes.
        unplaced: groups whose place was not found.
    """

    plan: Plan
    setup: Setup
    people: float
    total: Range
    per_person: Range
    by_mode: tuple[ModeForecast, ...]
    by_origin: tuple[OriginForecast, ...]
    figures: dict[str, Range]
    shares: dict[str, Range]
    surveyed: tuple[Surveyed, ...]
    variance: tuple[Share, ...]
    replications: int
    seed: int
    example: Possible
    central: Emissions
    notes: tuple[Text, ...]
    unplaced: tuple[Group, ...] = ()


def forecast(  # noqa: PLR0913 (each is asked for by name)
    plan: Plan,
    *,
    factors: str | os.PathLike[str] | FactorSet = DEFAULT,
    boundary: Boundary = "well_to_wheel",
    non_co2: NonCo2 = "source",
    region: str | None = None,
    base: Demand | None = None,
    wanted: Wanted | None = None,
    pairs: int = PAIRS,
    seed: int = SEED,
    executor: Executor | None = None,
    workers: int | None = 1,
    on_progress: Progress = lambda _done, _of: None,
    on_effort: Callable[[Effort], None] = lambda _effort: None,
) -> Forecast:
    """How the people of the plan will travel and what that emits.

    The same seed gives the same figures, whatever runs the replications.

    Args:
        plan: from `read_plan`.
        factors: the name or path of a factor set, or the set itself.
        boundary: as for `emissions`.
        non_co2: as for `emissions`.
        region: name or path of the region whose behaviour, prices and services hold; None is the
            one around the venue, or the default.
        base: who travels how, where that is known already for this plan and region.
        wanted: how many replications, or how precise.
        pairs: replications drawn anew for each assumption; 0 leaves the variance unexplained.
        seed: of all random numbers.
        executor: runs the replications, instead of processes of this machine.
        workers: how many processes; None is one for each core. One runs all in this process, and
            asks nothing of the caller; a script that wants more starts under
            `if __name__ == "__main__":`, for each of them imports it.
        on_progress: told how far the run is.
        on_effort: told about how long the run will take and how much memory, before it starts.

    Raises:
        BehaviourError: there is no such region, or its file is wrong.
        FactorSetError: there is no such set, or it has problems.
        Interrupted: the user pressed Ctrl-C.
        OptionError: a run cannot be so: no replications, no workers, a negative seed.
        NeededError: the plan lacks what it needs: people, a place, a route, a factor.
        PlanError: the hours or a shuttle of the plan cannot be.
        SimulationError: the world cannot be, or the workers die.
    """
    check_run(wanted or Wanted(), seed=seed, workers=workers)
    factor_set = factors if isinstance(factors, FactorSet) else load_factors(factors)
    base = base or demand(visit_of(plan), region=region)
    setup = Setup(
        demand=base,
        factor_set=factor_set,
        service=load_service(),
        region=factor_region(base.homes.venue),
        boundary=boundary,
        non_co2=non_co2,
    )
    day = day_of(base, setup.service)
    central = emissions(
        base.legs(), factor_set, boundary=boundary, non_co2=non_co2, region=setup.region
    )
    figures = Figures(setup=setup, groups=groups_of(central, len(base.people)))
    asked = wanted or Wanted()
    run = {"executor": executor, "workers": workers}
    streams = streams_of(base, central)
    on_effort(
        effort_of(
            people=float(base.people.sum()),
            origins=len(base.people),
            runs=sum(len(one.departures) + len(one.returns) for one in day.shuttles),
            wanted=asked,
            moved=_moved(streams, pairs, asked),
            processes=workers,
        )
    )
    rows = replicate(
        Replications(model=figures, seed=seed),
        asked,
        on_rows=lambda done: on_progress(len(done), asked.replications),
        **run,  # type: ignore[arg-type]  # two options by name
    )
    causes: tuple[Share, ...] = ()
    count = min(pairs, len(rows))
    if count >= 2:
        moved = Moved(model=figures, seed=seed, streams=streams, pairs=count)
        anew = replicate(
            moved,
            Wanted(replications=moved.count),
            on_rows=lambda done: on_progress(len(rows) + len(done), len(rows) + moved.count),
            **run,  # type: ignore[arg-type]
        )
        causes = shares(rows, anew, streams=streams)
    return _told(
        rows,
        figures,
        central,
        plan=plan,
        variance=causes,
        seed=seed,
        notes=(
            *base.assumed,
            *region_notes(base.homes.venue),
            *_impossible(base),
            *day.notes,
            *central.notes,
        ),
    )


def _moved(streams: Mapping[str, tuple[str, ...]], pairs: int, asked: Wanted) -> int:
    """How many replications tell the assumptions apart."""
    count = min(pairs, asked.replications or pairs)
    return len(streams) * count if count >= 2 else 0


def _told(  # noqa: PLR0913
    rows: Rows,
    figures: Figures,
    central: Emissions,
    *,
    plan: Plan,
    variance: tuple[Share, ...],
    seed: int,
    notes: tuple[Text, ...],
) -> Forecast:
    ranges = {name: range_of(column) for name, column in zip(figures.names, rows.T, strict=True)}
    base = figures.setup.demand
    by_word = {word: ranges[f"share:{word}"] for word in SHARES}
    return Forecast(
        plan=plan,
        setup=figures.setup,
        people=float(base.people.sum()),
        total=ranges["total_kg"],
        per_person=ranges["per_person_kg"],
        by_mode=_by_mode(ranges),
        by_origin=_by_origin(ranges, figures, base),
        figures={name: one for name, one in ranges.items() if ":" not in name},
        shares=by_word,
        surveyed=surveyed(plan, by_word, float(base.people.sum())),
        variance=variance,
        replications=len(rows),
        seed=seed,
        example=possible(figures.setup, Draws(seed)),
        central=central,
        notes=tuple(dict.fromkeys(notes)),
        unplaced=base.homes.unplaced,
    )


def _by_mode(ranges: dict[str, Range]) -> tuple[ModeForecast, ...]:
    found = [
        ModeForecast(mode=mode, people=ranges[f"people:{mode}"], kg=ranges[f"kg:{mode}"])
        for mode in MODE_NAMES
    ]
    taken = [one for one in found if one.people.mean > 0 or one.kg.mean > 0]
    order = list(MODES)
    return tuple(sorted(taken, key=lambda one: (-one.kg.mean, order.index(one.mode))))


def _by_origin(
    ranges: dict[str, Range], figures: Figures, base: Demand
) -> tuple[OriginForecast, ...]:
    people = np.bincount(
        np.array(figures.groups.of_origin, dtype=np.int64),
        weights=base.people,
        minlength=figures.groups.count,
    )
    labels = figures.groups.labels(base)
    return tuple(
        OriginForecast(label=label, people=float(people[index]), kg=ranges[f"origin:{index}"])
        for index, label in enumerate(labels)
        if people[index] > 0 or ranges[f"origin:{index}"].mean > 0
    )


def _impossible(base: Demand) -> tuple[Text, ...]:
    """What the plan states although no road leads there."""
    flies = np.array([not MODES[mode].needs_road for mode, _ in base.kinds])
    by_land = base.probability[:, ~flies].sum(axis=1) * (base.homes.by_land == 0)
    people = round(float(base.people @ by_land))
    return (_NO_ROAD.filled(people=people),) if people else ()


_NO_ROAD = Text(
    "selon le plan, {people} personnes viennent par terre d'où aucune route ne mène\u00a0:"
    " vérifiez mobility.mode_shares.plane",
    "by the plan, {people} people come by land although there is no road: check"
    " mobility.mode_shares.plane",
)
