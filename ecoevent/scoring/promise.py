"""Findings in, one answer out: does the event keep the promise of its pack?

Yes, no, not yet known, or not asked of such events; by principle, with what decides it. What is
assumed is not known here. Planned and kept are two answers: what was done needs its dated proof.
"""

import enum
from collections.abc import Iterable

import attrs

from ecoevent.engine.evaluating import NOT_APPLICABLE as LAPSED, Absent, evaluate, known_values
from ecoevent.engine.judging import Finding, Findings, Status, unassumed
from ecoevent.engine.pack import Principle, PromiseText
from ecoevent.plan.paths import covers


class Answer(enum.Enum):
    """What a promise comes to."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"


@attrs.frozen(kw_only=True)
class PromisePart:
    """One principle of a promise.

    Attributes:
        findings: its mandatory rules and its conditions that apply, assumed answers left out.
        unproved: all its conditions are met, but no dated proof supports any of them.
    """

    principle: Principle
    answer: Answer
    findings: tuple[Finding, ...]
    unproved: bool = False

    def with_status(self, *statuses: Status) -> tuple[Finding, ...]:
        """The findings that have one of the statuses."""
        return tuple(finding for finding in self.findings if finding.status in statuses)


@attrs.frozen(kw_only=True)
class Promise:
    """Whether an event keeps a promise.

    Attributes:
        parts: of the principles of which something is asked of this event.
        is_asked: False of events that the promise does not speak of, such as those online.
    """

    text: PromiseText
    findings: Findings = attrs.field(repr=False)
    answer: Answer
    parts: tuple[PromisePart, ...]
    is_asked: bool = True


def promised(findings: Findings) -> Promise | None:
    """Whether the event of *findings* keeps the promise of their pack; None where it has none."""
    return _promise(findings, None)


def kept(findings: Findings, proved: Iterable[str]) -> Promise | None:
    """The same of what was done: each principle needs a dated proof.

    Args:
        findings: of what evidence supports.
        proved: the paths of the plan that evidence with a date supports, with all below them.
    """
    return _promise(findings, tuple(proved))


def _promise(findings: Findings, proved: tuple[str, ...] | None) -> Promise | None:
    text = findings.pack.text.promise
    if text is None:
        return None
    answered = unassumed(findings)
    asked = _asked(answered)
    if asked is False or asked is LAPSED:
        none = Answer.NOT_APPLICABLE
        return Promise(text=text, findings=answered, answer=none, parts=(), is_asked=False)
    parts = tuple(
        part
        for principle in findings.pack.text.principles
        if (part := _part(principle, answered, proved)) is not None
    )
    answer = together(part.answer for part in parts)
    if isinstance(asked, Absent):
        answer = Answer.UNKNOWN
    return Promise(text=text, findings=answered, answer=answer, parts=parts)


def _asked(findings: Findings) -> object:
    """Whether the promise is asked of the event; an Absent where that is not known."""
    condition = findings.pack.promised
    return True if condition is None else evaluate(condition, known_values(findings.facts))


def together(answers: Iterable[Answer]) -> Answer:
    """One no is a no, else what is unknown is unknown; nothing asked is not applicable."""
    given = set(answers)
    order = (Answer.NO, Answer.UNKNOWN, Answer.YES)
    return next((answer for answer in order if answer in given), Answer.NOT_APPLICABLE)


_ANSWERS = {Status.MET: Answer.YES, Status.NOT_MET: Answer.NO, Status.UNKNOWN: Answer.UNKNOWN}


def _part(
    principle: Principle, findings: Findings, proved: tuple[str, ...] | None
) -> PromisePart | None:
    """The principle's part; None where nothing of it is asked of the event."""
    asked = tuple(
        finding
        for finding in findings.findings
        if finding.rule.principle == principle.id
        and finding.rule.kind in {"mandatory", "promise"}
        and finding.status is not Status.NOT_APPLICABLE
    )
    if not asked:
        return None
    answer = together(_ANSWERS[finding.status] for finding in asked)
    conditions = [finding for finding in asked if finding.rule.kind == "promise"]
    bare = proved is not None and bool(conditions) and not _is_proved(conditions, findings, proved)
    unproved = bare and answer is Answer.YES
    return PromisePart(
        principle=principle,
        answer=Answer.UNKNOWN if unproved else answer,
        findings=asked,
        unproved=unproved,
    )


def _is_proved(conditions: list[Finding], findings: Findings, proved: tuple[str, ...]) -> bool:
    """Whether a proof supports an answer that one of the conditions rests on."""
    read = (name for finding in conditions for name in finding.rule.reads if name in findings.facts)
    said = [origin.path for name in read for origin in findings.facts[name].origins]
    return any(covers(prefix, path.removeprefix("actual.")) for path in said for prefix in proved)
