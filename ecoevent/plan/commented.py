"""A language in; the commented plan out that `ecoevent init` writes, ready to be filled in."""

import datetime as dt
import json
import textwrap
from collections.abc import Iterator, Mapping

from ecoevent.plan.fields import FieldInfo, declared, spaced
from ecoevent.plan.model import Plan, sections
from ecoevent.plan.sections.event import Event
from ecoevent.words.text import Lang, Text

EXAMPLE_NAME = Text("Journée d'échange des membres", "Members' exchange day")
EXAMPLE_START = dt.date(2027, 5, 20)

_WIDTH = 100

_HEADER = Text(
    """\
# Plan d'un évènement écoresponsable. Les réponses ci-dessous sont des exemples : mettez les vôtres.
# Une ligne qui commence par # n'est pas encore répondue : enlevez le # et écrivez la réponse.
# Ce que vous ne savez pas reste en commentaire : rien n'est supposé à votre place.
# Part : 80 % ou 0.8. Date : 2027-05-20. Heure : 18:30. Oui : true, non : false. Liste : [un, deux].
# Rien de tout cela : [] pour une liste, none parmi les mots permis. Sans réponse : inconnu.
""",
    """\
# Plan of an eco-friendly event. The answers below are examples: put in yours.
# A line that begins with # is not answered yet: delete the # and write the answer.
# Leave what you do not know commented out: nothing is guessed in your place.
# Share: 80 % or 0.8. Date: 2027-05-20. Time: 18:30. Yes: true, no: false. List: [one, two].
# None of these: [] for a list, none among the allowed words. Without an answer: not known.
""",
)
_MEALS = Text(
    """
    - name: Dîner
      kind: meal
      servings: {vegan: 20, vegetarian: 50, poultry: 30}
      local_share: 60 %
      tableware: reusable
    - name: Pause de l'après-midi
      kind: break
      servings: {vegan: 60, vegetarian: 40}
      local_share: 50 %
      tableware: reusable""",
    """
    - name: Lunch
      kind: meal
      servings: {vegan: 20, vegetarian: 50, poultry: 30}
      local_share: 60 %
      tableware: reusable
    - name: Afternoon break
      kind: break
      servings: {vegan: 60, vegetarian: 40}
      local_share: 50 %
      tableware: reusable""",
)
# What stands in the plan as an answer; `event.name` and `event.starts` are given by the caller.
_ANSWERS: Mapping[str, str | Text] = {
    "event.kind": "meeting",
    "event.format": "in_person",
    "event.opens_at": "08:30",
    "event.closes_at": "16:30",
    "venue.place": "Montréal, QC",
    "venue.transit_distance_m": "400",
    "participants.in_person": "100",
    "mobility.transit_offer": "information",
    "mobility.carpool_offer": "none",
    "mobility.shuttles": "[]",
    "catering.default_menu": "vegetarian",
    "catering.meals": _MEALS,
    "catering.water": "tap",
    "catering.surplus": "donation",
    "waste.streams": "[recyclables, organics, landfill]",
    "waste.stations": "2",
    "waste.signage": "true",
    "waste.target_diversion": "70 %",
    "purchasing.asks_suppliers": "false",
    "materials.gifts": "none",
    "materials.badges": "reusable",
    "energy.source": "grid",
    "communication.programme": "digital",
    "measurement.claims": "[]",
    "people.responsible_named": "true",
    "assumed": "[catering.meals]",
}
# What shows how to answer in a line that is still commented out.
_FORMS: Mapping[str, str | Text] = {
    "participants.origins": "[{place: Laval, count: 40}, {place: Québec, count: 12}]",
    "mobility.mode_shares": "{transit: 55 %, bike: 15 %, carpool: 10 %, car: 20 %}",
    "purchasing.purchases": Text(
        "[{item: Porte-noms, amount: 150, is_local: true, acquisition: reused}]",
        "[{item: Badges, amount: 150, is_local: true, acquisition: reused}]",
    ),
}
# What an answer leaves open, said after it.
_HINTS: Mapping[str, Text] = {
    "measurement.claims": Text(
        "aucune ; sinon : [{text: Aucune bouteille de plastique, evidence: Facture du traiteur}]",
        "none; otherwise: [{text: No plastic bottles, evidence: Invoice of the caterer}]",
    ),
}
_ACTUAL = Text(
    """\
# actual:
#   waste: {recycled_kg: 40, composted_kg: 25, reused_kg: 0, donated_food_kg: 8, landfilled_kg: 15}
#   evidence:
#     - {supports: [waste], what: Bons de pesée, date: 2027-05-21, kept: Dossier du projet}
""",
    """\
# actual:
#   waste: {recycled_kg: 40, composted_kg: 25, reused_kg: 0, donated_food_kg: 8, landfilled_kg: 15}
#   evidence:
#     - {supports: [waste], what: Weigh slips, date: 2027-05-21, kept: Project folder}
""",
)
_UNITS: Mapping[str, Text] = {
    "people": Text("personnes", "people"),
    "servings": Text("portions", "servings"),
    "places": Text("places", "places"),
    "points": Text("nombre", "number"),
    "items": Text("nombre", "number"),
    "stations": Text("îlots", "stations"),
    "days": Text("jours", "days"),
    "nights": Text("nuits", "nights"),
    "pages": Text("pages", "pages"),
    "currency": Text("montant", "amount"),
}
_FREE: Mapping[str, Text] = {
    "share": Text("%", "%"),
    "flag": Text("true | false", "true | false"),
    "text": Text("texte", "text"),
    "date": Text("date", "date"),
    "clock": Text("heure", "time"),
}


def initial_plan(
    lang: Lang,
    *,
    name: str | None = None,
    starts: dt.date | None = None,
    schema: str = "ecoevent-plan.schema.json",
) -> str:
    """The YAML of a plan with example answers, every question in *lang* as a comment.

    Editors find the JSON Schema at *schema*, a path or URL.

    Raises:
        PlanError: *name* or *starts* cannot stand in a plan.
    """
    event = Event(name=name or EXAMPLE_NAME.to(lang), starts=starts or EXAMPLE_START)
    answers = {path: _to(answer, lang) for path, answer in _ANSWERS.items()} | {
        "event.name": json.dumps(event.name, ensure_ascii=False),
        "event.starts": event.starts.isoformat(),
    }
    start = f"# yaml-language-server: $schema={' '.join(schema.split())}\n"
    parts = [
        "\n".join(_section(section, name, answers, lang)) + "\n"
        for name, section in sections(Plan).items()
    ]
    return start + "\n".join([spaced(_HEADER).to(lang), *parts, *_last(answers, lang)])


def _section(
    section: FieldInfo, name: str, answers: Mapping[str, str], lang: Lang
) -> Iterator[str]:
    """The lines of one section: what is answered first, the rest commented out."""
    fields = {f"{name}.{key}": field for key, field in _fields(section).items()}
    answered = {path: field for path, field in fields.items() if path in answers}
    margin = "  # " if answered else "#   "
    yield f"# --- {_titled(section, lang)}"
    yield f"{name}:" if answered else f"# {name}:"
    for path, field in answered.items():
        yield from _explained(f"  # {field.question.to(lang)}", field, "  #   ")
        yield from _keys(field, "  #   ", lang)
        gap = "" if answers[path].startswith("\n") else " "
        hint = f"   # {spaced(_HINTS[path]).to(lang)}" if path in _HINTS else ""
        yield f"  {_key(path)}:{gap}{answers[path]}{hint}"
    for path, field in fields.items():
        if path not in answered:
            line = f"{margin}{_key(path)}: {_to(_FORMS.get(path, ''), lang)}".rstrip()
            about = f"# {field.title.to(lang)}{_free(field, lang)}"
            yield from _explained(f"{line:<32} {about}", field, margin + "  # ")
            yield from _keys(field, margin + "  # ", lang)


def _explained(line: str, field: FieldInfo, margin: str) -> Iterator[str]:
    """*line* with the words that may be answered, on lines of their own when there is no room."""
    if not field.choices:
        yield line
        return
    words = " | ".join(field.choices)
    if len(line) + len(words) + 3 <= _WIDTH:
        yield f"{line} ({words})"
        return
    yield line
    yield from textwrap.wrap(
        words, _WIDTH, initial_indent=margin, subsequent_indent=margin, break_long_words=False
    )


def _keys(field: FieldInfo, margin: str, lang: Lang) -> Iterator[str]:
    """What an item of the list may say, with the words and the keys below that it may say."""
    if field.kind != "records":
        return
    start = spaced(Text("chaque élément : ", "each item: ")).to(lang)
    keys = ", ".join(_with_words(key, inner) for key, inner in _fields(field).items())
    yield from textwrap.wrap(
        start + keys,
        _WIDTH,
        initial_indent=margin,
        subsequent_indent=margin,
        break_long_words=False,
    )


def _with_words(key: str, field: FieldInfo) -> str:
    if field.choices:
        return f"{key} ({' | '.join(field.choices)})"
    return f"{key} {{{', '.join(_fields(field))}}}" if field.record else key


def _last(answers: Mapping[str, str], lang: Lang) -> tuple[str, str]:
    assumed, actual = declared(Plan)["assumed"], declared(Plan)["actual"]
    return (
        f"# --- {_titled(assumed, lang)}\nassumed: {answers['assumed']}\n",
        f"# --- {_titled(actual, lang)}\n{_ACTUAL.to(lang)}",
    )


def _titled(field: FieldInfo, lang: Lang) -> str:
    title, question = field.title, field.question
    both = Text(f"{title.fr} : {question.fr}", f"{title.en}: {question.en}")
    return spaced(both).to(lang)


def _fields(section: FieldInfo) -> Mapping[str, FieldInfo]:
    return declared(section.record) if section.record else {}


def _key(path: str) -> str:
    return path.rpartition(".")[2]


def _free(field: FieldInfo, lang: Lang) -> str:
    said = _UNITS.get(field.unit, field.unit) if field.unit else _FREE.get(field.kind, "")
    return f" ({_to(said, lang)})" if said else ""


def _to(said: str | Text, lang: Lang) -> str:
    return said.to(lang) if isinstance(said, Text) else said
