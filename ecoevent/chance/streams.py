"""Random numbers by name: a seed, a replication and a stream in, the same generator anywhere out.

Every assumption draws from a stream of its own, so that one can be drawn anew while all others
stay: that is how the share of the variance that each causes is measured.
"""

import hashlib
from collections.abc import Mapping

import attrs
import numpy as np


@attrs.frozen
class Draws:
    """The random numbers of one replication.

    Attributes:
        seed: the seed of the whole run.
        replication: which replication this is, from 0.
        elsewhere: streams that take their numbers from another replication than the rest.
    """

    seed: int
    replication: int = 0
    elsewhere: Mapping[str, int] = attrs.field(factory=dict)

    def generator(self, stream: str) -> np.random.Generator:
        """A new generator at the start of the stream, the same for the same name."""
        return generator(self.seed, self.elsewhere.get(stream, self.replication), stream)

    def with_stream_of(self, replication: int, *streams: str) -> "Draws":
        """The same random numbers but for those streams, which are of the other replication."""
        return attrs.evolve(
            self, elsewhere={**self.elsewhere, **dict.fromkeys(streams, replication)}
        )


def generator(seed: int, replication: int, stream: str) -> np.random.Generator:
    """The generator of that stream: Philox, keyed by a hash of the three, on any machine alike."""
    key = hashlib.blake2b(f"{seed}/{replication}/{stream}".encode(), digest_size=16).digest()
    return np.random.Generator(np.random.Philox(key=int.from_bytes(key, "little")))
