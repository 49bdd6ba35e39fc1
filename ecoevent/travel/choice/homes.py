"""A visit in, who comes from how far out: the origins of its list, or an assumed spread."""

from collections.abc import Sequence

import attrs
import numpy as np

from ecoevent.errors import NeededError
from ecoevent.places.distances import geodesic_km
from ecoevent.places.landmasses import same_landmass
from ecoevent.places.locating import Location
from ecoevent.problems import Diagnostic, catalogue
from ecoevent.travel.choice.behaviour import Behaviour, region_text, regions
from ecoevent.travel.choice.spots import Spots, spots_of
from ecoevent.travel.legs import Numbers
from ecoevent.travel.origins import MEAN_OF_RADIUS, origins_of
from ecoevent.travel.visit import MOST_PEOPLE, Group, Visit
from ecoevent.words.quantities import number_text
from ecoevent.words.text import Text

STREET = 1.3  # km travelled a km of straight line, where a plan gives the former
_FIFTHS = np.array([0.1, 0.3, 0.5, 0.7, 0.9])
_RINGS = np.array([0.2, 0.5, 1.0, 1.8, 3.2])
_RING_SHARES = np.array([0.15, 0.25, 0.25, 0.22, 0.13])
"""A spread around a median distance: five rings, from a fifth of it to three times as far."""
_SPREAD = Text(
    "aucune provenance donnée\u00a0: {people} personnes réparties par hypothèse autour du lieu "
    "({local}\u00a0% à moins de 30\u00a0km)",
    "no origins given: {people} people spread around the venue by assumption ({local} % within "
    "30 km)",
)
_NOBODY = Text(
    "le plan ne dit pas combien de personnes viennent\u00a0; ajoutez participants.in_person",
    "the plan does not say how many people come; add participants.in_person",
)

TOO_MANY = Diagnostic(
    "P315",
    "error",
    Text(
        "les provenances totalisent {found} personnes, {most} au plus sont permises\u00a0; corrigez"
        " les nombres",
        "the origins sum to {found} people, {most} at most are allowed; correct the counts",
    ),
)
HOMES_PROBLEMS = catalogue(TOO_MANY)


@attrs.frozen(kw_only=True, eq=False)
class Homes:
    """Where people come from.

    Attributes:
        locations: of each origin; None where only a distance is assumed.
        spots: the same as arrays.
        people: of each origin, whole numbers.
        km: straight distance to the venue.
        straight_km: the same; nan where the plan gives a distance travelled instead.
        known_km: the distance travelled that the plan gives; else nan.
        fifths_km: (origins, 5) straight distances of fifths of the people of a town.
        by_land: 1 where there is a road all the way, 0 where not.
        is_listed: whether the plan lists origins; else they are assumed, and drawn anew each time.
        unplaced: groups of the list whose place was not found; they count like the others.
    """

    locations: tuple[Location | None, ...]
    spots: Spots
    people: Numbers
    km: Numbers
    straight_km: Numbers
    known_km: Numbers
    fifths_km: Numbers
    by_land: Numbers
    venue: Location | None
    is_listed: bool
    notes: tuple[Text, ...] = ()
    unplaced: tuple[Group, ...] = ()


def homes_of(visit: Visit, behaviour: Behaviour) -> Homes:
    """Where the people of the plan come from.

    Raises:
        NeededError: the plan says neither how many people come nor from where; a PlaceError where
            nobody's place or not the venue's is found.
        PlanError: the origins sum to more people than an event may have.
    """
    if visit.groups:
        _refuse_too_many(visit)
        return _listed(visit)
    if visit.in_person is None and not visit.is_online:
        raise NeededError(_NOBODY, needed="participants.in_person")
    return _spread(visit, behaviour)


def region_of(visit: Visit) -> str | None:
    """The region that ships with ecoevent and holds the venue; None where none does."""
    venue = visit.venue
    if venue is None or not np.isfinite(venue.lat):
        return None
    for name in regions():
        around = region_text(name).around
        if around is not None:
            km = float(geodesic_km(venue.lat, venue.lon, around.lat, around.lon))
            if km <= around.radius_km:
                return name
    return None


def _listed(visit: Visit) -> Homes:
    found = origins_of(visit)
    km = np.where(np.isnan(found.straight_km), found.known_km / STREET, found.straight_km)
    locations = tuple(group.location for group in found.placed)
    spots = spots_of(locations)
    return Homes(
        locations=locations,
        spots=spots,
        people=whole(found.counts, round(found.people)),
        km=km,
        straight_km=found.straight_km,
        known_km=found.known_km,
        fifths_km=_homes(km, spots.radius_km),
        by_land=_by_land(locations, found.venue),
        venue=found.venue,
        is_listed=True,
        notes=found.notes,
        unplaced=found.unplaced,
    )


def _refuse_too_many(visit: Visit) -> None:
    """Each line may be one that a plan can have, and all together fill the memory."""
    people = sum(group.people for group in visit.groups or ())
    if people > MOST_PEOPLE:
        counts = {"found": number_text(people), "most": number_text(MOST_PEOPLE)}
        raise visit.wrong_at(TOO_MANY, "participants.origins", **counts)


def _homes(km: Numbers, radius_km: Numbers) -> Numbers:
    """Fifths of the people by distance: spread over a disc that holds nine in ten of them."""
    centre = np.sqrt(np.maximum(km**2 - (MEAN_OF_RADIUS * radius_km) ** 2, 0.0))
    out = np.sqrt(_FIFTHS / 0.9) * radius_km[:, None]
    return np.asarray(np.hypot(centre[:, None], out))


def _by_land(locations: Sequence[Location | None], venue: Location | None) -> Numbers:
    there = "" if venue is None else venue.country
    return np.array(
        [1.0 if one is None or same_landmass(one.country, there) else 0.0 for one in locations]
    )


def _spread(visit: Visit, behaviour: Behaviour) -> Homes:
    """Rings around the event: most people from around, some from the region, few from afar."""
    people = int(visit.in_person or 0)
    local = behaviour.number("spread.local_business" if visit.is_for_work else "spread.local")
    far = (1 - local) * behaviour.number("spread.far")
    parts = {"local": local, "regional": 1 - local - far, "far": far}
    km = np.concatenate([behaviour.number(f"spread.{part}_km") * _RINGS for part in parts])
    shares = np.concatenate([share * _RING_SHARES for share in parts.values()])
    note = _SPREAD.filled(people=people, local=f"{100 * local:.0f}")
    return Homes(
        locations=(None,) * len(km),
        spots=spots_of((None,) * len(km)),
        people=whole(shares, people),
        km=km,
        straight_km=km,
        known_km=np.full(len(km), np.nan),
        fifths_km=km[:, None],
        by_land=np.ones(len(km)),
        venue=visit.venue,  # a spread around it needs no place
        is_listed=False,
        notes=(note,),
    )


def whole(shares: Numbers, people: int) -> Numbers:
    """So many people by those shares, in whole numbers: the largest remainders are rounded up."""
    if not shares.sum():
        return np.zeros(len(shares))
    exact = shares / shares.sum() * people
    counts = np.floor(exact)
    missing = int(people - counts.sum())
    counts[np.argsort(counts - exact, kind="stable")[:missing]] += 1
    return np.asarray(counts)
