"""Ours in batches, and one process a person: the same log."""

import pytest
from effort import examples
from helpers.reference_model import reference_rows, rows_of
from helpers.worlds import worlds
from hypothesis import given, settings, strategies as st

from ecoevent.chance.streams import Draws
from ecoevent.travel.day import desks, parking, simulation
from ecoevent.travel.day.simulation import simulate
from ecoevent.travel.day.state import Inbox
from ecoevent.travel.day.world import World


@settings(max_examples=examples(400))
@given(world=worlds(), seed=st.integers(0, 50))
def test_the_log_is_that_of_one_process_a_person(world: World, seed: int) -> None:
    """Row by row, on the same draws, in hundreds of small worlds."""
    draws = Draws(seed)

    assert rows_of(simulate(world, draws=draws)) == reference_rows(world, draws)


@settings(max_examples=examples(100))
@given(world=worlds(), seed=st.integers(0, 50), least=st.sampled_from([1, 3]))
def test_the_quick_ways_are_the_plain_one(world: World, seed: int, least: int) -> None:
    """The log is the same when stretches of a few people already go at once, or only such."""
    draws = Draws(seed)
    with pytest.MonkeyPatch.context() as patch:
        for name, value in {
            "_MANY_DESKS": 1,
            "_LEAST": least,
            "_STRETCH": 5,
            "_ONE_BY_ONE": 2,
        }.items():
            patch.setattr(desks, name, value)
        patch.setattr(parking, "_LEAST", least)
        patch.setattr(parking, "_ONE_BY_ONE", 2)
        patch.setattr(simulation, "_FEW_DOORS", least)
        patch.setattr(Inbox, "_MOST_RUNS", 2)
        rows = rows_of(simulate(world, draws=draws, beat_minutes=7))

    assert rows == reference_rows(world, draws)
