"""The travel of a plan: stated modes or the usual ones, from places found or said to be lost."""

import json
import math
from collections.abc import Callable
from pathlib import Path

import pytest
from helpers.trips import shipped, small_set
from hypothesis import given, strategies as st

from ecoevent import PlanError, parse_plan
from ecoevent.errors import NeededError, PlaceError
from ecoevent.footprint import FactorSet, Travel, estimate_travel, load_factors
from ecoevent.showing.exporting.travel import travel_json
from ecoevent.travel.origins import MEAN_OF_RADIUS

EVENT = "event: {name: Rencontre, starts: 2027-05-20}\n"
TWO_DAYS = "event: {name: Rencontre, starts: 2027-05-20, ends: 2027-05-21}\n"
VENUE = "venue: {place: Montréal}\n"
Estimate = Callable[..., Travel]


@pytest.fixture
def estimate(tmp_path: Path) -> Estimate:
    """The travel of a plan's text by the small set, there and back as it burns."""
    factors: FactorSet = load_factors(small_set(tmp_path))

    def of(*parts: str, **how: str) -> Travel:
        plan = parse_plan("".join(parts), file="plan.yaml")
        return estimate_travel(plan, factors=factors, **{"boundary": "direct", **how})

    return of


def origins(*pairs: tuple[str, int], more: str = "") -> str:
    """The lines of a plan that say where people come from."""
    lines = "".join(f"  - {{place: '{place}', count: {count}}}\n" for place, count in pairs)
    return f"participants:\n{more}  origins:\n{lines}"


def test_everyone_takes_the_usual_mode_of_their_distance(estimate: Estimate) -> None:
    """Walks of 1 km, cars of 100 km: 10 x 2 x 100 x 0.2."""
    found = estimate(EVENT, origins(("1 km", 5), ("100 km", 10)))

    assert found.emissions.by_mode == pytest.approx({"walk": 0, "car": 400})
    assert found.kg_per_person == pytest.approx(400 / 15)
    assert "100 % of people take the mode usual at their distance, by small" in [
        note.en for note in found.notes
    ]


def test_stated_modes_are_taken(estimate: Estimate) -> None:
    """Half by car, half by coach: 10 people each, 200 km, 0.2 and 0.03."""
    modes = "mobility: {mode_shares: {car: 50 %, coach: 50 %}}\n"
    found = estimate(EVENT, origins(("100 km", 20)), modes)

    assert found.emissions.by_mode == pytest.approx({"car": 400, "coach": 60})
    assert found.stated == 1


def test_who_states_no_mode_takes_the_usual_one(estimate: Estimate) -> None:
    """A quarter by coach, the others by car."""
    found = estimate(EVENT, origins(("100 km", 20)), "mobility: {mode_shares: {coach: 25 %}}\n")

    assert found.emissions.by_mode == pytest.approx({"coach": 30, "car": 600})


def test_who_lives_near_comes_anew_each_day(estimate: Estimate) -> None:
    """Two days: 50 km four times; 200 km twice, because they stay overnight."""
    found = estimate(TWO_DAYS, origins(("50 km", 1), ("200 km", 1)))

    assert found.emissions.by_origin == pytest.approx([4 * 50 * 0.2, 2 * 200 * 0.2])
    assert any("stay overnight" in note.en for note in found.notes)


def test_the_overnight_share_decides_who_comes_anew(estimate: Estimate) -> None:
    """When nobody sleeps there, everyone does."""
    none = estimate(TWO_DAYS, origins(("200 km", 1), more="  overnight_share: 0\n"))
    all_ = estimate(TWO_DAYS, origins(("200 km", 1), more="  overnight_share: 1\n"))

    assert none.total_kg == pytest.approx(2 * all_.total_kg)


def test_a_town_is_as_far_as_its_people_live_on_average(estimate: Estimate) -> None:
    """Those of the event's own town live somewhere in it, not at its centre."""
    found = estimate(EVENT, VENUE, origins(("Montréal", 10)))
    (group,) = found.origins.placed

    assert group.location is not None
    assert found.origins.straight_km == pytest.approx([MEAN_OF_RADIUS * group.location.radius_km])
    assert found.low_kg < found.total_kg < found.high_kg


def test_the_range_is_from_the_near_to_the_far_side_of_a_place(estimate: Estimate) -> None:
    """As far apart as its people live, and never nearer than the event."""
    found = estimate(EVENT, "venue: {place: '45.5, -73.6'}\n", origins(("Québec, QC", 10)))
    (group,) = found.origins.placed
    radius = 0.0 if group.location is None else group.location.radius_km

    assert radius > 0
    assert found.origins.high_km - found.origins.low_km == pytest.approx(2 * radius)


def test_coordinates_have_no_range(estimate: Estimate) -> None:
    """They are where they are."""
    found = estimate(EVENT, "venue: {place: '45.5, -73.6'}\n", origins(("46.8, -71.2", 3)))

    assert found.low_kg == found.total_kg == found.high_kg


def test_a_place_that_is_not_found_is_told_with_its_line(estimate: Estimate) -> None:
    """The others go on, and the lost count like their average."""
    found = estimate(EVENT, VENUE, origins(("100 km", 30), ("Xyzzy-les-Bains", 10)))
    (lost,) = found.origins.unplaced

    assert str(lost.error).startswith("plan.yaml:6:13: 'Xyzzy-les-Bains': the gazetteer has no")
    assert found.total_kg == pytest.approx(40 * 200 * 0.2)
    assert "10 people without a known place count like the average of the others" in [
        note.en for note in found.notes
    ]


@pytest.mark.parametrize(
    ("lost", "fr"),
    [(1, "une personne sans lieu connu compte"), (1_000_000, "1 000 000 personnes sans lieu")],
)
def test_who_has_no_place_is_counted_in_words(estimate: Estimate, lost: int, fr: str) -> None:
    """One person in the singular, a million in digits."""
    found = estimate(EVENT, VENUE, origins(("100 km", 30), ("Xyzzy-les-Bains", lost)))

    assert any(note.fr.replace("\u00a0", " ").startswith(fr) for note in found.notes)


def test_people_without_an_origin_count_like_the_others(estimate: Estimate) -> None:
    """Sixty on site, thirty of whom said from where."""
    more = "  in_person: 60\n"
    found = estimate(EVENT, origins(("100 km", 30), more=more))

    assert found.total_kg == pytest.approx(60 * 200 * 0.2)


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (VENUE, "the plan does not say where people come from"),
        (origins(("Québec, QC", 5)), "the plan does not say where the event is"),
        (VENUE + origins(("Mare Tranquillitatis", 5)), "plan.yaml:5:13: .*no such place"),
        ("venue: {place: '95, 10'}\n" + origins(("Québec, QC", 5)), "plan.yaml:2:16: "),
        (VENUE + origins(("0.67, 203.4", 5)), "plan.yaml:5:13: .*not on Earth"),
    ],
)
def test_what_is_needed_is_asked_for_in_one_line(
    estimate: Estimate, lines: str, message: str
) -> None:
    """No origins, no venue, a place on the Moon, coordinates off the Earth."""
    with pytest.raises(NeededError, match=message) as caught:
        estimate(EVENT, lines)

    assert str(caught.value).count("\n") == 0


@pytest.mark.parametrize(
    "lines", [origins(("100 km", -3)), "mobility: {mode_shares: {car: 120 %}}\n"]
)
def test_negative_people_and_shares_over_one_never_reach_travel(
    estimate: Estimate, lines: str
) -> None:
    """The plan itself is refused."""
    with pytest.raises(PlanError) as caught:
        estimate(EVENT, lines)

    assert len(caught.value.problems) == 1


def test_a_shuttle_emits_by_its_trips() -> None:
    """Full or empty; who rides in it adds nothing."""
    modes = "mobility:\n  mode_shares: {car: 50 %, shuttle: 50 %}\n"
    shuttles = "  shuttles: [{trips: 10, distance_km: 30}]\n"
    found = estimate_travel(
        parse_plan(EVENT + origins(("10 km", 20)) + modes + shuttles), factors="canada-2026"
    )
    by_mode = found.emissions.summed(found.emissions.rated.vehicle_km)

    assert by_mode["shuttle"] == pytest.approx(300)
    assert len(found.emissions.by_origin) == 2


def test_an_event_without_people_emits_nothing(estimate: Estimate) -> None:
    """And nothing a person."""
    found = estimate(EVENT, "participants: {in_person: 0, origins: []}\n")

    assert (found.total_kg, math.isnan(found.kg_per_person)) == (0, True)


@given(st.integers(1, 400), st.integers(1, 400))
def test_a_split_line_of_the_plan_changes_nothing(one: int, other: int) -> None:
    """The same people on one line or two."""
    totals = [
        estimate_travel(parse_plan(EVENT + lines), factors=shipped()[1]).total_kg
        for lines in (
            origins(("80 km", one + other), ("5 km", 7)),
            origins(("80 km", one), ("5 km", 7), ("80 km", other)),
        )
    ]

    assert totals[0] == pytest.approx(totals[1])


def test_the_venue_need_not_be_found_for_plain_distances(estimate: Estimate) -> None:
    """A village that no gazetteer knows."""
    found = estimate(EVENT, "venue: {place: Sainte-Fictive}\n", origins(("10 km", 5)))

    assert (found.origins.venue, found.total_kg) == (None, pytest.approx(5 * 20 * 0.2))


def test_a_lost_venue_is_told_with_its_line(estimate: Estimate) -> None:
    """Where it is needed."""
    with pytest.raises(PlaceError, match=r"plan\.yaml:2:16: 'Sainte-Fictive'"):
        estimate(EVENT, "venue: {place: Sainte-Fictive}\n", origins(("Québec, QC", 5)))


def test_nights_and_hours_online_stand_beside_the_journeys() -> None:
    """Two stay one night, five watch eight hours a day; the total of journeys is the same."""
    text = TWO_DAYS.replace("ends:", "opens_at: '09:00', closes_at: '17:00', ends:")
    people = origins(("500 km", 2), more="  online: 5\n")
    plan = parse_plan(text + people + VENUE)
    found = estimate_travel(plan, factors="canada-2026")
    amounts = {each.what: each.amount for each in found.besides}

    assert amounts == pytest.approx({"lodging": 2, "online": 5 * 2 * 8})
    assert found.total_kg == pytest.approx(found.emissions.kg.sum())


def test_nights_that_the_plan_counts_are_taken() -> None:
    """And no assumption is noted."""
    nights = "accommodation: {guest_nights: 40}\n"
    (found,) = estimate_travel(parse_plan(EVENT + origins(("5 km", 2)) + VENUE + nights)).besides

    assert (found.amount, found.notes) == (40, ())


@pytest.mark.parametrize(
    "lines",
    [
        origins(("100 km", 30), ("Xyzzy-les-Bains", 10)) + VENUE,
        "participants: {in_person: 0, origins: []}\n",
        "mobility:\n  mode_shares: {plane: 10 %, transit: 20 %}\n"
        "  shuttles: [{trips: 4, distance_km: 9}]\n" + VENUE + origins(("H2X", 5), ("YUL", 3)),
    ],
)
def test_a_program_gets_numbers_with_what_made_them(lines: str) -> None:
    """JSON without nan; kilograms by origin sum to those of journeys less shuttles."""
    found = estimate_travel(parse_plan(EVENT + lines), factors=shipped()[0])
    told = json.loads(json.dumps(travel_json(found), allow_nan=False))
    shuttles = told["by_mode_kg"].get("shuttle", 0)

    assert {"boundary", "non_co2", "factors", "methods", "region"} <= told.keys()
    assert sum(each["kg"] for each in told["origins"]) + shuttles == pytest.approx(found.total_kg)


def test_a_venue_that_is_only_a_distance_is_no_place() -> None:
    """Else everyone would live there, and emit nothing."""
    plan = parse_plan(EVENT + "venue: {place: 20 km}\n" + origins(("Laval", 5)), file="plan.yaml")

    with pytest.raises(PlaceError, match=r"plan\.yaml:2:16: '20 km': this is a distance"):
        estimate_travel(plan)
