"""The one table of modes of transport, from which every list of modes elsewhere is made.

A new mode is one record here and its data: factors in `rules/factors`, parameters of behaviour in
`rules/travel` where the model is to choose it, a field of `mobility.mode_shares` and words of
registration lists where people name it. `tests/knowledge/test_modes.py` says which of these is
missing.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

import attrs

from ecoevent.words.text import Text

Reach = Literal["nearest", "near", "anywhere", "far", "farthest"]
Way = Literal["road", "rail", "air"]


@attrs.frozen(kw_only=True)
class Mode:
    """A mode of transport: what participants would call it, and who has to know it.

    Attributes:
        variants: what a factor may depend on within the mode (energy or size of a vehicle, cabin
            of a plane); the first one is meant where nothing is said.
        is_sustainable: active, public or shared, as the fact `mobility.sustainable_share` counts.
        share: the word of `mobility.mode_shares` that covers it; none for a part of transit.
        answer: how it is counted among the answers of a registration list, where lists name it.
        alternative: its place among what people choose from; None where nobody chooses it as such.
            The order is kept, for sums to the last bit and the draws of a seed depend on it.
        is_only_stated: people come so where the plan says so; the model never chooses it.
        kind: the place of its kinds among those that people are drawn into.
        drawn: its variants that people are drawn into.
        reach: who takes it where the plan says how many, but not from where.
        way: the modes whose factors are likely to be off together; None where they have none.
        needs_road: whether there must be land all the way.
    """

    title: Text
    variants: tuple[str, ...] = ("average",)
    is_active: bool = False
    is_sustainable: bool = False
    share: str | None
    answer: str | None = None
    alternative: int | None
    is_only_stated: bool = False
    kind: int | None
    drawn: tuple[str, ...] = ("average",)
    reach: Reach
    way: Way | None
    needs_road: bool = True


_ENERGIES = ("average", "petrol", "diesel", "hybrid", "plug_in_hybrid", "electric")
_CARS = (*_ENERGIES, "small", "medium", "large")  # a size, where the energy is not known
_FUELS = _ENERGIES[1:]
_BUSES = ("average", "diesel", "hybrid", "electric")
_CABINS = ("average", "economy", "premium_economy", "business", "first")

MODES: Mapping[str, Mode] = MappingProxyType(
    {
        "walk": Mode(
            title=Text("à pied", "on foot"), is_active=True, is_sustainable=True,
            share="walk", answer="active", alternative=0, kind=0, reach="nearest", way=None,
        ),
        "bike": Mode(
            title=Text("vélo", "bicycle"), is_active=True, is_sustainable=True,
            share="bike", answer="active", alternative=1, kind=1, reach="nearest", way=None,
        ),
        "e_bike": Mode(
            title=Text("vélo électrique", "electric bicycle"), is_active=True, is_sustainable=True,
            share="bike", alternative=2, kind=2, reach="nearest", way="road",
        ),
        "scooter": Mode(
            title=Text("trottinette électrique", "electric scooter"),
            share="bike", alternative=3, kind=3, reach="nearest", way="road",
        ),
        "transit": Mode(
            title=Text("transport collectif", "public transit"), is_sustainable=True,
            share="transit", answer="transit", alternative=4, kind=None, drawn=(), reach="near",
            way=None,
        ),
        "metro": Mode(
            title=Text("métro ou tramway", "metro or tram"), is_sustainable=True,
            share=None, alternative=None, kind=4, reach="near", way="rail",
        ),
        "bus": Mode(
            title=Text("autobus", "bus"), variants=_BUSES, is_sustainable=True,
            share=None, alternative=None, kind=5, reach="near", way="road",
        ),
        "shuttle": Mode(
            title=Text("navette", "shuttle"), variants=_BUSES, is_sustainable=True,
            share="shuttle", answer="shuttle", alternative=5, kind=8, drawn=_BUSES,
            reach="anywhere", way="road",
        ),
        "train": Mode(
            title=Text("train", "train"), variants=("average", "diesel", "electric"),
            is_sustainable=True,
            share="train", answer="train", alternative=9, kind=6, reach="far", way="rail",
        ),
        "coach": Mode(
            title=Text("autocar", "coach"), is_sustainable=True,
            share="coach", answer="bus", alternative=10, kind=7, reach="far", way="road",
        ),
        "carpool": Mode(
            title=Text("covoiturage", "carpool"), variants=_CARS, is_sustainable=True,
            share="carpool", answer="carpool", alternative=7, kind=9, drawn=_FUELS,
            reach="anywhere", way="road",
        ),
        "car": Mode(
            title=Text("auto solo", "driving alone"), variants=_CARS,
            share="car", answer="car_alone", alternative=8, kind=10, drawn=_FUELS,
            reach="anywhere", way="road",
        ),
        "taxi": Mode(
            title=Text("taxi", "taxi"), variants=_ENERGIES,
            share="taxi", answer="taxi", alternative=6, kind=11, reach="near", way="road",
        ),
        "ferry": Mode(
            title=Text("traversier", "ferry"), variants=("average", "foot", "car"),
            share="ferry", answer="ferry", alternative=12, is_only_stated=True, kind=12,
            reach="far", way="rail", needs_road=False,
        ),
        "plane": Mode(
            title=Text("avion", "plane"), variants=_CABINS,
            share="plane", answer="plane", alternative=11, kind=13, drawn=("economy", "business"),
            reach="farthest", way="air", needs_road=False,
        ),
    }
)  # fmt: skip


def _in_order(places: Mapping[str, int | None]) -> tuple[str, ...]:
    known = {name: place for name, place in places.items() if place is not None}
    return tuple(sorted(known, key=lambda name: known[name]))


ALTERNATIVES = _in_order({name: mode.alternative for name, mode in MODES.items()})
"""What the model chooses from; some are never chosen, only stated."""
KINDS: tuple[tuple[str, str], ...] = tuple(
    (name, variant)
    for name in _in_order({name: mode.kind for name, mode in MODES.items()})
    for variant in MODES[name].drawn
)
"""The (mode, variant) that people are drawn into."""
SHARES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        word: tuple(name for name, mode in MODES.items() if mode.share == word)
        for word in dict.fromkeys(mode.share for mode in MODES.values() if mode.share)
    }
)
"""The words of `mobility.mode_shares`, and the alternatives that each one covers."""
SUSTAINABLE = tuple(word for word in SHARES if MODES[word].is_sustainable)
"""The words of `mobility.mode_shares` that are active, public or shared."""
ACTIVE = tuple(word for word in SHARES if MODES[word].is_active)


def reaching(reach: Reach) -> tuple[str, ...]:
    """The modes of that reach."""
    return tuple(name for name, mode in MODES.items() if mode.reach == reach)


def on(way: Way) -> tuple[str, ...]:
    """The modes whose factors are off together."""
    return tuple(name for name, mode in MODES.items() if mode.way == way)
