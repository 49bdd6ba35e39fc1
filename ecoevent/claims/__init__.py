"""What an event says of itself in public: the claims that cannot hold, and words that do."""

from ecoevent.claims.checking import ClaimKind, FoundClaim, find_claims

__all__ = ["ClaimKind", "FoundClaim", "find_claims"]
