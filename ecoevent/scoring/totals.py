"""Findings in, a score out: four whole-number sums, by principle and in total, gates and level.

A level rests on answers: for it, what is assumed counts as not known.
"""

from collections.abc import Callable
from fractions import Fraction
from operator import attrgetter
from typing import Literal

import attrs

from ecoevent.engine.judging import Finding, Findings, Status, Sums, unassumed
from ecoevent.engine.pack import Kind, Level, Principle, RulePack


def percent(part: float, whole: float) -> float | None:
    """*part* in percent of *whole*; None when there is nothing to divide by.

    The only division of the scoring: columns do the same one, so they agree to the last bit.
    """
    return 100.0 * part / whole if whole else None


@attrs.frozen(kw_only=True)
class Tally:
    """Sums of whole points.

    Attributes:
        points: gained whatever the missing answers are; what is still open counts nothing.
        decided: the points that are gained, or lost, whatever the missing answers are.
        open: the points that missing answers decide about.
        highest: what all rules together can give at most.
    """

    points: int
    decided: int
    open: int
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
        """The score cannot end below, whatever the answers: all that is certain, and no more."""
        return self.score

    @property
    def best(self) -> float | None:
        """The score cannot end above, whatever the answers."""
        return percent(self.highest, self.out_of)


@attrs.frozen(kw_only=True)
class PrincipleScore:
    """The tally of one principle, and that of its rules that reward results.

    What can only be weighed afterwards is a result of what was done, not of what is planned.
    """

    principle: Principle
    tally: Tally
    results: Tally


@attrs.frozen(kw_only=True)
class Standing:
    """What some findings add up to: the principles and the mandatory rules that apply."""

    principles: tuple[PrincipleScore, ...]
    gates: tuple[Finding, ...]

    @property
    def total(self) -> Tally:
        """The sum of the principles."""
        return _sum([part.tally for part in self.principles])

    def are_gates(self, *statuses: Status) -> bool:
        """Whether each gate has one of the statuses."""
        return all(gate.status in statuses for gate in self.gates)


@attrs.frozen(kw_only=True)
class Score:
    """How good an event is by one pack, and how sure that is.

    Attributes:
        total: of all principles, assumed answers included.
        gates: the findings of mandatory rules that apply.
        answered: the same event with assumed answers taken as not known.
        level: the highest level reached by what is answered; unknown and assumed count as not
            done. None below the first, and where the score is estimated.
        supposed: the level if every assumed answer proved right.
        reachable: the highest level that missing and assumed answers could still come to.
        is_estimated: more than a quarter of the points, or a gate, rest on assumed answers.
    """

    findings: Findings = attrs.field(repr=False)
    total: Tally
    principles: tuple[PrincipleScore, ...]
    gates: tuple[Finding, ...]
    answered: Standing = attrs.field(repr=False)
    level: Level | None
    supposed: Level | None
    reachable: Level | None
    is_estimated: bool

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
    def is_early(self) -> bool:
        """Whether less than half of the points are decided: a percentage would say nothing yet."""
        return 2 * self.total.decided < self.total.out_of

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

    def lacking(self, level: Level) -> tuple["Lack", ...]:
        """What keeps from *level*, the gates left aside."""
        asked = [Lack(reason="total", wanted=level.total, tally=self.answered.total)]
        for part in self.answered.principles:
            of = part.principle
            asked += [
                Lack(reason="floor", wanted=level.floor, principle=of, tally=part.tally),
                Lack(reason="results", wanted=level.results, principle=of, tally=part.results),
            ]
        return tuple(one for one in asked if not _has(one.tally, one.wanted))


Reason = Literal["total", "floor", "results"]


@attrs.frozen(kw_only=True)
class Lack:
    """One thing that keeps from a level.

    Attributes:
        wanted: percent of the points that the level asks for.
        principle: whose points; None for all.
        tally: what is there, what is assumed left out.
    """

    reason: Reason
    wanted: int
    tally: Tally
    principle: Principle | None = None


def score(findings: Findings, *, is_done: bool = False) -> Score:
    """The score of *findings*: by principle, in total, gates and level.

    Args:
        findings: from `judge`.
        is_done: they are of what was done: a level asks for the results, too, that can only be
            weighed afterwards.
    """
    stands = _standing(findings, is_done=is_done)
    answered = unassumed(findings)
    known = stands if answered is findings else _standing(answered, is_done=is_done)
    return _scored(findings, stands, known)


def reweighted(scored: Score, principle_id: str, factor: Fraction) -> Score:
    """The score if one principle weighed *factor* times as much; all else is as it was."""

    def again(standing: Standing) -> Standing:
        parts = tuple(
            _times(
                part,
                factor.numerator if part.principle.id == principle_id else factor.denominator,
            )
            for part in standing.principles
        )
        return attrs.evolve(standing, principles=parts)

    stands = Standing(principles=scored.principles, gates=scored.gates)
    return _scored(scored.findings, again(stands), again(scored.answered))


def _standing(findings: Findings, *, is_done: bool) -> Standing:
    found = findings.findings
    parts, gates = _places(findings.pack, is_done=is_done)
    principles = []
    for principle, places_of_results, others in parts:
        results = _tally(_NOTHING, [found[place].adds for place in places_of_results])
        tally = _tally(results, [found[place].adds for place in others])
        principles.append(PrincipleScore(principle=principle, tally=tally, results=results))
    asked = [found[place] for place in gates]
    return Standing(
        principles=tuple(principles),
        gates=tuple([gate for gate in asked if gate.status is not Status.NOT_APPLICABLE]),
    )


_Places = list[int]


def _places(
    pack: RulePack, *, is_done: bool
) -> tuple[list[tuple[Principle, _Places, _Places]], _Places]:
    """Where a principle's rules that reward results stand, and its others; and all gates."""
    key = "places of totals, done" if is_done else "places of totals, planned"
    places = pack.kept.get(key)
    if places is None:
        asked = {"result", "outcome"} if is_done else {"result"}
        parts = []
        for principle in pack.text.principles:
            every = [i for i, rule in enumerate(pack.rules) if rule.principle == principle.id]
            results = [i for i in every if pack.rules[i].text.rewards in asked]
            parts.append((principle, results, [i for i in every if i not in results]))
        gates = [i for i, rule in enumerate(pack.rules) if rule.kind == "mandatory"]
        places = pack.kept[key] = parts, gates
    return places


def _scored(findings: Findings, stands: Standing, answered: Standing) -> Score:
    levels = findings.pack.text.levels
    supposed = level = _level(levels, stands.principles, passed=stands.are_gates(Status.MET))
    is_estimated = False
    if answered is not stands:
        level = _level(levels, answered.principles, passed=answered.are_gates(Status.MET))
        is_estimated = _is_estimated(stands, answered)
    passed = answered.are_gates(Status.MET, Status.UNKNOWN)
    return Score(
        findings=findings,
        total=stands.total,
        principles=stands.principles,
        gates=stands.gates,
        answered=answered,
        level=None if is_estimated else level,
        supposed=supposed,
        reachable=_level(levels, answered.principles, passed=passed, gained=_HIGHEST),
        is_estimated=is_estimated,
    )


def _is_estimated(stands: Standing, answered: Standing) -> bool:
    """Whether a met gate, or more than a quarter of the points, rest on assumed answers."""
    met = [sum(g.status is Status.MET for g in one.gates) for one in (stands, answered)]
    return met[1] < met[0] or 4 * answered.total.points < 3 * stands.total.points


_NOTHING = Tally(points=0, decided=0, open=0, highest=0)


def _tally(start: Tally, adds: list[Sums]) -> Tally:
    """*start* and more, in one loop: half the time of four sums."""
    points, decided, undecided, highest = start.points, start.decided, start.open, start.highest
    for certain, settled, unsettled, most in adds:
        points += certain
        decided += settled
        undecided += unsettled
        highest += most
    return Tally(points=points, decided=decided, open=undecided, highest=highest)


def _sum(tallies: list[Tally]) -> Tally:
    return _tally(_NOTHING, [(t.points, t.decided, t.open, t.highest) for t in tallies])


def _each(part: PrincipleScore, change: Callable[[Tally], Tally]) -> PrincipleScore:
    """The principle's score with its tallies changed."""
    return attrs.evolve(part, tally=change(part.tally), results=change(part.results))


def _times(part: PrincipleScore, count: int) -> PrincipleScore:
    """The score if every point counted *count* times, so that points stay whole."""
    return _each(
        part,
        lambda tally: Tally(**{name: count * n for name, n in attrs.asdict(tally).items()}),
    )


_POINTS, _HIGHEST = attrgetter("points"), attrgetter("highest")


def _level(
    levels: tuple[Level, ...],
    parts: tuple[PrincipleScore, ...],
    *,
    passed: bool,
    gained: Callable[[Tally], int] = _POINTS,
) -> Level | None:
    """The highest level whose total and floors hold, compared in whole points."""
    total = _sum([part.tally for part in parts])
    if not passed or not total.out_of:
        return None
    for level in reversed(levels):
        if _has(total, level.total, gained) and all(
            _has(part.tally, level.floor, gained) and _has(part.results, level.results, gained)
            for part in parts
        ):
            return level
    return None


def _has(tally: Tally, wanted: int, gained: Callable[[Tally], int] = _POINTS) -> bool:
    """Whether the tally is *wanted* percent or more; nothing out of nothing always is."""
    return 100 * gained(tally) >= wanted * tally.out_of
