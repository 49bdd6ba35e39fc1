"""A checklist in, the bytes of a spreadsheet out: a cover and a sheet for each role.

Every text is written as a string, so that no text of a plan becomes a formula, a number or a link.
"""

import datetime as dt
import io
import re
from collections.abc import Iterable, Sequence
from math import ceil
from typing import Any

import attrs
import xlsxwriter

from ecoevent.planning.checklist import Checklist
from ecoevent.showing.printing.page import PrintedPart, PrintedRow, PrintedSheet, printed
from ecoevent.showing.printing.paper import Paper
from ecoevent.words.text import LANGS, Lang

OPEN, TICKED = "☐", "☑"
COLUMNS = (
    ("done", 6), ("not_applicable", 6), ("state", 14), ("action", 37), ("why", 37), ("target", 23),
    ("owner", 16), ("due", 10), ("date", 11), ("evidence", 27), ("initials", 9),
)  # fmt: skip
"""The columns of a sheet, by the word in their head, with their widths."""
_ACTION = 3
HEAD = 5
"""The row of the columns' heads, counted from 0."""
_MADE = dt.datetime(2000, 1, 1)  # noqa: DTZ001 (the format has no zones); the same in every file
_FIRST_YEAR = 1900
_PAPERS: dict[Paper, int] = {"letter": 1, "a4": 9}
_LONGEST_TEXT = 32_767
_LONGEST_NAME = 31
_LINE_HEIGHT, _TALLEST = 15, 405  # in points; Excel allows 409
_TITLE, _TO_SIGN = 24, 30  # in points; not every program finds them itself
_SIGNED = ((4, 4), (5, 6), (7, 8), (9, 10))
"""The columns, first and last, to hand a sheet over and to sign it."""
_NARROW = 9
_WIDER = 1.1
"""How much wider than its count of signs a text is set: bold, and broken between words."""
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_WRAPPED = {"text_wrap": True, "valign": "top"}
_BOXED = {**_WRAPPED, "border": 1}
_CELL = {**_BOXED, "align": "left", "indent": 1}  # else a first letter lies on the line
_CENTRED = {**_BOXED, "align": "center"}
_FORMATS: dict[str, dict[str, Any]] = {
    "plain": {},
    "strong": {"bold": True},
    "title": {"bold": True, "font_size": 16},
    "head": {**_CELL, "bold": True},
    "narrow": {**_BOXED, "bold": True, "align": "center"},
    "phase": {"bold": True, "font_size": 12, "top": 2, "bottom": 1},
    "wrapped": _WRAPPED,
    "name": {**_WRAPPED, "bold": True, "valign": "vcenter"},
    "cell": _CELL,
    "action": {**_CELL, "bold": True},
    "number": {**_BOXED, "align": "right", "indent": 1},
    "tick": {**_CENTRED, "font_size": 14},
    "date": {**_CENTRED, "num_format": "yyyy-mm-dd"},
}


def render_xlsx(
    checklist: Checklist, *, langs: tuple[Lang, ...] = ("fr",), paper: Paper = "letter"
) -> bytes:
    """The checklist as a spreadsheet, French first; the same bytes for the same input.

    Args:
        checklist: what to write.
        langs: the languages, each with a cover and sheets of its own; none means French.
        paper: what its sheets are printed on.
    """
    wanted = langs or LANGS[:1]
    parts = [printed(checklist, lang) for lang in LANGS if lang in wanted]
    titles = [
        t for part in parts for t in (part.words["checklist"], *(s.role for s in part.sheets))
    ]
    names = iter(sheet_names(titles))
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as workbook:
        workbook.set_properties({"created": _MADE})
        formats = {name: workbook.add_format(given) for name, given in _FORMATS.items()}
        for part in parts:
            cover = _Writer(workbook.add_worksheet(next(names)), formats)
            _write_cover(cover, part, paper)
            for sheet in part.sheets:
                writer = _Writer(workbook.add_worksheet(next(names)), formats)
                _write_sheet(writer, part, sheet, paper)
    return content.getvalue()


def sheet_names(titles: Iterable[str]) -> list[str]:
    """Names for sheets with these titles: as a workbook allows them, and each once."""
    names: list[str] = []
    taken = {"history"}  # which Excel keeps for itself
    for title in titles:
        plain = _NOT_IN_NAMES.sub(" ", _written(title)).strip(" '")[:_LONGEST_NAME] or "-"
        name, number = plain, 1
        while name.lower() in taken:
            number += 1
            name = f"{plain[: _LONGEST_NAME - 4]} {number}"
        taken.add(name.lower())
        names.append(name)
    return names


@attrs.define
class _Writer:
    """A sheet that is written row by row."""

    sheet: Any
    formats: dict[str, Any]
    row: int = 0

    def put(self, column: int, text: str, form: str = "plain") -> None:
        """Write a text into the row."""
        self.sheet.write_string(self.row, column, _written(text), self.formats[form])

    def line(self, *texts: str, form: str = "plain", column: int = 0) -> None:
        """Write texts side by side, and go to the next row."""
        for number, text in enumerate(texts, column):
            self.put(number, text, form)
        self.row += 1


def _written(text: str) -> str:
    """*text* as a cell can hold it: a lone surrogate is no text, and there is a greatest length."""
    return text.encode("utf-8", "replace").decode()[:_LONGEST_TEXT]


def _print_on(writer: _Writer, part: PrintedPart, paper: Paper) -> None:
    sheet = writer.sheet
    sheet.set_landscape()
    sheet.set_paper(_PAPERS[paper])
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer(f"&L{part.words['self_assessment']}&R&P / &N")


def _write_cover(writer: _Writer, part: PrintedPart, paper: Paper) -> None:
    words = part.words
    _print_on(writer, part, paper)
    writer.sheet.set_column(0, 3, 34)
    writer.line(words["checklist"], form="strong")
    writer.sheet.set_row(writer.row, _TITLE)
    writer.line(part.event, form="title")
    writer.row += 1
    for line in part.lines:
        writer.put(0, line.label, "strong")
        writer.line(line.value, line.dates, column=1)
    writer.row += 1
    writer.line(words["result"], form="strong")
    for text in (*part.result, f"{words['rules']}{words['colon']} {part.rules}"):
        writer.line(text)
    writer.line(words["self_assessment"])
    for title, duties in ((words["gates"], part.gates), (words["legal"], part.legal)):
        if duties:
            writer.row += 1
            writer.line(title, form="strong")
        for duty in duties:
            writer.put(0, duty.state, "strong")
            writer.line(duty.title, column=1)
    writer.row += 1
    _write_contents(writer, part)
    _write_sign_off(writer, part)


def _write_contents(writer: _Writer, part: PrintedPart) -> None:
    words = part.words
    if not part.sheets:
        writer.line(words["no_sheet"])
        return
    writer.line(words["sheets"], form="strong")
    heads = (words[name] for name in ("sheet", "actions", "required", "handed_to"))
    writer.line(*heads, form="head")
    for sheet in part.sheets:
        for column, count in enumerate((sheet.count, sheet.required), 1):
            writer.sheet.write_number(writer.row, column, count, writer.formats["number"])
        writer.put(3, "", "cell")
        writer.line(sheet.role, form="cell")


def _write_sign_off(writer: _Writer, part: PrintedPart) -> None:
    words = part.words
    writer.row += 1
    writer.line(words["sign_off"], form="strong")
    heads = (words[name] for name in ("name", "role", "date", "signature"))
    writer.line(*heads, form="head")
    writer.sheet.set_row(writer.row, _TO_SIGN)
    writer.line("", "", "", "", form="cell")


def _write_sheet(writer: _Writer, part: PrintedPart, sheet: PrintedSheet, paper: Paper) -> None:
    words = part.words
    _print_on(writer, part, paper)
    for number, (_, width) in enumerate(COLUMNS):
        writer.sheet.set_column(number, number, width)
    _write_top(writer, part, sheet)
    for text in (words["how_to"], sheet.legend):
        _write_wide(writer, text)
    for number, (name, width) in enumerate(COLUMNS):
        writer.put(number, words[name], "head" if width > _NARROW else "narrow")
    writer.row += 1
    writer.sheet.freeze_panes(HEAD + 1, 0)
    writer.sheet.repeat_rows(HEAD)
    for phase in sheet.phases:
        writer.line(phase.title, *[""] * (len(COLUMNS) - 1), form="phase")
        first = writer.row
        for row in phase.rows:
            _write_row(writer, row)
        boxes = {"validate": "list", "source": [OPEN, TICKED]}
        writer.sheet.data_validation(first, 0, writer.row - 1, 1, boxes)


def _write_top(writer: _Writer, part: PrintedPart, sheet: PrintedSheet) -> None:
    """Role and event, and beside them who signs, so that no page is spent on a signature alone."""
    words = part.words
    heads = (
        words["handed_to"],
        f"{words['sign_off']}{words['colon']} {words['name'].lower()}",
        words["date"],
        words["signature"],
    )
    for (first, last), head in zip(_SIGNED, heads, strict=True):
        for row, text, form in ((0, head, "head"), (1, "", "cell")):
            if first == last:
                writer.sheet.write_string(row, first, text, writer.formats[form])
            else:
                writer.sheet.merge_range(row, first, row, last, text, writer.formats[form])
    writer.sheet.set_row(writer.row, _TITLE)
    writer.line(sheet.role, form="title")
    wide = sum(width for _, width in COLUMNS[: _ACTION + 1])
    writer.sheet.merge_range(writer.row, 0, writer.row, _ACTION, "")
    writer.sheet.set_row(writer.row, max(_TO_SIGN, _height([(part.event, wide)])))
    writer.line(part.event, form="name")
    writer.line(f"{part.dates} · {part.pack} · {words['self_assessment']}")


def _write_wide(writer: _Writer, text: str) -> None:
    """A text over all columns, so that it does not make the printed sheet wider and smaller."""
    width = sum(width for _, width in COLUMNS)
    writer.sheet.merge_range(writer.row, 0, writer.row, len(COLUMNS) - 1, "")
    writer.sheet.set_row(writer.row, _height([(text, width)]))
    writer.line(text, form="wrapped")


def _write_row(writer: _Writer, row: PrintedRow) -> None:
    targets = tuple(_joined((target.words, target.title), " · ") for target in row.targets)
    texts = {
        2: _joined((row.kind, row.state), " · "),
        3: row.action,
        4: _joined(row.whys),
        5: _joined(targets),
        6: row.role,
        7: row.due,
        9: _joined(row.evidence),
        10: "",
    }
    # not every program finds the height itself
    tall = _height([(text, COLUMNS[column][1] - 1) for column, text in texts.items()])  # indented
    writer.sheet.set_row(writer.row, tall)
    writer.put(0, OPEN, "tick")
    writer.put(1, TICKED if row.is_off else OPEN, "tick")
    for column, text in texts.items():
        writer.put(column, text, "action" if column == _ACTION else "cell")
    _put_date(writer, 8, row.due_iso)
    writer.row += 1


def _height(cells: Iterable[tuple[str, int]]) -> float:
    """How tall a row must be to show these texts in columns of these widths."""
    lines = max(
        sum(max(1, ceil(len(line) * _WIDER / width)) for line in text.split("\n"))
        for text, width in cells
    )
    return min(_LINE_HEIGHT * lines + 3, _TALLEST)


def _put_date(writer: _Writer, column: int, iso: str) -> None:
    """A date that can be sorted and counted with; spreadsheets know none before 1900."""
    day = dt.date.fromisoformat(iso)
    if day.year < _FIRST_YEAR:
        writer.put(column, iso, "cell")
    else:
        writer.sheet.write_datetime(writer.row, column, day, writer.formats["date"])


def _joined(texts: Sequence[str], joint: str = "\n") -> str:
    return joint.join(text for text in texts if text)
