"""Claims in, a plain dictionary for JSON out; docs/json.md describes the format."""

from collections.abc import Sequence
from typing import Any

from ecoevent.claims import ClaimLaw, FoundClaim, Wording, claim_knowledge
from ecoevent.claims.checking import ClaimKind

Json = dict[str, Any]


def claims_json(claims: Sequence[FoundClaim], laws: Sequence[ClaimLaw]) -> Json:
    """The format `ecoevent.claims/1`: what was found, the laws and the wordings that it needs."""
    knowledge = claim_knowledge()
    kinds: list[ClaimKind] = list(dict.fromkeys(claim.kind for claim in claims))
    return {
        "format": "ecoevent.claims/1",
        "claims": [
            {
                "kind": claim.kind,
                "words": claim.words,
                "line": claim.line,
                "column": claim.column,
                "is_stopped": claim.is_stopped,
            }
            for claim in claims
        ],
        "laws": [_law(law, knowledge.sources[law.source]) for law in laws],
        "wordings": {kind: _wording(knowledge.wordings[kind]) for kind in kinds},
    }


def _law(law: ClaimLaw, source: Any) -> Json:
    return {
        "id": law.id,
        "place": law.place,
        "in_force": law.in_force.isoformat(),
        "until": None if law.until is None else law.until.isoformat(),
        "kinds": list(law.kinds),
        "says": {"fr": law.says.fr, "en": law.says.en},
        "source": {
            "title": source.title,
            "publisher": source.publisher,
            "year": source.year,
            "url": source.url,
            "confidence": source.confidence,
            "review_by": source.review_by.isoformat(),
        },
    }


def _wording(wording: Wording) -> Json:
    texts = {"why": wording.why, "before": wording.before, "after": wording.after}
    return {name: {"fr": text.fr, "en": text.en} for name, text in texts.items()}
