"""A crowd in, the same crowd with those who share a car ready together out."""

import attrs
import numpy as np

from ecoevent.travel.day.world import Crowd

LARGEST = 7
"""People in the largest car."""


def parties(crowd: Crowd, size: float, rng: np.random.Generator) -> Crowd:
    """The crowd with those who carpool ready together, in cars of *size* people on average.

    The carpoolers of an origin take as many cars as their number divided by the size, rounded up
    or down by chance so that the average is kept, and spread evenly over them; at least one car.
    Whose car it is, and so what it runs on, is left to chance.
    """
    is_carpool = np.array([mode == "carpool" for mode, _ in crowd.kinds], dtype=np.bool_)
    who = np.flatnonzero(is_carpool[crowd.kind])
    if not len(who):
        return crowd
    who = who[np.argsort(crowd.origin[who], kind="stable")]
    # a crowd comes in the order of kinds; the first of a party drives
    shuffled = np.lexsort((rng.random(len(who)), crowd.origin[who]))
    _, first, people = np.unique(crowd.origin[who], return_index=True, return_counts=True)
    cars = np.floor(people / min(max(size, 1.0), LARGEST) + rng.random(len(people)))
    cars = np.maximum(cars, np.ceil(people / LARGEST)).astype(np.int64)
    position = np.arange(len(who)) - np.repeat(first, people)
    # person p of n goes with car floor(p * cars / n): the cars differ by one person at most
    car = position * np.repeat(cars, people) // np.repeat(people, people)
    is_first = np.diff(np.repeat(np.cumsum(cars), people) + car, prepend=-1) != 0
    leader = who[np.flatnonzero(is_first)][np.cumsum(is_first) - 1]
    ready = crowd.ready_ms.copy()
    ready[who] = ready[leader]
    kind = crowd.kind.copy()
    kind[who] = kind[who[shuffled]]
    return attrs.evolve(crowd, kind=kind, ready_ms=ready)
