"""Places in, plain dictionaries for JSON out; docs/json.md describes the format."""

import math
from collections.abc import Sequence
from typing import Any

from ecoevent.errors import PlaceError
from ecoevent.places.distances import geodesic_km
from ecoevent.places.location import Location

Json = dict[str, Any]


def places_json(
    found: Sequence[Location | None],
    problems: Sequence[PlaceError],
    *,
    near: Location | None = None,
) -> Json:
    """The format `ecoevent.places/1`: one entry a text, in the order asked."""
    left = iter(problems)
    return {
        "format": "ecoevent.places/1",
        "near": None if near is None else near.label,
        "places": [
            _problem_json(next(left)) if location is None else location_json(location, near=near)
            for location in found
        ],
    }


def location_json(location: Location, *, near: Location | None = None) -> Json:
    """A place that was found."""
    return {
        "asked": location.asked,
        "label": location.label,
        "kind": location.kind,
        "name": location.name,
        "region": location.region,
        "country": location.country,
        "lat": _number(location.lat),
        "lon": _number(location.lon),
        "radius_km": location.radius_km,
        "radius_basis": location.radius_basis,
        "distance_km": _number(away_km(location, near)),
        "others": list(location.others),
    }


def away_km(location: Location, near: Location | None) -> float:
    """Kilometres from *near*, or those that the text itself says; nan where neither is known."""
    if location.distance_km is not None:
        return location.distance_km
    if near is None:
        return math.nan
    return float(geodesic_km(near.lat, near.lon, location.lat, location.lon))


def _problem_json(problem: PlaceError) -> Json:
    return {
        "asked": problem.needed,
        "problem": {"fr": problem.message.fr, "en": problem.message.en},
        "candidates": list(problem.candidates),
    }


def _number(value: float) -> float | None:
    return None if math.isnan(value) else round(value, 6)
