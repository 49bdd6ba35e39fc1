"""A setting in, the utilities of the local block out: below some 80 km, modes of everyday travel.

Tastes and constants are those of one study of leisure trips (docs/behaviour.md). What one region
has and another has not comes in as level of service, price, cars at home, and three constants.
"""

from collections.abc import Mapping

import numpy as np

from ecoevent.travel.choices.behaviour import Behaviour
from ecoevent.travel.choices.setting import (
    ACCESS,
    ALTERNATIVES,
    INDEX,
    NEVER,
    NODES,
    PATH,
    WEIGHTS,
    Block,
    Setting,
)
from ecoevent.travel.legs import Numbers

_LEAST_MINUTES = 0.5
_HOUR = 60.0
_ON_FOOT_OR_WHEELS = ("walk", "bike", "e_bike", "scooter")
"""Whose effort does not shrink with distance."""
Classes = Mapping[str, Numbers]
Felt = tuple[str, tuple[Numbers | float, Numbers]]
"""A mode, its constant, and what its time and price weigh."""


def local_block(setting: Setting, behaviour: Behaviour) -> Block:
    """The utilities of modes for homes of each class."""
    classes, weight = _classes(behaviour)
    km = setting.straight_km[:, None]
    shape = (len(km), len(weight), len(ALTERNATIVES))
    utility = np.full(shape, NEVER)
    damped = _damped(km, behaviour)
    for name, parts in _modes(setting, behaviour, classes):
        constant, felt = parts
        weight_of_felt = 1.0 if name in _ON_FOOT_OR_WHEELS else damped
        utility[:, :, INDEX[name]] = constant + weight_of_felt * felt
    for name, appeal in setting.appeal.items():
        utility[:, :, INDEX[name]] += appeal
    return Block(utility=utility, weight=_weights(setting, behaviour, classes, weight))


def _modes(setting: Setting, behaviour: Behaviour, classes: Classes) -> list[Felt]:
    km = setting.straight_km[:, None]
    transit = _transit(setting, behaviour, classes)
    found: list[Felt] = [
        ("walk", (0.0, behaviour.number("local.walk.time") * _minutes("walk", km, behaviour))),
        ("transit", transit),
        *_cycles(km, behaviour),
        *_cars(setting, behaviour, classes),
    ]
    if setting.shuttle_minutes is not None:
        found.append(("shuttle", _shuttle(setting, behaviour)))
    return found


def _minutes(mode: str, km: Numbers, behaviour: Behaviour) -> Numbers:
    return _HOUR * km / behaviour.curve(f"{mode}.speed", km)


def _damped(km: Numbers, behaviour: Behaviour) -> Numbers:
    start = behaviour.number("local.damping_from")
    return np.maximum(km / start, 1.0) ** (behaviour.number("local.damping") - 1)


def _classes(behaviour: Behaviour) -> tuple[Classes, Numbers]:
    """Cars at home, luck with speed, walk to the stop, pass, served: each and how many homes."""
    none, two = behaviour.number("cars.none"), behaviour.number("cars.two")
    none, two = none / max(none + two, 1.0), two / max(none + two, 1.0)
    free = behaviour.number("transit.free_share")
    axes = {
        "cars": (np.array([0.0, 1.0, 2.0]), np.array([none, 1 - none - two, two])),
        "luck": (NODES, WEIGHTS),
        "access": (ACCESS, np.full(len(ACCESS), 1 / len(ACCESS))),
        "fare": (np.array([0.0, 1.0]), np.array([free, 1 - free])),
        "served": (np.array([0.0, 1.0]), np.ones(2)),
    }
    grids = np.meshgrid(*(values for values, _ in axes.values()), indexing="ij")
    weights = np.meshgrid(*(weight for _, weight in axes.values()), indexing="ij")
    product = np.prod([each.ravel() for each in weights], axis=0)
    return dict(zip(axes, (grid.ravel() for grid in grids), strict=True)), product


def _weights(setting: Setting, behaviour: Behaviour, classes: Classes, weight: Numbers) -> Numbers:
    # a range may reach beyond everyone
    served = np.minimum(behaviour.curve("transit.served", setting.straight_km), 1.0)[:, None]
    if setting.leaves_late:
        served = served * (1 - behaviour.number("transit.lost_late"))
    return weight * np.where(classes["served"] > 0, served, 1 - served)


def _transit(setting: Setting, behaviour: Behaviour, classes: Classes) -> tuple[Numbers, Numbers]:
    number, km = behaviour.number, setting.straight_km[:, None]
    spread = np.exp(-number("service.spread") * classes["luck"])
    door, median = _minutes("transit", km, behaviour), number("transit.access")
    usual = np.minimum(median, 0.8 * door)  # a short ride is not all walk
    walk = np.maximum(np.minimum(median * classes["access"], 0.8 * door), 0.0)
    walk = np.maximum(walk + setting.egress_minutes, 0.0)
    transfers = behaviour.curve("transit.transfers", km)
    wait = number("transit.transfer_wait") * transfers
    ride = np.maximum((door - usual) * spread - wait, _LEAST_MINUTES)
    fare = setting.fare_factor * behaviour.curve("transit.fare", km) * classes["fare"]
    felt = (
        number("local.transit.access") * walk
        + number("local.transit.in_vehicle") * ride
        + number("local.transit.wait") * wait
        + number("local.transit.transfer") * transfers
        + _cost(fare, behaviour)
    )
    constant = number("local.transit.constant") + number("shift.transit")
    return np.where(classes["served"] > 0, constant, NEVER), felt


def _shuttle(setting: Setting, behaviour: Behaviour) -> tuple[Numbers, Numbers]:
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
    return np.where(there, constant, NEVER)[:, None], felt[:, None]


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


def _cars(setting: Setting, behaviour: Behaviour, classes: Classes) -> list[Felt]:
    """Driving alone, in company, and taxis, in the numbers there are of each."""
    number, km = behaviour.number, setting.straight_km[:, None]
    luck = np.exp(number("service.spread") * classes["luck"])
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
    own = constant + home + number("local.household_car") * classes["cars"]
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
