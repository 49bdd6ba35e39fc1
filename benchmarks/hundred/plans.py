"""Random plans for the hundred rules: values by fact, within ranges that events really have."""

import random
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ecoevent.engine.fact import FactKind, FactName, Value

Plan = dict[FactName, Value | None]
TRUE_SHARE = 0.6  # so that most conditions hold, and rules have something to work out
_RANGES = {
    "catering.servings": (0, 3000),
    "catering.vegetarian_servings": (0, 2000),
    "catering.vegan_servings": (0, 800),
    "catering.beef_servings": (0, 500),
    "catering.meat_servings": (0, 2000),
    "event.days": (1, 5),
    "mobility.mode_shares_answers": (0, 300),
    "mobility.shuttle_seats": (0, 500),
    "participants.days": (0, 4000),
    "participants.in_person": (0, 1500),
    "participants.online": (0, 500),
    "purchasing.local_value": (0, 150_000),
    "purchasing.value": (0, 200_000),
    "venue.bike_parking_places": (0, 150),
    "venue.car_parking_places": (0, 500),
    "venue.car_parking_price": (0, 30),
    "venue.charging_points": (0, 20),
    "venue.transit_distance_m": (0, 3000),
    "venue.water_fountains": (0, 10),
    "waste.composted_kg": (0, 500),
    "waste.donated_food_kg": (0, 200),
    "waste.landfilled_kg": (0, 1000),
    "waste.recycled_kg": (0, 500),
    "waste.reused_kg": (0, 200),
    "waste.single_use_avoided.count": (0, 8),
    "waste.sorting_crew": (0, 20),
    "waste.stations": (0, 20),
    "waste.streams.count": (0, 6),
}
_SHARE = (0, 1)


def random_plans(
    count: int, kinds: Sequence[FactKind], *, missing: float = 0, seed: int
) -> list[Plan]:
    """So many plans; each value is None with the probability *missing*."""
    chance = random.Random(seed)  # noqa: S311 (plans, not secrets)
    return [
        {k.name: None if chance.random() < missing else _value(k, chance) for k in kinds}
        for _ in range(count)
    ]


def _value(kind: FactKind, chance: random.Random) -> Value:
    if kind.type == "flag":
        return chance.random() < TRUE_SHARE
    if kind.type == "choice":
        return chance.choice(kind.choices)
    low, high = _RANGES.get(kind.name, _SHARE)
    return float(chance.randint(low, high)) if kind.whole else chance.uniform(low, high)


def random_table(
    rows: int, kinds: Sequence[FactKind], *, missing: float = 0, words: bool = False, seed: int
) -> dict[str, NDArray[Any]]:
    """The same as columns: float64, bool, and int8 places of choices, or their words."""
    chance = np.random.default_rng(seed)
    return {kind.name: _column(kind, rows, chance, missing=missing, words=words) for kind in kinds}


def _column(
    kind: FactKind, rows: int, chance: np.random.Generator, *, missing: float, words: bool
) -> NDArray[Any]:
    absent = chance.random(rows) < missing if missing else None
    if kind.type == "flag":
        flags = chance.random(rows) < TRUE_SHARE
        return flags if absent is None else np.ma.MaskedArray(flags, mask=absent)
    if kind.type == "choice":
        codes = chance.integers(0, len(kind.choices), rows, dtype=np.int8)
        if absent is not None:
            codes[absent] = -1
        return np.array([*kind.choices, None], dtype=np.object_)[codes] if words else codes
    low, high = _RANGES.get(kind.name, _SHARE)
    values = chance.uniform(low, high, rows)
    if kind.whole:
        np.rint(values, out=values)
    if absent is not None:
        values[absent] = np.nan
    return values
