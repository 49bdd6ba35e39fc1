"""A case that fails in, a smaller one that fails in the same way out."""

from collections.abc import Callable, Iterator

import attrs
from fuzz.cases import Case

TRIES = 600
"""After so many the smallest found is good enough for a person to read."""


def shrunk(case: Case, fails: Callable[[Case], bool], *, tries: int = TRIES) -> Case:
    """A case with fewer words and bytes for which *fails* still holds.

    Whole parts are left out first, then halves of them: quick, and good enough to read.
    """
    left = tries
    size = max((len(content) for content in case.files.values()), default=1)
    while size and left > 0:
        for smaller in _smaller(case, size):
            left -= 1
            if fails(smaller):
                case = smaller
                break
            if left <= 0:
                break
        else:
            size //= 2
    return case


def _smaller(case: Case, size: int) -> Iterator[Case]:
    for index in range(len(case.words)):
        yield attrs.evolve(case, words=(*case.words[:index], *case.words[index + 1 :]))
    for name, content in case.files.items():
        for at in range(0, len(content), size):
            less = content[:at] + content[at + size :]
            yield attrs.evolve(case, files={**case.files, name: less})
