"""A plan in, what travel needs to know of it out; the only file of travel that knows plans.

Whatever has to be looked up is looked up here, once: the venue, the places that people come from,
where shuttles leave. Nothing is refused here: what is missing or not found is kept with its reason,
and those refuse it who cannot do without.
"""

import datetime as dt
from collections.abc import Mapping

import attrs

from ecoevent.errors import PlaceError, PlanError
from ecoevent.knowledge.modes import MODES
from ecoevent.places.locating import Location, locate
from ecoevent.places.nearest import with_country
from ecoevent.plan.model import Plan, Source
from ecoevent.plan.sections import participants
from ecoevent.plan.sections.mobility import ModeShares, Shuttle
from ecoevent.problems import Diagnostic, Place, problem, shown
from ecoevent.travel.routes import Route, placed
from ecoevent.words.text import Text

MOST_PEOPLE = participants.MOST_PEOPLE
"""That an event may have."""
BUSINESS = ("conference", "congress", "meeting", "workshop", "trade_mission", "networking")
"""Kinds of events that people attend for work."""
EVENING = ("gala", "networking")
"""Kinds of events that take place in the evening, where the plan does not say when."""
ENERGIES = MODES["shuttle"].drawn
"""What a shuttle runs on as a variant of its mode; any other energy is `average`."""


@attrs.frozen(kw_only=True)
class Group:
    """The people of one line of the plan.

    Attributes:
        place: the line of the plan.
        location: None where the text could not be placed; `error` says why.
    """

    asked: str
    people: float
    place: Place | None
    location: Location | None
    error: PlaceError | None = None


@attrs.frozen(kw_only=True)
class Visit:
    """What travel needs to know of a plan; None is what the organiser did not say.

    Attributes:
        is_online: whether nobody is expected on site.
        is_for_work: whether people attend such an event for their work.
        is_evening: whether such an event usually takes place in the evening.
        days: from the first to the last.
        online: how many follow from afar.
        groups: the people of each line of origins, with where that is.
        venue: where the event is.
        lost: why the venue cannot be put on a map, where the plan names one.
        shuttles: with the way of each, in the order of the plan.
        stated: the share of everyone by mode. A share of 0 is stated too: nobody comes so. What is
            not said leaves room for others to.
        answers: how many people the stated shares come from.
        overnight_share: of those on site.
        parking_price: of a car and day, in `currency`.
        transit_distance_m: from the nearest stop, metres.
        desks: where people check in.
        source: where the plan was read.
    """

    is_online: bool
    is_for_work: bool
    is_evening: bool
    days: int
    hours_a_day: float | None
    opens_at: dt.time | None
    closes_at: dt.time | None

    in_person: int | None
    online: int | None
    groups: tuple[Group, ...] | None
    overnight_share: float | None
    guest_nights: int | None

    venue: Location | None
    lost: PlaceError | None
    car_places: int | None
    parking_price: float | None
    currency: str | None
    bike_places: int | None
    bike_places_are_secure: bool | None
    transit_distance_m: float | None
    transit_runs_until_close: bool | None
    desks: int | None
    prints_badges: bool | None

    shuttles: tuple[Route, ...]
    stated: Mapping[str, float]
    answers: int | None
    schedule_fits_transit: bool | None
    transit_offer: str | None
    carpool_offer: str | None
    bike_offer: str | None

    source: Source | None = attrs.field(default=None, eq=False, repr=False)

    def place(self, path: str) -> Place | None:
        """Where the plan's file says what stands at that path."""
        return _line(self.source, path)

    def wrong_at(self, diagnostic: Diagnostic, path: str, **parts: object) -> PlanError:
        """The error of one wrong answer, with its place in the plan's file."""
        return PlanError([problem(diagnostic, place=self.place(path), path=path, **parts)])


def visit_of(plan: Plan) -> Visit:
    """What travel needs to know of the plan, with every place looked up."""
    event, people, mobility, site = plan.event, plan.participants, plan.mobility, plan.venue
    venue, lost = _venue(plan)
    near = None if lost is not None else venue
    return Visit(
        is_online=event.format == "online",
        is_for_work=event.kind in BUSINESS,
        is_evening=event.kind in EVENING,
        days=event.days,
        hours_a_day=event.hours_a_day,
        opens_at=event.opens_at,
        closes_at=event.closes_at,
        in_person=people.in_person,
        online=people.online,
        groups=_groups(plan, near),
        overnight_share=people.overnight_share,
        guest_nights=plan.accommodation.guest_nights,
        venue=venue,
        lost=lost,
        car_places=site.car_parking_places,
        parking_price=site.car_parking_price,
        currency=event.currency,
        bike_places=site.bike_parking_places,
        bike_places_are_secure=site.bike_parking_secure,
        transit_distance_m=site.transit_distance_m,
        transit_runs_until_close=site.transit_runs_until_close,
        desks=site.check_in_desks,
        prints_badges=site.prints_badges,
        shuttles=_shuttles(plan, near),
        stated=_stated(mobility.mode_shares or ModeShares()),
        answers=mobility.mode_shares_answers,
        schedule_fits_transit=mobility.schedule_fits_transit,
        transit_offer=mobility.transit_offer,
        carpool_offer=mobility.carpool_offer,
        bike_offer=mobility.bike_offer,
        source=plan.source,
    )


def _stated(said: ModeShares) -> dict[str, float]:
    return {mode: share for mode, share in attrs.asdict(said).items() if share is not None}


def _venue(plan: Plan) -> tuple[Location | None, PlaceError | None]:
    """Where the event is, and why that is on no map."""
    if plan.venue.place is None:
        return None, None
    where = _line(plan.source, "venue.place") or "venue.place"
    try:
        venue = with_country(locate(str(plan.venue.place)))
    except PlaceError as error:
        return None, _told(error, where)
    if venue.distance_km is None:
        return venue, None
    far = PlaceError(_ONLY_FAR.filled(found=shown(venue.asked)), needed=venue.asked)
    return venue, _told(far, where)


def _groups(plan: Plan, venue: Location | None) -> tuple[Group, ...] | None:
    """The people of each line, each place sought once."""
    if plan.participants.origins is None:
        return None
    answers: dict[str, Location | PlaceError] = {}
    groups = []
    for index, said in enumerate(plan.participants.origins):
        path = f"participants.origins[{index}].place"
        place = _line(plan.source, path)
        group = Group(asked=said.place, people=float(said.count), place=place, location=None)
        if said.place not in answers:
            answers[said.place] = _answer(said.place, venue)
        answer = answers[said.place]
        if isinstance(answer, PlaceError):
            groups.append(attrs.evolve(group, error=_told(answer, place or path)))
        else:
            groups.append(attrs.evolve(group, location=answer))
    return tuple(groups)


def _answer(text: str, venue: Location | None) -> Location | PlaceError:
    try:
        return locate(text, near=venue)
    except PlaceError as error:
        return error


def _shuttles(plan: Plan, venue: Location | None) -> tuple[Route, ...]:
    """The way of each shuttle of the plan, in its order."""
    return tuple(
        _shuttle(plan, f"mobility.shuttles[{index}]", index + 1, shuttle, venue)
        for index, shuttle in enumerate(plan.mobility.shuttles or ())
    )


def _shuttle(plan: Plan, path: str, number: int, shuttle: Shuttle, venue: Location | None) -> Route:
    route = Route(
        path=path,
        place=_line(plan.source, path),
        name=shown(shuttle.name) if shuttle.name is not None else Text(str(number), str(number)),
        energy=shuttle.energy if shuttle.energy in ENERGIES else "average",
        seats=shuttle.seats,
        trips=shuttle.trips,
        stated_km=shuttle.distance_km,
        first_departure=shuttle.first_departure,
        last_departure=shuttle.last_departure,
        last_return=shuttle.last_return,
    )
    answer = None if shuttle.from_place is None else _answer(shuttle.from_place, venue)
    start = None if isinstance(answer, PlaceError) else answer
    return placed(route, start, venue, place=_line(plan.source, f"{path}.from_place"))


def _told(error: PlaceError, where: Place | str) -> PlaceError:
    """The same error with the plan's line."""
    message = _AT.filled(place=where, message=error.message)
    return PlaceError(message, needed=error.needed, candidates=error.candidates)


def _line(source: Source | None, path: str) -> Place | None:
    return None if source is None else source.place(path)


_ONLY_FAR = Text(
    "{found}\u00a0: c'est une distance, et non un lieu\u00a0; écrivez la ville de l'évènement",
    "{found}: this is a distance, not a place; write the event's town",
)
_AT = Text("{place}\u00a0: {message}", "{place}: {message}")
