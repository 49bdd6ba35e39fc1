"""One possible event: nothing is lost, and on average it is what the closed form expects."""

import numpy as np
import pytest
from helpers.small_forecasts import closed_form, event, kg_by_mode, setup_of, simulated
from hypothesis import given, strategies as st

from ecoevent.chance.streams import Draws
from ecoevent.footprint.factor_sets.records import Uncertainty
from ecoevent.forecasting.possible import Possible, elsewhere, off_by, possible
from ecoevent.knowledge.modes import KINDS

SPREAD = "{in_person: 300}"
ALONE = "[" + ", ".join(f"{{place: {km} km, count: 1}}" for km in range(5, 65)) + "]"


@pytest.mark.parametrize(
    ("people", "more"),
    [
        ("{origins: [{place: 3 km, count: 90}, {place: 14 km, count: 40}]}", ""),
        (SPREAD, ""),
        (SPREAD, ", ends: 2027-05-03"),
        ("{in_person: 200, overnight_share: 40 %}", ", ends: 2027-05-02"),
        (f"{{origins: {ALONE}}}", ""),
    ],
)
def test_on_average_it_is_the_closed_form(people: str, more: str) -> None:
    """Without limits and with parameters fixed, within 4 standard errors, in total and by mode."""
    setup = setup_of(event(people, more=more), is_fixed=True)
    expected = closed_form(setup)
    found = [kg_by_mode(one) for one in simulated(setup, 120)]

    totals = np.array([sum(each.values()) for each in found])
    assert abs(totals.mean() - expected.total_kg) <= 4 * totals.std() / np.sqrt(len(totals))
    for mode, kg in expected.by_mode.items():
        values = np.array([each.get(mode, 0.0) for each in found])
        # a mode that few take may not be met at all
        error = max(values.std(), 0.02 * expected.total_kg) / np.sqrt(len(values))
        assert abs(values.mean() - kg) <= 4 * error, mode


def test_a_distance_that_is_given_is_the_flight_as_well() -> None:
    """A kilometre flown emits as much as in the closed form: the band is that of the distance."""
    people = "{origins: [{place: 620 km, count: 200}]}"
    setup = setup_of(event(people, mobility="{mode_shares: {plane: 100 %}}"), is_fixed=True)
    one = possible(setup, Draws(1))
    legs, expected = setup.demand.legs(), closed_form(setup)

    per_km = kg_by_mode(one)["plane"] / one.rated.passenger_km[one.legs.origin == 0].sum()
    is_flight = legs.origin == 0
    km = float((legs.people * legs.times * legs.known_km)[is_flight].sum())
    # who flies business is drawn, so a little is left to chance
    assert per_km == pytest.approx(expected.by_mode["plane"] / km, rel=0.06)


@pytest.mark.slow
def test_kilometres_are_those_of_the_closed_form() -> None:
    """Passenger-kilometres and vehicle-kilometres too."""
    setup = setup_of(event(SPREAD), is_fixed=True)
    expected = closed_form(setup)
    found = simulated(setup, 120)

    for name in ("passenger_km", "vehicle_km"):
        values = np.array([getattr(one.rated, name).sum() for one in found])
        whole = float(np.sum(getattr(expected, name)))
        assert abs(values.mean() - whole) <= 4 * values.std() / np.sqrt(len(values)), name


@given(st.integers(0, 2**20), st.sampled_from(["", ", ends: 2027-05-03"]))
def test_nobody_is_lost(replication: int, more: str) -> None:
    """Everyone who set out travels there and back, as often as they come."""
    setup = setup_of(event(more=more, venue=", car_parking_places: 4, check_in_desks: 1"))
    one = possible(setup, Draws(1, replication))

    stays = one.demand.stays
    comes = stays.share + (1 - stays.share) * stays.days
    here = one.legs.origin < len(comes)
    journeys = float((one.legs.people * one.legs.times)[here].sum())
    assert journeys == pytest.approx(2 * float(one.counts.sum(axis=1) @ comes))


def test_who_stays_travels_once() -> None:
    """An event of three days: all who stay come once, all who do not come three times."""
    for share, times in (("100 %", 1), ("0 %", 3)):
        people = f"{{origins: [{{place: 90 km, count: 40}}], overnight_share: {share}}}"
        one = possible(setup_of(event(people, more=", ends: 2027-05-03")), Draws(1))

        home = one.legs.origin == 0
        assert (one.legs.people * one.legs.times)[home].sum() == pytest.approx(2 * 40 * times)


def test_who_stays_goes_around_and_nobody_else_does() -> None:
    """Short trips from the hotel each day; none where all sleep at home."""
    for share, around in (("100 %", 2 * 3 * 40), ("0 %", 0)):
        people = f"{{origins: [{{place: 90 km, count: 40}}], overnight_share: {share}}}"
        one = possible(setup_of(event(people, more=", ends: 2027-05-03")), Draws(1))

        hotel = one.legs.origin == 1
        assert (one.legs.people * one.legs.times)[hotel].sum() == pytest.approx(around)


def shuttle_km(one: Possible) -> float:
    """What the shuttles drove on all days."""
    is_shuttle = np.array([mode == "shuttle" for mode, _ in one.legs.kinds])[one.legs.kind]
    return float(one.rated.vehicle_km[is_shuttle].sum())


@pytest.mark.parametrize("trips", [1, 3, 4, 6, 36, 4_000])
@pytest.mark.parametrize("more", ["", ", ends: 2027-05-03"])
def test_shuttles_drive_what_the_plan_says(trips: int, more: str) -> None:
    """All trips on all days, whoever rides, and however few a simulated day has."""
    mobility = f"{{shuttles: [{{seats: 20, trips: {trips}, distance_km: 9, energy: diesel}}]}}"
    one = possible(setup_of(event(mobility=mobility, more=more)), Draws(2))

    assert shuttle_km(one) == pytest.approx(9 * trips)


def test_shuttles_of_one_energy_drive_what_each_of_them_does() -> None:
    """Kilometres of both, also where a simulated day has more trips than the plan."""
    mobility = (
        "{shuttles: [{seats: 20, trips: 3, distance_km: 9, energy: diesel},"
        " {seats: 20, trips: 8, distance_km: 20, energy: diesel}]}"
    )
    one = possible(setup_of(event(mobility=mobility)), Draws(2))

    assert shuttle_km(one) == pytest.approx(3 * 9 + 8 * 20)


def test_an_empty_shuttle_still_emits() -> None:
    """Nobody comes but the shuttle does."""
    mobility = "{shuttles: [{seats: 20, trips: 4, distance_km: 9}], mode_shares: {shuttle: 0 %}}"
    one = possible(setup_of(event(mobility=mobility, more=", ends: 2027-05-02")), Draws(2))

    assert one.counts[:, [mode == "shuttle" for mode, _ in KINDS]].sum() == 0
    assert shuttle_km(one) == pytest.approx(36)


def test_one_more_rider_adds_no_kilometre_of_shuttle() -> None:
    """A seat is free or it is not; the vehicle drives anyway."""
    mobility = "{shuttles: [{seats: 50, trips: 2, distance_km: 9}], mode_shares: {shuttle: 100 %}}"
    for count in (1, 2, 40):
        people = f"{{origins: [{{place: 9 km, count: {count}}}]}}"
        assert shuttle_km(possible(setup_of(event(people, mobility=mobility)), Draws(1))) == 18


def test_riders_come_to_the_stop_of_their_shuttle() -> None:
    """From 60 km to a shuttle of 10 km they travel some 50 km before it, by what is there."""
    mobility = "{shuttles: [{seats: 50, trips: 2, distance_km: 13}], mode_shares: {shuttle: 100 %}}"
    people = "{origins: [{place: 78 km, count: 30}], overnight_share: 0 %}"
    one = possible(setup_of(event(people, mobility=mobility)), Draws(1))

    is_shuttle = np.array([mode == "shuttle" for mode, _ in one.legs.kinds])[one.legs.kind]
    ways = (one.legs.people * one.legs.times)[~is_shuttle]
    assert ways.sum() == pytest.approx(60)
    assert np.allclose(one.legs.straight_km[~is_shuttle], 50)


def test_who_lives_where_the_shuttle_leaves_is_there() -> None:
    """From a town to a shuttle in that town nothing is counted; from the next one it is."""
    mobility = (
        "{shuttles: [{seats: 50, trips: 2, from_place: 'Laval, QC'}],"
        " mode_shares: {shuttle: 100 %}}"
    )
    for place, others in (("Laval, QC", False), ("Saint-Jérôme, QC", True)):
        people = f"{{origins: [{{place: '{place}', count: 30}}], overnight_share: 0 %}}"
        one = possible(setup_of(event(people, mobility=mobility)), Draws(1))

        is_shuttle = np.array([mode in {"shuttle", "taxi"} for mode, _ in one.legs.kinds])
        assert bool((one.legs.people[~is_shuttle[one.legs.kind]] > 0).any()) == others


def test_homes_differ_from_one_event_to_the_next() -> None:
    """The people of a town live elsewhere in it each time."""
    setup = setup_of(event("{origins: [{place: 'Longueuil, QC', count: 9}]}"))
    km = {float(one.demand.homes.km[0]) for one in simulated(setup, 5)}

    assert len(km) > 1


def test_a_full_lot_adds_the_way_to_another_place() -> None:
    """Drivers who find no place drive on; the people are the same."""
    people = "{origins: [{place: 12 km, count: 50}]}"
    mobility = "{mode_shares: {car: 100 %}}"
    free = possible(setup_of(event(people, mobility=mobility)), Draws(1))
    full = possible(
        setup_of(event(people, mobility=mobility, venue=", car_parking_places: 10")), Draws(1)
    )

    more = full.rated.vehicle_km.sum() - free.rated.vehicle_km.sum()
    assert more == pytest.approx(40)  # a kilometre each
    assert full.rated.passenger_km.sum() == pytest.approx(free.rated.passenger_km.sum())


def test_who_carpools_alone_takes_a_part_of_a_car() -> None:
    """Sixty people of sixty places take as many cars as sixty people of one place."""
    mobility = "{mode_shares: {carpool: 100 %}}"
    one = "{origins: [{place: 30 km, count: 60}]}"
    apart = "{origins: [" + ", ".join(["{place: 30 km, count: 1}"] * 60) + "]}"
    cars = []
    for people in (one, apart):
        setup = setup_of(event(people, mobility=mobility), is_fixed=True)
        cars.append(np.mean([each.rated.vehicle_km.sum() for each in simulated(setup, 60)]))

    assert cars[0] == pytest.approx(2 * 30 * 60 / 2.5, rel=0.01)
    assert cars[1] == pytest.approx(cars[0], rel=0.01)


def test_homes_are_drawn_around_their_place() -> None:
    """On average as far as the place; those given as a distance stay where they are."""
    people = "{origins: [{place: 'Longueuil, QC', count: 5}, {place: 40 km, count: 5}]}"
    homes = setup_of(event(people)).demand.homes
    drawn = [elsewhere(homes, Draws(1, index).generator("places")).km for index in range(400)]

    mean, spread = np.mean(drawn, axis=0), np.std(drawn, axis=0)
    assert abs(mean[0] - homes.km[0]) <= 4 * spread[0] / 20 + 1e-6
    assert spread[0] > 0
    assert mean[1] == pytest.approx(homes.km[1])
    assert spread[1] == pytest.approx(0, abs=1e-12)


@given(st.floats(-0.9, 0), st.floats(0, 4), st.floats(-6, 6))
def test_a_factor_is_off_by_its_uncertainty(low: float, high: float, score: float) -> None:
    """Half of the time above; at the 5th and 95th percentile by what the set says."""
    error = Uncertainty(low=low, high=high, basis="assumed")

    assert off_by(error, 0.0) == 1
    assert off_by(error, 1.6448536269514722) == pytest.approx(1 + high)
    assert off_by(error, -1.6448536269514722) == pytest.approx(1 + low)
    assert (off_by(error, score) - 1) * score >= 0


def test_factors_of_one_mode_are_off_together() -> None:
    """Petrol and electric cars, and cars that are shared: one error for all who use a factor."""
    setup = setup_of(event("{in_person: 400}", mobility="{mode_shares: {car: 50%, carpool: 50%}}"))
    one = possible(setup, Draws(4))
    whole = kg_by_mode(one)
    modes = np.array([mode for mode, _ in one.legs.kinds])[one.legs.kind]
    off = {mode: float(one.kg[modes == mode].sum()) / whole[mode] for mode in ("car", "carpool")}

    assert off["car"] != pytest.approx(1)
    assert off["carpool"] == pytest.approx(off["car"], rel=0.02)
