"""Places of one name in, the one that is meant out: by what is near, or by size."""

from collections.abc import Sequence

from ecoevent.errors import PlaceError
from ecoevent.places.extract import Row
from ecoevent.places.location import Location, of_row, row_label
from ecoevent.places.spelling import key
from ecoevent.problems import shown
from ecoevent.words.text import Text

FAR_AHEAD = 5  # decibels: three times as many people as the next place of that name
IN_REGION = 30  # how much smaller (1,000 times) a place of the venue's own province may be
IN_COUNTRY = 15  # and one of its country (30 times), to be taken before a place abroad
_LISTED = 5
_ALIKE = 3
_OTHER_NAME = 6  # an old spelling of Changchun is Cancun, which is not what people mean
_USUAL = {"barcelona": "ES", "valencia": "ES", "birmingham": "GB"}  # our own choice
_WORTH_NAMING = 25  # decibels below the one taken

_SEVERAL = Text(
    fr="{found}\u00a0: plusieurs lieux de ce nom ({listed})\u00a0; ajoutez la province ou le pays",
    en="{found}: several places of that name ({listed}); add the province or the country",
)
_SEVERAL_HERE = Text(
    fr="{found}\u00a0: plusieurs lieux de ce nom ({listed})\u00a0; écrivez les coordonnées "
    "de celui qu'il faut",
    en="{found}: several places of that name ({listed}); write the coordinates of the right one",
)


def likeliest(text: str, rows: Sequence[Row], *, near: Location | None) -> Location:
    """The place that *text* means among *rows*, heaviest first.

    Raises:
        PlaceError: None is near and none far bigger than the others.
    """
    rows = _each_once(rows)
    lands = _one_a_land(rows)
    taken = _close(lands, near) if near is not None else None
    taken = taken or _ahead(lands) or _usual(lands)
    if taken is None:
        raise _several(text, rows)
    worth = [row for row in rows if row != taken and row.weight >= taken.weight - _WORTH_NAMING]
    others = dict.fromkeys(row_label(row) for row in worth)
    return of_row(text, taken, others=tuple(others)[:_LISTED])


def _each_once(rows: Sequence[Row]) -> list[Row]:
    """One row a place, where several names led to it."""
    places: dict[tuple[object, ...], Row] = {}
    for row in sorted(rows, key=lambda row: -row.weight):
        places.setdefault((row.kind, row.name, row.country, row.lat, row.lon), row)
    return list(places.values())


def _one_a_land(rows: list[Row]) -> list[Row]:
    """A country without its region or town of the same name, a town rather than its region."""
    first = rows[0]
    lands = {row.country for row in rows if row.kind == "country"}
    if first.kind in {"country", "region"} and first.country in lands:
        return [row for row in rows if row.kind == "country" or row.country != first.country]
    if first.kind == "region":
        towns = [
            row for row in rows if row.kind == "town" and row.weight > first.weight - FAR_AHEAD
        ]
        seat = any(town.country == first.country for town in towns)
        return [row for row in rows if row != first] if seat else rows
    return rows


def _usual(rows: Sequence[Row]) -> Row | None:
    """The one that is meant all over the world, though others have as many people."""
    there = [row for row in rows[:_LISTED] if _USUAL.get(key(row.name)) == row.country]
    return there[0] if there else None


def _close(rows: Sequence[Row], near: Location) -> Row | None:
    """The place of the same province, else of the same country, unless it is dwarfed abroad."""
    at_home = [row for row in rows if row.country == near.country]
    same_region = [row for row in at_home if near.region and row.region == near.region]
    for some, smaller in ((same_region, IN_REGION), (at_home, IN_COUNTRY)):
        ahead = _ahead(some)
        if ahead is not None and ahead.weight >= rows[0].weight - smaller:
            return ahead
    return None


def _ahead(rows: Sequence[Row]) -> Row | None:
    """The first, where it is alone or far bigger than the second."""
    if not rows or any(rows[0].weight - _as_rival(row, rows[0]) < FAR_AHEAD for row in rows[1:]):
        return None
    return rows[0]


def _as_rival(row: Row, first: Row) -> int:
    """How big it is beside the first: less where another place's name is as old as its own."""
    is_other_name = key(row.name)[:_ALIKE] != key(first.name)[:_ALIKE]
    return row.weight - (_OTHER_NAME if is_other_name and row.kind == "town" else 0)


def _several(text: str, rows: Sequence[Row]) -> PlaceError:
    """The error for a name of several places; with coordinates where they share a label."""
    first = rows[:_LISTED]
    labels = tuple(row_label(row) for row in first)
    if len(set(labels)) == len(labels):
        message = _SEVERAL
    else:
        message = _SEVERAL_HERE
        labels = tuple(f"{row.lat:.6g}, {row.lon:.6g} ({row_label(row)})" for row in first)
    listed = " | ".join(labels)
    return PlaceError(
        message.filled(found=shown(text), listed=listed), needed=text, candidates=labels
    )
