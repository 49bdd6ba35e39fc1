"""The assumptions of a forecast: the random streams of each, its name, and how to know better."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

import attrs

from ecoevent.chance.apportioning import Share
from ecoevent.footprint.emitting import Emissions
from ecoevent.knowledge.modes import on
from ecoevent.travel.choice.parameters import GROUPS
from ecoevent.travel.day.service import STREAM
from ecoevent.travel.demand import Demand
from ecoevent.words.text import Text

_SIMULATION = ("arrival", "departure", "service", "no-show")
FACTOR = "factor."
"""How the names of the assumptions begin that are about emission factors."""
LEAST_SHARE = 0.05
"""Of the variance; what causes less is not told, nor worth asking about."""


@attrs.frozen
class Assumption:
    """What a forecast does not know: what it is called, and what would tell.

    Attributes:
        can_find_out: whether the organiser can, before the event; nobody can ask about a factor.
    """

    title: Text
    measure: Text
    can_find_out: bool = True


_ASK = Text(
    "demandez à l'inscription comment chacun viendra (mobility.mode_shares et"
    " mobility.mode_shares_answers)",
    "ask at registration how people will come (mobility.mode_shares and"
    " mobility.mode_shares_answers)",
)
_NOTHING = Text("rien à mesurer avant l'évènement", "nothing to measure before the event")
_FACTORS = Text(
    "voyez les sources du jeu de facteurs, ou comparez avec un autre",
    "see the sources of the factor set, or compare with another",
)
_MEASURES: Mapping[str, Text] = MappingProxyType(
    {
        "tastes": _ASK,
        "constants": _ASK,
        "service": _ASK,
        "prices": _ASK,
        "measures": _ASK,
        "cars": Text(
            "demandez combien de personnes viendront dans chaque voiture, et si elle roule à"
            " l'essence ou à l'électricité",
            "ask how many people will come in each car and what it runs on",
        ),
        "stays": Text(
            "demandez qui dort sur place (participants.overnight_share)",
            "ask who stays overnight (participants.overnight_share)",
        ),
        "attendance": Text(
            "comptez les présences, sur place et en ligne", "count attendance, on site and online"
        ),
        "spread": Text(
            "donnez les provenances (participants.origins), ou importez votre liste d'inscriptions",
            "give the origins (participants.origins), or import your list of registrations",
        ),
    }
)
ASSUMPTIONS: Mapping[str, Assumption] = MappingProxyType(
    {
        **{group: Assumption(title, _MEASURES[group]) for group, title in GROUPS.items()},
        "survey": Assumption(
            Text("petit nombre de réponses au sondage", "small number of answers to the survey"),
            Text(
                "obtenez plus de réponses sur la façon de venir",
                "get more answers on how people will come",
            ),
        ),
        "places": Assumption(
            Text("où l'on habite dans chaque lieu", "where in each place people live"),
            Text(
                "donnez des codes postaux (trois caractères) plutôt que des villes",
                "give postal areas (three characters) rather than towns",
            ),
        ),
        "choice": Assumption(
            Text("hasard des choix de chacun", "chance in what each person chooses"), _ASK
        ),
        "service-times": Assumption(
            Text(
                "temps au comptoir, patience, heures d'arrivée et de départ",
                "time at the desk, patience, hours of arrival and departure",
            ),
            Text(
                "chronométrez dix personnes au comptoir d'accueil, ou voyez à quelle heure chacun"
                " s'y est présenté l'an dernier",
                "time ten people at the registration desk, or look up at what hour people came to"
                " it last year",
            ),
        ),
        "day": Assumption(
            Text("déroulement de la journée", "how the day goes"), _NOTHING, can_find_out=False
        ),
        f"{FACTOR}plane": Assumption(
            Text("facteurs d'émission de l'avion", "emission factors of planes"),
            _FACTORS,
            can_find_out=False,
        ),
        f"{FACTOR}road": Assumption(
            Text("facteurs d'émission de la route", "emission factors of the road"),
            _FACTORS,
            can_find_out=False,
        ),
        f"{FACTOR}rail": Assumption(
            Text(
                "facteurs d'émission du train, du métro et du traversier",
                "emission factors of trains, the metro and ferries",
            ),
            _FACTORS,
            can_find_out=False,
        ),
    }
)


def to_find_out(variance: Iterable[Share]) -> tuple[str, ...]:
    """The assumptions that the organiser can find out and that matter, the greatest first."""
    return tuple(
        one.assumption
        for one in sorted(variance, key=lambda one: -one.share)
        if one.share >= LEAST_SHARE and ASSUMPTIONS[one.assumption].can_find_out
    )


def share_of_factors(variance: Iterable[Share]) -> float:
    """The share of the variance that the emission factors cause, all together."""
    return min(sum(one.share for one in variance if one.assumption.startswith(FACTOR)), 1.0)


def streams_of(base: Demand, central: Emissions) -> dict[str, tuple[str, ...]]:
    """The streams of each assumption that can matter for this event."""
    found: dict[str, tuple[str, ...]] = {group: (f"behaviour.{group}",) for group in GROUPS}
    if base.homes.is_listed:
        del found["spread"]
        found["places"] = ("places",)
    if base.stated and base.visit.answers:
        found["survey"] = ("survey",)
    found["choice"] = ("choice",)
    found["service-times"] = (STREAM,)
    shuttles = range(1, len(base.visit.shuttles) + 1)
    found["day"] = (
        "parties",
        *(f"simulation.{name}" for name in _SIMULATION),
        *(
            f"simulation.{way}.shuttle {n}"
            for n in shuttles
            for way in ("patience", "patience-home")
        ),
        *(f"simulation.margin.shuttle {n} stop" for n in shuttles),
    )
    modes = {mode for mode, kg in central.by_mode.items() if kg > 0}
    for name, group in (("plane", on("air")), ("road", on("road")), ("rail", on("rail"))):
        if modes & set(group):
            found[f"{FACTOR}{name}"] = tuple(f"factor.{mode}" for mode in group)
    return found
