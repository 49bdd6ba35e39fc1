"""Parameters as written in, everything that is wrong with them out."""

import math
from collections.abc import Iterator, Mapping

from ecoevent.problems import Diagnostic, Problem, problem, shown, suggestion
from ecoevent.reading.document import Document, Path, path_text
from ecoevent.travel.choice.parameters import KNOWN, Known
from ecoevent.travel.choice.problems import BEHAVIOUR
from ecoevent.travel.choice.records import BehaviourText, Parameter, RegionText
from ecoevent.words.text import Text

_BETWEEN = Text("de {low} à {high} {unit}", "from {low} to {high} {unit}")
_NO_TOP = Text("{low} {unit} ou plus", "{low} {unit} or more")
_MOST_TIMES = 10.0
_WHERE = {
    True: Text("dans le fichier d'une région", "in the file of a region"),
    False: Text("dans behaviour.yaml", "in behaviour.yaml"),
}
Found = tuple[Diagnostic, Path, Mapping[str, object]]


def found_wrong(document: Document, text: BehaviourText | RegionText) -> Iterator[Problem]:
    """Every problem of the file, each with its place."""
    for diagnostic, path, parts in _in_file(text):
        yield problem(diagnostic, place=document.place(path), path=path_text(path), **parts)


def _in_file(text: BehaviourText | RegionText) -> Iterator[Found]:
    is_region = isinstance(text, RegionText)
    for name, parameter in text.parameters.items():
        path: Path = ("parameters", name)
        known = KNOWN.get(name)
        if known is None:
            parts = {"found": shown(name), "hint": suggestion(name, KNOWN)}
            yield BEHAVIOUR["T201"], path, parts
            continue
        if known.is_regional is not is_region:
            yield BEHAVIOUR["T204"], path, {"found": name, "where": _WHERE[known.is_regional]}
        yield from _of_parameter(path, parameter, known)
        yield from _source(parameter.source, text, (*path, "source"))
    if isinstance(text, RegionText):
        yield from _target(text)
    else:
        missing = [name for name in KNOWN if not KNOWN[name].is_regional]
        missing = [name for name in missing if name not in text.parameters]
        if missing:
            yield BEHAVIOUR["T202"], ("parameters",), {"names": ", ".join(missing)}


def _source(source: str, text: BehaviourText | RegionText, path: Path) -> Iterator[Found]:
    if source not in text.sources:
        hint = suggestion(source, text.sources)
        yield BEHAVIOUR["T203"], path, {"found": shown(source), "hint": hint}


def _of_parameter(path: Path, one: Parameter, known: Known) -> Iterator[Found]:
    if one.unit != known.unit:
        yield BEHAVIOUR["T103"], path, {"unit": known.unit, "found": shown(one.unit)}
    if (one.value is None) is not bool(one.values) or bool(one.values) is not bool(one.at_km):
        yield BEHAVIOUR["T104"], path, {}
    elif one.value is not None:
        yield from _of_number(path, one, one.value, known)
    elif not known.is_curve:
        yield BEHAVIOUR["T106"], path, {}
    else:
        yield from _of_curve(path, one, known)


def _of_number(path: Path, one: Parameter, value: float, known: Known) -> Iterator[Found]:
    if not one.low <= value <= one.high:
        parts = {"found": f"{value:g}", "low": f"{one.low:g}", "high": f"{one.high:g}"}
        yield BEHAVIOUR["T101"], path, parts
    for number in (one.low, value, one.high):
        yield from _bounds(path, number, known)


def _of_curve(path: Path, one: Parameter, known: Known) -> Iterator[Found]:
    steps = zip(one.at_km, one.at_km[1:], strict=False)
    if len(one.at_km) != len(one.values) or any(a >= b for a, b in steps):
        yield BEHAVIOUR["T105"], path, {"found": len(one.values), "points": len(one.at_km)}
    if not (0 <= one.low <= 1 <= one.high <= _MOST_TIMES):
        yield BEHAVIOUR["T107"], path, {}
    for number in one.values:
        yield from _bounds(path, number, known)


def _bounds(path: Path, number: float, known: Known) -> Iterator[Found]:
    if not known.low <= number <= known.high:
        ends = _NO_TOP if math.isinf(known.high) else _BETWEEN
        range_ = ends.filled(low=f"{known.low:g}", high=f"{known.high:g}", unit=known.unit)
        yield BEHAVIOUR["T102"], path, {"range": range_, "found": f"{number:g}"}


def _target(text: RegionText) -> Iterator[Found]:
    target = text.target
    if target is None:
        return
    yield from _source(target.source, text, ("target", "source"))
    if len(target.at_km) != len(target.weights):
        parts = {"found": len(target.weights), "points": len(target.at_km)}
        yield BEHAVIOUR["T105"], ("target", "weights"), parts
