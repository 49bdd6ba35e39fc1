"""Names and places of a forecast in, the words that terminal and pictures share out."""

from ecoevent.footprint.emitting import Boundary
from ecoevent.forecasting.forecast import Forecast
from ecoevent.knowledge.modes import MODES, SHARES
from ecoevent.words.quantities import show_about
from ecoevent.words.text import Lang, Text

BOUNDARIES: dict[Boundary, Text] = {
    "direct": Text(
        "ce qui sort des véhicules et des centrales", "what comes out of vehicles and power plants"
    ),
    "well_to_wheel": Text(
        "carburant et électricité, de leur production à la route",
        "fuel and electricity, from their making to the road",
    ),
    "life_cycle": Text(
        "carburant, électricité et fabrication des véhicules",
        "fuel, electricity and making the vehicles",
    ),
}
NON_CO2 = {
    "source": Text(
        "effets hors CO2 des avions selon la source", "non-CO2 effects of planes as the source says"
    ),
    "none": Text("sans les effets hors CO2 des avions", "without the non-CO2 effects of planes"),
}
NON_CO2_TIMES = Text(
    "avions\u00a0: {times} fois leur CO2 direct", "planes: {times} times their direct CO2"
)
_OTHERS = Text("ailleurs", "elsewhere")
_NEAR = Text("trajets sur place", "trips near the event")
_DISTANCE = Text("à environ {km}", "about {km} away")
SHARE_TITLES = {word: MODES[word].title for word in SHARES}
RANGE = Text("{low} à {high}", "{low} to {high}")
BETWEEN = Text("entre {low} et {high}", "between {low} and {high}")
OFTEN_SO = Text("\u00a0; neuf fois sur dix, {ends}", "; nine times in ten, {ends}")
_PLACES = {
    "car park": Text("stationnement", "car park"),
    "bike rack": Text("support à vélos", "bike rack"),
    "transit": Text("transport collectif", "public transit"),
    "carpool": Text("covoiturage", "carpool"),
    "gate": Text("accueil", "check-in"),
}
_SHUTTLE = Text("navette {name}", "shuttle {name}")


def origin_label(label: str | None, lang: Lang) -> str:
    """What the people of a line of the forecast have in common."""
    if label is None:
        return _OTHERS.to(lang)
    if not label:
        return _NEAR.to(lang)
    if label.endswith(" km"):
        km = show_about(float(label.removesuffix(" km")), "km", lang)
        return _DISTANCE.filled(km=km).to(lang)
    return label


def place_title(name: str, forecast: Forecast) -> Text:
    """What people call a place of the simulated day."""
    number = name.removeprefix("shuttle ").removesuffix(" stop")
    if name in _PLACES or not number.isdigit():
        return _PLACES.get(name, Text(name, name))
    said = (forecast.plan.mobility.shuttles or ())[int(number) - 1].name
    if said is None:
        return _SHUTTLE.filled(name=number)
    return Text(said, said)
