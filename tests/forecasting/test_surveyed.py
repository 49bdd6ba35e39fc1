"""The survey after an event beside its forecast, each with its own range."""

import numpy as np
import pytest
from helpers.small_forecasts import event
from hypothesis import given, strategies as st

from ecoevent.chance.ranges import Range
from ecoevent.forecasting.surveyed import interval, surveyed

SHARES = st.floats(0, 1)
COUNTS = st.integers(1, 10_000)


def known(low: float, high: float) -> Range:
    """A forecast between those ends."""
    middle = (low + high) / 2
    return Range(p5=low, p50=middle, p95=high, mean=middle, standard_error=0.01)


@given(SHARES, COUNTS, COUNTS)
def test_the_interval_holds_the_share_and_is_one_of_shares(
    share: float, answers: int, more: int
) -> None:
    """From 0 to 1, on either side of what was found; without a width once everyone answered."""
    low, high = interval(share, answers, answers + more)

    assert 0 <= low <= share + 1e-12
    assert share - 1e-12 <= high <= 1
    assert low < high
    assert interval(share, answers, answers) == (share, share)


@given(SHARES, COUNTS, COUNTS)
def test_more_answers_know_more(share: float, answers: int, more: int) -> None:
    """As does the same number among fewer people."""
    few, many = (interval(share, count, 50_000) for count in (answers, answers + more))
    of_few = interval(share, answers, answers + more)

    assert many[1] - many[0] <= few[1] - few[0]
    if answers + more <= 50_000:
        assert of_few[1] - of_few[0] <= few[1] - few[0] + 1e-12


def test_wilson_by_hand() -> None:
    """50 % of 10 answers among millions: 0.5 ± z √(0.025 + z²/400) / (1 + z²/10), z = 1.645."""
    assert interval(0.5, 10, 1e12) == pytest.approx((0.2693, 0.7307), abs=1e-4)
    assert interval(0.0, 10, 1e12) == pytest.approx((0.0, 0.2129), abs=1e-4)


def test_nine_intervals_in_ten_hold_the_share_of_everyone() -> None:
    """Samples of 60 out of 200 people of whom 60 drive, drawn without return."""
    rng = np.random.default_rng(3)
    found = rng.hypergeometric(60, 140, 60, 4000) / 60
    held = [low <= 0.3 <= high for low, high in (interval(share, 60, 200) for share in found)]

    assert np.mean(held) == pytest.approx(0.9, abs=0.04)


@pytest.mark.parametrize(
    ("answers", "found", "is_within"),
    [
        ("", 0.4, True),
        ("", 0.41, False),
        (", mode_shares_answers: 20", 0.41, True),
        (", mode_shares_answers: 20", 0.6, False),
        (", mode_shares_answers: 0", 0.41, False),
        (", mode_shares_answers: 60", 0.41, False),
    ],
)
def test_few_answers_contradict_little(answers: str, found: float, is_within: bool) -> None:
    """A forecast of 30 to 40 % among 60 people: 41 % of twenty of them is no contradiction."""
    plan = event(rest=f"actual: {{mobility: {{mode_shares: {{car: {found}}}{answers}}}}}")
    (one,) = surveyed(plan, {"car": known(0.3, 0.4)}, 60)

    assert (one.mode, one.survey, one.is_within) == ("car", found, is_within)
    assert (one.answers is None) == ("answers: 20" not in answers and "answers: 60" not in answers)


def test_those_who_came_are_everyone() -> None:
    """Twenty answers of twenty people counted under `actual` are all there is to know."""
    plan = event(
        rest="actual: {participants: {in_person: 20},"
        " mobility: {mode_shares: {car: 41 %}, mode_shares_answers: 20}}"
    )
    (one,) = surveyed(plan, {"car": known(0.3, 0.4)}, 60)

    assert (one.low, one.high, one.is_within) == (0.41, 0.41, False)


def test_without_a_survey_there_is_nothing_to_compare() -> None:
    """Nor with one of other things."""
    plan = event(rest="actual: {mobility: {transit_offer: free}}")

    assert surveyed(plan, {}, 60) == ()
    assert surveyed(event(), {}, 60) == ()
