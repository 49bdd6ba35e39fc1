"""A plan's findings in, what becomes of score and level when a principle weighs more or less out.

Who argues about weights wants to know whether they matter: a level that holds whatever the
weights rests on the plan, one that does not rests on the argument.
"""

from fractions import Fraction

import attrs

from ecoevent.engine.judging import Findings
from ecoevent.engine.pack import Level, Principle
from ecoevent.scoring.totals import Score, Tally, reweighted, score

FACTORS = (Fraction(1, 2), Fraction(2))
"""By how much a principle is made to weigh: half and twice."""


@attrs.frozen(kw_only=True)
class Reweighting:
    """What becomes of a score when one principle weighs *factor* times as much."""

    principle: Principle
    factor: Fraction
    total: Tally
    level: Level | None


@attrs.frozen(kw_only=True)
class Sensitivity:
    """A score, and what each reweighting makes of it."""

    score: Score
    reweightings: tuple[Reweighting, ...]

    @property
    def is_stable(self) -> bool:
        """Whether the level is the same under all of them."""
        return all(one.level == self.score.level for one in self.reweightings)


def sensitivity(findings: Findings) -> Sensitivity:
    """The score of *findings*, and what it is with each principle at half and twice its weight."""
    scored = score(findings)
    found = []
    for part in scored.principles:
        for factor in FACTORS:
            again = reweighted(scored, part.principle.id, factor)
            found.append(
                Reweighting(
                    principle=part.principle, factor=factor, total=again.total, level=again.level
                )
            )
    return Sensitivity(score=scored, reweightings=tuple(found))
