"""A shuttle of a plan in, where it leaves from and how far it drives out: one rule for all.

A plan may say both a place and a distance. The distance is then what is driven, and the place is
where people board, as long as a road between the two may be so long. Where it may not, the plan
contradicts itself: more often the gazetteer knows another place of that name ("Métro Laurier" is
found in Manitoba) than the distance is wrong, so the distance stays, the place is left aside and
the user is told.
"""

import datetime as dt
import math

import attrs

from ecoevent.places.distances import geodesic_km
from ecoevent.places.locating import Location
from ecoevent.problems import Place
from ecoevent.words.quantities import about_text, number_text
from ecoevent.words.text import Text

PATH = 1.3  # km of street a km of straight line
LONGEST, MORE_KM = 3.0, 10.0
"""A road is at most so many times the straight line, and so many km: our own choice, made wide so
that it holds around a bay, with no bridge near, and in a town with streets one way."""
FARTHEST_KM = 500.0
"""In a straight line. A place beyond, without a distance, is taken for another one of that name;
our own choice, too."""


@attrs.frozen(kw_only=True)
class Route:
    """A shuttle of the plan and its way.

    Attributes:
        path: where the plan says it, such as `mobility.shuttles[0]`.
        place: the line of the plan.
        name: what the plan calls it, in quotes; else its number.
        energy: what it runs on, as a variant of its mode.
        seats: of one trip.
        trips: with passengers, both ways on all days.
        stated_km: of a trip, as the plan says.
        start: where people board; None where the plan does not say, where it is not found, and
            where it cannot be.
        km: driven on a trip; None where neither distance nor place tells.
        doubt: what to check in the plan; None where nothing is.
    """

    path: str
    place: Place | None = None
    name: Text
    energy: str = "average"
    seats: int | None = None
    trips: int | None = None
    stated_km: float | None = None
    first_departure: dt.time | None = None
    last_departure: dt.time | None = None
    last_return: dt.time | None = None
    start: Location | None = None
    km: float | None = None
    doubt: Text | None = None

    @property
    def straight_km(self) -> float | None:
        """The straight line of such a way."""
        return None if self.km is None else self.km / PATH


def placed(
    route: Route, start: Location | None, venue: Location | None, *, place: Place | None
) -> Route:
    """The route with its way.

    Args:
        route: as the plan says it.
        start: where it would leave from.
        venue: where it goes to.
        place: the line of the plan that says where it leaves from.
    """
    said = route.stated_km or (None if start is None else start.distance_km)
    is_on_map = start is not None and venue is not None and math.isfinite(start.lat + venue.lat)
    if start is None or venue is None or not is_on_map:
        return attrs.evolve(route, km=said)
    straight = float(geodesic_km(start.lat, start.lon, venue.lat, venue.lon))
    if said is None and straight <= FARTHEST_KM:
        return attrs.evolve(route, start=start, km=PATH * straight or None)
    if said is not None and is_possible(said, straight, start.radius_km + venue.radius_km):
        return attrs.evolve(route, start=start, km=said)
    doubt = (_FAR if said is None else _CONTRADICTS).filled(
        place=place or route.path,
        name=route.name,
        path=route.path,
        found=start.label,
        straight=about_text(straight, "km"),
        km=number_text(said or 0, "km"),
    )
    return attrs.evolve(route, km=said, doubt=doubt)


def is_possible(km: float, straight: float, radius: float) -> bool:
    """Whether a road of that length may join two places.

    Args:
        km: along the road.
        straight: km between their middles.
        radius: km by which the middles may be off, both together.
    """
    return straight - radius <= km <= LONGEST * (straight + radius) + MORE_KM


_CONTRADICTS = Text(
    "{place}\u00a0: la navette {name} fait {km} selon {path}.distance_km, mais {found} est à"
    " {straight} du lieu de l'évènement à vol d'oiseau\u00a0; la distance est gardée, ce point de"
    " départ non\u00a0: corrigez l'un des deux, ou donnez les coordonnées de l'arrêt",
    "{place}: the shuttle {name} drives {km} by {path}.distance_km, but {found} is {straight} from"
    " the venue as the crow flies; the distance is kept, that departure point is not: correct one"
    " of them, or give the coordinates of the stop",
)
_FAR = Text(
    "{place}\u00a0: la navette {name} partirait de {found}, à {straight} du lieu de l'évènement à"
    " vol d'oiseau\u00a0; donnez {path}.distance_km, ou les coordonnées de l'arrêt",
    "{place}: the shuttle {name} would leave from {found}, {straight} from the venue as the crow"
    " flies; give {path}.distance_km, or the coordinates of the stop",
)
