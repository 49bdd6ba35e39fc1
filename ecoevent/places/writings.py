"""Texts that say where without a name: distances, coordinates and Canadian postal codes."""

import math
import re

from ecoevent.errors import PlaceError
from ecoevent.places.extract import find
from ecoevent.places.location import Location, of_row
from ecoevent.problems import shown
from ecoevent.words.text import Text

FARTHEST_KM = 20_004  # half around the globe

_KM_A_UNIT = {"km": 1.0, "m": 0.001, "mi": 1.609344}
_NUMBER = r"[-+\u2212]?(?:\d+(?:[.,]\d+)?|nan|inf(?:inity)?)"
_DISTANCE = re.compile(
    rf"(?:à |at )?(?P<value>{_NUMBER}) ?"
    r"(?P<unit>km|kms|m|mi|miles?|milles?|kilom[eè]tres?|kilometers?)",
    re.IGNORECASE,
)
_THOUSANDS = re.compile(r"\d{1,3},\d{3}")
_DEGREES = rf"({_NUMBER}) ?°? ?([NSEWO]?)"
_COORDINATES = re.compile(
    rf"{_DEGREES}(?P<between> ?[,;/] ?| ){_DEGREES}(?: ?\(.*\))?", re.IGNORECASE
)
_POSTAL_CODE = re.compile(
    r"(?<![^\W_])([A-Z]\d[A-Z])(?:[ \u00a0-]?\d[A-Z]\d)(?![^\W_])", re.IGNORECASE
)
_POSTAL_AREA = re.compile(r"([A-Z]\d[A-Z])(?=$|[ ,;(])", re.IGNORECASE)

_NOT_A_DISTANCE = Text(
    fr="{found}\u00a0: une distance va de 0 à 20\u00a0004\u00a0km\u00a0; corrigez le nombre",
    en="{found}: a distance is from 0 to 20,004 km; mend the number",
)
_TWO_DISTANCES = Text(
    fr="{found}\u00a0: la virgule sépare-t-elle les milliers ou les décimales\u00a0? écrivez "
    "«\u00a01200 km\u00a0» ou «\u00a01.2 km\u00a0»",
    en="{found}: is the comma for thousands or decimals? write '1200 km' or '1.2 km'",
)
_NOT_ON_EARTH = Text(
    fr="{found}\u00a0: ces coordonnées ne sont pas sur la Terre\u00a0; écrivez latitude "
    "(-90 à 90), longitude (-180 à 180), par exemple «\u00a045.5, -73.56\u00a0»",
    en="{found}: these coordinates are not on Earth; write latitude (-90 to 90), longitude "
    "(-180 to 180), such as '45.5, -73.56'",
)
_SANTA = Text(
    fr="{found}\u00a0: H0H est le code du père Noël, pas celui d'un lieu\u00a0; écrivez la "
    "ville de la personne ou son vrai code postal",
    en="{found}: H0H is Santa's code and no place's; write the person's town or own postal code",
)
_NO_POSTAL_AREA = Text(
    fr="{found}\u00a0: aucune région de tri d'acheminement {code} au Canada\u00a0; corrigez "
    "le code postal ou écrivez la ville et sa province",
    en="{found}: no forward sortation area {code} in Canada; mend the postal code or write the "
    "town and its province",
)


def as_measured(text: str) -> Location | None:
    """The distance or the coordinates that *text* is, or None where it is neither."""
    plain = " ".join(text.split())
    close = re.sub(r"(?<=\d)[ \u00a0\u202f](?=\d{3}(?!\d))", "", plain)
    distance = _DISTANCE.fullmatch(close)
    if distance:
        return _distance(text, distance["value"], distance["unit"].casefold())
    numbers = _COORDINATES.fullmatch(plain)
    return None if numbers is None else _coordinates(text, numbers)


def _distance(text: str, value: str, unit: str) -> Location:
    if _THOUSANDS.fullmatch(value):
        raise PlaceError(_TWO_DISTANCES.filled(found=shown(text)), needed=text)
    short = unit if unit in _KM_A_UNIT else ("mi" if unit.startswith("mi") else "km")
    km = _number(value) * _KM_A_UNIT[short]
    if not 0 <= km <= FARTHEST_KM:
        raise PlaceError(_NOT_A_DISTANCE.filled(found=shown(text)), needed=text)
    nowhere = float("nan")
    return Location(
        asked=text, name=f"{km:.6g} km", lat=nowhere, lon=nowhere, kind="distance", distance_km=km
    )


def _coordinates(text: str, numbers: re.Match[str]) -> Location | None:
    first, side1, _, second, side2 = numbers.groups()
    sides = (side1 + side2).upper()
    lat, lon = _number(first), _number(second)
    is_plain = numbers.group("between").strip() or ("." in first and "." in second)
    if not is_plain or (sides and not re.fullmatch(r"[NS][EWO]", sides)):
        return None
    lat = -lat if sides.startswith("S") else lat
    lon = -lon if sides.endswith(("W", "O")) else lon
    if not (math.isfinite(lat) and math.isfinite(lon) and abs(lat) <= 90 and abs(lon) <= 180):
        raise PlaceError(_NOT_ON_EARTH.filled(found=shown(text)), needed=text)
    return Location(asked=text, name=f"{lat:.6g}, {lon:.6g}", lat=lat, lon=lon, kind="coordinates")


def _number(written: str) -> float:
    return float(written.replace(",", ".").replace("\u2212", "-"))


def as_postal_area(text: str) -> Location | None:
    """The forward sortation area of a Canadian postal code in *text*, or None without one.

    A whole postal code counts wherever it stands in an address; the first half, at the beginning.
    """
    plain = text.strip()
    within = _POSTAL_CODE.search(plain) or _POSTAL_AREA.match(plain)
    if within is None:
        return None
    code = within[1].upper()
    if code == "H0H":
        raise PlaceError(_SANTA.filled(found=shown(text)), needed=text)
    rows = [row for row in find(code.casefold()) if row.kind == "postal_area"]
    if not rows:
        raise PlaceError(_NO_POSTAL_AREA.filled(found=shown(text), code=code), needed=text)
    return of_row(text, rows[0])
