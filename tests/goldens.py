"""All that is generated and committed: what people look at, reference pages, schema, parsed packs.

    python tests/goldens.py

writes it all again; look at the difference and say in the commit why it is right.
"""

import json
from collections.abc import Callable, Mapping
from functools import cache, partial
from pathlib import Path

from behaviour_page import behaviour_page
from forecast_goldens import forecast_goldens
from forecasts import FORECAST, KEPT, figures_page, kept_figures
from travel.broken_factors import told as factor_problems

from ecoevent import assess, explain, load_pack, parse_plan, questions
from ecoevent.engine.diagnostics import EXPRESSION, PACK, RULE
from ecoevent.engine.fact import FactKind
from ecoevent.engine.parsed import PARSED, parsed_json
from ecoevent.engine.sources import pack_sources
from ecoevent.facts import VOCABULARY
from ecoevent.footprint import load_factors
from ecoevent.footprint.comparing import compare_trip
from ecoevent.footprint.factor_sets.problems import FACTOR
from ecoevent.footprint.factors import shipped_factor_sets
from ecoevent.plan.checks import VALUES
from ecoevent.plan.commented import initial_plan
from ecoevent.plan.doubting import DOUBTS
from ecoevent.plan.lists import LIST_PROBLEMS
from ecoevent.plan.model import MODEL_PROBLEMS
from ecoevent.plan.paths import PATH_PROBLEMS
from ecoevent.plan.schema import schema_text
from ecoevent.plan.sections.event import EVENT_PROBLEMS
from ecoevent.plan.sections.mobility import MOBILITY_PROBLEMS
from ecoevent.reading.diagnostics import DOCUMENT, SHAPE, SYNTAX
from ecoevent.registrations.problems import SYSTEM_PROBLEMS
from ecoevent.scoring.assessing import Assessment
from ecoevent.scoring.packs import find_pack, shipped_packs
from ecoevent.showing.exporting.scores import (
    assessment_json,
    explanation_json,
    facts_json,
    questions_json,
)
from ecoevent.showing.printing import Format, build_checklist, render_checklist
from ecoevent.showing.terminal.explanations import explanation_text
from ecoevent.showing.terminal.factors import compared_text, factor_text, set_text
from ecoevent.showing.terminal.lists import facts_text, questions_text
from ecoevent.showing.terminal.packs import rules_text
from ecoevent.showing.terminal.scores import score_text
from ecoevent.travel.choice.homes import HOMES_PROBLEMS
from ecoevent.travel.choice.problems import BEHAVIOUR
from ecoevent.travel.day.planned import DAY_PROBLEMS
from ecoevent.travel.day.service_checks import SERVICE_PROBLEMS
from ecoevent.travel.day.timetables import TIMETABLE_PROBLEMS
from ecoevent.words.text import LANGS, Lang

ROOT = Path(__file__).parents[1]
FOLDER = Path(__file__).parent / "golden"
CATALOGUES = (
    DOCUMENT, SYNTAX, SHAPE, VALUES, EVENT_PROBLEMS, MOBILITY_PROBLEMS, TIMETABLE_PROBLEMS,
    DAY_PROBLEMS, HOMES_PROBLEMS, PATH_PROBLEMS, MODEL_PROBLEMS, LIST_PROBLEMS, EXPRESSION, RULE,
    PACK, FACTOR, BEHAVIOUR, SERVICE_PROBLEMS, SYSTEM_PROBLEMS, DOUBTS,
)  # fmt: skip
PLANS = tuple(sorted(path.stem for path in (ROOT / "examples").glob("*.yaml")))


@cache
def assessment(plan: str) -> Assessment:
    """The assessment of an example plan by the core pack."""
    file = f"examples/{plan}.yaml"
    return assess(parse_plan((ROOT / file).read_bytes(), file=file), load_pack())


def scored(plan: str, lang: Lang) -> str:
    """What `ecoevent score` prints."""
    return score_text(assessment(plan), lang)


def scored_with_travel(plan: str, lang: Lang) -> str:
    """What `ecoevent score --travel` prints."""
    found = assessment(plan).plan
    return score_text(assess(found, load_pack(), travel=kept_figures()[plan]), lang)


def explained(plan: str, lang: Lang) -> str:
    """What `ecoevent explain` prints, for every rule."""
    found = assessment(plan).planned.findings
    texts = [explanation_text(explain(found, rule.id), lang) for rule in found.pack.rules]
    return ("-" * 80 + "\n").join(texts)


def asked(plan: str, lang: Lang) -> str:
    """What `ecoevent questions` prints."""
    return questions_text(questions(assessment(plan).planned.findings), lang)


def listed_facts(plan: str, lang: Lang) -> str:
    """What `ecoevent facts` prints."""
    facts = assessment(plan).planned.findings.facts.values()
    return facts_text([fact for fact in facts if fact.value is not None], VOCABULARY(), lang)


def exported(plan: str) -> str:
    """Every JSON format, of one plan."""
    result = assessment(plan)
    found = result.planned.findings
    formats = [
        assessment_json(result),
        explanation_json(explain(found, "food.vegetarian-share")),
        questions_json(questions(found)),
        facts_json(fact for fact in found.facts.values() if fact.name.startswith("catering.")),
    ]
    return json.dumps(formats, ensure_ascii=False, indent=1) + "\n"


def checklist(plan: str, lang: Lang, *, format: Format) -> str:  # noqa: A002 (as in the library)
    """What `ecoevent checklist` prints."""
    found = assessment(plan)
    made = build_checklist(found.plan, found.planned)
    return render_checklist(made, format=format, langs=(lang,))


def facts_page() -> str:
    """docs/facts.md: every fact that rules may speak of."""
    lines = [
        "# Facts",
        "",
        "Every fact that a rule may speak of, generated from the plan's classes.",
        "A derived fact is computed from others; only derived facts can be not applicable.",
        "",
        "| fact | type | unit | what it is |",
        "|---|---|---|---|",
    ]
    for kind in VOCABULARY().kinds.values():
        words = ", ".join(f"`{word}`" for word in kind.choices)
        about = f"{kind.title.en}{': ' if words else ''}{words}{' (derived)' * kind.derived}"
        lines.append(f"| `{kind.name}` | {_type(kind)} | {kind.unit} | {about} |")
    return "\n".join(lines) + "\n"


def _type(kind: FactKind) -> str:
    is_share = kind.type == "number" and not kind.unit and (kind.low, kind.high) == (0, 1)
    return "share" if is_share else kind.type


def problems_page() -> str:
    """docs/problems.md: every problem by its code."""
    lines = [
        "# Problems",
        "",
        "Every problem that is told of a file, by its stable code.",
        "",
        "| code | severity | message |",
        "|---|---|---|",
    ]
    for group in CATALOGUES:
        for found in group.values():
            message = found.message.en.replace("|", "\\|")
            lines.append(f"| {found.code} | {found.severity} | {message} |")
    return "\n".join(lines) + "\n"


def parsed(pack: str) -> str:
    """parsed.json of a shipped pack."""
    return parsed_json(pack_sources(find_pack(pack)), VOCABULARY())


def goldens() -> Mapping[Path, Callable[[], str]]:
    """How each generated file is made, by its path; parsed packs first, the others use them."""
    made: dict[Path, Callable[[], str]] = {
        ROOT / "rules" / pack / PARSED: partial(parsed, pack) for pack in shipped_packs()
    }
    made[ROOT / "ecoevent" / "plan.schema.json"] = schema_text
    made[ROOT / "docs" / "facts.md"] = facts_page
    made[ROOT / "docs" / "problems.md"] = problems_page
    made[ROOT / "docs" / "behaviour.md"] = behaviour_page
    made[FOLDER / "factor-problems.txt"] = factor_problems
    made[FOLDER / "demo.json"] = partial(exported, "demo")
    made.update(forecast_goldens(FOLDER))
    made[KEPT] = figures_page
    for plan in FORECAST:
        made[FOLDER / f"{plan}.score-travel.fr.txt"] = partial(scored_with_travel, plan, "fr")
    made[FOLDER / "demo.score-travel.en.txt"] = partial(scored_with_travel, "demo", "en")
    for lang in LANGS:
        for plan in PLANS:
            made[FOLDER / f"{plan}.score.{lang}.txt"] = partial(scored, plan, lang)
            if lang == "fr" or plan == "demo":  # the longest files; English is looked at once
                made[FOLDER / f"{plan}.explain.{lang}.txt"] = partial(explained, plan, lang)
            page = partial(checklist, plan, lang, format="md")
            made[FOLDER / f"{plan}.checklist.{lang}.md"] = page
        made[FOLDER / f"demo.checklist.{lang}.html"] = partial(
            checklist, "demo", lang, format="html"
        )
        made[FOLDER / f"demo.questions.{lang}.txt"] = partial(asked, "demo", lang)
        made[FOLDER / f"demo.facts.{lang}.txt"] = partial(listed_facts, "demo", lang)
        made[FOLDER / f"rules.{lang}.txt"] = partial(_rules, lang)
        made[FOLDER / f"factors.compare.{lang}.txt"] = partial(_compared, lang)
        made[FOLDER / f"factors.show.{lang}.txt"] = partial(_set_shown, lang)
        made[FOLDER / f"init.{lang}.yaml"] = partial(initial_plan, lang)
    return made


def _rules(lang: Lang) -> str:
    return rules_text(load_pack(), lang)


def _compared(lang: Lang) -> str:
    sets = [load_factors(name) for name in shipped_factor_sets()]
    trips = compare_trip(sets, km=230)
    return compared_text(trips, km=230, people=1, lang=lang)


def _set_shown(lang: Lang) -> str:
    found = load_factors()
    return set_text(found, lang) + "-" * 80 + "\n" + factor_text(found, "train", lang)


def main() -> None:
    """Write every generated file."""
    FOLDER.mkdir(exist_ok=True)
    for path, make in goldens().items():
        path.write_text(make(), "utf-8", newline="\n")


if __name__ == "__main__":
    main()
