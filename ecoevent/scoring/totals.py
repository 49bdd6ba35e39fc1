"""Findings in, a score out: four whole-number sums, by principle and in total, gates and level."""

from fractions import Fraction

import attrs

from ecoevent.engine.judging import Finding, Findings, Status
from ecoevent.engine.pack import Kind, Level, Principle


def percent(part: float, whole: float) -> float | None:
    """*part* in percent of *whole*; None when there is nothing to divide by.

    The only division of the scoring: columns do the same one, so they agree to the last bit.
    """
    return 100.0 * part / whole if whole else None


@attrs.frozen(kw_only=True)
class Tally:
    """Sums of whole points.

    Attributes:
        points: gained by the rules that are decided.
        decided: the most that these rules could give.
        open: the most that the undecided rules could give, counted 0 in `points`.
        lowest: what all rules together will give at least.
        highest: what all rules together can give at most.
    """

    points: int
    decided: int
    open: int
    lowest: int
    highest: int

    @property
    def out_of(self) -> int:
        """The points of every rule that applies or may apply."""
        return self.decided + self.open

    @property
    def score(self) -> float | None:
        """What is known so far, 0 to 100: unknown counts nothing. None when no rule applies."""
        return percent(self.points, self.out_of)

    @property
    def coverage(self) -> float | None:
        """How much of the weight is decided, 0 to 100."""
        return percent(self.decided, self.out_of)

    @property
    def worst(self) -> float | None:
        """The score cannot end below, whatever the answers."""
        return percent(self.lowest, self.out_of)

    @property
    def best(self) -> float | None:
        """The score cannot end above, whatever the answers."""
        return percent(self.highest, self.out_of)


@attrs.frozen(kw_only=True)
class PrincipleScore:
    """The tally of one principle."""

    principle: Principle
    tally: Tally


@attrs.frozen(kw_only=True)
class Score:
    """How good an event is by one pack, and how sure that is.

    Attributes:
        level: the highest level reached, unknown counted as not done; None below the first.
        reachable: the highest level that the missing answers could still reach.
        gates: the findings of mandatory rules that apply.
    """

    findings: Findings = attrs.field(repr=False)
    total: Tally
    principles: tuple[PrincipleScore, ...]
    gates: tuple[Finding, ...]
    level: Level | None
    reachable: Level | None

    @property
    def pack_id(self) -> str:
        """The pack that was used; with version and hash it always travels with the score."""
        return self.findings.pack.id

    @property
    def pack_version(self) -> str:
        """The pack's version."""
        return self.findings.pack.version

    @property
    def pack_hash(self) -> str:
        """The pack's content hash."""
        return self.findings.pack.hash

    @property
    def failed_gates(self) -> tuple[Finding, ...]:
        """The gates that are known not to be met."""
        return tuple(gate for gate in self.gates if gate.status is Status.NOT_MET)

    @property
    def open_gates(self) -> tuple[Finding, ...]:
        """The gates that are not known: never a pass."""
        return tuple(gate for gate in self.gates if gate.status is Status.UNKNOWN)

    @property
    def duties(self) -> tuple[Finding, ...]:
        """The legal duties that apply: reported, never counted."""
        return self._of_kind("legal")

    @property
    def advice(self) -> tuple[Finding, ...]:
        """The advice that applies."""
        return self._of_kind("advisory")

    def _of_kind(self, kind: Kind) -> tuple[Finding, ...]:
        applies = [f for f in self.findings.findings if f.status is not Status.NOT_APPLICABLE]
        return tuple(finding for finding in applies if finding.rule.kind == kind)

    @property
    def next_level(self) -> Level | None:
        """The first level not reached."""
        levels = self.findings.pack.text.levels
        after = 0 if self.level is None else levels.index(self.level) + 1
        return levels[after] if after < len(levels) else None


def score(findings: Findings) -> Score:
    """The score of *findings*: by principle, in total, gates and level."""
    principles = tuple(
        PrincipleScore(
            principle=principle,
            tally=_tally([f for f in findings.findings if f.rule.principle == principle.id]),
        )
        for principle in findings.pack.text.principles
    )
    gates = tuple(
        f
        for f in findings.findings
        if f.rule.kind == "mandatory" and f.status is not Status.NOT_APPLICABLE
    )
    return _scored(findings, principles, gates)


def reweighted(scored: Score, principle_id: str, factor: Fraction) -> Score:
    """The score if one principle weighed *factor* times as much; all else is as it was."""
    parts = tuple(
        attrs.evolve(
            part,
            tally=_times(
                part.tally,
                factor.numerator if part.principle.id == principle_id else factor.denominator,
            ),
        )
        for part in scored.principles
    )
    return _scored(scored.findings, parts, scored.gates)


def _scored(
    findings: Findings, principles: tuple[PrincipleScore, ...], gates: tuple[Finding, ...]
) -> Score:
    parts = [part.tally for part in principles]
    total = _sum(parts)
    levels = findings.pack.text.levels
    return Score(
        findings=findings,
        total=total,
        principles=principles,
        gates=gates,
        level=_level(levels, total, parts, passed=all(g.status is Status.MET for g in gates)),
        reachable=_level(
            levels,
            _hoped(total),
            [_hoped(part) for part in parts],
            passed=all(g.status is not Status.NOT_MET for g in gates),
        ),
    )


def _tally(findings: list[Finding]) -> Tally:
    undecided = [f for f in findings if not f.is_decided]
    decided = [f for f in findings if f.is_decided]
    return Tally(
        points=sum(f.points for f in decided),
        decided=sum(f.weight for f in decided),
        open=sum(f.weight for f in undecided),
        lowest=sum(f.lowest for f in findings),
        highest=sum(f.highest for f in findings),
    )


def _sum(tallies: list[Tally]) -> Tally:
    return Tally(
        points=sum(t.points for t in tallies),
        decided=sum(t.decided for t in tallies),
        open=sum(t.open for t in tallies),
        lowest=sum(t.lowest for t in tallies),
        highest=sum(t.highest for t in tallies),
    )


def _times(tally: Tally, count: int) -> Tally:
    """The tally if every point counted *count* times, so that points stay whole."""
    return Tally(**{name: count * value for name, value in attrs.asdict(tally).items()})


def _hoped(tally: Tally) -> Tally:
    """The tally with every rule at its most."""
    return attrs.evolve(tally, points=tally.highest)


def _level(
    levels: tuple[Level, ...], total: Tally, parts: list[Tally], *, passed: bool
) -> Level | None:
    """The highest level whose total and floors hold, compared in whole points."""
    if not passed or not total.out_of:
        return None
    reached = [
        level
        for level in levels
        if 100 * total.points >= level.total * total.out_of
        and all(100 * part.points >= level.floor * part.out_of for part in parts)
    ]
    return reached[-1] if reached else None
