"""What a row says of a place in, the place of the gazetteer out, each combination sought once."""

import difflib
from collections.abc import Callable

import attrs

from ecoevent.errors import PlaceError
from ecoevent.places.locating import Location
from ecoevent.places.naming import belongs
from ecoevent.registrations.addresses import Cells
from ecoevent.registrations.answers import is_blank
from ecoevent.registrations.folding import words_of
from ecoevent.registrations.postal import Area, area_in, country_of, province_of
from ecoevent.registrations.regions import country_in, country_name, province_in
from ecoevent.words.text import Text

Locate = Callable[..., Location]
_NEAR = 0.84  # of a city's name: a letter wrong or missing in seven
_MOST_MISSPELT = 200  # different names for which near spellings are sought, some milliseconds each
_MOST_UNKNOWN = 4_000  # different names; a column with more of them holds no towns
_MOST_KEPT = 50_000  # combinations looked up; beyond, they are forgotten and looked up anew


@attrs.frozen
class Origin:
    """Where people come from, in words of the gazetteer only.

    Attributes:
        country: its ISO code; None when it cannot be told.
        is_country_stated: the country, the province or the form of the postal code says it, rather
            than the city's name alone.
        region: the code of the Canadian province or territory; empty elsewhere or when unknown.
        city: the city's name in the gazetteer; None when none is said or none is known so.
        postal: the postal area, never the whole code; empty when unknown.
        label: how the place on the map is called, for `locate`; empty when there is none.
        unplaced: why there is none: `blank`, `not_found` or `ambiguous`.
        place: the place on the map.
    """

    country: str | None = None
    is_country_stated: bool = False
    region: str = ""
    city: str | None = None
    postal: str = ""
    label: str = ""
    unplaced: str = ""
    place: Location | None = attrs.field(default=None, eq=False, repr=False)


@attrs.frozen
class Resolved:
    """An origin, and what was mended or doubtful on the way: `letters`, `zeros`, `conflict`."""

    origin: Origin
    notes: tuple[str, ...] = ()


_GIVEN_UP = PlaceError(Text("trop de noms inconnus", "too many unknown names"), needed="")
NOWHERE = Resolved(Origin(unplaced="blank"))


@attrs.frozen
class _City:
    """A city as the gazetteer knows it."""

    place: Location | None = None
    name: str | None = None
    is_ambiguous: bool = False
    is_mended: bool = False


class Resolver:
    """Looks origins up, each combination of cells once."""

    def __init__(self, locate: Locate, *, home: Location | None = None) -> None:
        self._locate = locate
        self._home = home
        self._found: dict[Cells, Resolved] = {}
        self._places: dict[str, Location | PlaceError] = {}
        self._unknown = 0

    def origin(self, cells: Cells) -> Resolved:
        """Where the cells say that somebody comes from."""
        found = self._found.get(cells)
        if found is None:
            if len(self._found) >= _MOST_KEPT:
                self._found.clear()
                self._places.clear()
            found = self._found[cells] = NOWHERE if cells.is_empty else self._resolved(cells)
        return found

    def _resolved(self, cells: Cells) -> Resolved:
        cells = self._decided(cells)
        country, province = _stated(cells)
        area = _area(cells, country)
        of_area = province_of(area.code) if country == "CA" and area.code else None
        state = None if province else self._area_said(_region_said(cells), country)
        if state is not None and country is None:
            country = state.country
        city = self._city(cells, country, province or of_area, state)
        is_conflict = bool(of_area and province and of_area != province)
        if of_area and not province and city.name is None:
            elsewhere = self._city(cells, country, None, None)
            is_conflict = elsewhere.place is not None
            city = elsewhere
        notes = [area.repair, "bad_postal" if area.is_bad else ""]
        notes += ["conflict" if is_conflict else "", "city" if city.is_mended else ""]
        if is_conflict:
            area, of_area = Area(), None
        origin = self._placed(
            Origin(
                country=_country_of(city) or country,
                is_country_stated=country is not None,
                region=province or of_area or (_region(city) if _is_canadian(city) else ""),
                city=city.name,
                postal=area.code,
            ),
            city,
            state,
            is_said=not is_blank(cells.city) or not is_blank(cells.region),
        )
        return Resolved(origin, tuple(note for note in notes if note))

    def _decided(self, cells: Cells) -> Cells:
        """The cells with what follows the city as the state or the country that has the city."""
        if not cells.around:
            return cells
        found = self._lookup(f"{cells.city}, {cells.around}")
        country = country_in(cells.around)
        if isinstance(found, PlaceError) or not found.country:
            return attrs.evolve(cells, country=cells.around, around="")
        if country is not None and belongs(found.country, country):
            return attrs.evolve(cells, country=cells.around, around="")
        return attrs.evolve(cells, region=cells.around, country=found.country, around="")

    def _area_said(self, region: str, country: str | None) -> Location | None:
        """The province or state that is written, in the country if one is."""
        if not region or is_blank(region):
            return None
        found = self._lookup(f"{region} (state)" if country is None else f"{region}, {country}")
        if isinstance(found, PlaceError) and country is not None:
            found = self._lookup(f"{region} (region), {country}")
        if isinstance(found, Location) and found.kind == "town" and country is not None:
            found = self._lookup(f"{region} (region), {country}")
        is_area = isinstance(found, Location) and found.kind == "region"
        return found if is_area and isinstance(found, Location) else None

    def _placed(
        self, origin: Origin, city: _City, state: Location | None, *, is_said: bool
    ) -> Origin:
        """The origin with its place on the map: postal area, else city, region or country."""
        place = None
        if origin.country == "CA" and origin.postal:
            place = self._lookup(f"{origin.postal}")
        if place is None or isinstance(place, PlaceError):
            place = city.place
        if place is None and city.name is None and origin.country is not None:
            place = state or self._area_of(origin)
        if place is None:
            why = "ambiguous" if city.is_ambiguous else "not_found" if is_said else "blank"
            return attrs.evolve(origin, unplaced=why)
        return attrs.evolve(origin, place=place, label=place.label)

    def _area_of(self, origin: Origin) -> Location | None:
        country = f"{country_name(origin.country or '')} (country)"
        asked = f"{origin.region}, CA" if origin.region else country
        found = self._lookup(asked)
        return None if isinstance(found, PlaceError) else found

    def _city(
        self, cells: Cells, country: str | None, province: str | None, state: Location | None
    ) -> _City:
        """The city, never out of the country, the province or the state that is written."""
        name = " ".join(cells.city.split())
        if is_blank(name):
            return _City()
        region = _region_said(cells)
        if province or state is not None:
            tried = [province or region]
        else:
            # a code that the gazetteer does not know does not count against the city
            tried = ["", *([region] if region and country != "CA" else [])]
        doubtful = _City()
        for within in tried:
            city = self._city_within(name, within, country, province, state)
            if city.place is not None:
                return city
            doubtful = doubtful if doubtful.name is not None else city
        return doubtful

    def _city_within(
        self,
        name: str,
        within: str,
        country: str | None,
        province: str | None,
        state: Location | None,
    ) -> _City:
        region = province or ("" if state is None else state.region)
        found = self._lookup(", ".join(filter(None, (name, within, country))))
        if isinstance(found, Location) and found.kind == "region":
            # the city of the same name is meant: New York, Québec
            found = self._lookup(f"{name}, {found.region}, {found.country}")
        if isinstance(found, Location) and _is_town(found, country, region):
            if country is None and _is_abroad_too(found) and not self._is_home(found):
                return _City(name=found.name, is_ambiguous=True)
            return _City(found, found.name)
        if isinstance(found, PlaceError) and found.candidates:
            return self._mended(name, found, country, region)
        return _City()

    def _mended(self, name: str, error: PlaceError, country: str | None, province: str) -> _City:
        """The city that was meant: one of several of that name, or the one nearly spelled so."""
        names = {label.split(",")[0] for label in error.candidates}
        if any(words_of(each) == words_of(name) for each in names):
            return _City(name=error.candidates[0].split(",")[0], is_ambiguous=True)
        near = {label for label in error.candidates if _alike(label.split(",")[0], name)}
        if len(near) != 1 or country is None:
            return _City()
        found = self._lookup(near.pop())
        if isinstance(found, PlaceError) or not _is_town(found, country, province):
            return _City()
        return _City(found, found.name, is_mended=True)

    def _is_home(self, found: Location) -> bool:
        """Whether it is in the event's own country, whose namesake is meant."""
        return self._home is not None and found.country == self._home.country

    def _lookup(self, text: str) -> Location | PlaceError:
        found = self._places.get(text)
        if found is None:
            found = self._places[text] = self._sought(text)
        return found

    def _sought(self, text: str) -> Location | PlaceError:
        """The place of that name, with less effort the more names were not found."""
        if self._unknown >= _MOST_UNKNOWN:
            return _GIVEN_UP
        how = {"suggest": False} if self._unknown >= _MOST_MISSPELT else {}
        try:
            return self._locate(text, **how)
        except PlaceError as error:
            self._unknown += 1
            return error.with_traceback(None)  # which would keep all that led here in memory


def _stated(cells: Cells) -> tuple[str | None, str | None]:
    """The country and the Canadian province that the cells say without the city."""
    country = None if is_blank(cells.country) else country_in(cells.country)
    province = None if is_blank(cells.region) else province_in(cells.region)
    if country is None and not is_blank(cells.country):
        province = province or province_in(cells.country)
    if country not in {None, "CA"}:
        return country, None
    if country is None:
        country = "CA" if province else country_of(cells.postal)
    return country, province


def _area(cells: Cells, country: str | None) -> Area:
    postal = cells.postal
    if not postal.area or is_blank(postal.area):
        return Area()
    return Area(is_bad=True) if country is None else area_in(postal, country)


def _region_said(cells: Cells) -> str:
    said = " ".join(cells.region.replace(",", "").split())
    return "" if is_blank(said) else said


def _is_town(found: Location, country: str | None, region: str) -> bool:
    is_there = (country is None or belongs(found.country, country)) and region in {"", found.region}
    return found.kind in {"town", "airport"} and is_there


def _is_abroad_too(found: Location) -> bool:
    """Whether places of that name in other countries may be meant."""
    at_home = (f", {found.country}", f"{found.name} (country)")
    return not all(label.endswith(at_home) for label in found.others)


def _is_canadian(city: _City) -> bool:
    return city.place is not None and city.place.country == "CA"


def _country_of(city: _City) -> str | None:
    return None if city.place is None else city.place.country


def _region(city: _City) -> str:
    return "" if city.place is None else city.place.region


def _alike(one: str, other: str) -> bool:
    matcher = difflib.SequenceMatcher(None, words_of(one).strip(), words_of(other).strip())
    return matcher.ratio() >= _NEAR
