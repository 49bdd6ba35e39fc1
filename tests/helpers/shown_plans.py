"""What people look at: three plans in full, every rule explained once, a line for each other plan.

Hashes and line numbers are masked, so that a file changes only where what it says changes.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from helpers.compact import compact_json
from helpers.kept_figures import FORECAST, kept_figures
from helpers.paths import EXAMPLES, PLANS

from ecoevent import assess, explain, load_pack, parse_plan, questions
from ecoevent.engine.judging import Finding, Status
from ecoevent.facts import VOCABULARY
from ecoevent.scoring.assessing import Assessment
from ecoevent.scoring.totals import Score
from ecoevent.showing.exporting.scores import (
    assessment_json,
    explanation_json,
    facts_json,
    questions_json,
)
from ecoevent.showing.printing import Format, build_checklist, render_checklist
from ecoevent.showing.terminal.explanations import explanation_text
from ecoevent.showing.terminal.layout import columns
from ecoevent.showing.terminal.lists import facts_text, questions_text
from ecoevent.showing.terminal.packs import rules_text
from ecoevent.showing.terminal.scores import score_text
from ecoevent.words.text import Lang

# A hybrid day with evidence and open questions, a large fair that does little, an online hour.
IN_FULL = ("demo", "trade-fair", "webinar")
# A pack other than core, so that a word of core's rules changes no page of the printed layout.
OTHER_PACK = "minimum-and-advanced"
_RULE = "─" * 80


@cache
def assessment(plan: str, pack: str = "core") -> Assessment:
    """The assessment of an example plan."""
    file = f"examples/{plan}.yaml"
    return assess(parse_plan((EXAMPLES / f"{plan}.yaml").read_bytes(), file=file), load_pack(pack))


@cache
def assessment_with_travel(plan: str) -> Assessment:
    """The assessment of an example plan with the figures of its forecast."""
    return assess(assessment(plan).plan, load_pack(), travel=kept_figures()[plan])


def masked(text: str) -> str:
    """*text* without hashes and line numbers, which change where nothing is said differently."""
    text = re.sub(r"\(([0-9a-f]{12})\)|(?<=\")([0-9a-f]{12})(?=\")", "(HASH)", text)
    return re.sub(r"(examples/[\w-]+\.yaml):\d+:(\d+)", r"\1:…:\2", text)


def in_full(plan: str, lang: Lang) -> str:
    """All that the commands print of a plan, one after the other."""
    found = assessment(plan)
    findings = found.planned.findings
    facts = [fact for fact in findings.facts.values() if fact.value is not None]
    parts = {
        "score": score_text(found, lang),
        "questions": questions_text(questions(findings), lang),
        "facts": facts_text(facts, VOCABULARY(), lang),
        "checklist": checklist(plan, lang, format="md"),
    }
    if plan in FORECAST:
        parts["score --travel"] = score_text(assessment_with_travel(plan), lang)
    return masked("".join(_headed(f"ecoevent {told}", text) for told, text in parts.items()))


def checklist(plan: str, lang: Lang, *, format: Format, pack: str = "core") -> str:  # noqa: A002
    """What `ecoevent checklist` prints."""
    found = assessment(plan, pack)
    made = build_checklist(found.plan, found.planned)
    return masked(render_checklist(made, format=format, langs=(lang,)))


def pack_explained(lang: Lang) -> str:
    """The rules of core, then each explained once, of the plan in full of which it says most."""
    pack = load_pack()
    parts = [_headed("ecoevent rules", rules_text(pack, lang))]
    for rule in pack.rules:
        plan = telling(rule.id)
        text = explanation_text(explain(assessment(plan).planned.findings, rule.id), lang)
        parts.append(_headed(f"ecoevent explain {plan}.yaml {rule.id}", text))
    return masked("".join(parts))


@cache
def telling(rule: str) -> str:
    """Of which of the plans in full the explanation of a rule is the longest."""

    def length(plan: str) -> int:
        found = explain(assessment(plan).planned.findings, rule)
        return explanation_text(found, "fr").count("\n")

    return max(IN_FULL, key=length)


def summaries() -> str:
    """One line for each result of each example: score, level, promise, principles, gates."""
    heads = ["plan", "result", "score", "between", "level", *_principles()]
    rows = [[*heads, "promise", "gates", "not met"]]
    for plan in PLANS:
        rows += _rows(plan, assessment(plan))
        if plan in FORECAST:
            rows += [_row(plan, "with travel", assessment_with_travel(plan).planned)]
    return "\n".join(columns(rows)) + "\n"


def _principles() -> list[str]:
    return [principle.id for principle in load_pack().text.principles]


def _rows(plan: str, found: Assessment) -> Iterator[list[str]]:
    yield _row(plan, "planned", found.planned)
    if found.verified is not None:
        yield _row(plan, "verified", found.verified)


def _row(plan: str, result: str, score: Score) -> list[str]:
    total = score.total
    promises = tuple(f for f in score.findings.findings if f.rule.kind == "promise")
    missed = [f.rule.id for f in (*promises, *score.gates) if f.status is Status.NOT_MET]
    return [
        plan,
        result,
        _whole(total.score),
        f"{_whole(total.worst)}-{_whole(total.best)}",
        "-" if score.level is None else score.level.id,
        *(_whole(part.tally.score) for part in score.principles),
        _kept(promises),
        _kept(score.gates),
        " ".join(missed),
    ]


def _kept(findings: Iterable[Finding]) -> str:
    """How many of those that apply are met, and how many are not known."""
    asked = [found for found in findings if found.status is not Status.NOT_APPLICABLE]
    met, unknown = (
        sum(found.status is status for found in asked) for status in (Status.MET, Status.UNKNOWN)
    )
    told = [f"{met} of {len(asked)}"] + [f"{unknown} unknown"] * (unknown > 0)
    return ", ".join(told) if asked else "-"


def _whole(percent: float | None) -> str:
    return "-" if percent is None else f"{percent:.0f}"


def exported() -> str:
    """Every JSON format, of the demonstration; the rule that is explained is not one of core."""
    found = assessment("demo")
    findings = found.planned.findings
    other = assessment("demo", OTHER_PACK).planned.findings
    formats = [
        assessment_json(found),
        explanation_json(explain(other, "food.organic")),
        questions_json(questions(findings)[:5]),
        facts_json(fact for fact in findings.facts.values() if fact.name.startswith("catering.")),
    ]
    return masked(compact_json(formats) + "\n")


def _headed(title: str, text: str) -> str:
    return f"{_RULE}\n{title}\n{_RULE}\n{text}\n"
