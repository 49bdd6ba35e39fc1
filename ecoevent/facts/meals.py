"""Facts derived from what is eaten and drunk: which meals count as meals, and what is in them."""

import re
from collections.abc import Callable, Iterable

from ecoevent.facts.answers import (
    Answer,
    any_of,
    assumes,
    combine,
    each,
    missing,
    ratio,
    said,
    total,
    total_of,
)
from ecoevent.facts.declaring import Derivation, derived_flag, derived_number, derived_share
from ecoevent.facts.goods import WIDEST_RADIUS_KM
from ecoevent.plan.fields import MOST_RECORDS, declared
from ecoevent.plan.model import Plan
from ecoevent.plan.sections.catering import MOST_SERVINGS, Meal, Servings
from ecoevent.words.text import Text

_MEALS = "catering.meals"
_SERVED = ("catering.meals[].servings",)
# whether it is a meal: its kind, its name where the kind is not said, and how many it feeds
_COUNTED = (
    *_SERVED,
    "catering.meals[].kind",
    "catering.meals[].name",
    "event.format",
    "participants.in_person",
)
_DIETS = tuple(declared(Servings))
_MEAT = ("poultry", "fish", "pork", "beef", "other_meat")
_REUSABLE = frozenset({"reusable", "edible", "none_needed"})
_MOST_SERVED = float(len(_DIETS) * MOST_SERVINGS * MOST_RECORDS)

# What meat adds to a vegetarian meal (0.85 kg CO2e), beside what beef adds (4.97): pork 1.65,
# poultry 1.46, fish 1.95 (between oily 1.46 and white 2.43), by ADEME, Impact CO2 (Agribalyse 3.2,
# 2025), rounded. For lamb and game ADEME gives no meal: veal (4.12) stands in, our own choice.
BEEF_EQUIVALENTS = {"beef": 1.0, "other_meat": 0.8, "fish": 0.25, "pork": 0.2, "poultry": 0.15}

# A name that can only mean a break, for a plan that does not say the kind; a lunch break is a meal.
_BREAK = re.compile(
    r"^((the|les?|la|two|deux|morning|afternoon) )?(coffee[ -])?(pauses?|breaks?|collations?)\b",
    re.IGNORECASE,
)
_MEAL = re.compile(
    r"repas|d[iî]ner|lunch|dinner|souper|supper|midi|noon|brunch|buffet", re.IGNORECASE
)


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
    "catering.main_servings",
    Text("Repas servis, pauses exclues", "Meals served, breaks left out"),
    unit="servings",
    high=_MOST_SERVED,
    whole=True,
    paths=_COUNTED,
)
def main_servings(plan: Plan) -> Answer[float]:
    """Servings of the meals: a break feeds nobody.

    Snacks and a cocktail are meals only where no meal is served, or where meals feed fewer than
    half of the people on site: who eats canapés instead of dinner eats canapés.
    """
    return _over_meals(plan, _DIETS)


@derived_number(
    "catering.vegetarian_servings",
    Text(
        "Repas végétariens et végétaliens, pauses exclues",
        "Vegetarian and vegan meals, breaks left out",
    ),
    unit="servings",
    high=_MOST_SERVED,
    whole=True,
    paths=_COUNTED,
)
def vegetarian_servings(plan: Plan) -> Answer[float]:
    """Vegan and vegetarian servings of the meals."""
    return _of_diets(plan, ("vegan", "vegetarian"))


@derived_number(
    "catering.vegan_servings",
    Text("Repas végétaliens, pauses exclues", "Vegan meals, breaks left out"),
    unit="servings",
    high=_MOST_SERVED,
    whole=True,
    paths=_COUNTED,
)
def vegan_servings(plan: Plan) -> Answer[float]:
    """Vegan servings of the meals."""
    return _of_diets(plan, ("vegan",))


@derived_number(
    "catering.meat_servings",
    Text("Repas de viande ou de poisson, pauses exclues", "Meat or fish meals, breaks left out"),
    unit="servings",
    high=_MOST_SERVED,
    whole=True,
    paths=_COUNTED,
)
def meat_servings(plan: Plan) -> Answer[float]:
    """Servings of the meals that are neither vegan nor vegetarian."""
    return _of_diets(plan, _MEAT)


@derived_number(
    "catering.beef_servings",
    Text("Repas de bœuf, pauses exclues", "Beef meals, breaks left out"),
    unit="servings",
    high=_MOST_SERVED,
    whole=True,
    paths=_COUNTED,
)
def beef_servings(plan: Plan) -> Answer[float]:
    """Beef servings of the meals."""
    return _of_diets(plan, ("beef",))


@derived_number(
    "catering.beef_equivalent_servings",
    Text(
        "Viande des repas, en portions de bœuf qui émettraient autant",
        "Meat of the meals, in servings of beef that would emit as much",
    ),
    unit="servings",
    high=_MOST_SERVED,
    paths=_COUNTED,
)
def beef_equivalent_servings(plan: Plan) -> Answer[float]:
    """Servings of meat and fish of the meals, each by what it emits beside beef."""
    return total(
        combine(lambda count, weight=weight: count * weight, _of_diets(plan, (diet,)))
        for diet, weight in BEEF_EQUIVALENTS.items()
    )


@derived_share(
    "catering.vegetarian_share",
    Text("Part de repas végétariens", "Share of vegetarian meals"),
    paths=_COUNTED,
)
def vegetarian_share(plan: Plan) -> Answer[float]:
    """The share of vegan and vegetarian servings of the meals."""
    return ratio(vegetarian_servings(plan), main_servings(plan))


@derived_share(
    "catering.local_share",
    Text("Part d'aliments locaux, tous repas", "Share of local food, all meals"),
    paths=(
        "catering.meals[].local_share",
        "catering.meals[].cost",
        "catering.local_radius_km",
        *_SERVED,
    ),
)
def local_food_share(plan: Plan) -> Answer[float]:
    """The share of local food over all meals, by value; what comes from anywhere is not local."""
    share, radius = _mean_over_meals(plan, "local_share"), said(plan, "catering.local_radius_km")
    if radius.is_missing:
        return share
    return combine(lambda part, km: part if km <= WIDEST_RADIUS_KM else 0.0, share, radius)


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
    paths=("catering.meals[].tableware", *_COUNTED),
)
def reusable_share(plan: Plan) -> Answer[float]:
    """The share of servings in tableware that is reused, eaten or not needed.

    The lower one of the meals and of everything served, so that breaks never hide the dinner.
    """
    every = ratio(_reusable(plan, lambda _: True), servings(plan))
    meals = ratio(_reusable(plan, _counted(plan)), main_servings(plan))
    if meals.value is None and not meals.is_missing:
        return every
    return combine(min, meals, every)


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


def _served(plan: Plan, meal: Meal, path: str, diets: tuple[str, ...]) -> Answer[float]:
    """Servings of *diets* in one meal; a diet that is not listed is not served."""
    groups = meal.servings
    if groups is None or not any(getattr(groups, diet) is not None for diet in _DIETS):
        return missing(f"{path}.servings")
    counts = [getattr(groups, diet) or 0 for diet in diets]
    guessed = any(assumes(plan, f"{path}.servings.{diet}") for diet in diets)
    return Answer(sum(counts), is_assumed=guessed)


def _reusable(plan: Plan, counts: Callable[[Meal], bool]) -> Answer[float]:
    """Servings without disposables of the meals that count."""

    def reusable(meal: Meal, path: str) -> Answer[float]:
        served = _served(plan, meal, path, _DIETS)
        if served.value == 0 or not counts(meal):
            return combine(lambda _: 0.0, served)
        tableware = said(plan, f"{path}.tableware", of=meal)
        return combine(lambda word, many: many if word in _REUSABLE else 0, tableware, served)

    return total_of(each(plan, _MEALS, reusable))


def _of_diets(plan: Plan, diets: tuple[str, ...]) -> Answer[float]:
    """Servings of *diets* over the meals; missing while some of their servings are undecided."""

    def undecided(meal: Meal) -> bool:
        return meal.servings is not None and bool(meal.servings.undecided)

    return _over_meals(plan, diets, is_open=undecided)


def _over_meals(
    plan: Plan, diets: tuple[str, ...], *, is_open: Callable[[Meal], bool] = lambda _: False
) -> Answer[float]:
    """Servings of *diets* over what counts as a meal; a guess where what it is was guessed."""
    counts = _counted(plan)

    def served(meal: Meal, path: str) -> Answer[float]:
        if not counts(meal):
            return Answer(0.0)
        if is_open(meal):
            return missing(f"{path}.servings")
        return _served(plan, meal, path, diets)

    found = total_of(each(plan, _MEALS, served))
    guessed = found.value is not None and _is_guessed(plan)
    return Answer(found.value, is_assumed=True) if guessed else found


def _kind(meal: Meal) -> str:
    """Its kind; a meal where that is not said, unless its name can only mean a break."""
    name = meal.name or ""
    is_break = _BREAK.search(name) is not None and _MEAL.search(name) is None
    return meal.kind or ("break" if is_break else "meal")


def _counted(plan: Plan) -> Callable[[Meal], bool]:
    """Whether a record is a meal: a break never is, snacks and a cocktail where they stand in."""
    served = plan.catering.meals or ()
    meals = [meal for meal in served if _kind(meal) == "meal"]
    people = _people_on_site(plan)
    feeds = sum(_count(meal) for meal in meals)
    stand_in = not meals or (people is not None and _all_said(meals) and 2 * feeds < people)
    kinds = {"meal", "snack", "drinks"} if stand_in else {"meal"}
    return lambda meal: _kind(meal) in kinds


def _people_on_site(plan: Plan) -> int | None:
    return 0 if plan.event.format == "online" else plan.participants.in_person


def _count(meal: Meal) -> int:
    said_of = [getattr(meal.servings, diet) for diet in _DIETS] if meal.servings else []
    return sum(count or 0 for count in said_of)


def _all_said(meals: Iterable[Meal]) -> bool:
    return all(meal.servings is not None for meal in meals)


def _is_guessed(plan: Plan) -> bool:
    """Whether what counts as a meal hangs on a guess: a kind, or how many people there are."""
    served = plan.catering.meals or ()
    kinds = {_kind(meal) for meal in served}
    hangs_on_people = "meal" in kinds and not kinds.isdisjoint({"snack", "drinks"})
    if hangs_on_people and assumes(plan, "participants.in_person"):
        return True
    return any(
        assumes(plan, f"{_MEALS}[{i}].{'name' if meal.kind is None else 'kind'}")
        for i, meal in enumerate(served)
    )


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


DERIVED: tuple[Derivation, ...] = tuple(
    value for value in vars().values() if isinstance(value, Derivation)
)
