"""Factor sets and compared trips in, what a terminal shows of them out."""

import math
from collections import Counter
from collections.abc import Iterator, Sequence

from ecoevent.footprint.accounting.notes import said
from ecoevent.footprint.comparing import Trip
from ecoevent.footprint.emitting import BOUNDARIES, COMPONENT_TITLES, Boundary
from ecoevent.footprint.factor_sets.records import (
    COMPONENTS,
    Factor,
    Per,
    Record,
    Source,
    Uncertainty,
    Values,
)
from ecoevent.footprint.factors import FactorSet, factors_named
from ecoevent.showing.terminal.layout import columns, paragraph
from ecoevent.showing.terminal.words import CONFIDENCES
from ecoevent.words.quantities import show_number, show_percent
from ecoevent.words.text import Lang, Text

DASH = "\u2013"
PER_TITLES: dict[Per, Text] = {
    "vehicle_km": Text("véhicule-km", "vehicle-km"),
    "passenger_km": Text("passager-km", "passenger-km"),
}
BASES = {
    "published": Text("publiée", "published"),
    "spread": Text("écart entre sources", "spread between sources"),
    "pedigree": Text("matrice de pédigrée", "pedigree matrix"),
    "assumed": Text("supposée", "assumed"),
}
_HEAD = Text("{title}, {id} {version} ({hash})", "{title}, {id} {version} ({hash})")
_FALLS_BACK = Text("Ce qui manque vient de {id}.", "What is lacking comes from {id}.")
_UNIT = Text(
    "Kilogrammes d'équivalent CO2 par unité\u00a0; un tiret\u00a0: l'éditeur ne donne rien.",
    "Kilograms of CO2e a unit; a dash: the publisher gives nothing.",
)
_DETOURS = Text("Distance parcourue", "Distance travelled")
_OCCUPANCY = Text("Personnes par véhicule", "People in a vehicle")
_ELECTRICITY = Text("Électricité, kg\u00a0éq.\u00a0CO2 par kWh", "Electricity, kg CO2e a kWh")
_USUAL = Text("Mode habituel selon la distance", "Usual mode by distance")
_LODGING = Text("Nuitée, kg\u00a0éq.\u00a0CO2", "Guest night, kg CO2e")
_BELOW = Text("moins de {km} km", "below {km} km")
_BEYOND = Text("au-delà", "beyond")
_TIMES = Text("à vol d'oiseau \u00d7 {times}{more}", "as the crow flies \u00d7 {times}{more}")
_SAME = Text("comme {other}", "as {other}")
_JOINT = Text("inclus", "included")
_MIX = Text("mélange", "mix")


def sets_text(sets: Sequence[FactorSet], lang: Lang) -> str:
    """One line a set."""
    rows = [
        [each.id, each.version, str(each.year), each.text.region, each.title.to(lang)]
        for each in sets
    ]
    return "\n".join(columns(rows)) + "\n"


def set_text(factor_set: FactorSet, lang: Lang) -> str:
    """Every factor of a set, and how it counts distances and vehicles."""
    text = factor_set.text
    lines = [head(factor_set, lang)]
    if text.description:
        lines += paragraph(text.description.to(lang))
    if factor_set.fallback:
        lines.append(_FALLS_BACK.filled(id=factor_set.fallback.id).to(lang))
    lines += ["", _UNIT.to(lang)]
    titles = [COMPONENT_TITLES[name].to(lang) for name in COMPONENTS]
    rows = [["", "", *titles, ""]]
    rows += [row for factor in text.factors for row in _factor_rows(factor, lang)]
    lines += columns(rows, indent="  ")
    for title, found in (
        (
            _DETOURS,
            [[mode, _detour(d.times, d.add_km, lang)] for mode, d in text.distances.items()],
        ),
        (
            _OCCUPANCY,
            [[_label(o.mode, o.variant), _number(o.people, lang)] for o in text.occupancy],
        ),
        (_ELECTRICITY, [[each.region, *_kilograms(each, lang)] for each in text.electricity]),
        (_USUAL, [[_end(u.below_km, lang), _label(u.mode, u.variant)] for u in text.usual_modes]),
        (_LODGING, [[each.country, _number(each.per_night, lang)] for each in text.lodging]),
    ):
        if found:
            lines += ["", title.to(lang), *columns(found, indent="  ")]
    return "\n".join(lines) + "\n"


def factor_text(factor_set: FactorSet, label: str, lang: Lang) -> str:
    """Everything about the factors of one mode, or of one variant; raises UnknownNameError."""
    found = factors_named(factor_set, label)
    lines = [head(factor_set, lang)]
    for factor in found:
        lines += ["", *columns(list(_factor_rows(factor, lang)))]
        lines += _about(factor_set, factor, lang)
        for band in factor.bands:
            if band.note or band.row or band.source or band.uncertainty:
                lines += [f"  {_end(band.below_km, lang)}"]
                lines += ["  " + line for line in _about(factor_set, band, lang, above=factor)]
    return "\n".join(lines) + "\n"


def compared_text(trips: Sequence[Trip], *, km: float, people: float, lang: Lang) -> str:
    """The same trip under every set and boundary, side by side."""
    sets = list({trip.factor_set.hash: trip.factor_set for trip in trips}.values())
    how_far = _TRIP.filled(km=_kg(km, lang), people=show_number(people, "people", lang))
    lines = [how_far.to(lang), _ORDER.to(lang), ""]
    rows = [["", *_columns_of(sets), _SPREAD.to(lang)]]
    for label in dict.fromkeys(trip.label for trip in trips):
        same = [trip for trip in trips if trip.label == label]
        rows.append([label, *_compared([trip.kg for trip in same], lang)])
        if any(trip.kg != trip.kg_without for trip in same):
            words = _compared([trip.kg_without for trip in same], lang)
            rows.append([_WITHOUT.to(lang), *words])
    lines += columns(rows)
    lines += ["", *paragraph(_LEGEND.to(lang))]
    for each in sets:
        lines += ["", head(each, lang)]
        notes = said(n for trip in trips if trip.factor_set is each for n in trip.notes)
        lines += [
            line for n in notes for line in paragraph(n.to(lang), indent="  ", hanging="    ")
        ]
    return "\n".join(lines) + "\n"


_TRIP = Text(
    "{km} km à vol d'oiseau, aller-retour, {people}\u00a0; kg\u00a0éq.\u00a0CO2",
    "{km} km as the crow flies, there and back, {people}; kg CO2e",
)
_ORDER = Text("direct / du puits à la roue / cycle de vie", "direct / well to wheel / life cycle")
_SPREAD = Text("écart", "spread")
_WITHOUT = Text("  sans hors CO2", "  without non-CO2")
_LEGEND = Text(
    "Écart\u00a0: le plus élevé des jeux sur le plus bas, du puits à la roue.",
    "Spread: the highest of the sets over the lowest, well to wheel.",
)


def _columns_of(sets: Sequence[FactorSet]) -> list[str]:
    """The id of each set, with some of its hash where another has the same id."""
    count = Counter(each.id for each in sets)
    return [each.id if count[each.id] == 1 else f"{each.id} ({each.hash[:6]})" for each in sets]


def _compared(found: Sequence[dict[Boundary, float]], lang: Lang) -> list[str]:
    cells = [" / ".join(_kg(kg[boundary], lang) for boundary in BOUNDARIES) for kg in found]
    known = [kg["well_to_wheel"] for kg in found if kg["well_to_wheel"] > 0]
    ratio = max(known) / min(known) if len(known) > 1 else math.nan
    return [*cells, "" if math.isnan(ratio) else f"\u00d7 {_decimal(f'{ratio:.1f}', lang)}"]


def _kg(kg: float, lang: Lang) -> str:
    if math.isnan(kg):
        return DASH
    return _decimal(f"{kg:.0f}" if kg >= 10 else f"{kg:.1f}", lang)


def head(factor_set: FactorSet, lang: Lang) -> str:
    """What identifies a set."""
    parts = {"id": factor_set.id, "version": factor_set.version, "hash": factor_set.hash}
    return _HEAD.filled(title=factor_set.title, **parts).to(lang)


def _factor_rows(factor: Factor, lang: Lang) -> Iterator[list[str]]:
    where = f" ({factor.region})" if factor.region else ""
    name = factor.label + where
    if factor.same_as:
        yield [name, _SAME.filled(other=factor.same_as).to(lang), "", "", "", "", ""]
    elif factor.mix:
        shares = (f"{show_percent(share, lang)} {other}" for other, share in factor.mix.items())
        yield [name, _MIX.to(lang), "", "", "", "", ""]
        yield from ([f"  {share}", "", "", "", "", "", ""] for share in shares)
    else:
        unit = PER_TITLES[factor.per or "passenger_km"].to(lang)
        if factor.bands:
            yield [name, unit, "", "", "", "", ""]
        for band in factor.bands:
            yield [f"  {_end(band.below_km, lang)}", "", *_kilograms(band, lang), _kwh(band, lang)]
        if not factor.bands:
            yield [name, unit, *_kilograms(factor, lang), _kwh(factor, lang)]


def _kilograms(values: object, lang: Lang) -> list[str]:
    joint = getattr(values, "well_to_wheel", None)
    if joint is not None:
        rest = [_number(getattr(values, name, None), lang) for name in COMPONENTS[2:]]
        return [_number(joint, lang), _JOINT.to(lang), *rest]
    return [_number(getattr(values, name, None), lang) for name in COMPONENTS]


def _kwh(values: Values, lang: Lang) -> str:
    kwh = values.electricity_kwh
    return "" if kwh is None else f"+ {_number(kwh, lang)} kWh"


def _about(
    factor_set: FactorSet, record: Record, lang: Lang, *, above: Factor | None = None
) -> list[str]:
    """Source, uncertainty, row and note of a record."""
    records = [record] if above is None else [record, above]
    source = factor_set.source_of(*records)
    lines = paragraph(source_words(source, lang), indent="  ", hanging="    ")
    lines += [f"  {source.url}"] if source.url else []
    error = factor_set.uncertainty_of(*records)
    lines += paragraph(uncertainty_words(error, lang), indent="  ", hanging="    ")
    lines += paragraph(record.row, indent="  ", hanging="    ") if record.row else []
    for note in (record.note, error.note, source.note):
        lines += paragraph(note.to(lang), indent="  ", hanging="    ") if note else []
    return lines


def source_words(source: Source, lang: Lang) -> str:
    """Who published what, under which licence, and how well we know it."""
    confidence = CONFIDENCES[source.confidence].to(lang)
    parts = [f"{source.publisher}, {source.title} ({source.year})", source.licence, confidence]
    return ", ".join(parts)


def uncertainty_words(found: Uncertainty, lang: Lang) -> str:
    """How far a value may be off, and how that is known."""
    low, high = (_decimal(f"{share * 100:+.3g}", lang) for share in (found.low, found.high))
    words = Text(
        "Incertitude de {low} à {high}\u00a0%, {basis}", "Uncertainty {low} to {high} %, {basis}"
    )
    return words.filled(low=low, high=high, basis=BASES[found.basis]).to(lang)


def _detour(times: float, add_km: float, lang: Lang) -> str:
    more = f" + {_decimal(f'{add_km:g}', lang)} km" if add_km else ""
    return _TIMES.filled(times=_decimal(f"{times:g}", lang), more=more).to(lang)


def _end(below_km: float | None, lang: Lang) -> str:
    found = _BEYOND if below_km is None else _BELOW.filled(km=f"{below_km:g}")
    return found.to(lang)


def _label(mode: str, variant: str | None) -> str:
    return mode if variant is None else f"{mode}/{variant}"


def _number(value: float | None, lang: Lang) -> str:
    return DASH if value is None else _decimal(f"{value:.5g}", lang)


def _decimal(number: str, lang: Lang) -> str:
    return number.replace(".", ",") if lang == "fr" else number
