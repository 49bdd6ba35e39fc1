"""What legs emit: by component, boundary, mode and origin, and in any proportion."""

import math
from pathlib import Path

import attrs
import numpy as np
import pytest
from helpers.trips import joined, legs, scaled, shipped, small_set
from hypothesis import given, strategies as st

from ecoevent.errors import MissingFactorError, TableError
from ecoevent.footprint import FactorSet, emissions, load_factors
from ecoevent.footprint.accounting.rating import rated
from ecoevent.footprint.comparing import one_leg
from ecoevent.footprint.emitting import BOUNDARIES, Boundary
from ecoevent.travel import Legs

REGIONS = st.sampled_from(["CA-QC", "CA-AB", "FR", "BR", "world"])
SETS = st.sampled_from(range(3)).map(lambda index: shipped()[index])


@pytest.fixture
def small(tmp_path: Path) -> FactorSet:
    """The small set."""
    return load_factors(small_set(tmp_path))


def kg(found: FactorSet, mode: str, km: float = 100, boundary: Boundary = "direct") -> float:
    """What one person emits there and back, without non-CO2."""
    kind, _, variant = mode.partition("/")
    leg = one_leg((kind, variant or "average"), km=km)
    return emissions(leg, found, boundary=boundary, non_co2="none").total_kg


@given(legs(), SETS, st.sampled_from([2.0, 3.0, 10.0]))
def test_twice_the_people_emit_twice(found: Legs, factor_set: FactorSet, times: float) -> None:
    """So many times the people and vehicles, so many times the kilograms and kilometres."""
    once, more = emissions(found, factor_set), emissions(scaled(found, times), factor_set)

    assert more.total_kg == pytest.approx(times * once.total_kg, rel=1e-9)
    assert more.passenger_km == pytest.approx(times * once.passenger_km, rel=1e-9)


@given(legs(), SETS, st.floats(0, 1))
def test_a_split_origin_changes_nothing(found: Legs, factor_set: FactorSet, share: float) -> None:
    """Two rows for the same people give what one row gives."""
    split = joined(scaled(found, share), scaled(found, 1 - share))
    whole, parts = emissions(found, factor_set), emissions(split, factor_set)

    assert parts.total_kg == pytest.approx(whole.total_kg, rel=1e-9, abs=1e-9)
    assert parts.by_origin == pytest.approx(whole.by_origin, rel=1e-9, abs=1e-6)


@given(legs(), SETS, st.sampled_from(BOUNDARIES), st.sampled_from(["none", "source", 1.7]), REGIONS)
def test_the_parts_sum_to_the_total(
    found: Legs, factor_set: FactorSet, boundary: Boundary, non_co2: float, region: str
) -> None:
    """Components, modes and origins each."""
    made = emissions(found, factor_set, boundary=boundary, non_co2=non_co2, region=region)
    sums = [sum(made.by_component.values()), sum(made.by_mode.values()), made.by_origin.sum()]

    assert sums == pytest.approx([made.total_kg] * 3, rel=1e-9)


@given(legs(), SETS, REGIONS)
def test_a_wider_boundary_never_lowers_a_total(
    found: Legs, factor_set: FactorSet, region: str
) -> None:
    """Neither does counting what planes do beside CO2."""
    for non_co2 in ("source", "none", 2.0):
        totals = [
            emissions(found, factor_set, boundary=each, non_co2=non_co2, region=region).total_kg
            for each in BOUNDARIES
        ]
        assert totals == sorted(totals)
    bare = emissions(found, factor_set, non_co2="none", region=region)
    assert bare.total_kg <= emissions(found, factor_set, region=region).total_kg


@given(legs(most=6), SETS, st.randoms())
def test_the_order_of_legs_changes_nothing(
    found: Legs, factor_set: FactorSet, chance: object
) -> None:
    """Neither does who stands where."""
    order = list(range(len(found.kind)))
    chance.shuffle(order)  # type: ignore[attr-defined]  # Hypothesis gives a Random
    columns = ("kind", "origin", "people", "vehicles", "straight_km", "known_km", "times")
    mixed = attrs.evolve(found, **{name: getattr(found, name)[order] for name in columns})

    assert rated(mixed, factor_set).kg == pytest.approx(rated(found, factor_set).kg[order])


@given(legs(), SETS)
def test_farther_never_emits_less_within_a_band(found: Legs, factor_set: FactorSet) -> None:
    """A band is straight: a tenth more of a known distance is a tenth more kilograms."""
    known = attrs.evolve(found, known_km=np.where(np.isnan(found.known_km), 100, found.known_km))
    more = attrs.evolve(known, known_km=known.known_km * 1.1)

    assert rated(more, factor_set).kg == pytest.approx(1.1 * rated(known, factor_set).kg, rel=1e-9)


def test_a_car_emits_by_the_kilometre_driven(small: FactorSet) -> None:
    """There and back, with the detour: 2 x 100 x 1.5 x 0.2."""
    assert kg(small, "car") == pytest.approx(60)


def test_who_shares_a_car_shares_its_emissions(small: FactorSet) -> None:
    """A carpool is a car with 2.5 people; its own detour is the default."""
    assert kg(small, "carpool") == pytest.approx(200 * 0.2 / 2.5)


def test_a_counted_vehicle_emits_full_or_empty(small: FactorSet) -> None:
    """One more passenger in a counted car adds nothing."""
    alone = attrs.evolve(one_leg(("car", "average"), km=100), vehicles=np.array([1.0]))
    four = attrs.evolve(alone, people=np.array([4.0]))

    assert emissions(four, small).total_kg == emissions(alone, small).total_kg > 0


def test_a_counted_coach_emits_as_with_its_usual_load(small: FactorSet) -> None:
    """The factor is by the passenger, and twenty ride in a coach: 2 x 100 x 20 x 0.03."""
    coach = attrs.evolve(one_leg(("coach", "average"), km=100, people=3), vehicles=np.array([1.0]))

    assert emissions(coach, small).total_kg == pytest.approx(120)


def test_electricity_is_that_of_the_region(small: FactorSet) -> None:
    """Québec's own, and Canada's for a province that the set does not know."""
    leg = one_leg(("car", "electric"), km=100)
    quebec, alberta = (emissions(leg, small, region=place) for place in ("CA-QC", "CA-AB"))

    assert quebec.by_component == pytest.approx(
        {"direct": 6, "upstream": 18, "non_co2": 0, "construction": 0}
    )
    assert alberta.by_component["direct"] == pytest.approx(30)
    assert "electricity of CA, for want of that of CA-AB" in [note.en for note in alberta.notes]


def test_a_country_serves_its_provinces_wherever_the_set_is_from(tmp_path: Path) -> None:
    """Alberta is in Canada, also for a set of France."""
    french = load_factors(small_set(tmp_path, ("region: CA\n", "region: FR\n")))
    found = emissions(one_leg(("car", "electric"), km=100), french, region="CA-AB")

    assert found.by_component["direct"] == pytest.approx(30)


@pytest.mark.parametrize(
    ("region", "each_km"), [("CA-QC", 0.3), ("CA-ON", 0.4), ("FR", 0.2), ("world", 0.2)]
)
def test_the_factor_of_the_nearest_region_is_taken(
    tmp_path: Path, region: str, each_km: float
) -> None:
    """The event's own, its country's, the one of no region."""
    more = "".join(
        f"- {{mode: car, region: {place}, per: vehicle_km, direct: {value}}}\n"
        for place, value in (("CA", 0.4), ("CA-QC", 0.3))
    )
    local = load_factors(small_set(tmp_path, ("occupancy:\n", f"{more}occupancy:\n")))
    found = emissions(one_leg(("car", "average"), km=100), local, boundary="direct", region=region)

    assert found.total_kg == pytest.approx(2 * 100 * 1.5 * each_km)


def test_a_factor_of_another_region_is_said(tmp_path: Path) -> None:
    """Where there is no other."""
    coach = "{mode: coach, region: CA-ON, "
    local = load_factors(small_set(tmp_path, ("{mode: coach, per", f"{coach}per")))
    found = emissions(one_leg(("coach", "average"), km=100), local, boundary="direct")

    assert [note.en for note in found.notes] == ["coach: factor of another region, CA-ON"]


def test_a_link_takes_every_variant_and_says_nothing(small: FactorSet) -> None:
    """An electric carpool is an electric car that is shared."""
    found = emissions(one_leg(("carpool", "electric"), km=100), small)

    assert found.total_kg == pytest.approx(200 / 2.5 * 0.2 * (0.1 + 0.3))
    assert found.notes == ()


def test_a_link_may_err_by_itself(tmp_path: Path) -> None:
    """With an uncertainty of its own it is another factor."""
    own = "same_as: car, uncertainty: {low: -50 %, high: 50 %, basis: assumed}"
    found = load_factors(small_set(tmp_path, ("same_as: car", own)))
    made = rated(one_leg(("carpool", "average"), km=10), found)

    assert made.factors[0].uncertainty.high == 0.5


def test_a_mix_is_the_weighted_sum_of_its_parts(small: FactorSet) -> None:
    """Six tenths by bus, four by metro."""
    bus, metro = (kg(small, mode, boundary="well_to_wheel") for mode in ("bus", "metro"))

    assert kg(small, "transit", boundary="well_to_wheel") == pytest.approx(0.6 * bus + 0.4 * metro)


@pytest.mark.parametrize(("km", "each_km"), [(999.9, 0.2), (1000, 0.1), (5000, 0.1)])
def test_bands_are_by_the_distance_as_the_crow_flies(
    small: FactorSet, km: float, each_km: float
) -> None:
    """A band ends below its limit; the 50 km more of a flight do not move it."""
    assert kg(small, "plane", km) == pytest.approx(2 * (km + 50) * each_km)


def test_a_known_distance_finds_its_band(small: FactorSet) -> None:
    """Where nobody knows the way as the crow flies."""
    flight = attrs.evolve(one_leg(("plane", "average"), km=math.nan), known_km=np.array([500.0]))

    assert emissions(flight, small, boundary="direct", non_co2="none").total_kg == pytest.approx(
        2 * 500 * 0.2
    )


def test_a_vehicle_in_a_mix_is_shared_by_its_riders(tmp_path: Path) -> None:
    """Half by bus, half in a carpool of 2.5."""
    mixed = load_factors(
        small_set(tmp_path, ("{bus: 60 %, metro: 40 %}", "{bus: 50 %, carpool: 50 %}"))
    )

    assert kg(mixed, "transit") == pytest.approx(200 * (0.5 * 0.1 + 0.5 * 0.2 / 2.5))


def test_a_mix_of_vehicles_is_a_vehicle(tmp_path: Path) -> None:
    """A taxi that is half petrol, half electric, with two people in it."""
    taxi = "- {mode: taxi, mix: {car: 50 %, car/electric: 50 %}}"
    riders = "occupancy:\n- {mode: taxi, people: 2}"
    mixed = load_factors(small_set(tmp_path, ("occupancy:", f"{taxi}\n{riders}")))
    found = emissions(one_leg(("taxi", "average"), km=100), mixed, boundary="direct")

    assert found.methods[0].per == "vehicle_km"
    assert found.total_kg == pytest.approx(200 / 2 * (0.5 * 0.2 + 0.5 * 0.2 * 0.1))


def test_non_co2_may_be_a_multiple_of_what_the_plane_burns(small: FactorSet) -> None:
    """Times 1.7 means 0.7 more than the direct emissions."""
    found = emissions(one_leg(("plane", "average"), km=500), small, non_co2=1.7)

    assert found.by_component["non_co2"] == pytest.approx(0.7 * found.by_component["direct"])


@pytest.mark.parametrize("multiple", [0.5, -1, math.inf, math.nan, "sorce"])
def test_a_multiple_below_one_is_refused(small: FactorSet, multiple: float) -> None:
    """It would take away what the plane burns."""
    with pytest.raises(TableError, match="a multiple of 1 or more"):
        emissions(one_leg(("plane", "average"), km=500), small, non_co2=multiple)


def test_a_mode_without_factor_is_needed(small: FactorSet) -> None:
    """One line, with the sets that were asked."""
    with pytest.raises(MissingFactorError, match="no factor for 'ferry' in small") as caught:
        emissions(one_leg(("ferry", "average"), km=5), small)

    assert caught.value.needed == "ferry"


def test_a_mode_that_nobody_takes_needs_no_factor(small: FactorSet) -> None:
    """The kinds may list it."""
    leg = attrs.evolve(
        one_leg(("car", "average"), km=5), kinds=(("car", "average"), ("ferry", "average"))
    )

    assert emissions(leg, small).by_mode.keys() == {"car"}


def test_a_variant_without_factor_falls_to_the_mode_and_says_so(small: FactorSet) -> None:
    """The hybrid car is an average one here."""
    found = emissions(one_leg(("car", "hybrid"), km=100), small)

    assert found.methods[0].taken == "car"
    assert "driving alone: no factor for hybrid; that of the mode as a whole" in [
        note.en for note in found.notes
    ]


def test_what_the_publisher_does_not_part_is_counted_and_said(small: FactorSet) -> None:
    """A bus from well to wheel has no smaller boundary."""
    found = emissions(one_leg(("bus", "average"), km=100), small, boundary="direct")

    assert found.total_kg == pytest.approx(20)
    assert found.notes[0].en == "bus: small gives direct and upstream together; both are counted"


def test_who_shares_a_factor_shares_its_error(small: FactorSet) -> None:
    """Carpool and car are one factor; a band with its own uncertainty is another."""
    kinds = (("car", "average"), ("carpool", "petrol"), ("plane", "average"))
    found = Legs(
        kinds=kinds,
        kind=np.array([0, 1, 2, 2]),
        origin=np.zeros(4, dtype=np.int64),
        people=np.ones(4),
        vehicles=np.full(4, np.nan),
        straight_km=np.array([10.0, 10, 100, 5000]),
        known_km=np.full(4, np.nan),
        times=np.full(4, 2.0),
    )
    made = rated(found, small)
    one, other, near, far = made.factor

    assert one == other
    assert len({one, near, far}) == 3
    assert made.factors[far].uncertainty.high == 0.3


@pytest.mark.parametrize(
    ("column", "wrong"),
    [("people", -3), ("people", math.nan), ("vehicles", -1), ("known_km", math.inf), ("kind", 7)],
)
def test_a_leg_that_cannot_be_is_refused(small: FactorSet, column: str, wrong: float) -> None:
    """With the column and the row."""
    leg = one_leg(("car", "average"), km=10)
    bad = attrs.evolve(leg, **{column: np.array([wrong]).astype(getattr(leg, column).dtype)})

    with pytest.raises(TableError, match=f"the column {column} has .* in row 0") as caught:
        emissions(bad, small)

    assert caught.value.column == column


def test_a_leg_without_any_distance_is_refused(small: FactorSet) -> None:
    """A place on the Moon has none."""
    with pytest.raises(TableError, match="straight_km"):
        emissions(one_leg(("car", "average"), km=math.nan), small)


def test_no_legs_emit_nothing(small: FactorSet) -> None:
    """An online event has no journeys."""
    leg = one_leg(("car", "average"), km=10)
    columns = ("kind", "origin", "people", "vehicles", "straight_km", "known_km", "times")
    none = attrs.evolve(leg, **{name: getattr(leg, name)[:0] for name in columns})

    assert emissions(none, small).total_kg == 0
