"""A line of a checklist may name an evidence of its own; else that of its rule stands."""

import io

import attrs
import openpyxl
import pypdf
import pytest
from helpers.engine_strategies import VOCABULARY
from helpers.pack_texts import HEAD, RULES
from planning.test_checklist import checklist_of, core, demo, rows_of, with_line, with_rules

from ecoevent.engine.pack import Rule, RulePack
from ecoevent.engine.reading import check_pack, read_pack
from ecoevent.planning.checklist import Checklist
from ecoevent.showing.exporting.scores import rule_json
from ecoevent.showing.printing.pdf import render_pdf
from ecoevent.showing.printing.rendering import render_checklist
from ecoevent.showing.printing.spreadsheet import render_xlsx
from ecoevent.showing.terminal.packs import reading_table, rule_text
from ecoevent.words.text import Text

LETTER = Text("Lettre du traiteur", "Letter from the caterer")
LINES = """\
    checklist:
      - {phase: before, due_days: -9, text: {fr: Agir, en: Act}, evidence: {fr: Reçu, en: Receipt}}
      - {phase: after, due_days: 9, text: {fr: Compter, en: Count}}
"""
GATE = "    met_when: f.p\n"


def files(lines: str = LINES) -> dict[str, bytes]:
    """The small pack, whose gate has these lines."""
    rules = RULES.replace(GATE, GATE + lines, 1)
    return {"pack.yaml": HEAD.encode(), "rules.yaml": rules.encode()}


def small() -> RulePack:
    """The small pack with its lines."""
    return read_pack(files(), VOCABULARY)


def gate() -> Rule:
    """The rule that has the lines."""
    found = small().rule("one.gate")
    assert found is not None
    return found


def printed_alone(evidence: Text | None) -> Checklist:
    """The checklist of one rule with one line."""
    rule = with_line("waste.recyclables-sorted", new_id="a.a", evidence=evidence)
    return checklist_of(demo(), with_rules(core(), (rule,)))


def test_the_evidence_of_a_line_is_read() -> None:
    """Where the line says nothing, the record says None."""
    first, second = gate().text.checklist

    assert (first.evidence, second.evidence) == (Text("Reçu", "Receipt"), None)


@pytest.mark.parametrize(
    ("wrong", "code"),
    [("{fr: ' ', en: Receipt}", "R212"), ("{fr: Reçu}", "S003"), ("{fr: Reçu, en: [a]}", "S004")],
)
def test_a_wrong_evidence_of_a_line_is_told_with_its_place(wrong: str, code: str) -> None:
    """As every text: neither empty, nor in one language, nor a list."""
    (told,) = check_pack(files(LINES.replace("{fr: Reçu, en: Receipt}", wrong)), VOCABULARY)[1]

    assert told.code == code
    assert "checklist[0].evidence" in told.path


def test_a_row_asks_for_the_evidence_of_its_line() -> None:
    """In place of that of the rule."""
    (row,) = rows_of(printed_alone(LETTER))

    assert row.evidence == (LETTER,)


def test_a_row_without_its_own_asks_for_the_evidence_of_the_rule() -> None:
    """Nothing changes for a rule whose lines name none."""
    rule = core().rule("waste.recyclables-sorted")
    assert rule is not None
    (row,) = rows_of(printed_alone(None))

    assert row.evidence == (rule.text.evidence,)


def test_lines_that_say_the_same_ask_for_the_evidence_of_each() -> None:
    """One row, both proofs, each once."""
    rules = tuple(
        with_line("waste.recyclables-sorted", new_id=new_id, evidence=evidence)
        for new_id, evidence in (("a.a", LETTER), ("a.b", Text("Photo", "Photo")), ("a.c", LETTER))
    )
    (row,) = rows_of(checklist_of(demo(), with_rules(core(), rules)))

    assert [text.fr for text in row.evidence] == ["Lettre du traiteur", "Photo"]


def test_every_format_prints_the_evidence_of_the_line() -> None:
    """HTML, Markdown, PDF and spreadsheet."""
    checklist = printed_alone(LETTER)
    pages = pypdf.PdfReader(io.BytesIO(render_pdf(checklist))).pages
    book = openpyxl.load_workbook(io.BytesIO(render_xlsx(checklist)))
    texts = [
        render_checklist(checklist, format="html"),
        render_checklist(checklist, format="md"),
        " ".join(" ".join(page.extract_text() for page in pages).split()),
        " ".join(str(cell.value) for sheet in book for row in sheet.rows for cell in row),
    ]

    assert [LETTER.fr in text for text in texts] == [True] * 4


def test_a_rule_is_shown_with_the_evidence_of_its_lines() -> None:
    """For people, and in the table that is read through in both languages."""
    assert "- Act (evidence: Receipt)" in rule_text(gate(), small(), "en")
    assert "- Compter\n" in rule_text(gate(), small(), "fr")
    assert "Receipt" in reading_table(small(), [gate()])


def test_a_rule_is_exported_with_its_lines_and_their_evidence() -> None:
    """For programs; a line without its own carries that of the rule."""
    told = rule_json(gate())

    assert told["evidence"] == {"fr": "Preuve", "en": "Proof"}
    assert [line["evidence"]["en"] for line in told["checklist"]] == ["Receipt", "Proof"]
    assert told["checklist"][0] == {
        "phase": "before",
        "due_days": -9,
        "role": "all",
        "text": {"fr": "Agir", "en": "Act"},
        "evidence": {"fr": "Reçu", "en": "Receipt"},
    }


def test_the_evidence_of_a_line_belongs_to_the_content_of_the_pack() -> None:
    """Another evidence is another hash, so that printed pages name what they were made of."""
    other = read_pack(files(LINES.replace("Receipt", "Bill")), VOCABULARY)

    assert attrs.evolve(other.text) == small().text
    assert other.hash != small().hash
