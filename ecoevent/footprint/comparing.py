"""One trip and several factor sets in, what it emits by each and within each boundary out."""

import math
from collections.abc import Sequence
from typing import Literal

import attrs
import numpy as np

from ecoevent.errors import MissingFactorError, OptionError, TableError, UnknownNameError
from ecoevent.footprint.accounting.methods import Method
from ecoevent.footprint.accounting.notes import Note
from ecoevent.footprint.emitting import BOUNDARIES, Boundary, emissions
from ecoevent.footprint.factor_sets.records import REGION, label_of
from ecoevent.footprint.factors import FactorSet
from ecoevent.knowledge.modes import MODES
from ecoevent.places.distances import geodesic_km
from ecoevent.problems import shown, suggestion
from ecoevent.travel.legs import Legs
from ecoevent.words.text import Text

Treatment = Literal["source", "none"]
KINDS = (
    ("bike", "average"),
    ("transit", "average"),
    ("coach", "average"),
    ("train", "average"),
    ("car", "electric"),
    ("carpool", "average"),
    ("car", "average"),
    ("plane", "average"),
)
"""What is compared where nobody says what."""
MOST_PEOPLE = 10_000_000.0
"""As many as a plan may have."""
LONGEST_KM = 20_040.0
"""Half of the way around the Earth: no trip is longer as the crow flies."""


@attrs.frozen(kw_only=True, eq=False)
class Trip:
    """What one kind of journey emits by one set.

    Attributes:
        kg: by boundary, with what planes do beside CO2 as the set says it.
        kg_without: the same without that.
        method: how it was accounted for; None where the set has no factor.
        notes: what had to stand in.
    """

    kind: tuple[str, str]
    factor_set: FactorSet
    kg: dict[Boundary, float]
    kg_without: dict[Boundary, float]
    method: Method | None
    notes: tuple[Note, ...]

    @property
    def label(self) -> str:
        """The kind of journey: `car`, `car/electric`."""
        return label_of(*self.kind)


def compare_trip(
    sets: Sequence[FactorSet],
    *,
    km: float,
    people: float = 1.0,
    kinds: Sequence[tuple[str, str]] = KINDS,
    region: str = "CA-QC",
) -> tuple[Trip, ...]:
    """The same trip, there and back, of each kind by each set; by kind, then by set.

    Args:
        sets: from `load_factors`.
        km: as the crow flies, one way; each set has its own detours.
        people: how many travel.
        kinds: pairs of a mode and a variant.
        region: of the event.

    Raises:
        TableError: the distance or the people cannot be.
        OptionError: the region is written otherwise than factor sets write it.
    """
    if not 0 <= km <= LONGEST_KM:
        raise TableError(_TOO_FAR.filled(found=f"{km:g}", most=f"{LONGEST_KM:g}"), column="km")
    if not 0 <= people <= MOST_PEOPLE:
        raise TableError(_NOBODY.filled(found=f"{people:g}"), column="people")
    if not REGION.fullmatch(region):
        raise OptionError(_REGION.filled(found=shown(region)), option="region")
    by_hash = {each.hash: each for each in sets}.values()  # a set named twice is one set
    kept = dict.fromkeys(kinds)
    return tuple(_trip(kind, each, km, people, region) for kind in kept for each in by_hash)


def _trip(
    kind: tuple[str, str], factor_set: FactorSet, km: float, people: float, region: str
) -> Trip:
    legs = one_leg(kind, km=km, people=people)
    try:
        found = {
            treatment: {
                boundary: emissions(
                    legs, factor_set, boundary=boundary, non_co2=treatment, region=region
                )
                for boundary in BOUNDARIES
            }
            for treatment in _TREATMENTS
        }
    except MissingFactorError as error:
        empty: dict[Boundary, float] = dict.fromkeys(BOUNDARIES, math.nan)
        return Trip(
            kind=kind, factor_set=factor_set, kg=empty, kg_without=empty, method=None,
            notes=(Note(error.message),),
        )  # fmt: skip
    return Trip(
        kind=kind,
        factor_set=factor_set,
        kg={boundary: each.total_kg for boundary, each in found["source"].items()},
        kg_without={boundary: each.total_kg for boundary, each in found["none"].items()},
        method=found["source"]["direct"].methods[0],
        notes=tuple(dict.fromkeys(n for each in found["source"].values() for n in each.remarks)),
    )


_TREATMENTS: tuple[Treatment, ...] = ("source", "none")


def kind_of(label: str) -> tuple[str, str]:
    """The mode and variant that a label such as `car/electric` names.

    Raises:
        UnknownNameError: there is no such mode or variant.
    """
    mode, _, variant = label.partition("/")
    known = MODES[mode].variants if mode in MODES else ()
    if known and (not variant or variant in known):
        return mode, variant or "average"
    labels = [label_of(name, each) for name, about in MODES.items() for each in about.variants]
    near = suggestion(label, labels)
    raise UnknownNameError(_UNKNOWN.filled(found=shown(label), near=near), name=label)


def trip_km(start: str, end: str) -> float:
    """The geodesic between two places, or the distance that stands for the first.

    Raises:
        PlaceError: a place is not found.
        OptionError: the second is a distance.
    """
    from ecoevent.places.locating import locate  # noqa: PLC0415 (the gazetteer is not always needed)

    there = locate(end)
    here = locate(start, near=there)
    if there.distance_km is not None:
        raise OptionError(_FROM_WHERE.filled(found=shown(end)), option="to")
    if here.distance_km is not None:
        return here.distance_km
    return float(geodesic_km(here.lat, here.lon, there.lat, there.lon))


def one_leg(kind: tuple[str, str], *, km: float, people: float = 1.0, times: float = 2.0) -> Legs:
    """A journey of some people by one kind of transport, there and back."""
    return Legs(
        kinds=(kind,),
        kind=np.array([0]),
        origin=np.array([0]),
        people=np.array([people], dtype=np.float64),
        vehicles=np.array([math.nan]),
        straight_km=np.array([km], dtype=np.float64),
        known_km=np.array([math.nan]),
        times=np.array([times], dtype=np.float64),
    )


_UNKNOWN = Text(
    "mode inconnu\u00a0: {found}{near}",
    "unknown mode: {found}{near}",
)
_TOO_FAR = Text(
    "la distance doit être de 0 à {most} km, trouvé {found}",
    "the distance must be from 0 to {most} km, got {found}",
)
_NOBODY = Text(
    "le nombre de personnes doit être de 0 à 10\u00a0000\u00a0000, trouvé {found}",
    "the number of people must be from 0 to 10,000,000, got {found}",
)
_REGION = Text(
    "{found} n'est pas une région\u00a0; écrivez CA, CA-QC, EU ou world",
    "{found} is not a region; write CA, CA-QC, EU or world",
)
_FROM_WHERE = Text(
    "{found} est une distance, et non une arrivée\u00a0; nommez un lieu, ou donnez les kilomètres",
    "{found} is a distance, not a destination; name a place, or give kilometres",
)
