"""Small events for the tests of forecasts, and forecasts of them without chance in parameters."""

import attrs
import numpy as np

from ecoevent import parse_plan
from ecoevent.chance.replicating import Wanted
from ecoevent.chance.streams import Draws
from ecoevent.footprint.emitting import Emissions, counted, emissions
from ecoevent.footprint.factors import load_factors
from ecoevent.forecasting.figures import Figures, groups_of
from ecoevent.forecasting.forecast import Forecast, forecast
from ecoevent.forecasting.possible import Possible, Setup, possible
from ecoevent.plan.model import Plan
from ecoevent.travel.choice.behaviour import load_behaviour
from ecoevent.travel.day.service import Doubt, OffBy, Service
from ecoevent.travel.day.service_file import load_service
from ecoevent.travel.demand import demand
from ecoevent.travel.visit import visit_of

NEAR_AND_FAR = "[{place: 2 km, count: 30}, {place: 12 km, count: 20}, {place: 300 km, count: 10}]"


def event(
    people: str = f"{{origins: {NEAR_AND_FAR}}}",
    *,
    mobility: str = "{}",
    more: str = "",
    venue: str = "",
    rest: str = "",
) -> Plan:
    """A small event in Montréal."""
    return parse_plan(
        f"event: {{name: X, starts: 2027-05-01{more}}}\n"
        f"venue: {{place: 'Montréal, QC'{venue}}}\n"
        f"participants: {people}\nmobility: {mobility}\n{rest}\n"
    )


def few(plan: Plan, *, replications: int = 24, pairs: int = 0, **options: object) -> Forecast:
    """A forecast of few replications in this process."""
    options = {"workers": 1, **options}
    wanted = Wanted(replications=replications)
    return forecast(plan, wanted=wanted, pairs=pairs, **options)  # type: ignore[arg-type]


def doubted(service: Service, times: float) -> Service:
    """The service times with ranges so many times as wide as they are; 0 leaves no doubt."""

    def wider(doubt: Doubt, middle: float) -> Doubt:
        ends = (middle + times * (end - middle) for end in (doubt.low, doubt.high))
        return attrs.evolve(doubt, **dict(zip(("low", "high"), ends, strict=True)))

    def off_by(one: OffBy) -> OffBy:
        minutes = one.minutes and wider(one.minutes, 0.0)
        return OffBy(times=wider(one.times, 1.0), minutes=minutes)

    moved = {
        name: attrs.evolve(timing, off_by=off_by(timing.off_by))
        for name, timing in service.timings.items()
    }
    return attrs.evolve(service, **moved)


def setup_of(plan: Plan, *, is_fixed: bool = False) -> Setup:
    """What the replications of the plan share; fixed is without ranges of parameters."""
    behaviour = load_behaviour("montreal")
    if is_fixed:
        fixed = {
            name: attrs.evolve(one, low=one.value or 0.0, high=one.value or 0.0, values=one.values)
            for name, one in behaviour.parameters.items()
        }
        behaviour = attrs.evolve(behaviour, parameters=fixed)
    return Setup(
        demand=demand(visit_of(plan), behaviour=behaviour),
        factor_set=load_factors(),
        service=doubted(load_service(), 0) if is_fixed else load_service(),
        region="CA-QC",
    )


def closed_form(setup: Setup) -> Emissions:
    """The expectation, without any simulation."""
    return emissions(setup.demand.legs(), setup.factor_set, region=setup.region)


def figures_of(setup: Setup) -> Figures:
    """The figures of these replications."""
    central = closed_form(setup)
    return Figures(setup=setup, groups=groups_of(central, len(setup.demand.people)))


def kg_by_mode(one: Possible) -> dict[str, float]:
    """Without the errors of factors."""
    modes = [mode for mode, _ in one.legs.kinds]
    is_plane = np.array([mode == "plane" for mode in modes])[one.legs.kind]
    kg = counted(one.rated.kg, boundary="well_to_wheel", non_co2="source", is_plane=is_plane).sum(
        axis=1
    )
    sums = np.bincount(one.legs.kind, weights=kg, minlength=len(modes))
    found: dict[str, float] = {}
    for mode, value in zip(modes, sums.tolist(), strict=True):
        found[mode] = found.get(mode, 0.0) + value
    return found


def simulated(setup: Setup, count: int, *, seed: int = 5) -> list[Possible]:
    """So many possible events."""
    return [possible(setup, Draws(seed, replication)) for replication in range(count)]
