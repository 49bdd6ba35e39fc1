"""Claims in, what a terminal shows of them out."""

from collections.abc import Sequence

from ecoevent.claims import ClaimLaw, FoundClaim, claim_knowledge
from ecoevent.showing.terminal.layout import one_line, paragraph
from ecoevent.words.text import Lang, Text

_NONE = Text(
    "Rien à redire\u00a0: aucune promesse d'effet nul, de neutralité ou de compensation.",
    "Nothing to object: no promise of no effect, neutrality or compensation.",
)
_STOPPED = Text("à retirer", "to withdraw")
_GENERIC = Text("à justifier", "to be justified")
_FOUND = Text(
    "{place}\u00a0: «\u00a0{words}\u00a0» ({what})\u00a0: {why}.",
    "{place}: '{words}' ({what}): {why}.",
)
_BEFORE = Text(
    "Avant l'évènement, par exemple\u00a0: {text}", "Before the event, for example: {text}"
)
_AFTER = Text("Après, par exemple\u00a0: {text}", "Afterwards, for example: {text}")
_LAW = Text(
    "{says} En vigueur depuis le {day} (lu chez {publisher}).",
    "{says} In force since {day} (read at {publisher}).",
)
_NO_ADVICE = Text("Ceci n'est pas un avis juridique.", "This is no legal advice.")


def claims_text(
    claims: Sequence[FoundClaim], laws: Sequence[ClaimLaw], *, file: str, lang: Lang
) -> str:
    """Each claim with its place, then words that hold, then the law."""
    if not claims:
        return f"{_NONE.to(lang)}\n"
    knowledge = claim_knowledge()
    lines = [line for claim in claims for line in _lines(claim, file, lang)]
    for kind in dict.fromkeys(claim.kind for claim in claims):
        wording = knowledge.wordings[kind]
        lines.append("")
        for frame, text in ((_BEFORE, wording.before), (_AFTER, wording.after)):
            lines += paragraph(frame.filled(text=text).to(lang), hanging="  ")
    lines.append("")
    for law in laws:
        publisher = knowledge.sources[law.source].publisher
        told = _LAW.filled(says=law.says, day=law.in_force.isoformat(), publisher=publisher)
        lines += paragraph(told.to(lang), hanging="  ")
    return "\n".join([*lines, _NO_ADVICE.to(lang), ""])


def _lines(claim: FoundClaim, file: str, lang: Lang) -> list[str]:
    told = _FOUND.filled(
        place=f"{file}:{claim.line}:{claim.column}",
        words=one_line(claim.words)[:80],
        what=_STOPPED if claim.is_stopped else _GENERIC,
        why=claim_knowledge().wordings[claim.kind].why,
    )
    return paragraph(told.to(lang), hanging="  ")
