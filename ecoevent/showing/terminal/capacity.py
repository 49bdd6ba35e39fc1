"""A forecast in, what becomes of people on the day out: no room, no departure, a queue."""

from collections.abc import Iterable

from ecoevent.chance.ranges import Range
from ecoevent.forecasting.forecast import Forecast
from ecoevent.showing.forecast_words import place_title
from ecoevent.showing.terminal.layout import paragraph
from ecoevent.showing.terminal.ranges import ends, percent, percent_ends
from ecoevent.showing.terminal.travel_lines import bullet
from ecoevent.travel.day.log import Event
from ecoevent.travel.day.log_summary import Instead, turned_away
from ecoevent.travel.day.world import World
from ecoevent.words.quantities import show_about, show_number
from ecoevent.words.text import Lang, Text

_LEAST = 0.005
_HOME = {Event.GAVE_UP_HOME, Event.MISSED_HOME, Event.TOO_LATE}


def capacity_lines(forecast: Forecast, lang: Lang) -> list[str]:
    """Who finds no room or no departure and how long people wait, as far as it was simulated."""
    world = forecast.example.log.world
    if not forecast.people or not (_has_way(world) or world.gate):
        return []
    lines = [*_ways(forecast, world, lang), *_gate(forecast, world, lang)]
    return [_DAY.to(lang), *lines, *_unsaid(forecast, world, lang)]


def _has_way(world: World) -> bool:
    return bool(world.shuttles or world.lots or world.racks or world.lines)


def _ways(forecast: Forecast, world: World, lang: Lang) -> list[str]:
    if not _has_way(world):
        return []
    away, stranded = (forecast.figures[f"{name}_share"] for name in ("turned_away", "stranded"))
    failed = turned_away(forecast.example.log)
    lines: list[str] = []
    if away.p95 >= _LEAST:
        where = [one for one in failed if one.event not in _HOME]
        lines += _told(_AWAY, away, where, forecast, lang)
    if stranded.p95 >= _LEAST:
        where = [one for one in failed if one.event in _HOME]
        lines += _told(_STRANDED, stranded, where, forecast, lang)
    return lines or bullet(_ALL_WELL.to(lang))


def _told(
    title: Text, share: Range, failed: Iterable[Instead], forecast: Forecast, lang: Lang
) -> list[str]:
    limits = percent_ends(share.p5, share.p95, lang)
    about = _TRACE if round(100 * share.mean) == 0 else _ABOUT
    found = about.filled(share=percent(share.mean, lang)).to(lang)
    found += f" ({limits})" if limits else ""
    counts: dict[Text, int] = {}
    for one in failed:
        where = place_title(one.place, forecast)
        counts[where] = counts.get(where, 0) + one.people
    lines = bullet(title.filled(share=found).to(lang))
    if counts:
        named = ", ".join(
            f"{where.to(lang)} ({show_about(count, 'items', lang)})"
            for where, count in sorted(counts.items(), key=lambda item: -item[1])
        )
        lines += paragraph(_EXAMPLE.filled(places=named).to(lang), indent="    ")
    return lines


def _gate(forecast: Forecast, world: World, lang: Lang) -> list[str]:
    if world.gate is None:
        return []
    waited = forecast.figures["gate_wait_minutes"]
    desks = show_number(world.gate.desks, "", lang)
    title = _GATE if world.gate.desks > 1 else _GATE_OF_ONE
    return bullet(title.filled(minutes=_minutes(waited, lang), desks=desks).to(lang))


def _minutes(waited: Range, lang: Lang) -> str:
    if waited.p95 < 1:
        return _NO_WAIT.to(lang)
    limits = ends(waited, lang)
    return show_about(waited.mean, "min", lang) + (f" ({limits})" if limits else "")


def _unsaid(forecast: Forecast, world: World, lang: Lang) -> list[str]:
    """What the plan would have to say for the rest of the day to be simulated."""
    venue = forecast.plan.venue
    missing = [
        name
        for name, said in (
            ("venue.car_parking_places", venue.car_parking_places),
            ("venue.bike_parking_places", venue.bike_parking_places),
            ("venue.check_in_desks", world.gate),
        )
        if said is None
    ]
    return bullet(_UNSAID.filled(names=", ".join(missing)).to(lang)) if missing else []


_DAY = Text("Le jour même", "On the day")
_AWAY = Text(
    "{share} des gens ne trouvent ni place ni départ et viennent autrement",
    "{share} of people find no place or departure and come another way",
)
_STRANDED = Text(
    "{share} des gens ne peuvent pas repartir comme prévu",
    "{share} of people cannot go home as they meant to",
)
_ABOUT = Text("environ {share}", "about {share}")
_TRACE = Text("moins de 1\u00a0%", "less than 1%")
_EXAMPLE = Text(
    "par exemple, un jour tiré au sort\u00a0: {places}",
    "for example, on a day drawn by chance: {places}",
)
_ALL_WELL = Text(
    "tout le monde trouve une place et un départ", "everyone finds a place and a departure"
)
_GATE = Text(
    "attente moyenne à l'accueil, avec {desks} postes\u00a0: {minutes}",
    "average wait at check-in, with {desks} desks: {minutes}",
)
_GATE_OF_ONE = Text(
    "attente moyenne à l'accueil, avec un seul poste\u00a0: {minutes}",
    "average wait at check-in, with a single desk: {minutes}",
)
_NO_WAIT = Text("moins d'une minute", "less than a minute")
_UNSAID = Text(
    "pas simulé, faute de réponse\u00a0: {names}", "not simulated, for want of an answer: {names}"
)
