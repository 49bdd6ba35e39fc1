"""A setting in, the utilities of the local block out: below some 80 km, modes of everyday travel.

Tastes and constants are those of one study of leisure trips (docs/behaviour.md). What one region
has and another has not comes in as level of service, price, cars at home, and three constants.
"""

import numpy as np

from ecoevent.travel.choice.behaviour import Behaviour
from ecoevent.travel.choice.block import Block
from ecoevent.travel.choice.setting import (
    ACCESS,
    NEVER,
    NODES,
    WEIGHTS,
    Setting,
)
from ecoevent.travel.legs import Numbers
from ecoevent.travel.routes import PATH

_LEAST_MINUTES = 0.5
_HOUR = 60.0
_ON_FOOT_OR_WHEELS = ("walk", "bike", "e_bike", "scooter")
"""Whose effort does not shrink with distance."""
_CARS = np.arange(3.0).reshape(-1, 1, 1, 1)
_LUCK = NODES.reshape(-1, 1, 1)
_WALK = np.tile(ACCESS, 2).reshape(-1, 1)
_PAYS = np.repeat([0.0, 1.0], len(ACCESS)).reshape(-1, 1)
"""The classes of homes, each along an axis of its own; a walk and a pass go together on one."""
Felt = tuple[str, tuple[Numbers | float, Numbers]]
"""A mode, its constant, and what its time and price weigh."""
Part = tuple[Numbers, Block]
"""How many homes of each origin are of a block."""


def local_blocks(setting: Setting, behaviour: Behaviour) -> tuple[Part, Part]:
    """The homes that transit serves and those that it does not: how many, and their utilities."""
    km = setting.straight_km
    # a range may reach beyond everyone
    served = np.minimum(behaviour.curve("transit.served", km), 1.0)
    if setting.leaves_late:
        served = served * (1 - behaviour.number("transit.lost_late"))
    cars, luck, riders = _classes(behaviour)
    without = _utility(_modes(setting, behaviour), setting, behaviour)
    transit = _utility([_transit(setting, behaviour)], setting, behaviour)
    return (
        (served, Block(utility=without | transit, weight=cars * luck * riders)),
        (1 - served, Block(utility=without, weight=cars * luck)),
    )


def _classes(behaviour: Behaviour) -> tuple[Numbers, Numbers, Numbers]:
    """How many homes have how many cars, what luck with speed, what walk to the stop and fare."""
    none, two = behaviour.number("cars.none"), behaviour.number("cars.two")
    none, two = none / max(none + two, 1.0), two / max(none + two, 1.0)
    free = behaviour.number("transit.free_share")
    riders = np.repeat([free, 1 - free], len(ACCESS)) / len(ACCESS)
    return (
        np.array([none, 1 - none - two, two]).reshape(-1, 1, 1, 1),
        WEIGHTS.reshape(-1, 1, 1),
        riders.reshape(-1, 1),
    )


def _utility(modes: list[Felt], setting: Setting, behaviour: Behaviour) -> dict[str, Numbers]:
    damped = _damped(setting.straight_km, behaviour)
    return {
        name: constant
        + setting.appeal.get(name, 0.0)
        + (1.0 if name in _ON_FOOT_OR_WHEELS else damped) * felt
        for name, (constant, felt) in modes
    }


def _modes(setting: Setting, behaviour: Behaviour) -> list[Felt]:
    """All but transit."""
    km = setting.straight_km
    walk = behaviour.number("local.walk.time") * _minutes("walk", km, behaviour)
    found: list[Felt] = [
        ("walk", (0.0, walk)),
        *_cycles(km, behaviour),
        *_cars(setting, behaviour),
    ]
    if setting.shuttle_minutes is not None:
        found.append(_shuttle(setting, behaviour))
    return found


def _minutes(mode: str, km: Numbers, behaviour: Behaviour) -> Numbers:
    return _HOUR * km / behaviour.curve(f"{mode}.speed", km)


def _damped(km: Numbers, behaviour: Behaviour) -> Numbers:
    start = behaviour.number("local.damping_from")
    return np.maximum(km / start, 1.0) ** (behaviour.number("local.damping") - 1)


def _transit(setting: Setting, behaviour: Behaviour) -> Felt:
    number, km = behaviour.number, setting.straight_km
    spread = np.exp(-number("service.spread") * _LUCK)
    door, median = _minutes("transit", km, behaviour), number("transit.access")
    usual = np.minimum(median, 0.8 * door)  # a short ride is not all walk
    walk = np.maximum(np.minimum(median * _WALK, 0.8 * door), 0.0)
    walk = np.maximum(walk + setting.egress_minutes, 0.0)
    transfers = behaviour.curve("transit.transfers", km)
    wait = number("transit.transfer_wait") * transfers
    ride = np.maximum((door - usual) * spread - wait, _LEAST_MINUTES)
    fare = setting.fare_factor * behaviour.curve("transit.fare", km) * _PAYS
    felt = (
        number("local.transit.access") * walk
        + number("local.transit.in_vehicle") * ride
        + number("local.transit.wait") * wait
        + number("local.transit.transfer") * transfers
        + _cost(fare, behaviour)
    )
    return "transit", (number("local.transit.constant") + number("shift.transit"), felt)


def _shuttle(setting: Setting, behaviour: Behaviour) -> Felt:
    number = behaviour.number
    assert setting.shuttle_minutes is not None  # noqa: S101 (the caller asked)
    access, ride = setting.shuttle_minutes[:, 0], setting.shuttle_minutes[:, 1]
    there = np.isfinite(access + ride)
    felt = (
        number("local.transit.in_vehicle") * np.where(there, access + ride, 0.0)
        + number("local.transit.wait") * setting.shuttle_wait
        + number("local.transit.access") * number("transit.access")
    )
    constant = number("local.transit.constant") + number("shuttle.constant")
    constant += number("shift.transit")
    return "shuttle", (np.where(there, constant, NEVER), felt)


def _cycles(km: Numbers, behaviour: Behaviour) -> list[Felt]:
    """Bicycles with and without a motor, and scooters, in the numbers there are of each."""
    number = behaviour.number
    constant = number("local.bike.constant") + number("shift.bike")
    electric = number("e_bike.share")
    sizes = {"bike": 1 - electric, "e_bike": electric, "scooter": number("scooter.ratio")}
    found: list[Felt] = []
    for name, size in sizes.items():
        speed = "bike" if name == "bike" else "e_bike"
        time = number("local.bike.time") * _minutes(speed, km, behaviour)
        found.append((name, (constant + _log(size), time)))
    return found


def _cars(setting: Setting, behaviour: Behaviour) -> list[Felt]:
    """Driving alone, in company, and taxis, in the numbers there are of each."""
    number, km = behaviour.number, setting.straight_km
    luck = np.exp(number("service.spread") * _LUCK)
    time = number("local.car.time") * (
        _minutes("car", km, behaviour) * luck + number("car.parking_minutes")
    )
    price = setting.parking_price
    price = number("car.parking_price") if price is None else price
    drive = number("car.cost") * PATH * km
    # the study counts the cost of the car whoever sits in it; those in company divide the parking
    parking = price / 2  # a day's parking serves both ways
    in_company = drive + parking / number("cars.people")
    taxi = number("taxi.start") + number("taxi.km") * PATH * km
    shared = number(f"cars.shared.{setting.purpose}")
    constant = number("local.car.constant") + number("shift.car")
    home = number("local.licence") * number("cars.licence")
    own = constant + home + number("local.household_car") * _CARS
    ride = number("local.car.time") * _minutes("car", km, behaviour) * luck
    return [
        ("car", (own + _log(1 - shared), time + _cost(drive + parking, behaviour))),
        ("carpool", (own + _log(shared), time + _cost(in_company, behaviour))),
        (
            "taxi",
            (
                constant + home + number("local.household_car") + _log(number("taxi.ratio")),
                ride + _cost(taxi / number("taxi.people"), behaviour),
            ),
        ),
    ]


def _cost(dollars: Numbers, behaviour: Behaviour) -> Numbers:
    return behaviour.number("local.cost") * behaviour.number("price.GBP2015") * dollars


def _log(size: float) -> float:
    return float(np.log(size)) if size > 0 else NEVER
