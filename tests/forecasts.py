"""The figures of the forecasts of some examples: made once, kept, and read wherever they are fed.

A forecast takes seconds and a score milliseconds, so tests of scores take the figures from here.
"""

import json
from functools import cache
from pathlib import Path

import attrs

from ecoevent.facts import TravelFigures
from ecoevent.forecasting.feeding import forecast_figures
from ecoevent.plan.reading import parse_plan

ROOT = Path(__file__).parents[1]
KEPT = Path(__file__).parent / "golden" / "travel-figures.json"
FORECAST = (
    "demo", "gala", "montreal-hub", "shore-cleanup", "trade-fair", "trade-mission",
    "university-congress",
)  # fmt: skip


def figures_page() -> str:
    """The figures of every example above, as `ecoevent score --travel` feeds them."""
    made = {name: _rounded(_forecast(name)) for name in FORECAST}
    return json.dumps(made, indent=1) + "\n"


@cache
def kept_figures() -> dict[str, TravelFigures]:
    """The figures that are kept, by the name of the example."""
    kept = json.loads(KEPT.read_text("utf-8"))
    return {name: TravelFigures(**figures) for name, figures in kept.items()}


def _forecast(name: str) -> TravelFigures:
    file = f"examples/{name}.yaml"
    found = forecast_figures(parse_plan((ROOT / file).read_bytes(), file=file))
    assert found is not None
    return found


def _rounded(figures: TravelFigures) -> dict[str, object]:
    said = attrs.asdict(figures)
    return {k: round(v, 3) if isinstance(v, float) else v for k, v in said.items()}
