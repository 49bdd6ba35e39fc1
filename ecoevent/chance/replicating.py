"""A random model in, its replications out: on one process, many, or any executor, the same rows.

Replications go in batches of a fixed size, and what was asked is decided on the rows in their
order. So neither the number of workers, nor which one is quicker, nor one that dies can change a
byte of the result.
"""

import concurrent.futures
import itertools
import math
import multiprocessing
import multiprocessing.connection
import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import AbstractContextManager, contextmanager, nullcontext
from multiprocessing.connection import Connection

import attrs
import numpy as np
from numpy.typing import NDArray

from ecoevent.errors import SimulationError
from ecoevent.words.text import Text

Rows = NDArray[np.float64]
Batch = Callable[[int, int], Rows]
"""The rows of the replications from the first, up to but without the last; it can be pickled."""

BATCH = 16
ALONE = 4  # batches that this process does itself before it is worth starting others
LEAST, MOST = 192, 20_000
"""Fewer say little of the 5th and 95th percentiles; more take long and tell nothing new."""
PRECISION = 0.02
DEATHS = 5  # pools that may break one after the other without a row in between


@attrs.frozen(kw_only=True)
class Wanted:
    """How many replications are asked for.

    Attributes:
        replications: exactly so many; None to go on until the precision is reached.
        precision: the standard error of the mean of the first column, divided by the mean.
        most: where to stop although the precision is not reached.
    """

    replications: int | None = None
    precision: float = PRECISION
    most: int = MOST

    def enough(self, rows: Rows) -> bool:
        """Whether the rows suffice."""
        if self.replications is not None:
            return len(rows) >= self.replications
        return len(rows) >= LEAST and relative_error(rows[:, 0]) <= self.precision

    @property
    def limit(self) -> int:
        """After how many replications to stop in any case."""
        return self.most if self.replications is None else self.replications


class Interrupted(KeyboardInterrupt):
    """The user stopped the run; `rows` holds the replications that were done, in order."""

    def __init__(self, rows: Rows) -> None:
        super().__init__(f"stopped after {len(rows)} replications")
        self.rows = rows


def replicate(
    batch: Batch,
    wanted: Wanted,
    *,
    executor: Executor | None = None,
    workers: int | None = None,
    on_rows: Callable[[Rows], None] = lambda _rows: None,
) -> Rows:
    """The rows of the replications, shape (replications, columns), in order.

    Args:
        batch: the model.
        wanted: how many replications, or how precise.
        executor: runs the batches; it stays open. By default processes of this machine, started
            only when the run turns out to be long.
        workers: how many processes; by default one for each core. 1 runs all in this process.
        on_rows: told all rows so far after each batch, in order.

    Raises:
        Interrupted: the user pressed Ctrl-C.
        SimulationError: workers die again and again.
    """
    rows = np.empty((0, 0))
    parts: list[Rows] = []
    try:
        for part in _parts(batch, wanted.limit, executor=executor, workers=workers):
            parts.append(part)
            rows = np.concatenate(parts)
            on_rows(rows)
            if wanted.enough(rows):
                break
    except KeyboardInterrupt as stopped:
        raise Interrupted(rows) from stopped
    return rows


def relative_error(values: NDArray[np.float64]) -> float:
    """The standard error of the mean divided by the mean; 0 where all values are equal."""
    error = standard_error(values)
    mean = abs(float(np.mean(values)))
    return error / mean if mean else (0.0 if error == 0 else math.inf)


def standard_error(values: NDArray[np.float64]) -> float:
    """The standard error of the mean of independent values; infinite for a single one."""
    if len(values) < 2:
        return math.inf
    return float(np.std(values, ddof=1)) / math.sqrt(len(values))


def _parts(
    batch: Batch, limit: int, *, executor: Executor | None, workers: int | None
) -> Iterator[Rows]:
    spans = [(first, min(first + BATCH, limit)) for first in range(0, limit, BATCH)]
    count = workers or os.cpu_count() or 1
    alone = len(spans) if executor is None and count == 1 else ALONE
    if executor is not None:
        alone = 0
    for first, last in spans[:alone]:
        yield batch(first, last)
    if spans[alone:]:
        yield from _spread(batch, spans[alone:], executor=executor, workers=count)


def _spread(
    batch: Batch, spans: list[tuple[int, int]], *, executor: Executor | None, workers: int
) -> Iterator[Rows]:
    """The parts of the spans, in order; a pool that breaks is made anew for those missing."""
    done = 0
    deaths = 0
    while done < len(spans):
        before = done
        try:
            with _opened(executor, workers) as pool:
                for part in _in_order(pool, batch, spans[done:], ahead=2 * workers):
                    yield part
                    done += 1
        except BrokenExecutor as broken:
            deaths = deaths + 1 if done == before else 1
            if deaths >= DEATHS:
                raise _dead(spans[done][0]) from broken
            executor = None  # a pool that broke takes no more work; ours goes on instead


@contextmanager
def _in_flight(futures: list["Future[Rows]"]) -> Iterator[None]:
    try:
        yield
    finally:
        for future in futures:
            future.cancel()


def _in_order(
    pool: Executor, batch: Batch, spans: list[tuple[int, int]], *, ahead: int
) -> Iterator[Rows]:
    waiting = iter(spans)
    futures = [pool.submit(batch, *span) for span in itertools.islice(waiting, ahead)]
    with _in_flight(futures):
        while futures:
            part = futures[0].result()
            futures.pop(0)
            futures.extend(pool.submit(batch, *span) for span in itertools.islice(waiting, 1))
            yield part


def _opened(executor: Executor | None, workers: int) -> AbstractContextManager[Executor]:
    return nullcontext(executor) if executor is not None else _processes(workers)


@contextmanager
def _processes(workers: int) -> Iterator[Executor]:
    """A pool of this machine whose processes end with it, even in the midst of a batch."""
    # Never fork: a process forked after typst was used hangs for ever.
    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
    told, tell = context.Pipe(duplex=False)
    pool = concurrent.futures.ProcessPoolExecutor(
        workers, mp_context=context, initializer=_serve_until, initargs=(told,)
    )
    try:
        yield pool
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        tell.close()
        told.close()


def _serve_until(told: Connection) -> None:
    """Let Ctrl-C reach the process that waits for the result, and end when that one does.

    Args:
        told: ends when the pool does; what waits on it sees too when the parent dies.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(told,), daemon=True).start()


def _end_with(told: Connection) -> None:
    parent = multiprocessing.parent_process()
    multiprocessing.connection.wait([told] if parent is None else [told, parent.sentinel])
    os._exit(0)  # the main thread is at work, and nobody waits for what it finds


def _dead(replication: int) -> SimulationError:
    message = Text(
        "les processus s'arrêtent l'un après l'autre à la répétition {at}\u00a0; il manque"
        " peut-être de mémoire, ou un «\u00a0if __name__ == '__main__'\u00a0» au script\u00a0:"
        " essayez avec un seul",
        "the worker processes die one after the other at replication {at}; memory may be short, or"
        " the script has no \"if __name__ == '__main__'\": try a single one",
    ).filled(at=str(replication))
    error = SimulationError(message, at_minute=math.nan)
    error.option = "workers"
    return error
