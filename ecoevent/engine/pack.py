"""Rule packs: the records as an author writes them, and the rules made ready to judge."""

import datetime as dt
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any, Literal

import attrs

from ecoevent.engine.fact import FactName, Vocabulary
from ecoevent.engine.scale import Scale
from ecoevent.engine.typed import Typed, facts_of
from ecoevent.problems import Place
from ecoevent.reading.leaves import Written
from ecoevent.words.text import Text

Kind = Literal["points", "mandatory", "legal", "advisory", "promise"]
Rewards = Literal["result", "outcome", "offer", "practice"]
"""An outcome is a result that can only be weighed afterwards: not asked of what is planned."""
"""What a rule gives points for: what happens, what makes it possible, or how the work is led."""
Phase = Literal["design", "before", "during", "after"]
PHASES: tuple[Phase, ...] = ("design", "before", "during", "after")
Scalar = str | int | float | bool
"""A value as YAML gives it: `50 %`, 200, true, or a word."""

# The records below have the keys of the YAML files, no more and no less.


@attrs.frozen(kw_only=True)
class SourceText:
    """Where a number or a duty comes from, and until when it may be trusted unread.

    Attributes:
        confidence: high when read in the source itself, medium in a secondary one, low when
            only remembered or chosen by us (then `note` says why).
    """

    title: str
    publisher: str
    year: int
    review_by: dt.date
    confidence: Literal["high", "medium", "low"]
    url: str | None = None
    note: Text | None = None


@attrs.frozen(kw_only=True)
class ScaleText:
    """A scale as written: pairs of a value (with its unit) and whole points."""

    kind: Literal["linear", "steps"]
    points: tuple[tuple[Scalar, int], ...]


@attrs.frozen(kw_only=True)
class TierText:
    """One of several exclusive tiers: the best that holds counts."""

    when: str
    points: int
    title: Text


@attrs.frozen(kw_only=True)
class ChecklistText:
    """A line of a printed checklist.

    Attributes:
        due_days: before the first day negative, after the last positive.
        evidence: what to keep of this line; the rule's evidence where it is absent.
    """

    phase: Phase
    due_days: int
    text: Text
    role: str | None = None
    evidence: Text | None = None


@attrs.frozen(kw_only=True)
class CostText:
    """What an action costs; below nothing where it saves. Its currency and year are the pack's.

    Attributes:
        per: the fact that it is for each unit of, such as `participants.in_person`; once where
            it is absent.
        source: where it comes from; the pack's estimates where it is absent.
    """

    low: float
    high: float
    per: str | None = None
    source: SourceText | None = None


@attrs.frozen(kw_only=True)
class HoursText:
    """A range of working hours."""

    low: float
    high: float


@attrs.frozen(kw_only=True)
class HopeText:
    """What an action is hoped to bring about: a fact becomes at least, or at most, a number.

    The number may be an expression of facts: `0.8 * mobility.plane_share`.
    """

    at_least: Written | None = None
    at_most: Written | None = None


Reckoned = Literal["none", "choice", "simulation"]
"""What of travel an action changes: nothing, how people choose to come, or the day itself."""


@attrs.frozen(kw_only=True)
class ActionText:
    """Something that an organiser can change.

    Attributes:
        changes: of the answers that facts are made of, as whoever gives the vocabulary reads them.
        expect: by fact, what is hoped for; it stays a guess until it is seen.
        cost: all of them together; nothing where there is none.
        lead_days: it must begin so many days before the first day.
        requires: actions that must be done as well; excludes: that cannot be done as well.
        same_decision: actions that are the same decision, perhaps of other packs; paid once.
    """

    id: str
    text: Text
    hours: HoursText
    changes: tuple[Mapping[str, Any], ...] = attrs.field(default=(), metadata={"raw": True})
    expect: Mapping[str, HopeText] = attrs.field(factory=dict)
    cost: tuple[CostText, ...] = ()
    lead_days: int = 0
    requires: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    same_decision: tuple[str, ...] = ()
    travel: Reckoned = "none"


@attrs.frozen(kw_only=True)
class EstimatesText:
    """Where the costs and hours of a pack's actions come from, unless one says otherwise.

    Attributes:
        currency: of every cost of the pack, such as CAD.
        year: of the prices.
    """

    currency: str
    year: int
    source: SourceText


@attrs.frozen(kw_only=True)
class ExampleText:
    """Facts, and what the rule must say of them: exactly one of the last four keys."""

    given: Mapping[str, Scalar]
    points: int | None = None
    met: bool | None = None
    applies: bool | None = None
    missing: tuple[str, ...] | None = None


@attrs.frozen(kw_only=True)
class InForceText:
    """From and until when a legal duty holds; the last day included."""

    since: dt.date
    until: dt.date | None = None


UNION = "EU"
UNION_STATES = frozenset(
    (
        "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE",
        "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
    )
)  # fmt: skip
"""The states of the European Union in 2026."""


@attrs.frozen(kw_only=True)
class Area:
    """Where a pack or a rule holds: a country, a province in it, a town in that.

    Attributes:
        country: two letters, such as CA (ISO 3166-1), or EU for all states of the European Union.
        province: the letters that follow them in ISO 3166-2, such as QC.
        town: the town's name.
    """

    country: str | None = None
    province: str | None = None
    town: str | None = None

    def holds(self, other: "Area") -> bool:
        """Whether *other* lies in this area, each name that it gives being the same."""
        if self.country == UNION and other.country in UNION_STATES:
            return True
        return all(
            mine is None or mine == theirs
            for mine, theirs in zip(attrs.astuple(self), attrs.astuple(other), strict=True)
        )


@attrs.frozen(kw_only=True)
class RuleText:
    """A rule as written.

    Attributes:
        rewards: what its points are for; of rules with points only.
        place: where the rule holds; the pack's place where it is absent.
    """

    id: str
    principle: str
    kind: Kind
    role: str
    title: Text
    why: Text
    source: SourceText
    rewards: Rewards | None = None
    ambition: Literal["minimum", "advanced"] = "minimum"
    duty: Literal["organiser", "supplier"] = "organiser"
    applies_when: str | None = None
    met_when: str | None = None
    points: int | None = None
    measure: str | None = None
    unit: str | None = None
    scale: ScaleText | None = None
    tiers: tuple[TierText, ...] = ()
    satisfied_by: tuple[str, ...] = ()
    evidence: Text | None = None
    checklist: tuple[ChecklistText, ...] = ()
    actions: tuple[ActionText, ...] = ()
    examples: tuple[ExampleText, ...] = ()
    jurisdiction: Text | None = None
    place: Area | None = None
    in_force: InForceText | None = None


@attrs.frozen(kw_only=True)
class Principle:
    """What a pack scores apart, such as waste or food."""

    id: str
    title: Text


@attrs.frozen(kw_only=True)
class Role:
    """Who does the work; one printed sheet each."""

    id: str
    title: Text


@attrs.frozen(kw_only=True)
class Level:
    """A level: all gates met and, in percent of the points, at least so many.

    Attributes:
        total: of all points.
        floor: of those of each principle.
        results: of those that each principle gives for results.
    """

    id: str
    title: Text
    total: int
    floor: int = 0
    results: int = 0


@attrs.frozen(kw_only=True)
class PromiseText:
    """What the rules of kind `promise` promise together.

    Attributes:
        applies_when: of which events it is asked; of all where it is absent.
        otherwise: what to say of the others.
    """

    title: Text
    why: Text
    source: SourceText
    applies_when: str | None = None
    otherwise: Text | None = None


@attrs.frozen(kw_only=True)
class PackText:
    """The head of a pack, its `pack.yaml`.

    Attributes:
        levels: lowest first; a pack of duties and local particulars gives none.
        levels_source: where the levels come from.
        place: where the pack holds; everywhere when it is absent.
        promise: what the rules of kind `promise` are for.
        estimates: where the costs of its actions come from; needed where one has a cost.
    """

    id: str
    version: str
    title: Text
    description: Text
    licence: str
    principles: tuple[Principle, ...]
    roles: tuple[Role, ...]
    levels: tuple[Level, ...] = ()
    levels_source: SourceText | None = None
    place: Area | None = None
    promise: PromiseText | None = None
    estimates: EstimatesText | None = None


@attrs.frozen(kw_only=True)
class RulesText:
    """Any other file of a pack: a list of rules."""

    rules: tuple[RuleText, ...]


# From here on: made ready.


@attrs.frozen(kw_only=True)
class Tier:
    """A tier with its condition as a typed tree."""

    when: Typed
    points: int
    title: Text


@attrs.frozen(kw_only=True)
class Rule:
    """A rule made ready to judge: its record, its typed trees and what it reads.

    Attributes:
        weight: the most points it gives; 0 for all kinds but `points`.
        area: where it holds: its own place, or for a legal duty the pack's; None is everywhere.
        tiers: best first.
        reads: every fact it reads, in the order of reading.
    """

    text: RuleText
    place: Place | None
    applies: Typed | None
    test: Typed | None
    measure: Typed | None
    scale: Scale | None
    tiers: tuple[Tier, ...]
    weight: int
    reads: tuple[FactName, ...]
    area: Area | None = None

    @property
    def id(self) -> str:
        """The rule's id, such as `food.vegetarian-share`."""
        return self.text.id

    @property
    def principle(self) -> str:
        """The id of the rule's principle."""
        return self.text.principle

    @property
    def kind(self) -> Kind:
        """What the rule is for: points, a gate, a legal duty or advice."""
        return self.text.kind

    @property
    def title(self) -> Text:
        """The rule's name for people."""
        return self.text.title

    @property
    def certificates(self) -> tuple[FactName, ...]:
        """The flags any of which fulfils the rule."""
        return tuple(FactName(name) for name in self.text.satisfied_by)

    def holds_at(self, at: Area | None) -> bool:
        """Whether the rule holds there; None takes every rule as holding."""
        return self.area is None or at is None or self.area.holds(at)

    def is_in_force(self, on: dt.date | None) -> bool:
        """Whether the rule holds on the day; a rule without dates always does."""
        period = self.text.in_force
        if period is None or on is None:
            return True
        return period.since <= on and (period.until is None or on <= period.until)


@attrs.frozen(kw_only=True)
class RulePack:
    """A pack of rules, ready to judge.

    Attributes:
        hash: SHA-256 of the content, whatever its layout and comments: twelve hex digits.
        readers: the indexes in `rules` of the rules that read a fact.
        promised: of which events the promise is asked; None where it is asked of all.
    """

    text: PackText
    rules: tuple[Rule, ...]
    vocabulary: Vocabulary = attrs.field(repr=False, eq=False)
    hash: str
    readers: Mapping[FactName, tuple[int, ...]] = attrs.field(repr=False, eq=False)
    promised: Typed | None = None

    @cached_property
    def kept(self) -> dict[object, Any]:
        """What the engine works out once a pack; neither compared nor pickled."""
        return {}

    @property
    def id(self) -> str:
        """The pack's id, such as `core`."""
        return self.text.id

    @property
    def version(self) -> str:
        """The pack's version."""
        return self.text.version

    def rule(self, rule_id: str) -> Rule | None:
        """The rule of that id, if there is one."""
        return next((rule for rule in self.rules if rule.id == rule_id), None)


def texts_of(record: Any) -> Iterator[Text]:
    """Every bilingual text of a record and of the records in it, in the order of its keys."""
    for field in attrs.fields(type(record)):
        value = getattr(record, field.name)
        for part in value if isinstance(value, tuple) else (value,):
            if isinstance(part, Text):
                yield part
            elif attrs.has(type(part)):
                yield from texts_of(part)


def index_readers(rules: tuple[Rule, ...]) -> dict[FactName, tuple[int, ...]]:
    """For each fact, the indexes of the rules that read it."""
    readers: dict[FactName, list[int]] = {}
    for index, rule in enumerate(rules):
        for fact in rule.reads:
            readers.setdefault(fact, []).append(index)
    return {fact: tuple(indexes) for fact, indexes in readers.items()}


def reads_of(
    *, trees: tuple[Typed | None, ...], certificates: tuple[FactName, ...]
) -> tuple[FactName, ...]:
    """The facts that the trees and the certificates read, each once."""
    return tuple(dict.fromkeys([*facts_of(*trees), *certificates]))
