"""Results of travel in, plain dictionaries for JSON out; docs/travel.md describes each format.

A figure never goes without its boundary, its treatment of non-CO2, its factor set and its methods.
"""

import math
from collections.abc import Mapping, Sequence
from typing import Any

import attrs

from ecoevent.footprint.accounting.besides import Beside
from ecoevent.footprint.accounting.methods import Method
from ecoevent.footprint.accounting.notes import said
from ecoevent.footprint.comparing import Trip
from ecoevent.footprint.emitting import Emissions
from ecoevent.footprint.factor_sets.records import Record, Source, Uncertainty
from ecoevent.footprint.factors import FactorSet, factors_named
from ecoevent.footprint.travelling import Travel
from ecoevent.showing.exporting.scores import Json, text_json
from ecoevent.travel.visit import Group
from ecoevent.words.text import Text


def factor_sets_json(sets: Sequence[FactorSet]) -> Json:
    """The format `ecoevent.factor-sets/1`."""
    return {"format": "ecoevent.factor-sets/1", "sets": [about_set_json(each) for each in sets]}


def about_set_json(factor_set: FactorSet) -> Json:
    """What identifies the factors that were used."""
    fallback = factor_set.fallback
    return {
        "id": factor_set.id,
        "version": factor_set.version,
        "hash": factor_set.hash,
        "year": factor_set.year,
        "region": factor_set.text.region,
        "title": text_json(factor_set.title),
        "falls_back_to": None if fallback is None else about_set_json(fallback),
    }


def factor_set_json(factor_set: FactorSet, mode: str | None = None) -> Json:
    """The format `ecoevent.factor-set/1`: the records of a set, of one mode where it is named."""
    text = factor_set.text
    factors = text.factors if mode is None else factors_named(factor_set, mode)
    whole = {
        "distances": {
            name: _record_json(factor_set, each) for name, each in text.distances.items()
        },
        **{
            name: [_record_json(factor_set, each) for each in getattr(text, name)]
            for name in ("electricity", "usual_modes", "occupancy", "lodging")
        },
        "online": None if text.online is None else _record_json(factor_set, text.online),
    }
    return {
        "format": "ecoevent.factor-set/1",
        **about_set_json(factor_set),
        "sources": {name: source_json(each) for name, each in factor_set.sources.items()},
        "factors": [_record_json(factor_set, each) for each in factors],
        **({} if mode else whole),
    }


def _record_json(factor_set: FactorSet, record: Record) -> Json:
    """The keys that a record says, with the source and uncertainty that hold for it."""
    names = {id(source): name for name, source in factor_set.sources.items()}
    said = {
        field.name: _plain(getattr(record, field.name))
        for field in attrs.fields(type(record))
        if getattr(record, field.name) not in (None, ())
    }
    return {
        **said,
        "source": names[id(factor_set.source_of(record))],
        "uncertainty": uncertainty_json(factor_set.uncertainty_of(record)),
    }


def _plain(value: Any) -> Any:
    if isinstance(value, Text):
        return text_json(value)
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, Mapping):
        return {key: _plain(each) for key, each in value.items()}
    if attrs.has(type(value)):
        named = ((f.name, getattr(value, f.name)) for f in attrs.fields(type(value)))
        return {name: _plain(each) for name, each in named if each not in (None, ())}
    return value


def source_json(source: Source) -> Json:
    """Where numbers come from."""
    said = attrs.asdict(source, recurse=False)
    note = source.note
    return {
        **said,
        "review_by": source.review_by.isoformat(),
        "note": None if note is None else text_json(note),
    }


def uncertainty_json(found: Uncertainty) -> Json:
    """The 5th and 95th percentile, relative, and how they are known."""
    return {"low": found.low, "high": found.high, "basis": found.basis}


def comparison_json(trips: Sequence[Trip], *, km: float, people: float) -> Json:
    """The format `ecoevent.factor-comparison/1`."""
    sets = {trip.factor_set.hash: trip.factor_set for trip in trips}
    return {
        "format": "ecoevent.factor-comparison/1",
        "km": km,
        "people": people,
        "times": 2,
        "sets": [about_set_json(each) for each in sets.values()],
        "trips": [
            {
                "mode": trip.label,
                "set": trip.factor_set.id,
                "hash": trip.factor_set.hash,
                "kg": {name: number_json(kg) for name, kg in trip.kg.items()},
                "kg_without_non_co2": {
                    name: number_json(kg) for name, kg in trip.kg_without.items()
                },
                "method": None if trip.method is None else method_json(trip.method),
                "notes": [text_json(note) for note in said(trip.notes)],
            }
            for trip in trips
        ],
    }


def method_json(method: Method) -> Json:
    """How a kind of journey was accounted for."""
    return {
        "mode": method.mode,
        "variant": method.variant,
        "factor": method.taken,
        "set": method.taken_from.id,
        "per": method.per,
        "detour": {"times": method.detour.times, "add_km": method.detour.add_km},
        "people_per_vehicle": number_json(method.riders),
        "bands": [
            {
                "below_km": number_json(line.below_km),
                "kg": line.kg.tolist(),
                "direct_and_upstream_together": line.is_joint,
                "uncertainty": uncertainty_json(line.uncertainty),
                "source": line.source.title,
                "publisher": line.source.publisher,
                "confidence": line.source.confidence,
            }
            for line in method.lines
        ],
        "notes": [text_json(note) for note in said(method.notes)],
    }


def emissions_json(emissions: Emissions) -> Json:
    """Kilograms of CO2e by mode and component, and all that they depend on."""
    rated = emissions.rated
    return {
        "total_kg": emissions.total_kg,
        "boundary": emissions.boundary,
        "non_co2": emissions.non_co2,
        "region": emissions.region,
        "factors": about_set_json(emissions.factor_set),
        "by_component_kg": emissions.by_component,
        "by_mode_kg": emissions.by_mode,
        "passenger_km": emissions.passenger_km,
        "vehicle_km": emissions.vehicle_km,
        "passenger_km_by_mode": emissions.summed(rated.passenger_km),
        "vehicle_km_by_mode": emissions.summed(rated.vehicle_km),
        "methods": [method_json(method) for method in emissions.methods],
    }


def travel_json(travel: Travel) -> Json:
    """The format `ecoevent.travel/1`."""
    origins = travel.origins
    venue = origins.venue
    by_origin = [*travel.emissions.by_origin.tolist(), *[0.0] * len(origins.placed)]
    return {
        "format": "ecoevent.travel/1",
        "people": origins.people,
        "kg_per_person": number_json(travel.kg_per_person),
        "place_range_kg": [travel.low_kg, travel.high_kg],
        "stated_share": travel.stated,
        "besides": [beside_json(each) for each in travel.besides],
        "venue": None if venue is None else venue.label,
        **emissions_json(travel.emissions),
        "origins": [
            {**group_json(group), "kg": kg, "km": number_json(km)}
            for group, kg, km in zip(origins.placed, by_origin, origins.km.tolist(), strict=False)
        ],
        "unplaced": [group_json(group) for group in origins.unplaced],
        "notes": [text_json(note) for note in travel.notes],
    }


def beside_json(beside: Beside) -> Json:
    """Guest nights or hours online, which are in no total of journeys."""
    return {
        "what": beside.what,
        "amount": beside.amount,
        "kg": beside.kg,
        "set": beside.taken_from,
        "source": beside.source.title,
        "confidence": beside.source.confidence,
        "uncertainty": uncertainty_json(beside.uncertainty),
        "notes": [text_json(note) for note in beside.notes],
    }


def group_json(group: Group) -> Json:
    """The people of one line of the plan, and where they were placed."""
    location, error = group.location, group.error
    return {
        "asked": group.asked,
        "people": group.people,
        "line": None if group.place is None else str(group.place),
        "place": None if location is None else location.label,
        "radius_km": None if location is None else location.radius_km,
        "others": [] if location is None else list(location.others),
        "candidates": [] if error is None else list(error.candidates),
        "why": None if error is None else text_json(error.message),
    }


def number_json(value: float) -> float | None:
    """The number, or null where it is none or without end."""
    return value if math.isfinite(value) else None
