"""The hundred rules as a good Python programmer writes them: what a rules engine is measured by.

Values are read once into local names, conditions that many rules share are worked out once, each
rule is one expression, and a value that is None is looked for only where the answer needs it.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from typing import Any

OPEN = -1  # not known yet: a value is missing
OFF = -2  # the rule does not apply
TAP = ("tap", "refill_stations")
TAP_OR_LARGE = ("tap", "refill_stations", "large_containers")
RENEWABLE = ("certified_renewable", "on_site_renewable")


def rising(low: float, high: float, top: int) -> tuple[float, ...]:
    """Where each point is gained, from none at *low* to *top* at *high*."""
    return (*(low + (high - low) * point / top for point in range(1, top)), high)


def falling(low: float, high: float, top: int) -> tuple[float, ...]:
    """Up to where each point is kept, from *top* at *low* to none at *high*."""
    return (low, *(low + (high - low) * lost / top for lost in range(1, top)))


VEGETARIAN = rising(0.1, 1, 18)
MEAT = falling(0.2, 0.8, 8)
LOCAL_FOOD = rising(0, 0.8, 8)
REUSABLE = rising(0, 1, 10)
QUALITY = rising(0, 0.6, 6)
CREW = rising(0, 2, 4)
TARGET = rising(0.5, 0.9, 8)
DIVERSION = rising(0.4, 0.9, 15)
LANDFILLED = falling(0.1, 1.1, 10)
AVOIDED = rising(0, 8, 8)
SUSTAINABLE = rising(0.2, 0.9, 20)
CAR_ALONE = falling(0.1, 0.7, 12)
CARPOOL = rising(0, 0.5, 5)
BIKE_PLACES = rising(0, 0.1, 5)
SHARED = rising(0, 0.6, 6)
LOCAL = rising(0, 0.8, 14)
REUSED = rising(0, 0.7, 7)
BALANCED = rising(0, 0.5, 5)


def both(first: bool | None, second: bool | None) -> bool | None:  # noqa: FBT001 (a truth table)
    """Whether both hold; None where that is not known."""
    if first and second:
        return True
    return False if first is False or second is False else None


def points(plan: Mapping[Any, Any]) -> list[int]:  # noqa: PLR0915 (a hundred rules)
    """The points of each rule (met gates 1, failed ones 0), OPEN or OFF."""
    servings = plan["catering.servings"]
    vegetarian = plan["catering.vegetarian_servings"]
    vegan = plan["catering.vegan_servings"]
    beef = plan["catering.beef_servings"]
    meat = plan["catering.meat_servings"]
    local_food = plan["catering.local_share"]
    organic = plan["catering.organic_share"]
    reusable = plan["catering.reusable_share"]
    compostable_plastic = plan["catering.has_compostable_plastic"]
    single_use = plan["catering.has_single_use_plastic"]
    menu = plan["catering.default_menu"]
    water = plan["catering.water"]
    cups = plan["catering.reusable_cups"]
    orders = plan["catering.orders_follow_registrations"]
    surplus = plan["catering.surplus"]
    seasonal = plan["catering.seasonal_menu"]
    fair_trade = plan["catering.fair_trade_drinks"]
    caterer_certified = plan["catering.caterer_certificate"]
    stations = plan["waste.stations"]
    grouped = plan["waste.stations_grouped"]
    signage = plan["waste.signage"]
    crew = plan["waste.sorting_crew"]
    target = plan["waste.target_diversion"]
    organics_go = plan["waste.organics_destination"]
    organics = plan["waste.streams.organics"]
    recyclables = plan["waste.streams.recyclables"]
    streams = plan["waste.streams.count"]
    avoided = plan["waste.single_use_avoided.count"]
    weighing = plan["waste.weighing_planned"]
    partner = plan["waste.reuse_partner"]
    recycled_kg = plan["waste.recycled_kg"]
    composted_kg = plan["waste.composted_kg"]
    reused_kg = plan["waste.reused_kg"]
    donated_kg = plan["waste.donated_food_kg"]
    landfilled_kg = plan["waste.landfilled_kg"]
    transit_offer = plan["mobility.transit_offer"]
    carpool_offer = plan["mobility.carpool_offer"]
    bike_offer = plan["mobility.bike_offer"]
    schedule = plan["mobility.schedule_fits_transit"]
    walk = plan["mobility.mode_shares.walk"]
    bike = plan["mobility.mode_shares.bike"]
    transit = plan["mobility.mode_shares.transit"]
    shuttle = plan["mobility.mode_shares.shuttle"]
    carpool = plan["mobility.mode_shares.carpool"]
    car = plan["mobility.mode_shares.car"]
    plane = plan["mobility.mode_shares.plane"]
    answers = plan["mobility.mode_shares_answers"]
    survey = plan["mobility.survey_planned"]
    freight = plan["mobility.freight_pooled"]
    has_shuttle = plan["mobility.has_shuttle"]
    seats = plan["mobility.shuttle_seats"]
    clean_shuttles = plan["mobility.shuttles_low_emission"]
    to_transit_m = plan["venue.transit_distance_m"]
    until_close = plan["venue.transit_runs_until_close"]
    bike_places = plan["venue.bike_parking_places"]
    bike_secure = plan["venue.bike_parking_secure"]
    car_places = plan["venue.car_parking_places"]
    parking_price = plan["venue.car_parking_price"]
    charging = plan["venue.charging_points"]
    certification = plan["venue.certification"]
    dishwashing = plan["venue.has_dishwashing"]
    fountains = plan["venue.water_fountains"]
    step_free = plan["venue.is_step_free"]
    people = plan["participants.in_person"]
    online = plan["participants.online"]
    person_days = plan["participants.days"]
    days = plan["event.days"]
    here = plan["event.is_in_person"]
    remote = plan["event.has_remote_option"]
    value = plan["purchasing.value"]
    local_value = plan["purchasing.local_value"]
    reused_share = plan["purchasing.reused_share"]
    social = plan["purchasing.social_economy_share"]
    asks = plan["purchasing.asks_suppliers"]
    gifts = plan["materials.gifts"]
    bags = plan["materials.bags"]
    badges = plan["materials.badges"]
    decoration = plan["materials.decoration"]
    energy = plan["energy.source"]
    programme = plan["communication.programme"]

    meals = None if servings is None else servings > 0
    meals_here = both(here, meals)
    crowd = None if people is None else people > 0
    crowd_here = both(here, crowd)
    sorts = None if stations is None else stations > 0
    days_here = both(here, None if person_days is None else person_days > 0)
    parks = None if car_places is None else car_places > 0
    buries = None if landfilled_kg is None else landfilled_kg > 0
    buys = None if value is None else value > 0
    diverted_kg = (
        None
        if recycled_kg is None or composted_kg is None or reused_kg is None or donated_kg is None
        else recycled_kg + composted_kg + reused_kg + donated_kg
    )
    # fmt: off
    return [
        # Food
        OFF if meals is False else OPEN if meals is None or single_use is None
        else 0 if single_use else 1,
        OFF if meals_here is False else OPEN if meals_here is None or vegetarian is None
        else bisect_right(VEGETARIAN, vegetarian / servings),
        OFF if meals is False else OPEN if meals is None or vegan is None
        else 0 if (x := vegan / servings) < 0.2 else 2 if x < 0.5 else 4,
        OFF if meals_here is False else OPEN if meals_here is None or beef is None
        else 6 if (x := beef / servings) <= 0 else 3 if x <= 0.1 else 0,
        OFF if meals is False else OPEN if meals is None or meat is None
        else 8 - bisect_left(MEAT, meat / servings),
        OPEN if local_food is None else bisect_right(LOCAL_FOOD, local_food),
        OPEN if organic is None
        else 0 if organic < 0.25 else 2 if organic < 0.5 else 4 if organic < 0.75 else 6,
        OFF if meals is False else OPEN if meals is None or reusable is None
        else bisect_right(REUSABLE, reusable),
        2 if compostable_plastic is False or organics_go == "composting"
        else OPEN if compostable_plastic is None or organics_go is None else 0,
        OFF if meals_here is False else OPEN if meals_here is None or menu is None
        else 10 if menu in ("vegetarian", "vegan") else 0,
        OPEN if water is None else 4 if water in TAP else 0,
        OFF if here is False else OPEN if here is None or water is None
        else (5 if cups else OPEN if cups is None else 2) if water in TAP
        else 2 if water == "large_containers" else 0,
        OFF if here is False else OPEN if here is None or cups is None else 3 if cups else 0,
        OPEN if servings is None else OFF if servings <= 50
        else OPEN if orders is None else 4 if orders else 0,
        OPEN if surplus is None else 5 if surplus == "donation_agreed"
        else 3 if surplus == "donation" else 1 if surplus == "staff" else 0,
        2 if seasonal or (organic is not None and organic >= 0.5)
        else OPEN if seasonal is None or organic is None else 0,
        OPEN if fair_trade is None else 2 if fair_trade else 0,
        3 if caterer_certified and asks
        else 0 if caterer_certified is False or asks is False else OPEN,
        OPEN if local_food is None or organic is None
        else bisect_right(QUALITY, (local_food + organic) / 2),
        OFF if meals is False else OPEN if meals is None or donated_kg is None
        else 0 if (x := donated_kg / servings) < 0.02 else 2 if x < 0.05 else 3,
        4 if caterer_certified else OPEN if local_food is None else 4 if local_food >= 0.6 else 0,
        OFF if crowd is False else OPEN if crowd is None or servings is None
        else 3 if (x := servings / people) <= 3 else 1 if x <= 5 else 0,
        OFF if meals_here is False else OPEN if meals_here is None
        else 3 if dishwashing or (reusable is not None and reusable >= 0.8)
        else OPEN if dishwashing is None or reusable is None else 0,
        OPEN if servings is None else OFF if servings <= 200
        else OPEN if surplus is None else 1 if surplus != "none" else 0,
        # Waste
        OFF if here is False else OPEN if here is None
        else 1 if recyclables and organics
        else 0 if recyclables is False or organics is False else OPEN,
        OFF if here is False or sorts is False
        else OPEN if here is None or sorts is None or people is None
        else 6 if (x := people / stations) <= 50 else 4 if x <= 100 else 2 if x <= 250 else 0,
        OFF if here is False else OPEN if here is None or people is None or stations is None
        else 3 if stations >= (4 if people > 200 else 2) else 0,
        OFF if sorts is False else OPEN if sorts is None or grouped is None
        else 4 if grouped else 0,
        OFF if sorts is False else OPEN if sorts is None
        else 3 if signage and grouped else 0 if signage is False or grouped is False else OPEN,
        OFF if sorts is False else OPEN if sorts is None or crew is None
        else bisect_right(CREW, crew / stations),
        OPEN if crew is None else OFF if crew <= 0 else OPEN if people is None
        else 4 if (x := people / crew) <= 50 else 2 if x <= 150 else 0,
        OPEN if target is None else bisect_right(TARGET, target),
        OFF if buries is False else OPEN if buries is None or diverted_kg is None
        else bisect_right(DIVERSION, diverted_kg / (diverted_kg + landfilled_kg)),
        OFF if days_here is False else OPEN if days_here is None or landfilled_kg is None
        else 10 - bisect_left(LANDFILLED, landfilled_kg / person_days),
        OPEN if person_days is None else OFF if person_days <= 0
        else OPEN if diverted_kg is None or landfilled_kg is None
        else 5 if (x := (diverted_kg + landfilled_kg) / person_days) <= 0.3
        else 3 if x <= 0.8 else 0,
        OFF if buries is False else OPEN
        if buries is None or composted_kg is None or recycled_kg is None
        else 0 if (x := composted_kg / (recycled_kg + composted_kg + landfilled_kg)) < 0.2
        else 2 if x < 0.4 else 4,
        OPEN if reused_kg is None else 0 if reused_kg < 20 else 2 if reused_kg < 100 else 4,
        OPEN if servings is None else OFF if servings <= 100
        else 3 if surplus == "donation_agreed" or (donated_kg is not None and donated_kg > 0)
        else OPEN if surplus is None or donated_kg is None else 0,
        OPEN if organics_go is None
        else 5 if organics_go in ("composting", "biogas", "animal_feed") else 0,
        OPEN if organics_go is None
        else (4 if organics else OPEN if organics is None else 0) if organics_go == "composting"
        else 3 if organics_go == "biogas" else 2 if organics_go == "municipal_collection" else 0,
        OPEN if streams is None else 0 if streams < 3 else 2 if streams < 5 else 4,
        OPEN if avoided is None else bisect_right(AVOIDED, avoided),
        OPEN if weighing is None else 3 if weighing else 0,
        OPEN if people is None else OFF if people <= 300
        else 2 if weighing or partner else OPEN if weighing is None or partner is None else 0,
        OFF if here is False else OPEN if here is None or partner is None else 3 if partner else 0,
        OPEN if people is None else OFF if people <= 1000
        else 0 if weighing is False or (target is not None and target < 0.6)
        else OPEN if weighing is None or target is None else 1,
        OFF if meals_here is False else OPEN if meals_here is None or organics_go is None
        else 4 if organics_go not in ("landfill", "none") else 0,
        0 if bags or gifts in ("useful_local", "usual")
        else OPEN if bags is None or gifts is None else 3,
        # Mobility
        OFF if here is False else OPEN if here is None or walk is None or bike is None
        or transit is None or shuttle is None or carpool is None
        else bisect_right(SUSTAINABLE, walk + bike + transit + shuttle + carpool),
        OFF if here is False else OPEN if here is None or walk is None or bike is None
        else 0 if (x := walk + bike) < 0.1 else 2 if x < 0.25 else 4 if x < 0.4 else 6,
        OFF if here is False else OPEN if here is None or car is None
        else 12 - bisect_left(CAR_ALONE, car),
        OPEN if plane is None
        else 6 if plane <= 0 else 4 if plane <= 0.05 else 2 if plane <= 0.2 else 0,
        OFF if here is False else OPEN if here is None or to_transit_m is None
        else 8 if to_transit_m <= 300 else 6 if to_transit_m <= 500
        else 3 if to_transit_m <= 1000 else 0,
        OPEN if to_transit_m is None else OFF if to_transit_m > 1000
        else OPEN if until_close is None else 4 if until_close else 0,
        3 if schedule and until_close
        else 0 if schedule is False or until_close is False else OPEN,
        OPEN if transit_offer is None else 6 if transit_offer == "free"
        else 4 if transit_offer == "discount" else 1 if transit_offer == "information" else 0,
        OPEN if people is None else OFF if people <= 50 else OPEN if carpool_offer is None
        else 4 if carpool_offer in ("matching", "matching_with_incentive") else 0,
        OPEN if car is None else OFF if car <= 0 else OPEN if carpool is None
        else bisect_right(CARPOOL, carpool / (carpool + car)),
        OPEN if bike_offer is None else 2 if bike_offer in ("valet", "incentive") else 0,
        OFF if crowd_here is False else OPEN if crowd_here is None or bike_places is None
        else bisect_right(BIKE_PLACES, bike_places / people),
        0 if bike_secure is False or (bike_places is not None and bike_places < 10)
        else OPEN if bike_secure is None or bike_places is None else 2,
        OFF if crowd is False or (bike is not None and bike <= 0)
        else OPEN if crowd is None or bike is None or bike_places is None
        else 0 if (x := bike_places / (people * bike)) < 0.5 else 1 if x < 1 else 3,
        OFF if crowd is False else OPEN if crowd is None or car_places is None
        else 4 if (x := car_places / people) <= 0.05 else 2 if x <= 0.2 else 0,
        OFF if parks is False else OPEN if parks is None or parking_price is None
        else 0 if parking_price < 5 else 1 if parking_price < 15 else 3,
        OFF if parks is False else OPEN if parks is None or charging is None
        else 0 if (x := charging / car_places) < 0.02 else 1 if x < 0.05 else 2,
        OFF if crowd is False else OPEN if crowd is None or answers is None
        else 0 if (x := answers / people) < 0.1 else 1 if x < 0.3 else 3,
        2 if survey or (answers is not None and answers >= 30)
        else OPEN if survey is None or answers is None else 0,
        OPEN if freight is None else 2 if freight else 0,
        OFF if has_shuttle is False else OPEN if has_shuttle is None or clean_shuttles is None
        else 4 if clean_shuttles else 0,
        OFF if has_shuttle is False or (seats is not None and seats <= 0)
        else OPEN if has_shuttle is None or seats is None or people is None or shuttle is None
        else 0 if (x := people * shuttle / seats) < 0.5 else 2 if x < 0.8 else 4,
        OPEN if plane is None else OFF if plane <= 0.3
        else OPEN if remote is None else 1 if remote else 0,
        OPEN if remote is None else 3 if remote else 0,
        OPEN if online is None else OFF if online <= 0 else OPEN if people is None
        else 0 if (x := online / (online + people)) < 0.2 else 1 if x < 0.4 else 2,
        OFF if here is False else OPEN if here is None or transit is None or shuttle is None
        else bisect_right(SHARED, transit)
        if transit > shuttle else bisect_right(SHARED, shuttle),
        OFF if here is False or (people is not None and people <= 500)
        else OPEN if here is None or people is None
        else 1 if has_shuttle or (car is not None and car <= 0.6)
        else OPEN if has_shuttle is None or car is None else 0,
        # Local
        OFF if buys is False else OPEN if buys is None or local_value is None
        else bisect_right(LOCAL, local_value / value),
        OPEN if reused_share is None else bisect_right(REUSED, reused_share),
        OPEN if social is None
        else 0 if social < 0.05 else 1 if social < 0.15 else 2 if social < 0.3 else 3,
        OFF if buys is False else OPEN if buys is None or asks is None else 3 if asks else 0,
        OFF if crowd is False else OPEN if crowd is None or value is None
        else 3 if (x := value / people) <= 50 else 1 if x <= 150 else 0,
        OPEN if gifts is None else 3 if gifts in ("none", "useful_local", "on_request") else 0,
        OPEN if gifts is None else 3 if gifts == "none"
        else 2 if gifts == "on_request" else 1 if gifts == "useful_local" else 0,
        OFF if here is False else OPEN if here is None or badges is None
        else 2 if badges in ("none", "reusable") else 0,
        OFF if here is False else OPEN if here is None or decoration is None
        else 3 if decoration in ("none", "natural")
        else 2 if decoration in ("rented", "reused") else 0,
        OFF if here is False else OPEN if here is None or bags is None else 0 if bags else 1,
        OPEN if programme is None else 2 if programme != "printed" else 0,
        OFF if here is False else OPEN if here is None or programme is None
        else 2 if programme == "digital" else 1 if programme == "printed_on_request" else 0,
        OPEN if energy is None else 5 if energy in RENEWABLE else 0,
        OFF if here is False else OPEN if here is None or energy is None
        else 4 if energy == "on_site_renewable"
        else 3 if energy == "certified_renewable" else 1 if energy == "grid" else 0,
        OFF if here is False else OPEN if here is None or certification is None
        else 4 if certification not in ("none", "other") else 0,
        OPEN if certification is None
        else 3 if certification in ("leed", "boma_best", "breeam")
        else 2 if certification in ("iso_20121", "green_key") else 0,
        OPEN if fountains is None else OFF if fountains <= 0 else OPEN if people is None
        else 3 if (x := people / fountains) <= 100 else 1 if x <= 300 else 0,
        2 if water == "refill_stations" or (fountains is not None and fountains >= 2)
        else OPEN if water is None or fountains is None else 0,
        OFF if here is False else OPEN if here is None or step_free is None
        else 3 if step_free else 0,
        OPEN if people is None else OFF if people <= 250
        else OPEN if step_free is None else 1 if step_free else 0,
        OPEN if landfilled_kg is None or days is None
        else 2 if (x := landfilled_kg / days) <= 50 else 1 if x <= 200 else 0,
        OPEN if local_food is None or reused_share is None
        else bisect_right(BALANCED, local_food)
        if local_food < reused_share else bisect_right(BALANCED, reused_share),
        OPEN if (x := None if meals is None else organics if meals else recyclables) is None
        else 2 if x else 0,
        OFF if here is False else OPEN if here is None
        else 3 if dishwashing else OPEN if reusable is None else 3 if reusable >= 0.9 else 0,
        2 if weighing
        else 2 if signage and target is not None and target >= 0.7
        else 0 if signage is False or (target is not None and target < 0.7) else OPEN,
    ]
    # fmt: on
