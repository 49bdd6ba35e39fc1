"""Who rides shuttles in, how they get to where these leave from out: journeys of their own."""

import numpy as np

from ecoevent.knowledge.modes import KINDS
from ecoevent.places.locating import Location
from ecoevent.travel.choice.choice import choose
from ecoevent.travel.choice.kinds import expanded
from ecoevent.travel.choice.measures import purpose_of
from ecoevent.travel.choice.setting import Setting
from ecoevent.travel.day.planned import Day
from ecoevent.travel.demand import Demand
from ecoevent.travel.legs import Indices, Legs, Numbers, joined

_NEAR = 0.05
"""Kilometres from home to the stop that nobody counts."""


def access_legs(day: Day, demand: Demand, counts: Indices, times: Numbers) -> tuple[Legs, ...]:
    """The journeys of riders between their homes and the stop of their shuttle, there and back.

    They go as the model has it for such a distance, where parking is free.

    Args:
        day: with the stop that the riders of each origin go to.
        demand: with the homes.
        counts: who set out by what, shape (origins, kinds).
        times: how often the people of each origin come.
    """
    found = []
    kinds = [index for index, (mode, _) in enumerate(KINDS) if mode == "shuttle"]
    for shuttle, route in zip(day.shuttles, demand.visit.shuttles, strict=True):
        stop = shuttle.stops[0]
        here = day.door[:, kinds] == day.doors.index(stop.name)
        riders = (counts[:, kinds] * here).sum(axis=1)
        if not riders.any():
            continue
        km = _to_stop_km(route.start, demand, day.straight_km(shuttle))
        found.append(_legs(km, riders.astype(np.float64), times, demand))
    return (joined(*found),) if found else ()


def _to_stop_km(start: Location | None, demand: Demand, route_km: float) -> Numbers:
    """From the middle of each place to the stop; in the town of the stop itself there is no way.

    Without a map it is what the route leaves of the way to the event.
    """
    left = np.abs(demand.homes.km - route_km)
    if start is None:
        return left
    direct = demand.homes.spots.km_from(start)
    return np.where(np.isnan(direct), left, direct)


def _legs(km: Numbers, riders: Numbers, times: Numbers, demand: Demand) -> Legs:
    behaviour = demand.behaviour
    goes = np.flatnonzero((riders > 0) & (km > _NEAR))
    there = Setting(
        straight_km=np.maximum(km[goes], _NEAR),
        people=riders[goes],
        purpose=purpose_of(demand.visit),
        by_land=demand.homes.by_land[goes],
        parking_price=0.0,
    )
    share = expanded(choose(there, behaviour), km[goes], demand.visit, behaviour)
    origin, kind = np.nonzero(share)
    people = riders[goes][origin] * share[origin, kind]
    per_car = {"car": 1.0, "carpool": behaviour.number("cars.people")}
    size = np.array([per_car.get(mode, np.nan) for mode, _ in KINDS])
    return Legs(
        kinds=KINDS,
        kind=kind.astype(np.int64),
        origin=goes[origin].astype(np.int64),
        people=people,
        vehicles=people / size[kind],
        straight_km=km[goes][origin],
        known_km=np.full(len(kind), np.nan),
        times=2 * times[goes][origin],
    )
