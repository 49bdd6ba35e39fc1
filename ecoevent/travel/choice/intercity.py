"""A setting in, the utilities of the intercity block out: beyond some 80 km.

The weight of time and price is that of one study of a corridor; its constants stand for business
trips, and others, fitted to a national survey, for leisure (docs/behaviour.md).
"""

import numpy as np

from ecoevent.travel.choice.behaviour import Behaviour
from ecoevent.travel.choice.block import Block
from ecoevent.travel.choice.setting import (
    NEVER,
    NODES,
    WEIGHTS,
    Setting,
)
from ecoevent.travel.legs import Numbers

_LUCK = {"train": NODES.reshape(-1, 1, 1), "coach": np.zeros(1), "plane": NODES.reshape(-1, 1)}
_WEIGHT = np.multiply.outer(WEIGHTS, WEIGHTS)[..., None]
"""The classes of towns, along an axis by their luck with trains and one by that with planes."""


def intercity_block(setting: Setting, behaviour: Behaviour) -> Block:
    """The utilities of modes for towns with many and with few departures."""
    utility = {name: _public(name, luck, setting, behaviour) for name, luck in _LUCK.items()}
    utility |= _cars(setting, behaviour)
    utility = {name: one + setting.appeal.get(name, 0.0) for name, one in utility.items()}
    if setting.by_land is not None:
        lost = setting.by_land == 0
        # who cannot come by land flies, however few the flights
        utility = {
            name: np.where(lost, 0.0 if name == "plane" else NEVER, one)
            for name, one in utility.items()
        }
    minutes = behaviour.number("intercity.out_of_vehicle") / behaviour.number("local.car.time")
    return Block(utility=utility, weight=_WEIGHT, minutes=minutes)


def _damped(setting: Setting, behaviour: Behaviour) -> Numbers:
    """How much less an hour or a dollar weighs on a journey that is long anyway."""
    if setting.purpose == "business":
        return np.ones(len(setting.straight_km))
    start = behaviour.number("intercity.damping_from")
    power = behaviour.number("intercity.leisure.damping") - 1
    return np.asarray(np.maximum(setting.straight_km / start, 1.0) ** power)


def _public(name: str, luck: Numbers, setting: Setting, behaviour: Behaviour) -> Numbers:
    number, km = behaviour.number, setting.straight_km
    constant = number(f"intercity.{setting.purpose}.{name}") + number(f"shift.{name}")
    fare = _cost(behaviour.curve(f"{name}.fare", km), behaviour)
    board = number("intercity.in_vehicle") * behaviour.curve(f"{name}.minutes", km)
    out = number("intercity.out_of_vehicle") * number(f"{name}.out_minutes")
    spread = np.exp(number("departures.spread") * luck)
    departures = behaviour.curve(f"{name}.departures", km) * spread
    often = number("intercity.departure") * np.minimum(
        departures, number("intercity.most_departures")
    )
    with np.errstate(divide="ignore"):
        served = np.log(np.minimum(behaviour.curve(f"{name}.served", km), 1.0))
    base = constant + served + out + _damped(setting, behaviour) * (fare + board)
    return np.asarray(base + often)


def _cars(setting: Setting, behaviour: Behaviour) -> dict[str, Numbers]:
    number, km = behaviour.number, setting.straight_km
    board = number("intercity.in_vehicle") * behaviour.curve("car.minutes", km)
    price = setting.parking_price
    price = number("car.parking_price") if price is None else price
    road = number("car.intercity_cost") * km
    people = number("cars.people")
    # an employer pays the road of each; friends divide it, as the survey of leisure trips has it
    felt = road if setting.purpose == "business" else road / people
    alone_pays, together_pay = road + price / 2, felt + price / 2 / people
    shared = number(f"cars.shared.{setting.purpose}")
    damped = _damped(setting, behaviour)
    with np.errstate(divide="ignore"):
        alone, together = np.log(1 - shared), np.log(shared)
    return {
        "car": alone + damped * (board + _cost(alone_pays, behaviour)),
        "carpool": together + damped * (board + _cost(together_pay, behaviour)),
    }


def _cost(dollars: Numbers, behaviour: Behaviour) -> Numbers:
    return behaviour.number("intercity.cost") * behaviour.number("price.CAD1989") * dollars
