"""How the people of a plan travel: counted, stated, drawn and turned into journeys."""

from unittest.mock import Mock

import attrs
import numpy as np
import pytest
from hypothesis import given, strategies as st

from ecoevent import parse_plan
from ecoevent.chance.streams import Draws
from ecoevent.errors import BehaviourError, NeededError
from ecoevent.travel.choice.behaviour import Draw, load_behaviour
from ecoevent.travel.demand import demand, resampled
from ecoevent.travel.visit import Visit, visit_of

LISTED = "[{place: 2 km, count: 30}, {place: 12 km, count: 20}, {place: 300 km, count: 10}]"


def visit(mobility: str = "{}", *, event: str = "", more: str = "", people: str = "") -> Visit:
    """A small event in Montréal."""
    said = people or f"participants: {{origins: {LISTED}}}"
    return visit_of(
        parse_plan(
            f"event: {{name: X, starts: 2027-05-01{event}}}\n"
            f"venue: {{place: 'Montréal, QC'{more}}}\n{said}\nmobility: {mobility}\n"
        )
    )


def draws(seed: int) -> Draw:
    """Streams of that seed."""
    return Draws(seed).generator


def test_most_from_montreal_is_enough() -> None:
    """A number of people and a town give everyone a distance, and say that it is assumed."""
    found = demand(visit(people="participants: {in_person: 400}"))

    assert found.people.sum() == 400
    assert found.behaviour.region.id == "montreal"
    assert any("400 people spread" in note.en for note in found.assumed)


def test_nobody_knows_how_many() -> None:
    """Without a number or a list there is no demand."""
    with pytest.raises(NeededError, match="how many people come"):
        demand(visit(people="participants: {online: 3}"))


def test_online_people_do_not_travel() -> None:
    """They are connected instead, and nobody else is."""
    here = demand(visit(people="participants: {in_person: 40}"))
    both = demand(visit(people="participants: {in_person: 40, online: 100}"))

    assert both.legs().people.sum() == pytest.approx(here.legs().people.sum())
    assert both.online_hours == 100 * both.behaviour.number("online.hours")
    assert here.online_hours == 0


@pytest.mark.parametrize(("closes", "hours"), [("12:30", 3.5), ("02:00", 6)])
def test_nobody_follows_longer_than_the_event_lasts(closes: str, hours: float) -> None:
    """By its hours where the plan says them, past midnight too."""
    event = f", ends: 2027-05-02, opens_at: '09:00', closes_at: '{closes}'"
    found = demand(visit(people="participants: {in_person: 40, online: 100}", event=event))

    assert found.online_hours == 2 * 100 * hours


def test_all_stated_shares_are_kept() -> None:
    """Exactly, in expectation, and nothing is left to the model."""
    found = demand(visit("{mode_shares: {transit: 0.5, car: 0.3, plane: 0.2}}"))

    assert found.is_stated
    assert found.shares["transit"] == pytest.approx(0.5, abs=1e-12)
    assert found.shares["plane"] == pytest.approx(0.2, abs=1e-12)
    assert found.shares["walk"] == 0


def test_some_stated_shares_leave_the_rest_to_the_model() -> None:
    """A stated mode has its share, the others keep their proportions within each origin."""
    free = demand(visit())
    some = demand(visit("{mode_shares: {bike: 0.25}}"))

    bikes = sum(some.shares[name] for name in ("bike", "e_bike", "scooter"))
    assert bikes == pytest.approx(0.25, abs=1e-12)
    first = (some.chosen[0, 8] / some.chosen[0, 4], free.chosen[0, 8] / free.chosen[0, 4])
    assert first[0] == pytest.approx(first[1])


def test_kinds_share_out_what_was_chosen() -> None:
    """No probability is lost between alternatives and kinds."""
    found = demand(visit("{shuttles: [{seats: 40, trips: 2, energy: electric, distance_km: 9}]}"))

    assert np.allclose(found.probability.sum(axis=1), 1)
    shuttle = found.probability[:, found.kinds.index(("shuttle", "electric"))].sum()
    assert shuttle == pytest.approx(found.chosen[:, 5].sum())
    assert shuttle > 0


@given(st.integers(0, 2**32))
def test_a_sample_is_everyone(seed: int) -> None:
    """Each origin's people are all there, whatever the chance."""
    found = demand(visit())

    counts = found.sample(np.random.default_rng(seed))

    assert counts.sum(axis=1).tolist() == found.people.tolist()
    assert (counts >= 0).all()


def test_the_largest_number_that_can_be_drawn_stays_with_its_origin() -> None:
    """Beside a whole number it would be rounded up to the next."""
    rng = Mock(random=lambda count: np.full(count, np.nextafter(1, 0)))
    found = demand(visit())
    counts = found.sample(rng)

    assert counts.sum(axis=1).tolist() == found.people.tolist()
    assert not counts[found.probability == 0].any()


def test_samples_mean_what_is_expected() -> None:
    """Over many crowds, within 4 standard errors of the expectation."""
    found = demand(visit())
    rng = np.random.default_rng(5)
    many = np.array([found.sample(rng).sum(axis=0) for _ in range(2_000)])

    expected = found.people @ found.probability
    error = many.std(axis=0) / np.sqrt(len(many))
    assert (np.abs(many.mean(axis=0) - expected) <= 4 * error + 1e-3).all()


def test_a_little_other_probabilities_change_the_choices_of_a_few() -> None:
    """One in a thousand goes from one kind to the next; so do as many of ten thousand people."""
    found = demand(visit(people="participants: {origins: [{place: 20 km, count: 10000}]}"))
    likely = int(found.probability[0].argmax())
    other = found.probability.copy()
    other[0, likely] -= 0.001
    other[0, likely - 1] += 0.001
    moved = [
        np.abs(
            found.sample(np.random.default_rng(seed))
            - attrs.evolve(found, probability=other).sample(np.random.default_rng(seed))
        ).sum()
        for seed in range(20)
    ]

    assert 0 < np.mean(moved) / 2 < 20


def test_legs_carry_everyone_there_and_back() -> None:
    """A one-day event of neighbours: two trips each, and nobody sleeps there."""
    people = "participants: {in_person: 10, origins: [{place: 2 km, count: 10}]}"
    legs = demand(visit(people=people)).legs()

    assert (legs.people * legs.times).sum() == pytest.approx(20)
    assert set(legs.times.tolist()) == {2.0}


def test_who_stays_travels_once_and_around() -> None:
    """Three days: those who stay come once, and go each day from the hotel to the event."""
    people = "participants: {origins: [{place: 300 km, count: 10}], overnight_share: 100 %}"
    legs = demand(visit(people=people, event=", ends: 2027-05-03")).legs()

    far, near = legs.origin == 0, legs.origin == 1
    assert (legs.people * legs.times)[far].sum() == pytest.approx(20)
    assert (legs.people * legs.times)[near].sum() == pytest.approx(60)
    assert (legs.straight_km[near] < 5).all()


def test_a_stated_overnight_share_is_kept() -> None:
    """On average over everyone; those from afar stay first."""
    people = f"participants: {{origins: {LISTED}, overnight_share: 20 %}}"
    found = demand(visit(people=people))

    assert found.people @ found.stays.share / 60 == pytest.approx(0.2)
    assert found.stays.share[2] > found.stays.share[1] > found.stays.share[0]


def test_nights_are_those_of_the_plan() -> None:
    """Divided among those who stay."""
    text = f"participants: {{origins: {LISTED}, overnight_share: 50 %}}"
    found = demand(visit(people=f"{text}\naccommodation: {{guest_nights: 60}}"))

    assert found.stays.nights == pytest.approx(2)


def test_an_empty_shuttle_still_runs() -> None:
    """Its trips are vehicles without people, and its riders cause none."""
    shuttle = "{shuttles: [{seats: 40, trips: 6, distance_km: 9}]}"
    legs = demand(visit(shuttle)).legs()

    buses = legs.vehicles[(legs.people == 0)]
    assert buses.tolist() == [6.0]
    riders = [legs.kinds[kind][0] == "shuttle" for kind in legs.kind]
    assert legs.vehicles[np.array(riders) & (legs.people > 0)].sum() == 0


def test_a_late_end_costs_transit_riders() -> None:
    """A closing hour after the last departures does what saying so does."""
    early = demand(visit(event=", closes_at: '22:00'"))
    late = demand(visit(event=", closes_at: '01:30'"))
    said = demand(visit("{schedule_fits_transit: false}"))

    assert late.shares["transit"] < early.shares["transit"]
    assert late.shares["transit"] == pytest.approx(said.shares["transit"])


@pytest.mark.parametrize(
    ("offer", "more", "mode"),
    [
        ("{transit_offer: free}", "", "transit"),
        ("{transit_offer: discount}", "", "transit"),
        ("{bike_offer: valet}", "", "bike"),
        ("{}", ", bike_parking_secure: true", "bike"),
        ("{carpool_offer: matching}", "", "carpool"),
        ("{}", ", car_parking_price: 40", "transit"),
        ("{}", ", car_parking_places: 2", "transit"),
        ("{}", ", transit_distance_m: 50", "transit"),
    ],
)
def test_a_measure_brings_people_to_its_mode(offer: str, more: str, mode: str) -> None:
    """Each thing that a plan can offer has its effect."""
    assert demand(visit(offer, more=more)).shares[mode] > demand(visit()).shares[mode]


def test_prices_are_in_the_money_of_the_plan() -> None:
    """Ten euros deter more than ten dollars."""
    dollars = demand(visit(more=", car_parking_price: 10"))
    euros = demand(visit(more=", car_parking_price: 10", event=", currency: EUR"))

    assert euros.shares["car"] < dollars.shares["car"]


def test_more_answers_less_doubt() -> None:
    """A survey of ten may be off by far more than one of a thousand."""
    stated = {"car": 0.4, "transit": 0.6}

    def spread(answers: int) -> float:
        rng = np.random.default_rng(1)
        return float(np.std([resampled(stated, answers, rng)["car"] for _ in range(500)]))

    assert spread(10) == pytest.approx(np.sqrt(0.24 / 11), rel=0.15)
    assert spread(1000) == pytest.approx(np.sqrt(0.24 / 1001), rel=0.15)


def test_a_survey_without_a_number_is_taken_as_it_is() -> None:
    """And the user is told."""
    found = demand(visit("{mode_shares: {car: 1}}"))

    assert found.drawn(draws(1)).shares["car"] == pytest.approx(1)
    assert any("number of answers" in note.en for note in found.assumed)


def test_one_draw_is_for_everyone_and_can_be_made_again() -> None:
    """The same seed gives the same behaviour; another one another."""
    found = demand(visit())

    assert found.drawn(draws(3)).shares == found.drawn(draws(3)).shares
    assert found.drawn(draws(3)).shares != found.drawn(draws(4)).shares


def test_a_group_drawn_anew_leaves_the_others() -> None:
    """So the variance that each assumption causes can be told apart."""
    behaviour = load_behaviour("montreal")
    one = Draws(3)
    other = one.with_stream_of(9, "behaviour.prices")

    first, second = behaviour.drawn(one.generator), behaviour.drawn(other.generator)

    assert first.number("car.cost") != second.number("car.cost")
    assert first.number("local.car.time") == second.number("local.car.time")


def test_a_wrong_region_is_told() -> None:
    """With the regions there are."""
    with pytest.raises(BehaviourError, match="no region called 'montral'; did you mean 'montreal'"):
        demand(visit(), region="montral")


def test_people_across_the_sea_fly() -> None:
    """From Paris to Montréal there is no road."""
    people = "participants: {origins: [{place: 'Paris, France', count: 3}]}"

    assert demand(visit(people=people)).shares["plane"] == pytest.approx(1)


def test_a_region_without_data_says_so() -> None:
    """An event in Halifax takes the default region, and the user is told."""
    text = "event: {name: X, starts: 2027-05-01}\nvenue: {place: 'Halifax, NS'}\n"
    found = demand(visit_of(parse_plan(f"{text}participants: {{in_person: 40}}\n")))

    assert found.behaviour.region.id == "default"
    assert any("no local data" in note.en for note in found.assumed)


PLACES = ("3 km", "Laval, QC", "J7X", "Québec, QC", "300 km", "Paris, France")
SCARCE = "{shuttles: [{from_place: 'Laval, QC', seats: 20, trips: 4}], carpool_offer: matching}"


@given(st.lists(st.tuples(st.sampled_from(PLACES), st.integers(1, 40)), min_size=1, max_size=12))
def test_lines_of_origins_may_stand_in_any_order_and_more_than_once(
    lines: list[tuple[str, int]],
) -> None:
    """Who comes from where decides, also where car places and seats run out for all of them."""
    merged = {place: sum(n for other, n in lines if other == place) for place, _ in lines}

    def chosen(said: list[tuple[str, int]]) -> dict[str, list[float]]:
        listed = ", ".join(f"{{place: '{place}', count: {count}}}" for place, count in said)
        people = f"participants: {{origins: [{listed}]}}"
        more = ", car_parking_places: 9, car_parking_price: 8"
        found = demand(visit(SCARCE, people=people, more=more)).chosen.tolist()
        return dict(zip((place for place, _ in said), found, strict=True))

    as_said, at_once = chosen(lines), chosen(sorted(merged.items()))
    for place, shares in at_once.items():
        assert as_said[place] == pytest.approx(shares, abs=1e-8)
