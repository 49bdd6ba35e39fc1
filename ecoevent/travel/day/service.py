"""The file of service times in, spreads out: how long people wait, and when they come and leave."""

import os
from collections.abc import Mapping
from functools import cache
from typing import Literal

import attrs

from ecoevent.errors import BehaviourError
from ecoevent.reading.document import read_document
from ecoevent.reading.files import read_bytes
from ecoevent.reading.structuring import structure
from ecoevent.resources import shipped
from ecoevent.text import Text
from ecoevent.travel.choices.behaviour import Confidence, Source, Status
from ecoevent.travel.day.checks import check_spread
from ecoevent.travel.day.spreads import Spread

Unit = Literal["min", "s", "share"]
_WHOLE_DAY = frozenset({"arrival", "departure"})  # may lie before the moment they count from


@attrs.frozen(kw_only=True)
class Timing:
    """A spread with its unit and where it comes from."""

    form: Literal["constant", "uniform", "triangular", "weibull", "profile"]
    numbers: tuple[float, ...]
    unit: Unit
    source: str
    status: Status
    confidence: Confidence
    note: str | None = None

    @property
    def spread(self) -> Spread:
        """What is drawn from."""
        return Spread(self.form, self.numbers)

    @property
    def value(self) -> float:
        """The number of a constant, the mean of anything else."""
        return self.spread.mean


@attrs.frozen(kw_only=True)
class Service:
    """Times and shares at the event; see `rules/travel/service.yaml`."""

    title: Text
    sources: Mapping[str, Source]
    arrival: Timing
    departure: Timing
    margin: Timing
    patience: Timing
    patience_without_option: Timing
    check_in: Timing
    check_in_with_badge: Timing
    boarding: Timing
    no_show_free: Timing
    no_show_paid: Timing

    @property
    def timings(self) -> dict[str, Timing]:
        """Every timing by its name."""
        values = {field.name: getattr(self, field.name) for field in attrs.fields(Service)}
        return {name: value for name, value in values.items() if isinstance(value, Timing)}


def load_service(path: str | os.PathLike[str] | None = None) -> Service:
    """The service times that ship with ecoevent, or those of a file.

    Raises:
        BehaviourError: the file is wrong; every problem at once.
        SimulationError: a spread in it cannot be.
    """
    if path is None:
        return _shipped()
    return _read(read_bytes(path, raises=BehaviourError), os.fspath(path))


@cache
def _shipped() -> Service:
    return _read((shipped("rules") / "travel" / "service.yaml").read_bytes(), "service.yaml")


def _read(content: bytes, file: str) -> Service:
    document = read_document(content, file=file, raises=BehaviourError)
    service, problems = structure(document, Service)
    if service is None:
        raise BehaviourError(problems)
    for name, timing in service.timings.items():
        check_spread(f"{file}: {name}", timing.spread, is_signed=name in _WHOLE_DAY)
    return service
