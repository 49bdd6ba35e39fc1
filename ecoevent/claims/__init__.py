"""What an event says of itself in public: claims that cannot hold, the law, words that do."""

from typing import TYPE_CHECKING

from ecoevent.doors import door

if TYPE_CHECKING:
    from ecoevent.claims.checking import (
        ClaimKind as ClaimKind,
        FoundClaim as FoundClaim,
        find_claims as find_claims,
    )
    from ecoevent.claims.knowledge import (
        ClaimLaw as ClaimLaw,
        Wording as Wording,
        claim_knowledge as claim_knowledge,
        laws_on as laws_on,
    )
else:
    __all__, __getattr__, __dir__ = door(
        __name__,
        {
            "claims.checking": "ClaimKind FoundClaim find_claims",
            "claims.knowledge": "ClaimLaw Wording claim_knowledge laws_on",
        },
    )
