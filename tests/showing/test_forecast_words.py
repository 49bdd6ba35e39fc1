"""Figures of a forecast in words: no digit too many, names that people know, both languages."""

import attrs
import pytest
from helpers.forecast_models import evening, evening_forecast
from hypothesis import given, strategies as st

from ecoevent import parse_plan
from ecoevent.chance.apportioning import Share
from ecoevent.chance.ranges import Range
from ecoevent.chance.replicating import Wanted
from ecoevent.footprint.travelling import estimate_travel
from ecoevent.forecasting.forecast import Forecast, OriginForecast, forecast
from ecoevent.forecasting.surveyed import Surveyed
from ecoevent.showing.exporting.forecasts import forecast_json
from ecoevent.showing.forecast_words import origin_label, place_title
from ecoevent.showing.terminal.fixed_travel import fixed_text
from ecoevent.showing.terminal.forecasts import forecast_text
from ecoevent.showing.terminal.layout import WIDTH, width
from ecoevent.showing.terminal.ranges import (
    cell,
    cell_ends,
    ends,
    mass,
    mass_ends,
    percent,
    percent_ends,
)
from ecoevent.words.quantities import rounded, show_about


def between(low: float, high: float) -> Range:
    """A range around its middle."""
    middle = (low + high) / 2
    return Range(p5=low, p50=middle, p95=high, mean=middle, standard_error=0.1)


ALIKE = Surveyed(
    mode="car", forecast=between(0.2, 0.2), survey=0.5, low=0.5, high=0.5, is_within=False
)
APART = attrs.evolve(ALIKE, forecast=between(0.2, 0.3))


def in_one_line(found: Forecast, lang: str = "en") -> str:
    """What is printed, with all spaces alike."""
    text = forecast_text(found, "fr" if lang == "fr" else "en")
    return " ".join(text.replace("\u00a0", " ").split())


@given(st.floats(1e-9, 1e12), st.integers(1, 5))
def test_rounding_moves_by_half_of_the_last_digit(value: float, digits: int) -> None:
    """And again by nothing."""
    found = rounded(value, digits)

    assert abs(found - value) <= 0.51 * 10 ** (1 - digits) * max(value, found)
    assert rounded(found, digits) == found


@pytest.mark.parametrize("value", [0.0, -0.0])
def test_nothing_stays_nothing(value: float) -> None:
    """Without a logarithm of 0, and without a sign."""
    assert str(rounded(value)) == "0.0"


def test_amounts_say_two_digits() -> None:
    """Kilograms, and tonnes from ten on."""
    assert mass(9_612, "en") == "9,600\u00a0kg CO2e"
    assert mass(12_679, "fr") == "13\u00a0t\u00a0éq.\u00a0CO2"
    assert show_about(0.919, "kg", "fr") == "0,92\u00a0kg"


@pytest.mark.parametrize(
    ("value", "shown"),
    [(0, "0"), (0.2, "<1"), (0.7, "1"), (7.4, "7"), (99.4, "99"), (104.6, "100"), (1049, "1,000"),
     (95_369, "95,000")],
)  # fmt: skip
def test_a_cell_is_whole(value: float, shown: str) -> None:
    """A trace is told as one."""
    assert cell(value, "en") == shown


def test_a_range_without_width_is_not_told() -> None:
    """Nor one whose ends are told alike."""
    assert (ends(between(4, 4), "en"), cell_ends(between(6.9, 7.1), "en")) == ("", "")
    assert percent_ends(0.101, 0.104, "en") == ""


def test_ranges_are_read_in_both_languages() -> None:
    """With the unit of the mean that they stand beside."""
    assert mass_ends(between(15_000, 60_000), "fr") == "15 à 60"
    assert cell_ends(between(0.1, 1234), "en") == "<1 to 1,200"
    assert percent_ends(0.03, 0.09, "en") == "3 to 9%"
    assert percent(0.004, "fr") == "<1\u00a0%"


def test_origins_are_named() -> None:
    """A place by its name, a ring by its distance, the others and those who stay in words."""
    named = [origin_label(label, "en") for label in ("Laval, QC, CA", "1260 km", None, "")]

    assert named == [
        "Laval, QC, CA",
        "about 1,300\u00a0km away",
        "elsewhere",
        "trips near the event",
    ]


def test_places_of_the_day_are_named() -> None:
    """A shuttle as the plan calls it, the rest in the user's language."""
    found = evening_forecast()

    assert place_title("shuttle 1", found).fr == "Navette du métro"
    assert place_title("shuttle 1 stop", found).en == "Navette du métro"
    assert place_title("car park", found).fr == "stationnement"
    assert place_title("gate", found).en == "check-in"


def test_a_shuttle_without_a_name_has_its_number() -> None:
    """As it stands in the plan."""
    found = evening_forecast()
    mobility = found.plan.mobility
    (shuttle,) = mobility.shuttles or ()
    nameless = attrs.evolve(mobility, shuttles=(attrs.evolve(shuttle, name=None),))
    plan = attrs.evolve(found.plan, mobility=nameless)

    assert place_title("shuttle 1", attrs.evolve(found, plan=plan)).fr == "navette 1"


def test_shares_of_the_variance_are_told_to_five_percent() -> None:
    """At most 100, small ones not at all, four at most, the measures once each."""
    shares = {"tastes": 1.4, "constants": 0.42, "cars": 0.2, "service": 0.2, "prices": 0.2}
    causes = [Share(assumption=name, share=share, error=0.1) for name, share in shares.items()]
    small = Share(assumption="stays", share=0.04, error=0.01)
    told = in_one_line(attrs.evolve(evening_forecast(), variance=(*causes, small)))

    assert "about 100% what time and price weigh about 40% the appeal" in told
    assert "prices of travel" not in told
    assert "who stays overnight" not in told
    assert told.count("ask at registration") == 1


def caused(**shares: float) -> Forecast:
    """A forecast whose variance has these causes; `factor_plane` is written for `factor.plane`."""
    causes = [
        Share(assumption=name.replace("factor_", "factor."), share=share, error=0.1)
        for name, share in shares.items()
    ]
    return attrs.evolve(evening_forecast(), variance=tuple(causes))


def test_factors_are_told_and_nobody_is_sent_to_measure_them() -> None:
    """The greatest that can be found out comes first, however much the factors cause."""
    found = caused(
        factor_plane=0.9, factor_road=0.3, day=0.2, factor_rail=0.1, cars=0.08, stays=0.06
    )
    told = in_one_line(found)

    assert "about 90% emission factors of planes about 30% emission factors of the road" in told
    assert "Measure first 1. ask how many people will come in each car and what it runs" in told
    assert told.index("2. ask who stays overnight") > told.index("1. ask how many people")
    assert "The emission factors themselves: about 100%; nothing to ask there." in told
    assert "compare with another factor set" not in told
    assert forecast_json(found)["measure_first"] == ["cars", "stays"]
    assert forecast_json(found)["factors_share"] == 1


def test_factors_alone_leave_nothing_to_measure() -> None:
    """The advice has no title then; and where they cause little they are not told."""
    alone, little = in_one_line(caused(factor_plane=0.9)), in_one_line(caused(cars=0.9))

    assert "Measure first" not in alone
    assert "The emission factors themselves: about 90%" in alone
    assert "factors themselves" not in little


def test_where_nothing_varies_nothing_dominates() -> None:
    """No title without lines."""
    assert "uncertainty" not in in_one_line(attrs.evolve(evening_forecast(), variance=()))


def test_a_trace_is_said_in_words() -> None:
    """No "about <1%"; a percent and more is about that."""
    found = evening_forecast()
    shares = {"turned_away_share": between(0, 0.006), "stranded_share": between(0.01, 0.05)}
    few = attrs.evolve(found, figures=found.figures | shares)

    assert "less than 1% (0 to 1%) of people find no place or departure" in in_one_line(few)
    assert "moins de 1 % (0 à 1 %) des gens ne trouvent ni place" in in_one_line(few, "fr")
    assert "about 3% (1 to 5%) of people cannot go home" in in_one_line(few)


def test_many_origins_are_cut_short() -> None:
    """Six lines, and all others in one whose people and kilograms are the rest."""
    origins = tuple(
        OriginForecast(label=f"Lieu {n}, QC, CA", people=10, kg=between(90 - n, 110 - n))
        for n in range(9)
    )
    told = in_one_line(attrs.evolve(evening_forecast(), by_origin=origins))

    assert "Lieu 5, QC, CA 10" in told
    assert "Lieu 6" not in told
    assert "all others 30 280" in told


def test_a_long_name_does_not_break_the_table() -> None:
    """It is cut, and stays on one line."""
    long = OriginForecast(label="Là-bas\u202e" * 30, people=3, kg=between(400, 900))
    shown = forecast_text(attrs.evolve(evening_forecast(), by_origin=(long,)), "fr")

    assert all(width(line) <= WIDTH for line in shown.splitlines())
    assert "\u202e" not in shown


def test_a_survey_of_shares_taken_as_they_are_is_not_judged() -> None:
    """A forecast without a range of its own cannot say what lies outside it."""
    told = [
        in_one_line(attrs.evolve(evening_forecast(), surveyed=(one,))) for one in (ALIKE, APART)
    ]

    assert ["50% differs" in each for each in told] == [False, True]
    assert "driving alone 20% 50%" in told[0]


def test_a_survey_says_how_many_answered_or_that_it_is_taken_as_it_is() -> None:
    """With its own range in the first case."""
    of_80 = attrs.evolve(APART, answers=80, low=0.41, high=0.59)
    sampled, bare = (
        in_one_line(attrs.evolve(evening_forecast(), surveyed=(one,))) for one in (of_80, APART)
    )

    assert "driving alone 25% 20 to 30% 50% 41 to 59% differs" in sampled
    assert "Answers to the survey: 80;" in sampled
    assert "Without a number of answers the survey is taken as it is" in bare


def test_what_finds_no_room_is_told_with_the_answers_that_are_missing() -> None:
    """A lot of three places, a day without desks."""
    said = evening()
    plan = attrs.evolve(said, venue=attrs.evolve(said.venue, check_in_desks=None))
    found = forecast(plan, wanted=Wanted(replications=6), pairs=0, workers=1)

    assert "find no place or departure and come another way" in in_one_line(found)
    assert "not simulated, for want of an answer: venue.check_in_desks" in in_one_line(found)
    assert "check-in, with" not in in_one_line(found)


def test_a_long_wait_is_told_in_minutes() -> None:
    """With its range."""
    found = evening_forecast()
    figures = {**found.figures, "gate_wait_minutes": between(4, 21)}

    assert "with a single desk: 12 min (4 to 21)" in in_one_line(
        attrs.evolve(found, figures=figures)
    )


def test_a_plan_of_two_lines_is_answered() -> None:
    """Without places, hours or modes; what is assumed is said."""
    plan = parse_plan("event: {name: A, starts: 2027-05-01}\nparticipants: {in_person: 120}\n")
    told = in_one_line(forecast(plan, wanted=Wanted(replications=4), pairs=0, workers=1))

    assert "no origins given: 120 people spread" in told
    assert "km away" in told


def test_the_fixed_answer_lists_origins_as_the_plan_does() -> None:
    """Those who emit most first, and what is beside."""
    plan = evening()
    told = " ".join(fixed_text(estimate_travel(plan), plan, "en").replace("\u00a0", " ").split())

    assert "By origin people kg CO2e Sherbrooke 5 " in told
    assert "Depending on where in their town people live: between" in told
    assert "hours of taking part online" in told
    assert "Places not found (5 people" in told
