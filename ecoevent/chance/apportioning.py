"""A random model in, the share of its variance that each assumption causes out.

Each assumption is drawn anew while all others stay (Jansen's estimator of the total effect): half
the mean square of what that moves, over the variance. An assumption that acts through another one
counts for both, so the shares may sum to more than one.
"""

import math
from collections.abc import Callable, Mapping, Sequence

import attrs
import numpy as np

from ecoevent.chance.replicating import Rows
from ecoevent.chance.streams import Draws

Model = Callable[[Draws], Sequence[float]]
"""The numbers of one replication; the first one is what the shares are of."""
ANEW = 1_000_000_000  # replications from here on serve only to draw an assumption anew


@attrs.frozen(kw_only=True)
class Share:
    """What an assumption causes of the variance, from 0 to 1, and the standard error of that."""

    assumption: str
    share: float
    error: float


@attrs.frozen(kw_only=True)
class Replications:
    """The model as batches of replications; it can be sent to other processes."""

    model: Model
    seed: int

    def __call__(self, first: int, last: int) -> Rows:
        """The rows of the replications."""
        return _rows(self.model, [Draws(self.seed, index) for index in range(first, last)])


@attrs.frozen(kw_only=True)
class Moved:
    """The model with one assumption after the other drawn anew, in the first replications.

    Attributes:
        streams: of each assumption, by its name.
        pairs: how many replications are drawn anew for each.
    """

    model: Model
    seed: int
    streams: Mapping[str, tuple[str, ...]]
    pairs: int

    @property
    def count(self) -> int:
        """How many rows there are."""
        return len(self.streams) * self.pairs

    def __call__(self, first: int, last: int) -> Rows:
        """The rows from the first up to but without the last: assumption by assumption."""
        return _rows(self.model, [self._draws(index) for index in range(first, last)])

    def _draws(self, index: int) -> Draws:
        assumption, replication = divmod(index, self.pairs)
        streams = list(self.streams.values())[assumption]
        return Draws(self.seed, replication).with_stream_of(ANEW + replication, *streams)


def shares(rows: Rows, moved: Rows, *, streams: Mapping[str, tuple[str, ...]]) -> tuple[Share, ...]:
    """The share of each assumption, the greatest first.

    Args:
        rows: of `Replications`, at least as many as pairs.
        moved: of `Moved`.
        streams: the assumptions, in the order in which they were moved.
    """
    variance = float(np.var(rows[:, 0], ddof=1))
    pairs = len(moved) // len(streams)
    if variance == 0:
        return tuple(Share(assumption=name, share=0.0, error=0.0) for name in streams)
    half = (rows[None, :pairs, 0] - moved[:, 0].reshape(len(streams), pairs)) ** 2 / 2
    found = [
        Share(
            assumption=name,
            share=float(squares.mean()) / variance,
            error=float(squares.std(ddof=1)) / math.sqrt(pairs) / variance,
        )
        for name, squares in zip(streams, half, strict=True)
    ]
    return tuple(sorted(found, key=lambda share: (-share.share, share.assumption)))


def _rows(model: Model, draws: Sequence[Draws]) -> Rows:
    return np.array([model(each) for each in draws], dtype=np.float64)
