"""The shuttles of a plan in, where each leaves from and how far it drives out: one rule for all.

A plan may say both a place and a distance. The distance is then what is driven, and the place is
where people board, as long as a road between the two may be so long. Where it may not, the plan
contradicts itself: more often the gazetteer knows another place of that name ("Métro Laurier" is
found in Manitoba) than the distance is wrong, so the distance stays, the place is left aside and
the user is told.
"""

import math
from functools import lru_cache

import attrs

from ecoevent.errors import PlaceError
from ecoevent.places.distances import geodesic_km
from ecoevent.places.locating import Location, locate
from ecoevent.plan.model import Plan
from ecoevent.plan.sections.mobility import Shuttle
from ecoevent.problems import shown
from ecoevent.travel.choice.setting import PATH
from ecoevent.words.quantities import about_text, number_text
from ecoevent.words.text import Text

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
        start: where people board; None where the plan does not say, where it is not found, and
            where it cannot be.
        km: driven on a trip; None where neither distance nor place tells.
        doubt: what to check in the plan; None where nothing is.
    """

    shuttle: Shuttle
    path: str
    start: Location | None = None
    km: float | None = None
    doubt: Text | None = None

    @property
    def straight_km(self) -> float | None:
        """The straight line of such a way."""
        return None if self.km is None else self.km / PATH


def placed_shuttles(plan: Plan, venue: Location | None) -> tuple[Route, ...]:
    """The way of each shuttle of the plan, in its order."""
    return tuple(
        _route(plan, f"mobility.shuttles[{index}]", one, venue)
        for index, one in enumerate(plan.mobility.shuttles or ())
    )


def _route(plan: Plan, path: str, shuttle: Shuttle, venue: Location | None) -> Route:
    found = _placed(shuttle.from_place, venue)
    said = shuttle.distance_km or (None if found is None else found.distance_km)
    is_on_map = found is not None and venue is not None and math.isfinite(found.lat + venue.lat)
    if found is None or venue is None or not is_on_map:
        return Route(shuttle=shuttle, path=path, km=said)
    straight = _between_km(found, venue)
    if said is None and straight <= FARTHEST_KM:
        return Route(shuttle=shuttle, path=path, start=found, km=PATH * straight or None)
    if said is not None and is_possible(said, straight, found.radius_km + venue.radius_km):
        return Route(shuttle=shuttle, path=path, start=found, km=said)
    where = plan.source and plan.source.place(f"{path}.from_place")
    text = _FAR if said is None else _CONTRADICTS
    doubt = text.filled(
        place=where or path,
        name=name_of(shuttle, path),
        path=path,
        found=found.label,
        straight=about_text(straight, "km"),
        km=number_text(said or 0, "km"),
    )
    return Route(shuttle=shuttle, path=path, km=said, doubt=doubt)


def is_possible(km: float, straight: float, radius: float) -> bool:
    """Whether a road of that length may join two places.

    Args:
        km: along the road.
        straight: km between their middles.
        radius: km by which the middles may be off, both together.
    """
    return straight - radius <= km <= LONGEST * (straight + radius) + MORE_KM


def name_of(shuttle: Shuttle, path: str) -> Text:
    """What the plan calls the shuttle, in quotes; else its number."""
    if shuttle.name is not None:
        return shown(shuttle.name)
    number = str(int(path[path.index("[") + 1 : -1]) + 1)
    return Text(number, number)


@lru_cache(maxsize=256)  # every replication asks for the same few
def _between_km(start: Location, venue: Location) -> float:
    return float(geodesic_km(start.lat, start.lon, venue.lat, venue.lon))


@lru_cache(maxsize=256)
def _placed(text: str | None, venue: Location | None) -> Location | None:
    try:
        return None if text is None else locate(text, near=venue)
    except PlaceError:
        return None


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
