"""Pairs of answers that cannot both be meant: a table, one line a pair.

A pair stands here when the words of the two questions exclude each other, whatever the event; what
needs a threshold stands in the files beside.
"""

from collections.abc import Callable, Iterator

import attrs

from ecoevent.plan.checks import plain
from ecoevent.plan.doubts.side import Doubt, Given, Side, warning
from ecoevent.plan.fields import FieldInfo
from ecoevent.words.text import Text

CLASH = warning(
    "P401",
    "{this} et {other} se contredisent\u00a0; corrigez l'une des deux réponses",
    "{this} and {other} contradict each other; correct one of the two answers",
)

Test = Callable[[object], bool]


def _is(*values: str | int) -> Test:
    return lambda value: value in values


def _holds(word: str) -> Test:
    return lambda value: isinstance(value, tuple) and word in value


def _lacks(*words: str) -> Test:
    # an empty list says that there is nothing of the kind
    return lambda value: isinstance(value, tuple) and not set(words) & set(value)


def _more_than_nothing(value: object) -> bool:
    return isinstance(value, int | float) and value > 0


def _nothing(value: object) -> bool:
    return not isinstance(value, bool) and value == 0


def _yes(value: object) -> bool:
    return value is True


def _no(value: object) -> bool:
    return value is False


def _some(value: object) -> bool:
    return isinstance(value, tuple) and bool(value)


def _empty(value: object) -> bool:
    return value == ()


@attrs.frozen
class Clash:
    """An answer that another excludes."""

    path: str
    is_so: Test
    other: str
    other_is_so: Test


_ONLINE = ("event.format", _is("online"))
CLASHES: tuple[Clash, ...] = (
    # who takes part, and how
    Clash("participants.in_person", _more_than_nothing, *_ONLINE),
    Clash("participants.in_person", _nothing, "event.format", _is("in_person", "hybrid")),
    Clash("participants.online", _more_than_nothing, "event.format", _is("in_person")),
    Clash("participants.online", _nothing, "event.format", _is("online", "hybrid")),
    Clash("participants.overnight_share", _more_than_nothing, *_ONLINE),
    Clash("mobility.shuttles", _some, *_ONLINE),
    Clash("catering.meals", _some, *_ONLINE),
    Clash("digital.streamed", _yes, "event.format", _is("in_person")),
    # where they sleep
    Clash(
        "accommodation.guest_nights", _nothing, "participants.overnight_share", _more_than_nothing
    ),
    Clash(
        "accommodation.guest_nights", _more_than_nothing, "participants.overnight_share", _nothing
    ),
    Clash("accommodation.guest_nights", _more_than_nothing, *_ONLINE),
    Clash(
        "accommodation.certified_share", _more_than_nothing, "accommodation.guest_nights", _nothing
    ),
    Clash(
        "accommodation.walking_distance_share",
        _more_than_nothing,
        "accommodation.guest_nights",
        _nothing,
    ),
    Clash("accommodation.block_booked", _yes, "accommodation.guest_nights", _nothing),
    # how they come
    Clash("mobility.mode_shares.shuttle", _more_than_nothing, "mobility.shuttles", _empty),
    Clash("venue.bike_parking_secure", _yes, "venue.bike_parking_places", _nothing),
    Clash("venue.charging_points", _more_than_nothing, "venue.car_parking_places", _nothing),
    Clash("people.accessibility", _holds("step_free"), "venue.is_step_free", _no),
    # what they eat and drink
    Clash("waste.single_use_avoided", _holds("bottles"), "catering.water", _is("bottled")),
    Clash("waste.single_use_avoided", _holds("cups"), "catering.reusable_cups", _no),
    Clash(
        "waste.single_use_avoided",
        _holds("plates"),
        "catering.meals[].tableware",
        _is("single_use_plastic", "recyclable"),
    ),
    Clash("waste.donated_food_kg", _more_than_nothing, "catering.surplus", _is("none")),
    Clash("catering.surplus", _is("donation_agreed"), "catering.meals", _empty),
    # what is thrown away
    Clash(
        "waste.organics_destination", _is("none", "landfill"), "waste.streams", _holds("organics")
    ),
    Clash(
        "waste.organics_destination",
        _is("composting", "biogas", "municipal_collection"),
        "waste.streams",
        _lacks("organics"),
    ),
    Clash("waste.composted_kg", _more_than_nothing, "waste.streams", _lacks("organics")),
    Clash(
        "waste.composted_kg",
        _more_than_nothing,
        "waste.organics_destination",
        _is("landfill", "none"),
    ),
    Clash(
        "waste.recycled_kg",
        _more_than_nothing,
        "waste.streams",
        _lacks("recyclables", "deposit", "batteries_electronics"),
    ),
    Clash("waste.signage", _yes, "waste.stations", _nothing),
    Clash("waste.stations_grouped", _yes, "waste.stations", _nothing),
    # what is bought, put up and handed out
    Clash("materials.gifts", _is("none"), "purchasing.purchases[].category", _is("gifts")),
    Clash(
        "materials.decoration", _is("none"), "purchasing.purchases[].category", _is("decoration")
    ),
    Clash("materials.reused_stand_share", _more_than_nothing, "materials.stands", _nothing),
    Clash("materials.badges", _is("none"), "venue.prints_badges", _yes),
    # what it runs on
    Clash("energy.source", _is("generator"), "energy.generators", _is("none")),
    Clash("energy.diesel_l", _more_than_nothing, "energy.generators", _is("none", "battery")),
    # what is printed, said and kept
    Clash("communication.programme", _is("printed"), "communication.printed_pages", _nothing),
    Clash("communication.french_first", _yes, "communication.languages", _lacks("fr")),
    Clash("communication.is_bilingual", _yes, "communication.languages", _lacks("fr")),
    Clash("communication.is_bilingual", _yes, "communication.languages", _lacks("en")),
    Clash("digital.recordings_kept_days", _more_than_nothing, "digital.recordings", _no),
    Clash("measurement.boundary", _some, "measurement.ghg_measured", _no),
    # an edition before this one is needed to cut its emissions
    Clash("measurement.target_reduction_share", _more_than_nothing, "event.edition", _is(1)),
)


def clashes(side: Side) -> Iterator[Doubt]:
    """The pairs of the table that the answers are a case of."""
    for clash in CLASHES:
        for this in _so(side, clash.path, clash.is_so):
            for other in _so(side, clash.other, clash.other_is_so):
                parts = {"this": _answer(this), "other": _answer(other)}
                yield Doubt(CLASH, this[0], other[0], parts)


def _so(side: Side, path: str, is_so: Test) -> Iterator[Given]:
    return (given for given in side.given(path) if is_so(given[2]))


def _answer(given: Given) -> Text:
    """«Génératrices : aucune», as the question and the answer read."""
    _, field, value = given
    said = _said(field, value)
    return Text(
        fr=f"«\u00a0{field.title.fr}\u00a0: {said.fr}\u00a0»", en=f"'{field.title.en}: {said.en}'"
    )


def _said(field: FieldInfo, value: object) -> Text:
    if isinstance(value, bool):
        return Text("oui", "yes") if value else Text("non", "no")
    if isinstance(value, int | float):
        return percent(value) if field.kind == "share" else plain(value)
    if isinstance(value, str):
        return field.choices[value]
    assert isinstance(value, tuple)  # noqa: S101 (no other kind of answer is in the table)
    if not value:
        return Text("rien", "nothing")
    if field.choices:
        words = [field.choices[word] for word in value]
        return Text(", ".join(word.fr for word in words), ", ".join(word.en for word in words))
    return plain(len(value))


def percent(share: float) -> Text:
    """A share as people say it: 12,5 %."""
    number = plain(float(f"{share * 100:.4g}"))
    return Text(fr=f"{number.fr}\u00a0%", en=f"{number.en}%")
