"""Scales: exact thresholds, whole points, distances to the next one."""

import pytest
from hypothesis import given, strategies as st

from ecoevent.engine.scale import MOST_POINTS, Scale, build_scale

RISING = build_scale("linear", ((0.0, 0), (0.5, 6), (1.0, 10)))
FALLING = build_scale("steps", ((0.0, 5), (10.0, 3), (20.0, 0)))


def scale(corners: list[tuple[float, int]], kind: str = "linear") -> Scale:
    """The scale through these corners, which are right."""
    built = build_scale(kind, tuple(corners))
    assert isinstance(built, Scale)
    return built


@pytest.mark.parametrize(
    ("value", "points"), [(-1, 0), (0, 0), (0.49, 5), (0.5, 6), (0.6249, 6), (0.625, 7), (2, 10)]
)
def test_a_linear_scale_rounds_down_at_exact_thresholds(value: float, points: int) -> None:
    """A point is given where it is reached and not before."""
    assert RISING.at(value) == points


@pytest.mark.parametrize(("value", "points"), [(0, 5), (0.1, 3), (10, 3), (10.1, 0), (99, 0)])
def test_falling_steps_hold_up_to_their_value(value: float, points: int) -> None:
    """Less is better: a step is reached up to its value, that value included."""
    assert FALLING.at(value) == points


@pytest.mark.parametrize(
    ("value", "points"),
    [(-1, 4), (0, 4), (0.1, 3), (25, 3), (25.1, 2), (75, 1), (75.1, 0), (100, 0)],
)
def test_a_falling_linear_scale_rounds_down_too(value: float, points: int) -> None:
    """Between two points the lower one is given."""
    assert scale([(0.0, 4), (100.0, 0)]).at(value) == points


@pytest.mark.parametrize("count", range(21))
def test_a_share_of_twenty_reaches_the_percentage_that_it_is(count: int) -> None:
    """19 of 20 is 95 %, whatever floats make of it."""
    assert scale([(0.0, 0), (1.0, 20)]).at(count / 20) == count


corners = st.lists(
    st.tuples(st.integers(0, 100), st.integers(1, 9)),
    min_size=2,
    max_size=5,
    unique_by=lambda pair: pair[0],
)


@given(corners, st.booleans(), st.sampled_from(["linear", "steps"]), st.floats(-10, 110))
def test_the_next_step_is_where_the_points_change(
    pairs: list[tuple[int, int]],
    rising: bool,
    kind: str,
    value: float,
) -> None:
    """At the next value there are more points; just short of it there are not."""
    points = [0, *sorted(points for _, points in pairs[1:])]
    ladder = points if rising else points[::-1]
    values = sorted(float(value) for value, _ in pairs)
    built = scale(list(zip(values, ladder, strict=True)), kind)
    following = built.next_up(value)
    if following is None:
        assert built.at(value) == built.top
        return

    assert built.at(following[0]) == following[1] > built.at(value)
    assert built.at((value + following[0]) / 2) < following[1] or value == following[0]


@given(corners, st.floats(-10, 110), st.floats(-10, 110))
def test_more_never_gives_less_on_a_rising_scale(
    pairs: list[tuple[int, int]], one: float, other: float
) -> None:
    """Rising scales rise."""
    points = [0, *sorted(points for _, points in pairs[1:])]
    values = sorted(float(value) for value, _ in pairs)
    built = scale(list(zip(values, points, strict=True)))

    assert built.at(min(one, other)) <= built.at(max(one, other))


@pytest.mark.parametrize(
    ("pairs", "reason"),
    [
        (((0.0, 0),), "short"),
        (((0.0, 0), (0.0, 3)), "values"),
        (((0.0, 0), (1.0, 3), (2.0, 1)), "direction"),
        (((0.0, 2), (1.0, 2)), "direction"),
        (((0.0, 1), (1.0, 3)), "zero"),
    ],
)
def test_a_wrong_scale_says_why(pairs: tuple[tuple[float, int], ...], reason: str) -> None:
    """One reason for each way of being wrong."""
    assert build_scale("linear", pairs) == reason


def test_a_step_gives_no_more_points_than_can_be_counted() -> None:
    """A linear scale is one step a point: a million million of them would never be made."""
    assert build_scale("linear", ((0.0, 0), (0.5, MOST_POINTS + 1))) == "many"
    assert build_scale("steps", ((0.0, 10**12), (0.5, 0))) == "many"
    assert isinstance(build_scale("linear", ((0.0, 0), (0.5, MOST_POINTS))), Scale)
