"""The section `waste`: what is avoided, sorted, given away and weighed."""

import attrs

from ecoevent.plan import fields
from ecoevent.words.text import Text

_STREAMS = {
    "recyclables": Text("matières recyclables", "recyclables"),
    "organics": Text("matières organiques", "organics"),
    "deposit": Text("contenants consignés", "deposit containers"),
    "landfill": Text("déchets", "landfill"),
    "batteries_electronics": Text("piles et électronique", "batteries and electronics"),
    "reuse": Text("réemploi", "reuse"),
}
_DESTINATIONS = {
    "composting": Text("compostage", "composting"),
    "biogas": Text("biométhanisation", "biogas"),
    "municipal_collection": Text("collecte municipale", "municipal collection"),
    "animal_feed": Text("alimentation animale", "animal feed"),
    "landfill": Text("enfouissement", "landfill"),
    "none": Text("aucune matière organique", "no organics"),
}
_SINGLE_USE = {
    "bottles": Text("bouteilles", "bottles"),
    "cups": Text("gobelets", "cups"),
    "plates": Text("assiettes", "plates"),
    "cutlery": Text("ustensiles", "cutlery"),
    "straws": Text("pailles", "straws"),
    "bags": Text("sacs", "bags"),
    "condiments": Text("portions individuelles de condiments", "single-serve condiments"),
    "decorations": Text("décorations jetables", "disposable decorations"),
}


@attrs.frozen(kw_only=True)
class Waste:
    """What is avoided, sorted, given away and weighed."""

    streams: tuple[str, ...] | None = fields.choices(
        Text("Matières triées", "Streams sorted"),
        Text(
            "Quelles matières seront triées à l'évènement ?",
            "Which materials will be sorted at the event?",
        ),
        words=_STREAMS,
    )
    stations: int | None = fields.whole(
        Text("Îlots de tri", "Sorting stations"),
        Text(
            "Combien d'îlots de tri y aura-t-il ?",
            "How many sorting stations will there be?",
        ),
        unit="stations",
        high=1_000_000,
    )
    stations_grouped: bool | None = fields.flag(
        Text("Bacs regroupés en îlots", "Bins grouped in stations"),
        Text(
            "Chaque poubelle est-elle placée à côté des bacs de tri, sans poubelle isolée ?",
            "Does every landfill bin stand beside the sorting bins, with none on its own?",
        ),
    )
    signage: bool | None = fields.flag(
        Text("Affichage de tri", "Sorting signs"),
        Text(
            "Chaque bac porte-t-il une affiche claire avec des images ?",
            "Does every bin carry a clear sign with pictures?",
        ),
    )
    sorting_crew: int | None = fields.whole(
        Text("Brigade verte", "Sorting crew"),
        Text(
            "Combien de personnes aideront le public à trier ?",
            "How many people will help the public to sort?",
        ),
        unit="people",
        high=1_000_000,
    )
    target_diversion: float | None = fields.share(
        Text("Taux de détournement visé", "Target diversion rate"),
        Text(
            "Quelle part des matières résiduelles voulez-vous détourner de l'enfouissement ?",
            "What share of the waste do you aim to keep out of landfill?",
        ),
        effort=1,
    )
    organics_destination: str | None = fields.choice(
        Text("Destination des matières organiques", "Destination of organics"),
        Text("Où vont les matières organiques ?", "Where do the organics go?"),
        words=_DESTINATIONS,
        effort=3,
    )
    single_use_avoided: tuple[str, ...] | None = fields.choices(
        Text("Articles à usage unique évités", "Single-use items avoided"),
        Text(
            "De quels articles à usage unique vous passez-vous ?",
            "Which single-use items do you do without?",
        ),
        words=_SINGLE_USE,
    )
    hauler: str | None = fields.text(
        Text("Transporteur des matières résiduelles", "Waste hauler"),
        Text("Qui vient chercher les matières résiduelles ?", "Who collects the waste?"),
        effort=2,
    )
    weighing_planned: bool | None = fields.flag(
        Text("Pesée prévue", "Weighing planned"),
        Text(
            "Les matières résiduelles seront-elles pesées ?",
            "Will the waste be weighed?",
        ),
    )
    reuse_partner: bool | None = fields.flag(
        Text("Partenaire de réemploi", "Reuse partner"),
        Text(
            "Un organisme reprend-il le matériel qui reste ?",
            "Does an organisation take over the material that is left?",
        ),
        effort=2,
    )
    recycled_kg: float | None = fields.number(
        Text("Matières recyclées", "Recycled"),
        Text(
            "Combien de kilogrammes vont au recyclage, consigne comprise ?",
            "How many kilograms are recycled, deposit containers included?",
        ),
        unit="kg",
        high=1e9,
        effort=4,
    )
    composted_kg: float | None = fields.number(
        Text("Matières organiques valorisées", "Organics recovered"),
        Text(
            "Combien de kilogrammes vont au compostage ou à la biométhanisation ?",
            "How many kilograms go to composting or biogas?",
        ),
        unit="kg",
        high=1e9,
        effort=4,
    )
    reused_kg: float | None = fields.number(
        Text("Matières réemployées", "Reused"),
        Text(
            "Combien de kilogrammes sont donnés ou gardés pour servir encore, sans les aliments ?",
            "How many kilograms are given away or kept to be used again, food left out?",
        ),
        unit="kg",
        high=1e9,
        effort=4,
    )
    donated_food_kg: float | None = fields.number(
        Text("Aliments donnés", "Food donated"),
        Text(
            "Combien de kilogrammes d'aliments sont donnés ?",
            "How many kilograms of food are donated?",
        ),
        unit="kg",
        high=1e9,
        effort=4,
    )
    landfilled_kg: float | None = fields.number(
        Text("Déchets enfouis ou incinérés", "Landfilled or incinerated"),
        Text(
            "Combien de kilogrammes vont à l'enfouissement ou à l'incinération ?",
            "How many kilograms go to landfill or incineration?",
        ),
        unit="kg",
        high=1e9,
        effort=4,
    )
