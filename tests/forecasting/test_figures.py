"""The figures of a replication: every one adds up, whatever the event and the chance."""

import numpy as np
import pytest
from helpers.small_forecasts import NEAR_AND_FAR, closed_form, event, figures_of, setup_of
from hypothesis import given, strategies as st

from ecoevent.chance.streams import Draws
from ecoevent.forecasting.figures import MODE_NAMES, MOST_ORIGINS, NAMES, groups_of
from ecoevent.knowledge.modes import SHARES

MANY = "[" + ", ".join(f"{{place: {km} km, count: {km}}}" for km in range(1, 31)) + "]"
SHUTTLE = "{shuttles: [{seats: 15, trips: 4, distance_km: 9}]}"


def figures(plan_parts: dict[str, str], replication: int) -> dict[str, float]:
    """By name, of one replication."""
    model = figures_of(setup_of(event(**plan_parts)))
    return dict(zip(model.names, model(Draws(3, replication)), strict=True))


EVENTS: list[dict[str, str]] = [
    {},
    {"people": "{in_person: 90}", "more": ", ends: 2027-05-02"},
    {"people": f"{{origins: {MANY}}}", "mobility": SHUTTLE},
    {"mobility": "{mode_shares: {train: 40 %, transit: 30 %, ferry: 10 %}}"},
    {"venue": ", car_parking_places: 3, bike_parking_places: 0, check_in_desks: 1"},
]


@given(st.sampled_from(EVENTS), st.integers(0, 2**20))
def test_figures_add_up(parts: dict[str, str], replication: int) -> None:
    """The sum by mode is the total is the sum by origin; words share out everyone."""
    found = figures(parts, replication)

    for prefix in ("kg:", "origin:"):
        parts_kg = sum(value for name, value in found.items() if name.startswith(prefix))
        assert parts_kg == pytest.approx(found["total_kg"])
    assert all(np.isfinite(value) and value >= 0 for value in found.values())
    people = sum(found[f"people:{mode}"] for mode in MODE_NAMES)
    assert found["total_kg"] == pytest.approx(found["per_person_kg"] * people)
    assert sum(found[f"share:{word}"] for word in SHARES) == pytest.approx(1)
    for name in NAMES:
        assert not name.endswith("_share") or found[name] <= 1 + 1e-9


def test_shares_are_of_those_who_come() -> None:
    """A count of people by mode and the share of its word agree; commuter trains are transit."""
    found = figures({"people": "{in_person: 200}"}, 4)

    assert found["share:car"] == pytest.approx(found["people:car"] / 200)
    assert found["share:bike"] == pytest.approx(
        (found["people:bike"] + found["people:e_bike"] + found["people:scooter"]) / 200
    )
    assert found["share:transit"] * 200 >= found["people:metro"] + found["people:bus"] - 1e-9
    assert found["share:train"] * 200 <= found["people:train"] + 1e-9


def test_a_commuter_train_is_transit() -> None:
    """Where all come by transit, nobody comes by train, although some ride one."""
    people = "{origins: [{place: 30 km, count: 90}]}"
    found = figures({"people": people, "mobility": "{mode_shares: {transit: 100 %}}"}, 2)

    assert found["people:train"] > 0
    assert (found["share:transit"], found["share:train"]) == (pytest.approx(1), 0)


def test_trips_of_those_who_stay_have_a_line_of_their_own() -> None:
    """The last group: nothing where all sleep at home."""
    for share, emits in (("100 %", True), ("0 %", False)):
        people = f"{{origins: {NEAR_AND_FAR}, overnight_share: {share}}}"
        found = figures({"people": people, "more": ", ends: 2027-05-03"}, 2)

        last = max(int(name.partition(":")[2]) for name in found if name.startswith("origin:"))
        assert (found[f"origin:{last}"] > 0) == emits


@pytest.mark.slow
def test_stated_shares_come_back_on_average() -> None:
    """Within 4 standard errors, trains and transit apart."""
    mobility = "{mode_shares: {transit: 50 %, train: 20 %, car: 20 %, walk: 10 %}}"
    model = figures_of(setup_of(event(mobility=mobility)))
    rows = np.array([model(Draws(3, index)) for index in range(120)])

    for word, share in {"transit": 0.5, "train": 0.2, "car": 0.2, "walk": 0.1}.items():
        values = rows[:, model.names.index(f"share:{word}")]
        assert abs(values.mean() - share) <= 4 * values.std() / np.sqrt(len(values)), word


def test_few_origins_are_named_and_the_others_are_one() -> None:
    """Those that emit most, in that order."""
    setup = setup_of(event(f"{{origins: {MANY}}}"))
    central = closed_form(setup)
    groups = groups_of(central, len(setup.demand.people))

    assert len(groups.named) == MOST_ORIGINS
    assert groups.count == MOST_ORIGINS + 2
    kg = central.by_origin[list(groups.named)]
    assert (np.diff(kg) <= 0).all()
    labels = groups.labels(setup.demand)
    assert labels[-2:] == [None, ""]
    assert str(labels[0]).endswith(" km")


def test_nights_are_those_of_the_plan() -> None:
    """Guest nights that the plan counts are slept, whoever stays; none where nobody stays."""
    people = f"{{origins: {NEAR_AND_FAR}, overnight_share: 0 %}}"

    assert figures({"people": people}, 1)["lodging_kg"] == 0
    said = figures({"people": people, "rest": "accommodation: {guest_nights: 50}"}, 1)
    twice = figures({"people": people, "rest": "accommodation: {guest_nights: 100}"}, 1)
    assert twice["lodging_kg"] == pytest.approx(2 * said["lodging_kg"]) != 0


def test_nights_and_hours_online_are_beside_the_total() -> None:
    """People online emit, and change nothing of the journeys."""
    here = figures({}, 1)
    both = figures({"people": f"{{origins: {NEAR_AND_FAR}, online: 500}}"}, 1)

    assert both["online_kg"] > here["online_kg"] == 0
    assert both["total_kg"] == here["total_kg"]
