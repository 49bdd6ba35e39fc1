"""A forecast's figures in, facts about how people will travel out: estimates, and named as such."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

import attrs

from ecoevent.engine.fact import Fact, FactKind, FactName, Origin, State
from ecoevent.facts.answers import Answer, missing, said
from ecoevent.plan.fields import FieldInfo, spaced
from ecoevent.plan.model import Plan
from ecoevent.words.text import Text

if TYPE_CHECKING:  # a score must not wait for what a forecast needs
    from ecoevent.footprint.emitting import Boundary

FORECAST = "forecast"
"""What a missing fact about travel needs: no answer of the plan, but the forecast."""
DECIMALS = 6
"""Figures are rounded to it, so that no threshold hangs on the last bit of a machine."""
_MOST_KG = 1e6
_MOST_MINUTES = 10_000.0
_WIDEST = 1e6


@attrs.frozen(kw_only=True)
class TravelFigures:
    """What a forecast expects: means, shares from 0 to 1. Plain numbers, made of a Forecast.

    Attributes:
        emissions_kg_per_person: kg CO2e of a person's journeys, as `ecoevent travel` tells them.
        emissions_low_kg: the 5th percentile of the same, and `emissions_high_kg` the 95th.
        turned_away_share: people who find a shuttle, lot or rack full, of those who set out.
        stranded_share: people whose way home is gone, of those who set out.
        gate_wait_minutes: the average wait at the door; None where the plan counts no desks.
        factor_set: with `boundary`, `replications` and `seed`, what makes it again.
    """

    emissions_kg_per_person: float
    emissions_low_kg: float
    emissions_high_kg: float
    sustainable_share: float
    active_share: float
    car_alone_share: float
    plane_share: float
    turned_away_share: float
    stranded_share: float
    gate_wait_minutes: float | None = None
    factor_set: str = ""
    boundary: "Boundary" = "well_to_wheel"
    replications: int = 0
    seed: int = 0

    @property
    def method(self) -> str:
        """How it was made, on one line."""
        how = f"replications={self.replications}, seed={self.seed}"
        return f"{self.factor_set}, {self.boundary}, {how}"

    @property
    def emissions_spread(self) -> float | None:
        """The width of the range, divided by the mean; None where nobody emits anything."""
        if not self.emissions_kg_per_person:
            return None
        width = self.emissions_high_kg - self.emissions_low_kg
        return width / self.emissions_kg_per_person


@attrs.frozen(eq=False)
class Figure:
    """A fact that a forecast tells.

    Attributes:
        answer: the value, or what it still needs, from the figures and the plan.
    """

    kind: FactKind
    answer: Callable[[TravelFigures, Plan], Answer[float]]


def told(figure: Figure, plan: Plan, figures: TravelFigures | None) -> Fact:
    """The fact of that figure; missing where no forecast was made, not applicable on no site."""
    kind, needs = figure.kind, missing(FORECAST)
    if is_off_site(plan):
        needs = Answer(None)
    elif figures is not None:
        needs = figure.answer(figures, plan)
    if needs.value is not None and figures is not None:
        return estimated(kind, needs.value, figures)
    state = State.MISSING if needs.needs else State.NOT_APPLICABLE
    return Fact(name=kind.name, state=state, unit=kind.unit, needs=needs.needs)


def untold(figure: Figure) -> Fact:
    """The fact where only evidence counts: a forecast proves nothing."""
    return Fact(name=figure.kind.name, state=State.NOT_APPLICABLE, unit=figure.kind.unit)


def estimated(kind: FactKind, value: float, figures: TravelFigures) -> Fact:
    """The fact with a value of the forecast, within the bounds of the fact."""
    low, high = kind.low or 0.0, kind.high
    within = max(low, value if high is None else min(value, high))
    return Fact(
        name=kind.name,
        state=State.ASSUMED,
        value=round(within, DECIMALS),
        unit=kind.unit,
        origins=(Origin(f"forecast({figures.method})"),),
    )


def is_off_site(plan: Plan) -> bool:
    """Whether nobody travels to the event: it is online, or is planned for nobody on site."""
    return plan.event.format == "online" or plan.participants.in_person == 0


def _figure(
    name: str,
    title: Text,
    answer: Callable[[TravelFigures, Plan], Answer[float]],
    *,
    unit: str = "",
    high: float = 1.0,
) -> Figure:
    return Figure(
        FactKind(
            name=FactName(f"travel.{name}"),
            type="number",
            title=spaced(title),
            unit=unit,
            low=0.0,
            high=high,
            derived=True,
        ),
        answer,
    )


def _turned_away(figures: TravelFigures, plan: Plan) -> Answer[float]:
    """Nobody can be turned away from places that the plan does not count.

    A share that rounds to 0 % is no answer while some are not counted: others may add to it.
    """
    unsaid = [
        path
        for path in ("venue.car_parking_places", "venue.bike_parking_places", "mobility.shuttles")
        if said(plan, path).is_missing
    ]
    if unsaid and round(100 * figures.turned_away_share) == 0:
        return missing(*unsaid)
    return Answer(figures.turned_away_share)


def _wait(figures: TravelFigures, plan: Plan) -> Answer[float]:
    desks = said(plan, "venue.check_in_desks")
    return desks if desks.is_missing else Answer(figures.gate_wait_minutes)


QUESTION = FieldInfo(
    kind="flag",
    title=Text("Prévision des déplacements", "Forecast of travel"),
    question=spaced(
        Text(
            "Comment les gens viendront-ils, et qu'est-ce que cela émettra ? Le modèle l'estime.",
            "How will people come, and what does that emit? The model estimates it.",
        )
    ),
    effort=1,
)
"""The question behind every missing figure; its answer is a forecast, not a line of the plan."""
FIGURES = (
    _figure(
        "emissions_kg_per_person",
        Text("Émissions des déplacements, par personne", "Travel emissions per person"),
        lambda figures, _: Answer(figures.emissions_kg_per_person),
        unit="kg/people",
        high=_MOST_KG,
    ),
    _figure(
        "emissions_spread",
        Text(
            "Écart entre le bas et le haut de la fourchette des émissions, par rapport à leur"
            " moyenne",
            "Gap between the low and the high end of the range of emissions, compared with their"
            " mean",
        ),
        lambda figures, _: Answer(figures.emissions_spread),
        unit="%",
        high=_WIDEST,
    ),
    _figure(
        "sustainable_share",
        Text("Part prévue des déplacements durables", "Forecast share of sustainable travel"),
        lambda figures, _: Answer(figures.sustainable_share),
    ),
    _figure(
        "turned_away_share",
        Text(
            "Part des personnes qui ne trouvent pas de place (navette, stationnement, vélos)",
            "Share of people who find it full (shuttle, parking, racks)",
        ),
        _turned_away,
    ),
    _figure(
        "stranded_share",
        Text(
            "Part des personnes qui manquent le dernier départ",
            "Share of people who miss the last departure",
        ),
        lambda figures, _: Answer(figures.stranded_share),
    ),
    _figure(
        "wait_minutes",
        Text("Attente moyenne à l'accueil", "Average wait at the door"),
        _wait,
        unit="minutes",
        high=_MOST_MINUTES,
    ),
)
STAND_INS: Mapping[str, Callable[[TravelFigures], float]] = MappingProxyType(
    {
        "mobility.sustainable_share": lambda figures: figures.sustainable_share,
        "mobility.active_share": lambda figures: figures.active_share,
        "mobility.car_alone_share": lambda figures: figures.car_alone_share,
        "mobility.plane_share": lambda figures: figures.plane_share,
    }
)
"""Facts of the plan that a forecast answers where the plan does not; what it states wins."""
