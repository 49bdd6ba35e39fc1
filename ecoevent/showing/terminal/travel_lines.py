"""What every answer about travel says beside its figures: what is counted, assumed, not found."""

from collections.abc import Iterable

from ecoevent.footprint.emitting import Emissions, NonCo2
from ecoevent.showing.forecast_words import BOUNDARIES, NON_CO2, NON_CO2_TIMES
from ecoevent.showing.terminal.layout import one_line, paragraph
from ecoevent.travel.visit import Group
from ecoevent.words.quantities import number_text, show_number
from ecoevent.words.text import Lang, Text

_LONGEST = 32


def unplaced_lines(unplaced: tuple[Group, ...], lang: Lang) -> list[str]:
    """The groups whose place was not found, each with the plan's line and the candidates."""
    if not unplaced:
        return []
    people = show_number(round(sum(group.people for group in unplaced)), "people", lang)
    lines = paragraph(_UNPLACED.filled(people=people).to(lang))
    for group in unplaced:
        if group.error is not None:
            lines += bullet(group.error.text(lang))
    return lines


def bullet(text: str) -> list[str]:
    """A point of a list."""
    return paragraph(f"- {text}", indent="  ", hanging="    ")


def assumed_lines(notes: Iterable[Text], lang: Lang) -> list[str]:
    """What was assumed, a point each."""
    points = [line for note in notes for line in bullet(note.to(lang))]
    return [_ASSUMED.to(lang), *points] if points else []


def counted_text(found: Emissions) -> Text:
    """What is counted."""
    planes = _planes(found.non_co2)
    return _COUNTED.filled(what=BOUNDARIES[found.boundary], planes=planes)


def factors_text(found: Emissions) -> Text:
    """Which factors were used, for which region."""
    used = found.factor_set
    return _FACTORS.filled(id=used.id, version=used.version, hash=used.hash, region=found.region)


def short(label: str) -> str:
    """A name on one line, cut where it would push the figures off the screen."""
    text = one_line(label)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"


def _planes(non_co2: NonCo2) -> Text:
    if isinstance(non_co2, str):
        return NON_CO2[non_co2]
    return NON_CO2_TIMES.filled(times=number_text(non_co2))


_UNPLACED = Text(
    "Lieux introuvables ({people})\u00a0: leurs déplacements comptent comme la moyenne des autres",
    "Places not found ({people}): their journeys count like the average of the others",
)
_ASSUMED = Text("Ce qui est supposé", "What is assumed")
_COUNTED = Text("Compté\u00a0: {what}\u00a0; {planes}.", "Counted: {what}; {planes}.")
_FACTORS = Text(
    "Facteurs d'émission\u00a0: {id} {version} ({hash}), région {region}.",
    "Emission factors: {id} {version} ({hash}), region {region}.",
)
