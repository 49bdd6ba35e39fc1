"""A visit in, who spends nights near the event and how many out."""

import attrs
import numpy as np

from ecoevent.travel.choice.behaviour import Behaviour
from ecoevent.travel.choice.homes import Homes
from ecoevent.travel.legs import Numbers
from ecoevent.travel.visit import Visit
from ecoevent.words.text import Text

_LEAST, _MOST = 1e-6, 1 - 1e-6
_HALVINGS = 80
_ASSUMED = Text(
    "nuits sur place supposées selon la distance\u00a0: donnez participants.overnight_share",
    "nights near the event assumed by distance: give participants.overnight_share",
)


@attrs.frozen(kw_only=True, eq=False)
class Stays:
    """Days of the event, and nights near it.

    Attributes:
        share: of the people of each origin who stay; the others come anew each day.
        nights: of each person who stays.
    """

    days: int
    share: Numbers
    nights: float
    notes: tuple[Text, ...] = ()


def stays_of(visit: Visit, behaviour: Behaviour, homes: Homes) -> Stays:
    """Who stays, and for how many nights.

    The share that the plan states is kept on average: those who live farther stay first.
    """
    days = visit.days
    daily = 1 - np.clip(behaviour.curve("stays.share", homes.km), 0, 1)
    share = np.where(homes.by_land > 0, 1 - daily**days, 1.0)
    stated = visit.overnight_share
    notes: tuple[Text, ...] = ()
    if stated is not None:
        share = _moved_to(share, homes, stated)
    elif float(homes.people @ share) > 0:
        notes = (_ASSUMED,)
    stayers = float(homes.people @ share)
    nights = max(1.0, days - 1 + behaviour.number("stays.extra_nights"))
    if visit.guest_nights is not None and stayers > 0:
        nights = visit.guest_nights / stayers
    return Stays(days=days, share=share, nights=nights, notes=notes)


def _moved_to(share: Numbers, homes: Homes, stated: float) -> Numbers:
    """The shares moved along their odds until the mean is the one stated."""
    weight = homes.people / max(float(homes.people.sum()), 1e-12)
    if stated <= _LEAST or stated >= _MOST or not weight.sum():
        return np.full(len(share), float(stated))
    # among those equally likely to stay, the farther ones do
    odds = np.log(np.clip(share, _LEAST, _MOST) / (1 - np.clip(share, _LEAST, _MOST)))
    odds = odds + homes.km / max(float(homes.km.max()), 1e-9)
    low, high = -100.0, 100.0
    for _halving in range(_HALVINGS):
        middle = (low + high) / 2
        if float(weight @ _share(odds + middle)) < stated:
            low = middle
        else:
            high = middle
    return _share(odds + (low + high) / 2)


def _share(odds: Numbers) -> Numbers:
    return np.asarray(1 / (1 + np.exp(-np.clip(odds, -500, 500))))
