"""A promise in, what a person reads on a terminal out: one line, or every reason."""

from ecoevent.engine.judging import Finding, Status
from ecoevent.scoring.promise import Answer, Promise, PromisePart
from ecoevent.showing.terminal.layout import paragraph
from ecoevent.showing.terminal.words import STATUSES
from ecoevent.words.text import Lang, Text

ANSWERS = {
    Answer.YES: Text("oui", "yes"),
    Answer.NO: Text("non", "no"),
    Answer.UNKNOWN: Text("on ne le sait pas encore", "not known yet"),
    Answer.NOT_APPLICABLE: Text("sans objet", "not applicable"),
}
_PLANNED = Text("{title}, selon le plan\u00a0: {answer}", "{title}, by the plan: {answer}")
_KEPT = Text("{title}, selon les preuves\u00a0: {answer}", "{title}, by the evidence: {answer}")
_WHERE = Text(" (non\u00a0: {parts})", " (no: {parts})")
_OPEN = Text(" (à savoir\u00a0: {parts})", " (to be known: {parts})")
_PART = Text("{title}\u00a0: {answer}", "{title}: {answer}")
_CONDITION = Text(
    "{status}\u00a0: {title} [{rule}]",
    "{status}: {title} [{rule}]",
)
_TO_KNOW = Text("à savoir\u00a0: {needs}", "to be known: {needs}")
_UNPROVED = Text(
    "toutes les conditions sont remplies, mais aucune preuve datée n'en appuie une",
    "all conditions are met, but no dated evidence supports any of them",
)
_WHY = Text("Pourquoi", "Why")
_BY = Text("Paquet de règles\u00a0: {pack}", "Rule pack: {pack}")


def promise_line(promise: Promise, lang: Lang, *, is_kept: bool = False) -> list[str]:
    """The answer in a line, with the principles that decide it."""
    words = _answer(promise)
    named = {Answer.NO: _WHERE, Answer.UNKNOWN: _OPEN}.get(promise.answer)
    parts = [p.principle.title.to(lang) for p in promise.parts if p.answer is promise.answer]
    more = named.filled(parts=", ".join(parts)).to(lang) if named and parts else ""
    pattern = _KEPT if is_kept else _PLANNED
    said = pattern.filled(title=promise.text.title, answer=words).to(lang)
    return paragraph(said + more, indent="  ")


def promise_text(promise: Promise, kept: Promise | None, lang: Lang) -> str:
    """Every principle and condition with its answer, planned and by the evidence, and why."""
    lines = [*_whole(promise, lang, is_kept=False)]
    if kept is not None:
        lines += ["", *_whole(kept, lang, is_kept=True)]
    lines += ["", _WHY.to(lang), *paragraph(promise.text.why.to(lang), indent="  ")]
    note = promise.text.source.note
    lines += paragraph(note.to(lang), indent="  ") if note else []
    pack = promise.findings.pack
    return "\n".join([*lines, "", *_by(f"{pack.id} {pack.version} ({pack.hash})", lang)]) + "\n"


def _by(pack: str, lang: Lang) -> list[str]:
    return [_BY.filled(pack=pack).to(lang)]


def _whole(promise: Promise, lang: Lang, *, is_kept: bool) -> list[str]:
    pattern = _KEPT if is_kept else _PLANNED
    head = pattern.filled(title=promise.text.title, answer=_answer(promise)).to(lang)
    return [*paragraph(head), *(line for part in promise.parts for line in _part(part, lang))]


def _answer(promise: Promise) -> Text:
    """The answer in words, with what the pack says of events that it does not ask."""
    if not promise.is_asked and promise.text.otherwise is not None:
        return promise.text.otherwise
    return ANSWERS[promise.answer]


def _part(part: PromisePart, lang: Lang) -> list[str]:
    head = _PART.filled(title=part.principle.title, answer=ANSWERS[part.answer]).to(lang)
    lines = ["", *paragraph(head, indent="  ")]
    if part.unproved:
        lines += paragraph(_UNPROVED.to(lang), indent="    ")
    return [*lines, *(line for finding in part.findings for line in _condition(finding, lang))]


def _condition(finding: Finding, lang: Lang) -> list[str]:
    rule = finding.rule
    said = _CONDITION.filled(status=STATUSES[finding.status], title=rule.title, rule=rule.id)
    lines = paragraph(said.to(lang), indent="    ", hanging="      ")
    if finding.status is Status.UNKNOWN and finding.missing:
        needs = _TO_KNOW.filled(needs=", ".join(finding.missing)).to(lang)
        lines += paragraph(needs, indent="      ", hanging="        ")
    if finding.status is not Status.MET:
        lines += paragraph(rule.text.why.to(lang), indent="      ")
    return lines
