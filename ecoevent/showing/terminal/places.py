"""Places in, what a terminal shows of them out."""

import math
from collections.abc import Sequence

from ecoevent.places.location import Location
from ecoevent.showing.exporting.places import away_km
from ecoevent.showing.terminal.layout import one_line, paragraph
from ecoevent.words.quantities import show_number
from ecoevent.words.text import Lang, Text

_KINDS = {
    "town": Text("ville ou village", "town"),
    "postal_area": Text("région de tri d'acheminement (code postal)", "forward sortation area"),
    "airport": Text("aéroport", "airport"),
    "region": Text("province, État ou région", "province, state or region"),
    "country": Text("pays", "country"),
    "coordinates": Text("coordonnées", "coordinates"),
    "distance": Text("distance du lieu de l'évènement", "distance from the venue"),
}
_BASES = {
    "measured": Text("mesuré", "measured"),
    "assumed": Text("supposé", "assumed"),
    "none": Text("", ""),
}
_RADIUS = Text(
    "90\u00a0% des gens à moins de {km} ({basis})", "90% of people within {km} ({basis})"
)
_AWAY = Text("à {km} de {near}", "{km} from {near}")
_OTHERS = Text("peut aussi désigner\u00a0: {others}", "may also mean: {others}")


def places_text(
    found: Sequence[Location | None], *, near: Location | None = None, lang: Lang = "en"
) -> str:
    """What each text means, those that mean something."""
    lines = [line for each in found if each is not None for line in _lines(each, near, lang)]
    return "\n".join(lines) + "\n"


def _lines(location: Location, near: Location | None, lang: Lang) -> list[str]:
    about = [_KINDS[location.kind].to(lang), *_where(location, near, lang)]
    title = f"{one_line(location.asked)} → {location.label}"
    lines = paragraph(title, hanging="  ")
    if location.name not in location.label:
        lines += paragraph(location.name, indent="  ")
    lines += paragraph(", ".join(about), indent="  ")
    if location.others:
        listed = " | ".join(location.others)
        lines += paragraph(_OTHERS.filled(others=listed).to(lang), indent="  ")
    return lines


def _where(location: Location, near: Location | None, lang: Lang) -> list[str]:
    """Coordinates, radius and distance, as far as there are any."""
    parts = []
    if not math.isnan(location.lat) and location.kind != "coordinates":
        parts.append(f"{location.lat:.3f} {location.lon:.3f}")
    if location.radius_km:
        km = show_number(location.radius_km, "km", lang)
        parts.append(_RADIUS.filled(km=km, basis=_BASES[location.radius_basis]).to(lang))
    away = away_km(location, near)
    if near is not None and location.kind != "distance" and not math.isnan(away):
        km = show_number(round(away, 1 if away < 10 else 0), "km", lang)
        parts.append(_AWAY.filled(km=km, near=near.label).to(lang))
    return parts
