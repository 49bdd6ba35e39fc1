"""A day of travel: a world and random numbers in, the log of what happened out.

Vehicles, lots, racks and the gate are SimPy processes. People are rows of arrays: a vehicle takes
those who wait when it calls, and lots, racks and the gate settle at each beat of the clock all who
came since the last one, in exact order. What comes out does not depend on the beats.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray

from ecoevent.chance.streams import Draws
from ecoevent.travel.day.checks import check_world
from ecoevent.travel.day.desks import Desks
from ecoevent.travel.day.log import NOWHERE, Event, Integers, TravelLog
from ecoevent.travel.day.parking import Parking
from ecoevent.travel.day.pools import form
from ecoevent.travel.day.spreads import BLOCK, MOST_MS
from ecoevent.travel.day.state import END, Fates, State
from ecoevent.travel.day.stops import Process, Route
from ecoevent.travel.day.world import Line, Lot, Meeting, Rack, World, ms

BEAT_MINUTES = 60
_FEW_DOORS = 24  # up to so many, looking for each is quicker than putting all in order


def simulate(world: World, *, draws: Draws, beat_minutes: float = BEAT_MINUTES) -> TravelLog:
    """The log of one day of *world*; the same for the same draws, on any machine.

    Args:
        world: who comes and what they meet.
        draws: the random numbers: the streams `simulation.…`.
        beat_minutes: how often lots, racks and the gate are settled; changes nothing but speed.

    Raises:
        SimulationError: the world cannot be.
    """
    check_world(world)
    return _Day(world, fates(world, draws)).run(ms(beat_minutes))


def fates(world: World, draws: Draws) -> Fates:
    """What is drawn for each person of *world*, whatever becomes of them."""
    count = len(world.crowd)
    service = np.empty(0, np.int32)
    if world.gate:
        spread = world.gate.service_seconds
        service = spread.draw(draws.generator("simulation.service"), count, unit_ms=1000)
    patience, patience_home = _patience(world, draws)
    return Fates(
        stays_home=_hit(draws.generator("simulation.no-show"), count, world.no_show),
        patience_ms=patience,
        patience_home_ms=patience_home,
        service_ms=service,
    )


class _Day:
    """The world in its state, with the processes in it."""

    def __init__(self, world: World, drawn: Fates) -> None:
        self._world = world
        self._state = state = State(world, drawn)
        numbers = state.places
        stops = np.cumsum([0, *(len(shuttle.stops) for shuttle in world.shuttles)]).tolist()
        self._routes = [
            Route(state, shuttle, stop=stop, place=numbers.shuttles + index)
            for index, (shuttle, stop) in enumerate(zip(world.shuttles, stops, strict=False))
        ]
        grounds: list[Lot | Rack] = [*world.lots, *world.racks]
        self._parkings = [
            Parking(state, ground, place=place)
            for place, ground in enumerate(grounds, numbers.lots)
        ]
        self._by_name = {parking.name: parking for parking in self._parkings}
        for parking in self._parkings:
            parking.find_overflow(self._by_name)

    def run(self, beat_ms: int) -> TravelLog:
        """Let the day pass."""
        state = self._state
        self._set_out()
        ready = self._world.crowd.ready_ms
        beats = range(int(ready.min()), int(ready.max()) + beat_ms, beat_ms) if len(ready) else ()
        # In the order in which people pass them: at the same moment, processes go on in the order
        # in which they were made.
        settling: list[Callable[[int], None]] = [route.flush for route in self._routes]
        settling += [parking.settle for parking in self._parkings]
        settling += [route.flush_home for route in self._routes]
        if self._world.gate:
            settling.append(Desks(state, self._world.gate, place=state.places.gate).serve)
        for settle in settling:
            state.env.process(_settled(state, settle, beats))
        state.env.run()
        for settle in settling:
            settle(END)
        return state.log()

    def _set_out(self) -> None:
        """Send all who do not stay home on their way to their doors."""
        state = self._state
        crowd = self._world.crowd
        stays = np.flatnonzero(state.fates.stays_home)
        state.note(Event.STAYED_HOME, crowd.ready_ms[stays], stays)
        doors = self._doors()
        for name, who in by_door(crowd.doors, crowd.door, ~state.fates.stays_home):
            doors[name](crowd.ready_ms[who].astype(np.int64), who)

    def _doors(self) -> dict[str, Callable[[Integers, Integers], None]]:
        """What happens to people at each place that may be the first on their way."""
        world = self._world
        numbers = self._state.places
        doors = {"": self._come_directly(None, NOWHERE)}
        for route, shuttle in zip(self._routes, world.shuttles, strict=True):
            for index, stop in enumerate(shuttle.stops):
                doors[stop.name] = partial(route.push, index)
        doors |= {name: parking.push for name, parking in self._by_name.items()}
        for index, meeting in enumerate(world.meetings, numbers.meetings):
            doors[meeting.name] = self._pool(meeting, index)
        for index, line in enumerate(world.lines, numbers.lines):
            doors[line.name] = self._come_directly(line, index)
        return doors

    def _come_directly(self, line: Line | None, place: int) -> Callable[[Integers, Integers], None]:
        """People who come by what is not simulated; home by the last departure, if there is one."""

        def come(at: Integers, who: Integers) -> None:
            state = self._state
            home = state.arrive(at, who)
            if line is None or line.last_home is None:
                state.note(Event.LEFT, home, who)
                return
            catches = home.astype(np.int64) + ms(line.walk_minutes) <= ms(line.last_home)
            state.note(Event.LEFT, home[catches], who[catches])
            state.note(Event.TOO_LATE, home[~catches], who[~catches], place=place)

        return come

    def _pool(self, meeting: Meeting, place: int) -> Callable[[Integers, Integers], None]:
        """People who come to a carpool meeting."""

        def pool(_at: Integers, who: Integers) -> None:
            at, drivers = form(self._state, meeting, who, place=place)
            if meeting.lot:
                self._by_name[meeting.lot].push(at, drivers)
                return
            state = self._state
            state.note(Event.LEFT, state.arrive(at, drivers), drivers)
            state.bring_passengers(at, drivers)

        return pool


def by_door(
    doors: tuple[str, ...], door: NDArray[np.int16], chosen: NDArray[np.bool_]
) -> Iterator[tuple[str, Integers]]:
    """Each door with the rows of the chosen people who come to it, in order."""
    if len(doors) <= _FEW_DOORS:
        for number, name in enumerate(doors):
            who = np.flatnonzero((door == number) & chosen)
            if len(who):
                yield name, who
        return
    order = np.argsort(door, kind="stable")
    bounds = np.searchsorted(door[order], np.arange(len(doors) + 1)).tolist()
    for name, first, last in zip(doors, bounds, bounds[1:], strict=False):
        who = order[first:last]
        who = who[chosen[who]]
        if len(who):
            yield name, who


def _settled(state: State, settle: Callable[[int], None], beats: Sequence[int]) -> Process:
    """A process that settles a place at each beat."""
    for beat in beats:
        yield state.env.timeout(beat - state.env.now)
        settle(beat)


def _hit(generator: np.random.Generator, count: int, share: float) -> NDArray[np.bool_]:
    hit = np.zeros(count, bool)
    if share:
        for first in range(0, count, BLOCK):
            part = hit[first : first + BLOCK]
            np.less(generator.random(len(part)), share, out=part)
    return hit


def _patience(world: World, draws: Draws) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """How long each person waits, on the way there and home; 0 for who takes no shuttle."""
    crowd = world.crowd
    count = len(crowd) if world.shuttles else 0
    both = np.zeros(count, np.int32), np.zeros(count, np.int32)
    for shuttle in world.shuttles:
        stops = [crowd.doors.index(stop.name) for stop in shuttle.stops if stop.name in crowd.doors]
        riders = [np.flatnonzero(crowd.door == number) for number in stops]
        for patience, way in zip(both, ("patience", "patience-home"), strict=True):
            generator = draws.generator(f"simulation.{way}.{shuttle.name}")
            for who in riders:
                patience[who] = (
                    MOST_MS
                    if shuttle.patience_minutes is None
                    else shuttle.patience_minutes.draw(generator, len(who))
                )
    return both
