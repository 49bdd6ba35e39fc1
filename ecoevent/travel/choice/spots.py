"""Places on the map in, how far each is from another place out, counted once a run."""

from collections.abc import Sequence

import attrs
import numpy as np

from ecoevent.places.distances import geodesic_km
from ecoevent.places.locating import Location
from ecoevent.travel.legs import Numbers


@attrs.frozen(eq=False)
class Spots:
    """Where the places of origins are, as arrays; people move in a replication, places do not.

    Attributes:
        lat, lon: degrees, nan where only a distance is known.
        radius_km: within which 90 % of the people of the place live.
    """

    lat: Numbers
    lon: Numbers
    radius_km: Numbers
    _from: dict[Location, Numbers] = attrs.field(factory=dict, init=False)

    def km_from(self, place: Location) -> Numbers:
        """From that place to the middle of each, in a straight line; nan where nobody knows."""
        if place not in self._from:
            self._from[place] = geodesic_km(self.lat, self.lon, place.lat, place.lon)
        return self._from[place]


def spots_of(locations: Sequence[Location | None]) -> Spots:
    """The spots of those places; None is nowhere on the map."""
    known = [
        (np.nan, np.nan, 0.0) if one is None else (one.lat, one.lon, one.radius_km)
        for one in locations
    ]
    return Spots(*np.array(known, dtype=np.float64).reshape(-1, 3).T)
