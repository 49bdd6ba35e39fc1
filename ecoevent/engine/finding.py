"""What a rule says of an event, and what all the rules of a pack say."""

import datetime as dt
import enum

import attrs

from ecoevent.engine.fact import FactName, Facts, Value
from ecoevent.engine.pack import Area, Rule, RulePack, Tier

Sums = tuple[int, int, int, int]
"""Points that are certain, that are decided, that are open, and the most there can be."""


class Status(enum.Enum):
    """What a rule says of an event."""

    MET = "met"
    PARTLY = "partly"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"


@attrs.frozen(kw_only=True, slots=False)  # copied by `verdicts`
class Finding:
    """What one rule says.

    Attributes:
        points: what it gives; 0 while unknown.
        lowest: the fewest points it can come to give once all is known.
        highest: the most points it can come to give.
        value: of its measure, when it has one and it is known.
        missing: the facts to ask for, conditions first; of a decided rule only certificates.
        certificate: the certificate that fulfils the rule, when one does.
        tier: the tier that counts, when one does.
        is_assumed: a fact it read, and that was known, is a guess or rests on one.
        adds: what it adds to the sums of a score.
    """

    rule: Rule
    status: Status
    points: int = 0
    lowest: int = 0
    highest: int = 0
    value: Value | None = None
    missing: tuple[FactName, ...] = ()
    certificate: FactName | None = None
    tier: Tier | None = None
    is_assumed: bool = False
    adds: Sums = attrs.field(init=False, eq=False, repr=False)

    @adds.default
    def _adds(self) -> Sums:
        still_open = 0 if self.is_decided else self.highest - self.lowest
        return self.lowest, self.weight - still_open, still_open, self.highest

    @property
    def is_decided(self) -> bool:
        """Whether its points are known; a certificate may still raise them."""
        return self.status is not Status.UNKNOWN

    @property
    def weight(self) -> int:
        """The points that count in the denominator: none where the rule does not apply."""
        return 0 if self.status is Status.NOT_APPLICABLE else self.rule.weight


@attrs.frozen(kw_only=True)
class Findings:
    """One finding a rule, in the order of the pack.

    Attributes:
        facts: the facts that were judged.
        on: the day for which legal duties were looked up, if any.
        at: where they were looked up, if anywhere.
    """

    pack: RulePack
    facts: Facts
    findings: tuple[Finding, ...]
    on: dt.date | None = None
    at: Area | None = None

    def of(self, rule_id: str) -> Finding | None:
        """The finding of a rule, by its id."""
        return next((f for f in self.findings if f.rule.id == rule_id), None)
