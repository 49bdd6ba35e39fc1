"""Coordinates in, the place of the gazetteer nearest to them out."""

import math
from functools import lru_cache

import attrs
import numpy as np

from ecoevent.places.distances import geodesic_km
from ecoevent.places.extract import Row, rows_within
from ecoevent.places.location import Location, row_label

WITHIN_KM = 50.0
"""Beyond, coordinates are in no country that we would name: our own choice, well beyond a village
and short of most borders at sea."""
_KM_A_DEGREE = 110.0  # of latitude, the shortest


@attrs.frozen
class Near:
    """A place, and how far its middle is from the coordinates."""

    row: Row
    km: float

    @property
    def label(self) -> str:
        """A text that `locate` finds the place by."""
        return row_label(self.row)


@lru_cache(maxsize=64)  # it reads the whole gazetteer, some tenths of a second
def nearest(lat: float, lon: float) -> Near | None:
    """The nearest town or postal area; None where none is within 50 km."""
    degrees = WITHIN_KM / _KM_A_DEGREE
    narrow = math.cos(math.radians(min(abs(lat) + degrees, 90)))
    wide = 180.0 if narrow <= degrees / 180 else degrees / narrow
    rows = rows_within(lat, lon, degrees_lat=degrees, degrees_lon=wide)
    if not rows:
        return None
    km = geodesic_km(
        np.array([row.lat for row in rows]), np.array([row.lon for row in rows]), lat, lon
    )
    # of places at one spot the heaviest, so that a name that is seldom meant does not stand for it
    order = sorted(range(len(rows)), key=lambda one: (km[one], -rows[one].weight, rows[one].name))
    first = order[0]
    return None if km[first] > WITHIN_KM else Near(rows[first], float(km[first]))


def with_country(location: Location) -> Location:
    """Coordinates with the country and region of the nearest place; all else as it is.

    They stay where they are, with their own precision.
    """
    found = nearest(location.lat, location.lon) if location.kind == "coordinates" else None
    if found is None:
        return location
    return attrs.evolve(location, country=found.row.country, region=found.row.region)
