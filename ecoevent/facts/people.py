"""Facts derived about the event, its participants, how they travel, and its waste."""

from ecoevent.facts.answers import (
    Answer,
    any_of,
    assumes,
    combine,
    each,
    missing,
    not_applicable,
    ratio,
    said,
    total,
    total_of,
)
from ecoevent.facts.declaring import Derivation, derived_flag, derived_number, derived_share
from ecoevent.knowledge.modes import ACTIVE, SUSTAINABLE
from ecoevent.plan.fields import MOST_RECORDS, declared
from ecoevent.plan.model import Plan
from ecoevent.plan.sections.event import LONGEST_EVENT_DAYS
from ecoevent.plan.sections.mobility import ROUNDING, ModeShares, Shuttle
from ecoevent.plan.sections.participants import MOST_PEOPLE
from ecoevent.words.text import Text

_RECOVERED = ("waste.recycled_kg", "waste.composted_kg")
# what is given away or kept to serve again never became waste
_GIVEN = ("waste.reused_kg", "waste.donated_food_kg")
_DIVERTED = (*_RECOVERED, *_GIVEN)
_GENERATED = (*_RECOVERED, "waste.landfilled_kg")
_HANDLED = (*_DIVERTED, "waste.landfilled_kg")
# of the waste, the most that counts as diverted by being given away: our own choice
MOST_GIVEN = 0.25
_ON_SITE = ("event.format", "participants.in_person")
_DATES = ("event.starts", "event.ends")
_MOST_KG = 1e9


@derived_number(
    "event.days",
    Text("Durée de l'évènement", "Length of the event"),
    unit="days",
    low=1,
    high=LONGEST_EVENT_DAYS,
    whole=True,
    paths=_DATES,
)
def event_days(plan: Plan) -> Answer[float]:
    """Days from the first to the last; one when no last day is given."""
    return Answer(plan.event.days, is_assumed=any(assumes(plan, path) for path in _DATES))


@derived_flag(
    "event.is_in_person",
    Text("Évènement en personne ou hybride", "Event in person or hybrid"),
    paths=("event.format",),
)
def is_in_person(plan: Plan) -> Answer[bool]:
    """Whether some people come on site."""
    return combine(lambda chosen: chosen != "online", said(plan, "event.format"))


@derived_flag(
    "event.has_remote_option",
    Text("Participation à distance possible", "Taking part from afar is possible"),
    paths=("event.format",),
)
def has_remote_option(plan: Plan) -> Answer[bool]:
    """Whether one can take part without travelling."""
    return combine(lambda chosen: chosen != "in_person", said(plan, "event.format"))


@derived_number(
    "participants.total",
    Text("Personnes sur place et en ligne", "People on site and online"),
    unit="people",
    high=2 * MOST_PEOPLE,
    whole=True,
    paths=(*_ON_SITE, "participants.online"),
)
def participants_total(plan: Plan) -> Answer[float]:
    """People on site and online."""
    return total([_on_site(plan), _people(plan, "participants.online", none_when="in_person")])


@derived_number(
    "participants.days",
    Text("Jours-participants", "Participant days"),
    unit="participant_days",
    high=MOST_PEOPLE * LONGEST_EVENT_DAYS,
    whole=True,
    paths=(*_ON_SITE, *_DATES),
)
def participant_days(plan: Plan) -> Answer[float]:
    """People on site times days."""
    return combine(lambda people, days: people * days, _on_site(plan), event_days(plan))


@derived_number(
    "venue.bike_places_per_person",
    Text("Places pour vélos par personne", "Bicycle places per person"),
    unit="places/people",
    high=1e6,
    paths=("venue.bike_parking_places", *_ON_SITE),
)
def bike_places_per_person(plan: Plan) -> Answer[float]:
    """Places to park a bicycle for each person on site."""
    return ratio(said(plan, "venue.bike_parking_places"), _on_site(plan))


@derived_share(
    "mobility.sustainable_share",
    Text("Part des déplacements durables", "Share of sustainable travel"),
    paths=("mobility.mode_shares",),
)
def sustainable_share(plan: Plan) -> Answer[float]:
    """The share that walks, cycles, rides together or takes public transport."""
    return _share_of(plan, *SUSTAINABLE)


@derived_share(
    "mobility.active_share",
    Text("Part des déplacements actifs", "Share of active travel"),
    paths=("mobility.mode_shares",),
)
def active_share(plan: Plan) -> Answer[float]:
    """The share that walks or cycles."""
    return _share_of(plan, *ACTIVE)


@derived_share(
    "mobility.car_alone_share",
    Text("Part en auto solo, tous modes connus", "Share driving alone, all modes known"),
    paths=("mobility.mode_shares",),
)
def car_alone_share(plan: Plan) -> Answer[float]:
    """The share that drives alone."""
    return _share_of(plan, "car")


@derived_share(
    "mobility.plane_share",
    Text("Part en avion, tous modes connus", "Share flying, all modes known"),
    paths=("mobility.mode_shares",),
)
def plane_share(plan: Plan) -> Answer[float]:
    """The share that flies."""
    return _share_of(plan, "plane")


@derived_flag(
    "mobility.has_shuttle",
    Text("Navette offerte", "Shuttle offered"),
    paths=("mobility.shuttles",),
)
def has_shuttle(plan: Plan) -> Answer[bool]:
    """Whether there is a shuttle."""
    return combine(bool, said(plan, "mobility.shuttles"))


@derived_number(
    "mobility.shuttle_seats",
    Text("Places offertes en navette", "Seats offered by shuttle"),
    unit="people",
    high=1e9 * MOST_RECORDS,
    whole=True,
    paths=("mobility.shuttles[].seats", "mobility.shuttles[].trips"),
)
def shuttle_seats(plan: Plan) -> Answer[float]:
    """Seats times trips over all shuttles."""

    def offered(shuttle: Shuttle, path: str) -> Answer[float]:
        seats = said(plan, f"{path}.seats", of=shuttle)
        return combine(
            lambda seats, trips: seats * trips, seats, said(plan, f"{path}.trips", of=shuttle)
        )

    return total_of(each(plan, "mobility.shuttles", offered))


@derived_number(
    "mobility.shuttle_places_share",
    Text(
        "Places en navette par jour, en part des personnes sur place",
        "Shuttle places a day, as a share of the people on site",
    ),
    unit="%",
    high=1e9 * MOST_RECORDS,
    paths=("mobility.shuttles[].seats", "mobility.shuttles[].trips", *_ON_SITE, *_DATES),
)
def shuttle_places_share(plan: Plan) -> Answer[float]:
    """Seats times trips of a day, to the event and back, beside the people on site."""
    return ratio(shuttle_seats(plan), participant_days(plan))


@derived_flag(
    "mobility.shuttles_low_emission",
    Text("Navettes hybrides ou électriques", "Hybrid or electric shuttles"),
    paths=("mobility.shuttles[].energy",),
)
def shuttles_low_emission(plan: Plan) -> Answer[bool]:
    """Whether every shuttle is hybrid or electric."""

    def pollutes(shuttle: Shuttle, path: str) -> Answer[bool]:
        energy = said(plan, f"{path}.energy", of=shuttle)
        return combine(lambda word: word not in {"hybrid", "electric"}, energy)

    if plan.mobility.shuttles == ():
        return not_applicable()
    return combine(lambda one: not one, any_of(each(plan, "mobility.shuttles", pollutes)))


@derived_flag(
    "accommodation.has_guests",
    Text("Des gens dorment sur place", "Some people stay overnight"),
    paths=("accommodation.guest_nights", "participants.overnight_share", "event.format"),
)
def has_guests(plan: Plan) -> Answer[bool]:
    """Whether nights are to be found; the share that stays tells it before nights are counted."""
    nights, share = (
        said(plan, path) for path in ("accommodation.guest_nights", "participants.overnight_share")
    )
    if nights.is_missing and not share.is_missing:
        return combine(lambda stay: stay > 0, share)
    form = said(plan, "event.format")
    if nights.is_missing and form.value == "online":
        return combine(lambda _: False, form)
    return combine(lambda count: count > 0, nights)


@derived_number(
    "waste.diverted_kg",
    Text("Matières détournées de l'enfouissement", "Materials kept from landfill"),
    unit="kg",
    high=len(_DIVERTED) * _MOST_KG,
    paths=_DIVERTED,
)
def diverted_kg(plan: Plan) -> Answer[float]:
    """Kilograms recycled, composted, reused and donated."""
    return total(said(plan, path) for path in _DIVERTED)


@derived_number(
    "waste.generated_kg",
    Text(
        "Matières résiduelles produites, dons et réemploi exclus",
        "Waste generated, donations and reuse left out",
    ),
    unit="kg",
    high=len(_GENERATED) * _MOST_KG,
    paths=_GENERATED,
)
def generated_kg(plan: Plan) -> Answer[float]:
    """Kilograms recycled, composted and landfilled: what is donated or reused is no waste."""
    return total(said(plan, path) for path in _GENERATED)


@derived_share(
    "waste.diversion_rate",
    Text(
        "Taux de détournement, dons et réemploi comptés jusqu'au quart des matières résiduelles",
        "Diversion rate, donations and reuse counted up to a quarter of the waste",
    ),
    paths=_HANDLED,
)
def diversion_rate(plan: Plan) -> Answer[float]:
    """The share that is kept from landfill of all that was left over, given away or reused too.

    What is given away counts up to a quarter of the waste: a ton of donated goods says nothing of
    what became of the plates. Where nothing else was left, all of it is kept from landfill.
    """
    waste = generated_kg(plan)
    given = total(said(plan, path) for path in _GIVEN)
    kept = combine(lambda kg, of: min(kg, MOST_GIVEN * of) if of else kg, given, waste)
    diverted = total([*(said(plan, path) for path in _RECOVERED), kept])
    return ratio(diverted, total([waste, kept]))


@derived_number(
    "waste.kg_per_participant_day",
    Text(
        "Matières résiduelles par jour-participant, dons et réemploi exclus",
        "Waste per participant day, donations and reuse left out",
    ),
    unit="kg/participant_days",
    high=len(_GENERATED) * _MOST_KG,
    paths=(*_GENERATED, *_ON_SITE, *_DATES),
)
def kg_per_participant_day(plan: Plan) -> Answer[float]:
    """Kilograms of waste for each person on site and day."""
    return ratio(generated_kg(plan), participant_days(plan))


@derived_number(
    "waste.people_per_station",
    Text("Personnes par îlot de tri", "People per sorting station"),
    unit="people/stations",
    high=MOST_PEOPLE,
    paths=("waste.stations", *_ON_SITE),
)
def people_per_station(plan: Plan) -> Answer[float]:
    """People on site for each sorting station."""
    return ratio(_on_site(plan), said(plan, "waste.stations"))


def _on_site(plan: Plan) -> Answer[float]:
    return _people(plan, "participants.in_person", none_when="online")


def _people(plan: Plan, path: str, *, none_when: str) -> Answer[float]:
    # an online event has nobody on site: that follows from its form, it is no guess
    counted, form = said(plan, path), said(plan, "event.format")
    if counted.is_missing and form.value == none_when:
        return combine(lambda _: 0, form)
    return counted


def _share_of(plan: Plan, *modes: str) -> Answer[float]:
    shares = plan.mobility.mode_shares
    if shares is None:
        return missing("mobility.mode_shares")
    said_of = {
        mode: said(plan, f"mobility.mode_shares.{mode}", of=shares) for mode in declared(ModeShares)
    }
    given = total(answer for answer in said_of.values() if not answer.is_missing)
    if given.value is not None and given.value >= 1 - ROUNDING:
        # those given make up everyone, so that nobody is left for the modes that are not given
        nobody = Answer(0.0, is_assumed=given.is_assumed)
        said_of = {
            mode: nobody if answer.is_missing else answer for mode, answer in said_of.items()
        }
    return combine(lambda summed: min(summed, 1.0), total(said_of[mode] for mode in modes))


DERIVED = tuple(value for value in vars().values() if isinstance(value, Derivation))
