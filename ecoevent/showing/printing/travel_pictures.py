"""A forecast of travel in, its pictures as SVG out, by the name of their file."""

from collections.abc import Callable, Iterable

from ecoevent.chance.ranges import Range
from ecoevent.forecasting.forecast import Forecast
from ecoevent.knowledge.modes import MODES
from ecoevent.showing.forecast_words import origin_label, place_title
from ecoevent.showing.printing.charts import (
    Bar,
    BarChart,
    DayChart,
    Series,
    render_bars,
    render_day,
)
from ecoevent.travel.day.log_summary import arrivals, queue
from ecoevent.words.text import Lang, Text

MINUTES = 10
"""The length of an interval of the day."""
_LEAST = 0.002  # of the total, for a bar of its own
_MOST_BARS, _MOST_LINES = 12, 2


def travel_pictures(forecast: Forecast, lang: Lang) -> dict[str, str]:
    """The pictures that there is something to show in, in the user's language."""
    made: dict[str, str] = {}
    modes = _shown(
        ((MODES[one.mode].title, one.kg) for one in forecast.by_mode), forecast.total.mean
    )
    origins = _shown(
        ((_both(origin_label, one.label), one.kg) for one in forecast.by_origin),
        forecast.total.mean,
    )
    if modes:
        chart = BarChart(title=_BY_MODE, note=_NOTE, bars=modes)
        made["emissions-by-mode.svg"] = render_bars(chart, lang=lang)
        chart = BarChart(title=_BY_ORIGIN, note=_NOTE, bars=origins)
        made["emissions-by-origin.svg"] = render_bars(chart, lang=lang)
    if forecast.people:
        made["arrivals-and-queues.svg"] = render_day(day_chart(forecast), lang=lang)
    return made


def day_chart(forecast: Forecast) -> DayChart:
    """Who arrives when on the example day, and the queues that last longest."""
    log = forecast.example.log
    starts, counts = arrivals(log, minutes=MINUTES)
    found = [
        Series(label=_ARRIVALS, values=tuple(float(value) for value in counts.tolist())),
        *_queues(forecast),
    ]
    return DayChart(
        title=_DAY,
        note=_DAY_NOTE,
        unit=_PEOPLE.filled(minutes=MINUTES),
        starts=float(starts[0]) if len(starts) else 0.0,
        minutes=MINUTES,
        series=tuple(found),
    )


def _queues(forecast: Forecast) -> Iterable[Series]:
    """The longest queues of people; what stands in a lot or rack is none."""
    world = forecast.example.log.world
    stops = [stop.name for shuttle in world.shuttles for stop in shuttle.stops]
    back = [shuttle.name for shuttle in world.shuttles]
    gate = [] if world.gate is None else [world.gate.name]
    lines = []
    for name in (*gate, *stops, *back):
        _, counts = queue(forecast.example.log, name, minutes=MINUTES)
        if counts.max(initial=0) > 0:
            title = (_BACK if name in back else _QUEUE).filled(place=place_title(name, forecast))
            values = tuple(float(value) for value in counts.tolist())
            lines.append(Series(label=title, values=values, is_line=True))
    return sorted(lines, key=lambda line: -max(line.values))[:_MOST_LINES]


def _shown(found: Iterable[tuple[Text, Range]], total: float) -> tuple[Bar, ...]:
    bars = [
        Bar(label=label, low=kg.p5, middle=kg.mean, high=kg.p95)
        for label, kg in found
        if kg.mean > 0 and kg.mean >= _LEAST * total
    ]
    return tuple(sorted(bars, key=lambda bar: -bar.middle)[:_MOST_BARS])


def _both(make: Callable[[str | None, Lang], str], label: str | None) -> Text:
    return Text(make(label, "fr"), make(label, "en"))


_BY_MODE = Text("Émissions par mode de déplacement", "Emissions by mode of travel")
_BY_ORIGIN = Text("Émissions par provenance", "Emissions by origin")
_NOTE = Text(
    "Barre\u00a0: moyenne. Trait\u00a0: neuf fois sur dix (5e au 95e centile).",
    "Bar: mean. Line: nine times in ten (5th to 95th percentile).",
)
_DAY = Text("Arrivées et files d'attente", "Arrivals and queues")
_DAY_NOTE = Text("Un jour tiré au sort.", "A day drawn by chance.")
_PEOPLE = Text("personnes, par tranche de {minutes} minutes", "people in each {minutes} minutes")
_ARRIVALS = Text("arrivées", "arrivals")
_QUEUE = Text("file\u00a0: {place}", "queue: {place}")
_BACK = Text("file du retour\u00a0: {place}", "queue home: {place}")
