"""Mode choice written out home by home and mode by mode, as docs/behaviour.md has it; slow.

Nothing is shared between classes, and places that are scarce are found by small steps.
"""

import itertools
import math
from collections.abc import Callable

import numpy as np

from ecoevent.travel.choice.behaviour import Behaviour
from ecoevent.travel.choice.setting import (
    ACCESS,
    ALTERNATIVES,
    INDEX,
    NEVER,
    NODES,
    WEIGHTS,
    Setting,
)
from ecoevent.travel.legs import Numbers
from ecoevent.travel.routes import PATH

Class = tuple[float, dict[str, float], float]
"""How many homes are of it, its utilities, and what a minute of looking for a place weighs."""


def plain_choose(setting: Setting, behaviour: Behaviour) -> Numbers:
    """What `choose` gives, to some nine digits."""
    everyone = [_classes(row, setting, behaviour) for row in range(len(setting.straight_km))]
    most = max(map(len, everyone))
    weight = np.zeros((len(everyone), most, 1))
    utility = np.zeros((len(everyone), most, len(ALTERNATIVES)))
    minutes = np.zeros((len(everyone), most, 1))
    for row, classes in enumerate(everyone):
        for column, (homes, by_mode, minute) in enumerate(classes):
            weight[row, column], minutes[row, column] = homes, minute
            utility[row, column] = [by_mode.get(name, NEVER) for name in ALTERNATIVES]

    def shares(penalty: Numbers) -> Numbers:
        felt = utility + minutes * penalty
        odds = np.exp(felt - felt.max(axis=-1, keepdims=True))
        return np.asarray((weight * odds / odds.sum(axis=-1, keepdims=True)).sum(axis=1))

    return _within_places(setting, behaviour, shares)


def _within_places(
    setting: Setting, behaviour: Behaviour, shares: Callable[[Numbers], Numbers]
) -> Numbers:
    limits = []
    if setting.parking_places is not None:
        takes = np.zeros(len(ALTERNATIVES))
        takes[INDEX["car"]], takes[INDEX["carpool"]] = 1, 1 / behaviour.number("cars.people")
        most = -behaviour.number("local.car.time") * behaviour.number("parking.most_overflow")
        limits.append((setting.parking_places, takes, most))
    if setting.shuttle_minutes is not None and setting.shuttle_seats is not None:
        limits.append((setting.shuttle_seats, np.eye(len(ALTERNATIVES))[INDEX["shuttle"]], 50.0))
    penalty = np.zeros(len(ALTERNATIVES))
    for _round in range(4_000):
        before = penalty
        for places, takes, most in limits:
            wanted = max(float(setting.people @ shares(penalty) @ takes), 1e-12)
            moved = penalty - (math.log(wanted / places) if places else math.inf)
            penalty = np.where(takes > 0, np.clip(moved, -most, 0), penalty)
        if np.abs(penalty - before).max() < 1e-12:
            break
    return shares(penalty)


def _classes(row: int, setting: Setting, behaviour: Behaviour) -> list[Class]:
    number, km = behaviour.number, float(setting.straight_km[row])
    start, end = number("switch.from_km"), number("switch.to_km")
    far = min(max((km - start) / max(end - start, 1e-9), 0.0), 1.0)
    is_lost = setting.by_land is not None and setting.by_land[row] == 0
    if is_lost:
        return [(1.0, {"plane": 0.0}, 1.0)]
    found = []
    if far < 1:
        found += [(h * (1 - far), u, 1.0) for h, u in _local(row, setting, behaviour)]
    if far > 0:
        minute = number("intercity.out_of_vehicle") / number("local.car.time")
        found += [(h * far, u, minute) for h, u in _intercity(km, setting, behaviour)]
    return found


def _at(behaviour: Behaviour, name: str, km: float) -> float:
    return float(behaviour.curve(name, np.array([km]))[0])


def _log(size: float) -> float:
    return math.log(size) if size > 0 else NEVER


def _local(
    row: int, setting: Setting, behaviour: Behaviour
) -> list[tuple[float, dict[str, float]]]:
    number, km = behaviour.number, float(setting.straight_km[row])
    none, two = number("cars.none"), number("cars.two")
    none, two = none / max(none + two, 1), two / max(none + two, 1)
    served = min(_at(behaviour, "transit.served", km), 1)
    served *= 1 - number("transit.lost_late") if setting.leaves_late else 1
    free = number("transit.free_share")
    classes = itertools.product(
        ((0, none), (1, 1 - none - two), (2, two)),
        zip(NODES, WEIGHTS, strict=True),
        ((access, 1 / 4) for access in ACCESS),
        ((False, free), (True, 1 - free)),
        ((True, served), (False, 1 - served)),
    )
    found = []
    for (cars, a), (luck, b), (access, c), (pays, d), (is_served, e) in classes:
        utility = _by_foot_or_wheels(km, behaviour) | _by_car(km, cars, luck, setting, behaviour)
        if setting.shuttle_minutes is not None:
            utility["shuttle"] = _by_shuttle(row, setting, behaviour)
        if is_served:
            utility["transit"] = _by_transit(km, (luck, access, pays), setting, behaviour)
        for name, appeal in setting.appeal.items():
            utility[name] += appeal
        found.append((a * b * c * d * e, utility))
    return found


def _damped(km: float, behaviour: Behaviour) -> float:
    power = behaviour.number("local.damping") - 1
    return max(km / behaviour.number("local.damping_from"), 1.0) ** power


def _minutes(mode: str, km: float, behaviour: Behaviour) -> float:
    return 60 * km / _at(behaviour, f"{mode}.speed", km)


def _pounds(dollars: float, behaviour: Behaviour) -> float:
    return behaviour.number("local.cost") * behaviour.number("price.GBP2015") * dollars


def _by_foot_or_wheels(km: float, behaviour: Behaviour) -> dict[str, float]:
    number = behaviour.number
    own = number("local.bike.constant") + number("shift.bike")
    minute, electric = number("local.bike.time"), number("e_bike.share")
    slow, fast = (minute * _minutes(mode, km, behaviour) for mode in ("bike", "e_bike"))
    return {
        "walk": number("local.walk.time") * _minutes("walk", km, behaviour),
        "bike": own + _log(1 - electric) + slow,
        "e_bike": own + _log(electric) + fast,
        "scooter": own + _log(number("scooter.ratio")) + fast,
    }


def _by_car(
    km: float, cars: int, luck: float, setting: Setting, behaviour: Behaviour
) -> dict[str, float]:
    number, damped = behaviour.number, _damped(km, behaviour)
    spread = math.exp(number("service.spread") * luck)
    drive = _minutes("car", km, behaviour) * spread
    time = number("local.car.time") * (drive + number("car.parking_minutes"))
    price = setting.parking_price
    parking = (number("car.parking_price") if price is None else price) / 2
    road = number("car.cost") * PATH * km
    taxi = (number("taxi.start") + number("taxi.km") * PATH * km) / number("taxi.people")
    shared = number(f"cars.shared.{setting.purpose}")
    anyone = number("local.car.constant") + number("shift.car")
    anyone += number("local.licence") * number("cars.licence")
    own = anyone + number("local.household_car") * cars
    divided = parking / number("cars.people")
    return {
        "car": own + _log(1 - shared) + damped * (time + _pounds(road + parking, behaviour)),
        "carpool": own + _log(shared) + damped * (time + _pounds(road + divided, behaviour)),
        "taxi": anyone + number("local.household_car") + _log(number("taxi.ratio"))
        + damped * (number("local.car.time") * drive + _pounds(taxi, behaviour)),
    }  # fmt: skip


def _by_transit(
    km: float, home: tuple[float, float, bool], setting: Setting, behaviour: Behaviour
) -> float:
    luck, access, pays = home
    number = behaviour.number
    door, median = _minutes("transit", km, behaviour), number("transit.access")
    walk = max(min(median * access, 0.8 * door) + setting.egress_minutes, 0.0)
    transfers = _at(behaviour, "transit.transfers", km)
    wait = number("transit.transfer_wait") * transfers
    spread = math.exp(-number("service.spread") * luck)
    ride = max((door - min(median, 0.8 * door)) * spread - wait, 0.5)
    fare = setting.fare_factor * _at(behaviour, "transit.fare", km) * pays
    felt = (
        number("local.transit.access") * walk
        + number("local.transit.in_vehicle") * ride
        + number("local.transit.wait") * wait
        + number("local.transit.transfer") * transfers
        + _pounds(fare, behaviour)
    )
    own = number("local.transit.constant") + number("shift.transit")
    return own + _damped(km, behaviour) * felt


def _by_shuttle(row: int, setting: Setting, behaviour: Behaviour) -> float:
    number, km = behaviour.number, float(setting.straight_km[row])
    assert setting.shuttle_minutes is not None
    minutes = float(setting.shuttle_minutes[row].sum())
    if not math.isfinite(minutes):
        return NEVER
    felt = (
        number("local.transit.in_vehicle") * minutes
        + number("local.transit.wait") * setting.shuttle_wait
        + number("local.transit.access") * number("transit.access")
    )
    own = number("local.transit.constant") + number("shift.transit") + number("shuttle.constant")
    return own + _damped(km, behaviour) * felt


def _intercity(
    km: float, setting: Setting, behaviour: Behaviour
) -> list[tuple[float, dict[str, float]]]:
    found = []
    nodes = list(zip(NODES, WEIGHTS, strict=True))
    for (rail, a), (air, b) in itertools.product(nodes, nodes):
        luck = {"train": rail, "coach": 0.0, "plane": air}
        utility = {mode: _by_line(mode, km, luck[mode], setting, behaviour) for mode in luck}
        utility |= _by_road(km, setting, behaviour)
        for name in utility.keys() & setting.appeal.keys():
            utility[name] += setting.appeal[name]
        found.append((float(a * b), utility))
    return found


def _long_damped(km: float, setting: Setting, behaviour: Behaviour) -> float:
    if setting.purpose == "business":
        return 1.0
    power = behaviour.number("intercity.leisure.damping") - 1
    return max(km / behaviour.number("intercity.damping_from"), 1.0) ** power


def _dollars(dollars: float, behaviour: Behaviour) -> float:
    return behaviour.number("intercity.cost") * behaviour.number("price.CAD1989") * dollars


def _by_line(mode: str, km: float, luck: float, setting: Setting, behaviour: Behaviour) -> float:
    number = behaviour.number
    departures = _at(behaviour, f"{mode}.departures", km)
    departures *= math.exp(number("departures.spread") * luck)
    often = number("intercity.departure") * min(departures, number("intercity.most_departures"))
    board = number("intercity.in_vehicle") * _at(behaviour, f"{mode}.minutes", km)
    fare = _dollars(_at(behaviour, f"{mode}.fare", km), behaviour)
    return (
        number(f"intercity.{setting.purpose}.{mode}")
        + number(f"shift.{mode}")
        + _log(min(_at(behaviour, f"{mode}.served", km), 1.0))
        + number("intercity.out_of_vehicle") * number(f"{mode}.out_minutes")
        + often
        + _long_damped(km, setting, behaviour) * (board + fare)
    )


def _by_road(km: float, setting: Setting, behaviour: Behaviour) -> dict[str, float]:
    number = behaviour.number
    board = number("intercity.in_vehicle") * _at(behaviour, "car.minutes", km)
    price = setting.parking_price
    parking = (number("car.parking_price") if price is None else price) / 2
    people, road = number("cars.people"), number("car.intercity_cost") * km
    each = road if setting.purpose == "business" else road / people
    shared = number(f"cars.shared.{setting.purpose}")
    damped = _long_damped(km, setting, behaviour)
    return {
        "car": _log(1 - shared) + damped * (board + _dollars(road + parking, behaviour)),
        "carpool": _log(shared) + damped * (board + _dollars(each + parking / people, behaviour)),
    }
