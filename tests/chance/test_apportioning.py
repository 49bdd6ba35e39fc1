"""Shares of the variance: against models whose shares are known."""

import pytest

from ecoevent.chance.apportioning import Moved, Replications, Share, shares
from ecoevent.chance.replicating import Wanted, replicate
from ecoevent.chance.streams import Draws

STREAMS = {"fares": ("fare",), "cars": ("car.a", "car.b"), "nothing": ("unused",)}


def linear(draws: Draws) -> list[float]:
    """A sum with variances 9 for the fare and 1 for each of the cars."""
    fare, a, b = (draws.generator(name).normal() for name in ("fare", "car.a", "car.b"))
    return [3 * fare + a + b]


def product(draws: Draws) -> list[float]:
    """A product: each factor acts only through the other."""
    return [draws.generator("fare").normal() * draws.generator("car.a").normal()]


def certain(_draws: Draws) -> list[float]:
    """A model without chance."""
    return [5.0]


def found(model: object, *, pairs: int = 3000) -> dict[str, Share]:
    """The shares of the model by assumption."""
    base = Replications(model=model, seed=1)  # type: ignore[arg-type]
    moved = Moved(model=model, seed=1, streams=STREAMS, pairs=pairs)  # type: ignore[arg-type]
    rows = replicate(base, Wanted(replications=pairs), workers=1)
    anew = replicate(moved, Wanted(replications=moved.count), workers=1)
    return {share.assumption: share for share in shares(rows, anew, streams=STREAMS)}


def test_shares_of_a_sum() -> None:
    """9 of 11 and 2 of 11, and nothing for what is not used; within four standard errors."""
    by_name = found(linear)

    assert abs(by_name["fares"].share - 9 / 11) < 4 * by_name["fares"].error
    assert abs(by_name["cars"].share - 2 / 11) < 4 * by_name["cars"].error
    assert by_name["nothing"].share == 0
    assert 0 < by_name["fares"].error < 0.05


def test_shares_of_a_product() -> None:
    """What acts only together counts for both."""
    by_name = found(product)

    assert by_name["fares"].share == pytest.approx(1, abs=0.15)
    assert by_name["cars"].share == pytest.approx(1, abs=0.15)


def test_the_greatest_share_is_first() -> None:
    """So that the user knows what to measure first."""
    assert list(found(linear, pairs=200)) == ["fares", "cars", "nothing"]


def test_what_does_not_vary_has_no_shares() -> None:
    """Nothing divides by a variance of zero."""
    by_name = found(certain, pairs=4)

    assert [(share.share, share.error) for share in by_name.values()] == [(0, 0)] * 3
