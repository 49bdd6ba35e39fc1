"""Distances, prices and what the event offers in, the probability of each mode out.

Two multinomial logits, each taken whole from one study: a local one, a mixture over homes with
and without cars, near and far from a stop; and an intercity one, a mixture over towns with many
and with few departures. Between two distances, one passes smoothly into the other.
docs/behaviour.md has the equations.
"""

import itertools
from collections.abc import Callable, Iterator, Sequence

import attrs
import numpy as np

from ecoevent.knowledge.modes import ALTERNATIVES
from ecoevent.travel.choice.behaviour import Behaviour
from ecoevent.travel.choice.block import Block
from ecoevent.travel.choice.intercity import intercity_block
from ecoevent.travel.choice.local import local_blocks
from ecoevent.travel.choice.setting import INDEX, Setting
from ecoevent.travel.legs import Indices, Numbers

_ROUNDS = 200
_CLOSE = 1e-9
_LEAST_FREE = 0.2
_AT_ONCE = 1024  # origins whose numbers fit into the cache
Part = tuple[Indices, Numbers, Block]
"""Some origins, how many of their homes are of a block, and the block."""


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
    parts = [
        part
        for first in range(0, len(km), _AT_ONCE)
        for part in _parts(setting, far, slice(first, first + _AT_ONCE), behaviour)
    ]
    penalty = _scarcity(parts, setting, behaviour)
    found = np.zeros((len(km), len(ALTERNATIVES)))
    for where, weight, block in parts:
        found[where] += (weight * block.shares(penalty)).T
    return found


def _parts(setting: Setting, far: Numbers, here: slice, behaviour: Behaviour) -> Iterator[Part]:
    """The blocks of those origins."""
    near, away = (here.start + np.flatnonzero(some) for some in (far[here] < 1, far[here] > 0))
    if len(near):
        for homes, block in local_blocks(_some(setting, near), behaviour):
            yield near, (1 - far)[near] * homes, block
    if len(away):
        yield away, far[away], intercity_block(_some(setting, away), behaviour)


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


def _scarcity(parts: Sequence[Part], setting: Setting, behaviour: Behaviour) -> Numbers:
    """What scarcity adds to the utility of each alternative."""
    limits = _limits(setting, behaviour)
    uses = np.array([limit.takes > 0 for limit in limits]).reshape(-1, len(ALTERNATIVES))

    def relieved(penalties: Numbers) -> Numbers:
        travellers = np.zeros(len(ALTERNATIVES))
        for where, weight, block in parts:
            shares = block.shares(penalties @ uses)
            travellers += (shares * (weight * setting.people[where])).sum(axis=1)
        each = zip(limits, penalties.tolist(), strict=True)
        return np.array([limit.relieved(travellers, now) for limit, now in each])

    if not limits:
        return np.zeros(len(ALTERNATIVES))
    most = np.array([limit.most for limit in limits])
    return np.asarray(_settled(relieved, most) @ uses)


def _settled(relieved: Callable[[Numbers], Numbers], most: Numbers) -> Numbers:
    """The penalties that relief changes no more.

    What the last rounds changed tells how far to go beyond the next one (Anderson 1965, Iterative
    procedures for nonlinear integral equations, doi:10.1145/321296.321305): for one limit, that is
    the secant method.
    """
    penalties = np.zeros(len(most))
    before: list[tuple[Numbers, Numbers]] = []
    for _round in range(_ROUNDS):
        now = relieved(penalties)
        step = now - penalties
        if np.abs(step).max() < _CLOSE:
            return now
        before = [*before[-len(most) :], (now, step)]
        if len(before) > 1:
            changes = [(a[0] - b[0], a[1] - b[1]) for a, b in itertools.pairwise(before)]
            moved, turned = (np.array(each).T for each in zip(*changes, strict=True))
            now = now - moved @ np.linalg.lstsq(turned, step, rcond=None)[0]
        penalties = np.clip(now, -most, 0.0)
    return penalties


@attrs.frozen(kw_only=True, eq=False)
class Limit:
    """So many places, what each traveller takes of them, and the most that scarcity may cost."""

    places: float
    takes: Numbers
    most: float

    def relieved(self, travellers: Numbers, now: float) -> float:
        """The penalty moved towards where demand fits the places."""
        wanted = float(travellers @ self.takes)
        step = np.log(max(wanted, 1e-12) / self.places) if self.places else np.inf
        # the more people use the mode, the less of them a step drives away
        using = float(travellers[self.takes > 0].sum() / max(travellers.sum(), 1e-12))
        return float(np.clip(now - step / max(1 - using, _LEAST_FREE), -self.most, 0.0))


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
