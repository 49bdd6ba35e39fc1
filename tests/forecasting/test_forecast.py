"""Forecasts: the same from any workers, proportional to people, and sensible at the edges."""

import attrs
import numpy as np
import pytest
from helpers.small_forecasts import NEAR_AND_FAR, event, few

from ecoevent import parse_plan
from ecoevent.chance.apportioning import Replications
from ecoevent.chance.replicating import BATCH, Wanted, replicate
from ecoevent.chance.streams import Draws
from ecoevent.errors import NeededError, PlanError
from ecoevent.forecasting.forecast import Forecast, forecast

HALVES = "[{place: 20 km, count: 40}, {place: 20 km, count: 40}]"
WHOLE = "[{place: 20 km, count: 80}]"


def bytes_of(found: Forecast) -> str:
    """Every number of a forecast, as written."""
    numbers = (found.total, found.figures, found.shares, found.by_mode, found.by_origin)
    return repr((*numbers, found.variance))


def test_the_same_seed_gives_the_same_bytes_with_any_workers() -> None:
    """One process and two, ranges and the shares of the variance."""
    plan = event()
    wanted = Wanted(replications=6 * BATCH)

    alone = forecast(plan, wanted=wanted, pairs=4, workers=1)
    two = forecast(plan, wanted=wanted, pairs=4, workers=2)

    assert bytes_of(alone) == bytes_of(two)


def test_another_seed_differs() -> None:
    """A little: the figures, not the event."""
    first, second = few(event(), seed=1), few(event(), seed=2)

    assert first.total != second.total
    assert first.central.total_kg == second.central.total_kg
    assert first.people == second.people


def within_noise(one: Forecast, other: Forecast, times: float = 1.0) -> bool:
    """Whether the mean of one is so many times that of the other, within 4 standard errors."""
    error = np.hypot(one.total.standard_error, times * other.total.standard_error)
    return bool(abs(one.total.mean - times * other.total.mean) <= 4 * error)


def test_an_origin_in_two_lines_is_the_same_origin() -> None:
    """Listed twice with half of the people each, nothing changes but chance."""
    halves = few(event(f"{{origins: {HALVES}}}"), replications=96)
    whole = few(event(f"{{origins: {WHOLE}}}"), replications=96, seed=9)

    assert halves.central.total_kg == pytest.approx(whole.central.total_kg)
    assert within_noise(halves, whole)


def test_twice_the_people_emit_twice_as_much() -> None:
    """Where nothing is short."""
    twice = NEAR_AND_FAR.replace("30}", "60}").replace("20}", "40}").replace("10}", "20}")
    one = few(event(), replications=96)
    two = few(event(f"{{origins: {twice}}}"), replications=96, seed=9)

    assert two.people == 2 * one.people
    assert within_noise(two, one, times=2)


@pytest.mark.slow
def test_more_replications_know_the_mean_better() -> None:
    """By the root of their number; the range stays as wide."""
    fewer, more = few(event(), replications=48), few(event(), replications=432)

    ratio = fewer.total.standard_error / more.total.standard_error
    assert ratio == pytest.approx(3, rel=0.35)
    width = (fewer.total.p95 - fewer.total.p5) / (more.total.p95 - more.total.p5)
    assert width == pytest.approx(1, rel=0.5)


def test_percentiles_are_in_order() -> None:
    """p5, p50 and p95 of everything."""
    found = few(event())
    ranges = [found.total, *found.figures.values(), *(one.kg for one in found.by_mode)]

    assert all(each.p5 <= each.p50 <= each.p95 for each in ranges)


@pytest.mark.slow
def test_most_from_montreal_is_enough() -> None:
    """A number of people and a town: a wide range, and the spread is what matters."""
    found = few(event("{in_person: 400}"), replications=64, pairs=16)

    assert found.people == 400
    assert found.total.p95 > 2 * found.total.p5
    assert found.variance[0].assumption == "spread"
    assert any("spread around the venue by assumption" in note.en for note in found.notes)


def test_what_changes_nothing_causes_nothing() -> None:
    """Drawn anew alone, attendance leaves every replication as it was; factors do not."""
    found = few(event(), replications=32, pairs=8)
    causes = {one.assumption: one.share for one in found.variance}

    assert causes["attendance"] == 0
    assert causes["factor.road"] > 0


def test_a_list_is_known_better_than_a_number() -> None:
    """The range of listed origins is narrower, for its size."""
    listed, spread = few(event(), replications=64), few(event("{in_person: 60}"), replications=64)

    def width(found: Forecast) -> float:
        return (found.total.p95 - found.total.p5) / found.total.p50

    assert width(listed) < width(spread)


@pytest.mark.parametrize(
    "people",
    ["{in_person: 0}", "{origins: [{place: 3 km, count: 0}]}", "{in_person: 0, online: 9}"],
)
def test_nobody_emits_nothing(people: str) -> None:
    """Zero people: zero kilograms, without a crash."""
    found = few(event(people), pairs=2)

    assert (found.total.mean, found.total.p95, found.per_person.mean) == (0, 0, 0)


def test_an_event_online_needs_nobody_on_site() -> None:
    """Its hours are beside journeys that are none."""
    found = few(event("{online: 100}", more=", format: online"))

    assert found.total.mean == 0
    assert found.figures["online_kg"].mean > 0


def test_who_does_not_say_how_many_is_asked() -> None:
    """One line names what is needed."""
    with pytest.raises(NeededError, match=r"participants\.in_person"):
        few(event("{}"))


def test_parking_of_minus_one_is_refused() -> None:
    """By the reader, with the line and the bounds."""
    with pytest.raises(PlanError, match=r"plan.yaml:2:.* between 0 and 1,000,000, got -1"):
        event(venue=", car_parking_places: -1")


def test_distances_need_no_venue() -> None:
    """A plan of distances is forecast without any place."""
    plan = parse_plan(
        "event: {name: X, starts: 2027-05-01}\n"
        "participants: {origins: [{place: 12 km, count: 40}, {place: 700 km, count: 2}]}\n"
    )

    found = few(plan)

    assert found.total.mean > 0
    assert {one.label for one in found.by_origin} >= {"12 km", "700 km"}


def test_overseas_people_fly() -> None:
    """Nobody drives where there is no road; a plan that says so is told."""
    people = "{origins: [{place: 'Paris, France', count: 20}]}"
    free = few(event(people))
    said = few(event(people, mobility="{mode_shares: {car: 100 %}}"))

    assert [one.mode for one in free.by_mode if one.people.mean > 0] == ["plane"]
    for told in (free, few(event())):
        assert not any("no road" in note.en for note in told.notes)
    assert any("20 people" in note.en and "no road" in note.en for note in said.notes)


def test_the_survey_is_compared_with_the_forecast() -> None:
    """Each surveyed share stands beside its range, chance of the people included."""
    actual = "actual: {mobility: {mode_shares: {car: 45 %, plane: 55 %}}}"
    found = few(event(mobility="{mode_shares: {car: 50 %}}", rest=actual), replications=64)

    by_mode = {one.mode: one for one in found.surveyed}
    assert by_mode["car"].is_within
    assert not by_mode["plane"].is_within
    assert by_mode["car"].forecast.p5 < 0.5 < by_mode["car"].forecast.p95


@pytest.mark.slow
def test_a_million_people_are_forecast() -> None:
    """In seconds, replication by replication."""
    found = few(event("{in_person: 1000000}"), replications=1)

    assert found.people == 1_000_000
    assert found.total.mean > 1e6


def test_the_example_is_replication_zero() -> None:
    """One possible event comes with its log, that of the first row."""
    found = few(event())
    setup = attrs.evolve(found.setup)
    from helpers.small_forecasts import figures_of  # noqa: PLC0415 (only here)

    model = Replications(model=figures_of(setup), seed=1)
    (row,) = replicate(model, Wanted(replications=1), workers=1)

    assert float(found.example.kg.sum()) == row[0]
    assert len(found.example.log.world.crowd) == 60
    assert figures_of(setup)(Draws(1)) == row.tolist()


def test_progress_tells_every_replication() -> None:
    """Up to the last one, those drawn anew included."""
    heard: list[tuple[int, int | None]] = []
    found = few(event(), pairs=2, on_progress=lambda done, of: heard.append((done, of)))

    assert heard[0][0] == BATCH
    assert heard[-1][0] == heard[-1][1] == 24 + 2 * len(found.variance)
