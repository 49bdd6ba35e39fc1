"""Numbers of people, nights, servings, seats and kilograms that do not fit each other.

Each threshold is a choice of ours, wide enough that none of the example plans, real ones among
them, is doubted; its reason stands beside it.
"""

from collections.abc import Iterator

from ecoevent.plan.checks import plain
from ecoevent.plan.doubts.clashes import percent
from ecoevent.plan.doubts.side import Doubt, Side, served, warning
from ecoevent.words.text import Text

ORIGINS_SUM = warning(
    "P402",
    "les provenances totalisent {found} personnes, {people} sont attendues sur place\u00a0;"
    " corrigez l'un des deux nombres",
    "origins sum to {found} people, {people} are expected on site; correct one of the two numbers",
)
FEW_NIGHTS = warning(
    "P403",
    "{found} nuitées, alors que {share} de {people} personnes dorment sur place, au moins une nuit"
    " chacune\u00a0; corrigez l'un des nombres",
    "{found} guest nights, while {share} of {people} people stay overnight, at least one night"
    " each; correct one of the numbers",
)
MANY_NIGHTS = warning(
    "P404",
    "{found} nuitées pour {people} personnes et {days} jour(s)\u00a0; comptez les personnes qui"
    " dorment sur place fois leurs nuits",
    "{found} guest nights for {people} people and {days} day(s); count those who stay overnight"
    " times their nights",
)
FEW_SERVINGS = warning(
    "P405",
    "{found} portions pour {people} personnes sur place\u00a0; vérifiez les portions, ou le nombre"
    " de personnes",
    "{found} servings for {people} people on site; check the servings, or the number of people",
)
MANY_SERVINGS = warning(
    "P406",
    "{found} portions pour {people} personnes sur place et {days} jour(s)\u00a0; vérifiez les"
    " portions, ou le nombre de personnes",
    "{found} servings for {people} people on site and {days} day(s); check the servings, or the"
    " number of people",
)
MENU_NOT_SERVED = warning(
    "P407",
    "le menu par défaut est {menu}, et aucune portion ne l'est\u00a0; corrigez le menu ou les"
    " portions",
    "the default menu is {menu}, and no serving is; correct the menu or the servings",
)
FEW_SEATS = warning(
    "P408",
    "{share} de {people} personnes viennent en navette, et les navettes n'ont que {found} places"
    " en tout\u00a0; corrigez l'un des nombres",
    "{share} of {people} people come by shuttle, and the shuttles have {found} seats in all;"
    " correct one of the numbers",
)
MANY_ANSWERS = warning(
    "P409",
    "{found} réponses au sondage sur les déplacements, pour {people} personnes attendues\u00a0;"
    " corrigez l'un des deux nombres",
    "{found} answers to the travel survey, for {people} people expected; correct one of the two"
    " numbers",
)
MUCH_WASTE = warning(
    "P410",
    "{found} kg de matières pour {people} personnes sur place\u00a0; donnez des kilogrammes, ou"
    " vérifiez le nombre de personnes",
    "{found} kg of waste for {people} people on site; give kilograms, or check the number of"
    " people",
)
BIG_CREW = warning(
    "P411",
    "{found} personnes aident à trier, pour {people} personnes sur place\u00a0; corrigez l'un des"
    " deux nombres",
    "{found} people help to sort, for {people} people on site; correct one of the two numbers",
)
LOCAL_BEYOND = warning(
    "P412",
    "le fournisseur est dit local à {found} km, et votre rayon local est de {radius} km\u00a0;"
    " corrigez l'une des réponses",
    "the supplier is said to be local at {found} km, and your local radius is {radius} km; correct"
    " one of the answers",
)
DIFFERENT_TURNOUT = warning(
    "P413",
    "{found} personnes sont venues, {people} étaient attendues\u00a0; vérifiez les deux nombres",
    "{found} people came, {people} were expected; check both numbers",
)

# who stays for one night more or less than asked makes guest nights inexact
_NIGHTS_MAY_LACK = 0.1
# a week around the event, such as holidays before and after
_NIGHTS_AROUND = 7
# at events that are attended whole, some two in five may eat elsewhere; where people come and go,
# nine in ten may
_FEWEST_EATING = 0.6
_FEWEST_EATING_OF_PASSERS = 0.1
_ATTENDED_WHOLE = frozenset(
    {"conference", "congress", "meeting", "workshop", "gala", "trade_mission", "networking"}
)
# lunch and dinner; of breaks and drinks, or of all together in one line, one at each pause of a
# long day
_MOST_MEALS_A_DAY = 2
_MOST_SERVINGS_A_DAY = 5
# some hundred times what an event leaves a person, and no clean-up brings home as much
_MOST_WASTE_KG = 100
# a number with one digit too many or too few is ten times off
_TURNOUT_TIMES = 5
_WEIGHTS = ("recycled_kg", "composted_kg", "reused_kg", "donated_food_kg", "landfilled_kg")


def origins_sum(side: Side) -> Iterator[Doubt]:
    """Origins that sum to another number of people than are expected."""
    people, origins = side.said.participants.in_person, side.said.participants.origins
    if people is None or not origins:
        return
    found = sum(origin.count for origin in origins)
    if found != people:
        parts = {"found": plain(found), "people": plain(people)}
        yield Doubt(ORIGINS_SUM, "participants.origins", "participants.in_person", parts)


def nights(side: Side) -> Iterator[Doubt]:
    """Fewer nights than people who stay overnight, or more than people could stay."""
    said = side.said
    found, people = said.accommodation.guest_nights, said.participants.in_person
    share = said.participants.overnight_share
    if not found or not people:
        return
    parts = {"found": plain(found), "people": plain(people), "days": side.event.days}
    path = "accommodation.guest_nights"
    if share is not None and found < share * people * (1 - _NIGHTS_MAY_LACK) - 1:
        more = {**parts, "share": percent(share)}
        yield Doubt(FEW_NIGHTS, path, "participants.overnight_share", more)
    most = people * (share or 1) * (side.event.days + _NIGHTS_AROUND)
    if found > most:
        yield Doubt(MANY_NIGHTS, path, "participants.in_person", parts)


def servings(side: Side) -> Iterator[Doubt]:
    """A meal for far fewer or far more people than are there."""
    people = side.said.participants.in_person
    if not people:
        return
    is_whole = side.event.kind in _ATTENDED_WHOLE
    fewest = people * (_FEWEST_EATING if is_whole else _FEWEST_EATING_OF_PASSERS)
    meals, days = side.said.catering.meals or (), side.event.days
    for position, meal in enumerate(meals):
        found = served(meal.servings)
        if found is None:
            continue
        is_meal = meal.kind == "meal"
        a_day = _MOST_MEALS_A_DAY if is_meal and len(meals) > 1 else _MOST_SERVINGS_A_DAY
        parts = {"found": plain(found), "people": plain(people), "days": days}
        path = f"catering.meals[{position}].servings"
        if is_meal and found < fewest:
            yield Doubt(FEW_SERVINGS, path, "participants.in_person", parts)
        if found > people * days * a_day:
            yield Doubt(MANY_SERVINGS, path, "participants.in_person", parts)


def menu(side: Side) -> Iterator[Doubt]:
    """A vegetarian or vegan menu by default of which nobody gets a serving."""
    wanted = side.said.catering.default_menu
    if wanted not in {"vegan", "vegetarian"}:
        return
    decided = [
        meal.servings
        for meal in side.said.catering.meals or ()
        if meal.servings and not meal.servings.undecided and served(meal.servings)
    ]
    fitting = sum(
        (each.vegan or 0) + (each.vegetarian or 0 if wanted == "vegetarian" else 0)
        for each in decided
    )
    if decided and not fitting:
        name = (
            Text("végétalien", "vegan") if wanted == "vegan" else Text("végétarien", "vegetarian")
        )
        yield Doubt(MENU_NOT_SERVED, "catering.default_menu", "catering.meals", {"menu": name})


def seats(side: Side) -> Iterator[Doubt]:
    """More people in shuttles than they have seats on all their trips."""
    said = side.said
    people, shares, shuttles = (
        said.participants.in_person,
        said.mobility.mode_shares,
        said.mobility.shuttles,
    )
    if not people or shares is None or not shares.shuttle or not shuttles:
        return
    if any(shuttle.seats is None or shuttle.trips is None for shuttle in shuttles):
        return
    found = sum((shuttle.seats or 0) * (shuttle.trips or 0) for shuttle in shuttles)
    if found < shares.shuttle * people:
        parts = {"found": plain(found), "people": plain(people), "share": percent(shares.shuttle)}
        yield Doubt(FEW_SEATS, "mobility.mode_shares.shuttle", "mobility.shuttles", parts)


def answers(side: Side) -> Iterator[Doubt]:
    """More answers to the survey than people."""
    said = side.said.participants
    found = side.said.mobility.mode_shares_answers
    people = said.in_person
    if found is None or people is None or found <= people + (said.online or 0):
        return
    parts = {"found": plain(found), "people": plain(people + (said.online or 0))}
    yield Doubt(MANY_ANSWERS, "mobility.mode_shares_answers", "participants.in_person", parts)


def waste(side: Side) -> Iterator[Doubt]:
    """Tonnes of waste a person, or more people who sort than who come."""
    people = side.said.participants.in_person
    if not people:
        return
    weights = {name: getattr(side.said.waste, name) or 0 for name in _WEIGHTS}
    found = sum(weights.values())
    if found > _MOST_WASTE_KG * people * side.event.days:
        heaviest = max(weights, key=lambda name: weights[name])
        parts = {"found": plain(found), "people": plain(people)}
        yield Doubt(MUCH_WASTE, f"waste.{heaviest}", "participants.in_person", parts)
    crew = side.said.waste.sorting_crew
    if crew is not None and crew > people:
        parts = {"found": plain(crew), "people": plain(people)}
        yield Doubt(BIG_CREW, "waste.sorting_crew", "participants.in_person", parts)


def local(side: Side) -> Iterator[Doubt]:
    """A supplier that is said to be local beyond the plan's own radius."""
    radius = side.said.purchasing.local_radius_km
    for position, purchase in enumerate(side.said.purchasing.purchases or ()):
        away = purchase.distance_km
        if radius is not None and away is not None and purchase.is_local and away > radius:
            parts = {"found": plain(away), "radius": plain(radius)}
            path = f"purchasing.purchases[{position}].is_local"
            yield Doubt(LOCAL_BEYOND, path, "purchasing.local_radius_km", parts)


def turnout(side: Side) -> Iterator[Doubt]:
    """Several times more or fewer people than were expected."""
    expected, found = side.plan.participants.in_person, side.said.participants.in_person
    if not side.start or not expected or not found:
        return
    if not expected <= found * _TURNOUT_TIMES <= expected * _TURNOUT_TIMES**2:
        parts = {"found": plain(found), "people": plain(expected)}
        yield Doubt(DIFFERENT_TURNOUT, "participants.in_person", "/participants.in_person", parts)
