"""Guest nights and hours online in, what they emit out: beside journeys, never among them."""

from typing import Literal

import attrs

from ecoevent.footprint.factor_sets.lookup import find_lodging
from ecoevent.footprint.factor_sets.records import Source, Uncertainty
from ecoevent.footprint.factors import FactorSet
from ecoevent.travel.visit import Visit
from ecoevent.words.text import Text


@attrs.frozen(kw_only=True)
class Beside:
    """What belongs to coming together but is no journey.

    Attributes:
        amount: guest nights, or hours of one person online.
        taken_from: the id of the factor set.
        notes: what was assumed.
    """

    what: Literal["lodging", "online"]
    amount: float
    kg: float
    taken_from: str
    source: Source
    uncertainty: Uncertainty
    notes: tuple[Text, ...] = ()


def lodging(nights: float, factor_set: FactorSet, *, region: str) -> Beside | None:
    """What guest nights in the region emit; None where no set of the chain knows its country."""
    found = find_lodging([each.text for each in factor_set.chain], region)
    if found is None:
        return None
    record, holder = found[0], factor_set.chain[found[1]]
    return Beside(
        what="lodging",
        amount=nights,
        kg=nights * record.per_night,
        taken_from=holder.id,
        source=holder.source_of(record),
        uncertainty=holder.uncertainty_of(record),
    )


def online(hours: float, factor_set: FactorSet) -> Beside | None:
    """What hours of one person online emit; None where no set of the chain says."""
    for holder in factor_set.chain:
        record = holder.text.online
        if record is not None:
            return Beside(
                what="online",
                amount=hours,
                kg=hours * record.per_hour,
                taken_from=holder.id,
                source=holder.source_of(record),
                uncertainty=holder.uncertainty_of(record),
            )
    return None


def besides_of(
    visit: Visit, factor_set: FactorSet, *, region: str, stayers: float
) -> tuple[Beside, ...]:
    """Nights and hours online of the plan, as far as it says them.

    Args:
        visit: from `visit_of`.
        factor_set: from `load_factors`.
        region: of the event.
        stayers: how many people stay overnight, for nights that the plan does not count.
    """
    said = visit.guest_nights
    nights = stayers * (visit.days - 1) if said is None else float(said)
    hours = (visit.online or 0) * visit.days * (visit.hours_a_day or 0)
    slept = lodging(nights, factor_set, region=region) if nights else None
    if slept is not None and said is None:
        slept = attrs.evolve(slept, notes=(_NIGHTS,))
    watched = online(hours, factor_set) if hours else None
    return tuple(each for each in (slept, watched) if each is not None)


_NIGHTS = Text(
    "une nuit entre deux jours pour chaque personne qui reste",
    "a night between two days for everyone who stays",
)
