"""The deterministic answer about travel in, what an organiser reads on a terminal out."""

from collections.abc import Sequence

import numpy as np

from ecoevent.footprint.travelling import Travel
from ecoevent.knowledge.modes import MODES
from ecoevent.plan.model import Plan
from ecoevent.showing.forecast_words import BETWEEN
from ecoevent.showing.terminal.layout import paragraph
from ecoevent.showing.terminal.ranges import cell, mass, table
from ecoevent.showing.terminal.travel_lines import (
    assumed_lines,
    counted_text,
    factors_text,
    short,
    unplaced_lines,
)
from ecoevent.words.quantities import KG_CO2E, number_text, show_about, show_number
from ecoevent.words.text import Lang, Text

_MOST_ORIGINS = 8


def fixed_text(travel: Travel, plan: Plan, lang: Lang) -> str:
    """What the journeys emit with the modes stated, or else the usual ones."""
    parts = [
        _title(travel, plan, lang),
        _by_mode(travel, lang),
        _by_origin(travel, lang),
        _besides(travel, lang),
        unplaced_lines(travel.origins.unplaced, lang),
        assumed_lines(travel.notes, lang),
        _how(travel, lang),
    ]
    return "\n".join("\n".join(lines) + "\n" for lines in parts if lines)


def _title(travel: Travel, plan: Plan, lang: Lang) -> list[str]:
    event = plan.event
    people = show_number(round(travel.origins.people), "people", lang)
    near, far = (show_about(kg, "items", lang) for kg in (travel.low_kg, travel.high_kg))
    between = BETWEEN.filled(low=near, high=far).to(lang)
    lines = [
        *paragraph(f"{event.name} ({event.starts.isoformat()})"),
        *paragraph(_HEAD.filled(people=people).to(lang)),
        "",
        *paragraph(_TOTAL.filled(amount=mass(travel.total_kg, lang)).to(lang)),
    ]
    if travel.origins.people:
        each = show_about(travel.kg_per_person, "kg", lang)
        lines += paragraph(_EACH.filled(amount=each).to(lang))
    return lines + (paragraph(_PLACES.filled(between=between).to(lang)) if near != far else [])


def _by_mode(travel: Travel, lang: Lang) -> list[str]:
    found = travel.emissions
    people = found.summed(found.legs.people)
    order = sorted(found.by_mode, key=lambda mode: -found.by_mode[mode])
    rows = [
        [MODES[mode].title.to(lang), cell(people[mode], lang), cell(found.by_mode[mode], lang)]
        for mode in order
        if people[mode] >= 0.5 or found.by_mode[mode] >= 0.5
    ]
    return _table(_MODE, rows, lang)


def _by_origin(travel: Travel, lang: Lang) -> list[str]:
    placed = travel.origins.placed
    kg = np.zeros(len(placed) + 1)
    kg[: len(travel.emissions.by_origin)] = travel.emissions.by_origin
    order = np.argsort(-kg[: len(placed)], kind="stable")[:_MOST_ORIGINS].tolist()
    rows = [
        [
            short(placed[index].asked),
            show_number(round(placed[index].people), "", lang),
            cell(kg[index], lang),
        ]
        for index in order
    ]
    if len(placed) > len(rows):
        rest = [index for index in range(len(placed)) if index not in order]
        people = sum(placed[index].people for index in rest)
        others = [show_number(round(people), "", lang), cell(float(kg[rest].sum()), lang)]
        rows.append([_OTHERS.to(lang), *others])
    return _table(_FROM, rows, lang)


def _table(title: Text, rows: Sequence[Sequence[str]], lang: Lang) -> list[str]:
    head = [text.to(lang) for text in (title, _PEOPLE, KG_CO2E)]
    return table([head, *rows]) if rows else []


def _besides(travel: Travel, lang: Lang) -> list[str]:
    lines = []
    for one in travel.besides:
        title = _BESIDES[one.what]
        kg = mass(one.kg, lang)
        text = title.filled(amount=show_about(one.amount, "items", lang, digits=3), kg=kg)
        lines += paragraph(text.to(lang), indent="  ", hanging="    ")
    return [_BESIDE.to(lang), *lines] if lines else []


def _how(travel: Travel, lang: Lang) -> list[str]:
    parts = [
        _STATED.filled(share=number_text(travel.stated, "%")),
        counted_text(travel.emissions),
        factors_text(travel.emissions),
    ]
    return [line for part in parts for line in paragraph(part.to(lang), hanging="  ")]


_HEAD = Text(
    "Déplacements, calcul sans hasard\u00a0: {people} sur place",
    "Travel, counted without chance: {people} on site",
)
_TOTAL = Text("Au total, environ {amount}.", "About {amount} in all.")
_EACH = Text("Par personne, environ {amount}.", "About {amount} a person.")
_PLACES = Text(
    "Selon où les gens habitent dans leur ville\u00a0: {between} kg.",
    "Depending on where in their town people live: {between} kg.",
)
_MODE = Text("Par mode", "By mode")
_FROM = Text("Par provenance", "By origin")
_PEOPLE = Text("personnes", "people")
_OTHERS = Text("toutes les autres", "all others")
_BESIDE = Text(
    "À part, hors du total des déplacements",
    "Beside travel, not counted in its total",
)
_BESIDES = {
    "lodging": Text("{amount} nuitées\u00a0: environ {kg}", "{amount} nights: about {kg}"),
    "online": Text(
        "{amount} heures de participation en ligne\u00a0: environ {kg}",
        "{amount} hours of taking part online: about {kg}",
    ),
}
_STATED = Text(
    "Modes donnés par le plan\u00a0: {share} des personnes\u00a0; les autres prennent le mode"
    " habituel à leur distance.",
    "Modes stated by the plan: {share} of people; the others take the mode usual at their"
    " distance.",
)
