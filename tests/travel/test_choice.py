"""Properties of mode choice: what must hold whatever the place, the price and the distance."""

import attrs
import numpy as np
import pytest
from hypothesis import given, strategies as st

from ecoevent.chance.streams import Draws
from ecoevent.knowledge.modes import ALTERNATIVES
from ecoevent.travel.choice.behaviour import Behaviour, load_behaviour, regions
from ecoevent.travel.choice.choice import choose
from ecoevent.travel.choice.setting import INDEX, Setting
from ecoevent.travel.legs import Numbers

CLOSE = 1e-7
KM = st.lists(st.floats(0.1, 3_000), min_size=1, max_size=6).map(np.array)
PUBLIC = ("transit", "train", "coach", "plane")


@st.composite
def behaviours(draw: st.DrawFn) -> Behaviour:
    """Any shipped region, its parameters anywhere in their ranges."""
    behaviour = load_behaviour(draw(st.sampled_from(regions())))
    seed = draw(st.integers(0, 10_000))
    return behaviour.drawn(Draws(seed).generator)


@st.composite
def settings_(draw: st.DrawFn) -> Setting:
    """Any event, without shuttles."""
    km = draw(KM)
    return Setting(
        straight_km=km,
        people=np.full(len(km), float(draw(st.integers(1, 5_000)))),
        purpose=draw(st.sampled_from(("business", "leisure"))),
        by_land=draw(st.sampled_from((None, np.ones(len(km)), np.zeros(len(km))))),
        parking_price=draw(st.none() | st.floats(0, 60)),
        parking_places=draw(st.none() | st.floats(0, 3_000)),
        fare_factor=draw(st.floats(0, 1)),
        egress_minutes=draw(st.floats(-4, 30)),
        leaves_late=draw(st.booleans()),
        appeal={"bike": draw(st.floats(-1, 1)), "carpool": draw(st.floats(0, 1))},
    )


def share(chosen: Numbers, name: str) -> Numbers:
    """The probability of one alternative."""
    return chosen[:, INDEX[name]]


def having_curve(behaviour: Behaviour, name: str, times: float) -> Behaviour:
    """The behaviour with a parameter multiplied, be it a number or a curve."""
    one = behaviour.parameters[name]
    if one.value is not None:
        return behaviour.having(**{name.replace(".", "__"): one.value * times})
    moved = attrs.evolve(one, values=tuple(times * value for value in one.values))
    return attrs.evolve(behaviour, parameters={**behaviour.parameters, name: moved})


@given(settings_(), behaviours())
def test_probabilities_are_probabilities(setting: Setting, behaviour: Behaviour) -> None:
    """Each is from 0 to 1, and those of an origin sum to 1."""
    chosen = choose(setting, behaviour)

    assert (chosen >= 0).all()
    assert np.allclose(chosen.sum(axis=1), 1, atol=1e-12)


@given(settings_(), behaviours(), st.sampled_from(PUBLIC), st.floats(1, 5))
def test_a_dearer_mode_never_gains(
    setting: Setting, behaviour: Behaviour, mode: str, times: float
) -> None:
    """Whatever the fare of public transport is multiplied by."""
    dearer = having_curve(behaviour, f"{mode}.fare", times)

    before, after = choose(setting, behaviour), choose(setting, dearer)

    assert (setting.people @ share(after, mode)) <= (setting.people @ share(before, mode)) + CLOSE


@given(settings_(), behaviours(), st.floats(0, 60))
def test_dearer_parking_never_brings_solo_drivers(
    setting: Setting, behaviour: Behaviour, more: float
) -> None:
    """Where places do not run out; where they do, those who stay away make room for others."""
    free = attrs.evolve(setting, parking_places=None, parking_price=setting.parking_price or 0.0)
    dearer = attrs.evolve(free, parking_price=(free.parking_price or 0.0) + more)

    before, after = choose(free, behaviour), choose(dearer, behaviour)

    assert (share(after, "car") <= share(before, "car") + CLOSE).all()


@given(settings_(), behaviours(), st.floats(1, 3))
def test_faster_transit_never_loses(setting: Setting, behaviour: Behaviour, times: float) -> None:
    """However much faster."""
    faster = having_curve(behaviour, "transit.speed", times)

    before, after = choose(setting, behaviour), choose(setting, faster)

    gain = setting.people @ (share(after, "transit") - share(before, "transit"))
    assert gain >= -CLOSE * setting.people.sum()


@given(settings_(), behaviours())
def test_a_free_ticket_never_lowers_transit(setting: Setting, behaviour: Behaviour) -> None:
    """Whatever it cost before."""
    free = attrs.evolve(setting, fare_factor=0.0)

    before, after = choose(setting, behaviour), choose(free, behaviour)

    gain = setting.people @ (share(after, "transit") - share(before, "transit"))
    assert gain >= -CLOSE * setting.people.sum()


@given(settings_(), behaviours(), st.sampled_from(PUBLIC))
def test_a_mode_without_service_has_no_share(
    setting: Setting, behaviour: Behaviour, mode: str
) -> None:
    """None at all, unless the sea leaves nothing but the plane."""
    by_land = attrs.evolve(setting, by_land=None)
    without = having_curve(behaviour, f"{mode}.served", 0.0)

    assert not share(choose(by_land, without), mode).any()


def test_across_the_sea_everyone_flies() -> None:
    """Even a short way, and where few planes go."""
    setting = Setting(straight_km=np.array([30.0]), people=np.ones(1), by_land=np.zeros(1))

    assert share(choose(setting, load_behaviour()), "plane") == pytest.approx(1)


@given(settings_(), behaviours())
def test_a_split_origin_changes_nothing(setting: Setting, behaviour: Behaviour) -> None:
    """Half of the people named on one line and half on another travel as before."""
    twice = attrs.evolve(
        setting,
        straight_km=np.repeat(setting.straight_km, 2),
        people=np.repeat(setting.people, 2) / 2,
        by_land=None if setting.by_land is None else np.repeat(setting.by_land, 2),
    )

    assert np.allclose(choose(twice, behaviour)[::2], choose(setting, behaviour), atol=1e-7)


def test_no_more_cars_than_places_where_people_can_go_elsewhere() -> None:
    """Scarce places are filled and not overfilled while the detour is short enough."""
    behaviour = load_behaviour("montreal").having(parking__most_overflow=1000.0)
    setting = Setting(
        straight_km=np.array([3.0, 8.0]), people=np.array([500.0, 500.0]), parking_places=60.0
    )

    chosen = setting.people @ choose(setting, behaviour)

    cars = chosen[INDEX["car"]] + chosen[INDEX["carpool"]] / behaviour.number("cars.people")
    assert cars == pytest.approx(60, abs=1e-3)


def test_no_more_riders_than_seats() -> None:
    """A full shuttle takes no more."""
    setting = Setting(
        straight_km=np.array([20.0]),
        people=np.array([1000.0]),
        shuttle_minutes=np.array([[1.0, 20.0]]),
        shuttle_seats=30.0,
    )

    chosen = setting.people @ choose(setting, load_behaviour("quebec"))

    assert chosen[INDEX["shuttle"]] == pytest.approx(30, abs=1e-3)


def test_the_blocks_meet_without_a_step() -> None:
    """A metre more or less between 50 and 110 km changes no share by a hundredth of a point."""
    km = np.linspace(50, 110, 60_001)
    chosen = choose(Setting(straight_km=km, people=np.ones(len(km))), load_behaviour())

    assert np.abs(np.diff(chosen, axis=0)).max() < 1e-4


def test_a_ferry_is_never_chosen() -> None:
    """Nobody knows where it goes."""
    setting = Setting(straight_km=np.array([1.0, 50, 500]), people=np.ones(3))

    assert not share(choose(setting, load_behaviour()), "ferry").any()
    assert len(ALTERNATIVES) == 13


def test_more_than_everyone_is_never_served() -> None:
    """A range that reaches beyond all homes counts as all of them."""
    setting = Setting(straight_km=np.array([5.0, 300.0]), people=np.ones(2))
    all_of_them, more = (
        having_curve(load_behaviour("montreal"), "transit.served", times) for times in (1.1, 3.0)
    )

    assert (choose(setting, more) >= 0).all()
    assert choose(setting, more)[0] == pytest.approx(choose(setting, all_of_them)[0])


def test_a_full_lot_deters_far_drivers_less() -> None:
    """Minutes of looking for a place weigh less on a journey between cities."""
    behaviour = load_behaviour("montreal")
    km = np.array([5.0, 300.0])
    plain = Setting(straight_km=km, people=np.full(2, 500.0))
    full = attrs.evolve(plain, parking_places=0.0)

    lost = 1 - share(choose(full, behaviour), "car") / share(choose(plain, behaviour), "car")

    assert lost[0] > 2 * lost[1] > 0
