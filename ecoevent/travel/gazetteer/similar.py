"""A key that the gazetteer does not have in, the keys that are spelled nearly so out.

The answer is that of `difflib.get_close_matches`. Most keys share too few letters with the one
sought, and counting letters in one array tells which, so that a list with thousands of misspelt
towns is read in seconds.
"""

import difflib
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from ecoevent.travel.gazetteer.extract import keys_from

LONGER_BY = 2
_SIGNS = 64
_BEGINNINGS_KEPT = 1000


def similar_keys(key: str, *, most: int, cutoff: float) -> list[str]:
    """The keys nearest to *key* by `difflib`, the nearest first, at least *cutoff* alike."""
    keys, letters = _keys(key[:2])
    if not keys:
        return []
    lengths = letters.sum(axis=1, dtype=np.int64)
    shared = np.minimum(letters, _letters([key])).sum(axis=1, dtype=np.int64)
    # as difflib reckons it: no pair is more alike than its shared letters say
    at_most = 2.0 * shared / (lengths + len(key))
    likely = np.flatnonzero((at_most >= cutoff) & (np.abs(lengths - len(key)) <= LONGER_BY))
    matcher = difflib.SequenceMatcher(b=key)
    found: list[tuple[float, str]] = []
    for index in likely[np.argsort(-at_most[likely], kind="stable")].tolist():
        if len(found) == most and at_most[index] < found[-1][0]:
            break
        matcher.set_seq1(keys[index])
        ratio = matcher.ratio()
        if ratio >= cutoff:
            found = sorted([*found, (ratio, keys[index])], reverse=True)[:most]
    return [each for _, each in found]


@lru_cache(maxsize=_BEGINNINGS_KEPT)
def _keys(beginning: str) -> tuple[list[str], NDArray[np.uint8]]:
    """The keys that begin so, and how often each has each letter."""
    keys = list(dict.fromkeys(keys_from(beginning)))
    return keys, _letters(keys)


def _letters(keys: list[str]) -> NDArray[np.uint8]:
    """Shape (keys, signs), how often each key has each sign; some signs share a column."""
    counts = np.zeros((len(keys), _SIGNS), dtype=np.uint8)
    for row, key in enumerate(keys):
        for sign in key:
            counts[row, ord(sign) % _SIGNS] += 1
    return counts
