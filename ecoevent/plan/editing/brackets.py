"""A list or a group between brackets: what stays in it and what comes to it, in pieces of text."""

from collections.abc import Mapping, Sequence

import attrs

from ecoevent.plan.editing.patches import Patches
from ecoevent.reading.spans import Span, Spans

_MOST_ON_A_LINE = 3


@attrs.frozen(eq=False, repr=False)
class Brackets:
    """What stands between brackets in a text.

    Attributes:
        stays: whether each of what stands there stays.
    """

    spans: Spans
    patches: Patches
    span: Span
    stays: Sequence[bool]
    inner: Sequence[Span] = attrs.field(init=False)
    has_comments: bool = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        """See what stands there."""
        object.__setattr__(self, "inner", tuple(self.span.inner.values()))
        comments = self.spans.comments(self.span.start, self.span.end)
        object.__setattr__(self, "has_comments", bool(comments))

    def change(self, added: Mapping[int, Sequence[str]]) -> None:
        """Take out what does not stay, and put in what comes before the position of an old one."""
        if not any(self.stays) and not self.has_comments:
            texts = [text for i in sorted(added) for text in added[i]]
            together = self._together(texts)
            self.patches.replace(self.span.start + 1, self.span.end - 1, together)
            return
        for i, stays in enumerate(self.stays):
            if not stays:
                self._take_out(i)
        for i in sorted(added):
            self._put_in(i, added[i])

    def _together(self, texts: Sequence[str]) -> str:
        """All that stands between the brackets, over several lines where it is much."""
        if len(texts) <= _MOST_ON_A_LINE:
            return ", ".join(texts)
        line = self.spans.text[self.spans.line_start(self.span.start) : self.span.start]
        margin = " " * (len(line) - len(line.lstrip()) + 2)
        break_ = self.patches.line_break
        return f"{break_}{margin}" + f",{break_}{margin}".join(texts) + f"{break_}{margin}"

    def _take_out(self, i: int) -> None:
        start, end = self.inner[i].whole
        if self.has_comments:  # they stay where they are, and a comma may come last
            self.patches.replace(start, self._after_comma(end) or end, "")
        elif any(self.stays[:i]):
            self.patches.replace(self.inner[i - 1].whole[1], end, "")
        else:
            self.patches.replace(start, self.inner[i + 1].whole[0], "")

    def _put_in(self, i: int, texts: Sequence[str]) -> None:
        before = next((k for k in range(i - 1, -1, -1) if self.stays[k]), None)
        if before is None:
            after = next((k for k in range(i, len(self.inner)) if self.stays[k]), None)
            at = self.span.start + 1 if after is None else self.inner[after].whole[0]
            self.patches.replace(at, at, "".join(f"{text}, " for text in texts))
            return
        start, end = self.inner[before].whole
        line = self.spans.line_start(start)
        margin = self.spans.text[line:start]
        if margin.strip() or line <= self.span.start:
            self.patches.replace(end, end, "".join(f", {text}" for text in texts))
        elif self.has_comments:
            self._put_below(end, [f"{margin}{text}," for text in texts])
        else:
            between = f",{self.patches.line_break}{margin}"
            self.patches.replace(end, end, "".join(f"{between}{text}" for text in texts))

    def _put_below(self, end: int, lines: Sequence[str]) -> None:
        """Put lines below what ends there, so that its comment stays beside it."""
        comma = self._after_comma(end)
        if comma is None:
            self.patches.replace(end, end, ",")
        self.patches.insert_lines(self.spans.next_line(comma or end), lines)

    def _after_comma(self, end: int) -> int | None:
        """The end of the comma that follows; None where none does."""
        found = self.spans.gap(end)
        return found + 1 if self.spans.text[found : found + 1] == "," else None
