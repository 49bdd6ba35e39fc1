"""A factor set as written in, every problem of it that no single value shows out."""

import datetime as dt
import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

import attrs

from ecoevent.footprint.factor_sets.lookup import (
    Chain,
    find_electricity,
    find_factor,
    find_occupancy,
)
from ecoevent.footprint.factor_sets.problems import FACTOR
from ecoevent.footprint.factor_sets.records import (
    Band,
    Electricity,
    Factor,
    Record,
    SetText,
    Uncertainty,
    UsualMode,
    Values,
    label_of,
)
from ecoevent.knowledge.modes import MODES
from ecoevent.knowledge.sources import past_review
from ecoevent.problems import Diagnostic, Place, Problem, problem, suggestion
from ecoevent.words.text import LANGS, Text

ROUNDING = 1e-6
MOST_RECORDS = 2_000
"""The sets that ship with ecoevent have some 100 factors."""
_LISTS = ("electricity", "usual_modes", "factors", "occupancy", "lodging")
_VALUES = tuple(attribute.name for attribute in attrs.fields(Values))
_WAYS = ("bands", "mix", "same_as")


@attrs.define
class Checks:
    """The problems of one file, gathered as they are met.

    Attributes:
        chain: the set and those that it falls back to, as far as they could be read.
    """

    text: SetText
    chain: Chain
    place_of: Callable[[str], Place | None]
    found: list[Problem] = attrs.field(factory=list)

    def add(self, diagnostic: Diagnostic, path: str, **parts: object) -> None:
        """Keep one problem, at the place of *path*."""
        self.found.append(problem(diagnostic, place=self.place_of(path), path=path, **parts))


def check_set(checks: Checks, *, on: dt.date | None) -> None:
    """Look at everything, and at review dates on the day; what is wrong is in `checks.found`."""
    if _check_lengths(checks):
        return
    _check_sources(checks, on)
    _check_origins(checks)
    for index, factor in enumerate(checks.text.factors):
        _check_factor(checks, f"factors[{index}]", factor)
    for index, riders in enumerate(checks.text.occupancy):
        _check_variant(checks, f"occupancy[{index}].variant", riders.mode, riders.variant)
    _check_bands(checks, "usual_modes", checks.text.usual_modes)
    for index, usual in enumerate(checks.text.usual_modes):
        _check_named(checks, f"usual_modes[{index}].mode", label_of(usual.mode, usual.variant))
    for index, grid in enumerate(checks.text.electricity):
        _check_joint(checks, f"electricity[{index}]", grid)
    _check_repeated(checks)
    for mode in checks.text.distances:
        if mode not in MODES and mode != "default":
            near = suggestion(mode, ["default", *MODES])
            checks.add(FACTOR["F311"], f"distances.{mode}", found=mode, near=near)
    if not any(found.severity == "error" for found in checks.found):
        _check_whole(checks)


def _check_lengths(checks: Checks) -> bool:
    """Whether a list is so long that looking at each of its records by each would take minutes."""
    long = [name for name in (*_LISTS, "sources") if len(getattr(checks.text, name)) > MOST_RECORDS]
    for name in long:
        checks.add(FACTOR["F313"], name, most=MOST_RECORDS)
    return bool(long)


def _check_whole(checks: Checks) -> None:
    """What can only be asked of records that are right one by one."""
    if _check_circles(checks):
        return
    for index, factor in enumerate(checks.text.factors):
        path = f"factors[{index}]"
        if not {factor.mode, "default"} & {*checks.text.distances}:
            checks.add(FACTOR["F304"], path, found=factor.mode)
        is_by_vehicle = _is_by_vehicle(checks.chain, factor)
        if is_by_vehicle and find_occupancy(checks.chain, factor.mode, factor.variant) is None:
            checks.add(FACTOR["F305"], path, found=factor.label)
        draws = any(part.electricity_kwh is not None for part in (factor, *factor.bands))
        if draws and find_electricity(checks.chain) is None:
            checks.add(FACTOR["F306"], path, found=factor.label)


def _is_by_vehicle(chain: Chain, factor: Factor) -> bool:
    """Whether the factor, or what it is the same as or made of, is per vehicle-kilometre."""
    others = [*(factor.mix or ()), *([factor.same_as] if factor.same_as else [])]
    if not others:
        return factor.per == "vehicle_km"
    named = (name.partition("/") for name in others)
    found = [find_factor(chain, mode, variant or None) for mode, _, variant in named]
    return all(each is not None and _is_by_vehicle(chain, each.factor) for each in found)


def _records(text: SetText) -> Iterator[tuple[str, Record]]:
    for name in _LISTS:
        for index, record in enumerate(getattr(text, name)):
            yield f"{name}[{index}]", record
    for index, factor in enumerate(text.factors):
        for inner, band in enumerate(factor.bands):
            if band.source or band.uncertainty:  # else those of the factor
                yield f"factors[{index}].bands[{inner}]", band
    for mode, record in text.distances.items():
        yield f"distances.{mode}", record
    if text.online is not None:
        yield "online", text.online


def _check_sources(checks: Checks, on: dt.date | None) -> None:
    text = checks.text
    used = {record.source or text.source for _, record in _records(text)}
    for path, date in past_review(text.sources, on) if on is not None else ():
        checks.add(FACTOR["F401"], path, date=date)
    for name in text.sources:
        if name not in used and None not in used and len(text.sources) > 1:
            checks.add(FACTOR["F402"], f"sources.{name}", found=name)
    if text.source is not None:
        _check_source_name(checks, "source", text.source)
    if text.uncertainty is not None:
        _check_uncertainty(checks, "uncertainty", text.uncertainty)


def _check_source_name(checks: Checks, path: str, name: str) -> None:
    if name not in checks.text.sources:
        near = suggestion(name, checks.text.sources)
        checks.add(FACTOR["F302"], path, found=name, near=near)


def _check_uncertainty(checks: Checks, path: str, found: Uncertainty) -> None:
    if found.low > 0 or found.high < 0:
        low, high = f"{found.low * 100:+g}", f"{found.high * 100:+g}"
        checks.add(FACTOR["F213"], path, low=low, high=high)


def _check_origins(checks: Checks) -> None:
    """Source and uncertainty of every record, its own or the set's; what many lack is one line."""
    text = checks.text
    without: dict[str, list[str]] = {"F301": [], "F303": []}
    for path, record in _records(text):
        if record.source is not None:
            _check_source_name(checks, f"{path}.source", record.source)
        elif text.source is None and len(text.sources) != 1 and not isinstance(record, Band):
            without["F301"].append(path)
        if record.uncertainty is not None:
            _check_uncertainty(checks, f"{path}.uncertainty", record.uncertainty)
        elif text.uncertainty is None and not isinstance(record, UsualMode | Band):
            without["F303"].append(path)
    for code, paths in without.items():
        if paths:
            checks.add(FACTOR[code], paths[0], count=len(paths))


def _check_factor(checks: Checks, path: str, factor: Factor) -> None:
    _check_variant(checks, f"{path}.variant", factor.mode, factor.variant)
    ways = [key for key in _WAYS if getattr(factor, key)]
    values = [key for key in _VALUES if getattr(factor, key) is not None]
    if not ways and not values:
        checks.add(FACTOR["F202"], path)
    if factor.per is None and (values or factor.bands):
        checks.add(FACTOR["F201"], path)
    others = [*ways, *values]
    if factor.per is not None and (factor.mix or factor.same_as):
        others.append("per")  # what it is made of has a unit already
    for key in others[1:] if ways else ():
        checks.add(FACTOR["F203"], f"{path}.{key}", key=key, other=ways[0])
    _check_joint(checks, path, factor)
    _check_parts(checks, path, factor)


def _check_parts(checks: Checks, path: str, factor: Factor) -> None:
    """The bands of a factor, or the others that it is made of."""
    _check_bands(checks, f"{path}.bands", factor.bands)
    for index, band in enumerate(factor.bands):
        _check_joint(checks, f"{path}.bands[{index}]", band)
        if all(getattr(band, key) is None for key in _VALUES):
            checks.add(FACTOR["F202"], f"{path}.bands[{index}]")
    if factor.mix:
        total = math.fsum(factor.mix.values())
        if abs(total - 1) > ROUNDING:
            checks.add(
                FACTOR["F210"],
                f"{path}.mix",
                total=Text(f"{total * 100:.6g}".replace(".", ","), f"{total * 100:.6g}"),
            )
        for name in factor.mix:
            _check_named(checks, f"{path}.mix.{name}", name)
    if factor.same_as:
        _check_named(checks, f"{path}.same_as", factor.same_as)


def _check_variant(checks: Checks, path: str, mode: str, variant: str | None) -> None:
    known = MODES[mode].variants
    if variant is not None and variant not in known:
        checks.add(FACTOR["F204"], path, mode=mode, found=variant, known=", ".join(known))


def _check_joint(checks: Checks, path: str, values: Values | Electricity) -> None:
    """Direct and upstream are given together or apart, not both."""
    if values.well_to_wheel is not None:
        for key in ("direct", "upstream"):
            if getattr(values, key) is not None:
                checks.add(FACTOR["F203"], f"{path}.{key}", key=key, other="well_to_wheel")


def _check_bands(checks: Checks, path: str, bands: Sequence[Band | UsualMode]) -> None:
    """They follow each other from 0 without hole or overlap, and the last one has no end."""
    reached = 0.0
    for index, band in enumerate(bands):
        here = f"{path}[{index}]"
        begins = reached if band.from_km is None else band.from_km
        ends = math.inf if band.below_km is None else band.below_km
        if begins > reached:
            checks.add(FACTOR["F206"], here, low=f"{reached:g}", high=f"{begins:g}")
        elif begins < reached:
            checks.add(FACTOR["F207"], here, low=f"{begins:g}", high=f"{reached:g}")
        elif ends <= begins:
            checks.add(FACTOR["F209"], here, low=f"{begins:g}", high=f"{ends:g}")
        reached = ends
    if bands and not math.isinf(reached):
        checks.add(FACTOR["F208"], f"{path}[{len(bands) - 1}]", high=f"{reached:g}")


def _check_named(checks: Checks, path: str, name: str) -> None:
    """A mode that another record names has a factor."""
    mode, _, variant = name.partition("/")
    if mode not in MODES:
        near = suggestion(mode, MODES)
        checks.add(FACTOR["F311"], path, found=mode, near=near)
        return
    if variant and variant not in MODES[mode].variants:
        _check_variant(checks, path, mode, variant)
    elif find_factor(checks.chain, mode, variant or None) is None:
        checks.add(FACTOR["F211"], path, found=name)


def _check_repeated(checks: Checks) -> None:
    text = checks.text
    told = (
        ("factors", "F205", [(each.label, each.region) for each in text.factors]),
        ("electricity", "F307", [each.region for each in text.electricity]),
        ("occupancy", "F307", [label_of(each.mode, each.variant) for each in text.occupancy]),
        ("lodging", "F307", [each.country for each in text.lodging]),
    )
    for path, code, names in told:
        for index, name in enumerate(names):
            if name in names[:index]:
                shown = " ".join(filter(None, name)) if isinstance(name, tuple) else name
                checks.add(FACTOR[code], f"{path}[{index}]", found=shown)


def _check_circles(checks: Checks) -> bool:
    """Whether a factor is made of itself, by whatever way round."""
    named = _named_by(checks.text)
    before = len(checks.found)
    for index, factor in enumerate(checks.text.factors):
        way = _circle(factor.label, named)
        if way:
            checks.add(
                FACTOR["F212"], f"factors[{index}]", found=factor.label, circle=" → ".join(way)
            )
    return len(checks.found) > before


def _named_by(text: SetText) -> Mapping[str, tuple[str, ...]]:
    """The factors that each factor is made of, by label."""
    labels = {factor.label for factor in text.factors}
    named: dict[str, tuple[str, ...]] = {}
    for factor in text.factors:
        others = (*(factor.mix or ()), *([factor.same_as] if factor.same_as else []))
        taken = (name if name in labels else name.partition("/")[0] for name in others)
        named[factor.label] = (*named.get(factor.label, ()), *taken)
    return named


def _circle(start: str, named: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The way from *start* back to itself, or nothing."""
    ways: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set()
    while ways:
        way = ways.pop()
        for name in named.get(way[-1], ()):
            if name == start:
                return (*way, name)
            if name not in seen:
                seen.add(name)
                ways.append((*way, name))
    return ()


def empty_texts(record: Any, path: str = "") -> Iterator[str]:
    """The path of every text that says nothing."""
    for attribute in attrs.fields(type(record)):
        value = getattr(record, attribute.name)
        here = f"{path}.{attribute.name}".removeprefix(".")
        parts: Iterable[tuple[str, Any]] = [("", value)]
        if isinstance(value, Mapping):
            parts = ((f".{key}", part) for key, part in value.items())
        elif isinstance(value, tuple):
            parts = ((f"[{index}]", part) for index, part in enumerate(value))
        for step, part in parts:
            if isinstance(part, Text):
                langs = (lang for lang in LANGS if not part.to(lang).strip())
                yield from (f"{here}{step}.{lang}" for lang in langs)
            elif attrs.has(type(part)):
                yield from empty_texts(part, f"{here}{step}")
