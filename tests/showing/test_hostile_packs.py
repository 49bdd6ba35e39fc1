"""The texts of a stranger's pack stay texts in all that is printed with them."""

import io
import re
from functools import cache
from typing import Any

import attrs
import openpyxl
import pytest
from effort import examples
from helpers.paths import ROOT
from hypothesis import HealthCheck, given, settings, strategies as st
from pypdf import PdfReader

from ecoevent.plan.reading import read_plan
from ecoevent.scoring.assessing import assess
from ecoevent.scoring.packs import load_pack
from ecoevent.showing.printing import (
    Checklist,
    build_checklist,
    render_checklist,
    render_pdf,
    render_xlsx,
    select,
)
from ecoevent.words.text import Text

DEMO = ROOT / "examples" / "demo.yaml"
HOSTILE = (
    '=HYPERLINK("http://127.0.0.1/","x")',
    "@SUM(1)",
    "-1+cmd|' /C calc'!A1",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "[c](javascript:alert(1)) ![i](x) |a| `b`",
    '#eval("1") #panic() $x$ @x <y> //z',
    "{{7*7}} {% raw %} {{ lipsum.__globals__ }}",
    "&L&P &R",
)
hostile = st.sampled_from(HOSTILE) | st.lists(st.sampled_from(HOSTILE), min_size=1).map(" ".join)
FEW = settings(max_examples=examples(15), deadline=None, suppress_health_check=list(HealthCheck))


@cache
def sound() -> Checklist:
    """Two actions of one role."""
    plan = read_plan(DEMO)
    whole = build_checklist(plan, assess(plan, load_pack()).planned)
    chosen = select(whole, roles=["mobility"])
    (sheet,) = chosen.sheets
    return attrs.evolve(chosen, sheets=(attrs.evolve(sheet, rows=sheet.rows[:2]),))


def packed(words: str) -> Checklist:
    """The same with one text wherever a pack or a plan has one."""
    text = Text(words, words)
    (sheet,) = sound().sheets
    role = attrs.evolve(sheet.role, title=text)
    rows = tuple(
        attrs.evolve(row, action=text, whys=(text,), evidence=(text,), role=role, targets=())
        for row in sheet.rows
    )
    names = ("name", "venue", "place", "organiser", "contact", "pack_id", "pack_version")
    said: dict[str, Any] = dict.fromkeys(names, words) | dict.fromkeys(
        ("pack_title", "level"), text
    )
    cover = attrs.evolve(sound().cover, gates=(), legal=(), **said)
    return attrs.evolve(sound(), cover=cover, sheets=(attrs.evolve(sheet, role=role, rows=rows),))


@FEW
@given(hostile)
def test_no_cell_is_a_formula_or_a_link(words: str) -> None:
    """In the whole workbook."""
    book = openpyxl.load_workbook(io.BytesIO(render_xlsx(packed(words))))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]

    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
    assert any(cell.value == words for cell in cells)


@FEW
@given(hostile)
def test_a_page_has_no_tag_that_ours_has_not(words: str) -> None:
    """And no attribute that runs."""
    tags = [re.findall(r"<[a-z/!][^>]*", render_checklist(packed(text), format="html"))
            for text in (words, "plain")]  # fmt: skip

    assert tags[0] == tags[1]


@pytest.mark.parametrize("words", HOSTILE)
def test_a_pdf_has_no_link_but_those_between_its_pages(words: str) -> None:
    """And it is printed as it was written."""
    pages = PdfReader(io.BytesIO(render_pdf(packed(words)))).pages
    links = [note.get_object() for page in pages for note in page.get("/Annots", [])]

    assert not [link for link in links if "/URI" in link.get("/A", {})]
    assert words.split(maxsplit=1)[0][:8] in "".join(page.extract_text() for page in pages)
