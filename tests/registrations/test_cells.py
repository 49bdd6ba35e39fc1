"""What single cells mean: answers, tickets, numbers, postal codes, countries, addresses."""

from functools import partial

import pytest
from hypothesis import given, strategies as st

from ecoevent.errors import PlaceError
from ecoevent.places.locating import locate
from ecoevent.places.location import Location
from ecoevent.registrations import regions
from ecoevent.registrations.addresses import Cells, split_address
from ecoevent.registrations.answers import (
    attendance_of,
    companions_in,
    is_blank,
    is_filled,
    tickets_in,
    travel_of,
)
from ecoevent.registrations.folding import fold, header_forms
from ecoevent.registrations.lines import Lines
from ecoevent.registrations.origins import Resolver
from ecoevent.registrations.postal import area_in, country_of, province_of, read_postal
from ecoevent.registrations.regions import country_in, province_in


@pytest.mark.parametrize(
    ("cell", "category", "mode"),
    [
        ("Voiture (seul·e)", "car_alone", "car"),
        ("char", "car_alone", "car"),
        ("Covoiturage (voiture)", "carpool", "carpool"),
        ("car pool", "carpool", "carpool"),
        ("VIA Rail", "train", "train"),
        ("Train de banlieue", "transit", "transit"),
        ("Autobus / autocar", "bus", "coach"),
        ("métro + autobus", "transit", "transit"),
        ("à pied", "active", "walk"),
        ("Vélo ou à pied", "active", "walk_or_bike"),
        ("Fly + bus", "mixed", "plane"),
        ("Train puis métro", "mixed", "train"),
        ("navette de l'hôtel", "shuttle", "shuttle"),
        ("Je ne sais pas encore", "unknown", None),
        ("", "unknown", None),
        ("N/A", "unknown", None),
        ("carrément n'importe quoi", "unknown", None),
        ("train " * 40, "unknown", None),
    ],
)
def test_travel_answers(cell: str, category: str, mode: str | None) -> None:
    """The longest phrase counts; several modes are mixed, by the one that goes farthest."""
    found = travel_of(cell)

    assert (found.category, found.mode) == (category, mode)


def test_an_answer_that_is_not_understood_is_told_from_none() -> None:
    """Not knowing yet is an answer."""
    assert travel_of("téléportation").is_unread
    assert not travel_of("don't know").is_unread
    assert not travel_of("-").is_unread


@pytest.mark.parametrize(
    ("cell", "attendance"),
    [
        ("In-Person – Student", "in_person"),  # noqa: RUF001 (as systems write it)
        ("Billet – en présentiel", "in_person"),  # noqa: RUF001
        ("Visio", "online"),
        ("Vision 2030", "unknown"),
        ("VIP", "unknown"),
        ("En personne ou en ligne", "unknown"),
    ],
)
def test_tickets(cell: str, attendance: str) -> None:
    """Whole words, and neither when both are there."""
    assert attendance_of(cell) == attendance


def test_numbers_of_people() -> None:
    """A number, a number with words, names, nothing."""
    cells = ("2", "1 (mon conjoint)", "Ada A; Bo B", "non", "", "-", "Ada")

    assert [companions_in(cell) for cell in cells] == [2, 1, 2, 0, 0, 0, 1]
    assert tickets_in("2x VIP, 1 x En ligne") == ((2, "unknown"), (1, "online"))
    assert tickets_in("Don") == ()


def test_what_fills_a_cell() -> None:
    """Neither blank nor no nor zero."""
    assert [is_filled(cell) for cell in ("", "No", "0", "0,00 $", "5", "voided")] == [
        False, False, False, False, True, True,
    ]  # fmt: skip
    assert [is_blank(cell) for cell in (" ", "--", "n/a", "Nantes")] == [True, True, True, False]


@pytest.mark.parametrize(
    ("code", "country", "area", "repair", "is_bad"),
    [
        ("h2x1y4", "CA", "H2X", "", False),
        ("H2X-1Y4", "CA", "H2X", "", False),
        ("H2X IY4", "CA", "H2X", "letters", False),
        ("HOX 1Y4", "CA", "H0X", "letters", False),
        ("H2X 1Y", "CA", "H2X", "", True),
        ("H2X", "CA", "H2X", "", False),
        ("12345", "CA", "", "", True),
        ("1000", "FR", "01000", "zeros", False),
        ("1000", "BE", "1000", "", False),
        ("02115-1234", "US", "02115", "", False),
        ("B-1050", "BE", "1050", "form", False),
        ("CH-1015", "CH", "1015", "form", False),
        ("3511AB", "NL", "3511", "form", False),
        ("EH1 1YZ", "GB", "EH1", "", False),
        ("D02AF30", "IE", "D02", "form", False),
        ("1100-148", "PT", "1100", "", False),
        ("99", "DE", "", "", True),
        ("12345", "XK", "", "", False),
    ],
)
def test_postal_codes(code: str, country: str, area: str, repair: str, is_bad: bool) -> None:
    """The area alone is kept, mended where that is sure."""
    found = area_in(read_postal(code), country)

    assert (found.code, found.repair, found.is_bad) == (area, repair, is_bad)


def test_what_a_postal_code_says_by_itself() -> None:
    """Canadian and British codes can be told; the first letter is a province."""
    codes = ("H2X 1Y4", "EH1 1YZ", "75011", "")

    assert [country_of(read_postal(code)) for code in codes] == ["CA", "GB", None, None]
    assert [province_of(area) for area in ("H2X", "A1C", "X0A", "X1A", "K1N")] == [
        "QC", "NL", "NU", "NT", "ON",
    ]  # fmt: skip


@given(st.text(max_size=20))
def test_any_text_is_a_postal_code_or_a_bad_one(text: str) -> None:
    """No more than the area is ever kept of a Canadian one."""
    found = read_postal(text)

    assert not found.is_canadian or len(found.area) == 3
    for country in ("CA", "FR", "GB", "NL"):
        assert len(area_in(found, country).code) <= 5


def test_countries_and_provinces() -> None:
    """By code, name, other name, and a letter wrong."""
    texts = ("ca", "Cananda", "Etats Unis", "U.K.", "Côte d’Ivoire", "Québec", "?")  # noqa: RUF001

    assert [country_in(text) for text in texts] == ["CA", "CA", "US", "GB", "CI", None, None]
    texts = ("Quebec (CA)", "Ont.", "C.-B.", "TNL", "Vaud")
    assert [province_in(text) for text in texts] == ["QC", "ON", "BC", None, None]


@pytest.mark.parametrize(
    ("text", "city", "region", "country", "area"),
    [
        ("Ville de Québec, Canada", "Ville de Québec", "", "Canada", ""),
        ("1 Fictive St    Moncton E1C 1B4", "Moncton", "", "", "E1C"),
        ("9 rue Fictive    Québec G1R 4P5", "Québec", "", "", "G1R"),
        ("9 rue Fictive, Montréal, QC, H2X 1Y4, Canada", "Montréal", "QC", "Canada", "H2X"),
        ("9 Fictive Ave, Boston, MA 02115, USA", "Boston", "MA", "USA", "02115"),
        ("75011 Paris", "Paris", "", "", "75011"),
        ("1012 AB Amsterdam", "Amsterdam", "", "", "1012 AB"),
        ("Paris (France)", "Paris", "", "France", ""),
        ("Canada", "", "", "Canada", ""),
        ("Québec", "Québec", "", "", ""),
        ("-", "", "", "", ""),
    ],
)
def test_addresses(text: str, city: str, region: str, country: str, area: str) -> None:
    """Read from their end."""
    found = split_address(text)

    assert (found.city, found.region, found.country, found.postal.area) == (
        city, region, country, area,
    )  # fmt: skip


def test_headers_are_compared_without_their_dirt() -> None:
    """Line breaks, no-break spaces, accents, what stands in parentheses."""
    assert header_forms(" Payé\u00a0\n(le) : ") == ("paye (le) :", "paye")
    assert fold("Œuvre_d’ART") == "oeuvre d'art"  # noqa: RUF001


def test_lines_are_kept_as_ranges() -> None:
    """Added in any order, dropped again, merged."""
    lines = Lines()
    for line in (2, 3, 4, 9, 5, 12):
        lines.add(line)
    assert lines.ranges() == ((2, 5), (9, 9), (12, 12))
    lines.drop(3)
    lines.drop(9)
    assert (lines.ranges(), lines.count) == (((2, 2), (4, 5), (12, 12)), 4)


def test_each_combination_is_looked_up_once() -> None:
    """However many rows have it."""
    asked: list[str] = []

    def counted(text: str) -> Location:
        asked.append(text)
        return locate(text)

    resolver = Resolver(counted)
    for _ in range(3):
        resolver.origin(Cells(city="Laval", country="Canada"))

    assert asked == ["Laval, CA"]


def test_a_city_may_be_a_letter_wrong() -> None:
    """Where only one city is so near, and in the country that is said."""
    resolver = Resolver(locate)
    found = resolver.origin(Cells(city="Motréal", region="QC"))

    assert (found.origin.city, found.notes) == ("Montréal", ("city",))
    assert resolver.origin(Cells(city="Motréal", country="France")).origin.city is None


def test_an_example_code_against_the_city_is_left_aside() -> None:
    """`A1A 1A1` stands in forms; Montréal is no town of Newfoundland."""
    found = Resolver(locate).origin(
        Cells(city="Montréal", country="Canada", postal=read_postal("A1A 1A1"))
    )

    assert (found.origin.region, found.origin.postal, found.notes) == ("QC", "", ("conflict",))


def test_a_code_against_the_province_is_left_aside() -> None:
    """The province stands."""
    found = Resolver(locate).origin(Cells(region="QC", postal=read_postal("M5V 2T6")))

    assert (found.origin.region, found.origin.postal, found.notes) == ("QC", "", ("conflict",))


def test_a_city_named_as_its_state_is_the_city() -> None:
    """In a column of cities."""
    found = Resolver(locate).origin(Cells(city="New York", country="USA"))

    assert (found.origin.city, found.origin.label) == ("New York City", "New York City, NY, US")


def test_a_name_of_several_places_is_none_of_them() -> None:
    """Unless the event is in the country of one."""
    plain = Resolver(locate).origin(Cells(city="Laval")).origin
    home = locate("Montréal")
    near = Resolver(lambda text: locate(text, near=home), home=home).origin(Cells(city="Laval"))

    assert (plain.country, plain.unplaced) == (None, "ambiguous")
    assert (near.origin.country, near.origin.label) == ("CA", "Laval, QC, CA")


def test_a_place_that_is_unknown_is_told() -> None:
    """With the province or country, if that is known."""

    def nowhere(text: str) -> Location:
        if text == "QC, CA":
            return locate(text)
        raise PlaceError(locate_error(), needed=text)

    found = Resolver(nowhere).origin(Cells(city="Nulle-Part", region="QC")).origin

    assert (found.country, found.region, found.city) == ("CA", "QC", None)
    assert found.label == "Québec (province), CA"


def locate_error() -> object:
    """The message of the gazetteer for what it does not know."""
    with pytest.raises(PlaceError) as found:
        locate("Zzyzx")
    return found.value.message


@given(st.data())
def test_a_country_a_letter_off_is_that_country(data: st.DataObject) -> None:
    """Or none, where two countries are as near; never one further off."""
    name = data.draw(st.sampled_from(sorted(n for n in regions._countries() if len(n) >= 6)))
    at = data.draw(st.integers(0, len(name) - 1))
    typed = name[:at] + data.draw(st.sampled_from(["", "q", "e"])) + name[at + 1 :]

    assert country_in(typed) in {regions._countries()[name], None} or typed in regions._countries()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Republic of Slovenia", "SI"),
        ("Frankreich", "FR"),
        ("Francia", "FR"),
        ("Stati Uniti", "US"),
        ("Lituania", "LT"),
        ("Zwitserland", "CH"),
        ("Irland", "IE"),
        ("République du Sénégal", "SN"),
        ("Kingdom of Norway", "NO"),
        ("Slovania", None),
    ],
)
def test_countries_in_other_languages_are_not_mended_into_others(
    text: str, code: str | None
) -> None:
    """German, Spanish, Italian, Dutch and Portuguese names, and the long official ones."""
    assert country_in(text) == code


def _origins(text: str, near: str | None = None) -> list[str]:
    """Where the rows of a list with columns City, State, Country come from."""
    home = None if near is None else locate(near)
    reader = Resolver(partial(locate, near=home), home=home)
    rows = [line.split("|") for line in text.splitlines()]
    return [reader.origin(Cells(*row)).origin.label for row in rows]


def test_a_state_that_is_written_is_never_left() -> None:
    """A town that it lacks leaves the state; namesakes and near names elsewhere do not count."""
    assert _origins("Solvay|IL|\nPalisade|NJ|USA\nVoss|Minnesota|\nSalem|MA|USA\nParis|TX|") == [
        "Illinois (state), US",
        "New Jersey (state), US",
        "Minnesota (state), US",
        "Salem, MA, US",
        "Paris, TX, US",
    ]


@given(st.data())
def test_no_city_leaves_its_written_state(data: st.DataObject) -> None:
    """Whatever the city's name, the place is in the state and the country that are written."""
    cities = ["Paris", "Springfield", "Zürich", "Qqqq", "Rome", "Boston", "Londn", "Kingston"]
    states = [("NY", "US"), ("TX", "US"), ("ON", "CA"), ("QC", "CA"), ("NSW", "AU"), ("MN", "US")]
    city, (state, country) = data.draw(st.sampled_from(cities)), data.draw(st.sampled_from(states))
    written = data.draw(st.sampled_from([country, ""]))
    place = Resolver(locate).origin(Cells(city, state, written)).origin.place

    assert place is not None
    assert (place.region, place.country) == (state, country)


def test_a_state_code_that_is_unknown_loses_no_city() -> None:
    """Mexican, Brazilian and Spanish codes, and a world's region in the state's column."""
    assert _origins(
        "Curitiba|PRX|Brasil\nPuebla|PUE|Mexico\nSevilla|SE|Spain\nLima|Americas|Peru"
    ) == [
        "Curitiba, Paraná, BR",
        "Puebla, Puebla, MX",
        "Sevilla, Andalucía, ES",
        "Lima, PE",
    ]


def test_territories_are_where_they_are() -> None:
    """Those who live there write the mother country."""
    assert _origins(
        "Saint-Joseph||La Réunion\nPonce||USA\nWillemstad||Netherlands\nNuuk||Danemark"
    ) == [
        "Saint-Joseph, Reunion, RE",
        "Ponce, PR",
        "Willemstad, CW",
        "Nuuk, Sermersooq, GL",
    ]


@pytest.mark.parametrize(
    ("written", "label"),
    [
        ("Seattle, WA", "Seattle, WA, US"),
        ("Cambridge, MA", "Cambridge, MA, US"),
        ("Indianapolis, IN", "Indianapolis, IN, US"),
        ("Little Rock, AR", "Little Rock, AR, US"),
        ("Bangalore, IN", "Bengaluru, Karnataka, IN"),
        ("Toronto, CA", "Toronto, ON, CA"),
        ("Los Angeles, CA", "Los Angeles, CA, US"),
        ("Berlin, DE", "Berlin, Berlin, DE"),
        ("Tbilisi, Georgia", "Tbilisi, GE"),
        ("Savannah, Georgia", "Savannah, GA, US"),
        ("Halifax, NS", "Halifax, NS, CA"),
    ],
)
def test_a_state_after_a_city_is_no_country(written: str, label: str) -> None:
    """What has the city decides what its two letters mean."""
    found = Resolver(locate).origin(split_address(written)).origin

    assert found.label == label
