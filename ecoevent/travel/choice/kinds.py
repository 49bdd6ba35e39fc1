"""Probabilities of alternatives in, of (mode, variant) out: what factors of emission depend on."""

from collections.abc import Mapping

import numpy as np

from ecoevent.knowledge.modes import ALTERNATIVES, KINDS, MODES
from ecoevent.travel.choice.behaviour import Behaviour
from ecoevent.travel.choice.setting import INDEX
from ecoevent.travel.legs import Numbers
from ecoevent.travel.visit import Visit

KIND: Mapping[tuple[str, str], int] = {kind: index for index, kind in enumerate(KINDS)}
_FUELS = MODES["car"].drawn
_ALONE = tuple(name for name in ALTERNATIVES if MODES[name].drawn == ("average",))


def expanded(chosen: Numbers, km: Numbers, visit: Visit, behaviour: Behaviour) -> Numbers:
    """The probability of each of `KINDS` (origins, kinds)."""
    found = np.zeros((len(chosen), len(KINDS)))
    for name in _ALONE:
        found[:, KIND[name, "average"]] = chosen[:, INDEX[name]]
    transit = chosen[:, INDEX["transit"]]
    for mode, share in _transit_mix(km, behaviour).items():
        found[:, KIND[mode, "average"]] += transit * share
    for mode in ("car", "carpool"):
        for fuel, part in fleet(behaviour).items():
            found[:, KIND[mode, fuel]] = chosen[:, INDEX[mode]] * part
    for energy, part in _shuttle_mix(visit).items():
        found[:, KIND["shuttle", energy]] = chosen[:, INDEX["shuttle"]] * part
    business = behaviour.number("plane.business")
    found[:, KIND["plane", "business"]] = chosen[:, INDEX["plane"]] * business
    found[:, KIND["plane", "economy"]] = chosen[:, INDEX["plane"]] * (1 - business)
    return found


def fleet(behaviour: Behaviour) -> dict[str, float]:
    """What cars run on, in shares of the cars; what is not said is petrol."""
    parts = {fuel: behaviour.number(f"fleet.{fuel}") for fuel in _FUELS[1:]}
    whole = max(sum(parts.values()), 1.0)
    parts = {fuel: part / whole for fuel, part in parts.items()}
    return {"petrol": max(0.0, 1 - sum(parts.values())), **parts}


def _transit_mix(km: Numbers, behaviour: Behaviour) -> dict[str, Numbers]:
    train = np.clip(behaviour.curve("transit.train", km), 0, 1)
    metro = np.minimum(np.clip(behaviour.curve("transit.metro", km), 0, 1), 1 - train)
    return {"train": train, "metro": metro, "bus": 1 - train - metro}


def _shuttle_mix(visit: Visit) -> dict[str, float]:
    """By the seats of the plan's shuttles; `average` where the plan describes none."""
    seats: dict[str, float] = {}
    for one in visit.shuttles:
        offered = max((one.seats or 0) * (one.trips or 0), 1e-9)
        seats[one.energy] = seats.get(one.energy, 0.0) + offered
    whole = sum(seats.values())
    return {energy: each / whole for energy, each in seats.items()} if whole else {"average": 1.0}
