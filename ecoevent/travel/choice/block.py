"""Utilities of homes of many classes in, the probability of each alternative out.

Most utilities depend on few of the classes: walking is as long for homes with a car as for those
without. Each is kept, and turned into odds, only once for all homes that it is the same for.
"""

from collections.abc import Iterable, Mapping
from functools import cached_property, reduce

import attrs
import numpy as np

from ecoevent.knowledge.modes import ALTERNATIVES
from ecoevent.travel.choice.setting import INDEX
from ecoevent.travel.legs import Numbers


@attrs.frozen(kw_only=True, eq=False)
class Block:
    """The alternatives that homes of an origin choose from, and how many of them are of a class.

    The last axis of each array is that of origins; before it, each class has one. Along those that
    it does not depend on, an array has length 1, or it lacks the axis.

    Attributes:
        weight: of each class; they sum to 1.
        minutes: what a minute of looking for a place weighs here, times what it weighs locally.
    """

    utility: Mapping[str, Numbers]
    weight: Numbers
    minutes: float = 1.0

    @cached_property
    def odds(self) -> dict[str, Numbers]:
        """The odds of each alternative where nothing is scarce; the highest of an origin is 1."""
        top = np.max([_highest(each) for each in self.utility.values()], axis=0)
        return {name: self._exp(each - top) for name, each in self.utility.items()}

    def _exp(self, utility: Numbers) -> Numbers:
        """Its exponential in its own memory, with an axis for each class."""
        missing = self.weight.ndim - utility.ndim
        return np.exp(utility, out=utility).reshape((1,) * missing + utility.shape)

    def shares(self, penalty: Numbers) -> Numbers:
        """The probability of each alternative (alternatives, origins), given what scarcity adds."""
        odds = self.odds | {
            name: one * np.exp(self.minutes * penalty[INDEX[name]])
            for name, one in self.odds.items()
            if penalty[INDEX[name]]
        }
        total = _sum(odds.values())
        part = np.divide(self.weight, total, out=total)  # new memory would take longer than this
        classes = tuple(range(part.ndim - 1))
        found = np.zeros((len(ALTERNATIVES), part.shape[-1]))
        summed: dict[tuple[int, ...], Numbers] = {}
        for name, one in odds.items():
            alike = tuple(axis for axis in classes if one.shape[axis] == 1)
            if alike not in summed:
                summed[alike] = part.sum(axis=alike, keepdims=True)
            found[INDEX[name]] = (one * summed[alike]).sum(axis=classes)
        return found


def _highest(utility: Numbers) -> Numbers:
    """Of each origin, over all classes."""
    return np.asarray(utility.reshape(-1, utility.shape[-1]).max(axis=0))


def _sum(odds: Iterable[Numbers]) -> Numbers:
    """Of all alternatives; those of the fewest classes first."""
    return reduce(np.add, sorted(odds, key=np.size))
