"""The checklist: every line once, in the right place, with who, when and what proof."""

import datetime as dt
from functools import cache
from typing import Any

import attrs
import pytest
from effort import examples
from helpers.paths import ROOT
from helpers.strategies import plans
from hypothesis import HealthCheck, given, settings, strategies as st

from ecoevent.engine.judging import Status, judge
from ecoevent.engine.pack import PHASES, ChecklistText, Rule, RulePack, index_readers
from ecoevent.errors import UnknownNameError
from ecoevent.facts import measure, measure_actual
from ecoevent.plan.model import Actual, Plan
from ecoevent.plan.reading import read_plan
from ecoevent.plan.sections.event import Event
from ecoevent.planning.checklist import (
    KINDS,
    Checklist,
    Mark,
    Row,
    build_checklist,
    is_verified,
    select,
)
from ecoevent.planning.targets import Target, target_of
from ecoevent.scoring.packs import load_pack
from ecoevent.scoring.totals import Score, score
from ecoevent.words.text import Text

DEMO = ROOT / "examples" / "demo.yaml"
FEW = settings(
    max_examples=examples(40),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
STARTS = dt.date(2026, 10, 15)


@cache
def core() -> RulePack:
    """The core pack."""
    return load_pack()


@cache
def demo() -> Plan:
    """The demonstration event."""
    return read_plan(DEMO)


def scored(plan: Plan, pack: RulePack | None = None) -> Score:
    """The planned score."""
    return score(judge(measure(plan), pack or core()))


def checklist_of(plan: Plan, pack: RulePack | None = None) -> Checklist:
    """The checklist of the plan."""
    return build_checklist(plan, scored(plan, pack))


def rows_of(checklist: Checklist) -> list[Row]:
    """Every row of every sheet."""
    return [row for sheet in checklist.sheets for row in sheet.rows]


def with_rules(pack: RulePack, rules: tuple[Rule, ...]) -> RulePack:
    """The pack with other rules."""
    return attrs.evolve(pack, rules=rules, readers=index_readers(rules))


def with_line(rule_id: str, *, new_id: str, **changes: Any) -> Rule:
    """A rule of the core pack with one line, under a new id."""
    rule = core().rule(rule_id)
    assert rule is not None
    line = ChecklistText(phase="before", due_days=-10, text=Text("Agir", "Act"))
    text = attrs.evolve(rule.text, id=new_id, checklist=(attrs.evolve(line, **changes),))
    return attrs.evolve(rule, text=text)


@FEW
@given(plans())
def test_every_line_of_every_rule_that_applies_is_in_exactly_one_row(plan: Plan) -> None:
    """Nothing is lost and nothing is printed twice."""
    found = scored(plan)
    rows = rows_of(build_checklist(plan, found))
    for finding in found.findings.findings:
        if finding.status is Status.NOT_APPLICABLE:
            continue
        for line in finding.rule.text.checklist:
            role = line.role or finding.rule.text.role
            same = [
                row
                for row in rows
                if (row.role.id, row.phase, row.action) == (role, line.phase, line.text)
                and finding.rule.id in row.rule_ids
            ]

            assert len(same) == 1


@FEW
@given(plans())
def test_no_rule_that_does_not_apply_has_a_row(plan: Plan) -> None:
    """What does not apply is not printed."""
    found = scored(plan)
    printed = {rule_id for row in rows_of(build_checklist(plan, found)) for rule_id in row.rule_ids}
    idle = {f.rule.id for f in found.findings.findings if f.status is Status.NOT_APPLICABLE}

    assert not printed & idle


@FEW
@given(plans())
def test_every_row_says_what_who_when_and_which_proof(plan: Plan) -> None:
    """No row without action, role, due date and evidence, in both languages."""
    for row in rows_of(checklist_of(plan)):
        said = [row.action, row.role.title, *row.evidence]

        assert row.evidence
        assert all(text.fr.strip() and text.en.strip() for text in said)
        assert isinstance(row.due, dt.date)


@FEW
@given(plans())
def test_no_sheet_is_empty_and_none_has_a_row_twice(plan: Plan) -> None:
    """A role without work has no sheet; a sheet says each thing once a phase."""
    for sheet in checklist_of(plan).sheets:
        said = [(row.phase, row.action) for row in sheet.rows]

        assert said
        assert len(said) == len(set(said))


@FEW
@given(plans(), st.randoms(use_true_random=False))
def test_the_order_of_the_rules_changes_nothing(plan: Plan, chance: Any) -> None:
    """The same rules in another order print the same checklist."""
    rules = list(core().rules)
    chance.shuffle(rules)

    assert checklist_of(plan, with_rules(core(), tuple(rules))) == checklist_of(plan)


@FEW
@given(plans())
def test_with_idle_rules_every_line_of_the_pack_is_there(plan: Plan) -> None:
    """Those that do not apply are marked so; the others are as without them."""
    found = scored(plan)
    whole = rows_of(build_checklist(plan, found, with_idle=True))
    said = {(row.role.id, row.phase, row.action) for row in whole}
    lines = {
        (line.role or rule.text.role, line.phase, line.text)
        for rule in core().rules
        for line in rule.text.checklist
    }

    assert said == lines
    applying = [row for row in whole if row.mark is not Mark.NOT_APPLICABLE]
    assert applying == rows_of(build_checklist(plan, found))


@pytest.mark.parametrize(
    ("days", "due"), [(-120, "2026-06-17"), (0, "2026-10-15"), (14, "2026-10-29")]
)
def test_a_due_date_counts_from_the_first_day(days: int, due: str) -> None:
    """Before it negative, after it positive."""
    rule = with_line("waste.recyclables-sorted", new_id="a.a", due_days=days)
    (row,) = rows_of(checklist_of(demo(), with_rules(core(), (rule,))))

    assert (row.due_days, row.due) == (days, dt.date.fromisoformat(due))


@pytest.mark.parametrize("starts", [dt.date.min, dt.date.max])
def test_a_due_date_stays_in_the_calendar(starts: dt.date) -> None:
    """An event on the first or last day of the calendar has a checklist all the same."""
    plan = Plan(event=Event(name="x", starts=starts))

    assert all(row.due for row in rows_of(checklist_of(plan)))


def test_the_same_text_of_two_rules_is_one_row_that_keeps_the_stronger() -> None:
    """The gate wins over points, the earlier date over the later, undone over done."""
    gate = with_line("waste.recyclables-sorted", new_id="a.gate", role="waste")
    points = with_line("waste.diversion", new_id="b.points", role="waste", due_days=-40)
    (row,) = rows_of(checklist_of(demo(), with_rules(core(), (points, gate))))

    assert row.rule_ids == ("a.gate", "b.points")
    assert (row.kind, row.mark, row.due_days) == ("mandatory", Mark.TO_DECIDE, -40)
    assert len(row.whys) == len(row.evidence) == len(row.targets) == 2


def test_the_same_text_in_another_phase_or_role_is_another_row() -> None:
    """Only role, phase and text together make a row the same."""
    rules = tuple(
        with_line("waste.diversion", new_id=f"a.{number}", role=role, phase=phase)
        for number, (role, phase) in enumerate(
            [("waste", "before"), ("waste", "after"), ("venue", "before")]
        )
    )

    assert len(rows_of(checklist_of(demo(), with_rules(core(), rules)))) == 3


@pytest.mark.parametrize(
    ("rule_id", "mark"),
    [
        ("waste.tap-water", Mark.TO_VERIFY),
        ("waste.reusable-tableware", Mark.TO_DO),
        ("waste.diversion", Mark.TO_DECIDE),
    ],
)
def test_what_is_left_to_do_follows_from_the_finding(rule_id: str, mark: Mark) -> None:
    """Met is to verify, partly met is to do, unknown is to decide."""
    plan = attrs.evolve(demo(), actual=Actual())
    marks = {row.mark for row in rows_of(checklist_of(plan)) if rule_id in row.rule_ids}

    assert marks == {mark}


def test_rows_stand_in_the_order_of_the_work_gates_first() -> None:
    """By phase, then by date; on the same date what is mandatory leads."""
    (sheet,) = select(checklist_of(demo()), roles=["coordination"]).sheets
    order = [(PHASES.index(row.phase), row.due_days, KINDS.index(row.kind)) for row in sheet.rows]

    assert order == sorted(order)
    assert {row.kind for row in sheet.rows} >= {"mandatory", "points"}


def test_advice_without_evidence_still_says_what_to_keep() -> None:
    """Only gates and points must name their evidence; a row always does."""
    rule = with_line("waste.compostable-plastic", new_id="a.a")
    rule = attrs.evolve(rule, text=attrs.evolve(rule.text, evidence=None))
    (row,) = rows_of(checklist_of(demo(), with_rules(core(), (rule,))))

    assert row.evidence[0].en == "Photo, email or invoice, dated"


def test_a_planned_score_is_not_verified_and_a_verified_one_is() -> None:
    """Which it is follows from the facts, with or without any evidence."""
    bare = Plan(event=Event(name="x", starts=STARTS))
    verified = [score(judge(measure_actual(plan), core())) for plan in (demo(), bare)]

    assert [is_verified(scored(plan)) for plan in (demo(), bare)] == [False, False]
    assert [is_verified(one) for one in verified] == [True, True]


def test_the_cover_names_the_rules_behind_the_score() -> None:
    """Id, version and hash travel with the numbers."""
    cover = checklist_of(demo()).cover

    assert (cover.pack_id, cover.pack_version) == ("core", core().version)
    assert cover.pack_hash == core().hash


def test_the_cover_lists_the_gates_that_apply() -> None:
    """Each by its title, in the order of their ids."""
    found = sorted(scored(demo()).findings.findings, key=lambda finding: finding.rule.id)
    gates = [
        finding.rule.text.title
        for finding in found
        if finding.rule.kind == "mandatory" and finding.status is not Status.NOT_APPLICABLE
    ]

    assert len(gates) > 2
    assert [gate.title for gate in checklist_of(demo()).cover.gates] == gates


def test_an_assumed_number_of_people_says_so() -> None:
    """A guess is printed as a guess."""
    plan = attrs.evolve(demo(), assumed=("participants.in_person",))

    assert checklist_of(plan).cover.in_person.is_assumed
    assert not checklist_of(plan).cover.online.is_assumed


@FEW
@given(
    st.sets(st.sampled_from([role.id for role in load_pack().text.roles])),
    st.sets(st.sampled_from(["design", "before", "during", "after"])),
)
def test_a_selection_keeps_exactly_these_roles_and_phases(
    roles: set[str], phases: set[str]
) -> None:
    """None given means all."""
    whole = rows_of(checklist_of(demo()))
    kept = [
        row
        for row in whole
        if (not roles or row.role.id in roles) and (not phases or row.phase in phases)
    ]

    assert rows_of(select(checklist_of(demo()), roles=roles, phases=phases)) == kept  # type: ignore[arg-type]


def test_a_role_that_the_pack_does_not_have_is_refused_with_the_nearest() -> None:
    """The message names what was asked, the nearest and all there are."""
    with pytest.raises(
        UnknownNameError, match=r"no role 'catring' .*waste.*; did you mean 'catering'\?"
    ):
        select(checklist_of(demo()), roles=["catring"])


def test_a_phase_that_does_not_exist_is_refused() -> None:
    """As for a role."""
    with pytest.raises(
        UnknownNameError, match=r"no phase 'later' \(the phases: design, before, .*after'\?"
    ):
        select(checklist_of(demo()), phases=["later"])  # type: ignore[list-item]


@pytest.mark.parametrize(
    ("rule_id", "limits"),
    [
        ("food.vegetarian-share", [("at_least", 1.0, "%")]),
        ("food.beef-limited", [("at_most", 0.0, "%")]),
        ("digital.data-kept", [("at_most", 180.0, "days")]),
        ("waste.quantity", [("at_most", 0.5, "kg/participant_days")]),
        ("mobility.car-free-access", [("at_most", 1000.0, "m"), ("at_least", 0.3, "%")]),
        ("local.menu-sourcing", [("at_least", 0.5, "%"), ("at_least", 0.33, "%")]),
        ("climate.reduction-target", [("at_least", 0.05, "%")]),
        ("waste.recyclables-sorted", []),
    ],
)
def test_the_target_of_a_rule_is_what_gives_all_of_it(
    rule_id: str, limits: list[tuple[str, float, str]]
) -> None:
    """The top of the scale, or the numbers of a short condition; else the title says it."""
    found = target_of(_rule(rule_id), core().vocabulary).limits

    assert [(limit.side, limit.value, limit.unit) for limit in found] == limits


def test_the_target_of_tiers_is_the_best_one() -> None:
    """Its title, above the rule's."""
    found = target_of(_rule("mobility.transit-offer"), core().vocabulary)

    assert found == Target(
        title=Text("Transport collectif offert", "Transit offered"),
        words=Text("Titre inclus", "Ticket included"),
    )


def test_either_of_two_limits_is_enough_where_the_rule_says_or() -> None:
    """And not where it says and."""
    assert target_of(_rule("mobility.car-free-access"), core().vocabulary).is_either
    assert not target_of(_rule("waste.stations-clear"), core().vocabulary).is_either


def _rule(rule_id: str) -> Rule:
    rule = core().rule(rule_id)
    assert rule is not None
    return rule
