"""Legs: who travelled how far by what; what demand and simulation give, and accounting takes."""

import attrs
import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Indices = NDArray[np.int64]


@attrs.frozen(kw_only=True, eq=False)
class Legs:
    """Journeys as arrays of the same length n: one row for people who travel alike.

    Attributes:
        kinds: each (mode, variant) that `kind` points to, words of `ecoevent.knowledge.modes`.
        kind: shape (n,), index into `kinds`.
        origin: shape (n,), index of the group of participants in the caller's own order.
        people: shape (n,), participants on the leg; an expectation may be a fraction.
        vehicles: shape (n,), vehicles driven over the leg; nan where nobody counted, then the
            factor set's occupancy gives them. A vehicle emits whether it is full or empty.
        straight_km: shape (n,), geodesic length of the leg one way, km; the factor set's detour
            turns it into the distance travelled.
        known_km: shape (n,), distance travelled one way where it is known, km; else nan.
        times: shape (n,), how often the leg is travelled: 2 for there and back.
    """

    kinds: tuple[tuple[str, str], ...]
    kind: Indices
    origin: Indices
    people: Numbers
    vehicles: Numbers
    straight_km: Numbers
    known_km: Numbers
    times: Numbers


def joined(*parts: Legs) -> Legs:
    """All legs of the parts, in their order; kinds that are alike become one."""
    kinds = tuple(dict.fromkeys(kind for part in parts for kind in part.kinds))
    number = {kind: index for index, kind in enumerate(kinds)}
    renumbered = [
        np.array([number[kind] for kind in part.kinds], dtype=np.int64)[part.kind] for part in parts
    ]
    rest = {
        name: np.concatenate([getattr(part, name) for part in parts])
        for name in ("origin", "people", "vehicles", "straight_km", "known_km", "times")
    }
    return Legs(kinds=kinds, kind=np.concatenate(renumbered), **rest)


def chosen(legs: Legs, rows: NDArray[np.bool_]) -> Legs:
    """Those rows of the legs."""
    names = ("kind", "origin", "people", "vehicles", "straight_km", "known_km", "times")
    return attrs.evolve(legs, **{name: getattr(legs, name)[rows] for name in names})
