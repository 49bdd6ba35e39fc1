"""Plans in, what packs say of each side by side out, and what makes the difference."""

from collections.abc import Iterable, Mapping

import attrs

from ecoevent.engine.pack import RulePack
from ecoevent.facts import TravelFigures
from ecoevent.plan.model import Plan
from ecoevent.planning.session import PlanningSession, Standing, Step


@attrs.frozen
class Comparison:
    """Several plans by the same packs.

    Attributes:
        standings: by name, in the order given; each scored from scratch.
    """

    standings: Mapping[str, Standing] = attrs.field(repr=False)

    @property
    def steps(self) -> tuple[Step, ...]:
        """What leads from the first plan to each of the others."""
        first, *others = self.standings.values()
        return tuple(Step(first, other) for other in others)


def compare(
    plans: Mapping[str, Plan],
    packs: RulePack | Iterable[RulePack],
    *,
    travel: Mapping[str, TravelFigures | None] | None = None,
) -> Comparison:
    """The plans side by side.

    Args:
        plans: by the names that they are to be called.
        packs: one or more, from `load_pack`.
        travel: by the same names, the figures of a forecast of each.
    """
    used = (packs,) if isinstance(packs, RulePack) else tuple(packs)
    told = travel or {}
    return Comparison(
        {
            name: PlanningSession(plan, used, travel=told.get(name)).now
            for name, plan in plans.items()
        }
    )
