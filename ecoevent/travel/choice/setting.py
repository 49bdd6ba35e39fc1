"""What mode choice depends on and what it chooses from: the words that both blocks share."""

from collections.abc import Mapping
from typing import Literal

import attrs
import numpy as np

from ecoevent.knowledge.modes import ALTERNATIVES
from ecoevent.travel.legs import Numbers

INDEX: Mapping[str, int] = {name: index for index, name in enumerate(ALTERNATIVES)}
Purpose = Literal["business", "leisure"]

NEVER = -np.inf
NODES = np.array([-np.sqrt(3.0), 0.0, np.sqrt(3.0)])
WEIGHTS = np.array([1 / 6, 2 / 3, 1 / 6])
"""Three points that have the mean, spread and kurtosis of a normal distribution."""
ACCESS = np.array([0.3, 0.7, 1.2, 2.2])
"""Quarters of homes by their walk to the stop, times the median walk."""


@attrs.frozen(kw_only=True, eq=False)
class Setting:
    """What choices depend on, one number an origin where it is an array.

    Attributes:
        straight_km: straight distance between home and event.
        people: how many come from there; only limits of places need it.
        by_land: whether there is a road all the way.
        parking_price: dollars a car and day; None is the region's usual price.
        parking_places: None is as many as are wanted.
        fare_factor: what is left of the transit fare.
        egress_minutes: walk from the stop to the venue beyond the usual one.
        leaves_late: whether the event ends after the last departures.
        appeal: utility that measures add to an alternative.
        shuttle_minutes: (n, 2) minutes to get to a shuttle and minutes in it; inf is no shuttle.
        shuttle_wait: minutes.
        shuttle_seats: seats of all trips one way; None is as many as are wanted.
    """

    straight_km: Numbers
    people: Numbers
    purpose: Purpose = "leisure"
    by_land: Numbers | None = None
    parking_price: float | None = None
    parking_places: float | None = None
    fare_factor: float = 1.0
    egress_minutes: float = 0.0
    leaves_late: bool = False
    appeal: Mapping[str, float] = attrs.field(factory=dict)
    shuttle_minutes: Numbers | None = None
    shuttle_wait: float = 10.0
    shuttle_seats: float | None = None
