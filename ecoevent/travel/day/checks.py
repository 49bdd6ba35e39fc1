"""A world in, nothing out where it can be, else one clear line."""

import itertools
import math
from collections.abc import Iterable, Iterator

import numpy as np

from ecoevent.errors import SimulationError
from ecoevent.travel.day.spreads import Spread
from ecoevent.travel.day.world import Fallback, Gate, Lot, Meeting, Rack, Shuttle, Stop, World, ms
from ecoevent.words.text import Text

LATEST = 7 * 24 * 60
"""The last minute that may be named: a week after midnight."""

_LEAST = Text(
    "{what}\u00a0: il faut {least} ou plus, pas {found}",
    "{what}: must be {least} or more, got {found}",
)


def check_world(world: World) -> None:
    """Nothing comes back from a world that can be.

    Raises:
        SimulationError: it cannot; the first reason that was found.
    """
    _check_hours(world)
    _check_names(world)
    for shuttle in world.shuttles:
        _check_shuttle(world, shuttle)
    for group in (world.lots, world.racks):
        _check_parking(group)
    for meeting in world.meetings:
        _check_meeting(world, meeting)
    for line in world.lines:
        _least(f"{line.name}.walk_minutes", line.walk_minutes, 0)
        if line.last_home is not None:
            _minute(f"{line.name}.last_home", line.last_home)
        _check_fallback(line.name, line.fallback)
    if world.gate:
        _check_gate(world.gate)
    _check_crowd(world)


def _check_hours(world: World) -> None:
    _minute("starts", world.starts)
    _minute("ends", world.ends)
    if world.ends <= world.starts:
        raise _error(
            Text(
                "le programme finit à la minute {ends}, avant de commencer à la minute {starts}"
                "\u00a0; inversez-les, ou ajoutez 1440 s'il passe minuit",
                "the programme ends at minute {ends}, before it starts at minute {starts}; swap "
                "them, or add 1440 if it runs past midnight",
            ).filled(ends=_number(world.ends), starts=_number(world.starts)),
            world.ends,
        )
    if not 0 <= world.no_show <= 1:
        raise _error(
            Text(
                "no_show\u00a0: une part de 0 à 1 est attendue, pas {found}",
                "no_show: a share from 0 to 1 is expected, got {found}",
            ).filled(found=_number(world.no_show))
        )


def _check_names(world: World) -> None:
    seen: set[str] = set()
    for name in _names(world):
        if not name or name in seen:
            raise _error(
                Text(
                    "deux lieux s'appellent «\u00a0{name}\u00a0»\u00a0; donnez à chacun son nom",
                    "two places are called '{name}'; give each a name of its own",
                ).filled(name=name)
                if name
                else Text(
                    "un lieu n'a pas de nom\u00a0; donnez-lui-en un",
                    "a place has no name; give it one",
                )
            )
        seen.add(name)


def _names(world: World) -> Iterator[str]:
    for shuttle in world.shuttles:
        yield shuttle.name
        yield from (stop.name for stop in shuttle.stops)
    for group in (world.lots, world.racks, world.meetings, world.lines):
        yield from (place.name for place in group)
    if world.gate:
        yield world.gate.name


def _check_shuttle(world: World, shuttle: Shuttle) -> None:
    name = shuttle.name
    _least(f"{name}.seats", shuttle.seats, 1)
    _check_route(shuttle)
    _check_timetable(f"{name}.departures", shuttle.departures)
    _check_timetable(f"{name}.returns", shuttle.returns)
    late = [minute for minute in shuttle.departures if minute >= world.ends]
    if late:
        raise _error(
            Text(
                "{name}.departures\u00a0: départ à la minute {late}, après la fin du programme à la"
                " minute {ends}\u00a0; retirez-le, ou mettez-le parmi les retours",
                "{name}.departures: leaves at minute {late}, after the programme ends at minute "
                "{ends}; take it out, or put it among the returns",
            ).filled(name=name, late=_number(late[0]), ends=_number(world.ends)),
            late[0],
        )
    _least(f"{name}.boarding_seconds", shuttle.boarding_seconds, 0)
    _least(f"{name}.empty_km", shuttle.empty_km, 0)
    _check_fallback(name, shuttle.fallback)
    if shuttle.patience_minutes:
        check_spread(f"{name}.patience_minutes", shuttle.patience_minutes)


def _check_route(shuttle: Shuttle) -> None:
    if not shuttle.stops:
        raise _error(
            Text(
                "{name}\u00a0: aucun arrêt\u00a0; nommez au moins celui d'où part la navette",
                "{name}: no stops; name at least the one where the shuttle sets out",
            ).filled(name=shuttle.name)
        )
    for stop in shuttle.stops:
        _least(f"{stop.name}.km", stop.km, 0)
        if ms(_minute(f"{stop.name}.minutes", stop.minutes)) < 1:
            raise _error(
                Text(
                    "{name}.minutes\u00a0: il faut plus que 0",
                    "{name}.minutes: must be more than 0",
                ).filled(name=stop.name)
            )
    for before, after in itertools.pairwise(shuttle.stops):
        for unit, far, near in (
            ("minutes", before.minutes, after.minutes),
            ("km", before.km, after.km),
        ):
            if near > far or (unit == "minutes" and ms(near) >= ms(far)):
                raise _error(_stops_rise(shuttle, unit, (before, after), (far, near)))


def _stops_rise(
    shuttle: Shuttle, unit: str, stops: tuple[Stop, Stop], left: tuple[float, float]
) -> Text:
    """That a stop is farther from the venue than the one before it."""
    return Text(
        "{name}.stops\u00a0: de {before} il reste {far} {unit} jusqu'au lieu, et de l'arrêt suivant"
        " {after}, {near}\u00a0; corrigez l'un des nombres, ou l'ordre des arrêts",
        "{name}.stops: from {before} {far} {unit} are left to the venue, and from the next stop"
        " {after}, {near}; correct one of the numbers, or the order of the stops",
    ).filled(
        name=shuttle.name,
        before=stops[0].name,
        after=stops[1].name,
        far=_number(left[0]),
        near=_number(left[1]),
        unit=unit,
    )


def _check_timetable(what: str, minutes: tuple[float, ...]) -> None:
    for minute in minutes:
        _minute(what, minute)
    for earlier, later in itertools.pairwise(minutes):
        if ms(later) <= ms(earlier):
            raise _error(
                Text(
                    "{what}\u00a0: la minute {later} vient après la minute {earlier}\u00a0; mettez"
                    " les départs dans l'ordre, chacun une fois",
                    "{what}: minute {later} comes after minute {earlier}; put the departures in "
                    "order, each of them once",
                ).filled(what=what, later=_number(later), earlier=_number(earlier)),
                later,
            )


def _check_parking(group: tuple[Lot | Rack, ...]) -> None:
    names = [place.name for place in group]
    for index, place in enumerate(group):
        _least(f"{place.name}.places", place.places, 0)
        for field in ("walk_minutes", "on_minutes", "elsewhere_minutes"):
            _minute(f"{place.name}.{field}", getattr(place, field))
        if isinstance(place, Lot):
            _least(f"{place.name}.on_km", place.on_km, 0)
            _least(f"{place.name}.elsewhere_km", place.elsewhere_km, 0)
        if place.overflow is not None and place.overflow not in names[index + 1 :]:
            raise _unknown(f"{place.name}.overflow", place.overflow, names[index + 1 :])


def _check_meeting(world: World, meeting: Meeting) -> None:
    _minute(f"{meeting.name}.wait_minutes", meeting.wait_minutes)
    _least(f"{meeting.name}.smallest", meeting.smallest, 1)
    _least(f"{meeting.name}.largest", meeting.largest, meeting.smallest)
    _least(f"{meeting.name}.pickup_km", meeting.pickup_km, 0)
    _minute(f"{meeting.name}.fallback.minutes", meeting.fallback.minutes)
    lots = [lot.name for lot in world.lots]
    if meeting.lot is not None and meeting.lot not in lots:
        raise _unknown(f"{meeting.name}.lot", meeting.lot, lots)


def _check_gate(gate: Gate) -> None:
    _least(f"{gate.name}.desks", gate.desks, 1)
    _minute(f"{gate.name}.opens", gate.opens)
    if gate.room is not None:
        _least(f"{gate.name}.room", gate.room, 1)
    check_spread(f"{gate.name}.service_seconds", gate.service_seconds)


def _check_fallback(name: str, fallback: Fallback) -> None:
    # Who gives up is noticed at the next event; they must not be at the venue before it.
    if ms(_minute(f"{name}.fallback.minutes", fallback.minutes)) < 1:
        raise _error(
            Text(
                "{name}.fallback.minutes\u00a0: il faut plus que 0",
                "{name}.fallback.minutes: must be more than 0",
            ).filled(name=name)
        )


def check_spread(what: str, spread: Spread, *, is_signed: bool = False) -> None:
    """Nothing comes back from a spread that can be drawn from.

    Raises:
        SimulationError: it cannot: numbers out of order, or below 0 where *is_signed* is not said.
    """
    if not spread.is_in_order or not (is_signed or spread.is_positive):
        raise _error(
            Text(
                "{what}\u00a0: {form} de {numbers} n'est pas une durée possible\u00a0; il faut des"
                " nombres positifs, dans l'ordre",
                "{what}: {form} of {numbers} is no possible duration; positive numbers in order "
                "are needed",
            ).filled(what=what, form=spread.form, numbers=", ".join(map(_number, spread.numbers)))
        )
    if spread.second is not None:
        check_spread(what, spread.second)


def _check_crowd(world: World) -> None:
    crowd = world.crowd
    count = len(crowd)
    columns = (crowd.door, crowd.origin, crowd.ready_ms, crowd.leave_ms)
    known = {"", *_names(world)} - {shuttle.name for shuttle in world.shuttles}
    for door in crowd.doors:
        if door not in known or (world.gate and door == world.gate.name):
            raise _unknown("crowd.doors", door, sorted(known))
    fits = (
        all(len(column) == count for column in columns)
        and _within(crowd.kind, len(crowd.kinds))
        and _within(crowd.door, len(crowd.doors))
        and _within(crowd.origin, len(crowd.straight_km))
        and len(crowd.drive_minutes) == len(crowd.straight_km)
    )
    if not fits:
        raise _error(
            Text(
                "crowd\u00a0: ses colonnes ne vont pas ensemble (longueurs, ou indices hors"
                " des listes)",
                "crowd: its columns do not fit together (lengths, or indices outside the lists)",
            )
        )
    if not (_within(crowd.ready_ms, ms(LATEST)) and _within(crowd.leave_ms, ms(LATEST))):
        raise _error(
            Text(
                "crowd\u00a0: des heures sont hors de la semaine qui suit minuit",
                "crowd: some times are outside the week after midnight",
            )
        )


def _within(column: "np.typing.NDArray[np.signedinteger]", bound: int) -> bool:
    return not len(column) or bool(column.min() >= 0 and column.max() < bound)


def _least(what: str, value: float, least: float) -> float:
    if not (math.isfinite(value) and value >= least):
        raise _error(_LEAST.filled(what=what, least=_number(least), found=_number(value)))
    return value


def _minute(what: str, value: float) -> float:
    if _least(what, value, 0) > LATEST:
        raise _error(
            Text(
                "{what}\u00a0: la minute {found} est à plus d'une semaine",
                "{what}: minute {found} is more than a week away",
            ).filled(what=what, found=_number(value)),
            value,
        )
    return value


def _unknown(what: str, name: str, names: Iterable[str]) -> SimulationError:
    listed = ", ".join(f"'{each}'" for each in names) or "-"
    return _error(
        Text(
            "{what}\u00a0: «\u00a0{name}\u00a0» n'existe pas ici\u00a0; il y a {listed}",
            "{what}: '{name}' is not there; there are {listed}",
        ).filled(what=what, name=name, listed=listed[:200])
    )


def _number(value: float) -> str:
    return f"{value:g}"


def _error(message: Text, at_minute: float = math.nan) -> SimulationError:
    return SimulationError(message, at_minute=at_minute)
