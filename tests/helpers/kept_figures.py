"""The figures of the forecasts of some examples: made once, kept, and read wherever they are fed.

A forecast takes a while and a score milliseconds, so tests of scores take the figures from here.
They are those of few possible events: what is looked at is how they are told, not how exact.
"""

import json
from functools import cache

import attrs
from helpers.compact import compact_json
from helpers.paths import EXAMPLES, GOLDEN

from ecoevent.facts import TravelFigures
from ecoevent.forecasting.feeding import forecast_figures
from ecoevent.plan.reading import read_plan

KEPT = GOLDEN / "travel-figures.json"
REPLICATIONS = 8
FORECAST = (
    "demo", "gala", "montreal-hub", "shore-cleanup", "trade-fair", "trade-mission",
    "university-congress",
)  # fmt: skip


def figures_page() -> str:
    """The figures of every example above, as `ecoevent score --travel` feeds them."""
    return compact_json({name: _rounded(_forecast(name)) for name in FORECAST}) + "\n"


@cache
def kept_figures() -> dict[str, TravelFigures]:
    """The figures that are kept, by the name of the example."""
    kept = json.loads(KEPT.read_text("utf-8"))
    return {name: TravelFigures(**figures) for name, figures in kept.items()}


def _forecast(name: str) -> TravelFigures:
    plan = read_plan(EXAMPLES / f"{name}.yaml")
    found = forecast_figures(plan, replications=REPLICATIONS)
    assert found is not None
    return found


def _rounded(figures: TravelFigures) -> dict[str, object]:
    said = attrs.asdict(figures)
    return {k: round(v, 3) if isinstance(v, float) else v for k, v in said.items()}
