"""A Location: where a place is, how far around it its people live, and what else was possible."""

from typing import Literal

import attrs

from ecoevent.places.extract import Row

Kind = Literal["town", "postal_area", "airport", "region", "country", "coordinates", "distance"]
RadiusBasis = Literal["measured", "assumed", "none"]


@attrs.frozen(kw_only=True)
class Location:
    """A place that a text was found to mean.

    Attributes:
        asked: the text as given.
        region: the province or state; "" where the gazetteer has none.
        country: ISO 3166-1, two letters; "" for coordinates and distances, but for an event's
            coordinates, which have that of the nearest place.
        lat: degrees north; nan for a plain distance.
        lon: degrees east; nan for a plain distance.
        radius_km: 90 % of those who give this place live within it.
        radius_basis: measured (from postal codes or towns), assumed (from the size of the town:
            low confidence), or none for coordinates and distances.
        distance_km: kilometres from the venue, for the kind "distance" alone.
        others: labels of other places that the text may mean.
    """

    asked: str
    name: str
    region: str = ""
    country: str = ""
    lat: float
    lon: float
    radius_km: float = 0.0
    radius_basis: RadiusBasis = "none"
    kind: Kind
    distance_km: float | None = None
    others: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """A text that `locate` finds this same place by."""
        return label(self.name, self.region, self.country, self.kind)


def label(name: str, region: str, country: str, kind: Kind) -> str:
    """How a place is written so that it is found again."""
    if kind in {"coordinates", "distance"}:
        return name
    if kind == "country":
        return f"{name} (country)"
    if kind == "region":
        return f"{name} ({_area_word(country)}), {country}"
    parts = (
        name.split(" (", 1)[0] if kind in {"postal_area", "airport"} else name,
        region,
        country,
    )
    return ", ".join(part for part in parts if part)


def _area_word(country: str) -> str:
    return {"CA": "province", "US": "state", "AU": "state"}.get(country, "region")


def of_row(asked: str, row: Row, *, others: tuple[str, ...] = ()) -> Location:
    """The Location that a row of the gazetteer describes."""
    return Location(
        asked=asked,
        name=row.name,
        region=row.region,
        country=row.country,
        lat=row.lat,
        lon=row.lon,
        radius_km=row.radius_km,
        radius_basis="measured" if row.is_measured else "assumed",
        kind=row.kind,
        others=others,
    )


def row_label(row: Row) -> str:
    """The label of the Location that a row describes."""
    return label(row.name, row.region, row.country, row.kind)
