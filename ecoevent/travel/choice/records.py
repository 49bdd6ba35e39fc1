"""Parameters of behaviour as their files have them: a number, its range and where it comes from."""

import datetime as dt
import math
from collections.abc import Mapping
from typing import Literal

import attrs

from ecoevent.travel.choice.parameters import Known
from ecoevent.words.text import Text

Status = Literal["read", "computed", "derived", "remembered", "assumed"]
Confidence = Literal["high", "medium", "low"]


@attrs.frozen(kw_only=True)
class Source:
    """Where a number comes from, and when to look there again."""

    title: str
    publisher: str
    year: int
    review_by: dt.date
    url: str | None = None
    note: str | None = None


@attrs.frozen(kw_only=True)
class Parameter:
    """A number, or a curve over the straight distance, with its range and where it comes from.

    Attributes:
        value: the number; None for a curve.
        at_km: distances of a curve; between them it is straight, outside it is level.
        values: the curve at those distances.
        low: the least that is plausible; of a curve, a factor on all of it.
        high: the most.
    """

    unit: str
    low: float
    high: float
    source: str
    status: Status
    confidence: Confidence
    value: float | None = None
    at_km: tuple[float, ...] = ()
    values: tuple[float, ...] = ()
    note: str | None = None

    @property
    def is_curve(self) -> bool:
        """Whether it depends on the distance."""
        return bool(self.values)

    def widened(self, factor: float, known: Known) -> "Parameter":
        """The same with a range so many times as wide, within what it may be at all."""
        middle = 1.0 if self.value is None else self.value
        low, high = (middle + factor * (end - middle) for end in (self.low, self.high))
        if self.is_curve:
            return attrs.evolve(self, low=max(0.0, low), high=high)
        return attrs.evolve(self, low=max(known.low, low), high=min(known.high, high))

    def at(self, place: float) -> "Parameter":
        """The same with its value at *place* of its range, 0 to 1; in the middle it is as is."""
        middle = 1.0 if self.value is None else self.value
        drawn = two_sided(place, self.low, middle, self.high)
        if self.is_curve:
            return attrs.evolve(self, values=tuple(drawn * each for each in self.values))
        return attrs.evolve(self, value=drawn)


def two_sided(place: float, low: float, middle: float, high: float) -> float:
    """Half of a triangle on either side of the middle, as likely to be below as above.

    One triangle over a lopsided range would leave the middle to one side of most that is drawn.
    """
    if high <= low:
        return middle
    away = 1 - math.sqrt(1 - abs(2 * place - 1))
    return float(middle + away * ((high if place > 0.5 else low) - middle))


@attrs.frozen(kw_only=True)
class BehaviourText:
    """The file `behaviour.yaml` as written."""

    title: Text
    sources: Mapping[str, Source]
    parameters: Mapping[str, Parameter]


@attrs.frozen(kw_only=True)
class RegionText:
    """The file of a region as written.

    Attributes:
        around: where the region lies; venues there take its numbers.
        has_data: whether anything was measured there; if not, every range is wide.
        target: the split that the constants `shift.…` were fitted to, in shares.
    """

    id: str
    title: Text
    sources: Mapping[str, Source]
    parameters: Mapping[str, Parameter]
    around: "Around | None" = None
    has_data: bool = True
    falls_back_to: str | None = None
    target: "Target | None" = None
    note: Text | None = None


@attrs.frozen(kw_only=True)
class Around:
    """A disc on the map."""

    lat: float
    lon: float
    radius_km: float


@attrs.frozen(kw_only=True)
class Target:
    """A published split that constants are fitted to, over trips of those distances.

    Attributes:
        at_km: straight distances of the trips.
        weights: how many trips there are of each.
        shares: by mode, `any_car` being all that go by car; what is left out is left to the model.
        parking_price: dollars a day on those trips, most of which are not to an event.
    """

    source: str
    status: Status
    confidence: Confidence
    at_km: tuple[float, ...]
    weights: tuple[float, ...]
    shares: Mapping[str, float]
    is_leisure: bool = True
    parking_price: float | None = 0.0
