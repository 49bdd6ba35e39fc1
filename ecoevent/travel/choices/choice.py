"""Distances, prices and what the event offers in, the probability of each mode out.

Two multinomial logits, each taken whole from one study: a local one, a mixture over homes with
and without cars, near and far from a stop; and an intercity one, a mixture over towns with many
and with few departures. Between two distances, one passes smoothly into the other.
docs/behaviour.md has the equations.
"""

from collections.abc import Callable

import attrs
import numpy as np

from ecoevent.travel.choices.behaviour import Behaviour
from ecoevent.travel.choices.intercity import intercity_block
from ecoevent.travel.choices.local import local_block
from ecoevent.travel.choices.setting import ALTERNATIVES, INDEX, Setting
from ecoevent.travel.legs import Indices, Numbers

_ROUNDS = 200
_CLOSE = 1e-9
_LEAST_FREE = 0.2


def choose(setting: Setting, behaviour: Behaviour) -> Numbers:
    """The probability of each of `ALTERNATIVES` for people of each origin (origins, 13).

    Where places are limited and known beforehand, those in excess look elsewhere: scarcity costs
    just as much as makes demand fit the places, or the longest detour that people accept.
    """
    km = setting.straight_km
    from_km, to_km = behaviour.number("switch.from_km"), behaviour.number("switch.to_km")
    far = np.clip((km - from_km) / max(to_km - from_km, 1e-9), 0.0, 1.0)
    if setting.by_land is not None:
        far = np.where(setting.by_land > 0, far, 1.0)
    near, away = np.flatnonzero(far < 1), np.flatnonzero(far > 0)
    blocks = (
        (near, (1 - far)[near], local_block(_some(setting, near), behaviour)),
        (away, far[away], intercity_block(_some(setting, away), behaviour)),
    )

    def shares(penalty: Numbers) -> Numbers:
        total = np.zeros((len(km), len(ALTERNATIVES)))
        for where, weight, block in blocks:
            if len(where):
                total[where] += weight[:, None] * block.shares(penalty)
        return total

    return _within_places(shares, setting, behaviour)


def _some(setting: Setting, where: Indices) -> Setting:
    def part(values: Numbers | None) -> Numbers | None:
        return None if values is None else values[where]

    return attrs.evolve(
        setting,
        straight_km=setting.straight_km[where],
        people=setting.people[where],
        by_land=part(setting.by_land),
        shuttle_minutes=part(setting.shuttle_minutes),
    )


def _within_places(
    shares: Callable[[Numbers], Numbers], setting: Setting, behaviour: Behaviour
) -> Numbers:
    limits = _limits(setting, behaviour)
    penalty = np.zeros(len(ALTERNATIVES))
    found = shares(penalty)
    for _round in range(_ROUNDS if limits else 0):
        moved = 0.0
        for limit in limits:
            now = limit.relieved(setting.people @ found, penalty)
            moved = max(moved, float(np.abs(now - penalty).max()))
            penalty = now
        found = shares(penalty)
        if moved < _CLOSE:
            break
    return np.asarray(found)


@attrs.frozen(kw_only=True, eq=False)
class Limit:
    """So many places, what each traveller takes of them, and the most that scarcity may cost."""

    places: float
    takes: Numbers
    most: float

    def relieved(self, travellers: Numbers, penalty: Numbers) -> Numbers:
        """The penalty moved towards where demand fits the places."""
        wanted = float(travellers @ self.takes)
        uses = self.takes > 0
        now = float(penalty[uses].min())
        step = np.log(max(wanted, 1e-12) / self.places) if self.places else np.inf
        # the more people use the mode, the less of them a step drives away
        step /= max(1 - float(travellers[uses].sum() / max(travellers.sum(), 1e-12)), _LEAST_FREE)
        return np.where(uses, np.clip(now - step, -self.most, 0.0), penalty)


def _limits(setting: Setting, behaviour: Behaviour) -> list[Limit]:
    limits = []
    if setting.parking_places is not None:
        takes = np.zeros(len(ALTERNATIVES))
        takes[INDEX["car"]], takes[INDEX["carpool"]] = 1.0, 1 / behaviour.number("cars.people")
        minutes = behaviour.number("parking.most_overflow")
        most = -behaviour.number("local.car.time") * minutes
        limits.append(Limit(places=setting.parking_places, takes=takes, most=most))
    if setting.shuttle_minutes is not None and setting.shuttle_seats is not None:
        takes = np.zeros(len(ALTERNATIVES))
        takes[INDEX["shuttle"]] = 1.0
        limits.append(Limit(places=setting.shuttle_seats, takes=takes, most=50.0))
    return limits
