"""The generated files of the forecast: what `ecoevent travel PLAN` prints, and its JSON."""

from collections.abc import Callable, Mapping
from functools import cache, partial
from pathlib import Path
from typing import Any

from helpers.compact import compact_json
from helpers.forecast_models import evening_forecast
from helpers.paths import EXAMPLES

from ecoevent import forecast, read_plan
from ecoevent.chance.replicating import Wanted
from ecoevent.forecasting.forecast import Forecast
from ecoevent.showing.exporting.forecasts import forecast_json
from ecoevent.showing.terminal.forecasts import forecast_text
from ecoevent.words.quantities import rounded
from ecoevent.words.text import LANGS, Lang


def forecast_goldens(folder: Path) -> Mapping[Path, Callable[[], str]]:
    """How each file is made, by its path."""
    made: dict[Path, Callable[[], str]] = {folder / "evening.travel.json": _exported}
    for lang in LANGS:
        made[folder / f"evening.travel.{lang}.txt"] = partial(_evening, lang)
        made[folder / f"demo.travel.{lang}.txt"] = partial(_demo, lang)
    return made


def _evening(lang: Lang) -> str:
    return forecast_text(evening_forecast(), lang)


def _demo(lang: Lang) -> str:
    return forecast_text(_demo_forecast(), lang)


@cache
def _demo_forecast() -> Forecast:
    plan = read_plan(EXAMPLES / "demo.yaml")
    return forecast(plan, wanted=Wanted(replications=16), pairs=2, workers=1)


def _exported() -> str:
    told = _known(forecast_json(evening_forecast()))
    return compact_json(told) + "\n"


def _known(value: Any) -> Any:
    """The same with three digits: the last bits are those of the machine."""
    if isinstance(value, float):
        return rounded(value, 3)
    if isinstance(value, dict):
        return {key: _known(each) for key, each in value.items()}
    return [_known(each) for each in value] if isinstance(value, list) else value
