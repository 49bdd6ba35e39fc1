"""Counts by origin and kind of travel in, a crowd out: each person with their hours."""

from collections.abc import Mapping

import attrs
import numpy as np
from numpy.typing import NDArray

from ecoevent.chance.streams import Draws
from ecoevent.travel.day.service import Service
from ecoevent.travel.day.service_file import load_service
from ecoevent.travel.day.world import MINUTE, Crowd, Kind, ms


@attrs.frozen(kw_only=True, eq=False)
class Ways:
    """How people of each origin (row) and kind (column) come to the venue.

    Attributes:
        kinds: (mode, variant) of each column.
        doors: names of the places of the world that `door` points to; "" for the venue itself.
        door: shape (origins, kinds), index into `doors`.
        minutes: shape (origins, kinds), from being ready at the door to being at the venue, as
            people reckon; they set out by it.
        straight_km: shape (origins,).
        drive_minutes: shape (origins,), for carpools.
        timetables: departures of the doors where people come for one of them.
    """

    kinds: tuple[Kind, ...]
    doors: tuple[str, ...]
    door: NDArray[np.int64]
    minutes: NDArray[np.float64]
    straight_km: NDArray[np.float64]
    drive_minutes: NDArray[np.float64]
    timetables: Mapping[str, tuple[float, ...]] = attrs.field(factory=dict)


def gather(
    counts: NDArray[np.int64],
    ways: Ways,
    *,
    hours: tuple[float, float],
    draws: Draws,
    service: Service | None = None,
) -> Crowd:
    """The people that *counts* (origins by kinds) stands for, in its order, each with hours drawn.

    Args:
        counts: how many come from each origin by each kind.
        ways: what they meet on the way.
        hours: minutes at which the programme starts and ends.
        draws: the streams `simulation.arrival`, `simulation.departure` and `simulation.margin.…`.
        service: profiles of arrival and departure; those that ship with ecoevent.
    """
    times = service or load_service()
    starts, ends = hours
    cells = counts.ravel()
    total = int(cells.sum())
    origin, kind = np.indices(counts.shape)
    leads = np.floor(ways.minutes * MINUTE + 0.5).astype(np.int32)
    ready = times.arrival.spread.draw(draws.generator("simulation.arrival"), total)
    ready += np.repeat((ms(starts) - leads).astype(np.int32).ravel(), cells)
    np.maximum(ready, 0, out=ready)
    door = np.repeat(ways.door.astype(np.int16).ravel(), cells)
    _take_departures(ready, door, ways, draws=draws, service=times)
    leave = times.departure.spread.draw(draws.generator("simulation.departure"), total)
    leave += ms(ends)
    np.maximum(leave, ready + 1, out=leave)
    return Crowd(
        kinds=ways.kinds,
        doors=ways.doors,
        kind=np.repeat(kind.astype(np.int16).ravel(), cells),
        door=door,
        origin=np.repeat(origin.astype(np.int32).ravel(), cells),
        ready_ms=ready,
        leave_ms=leave,
        straight_km=ways.straight_km,
        drive_minutes=ways.drive_minutes,
    )


def _take_departures(
    ready: NDArray[np.int32],
    door: NDArray[np.int16],
    ways: Ways,
    *,
    draws: Draws,
    service: Service,
) -> None:
    """Who knows the timetable comes shortly before the last departure that is early enough."""
    for name, departures in sorted(ways.timetables.items()):
        who = np.flatnonzero(door == ways.doors.index(name))
        if not len(who) or not departures:
            continue
        runs = np.array([ms(minute) for minute in departures], np.int64)
        margin = service.margin.spread.draw(draws.generator(f"simulation.margin.{name}"), len(who))
        chosen = np.maximum(np.searchsorted(runs, ready[who], side="right") - 1, 0)
        ready[who] = np.maximum(runs[chosen] - margin, 0)
