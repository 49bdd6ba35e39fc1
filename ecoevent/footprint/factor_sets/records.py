"""The records of a factor set as its author writes them: the keys of the YAML file, no others.

A hook beside a field reads its value and refuses what cannot be, so that a mistake is told with
its line. What several keys or records must be together is in `factor_checks`.
"""

import datetime as dt
import math
import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Literal, NewType

import attrs

from ecoevent.footprint.factor_sets.problems import FACTOR
from ecoevent.knowledge.modes import MODES
from ecoevent.reading import leaves
from ecoevent.reading.describing import described, plainly, quoted
from ecoevent.reading.homes import AnyField
from ecoevent.reading.mistakes import unexpected, wrong
from ecoevent.reading.structuring import Hook, Structurer
from ecoevent.words.quantities import unit_words
from ecoevent.words.text import Text

READS = "reads"
COMPONENTS = ("direct", "upstream", "non_co2", "construction")
"""What a factor is made of, in the order of every array of components."""
Share = NewType("Share", float)
Per = Literal["vehicle_km", "passenger_km"]
Basis = Literal["published", "spread", "pedigree", "assumed"]
Confidence = Literal["high", "medium", "low"]

MOST_KG = 20.0
FIRST_YEAR, LAST_YEAR = 1900, 2100
REGION = re.compile(r"[A-Z]{2}(-[A-Z0-9]{1,3})?|world")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_RELATIVE = re.compile(r"([-+\u2212]?)([0-9]{1,3}(?:[.,][0-9]{1,6})?)[ \u00a0\u202f]?%")
_YEAR = Text("une année de 1900 à 2100", "a year from 1900 to 2100")
_PERCENTAGE = Text("un pourcentage comme -10\u00a0%", "a percentage such as -10 %")


def as_amount(value: Any, *, most: float = math.inf, unit: str = "") -> float:
    """*value* as a number of 0 or more, at most *most*."""
    number = leaves.as_number(value, unit=unit)
    if number < 0:
        raise wrong(FACTOR["F101"], found=plainly(value))
    if number > most:
        words = Text(unit_words(unit, "fr"), unit_words(unit, "en"))
        raise wrong(FACTOR["F102"], found=plainly(value), most=f"{most:g}", unit=words)
    return number


def at_least_one(value: Any) -> float:
    """*value* as a number of 1 or more."""
    number = leaves.as_number(value)
    if number < 1:
        raise wrong(FACTOR["F103"], found=plainly(value), least=1)
    return number


def as_relative(value: Any) -> float:
    """A percentage with its sign, `-10 %`, or the same as a number, -0.1."""
    if isinstance(value, str):
        found = _RELATIVE.fullmatch(value)
        if not found:
            raise unexpected(value, _PERCENTAGE)
        sign = -1 if found[1] in {"-", "\u2212"} else 1
        number = sign * float(f"{found[2].replace(',', '.')}e-2")
    else:
        number = leaves.as_number(value)
    if not -1 <= number < 10:
        raise unexpected(value, _PERCENTAGE)
    return number


def as_year(value: Any) -> int:
    """*value* as a year that factors may speak of."""
    year = leaves.as_whole(value)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise unexpected(value, _YEAR)
    return year


def as_region(value: Any) -> str:
    """*value* as a country, a province of one, or the world."""
    text = leaves.as_text(value)
    if not REGION.fullmatch(text):
        raise wrong(FACTOR["F104"], found=described(value))
    return text


def as_id(value: Any) -> str:
    """*value* as the name of a set."""
    text = leaves.as_text(value)
    if not _ID.fullmatch(text):
        raise wrong(FACTOR["F105"], found=quoted(text))
    return text


def as_said(value: Any) -> str:
    """*value* as a text that says something."""
    text = leaves.as_text(value)
    if not text.strip():
        raise wrong(FACTOR["F106"])
    return text


def as_mode(value: Any) -> str:
    """*value* as a mode of transport."""
    return leaves.as_word(value, {name: mode.title for name, mode in MODES.items()})


def _read_by(hook: Callable[[Any], Any], **more: Any) -> Any:
    """A field whose value *hook* reads."""
    return attrs.field(metadata={READS: hook}, **more)


def _kg(unit: str = "kg CO2e") -> Any:
    """An emission that the publisher may not give."""
    return _read_by(lambda value: as_amount(value, most=MOST_KG, unit=unit), default=None)


def _km() -> Any:
    return _read_by(lambda value: as_amount(value, unit="km"), default=None)


@attrs.frozen(kw_only=True)
class Source:
    """Where numbers come from, and until when they may be trusted unread.

    Attributes:
        confidence: high when read in the source itself, medium in a secondary one, low when only
            remembered or chosen by us (then `note` says why).
    """

    title: str = _read_by(as_said)
    publisher: str = _read_by(as_said)
    year: int = _read_by(as_year)
    licence: str = _read_by(as_said)
    review_by: dt.date
    confidence: Confidence
    url: str | None = None
    note: Text | None = None


@attrs.frozen(kw_only=True)
class Uncertainty:
    """How far a value may be off: the 5th and the 95th percentile, relative to it.

    Attributes:
        low: at most 0; -0.1 is a tenth below the value.
        high: at least 0.
        basis: given by the publisher, the spread of several publishers, a pedigree matrix, or our
            own assumption.
    """

    low: float = _read_by(as_relative)
    high: float = _read_by(as_relative)
    basis: Basis
    note: Text | None = None


@attrs.frozen(kw_only=True, slots=False)  # a class with slots cannot be one of two parents
class Record:
    """What every record of a set may say of itself."""

    source: str | None = None
    uncertainty: Uncertainty | None = None
    row: str | None = None
    note: Text | None = None


@attrs.frozen(kw_only=True, slots=False)
class Values:
    """Kilograms of CO2e for one unit, components apart; None is not given by the publisher.

    Attributes:
        well_to_wheel: direct and upstream together, where the publisher does not part them.
        electricity_kwh: what the vehicle draws; the electricity of the region is added to
            direct, upstream and construction.
    """

    direct: float | None = _kg()
    upstream: float | None = _kg()
    well_to_wheel: float | None = _kg()
    non_co2: float | None = _kg()
    construction: float | None = _kg()
    electricity_kwh: float | None = _kg("kWh")


@attrs.frozen(kw_only=True)
class Band(Values, Record):
    """The values of a factor for journeys of some length: geodesic, from `from_km` up."""

    from_km: float | None = _km()
    below_km: float | None = _km()


@attrs.frozen(kw_only=True)
class Factor(Values, Record):
    """What a mode emits: values, bands of values, a mix of other modes, or the same as another."""

    mode: str = _read_by(as_mode)
    variant: str | None = None
    region: str | None = _read_by(as_region, default=None)
    per: Per | None = None
    bands: tuple[Band, ...] = ()
    mix: Mapping[str, Share] | None = None
    same_as: str | None = None

    @property
    def label(self) -> str:
        """`plane/economy`, or `plane` for the mode as a whole."""
        return label_of(self.mode, self.variant)


@attrs.frozen(kw_only=True)
class Detour(Record):
    """From the geodesic to the distance travelled: `times` it, and `add_km` a journey."""

    times: float = _read_by(at_least_one, default=1.0)
    add_km: float = _read_by(lambda value: as_amount(value, unit="km"), default=0.0)


@attrs.frozen(kw_only=True)
class Electricity(Record):
    """What a kilowatt-hour of a region emits, kg CO2e."""

    region: str = _read_by(as_region)
    direct: float | None = _kg()
    upstream: float | None = _kg()
    well_to_wheel: float | None = _kg()
    construction: float | None = _kg()


@attrs.frozen(kw_only=True)
class UsualMode(Record):
    """The mode that people usually take at a distance: geodesic, below `below_km`."""

    mode: str = _read_by(as_mode)
    variant: str | None = None
    from_km: float | None = _km()
    below_km: float | None = _km()


@attrs.frozen(kw_only=True)
class Occupancy(Record):
    """How many people ride in a vehicle where nobody counted."""

    mode: str = _read_by(as_mode)
    variant: str | None = None
    people: float = _read_by(at_least_one)


@attrs.frozen(kw_only=True)
class Lodging(Record):
    """What a guest night emits, kg CO2e."""

    country: str = _read_by(as_region)
    per_night: float = _read_by(lambda value: as_amount(value, most=1000, unit="kg CO2e"))


@attrs.frozen(kw_only=True)
class Online(Record):
    """What an hour of one person online emits, kg CO2e."""

    per_hour: float = _read_by(lambda value: as_amount(value, most=MOST_KG, unit="kg CO2e"))


@attrs.frozen(kw_only=True)
class SetText:
    """A factor set as written."""

    id: str = _read_by(as_id)
    version: str = _read_by(as_said)
    title: Text
    year: int = _read_by(as_year)
    region: str = _read_by(as_region, default="world")
    description: Text | None = None
    falls_back_to: str | None = None
    sources: Mapping[str, Source]
    source: str | None = None
    uncertainty: Uncertainty | None = None
    distances: Mapping[str, Detour]
    electricity: tuple[Electricity, ...] = ()
    usual_modes: tuple[UsualMode, ...] = ()
    factors: tuple[Factor, ...]
    occupancy: tuple[Occupancy, ...] = ()
    lodging: tuple[Lodging, ...] = ()
    online: Online | None = None


def label_of(mode: str, variant: str | None) -> str:
    """How a set names a mode or one of its variants: `car`, `car/electric`."""
    return mode if variant is None or variant == "average" else f"{mode}/{variant}"


@cache
def set_structurer() -> Structurer:
    """How the values of a factor set's file become Python values."""
    return Structurer(hooks={Share: leaves.as_share}, field_hook=_hook)


def _hook(attribute: AnyField) -> Hook | None:
    read = attribute.metadata.get(READS)
    return None if read is None else lambda value, _type: read(value)
