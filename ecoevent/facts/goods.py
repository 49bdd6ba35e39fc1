"""Facts derived from what is served and what is bought."""

from collections.abc import Callable

from ecoevent.facts.answers import (
    Answer,
    any_of,
    assumes,
    combine,
    each,
    missing,
    ratio,
    said,
    total_of,
)
from ecoevent.facts.declaring import Derivation, derived_flag, derived_number, derived_share
from ecoevent.plan.fields import MOST_RECORDS, declared
from ecoevent.plan.model import Plan
from ecoevent.plan.sections.catering import MOST_SERVINGS, Meal, Servings
from ecoevent.plan.sections.purchasing import Purchase
from ecoevent.words.text import Text

# Conseil québécois des évènements écoresponsables: a branch within 300 km counts as local.
DEFAULT_RADIUS_KM = 300.0

_MEALS = "catering.meals"
_SERVED = ("catering.meals[].servings",)
_DIETS = tuple(declared(Servings))
_MEAT = ("poultry", "fish", "pork", "beef", "other_meat")
_REUSABLE = frozenset({"reusable", "edible", "none_needed"})
_MOST_SERVED = float(len(_DIETS) * MOST_SERVINGS * MOST_RECORDS)

_PURCHASES = "purchasing.purchases"
_AMOUNTS = ("purchasing.purchases[].amount",)
_LOCALITY = (
    *_AMOUNTS,
    "purchasing.purchases[].is_local",
    "purchasing.purchases[].distance_km",
    "purchasing.local_radius_km",
)
_REUSED = frozenset({"rented", "borrowed", "reused", "bought_used"})
# what is eaten or done cannot be reused
_PASSING = frozenset({"food", "services"})
_MOST_VALUE = 1e12 * MOST_RECORDS


@derived_number(
    "catering.meal_count",
    Text("Nombre de repas et de pauses", "Number of meals and breaks"),
    unit="items",
    high=MOST_RECORDS,
    whole=True,
    paths=(_MEALS,),
)
def meal_count(plan: Plan) -> Answer[float]:
    """How many meals and breaks there are."""
    return combine(len, said(plan, _MEALS))


@derived_number(
    "catering.servings",
    Text("Portions servies", "Servings"),
    unit="servings",
    high=_MOST_SERVED,
    whole=True,
    paths=_SERVED,
)
def servings(plan: Plan) -> Answer[float]:
    """Servings of every diet, the undecided ones too."""
    return total_of(each(plan, _MEALS, lambda meal, path: _served(plan, meal, path, _DIETS)))


@derived_number(
    "catering.vegetarian_servings",
    Text("Portions végétariennes et végétaliennes", "Vegetarian and vegan servings"),
    unit="servings",
    high=_MOST_SERVED,
    whole=True,
    paths=_SERVED,
)
def vegetarian_servings(plan: Plan) -> Answer[float]:
    """Vegan and vegetarian servings."""
    return _of_diets(plan, "vegan", "vegetarian")


@derived_number(
    "catering.vegan_servings",
    Text("Portions végétaliennes en tout", "Vegan servings in all"),
    unit="servings",
    high=_MOST_SERVED,
    whole=True,
    paths=_SERVED,
)
def vegan_servings(plan: Plan) -> Answer[float]:
    """Vegan servings."""
    return _of_diets(plan, "vegan")


@derived_number(
    "catering.meat_servings",
    Text("Portions de viande ou de poisson", "Meat or fish servings"),
    unit="servings",
    high=_MOST_SERVED,
    whole=True,
    paths=_SERVED,
)
def meat_servings(plan: Plan) -> Answer[float]:
    """Servings that are neither vegan nor vegetarian."""
    return _of_diets(plan, *_MEAT)


@derived_number(
    "catering.beef_servings",
    Text("Portions de bœuf en tout", "Beef servings in all"),
    unit="servings",
    high=_MOST_SERVED,
    whole=True,
    paths=_SERVED,
)
def beef_servings(plan: Plan) -> Answer[float]:
    """Beef servings."""
    return _of_diets(plan, "beef")


@derived_share(
    "catering.vegetarian_share",
    Text("Part de portions végétariennes", "Share of vegetarian servings"),
    paths=_SERVED,
)
def vegetarian_share(plan: Plan) -> Answer[float]:
    """The share of vegan and vegetarian servings."""
    return ratio(vegetarian_servings(plan), servings(plan))


@derived_share(
    "catering.local_share",
    Text("Part d'aliments locaux, tous repas", "Share of local food, all meals"),
    paths=("catering.meals[].local_share", "catering.meals[].cost", *_SERVED),
)
def local_food_share(plan: Plan) -> Answer[float]:
    """The share of local food over all meals, by value."""
    return _mean_over_meals(plan, "local_share")


@derived_share(
    "catering.organic_share",
    Text("Part d'aliments biologiques, tous repas", "Share of organic food, all meals"),
    paths=("catering.meals[].organic_share", "catering.meals[].cost", *_SERVED),
)
def organic_food_share(plan: Plan) -> Answer[float]:
    """The share of organic food over all meals, by value."""
    return _mean_over_meals(plan, "organic_share")


@derived_share(
    "catering.reusable_share",
    Text("Part de portions sans vaisselle jetable", "Share of servings without disposables"),
    paths=("catering.meals[].tableware", *_SERVED),
)
def reusable_share(plan: Plan) -> Answer[float]:
    """The share of servings in tableware that is reused, eaten or not needed."""

    def reusable(meal: Meal, path: str) -> Answer[float]:
        served = _served(plan, meal, path, _DIETS)
        if served.value == 0:
            return served
        tableware = said(plan, f"{path}.tableware", of=meal)
        return combine(lambda word, many: many if word in _REUSABLE else 0, tableware, served)

    return ratio(total_of(each(plan, _MEALS, reusable)), servings(plan))


@derived_flag(
    "catering.has_compostable_plastic",
    Text("Vaisselle de plastique compostable", "Compostable plastic tableware"),
    paths=("catering.meals[].tableware",),
)
def has_compostable_plastic(plan: Plan) -> Answer[bool]:
    """Whether a meal is served in compostable plastic."""
    return _has_tableware(plan, "compostable_plastic")


@derived_flag(
    "catering.has_single_use_plastic",
    Text("Vaisselle de plastique à usage unique", "Single-use plastic tableware"),
    paths=("catering.meals[].tableware",),
)
def has_single_use_plastic(plan: Plan) -> Answer[bool]:
    """Whether a meal is served in single-use plastic."""
    return _has_tableware(plan, "single_use_plastic")


@derived_number(
    "purchasing.value",
    Text("Valeur des achats", "Value of purchases"),
    unit="currency",
    high=_MOST_VALUE,
    paths=_AMOUNTS,
)
def purchases_value(plan: Plan) -> Answer[float]:
    """What all purchases cost."""
    return total_of(each(plan, _PURCHASES, lambda bought, path: _amount(plan, bought, path)))


@derived_number(
    "purchasing.local_value",
    Text("Valeur des achats locaux", "Value of local purchases"),
    unit="currency",
    high=_MOST_VALUE,
    paths=_LOCALITY,
)
def local_value(plan: Plan) -> Answer[float]:
    """What the purchases from local suppliers cost."""
    return _value_where(plan, lambda bought, path: _is_local(plan, bought, path))


@derived_share(
    "purchasing.local_share",
    Text("Part des achats locaux", "Share of local purchases"),
    paths=_LOCALITY,
)
def local_purchases_share(plan: Plan) -> Answer[float]:
    """The share of local purchases, by value."""
    return ratio(local_value(plan), purchases_value(plan))


@derived_share(
    "purchasing.reused_share",
    Text("Part d'articles loués ou réutilisés", "Share of items rented or reused"),
    paths=(*_AMOUNTS, "purchasing.purchases[].category", "purchasing.purchases[].acquisition"),
)
def reused_share(plan: Plan) -> Answer[float]:
    """The share of things that are not bought new, by value, food and services left out."""

    def lasts(bought: Purchase, path: str) -> Answer[bool]:
        if bought.category in _PASSING:
            return combine(lambda _: False, said(plan, f"{path}.category", of=bought))
        acquisition = said(plan, f"{path}.acquisition", of=bought)
        return combine(lambda word: word != "service", acquisition)

    def is_reused(bought: Purchase, path: str) -> Answer[bool]:
        return combine(lambda kept: kept and bought.acquisition in _REUSED, lasts(bought, path))

    return ratio(_value_where(plan, is_reused), _value_where(plan, lasts))


@derived_share(
    "purchasing.social_economy_share",
    Text("Part des achats d'économie sociale", "Share of social economy purchases"),
    paths=(*_AMOUNTS, "purchasing.purchases[].social_economy"),
)
def social_economy_share(plan: Plan) -> Answer[float]:
    """The share bought from the social economy, by value."""
    return _share_where(plan, "social_economy")


@derived_share(
    "purchasing.fair_trade_share",
    Text("Part des achats équitables", "Share of fair-trade purchases"),
    paths=(*_AMOUNTS, "purchasing.purchases[].fair_trade"),
)
def fair_trade_share(plan: Plan) -> Answer[float]:
    """The share that is certified fair trade, by value."""
    return _share_where(plan, "fair_trade")


def _served(plan: Plan, meal: Meal, path: str, diets: tuple[str, ...]) -> Answer[float]:
    """Servings of *diets* in one meal; a diet that is not listed is not served."""
    groups = meal.servings
    if groups is None or not any(getattr(groups, diet) is not None for diet in _DIETS):
        return missing(f"{path}.servings")
    counts = [getattr(groups, diet) or 0 for diet in diets]
    guessed = any(assumes(plan, f"{path}.servings.{diet}") for diet in diets)
    return Answer(sum(counts), is_assumed=guessed)


def _of_diets(plan: Plan, *diets: str) -> Answer[float]:
    """Servings of *diets* over all meals; missing while some servings are undecided."""

    def served(meal: Meal, path: str) -> Answer[float]:
        if meal.servings is not None and meal.servings.undecided:
            return missing(f"{path}.servings")
        return _served(plan, meal, path, diets)

    return total_of(each(plan, _MEALS, served))


def _has_tableware(plan: Plan, word: str) -> Answer[bool]:
    def has(meal: Meal, path: str) -> Answer[bool]:
        return combine(lambda used: used == word, said(plan, f"{path}.tableware", of=meal))

    return any_of(each(plan, _MEALS, has))


def _mean_over_meals(plan: Plan, name: str) -> Answer[float]:
    """The mean of the meals' shares by cost, or by servings as a guess while a cost is missing."""

    def total_by(
        weigh: Callable[[Meal, str], Answer[float]],
    ) -> tuple[Answer[float], Answer[float]]:
        def part(meal: Meal, path: str) -> Answer[float]:
            share = said(plan, f"{path}.{name}", of=meal)
            return combine(lambda share, weight: share * weight, share, weigh(meal, path))

        return total_of(each(plan, _MEALS, part)), total_of(each(plan, _MEALS, weigh))

    part, whole = total_by(lambda meal, path: said(plan, f"{path}.cost", of=meal))
    if not whole.is_missing or plan.catering.meals is None:
        return ratio(part, whole)
    same = _same_share(plan, name)
    if same is not None:
        return same
    part, whole = total_by(lambda meal, path: _served(plan, meal, path, _DIETS))
    guess = ratio(part, whole)
    return guess if guess.value is None else Answer(guess.value, is_assumed=True)


def _same_share(plan: Plan, name: str) -> Answer[float] | None:
    """The share that all meals have in common, whatever their weights; None when they differ."""
    shares = each(plan, _MEALS, lambda meal, path: said(plan, f"{path}.{name}", of=meal))
    values = {share.value for share in shares.value or ()}
    if None in values or len(values) != 1:
        return None
    return combine(lambda first, *_: first, *(shares.value or ()), shares)


def _amount(plan: Plan, bought: Purchase, path: str) -> Answer[float]:
    return said(plan, f"{path}.amount", of=bought)


def _value_where(plan: Plan, counts: Callable[[Purchase, str], Answer[bool]]) -> Answer[float]:
    """The value of the purchases that count; one that costs nothing need not be asked about."""

    def value(bought: Purchase, path: str) -> Answer[float]:
        amount = _amount(plan, bought, path)
        if amount.value == 0:
            return amount
        return combine(lambda is_in, worth: worth if is_in else 0.0, counts(bought, path), amount)

    return total_of(each(plan, _PURCHASES, value))


def _share_where(plan: Plan, name: str) -> Answer[float]:
    def counts(bought: Purchase, path: str) -> Answer[bool]:
        return said(plan, f"{path}.{name}", of=bought)

    return ratio(_value_where(plan, counts), purchases_value(plan))


def _is_local(plan: Plan, bought: Purchase, path: str) -> Answer[bool]:
    declared_local = said(plan, f"{path}.is_local", of=bought)
    if not declared_local.is_missing or bought.distance_km is None:
        return declared_local
    radius = said(plan, "purchasing.local_radius_km")
    if radius.is_missing:
        radius = Answer(DEFAULT_RADIUS_KM, is_assumed=True)
    distance = said(plan, f"{path}.distance_km", of=bought)
    return combine(lambda distance, radius: distance <= radius, distance, radius)


DERIVED: tuple[Derivation, ...] = tuple(
    value for value in vars().values() if isinstance(value, Derivation)
)
