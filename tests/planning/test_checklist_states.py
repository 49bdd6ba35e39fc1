"""What a row says is left to do once there is evidence, and on which day it is due."""

import datetime as dt
from collections.abc import Callable

import attrs
import pytest
from planning.test_checklist import checklist_of, core, demo, rows_of, with_line, with_rules

from ecoevent.engine.judging import Status, judge
from ecoevent.engine.pack import Phase
from ecoevent.facts import measure, measure_actual
from ecoevent.plan.model import Actual, Plan
from ecoevent.plan.reading import parse_plan
from ecoevent.plan.sections.event import Event
from ecoevent.planning.checklist import Checklist, Mark, Row, build_checklist
from ecoevent.scoring.packs import load_pack
from ecoevent.scoring.totals import score
from ecoevent.showing.printing.page import PrintedRow, printed
from ecoevent.showing.printing.rendering import render_checklist
from ecoevent.words.text import Lang

STARTS, ENDS = dt.date(2026, 10, 15), dt.date(2026, 10, 18)
DONE = """
event: {name: Fair, starts: 2026-10-15, format: in_person}
waste: {streams: [recyclables, landfill]}
actual:
  waste: {streams: [recyclables, landfill], signage: true}
  evidence:
    - {supports: [waste.streams], what: Weigh slips}
"""


def done() -> Plan:
    """An event with evidence of one thing, and none of the other."""
    return parse_plan(DONE.encode(), file="done.yaml")


def by_evidence(plan: Plan) -> Checklist:
    """The checklist of what evidence shows."""
    return build_checklist(plan, score(judge(measure_actual(plan), core())))


def marks(checklist: Checklist, rule_id: str) -> set[Mark]:
    """What the rows of a rule say."""
    return {row.mark for row in rows_of(checklist) if rule_id in row.rule_ids}


BUILDS = (checklist_of, by_evidence)


@pytest.mark.parametrize("build", BUILDS)
def test_what_evidence_shows_is_verified(build: Callable[[Plan], Checklist]) -> None:
    """Whether the checklist is of what is planned or of what is verified."""
    assert marks(build(done()), "waste.recyclables-sorted") == {Mark.VERIFIED}


def test_what_is_met_without_evidence_is_still_to_verify() -> None:
    """By the plan alone, and where `actual` says it but proves nothing."""
    bare = attrs.evolve(done(), actual=Actual())
    unproven = attrs.evolve(done(), actual=attrs.evolve(done().actual, evidence=()))

    assert marks(checklist_of(bare), "waste.recyclables-sorted") == {Mark.TO_VERIFY}
    assert marks(checklist_of(unproven), "waste.recyclables-sorted") == {Mark.TO_VERIFY}
    assert marks(by_evidence(unproven), "waste.recyclables-sorted") == {Mark.TO_VERIFY}


def test_what_no_evidence_decides_is_to_verify_once_only_evidence_counts() -> None:
    """Afterwards nothing is left to decide, only to prove."""
    planned, proven = ({row.mark for row in rows_of(build(done()))} for build in BUILDS)

    assert Mark.TO_DECIDE in planned
    assert Mark.TO_DECIDE not in proven


def test_what_only_the_event_itself_says_needs_no_evidence_and_is_not_verified() -> None:
    """Whether one can follow from afar stands in the plan, and nothing proved it."""
    plan = attrs.evolve(done(), event=attrs.evolve(done().event, format="hybrid", kind="congress"))
    pack = load_pack("minimum-and-advanced")

    assert marks(checklist_of(plan, pack), "need.remote-option") == {Mark.TO_VERIFY}


def test_what_is_verified_is_no_guess() -> None:
    """Whatever the plan assumed before."""
    rows = rows_of(checklist_of(demo()))

    assert any(row.is_assumed for row in rows)
    assert not any(row.is_assumed for row in rows if row.mark is Mark.VERIFIED)


def test_a_row_of_a_proven_and_an_unproven_rule_is_not_verified() -> None:
    """The more pressing wins."""
    proven = with_line("waste.recyclables-sorted", new_id="a.proven", role="waste")
    other = with_line("waste.tap-water", new_id="b.open", role="waste")
    (row,) = rows_of(checklist_of(done(), with_rules(core(), (proven, other))))

    assert row.mark is Mark.TO_DECIDE


def test_gates_on_the_cover_are_verified_too() -> None:
    """As the rows are."""
    gates = {gate.title.en: gate.mark for gate in checklist_of(done()).cover.gates}

    assert Mark.VERIFIED in gates.values()


def test_the_legend_explains_the_states_that_are_printed_and_no_other() -> None:
    """And what verifying means when only evidence counts."""
    planned, proven = (
        printed(checklist, "en").words["legend"]
        for checklist in (checklist_of(done()), by_evidence(done()))
    )

    assert "Verified: evidence shows it." in planned
    assert "To decide: " in planned
    assert "Assumed" not in planned
    assert "To decide: " not in proven
    assert "To verify: no evidence shows it yet." in proven


def test_a_sheet_explains_its_own_states_only() -> None:
    """A volunteer reads three lines less."""
    whole = printed(checklist_of(demo()), "en")
    marks = ("To do", "To decide", "To verify", "Verified")
    for sheet in whole.sheets:
        states = " ".join(row.state for phase in sheet.phases for row in phase.rows)

        assert [f"{mark}: " in sheet.legend for mark in marks] == [mark in states for mark in marks]
        assert ("Assumed: " in sheet.legend) == ("(assumed)" in states)


def test_what_is_still_to_decide_is_no_guess() -> None:
    """Whatever else was guessed: there is an answer to give, and none to doubt."""
    guessed = attrs.evolve(demo(), assumed=("participants", "catering"), actual=Actual())
    found = score(judge(measure(guessed), core()))
    open_guesses = {
        finding.rule.id
        for finding in found.findings.findings
        if finding.status is Status.UNKNOWN and finding.is_assumed
    }
    rows = [row for sheet in build_checklist(guessed, found).sheets for row in sheet.rows]
    asked = [row for row in rows if open_guesses & set(row.rule_ids)]

    assert {(row.mark, row.is_assumed) for row in asked} == {(Mark.TO_DECIDE, False)}


def one_row(phase: Phase, days: int, *, ends: dt.date | None = ENDS) -> Row:
    """The only row of an event of four days."""
    plan = Plan(event=Event(name="x", starts=STARTS, ends=ends))
    rule = with_line("waste.recyclables-sorted", new_id="a.a", phase=phase, due_days=days)
    (row,) = rows_of(checklist_of(plan, with_rules(core(), (rule,))))
    return row


@pytest.mark.parametrize(
    ("phase", "days", "due"),
    [
        ("before", -7, "2026-10-08"),
        ("during", 0, "2026-10-15"),
        ("during", 1, "2026-10-19"),
        ("after", 0, "2026-10-18"),
        ("after", 7, "2026-10-25"),
    ],
)
def test_days_count_before_the_first_and_after_the_last(phase: Phase, days: int, due: str) -> None:
    """Nobody writes a review in the middle of a festival."""
    assert one_row(phase, days).due == dt.date.fromisoformat(due)


def printed_row(row_phase: Phase, days: int, lang: Lang, ends: dt.date | None) -> PrintedRow:
    """The only row as it is printed."""
    plan = Plan(event=Event(name="x", starts=STARTS, ends=ends))
    rule = with_line("waste.recyclables-sorted", new_id="a.a", phase=row_phase, due_days=days)
    (sheet,) = printed(checklist_of(plan, with_rules(core(), (rule,))), lang).sheets
    return sheet.phases[0].rows[0]


def test_the_last_day_is_called_so_and_the_legend_says_how_days_count() -> None:
    """On an event of one day it is the day itself."""
    plan = Plan(event=Event(name="x", starts=STARTS))

    assert printed_row("after", 0, "fr", ENDS).due == "Dernier jour"
    assert printed_row("after", 0, "fr", None).due == "Jour\u00a0J"
    assert printed_row("after", 7, "fr", ENDS).due == "J+7"
    legend = printed(checklist_of(plan), "fr").words["legend"]
    assert "J+7\u00a0: sept jours après le dernier." in legend


def test_an_online_event_has_no_line_for_a_place() -> None:
    """Unless the plan names one; any other event has one to fill in."""
    online = Plan(event=Event(name="x", starts=STARTS, format="online"))
    named = attrs.evolve(online, venue=attrs.evolve(online.venue, name="Studio 3"))
    pages = [
        render_checklist(checklist_of(plan), format="md", langs=("en",))
        for plan in (online, named, Plan(event=Event(name="x", starts=STARTS)))
    ]

    assert ["**Venue**" in page for page in pages] == [False, True, True]


def test_a_sheet_is_signed_at_its_top_and_its_notes_never_stand_alone() -> None:
    """No page of an HTML sheet is spent on a signature or on notes."""
    page = render_checklist(checklist_of(demo()), format="html")
    sheets = page.split('<section class="sheet"')[1:]

    assert all(s.index("Signature") < s.index('class="actions"') for s in sheets)
    assert all(s.count("Signature") == 1 for s in sheets)
    assert ".end { break-before: avoid; }" in page
    assert all('<tr class="end">' in s.rsplit("<tbody>", 1)[1] for s in sheets)


def test_a_result_that_no_answer_can_change_says_so() -> None:
    """Rather than between 84 % and 84 %."""
    cover = checklist_of(demo()).cover
    total = attrs.evolve(cover.total, highest=cover.total.points)
    decided = attrs.evolve(checklist_of(demo()), cover=attrs.evolve(cover, total=total))

    assert "depending on missing" in printed(checklist_of(demo()), "en").result[1]
    assert printed(decided, "en").result[1] == "No answer is missing for this result."
