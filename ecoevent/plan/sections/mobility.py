"""The section `mobility`: how people and goods reach the event."""

import datetime as dt
import math

import attrs

from ecoevent.errors import PlanError
from ecoevent.plan import fields
from ecoevent.plan.sections.participants import MOST_PEOPLE
from ecoevent.problems import Diagnostic, catalogue, problem
from ecoevent.words.text import Text

ROUNDING = 1e-9

OVER_ALL = Diagnostic(
    "P303",
    "error",
    Text(
        "les parts des modes totalisent {total}\u00a0%, plus que 100\u00a0%\u00a0; baissez-en une",
        "the shares of the modes sum to {total} %, more than 100 %; lower one of them",
    ),
)
MOBILITY_PROBLEMS = catalogue(OVER_ALL)

_TRANSIT_OFFERS = {
    "none": Text("rien", "nothing"),
    "information": Text("information", "information"),
    "discount": Text("rabais", "discount"),
    "free": Text("titre gratuit", "free ticket"),
}
_CARPOOL_OFFERS = {
    "none": Text("rien", "nothing"),
    "information": Text("information", "information"),
    "matching": Text("jumelage", "matching"),
    "matching_with_incentive": Text("jumelage et avantage", "matching and incentive"),
}
_BIKE_OFFERS = {
    "none": Text("rien", "nothing"),
    "information": Text("information", "information"),
    "valet": Text("vélo-valet", "bicycle valet"),
    "incentive": Text("avantage", "incentive"),
}
_ENERGIES = {
    "diesel": Text("diésel", "diesel"),
    "hybrid": Text("hybride", "hybrid"),
    "electric": Text("électrique", "electric"),
    "other": Text("autre", "other"),
}
_BASES = {
    "guess": Text("estimation", "guess"),
    "past_event": Text("édition passée", "past event"),
    "registration": Text("inscriptions", "registration"),
    "survey": Text("sondage", "survey"),
}


@attrs.frozen(kw_only=True)
class Shuttle:
    """A shuttle that the organiser runs or hires."""

    name: str | None = fields.text(
        Text("Nom de la navette", "Name of the shuttle"),
        Text("Comment désignez-vous cette navette ?", "What do you call this shuttle?"),
    )
    from_place: str | None = fields.text(
        Text("Point de départ de la navette", "Departure point of the shuttle"),
        Text("D'où cette navette part-elle ?", "Where does this shuttle leave from?"),
    )
    seats: int | None = fields.whole(
        Text("Places assises par trajet", "Seats per trip"),
        Text("Combien de places cette navette a-t-elle ?", "How many seats does it have?"),
        unit="people",
        high=10_000,
    )
    trips: int | None = fields.whole(
        Text("Nombre de trajets", "Number of trips"),
        Text(
            "Combien de trajets avec passagers cette navette fait-elle en tout ?",
            "How many trips with passengers does it make in all?",
        ),
        unit="items",
        high=100_000,
    )
    energy: str | None = fields.choice(
        Text("Énergie de la navette", "Energy of the shuttle"),
        Text("À quelle énergie cette navette roule-t-elle ?", "What does this shuttle run on?"),
        words=_ENERGIES,
        effort=3,
    )
    distance_km: float | None = fields.number(
        Text("Distance d'un trajet", "Distance of a trip"),
        Text("Combien de kilomètres un trajet fait-il ?", "How many kilometres is one trip?"),
        unit="km",
        high=20_000,
    )
    first_departure: dt.time | None = fields.clock(
        Text("Premier départ vers l'évènement", "First departure to the event"),
        Text(
            "À quelle heure cette navette part-elle pour la première fois vers l'évènement ?",
            "At what time does this shuttle first leave for the event?",
        ),
        effort=3,
    )
    last_departure: dt.time | None = fields.clock(
        Text("Dernier départ vers l'évènement", "Last departure to the event"),
        Text(
            "À quelle heure cette navette part-elle pour la dernière fois vers l'évènement ?",
            "At what time does this shuttle last leave for the event?",
        ),
        effort=3,
    )
    last_return: dt.time | None = fields.clock(
        Text("Dernier retour", "Last return"),
        Text(
            "À quelle heure cette navette quitte-t-elle l'évènement pour la dernière fois ?",
            "At what time does this shuttle last leave the event?",
        ),
        effort=3,
    )


@attrs.frozen(kw_only=True)
class ModeShares:
    """Which share of people comes by which mode, by the longest part of the journey."""

    walk: float | None = fields.share(
        Text("Part à pied", "Share on foot"),
        Text("Quelle part des personnes vient à pied ?", "What share of people walk?"),
        effort=4,
    )
    bike: float | None = fields.share(
        Text("Part à vélo", "Share by bicycle"),
        Text("Quelle part des personnes vient à vélo ?", "What share of people come by bicycle?"),
        effort=4,
    )
    transit: float | None = fields.share(
        Text("Part en transport collectif", "Share by public transit"),
        Text(
            "Quelle part des personnes vient en métro, en autobus ou en train de banlieue ?",
            "What share of people come by metro, bus or commuter train?",
        ),
        effort=4,
    )
    shuttle: float | None = fields.share(
        Text("Part en navette", "Share by shuttle"),
        Text(
            "Quelle part des personnes vient par une navette de l'évènement ?",
            "What share of people come by a shuttle of the event?",
        ),
        effort=4,
    )
    train: float | None = fields.share(
        Text("Part en train", "Share by train"),
        Text(
            "Quelle part des personnes vient en train interurbain ?",
            "What share of people come by intercity train?",
        ),
        effort=4,
    )
    coach: float | None = fields.share(
        Text("Part en autocar", "Share by coach"),
        Text("Quelle part des personnes vient en autocar ?", "What share of people come by coach?"),
        effort=4,
    )
    carpool: float | None = fields.share(
        Text("Part en covoiturage", "Share by carpool"),
        Text(
            "Quelle part des personnes vient en voiture à deux ou plus ?",
            "What share of people come in a car with two or more?",
        ),
        effort=4,
    )
    car: float | None = fields.share(
        Text("Part en auto solo", "Share driving alone"),
        Text(
            "Quelle part des personnes vient seule en voiture ?",
            "What share of people drive alone?",
        ),
        effort=4,
    )
    taxi: float | None = fields.share(
        Text("Part en taxi", "Share by taxi"),
        Text(
            "Quelle part des personnes vient en taxi ou avec une application de transport ?",
            "What share of people come by taxi or ride hailing?",
        ),
        effort=4,
    )
    ferry: float | None = fields.share(
        Text("Part en traversier", "Share by ferry"),
        Text(
            "Quelle part des personnes vient en traversier ?", "What share of people come by ferry?"
        ),
        effort=4,
    )
    plane: float | None = fields.share(
        Text("Part en avion", "Share by plane"),
        Text("Quelle part des personnes vient en avion ?", "What share of people fly?"),
        effort=4,
    )

    def __attrs_post_init__(self) -> None:
        """Refuse shares that sum to more than everyone."""
        total = math.fsum(share for share in attrs.astuple(self) if share is not None)
        if total > 1 + ROUNDING:
            shown = Text(f"{total * 100:.6g}".replace(".", ","), f"{total * 100:.6g}")
            raise PlanError([problem(OVER_ALL, place=None, path="ModeShares", total=shown)])


@attrs.frozen(kw_only=True)
class Mobility:
    """How people and goods reach the event, and what is done about it."""

    transit_offer: str | None = fields.choice(
        Text("Offre pour le transport collectif", "Offer for public transit"),
        Text(
            "Qu'offrez-vous aux personnes qui viennent en transport collectif ?",
            "What do you offer people who come by public transit?",
        ),
        words=_TRANSIT_OFFERS,
    )
    carpool_offer: str | None = fields.choice(
        Text("Offre pour le covoiturage", "Offer for carpooling"),
        Text(
            "Qu'offrez-vous aux personnes qui font du covoiturage ?",
            "What do you offer people who carpool?",
        ),
        words=_CARPOOL_OFFERS,
    )
    bike_offer: str | None = fields.choice(
        Text("Offre pour le vélo", "Offer for cycling"),
        Text(
            "Qu'offrez-vous aux personnes qui viennent à vélo ?",
            "What do you offer people who come by bicycle?",
        ),
        words=_BIKE_OFFERS,
    )
    schedule_fits_transit: bool | None = fields.flag(
        Text("Horaire accordé au transport collectif", "Schedule that fits public transit"),
        Text(
            "L'horaire permet-il d'arriver et de repartir en transport collectif ?",
            "Does the schedule let people arrive and leave by public transit?",
        ),
        effort=2,
    )
    shuttles: tuple[Shuttle, ...] | None = fields.records(
        Text("Navettes", "Shuttles"),
        Text(
            "Quelles navettes offrez-vous (une liste vide s'il n'y en a pas) ?",
            "Which shuttles do you run (an empty list when there are none)?",
        ),
        of=Shuttle,
        effort=2,
    )
    mode_shares: ModeShares | None = fields.record(
        Text("Répartition des modes de transport", "Shares of the modes of transport"),
        Text(
            "Comment les personnes se rendent-elles à l'évènement ?",
            "How do people travel to the event?",
        ),
        of=ModeShares,
        effort=4,
    )
    mode_shares_basis: str | None = fields.choice(
        Text("Source de la répartition des modes", "Basis of the mode shares"),
        Text(
            "D'où tenez-vous la répartition des modes de transport ?",
            "Where do the shares of the modes come from?",
        ),
        words=_BASES,
    )
    mode_shares_answers: int | None = fields.whole(
        Text("Réponses au sondage sur les déplacements", "Answers to the travel survey"),
        Text(
            "Combien de personnes ont dit comment elles se déplacent ?",
            "How many people said how they travel?",
        ),
        unit="people",
        high=MOST_PEOPLE,
        effort=4,
    )
    survey_planned: bool | None = fields.flag(
        Text("Sondage sur les déplacements prévu", "Travel survey planned"),
        Text(
            "Demanderez-vous aux personnes comment elles sont venues ?",
            "Will you ask people how they came?",
        ),
    )
    freight_pooled: bool | None = fields.flag(
        Text("Livraisons regroupées", "Deliveries grouped"),
        Text(
            "Les livraisons de matériel sont-elles regroupées ?",
            "Are deliveries of material grouped?",
        ),
        effort=2,
    )
