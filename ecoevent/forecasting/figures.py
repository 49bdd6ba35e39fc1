"""One possible event in, its figures as one row of numbers out."""

from collections.abc import Mapping

import attrs
import numpy as np

from ecoevent.chance.streams import Draws
from ecoevent.footprint.accounting.besides import lodging, online
from ecoevent.footprint.emitting import Emissions
from ecoevent.forecasting.possible import Possible, Setup, off_by, possible
from ecoevent.knowledge.modes import ACTIVE, KINDS, SHARES, SUSTAINABLE
from ecoevent.travel.choice.kinds import KIND
from ecoevent.travel.choice.setting import INDEX
from ecoevent.travel.day.log_summary import summary
from ecoevent.travel.demand import Demand
from ecoevent.travel.legs import Indices, Numbers

MOST_ORIGINS = 12
MODE_NAMES = tuple(dict.fromkeys(mode for mode, _ in KINDS))
NAMES = (
    "total_kg", "per_person_kg", "passenger_km", "vehicle_km", "sustainable_share",
    "active_share", "car_alone_share", "plane_share", "turned_away_share", "stranded_share",
    "gate_wait_minutes", "lodging_kg", "online_kg",
)  # fmt: skip
"""Figures beside those by mode (`kg:`, `people:`), by word (`share:`) and by origin (`origin:`)."""


@attrs.frozen
class Groups:
    """Origins in groups, each of which has a figure of its own: the greatest, then the others.

    Attributes:
        of_origin: the group of each origin.
        named: the origin that each group is, for the groups of one origin.
    """

    of_origin: tuple[int, ...]
    named: tuple[int, ...]

    @property
    def count(self) -> int:
        """How many there are: the named ones, all others, and the trips of those who stay."""
        return len(self.named) + 2

    def labels(self, base: Demand) -> list[str | None]:
        """What each group is called; None for all others, and for those who stay."""
        placed = [base.locations[origin] for origin in self.named]
        names = [
            f"{base.homes.km[origin]:.0f} km" if place is None else place.label
            for origin, place in zip(self.named, placed, strict=True)
        ]
        return [*names, None, ""]


def groups_of(central: Emissions, origins: int) -> Groups:
    """The origins that emit most by themselves, as many as a page shows."""
    kg = central.by_origin[:origins]
    named = np.argsort(-kg, kind="stable")[:MOST_ORIGINS].tolist()
    place = {origin: index for index, origin in enumerate(named)}
    return Groups(tuple(place.get(origin, len(named)) for origin in range(origins)), tuple(named))


@attrs.frozen(kw_only=True)
class Figures:
    """The model: random numbers in, the figures out that `names` lists."""

    setup: Setup
    groups: Groups

    @property
    def names(self) -> tuple[str, ...]:
        """What each figure is."""
        return (
            *NAMES,
            *(f"kg:{mode}" for mode in MODE_NAMES),
            *(f"people:{mode}" for mode in MODE_NAMES),
            *(f"share:{word}" for word in SHARES),
            *(f"origin:{index}" for index in range(self.groups.count)),
        )

    def __call__(self, draws: Draws) -> list[float]:
        """The figures of the event that these random numbers make."""
        one = possible(self.setup, draws)
        by_mode = _by_mode(one.kg, tuple(mode for mode, _ in one.legs.kinds), one.legs.kind)
        people = _by_mode(
            one.counts.sum(axis=0).astype(np.float64),
            tuple(mode for mode, _ in KINDS),
            np.arange(len(KINDS)),
        )
        by_word = shares_by_word(one.demand, one.counts)
        return [
            *self._general(one, draws, by_word),
            *(by_mode.get(mode, 0.0) for mode in MODE_NAMES),
            *(people.get(mode, 0.0) for mode in MODE_NAMES),
            *by_word.values(),
            *self._by_origin(one).tolist(),
        ]

    def _general(self, one: Possible, draws: Draws, by_word: Mapping[str, float]) -> list[float]:
        total = float(one.kg.sum())
        people = max(float(one.counts.sum()), 1.0)
        day = summary(one.log)
        set_out = max(day.set_out, 1)
        gate = one.log.world.gate
        waits = [wait.mean for wait in day.waits if gate is not None and wait.place == gate.name]
        return [
            total,
            total / people,
            float(one.rated.passenger_km.sum()),
            float(one.rated.vehicle_km.sum()),
            sum(by_word[word] for word in SUSTAINABLE),
            sum(by_word[word] for word in ACTIVE),
            by_word["car"],
            by_word["plane"],
            (day.outward.diverted + day.outward.stranded) / set_out,
            (day.homeward.diverted + day.homeward.stranded) / set_out,
            waits[0] if waits else 0.0,
            *besides_kg(self.setup, one.demand, draws),
        ]

    def _by_origin(self, one: Possible) -> Numbers:
        group = np.array([*self.groups.of_origin, self.groups.count - 1], dtype=np.int64)
        origin = np.minimum(one.legs.origin, len(group) - 1)
        return np.bincount(group[origin], weights=one.kg, minlength=self.groups.count).astype(
            np.float64
        )


def shares_by_word(found: Demand, counts: Indices) -> dict[str, float]:
    """The share of each word of `mobility.mode_shares` among these people (origins, kinds)."""
    everyone = max(float(counts.sum()), 1.0)
    by_mode = _by_mode(
        counts.sum(axis=0).astype(np.float64),
        tuple(mode for mode, _ in KINDS),
        np.arange(len(KINDS)),
    )
    # commuter trains are transit, as the plan asks for it; intercity trains are not
    trains = KIND["train", "average"]
    every, between = found.probability[:, trains], found.chosen[:, INDEX["train"]]
    part = np.divide(between, every, out=np.zeros(len(every)), where=every > 0)
    by_mode["train"] = float(counts[:, trains] @ np.minimum(part, 1.0))
    by_mode["transit"] = (
        by_mode["metro"] + by_mode["bus"] + float(counts[:, trains].sum()) - by_mode["train"]
    )
    return {
        word: sum(by_mode.get(each, 0.0) for each in covers) / everyone
        for word, covers in SHARES.items()
    }


def besides_kg(setup: Setup, found: Demand, draws: Draws) -> tuple[float, float]:
    """What nights near the event and hours online emit: beside journeys, never among them."""
    said = found.visit.guest_nights
    nights = float(found.people @ found.stays.share) * found.stays.nights if said is None else said
    slept = lodging(nights, setup.factor_set, region=setup.region) if nights else None
    hours = found.online_hours
    watched = online(hours, setup.factor_set) if hours else None
    kg = []
    for one in (slept, watched):
        if one is None:
            kg.append(0.0)
            continue
        score = float(draws.generator(f"factor.{one.what}").standard_normal())
        kg.append(one.kg * off_by(one.uncertainty, score))
    return kg[0], kg[1]


def _by_mode(
    values: Numbers, modes: tuple[str, ...], kind: "np.ndarray[tuple[int], np.dtype[np.int64]]"
) -> dict[str, float]:
    sums = np.bincount(kind, weights=values, minlength=len(modes)).tolist()
    found: dict[str, float] = {}
    for mode, value in zip(modes, sums, strict=True):
        found[mode] = found.get(mode, 0.0) + value
    return found
