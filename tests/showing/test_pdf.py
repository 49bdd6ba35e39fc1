"""The checklist as PDF: hostile texts stay texts, the same bytes each time, accessible."""

import io
import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import attrs
import pytest
from effort import examples
from helpers.paths import ROOT
from helpers.strategies import answers, plans
from hypothesis import HealthCheck, given, settings, strategies as st
from pypdf import PdfReader

from ecoevent.engine.judging import judge
from ecoevent.errors import AccessibilityWarning, NeededError, TemplateError
from ecoevent.facts import measure
from ecoevent.plan.fields import declared
from ecoevent.plan.model import Plan
from ecoevent.plan.reading import read_plan
from ecoevent.plan.sections.event import Event
from ecoevent.scoring.packs import load_pack
from ecoevent.scoring.totals import score
from ecoevent.showing.printing import Checklist, build_checklist, render_pdf, select
from ecoevent.showing.printing.glyphs import readable
from ecoevent.showing.printing.pdf import pdf_inputs, prints
from ecoevent.words.text import LANGS, Lang, Text

DEMO = ROOT / "examples" / "demo.yaml"
FEW = settings(
    max_examples=examples(20),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
HOSTILE = (
    '#panic("x") #eval("1") $x$ *a* _b_ `c` @d <e> // /* [f] {g} \\ #',
    '"}]}],"parts":[{"a":"\\u0000',
    "<script>alert(1)</script>",
    '=HYPERLINK("https://example.org")',
    "\u202eabc\u2066 שלום مرحبا",
    "x" * 500,
    "e\u0301" * 100,
    "https://example.org/ a@example.org",
    "🎉 👩‍👩‍👧 🇨🇦 1️⃣ 中文 한국어 \ue000 \ufffe",
)
names = st.sampled_from(HOSTILE) | answers(declared(Event)["name"])
HALF = "\ud800"


def checklist_of(plan: Plan) -> Checklist:
    """The checklist of the plan by the core pack."""
    return build_checklist(plan, score(judge(measure(plan), load_pack())))


@cache
def small() -> Checklist:
    """The sheet of one role of the demonstration event."""
    return select(checklist_of(read_plan(DEMO)), roles=["mobility"])


def called(name: str) -> Checklist:
    """The same with one text wherever the plan has one."""
    said: dict[str, Any] = dict.fromkeys(["name", "venue", "place", "organiser", "contact"], name)
    return attrs.evolve(small(), cover=attrs.evolve(small().cover, **said))


def inputs_of(checklist: Checklist, *langs: Lang, compact: bool = False) -> dict[str, str]:
    """What the template is given."""
    return pdf_inputs(checklist, langs=langs or ("fr",), paper="letter", compact=compact)


@cache
def build_and_print() -> list[str]:
    """The text of each page of the demonstration event."""
    made = render_pdf(checklist_of(read_plan(DEMO)))
    texts = (page.extract_text() for page in read_back(made).pages)
    return [text.replace("\u00a0", " ").replace("\u2019", "'") for text in texts]


def read_back(pdf: bytes) -> PdfReader:
    """The PDF as another library reads it."""
    return PdfReader(io.BytesIO(pdf))


@FEW
@given(names)
def test_the_template_is_given_texts_as_they_were_written(name: str) -> None:
    """As values in JSON: the same tree as for a plain name, with the name in its place."""
    (part,), (plain,) = (
        json.loads(inputs_of(called(text))["checklist"]) for text in (name, "plain")
    )
    printable = json.dumps(readable(name, prints))[1:-1]

    assert part == json.loads(json.dumps(plain).replace("plain", printable))


@pytest.mark.parametrize("compact", [False, True])
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_is_printed(name: str, compact: bool) -> None:
    """In PDF/UA-1 mode, without a warning."""
    made = render_pdf(called(name), langs=LANGS, compact=compact)

    assert made.startswith(b"%PDF")


@pytest.mark.parametrize("word", [pytest.param("x", marks=pytest.mark.slow), "mot "])
def test_a_text_of_ten_thousand_signs_is_printed_on_as_many_pages_as_it_takes(word: str) -> None:
    """No plan may hold one, but a Checklist that was made in Python can."""
    made = read_back(render_pdf(called((word * 10_000)[:10_000])))
    cover = "".join(page.extract_text() for page in made.pages[:-1])

    assert cover.count(word[0]) > 40_000 / len(word)
    assert len(made.pages) > len(read_back(render_pdf(small())).pages) + 2


@FEW
@given(plans())
def test_any_plan_prints_the_same_bytes_twice(plan: Plan) -> None:
    """No clock, no chance."""
    checklist = select(checklist_of(plan), phases=["during"])

    assert render_pdf(checklist) == render_pdf(checklist)


def test_half_a_sign_is_a_question_mark() -> None:
    """A lone surrogate is no text and cannot be JSON for others."""
    assert '"event": "?"' in inputs_of(called(HALF))["checklist"]


@pytest.mark.parametrize("compact", [False, True])
def test_every_action_is_given_once_with_all_that_its_row_says(compact: bool) -> None:
    """Each as often as it stands in the checklist."""
    whole = checklist_of(read_plan(DEMO))
    (part,) = json.loads(inputs_of(whole, "en", compact=compact)["checklist"])
    phases = part["phases"] if compact else [p for s in part["sheets"] for p in s["phases"]]
    rows = [row for phase in phases for row in phase["rows"]]

    assert sorted(row["rules"] + row["due_iso"] + row["role"] for row in rows) == sorted(
        " ".join(row.rule_ids) + row.due.isoformat() + row.role.title.en
        for sheet in whole.sheets
        for row in sheet.rows
    )


def test_compact_rows_stand_by_phase_in_the_order_of_their_dates() -> None:
    """Whatever their role."""
    whole = checklist_of(read_plan(DEMO))
    (part,) = json.loads(inputs_of(whole, "en", compact=True)["checklist"])
    dates = [[row["due_iso"] for row in phase["rows"]] for phase in part["phases"]]

    assert [phase["title"] for phase in part["phases"]] == ["Design", "Before", "During", "After"]
    assert dates == [sorted(found) for found in dates]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_a_small_event_is_one_page_when_compact(paper: Any, lang: Lang) -> None:
    """And several otherwise."""
    checklist = select(checklist_of(read_plan(DEMO)), roles=["catering", "mobility", "waste"])

    made = [render_pdf(checklist, langs=(lang,), paper=paper, compact=c) for c in (True, False)]

    assert [len(read_back(pdf).pages) == 1 for pdf in made] == [True, False]


@pytest.mark.parametrize(("paper", "size"), [("letter", (792, 612)), ("a4", (842, 595))])
def test_sheets_lie_on_the_paper_that_is_asked_for(paper: Any, size: tuple[int, int]) -> None:
    """On their side."""
    boxes = [page.mediabox for page in read_back(render_pdf(small(), paper=paper)).pages]

    assert {(round(box.width), round(box.height)) for box in boxes} == {size}


def test_it_is_marked_as_accessible_and_in_its_language() -> None:
    """PDF/UA-1, tagged, Québec French, and without a date of printing."""
    made = read_back(render_pdf(small()))
    root, about = made.trailer["/Root"], made.metadata

    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"]) == ("fr-CA", True)
    assert about is not None
    assert about.creation_date is None


def test_only_fonts_that_come_with_typst_are_used() -> None:
    """Accents, boxes, guillemets and no-break spaces included."""
    fonts = {
        str(font.get_object()["/BaseFont"]).split("+")[1].split("-")[0]
        for page in read_back(render_pdf(small())).pages
        for font in page["/Resources"]["/Font"].values()
    }

    assert fonts == {"LibertinusSerif", "DejaVuSansMono"}


def test_every_page_says_what_it_belongs_to() -> None:
    """Event, pack and hash above, the columns' heads again, and that nobody certified it."""
    whole = build_and_print()
    sheets = whole[1:]

    assert all(small().cover.pack_hash in page for page in whole)
    assert all("n'est pas une certification" in page for page in whole)
    assert all("Rendez-vous intergrappes" in page for page in sheets)
    assert all("Preuve à garder" in page for page in sheets)


def test_a_sheet_that_nearly_fits_one_page_is_set_a_little_smaller() -> None:
    """Nine actions have room where seven had; ten make two pages, large again."""
    found = {count: pages_and_letters(count) for count in (7, 9, 10)}

    assert found == {7: (1, 10.5), 9: (1, 10.0), 10: (2, 10.5)}


def pages_and_letters(count: int) -> tuple[int, float]:
    """How many pages so many actions need, and how large their letters are."""
    (sheet,) = small().sheets
    why = Text("raison " * 20, "reason " * 20)
    rows = tuple(
        attrs.evolve(sheet.rows[0], action=Text(f"{n} {'mot ' * 15}", ""), whys=(why,), targets=())
        for n in range(count)
    )
    _, first, *more = read_back(
        render_pdf(attrs.evolve(small(), sheets=(attrs.evolve(sheet, rows=rows),)))
    ).pages
    sizes: set[float] = set()
    first.extract_text(visitor_text=lambda _t, _m, _p, _f, size: sizes.add(round(size, 1)))
    (letters,) = sizes & {10.0, 10.5}
    return 1 + len(more), letters


def test_a_long_address_can_be_copied_from_the_page() -> None:
    """It may break anywhere, and holds no sign that its owner did not write."""
    address = "evenements-ecoresponsables@organisation-des-grappes.example"
    made = read_back(render_pdf(called(address)))
    text = "".join(page.extract_text() for page in made.pages)

    assert "\u200b" not in text
    assert address in text.replace("\n", "")


def test_a_compact_row_says_what_is_left_to_do() -> None:
    """What evidence shows already is not done twice; a guess is not told, for want of room."""
    (part,) = json.loads(inputs_of(checklist_of(read_plan(DEMO)), "en", compact=True)["checklist"])
    states = {row["state"] for phase in part["phases"] for row in phase["rows"]}
    texts = [page.extract_text() for page in read_back(render_pdf(small(), compact=True)).pages]

    assert states == {"To do", "To decide", "To verify", "Verified"}
    assert "Assumed" not in part["words"]["legend"]
    assert "Vérifié" in texts[0].split("Initiales", 1)[1]


def test_every_phase_stands_with_its_first_row() -> None:
    """No page ends with the name of a phase."""
    phases = {"Conception", "Avant", "Pendant", "Après"}
    ends = [page.split("Autoévaluation")[0].split("\n")[-2].strip() for page in build_and_print()]

    assert not phases & set(ends)


def test_two_languages_are_both_there_french_first() -> None:
    """However they are ordered."""
    parts = json.loads(inputs_of(small(), "en", "fr")["checklist"])

    assert [part["lang"] for part in parts] == ["fr-CA", "en-CA"]


def test_a_template_of_ones_own_is_used_and_its_faults_are_one_line(tmp_path: Path) -> None:
    """With the template and the line."""
    (tmp_path / "checklist.typ").write_text('#set document(title: "x")\n#nobody', "utf-8")

    with pytest.raises(TemplateError, match=r"^checklist\.typ:2: unknown variable: nobody; "):
        render_pdf(small(), templates=tmp_path)


def test_a_template_without_a_title_is_printed_with_a_warning(tmp_path: Path) -> None:
    """What PDF/UA-1 asks for is told."""
    (tmp_path / "checklist.typ").write_text("Hello", "utf-8")

    with pytest.warns(AccessibilityWarning, match="missing document title.*correct the template"):
        made = render_pdf(small(), templates=tmp_path)

    assert "Hello" in read_back(made).pages[0].extract_text()


def test_a_folder_without_a_pdf_template_keeps_ours(tmp_path: Path) -> None:
    """As with the other templates; a folder that is not there is refused."""
    assert render_pdf(small(), templates=tmp_path) == render_pdf(small())
    with pytest.raises(NeededError, match="there is no folder of templates"):
        render_pdf(small(), templates=tmp_path / "gone")


def test_the_benchmark_times_both_contenders() -> None:
    """Each alone, in a process of its own."""
    script = ROOT / "benchmarks" / "checklist_pdf.py"
    for name in ("bare", "ours"):
        command = [sys.executable, str(script), "--once", name, "--items", "3"]
        done = subprocess.run(command, check=True, capture_output=True, text=True)

        assert float(done.stdout) > 0


def test_printing_as_html_does_not_load_typst() -> None:
    """It takes its time and its threads."""
    code = "import sys, ecoevent.showing.printing.rendering\nsys.exit('typst' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
