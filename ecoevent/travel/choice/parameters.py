"""The names of every number that the travel model of behaviour needs: unit, bounds, group, title.

The numbers themselves, their ranges and sources, stand in `rules/travel`.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

import attrs

from ecoevent.words.text import Text

Group = Literal[
    "tastes", "constants", "service", "prices", "cars", "measures", "stays", "attendance", "spread"
]
"""What is drawn together by chance, and named when it is told what to find out first."""

GROUPS: Mapping[Group, Text] = MappingProxyType(
    {
        "tastes": Text("ce que pèsent le temps et le prix", "what time and price weigh"),
        "constants": Text("l'attrait propre de chaque mode", "the appeal of each mode in itself"),
        "service": Text("vitesses et fréquences", "speeds and frequencies"),
        "prices": Text("prix des déplacements", "prices of travel"),
        "cars": Text("voitures\u00a0: nombre, partage, énergie", "cars: how many, shared, fuel"),
        "measures": Text("effet des mesures offertes", "effect of the measures offered"),
        "stays": Text("nuits sur place", "nights spent near the event"),
        "attendance": Text("absences et participation en ligne", "absences and people online"),
        "spread": Text("provenance quand aucune liste n'est donnée", "origins where none is given"),
    }
)


@attrs.frozen(kw_only=True)
class Known:
    """What must be said of a parameter, wherever its number stands.

    Attributes:
        is_regional: a region file gives it, not `behaviour.yaml`.
        is_curve: it depends on the straight distance between home and event.
        low: the least that it may be; its range may not leave the bounds either.
        high: the most that it may be.
    """

    unit: str
    group: Group
    title: Text
    is_regional: bool = False
    is_curve: bool = False
    low: float = 0.0
    high: float = float("inf")


def _taste(unit: str, fr: str, en: str) -> Known:
    return Known(unit=unit, group="tastes", title=Text(fr, en), low=-10, high=0)


def _constant(fr: str, en: str, *, regional: bool = False) -> Known:
    title = Text(f"attrait propre\u00a0: {fr}", f"appeal in itself: {en}")
    return Known(
        unit="utils", group="constants", title=title, low=-20, high=20, is_regional=regional
    )


def _plain(group: Group, unit: str, fr: str, en: str, *, high: float = float("inf")) -> Known:
    return Known(unit=unit, group=group, title=Text(fr, en), high=high)


def _region(  # noqa: PLR0913 (a row of the table below)
    group: Group, unit: str, fr: str, en: str, *, curve: bool = False, high: float = float("inf")
) -> Known:
    return Known(
        unit=unit, group=group, title=Text(fr, en), is_regional=True, is_curve=curve, high=high
    )


def _effect(fr: str, en: str) -> Known:
    return Known(unit="utils", group="measures", title=Text(fr, en), low=-5, high=5)


_TASTES = {
    "local.walk.time": _taste("utils/min", "une minute à pied", "a minute on foot"),
    "local.bike.time": _taste("utils/min", "une minute à vélo", "a minute by bicycle"),
    "local.transit.access": _taste(
        "utils/min", "une minute de marche à l'arrêt", "a minute's walk to the stop"
    ),
    "local.transit.in_vehicle": _taste(
        "utils/min", "une minute dans le transport collectif", "a minute in public transit"
    ),
    "local.transit.wait": _taste(
        "utils/min", "une minute de correspondance", "a minute of changing"
    ),
    "local.transit.transfer": _taste("utils", "une correspondance", "a transfer"),
    "local.car.time": _taste("utils/min", "une minute en voiture", "a minute by car"),
    "local.cost": _taste("utils/GBP2015", "une livre de 2015", "a pound of 2015"),
    "intercity.in_vehicle": _taste("utils/min", "une minute à bord", "a minute on board"),
    "intercity.out_of_vehicle": _taste(
        "utils/min", "une minute d'accès et d'attente", "a minute of access and waiting"
    ),
    "intercity.cost": _taste("utils/CAD1989", "un dollar de 1989", "a dollar of 1989"),
    "intercity.departure": _plain(
        "tastes", "utils", "un départ par jour", "a departure a day", high=1
    ),
    "intercity.most_departures": _plain(
        "tastes", "departures/day", "départs au-delà desquels rien ne change",
        "departures beyond which nothing changes",
    ),
    "local.damping": _plain(
        "tastes", "exponent", "poids du temps et du prix sur longue distance (local)",
        "weight of time and price at long distance (local)", high=1,
    ),
    "local.damping_from": _plain(
        "tastes", "km", "distance où ce poids faiblit (local)",
        "distance from which that weight falls (local)",
    ),
    "intercity.leisure.damping": _plain(
        "tastes", "exponent", "poids du temps et du prix sur longue distance (loisirs)",
        "weight of time and price at long distance (leisure)", high=1,
    ),
    "intercity.damping_from": _plain(
        "tastes", "km", "distance où ce poids faiblit (interurbain)",
        "distance from which that weight falls (intercity)",
    ),
    "switch.from_km": _plain("tastes", "km", "début de l'interurbain", "where intercity begins"),
    "switch.to_km": _plain("tastes", "km", "fin du local", "where local ends"),
}  # fmt: skip

_CONSTANTS = {
    "local.bike.constant": _constant("vélo", "bicycle"),
    "local.transit.constant": _constant("transport collectif", "public transit"),
    "local.car.constant": _constant("voiture", "car"),
    "local.licence": _constant("permis de conduire", "driving licence"),
    "local.household_car": _constant("voiture du ménage", "car of the household"),
    "intercity.business.train": _constant("train, affaires", "train, business"),
    "intercity.business.coach": _constant("autocar, affaires", "coach, business"),
    "intercity.business.plane": _constant("avion, affaires", "plane, business"),
    "intercity.leisure.train": _constant("train, loisirs", "train, leisure"),
    "intercity.leisure.coach": _constant("autocar, loisirs", "coach, leisure"),
    "intercity.leisure.plane": _constant("avion, loisirs", "plane, leisure"),
    "shift.bike": _constant("vélo dans la région", "bicycle in the region", regional=True),
    "shift.transit": _constant(
        "transport collectif dans la région", "transit in the region", regional=True
    ),
    "shift.car": _constant("voiture dans la région", "car in the region", regional=True),
    "shift.train": _constant("train dans la région", "train in the region", regional=True),
    "shift.coach": _constant("autocar dans la région", "coach in the region", regional=True),
    "shift.plane": _constant("avion dans la région", "plane in the region", regional=True),
}

_PRICES = {
    "price.GBP2015": _plain("prices", "GBP2015/CAD", "livres de 2015 par dollar d'aujourd'hui",
                            "pounds of 2015 a dollar of today"),
    "price.CAD1989": _plain("prices", "CAD1989/CAD", "dollars de 1989 par dollar d'aujourd'hui",
                            "dollars of 1989 a dollar of today"),
    "price.EUR": _plain("prices", "CAD/EUR", "pouvoir d'achat d'un euro",
                        "purchasing power of a euro"),
    "price.USD": _plain("prices", "CAD/USD", "pouvoir d'achat d'un dollar américain",
                        "purchasing power of a US dollar"),
    "price.GBP": _plain("prices", "CAD/GBP", "pouvoir d'achat d'une livre",
                        "purchasing power of a pound"),
    "price.CHF": _plain("prices", "CAD/CHF", "pouvoir d'achat d'un franc suisse",
                        "purchasing power of a Swiss franc"),
    "transit.fare": _region("prices", "CAD", "prix du transport collectif", "transit fare",
                            curve=True),
    "transit.free_share": _region("prices", "share", "déjà munis d'un abonnement",
                                  "people who already hold a pass", high=1),
    "car.cost": _region("prices", "CAD/km", "coût ressenti d'un kilomètre en voiture",
                        "felt cost of a kilometre by car"),
    "car.parking_price": _region("prices", "CAD/day", "stationnement, si le plan ne dit rien",
                                 "parking, where the plan is silent"),
    "taxi.start": _region("prices", "CAD", "prise en charge d'un taxi", "start of a taxi ride"),
    "taxi.km": _region("prices", "CAD/km", "kilomètre en taxi", "kilometre by taxi"),
    "train.fare": _region("prices", "CAD", "prix du train", "train fare", curve=True),
    "coach.fare": _region("prices", "CAD", "prix de l'autocar", "coach fare", curve=True),
    "plane.fare": _region("prices", "CAD", "prix de l'avion", "air fare", curve=True),
    "car.intercity_cost": _region("prices", "CAD/km", "coût d'un kilomètre sur la route",
                                  "cost of a kilometre on the road"),
}  # fmt: skip

_SERVICE = {
    "walk.speed": _region("service", "km/h", "vitesse à pied", "speed on foot", curve=True),
    "bike.speed": _region("service", "km/h", "vitesse à vélo", "speed by bicycle", curve=True),
    "e_bike.speed": _region("service", "km/h", "vitesse à vélo électrique",
                            "speed by electric bicycle", curve=True),
    "transit.speed": _region("service", "km/h", "vitesse du transport collectif, porte à porte",
                             "speed of transit, door to door", curve=True),
    "transit.access": _region("service", "min", "marche aux deux bouts du transport collectif",
                              "walk at both ends of transit"),
    "transit.transfers": _region("service", "items", "correspondances", "transfers", curve=True),
    "transit.transfer_wait": _region("service", "min", "attente par correspondance",
                                     "wait at a transfer"),
    "transit.served": _region("service", "share", "foyers desservis par le transport collectif",
                              "homes that transit serves", curve=True, high=1),
    "transit.last_hour": _region("service", "h", "heure des derniers départs",
                                 "hour of the last departures", high=30),
    "transit.metro": _region("service", "share", "part du métro ou du tramway",
                             "share of metro or tram", curve=True, high=1),
    "transit.train": _region("service", "share", "part du train de banlieue",
                             "share of commuter train", curve=True, high=1),
    "car.speed": _region("service", "km/h", "vitesse en voiture", "speed by car", curve=True),
    "car.parking_minutes": _region("service", "min", "chercher une place et en revenir à pied",
                                   "finding a place and walking from it"),
    "service.spread": _region("service", "log", "écart des vitesses d'un foyer à l'autre",
                              "spread of speeds between homes", high=2),
    "car.minutes": _region("service", "min", "temps sur la route", "time on the road", curve=True),
    "departures.spread": _region("service", "log", "écart des fréquences d'une ville à l'autre",
                                 "spread of frequencies between towns", high=2),
}  # fmt: skip
for _mode, _fr, _en in (
    ("train", "train", "train"), ("coach", "autocar", "coach"), ("plane", "avion", "plane"),
):  # fmt: skip
    _SERVICE |= {
        f"{_mode}.minutes": _region(
            "service", "min", f"temps à bord\u00a0: {_fr}", f"time on board: {_en}", curve=True
        ),
        f"{_mode}.out_minutes": _region(
            "service", "min", f"accès et attente\u00a0: {_fr}", f"access and wait: {_en}"
        ),
        f"{_mode}.departures": _region(
            "service", "departures/day", f"départs\u00a0: {_fr}", f"departures: {_en}", curve=True
        ),
        f"{_mode}.served": _region(
            "service", "share", f"trajets desservis\u00a0: {_fr}", f"journeys served: {_en}",
            curve=True, high=1,
        ),
    }  # fmt: skip

_CARS = {
    "cars.none": _region("cars", "share", "gens sans voiture au foyer",
                         "people with no car at home", high=1),
    "cars.two": _region("cars", "share", "gens avec deux voitures ou plus",
                        "people with two cars or more", high=1),
    "cars.licence": _region("cars", "share", "gens qui ont un permis",
                            "people with a driving licence", high=1),
    "e_bike.share": _region("cars", "share", "vélos électriques parmi les vélos",
                            "electric bicycles among bicycles", high=1),
    "scooter.ratio": _region("cars", "ratio", "trottinettes par vélo", "scooters a bicycle",
                             high=1),
    "taxi.ratio": _region("cars", "ratio", "trajets en taxi par trajet en voiture",
                          "taxi rides a car trip", high=1),
    "fleet.diesel": _region("cars", "share", "voitures au diésel", "diesel cars", high=1),
    "fleet.hybrid": _region("cars", "share", "voitures hybrides", "hybrid cars", high=1),
    "fleet.plug_in_hybrid": _region("cars", "share", "hybrides rechargeables",
                                    "plug-in hybrid cars", high=1),
    "fleet.electric": _region("cars", "share", "voitures électriques", "electric cars", high=1),
    "plane.business": _region("cars", "share", "sièges en classe affaires",
                              "seats in business class", high=1),
    "cars.shared.business": _plain("cars", "share", "automobilistes à deux ou plus, affaires",
                                   "car travellers in company, business", high=1),
    "cars.shared.leisure": _plain("cars", "share", "automobilistes à deux ou plus, loisirs",
                                  "car travellers in company, leisure", high=1),
    "cars.people": Known(unit="people", group="cars", low=2, high=9,
                         title=Text("personnes par voiture partagée", "people in a shared car")),
    "taxi.people": Known(unit="people", group="cars", low=1, high=9,
                         title=Text("personnes par taxi", "people in a taxi")),
}  # fmt: skip

_MEASURES = {
    "transit.discount": _plain("measures", "share", "prix qui reste après un rabais",
                               "fare left after a discount", high=1),
    "transit.lost_late": _plain("measures", "share",
                                "gens qui renoncent au transport collectif s'il finit trop tôt",
                                "people who give up transit when it ends too early", high=1),
    "bike.no_parking": _effect("aucune place pour les vélos", "no place for bicycles"),
    "bike.secure": _effect("vélos gardés ou sous clé", "bicycles attended or locked"),
    "bike.valet": _effect("vélo-valet ou avantage", "valet or incentive for cyclists"),
    "carpool.matching": _effect("jumelage pour covoiturer", "matching for carpools"),
    "carpool.incentive": _effect("jumelage et avantage", "matching and incentive"),
    "shuttle.constant": _effect("navette comparée au transport collectif",
                                "shuttle compared with transit"),
    "parking.most_overflow": _plain("measures", "min", "détour extrême quand tout est plein",
                                    "longest detour when all is full"),
}  # fmt: skip

_AROUND = {
    "stays.share": Known(unit="share", group="stays", is_curve=True, high=1,
                         title=Text("gens qui passent la nuit, évènement d'un jour",
                                    "people who stay overnight, one-day event")),
    "stays.extra_nights": Known(unit="nights", group="stays", low=-1, high=5,
                                title=Text("nuits avant ou après", "nights before or after")),
    "stays.lodging_km": _plain("stays", "km", "distance de l'hôtel", "distance of the hotel"),
    "attendance.no_show_free": _plain("attendance", "share", "absences, évènement gratuit",
                                      "no-shows, free event", high=1),
    "attendance.no_show_paid": _plain("attendance", "share", "absences, évènement payant",
                                      "no-shows, paid event", high=1),
    "online.hours": _plain("attendance", "h/day", "heures en ligne par jour", "hours online a day",
                           high=24),
    "spread.local": _plain("spread", "share", "gens de la région de l'évènement",
                           "people from around the event", high=1),
    "spread.far": _plain("spread", "share", "gens de loin, parmi les autres",
                         "people from afar, among the others", high=1),
    "spread.local_km": _plain("spread", "km", "distance médiane des gens de la région",
                              "median distance of those from around"),
    "spread.regional_km": _plain("spread", "km", "distance médiane des gens des environs",
                                 "median distance of those from the wider region"),
    "spread.far_km": _plain("spread", "km", "distance médiane des gens de loin",
                            "median distance of those from afar"),
    "spread.local_business": _plain("spread", "share", "gens de la région, congrès",
                                    "people from around, congress", high=1),
}  # fmt: skip

KNOWN: Mapping[str, Known] = MappingProxyType(
    {**_TASTES, **_CONSTANTS, **_PRICES, **_SERVICE, **_CARS, **_MEASURES, **_AROUND}
)
