"""A plan in, what its participants' journeys emit out: one answer, nothing drawn by chance.

Modes are those that the plan states; where it states none, the mode usual at each distance.
"""

import math
import os
from collections.abc import Iterable, Sequence

import attrs
import numpy as np

from ecoevent.footprint.accounting.besides import Beside, besides_of
from ecoevent.footprint.accounting.methods import usual_modes_of
from ecoevent.footprint.accounting.regions import factor_region, region_notes
from ecoevent.footprint.emitting import Boundary, Emissions, NonCo2, emissions
from ecoevent.footprint.factors import DEFAULT, FactorSet, load_factors
from ecoevent.plan.model import Plan
from ecoevent.travel.choice.dealing import dealt, farthest
from ecoevent.travel.choice.stated import ROUNDING
from ecoevent.travel.legs import Legs, Numbers
from ecoevent.travel.origins import Origins, origins_of
from ecoevent.travel.routes import Route
from ecoevent.travel.visit import Visit, visit_of
from ecoevent.words.text import Text

DAY_TRIP_KM = 100.0
"""Who lives farther stays overnight at an event of several days, where the plan does not say."""
Kind = tuple[str, str]


@attrs.frozen(kw_only=True, eq=False)
class Travel:
    """How people travel to an event, and what that emits.

    Attributes:
        origins: where they come from; the legs' `origin` counts its placed groups, then shuttles.
        emissions: by mode, origin, leg and component, with the methods.
        low_kg: if everyone lived on the near side of their place.
        high_kg: if everyone lived on the far side of their place.
        besides: guest nights and hours online, which are in no total of journeys.
        stated: the share of people whose mode the plan states.
        notes: what was assumed.
    """

    origins: Origins
    emissions: Emissions
    low_kg: float
    high_kg: float
    besides: tuple[Beside, ...]
    stated: float
    notes: tuple[Text, ...]

    @property
    def total_kg(self) -> float:
        """What all journeys emit, within the boundary."""
        return self.emissions.total_kg

    @property
    def kg_per_person(self) -> float:
        """What one participant's journeys emit; nan where nobody comes."""
        people = self.origins.people
        return self.total_kg / people if people else math.nan


def estimate_travel(
    plan: Plan,
    *,
    factors: str | os.PathLike[str] | FactorSet = DEFAULT,
    boundary: Boundary = "well_to_wheel",
    non_co2: NonCo2 = "source",
) -> Travel:
    """How the people of the plan travel, and what that emits.

    Args:
        plan: from `read_plan`.
        factors: the name or path of a factor set, or the set itself.
        boundary: as for `emissions`.
        non_co2: as for `emissions`.

    Raises:
        FactorSetError: there is no such set, or it has problems.
        NeededError: the plan does not say where people come from; a PlaceError where nobody's place
            or not the venue's is found, a MissingFactorError where a mode has no factor.
    """
    factor_set = factors if isinstance(factors, FactorSet) else load_factors(factors)
    visit = visit_of(plan)
    origins = origins_of(visit)
    stayers, assumed = _stayers(visit, origins)
    rows, notes = _journeys(visit, origins, factor_set, stayers)
    notes += [route.doubt for route in visit.shuttles if route.doubt is not None]
    legs = _legs(origins, _with_shuttles(visit.shuttles, origins, rows))
    region = factor_region(origins.venue)
    how = {"boundary": boundary, "non_co2": non_co2, "region": region}
    middle = emissions(legs, factor_set, **how)  # type: ignore[arg-type]  # three options by name
    ends = [
        emissions(_moved(legs, km), factor_set, **how).total_kg  # type: ignore[arg-type]
        for km in (origins.low_km, origins.high_km)
    ]
    return Travel(
        origins=origins,
        emissions=middle,
        low_kg=min(middle.total_kg, *ends),
        high_kg=max(middle.total_kg, *ends),
        besides=besides_of(visit, factor_set, region=region, stayers=float(stayers.sum())),
        stated=min(math.fsum(visit.stated.values()), 1.0),
        notes=(*origins.notes, *region_notes(origins.venue), *assumed, *notes, *middle.notes),
    )


@attrs.frozen(eq=False)
class _Row:
    """People of one origin who travel alike."""

    kind: Kind
    origin: int
    people: float
    times: float
    vehicles: float = math.nan
    known_km: float = math.nan


def _journeys(
    visit: Visit, origins: Origins, factor_set: FactorSet, stayers: Numbers
) -> tuple[list[_Row], list[Text]]:
    """Everyone's journeys, and what was assumed of their modes."""
    counts, km = origins.counts, origins.km
    notes: list[Text] = []
    whole = math.fsum(visit.stated.values())
    by_kind: list[tuple[Kind, Numbers]] = []
    if whole > ROUNDING:
        found = dealt(km, counts * min(whole, 1), {m: s / whole for m, s in visit.stated.items()})
        by_kind += [((mode, "average"), people) for mode, people in found.items()]
    if whole < 1 - ROUNDING:
        by_kind += _usual(km, counts * (1 - whole), factor_set)
        notes.append(_USUAL.filled(share=f"{(1 - whole) * 100:.3g}", set=factor_set.id))
    stay = np.divide(stayers, counts, out=np.zeros(len(counts)), where=counts > 0)
    rows = []
    for kind, people in by_kind:
        for origin in np.flatnonzero(people > 0).tolist():
            for part, times in ((stay[origin], 2.0), (1 - stay[origin], 2.0 * visit.days)):
                if part > 0:
                    rows.append(_Row(kind, origin, float(people[origin] * part), times))
    return rows, notes


def _stayers(visit: Visit, origins: Origins) -> tuple[Numbers, list[Text]]:
    """How many of each origin travel once, there and back; the others come anew each day."""
    counts, km, share = origins.counts, origins.km, visit.overnight_share
    if share is not None:
        return farthest(km, counts, share), []
    if visit.days == 1:
        return np.zeros(len(counts)), []
    return np.where(km > DAY_TRIP_KM, counts, 0.0), [_STAY.filled(km=f"{DAY_TRIP_KM:g}")]


def _usual(km: Numbers, people: Numbers, factor_set: FactorSet) -> Iterable[tuple[Kind, Numbers]]:
    """Everyone by the mode usual at their distance."""
    low = 0.0
    for usual in usual_modes_of(factor_set):
        high = math.inf if usual.below_km is None else usual.below_km
        yield (
            (usual.mode, usual.variant or "average"),
            np.where((km >= low) & (km < high), people, 0),
        )
        low = high


def _with_shuttles(routes: Sequence[Route], origins: Origins, rows: list[_Row]) -> list[_Row]:
    """The journeys and the trips of the shuttles whose way is known, full or empty.

    Where there are any, those who come by shuttle cause no kilometres beside them.
    """
    trips = [
        _Row(
            kind=("shuttle", route.energy),
            origin=len(origins.placed),
            people=0.0,
            times=1.0,
            vehicles=float(route.trips),
            known_km=route.km,
        )
        for route in routes
        if route.trips and route.km
    ]
    if not trips:
        return rows
    riding = (attrs.evolve(row, vehicles=0.0) if row.kind[0] == "shuttle" else row for row in rows)
    return [*riding, *trips]


def _legs(origins: Origins, rows: list[_Row]) -> Legs:
    kinds = tuple(dict.fromkeys(row.kind for row in rows))
    origin = np.array([row.origin for row in rows], dtype=np.int64)
    known = np.append(origins.known_km, np.nan)[origin]
    own = np.array([row.known_km for row in rows], dtype=np.float64)
    return Legs(
        kinds=kinds,
        kind=np.array([kinds.index(row.kind) for row in rows], dtype=np.int64),
        origin=origin,
        people=np.array([row.people for row in rows], dtype=np.float64),
        vehicles=np.array([row.vehicles for row in rows], dtype=np.float64),
        straight_km=np.append(origins.straight_km, np.nan)[origin],
        known_km=np.where(np.isnan(own), known, own),
        times=np.array([row.times for row in rows], dtype=np.float64),
    )


def _moved(legs: Legs, km: Numbers) -> Legs:
    """The same journeys from elsewhere in the same places."""
    return attrs.evolve(legs, straight_km=np.append(km, np.nan)[legs.origin])


_USUAL = Text(
    "{share}\u00a0% des personnes prennent le mode habituel à leur distance, selon {set}",
    "{share} % of people take the mode usual at their distance, by {set}",
)
_STAY = Text(
    "qui habite à plus de {km} km dort sur place, les autres reviennent chaque jour\u00a0; donnez "
    "participants.overnight_share",
    "those who live more than {km} km away stay overnight, the others come anew each day; give "
    "participants.overnight_share",
)
