"""What a plan offers in, what mode choice depends on out: prices, places, hours, shuttles."""

from collections.abc import Sequence

import numpy as np

from ecoevent.places.locating import Location
from ecoevent.travel.choice.behaviour import Behaviour
from ecoevent.travel.choice.setting import Purpose, Setting
from ecoevent.travel.choice.spots import Spots
from ecoevent.travel.legs import Numbers
from ecoevent.travel.routes import Route
from ecoevent.travel.visit import Visit

USUAL_EGRESS_MIN = 4.0  # of the walk at both ends that a region states
METRES_A_MINUTE = 80.0
DETOUR, DETOUR_KM = 1.6, 3.0  # who would go farther out of the way leaves the shuttle alone
_HOURS_OF_SHUTTLES = 3.0  # over which the trips of one direction are spread
_LONGEST_WAIT = 20.0
_NIGHT_ENDS = 5


def purpose_of(visit: Visit) -> Purpose:
    """Whether people come to the event for work."""
    return "business" if visit.is_for_work else "leisure"


def setting_of(
    visit: Visit, behaviour: Behaviour, *, km: Numbers, people: Numbers, by_land: Numbers
) -> Setting:
    """What choices depend on, but for the shuttles."""
    return Setting(
        straight_km=np.maximum(km, 0.05),
        people=people,
        purpose=purpose_of(visit),
        by_land=by_land,
        parking_price=_parking_price(visit, behaviour),
        parking_places=None if visit.car_places is None else float(visit.car_places),
        fare_factor=_fare_factor(visit, behaviour),
        egress_minutes=_egress_minutes(visit),
        leaves_late=leaves_late(visit, behaviour),
        appeal=_appeal(visit, behaviour),
    )


def _parking_price(visit: Visit, behaviour: Behaviour) -> float | None:
    price = visit.parking_price
    currency = visit.currency or "CAD"
    if price is None:
        return None
    return price if currency == "CAD" else price * behaviour.number(f"price.{currency}")


def _fare_factor(visit: Visit, behaviour: Behaviour) -> float:
    offer = visit.transit_offer
    return {"free": 0.0, "discount": behaviour.number("transit.discount")}.get(offer or "", 1.0)


def _egress_minutes(visit: Visit) -> float:
    metres = visit.transit_distance_m
    return 0.0 if metres is None else metres / METRES_A_MINUTE - USUAL_EGRESS_MIN


def leaves_late(visit: Visit, behaviour: Behaviour) -> bool:
    """Whether the event ends when transit has stopped: as the plan says, or by its closing hour."""
    said = (visit.schedule_fits_transit, visit.transit_runs_until_close)
    if False in said:
        return True
    closes = visit.closes_at
    if True in said or closes is None:
        return False
    hour = closes.hour + closes.minute / 60
    return (hour + 24 if hour < _NIGHT_ENDS else hour) > behaviour.number("transit.last_hour")


def _appeal(visit: Visit, behaviour: Behaviour) -> dict[str, float]:
    """Utility that measures add; what the plan does not say adds nothing."""
    number = behaviour.number
    bike = 0.0
    if visit.bike_places == 0:
        bike += number("bike.no_parking")
    if visit.bike_places_are_secure:
        bike += number("bike.secure")
    if visit.bike_offer in {"valet", "incentive"}:
        bike += number("bike.valet")
    matching = {
        "matching": number("carpool.matching"),
        "matching_with_incentive": number("carpool.incentive"),
    }
    found = {"bike": bike, "e_bike": bike}
    found["carpool"] = matching.get(visit.carpool_offer or "", 0.0)
    return {name: appeal for name, appeal in found.items() if appeal}


def shuttle_minutes(
    shuttles: Sequence[Route],
    spots: Spots,
    *,
    km: Numbers,
    behaviour: Behaviour,
) -> Numbers:
    """Minutes to the best shuttle, and in it, of each home (…, 2); inf where none helps.

    Args:
        shuttles: with their ways.
        spots: of the origins.
        km: straight distance of homes to the venue, (origins,) or (origins, homes).
        behaviour: for the speed of cars.
    """
    best = np.full((*km.shape, 2), np.inf)
    for one in shuttles:
        route = one.straight_km
        if route is None:
            continue
        access = _access_km(one.start, spots, km=km, route=route)
        helps = access + route <= DETOUR * km + DETOUR_KM
        speed = behaviour.curve("car.speed", np.maximum(access, 0.5))
        ride = 60 * route / behaviour.curve("car.speed", np.array([max(route, 0.5)]))[0]
        minutes = np.stack([60 * access / speed, np.full(km.shape, ride)], axis=-1)
        better = helps & (minutes.sum(axis=-1) < best.sum(axis=-1))
        best[better] = minutes[better]
    return best


def _access_km(start: Location | None, spots: Spots, *, km: Numbers, route: float) -> Numbers:
    """From home to the start; where a map does not help, what is left of the way."""
    on_the_way = np.abs(km - route)
    if start is None:
        return np.asarray(on_the_way)
    direct = np.hypot(spots.km_from(start), 0.7 * spots.radius_km)
    direct = direct.reshape(-1, *(1,) * (km.ndim - 1))
    return np.where(np.isnan(direct), on_the_way, direct)


def shuttle_supply(visit: Visit) -> tuple[float | None, float]:
    """Seats of all trips one way on one day, and the usual wait; None is as many as wanted."""
    shuttles = visit.shuttles
    days = visit.days
    trips = [one.trips for one in shuttles if one.trips]
    wait = _LONGEST_WAIT / 2
    if trips:
        headway = 60 * _HOURS_OF_SHUTTLES / max(sum(trips) / 2 / days, 1)
        wait = min(headway / 2, _LONGEST_WAIT)
    if not all(one.seats is not None and one.trips is not None for one in shuttles):
        return None, wait
    return sum((one.seats or 0) * (one.trips or 0) for one in shuttles) / 2 / days, wait
