"""Service times as written in, everything that is wrong with their ranges and sources out."""

from collections.abc import Iterator, Mapping

from ecoevent.problems import Diagnostic, Problem, catalogue, problem, shown, suggestion
from ecoevent.reading.document import Document, Path, path_text
from ecoevent.travel.choice.problems import BEHAVIOUR
from ecoevent.travel.day.service import Doubt, Service, Timing
from ecoevent.words.text import Text

HOURS = frozenset({"arrival", "departure"})
"""Timings that lie before or after a moment; the others are durations."""
LEAST_TIMES, MOST_TIMES = 0.1, 10.0
MOST_MINUTES = 240.0
Found = tuple[Diagnostic, Path, Mapping[str, object]]

ENDS = Diagnostic(
    "T301",
    "error",
    Text(
        "low ({low}) et high ({high}) doivent être de part et d'autre de {middle}, où rien n'est"
        " décalé\u00a0; corrigez l'un ou l'autre",
        "low ({low}) and high ({high}) must lie on either side of {middle}, where nothing is off;"
        " correct one of them",
    ),
)
NO_HOURS = Diagnostic(
    "T302",
    "error",
    Text(
        "seules les heures (arrival, departure) se décalent en minutes\u00a0; retirez"
        " «\u00a0minutes\u00a0», une durée n'a que «\u00a0times\u00a0»",
        "only hours (arrival, departure) move by minutes; take 'minutes' out, a duration has"
        " 'times' only",
    ),
)
NO_MOMENT = Diagnostic(
    "T303",
    "error",
    Text(
        "des heures ne peuvent être «\u00a0weibull\u00a0», qui part de zéro\u00a0; donnez un"
        " «\u00a0profile\u00a0»",
        "hours cannot be 'weibull', which counts from zero; give a 'profile'",
    ),
)
SERVICE_PROBLEMS = catalogue(ENDS, NO_HOURS, NO_MOMENT)
_BETWEEN = Text("de {low} à {high}", "from {low} to {high}")


def found_wrong(document: Document, service: Service) -> Iterator[Problem]:
    """Every problem of the file, each with its place."""
    for diagnostic, path, parts in _in_file(service):
        yield problem(diagnostic, place=document.place(path), path=path_text(path), **parts)


def _in_file(service: Service) -> Iterator[Found]:
    for name, timing in service.timings.items():
        yield from _source(timing.source, service, (name, "source"))
        yield from _of_hours(name, timing) if name in HOURS else _of_duration(name, timing)
        ranges = {"times": (timing.off_by.times, 1.0), "minutes": (timing.off_by.minutes, 0.0)}
        for key, (doubt, middle) in ranges.items():
            if doubt is not None:
                path = (name, "off_by", key)
                yield from _of_doubt(path, doubt, middle)
                yield from _source(doubt.source, service, (*path, "source"))


def _source(source: str, service: Service, path: Path) -> Iterator[Found]:
    if source not in service.sources:
        hint = suggestion(source, service.sources)
        yield BEHAVIOUR["T203"], path, {"found": shown(source), "hint": hint}


def _of_hours(name: str, timing: Timing) -> Iterator[Found]:
    if timing.off_by.minutes is None:
        yield BEHAVIOUR["T202"], (name, "off_by"), {"names": "minutes"}
    if timing.form == "weibull":
        yield NO_MOMENT, (name, "form"), {}


def _of_duration(name: str, timing: Timing) -> Iterator[Found]:
    if timing.off_by.minutes is not None:
        yield NO_HOURS, (name, "off_by", "minutes"), {}


def _of_doubt(path: Path, doubt: Doubt, middle: float) -> Iterator[Found]:
    low, high = (LEAST_TIMES, MOST_TIMES) if middle else (-MOST_MINUTES, MOST_MINUTES)
    if not doubt.low <= middle <= doubt.high:
        parts = {"low": f"{doubt.low:g}", "high": f"{doubt.high:g}", "middle": f"{middle:g}"}
        yield ENDS, path, parts
    for key, number in (("low", doubt.low), ("high", doubt.high)):
        if not low <= number <= high:
            range_ = _BETWEEN.filled(low=f"{low:g}", high=f"{high:g}")
            yield BEHAVIOUR["T102"], (*path, key), {"range": range_, "found": f"{number:g}"}
