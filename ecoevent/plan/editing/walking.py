"""Two plans and the text of the first in; what to exchange in the text for it to say the second."""

from typing import Any

import attrs

from ecoevent.plan.editing.brackets import Brackets
from ecoevent.plan.editing.pairing import Pairs, paired
from ecoevent.plan.editing.patches import Patches
from ecoevent.plan.fields import FieldInfo, declared
from ecoevent.plan.writing import (
    entry_lines,
    inline,
    inline_group,
    item_lines,
    unanswered,
    value_lines,
)
from ecoevent.reading.spans import Span, Spans

_LISTS = frozenset({"records", "choices", "paths"})
_HEADER = frozenset("|>")  # a text over several lines begins so


@attrs.frozen(eq=False, repr=False)
class Walk:
    """The text, what is to be exchanged in it, and how it is written."""

    spans: Spans
    patches: Patches
    is_json: bool

    def change_group(
        self, span: Span, old: Any, new: Any, *, is_item: bool = False, is_section: bool = False
    ) -> None:
        """Make a group of keys say what *new* says; a section that says nothing keeps its key."""
        gone, added = [], []
        kind: type = type(new)
        for name, field in declared(kind).items():
            before, after = getattr(old, name), getattr(new, name)
            child = span.inner.get(name)
            unsaid = unanswered(kind)[name]
            if before == after:
                continue
            if child and child.kind == "group" and unsaid is not None:
                self.change_group(child, before, after, is_section=True)
            elif child and after == unsaid:
                gone.append(child)
            elif child is None:
                added.append((name, field, after))
            else:
                self._change_value(child, field, before, after, in_flow=span.is_flow)
        if span.is_flow:
            self._change_keys_in_flow(span, gone, added)
        elif not is_section and gone and len(gone) == len(span.inner) and (is_item or not added):
            self._replace_block(span, new, is_item=is_item)
        else:
            self._change_keys(span, gone, added, is_item=is_item)

    def _change_keys_in_flow(
        self, span: Span, gone: list[Span], added: list[tuple[str, FieldInfo, Any]]
    ) -> None:
        if not gone and not added:
            return
        quote = '"' if self.is_json else ""
        texts = [
            f"{quote}{name}{quote}: {inline(field, value, in_flow=True, is_json=self.is_json)}"
            for name, field, value in added
        ]
        stays = [each not in gone for each in span.inner.values()]
        Brackets(self.spans, self.patches, span, stays).change({len(stays): texts})

    def _change_keys(
        self,
        span: Span,
        gone: list[Span],
        added: list[tuple[str, FieldInfo, Any]],
        *,
        is_item: bool,
    ) -> None:
        children = list(span.inner.values())
        indent = " " * self.spans.column(children[0].key[0])
        first = 0
        while is_item and first < len(children) and children[first] in gone:
            first += 1  # these share a line with the dash, or come to do so
        if first:
            self._drop_first(span, children[0], children[first])
        for child in gone:
            if child not in children[:first]:
                self._drop_lines(child.key[0], child.end)
        lines = [line for each in added for line in entry_lines(*each, indent=indent)]
        is_root = span is self.spans.root
        offset = self._end_of_document() if is_root else self.spans.next_line(span.end)
        gap = [""] if is_root and lines and not self._is_blank_before(offset) else []
        self.patches.insert_lines(offset, [*gap, *lines])

    def _drop_first(self, span: Span, first: Span, next_: Span) -> None:
        """Take out the first keys of an item, which the dash stands before."""
        start, end = first.key[0], next_.key[0]
        comments = self.spans.comments(start, end)
        margin = " " * self.spans.column(span.key[0])
        self.patches.insert_lines(
            self.spans.line_start(span.key[0]), [f"{margin}{comment}" for comment in comments]
        )
        self.patches.replace(start, end, "")

    def _replace_block(self, span: Span, new: Any, *, is_item: bool) -> None:
        """Write the group anew, with the comments that stood in it before it."""
        if is_item:
            margin = " " * self.spans.column(span.key[0])
            self._drop_lines(span.key[0], span.end)
            offset = self.spans.next_line(span.end)
            self.patches.insert_lines(offset, item_lines(new, indent=margin))
            return
        colon = self.spans.after_colon(span)
        assert colon is not None  # noqa: S101 (a block stands after its colon)
        self.patches.replace(colon, colon, f" {inline_group(new)}")
        self._drop_lines(next(iter(span.inner.values())).key[0], span.end)

    def _change_value(
        self, span: Span, field: FieldInfo, old: Any, new: Any, *, in_flow: bool
    ) -> None:
        if field.kind == "record" and span.kind == "group" and (span.inner or in_flow):
            self.change_group(span, old, new)
        elif field.kind in _LISTS and span.kind == "list" and (span.inner or in_flow) and old:
            self._change_list(span, field, old, new, in_flow=in_flow)
        else:
            self._replace(span, field, new, in_flow=in_flow)

    def _replace(self, span: Span, field: FieldInfo, new: Any, *, in_flow: bool) -> None:
        colon = self.spans.after_colon(span)
        margin = self.spans.column(span.key[0])
        lines = [] if in_flow else value_lines(field, new, indent=" " * (margin + 2))
        if lines and colon is not None:
            self.patches.replace(colon, max(colon, span.end), "")
            self.patches.insert_lines(self.spans.next_line(max(colon, span.end)), lines)
            return
        text = inline(field, new, in_flow=in_flow, is_json=self.is_json)
        if span.start != span.end:
            self.patches.replace(span.start, span.end, text + self._header_comment(span))
        elif colon is not None:
            self.patches.replace(colon, colon, f" {text}")
        else:
            self.patches.replace(span.key[1], span.key[1], f": {text}")

    def _header_comment(self, span: Span) -> str:
        """What is said after the sign of a text over several lines."""
        text = self.spans.text[span.start : span.end]
        header = text.splitlines()[0]
        mark = header.find(" #") if text[0] in _HEADER else -1
        return f"  {header[mark:].strip()}" if mark >= 0 else ""

    def _change_list(
        self, span: Span, field: FieldInfo, old: Any, new: Any, *, in_flow: bool
    ) -> None:
        pairs = paired(old, new)
        children = list(span.inner.values())
        for i, j in pairs.kept.items():
            if old[i] != new[j]:
                self.change_group(children[i], old[i], new[j], is_item=not children[i].is_flow)
        if span.is_flow:
            is_json = self.is_json
            texts = {
                i: [self._item(field, new[j], is_json=is_json) for j in positions]
                for i, positions in pairs.added.items()
            }
            if len(pairs.kept) < len(old) or texts:
                stays = [i in pairs.kept for i in range(len(children))]
                Brackets(self.spans, self.patches, span, stays).change(texts)
        elif not new and not in_flow:
            self._empty_list(span)
        else:
            self._change_items(span, field, new, pairs)

    def _item(self, field: FieldInfo, item: Any, *, is_json: bool = False) -> str:
        """An item on one line, without its dash."""
        if field.record is not None:
            return inline_group(item, is_json=is_json)
        text = inline(field, (item,), is_json=is_json)
        return text[1:-1]

    def _empty_list(self, span: Span) -> None:
        colon = self.spans.after_colon(span)
        assert colon is not None  # noqa: S101 (a block stands after its colon)
        self.patches.replace(colon, colon, " []")
        for child in span.inner.values():
            self._drop_lines(child.key[0], child.end)

    def _change_items(self, span: Span, field: FieldInfo, new: Any, pairs: Pairs) -> None:
        children = list(span.inner.values())
        margin = " " * self.spans.column(children[0].key[0])
        for i, child in enumerate(children):
            if i not in pairs.kept:
                self._drop_lines(child.key[0], max(child.end, child.key[0]))
        for i, positions in pairs.added.items():
            beside = children[max(i - 1, 0)]
            at = max(beside.end, beside.key[0])
            offset = self.spans.next_line(at) if i else self.spans.line_start(beside.key[0])
            is_flow = field.record is None or beside.is_flow
            for j in positions:
                one = [f"{margin}- {self._item(field, new[j])}"]
                lines = one if is_flow else item_lines(new[j], indent=margin)
                self.patches.insert_lines(offset, lines)

    def _drop_lines(self, start: int, end: int) -> None:
        """Take out the lines from one place to another, but not what comments say on them."""
        first, after = self.spans.line_start(start), self.spans.next_line(end)
        margin = " " * self.spans.column(start)
        comments = self.spans.comments(first, after)
        self.patches.replace(first, after, "")
        self.patches.insert_lines(first, [f"{margin}{comment}" for comment in comments])

    def _end_of_document(self) -> int:
        """Where a section is added: at the end of the text, or before the mark that ends it."""
        text, end = self.spans.text, len(self.spans.text)
        while end:
            start = self.spans.line_start(end - 1)
            if not text[start:end].rstrip().startswith("...") or start < self.spans.root.end:
                return end
            end = start
        return end

    def _is_blank_before(self, offset: int) -> bool:
        return not offset or not self.spans.text[self.spans.line_start(offset - 1) : offset].strip()
