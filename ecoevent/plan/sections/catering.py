"""The section `catering`: what people eat and drink, from where and in what."""

import attrs

from ecoevent.plan import fields
from ecoevent.words.text import Text

_MENUS = {
    "vegan": Text("végétalien", "vegan"),
    "vegetarian": Text("végétarien", "vegetarian"),
    "mixed": Text("mixte", "mixed"),
    "meat": Text("carné", "meat"),
}
_MEAL_KINDS = {
    "meal": Text("repas", "meal"),
    "snack": Text("collation", "snack"),
    "break": Text("pause", "break"),
    "drinks": Text("cocktail", "drinks"),
}
_TABLEWARE = {
    "reusable": Text("vaisselle réutilisable", "reusable"),
    "edible": Text("contenants comestibles", "edible"),
    "compostable_fibre": Text("fibre compostable", "compostable fibre"),
    "compostable_plastic": Text("plastique compostable", "compostable plastic"),
    "recyclable": Text("jetable recyclable", "recyclable disposable"),
    "single_use_plastic": Text("plastique à usage unique", "single-use plastic"),
    "none_needed": Text("aucune nécessaire", "none needed"),
}
_WATER = {
    "tap": Text("eau du robinet en pichets", "tap water in pitchers"),
    "refill_stations": Text("stations de remplissage", "refill stations"),
    "large_containers": Text("grands contenants", "large containers"),
    "bottled": Text("bouteilles", "bottles"),
    "none": Text("aucune", "none"),
}
_SURPLUS = {
    "none": Text("rien de prévu", "nothing planned"),
    "staff": Text("partage avec l'équipe", "shared with the staff"),
    "donation": Text("don envisagé", "donation intended"),
    "donation_agreed": Text(
        "don convenu avec un organisme", "donation agreed with an organisation"
    ),
}
MOST_SERVINGS = 100_000_000


def _servings(title: Text, question: Text) -> int | None:
    served: int | None = fields.whole(
        title, question, unit="servings", high=MOST_SERVINGS, effort=2
    )
    return served


@attrs.frozen(kw_only=True)
class Servings:
    """How many servings of each diet; a diet that is not listed is not served."""

    vegan: int | None = _servings(
        Text("Portions végétaliennes", "Vegan servings"),
        Text("Combien de portions végétaliennes ?", "How many vegan servings?"),
    )
    vegetarian: int | None = _servings(
        Text("Portions végétariennes", "Vegetarian servings"),
        Text(
            "Combien de portions végétariennes, sans compter les végétaliennes ?",
            "How many vegetarian servings, not counting the vegan ones?",
        ),
    )
    poultry: int | None = _servings(
        Text("Portions de volaille", "Poultry servings"),
        Text("Combien de portions de volaille ?", "How many poultry servings?"),
    )
    fish: int | None = _servings(
        Text("Portions de poisson", "Fish servings"),
        Text(
            "Combien de portions de poisson ou de fruits de mer ?",
            "How many fish or seafood servings?",
        ),
    )
    pork: int | None = _servings(
        Text("Portions de porc", "Pork servings"),
        Text("Combien de portions de porc ?", "How many pork servings?"),
    )
    beef: int | None = _servings(
        Text("Portions de bœuf", "Beef servings"),
        Text("Combien de portions de bœuf ou de veau ?", "How many servings of beef or veal?"),
    )
    other_meat: int | None = _servings(
        Text("Portions d'autres viandes", "Servings of other meat"),
        Text(
            "Combien de portions d'agneau, de gibier ou d'une autre viande ?",
            "How many servings of lamb, game or another meat?",
        ),
    )
    undecided: int | None = _servings(
        Text("Portions à décider", "Undecided servings"),
        Text(
            "Combien de portions dont le régime n'est pas encore décidé ?",
            "How many servings whose diet is not decided yet?",
        ),
    )


@attrs.frozen(kw_only=True)
class Meal:
    """A meal, a snack, a break or drinks."""

    name: str | None = fields.text(
        Text("Nom du repas", "Name of the meal"),
        Text("Comment désignez-vous ce repas ?", "What do you call this meal?"),
    )
    kind: str | None = fields.choice(
        Text("Genre de repas", "Kind of meal"),
        Text(
            "Est-ce un repas, une collation, une pause ou un cocktail ?",
            "Is it a meal, a snack, a break or drinks?",
        ),
        words=_MEAL_KINDS,
    )
    servings: Servings | None = fields.record(
        Text("Portions par régime", "Servings by diet"),
        Text(
            "Combien de portions de chaque régime commandez-vous ?",
            "How many servings of each diet do you order?",
        ),
        of=Servings,
    )
    local_share: float | None = fields.share(
        Text("Part d'aliments locaux", "Share of local food"),
        Text(
            "Quelle part de la valeur des aliments est produite dans votre rayon local ?",
            "What share of the value of the food is produced within your local radius?",
        ),
        effort=3,
    )
    organic_share: float | None = fields.share(
        Text("Part d'aliments biologiques", "Share of organic food"),
        Text(
            "Quelle part de la valeur des aliments est certifiée biologique ?",
            "What share of the value of the food is certified organic?",
        ),
        effort=3,
    )
    tableware: str | None = fields.choice(
        Text("Vaisselle", "Tableware"),
        Text(
            "Dans quelle vaisselle ce repas est-il servi ?",
            "In which tableware is this meal served?",
        ),
        words=_TABLEWARE,
        effort=2,
    )
    cost: float | None = fields.number(
        Text("Coût du repas", "Cost of the meal"),
        Text("Combien ce repas coûte-t-il en tout ?", "What does this meal cost in all?"),
        unit="currency",
        high=1e12,
    )


@attrs.frozen(kw_only=True)
class Catering:
    """What people eat and drink, from where and in what."""

    caterer: str | None = fields.text(
        Text("Traiteur", "Caterer"),
        Text("Qui prépare les repas ?", "Who prepares the meals?"),
    )
    default_menu: str | None = fields.choice(
        Text("Menu par défaut", "Default menu"),
        Text(
            "Quel menu reçoit une personne qui n'a rien choisi ?",
            "Which menu does a person get who chose none?",
        ),
        words=_MENUS,
    )
    meals: tuple[Meal, ...] | None = fields.records(
        Text("Repas servis", "Meals served"),
        Text(
            "Quels repas et quelles pauses servez-vous (une liste vide s'il n'y en a pas) ?",
            "Which meals and breaks do you serve (an empty list when there are none)?",
        ),
        of=Meal,
        effort=2,
    )
    water: str | None = fields.choice(
        Text("Eau servie", "Water served"),
        Text("Comment l'eau est-elle offerte ?", "How is water offered?"),
        words=_WATER,
    )
    reusable_cups: bool | None = fields.flag(
        Text("Tasses et gobelets réutilisables", "Reusable cups"),
        Text(
            "Les boissons sont-elles servies dans des tasses ou des gobelets réutilisables ?",
            "Are drinks served in reusable cups?",
        ),
    )
    orders_follow_registrations: bool | None = fields.flag(
        Text("Commandes ajustées aux inscriptions", "Orders that follow registrations"),
        Text(
            "Ajustez-vous les quantités commandées d'après les inscriptions confirmées ?",
            "Do you adjust the quantities ordered to the confirmed registrations?",
        ),
    )
    surplus: str | None = fields.choice(
        Text("Surplus alimentaires", "Surplus food"),
        Text("Que deviennent les surplus alimentaires ?", "What becomes of surplus food?"),
        words=_SURPLUS,
        effort=2,
    )
    seasonal_menu: bool | None = fields.flag(
        Text("Menu de saison", "Seasonal menu"),
        Text(
            "Le menu est-il bâti sur des aliments de saison ?",
            "Is the menu built on food in season?",
        ),
        effort=3,
    )
    fair_trade_drinks: bool | None = fields.flag(
        Text("Café et thé équitables", "Fair-trade coffee and tea"),
        Text(
            "Le café et le thé sont-ils certifiés équitables ?",
            "Are coffee and tea certified fair trade?",
        ),
        effort=3,
    )
    caterer_certificate: bool | None = fields.flag(
        Text("Traiteur certifié écoresponsable", "Certified eco-friendly caterer"),
        Text(
            "Le traiteur détient-il une certification écoresponsable reconnue ?",
            "Does the caterer hold a recognised environmental certification?",
        ),
        effort=3,
    )
    local_radius_km: float | None = fields.number(
        Text("Rayon local pour les aliments", "Local radius for food"),
        Text(
            "Jusqu'à combien de kilomètres comptez-vous un aliment comme local ?",
            "Up to how many kilometres do you count food as local?",
        ),
        unit="km",
        high=5_000,
        effort=1,
    )
