"""The section `venue`: where the event takes place and what the place offers."""

import attrs

from ecoevent.plan import fields
from ecoevent.words.text import Text

_CERTIFICATIONS = {
    "none": Text("aucune", "none"),
    "boma_best": Text("BOMA BEST", "BOMA BEST"),
    "leed": Text("LEED", "LEED"),
    "breeam": Text("BREEAM", "BREEAM"),
    "green_key": Text("Clé verte", "Green Key"),
    "iso_14001": Text("ISO 14001", "ISO 14001"),
    "iso_20121": Text("ISO 20121", "ISO 20121"),
    "emas": Text("EMAS", "EMAS"),
    "other": Text("autre", "other"),
}
_SORTING = {
    "recyclables": Text("matières recyclables", "recyclables"),
    "organics": Text("matières organiques", "organics"),
    "deposit": Text("contenants consignés", "deposit containers"),
    "landfill": Text("déchets", "landfill"),
}


@attrs.frozen(kw_only=True)
class Venue:
    """Where the event takes place and what the place offers."""

    name: str | None = fields.text(
        Text("Nom du lieu", "Name of the venue"),
        Text("Dans quel lieu l'évènement se tient-il ?", "In which venue is the event held?"),
    )
    place: str | None = fields.text(
        Text("Localité du lieu", "Town of the venue"),
        Text(
            "Dans quelle ville, à quel code postal ou à quelles coordonnées le lieu se"
            " trouve-t-il ?",
            "In which town, at which postal code or at which coordinates is the venue?",
        ),
    )
    transit_distance_m: float | None = fields.number(
        Text(
            "Distance à pied du transport collectif",
            "Walking distance to public transit",
        ),
        Text(
            "Combien de mètres à pied séparent le lieu de l'arrêt ou de la station la plus"
            " proche ?",
            "How many metres on foot is the venue from the nearest stop or station?",
        ),
        unit="m",
        high=100_000,
    )
    transit_runs_until_close: bool | None = fields.flag(
        Text("Transport collectif jusqu'à la fermeture", "Transit until closing time"),
        Text(
            "Le transport collectif circule-t-il encore quand l'évènement se termine ?",
            "Does public transit still run when the event ends?",
        ),
        effort=2,
    )
    bike_parking_places: int | None = fields.whole(
        Text("Places de stationnement pour vélos", "Bicycle parking places"),
        Text(
            "Combien de vélos peut-on garer sur place ou tout près ?",
            "How many bicycles can be parked on site or close by?",
        ),
        unit="places",
        high=1_000_000,
        effort=3,
    )
    bike_parking_secure: bool | None = fields.flag(
        Text("Stationnement sécurisé pour vélos", "Secure bicycle parking"),
        Text(
            "Le stationnement pour vélos est-il surveillé ou fermé à clé ?",
            "Is the bicycle parking attended or locked?",
        ),
        effort=3,
    )
    car_parking_places: int | None = fields.whole(
        Text("Places de stationnement pour voitures", "Car parking places"),
        Text(
            "Combien de places de stationnement pour voitures le lieu offre-t-il ?",
            "How many car parking places does the venue offer?",
        ),
        unit="places",
        high=1_000_000,
        effort=3,
    )
    car_parking_price: float | None = fields.number(
        Text("Prix du stationnement", "Price of parking"),
        Text(
            "Combien coûte le stationnement par voiture et par jour (0 s'il est gratuit) ?",
            "What does parking cost per car and day (0 when it is free)?",
        ),
        unit="currency",
        high=1e6,
    )
    charging_points: int | None = fields.whole(
        Text("Bornes de recharge", "Charging points"),
        Text(
            "Combien de bornes de recharge pour véhicules électriques y a-t-il sur place ?",
            "How many charging points for electric vehicles are there on site?",
        ),
        unit="points",
        high=100_000,
        effort=3,
    )
    certification: str | None = fields.choice(
        Text("Certification environnementale du lieu", "Environmental certification of the venue"),
        Text(
            "Quelle certification environnementale le lieu détient-il ?",
            "Which environmental certification does the venue hold?",
        ),
        words=_CERTIFICATIONS,
        effort=2,
    )
    sorting: tuple[str, ...] | None = fields.choices(
        Text("Collectes offertes par le lieu", "Streams collected by the venue"),
        Text(
            "Quelles matières le lieu fait-il déjà collecter séparément ?",
            "Which materials does the venue itself already have collected separately?",
        ),
        words=_SORTING,
        effort=3,
    )
    has_dishwashing: bool | None = fields.flag(
        Text("Lave-vaisselle sur place", "Dishwashing on site"),
        Text(
            "Le lieu a-t-il de quoi laver la vaisselle réutilisable ?",
            "Can the venue wash reusable tableware?",
        ),
        effort=3,
    )
    water_fountains: int | None = fields.whole(
        Text("Fontaines d'eau", "Water fountains"),
        Text(
            "Combien de fontaines ou de points d'eau potable y a-t-il sur place ?",
            "How many fountains or drinking water points are there on site?",
        ),
        unit="points",
        high=100_000,
        effort=3,
    )
    is_outdoor: bool | None = fields.flag(
        Text("Évènement à l'extérieur", "Outdoor event"),
        Text(
            "L'évènement se tient-il surtout à l'extérieur ?",
            "Is the event mostly held outdoors?",
        ),
    )
    is_step_free: bool | None = fields.flag(
        Text("Accès sans marche", "Step-free access"),
        Text(
            "Peut-on entrer et circuler dans le lieu sans rencontrer de marche ?",
            "Can one enter the venue and move about in it without a step?",
        ),
        effort=3,
    )
    check_in_desks: int | None = fields.whole(
        Text("Postes d'accueil", "Check-in desks"),
        Text(
            "Combien de postes accueillent les personnes à l'entrée ?",
            "How many desks check people in at the door?",
        ),
        unit="items",
        high=10_000,
        effort=3,
    )
    prints_badges: bool | None = fields.flag(
        Text("Insigne imprimé à l'accueil", "Badge printed at check-in"),
        Text(
            "Imprime-t-on l'insigne de chaque personne à son arrivée ?",
            "Is each person's badge printed when they arrive?",
        ),
        effort=3,
    )
