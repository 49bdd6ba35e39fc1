"""The gazetteer, and what a text means as a place, for plans and lists alike."""

from typing import TYPE_CHECKING

from ecoevent.doors import door

if TYPE_CHECKING:
    from ecoevent.places.distances import geodesic_km as geodesic_km
    from ecoevent.places.locating import locate as locate, locate_all as locate_all
    from ecoevent.places.location import Location as Location
else:
    __all__, __getattr__, __dir__ = door(
        __name__,
        {
            "places.locating": "locate locate_all",
            "places.location": "Location",
            "places.distances": "geodesic_km",
        },
    )
