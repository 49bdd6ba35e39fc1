"""Service times: read with every mistake at once, and off by chance within their ranges."""

import re
from pathlib import Path

import attrs
import numpy as np
import pytest
from helpers.paths import ROOT
from helpers.small_forecasts import doubted, event, figures_of, setup_of
from hypothesis import given, strategies as st

from ecoevent.chance.streams import Draws
from ecoevent.errors import BehaviourError, SimulationError
from ecoevent.forecasting.assumptions import ASSUMPTIONS
from ecoevent.forecasting.possible import Setup, possible
from ecoevent.travel.day.service import STREAM, Doubt, OffBy, Timing
from ecoevent.travel.day.service_checks import HOURS, LEAST_TIMES, MOST_MINUTES, MOST_TIMES
from ecoevent.travel.day.service_file import load_service

FILE = ROOT / "rules" / "travel" / "service.yaml"
NAMES = sorted(load_service().timings)
AT_DESK = event(venue=", check_in_desks: 1, prints_badges: true")

seeds = st.integers(0, 2**32)
places = st.floats(0, 1, exclude_max=True)
lengths = st.floats(0.1, 1e3)


def doubts(low: float, middle: float, high: float) -> st.SearchStrategy[Doubt]:
    """Any range around the middle that the file may give."""
    return st.builds(
        Doubt,
        low=st.floats(low, middle),
        high=st.floats(middle, high),
        source=st.just("s"),
        status=st.just("assumed"),
        confidence=st.just("low"),
    )


@st.composite
def durations(draw: st.DrawFn) -> Timing:
    """Any duration that the file may give."""
    form = draw(st.sampled_from(["constant", "uniform", "triangular", "weibull", "profile"]))
    if form == "profile":
        steps = np.cumsum(draw(st.lists(lengths, min_size=2, max_size=4)))
        shares = np.linspace(0, 1, len(steps))
        numbers = np.column_stack([shares, steps]).ravel().tolist()
    else:
        count = {"constant": 1, "triangular": 3}.get(form, 2)
        numbers = draw(st.lists(lengths, min_size=count, max_size=count))
        numbers = numbers if form == "weibull" else sorted(numbers)
    return Timing(
        form=form,
        numbers=tuple(numbers),
        unit="s",
        source="s",
        status="assumed",
        confidence="low",
        off_by=OffBy(times=draw(doubts(LEAST_TIMES, 1, MOST_TIMES))),
    )


def ends(one: Timing) -> tuple[float, float]:
    """The least and the most of a spread, or 0 and its scale."""
    if one.form == "profile":
        return one.numbers[1], one.numbers[-1]
    return 0.0, one.numbers[-1]


def found_off(one: Timing, drawn: Timing) -> tuple[float, float]:
    """How many times as long it was drawn, and how much later."""
    (low, high), (first, last) = ends(one), ends(drawn)
    times = (last - first) / (high - low)
    return times, first - times * low


@given(durations(), places)
def test_a_duration_that_is_off_is_still_one(one: Timing, place: float) -> None:
    """In order and positive, at any place of any range."""
    drawn = one.at(lambda: place).spread

    assert drawn.is_in_order
    assert drawn.is_positive


@given(durations(), places)
def test_a_duration_is_off_as_a_whole(one: Timing, place: float) -> None:
    """Its mean by the same factor as each of its quantiles, which lies in the range."""
    drawn = one.at(lambda: place)
    times = drawn.value / one.value

    assert one.off_by.times.low - 1e-9 <= times <= one.off_by.times.high + 1e-9
    at = np.array([0.0, 0.1, 0.5, 0.99])
    assert drawn.spread.at(at) == pytest.approx(times * one.spread.at(at), rel=1e-9)


@given(st.sampled_from(NAMES), places)
def test_half_of_what_is_drawn_is_above_the_value(name: str, place: float) -> None:
    """And half below, so the value is the median; in the middle it is the value to the last bit."""
    one = load_service().timings[name]
    times, _ = found_off(one, one.at(iter([place, 0.5]).__next__))

    assert one.at(lambda: 0.5) == one
    assert np.sign(np.round(times - 1, 9)) in (0, np.sign(place - 0.5))


@given(st.sampled_from(sorted(HOURS)), places)
def test_hours_move_as_a_whole(name: str, place: float) -> None:
    """Each by the same minutes, later above the middle of the range and earlier below."""
    one = load_service().timings[name]
    moved = np.array(one.at(iter([0.5, place]).__next__).numbers)[1::2] - one.numbers[1::2]

    assert np.ptp(moved) < 1e-9
    assert np.sign(np.round(moved[0], 9)) in (0, np.sign(place - 0.5))


def test_hours_are_wider_around_the_moment_that_they_count_from() -> None:
    """Twice as wide: who comes 45 min before the start comes 90 min before it."""
    one = load_service().arrival

    assert one.off(2.0).numbers[1] == 2 * one.numbers[1] == -90
    assert one.off(2.0).numbers[::2] == one.numbers[::2]


@given(seeds)
def test_without_doubt_nothing_is_drawn(seed: int) -> None:
    """With ranges of no width the service times are those of the file, to the last bit."""
    certain = doubted(load_service(), 0)

    assert certain.drawn(Draws(seed).generator) == certain


def test_without_doubt_the_figures_are_those_of_the_file() -> None:
    """Every figure has the bytes that it has where nothing is drawn."""
    setup = setup_of(AT_DESK)
    certain = attrs.evolve(setup, service=doubted(setup.service, 0))
    never = attrs.evolve(setup, service=_Undrawn())  # type: ignore[arg-type]  # acts as service

    for replication in range(4):
        draws = Draws(3, replication)
        assert figures_of(certain)(draws) == figures_of(never)(draws)
        assert figures_of(certain)(draws) != figures_of(setup)(draws)


class _Undrawn:
    """Service times that are as the file has them, whatever is drawn."""

    def drawn(self, _draw: object) -> object:
        """The same for everyone."""
        return load_service()


@pytest.mark.parametrize("name", NAMES)
def test_medians_of_many_events_are_the_values(name: str) -> None:
    """Off by a factor of 1 and by no minute, as often above as below; within the ranges."""
    one = load_service().timings[name]
    events = [load_service().drawn(Draws(1, index).generator) for index in range(1_500)]
    off = np.array([found_off(one, each.timings[name]) for each in events])

    ranges = ((one.off_by.times, 1.0), (one.off_by.minutes, 0.0))
    for values, (doubt, middle) in zip(off.T, ranges, strict=True):
        if doubt is not None:
            # 1,500 draws: a half of them within 4 standard errors
            assert abs(np.mean(values > middle) - 0.5) < 4 * 0.5 / np.sqrt(1_500)
            assert doubt.low <= values.min() < values.max() <= doubt.high


def times_at_the_desk(setup: Setup, draws: Draws) -> float:
    """By how much the desks of an event are slower than the file says."""
    gate = possible(setup, draws).log.world.gate
    assert gate is not None
    (times,) = {
        round(number / usual, 9)
        for number, usual in zip(
            gate.service_seconds.numbers, setup.service.check_in_with_badge.numbers, strict=True
        )
    }
    return times


def test_all_who_come_share_the_error() -> None:
    """One factor for the desks of an event, another at the next event."""
    setup = setup_of(AT_DESK)
    found = {times_at_the_desk(setup, Draws(1, index)) for index in range(5)}

    assert len(found) == 5


def test_the_error_is_apart_from_the_chance_of_the_day() -> None:
    """Drawn anew alone, it changes desks and hours; who comes, and who before whom, stays."""
    setup, draws = setup_of(AT_DESK), Draws(1)
    anew = draws.with_stream_of(77, STREAM)
    first, second = possible(setup, draws), possible(setup, anew)

    assert times_at_the_desk(setup, draws) != times_at_the_desk(setup, anew)
    assert (first.counts == second.counts).all()
    crowds = [one.log.world.crowd for one in (first, second)]
    early = [np.lexsort((one.ready_ms, one.kind, one.origin)) for one in crowds]
    assert (early[0] == early[1]).all()
    assert (crowds[0].ready_ms != crowds[1].ready_ms).any()
    assert (crowds[0].leave_ms != crowds[1].leave_ms).any()


def test_the_more_doubt_the_longer_a_queue_may_be() -> None:
    """The 95th percentile of the wait at check-in rises with the width of the ranges."""
    setup = setup_of(event("{in_person: 150}", venue=", check_in_desks: 1, prints_badges: true"))

    def p95(times: float) -> float:
        wide = attrs.evolve(setup, service=doubted(setup.service, times))
        figures = figures_of(wide)
        wait = figures.names.index("gate_wait_minutes")
        return float(np.percentile([figures(Draws(2, index))[wait] for index in range(80)], 95))

    waits = [p95(times) for times in (0, 0.5, 1)]
    assert waits == sorted(waits)
    assert waits[2] > 1.3 * waits[0]


def test_it_is_an_assumption_that_can_be_measured() -> None:
    """Told in both languages, apart from the chance of the day."""
    told, day = ASSUMPTIONS["service-times"], ASSUMPTIONS["day"]

    assert told.title.fr != told.title.en
    assert "ten people" in told.measure.en
    assert told.measure != day.measure


def test_every_timing_and_range_names_a_source_of_the_file() -> None:
    """And every source is used."""
    service = load_service()
    used = {timing.source for timing in service.timings.values()}
    for timing in service.timings.values():
        doubts = (timing.off_by.times, timing.off_by.minutes)
        used |= {doubt.source for doubt in doubts if doubt is not None}

    assert used == set(service.sources)


RIGHT = "times: {low: 0.8, high: 2, source: nunify"
MINUTES = "minutes: {low: 0, high: 1, source: ours, status: read, confidence: low}"
HOUR = "    minutes: {low: -5"


@pytest.mark.parametrize(
    ("before", "after", "error", "message"),
    [
        ("[5, 10, 15]", "[15, 10, 5]", SimulationError, "check_in: triangular of 15, 10, 5"),
        ("[2.8, 17.1]", "[2.8]", SimulationError, "patience: weibull of 2.8 is no possible"),
        ("numbers: [2]", "numbers: [-2]", SimulationError, "boarding: constant of -2"),
        ("check_in:", "chek_in:", BehaviourError, "'chek_in'"),
        ("form: weibull", "form: normal", BehaviourError, "normal"),
        (
            RIGHT,
            RIGHT.replace("0.8, high: 2", "2, high: 0.8"),
            BehaviourError,
            r":\d+:12: T301 check_in\.off_by\.times: low \(2\) and high \(0\.8\) must lie on",
        ),
        (
            RIGHT,
            RIGHT.replace("0.8", "1.2"),
            BehaviourError,
            r"T301 check_in\.off_by\.times: low \(1\.2\) and high \(2\) must lie on either side",
        ),
        (HOUR, HOUR.replace("-5", "5"), BehaviourError, r"T301 arrival\.off_by\.minutes: .* of 0"),
        (
            RIGHT,
            RIGHT.replace("0.8", "0"),
            BehaviourError,
            r"T102 check_in\.off_by\.times\.low: must be from 0\.1 to 10, got 0",
        ),
        (
            RIGHT,
            RIGHT.replace("nunify", "nunfy"),
            BehaviourError,
            r"T203 check_in\.off_by\.times\.source: 'nunfy' is not a source .* mean 'nunify'",
        ),
        (
            "  source: headways",
            "  source: headway",
            BehaviourError,
            r"T203 boarding\.source: 'headway' is not a source",
        ),
        (
            RIGHT,
            RIGHT.removesuffix(", source: nunify"),
            BehaviourError,
            r"the key 'source' is missing",
        ),
        (HOUR, f"    #{HOUR}", BehaviourError, r"T202 arrival\.off_by: minutes are missing"),
        (
            f"    {RIGHT}",
            f"    {MINUTES}\n    {RIGHT}",
            BehaviourError,
            r"T302 check_in\.off_by\.minutes: only hours \(arrival, departure\) move by minutes",
        ),
        (
            "form: profile",
            "form: weibull",
            BehaviourError,
            r"T303 arrival\.form: hours cannot be 'weibull'",
        ),
    ],
)
def test_a_wrong_file_is_answered(
    tmp_path: Path, before: str, after: str, error: type[Exception], message: str
) -> None:
    """With the place and the value."""
    text = FILE.read_text("utf-8")
    path = tmp_path / "service.yaml"
    assert before in text
    path.write_text(text.replace(before, after, 1), "utf-8")

    with pytest.raises(error, match=message):
        load_service(path)


def test_a_timing_without_a_range_is_told(tmp_path: Path) -> None:
    """Silence is not certainty."""
    path = tmp_path / "service.yaml"
    text, count = re.subn(r"  off_by:\n    times: .*low\}\n", "", FILE.read_text("utf-8"), count=1)
    path.write_text(text, "utf-8")

    assert count == 1
    with pytest.raises(BehaviourError, match=r"margin\.off_by: the key 'off_by' is missing"):
        load_service(path)


def test_every_mistake_is_told_at_once(tmp_path: Path) -> None:
    """Not one after the other."""
    path = tmp_path / "service.yaml"
    wrong = "times: {low: 20, high: -1, source: nobody"
    path.write_text(FILE.read_text("utf-8").replace(RIGHT, wrong, 1), "utf-8")

    with pytest.raises(BehaviourError) as told:
        load_service(path)
    assert [found.code for found in told.value.problems] == ["T301", "T102", "T102", "T203"]


def test_the_page_tells_every_range() -> None:
    """docs/simulation.md has the ends of each, as the file has them."""
    page = (ROOT / "docs" / "simulation.md").read_text("utf-8")
    for timing in load_service().timings.values():
        times, minutes = timing.off_by.times, timing.off_by.minutes
        assert f"times {times.low:g} to {times.high:g}" in page
        if minutes is not None:
            assert f"{minutes.low:g} to {minutes.high:g} min" in page


def test_the_ends_that_a_file_may_have_hold_those_of_ours() -> None:
    """With room to spare, so that no range of ours stands at the bound."""
    for timing in load_service().timings.values():
        assert LEAST_TIMES < timing.off_by.times.low <= timing.off_by.times.high < MOST_TIMES
        if timing.off_by.minutes is not None:
            assert max(-timing.off_by.minutes.low, timing.off_by.minutes.high) < MOST_MINUTES
