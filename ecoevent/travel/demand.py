"""A visit in, who travels how out: for each origin the probability of each mode, and nights.

What the plan states wins over what the model thinks. A demand gives its expectation as legs, or a
crowd drawn by chance; it can be made anew with parameters drawn within their ranges.
"""

import attrs
import numpy as np

from ecoevent.knowledge.modes import ALTERNATIVES, KINDS, SHARES
from ecoevent.places.locating import Location
from ecoevent.travel.choice.behaviour import DEFAULT_REGION, Behaviour, Draw, load_behaviour
from ecoevent.travel.choice.choice import choose
from ecoevent.travel.choice.homes import Homes, homes_of, region_of
from ecoevent.travel.choice.journeys import demand_legs
from ecoevent.travel.choice.kinds import expanded
from ecoevent.travel.choice.measures import (
    leaves_late,
    setting_of,
    shuttle_minutes,
    shuttle_supply,
)
from ecoevent.travel.choice.setting import INDEX
from ecoevent.travel.choice.stated import ROUNDING, balanced
from ecoevent.travel.choice.stays import Stays, stays_of
from ecoevent.travel.legs import Indices, Legs, Numbers
from ecoevent.travel.visit import Visit
from ecoevent.words.text import Text

_NO_SURVEY = Text(
    "les parts des modes viennent du plan, sans nombre de réponses\u00a0: prises telles quelles",
    "the shares of the modes come from the plan, without a number of answers: taken as they are",
)
_MODEL = Text(
    "le choix des modes est une estimation du modèle\u00a0: donnez mobility.mode_shares",
    "mode choice is the model's estimate: give mobility.mode_shares",
)
_LATE = Text(
    "l'évènement finit après les derniers départs du transport collectif",
    "the event ends after the last departures of transit",
)


@attrs.frozen(kw_only=True, eq=False)
class Demand:
    """How people travel to an event.

    Attributes:
        visit: what it was made of, and `behaviour`: with which numbers.
        homes: where people come from.
        chosen: probability of each of `ALTERNATIVES`, shape (origins, 13).
        probability: probability of each of `kinds`, shape (origins, kinds).
        stated: the shares that the plan states, by alternative; what they leave is the model's.
        stays: who spends nights near the event.
        assumed: what the user should know.
    """

    visit: Visit
    behaviour: Behaviour
    homes: Homes
    chosen: Numbers
    probability: Numbers
    stated: dict[str, float]
    stays: Stays
    assumed: tuple[Text, ...]
    kinds: tuple[tuple[str, str], ...] = KINDS

    @property
    def locations(self) -> tuple[Location | None, ...]:
        """The place of each origin; None where only a distance is assumed."""
        return self.homes.locations

    @property
    def people(self) -> Numbers:
        """How many come from each origin."""
        return self.homes.people

    @property
    def straight_km(self) -> Numbers:
        """How far each origin is, in a straight line."""
        return self.homes.km

    @property
    def is_stated(self) -> bool:
        """Whether the plan states how everyone travels."""
        return sum(self.stated.values()) > 1 - ROUNDING

    @property
    def shares(self) -> dict[str, float]:
        """The expected share of each alternative among everyone."""
        people = max(float(self.people.sum()), 1e-12)
        found = self.people @ self.chosen / people
        return dict(zip(ALTERNATIVES, found.tolist(), strict=True))

    @property
    def online_hours(self) -> float:
        """Hours that all who follow online spend connected, no longer than the event lasts."""
        online = float(self.visit.online or 0)
        hours = self.behaviour.number("online.hours")
        if self.visit.hours_a_day is not None:
            hours = min(hours, self.visit.hours_a_day)
        return online * self.stays.days * hours

    def drawn(self, draw: Draw) -> "Demand":
        """The same with parameters at random within their ranges, and the survey drawn again.

        Each group of parameters, and the survey, takes its numbers from a stream of its own:
        `behaviour.<group>` and `survey`.
        """
        behaviour = self.behaviour.drawn(draw)
        stated = resampled(self.stated, self.visit.answers, draw("survey"))
        homes = self.homes if self.homes.is_listed else homes_of(self.visit, behaviour)
        return _demand(self.visit, behaviour, homes, stated)

    def sample(self, rng: np.random.Generator) -> Indices:
        """How many people of each origin take each kind, by chance; each row sums to its people.

        Each person draws a number of their own, and the kinds of an origin share these out: where
        probabilities change a little, so do the choices of a few. Drawn anew as a whole, chance
        would hide what each assumption causes.
        """
        people = np.rint(self.people).astype(np.int64)
        origins = np.arange(len(people))
        own = np.repeat(origins, people)
        # beside a large whole number, a fraction next to 1 would be rounded up
        numbers = np.minimum(own + rng.random(len(own)), np.nextafter(own + 1.0, 0))
        shares = np.cumsum(self.probability, axis=1)
        cuts = np.searchsorted(np.sort(numbers), origins[:, None] + shares / shares[:, -1:])
        return np.diff(cuts, prepend=(np.cumsum(people) - people)[:, None])

    def legs(self, counts: Indices | Numbers | None = None) -> Legs:
        """The journeys of these people by origin and kind; expected ones when None."""
        whole = self.people[:, None] * self.probability if counts is None else counts
        return demand_legs(
            np.asarray(whole, dtype=np.float64), self.homes, self.stays, self.visit, self.behaviour
        )


def demand(
    visit: Visit, *, region: str | None = None, behaviour: Behaviour | None = None
) -> Demand:
    """How the people of the plan travel.

    Args:
        visit: from `visit_of`.
        region: the name or path of a region; None is the one around the venue, or the default.
        behaviour: parameters, where they are not those of the region as they stand.

    Raises:
        BehaviourError: there is no such region, or its file is wrong.
        NeededError: the plan says neither how many people come nor from where; a PlaceError where
            nobody's place or not the venue's is found.
    """
    if behaviour is None:
        behaviour = load_behaviour(region or region_of(visit) or DEFAULT_REGION)
    return _demand(visit, behaviour, homes_of(visit, behaviour), dict(visit.stated))


def _demand(visit: Visit, behaviour: Behaviour, homes: Homes, stated: dict[str, float]) -> Demand:
    chosen = modelled(visit, behaviour, homes)
    chosen = balanced(chosen, homes.people, _columns(stated))
    stays = stays_of(visit, behaviour, homes)
    return Demand(
        visit=visit,
        behaviour=behaviour,
        homes=homes,
        chosen=chosen,
        probability=expanded(chosen, homes.km, visit, behaviour),
        stated=stated,
        stays=stays,
        assumed=_assumed(visit, behaviour, homes, stated) + stays.notes,
    )


def modelled(visit: Visit, behaviour: Behaviour, homes: Homes) -> Numbers:
    """What the model alone thinks of each alternative (origins, 13).

    It is asked for homes all over a town, and averaged: half of a large town is near its centre.
    """
    origins, fifths = homes.fifths_km.shape
    setting = setting_of(
        visit,
        behaviour,
        km=homes.fifths_km.ravel(),
        people=np.repeat(homes.people, fifths) / fifths,
        by_land=np.repeat(homes.by_land, fifths),
    )
    if visit.shuttles:
        seats, wait = shuttle_supply(visit)
        minutes = shuttle_minutes(
            visit.shuttles, homes.spots, km=homes.fifths_km, behaviour=behaviour
        )
        setting = attrs.evolve(
            setting,
            shuttle_minutes=minutes.reshape(-1, 2),
            shuttle_wait=wait,
            shuttle_seats=seats,
        )
    found = choose(setting, behaviour)
    return np.asarray(found.reshape(origins, fifths, -1).mean(axis=1))


def _columns(stated: dict[str, float]) -> list[tuple[tuple[int, ...], float]]:
    return [(tuple(INDEX[name] for name in SHARES[word]), share) for word, share in stated.items()]


def resampled(
    stated: dict[str, float], answers: int | None, rng: np.random.Generator
) -> dict[str, float]:
    """The shares as another survey of so many answers might have found them.

    What the stated modes leave is drawn with them, as one more answer. A plan that does not say how
    many answered is taken as it is.
    """
    if not stated or not answers:
        return stated
    shares = np.array([*stated.values(), max(0.0, 1 - sum(stated.values()))])
    shares[shares < ROUNDING] = 0.0
    drawn = np.where(shares > 0, rng.standard_gamma(np.maximum(shares, ROUNDING) * answers), 0.0)
    if not drawn.sum():
        return stated
    drawn /= drawn.sum()
    return dict(zip(stated, drawn[:-1].tolist(), strict=True))


def _assumed(
    visit: Visit, behaviour: Behaviour, homes: Homes, stated: dict[str, float]
) -> tuple[Text, ...]:
    notes = [*homes.notes, *behaviour.assumed]
    if sum(stated.values()) < 1 - ROUNDING:
        notes.append(_MODEL)
        notes += [_LATE] if leaves_late(visit, behaviour) else []
    if stated and visit.answers is None:
        notes.append(_NO_SURVEY)
    return tuple(notes)
