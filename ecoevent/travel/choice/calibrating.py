"""A region and a published split in, the constants that make the model give that split out.

The only routine by which constants of a region are found. It moves them until the mean share over
the target's trips is the target's; slopes stay those of the study.
"""

from collections.abc import Mapping

import numpy as np

from ecoevent.travel.choice.behaviour import Behaviour
from ecoevent.travel.choice.choice import choose
from ecoevent.travel.choice.records import Target
from ecoevent.travel.choice.setting import INDEX, Setting
from ecoevent.travel.legs import Numbers

MOVES: Mapping[str, tuple[str, ...]] = {
    "shift.bike": ("bike", "e_bike", "scooter"),
    "shift.transit": ("transit",),
    "shift.car": ("car", "carpool", "taxi"),
    "shift.train": ("train",),
    "shift.coach": ("coach",),
    "shift.plane": ("plane",),
}
"""Which modes each constant of a region moves; walking, or the car between cities, stays put."""
_GROUPS: Mapping[str, tuple[str, ...]] = {
    "bike": ("bike", "e_bike", "scooter"),
    "any_car": ("car", "carpool", "taxi"),
}
_ROUNDS = 500
_CLOSE = 1e-7
_LIMIT = 15.0


def modelled(behaviour: Behaviour, target: Target) -> dict[str, float]:
    """The model's shares over the trips of the target, by the target's words."""
    found = _mean(behaviour, target)
    return {word: float(found[_places(word)].sum()) for word in target.shares}


def fitted(behaviour: Behaviour, target: Target) -> dict[str, float]:
    """The constants `shift.…` by which the model gives the shares of the target."""
    wanted = _constants(target)
    shifts = {name: behaviour.number(name) for name in wanted}
    for _round in range(_ROUNDS):
        moved = _moved(behaviour, shifts)
        found = modelled(moved, target)
        steps = {name: _step(target.shares[word], found[word]) for name, word in wanted.items()}
        shifts = {name: float(np.clip(shifts[name] + steps[name], -_LIMIT, _LIMIT))
                  for name in shifts}  # fmt: skip
        if max(abs(step) for step in steps.values()) < _CLOSE:
            break
    return shifts


def _constants(target: Target) -> dict[str, str]:
    """The word of the target that each constant answers for; one stays put, else all may move."""
    found = {}
    for name, modes in MOVES.items():
        for word in target.shares:
            if word != "walk" and set(_words(word)) & set(modes) and name not in found:
                found[name] = word
    is_intercity = any(name in found for name in ("shift.train", "shift.coach", "shift.plane"))
    if is_intercity:
        found.pop("shift.car", None)
    return found


def _words(word: str) -> tuple[str, ...]:
    return _GROUPS.get(word, (word,))


def _places(word: str) -> list[int]:
    return [INDEX[name] for name in _words(word)]


def _step(wanted: float, found: float) -> float:
    return float(np.log(max(wanted, 1e-6)) - np.log(max(found, 1e-12)))


def _moved(behaviour: Behaviour, shifts: Mapping[str, float]) -> Behaviour:
    return behaviour.having(**{name.replace(".", "__"): value for name, value in shifts.items()})


def _mean(behaviour: Behaviour, target: Target) -> Numbers:
    km, weights = np.array(target.at_km), np.array(target.weights)
    setting = Setting(
        straight_km=km,
        people=weights,
        purpose="leisure" if target.is_leisure else "business",
        parking_price=target.parking_price,
    )
    return np.asarray(weights @ choose(setting, behaviour) / weights.sum())
