"""A place as people write it in, the readings of it out, and the gazetteer's rows for a reading.

"Saint-Hyacinthe (Québec)" is a head and what is around it. Where the plain reading is not in the
gazetteer, others follow: the end of the head as its province ("Montréal QC"), the head without
what mail adds ("Paris Cedex 13", "Odense M"), the town after a street or a district.
"""

import math
import re
from collections.abc import Iterator

import attrs

from ecoevent.places.countries import country_code
from ecoevent.places.extract import Row, find
from ecoevent.places.quarters import town_of_quarter
from ecoevent.places.spelling import key, words

Words = tuple[str, ...]

_SAME_WORDS = 10  # decibels
_LONGEST_CODE = 3
_BEFORE_A_CODE = 6  # decibels: enough to be taken, the other one told
_NO_PLACES = {("eu",), ("ue",)}  # the European Union; as a word it is a town
_ALWAYS_COUNTRIES = {"usa", "uk", "uae"}
_A_QUARTER = 20  # decibels: of a town's people, one in a hundred says its quarter
_KM_A_DEGREE = 111.2
_BESIDE_KM = 60  # a borough or a suburb is nearer to its city
_SEPARATORS = (
    re.compile(r"[,;/|()\[\]\n\t]+"),
    re.compile(r"[,;/|()\[\]\n\t]+|\s[-\u2013\u2014]\s"),
)
_MAIL = re.compile(r"^(?:[a-z]{1,2}-)?\d{4,6}\s+(?=\D)|\s+\d{5}(?:-\d{4})?$", re.IGNORECASE)
_MOST_WORDS = 10
_MOST_PARTS = 8

_KIND_WORDS = {
    "town": {"ville", "city", "town", "municipalite", "municipality"},
    "region": {"province", "state", "etat", "region", "territory", "territoire", "prefecture"},
    "country": {"pays", "country"},
    "airport": {"aeroport", "airport"},
}
_LINKS = {"de", "du", "des", "d", "of", "la", "le", "l", "the"}
_ENDINGS = {
    *("city", "ville", "shi", "ku", "ken", "fu", "to", "gun", "cedex", "downtown", "area"),
    *("c", "e", "k", "m", "n", "s", "v", "w", "ne", "nv", "nw", "se", "so", "sv", "sw"),
}
_BEGINNINGS = {"greater", "grand", "metro", "metropolitan"}
_SHORT = {
    "w": "west",
    "e": "east",
    "n": "north",
    "s": "south",
    "mt": "mount",
    "ft": "fort",
    "kgs": "kongens",
}
_ORDINAL = re.compile(r"\d+(?:e|er|eme|st|nd|rd|th)?")
_UMLAUT = re.compile(r"(?<=[aou])e")

_TERRITORIES = {
    "US": {"PR", "GU", "VI", "AS", "MP"},
    "FR": {"GP", "MQ", "GF", "RE", "YT", "PM", "BL", "MF", "NC", "PF", "WF"},
    "GB": {"GG", "JE", "IM", "GI", "BM", "KY", "FK"},
    "CN": {"HK", "MO"},
    "NL": {"AW", "CW", "SX", "BQ"},
    "DK": {"GL", "FO"},
    "FI": {"AX"},
    "NO": {"SJ"},
}


@attrs.frozen
class Name:
    """One reading of a text: the place's own name, what is around it, and its kind where said."""

    head: Words
    around: tuple[Words, ...] = ()
    kind: str = ""
    is_outer: bool = False  # what is before the head is unknown: only a town may stand for it
    is_code: bool = False  # written in capitals: three letters may be an airport or a country


def names(text: str) -> Iterator[Name]:
    """The readings of *text*, the plainest first."""
    is_code = text.strip().isupper()
    split = [pattern.split(text) for pattern in _SEPARATORS]
    for parts in split[: 1 if split[0] == split[1] else 2]:
        bare = [words(_MAIL.sub("", part.strip())) for part in parts]
        said = [part for part in bare if part and not all(word.isdigit() for word in part)]
        named, kind = _without_kind(said[:_MOST_PARTS])
        for start, head in enumerate(named):
            around = tuple(named[start + 1 :])
            for each in _of_parts(head, around):
                yield attrs.evolve(each, kind=kind, is_outer=start > 0, is_code=is_code)


def _of_parts(head: Words, around: tuple[Words, ...]) -> Iterator[Name]:
    """The readings that begin with *head*; what is around it and unknown does not count.

    It counts where it is all there is: "Paris, on the Moon" is no place.
    """
    known = tuple(each for each in around if _is_known(each))
    around = known or around
    for each in _spellings(head[:_MOST_WORDS]):
        yield Name(each, around)
        for end in range(len(each) - 1, 0, -1):
            yield Name(each[:end], (each[end:], *around))


def _is_known(around: Words) -> bool:
    is_place = find("".join(around)) or country_code(" ".join(around))
    return bool(is_place) and around not in _NO_PLACES


def _without_kind(parts: list[Words]) -> tuple[list[Words], str]:
    """The parts without a word that says the kind: "(province)", "ville de …"."""
    for kind, said in _KIND_WORDS.items():
        alone = [part for part in parts[1:] if len(part) == 1 and part[0] in said]
        if alone:
            return [part for part in parts if part not in alone], kind
        first = parts[0] if parts else ()
        if len(first) > 2 and first[0] in said and first[1] in _LINKS:
            rest = first[2:]
            return [rest, *parts[1:]], kind
    return parts, ""


def _spellings(head: Words) -> Iterator[Words]:
    """The head as it is, then without what mail and habit add, then without Umlaut's e."""
    yield head
    longer = tuple(_SHORT.get(word, word) for word in head)
    if longer != head:
        yield longer
    bare = head
    while len(bare) > 1 and (bare[-1] in _ENDINGS or _ORDINAL.fullmatch(bare[-1])):
        bare = bare[:-1]
        yield bare
    if len(bare) > 1 and bare[0] in _BEGINNINGS:
        yield bare[1:]
    plain = tuple(_UMLAUT.sub("", word) for word in bare)
    if plain != bare:
        yield plain


def found(name: Name) -> list[Row]:
    """The rows of that name which are where the reading says."""
    if name.is_code and name.head in _NO_PLACES:
        return []
    rows = [row for row in _called("".join(name.head)) if not name.kind or row.kind == name.kind]
    rows = rows if name.is_code else _words_before_codes(rows, "".join(name.head))
    if name.is_outer and not (rows and rows[0].kind == "town"):
        return []
    rows = [_as_spelled(row, name.head) for row in rows]
    for around in name.around:
        if not rows:
            break
        rows = _inside(rows, around)
    return _own_names(rows, "".join(name.head))


def _words_before_codes(rows: list[Row], wanted: str) -> list[Row]:
    """A town of exactly that short name before what has it as its code."""
    if len(wanted) > _LONGEST_CODE or wanted in _ALWAYS_COUNTRIES:
        return rows
    towns = [row for row in rows if row.kind == "town" and key(row.name) == wanted]
    if not towns:
        return rows
    most = max(row.weight for row in towns) - _BEFORE_A_CODE
    codes = [row for row in rows if row not in towns]
    return [*towns, *(attrs.evolve(row, weight=min(row.weight, most)) for row in codes)]


def _called(wanted: str) -> tuple[Row, ...]:
    """The rows of that key, with the town of Québec that has a quarter called so."""
    rows = find(wanted)
    town = town_of_quarter(wanted)
    if town is None or any((row.country, row.region) == ("CA", "QC") for row in rows):
        return rows
    towns = (row for row in find(town) if row.kind == "town" and row.country == "CA")
    there = [row for row in towns if row.region == "QC"][:1]
    others = () if len(wanted) <= _LONGEST_CODE else rows
    return (*others, *(attrs.evolve(row, weight=row.weight - _A_QUARTER) for row in there))


def _own_names(rows: list[Row], wanted: str) -> list[Row]:
    """Within one region, those who bear the name before those who once did: Franklin, TX."""
    if len({(row.country, row.region) for row in rows}) > 1:
        return rows
    own = [row for row in rows if key(row.name) == wanted]
    return own if any(row.kind == "town" for row in own) else rows


def _as_spelled(row: Row, head: Words) -> Row:
    """The row, heavier where its words are those asked for: Val-d'Or is not Val Dor."""
    if len(head) < 2 or words(row.name) != head:
        return row
    return attrs.evolve(row, weight=row.weight + _SAME_WORDS)


def _inside(rows: list[Row], around: Words) -> list[Row]:
    """The rows in the country or region of that name, or else beside the town of that name."""
    outer = find("".join(around))
    areas = [row for row in outer if row.kind in {"region", "country"}]
    if not outer:
        code = country_code(" ".join(around))
        areas = [row for row in find(code.casefold()) if row.kind == "country"] if code else []
    inside = [row for row in rows if is_in(row, areas)]
    if inside:
        # no country is in itself: "Mexico, Mexique" is the city
        inside = [row for row in inside if row.kind != "country" or row not in areas] or inside
        return [row for row in inside if row.kind != "region" or _is_country(areas)] or inside
    named = [row for row in rows if "(" in row.name and _is_named(row, around)]
    towns = [row for row in outer if row.kind == "town"]
    return named or [row for row in rows if _is_beside(row, towns)]


def _is_country(areas: list[Row]) -> bool:
    """Whether a region may be in them: no region is in itself ("Schwyz, Schwyz" is the town)."""
    return all(area.kind == "country" for area in areas)


def is_in(row: Row, areas: list[Row]) -> bool:
    """Whether the place is in one of the regions and countries."""
    return any(_is_within(row, area) for area in areas)


def belongs(country: str, stated: str) -> bool:
    """Whether the country is the stated one, or a territory of it: Martinique is in France."""
    return country == stated or country in _TERRITORIES.get(stated, ())


def _is_within(row: Row, area: Row) -> bool:
    if area.kind == "country":
        return belongs(row.country, area.country)
    return (row.country, row.region) == (area.country, area.region)


def _is_named(row: Row, around: Words) -> bool:
    """Whether the words after an airport's or a postal area's code are of its name."""
    return set(around) <= set(words(row.name.split(" (", 1)[1]))


def _is_beside(row: Row, towns: list[Row]) -> bool:
    """Whether a town is near, on a flat map: good enough here, and numpy need not be loaded."""
    east = math.cos(math.radians(row.lat))
    return any(
        math.hypot(town.lat - row.lat, (town.lon - row.lon) * east) * _KM_A_DEGREE < _BESIDE_KM
        for town in towns
    )
