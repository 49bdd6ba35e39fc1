"""Pieces of a text that are exchanged for others; every other character stays as it was."""

from collections.abc import Iterable

import attrs

from ecoevent.reading.decoding import LINE_BREAK


@attrs.frozen(eq=False, repr=False)
class _Patch:
    start: int
    end: int
    text: str
    is_lines: bool = False  # begins on a line of its own


@attrs.define(eq=False, repr=False)
class Patches:
    """What is to be exchanged in a text; those at one place stand in the order they came in."""

    text: str
    patches: list[_Patch] = attrs.field(factory=list)

    @property
    def line_break(self) -> str:
        """How the text ends its first line."""
        found = LINE_BREAK.search(self.text)
        return found[0] if found else "\n"

    def replace(self, start: int, end: int, text: str) -> None:
        """Exchange a piece."""
        self.patches.append(_Patch(start, end, text))

    def insert_lines(self, offset: int, lines: Iterable[str]) -> None:
        """Put lines where a line begins, or at the end of the text."""
        text = "".join(f"{line}{self.line_break}" for line in lines)
        if text:
            self.patches.append(_Patch(offset, offset, text, is_lines=True))

    def applied(self) -> str:
        """The text with its pieces exchanged."""
        made, here = [""], 0
        # what is put at a place comes after what ends there
        for patch in sorted(self.patches, key=lambda each: (each.start, each.end)):
            made.append(self.text[here : patch.start])
            before = next((piece for piece in reversed(made) if piece), "\n")
            if patch.is_lines and before[-1] not in "\r\n":
                made.append(self.line_break)
            made.append(patch.text)
            here = max(here, patch.end)
        return "".join([*made, self.text[here:]])
