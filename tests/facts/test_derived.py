"""What each derived fact is worth on small plans reckoned by hand."""

import datetime as dt
from typing import Any

import attrs
import pytest

from ecoevent.engine.fact import Fact, FactName, Origin, State
from ecoevent.facts import claims, goods, meals, measure, measure_actual, people
from ecoevent.facts.declaring import Derivation
from ecoevent.plan.model import Actual, Evidence, Plan, Source
from ecoevent.plan.sections.catering import Catering, Meal, Servings
from ecoevent.plan.sections.communication import Communication
from ecoevent.plan.sections.event import Event
from ecoevent.plan.sections.measurement import Claim, Measurement
from ecoevent.plan.sections.mobility import Mobility, ModeShares, Shuttle
from ecoevent.plan.sections.participants import Accommodation, Participants
from ecoevent.plan.sections.purchasing import Purchase, Purchasing
from ecoevent.plan.sections.venue import Venue
from ecoevent.plan.sections.waste import Waste
from ecoevent.problems import Place

LUNCH = Meal(
    kind="meal",
    servings=Servings(vegan=10, vegetarian=50, poultry=30, beef=10),
    local_share=0.8,
    organic_share=0.5,
    tableware="reusable",
    cost=3000,
)
BREAK = Meal(
    kind="break",
    servings=Servings(vegetarian=100),
    local_share=0.2,
    organic_share=0.1,
    tableware="compostable_plastic",
    cost=1000,
)
DRINKS = Meal(
    kind="drinks",
    servings=Servings(vegan=0),
    local_share=0,
    organic_share=0,
    tableware="reusable",
    cost=0,
)
PLAN = Plan(
    event=Event(
        name="Congrès", starts=dt.date(2027, 5, 20), ends=dt.date(2027, 5, 21), format="hybrid"
    ),
    venue=Venue(bike_parking_places=20),
    participants=Participants(in_person=100, online=50),
    accommodation=Accommodation(guest_nights=80),
    mobility=Mobility(
        mode_shares=ModeShares(walk=0.1, bike=0.1, transit=0.3, car=0.4, plane=0.1),
        shuttles=(
            Shuttle(seats=24, trips=2, energy="electric"),
            Shuttle(seats=50, trips=1, energy="hybrid"),
        ),
    ),
    catering=Catering(meals=(LUNCH, BREAK, DRINKS), local_radius_km=250),
    waste=Waste(
        stations=4,
        recycled_kg=20,
        composted_kg=30,
        reused_kg=0,
        donated_food_kg=10,
        landfilled_kg=40,
    ),
    purchasing=Purchasing(
        local_radius_km=100,
        purchases=(
            Purchase(
                amount=600,
                is_local=True,
                acquisition="rented",
                fair_trade=False,
                social_economy=True,
            ),
            Purchase(
                amount=300,
                distance_km=250,
                acquisition="bought_new",
                fair_trade=True,
                social_economy=False,
            ),
            Purchase(
                amount=100, distance_km=90, category="food", fair_trade=False, social_economy=False
            ),
            Purchase(amount=0),
        ),
    ),
    communication=Communication(languages=("fr",)),
    measurement=Measurement(
        claims=(
            Claim(text="80 % de repas végétariens", evidence="Facture du traiteur"),
            Claim(text="Congrès carboneutre", evidence="Crédits achetés"),
        )
    ),
)
WORTH: dict[str, Any] = {
    "event.days": 2,
    "event.is_in_person": True,
    "event.has_remote_option": True,
    "participants.total": 150,
    "participants.days": 200,
    "venue.bike_places_per_person": 0.2,
    "mobility.sustainable_share": 0.5,
    "mobility.active_share": 0.2,
    "mobility.car_alone_share": 0.4,
    "mobility.plane_share": 0.1,
    "mobility.has_shuttle": True,
    "mobility.shuttle_seats": 98,
    "mobility.shuttle_places_share": 0.49,
    "mobility.shuttles_low_emission": True,
    "catering.meal_count": 3,
    "catering.servings": 200,
    "catering.main_servings": 100,
    "catering.vegetarian_servings": 60,
    "catering.vegan_servings": 10,
    "catering.meat_servings": 40,
    "catering.beef_servings": 10,
    "catering.beef_equivalent_servings": 14.5,
    "catering.vegetarian_share": 0.6,
    "catering.local_share": 0.65,
    "catering.organic_share": 0.4,
    "catering.reusable_share": 0.5,
    "catering.has_compostable_plastic": True,
    "catering.has_single_use_plastic": False,
    "accommodation.has_guests": True,
    "waste.diverted_kg": 60,
    "waste.generated_kg": 90,
    "waste.diversion_rate": 0.6,
    "waste.kg_per_participant_day": 0.45,
    "waste.people_per_station": 25,
    "purchasing.value": 1000,
    "purchasing.local_value": 700,
    "purchasing.local_share": 0.7,
    "purchasing.reused_share": 2 / 3,
    "purchasing.social_economy_share": 0.6,
    "purchasing.fair_trade_share": 0.3,
    "communication.has_french": True,
    "communication.has_other_language": False,
    "measurement.claim_count": 2,
    "measurement.claims_supported": False,  # credits are no proof of neutrality
    "measurement.absolute_claims": 1,
}
DERIVED = (*people.DERIVED, *meals.DERIVED, *goods.DERIVED, *claims.DERIVED)
DAY = Event(name="Fête", starts=dt.date(2027, 5, 20))


def fact(name: str, plan: Plan) -> Fact:
    """One fact of *plan*."""
    return measure(plan)[FactName(name)]


def told(name: str, **said: Any) -> tuple[State, Any]:
    """State and value of one fact of a plan that says little else."""
    found = fact(name, Plan(**{"event": DAY} | said))
    return found.state, found.value


def served(*meals: Meal) -> dict[str, Catering]:
    """A plan's catering."""
    return {"catering": Catering(meals=meals)}


def bought(*purchases: Purchase, radius: float | None = None) -> dict[str, Purchasing]:
    """A plan's purchases."""
    return {"purchasing": Purchasing(purchases=purchases, local_radius_km=radius)}


def running(*shuttles: Shuttle) -> dict[str, Mobility]:
    """A plan's shuttles."""
    return {"mobility": Mobility(shuttles=shuttles)}


def held(form: str) -> dict[str, Any]:
    """A plan's event, in one format."""
    return {"event": attrs.evolve(DAY, format=form)}


def spoken(**said: Any) -> dict[str, Any]:
    """A plan's communication."""
    return {"communication": Communication(**said)}


def counted(in_person: int) -> dict[str, Any]:
    """A plan's participants."""
    return {"participants": Participants(in_person=in_person)}


def known(value: object) -> tuple[State, object]:
    """What is said by the plan."""
    return State.GIVEN, value


def guessed(value: object) -> tuple[State, object]:
    """What rests on a guess."""
    return State.ASSUMED, value


def claiming(*made: Claim) -> dict[str, Measurement]:
    """A plan's claims."""
    return {"measurement": Measurement(claims=made)}


def shares(**said: float) -> dict[str, Mobility]:
    """A plan's mode shares."""
    return {"mobility": Mobility(mode_shares=ModeShares(**said))}


@pytest.mark.parametrize("name", WORTH)
def test_each_fact_is_worth_what_a_person_reckons(name: str) -> None:
    """The value on a plan that says everything."""
    found = fact(name, PLAN)

    assert found.value == pytest.approx(WORTH[name])
    assert found.state is State.GIVEN


@pytest.mark.parametrize("derivation", DERIVED, ids=[one.kind.name for one in DERIVED])
def test_a_guess_anywhere_below_makes_a_guess(derivation: Derivation) -> None:
    """A single guessed answer among those that a fact rests on is enough."""
    roots = {path.partition("[")[0] for path in derivation.paths}
    if len(roots) > 1:
        # nothing rests on these here: counts, nights and languages are given
        roots -= {"event.format", "communication.is_bilingual", "participants.overnight_share"}

    for path in roots:
        plan = attrs.evolve(PLAN, assumed=(path,))
        assert fact(derivation.kind.name, plan).is_assumed, path


def test_every_derived_fact_is_reckoned_here() -> None:
    """No derived fact lacks an example."""
    assert {one.kind.name for one in DERIVED} == set(WORTH)


NOT_APPLICABLE = (State.NOT_APPLICABLE, None)
MISSING = (State.MISSING, None)
NOTHING_WEIGHED = {
    "waste": Waste(recycled_kg=0, composted_kg=0, reused_kg=0, donated_food_kg=0, landfilled_kg=0)
}
GIVEN_AWAY = Waste(
    recycled_kg=0, composted_kg=0, reused_kg=5000, donated_food_kg=0, landfilled_kg=100
)
OPEN = Meal(servings=Servings(vegan=5, undecided=2))
DECIDED = Meal(servings=Servings(vegan=5, undecided=0))
NO_MEAT = Meal(servings=Servings(vegan=10), local_share=0.5)
COCKTAIL = Meal(kind="drinks", servings=Servings(beef=300), tableware="none_needed")


def called(name: str | None) -> Meal:
    """Seven servings of that name, their kind not said."""
    return Meal(name=name, servings=Servings(vegan=7))


@pytest.mark.parametrize(
    ("name", "said", "expected"),
    [
        ("event.days", {}, known(1)),
        ("event.is_in_person", held("online"), known(False)),
        ("event.has_remote_option", held("in_person"), known(False)),
        # a diet that is not listed is not served; servings without any diet are not known
        ("catering.beef_servings", served(NO_MEAT), known(0)),
        ("catering.servings", served(Meal(servings=Servings())), MISSING),
        ("catering.servings", served(), known(0)),
        ("catering.vegetarian_share", served(), NOT_APPLICABLE),
        ("catering.vegetarian_share", served(Meal(servings=Servings(vegan=0))), NOT_APPLICABLE),
        ("catering.servings", served(OPEN), known(7)),
        ("catering.vegetarian_share", served(OPEN), MISSING),
        ("catering.vegetarian_share", served(DECIDED), known(1)),
        # servings stand in for the cost, and that is a guess; equal shares need neither
        ("catering.local_share", served(LUNCH, attrs.evolve(BREAK, cost=None)), guessed(0.5)),
        ("catering.local_share", served(NO_MEAT, NO_MEAT), known(0.5)),
        ("catering.local_share", served(LUNCH, Meal(local_share=0.5)), MISSING),
        ("catering.local_share", served(LUNCH, Meal(cost=10)), MISSING),
        ("catering.local_share", served(Meal(cost=0, local_share=1)), NOT_APPLICABLE),
        ("catering.local_share", served(), NOT_APPLICABLE),
        # one meal decides that there is plastic, only all of them that there is none
        ("catering.has_compostable_plastic", served(BREAK, Meal()), known(True)),
        ("catering.has_compostable_plastic", served(LUNCH, Meal()), MISSING),
        ("catering.reusable_share", served(LUNCH, Meal(servings=Servings(vegan=0))), known(1)),
        # a break is no meal, whatever its name; nor is what can only be one by its name
        ("catering.main_servings", served(LUNCH, BREAK), known(100)),
        ("catering.main_servings", served(LUNCH, called("Pause du matin")), known(100)),
        ("catering.main_servings", served(LUNCH, called("Coffee break")), known(100)),
        ("catering.main_servings", served(LUNCH, called("Pause dîner")), known(107)),
        ("catering.main_servings", served(LUNCH, called("Breakfast")), known(107)),
        ("catering.main_servings", served(LUNCH, called(None)), known(107)),
        ("catering.main_servings", served(BREAK), known(0)),
        ("catering.vegetarian_share", served(BREAK), NOT_APPLICABLE),
        # a cocktail is the meal where there is none, or where it feeds fewer than half
        ("catering.main_servings", served(LUNCH, COCKTAIL) | counted(200), known(100)),
        ("catering.main_servings", served(LUNCH, COCKTAIL) | counted(201), known(400)),
        ("catering.main_servings", served(LUNCH, COCKTAIL), known(100)),
        ("catering.beef_servings", served(COCKTAIL, BREAK), known(300)),
        # breaks on plates do not hide a dinner in disposables
        (
            "catering.reusable_share",
            served(attrs.evolve(LUNCH, tableware="recyclable"), COCKTAIL, BREAK),
            known(0),
        ),
        # a radius of half a continent makes nothing local
        (
            "catering.local_share",
            {"catering": Catering(meals=(NO_MEAT,), local_radius_km=501)},
            known(0),
        ),
        (
            "catering.local_share",
            {"catering": Catering(meals=(NO_MEAT,), local_radius_km=500)},
            known(0.5),
        ),
        # modes that are not given are nobody's once the others make up everyone
        ("mobility.plane_share", shares(car=0.5, transit=0.5), known(0)),
        ("mobility.plane_share", shares(car=0.5, transit=0.4), MISSING),
        ("mobility.car_alone_share", shares(car=0.5, transit=0.4), known(0.5)),
        ("mobility.shuttle_seats", running(), known(0)),
        ("mobility.has_shuttle", running(), known(False)),
        ("mobility.shuttles_low_emission", running(), NOT_APPLICABLE),
        (
            "mobility.shuttles_low_emission",
            running(Shuttle(energy="diesel"), Shuttle()),
            known(False),
        ),
        ("mobility.shuttles_low_emission", running(Shuttle(energy="hybrid"), Shuttle()), MISSING),
        # nobody stays when the share that does is nothing; nights that are counted decide
        (
            "accommodation.has_guests",
            {"participants": Participants(overnight_share=0)},
            known(False),
        ),
        (
            "accommodation.has_guests",
            {"participants": Participants(overnight_share=0.1)},
            known(True),
        ),
        (
            "accommodation.has_guests",
            {"accommodation": Accommodation(guest_nights=0)},
            known(False),
        ),
        ("accommodation.has_guests", held("online"), known(False)),
        ("accommodation.has_guests", held("hybrid"), MISSING),
        # a bilingual event is in French and in English; a list of languages says it better
        ("communication.has_french", spoken(is_bilingual=True), known(True)),
        ("communication.has_other_language", spoken(is_bilingual=True), known(True)),
        ("communication.has_french", spoken(is_bilingual=False), MISSING),
        ("communication.has_french", spoken(is_bilingual=True, languages=("en",)), known(False)),
        ("communication.has_other_language", spoken(languages=("fr", "other")), known(True)),
        # the format tells who cannot be there
        ("participants.total", held("in_person") | counted(9), known(9)),
        ("participants.total", counted(9), MISSING),
        ("participants.days", held("online"), known(0)),
        (
            "venue.bike_places_per_person",
            {"venue": Venue(bike_parking_places=5)} | counted(0),
            NOT_APPLICABLE,
        ),
        ("waste.people_per_station", {"waste": Waste(stations=0)} | counted(9), NOT_APPLICABLE),
        ("waste.diverted_kg", {"waste": Waste(recycled_kg=3)}, MISSING),
        ("waste.diversion_rate", NOTHING_WEIGHED, NOT_APPLICABLE),
        # a ton given away hides no more than a fifth of what was left
        ("waste.diversion_rate", {"waste": GIVEN_AWAY}, known(0.2)),
        # a radius of 300 km stands in for one that was not given
        ("purchasing.local_share", bought(Purchase(amount=5, distance_km=300)), guessed(1)),
        ("purchasing.local_share", bought(Purchase(amount=5, distance_km=301)), guessed(0)),
        (
            "purchasing.local_share",
            bought(Purchase(amount=5, distance_km=300), radius=299),
            known(0),
        ),
        ("purchasing.local_share", bought(Purchase(amount=5, is_local=True)), known(1)),
        (
            "purchasing.local_share",
            bought(Purchase(amount=5, is_local=True), radius=5000),
            known(0),
        ),
        (
            "purchasing.local_share",
            bought(Purchase(amount=5, is_local=True, distance_km=400)),
            known(1),
        ),
        (
            "purchasing.local_share",
            bought(Purchase(amount=5, is_local=True, distance_km=900), radius=5000),
            known(0),
        ),
        (
            "purchasing.local_share",
            bought(Purchase(amount=5, is_local=False, distance_km=1)),
            known(0),
        ),
        ("purchasing.local_share", bought(Purchase(amount=5)), MISSING),
        ("purchasing.local_share", bought(), NOT_APPLICABLE),
        (
            "purchasing.reused_share",
            bought(Purchase(amount=5, acquisition="service")),
            NOT_APPLICABLE,
        ),
        (
            "purchasing.reused_share",
            bought(Purchase(amount=5, category="services")),
            NOT_APPLICABLE,
        ),
        ("purchasing.reused_share", bought(Purchase(amount=5)), MISSING),
        # an empty list says that nothing is claimed; a word of refusal proves nothing
        ("measurement.claim_count", claiming(), known(0)),
        ("measurement.absolute_claims", claiming(), known(0)),
        ("measurement.absolute_claims", {}, MISSING),
        ("measurement.claims_supported", claiming(), NOT_APPLICABLE),
        ("measurement.claims_supported", claiming(Claim(text="Local")), MISSING),
        (
            "measurement.claims_supported",
            claiming(Claim(text="Local", evidence="Aucune.")),
            known(False),
        ),
    ],
)
def test_what_is_left_unsaid_is_never_made_up(
    name: str, said: dict[str, Any], expected: tuple[State, Any]
) -> None:
    """Known, assumed, missing or not applicable: which one, and worth what."""
    assert told(name, **said) == expected


@pytest.mark.parametrize(
    ("name", "said", "needs"),
    [
        ("catering.servings", {}, ("catering.meals",)),
        ("catering.servings", served(LUNCH, Meal()), ("catering.meals[1].servings",)),
        ("catering.reusable_share", served(NO_MEAT), ("catering.meals[0].tableware",)),
        ("mobility.active_share", shares(walk=0.1), ("mobility.mode_shares.bike",)),
        ("mobility.active_share", {}, ("mobility.mode_shares",)),
        ("participants.total", {}, ("participants.in_person", "participants.online")),
        (
            "purchasing.local_value",
            bought(Purchase(amount=1)),
            ("purchasing.purchases[0].is_local",),
        ),
        ("measurement.claims_supported", {}, ("measurement.claims",)),
        (
            "measurement.claims_supported",
            claiming(Claim(text="A", evidence="B"), Claim(text="C")),
            ("measurement.claims[1].evidence",),
        ),
        ("venue.bike_parking_places", {}, ("venue.bike_parking_places",)),
        ("waste.streams.organics", {}, ("waste.streams",)),
    ],
)
def test_a_missing_fact_says_what_to_answer(
    name: str, said: dict[str, Any], needs: tuple[str, ...]
) -> None:
    """The paths that are still needed, and no others."""
    assert fact(name, Plan(event=DAY, **said)).needs == needs


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Évènement CARBONEUTRE", 1),
        ("neutralité carbone atteinte", 1),
        ("A carbon-neutral congress", 1),
        ("Net-zero by design", 1),
        ("Zéro\u00a0émission", 1),
        ("festival sans impact", 1),
        ("100\u00a0% écologique", 1),
        ("Climate positive", 1),
        ("emission-free stage", 1),
        ("Ze\u0301ro e\u0301mission", 1),
        ("40 % d'émissions en moins qu'en 2024, bilan joint", 0),
        ("Vers le zéro déchet : 82 % détourné de l'enfouissement", 0),
        ("Le réseau internet zéro-rated", 0),
        ("Vaisselle lavable partout", 0),
    ],
)
def test_words_that_no_event_can_prove_are_found(text: str, count: int) -> None:
    """In both languages, with or without accents and hyphens, whatever proof is given."""
    made = claiming(Claim(text=text, evidence="Rapport"))

    assert told("measurement.absolute_claims", **made) == known(count)


def test_a_list_of_words_gives_a_flag_for_each() -> None:
    """A word that is not in the list is false, and the words are counted."""
    facts = measure(Plan(event=DAY, waste=Waste(streams=("organics", "deposit"))))

    assert facts[FactName("waste.streams.organics")].value is True
    assert facts[FactName("waste.streams.landfill")].value is False
    assert facts[FactName("waste.streams.count")].value == 2


def test_a_fact_knows_where_it_was_said() -> None:
    """The place of the answer, or of the list or group that holds it."""
    listed, top = Place("fete.yaml", 9, 3), Place("fete.yaml", 1, 1)
    source = Source("fete.yaml", {"catering.meals": listed, "event": top})
    plan = Plan(event=DAY, source=source, **served(NO_MEAT))

    assert fact("catering.servings", plan).origins[0] == Origin(
        "catering.meals[0].servings", listed
    )
    assert fact("event.name", plan).origins == (Origin("event.name", top),)


def test_guesses_reach_what_rests_on_them_and_nothing_else() -> None:
    """A guessed cost makes a guess of the local share, not of the vegetarian one."""
    plan = attrs.evolve(PLAN, assumed=("catering.meals[1].cost", "mobility.mode_shares.plane"))

    assert fact("catering.local_share", plan).is_assumed
    assert not fact("catering.vegetarian_share", plan).is_assumed
    assert fact("mobility.mode_shares.plane", plan).is_assumed
    assert not fact("mobility.active_share", plan).is_assumed


def test_what_was_done_counts_where_evidence_covers_it() -> None:
    """Two of three weights are proved: they are measured, the total is not known."""
    done = Actual(
        waste=Waste(recycled_kg=3, composted_kg=4, landfilled_kg=5),
        catering=Catering(meals=(LUNCH, BREAK)),
        evidence=[Evidence(supports=["waste.recycled_kg", "catering.meals[0].servings"])],
    )
    facts = measure_actual(attrs.evolve(PLAN, actual=done))

    assert facts[FactName("waste.recycled_kg")].state is State.MEASURED
    assert facts[FactName("waste.composted_kg")].needs == ("actual.waste.composted_kg",)
    assert facts[FactName("catering.servings")].needs == ("actual.catering.meals[1].servings",)
    assert facts[FactName("event.days")].state is State.GIVEN
    assert facts[FactName("waste.recycled_kg")].origins == (Origin("actual.waste.recycled_kg"),)
