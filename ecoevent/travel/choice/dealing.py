"""Distances, people and the stated shares of modes in, who takes what out.

An organiser says that a tenth walk and a tenth fly, not from where. Those who walk are dealt out
first, to the nearest people, then those who cycle; those who fly to the farthest. Between them cars
come from everywhere alike; of the others, city transit takes the nearer and the train the farther.
"""

from collections.abc import Mapping

import numpy as np

from ecoevent.knowledge.modes import Reach, reaching
from ecoevent.travel.legs import Numbers

_FIRST = ("walk", "scooter", "car", "carpool", "coach")
"""Who comes first within a reach; those on foot go least far, and sums to the last bit depend on
the order of the others."""


def _reaching(reach: Reach) -> tuple[str, ...]:
    within = reaching(reach)
    return tuple(dict.fromkeys(mode for mode in (*_FIRST, *within) if mode in within))


NEAREST, ANYWHERE, NEAR = _reaching("nearest"), _reaching("anywhere"), _reaching("near")
FAR, FARTHEST = _reaching("far"), _reaching("farthest")


def dealt(km: Numbers, people: Numbers, shares: Mapping[str, float]) -> dict[str, Numbers]:
    """How many of each group take each mode; every group keeps its people.

    Args:
        km: shape (n,), how far each group lives.
        people: shape (n,), how many they are.
        shares: of the modes, that sum to 1.
    """
    distances, group = np.unique(km, return_inverse=True)
    whole = float(people.sum())
    if whole == 0:
        return {mode: np.zeros(len(km)) for mode in shares}
    reached = np.cumsum(np.bincount(group, weights=people, minlength=len(distances))) / whole
    bounds = np.concatenate([[0.0], reached])
    by_distance = _by_distance(bounds, shares)
    of_group = np.diff(bounds)[group]
    part = np.divide(people, of_group, out=np.zeros(len(km)), where=of_group > 0)
    return {mode: found[group] * part for mode, found in by_distance.items()}


def farthest(km: Numbers, people: Numbers, share: float) -> Numbers:
    """How many of each group belong to that share of all people who live farthest."""
    return dealt(km, people, {"walk": 1 - share, "plane": share})["plane"]


def _by_distance(bounds: Numbers, shares: Mapping[str, float]) -> dict[str, Numbers]:
    """The share of everyone in each ring that takes each mode."""
    found: dict[str, Numbers] = {}
    at = 0.0
    for mode in (mode for mode in NEAREST if mode in shares):
        found[mode] = _between(bounds, at, at + shares[mode])
        at += shares[mode]
    end = 1.0 - _sum(shares, FARTHEST)
    anywhere, near, far = (_sum(shares, modes) for modes in (ANYWHERE, NEAR, FAR))
    middle = anywhere + near + far
    if middle > 0:
        turn = at + middle * (near / (near + far) if near + far else 1.0)
        rings = {
            ANYWHERE: _between(bounds, at, end) * anywhere / middle,
            NEAR: _between(bounds, at, turn) * (near + far) / middle,
            FAR: _between(bounds, turn, end) * (near + far) / middle,
        }
        for modes, ring in rings.items():
            found |= _mixed(ring, modes, shares)
    for mode in (mode for mode in FARTHEST if mode in shares):
        found[mode] = _between(bounds, end, 1.0)
    return found


def _mixed(
    ring: Numbers, modes: tuple[str, ...], shares: Mapping[str, float]
) -> dict[str, Numbers]:
    """The people of a ring by mode, in the same proportions everywhere."""
    whole = _sum(shares, modes)
    return {mode: ring * (shares[mode] / whole) for mode in modes if shares.get(mode)}


def _between(bounds: Numbers, low: float, high: float) -> Numbers:
    """How much of each ring lies between two shares of everyone, counted from the nearest."""
    inside: Numbers = np.clip(np.minimum(bounds[1:], high) - np.maximum(bounds[:-1], low), 0, None)
    return inside


def _sum(shares: Mapping[str, float], modes: tuple[str, ...]) -> float:
    return sum(shares.get(mode, 0.0) for mode in modes)
