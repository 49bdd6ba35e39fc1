"""What holds for every place of the gazetteer, and for every text."""

import difflib
import random
import unicodedata
from collections import Counter

import pytest
from hypothesis import given, strategies as st

from ecoevent.errors import PlaceError
from ecoevent.places.extract import Row, _index, _lines, _row, find, keys_from
from ecoevent.places.locating import locate, locate_all
from ecoevent.places.location import Location, row_label
from ecoevent.places.similar import LONGER_BY, similar_keys
from ecoevent.places.spelling import key, words
from ecoevent.showing.exporting.places import places_json

SAMPLE = 400


def some_rows(seed: int) -> list[tuple[str, Row]]:
    """Names and places out of the whole extract."""
    rng = random.Random(seed)  # noqa: S311 (a sample of a test)
    numbers = [rng.randrange(len(_index()[0])) for _ in range(SAMPLE)]
    lines = [rng.choice(_lines(number)) for number in numbers]
    return [(line.split("\t", 1)[0], _row(line)) for line in lines]


names = st.sampled_from(
    [
        "Saint-Hyacinthe, QC",
        "L'Assomption (Québec)",
        "Val-d'Or",
        "Sainte-Anne-de-Bellevue, QC, Canada",
        "Trois-Rivières",
        "Île-des-Sœurs",
        "München",
        "Kraków, Poland",
        "H3B 1A1",
        "YUL",
        "Colombie-Britannique",
        "États-Unis",
    ]
)


def outcome(text: str) -> str:
    """Where a text leads, as one word."""
    try:
        return locate(text).label
    except PlaceError as error:
        return "|".join(error.candidates)


@given(names, st.randoms(use_true_random=False))
def test_case_accents_and_spaces_do_not_matter(text: str, rng: random.Random) -> None:
    """Nor do the dashes and points that stand for spaces."""
    plain = "".join(
        sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign)
    )
    mixed = "".join(rng.choice([sign.upper(), sign.lower()]) for sign in plain)
    spaced = mixed.replace("-", rng.choice(["-", " ", "\u2011", "."])).replace(" ", "  ")

    assert outcome(f" {spaced} ") == outcome(text)


@given(st.text(max_size=60))
def test_any_text_is_a_place_or_a_place_error(text: str) -> None:
    """No other exception, and one line in both languages."""
    places, errors = locate_all([text], coarse=True)

    assert (places == (None,)) == (len(errors) == 1)
    assert all("\n" not in error.text(lang) for error in errors for lang in ("fr", "en"))


@given(st.text(alphabet="0123456789.,;-+ °NSEWOkmnaif", max_size=24))
def test_any_numbers_are_on_earth_or_an_error(text: str) -> None:
    """Whatever the signs."""
    (found,), _ = locate_all([text])

    if found is not None and found.kind == "distance":
        assert found.distance_km is not None
        assert 0 <= found.distance_km <= 20_004
    elif found is not None:
        assert abs(found.lat) <= 90
        assert abs(found.lon) <= 180


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_coordinates_come_back_as_written(lat: float, lon: float) -> None:
    """With six decimals, 10 cm."""
    found = locate(f"{lat:.6f}, {lon:.6f}")

    assert (found.lat, found.lon) == (float(f"{lat:.6f}"), float(f"{lon:.6f}"))


@pytest.mark.parametrize("seed", [1, 2])
def test_a_label_means_the_place_that_it_was_made_for(seed: int) -> None:
    """What `locate` found is found again by its label; a label of several is refused."""
    labels = [row_label(row) for _, row in some_rows(seed)]
    places = [place for place in locate_all(labels)[0] if place is not None]
    again = [locate(place.label) for place in places]

    assert [(place.label, place.lat, place.lon) for place in places] == [
        (place.label, place.lat, place.lon) for place in again
    ]
    strange = [place for place in places if place.label != place.asked]
    assert len(strange) < SAMPLE / 50, [(place.asked, place.label) for place in strange]


def test_the_file_is_sorted_and_whole() -> None:
    """Each line has nine parts, keys follow each other, and the sizes of streams add up."""
    before = ""
    for number in range(len(_index()[0])):
        lines = _lines(number)
        keys = [line.split("\t", 1)[0] for line in lines]
        assert keys == sorted(keys)
        assert before <= keys[0] == _index()[0][number]
        assert all(line.count("\t") == 8 for line in lines)
        before = keys[-1]


@pytest.mark.parametrize("seed", [3])
def test_every_row_makes_sense(seed: int) -> None:
    """On Earth, of a country, with a radius, and found under its key."""
    for name, row in some_rows(seed):
        assert row in find(name)
        assert abs(row.lat) <= 90
        assert abs(row.lon) <= 180
        assert 0.3 <= row.radius_km < 6000
        assert len(row.country) == 2
        assert name == key(name)


def test_a_name_at_the_edge_of_two_streams_is_found_whole() -> None:
    """The places of one name may begin in a stream and end in the next."""
    firsts = _index()[0]
    edges = [name for number, name in enumerate(firsts[1:]) if last_key(number) == name]

    assert edges
    keys = Counter(line.split("\t", 1)[0] for n in range(len(firsts)) for line in _lines(n))
    assert [len(find(name)) for name in edges] == [keys[name] for name in edges]


def last_key(number: int) -> str:
    """The key that a stream ends with."""
    return _lines(number)[-1].split("\t", 1)[0]


def test_keys_forget_what_people_write_differently() -> None:
    """Saints, ligatures, strokes and apostrophes."""
    assert key("St-Hyacinthe") == key("SAINT HYACINTHE") == "sainthyacinthe"
    assert key("Ste. Anne") == key("Sainte-Anne")
    assert key("Sacré-Cœur") == key("Sacre Coeur")
    assert key("Łódź") == key("Lodz")
    assert key("Århus") == key("arhus")
    assert words("Montréal-Ouest") == ("montreal", "ouest")
    assert words("Val-d'Or") == ("val", "d", "or")
    assert key("\u200b()!?") == ""


def test_the_json_keeps_its_shape() -> None:
    """Programs rely on these keys."""
    places, errors = locate_all(["Brno", "120 km", "Nulleparville"])
    made = places_json(places, errors, near=locate("Montréal"))
    keys = set(made["places"][0])

    assert made["format"] == "ecoevent.places/1"
    assert keys == {
        "asked", "label", "kind", "name", "region", "country", "lat", "lon", "radius_km",
        "radius_basis", "distance_km", "others",
    }  # fmt: skip
    assert set(made["places"][1]) == keys
    assert set(made["places"][2]) == {"asked", "problem", "candidates"}
    assert (made["places"][1]["lat"], made["places"][1]["distance_km"]) == (None, 120)
    assert made["places"][0]["distance_km"] == pytest.approx(6400, abs=100)


def test_a_location_says_all_it_knows() -> None:
    """The fields that other parts of ecoevent rely on."""
    found = locate("Brno")

    assert isinstance(found, Location)
    assert (found.asked, found.name, found.country, found.kind) == ("Brno", "Brno", "CZ", "town")
    assert found.distance_km is None


@given(st.sampled_from(["sainthyacinthe", "montreal", "quebec", "x", ""]), st.text(max_size=4))
def test_nearly_spelled_keys_are_those_of_difflib(begins: str, ends: str) -> None:
    """Counting letters first changes what it costs, never what is found."""
    sought = begins + ends
    known = {key for key in keys_from(sought[:2]) if abs(len(key) - len(sought)) <= LONGER_BY}
    expected = difflib.get_close_matches(sought, known, n=12, cutoff=0.75)

    assert similar_keys(sought, most=12, cutoff=0.75) == expected
