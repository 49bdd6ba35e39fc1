"""A key that the gazetteer does not have in, the keys that are spelled nearly so out.

The answer is that of `difflib.get_close_matches`. Most keys share too few letters with the one
sought, and counting letters in one array tells which, so that a list with thousands of misspelt
towns is read in seconds.
"""

import difflib
from collections import Counter
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from ecoevent.places.extract import keys_from

LONGER_BY = 2
_SIGNS = 64
_BEGINNINGS_KEPT = 1000


def similar_keys(key: str, *, most: int, cutoff: float) -> list[str]:
    """The keys nearest to *key* by `difflib`, the nearest first, at least *cutoff* alike."""
    keys, lengths, letters = _keys(key[:2])
    shared = np.zeros(len(keys), dtype=np.int64)
    for row, count in Counter(ord(sign) % _SIGNS for sign in key).items():
        shared += np.minimum(letters[row], min(count, 255))
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
def _keys(beginning: str) -> tuple[list[str], NDArray[np.int64], NDArray[np.uint8]]:
    """The keys that begin so, their lengths, and how often each has each letter.

    The last is of shape (signs, keys); some signs share a row.
    """
    keys = list(dict.fromkeys(keys_from(beginning)))
    letters = np.zeros((_SIGNS, len(keys)), dtype=np.uint8)
    for column, key in enumerate(keys):
        for sign in key:
            letters[ord(sign) % _SIGNS, column] += 1
    return keys, np.array([len(key) for key in keys], dtype=np.int64), letters
