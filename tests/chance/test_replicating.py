"""Replications: the same rows from one process, many, threads and pools whose workers die."""

import functools
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from helpers.replicated_models import always_dying, drawn, drawn_once_dying

from ecoevent.chance.replicating import (
    BATCH,
    LEAST,
    Interrupted,
    Wanted,
    relative_error,
    replicate,
    standard_error,
)
from ecoevent.chance.streams import Draws
from ecoevent.errors import SimulationError


def test_rows_come_in_order() -> None:
    """Row i is replication i, and there are as many as asked."""
    rows = replicate(drawn, Wanted(replications=70), workers=1)

    assert rows[:, 1].tolist() == list(range(70))


@pytest.mark.parametrize("workers", [2, 3])
def test_workers_change_nothing(workers: int) -> None:
    """One process and several give the same bytes, also when a precision is asked."""
    wanted = Wanted(precision=0.015)

    alone = replicate(drawn, wanted, workers=1)

    assert replicate(drawn, wanted, workers=workers).tobytes() == alone.tobytes()
    assert len(alone) > 16 * BATCH


def test_any_executor_will_do() -> None:
    """Threads of the caller give the same bytes, and stay open."""
    alone = replicate(drawn, Wanted(replications=200), workers=1)
    with ThreadPoolExecutor(3) as threads:
        rows = replicate(drawn, Wanted(replications=200), executor=threads)
        still_open = threads.submit(int, "1").result()

    assert rows.tobytes() == alone.tobytes()
    assert still_open == 1


def test_a_worker_that_dies_changes_nothing(tmp_path: Path) -> None:
    """One of two processes is killed in the middle: all rows come, the same bytes."""
    flag = tmp_path / "died"
    dying = functools.partial(drawn_once_dying, flag=flag)

    rows = replicate(dying, Wanted(replications=12 * BATCH), workers=2)

    assert flag.exists()
    assert rows.tobytes() == drawn(0, 12 * BATCH).tobytes()


def test_workers_that_always_die_are_an_error() -> None:
    """Where no process survives, one line says so."""
    dying = functools.partial(always_dying, parent=os.getpid())

    with pytest.raises(SimulationError, match="try a single one"):
        replicate(dying, Wanted(replications=12 * BATCH), workers=2)


def test_precision_is_reached_and_no_more() -> None:
    """It stops at the first batch where the standard error is small enough."""
    rows = replicate(drawn, Wanted(precision=0.02), workers=1)

    assert relative_error(rows[:, 0]) <= 0.02 < relative_error(rows[:-BATCH, 0])


def test_what_does_not_vary_needs_the_least() -> None:
    """A model without chance takes the fewest replications."""
    rows = replicate(functools.partial(drawn, spread=0.0), Wanted(precision=0.001), workers=1)

    assert len(rows) == LEAST


def test_a_precision_out_of_reach_ends_at_most() -> None:
    """It stops at the most it may do."""
    rows = replicate(drawn, Wanted(precision=1e-9, most=100), workers=1)

    assert len(rows) == 100


def test_an_interruption_keeps_what_was_done() -> None:
    """Ctrl-C is raised again with the rows so far."""

    def stopped(first: int, last: int) -> np.ndarray:
        if first == 2 * BATCH:
            raise KeyboardInterrupt
        return drawn(first, last)

    with pytest.raises(Interrupted) as caught:
        replicate(stopped, Wanted(replications=100), workers=1)
    assert len(caught.value.rows) == 2 * BATCH


def test_progress_is_told_after_each_batch() -> None:
    """The caller hears how many rows there are."""
    heard: list[int] = []

    replicate(drawn, Wanted(replications=40), workers=1, on_rows=lambda r: heard.append(len(r)))

    assert heard == [16, 32, 40]


def test_standard_error() -> None:
    """Deviation over the root of the count; infinite for one, zero over zero is no error."""
    assert standard_error(np.array([1.0, 3.0])) == pytest.approx(1.0)
    assert standard_error(np.array([1.0])) == np.inf
    assert relative_error(np.zeros(3)) == 0
    assert relative_error(np.array([-1.0, 1.0])) == np.inf


def test_streams_stay_apart() -> None:
    """Another name, replication or seed gives other numbers; the same three the same ones."""
    first = Draws(1, 2).generator("a").random(4).tolist()

    assert Draws(1, 2).generator("a").random(4).tolist() == first
    assert Draws(1, 2).generator("b").random(4).tolist() != first
    assert Draws(1, 3).generator("a").random(4).tolist() != first
    assert Draws(2, 2).generator("a").random(4).tolist() != first


def test_one_stream_can_be_of_another_replication() -> None:
    """With the stream of another replication, that stream moves and the others stay."""
    moved = Draws(1, 2).with_stream_of(9, "a")

    assert moved.generator("a").random() == Draws(1, 9).generator("a").random()
    assert moved.generator("b").random() == Draws(1, 2).generator("b").random()
