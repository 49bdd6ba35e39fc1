"""Mode choice computes nothing twice and many at once; here it is held against the long way."""

import attrs
import numpy as np
import pytest
from helpers.plain_choice import plain_choose
from hypothesis import given, strategies as st

from ecoevent.chance.streams import Draws
from ecoevent.travel.choice import choice
from ecoevent.travel.choice.behaviour import Behaviour, load_behaviour, regions
from ecoevent.travel.choice.choice import choose
from ecoevent.travel.choice.setting import Setting
from ecoevent.travel.legs import Numbers

CLOSE = 1e-8
"""Places that are scarce are found to a penalty of 1e-9; without them all agree to 1e-12."""
SEATS = (0.0, 3.0, 40.0, 4_000.0)


@st.composite
def behaviours(draw: st.DrawFn) -> Behaviour:
    """Any shipped region, its parameters anywhere in their ranges."""
    behaviour = load_behaviour(draw(st.sampled_from(regions())))
    return behaviour.drawn(Draws(draw(st.integers(0, 10_000))).generator)


@st.composite
def settings_(draw: st.DrawFn) -> Setting:
    """Any event: far and near, across water, with shuttles, prices and places that run out."""
    size = draw(st.integers(1, 4))

    def column(values: st.SearchStrategy[float]) -> Numbers:
        return np.array(draw(st.lists(values, min_size=size, max_size=size)))

    minutes = column(st.floats(0, 90) | st.just(np.inf))
    return Setting(
        straight_km=column(st.floats(0.05, 130) | st.floats(0.05, 6_000)),
        people=column(st.integers(1, 2_000).map(float)),
        purpose=draw(st.sampled_from(("business", "leisure"))),
        by_land=draw(st.none() | st.just(column(st.sampled_from((1.0, 1.0, 0.0))))),
        parking_price=draw(st.none() | st.floats(0, 60) | st.just(1e6)),
        parking_places=draw(st.none() | st.sampled_from(SEATS) | st.floats(0, 3_000)),
        fare_factor=draw(st.floats(0, 1)),
        egress_minutes=draw(st.floats(-4, 30)),
        leaves_late=draw(st.booleans()),
        appeal={"bike": draw(st.floats(-1, 1)), "carpool": draw(st.floats(0, 1))},
        shuttle_minutes=draw(st.none() | st.just(np.column_stack([minutes, minutes / 3]))),
        shuttle_wait=draw(st.floats(0, 20)),
        shuttle_seats=draw(st.none() | st.sampled_from(SEATS)),
    )


@given(settings_(), behaviours())
def test_it_is_the_model_written_out(setting: Setting, behaviour: Behaviour) -> None:
    """Whatever the event, also where places run out."""
    found, expected = choose(setting, behaviour), plain_choose(setting, behaviour)

    assert found == pytest.approx(expected, abs=CLOSE)


@given(settings_(), behaviours())
def test_without_scarcity_it_is_so_to_the_last_digits(
    setting: Setting, behaviour: Behaviour
) -> None:
    """Nothing but rounding is left."""
    free = attrs.evolve(setting, parking_places=None, shuttle_seats=None)

    assert choose(free, behaviour) == pytest.approx(plain_choose(free, behaviour), abs=1e-12)


def of_rows(setting: Setting, rows: "np.typing.NDArray[np.int64]", people: Numbers) -> Setting:
    """The setting with those of its origins, and so many people of each."""
    return attrs.evolve(
        setting,
        straight_km=setting.straight_km[rows],
        people=people,
        by_land=None if setting.by_land is None else setting.by_land[rows],
        shuttle_minutes=None if setting.shuttle_minutes is None else setting.shuttle_minutes[rows],
    )


@given(settings_(), behaviours(), st.randoms(use_true_random=False), st.integers(1, 900))
def test_origins_in_any_order_split_and_merged(
    setting: Setting, behaviour: Behaviour, random: "st.random.Random", times: int
) -> None:
    """Thousands of lines of the same few places are those places, in whatever order they stand."""
    size = len(setting.straight_km)
    rows = np.repeat(np.arange(size), times)
    random.shuffle(rows)  # type: ignore[arg-type]  # an array can be shuffled
    many = of_rows(setting, rows, setting.people[rows] / times)

    assert choose(many, behaviour) == pytest.approx(choose(setting, behaviour)[rows], abs=CLOSE)


@pytest.mark.parametrize("at_once", [1, 7, 64, 10_000])
def test_how_many_are_counted_at_once_changes_nothing(
    at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Near and far, with and without road, by shuttle, where places run out."""
    km = np.geomspace(0.1, 4_000, 64)
    setting = Setting(
        straight_km=km,
        people=np.full(64, 20.0),
        by_land=np.tile([1.0, 1, 1, 0], 16),
        parking_places=90.0,
        shuttle_minutes=np.column_stack([km, km / 2]),
        shuttle_seats=30.0,
    )
    expected = choose(setting, load_behaviour("quebec"))
    monkeypatch.setattr(choice, "_AT_ONCE", at_once)

    assert choose(setting, load_behaviour("quebec")) == pytest.approx(expected, abs=1e-9)
