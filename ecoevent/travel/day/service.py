"""Service times: how long people wait, and when they come and leave.

A spread is what differs from person to person. That the spread itself is known only roughly is
drawn once for everyone of an event (`Service.drawn`).
"""

from collections.abc import Callable, Mapping
from typing import Any, Literal

import attrs

from ecoevent.travel.choice.behaviour import Draw
from ecoevent.travel.choice.records import Confidence, Source, Status, two_sided
from ecoevent.travel.day.spreads import Spread
from ecoevent.words.text import Text

STREAM = "service-times"
Unit = Literal["min", "s"]


@attrs.frozen(kw_only=True)
class Doubt:
    """How far something may be off, and where that comes from.

    Attributes:
        low: the end below; as much is drawn below the middle as above, most of it near.
        high: the end above.
    """

    low: float
    high: float
    source: str
    status: Status
    confidence: Confidence
    note: str | None = None


@attrs.frozen(kw_only=True)
class OffBy:
    """How far a spread as a whole may be off.

    Attributes:
        times: what multiplies all of it, around 1; hours are counted from the start or the end.
        minutes: how much later all of it lies, around 0; hours have it, durations do not.
    """

    times: Doubt
    minutes: Doubt | None = None


@attrs.frozen(kw_only=True)
class Timing:
    """A spread with its unit, where it comes from, and how far it may be off."""

    form: Literal["constant", "uniform", "triangular", "weibull", "profile"]
    numbers: tuple[float, ...]
    unit: Unit
    source: str
    status: Status
    confidence: Confidence
    off_by: OffBy
    note: str | None = None

    @property
    def spread(self) -> Spread:
        """What is drawn from."""
        return Spread(self.form, self.numbers)

    @property
    def value(self) -> float:
        """The number of a constant, the mean of anything else."""
        return self.spread.mean

    def off(self, times: float, minutes: float = 0.0) -> "Timing":
        """The same with all of it so many times as long, and so many minutes later."""
        return attrs.evolve(self, numbers=tuple(self._off(times, minutes)))

    def _off(self, times: float, minutes: float) -> list[float]:
        if self.form == "weibull":  # the first number says how alike people are
            return [self.numbers[0], times * self.numbers[1]]
        if self.form == "profile":  # shares and values in turn
            return [
                times * number + minutes if index % 2 else number
                for index, number in enumerate(self.numbers)
            ]
        return [times * number + minutes for number in self.numbers]

    def at(self, place: Callable[[], float]) -> "Timing":
        """The same off by what lies at these places (0 to 1) of its ranges; at 0.5, by nothing."""
        times, minutes = self.off_by.times, self.off_by.minutes
        longer = two_sided(place(), times.low, 1.0, times.high)
        later = two_sided(place(), minutes.low, 0.0, minutes.high) if minutes else 0.0
        return self.off(longer, later)


@attrs.frozen(kw_only=True)
class Service:
    """Times at the event; see `rules/travel/service.yaml`."""

    title: Text
    sources: Mapping[str, Source]
    arrival: Timing
    departure: Timing
    margin: Timing
    patience: Timing
    check_in: Timing
    check_in_with_badge: Timing
    boarding: Timing

    @property
    def timings(self) -> dict[str, Timing]:
        """Every timing by its name."""
        values = {field.name: getattr(self, field.name) for field in attrs.fields(Service)}
        return {name: value for name, value in values.items() if isinstance(value, Timing)}

    def drawn(self, draw: Draw) -> "Service":
        """The same with each timing off by chance, within its ranges: the stream `service-times`.

        All who come to an event share the error; who of them takes long is drawn elsewhere.
        """
        place = draw(STREAM).random
        moved: dict[str, Any] = {name: one.at(place) for name, one in self.timings.items()}
        return attrs.evolve(self, **moved)
