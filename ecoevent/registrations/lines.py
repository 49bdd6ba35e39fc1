"""Line numbers in, ranges of lines out, in little memory."""

from array import array
from collections.abc import Iterable, Iterator

Ranges = tuple[tuple[int, int], ...]
"""Lines from the first to the last of each range, both counted."""


class Lines:
    """Lines of a file, added in any order, mostly rising."""

    def __init__(self) -> None:
        self._firsts = array("Q")
        self._lasts = array("Q")
        self._dropped: set[int] = set()
        self.count = 0

    def add(self, line: int) -> None:
        """One line more."""
        self.count += 1
        if self._lasts and self._lasts[-1] + 1 == line:
            self._lasts[-1] = line
        else:
            self._firsts.append(line)
            self._lasts.append(line)

    def drop(self, line: int) -> None:
        """A line that was added no longer counts."""
        self.count -= 1
        self._dropped.add(line)

    def ranges(self) -> Ranges:
        """The lines as ranges, in order."""
        kept = _merged(sorted(zip(self._firsts, self._lasts, strict=True)))
        return tuple(_without(kept, sorted(self._dropped))) if self._dropped else kept


def _without(ranges: Ranges, lines: list[int]) -> Iterator[tuple[int, int]]:
    """The ranges, cut at the lines, which are in order too."""
    at = 0
    for start, last in ranges:
        first = start
        while at < len(lines) and lines[at] <= last:
            if lines[at] > first:
                yield first, lines[at] - 1
            first = lines[at] + 1
            at += 1
        if first <= last:
            yield first, last


def _merged(pairs: Iterable[tuple[int, int]]) -> Ranges:
    merged: list[tuple[int, int]] = []
    for first, last in pairs:
        if merged and first <= merged[-1][1] + 1:
            merged[-1] = merged[-1][0], max(merged[-1][1], last)
        else:
            merged.append((first, last))
    return tuple(merged)
