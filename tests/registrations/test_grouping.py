"""No group of fewer than five is written, and nobody is lost when small groups are merged."""

from collections import Counter

import attrs
import pytest
from hypothesis import example, given, strategies as st

from ecoevent import Registrations
from ecoevent.places.distances import geodesic_km
from ecoevent.places.location import Location
from ecoevent.registrations import grouping
from ecoevent.registrations.answers import Answer
from ecoevent.registrations.grouping import mode_shares, no_small_ones, origins
from ecoevent.registrations.origins import Origin
from ecoevent.registrations.result import Group
from ecoevent.showing.exporting.registrations import registrations_json
from ecoevent.showing.terminal.registrations import registrations_text
from ecoevent.words.text import LANGS


def place(name: str, lat: float = 45.0, lon: float = -73.0) -> Location:
    """A town there."""
    return Location(asked=name, name=name, country="CA", lat=lat, lon=lon, kind="town")


def group(people: int, at: Location | None = None, mode: str | None = None) -> Group:
    """People from that place, or of that mode."""
    origin = Origin(label=at.label, place=at) if at else Origin(unplaced="blank")
    answer = Answer(mode, mode) if mode else Answer()
    return Group(
        origin=origin, attendance="in_person", answer=answer, whose="participant",
        people=people, rows=people,
    )  # fmt: skip


def lists(*groups: Group) -> Registrations:
    """Lists of these groups."""
    return Registrations(files=(), groups=groups, aside={}, notes={})


def test_a_small_group_goes_to_the_nearest() -> None:
    """Under the name of the larger one; how far is told."""
    near, small, far = place("Near", 45.1), place("Small"), place("Far", 50.0)
    other = place("Other", 45.2)
    found = origins(lists(group(9, far), group(4, small), group(7, near), group(3, other)))

    assert [(each.place, each.count) for each in found.groups] == [("Near, CA", 14), ("Far, CA", 9)]
    assert found.moved == 7
    assert found.moved_km is not None
    assert 11 < found.moved_km < 11.2


def test_what_belongs_to_fewer_than_five_is_not_told() -> None:
    """One from Paris among twenty from Montréal: neither how far nor how many."""
    paris = attrs.evolve(place("Paris", 48.9, 2.3), country="FR")
    found = lists(group(20, place("Montréal")), group(1, paris))
    told = registrations_json(found)

    assert (told["moved"], told["moved_km"]) == (None, None)
    assert (told["countries"], told["other_countries"]) == ({"CA": 21}, 0)
    for lang in LANGS:
        assert "km" not in registrations_text(found, lang)


people_by_place = st.lists(
    st.tuples(st.integers(1, 9), st.sampled_from(["CA", "FR", "BE", None]), st.integers(0, 3)),
    min_size=1,
    max_size=9,
)


@given(people_by_place, people_by_place)
def test_no_number_belongs_to_fewer_than_five(
    placed: list[tuple[int, str | None, int]], unplaced: list[tuple[int, str | None, int]]
) -> None:
    """Nor does the difference of any two: of countries and groups, of all and those told."""
    groups = [
        group(count, attrs.evolve(place(f"T{i}", 45 + i + step), country=country or ""))
        for i, (count, country, step) in enumerate(placed)
    ]
    for count, country, _ in unplaced:
        one = group(count)
        groups.append(attrs.evolve(one, origin=attrs.evolve(one.origin, country=country)))
    told = registrations_json(lists(*groups))
    of_groups: Counter[str] = Counter()
    for each in told["origins"]:
        of_groups[each["place"].rpartition(", ")[2].replace(each["place"], "unknown")] += each[
            "count"
        ]
    said = [each["count"] for each in told["origins"]]
    said += [*told["countries"].values(), told["other_countries"], told["moved"] or 0]
    said += [told["countries"][country] - count for country, count in of_groups.items()]

    assert all(number == 0 or number >= 5 for number in said)
    assert (told["moved"] is None) == (told["moved_km"] is None)
    assert told["moved"] or not told["moved_km"]


def test_small_groups_merge_with_each_other() -> None:
    """Until they are five."""
    found = origins(
        lists(group(2, place("A")), group(3, place("B", 45.1)), group(5, place("C", 60)))
    )

    assert [(each.place, each.count) for each in found.groups] == [("B, CA", 5), ("C, CA", 5)]


@given(st.lists(st.integers(5, 9), min_size=4, max_size=12))
def test_no_more_groups_than_a_plan_may_have(people: list[int]) -> None:
    """The smallest go to the nearest, however large they are, and nobody is lost."""
    groups = [group(count, place(f"P{i}", 45 + i)) for i, count in enumerate(people)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(grouping, "MOST_RECORDS", 3)
        found = origins(lists(*groups))

    assert len(found.groups) == 3
    assert sum(each.count for each in found.groups) == sum(people)


def test_fewer_than_five_in_all_are_left_out() -> None:
    """There is no group that they could hide in."""
    found = origins(lists(group(4, place("A")), group(90)))

    assert (found.groups, found.left_out) == ((), 4)


@given(
    st.lists(
        st.tuples(st.integers(1, 12), st.floats(-80, 80), st.floats(-179, 179)),
        min_size=1,
        max_size=30,
    ),
    st.randoms(use_true_random=False),
)
def test_nobody_is_lost_and_no_group_is_small(
    people: list[tuple[int, float, float]], chance: object
) -> None:
    """In whatever order the groups come."""
    groups = [group(n, place(f"T{i}", lat, lon)) for i, (n, lat, lon) in enumerate(people)]
    found = origins(lists(*groups))
    chance.shuffle(groups)  # type: ignore[attr-defined]

    total = sum(count for count, _, _ in people)
    assert sum(each.count for each in found.groups) + found.left_out == total
    assert all(each.count >= 5 for each in found.groups)
    assert origins(lists(*groups)) == found


def test_shares_are_of_those_who_answered_on_site() -> None:
    """Half of those who walk or cycle do each."""
    online = attrs.evolve(group(50, mode="plane"), attendance="online")
    found = mode_shares(
        lists(group(6, mode="train"), group(3, mode="walk_or_bike"), group(9), online)
    )

    assert found == {"bike": 0.1667, "train": 0.6667, "walk": 0.1666}


def test_fewer_than_five_answers_give_no_shares() -> None:
    """A companion is no answer."""
    few = attrs.evolve(group(40, mode="car"), rows=4)

    assert mode_shares(lists(few)) == {}


@given(st.dictionaries(st.sampled_from(["walk", "car", "train", "plane"]), st.integers(5, 10**6)))
def test_shares_sum_to_one(counts: dict[str, int]) -> None:
    """Exactly, in hundredths of a percent."""
    found = mode_shares(lists(*(group(count, mode=mode) for mode, count in counts.items())))

    assert sum(round(share * 10_000) for share in found.values()) == (10_000 if counts else 0)


def test_small_counts_are_told_as_one_sum() -> None:
    """Of countries, for example."""
    assert no_small_ones({"CA": 9, "FR": 4, "BE": 1}) == ({"CA": 9}, 5)


@given(
    st.lists(
        st.tuples(st.integers(1, 12), st.floats(-60, 70), st.floats(-170, 170)),
        min_size=1,
        max_size=8,
    ),
    st.integers(5, 200),
)
@example([(1, 0.0, 0.0), (1, 0.0, 0.0), (1, 0.0, 38.0), (2, 0.0, 0.0), (2, 0.0, 0.0)], 5)
def test_merging_keeps_the_mean_distance(far: list[tuple[int, float, float]], many: int) -> None:
    """Within 2 % or 100 km a head of those few; nobody is lost, no group is small."""
    home = place("Home")
    groups = [group(many, home)]
    groups += [group(n, place(f"P{i}", lat, lon)) for i, (n, lat, lon) in enumerate(far)]
    found = origins(attrs.evolve(lists(*groups), near=home))
    before = sum(n * _km(place("P", lat, lon), home) for n, lat, lon in far)
    after = sum(each.count * _told_km(each.place, far, home) for each in found.groups)
    people = many + sum(n for n, _, _ in far)

    assert sum(each.count for each in found.groups) == people
    assert all(each.count >= 5 for each in found.groups)
    assert abs(after - before) <= max(0.25 * before, 100 * people)


def _km(one: Location, two: Location) -> float:
    return float(geodesic_km(one.lat, one.lon, two.lat, two.lon))


def _told_km(label: str, far: list[tuple[int, float, float]], home: Location) -> float:
    """How far the group of that label is said to come from."""
    if label.endswith(" km"):
        return float(label.removesuffix(" km"))
    at = {f"P{i}, CA": place("P", lat, lon) for i, (_, lat, lon) in enumerate(far)}
    return _km(at.get(label, home), home)


def test_three_who_fly_are_no_neighbours() -> None:
    """With two others they are told by their mean distance; the flights stay."""
    home, paris = place("Home"), place("Paris", 48.9, 2.3)
    found = origins(attrs.evolve(lists(group(75, home), group(3, paris)), near=home))
    (one, two) = found.groups

    assert (one.place, one.count, two.count) == ("Home, CA", 73, 5)
    assert 5 * float(two.place.removesuffix(" km")) == pytest.approx(3 * _km(paris, home), rel=0.01)
