"""The example plans: each can be used, and together they exercise all that the core pack says."""

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import attrs
import pytest
from helpers.kept_figures import kept_figures

from ecoevent.commands.demo import example_plans
from ecoevent.engine.fact import FactName
from ecoevent.engine.judging import Finding, Findings, Status
from ecoevent.engine.pack import Rule
from ecoevent.facts import VOCABULARY, claims, goods, meals, people
from ecoevent.knowledge.resources import shipped
from ecoevent.plan.fields import FieldInfo, declared
from ecoevent.plan.model import field_at
from ecoevent.plan.paths import parent
from ecoevent.planning.checklist import Row
from ecoevent.scoring.assessing import Assessment, assess
from ecoevent.scoring.packs import load_pack
from ecoevent.showing.printing import build_checklist, render_checklist
from ecoevent.showing.terminal.scores import score_text
from ecoevent.words.text import LANGS, Lang

PLANS = example_plans()
ON_SITE = re.compile(
    r"\b(bacs?|tri|gourde|vaisselle|gobelets?|repas|traiteur|lieu|bouteilles?|exposants?|salle"
    r"|bins?|sorting|dish(es)?|cups?|meals?|caterer|venue|bottles?|exhibitors?|room)\b"
)
RULES = load_pack("core").rules
READ = load_pack("core").readers
EVERY_PLAN = pytest.mark.parametrize("name", PLANS)
EVERY_RULE = pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
EVERY_LANG = pytest.mark.parametrize("lang", LANGS)
DERIVED = {
    one.kind.name: one for one in (*people.DERIVED, *meals.DERIVED, *goods.DERIVED, *claims.DERIVED)
}
FLAGS = [name for name in READ if VOCABULARY()[name].type == "flag"]
# An action begins with an infinitive: «Trier», «Ne pas imprimer», «S'assurer».
INFINITIVE = re.compile(r"(Ne pas )?([SN]'|Se )?\w+(er|ir|re)\b", re.IGNORECASE)


@cache
def assessed(name: str) -> Assessment:
    """The assessment of an example plan."""
    return assess(PLANS[name], load_pack("core"))


@cache
def judged() -> tuple[Findings, ...]:
    """What the pack says of every example, as planned and as done; of some with a forecast too."""
    told = [assess(PLANS[name], load_pack("core"), travel=f) for name, f in kept_figures().items()]
    both = [(found.planned, found.verified) for found in [*map(assessed, PLANS), *told]]
    return tuple(score.findings for pair in both for score in pair if score is not None)


def found_of(rule: Rule) -> list[Finding]:
    """What the rule says of every example."""
    return [finding for each in judged() if (finding := each.of(rule.id)) is not None]


def missed_by(rule: Rule) -> Iterator[str]:
    """What the rule can say and says of no example."""
    found = found_of(rule)
    wanted = {Status.MET, Status.NOT_MET, Status.UNKNOWN}
    wanted |= {Status.NOT_APPLICABLE} if rule.applies is not None else set()
    for status in sorted(wanted - {finding.status for finding in found}, key=lambda s: s.value):
        yield f"never {status.value}"
    given = {finding.points for finding in found if _is_by_logic(finding)}
    for points in sorted(_points_of(rule) - given):
        yield f"never {points} points"
    if _is_linear(rule) and not given - {0, rule.weight}:
        yield "never between the bottom and the top"
    if rule.certificates and not any(finding.certificate for finding in found):
        yield "never fulfilled by a certificate"


def _is_by_logic(finding: Finding) -> bool:
    is_open = finding.status in {Status.UNKNOWN, Status.NOT_APPLICABLE}
    return not is_open and finding.certificate is None


def _is_linear(rule: Rule) -> bool:
    return rule.text.scale is not None and rule.text.scale.kind == "linear"


def _points_of(rule: Rule) -> set[int]:
    """The points that some example must get: every step and tier, the ends of a line."""
    if rule.scale is None:
        return {tier.points for tier in rule.tiers}
    return {0, rule.weight} if _is_linear(rule) else set(rule.scale.points)


@EVERY_RULE
def test_the_examples_exercise_every_rule(rule: Rule) -> None:
    """Met, not met, unknown and not applicable; every step, every tier, both ends of a line."""
    assert list(missed_by(rule)) == []


@pytest.mark.slow
@EVERY_RULE
def test_a_rule_that_no_example_reaches_is_listed(rule: Rule) -> None:
    """The test above is seen to fail: a rule of that id is in no finding."""
    unseen = attrs.evolve(rule, text=attrs.evolve(rule.text, id="food.unheard-of"))

    assert "never met" in list(missed_by(unseen))


def answers(group: Any, path: str = "") -> Iterator[tuple[str, object]]:
    """Each answer of a plan with its path, without positions, what was done as what was planned."""
    for name, field in declared(type(group)).items():
        value = getattr(group, name)
        here = name if path in {"", "actual"} else f"{path}.{name}"
        if field.kind == "record" and value is not None:
            yield from answers(value, here)
        elif field.kind == "records":
            for item in value or ():
                yield from answers(item, here)
        else:
            yield here, value


def fields_read() -> dict[str, FieldInfo]:
    """The fields with words to choose from that a rule reads, itself or through a derived fact."""
    paths = [path for fact in READ for path in (DERIVED[fact].paths if fact in DERIVED else [fact])]
    bare = [path.replace("[]", "") for path in paths]
    known = {path if field_at(path) else parent(path) for path in bare}
    found = {path: field_at(path) for path in sorted(known)}
    return {path: field for path, field in found.items() if field is not None and field.choices}


@cache
def words_given() -> frozenset[tuple[str, object]]:
    """Each word that an example chooses, with the path of its field."""
    said = [pair for plan in PLANS.values() for pair in answers(plan)]
    return frozenset(
        (path, word)
        for path, value in said
        for word in (value if isinstance(value, tuple) else (value,))
    )


@pytest.mark.parametrize("path", fields_read())
def test_the_examples_make_every_choice(path: str) -> None:
    """Every word of every field that a rule reads is chosen by some example."""
    missed = [w for w in fields_read()[path].choices if (path, w) not in words_given()]

    assert missed == []


@pytest.mark.parametrize("flag", FLAGS)
def test_the_examples_answer_yes_and_no(flag: FactName) -> None:
    """Every flag that a rule reads is true in some example and false in another."""
    given = {each.facts[flag].value for each in judged()}

    assert {True, False} <= given


@EVERY_PLAN
def test_an_invented_event_says_so(name: str) -> None:
    """In its name; a real one says in its first line that it is real."""
    first = (shipped("examples") / f"{name}.yaml").read_text("utf-8").splitlines()[0]
    is_invented = re.search(r"\((exemple fictif|fictitious example)\)$", PLANS[name].event.name)

    assert is_invented or first.startswith(("# Un vrai", "# Une vraie"))


def test_the_guide_of_the_examples_names_each_once() -> None:
    """One line an example, and no line for a plan that is gone."""
    guide = (shipped("examples") / "README.md").read_text("utf-8")

    assert sorted(re.findall(r"\[([\w-]+)\.yaml\]", guide)) == sorted(PLANS)


def test_the_examples_are_very_different() -> None:
    """Ten plans and more: every level and none, failed and open gates, guesses and proofs."""
    planned = [assessed(name).planned for name in PLANS]
    levels = {level.id if level else None for s in planned for level in (s.level, s.supposed)}

    assert len(PLANS) >= 10
    assert levels == {None, *(level.id for level in load_pack("core").text.levels)}
    assert sum(1 for name in PLANS if assessed(name).verified) >= 3
    assert any(score.failed_gates for score in planned)
    assert any(score.open_gates for score in planned)
    assert any(plan.assumed for plan in PLANS.values())
    assert any(plan.event.ends for plan in PLANS.values())


@EVERY_LANG
@EVERY_PLAN
def test_every_example_can_be_scored_and_printed(name: str, lang: Lang) -> None:
    """Score and checklist, in both languages and formats."""
    found = assessed(name)
    checklist = build_checklist(found.plan, found.planned)

    assert found.plan.event.name in score_text(found, lang)
    assert "<main" in render_checklist(checklist, format="html", langs=(lang,))
    assert render_checklist(checklist, format="md", langs=(lang,)).startswith("# ")


def rows_of(name: str) -> list[Row]:
    """Every row of the checklist of an example."""
    found = assessed(name)
    return [r for sheet in build_checklist(found.plan, found.planned).sheets for r in sheet.rows]


def counted_from(name: str, row: Row) -> dt.date:
    """The first day, or the last for what comes after it."""
    event = PLANS[name].event
    is_after = row.due_days > 0 or (row.due_days == 0 and row.phase == "after")
    return (event.ends or event.starts) if is_after else event.starts


@EVERY_PLAN
def test_every_row_says_what_who_when_and_which_proof(name: str) -> None:
    """A verb, an owner, a due date and evidence, in both languages."""
    for row in rows_of(name):
        said = [row.action, row.role.title, *row.evidence]

        assert INFINITIVE.match(row.action.fr), row.rule_ids
        assert row.evidence
        assert all(text.fr.strip() and text.en.strip() for text in said), row.rule_ids
        assert (row.due - counted_from(name, row)).days == row.due_days


@pytest.mark.parametrize("name", [n for n, plan in PLANS.items() if plan.event.format == "online"])
def test_an_online_event_is_told_of_nothing_on_site(name: str) -> None:
    """No bin, no meal, no room: nobody is there."""
    said = [text for row in rows_of(name) for text in (row.action, *row.evidence)]

    assert [text.fr for text in said if ON_SITE.search(f"{text.fr} / {text.en}")] == []


@EVERY_PLAN
def test_no_row_stands_twice(name: str) -> None:
    """Nobody is told the same thing twice."""
    said = [(row.role.id, lang, row.action.to(lang)) for row in rows_of(name) for lang in LANGS]

    assert sorted(set(said)) == sorted(said)
