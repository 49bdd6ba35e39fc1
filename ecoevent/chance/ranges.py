"""Rows of replications in, ranges out: percentiles, the mean and how well the mean is known."""

import attrs
import numpy as np
from numpy.typing import NDArray

from ecoevent.chance.replicating import standard_error

PERCENTILES = (5, 50, 95)


@attrs.frozen(kw_only=True)
class Range:
    """A figure with its range over the replications.

    Attributes:
        p5: in one of twenty replications it is lower.
        p50: in half of them it is lower.
        p95: in one of twenty it is higher.
        standard_error: of the mean; more replications make it smaller, not the range.
    """

    p5: float
    p50: float
    p95: float
    mean: float
    standard_error: float


def range_of(values: NDArray[np.float64]) -> Range:
    """The range of the values, one a replication."""
    p5, p50, p95 = (float(value) for value in np.percentile(values, PERCENTILES))
    mean = float(np.mean(values))
    return Range(p5=p5, p50=p50, p95=p95, mean=mean, standard_error=standard_error(values))
