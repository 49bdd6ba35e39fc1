"""A text in, the claims in it that cannot hold out, each with its place."""

import re
from collections.abc import Callable
from typing import Literal

import attrs

from ecoevent.claims.context import (
    denies_anywhere,
    is_about_figures,
    is_asked,
    is_denied,
    is_denied_after,
    is_of_a_vehicle,
    is_of_money,
    is_spoken_about,
    sentence_at,
)
from ecoevent.claims.normal import normal
from ecoevent.claims.vocabulary import ABSOLUTE, GENERIC, NEUTRAL, OFFSET

ClaimKind = Literal["neutral", "offset", "absolute", "generic"]
LONGEST_TEXT = 200_000
"""Letters of a text that is read."""
MOST_CLAIMS = 200
"""That are told of one text."""

_OTHERWISE = (
    # a good mood; paper that copies
    (re.compile(r"climat (?:positi\w+|neutre)"), re.compile(r"\b(?:un|le|du|ce)\s$")),
    (re.compile(r"sans carbone"), re.compile(r"\b(?:papiers?|factures?|formulaires?)\W+$")),
)
_COMPANY = re.compile(r"[\s,]*(?:inc|ltee|ltd|corp|sarl|gmbh)\b")
_POWER = re.compile(r"\b(?:electricite|energie|courant|electricity|energy|power)\W+(?:\w+\W+)?$")


@attrs.frozen(kw_only=True)
class FoundClaim:
    """A claim.

    Attributes:
        kind: `neutral` (no emission, or as good as none), `offset` (a debt said to be paid),
            `absolute` (no effect at all), which no proof supports; `generic` (praise without
            content), which wants its reason and proof beside it.
        words: as they were written.
        line, column: where they begin, from 1.
        start: the same as an index of the text, from 0.
    """

    kind: ClaimKind
    words: str
    line: int
    column: int
    start: int

    @property
    def is_stopped(self) -> bool:
        """Whether no proof can support it."""
        return self.kind != "generic"


def find_claims(text: str) -> tuple[FoundClaim, ...]:
    """The claims of a text in French or English, in the order of their places.

    What is denied, asked, or only spoken about is no claim; where two kinds meet, the first of
    `neutral`, `offset`, `absolute`, `generic` is told.
    """
    plain = normal(text[:LONGEST_TEXT])
    taken: list[tuple[int, int]] = []
    claims: list[FoundClaim] = []
    for kind, pattern, is_claim in _KINDS:
        for words in pattern.finditer(plain.text):
            if len(claims) == MOST_CLAIMS:
                break
            if any(words.start() < end and start < words.end() for start, end in taken):
                continue
            if is_claim(plain.text, words):
                taken.append(words.span())
                start, end = plain.place(words.start()), plain.place(words.end() - 1) + 1
                claims.append(_at(text, kind, start, end))
    return tuple(sorted(claims, key=lambda claim: claim.start))


def _at(text: str, kind: ClaimKind, start: int, end: int) -> FoundClaim:
    line_start = text.rfind("\n", 0, start) + 1
    return FoundClaim(
        kind=kind,
        words=text[start:end],
        line=text.count("\n", 0, start) + 1,
        column=start - line_start + 1,
        start=start,
    )


def _is_meant(text: str, words: re.Match[str]) -> bool:
    """Said of the event, and neither denied nor asked."""
    sentence, begins = sentence_at(text, words.start(), words.end())
    before, after = text[begins : words.start()], text[words.end() : begins + len(sentence)]
    return not (
        is_denied(before)
        or is_denied_after(after)
        or is_asked(sentence)
        or is_spoken_about(sentence, before, words[0], after)
    )


def _is_neutral(text: str, words: re.Match[str]) -> bool:
    sentence, begins = sentence_at(text, words.start(), words.end())
    before, after = text[begins : words.start()], text[words.end() : begins + len(sentence)]
    if re.search(r"emm?iss?ion|carbon", words[0]) and is_of_a_vehicle(before, after):
        return False
    if re.match(r"(?:no|sans|aucune?s?|without)\b", words[0]) and is_about_figures(after):
        return False
    if any(what.fullmatch(words[0]) and where.search(before) for what, where in _OTHERWISE):
        return False
    if _COMPANY.match(after):
        return False
    return _is_meant(text, words)


def _is_offset(text: str, words: re.Match[str]) -> bool:
    sentence, _ = sentence_at(text, words.start(), words.end())
    return not denies_anywhere(sentence) and not is_of_money(sentence) and _is_meant(text, words)


def _is_absolute(text: str, words: re.Match[str]) -> bool:
    before = text[max(0, words.start() - 30) : words.start()]
    if re.search(
        r"\b(?:electricite|energie|courant|electricity|energy|power)\W+(?:\w+\W+)?$", before
    ):
        return False
    return _is_meant(text, words)


_KINDS: tuple[tuple[ClaimKind, re.Pattern[str], Callable[[str, re.Match[str]], bool]], ...] = (
    ("neutral", NEUTRAL, _is_neutral),
    ("offset", OFFSET, _is_offset),
    ("absolute", ABSOLUTE, _is_absolute),
    ("generic", GENERIC, _is_meant),
)
