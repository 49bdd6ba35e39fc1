"""The plain model that ours is compared with: one SimPy process a person, nothing in batches.

It takes the same world and the same draws, and knows nothing of how ours works. Each millisecond
has phases, so that what happens at the same moment has an order: places are given back before
others come, people are at the stop before the vehicle calls, and give up only after it.
"""

from collections import defaultdict
from typing import Any

import numpy as np
import simpy

from ecoevent.chance.streams import Draws
from ecoevent.travel.day.log import Event
from ecoevent.travel.day.simulation import fates
from ecoevent.travel.day.world import World, ms, places

PHASES = 64
FREE, COME, CLOSE, LOTS, CALL, GIVE_UP, GATE = 0, 1, 3, 4, 40, 41, 50
Row = tuple[int, int, int, int, int]


def reference_rows(world: World, draws: Draws) -> list[Row]:
    """The rows (ms, event, person, place, trip) of the day, in order."""
    return sorted(Reference(world, draws).run(), key=lambda row: (*row[:3], row[4], row[3]))


class Waiting:
    """A queue at a stop."""

    def __init__(
        self, place: int, timetable: list[int], kinds: tuple[Event, ...], known: bool
    ) -> None:
        self.place = place
        self.timetable = timetable
        self.ready, self.boarded, self.gave_up, self.missed = kinds
        self.known = known
        self.calls_left = len(timetable)
        self.people: list[tuple[int, int, simpy.Event]] = []


class Car:
    """A carpool while it forms."""

    def __init__(self, env: simpy.Environment) -> None:
        self.members: list[int] = []
        self.formed = env.event()
        self.arrived = env.event()


class Reference:
    """The world as its people live through it."""

    def __init__(self, world: World, draws: Draws) -> None:
        self.world = world
        self.env = simpy.Environment()
        self.fates = fates(world, draws)
        self.places = places(world)
        self.rows: list[Row] = []
        self.leave = world.crowd.leave_ms.tolist()
        self.by_name = {name: index for index, name in enumerate(self.places.names)}
        self.lots = {lot.name: lot for lot in (*world.lots, *world.racks)}
        self.taken: dict[str, int] = defaultdict(int)
        self.newcomers: dict[str, list[tuple[int, simpy.Event]]] = defaultdict(list)
        self.open_cars: dict[tuple[str, int], Car] = {}
        self.stops: dict[str, Waiting] = {}
        self.homes: dict[str, Waiting] = {}
        self.shuttle_of = {}
        self.desks_free = 0
        self.at_gate: list[int] = []
        self.in_queue: dict[int, None] = {}  # in order, and quick to leave
        self.goes_home: list[int] = []
        self.at_desks = 0
        self.home: dict[int, int] = {}
        self.gate_wakes: set[int] = set()

    def run(self) -> list[Row]:
        """Everything that happens."""
        for shuttle in self.world.shuttles:
            self.start_shuttle(shuttle)
        if self.world.gate:
            self.env.process(self.open_gate())
        for person in range(len(self.world.crowd)):
            self.env.process(self.person(person))
        self.env.run()
        return self.rows

    @property
    def now(self) -> int:
        """The millisecond."""
        return int(self.env.now) // PHASES

    def at(self, moment: int, phase: int) -> simpy.Event:
        """The phase of that millisecond, or now if it is over."""
        return self.env.timeout(max(0, moment * PHASES + phase - self.env.now))

    def note(self, event: Event, person: int, *, at: int, place: int = -1, trip: int = -1) -> None:
        """Write it down."""
        self.rows.append((at, int(event), person, place, trip))

    # A person's day

    def person(self, i: int) -> Any:
        """From home to the venue and back."""
        crowd = self.world.crowd
        ready = int(crowd.ready_ms[i])
        if self.fates.stays_home[i]:
            self.note(Event.STAYED_HOME, i, at=ready)
            return
        yield self.at(ready, COME)
        door = crowd.doors[crowd.door[i]]
        if door in self.stops:
            yield from self.by_shuttle(i, door)
        elif door in self.lots:
            yield from self.park(i, door)
        elif any(meeting.name == door for meeting in self.world.meetings):
            yield from self.by_carpool(i, next(m for m in self.world.meetings if m.name == door))
        else:
            yield from self.directly(i, door)

    def directly(self, i: int, door: str) -> Any:
        """By a line, or on foot."""
        self.arrive(i)
        yield self.at(self.home[i], COME)
        line = next((line for line in self.world.lines if line.name == door), None)
        last = line.last_home if line else None
        if line and last is not None and self.now + ms(line.walk_minutes) > ms(last):
            self.note(Event.TOO_LATE, i, at=self.now, place=self.by_name[door])
            return
        self.note(Event.LEFT, i, at=self.now)

    def arrive(self, i: int) -> None:
        """At the venue; the gate goes on by itself."""
        self.home[i] = max(self.leave[i], self.now + 1)
        gate = self.world.gate
        self.note(Event.ARRIVED, i, at=self.now, place=self.by_name[gate.name] if gate else -1)
        if gate:
            self.env.process(self.check_in(i))

    # Shuttles

    def start_shuttle(self, shuttle: Any) -> None:
        """Its queues, and a process for each of its vehicles."""
        known = shuttle.is_timetable_known
        kinds = Event.READY, Event.BOARDED, Event.GAVE_UP, Event.MISSED
        first = shuttle.stops[0].minutes
        for stop in shuttle.stops:
            late = ms(first - stop.minutes)
            table = [ms(minute) + late for minute in shuttle.departures]
            self.stops[stop.name] = Waiting(self.by_name[stop.name], table, kinds, known)
            self.shuttle_of[stop.name] = shuttle
        kinds = Event.READY_HOME, Event.BOARDED_HOME, Event.GAVE_UP_HOME, Event.MISSED_HOME
        table = [ms(minute) for minute in shuttle.returns]
        self.homes[shuttle.name] = Waiting(self.by_name[shuttle.name], table, kinds, known)
        for trip, minute in enumerate(shuttle.departures):
            self.env.process(self.drive(shuttle, trip, ms(minute)))
        for trip, minute in enumerate(shuttle.returns, len(shuttle.departures)):
            self.env.process(self.drive_back(shuttle, trip, ms(minute)))

    def by_shuttle(self, i: int, stop: str) -> Any:
        """Wait, ride or find another way; the same in the evening."""
        shuttle = self.shuttle_of[stop]
        reaches = yield from self.wait(i, self.stops[stop], int(self.fates.patience_ms[i]))
        if reaches is None:
            reaches = self.now + ms(shuttle.fallback.minutes)
        yield self.at(reaches, COME)
        self.arrive(i)
        yield self.at(self.home[i], COME)
        yield from self.wait(i, self.homes[shuttle.name], int(self.fates.patience_home_ms[i]))

    def wait(self, i: int, stop: Waiting, patience: int) -> Any:
        """When the vehicle reaches the venue; None for who does not ride."""
        self.note(stop.ready, i, at=self.now, place=stop.place)
        if not stop.calls_left:
            self.note(stop.missed, i, at=self.now, place=stop.place)
            return None
        counts_from = self.now
        if stop.known:
            counts_from = next((at for at in stop.timetable if at >= self.now), self.now)
        boarding = self.env.event()
        entry = (self.now, i, boarding)
        stop.people.append(entry)
        out_of_patience = self.at(counts_from + patience, GIVE_UP)
        yield boarding | out_of_patience
        if boarding.triggered:
            if boarding.value is None:
                self.note(stop.missed, i, at=self.now, place=stop.place)
                return None
            return (yield boarding.value)
        stop.people.remove(entry)
        self.note(stop.gave_up, i, at=self.now, place=stop.place)
        return None

    def board(self, stop: Waiting, seats: int, trip: int) -> list[simpy.Event]:
        """The rides of those who get in, one after the other."""
        stop.people.sort(key=lambda entry: entry[:2])
        riders = stop.people[:seats]
        del stop.people[:seats]
        rides = []
        for _, i, boarding in riders:
            self.note(stop.boarded, i, at=self.now, place=stop.place, trip=trip)
            rides.append(self.env.event())
            boarding.succeed(rides[-1])
        stop.calls_left -= 1
        if not stop.calls_left:
            for _, _, boarding in stop.people:
                boarding.succeed(None)
            stop.people.clear()
        return rides

    def drive(self, shuttle: Any, trip: int, at: int) -> Any:
        """A vehicle on its way to the venue."""
        yield self.at(at, CALL)
        riders = []
        for index, stop in enumerate(shuttle.stops):
            boarded = self.board(self.stops[stop.name], shuttle.seats - len(riders), trip)
            riders += boarded
            leaves = self.now + len(boarded) * ms(shuttle.boarding_seconds / 60)
            self.note(Event.DEPARTED, -1, at=leaves, place=self.by_name[stop.name], trip=trip)
            rest = shuttle.stops[index + 1].minutes if index + 1 < len(shuttle.stops) else 0
            reaches = leaves + ms(stop.minutes - rest)
            if rest:
                yield self.at(reaches, CALL)
        self.note(Event.REACHED, -1, at=reaches, place=self.by_name[shuttle.name], trip=trip)
        for ride in riders:
            ride.succeed(reaches)

    def drive_back(self, shuttle: Any, trip: int, at: int) -> Any:
        """A vehicle that leaves the venue."""
        yield self.at(at, CALL)
        riders = self.board(self.homes[shuttle.name], shuttle.seats, trip)
        leaves = at + len(riders) * ms(shuttle.boarding_seconds / 60)
        self.note(Event.DEPARTED, -1, at=leaves, place=self.by_name[shuttle.name], trip=trip)
        for ride in riders:
            ride.succeed(leaves)

    # Cars and bikes

    def park(self, i: int, name: str | None, riders: "Car | None" = None) -> Any:
        """From lot to lot until there is a place, to the venue, and away again."""
        place = -1
        walk = 0
        while name:
            lot = self.lots[name]
            if (yield from self.find_place(i, name)):
                place, walk = self.by_name[name], ms(lot.walk_minutes)
                self.note(Event.PARKED, i, at=self.now, place=place)
                break
            self.note(Event.TURNED_AWAY, i, at=self.now, place=self.by_name[name])
            walk = ms(lot.on_minutes if lot.overflow else lot.elsewhere_minutes)
            name = lot.overflow
            if name:
                yield self.at(self.now + walk, COME)
        yield self.at(self.now + walk, COME)
        self.arrive(i)
        if riders:
            riders.arrived.succeed()
        yield self.at(self.home[i], FREE)
        self.note(Event.LEFT, i, at=self.now, place=place)
        if place >= 0:
            self.taken[name or ""] -= 1

    def find_place(self, i: int, name: str) -> Any:
        """Whether there is one: those who come together are asked by number."""
        answer = self.env.event()
        self.newcomers[name].append((i, answer))
        if len(self.newcomers[name]) == 1:
            self.env.process(self.give_places(name, self.now))
        return (yield answer)

    def give_places(self, name: str, moment: int) -> Any:
        """To all who came in this millisecond."""
        yield self.at(moment, LOTS + list(self.lots).index(name))
        for _, answer in sorted(self.newcomers[name], key=lambda entry: entry[0]):
            has_place = self.taken[name] < self.lots[name].places
            self.taken[name] += has_place
            answer.succeed(has_place)
        self.newcomers[name].clear()

    def by_carpool(self, i: int, meeting: Any) -> Any:
        """Wait for others, ride, and go home together."""
        crowd = self.world.crowd
        self.note(Event.READY, i, at=self.now, place=self.by_name[meeting.name])
        key = meeting.name, int(crowd.origin[i])
        if key not in self.open_cars:
            self.open_cars[key] = Car(self.env)
            self.env.process(self.close_later(key, self.open_cars[key], meeting))
        car = self.open_cars[key]
        car.members.append(i)
        if len(car.members) == meeting.largest:
            self.close(key, car)
        yield car.formed
        drive = ms(float(crowd.drive_minutes[crowd.origin[i]]))
        if len(car.members) < meeting.smallest:
            self.note(Event.GAVE_UP, i, at=self.now, place=self.by_name[meeting.name])
            yield self.at(self.now + ms(meeting.fallback.minutes) + drive, COME)
            yield from self.park(i, meeting.lot)
            return
        driver = car.members[0]
        self.note(Event.POOLED, i, at=self.now, place=self.by_name[meeting.name], trip=driver)
        if i == driver:
            latest = max(self.leave[member] for member in car.members)
            for member in car.members:
                self.leave[member] = latest
            yield self.at(self.now + drive, COME)
            yield from self.park(i, meeting.lot, car)
            return
        yield car.arrived
        self.arrive(i)
        yield self.at(self.home[i], FREE)
        self.note(Event.LEFT, i, at=self.now)

    def close_later(self, key: tuple[str, int], car: Car, meeting: Any) -> Any:
        """When the first one has waited long enough."""
        yield self.at(self.now + ms(meeting.wait_minutes), CLOSE)
        if not car.formed.triggered:
            self.close(key, car)

    def close(self, key: tuple[str, int], car: Car) -> None:
        """Nobody gets in any more."""
        del self.open_cars[key]
        car.formed.succeed()

    # The gate

    def open_gate(self) -> Any:
        """The desks are manned."""
        yield self.at(ms(self.world.gate.opens), FREE)
        self.desks_free = self.world.gate.desks
        self.wake_gate(self.now)

    def wake_gate(self, moment: int) -> None:
        """Look after the queue in that millisecond."""
        if moment not in self.gate_wakes:
            self.gate_wakes.add(moment)
            self.env.process(self.look_after_gate(moment))

    def check_in(self, i: int) -> Any:
        """Queue up; leave the queue when it is time to go home."""
        self.at_gate.append(i)
        self.wake_gate(self.now)
        yield self.at(self.home[i], FREE)
        self.goes_home.append(i)
        self.wake_gate(self.now)

    def look_after_gate(self, moment: int) -> Any:
        """Call, let go home, and let in who has just come."""
        yield self.at(moment, GATE)
        place = self.by_name[self.world.gate.name]
        room = self.world.gate.room
        self.call_next(place)
        for i in self.goes_home:
            if i in self.in_queue:
                del self.in_queue[i]
                self.note(Event.LEFT_QUEUE, i, at=self.now, place=place)
        self.goes_home.clear()
        for i in sorted(self.at_gate):
            if room is not None and len(self.in_queue) + self.at_desks >= room:
                self.note(Event.TURNED_BACK, i, at=self.now, place=place)
                continue
            self.in_queue[i] = None
            self.call_next(place)
        self.at_gate.clear()
        self.gate_wakes.discard(moment)

    def call_next(self, place: int) -> None:
        """Everyone who finds a desk."""
        while self.desks_free and self.in_queue:
            i = next(iter(self.in_queue))
            del self.in_queue[i]
            self.note(Event.CALLED, i, at=self.now, place=place)
            need = int(self.fates.service_ms[i])
            end = min(self.now + need, self.home[i])
            served = end == self.now + need
            self.note(Event.ENTERED if served else Event.CUT_SHORT, i, at=end, place=place)
            if end > self.now:
                self.desks_free -= 1
                self.at_desks += 1
                self.env.process(self.serve(end))

    def serve(self, end: int) -> Any:
        """A desk is busy until then."""
        yield self.at(end, FREE)
        self.desks_free += 1
        self.at_desks -= 1
        self.wake_gate(self.now)


def rows_of(log: Any) -> list[Row]:
    """The rows of one of our logs in the same form."""
    rows = log.rows()
    columns = (rows.at_ms, rows.event, rows.person, rows.place, rows.trip)
    return list(zip(*(np.asarray(column).tolist() for column in columns), strict=True))
