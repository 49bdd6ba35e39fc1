"""People by origin and kind in, their journeys out: there and back, daily or once, and around."""

import attrs
import numpy as np

from ecoevent.knowledge.modes import KINDS
from ecoevent.travel.choice.behaviour import Behaviour
from ecoevent.travel.choice.choice import choose
from ecoevent.travel.choice.homes import Homes
from ecoevent.travel.choice.kinds import KIND, expanded
from ecoevent.travel.choice.setting import Setting
from ecoevent.travel.choice.stays import Stays
from ecoevent.travel.legs import Indices, Legs, Numbers
from ecoevent.travel.visit import Visit


@attrs.frozen(kw_only=True, eq=False)
class _Rows:
    """Journeys of one sort, as the columns of `Legs`."""

    kind: Numbers
    origin: Numbers
    people: Numbers
    vehicles: Numbers
    straight_km: Numbers
    known_km: Numbers
    times: Numbers


def demand_legs(
    counts: Numbers, homes: Homes, stays: Stays, visit: Visit, behaviour: Behaviour
) -> Legs:
    """The journeys of these people (origins, kinds), and the trips of the plan's shuttles.

    The legs' origin counts the origins of the homes, then those who stay (a row for all of them),
    then the shuttles. The trips of shuttles are vehicles without people where the plan says how
    many there are; those who ride them then cause no vehicle of their own.
    """
    return _legs(
        *_journeys(counts, homes, stays, visit, behaviour),
        _around(counts, homes, stays, visit, behaviour),
        _shuttles(visit, len(homes.people) + 1),
    )


def around_legs(
    counts: Numbers, homes: Homes, stays: Stays, visit: Visit, behaviour: Behaviour
) -> Legs:
    """Only the short trips of those who stay, each day between their hotel and the event."""
    return _legs(_around(counts, homes, stays, visit, behaviour))


def _legs(*rows: _Rows) -> Legs:
    columns = {
        name: np.concatenate([getattr(each, name) for each in rows])
        for name in ("kind", "origin", "people", "vehicles", "straight_km", "known_km", "times")
    }
    return Legs(
        kinds=KINDS,
        kind=columns.pop("kind").astype(np.int64),
        origin=columns.pop("origin").astype(np.int64),
        **columns,
    )


def _journeys(
    counts: Numbers, homes: Homes, stays: Stays, visit: Visit, behaviour: Behaviour
) -> list[_Rows]:
    origin, kind = np.nonzero(counts)
    people = counts[origin, kind]
    found = []
    for share, times in ((stays.share, 2.0), (1 - stays.share, 2.0 * stays.days)):
        some = people * share[origin]
        keep = some > 0
        where = origin[keep]
        found.append(
            _Rows(
                kind=kind[keep].astype(np.float64),
                origin=where.astype(np.float64),
                people=some[keep],
                vehicles=_vehicles(some[keep], kind[keep], visit, behaviour),
                straight_km=homes.straight_km[where],
                known_km=homes.known_km[where],
                times=np.full(int(keep.sum()), times),
            )
        )
    return found


def _vehicles(people: Numbers, kind: Indices, visit: Visit, behaviour: Behaviour) -> Numbers:
    """Cars by the people in them; nan leaves it to the factor set."""
    per_vehicle = np.full(len(KINDS), np.nan)
    for (mode, _variant), index in KIND.items():
        if mode in {"car", "carpool"}:
            per_vehicle[index] = 1.0 if mode == "car" else behaviour.number("cars.people")
        if mode == "shuttle" and _counted(visit):
            per_vehicle[index] = np.inf
    return np.asarray(people / per_vehicle[kind])


def _around(
    counts: Numbers, homes: Homes, stays: Stays, visit: Visit, behaviour: Behaviour
) -> _Rows:
    """Short trips between hotel and event, each day there and back, by people without a car."""
    km = np.array([behaviour.number("stays.lodging_km")])
    carless = behaviour.having(cars__none=1.0, cars__two=0.0, transit__free_share=0.0)
    chosen = choose(Setting(straight_km=km, people=np.ones(1)), carless)
    share = expanded(chosen, km, visit, behaviour)[0]
    stayers = float(counts.sum(axis=1) @ stays.share)
    people = stayers * share
    (kind,) = np.nonzero(people)
    size = len(kind)
    return _Rows(
        kind=kind.astype(np.float64),
        origin=np.full(size, float(len(homes.people))),
        people=people[kind],
        vehicles=_vehicles(people[kind], kind, visit, behaviour),
        straight_km=np.full(size, km[0]),
        known_km=np.full(size, np.nan),
        times=np.full(size, 2.0 * stays.days),
    )


def _counted(visit: Visit) -> bool:
    return any(one.trips and one.stated_km for one in visit.shuttles)


def _shuttles(visit: Visit, origin: int) -> _Rows:
    trips = [one for one in visit.shuttles if one.trips and one.stated_km]
    size = len(trips)
    return _Rows(
        kind=np.array([KIND["shuttle", one.energy] for one in trips], dtype=np.float64),
        origin=np.full(size, float(origin)),
        people=np.zeros(size),
        vehicles=np.array([float(one.trips or 0) for one in trips]),
        straight_km=np.full(size, np.nan),
        known_km=np.array([float(one.stated_km or 0) for one in trips]),
        times=np.ones(size),
    )
