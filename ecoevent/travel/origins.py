"""A visit in, where its people come from out: placed, with what could not be placed beside it."""

from collections.abc import Sequence

import attrs
import numpy as np

from ecoevent.errors import NeededError
from ecoevent.places.distances import geodesic_km
from ecoevent.places.locating import Location
from ecoevent.travel.legs import Numbers
from ecoevent.travel.visit import Group, Visit
from ecoevent.words.quantities import number_text
from ecoevent.words.text import Text

MEAN_OF_RADIUS = 0.70
"""How far from the centre people live on average, by the radius within which 90 % of them do.

Two thirds of the radius where they are spread evenly over a disc, 0.67 / 0.9 ** 0.5.
"""


@attrs.frozen(kw_only=True, eq=False)
class Origins:
    """Where the people of a plan come from.

    Attributes:
        placed: groups with a location, and their distances in the next four arrays.
        straight_km: shape (n,), to the venue; nan where the plan gives a distance instead. It is
            that of the average inhabitant, who does not live in the centre.
        known_km: shape (n,), the distance that the plan gives; else nan.
        low_km: shape (n,), for those on the near side of their place.
        high_km: shape (n,), for those on its far side.
        unplaced: groups whose place was not found.
        people: everyone on site, those without a known place too.
    """

    venue: Location | None
    placed: tuple[Group, ...]
    unplaced: tuple[Group, ...]
    straight_km: Numbers
    known_km: Numbers
    low_km: Numbers
    high_km: Numbers
    people: float
    notes: tuple[Text, ...] = ()

    @property
    def placed_people(self) -> float:
        """How many people have a place."""
        return sum(group.people for group in self.placed)

    @property
    def counts(self) -> Numbers:
        """Shape (n,), people of each placed group, those without a place spread over them."""
        counts = np.array([group.people for group in self.placed], dtype=np.float64)
        placed = self.placed_people
        return counts * (self.people / placed) if placed else counts

    @property
    def km(self) -> Numbers:
        """Shape (n,), the distance that says how far people live."""
        return np.where(np.isnan(self.straight_km), self.known_km, self.straight_km)


def origins_of(visit: Visit) -> Origins:
    """Where the people of the plan come from.

    Raises:
        NeededError: the plan does not say where people come from, or where the event is.
        PlaceError: the venue is not found, or nobody's place is.
    """
    groups = visit.groups
    if groups is None:
        raise NeededError(_NO_ORIGINS, needed="participants.origins")
    venue = None if visit.lost is not None else visit.venue
    needs_venue = [g for g in groups if g.location is not None and g.location.distance_km is None]
    if needs_venue and venue is None:
        raise visit.lost or NeededError(_NO_VENUE, needed="venue.place")
    placed = tuple(group for group in groups if group.location is not None)
    unplaced = tuple(group for group in groups if group.location is None)
    listed = float(sum(group.people for group in groups))
    people = max(float(visit.in_person or 0), listed)
    if people and not any(group.people for group in placed):
        errors = [group.error for group in unplaced if group.error is not None]
        raise errors[0] if errors else NeededError(_NO_ORIGINS, needed="participants.origins")
    found = _distances(placed, venue)
    notes = _notes(visit.in_person, found, people)
    return attrs.evolve(found, unplaced=unplaced, people=people, notes=notes)


def _distances(placed: Sequence[Group], venue: Location | None) -> Origins:
    found = [group.location for group in placed if group.location is not None]
    known = np.array([np.nan if p.distance_km is None else p.distance_km for p in found], float)
    here = (np.nan, np.nan) if venue is None else (venue.lat, venue.lon)
    lat, lon = np.array([(p.lat, p.lon) for p in found], float).reshape(-1, 2).T
    centre = np.where(np.isnan(known), geodesic_km(lat, lon, *here), np.nan)
    radius = np.array([p.radius_km for p in found], float)
    return Origins(
        venue=venue,
        placed=tuple(placed),
        unplaced=(),
        straight_km=np.hypot(centre, MEAN_OF_RADIUS * radius),
        known_km=known,
        low_km=np.maximum(centre - radius, 0),
        high_km=centre + radius,
        people=0.0,
    )


def _notes(in_person: int | None, found: Origins, people: float) -> tuple[Text, ...]:
    notes = []
    without = people - found.placed_people
    if without > 0:
        notes.append(
            _ONE_AS_OTHERS if without == 1 else _AS_OTHERS.filled(count=number_text(without))
        )
    if in_person is not None and in_person < people:
        notes.append(_MORE.filled(listed=number_text(people), in_person=number_text(in_person)))
    return tuple(notes)


_NO_ORIGINS = Text(
    "le plan ne dit pas d'où l'on vient\u00a0; ajoutez participants.origins, par exemple "
    "«\u00a0[{{place: Montréal, count: 80}}]\u00a0»",
    "the plan does not say where people come from; add participants.origins, for example "
    "'[{{place: Montréal, count: 80}}]'",
).filled()
_NO_VENUE = Text(
    "le plan ne dit pas où est l'évènement\u00a0; ajoutez venue.place, ou donnez des distances "
    "comme «\u00a0120 km\u00a0»",
    "the plan does not say where the event is; add venue.place, or give distances such as '120 km'",
)
_ONE_AS_OTHERS = Text(
    "une personne sans lieu connu compte comme la moyenne des autres",
    "one person without a known place counts like the average of the others",
)
_AS_OTHERS = Text(
    "{count} personnes sans lieu connu comptent comme la moyenne des autres",
    "{count} people without a known place count like the average of the others",
)
_MORE = Text(
    "les provenances totalisent {listed} personnes, plus que les {in_person} sur place\u00a0; les "
    "provenances comptent",
    "the origins sum to {listed} people, more than the {in_person} on site; the origins count",
)
