"""The place of an event in, the region whose factors hold there out."""

from ecoevent.places.locating import Location
from ecoevent.places.nearest import WITHIN_KM, nearest
from ecoevent.words.quantities import about_text
from ecoevent.words.text import Text

WORLD = "world"


def factor_region(venue: Location | None) -> str:
    """The region of the event, as factor sets call it; the world where the plan does not say."""
    if venue is None or not venue.country:
        return WORLD
    return f"{venue.country}-{venue.region}" if venue.region else venue.country


def region_notes(venue: Location | None) -> tuple[Text, ...]:
    """What was assumed of the region, where the plan gives coordinates."""
    if venue is None or venue.kind != "coordinates":
        return ()
    found = nearest(venue.lat, venue.lon)
    if found is None:
        return (_NOWHERE.filled(km=f"{WITHIN_KM:g}"),)
    return (
        _BESIDE.filled(
            region=factor_region(venue), place=found.label, km=about_text(found.km, "km")
        ),
    )


_BESIDE = Text(
    "évènement situé par des coordonnées\u00a0: région {region}, celle du lieu connu le plus proche"
    " ({place}, à {km})",
    "event placed by coordinates: region {region}, that of the nearest place known ({place}, {km}"
    " away)",
)
_NOWHERE = Text(
    "évènement situé par des coordonnées, sans lieu connu à moins de {km}\u00a0km\u00a0: facteurs"
    " mondiaux",
    "event placed by coordinates, without a known place within {km} km: factors of the world",
)
