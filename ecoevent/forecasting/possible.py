"""Random numbers in, one possible event out: who comes by what, the day, and what it emits."""

import attrs
import numpy as np
from numpy.typing import NDArray

from ecoevent.chance.streams import Draws
from ecoevent.footprint.accounting.methods import Key
from ecoevent.footprint.accounting.rating import Rated, rated
from ecoevent.footprint.emitting import Boundary, NonCo2, counted
from ecoevent.footprint.factor_sets.records import Uncertainty
from ecoevent.footprint.factors import FactorSet
from ecoevent.knowledge.modes import KINDS
from ecoevent.travel.choice.homes import Homes
from ecoevent.travel.choice.journeys import around_legs
from ecoevent.travel.choice.stays import Stays
from ecoevent.travel.day.access import access_legs
from ecoevent.travel.day.log import TravelLog
from ecoevent.travel.day.log_legs import legs as legs_of
from ecoevent.travel.day.planned import Day, day_of, world_of
from ecoevent.travel.day.service import Service
from ecoevent.travel.day.simulation import simulate
from ecoevent.travel.demand import Demand
from ecoevent.travel.legs import Indices, Legs, Numbers, joined

PEOPLE_DRAWN = 30
"""People of an origin whose homes are drawn; those of a larger one live like these."""
_NORMAL_P95 = 1.6448536269514722


@attrs.frozen(kw_only=True)
class Setup:
    """What all replications share; it can be sent to other processes."""

    demand: Demand
    factor_set: FactorSet
    service: Service
    region: str
    boundary: Boundary = "well_to_wheel"
    non_co2: NonCo2 = "source"


@attrs.frozen(kw_only=True, eq=False)
class Possible:
    """One possible event.

    Attributes:
        demand: with homes and parameters as drawn.
        counts: shape (origins, kinds), who set out by what.
        log: of one day.
        legs: of all days; `origin` counts the demand's origins, then those who stay near the event.
        rated: the legs with their kilograms, by the factors as drawn.
        kg: shape (legs,), within the boundary.
    """

    demand: Demand
    counts: Indices
    log: TravelLog
    legs: Legs
    rated: Rated
    kg: Numbers


def possible(setup: Setup, draws: Draws) -> Possible:
    """The event that these random numbers make.

    The streams: `places`, `behaviour.<group>`, `survey`, `choice`, `service-times`, `parties`,
    `simulation.…` and `factor.<mode>`.
    """
    homes = elsewhere(setup.demand.homes, draws.generator("places"))
    demand = attrs.evolve(setup.demand, homes=homes).drawn(draws.generator)
    counts = demand.sample(draws.generator("choice"))
    service = setup.service.drawn(draws.generator)
    day = day_of(demand, service)
    world = world_of(day, demand, counts, draws, service)
    log = simulate(world, draws=draws)
    around = around_legs(
        counts.astype(np.float64), homes, demand.stays, demand.visit, demand.behaviour
    )
    access = access_legs(day, demand, counts, comes(demand.stays))
    legs = joined(_all_days(legs_of(log), demand, day, counts), around, *access)
    found = rated(legs, setup.factor_set, region=setup.region)
    is_plane = _is_mode(legs, "plane")
    kg = counted(found.kg, boundary=setup.boundary, non_co2=setup.non_co2, is_plane=is_plane).sum(
        axis=1
    )
    return Possible(
        demand=demand,
        counts=counts,
        log=log,
        legs=legs,
        rated=found,
        kg=kg * _factor_errors(found, draws)[found.factor],
    )


def elsewhere(homes: Homes, rng: np.random.Generator) -> Homes:
    """The homes with the people of each place drawn: some live nearer, some farther."""
    if not homes.is_listed:
        return homes
    fifths = homes.fifths_km
    size = np.minimum(np.maximum(homes.people, 1), PEOPLE_DRAWN).astype(np.int64)
    drawn = rng.random((len(fifths), PEOPLE_DRAWN))
    index = np.minimum((drawn * fifths.shape[1]).astype(np.int64), fifths.shape[1] - 1)
    counts = np.arange(PEOPLE_DRAWN) < size[:, None]
    sums = np.where(counts, np.take_along_axis(fifths, index, axis=1), 0).sum(axis=1)
    usual = fifths.mean(axis=1)
    ratio = np.divide(sums / size, usual, out=np.ones(len(usual)), where=usual > 0)
    return attrs.evolve(
        homes,
        km=homes.km * ratio,
        straight_km=homes.straight_km * ratio,
        fifths_km=fifths * ratio[:, None],
    )


def comes(stays: Stays) -> Numbers:
    """How often the people of each origin come: who stays once, the others each day."""
    return stays.share + (1 - stays.share) * stays.days


def _all_days(legs: Legs, demand: Demand, day: Day, counts: Indices) -> Legs:
    """The legs of one day, made those of all."""
    stays, homes = demand.stays, demand.homes
    is_shuttle = _is_mode(legs, "shuttle")
    here = comes(stays)[legs.origin]
    # a shuttle runs each day, whoever rides it
    scale = day.trips_a_run(stays.days)
    of_plan = np.array([scale.get(kind, 1.0) for kind in legs.kinds])[legs.kind]
    vehicles = np.where(is_shuttle, legs.vehicles * stays.days * of_plan / here, legs.vehicles)
    # who is the only one of a place to carpool rides with people of elsewhere: part of a car
    size = demand.behaviour.number("cars.people")
    pooled = counts[:, [mode == "carpool" for mode, _ in KINDS]].sum(axis=1)
    part = np.minimum(pooled / size, 1.0)[legs.origin]
    vehicles = np.where(_is_mode(legs, "carpool") & (legs.people > 0), vehicles * part, vehicles)
    known = homes.known_km[legs.origin]
    is_known = ~np.isnan(known) & np.isnan(legs.known_km)
    return attrs.evolve(
        legs,
        times=legs.times * here,
        vehicles=vehicles,
        # where the plan gives the way itself, no straight line is known
        straight_km=np.where(is_known, np.nan, legs.straight_km),
        known_km=np.where(is_known, known, legs.known_km),
    )


def _is_mode(legs: Legs, mode: str) -> NDArray[np.bool_]:
    return np.array([each == mode for each, _ in legs.kinds], dtype=np.bool_)[legs.kind]


def _factor_errors(found: Rated, draws: Draws) -> Numbers:
    """What each factor is multiplied by; factors of one mode are off together."""
    modes = [mode_of(factor.key) for factor in found.factors]
    scores = {
        mode: float(draws.generator(f"factor.{mode}").standard_normal())
        for mode in dict.fromkeys(modes)
    }
    return np.array(
        [
            off_by(factor.uncertainty, scores[mode])
            for factor, mode in zip(found.factors, modes, strict=True)
        ]
    )


def mode_of(key: Key) -> str:
    """The mode of the factor with that key: its set, its mode and variant, its region."""
    return key[1].partition("/")[0]


def off_by(uncertainty: Uncertainty, score: float) -> float:
    """By how much a factor is off at a standard normal score: its ends at the 5th and 95th."""
    end = uncertainty.high if score > 0 else uncertainty.low
    return float((1 + max(end, -0.99)) ** (abs(score) / _NORMAL_P95))
