"""What people write for where they come from in, a Location out; offline.

A text is read as a distance, coordinates or a Canadian postal code, and else as a name followed by
where it is ("Saint-Hyacinthe, QC"). Of several places of that name one is taken by the rule of
`ecoevent.places.likeliest`; docs/places.md tells it.
"""

from collections.abc import Iterable

from ecoevent.errors import PlaceError
from ecoevent.places.extract import Row, find
from ecoevent.places.likeliest import likeliest
from ecoevent.places.location import Kind, Location, of_row, row_label
from ecoevent.places.naming import Name, found, is_in, names
from ecoevent.places.writings import as_measured, as_postal_area
from ecoevent.problems import shown
from ecoevent.words.text import Text

__all__ = ["Kind", "Location", "locate", "locate_all"]

LONGEST = 200
_SIMILAR = 3
_MOST_SIMILAR = 12
_ALIKE = 0.75

_EMPTY = Text(
    fr="un lieu est vide\u00a0; écrivez une ville et sa province, un code postal ou une distance",
    en="a place is empty; write a town and its province, a postal code or a distance",
)
_UNREADABLE = Text(
    fr="{found}\u00a0: ce n'est pas un lieu (trop long, ou signes de contrôle)\u00a0; écrivez une "
    "ville et sa province, un code postal ou une distance",
    en="{found}: no place is written so (too long, or control characters); write a town and its "
    "province, a postal code or a distance",
)
_UNKNOWN = Text(
    fr="{found}\u00a0: le répertoire n'a pas ce lieu{where}{hint}\u00a0; écrivez une ville proche, "
    "ses coordonnées ou une distance comme «\u00a0120 km\u00a0»",
    en="{found}: the gazetteer has no such place{where}{hint}; write a town nearby, its "
    "coordinates or a distance such as '120 km'",
)
_IN = Text(fr=" dans {area}", en=" in {area}")
_NEAREST = Text(fr=" (proche\u00a0: {listed})", en=" (near it: {listed})")
_NOTHING = Text(fr="", en="")


def locate(
    text: str, *, near: Location | None = None, coarse: bool = False, suggest: bool = True
) -> Location:
    """The place that *text* means; *near*, usually the venue, decides between places of one name.

    With *coarse*, an unknown town whose province or country is known is that province or country,
    its radius included, as the caller can tell from `kind`. Without *suggest*, the error of an
    unknown name has no near spellings, which take most of the time.

    Raises:
        PlaceError: Nothing is known under that name, or several places are (`candidates`).
    """
    if not isinstance(text, str) or not text.strip():
        raise PlaceError(_EMPTY, needed=str(text)[:LONGEST])
    if len(text) > LONGEST or not all(sign.isprintable() or sign in "\t\n\u00a0" for sign in text):
        raise PlaceError(_UNREADABLE.filled(found=shown(text)), needed=text[:LONGEST])
    location = as_measured(text) or as_postal_area(text)
    if location is not None:
        return location
    for name in names(text):
        rows = found(name)
        if rows:
            return likeliest(text, rows, near=near)
    areas = _areas(next(names(text), Name(head=())))
    if coarse and areas:
        return of_row(text, areas[0])
    raise _unknown(text, areas, suggest=suggest)


def locate_all(
    texts: Iterable[str], *, near: Location | None = None, coarse: bool = False
) -> tuple[tuple[Location | None, ...], tuple[PlaceError, ...]]:
    """For each text its place or None, and the errors in the same order."""
    answers: dict[str, Location | PlaceError] = {}
    places: list[Location | None] = []
    errors: list[PlaceError] = []
    for text in texts:
        if text not in answers:
            answers[text] = _answer(text, near, coarse=coarse)
        answer = answers[text]
        if isinstance(answer, PlaceError):
            places.append(None)
            errors.append(answer)
        else:
            places.append(answer)
    return tuple(places), tuple(errors)


def _answer(text: str, near: Location | None, *, coarse: bool) -> Location | PlaceError:
    try:
        return locate(text, near=near, coarse=coarse)
    except PlaceError as error:
        return error


def _unknown(text: str, areas: list[Row], *, suggest: bool) -> PlaceError:
    """The error for a name that is not there, with the nearest spellings that are."""
    first = next(names(text), Name(head=()))
    near = _similar("".join(first.head), areas) if suggest else ()
    area = row_label(areas[0]) if areas else ""
    message = _UNKNOWN.filled(
        found=shown(text),
        where=_IN.filled(area=area) if areas else _NOTHING,
        hint=_NEAREST.filled(listed=" | ".join(near)) if near else _NOTHING,
    )
    return PlaceError(message, needed=text, candidates=(*near, area) if areas else near)


def _similar(key: str, areas: list[Row]) -> tuple[str, ...]:
    """The labels of places, in those areas if there are any, whose key is nearly that one."""
    from ecoevent.places.similar import similar_keys  # noqa: PLC0415 (numpy, for mistakes only)

    near = similar_keys(key, most=_MOST_SIMILAR, cutoff=_ALIKE)
    rows = [row for each in near for row in find(each) if not areas or is_in(row, areas)]
    return tuple(dict.fromkeys(map(row_label, rows)))[:_SIMILAR]


def _areas(name: Name) -> list[Row]:
    """The region or country that the unknown name is said to be in."""
    for inner, around in enumerate(name.around):
        rows = found(Name(head=around, around=name.around[inner + 1 :]))
        areas = [row for row in rows if row.kind in {"region", "country"}]
        if areas:
            return areas
    return []
