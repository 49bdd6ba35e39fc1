"""A mode, a factor set and a region in, the numbers that its kilometres are multiplied with out.

Links are followed, mixes mixed, the electricity of the region put in and what one set lacks taken
from the set it falls back to; what was done is said in notes.
"""

import math
from collections.abc import Iterable, Sequence
from functools import lru_cache

import attrs
import numpy as np

from ecoevent.errors import MissingFactorError
from ecoevent.footprint.accounting.notes import Note
from ecoevent.footprint.factor_sets.lookup import (
    Found,
    find_electricity,
    find_factor,
    find_occupancy,
)
from ecoevent.footprint.factor_sets.records import (
    COMPONENTS,
    Band,
    Detour,
    Electricity,
    Factor,
    Per,
    Source,
    Uncertainty,
    UsualMode,
    label_of,
)
from ecoevent.footprint.factors import FactorSet
from ecoevent.knowledge.modes import MODES
from ecoevent.travel.legs import Numbers
from ecoevent.words.text import Text

Key = tuple[str, ...]
"""What tells one factor from another; who shares a factor shares its error."""


@attrs.frozen(kw_only=True, eq=False)
class Line:
    """One band of a factor: what one unit emits.

    Attributes:
        below_km: where the band ends, geodesic; inf for the last one.
        kg: the four components, 0 where the publisher gives none.
        given: which components the publisher gives.
        is_joint: direct and upstream are one figure, kept as direct.
        key: tells apart factors that err independently.
    """

    below_km: float
    kg: Numbers
    given: frozenset[str]
    is_joint: bool
    key: Key
    uncertainty: Uncertainty
    source: Source


@attrs.frozen(kw_only=True, eq=False)
class Method:
    """How a kind of journey is accounted for.

    Attributes:
        mode: as asked for.
        variant: as asked for.
        taken: the label of the factor that is used, such as `car/electric`.
        taken_from: the set that it stands in.
        lines: the bands, by distance.
        detour: from the geodesic to the distance travelled.
        riders: people in a vehicle where nobody counted; nan where the set does not say.
        notes: what had to stand in for what was asked.
    """

    mode: str
    variant: str
    taken: str
    taken_from: FactorSet
    per: Per
    lines: tuple[Line, ...]
    detour: Detour
    riders: float
    notes: tuple[Note, ...] = ()

    @property
    def label(self) -> str:
        """The kind of journey: `car`, `car/electric`."""
        return label_of(self.mode, self.variant)


@attrs.frozen
class _Table:
    per: Per
    lines: tuple[Line, ...]
    notes: tuple[Note, ...] = ()


@lru_cache(maxsize=512)
def method_of(mode: str, variant: str, factor_set: FactorSet, region: str) -> Method:
    """How the set accounts for a kind of journey at an event in the region.

    Raises:
        MissingFactorError: neither the set nor those it falls back to have a factor for the mode.
    """
    return _Resolver(factor_set, region).method(mode, variant)


def usual_modes_of(factor_set: FactorSet) -> tuple[UsualMode, ...]:
    """The modes that people usually take, by distance, of the first set that says so.

    Raises:
        MissingFactorError: neither the set nor those it falls back to say so.
    """
    for each in factor_set.chain:
        if each.text.usual_modes:
            return each.text.usual_modes
    raise MissingFactorError(_NO_USUAL_MODES.filled(set=factor_set.id), needed="usual_modes")


@attrs.frozen
class _Resolver:
    """Looks records up for one event; the chain is that of the set asked."""

    asked: FactorSet
    region: str

    def method(self, mode: str, variant: str) -> Method:
        found, holder = self.found(self.asked, mode, variant)
        table = self.table(found, holder, variant)
        notes = [*table.notes]
        if found.depth:
            notes.append(Note(_FELL_BACK.filled(set=holder.id), mode))
        if found.is_whole_mode:
            notes.append(Note(_WHOLE_MODE.filled(variant=variant), mode))
        region = found.factor.region
        if region and region not in {self.region, self.region.partition("-")[0], "world"}:
            notes.append(Note(_OTHER_REGION.filled(region=region), mode))
        distances = holder.text.distances
        riders = find_occupancy([each.text for each in self.asked.chain], mode, variant)
        return Method(
            mode=mode,
            variant=variant,
            taken=found.factor.label,
            taken_from=holder,
            per=table.per,
            lines=table.lines,
            detour=distances.get(mode) or distances["default"],
            riders=riders[0].people if riders else math.nan,
            notes=tuple(notes),
        )

    def found(self, start: FactorSet, mode: str, variant: str | None) -> tuple[Found, FactorSet]:
        chain = start.chain
        found = find_factor([each.text for each in chain], mode, variant, region=self.region)
        if found is None:
            sets = ", ".join(each.id for each in chain)
            message = _MISSING.filled(mode=_title(mode), sets=sets)
            raise MissingFactorError(message, needed=label_of(mode, variant))
        return found, chain[found.depth]

    def table(self, found: Found, holder: FactorSet, variant: str | None) -> _Table:
        factor = found.factor
        if factor.same_as:
            made = self.linked(factor, holder, variant)
        elif factor.mix:
            made = self.mixed(factor, holder)
        else:
            return self.own(factor, holder)
        return _with_own_error(made, factor, holder)

    def linked(self, factor: Factor, holder: FactorSet, variant: str | None) -> _Table:
        mode, _, exact = str(factor.same_as).partition("/")
        wanted = exact or (variant if factor.variant is None else None)
        other, its_set = self.found(holder, mode, wanted)
        made = self.table(other, its_set, wanted)
        if other.is_whole_mode:
            note = Note(_WHOLE_MODE.filled(variant=wanted), mode)
            made = attrs.evolve(made, notes=(*made.notes, note))
        return made

    def mixed(self, factor: Factor, holder: FactorSet) -> _Table:
        shares = factor.mix or {}
        parts = []
        for name in shares:
            mode, _, variant = name.partition("/")
            other, its_set = self.found(holder, mode, variant or None)
            parts.append((mode, variant, self.table(other, its_set, variant or None)))
        is_by_vehicle = all(table.per == "vehicle_km" for _, _, table in parts)
        weights = [
            share / (1 if is_by_vehicle or table.per == "passenger_km" else self.riders(mode, way))
            for share, (mode, way, table) in zip(shares.values(), parts, strict=True)
        ]
        tables = [table for _, _, table in parts]
        lines = _mixed_lines(tables, weights, key=(holder.id, factor.label, factor.region or ""))
        notes = tuple(dict.fromkeys(note for table in tables for note in table.notes))
        return _Table("vehicle_km" if is_by_vehicle else "passenger_km", lines, notes)

    def riders(self, mode: str, variant: str) -> float:
        found = find_occupancy([each.text for each in self.asked.chain], mode, variant or None)
        if found is None:
            message = _NO_RIDERS.filled(mode=_title(mode), set=self.asked.id)
            raise MissingFactorError(message, needed=label_of(mode, variant))
        return found[0].people

    def own(self, factor: Factor, holder: FactorSet) -> _Table:
        notes: list[Note] = []
        lines = []
        bands: tuple[Band | Factor, ...] = factor.bands or (factor,)
        for index, band in enumerate(bands):
            grid = None if band.electricity_kwh is None else self.electricity(notes)
            kg, given, is_joint = _kilograms(band, grid)
            key = (holder.id, factor.label, factor.region or "")
            ends = band.below_km if isinstance(band, Band) else None
            line = Line(
                below_km=math.inf if ends is None else ends,
                kg=kg,
                given=given,
                is_joint=is_joint,
                key=(*key, str(index)) if band is not factor and band.uncertainty else key,
                uncertainty=holder.uncertainty_of(band, factor),
                source=holder.source_of(band, factor),
            )
            lines.append(line)
        return _Table(factor.per or "passenger_km", tuple(lines), tuple(dict.fromkeys(notes)))

    def electricity(self, notes: list[Note]) -> Electricity:
        found = find_electricity([each.text for each in self.asked.chain], self.region)
        if found is None:
            message = _NO_ELECTRICITY.filled(set=self.asked.id)
            raise MissingFactorError(message, needed="electricity")
        if found[0].region not in {self.region, "world"}:
            notes.append(Note(_OTHER_GRID.filled(region=self.region, taken=found[0].region)))
        return found[0]


def _kilograms(
    band: Band | Factor, grid: Electricity | None
) -> tuple[Numbers, frozenset[str], bool]:
    """The four components of a unit, which of them are given, and whether two are one figure."""
    kg = np.zeros(len(COMPONENTS))
    given: set[str] = set()
    is_joint = False
    for part, times in ((band, 1.0), (grid, band.electricity_kwh or 0.0)):
        if part is None:
            continue
        for index, name in enumerate(COMPONENTS):
            value = getattr(part, name, None)
            if value is not None:
                kg[index] += times * value
                given.add(name)
        if part.well_to_wheel is not None:
            kg[0] += times * part.well_to_wheel
            given |= {"direct", "upstream"}
            is_joint = True
    return kg, frozenset(given), is_joint


def _with_own_error(table: _Table, factor: Factor, holder: FactorSet) -> _Table:
    """A link or a mix that states its own uncertainty errs by itself."""
    if factor.uncertainty is None:
        return table
    key = (holder.id, factor.label, factor.region or "", "own")
    error, source = factor.uncertainty, holder.source_of(factor)
    lines = (attrs.evolve(each, key=key, uncertainty=error, source=source) for each in table.lines)
    return attrs.evolve(table, lines=tuple(lines))


def _mixed_lines(
    tables: Sequence[_Table], weights: Sequence[float], *, key: Key
) -> tuple[Line, ...]:
    """The weighted sum of the tables, band by band; as if their errors went together."""
    ends = sorted({line.below_km for table in tables for line in table.lines})
    lines = []
    for end in ends:
        parts = [next(line for line in t.lines if line.below_km >= end) for t in tables]
        kg = sum((w * line.kg for w, line in zip(weights, parts, strict=True)), np.zeros(4))
        sizes = [w * float(line.kg.sum()) for w, line in zip(weights, parts, strict=True)]
        largest = parts[int(np.argmax(sizes))]
        lines.append(
            Line(
                below_km=end,
                kg=kg,
                given=frozenset.union(*(line.given for line in parts)),
                is_joint=any(line.is_joint for line in parts),
                key=key,
                uncertainty=_mean_uncertainty([line.uncertainty for line in parts], sizes),
                source=largest.source,
            )
        )
    return tuple(lines)


def _mean_uncertainty(parts: Iterable[Uncertainty], sizes: Sequence[float]) -> Uncertainty:
    parts = list(parts)
    whole = math.fsum(sizes)
    shares = [size / whole if whole else 1 / len(sizes) for size in sizes]
    low = math.fsum(share * part.low for share, part in zip(shares, parts, strict=True))
    high = math.fsum(share * part.high for share, part in zip(shares, parts, strict=True))
    return Uncertainty(low=low, high=high, basis=parts[0].basis)


def _title(mode: str) -> Text:
    return MODES[mode].title if mode in MODES else Text(mode, mode)


_MISSING = Text(
    "aucun facteur pour «\u00a0{mode}\u00a0» dans {sets}\u00a0; ajoutez-le ou changez de jeu",
    "no factor for '{mode}' in {sets}; add one or take another set",
)
_NO_RIDERS = Text(
    "{set} ne dit pas combien de personnes montent dans un véhicule ({mode})\u00a0; ajoutez "
    "occupancy",
    "{set} does not say how many people ride in a vehicle ({mode}); add occupancy",
)
_NO_ELECTRICITY = Text(
    "{set} n'a pas d'électricité\u00a0; ajoutez electricity",
    "{set} has no electricity; add electricity",
)
_NO_USUAL_MODES = Text(
    "{set} ne dit pas le mode habituel à chaque distance\u00a0; ajoutez usual_modes",
    "{set} does not say the usual mode at each distance; add usual_modes",
)
_FELL_BACK = Text("facteur pris dans {set}", "factor taken from {set}")
_WHOLE_MODE = Text(
    "pas de facteur pour {variant}\u00a0; celui du mode en général",
    "no factor for {variant}; that of the mode as a whole",
)
_OTHER_REGION = Text("facteur d'une autre région, {region}", "factor of another region, {region}")
_OTHER_GRID = Text(
    "électricité de {taken}, faute de celle de {region}",
    "electricity of {taken}, for want of that of {region}",
)
