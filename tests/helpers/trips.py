"""Random legs, and a small factor set whose numbers can be reckoned in the head."""

from functools import cache
from pathlib import Path

import attrs
import numpy as np
from hypothesis import strategies as st

from ecoevent.footprint import FactorSet, load_factors
from ecoevent.knowledge.modes import MODES
from ecoevent.travel import Legs

KINDS = tuple((mode, variant) for mode in MODES for variant in MODES[mode].variants)
SMALL = """\
id: small
version: 1.0.0
title: {fr: Petit jeu, en: Small set}
year: 2026
region: CA
sources:
  own:
    {title: Our count, publisher: Us, year: 2026, licence: CC0-1.0, review_by: 2028-01-01,
     confidence: medium}
uncertainty: {low: -10 %, high: 20 %, basis: assumed}
distances:
  default: {times: 1}
  car: {times: 1.5}
  plane: {times: 1, add_km: 50}
electricity:
- {region: CA-QC, direct: 0.1, upstream: 0.3}
- {region: CA, direct: 0.5}
usual_modes:
- {below_km: 2, mode: walk}
- {below_km: 300, mode: car}
- {mode: plane}
factors:
- {mode: walk, per: passenger_km, direct: 0}
- {mode: car, per: vehicle_km, direct: 0.2, upstream: 0.05, construction: 0.03}
- {mode: car, variant: electric, per: vehicle_km, electricity_kwh: 0.2, construction: 0.06}
- {mode: carpool, same_as: car}
- {mode: bus, per: passenger_km, well_to_wheel: 0.1}
- {mode: metro, per: passenger_km, electricity_kwh: 0.1}
- {mode: transit, mix: {bus: 60 %, metro: 40 %}}
- {mode: coach, per: passenger_km, direct: 0.03}
- mode: plane
  per: passenger_km
  bands:
  - {below_km: 1000, direct: 0.2, upstream: 0.04, non_co2: 0.1}
  - {direct: 0.1, upstream: 0.02, non_co2: 0.08,
     uncertainty: {low: -30 %, high: 30 %, basis: spread}}
occupancy:
- {mode: carpool, people: 2.5}
- {mode: coach, people: 20}
"""


def small_set(folder: Path, *edits: tuple[str, str]) -> Path:
    """The small set as a file, with some of its texts replaced."""
    text = SMALL
    for old, new in edits:
        assert old in text, old
        text = text.replace(old, new, 1)
    path = folder / "small.yaml"
    path.write_text(text, "utf-8")
    return path


@cache
def shipped() -> tuple[FactorSet, ...]:
    """The shipped sets, read once."""
    return tuple(load_factors(name) for name in ("canada-2026", "desnz-2025", "ademe-2026"))


@st.composite
def legs(draw: st.DrawFn, *, most: int = 12) -> Legs:
    """Legs of any kind, with and without counted vehicles and known distances."""
    n = draw(st.integers(1, most))
    km = st.floats(0, 20_000)
    gap = st.just(float("nan"))

    def column(values: st.SearchStrategy[float]) -> np.ndarray:
        return np.array(draw(st.lists(values, min_size=n, max_size=n)), dtype=np.float64)

    def index(most: int) -> np.ndarray:
        return np.array(
            draw(st.lists(st.integers(0, most), min_size=n, max_size=n)), dtype=np.int64
        )

    return Legs(
        kinds=KINDS,
        kind=index(len(KINDS) - 1),
        origin=index(3),
        people=column(st.floats(0, 1e6)),
        vehicles=column(st.floats(0, 1e5) | gap),
        straight_km=column(km),
        known_km=column(km | gap),
        times=column(st.sampled_from([1.0, 2.0, 6.0])),
    )


def scaled(found: Legs, times: float) -> Legs:
    """So many times the people and the vehicles."""
    return attrs.evolve(found, people=found.people * times, vehicles=found.vehicles * times)


def joined(one: Legs, other: Legs) -> Legs:
    """The legs of both, of the same kinds."""
    columns = ("kind", "origin", "people", "vehicles", "straight_km", "known_km", "times")
    both = {name: np.concatenate([getattr(one, name), getattr(other, name)]) for name in columns}
    return attrs.evolve(one, **both)
