"""The checklist as a spreadsheet: every text is text, the same bytes each time."""

import datetime as dt
import io
import subprocess
import sys
from functools import cache
from typing import Any

import attrs
import pytest
from effort import examples
from helpers.paths import ROOT
from helpers.strategies import answers, plans
from hypothesis import HealthCheck, given, settings, strategies as st
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from ecoevent.engine.judging import judge
from ecoevent.facts import measure
from ecoevent.plan.fields import declared
from ecoevent.plan.model import Plan
from ecoevent.plan.reading import read_plan
from ecoevent.plan.sections.event import Event
from ecoevent.scoring.packs import load_pack
from ecoevent.scoring.totals import score
from ecoevent.showing.printing import Checklist, build_checklist, render_xlsx, select
from ecoevent.showing.printing.page import printed
from ecoevent.showing.printing.spreadsheet import COLUMNS, HEAD, OPEN, sheet_names
from ecoevent.words.text import LANGS

DEMO = ROOT / "examples" / "demo.yaml"
FEW = settings(
    max_examples=examples(20),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
HOSTILE = (
    '=HYPERLINK("https://example.org";"x")',
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "{=1+1}",
    "https://example.org",
    "mailto:a@example.org",
    "2026-10-15",
    "1e9",
    "TRUE",
    "#N/A",
    "_x0041_",
    "<script>alert(1)</script> &amp;",
    "\u202eabc שלום",
    "🎉 👩‍👩‍👧",
    "x" * 10_000,
)
names = st.sampled_from(HOSTILE) | answers(declared(Event)["name"])


def checklist_of(plan: Plan) -> Checklist:
    """The checklist of the plan by the core pack."""
    return build_checklist(plan, score(judge(measure(plan), load_pack())))


@cache
def demo() -> Checklist:
    """The checklist of the demonstration event."""
    return checklist_of(read_plan(DEMO))


def called(name: str) -> Checklist:
    """One of its sheets, with one text wherever the plan has one."""
    said: dict[str, Any] = dict.fromkeys(["name", "place", "organiser", "contact"], name)
    small = select(demo(), roles=["mobility"])
    return attrs.evolve(small, cover=attrs.evolve(small.cover, venue=None, **said))


def sheets_of(content: bytes) -> list[Worksheet]:
    """The sheets, as another library reads them."""
    return list(load_workbook(io.BytesIO(content)).worksheets)


def rows_of(sheet: Worksheet) -> list[tuple[Any, ...]]:
    """The actions: the rows below the head with a box."""
    below = sheet.iter_rows(min_row=HEAD + 2, values_only=True)
    return [row for row in below if row[0] in {"☐", "☑"}]


@FEW
@given(names)
def test_a_hostile_text_is_a_text(name: str) -> None:
    """No formula, no number, no link: the text as it was written, wherever it stands."""
    cover, sheet = sheets_of(render_xlsx(called(name)))
    cells = [cell for one in (cover, sheet) for row in one.iter_rows() for cell in row]
    found = [cell for cell in cells if cell.value == name]

    assert len(found) >= 5
    assert {cell.data_type for cell in found} == {"s"}
    assert not [cell for cell in cells if cell.hyperlink or cell.data_type == "f"]


@FEW
@given(plans())
def test_any_plan_gives_the_same_bytes_twice(plan: Plan) -> None:
    """No clock, no chance."""
    checklist = checklist_of(plan)

    assert render_xlsx(checklist, langs=LANGS) == render_xlsx(checklist, langs=LANGS)


@FEW
@given(plans())
def test_every_action_is_in_exactly_one_row(plan: Plan) -> None:
    """In the sheet of its role, in the order of the work, with its date."""
    checklist = checklist_of(plan)
    _, *sheets = sheets_of(render_xlsx(checklist, langs=("en",)))
    found = [[row[3] for row in rows_of(sheet)] for sheet in sheets]

    assert found == [
        [row.action for phase in sheet.phases for row in phase.rows]
        for sheet in printed(checklist, "en").sheets
    ]


def test_a_row_says_what_the_page_says() -> None:
    """Box, not-applicable box, action, why, goal, owner, due date and as a date, evidence."""
    sheet = sheets_of(render_xlsx(demo(), langs=("en",)))[1]
    heads = [cell.value for cell in sheet[HEAD + 1]]
    row = dict(zip([name for name, _ in COLUMNS], rows_of(sheet)[0], strict=True))
    first = demo().sheets[0].rows[0]

    assert heads[:4] == ["Done", "N/A", "Status", "Action"]
    assert (row["done"], row["action"], row["due"]) == ("☐", first.action.en, "D-150")
    assert row["date"].date() == first.due
    assert all(row[name] for name in ("why", "target", "owner", "evidence"))


def test_boxes_offer_both_signs_and_heads_stay_on_screen_and_paper() -> None:
    """Every row of actions has both boxes; one page wide, on the paper asked for."""
    sheet = sheets_of(render_xlsx(demo(), paper="a4"))[1]
    listed = sheet.data_validations.dataValidation
    boxes = {cell for found in listed for area in found.sqref.ranges for cell in area.left}

    assert {found.formula1 for found in listed} == {'"☐,☑"'}
    assert len(boxes) == len(rows_of(sheet))
    assert sheet.freeze_panes == f"A{HEAD + 2}"
    assert sheet.print_title_rows == f"${HEAD + 1}:${HEAD + 1}"
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert (sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.page_setup.fitToHeight) == (True, 0)


def test_two_languages_have_sheets_of_their_own_french_first() -> None:
    """Roles with the same name in both are told apart."""
    titles = [sheet.title for sheet in sheets_of(render_xlsx(demo(), langs=("en", "fr")))]

    assert titles.index("Aide-mémoire") < titles.index("Checklist")
    assert {"Coordination", "Coordination 2"} <= set(titles)


@given(st.lists(st.text(max_size=40) | st.sampled_from(["History", "a/b", "'x'", "A", "a", ""])))
def test_names_of_sheets_are_allowed_and_each_is_there_once(titles: list[str]) -> None:
    """Whatever the roles are called."""
    found = sheet_names(titles)

    assert len({name.lower() for name in found} | {"history"}) == len(titles) + 1
    assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in found)
    assert not [name for name in found if name[0] == "'" or name[-1] == "'"]


@pytest.mark.parametrize("starts", [dt.date.min, dt.date(1900, 3, 1), dt.date.max])
def test_days_before_spreadsheets_know_any_are_written_as_text(starts: dt.date) -> None:
    """An event on the first day of the calendar has a sheet all the same."""
    checklist = checklist_of(Plan(event=Event(name="x", starts=starts)))

    assert len(sheets_of(render_xlsx(checklist))) > 1


def test_a_sign_that_is_no_text_is_a_question_mark() -> None:
    """Half of a pair has no place in a file."""
    assert sheets_of(render_xlsx(called("a\ud800")))[0]["A2"].value == "a?"


def test_what_does_not_apply_is_ticked() -> None:
    """Where it was asked for."""
    plan = read_plan(DEMO)
    found = score(judge(measure(plan), load_pack()))
    whole = build_checklist(plan, found, with_idle=True)
    rows = [row for sheet in sheets_of(render_xlsx(whole))[1:] for row in rows_of(sheet)]

    assert {row[1] for row in rows if "Ne s'applique pas" in row[2]} == {"☑"}
    assert {row[1] for row in rows if "Ne s'applique pas" not in row[2]} == {"☐"}


def test_printing_as_html_does_not_load_xlsxwriter() -> None:
    """It takes its time."""
    code = "import sys, ecoevent.showing.printing.rendering\nsys.exit('xlsxwriter' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_row_is_as_tall_as_its_longest_text() -> None:
    """Not every program finds that out itself, and what is cut cannot be read."""
    sheet = sheets_of(render_xlsx(demo()))[1]
    for row in sheet.iter_rows(min_row=HEAD + 2):
        if row[0].value == OPEN:
            texts = zip((str(cell.value or "") for cell in row), COLUMNS, strict=True)
            lines = max(len(text) / width for text, (_, width) in texts)

            assert (sheet.row_dimensions[row[0].row].height or 0) >= 15 * lines


def test_what_stands_above_the_table_is_no_wider_than_the_table() -> None:
    """Else the printed sheet is made smaller to fit it."""
    sheet = sheets_of(render_xlsx(demo()))[1]

    assert {"A4:K4", "A5:K5"} <= {str(found) for found in sheet.merged_cells.ranges}
    assert sheet.max_column == len(COLUMNS)
    assert sheet["A5"].value == printed(demo(), "fr").sheets[0].legend


def test_a_sheet_is_signed_at_its_top_and_ends_with_its_last_action() -> None:
    """No printed page holds a signature alone."""
    for sheet in sheets_of(render_xlsx(demo()))[1:]:
        heads = [sheet.cell(1, column).value for column in (5, 6, 8, 10)]

        assert heads == ["Remise à", "Approbation\u00a0: nom", "Date", "Signature"]
        assert sheet.cell(sheet.max_row, 1).value == OPEN


def test_a_long_name_is_not_written_over_the_signatures() -> None:
    """It is folded beside them."""
    sheet = sheets_of(render_xlsx(called("Rencontre " * 20)))[1]

    assert "A2:D2" in {str(found) for found in sheet.merged_cells.ranges}
    assert (sheet.row_dimensions[2].height or 0) >= 45


def test_titles_do_not_run_into_the_row_above() -> None:
    """Nor does a program have to find their height."""
    cover, sheet = sheets_of(render_xlsx(demo()))[:2]

    assert [one.row_dimensions[row].height for one, row in ((cover, 2), (sheet, 1))] == [24, 24]


def test_counts_on_the_cover_are_numbers() -> None:
    """They can be added up."""
    cover = sheets_of(render_xlsx(demo()))[0]
    found = {row[0].value: row[1].value for row in cover.iter_rows()}

    assert [found[printed(demo(), "fr").sheets[n].role] for n in (0, 1)] == [
        len(sheet.rows) for sheet in demo().sheets[:2]
    ]
