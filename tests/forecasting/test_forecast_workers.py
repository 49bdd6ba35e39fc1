"""The real forecast on other processes and on a Dask cluster: the same bytes, whoever dies."""

import concurrent.futures
import multiprocessing
import pickle
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from helpers.forecast_models import DyingOnce, DyingOnDask, evening, evening_model

from ecoevent.chance.executors import executor_at
from ecoevent.chance.replicating import BATCH, Wanted, replicate
from ecoevent.errors import NeededError, OptionError
from ecoevent.forecasting.forecast import forecast
from ecoevent.showing.exporting.forecasts import forecast_json

COUNT = 8 * BATCH


@pytest.fixture(scope="module")
def alone() -> bytes:
    """What one process finds."""
    return evening_model()(0, COUNT).tobytes()


@pytest.fixture
def cluster() -> Iterator[str]:
    """The address of a scheduler on this machine, with two processes of one thread each."""
    distributed = pytest.importorskip("distributed", reason="the extra dask is not installed")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=":0",
        silence_logs=100,
    ) as made:  # fmt: skip
        yield made.scheduler_address.replace("tcp://", "dask://")


def test_a_forecast_is_sent_as_it_is() -> None:
    """A model that is written and read again gives the same bytes."""
    model = evening_model()
    again = pickle.loads(pickle.dumps(model))  # noqa: S301 (ours)

    assert again(0, 3).tobytes() == model(0, 3).tobytes()


@pytest.mark.slow
def test_a_process_that_starts_from_nothing_finds_the_same(alone: bytes) -> None:
    """Spawned processes share nothing with this one but what is sent."""
    context = multiprocessing.get_context("spawn")
    with concurrent.futures.ProcessPoolExecutor(2, mp_context=context) as pool:
        rows = replicate(evening_model(), Wanted(replications=COUNT), executor=pool)

    assert rows.tobytes() == alone


@pytest.mark.slow
def test_a_process_that_dies_changes_nothing(tmp_path: Path, alone: bytes) -> None:
    """One of two is killed in the middle of a forecast: complete, and the same bytes."""
    flag = tmp_path / "died"
    rows = replicate(
        DyingOnce(evening_model(), flag), Wanted(replications=COUNT), workers=2
    )  # fmt: skip

    assert flag.exists()
    assert rows.tobytes() == alone


@pytest.mark.slow
def test_a_whole_forecast_is_the_same_on_two_processes() -> None:
    """All figures of a long run, to the last bit."""
    one, two = (
        forecast(evening(), wanted=Wanted(replications=80), pairs=2, workers=workers)
        for workers in (1, 2)
    )

    assert forecast_json(one) == forecast_json(two)


@pytest.mark.slow
def test_a_dask_cluster_finds_the_same(cluster: str, alone: bytes) -> None:
    """As many workers as it has, the same bytes as one process."""
    with executor_at(cluster) as executor:
        workers = executor.workers
        rows = replicate(evening_model(), Wanted(replications=COUNT), executor=executor)

    assert workers == 2
    assert rows.tobytes() == alone


@pytest.mark.slow
def test_a_dask_worker_that_dies_changes_nothing(
    cluster: str, tmp_path: Path, alone: bytes
) -> None:
    """One of two workers is killed in the middle of a forecast: complete, and the same bytes."""
    flag = tmp_path / "died"
    with executor_at(cluster) as executor:
        dying = DyingOnce(evening_model(), flag)
        rows = replicate(dying, Wanted(replications=COUNT), executor=executor)

    assert flag.exists()
    assert rows.tobytes() == alone


@pytest.mark.slow
def test_work_that_dask_gives_up_is_done_here(alone: bytes) -> None:
    """Where a cluster kills its workers one after the other, processes of this machine go on."""
    distributed = pytest.importorskip("distributed", reason="the extra dask is not installed")
    dask = pytest.importorskip("dask")
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 0}),
        distributed.LocalCluster(
            n_workers=1, threads_per_worker=1, dashboard_address=":0", silence_logs=100
        ) as made,
        executor_at(made.scheduler_address.replace("tcp://", "dask://")) as executor,
    ):
        rows = replicate(
            DyingOnDask(evening_model()), Wanted(replications=COUNT), executor=executor, workers=1
        )

    assert rows.tobytes() == alone


@pytest.mark.slow
def test_a_cluster_that_goes_leaves_the_rest_to_this_machine(alone: bytes) -> None:
    """When the scheduler closes in the middle, processes of this machine go on."""
    distributed = pytest.importorskip("distributed", reason="the extra dask is not installed")
    made = distributed.LocalCluster(
        n_workers=1, threads_per_worker=1, processes=False, protocol="tcp", dashboard_address=":0",
        silence_logs=100,
    )  # fmt: skip
    closed: list[int] = []

    def close(rows: np.ndarray) -> None:
        if len(rows) >= 2 * BATCH and not closed:
            closed.append(len(rows))
            made.close()

    with executor_at(made.scheduler_address.replace("tcp://", "dask://")) as executor:
        rows = replicate(
            evening_model(), Wanted(replications=COUNT), executor=executor, workers=1, on_rows=close
        )

    assert closed
    assert rows.tobytes() == alone


@pytest.mark.parametrize(
    "address",
    ["", "dask", "dask://", "dask://here", "ray://here:10001", "dask://here:0", "dask://here:99999",
     "tcp://here:8786", "dask://here:8786:1", "dask:// :8786"],
)  # fmt: skip
def test_an_address_that_is_none_is_told_with_an_example(address: str) -> None:
    """Nothing is asked of the network."""
    with pytest.raises(OptionError, match="dask://192"), executor_at(address):
        pass


def test_a_scheduler_that_does_not_answer_is_one_line() -> None:
    """With what to start."""
    pytest.importorskip("distributed", reason="the extra dask is not installed")
    with (
        pytest.raises(NeededError, match=r"no Dask scheduler answers at tcp://127\.0\.0\.1:9"),
        executor_at("dask://127.0.0.1:9", seconds=0.3),
    ):
        pass


def test_a_scheduler_without_workers_is_one_line() -> None:
    """It would wait for ever."""
    distributed = pytest.importorskip("distributed", reason="the extra dask is not installed")
    with (
        distributed.LocalCluster(
            n_workers=0, processes=False, protocol="tcp", dashboard_address=":0", silence_logs=100
        ) as made,
        pytest.raises(NeededError, match="has no worker; start 'dask worker"),
        executor_at(made.scheduler_address.replace("tcp://", "dask://"), seconds=0.3),
    ):
        pass


def test_dask_is_an_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without it, the line says what to install."""
    missing: Any = None
    monkeypatch.setitem(sys.modules, "distributed", missing)

    with pytest.raises(NeededError, match=r"ecoevent\[dask\]"), executor_at("dask://a:1"):
        pass
