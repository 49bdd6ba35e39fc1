"""Line numbers in, ranges of lines out, in little memory."""

from array import array
from collections.abc import Iterable

Ranges = tuple[tuple[int, int], ...]
"""Lines from the first to the last of each range, both counted."""


class Lines:
    """Lines of a file, added in any order, mostly rising."""

    def __init__(self) -> None:
        self._firsts = array("Q")
        self._lasts = array("Q")
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
        kept = [(first, last) for first, last in self.ranges() if not first <= line <= last]
        for first, last in self.ranges():
            if first <= line <= last:
                kept += [(first, line - 1)] if first < line else []
                kept += [(line + 1, last)] if line < last else []
        self._firsts = array("Q", [first for first, _ in kept])
        self._lasts = array("Q", [last for _, last in kept])
        self.count -= 1

    def ranges(self) -> Ranges:
        """The lines as ranges, in order."""
        return _merged(sorted(zip(self._firsts, self._lasts, strict=True)))


def _merged(pairs: Iterable[tuple[int, int]]) -> Ranges:
    merged: list[tuple[int, int]] = []
    for first, last in pairs:
        if merged and first <= merged[-1][1] + 1:
            merged[-1] = merged[-1][0], max(merged[-1][1], last)
        else:
            merged.append((first, last))
    return tuple(merged)
