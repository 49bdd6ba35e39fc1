"""Legs and a factor set in, what lies within a boundary by component, mode and origin out."""

from collections.abc import Sequence
from functools import cached_property
from typing import Literal

import attrs
import numpy as np

from ecoevent.errors import TableError
from ecoevent.footprint.accounting.methods import Method
from ecoevent.footprint.accounting.notes import Note, said
from ecoevent.footprint.accounting.rating import Flags, Rated, rated
from ecoevent.footprint.factor_sets.records import COMPONENTS
from ecoevent.footprint.factors import FactorSet
from ecoevent.knowledge.modes import MODES
from ecoevent.travel.legs import Legs, Numbers
from ecoevent.words.text import Text

Boundary = Literal["direct", "well_to_wheel", "life_cycle"]
BOUNDARIES: tuple[Boundary, ...] = ("direct", "well_to_wheel", "life_cycle")
NonCo2 = Literal["none", "source"] | float
DIRECT, UPSTREAM, NON_CO2, CONSTRUCTION = range(4)
_INSIDE: dict[Boundary, tuple[int, ...]] = {
    "direct": (DIRECT,),
    "well_to_wheel": (DIRECT, UPSTREAM),
    "life_cycle": (DIRECT, UPSTREAM, CONSTRUCTION),
}


@attrs.frozen(kw_only=True, eq=False)
class Emissions:
    """What legs emit, within a boundary, by a factor set.

    Attributes:
        kg: shape (n, 4), of each leg by component; 0 for components outside the boundary.
        region: of the event, for the electricity.
        remarks: what had to stand in, and what the publisher does not give, mode by mode.
    """

    kg: Numbers
    legs: Legs
    rated: Rated
    factor_set: FactorSet
    boundary: Boundary
    non_co2: NonCo2
    region: str
    remarks: tuple[Note, ...]

    @property
    def notes(self) -> tuple[Text, ...]:
        """What had to stand in, and what the publisher does not give, one line a matter."""
        return said(self.remarks)

    @property
    def total_kg(self) -> float:
        """Everything within the boundary."""
        return float(self.kg.sum())

    @cached_property
    def by_component(self) -> dict[str, float]:
        """Kilograms of each component."""
        return dict(zip(COMPONENTS, self.kg.sum(axis=0).tolist(), strict=True))

    @cached_property
    def by_mode(self) -> dict[str, float]:
        """Kilograms of each mode that somebody took."""
        return self.summed(self.kg.sum(axis=1))

    @cached_property
    def by_origin(self) -> Numbers:
        """Kilograms of each origin, by its index."""
        return np.bincount(self.legs.origin, weights=self.kg.sum(axis=1)).astype(np.float64)

    @property
    def passenger_km(self) -> float:
        """Kilometres that people travel, all together."""
        return float(self.rated.passenger_km.sum())

    @property
    def vehicle_km(self) -> float:
        """Kilometres that cars and other counted vehicles drive, all together."""
        return float(self.rated.vehicle_km.sum())

    @property
    def methods(self) -> tuple[Method, ...]:
        """How each kind of journey was accounted for."""
        return tuple(method for method in self.rated.methods if method is not None)

    def summed(self, values: Numbers) -> dict[str, float]:
        """*values*, one a leg, summed by mode, in the order of MODES."""
        modes = [mode for mode, _ in self.legs.kinds]
        sums = np.bincount(self.legs.kind, weights=values, minlength=len(modes))
        taken = np.bincount(self.legs.kind, minlength=len(modes)) > 0
        found = {mode for mode, is_taken in zip(modes, taken, strict=True) if is_taken}
        pairs = [(mode, float(sums[i])) for i, mode in enumerate(modes)]
        return {m: sum(kg for mode, kg in pairs if mode == m) for m in MODES if m in found}


def emissions(
    legs: Legs,
    factor_set: FactorSet,
    *,
    boundary: Boundary = "well_to_wheel",
    non_co2: NonCo2 = "source",
    region: str = "CA-QC",
) -> Emissions:
    """What the legs emit.

    Args:
        legs: who travelled how far by what.
        factor_set: from `load_factors`.
        boundary: `direct` is what comes out of the vehicle and the power plant; `well_to_wheel`
            adds what making the fuel emits; `life_cycle` adds making the vehicle.
        non_co2: what else planes do to the climate: as the source says, not at all, or as that
            multiple of their direct emissions, such as 1.7.
        region: of the event, such as CA-QC; for electricity and factors of a region.

    Raises:
        MissingFactorError: a mode has no factor in the set, nor in those it falls back to.
        TableError: a leg cannot be: negative people, a distance that is no number.
    """
    found = rated(legs, factor_set, region=region)
    kg = counted(found.kg, boundary=boundary, non_co2=non_co2, is_plane=_planes(legs))
    return Emissions(
        kg=kg,
        legs=legs,
        rated=found,
        factor_set=factor_set,
        boundary=boundary,
        non_co2=non_co2,
        region=region,
        remarks=remarks_on(found.methods, boundary=boundary, non_co2=non_co2),
    )


def counted(kg: Numbers, *, boundary: Boundary, non_co2: NonCo2, is_plane: Flags) -> Numbers:
    """The components that lie within the boundary; the others are 0.

    Args:
        kg: shape (…, 4).
        boundary: as for `emissions`.
        non_co2: as for `emissions`.
        is_plane: shape (…,), for a multiplier of `non_co2`.

    Raises:
        TableError: the multiplier is below 1.
    """
    inside = np.zeros_like(kg)
    for component in _INSIDE[boundary]:
        inside[..., component] = kg[..., component]
    if non_co2 == "source":
        inside[..., NON_CO2] = kg[..., NON_CO2]
    elif non_co2 != "none":
        inside[..., NON_CO2] = np.where(is_plane, (_multiple(non_co2) - 1) * kg[..., DIRECT], 0)
    return inside


def _multiple(found: object) -> float:
    if not isinstance(found, int | float) or not 1 <= found < np.inf:
        raise TableError(_MULTIPLIER.filled(found=found), column="non_co2")
    return found


def _planes(legs: Legs) -> Flags:
    by_kind = np.array([mode == "plane" for mode, _ in legs.kinds], dtype=np.bool_)
    is_plane: Flags = by_kind[legs.kind]
    return is_plane


def remarks_on(
    methods: Sequence[Method | None], *, boundary: Boundary, non_co2: NonCo2
) -> tuple[Note, ...]:
    """What had to stand in for what was asked, once each."""
    notes: list[Note] = []
    for method in methods:
        if method is None:
            continue
        notes += method.notes
        emits = [line for line in method.lines if line.kg.any()]
        if boundary == "direct" and any(line.is_joint for line in emits):
            notes.append(Note(_JOINT.filled(set=method.taken_from.id), method.mode))
        wanted = [COMPONENTS[component] for component in _INSIDE[boundary]]
        if method.mode == "plane" and non_co2 == "source":
            wanted.append("non_co2")
        for name in wanted:
            if any(name not in line.given for line in emits):
                parts = {"set": method.taken_from.id, "what": COMPONENT_TITLES[name]}
                notes.append(Note(_NOT_GIVEN.filled(**parts), method.mode))
    return tuple(dict.fromkeys(notes))


COMPONENT_TITLES = {
    "direct": Text("direct", "direct"),
    "upstream": Text("amont", "upstream"),
    "non_co2": Text("hors CO2", "non-CO2"),
    "construction": Text("construction", "construction"),
}
_MULTIPLIER = Text(
    "hors CO2\u00a0: none, source ou un multiple de 1 ou plus, trouvé {found}",
    "non-CO2: none, source or a multiple of 1 or more, got {found}",
)
_JOINT = Text(
    "{set} donne direct et amont ensemble\u00a0; les deux sont comptés",
    "{set} gives direct and upstream together; both are counted",
)
_NOT_GIVEN = Text(
    "{set} ne donne rien pour «\u00a0{what}\u00a0»",
    "{set} gives nothing for {what}",
)
