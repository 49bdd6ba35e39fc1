"""What travel needs to know of a plan: made of any plan, with each place looked up once."""

import pickle
import sys
from unittest.mock import patch

import pytest
from helpers.small_forecasts import event, few

import ecoevent
from ecoevent.errors import NeededError, PlaceError
from ecoevent.places.locating import locate
from ecoevent.travel.origins import origins_of
from ecoevent.travel.visit import visit_of

ORIGINS = "{origins: [{place: Laval, count: 9}, {place: Laval, count: 2}, {place: 3 km, count: 1}]}"
SHUTTLE = "{shuttles: [{from_place: 'Longueuil, QC', seats: 40, trips: 2}]}"


def test_a_forecast_looks_each_place_up_once() -> None:
    """However many replications and assumptions: the venue, two origins and a stop."""
    with patch("ecoevent.travel.visit.locate", side_effect=locate) as asked:
        few(event(ORIGINS, mobility=SHUTTLE), replications=2, pairs=2)

    assert [call.args[0] for call in asked.call_args_list] == [
        "Montréal, QC", "Laval", "3 km", "Longueuil, QC",
    ]  # fmt: skip


def test_nothing_else_of_travel_looks_places_up() -> None:
    """Who needs a place asks the visit."""
    few(event(ORIGINS), replications=1)
    rooms = {name: module for name, module in sys.modules.items() if "ecoevent.travel" in name}

    assert {name for name in rooms if hasattr(rooms[name], "locate")} == {"ecoevent.travel.visit"}


@pytest.mark.parametrize("place", ["Xyzzyq", "20 km"])
def test_a_visit_refuses_nothing_and_keeps_the_reason(place: str) -> None:
    """A venue that is on no map matters only to those who come from a place on it."""
    where = f"event: {{name: X, starts: 2027-05-01}}\nvenue: {{place: {place}}}\nparticipants: "
    far, near = (
        visit_of(ecoevent.parse_plan(f"{where}{{origins: [{{place: {origin}, count: 9}}]}}\n"))
        for origin in ("Laval", "3 km")
    )

    assert origins_of(near).people == 9
    assert far.lost is not None
    assert far.lost.text("en").startswith("plan.yaml:2:")
    with pytest.raises(PlaceError) as error:
        origins_of(far)
    assert error.value is far.lost


def test_a_plan_that_says_next_to_nothing_has_a_visit() -> None:
    """No origins is not the same as an empty list of them."""
    bare = "event: {name: X, starts: 2027-05-01}\n"
    silent, nobody = (
        visit_of(ecoevent.parse_plan(bare + more)) for more in ("", "participants: {origins: []}\n")
    )

    assert (silent.groups, nobody.groups) == (None, ())
    with pytest.raises(NeededError):
        origins_of(silent)
    assert origins_of(nobody).people == 0


def test_a_visit_can_be_sent_to_another_process() -> None:
    """With its errors and its lines."""
    visit = visit_of(event("{origins: [{place: Xyzzyq, count: 9}]}", mobility=SHUTTLE))
    again = pickle.loads(pickle.dumps(visit))  # noqa: S301 (its own bytes)

    assert again.shuttles == visit.shuttles
    assert str(again.groups[0].error) == str(visit.groups[0].error)
    assert again.place("participants.origins[0].place") == visit.groups[0].place
