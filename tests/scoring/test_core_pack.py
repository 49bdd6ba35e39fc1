"""The packs that ship: sound, exercised, sourced, and said in both languages."""

import datetime as dt
import re
from importlib.resources import files

import pytest
from helpers.paths import ROOT

from ecoevent.commands.demo import example_plans
from ecoevent.engine.building import Problems
from ecoevent.engine.examples import read_facts
from ecoevent.engine.judging import Status, judge_rule
from ecoevent.engine.pack import Rule, texts_of
from ecoevent.engine.parsed import PARSED, parsed_json
from ecoevent.engine.sources import pack_sources
from ecoevent.facts import VOCABULARY
from ecoevent.plan.reading import parse_plan
from ecoevent.scoring.assessing import assess
from ecoevent.scoring.packs import check_pack_at, find_pack, load_pack, shipped_packs

RULES = [(name, rule) for name in shipped_packs() for rule in load_pack(name).rules]
BANNED = re.compile(
    r"carbon.?neutral|carboneutre|neutralité carbone|zero.?emission|zéro émission|green event"
    r"|évènement vert\b|climate positive|sans impact",
    re.IGNORECASE,
)


@pytest.mark.parametrize("name", shipped_packs())
def test_a_shipped_pack_has_no_problem(name: str) -> None:
    """Checked as a stranger's pack would be."""
    assert check_pack_at(name, on=dt.date(2026, 11, 1)) == ()


@pytest.mark.parametrize("name", shipped_packs())
def test_the_parsed_content_is_current(name: str) -> None:
    """`python tests/goldens.py` writes it again after a change of rules."""
    folder = find_pack(name)

    assert (folder / PARSED).read_text("utf-8") == parsed_json(pack_sources(folder), VOCABULARY())


def outcomes(rule: Rule) -> list[tuple[Status, int, float | None]]:
    """Status, points and measure of each of the rule's examples."""
    found = []
    for example in rule.text.examples:
        facts = read_facts(
            example.given, path="", vocabulary=VOCABULARY(), problems=Problems(lambda _: None)
        )
        assert facts is not None
        finding = judge_rule(rule, facts, VOCABULARY())
        found.append((finding.status, finding.points, finding.value))
    return found


@pytest.mark.parametrize(("pack", "rule"), RULES, ids=[rule.id for _, rule in RULES])
def test_every_step_and_tier_has_an_example(pack: str, rule: Rule) -> None:
    """Steps and tiers are all shown; a linear scale shows a point between its ends."""
    given = {points for status, points, _ in outcomes(rule) if status is not Status.UNKNOWN}
    if rule.scale is None:
        wanted = {tier.points for tier in rule.tiers}
    elif rule.text.scale is not None and rule.text.scale.kind == "steps":
        wanted = set(rule.scale.points)
    else:
        wanted = {rule.scale.top}

    assert wanted <= given, pack


@pytest.mark.parametrize(("pack", "rule"), RULES, ids=[rule.id for _, rule in RULES])
def test_the_two_languages_are_two_texts(pack: str, rule: Rule) -> None:
    """No French text is the English one, left untranslated."""
    same = [text.en for text in texts_of(rule.text) if text.fr == text.en and len(text.en) > 12]

    assert same == [], pack


@pytest.mark.parametrize(("pack", "rule"), RULES, ids=[rule.id for _, rule in RULES])
def test_no_text_makes_a_claim_that_we_refuse(pack: str, rule: Rule) -> None:
    """The words of greenwashing are never printed by us."""
    found = [BANNED.search(said) for text in texts_of(rule.text) for said in (text.fr, text.en)]

    assert not any(found), pack


@pytest.mark.parametrize(("pack", "rule"), RULES, ids=[rule.id for _, rule in RULES])
def test_french_spaces_do_not_break(pack: str, rule: Rule) -> None:
    """A no-break space stands before : ; ? ! % and inside « »."""
    wrong = [
        text.fr
        for text in texts_of(rule.text)
        for found in [re.search(r"[ \w][:;?!](?= |$)|(?<!\u00a0)[»%](?!\w)|«(?!\u00a0)", text.fr)]
        if found
    ]

    assert wrong == [], pack


@pytest.mark.parametrize(("pack", "rule"), RULES, ids=[rule.id for _, rule in RULES])
def test_equivalents_are_written_one_way(pack: str, rule: Rule) -> None:
    """`kg éq. CO2` in French, as Québec's ministries write it, and `kg CO2e` in English."""
    texts = texts_of(rule.text)

    assert [text.fr for text in texts if "CO2e" in text.fr or "CO2 éq" in text.fr] == [], pack
    assert [text.en for text in texts if "éq." in text.en or "eq." in text.en] == [], pack


def tabled(name: str) -> str:
    """A row of docs/weights.md, as the pack has it."""
    core = load_pack("core")
    four = {principle.id for principle in core.text.principles[:4]}
    tallies = assess(example_plans()[name], core).planned.principles
    points = sum(one.tally.out_of for one in tallies)
    promised = sum(one.tally.out_of for one in tallies if one.principle.id in four)
    return f"(../examples/{name}.yaml) | {points} | {round(100 * promised / points)} % |"


def test_the_page_of_the_weights_gives_the_weights() -> None:
    """Every principle with its rules and points, the examples with what applies to them."""
    page = (ROOT / "docs" / "weights.md").read_text("utf-8")
    core = load_pack("core")
    for principle in core.text.principles:
        of = [rule for rule in core.rules if rule.principle == principle.id]
        rules = [rule for rule in of if rule.kind != "promise"]
        weight = sum(rule.weight for rule in rules)

        assert f"| {principle.title.en} | {len(rules)} | {weight} | " in page
    for name in re.findall(r"\.\./examples/([\w-]+)\.yaml\) \| \d+ \| \d+ % \|", page):
        assert tabled(name) in page


LINE = re.compile(
    r"^\| \[([\w-]+)\]\(\S+\) \| [\d,]+ \| (?:[\d.,]+ \| ){3}([\d.,]+) \| (\d+) % \| \d+ %"
    r" \| (\d+) % \| (\w+) \|$",
    re.MULTILINE,
)


def test_points_do_not_run_against_kilograms() -> None:
    """The table is core's as it is, and what emits less ranks higher: a half of it at least."""
    page = (ROOT / "docs" / "weights.md").read_text("utf-8")
    found = LINE.findall(page)
    for name, _, coverage, percent, level in found:
        planned = assess(example_plans()[name], load_pack("core")).planned
        said = planned.level.title.en if planned.level else "none"

        assert (coverage, percent, level) == (
            f"{planned.total.coverage:.0f}",
            f"{planned.total.score:.0f}",
            said,
        ), f"{name}: run scripts/weights_table.py"

    assert len(found) >= 12
    known = [line for line in found if int(line[2]) >= 85]
    by_kg = sorted(known, key=lambda line: float(line[1].replace(",", "")))
    by_score = sorted(known, key=lambda line: -int(line[3]))
    apart = sum((by_kg.index(line) - by_score.index(line)) ** 2 for line in known)
    assert 6 * apart / (len(known) ** 3 - len(known)) - 1 <= -0.5


def test_no_rule_rewards_offsets() -> None:
    """Offsets are listed beside a score, never counted."""
    readers = [rule.id for _, rule in RULES if any("offset" in fact for fact in rule.reads)]

    assert readers == []


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("{languages: [fr]}", Status.MET),
        ("{languages: [en]}", Status.NOT_MET),
        ("{languages: [fr, en], french_first: false}", Status.NOT_MET),
        ("{languages: [fr, en], french_first: true, ticket_terms_french: true}", Status.MET),
        ("{is_bilingual: true}", Status.UNKNOWN),
        ("{programme: digital}", Status.UNKNOWN),
    ],
)
def test_french_comes_first_or_the_duty_is_not_met(said: str, expected: Status) -> None:
    """In Québec, whatever the other languages are."""
    assert french_first("Montréal", said) is expected


@pytest.mark.parametrize("place", ["Paris", "Toronto", "Nowhere-at-all", "~"])
def test_a_duty_is_reported_where_the_venue_lies_and_nowhere_else(place: str) -> None:
    """Asked for by name or not, and not where the place is not known."""
    assert french_first(place, "{languages: [en]}") is Status.NOT_APPLICABLE


def french_first(place: str, said: str) -> Status:
    """What the pack quebec says of the languages of an event at a place."""
    plan = parse_plan(
        f"event: {{name: Fête, starts: 2027-06-05}}\nvenue: {{place: {place}}}\n"
        f"communication: {said}\n"
    )
    found = assess(plan, load_pack("quebec")).planned.findings.of("language.french-first")
    assert found is not None
    return found.status


def test_every_entry_of_a_checklist_names_a_day_and_an_action() -> None:
    """No entry is empty, none stands twice in a rule."""
    for _, rule in RULES:
        said = [(line.phase, line.text.fr) for line in rule.text.checklist]

        assert len(set(said)) == len(said)
        assert all(action for _, action in said)


def test_what_is_done_during_the_event_is_due_on_its_day() -> None:
    """What comes a day later, such as the teardown, belongs to what is done after."""
    lines = [line for _, rule in RULES for line in rule.text.checklist]

    assert {line.due_days for line in lines if line.phase == "during"} == {0}
    assert min(line.due_days for line in lines if line.phase == "after") >= 0
    assert max(line.due_days for line in lines if line.phase in {"design", "before"}) <= 0


def test_the_readme_of_the_rules_teaches_a_rule_that_passes() -> None:
    """The sample rule in both guides is read and checked."""
    from ecoevent.engine.reading import check_pack  # noqa: PLC0415

    head = (files("ecoevent.rules") / "core" / "pack.yaml").read_bytes()
    for guide in ("README.md", "LISEZMOI.md"):
        text = (files("ecoevent.rules") / guide).read_text("utf-8")
        blocks = re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)
        sample = next(block for block in blocks if "- id:" in block)
        rules = sample if sample.startswith("rules:") else "rules:\n" + sample
        problems = check_pack({"pack.yaml": head, "mine.yaml": rules.encode()}, VOCABULARY())[1]

        assert {found.code for found in problems} <= {"R301", "R311"}, guide
