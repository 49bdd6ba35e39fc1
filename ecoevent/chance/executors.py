"""The address of a cluster in, an executor that runs replications on its machines out."""

import re
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future
from contextlib import contextmanager
from typing import Any

from ecoevent.errors import NeededError, OptionError
from ecoevent.problems import shown
from ecoevent.words.text import Text

SECONDS = 10.0
_ADDRESS = re.compile(r"dask://(?P<place>[^\s:/]+|\[[0-9a-fA-F:]+\]):(?P<port>\d{1,5})/?")


class Cluster(Executor):
    """A Dask cluster as an executor like any other.

    Dask starts the work of a worker that dies anew elsewhere. Where it gives up, or the scheduler
    goes, the work ends as that of a broken pool does, so that other processes may go on.
    """

    def __init__(self, client: Any) -> None:
        self._executor = client.get_executor(pure=False)
        self.workers = sum(client.nthreads().values())

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> "Future[Any]":
        """The result to come of a call on some worker."""
        future: Future[Any] = Future()
        try:
            sent = self._executor.submit(fn, *args, **kwargs)
        except Exception as error:  # a client that lost its scheduler raises errors of many kinds
            raise BrokenExecutor(str(error)) from error
        sent.add_done_callback(lambda done: _pass_on(done, future))
        future.add_done_callback(lambda done: sent.cancel() if done.cancelled() else None)
        return future


@contextmanager
def executor_at(address: str, *, seconds: float = SECONDS) -> Iterator[Cluster]:
    """An executor on the cluster at an address such as `dask://192.168.1.5:8786`.

    Args:
        address: of the scheduler.
        seconds: how long to wait for the scheduler, and then for its first worker.

    Raises:
        NeededError: the extra is not installed, or no scheduler or worker answers.
        OptionError: the address is none.
    """
    match = _ADDRESS.fullmatch(address)
    if match is None or not 0 < int(match["port"]) < 65536:
        raise OptionError(_NO_ADDRESS.filled(found=shown(address)), option="executor")
    distributed = _distributed()
    there = f"tcp://{match['place']}:{match['port']}"
    try:
        client = distributed.Client(there, timeout=seconds, set_as_default=False)
    except (OSError, TimeoutError, ValueError) as error:
        raise NeededError(_NOBODY.filled(found=there), needed=address) from error
    with client:
        _wait_for_workers(client, there, seconds)
        yield Cluster(client)


def _wait_for_workers(client: Any, there: str, seconds: float) -> None:
    try:
        client.wait_for_workers(1, timeout=seconds)
    except TimeoutError as error:
        raise NeededError(_NO_WORKERS.filled(found=there), needed=there) from error


def _distributed() -> Any:
    try:
        import distributed  # noqa: PLC0415 (an extra)
    except ImportError as error:
        raise NeededError(_EXTRA, needed="distributed") from error
    return distributed


def _pass_on(done: "Future[Any]", future: "Future[Any]") -> None:
    """What came of the work, to the future that was promised."""
    if not future.set_running_or_notify_cancel():
        return
    try:
        future.set_result(done.result())
    except CancelledError as error:
        future.set_exception(BrokenExecutor(str(error) or "cancelled"))
    except Exception as error:  # noqa: BLE001 (whatever the work raises is the caller's)
        future.set_exception(_as_broken(error))


def _as_broken(error: Exception) -> Exception:
    """Workers or a scheduler that go are a pool that breaks; other errors stay what they are."""
    names = {cls.__name__ for cls in type(error).__mro__}
    if names & {"KilledWorker", "CommClosedError", "FutureCancelledError"}:
        return BrokenExecutor(str(error))
    return error


_NO_ADDRESS = Text(
    "une adresse comme «\u00a0dask://192.168.1.5:8786\u00a0», trouvé {found}",
    "an address such as 'dask://192.168.1.5:8786', got {found}",
)
_NOBODY = Text(
    "aucun ordonnanceur Dask ne répond à {found}\u00a0; lancez «\u00a0dask scheduler\u00a0» et"
    " «\u00a0dask worker {found}\u00a0», ou vérifiez l'adresse",
    "no Dask scheduler answers at {found}; start 'dask scheduler' and 'dask worker {found}', or"
    " check the address",
)
_NO_WORKERS = Text(
    "l'ordonnanceur Dask à {found} n'a pas de processus de travail\u00a0; lancez «\u00a0dask worker"
    " {found}\u00a0»",
    "the Dask scheduler at {found} has no worker; start 'dask worker {found}'",
)
_EXTRA = Text(
    "Dask manque\u00a0; installez-le\u00a0: pip install 'ecoevent[dask]'",
    "Dask is needed; install it with: pip install 'ecoevent[dask]'",
)
