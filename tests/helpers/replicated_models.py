"""Random models for the tests of replications; here, so that other processes can import them."""

import os
import signal
from pathlib import Path

import numpy as np

from ecoevent.chance.replicating import BATCH
from ecoevent.chance.streams import Draws


def drawn(first: int, last: int, *, spread: float = 30.0) -> np.ndarray:
    """Two columns a replication: one that varies, one that tells which it is."""
    values = [Draws(7, r).generator("mass").normal(100, spread) for r in range(first, last)]
    return np.column_stack([values, np.arange(first, last)])


def drawn_once_dying(first: int, last: int, *, flag: Path) -> np.ndarray:
    """As drawn, but the first process to come by kills itself."""
    if first >= 6 * BATCH and not flag.exists():
        flag.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return drawn(first, last)


def always_dying(first: int, last: int, *, parent: int) -> np.ndarray:
    """As drawn in the first process, death in all others."""
    if os.getpid() != parent:
        os.kill(os.getpid(), signal.SIGKILL)
    return drawn(first, last)
