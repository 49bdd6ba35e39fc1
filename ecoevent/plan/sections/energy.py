"""The section `energy`: what the event runs on."""

import attrs

from ecoevent.plan import fields
from ecoevent.words.text import Text

_SOURCES = {
    "grid": Text("réseau", "grid"),
    "certified_renewable": Text("renouvelable certifiée", "certified renewable"),
    "on_site_renewable": Text("renouvelable sur place", "renewable on site"),
    "generator": Text("génératrice", "generator"),
    "mixed": Text("mixte", "mixed"),
}
_GENERATORS = {
    "none": Text("aucune", "none"),
    "battery": Text("à batterie", "battery"),
    "biofuel": Text("au biocarburant", "biofuel"),
    "diesel": Text("au diésel", "diesel"),
}


@attrs.frozen(kw_only=True)
class Energy:
    """What the event runs on, and how much of it."""

    source: str | None = fields.choice(
        Text("Source d'électricité", "Source of electricity"),
        Text("D'où vient l'électricité de l'évènement ?", "Where does the electricity come from?"),
        words=_SOURCES,
        effort=2,
    )
    generators: str | None = fields.choice(
        Text("Génératrices", "Generators"),
        Text(
            "Quelles génératrices utilisez-vous ?",
            "Which generators do you use?",
        ),
        words=_GENERATORS,
    )
    electricity_kwh: float | None = fields.number(
        Text("Électricité consommée", "Electricity used"),
        Text(
            "Combien de kilowattheures l'évènement consomme-t-il ?",
            "How many kilowatt-hours does the event use?",
        ),
        unit="kWh",
        high=1e9,
        effort=4,
    )
    diesel_l: float | None = fields.number(
        Text("Diésel des génératrices", "Diesel for generators"),
        Text(
            "Combien de litres de diésel les génératrices brûlent-elles ?",
            "How many litres of diesel do the generators burn?",
        ),
        unit="L",
        high=1e8,
        effort=4,
    )
    led_share: float | None = fields.share(
        Text("Part d'éclairage DEL", "Share of LED lighting"),
        Text("Quelle part de l'éclairage est à DEL ?", "What share of the lighting is LED?"),
        effort=3,
    )
    heating_cooling_limits: bool | None = fields.flag(
        Text("Chauffage et climatisation limités", "Limits on heating and cooling"),
        Text(
            "Avez-vous convenu avec le lieu de températures raisonnables ?",
            "Have you agreed on reasonable temperatures with the venue?",
        ),
        effort=3,
    )
    switch_off_planned: bool | None = fields.flag(
        Text("Extinction prévue", "Switching off planned"),
        Text(
            "Quelqu'un est-il chargé d'éteindre le son, les écrans et l'éclairage après usage ?",
            "Is someone in charge of switching off sound, screens and lights after use?",
        ),
    )
    reading_planned: bool | None = fields.flag(
        Text("Relevé de la consommation prévu", "Reading of the use planned"),
        Text(
            "La consommation d'énergie sera-t-elle relevée (compteur, litres, données du lieu) ?",
            "Will the energy used be read (meter, litres, figures from the venue)?",
        ),
        effort=2,
    )
    grid_region: str | None = fields.text(
        Text("Réseau électrique", "Electricity grid"),
        Text(
            "De quelle province ou de quel pays le réseau électrique est-il ?",
            "To which province or country does the electricity grid belong?",
        ),
    )
