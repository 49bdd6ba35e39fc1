"""benchmarks/travel_forecast.py forecasts the events that it says; nothing is timed here."""

import sys
from collections.abc import Iterator

import numpy as np
import pytest
from helpers.paths import ROOT

from ecoevent import parse_plan
from ecoevent.chance.streams import Draws

FOLDER = ROOT / "benchmarks"


@pytest.fixture(autouse=True)
def benchmarks_on_path(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The script is found by its name in the folder."""
    monkeypatch.syspath_prepend(FOLDER)
    yield
    sys.modules.pop("travel_forecast", None)


@pytest.mark.parametrize("is_scarce", [False, True])
def test_the_plan_has_so_many_origins_half_of_them_near(is_scarce: bool) -> None:
    """And where it says so, too few places and seats."""
    from travel_forecast import (  # type: ignore[import-not-found]  # noqa: PLC0415 (as above)
        figures_of,
        plan_text,
    )

    figures = figures_of(parse_plan(plan_text(500, is_scarce=is_scarce)))
    base = figures.setup.demand

    assert len(base.people) == 500
    assert np.median(base.straight_km) == pytest.approx(15, rel=0.15)
    assert (base.shares["shuttle"] > 0) is is_scarce
    assert (base.visit.car_places is not None) is is_scarce
    assert len(figures(Draws(1))) == len(figures.names)
