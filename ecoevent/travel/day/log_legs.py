"""A log in, legs out: who travelled by what in the end, with the vehicles counted."""

import numpy as np
from numpy.typing import NDArray

from ecoevent.travel.day.log import Event, Integers, TravelLog
from ecoevent.travel.day.world import Kind, kinds
from ecoevent.travel.legs import Legs

Values = NDArray[np.float64]
_Part = tuple[Integers, Integers, Values, Values, Values, Values]


def legs(log: TravelLog) -> Legs:
    """What was travelled in the day that *log* tells: one way out, one way home, vehicles counted.

    A shuttle is driven whether or not anybody rides. Its vehicle-kilometres go to the origins of
    those who ride, by person and km; where nobody rides all the way they stand in a row of no
    people, at the first origin.
    """
    ways = [_Way(log, is_home=False), _Way(log, is_home=True)]
    parts = [part for way in ways for part in way.parts()] + _detours(log)
    columns = [np.concatenate(column) for column in zip(*parts, strict=True)]
    kind, origin, people, vehicles, straight_km, known_km = columns
    return Legs(
        kinds=kinds(log.world),
        kind=kind.astype(np.int64),
        origin=origin.astype(np.int64),
        people=people,
        vehicles=vehicles,
        straight_km=straight_km,
        known_km=known_km,
        times=np.ones(len(kind)),
    )


class _Way:
    """One way of all who set out: by what, and from which stop if a shuttle or its fallback."""

    def __init__(self, log: TravelLog, *, is_home: bool) -> None:
        self._log = log
        self._is_home = is_home
        world = log.world
        crowd = world.crowd
        self._kinds = kinds(world)
        self._kind = crowd.kind.astype(np.int64)
        self._stops = [stop for shuttle in world.shuttles for stop in shuttle.stops]
        names = {stop.name: number for number, stop in enumerate(self._stops)}
        stop_of_door = np.array([names.get(door, -1) for door in crowd.doors], np.int64)
        self._stop = stop_of_door[crowd.door]
        kind_of_stop = [
            self._kinds.index(shuttle.kind) for shuttle in world.shuttles for _ in shuttle.stops
        ]
        rides = self._stop >= 0
        self._kind[rides] = np.array(kind_of_stop, np.int64)[self._stop[rides]]
        self._divert()
        self._sets_out = np.ones(len(crowd), bool)
        self._sets_out[log.of(Event.STAYED_HOME).person] = False

    def parts(self) -> list[_Part]:
        """Rows of the people, and of shuttles without any."""
        crowd = self._log.world.crowd
        origins = len(crowd.straight_km)
        key = ((self._stop + 1) * len(self._kinds) + self._kind) * origins + crowd.origin
        count = np.bincount(key[self._sets_out])
        groups = np.flatnonzero(count)
        people = count[groups].astype(np.float64)
        rest, origin = np.divmod(groups, origins)
        stop, kind = np.divmod(rest, len(self._kinds))
        known = np.array([np.nan, *(each.km for each in self._stops)])[stop]
        straight = np.where(np.isnan(known), crowd.straight_km[origin], known)
        vehicles = self._vehicles(kind, origin, people)
        empty = self._drive_shuttles(kind, stop - 1, people, vehicles)
        return [(kind, origin, people, vehicles, straight, known), *empty]

    def _divert(self) -> None:
        log = self._log
        world = log.world
        places = log.places
        stop = 0
        for number, shuttle in enumerate(world.shuttles):
            here = range(stop, stop + len(shuttle.stops))
            stop = here.stop
            if self._is_home:
                here = range(places.shuttles + number, places.shuttles + number + 1)
            self._take(shuttle.fallback.kind, here, Event.GAVE_UP, Event.MISSED)
            self._take(shuttle.fallback.kind, here, Event.GAVE_UP_HOME, Event.MISSED_HOME)
        for number, meeting in enumerate(world.meetings, places.meetings):
            # Who drove alone in the morning does so in the evening.
            self._take(meeting.fallback.kind, range(number, number + 1), Event.GAVE_UP)
        if self._is_home:
            for number, line in enumerate(world.lines, places.lines):
                self._take(line.fallback.kind, range(number, number + 1), Event.TOO_LATE)

    def _take(self, kind: Kind, here: range, *events: Event) -> None:
        found = self._log.of(*events)
        is_here = (found.place >= here.start) & (found.place < here.stop)
        self._kind[found.person[is_here]] = self._kinds.index(kind)

    def _vehicles(self, kind: Integers, origin: Integers, people: Values) -> Values:
        """A car for each who drives alone, the carpools that were formed, nan for the others."""
        modes = np.array([mode for mode, _ in self._kinds])[kind]
        vehicles = np.where(modes == "car", people, np.nan)
        pools = modes == "carpool"
        cars = carpools(self._log, len(self._kinds))
        cars[:, cars.sum(axis=0) == 0] = np.nan  # carpools that nobody simulated
        vehicles[pools] = cars[kind[pools], origin[pools]]
        return vehicles

    def _drive_shuttles(
        self, kind: Integers, stop: Integers, people: Values, vehicles: Values
    ) -> list[_Part]:
        """Put the runs of each shuttle into *vehicles*; rows for those without riders come back."""
        empty = []
        first = 0
        km_of_stop = np.array([each.km for each in self._stops])
        for shuttle in self._log.world.shuttles:
            number = self._kinds.index(shuttle.kind)
            rides = (stop >= first) & (stop < first + len(shuttle.stops)) & (kind == number)
            first += len(shuttle.stops)
            runs = len(shuttle.returns if self._is_home else shuttle.departures)
            km = shuttle.stops[0].km + shuttle.empty_km
            person_km = float((people[rides] * km_of_stop[stop[rides]]).sum())
            if person_km:
                vehicles[rides] = people[rides] * (runs * km / person_km)
            elif runs:
                empty.append(_vehicles_alone(number, [0], [runs], km))
        return empty


def carpools(log: TravelLog, count: int) -> Values:
    """How many carpools were formed, by kind (there are so many) and origin."""
    crowd = log.world.crowd
    cars = np.zeros((count, len(crowd.straight_km)))
    pooled = log.of(Event.POOLED)
    drivers = pooled.person[pooled.person == pooled.trip]
    np.add.at(cars, (crowd.kind[drivers], crowd.origin[drivers]), 1)
    return cars


def _detours(log: TravelLog) -> list[_Part]:
    """The km driven to another lot, to a place in the streets, and to pick people up."""
    world = log.world
    places = log.places
    parts = []
    turned = log.of(Event.TURNED_AWAY)
    for number, lot in enumerate(world.lots, places.lots):
        drivers = turned.person[turned.place == number]
        parts += _driven(log, drivers, lot.on_km if lot.overflow else lot.elsewhere_km)
    pooled = log.of(Event.POOLED)
    is_passenger = pooled.person != pooled.trip
    for number, meeting in enumerate(world.meetings, places.meetings):
        picked_up = pooled.person[is_passenger & (pooled.place == number)]
        parts += _driven(log, np.repeat(picked_up, 2), meeting.pickup_km)  # and brought home
    return parts


def _driven(log: TravelLog, who: NDArray[np.int32], km: float) -> list[_Part]:
    if not len(who) or not km:
        return []
    crowd = log.world.crowd
    parts = []
    for kind in np.unique(crowd.kind[who]).tolist():
        origins, counts = np.unique(crowd.origin[who[crowd.kind[who] == kind]], return_counts=True)
        parts.append(_vehicles_alone(kind, origins.tolist(), counts.tolist(), km))
    return parts


def _vehicles_alone(kind: int, origins: list[int], vehicles: list[int], km: float) -> _Part:
    count = len(origins)
    distance = np.full(count, float(km))
    return (
        np.full(count, kind),
        np.array(origins, np.int64),
        np.zeros(count),
        np.array(vehicles, np.float64),
        distance,
        distance,
    )
