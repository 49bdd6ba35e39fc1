"""A plan and its score in, the checklist out: one sheet a role, each action with its due date."""

import datetime as dt
import enum
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain
from typing import TypeVar

import attrs

from ecoevent.engine.fact import State
from ecoevent.engine.judging import Finding, Findings, Status, judge
from ecoevent.engine.pack import PHASES, ChecklistText, Kind, Phase, Role, Rule, RulePack
from ecoevent.errors import UnknownNameError
from ecoevent.facts import measure_actual
from ecoevent.facts.answers import assumes
from ecoevent.facts.evidence import evidenced
from ecoevent.plan.model import Actual, Plan, sections
from ecoevent.planning.targets import Target, target_of
from ecoevent.problems import shown, suggestion
from ecoevent.scoring.totals import Score, Tally
from ecoevent.words.text import Text

T = TypeVar("T")

KINDS: tuple[Kind, ...] = ("mandatory", "legal", "points", "advisory")
"""What must not be missed comes first."""

EVIDENCE_OPEN = Text("Photo, courriel ou facture, avec la date", "Photo, email or invoice, dated")
"""What to keep where the rule names no evidence, as advice may."""

UNKNOWN_ROLE = Text(
    "le paquet n'a pas de rôle {found} (ses rôles\u00a0: {roles}){near}",
    "the pack has no role {found} (its roles: {roles}){near}",
)
UNKNOWN_PHASE = Text(
    "il n'y a pas de phase {found} (les phases\u00a0: {phases}){near}",
    "there is no phase {found} (the phases: {phases}){near}",
)


class Mark(enum.Enum):
    """What is left to do about an action, the most pressing first."""

    TO_DO = "to_do"
    TO_DECIDE = "to_decide"
    TO_VERIFY = "to_verify"
    VERIFIED = "verified"
    NOT_APPLICABLE = "not_applicable"


@attrs.frozen(kw_only=True)
class Row:
    """One action.

    Attributes:
        rule_ids: the rules that ask for it, sorted.
        kind: the strongest kind among them.
        is_assumed: what was said about it is a guess, and no evidence has confirmed it.
        due_days: before the first day negative, after the last positive.
        is_last_day: due on the last day of several.
    """

    rule_ids: tuple[str, ...]
    kind: Kind
    mark: Mark
    is_assumed: bool
    phase: Phase
    role: Role
    action: Text
    whys: tuple[Text, ...]
    targets: tuple[Target, ...]
    evidence: tuple[Text, ...]
    due_days: int
    due: dt.date
    is_last_day: bool


@attrs.frozen(kw_only=True)
class Sheet:
    """What one role has to do, in the order of the work."""

    role: Role
    rows: tuple[Row, ...]

    def of(self, phase: Phase) -> tuple[Row, ...]:
        """The rows of a phase."""
        return tuple(row for row in self.rows if row.phase == phase)


@attrs.frozen(kw_only=True)
class Count:
    """A number of people; None when the plan does not say."""

    value: int | None
    is_assumed: bool


@attrs.frozen(kw_only=True)
class Duty:
    """A gate or a legal duty that applies; where and since when it holds, when it is legal."""

    title: Text
    mark: Mark
    jurisdiction: Text | None = None
    since: dt.date | None = None
    until: dt.date | None = None


@attrs.frozen(kw_only=True)
class Cover:
    """What the first page says; None where the plan does not.

    Attributes:
        is_online: nobody comes, so that no place has to be named.
        is_verified: the score counts only what evidence supports.
        level: the title of the level reached; None below the first.
        total: the sums behind the score, which never goes without pack, version and hash.
    """

    name: str
    starts: dt.date
    ends: dt.date
    opens_at: dt.time | None
    closes_at: dt.time | None
    venue: str | None
    place: str | None
    is_online: bool
    organiser: str | None
    contact: str | None
    in_person: Count
    online: Count
    pack_title: Text
    pack_id: str
    pack_version: str
    pack_hash: str
    is_verified: bool
    level: Text | None
    total: Tally
    gates: tuple[Duty, ...]
    legal: tuple[Duty, ...]


@attrs.frozen(kw_only=True)
class Checklist:
    """The checklist of an event; a role without anything to do has no sheet.

    Attributes:
        roles: every role of the pack, with or without a sheet.
    """

    cover: Cover
    sheets: tuple[Sheet, ...]
    roles: tuple[Role, ...]


def build_checklist(
    plan: Plan, score: Score, *, with_idle: bool = False, local: Sequence[Score] = ()
) -> Checklist:
    """The checklist of *plan*: every line of every rule that applies, each action once.

    Args:
        plan: the event.
        score: by the pack whose lines are asked for.
        with_idle: the lines of rules that do not apply too, each marked so.
        local: the scores by the packs of the venue's place, whose duties the cover names too.
    """
    pack = score.findings.pack
    marks = _marks(plan, score)
    lines = _lines(score, with_idle=with_idle)
    sheets = [
        Sheet(role=role, rows=_rows(plan, pack, role, lines, marks)) for role in pack.text.roles
    ]
    cover = _cover(plan, score, marks)
    there = [_duties(one, "legal", _marks(plan, one)) for one in local]
    return Checklist(
        cover=attrs.evolve(cover, legal=(*cover.legal, *chain.from_iterable(there))),
        sheets=tuple(sheet for sheet in sheets if sheet.rows),
        roles=pack.text.roles,
    )


def select(
    checklist: Checklist, *, roles: Collection[str] = (), phases: Collection[Phase] = ()
) -> Checklist:
    """The same checklist with only these roles and phases; none given means all.

    Raises:
        UnknownNameError: the pack has no such role, or there is no such phase.
    """
    known = {role.id for role in checklist.roles}
    for found in sorted(set(roles) - known):
        raise _unknown(UNKNOWN_ROLE, found, roles=[role.id for role in checklist.roles])
    for found in sorted(set(phases) - set(PHASES)):
        raise _unknown(UNKNOWN_PHASE, found, phases=list(PHASES))
    sheets = [
        attrs.evolve(
            sheet, rows=tuple(row for row in sheet.rows if not phases or row.phase in phases)
        )
        for sheet in checklist.sheets
        if not roles or sheet.role.id in roles
    ]
    return attrs.evolve(checklist, sheets=tuple(sheet for sheet in sheets if sheet.rows))


def _unknown(message: Text, found: str, **known: list[str]) -> UnknownNameError:
    ((name, words),) = known.items()
    near = suggestion(found, words)
    parts = {"found": shown(found), "near": near, name: ", ".join(words)}
    return UnknownNameError(message.filled(**parts), name=found)


_NO_GUESS = {Mark.VERIFIED, Mark.TO_DECIDE}
_Marks = Mapping[str, Mark]
"""What is left to do about each rule, by its id."""


def _marks(plan: Plan, score: Score) -> _Marks:
    is_proof, proven = is_verified(score), set[str]()
    if is_proof:
        proven = _proven(score.findings)
    elif plan.actual != Actual():
        found = score.findings
        proven = _proven(judge(measure_actual(plan), found.pack, on=found.on, at=found.at))
    return {
        finding.rule.id: Mark.VERIFIED
        if finding.rule.id in proven and finding.status is not Status.NOT_APPLICABLE
        else mark_of(finding, is_verified=is_proof)
        for finding in score.findings.findings
    }


def _proven(verified: Findings) -> set[str]:
    """The rules that evidence shows to be met: one that only reads the event needs no evidence."""
    return {
        finding.rule.id
        for finding in verified.findings
        if finding.status is Status.MET
        and any(verified.facts[name].state is State.MEASURED for name in finding.rule.reads)
    }


_Line = tuple[Finding, ChecklistText]


def _lines(score: Score, *, with_idle: bool) -> list[_Line]:
    """Each line with the finding of its rule, whatever the order of the rules in the pack.

    Of what was done, only what can be verified: no line of the design, no rule that a forecast or
    the kind of event decides.
    """
    is_proof = is_verified(score)
    found = [
        (finding, line)
        for finding in score.findings.findings
        if with_idle or finding.status is not Status.NOT_APPLICABLE
        if not is_proof or _is_verifiable(finding.rule)
        for line in finding.rule.text.checklist
        if not is_proof or line.phase != "design"
    ]
    return sorted(found, key=lambda pair: (pair[0].rule.id, pair[1].due_days))


def _is_verifiable(rule: Rule) -> bool:
    """Whether it reads something that can be said, and proved, of what was done."""
    return any(name.partition(".")[0] in sections(Actual) for name in rule.reads)


def _rows(
    plan: Plan, pack: RulePack, role: Role, lines: list[_Line], marks: _Marks
) -> tuple[Row, ...]:
    """The rows of a role: lines that say the same in the same phase are one row."""
    same: dict[tuple[Phase, Text], list[_Line]] = {}
    for finding, line in lines:
        if (line.role or finding.rule.text.role) == role.id:
            same.setdefault((line.phase, line.text), []).append((finding, line))
    rows = [_row(plan, pack, role, _applying(alike), marks) for alike in same.values()]
    return tuple(sorted(rows, key=_order))


def _applying(alike: list[_Line]) -> list[_Line]:
    """Those that apply; all of them where none does."""
    kept = [line for line in alike if line[0].status is not Status.NOT_APPLICABLE]
    return kept or alike


def _row(plan: Plan, pack: RulePack, role: Role, alike: list[_Line], marks: _Marks) -> Row:
    rules = list({finding.rule.id: finding.rule for finding, _ in alike}.values())
    first, due_days = alike[0][1], min(line.due_days for _, line in alike)
    mark = min((marks[rule.id] for rule in rules), key=list(Mark).index)
    starts, ends = plan.event.starts, plan.event.last_day
    is_after = due_days > 0 or (due_days == 0 and first.phase == "after")
    return Row(
        rule_ids=tuple(rule.id for rule in rules),
        kind=min((rule.kind for rule in rules), key=KINDS.index),
        mark=mark,
        is_assumed=mark not in _NO_GUESS and any(_is_guessed(finding) for finding, _ in alike),
        phase=first.phase,
        role=role,
        action=first.text,
        whys=_once(rule.text.why for rule in rules),
        targets=_once(target_of(rule, pack.vocabulary) for rule in rules),
        evidence=_once(_evidence(finding, line) for finding, line in alike),
        due_days=due_days,
        due=_day(ends if is_after else starts, due_days),
        is_last_day=is_after and due_days == 0 and ends != starts,
    )


def _is_guessed(finding: Finding) -> bool:
    """Whether the answer is a guess: where one is still open, that is what has to be told."""
    return finding.is_assumed and finding.status is not Status.UNKNOWN


def _evidence(finding: Finding, line: ChecklistText) -> Text:
    """What to keep of a line: its own evidence, or that of its rule."""
    return line.evidence or finding.rule.text.evidence or EVIDENCE_OPEN


def _order(row: Row) -> tuple[int, int, int, tuple[str, ...], str, str]:
    kind = KINDS.index(row.kind)
    return PHASES.index(row.phase), row.due_days, kind, row.rule_ids, row.action.fr, row.action.en


def _once(found: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(found))


def _day(starts: dt.date, days: int) -> dt.date:
    """The day that many days later, within the calendar, which begins with the year 1."""
    last = dt.date.max.toordinal()
    return dt.date.fromordinal(min(max(starts.toordinal() + days, 1), last))


def mark_of(finding: Finding, *, is_verified: bool) -> Mark:
    """What is left to do about the rule of *finding*, which no evidence shows to be met."""
    if finding.status is Status.NOT_APPLICABLE:
        return Mark.NOT_APPLICABLE
    if finding.status is Status.MET:
        return Mark.TO_VERIFY
    if finding.status is Status.UNKNOWN:
        return Mark.TO_VERIFY if is_verified else Mark.TO_DECIDE
    return Mark.TO_DO


def _cover(plan: Plan, score: Score, marks: _Marks) -> Cover:
    event, pack = plan.event, score.findings.pack
    people = evidenced(plan).plan.participants if is_verified(score) else plan.participants
    return Cover(
        name=event.name,
        starts=event.starts,
        ends=event.last_day,
        opens_at=event.opens_at,
        closes_at=event.closes_at,
        venue=plan.venue.name,
        place=plan.venue.place,
        is_online=event.format == "online",
        organiser=event.organiser,
        contact=event.contact,
        in_person=_count(plan, "participants.in_person", people.in_person),
        online=_count(plan, "participants.online", people.online),
        pack_title=pack.text.title,
        pack_id=score.pack_id,
        pack_version=score.pack_version,
        pack_hash=score.pack_hash,
        is_verified=is_verified(score),
        level=None if score.level is None else score.level.title,
        total=score.total,
        gates=_duties(score, "mandatory", marks),
        legal=_duties(score, "legal", marks),
    )


def _count(plan: Plan, path: str, value: int | None) -> Count:
    return Count(value=value, is_assumed=value is not None and assumes(plan, path))


def is_verified(score: Score) -> bool:
    """Whether the score was made of what was done and proven, and not of what is planned."""
    return any(
        fact.state is State.MEASURED or any(need.startswith("actual.") for need in fact.needs)
        for fact in score.findings.facts.values()
    )


def _duties(score: Score, kind: Kind, marks: _Marks) -> tuple[Duty, ...]:
    found = [
        finding
        for finding in score.findings.findings
        if finding.rule.kind == kind and finding.status is not Status.NOT_APPLICABLE
    ]
    return tuple(_duty(finding, marks) for finding in sorted(found, key=lambda f: f.rule.id))


def _duty(finding: Finding, marks: _Marks) -> Duty:
    text = finding.rule.text
    return Duty(
        title=text.title,
        mark=marks[finding.rule.id],
        jurisdiction=text.jurisdiction,
        since=None if text.in_force is None else text.in_force.since,
        until=None if text.in_force is None else text.in_force.until,
    )
