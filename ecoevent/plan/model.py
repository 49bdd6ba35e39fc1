"""The plan of an event: what its organiser decides, section by section, and what was done of it."""

import datetime as dt
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import attrs

from ecoevent.errors import PlanError
from ecoevent.plan import fields
from ecoevent.plan.fields import FieldInfo, declared
from ecoevent.plan.paths import BEYOND_LIST, parent, wrong_path
from ecoevent.plan.sections.catering import Catering
from ecoevent.plan.sections.communication import Communication, Digital
from ecoevent.plan.sections.energy import Energy
from ecoevent.plan.sections.event import Event
from ecoevent.plan.sections.measurement import Measurement
from ecoevent.plan.sections.mobility import Mobility
from ecoevent.plan.sections.participants import Accommodation, Participants
from ecoevent.plan.sections.people import People
from ecoevent.plan.sections.purchasing import Materials, Purchasing
from ecoevent.plan.sections.venue import Venue
from ecoevent.plan.sections.waste import Waste
from ecoevent.problems import Diagnostic, Place, Problem, catalogue, problem
from ecoevent.words.text import Text

NO_SUPPORT = Diagnostic(
    "P306",
    "error",
    Text(
        "la preuve n'appuie aucune réponse\u00a0; nommez-en, par exemple [waste.recycled_kg]",
        "the evidence supports no answer; name some, for example [waste.recycled_kg]",
    ),
)
MODEL_PROBLEMS = catalogue(NO_SUPPORT)


@attrs.frozen
class Source:
    """Where a plan was read: the name of the file, and the place of each path in it.

    Attributes:
        notes: what the reader saw and no answer shows, such as a text that a comment cuts.
    """

    file: str
    places: Mapping[str, Place] = attrs.field(factory=dict, repr=False)
    notes: tuple[Problem, ...] = attrs.field(default=(), repr=False)

    def place(self, path: str) -> Place | None:
        """The place of *path*, or of the nearest path above it that stands in the file."""
        while path and path not in self.places:
            path = parent(path)
        return self.places.get(path)


@attrs.frozen(kw_only=True)
class Evidence:
    """A proof of what was done: which answers it supports, what it is and where it is kept."""

    supports: tuple[str, ...] = fields.paths(
        Text("Réponses appuyées", "Answers supported"),
        Text(
            "Quelles réponses cette preuve appuie-t-elle ?",
            "Which answers does this evidence support?",
        ),
        required=True,
    )
    what: str | None = fields.text(
        Text("Nature de la preuve", "What the evidence is"),
        Text(
            "Qu'est-ce que cette preuve (facture, bon de pesée, photo, sondage) ?",
            "What is this evidence (invoice, weigh slip, photo, survey)?",
        ),
    )
    date: dt.date | None = fields.date(
        Text("Date de la preuve", "Date of the evidence"),
        Text("De quand cette preuve date-t-elle ?", "What date does this evidence bear?"),
    )
    kept: str | None = fields.text(
        Text("Endroit où la preuve est gardée", "Where the evidence is kept"),
        Text("Où cette preuve est-elle gardée ?", "Where is this evidence kept?"),
    )

    def __attrs_post_init__(self) -> None:
        """Refuse evidence of nothing."""
        if not self.supports:
            raise PlanError([problem(NO_SUPPORT, place=None, path="Evidence.supports")])


def _section(name: str) -> Any:
    title, question, record = _SECTIONS[name]
    return fields.section(title, question, of=record)


_SECTIONS: Mapping[str, tuple[Text, Text, type]] = {
    "venue": (
        Text("Lieu", "Venue"),
        Text(
            "Où l'évènement se tient-il, et qu'offre le lieu ?",
            "Where is the event held, and what does the venue offer?",
        ),
        Venue,
    ),
    "participants": (
        Text("Participation", "Participants"),
        Text("Combien de personnes viennent, et d'où ?", "How many people come, and from where?"),
        Participants,
    ),
    "mobility": (
        Text("Déplacements", "Travel"),
        Text(
            "Comment les personnes et le matériel arrivent-ils ?",
            "How do people and goods get there?",
        ),
        Mobility,
    ),
    "catering": (
        Text("Repas et traiteur", "Meals and catering"),
        Text("Que mange-t-on et boit-on, et dans quoi ?", "What is eaten and drunk, in what?"),
        Catering,
    ),
    "waste": (
        Text("Matières résiduelles", "Waste"),
        Text("Qu'évite-t-on, trie-t-on et pèse-t-on ?", "What is avoided, sorted and weighed?"),
        Waste,
    ),
    "purchasing": (
        Text("Achats", "Purchasing"),
        Text("Qu'achète-t-on, et de qui ?", "What is bought, and from whom?"),
        Purchasing,
    ),
    "materials": (
        Text("Matériel, cadeaux et décor", "Materials, gifts and decoration"),
        Text("Que remet-on, qu'installe-t-on ?", "What is handed out and put up?"),
        Materials,
    ),
    "energy": (
        Text("Énergie", "Energy"),
        Text("Avec quelle énergie l'évènement fonctionne-t-il ?", "What does the event run on?"),
        Energy,
    ),
    "accommodation": (
        Text("Hébergement", "Accommodation"),
        Text("Où dorment les personnes venues de loin ?", "Where do those from afar sleep?"),
        Accommodation,
    ),
    "communication": (
        Text("Communications", "Communication"),
        Text("Qu'imprime-t-on, que dit-on au public ?", "What is printed, what are people told?"),
        Communication,
    ),
    "digital": (
        Text("Numérique", "Digital"),
        Text("Que diffuse-t-on et que garde-t-on en ligne ?", "What is streamed and kept online?"),
        Digital,
    ),
    "measurement": (
        Text("Mesure et affirmations", "Measurement and claims"),
        Text("Que mesure-t-on, que publie-t-on ?", "What is measured and published?"),
        Measurement,
    ),
    "people": (
        Text("Équipe et inclusion", "Team and inclusion"),
        Text("Qui s'en occupe, et qui est bienvenu ?", "Who takes care of it, who is welcome?"),
        People,
    ),
}
ORDER: tuple[str, ...] = ("event", *_SECTIONS)


@attrs.frozen(kw_only=True)
class Actual:
    """What was really done, in the same words as the plan, and the evidence of it."""

    venue: Venue = _section("venue")
    participants: Participants = _section("participants")
    mobility: Mobility = _section("mobility")
    catering: Catering = _section("catering")
    waste: Waste = _section("waste")
    purchasing: Purchasing = _section("purchasing")
    materials: Materials = _section("materials")
    energy: Energy = _section("energy")
    accommodation: Accommodation = _section("accommodation")
    communication: Communication = _section("communication")
    digital: Digital = _section("digital")
    measurement: Measurement = _section("measurement")
    people: People = _section("people")
    as_planned: tuple[str, ...] = fields.paths(
        Text("Fait comme prévu", "Done as planned"),
        Text(
            "Quelles réponses du plan se sont réalisées telles quelles, avec leur preuve ?",
            "Which answers of the plan came true as they stand, with their evidence?",
        ),
    )
    evidence: tuple[Evidence, ...] = fields.records(
        Text("Preuves", "Evidence"),
        Text(
            "Quelles preuves avez-vous de ce qui a été fait ?",
            "What evidence do you have of what was done?",
        ),
        of=Evidence,
        default=(),
    )

    def __attrs_post_init__(self) -> None:
        """Refuse evidence of answers that do not exist; items of lists are looked at in `Plan`."""
        wrong = [
            found
            for where, paths in self.named_paths()
            for found in _wrong_paths(paths, self, f"Actual.{where}")
            if found.code != BEYOND_LIST.code
        ]
        if wrong:
            raise PlanError(wrong)

    def named_paths(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """The paths that are confirmed or supported, with where they are named."""
        yield "as_planned", self.as_planned
        for position, evidence in enumerate(self.evidence):
            yield f"evidence[{position}].supports", evidence.supports


@attrs.frozen(kw_only=True)
class Plan:
    """The plan of an event.

    None as an answer means that the organiser did not say; it never means zero.

    Attributes:
        source: where the plan was read; no part of the plan itself.
    """

    event: Event = fields.section(
        Text("Évènement", "Event"),
        Text("De quel évènement s'agit-il ?", "Which event is it?"),
        of=Event,
        required=True,
    )
    venue: Venue = _section("venue")
    participants: Participants = _section("participants")
    mobility: Mobility = _section("mobility")
    catering: Catering = _section("catering")
    waste: Waste = _section("waste")
    purchasing: Purchasing = _section("purchasing")
    materials: Materials = _section("materials")
    energy: Energy = _section("energy")
    accommodation: Accommodation = _section("accommodation")
    communication: Communication = _section("communication")
    digital: Digital = _section("digital")
    measurement: Measurement = _section("measurement")
    people: People = _section("people")
    assumed: tuple[str, ...] = fields.paths(
        Text("Réponses supposées", "Assumed answers"),
        Text(
            "Quelles réponses de ce plan sont des suppositions ?",
            "Which answers of this plan are guesses?",
        ),
    )
    actual: Actual = fields.section(
        Text("Ce qui a été fait", "What was done"),
        Text(
            "Que s'est-il vraiment passé, et quelles en sont les preuves ?",
            "What really took place, and what is the evidence?",
        ),
        of=Actual,
    )
    source: Source | None = attrs.field(default=None, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        """Refuse assumptions about answers that do not exist."""
        wrong = list(_wrong_paths(self.assumed, self, "Plan.assumed"))
        for where, paths in self.actual.named_paths():
            done = list(_wrong_paths(paths, self.actual, f"Plan.actual.{where}"))
            # an item that nothing under `actual` has may be one of the plan, done as planned
            planned = {found.path for found in _wrong_paths(paths, self, f"Plan.actual.{where}")}
            wrong += [found for found in done if found.path in planned]
        if wrong:
            raise PlanError(wrong)


@cache
def sections(record: type) -> Mapping[str, FieldInfo]:
    """The sections of `Plan` or `Actual` by name, in the order of the plan."""
    return {name: field for name, field in declared(record).items() if name in ORDER}


def field_at(path: str) -> FieldInfo | None:
    """How the field at *path* is declared, items of lists or not; None when there is none."""
    known, field = declared(Plan), None
    for step in path.split("."):
        field = known.get(step.partition("[")[0])
        known = declared(field.record) if field is not None and field.record else {}
    return field


def _wrong_paths(paths: tuple[str, ...], start: Plan | Actual, where: str) -> Iterator[Problem]:
    if not paths:
        return
    kind: type = type(start)
    known = sections(kind)
    for position, path in enumerate(paths):
        wrong = wrong_path(path, start, known)
        if wrong is not None:
            yield attrs.evolve(wrong, path=f"{where}[{position}]")
