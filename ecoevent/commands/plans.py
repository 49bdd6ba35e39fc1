"""The commands about a plan: score, explain, questions, facts; and score-table."""

# ruff: noqa: PLC0415 (imports inside the commands, so that help and completion answer at once)

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ecoevent.commands.bilingual import BilingualCommand, option, said, user_lang
from ecoevent.commands.options import (
    assess,
    assess_by_each,
    complete_rules,
    figures,
    format_option,
    lang_option,
    output_option,
    pack_option,
    packs_option,
    plan_argument,
    print_json,
    print_text,
    read,
    travel_option,
)
from ecoevent.commands.outputs import OutputFile
from ecoevent.commands.screen import echo, one_line

if TYPE_CHECKING:
    from ecoevent.scoring.assessing import Assessment


@said(
    "Évaluer un plan, et ce qui a été fait s'il le dit.\n\nCode de sortie 1 quand une exigence "
    "obligatoire n'est pas respectée ou que le résultat est sous le seuil demandé.",
    "Score a plan, and what was done where it says so.\n\nExit code 1 when a mandatory requirement "
    "is not met or the result is below what was asked.",
)
@click.command(cls=BilingualCommand)
@plan_argument
@lang_option
@format_option
@packs_option
@output_option
@travel_option
@option(
    "--at-least",
    type=click.IntRange(0, 100),
    fr="Le résultat prévu demandé, en %.",
    en="The planned score asked for, in %.",
)
@option("--level", fr="Le niveau prévu demandé.", en="The planned level asked for.")
def score(
    plan: str,
    form: str,
    packs: tuple[str, ...],
    output: str | None,
    at_least: int | None,
    level: str | None,
    *,
    travel: bool,
) -> None:
    """Score a plan, and what was done where it says so."""
    from ecoevent.scoring.assessing import reaches
    from ecoevent.showing.terminal.scores import score_text

    assessments = assess_by_each(plan, packs, travel=travel)
    reached = [reaches(one.planned, at_least=at_least, level=level) for one in assessments]
    if form == "json":
        from ecoevent.showing.exporting.scores import assessment_json, assessments_json

        several = len(assessments) > 1
        content = assessments_json(assessments) if several else assessment_json(assessments[0])
        print_json(content, output)
    else:
        print_text("\n".join(score_text(one, user_lang()) for one in assessments), output)
    if not all(reached):
        click.get_current_context().exit(1)


PROMISE = "promise"
"""What `explain` takes beside the ids of rules, which always have a dot."""


def _explain_promise(assessment: "Assessment", form: str, output: str | None) -> None:
    from ecoevent.showing.exporting.promises import promise_json
    from ecoevent.showing.terminal.promises import promise_text

    assert assessment.promise is not None  # noqa: S101 (the caller's promise)
    if form == "json":
        print_json(promise_json(assessment.promise, assessment.kept), output)
    else:
        print_text(promise_text(assessment.promise, assessment.kept, user_lang()), output)


@said(
    "Expliquer une règle\u00a0: la phrase, les valeurs et leurs lignes, l'échelon et le prochain."
    "\n\nAvec «\u00a0promise\u00a0» au lieu d'une règle\u00a0: l'engagement et ses conditions.",
    "Explain a rule: the sentence, the values and their lines, the step and the next one."
    "\n\nWith 'promise' instead of a rule: the commitment and its conditions.",
)
@click.command(cls=BilingualCommand)
@plan_argument
@click.argument("rule", shell_complete=complete_rules)
@lang_option
@format_option
@pack_option
@output_option
@travel_option
@option(
    "--verified", is_flag=True, fr="Ce qui est vérifié par des preuves.", en="What evidence shows."
)
def explain(
    plan: str, rule: str, form: str, pack: str, output: str | None, *, travel: bool, verified: bool
) -> None:
    """Explain a rule."""
    from ecoevent.scoring.explanation import explain as explained
    from ecoevent.showing.terminal.explanations import explanation_text

    assessment = assess(plan, pack, travel=travel)
    if rule == PROMISE and assessment.promise is not None:
        _explain_promise(assessment, form, output)
        return
    kept = assessment.verified if verified and assessment.verified else assessment.planned
    explanation = explained(kept.findings, rule)
    if form == "json":
        from ecoevent.showing.exporting.scores import explanation_json

        print_json(explanation_json(explanation), output)
    else:
        print_text(explanation_text(explanation, user_lang()), output)


@said(
    "Lister les questions à poser, les plus utiles d'abord.",
    "List the questions to ask, the most useful first.",
)
@click.command(cls=BilingualCommand)
@plan_argument
@lang_option
@format_option
@pack_option
@output_option
@travel_option
@option("--most", type=click.IntRange(1), fr="Combien au plus.", en="How many at most.")
def questions(
    plan: str, form: str, pack: str, output: str | None, most: int | None, *, travel: bool
) -> None:
    """List the questions to ask, the most useful first."""
    from ecoevent.scoring.asking import questions as asked_of
    from ecoevent.showing.terminal.lists import questions_text

    asked = asked_of(assess(plan, pack, travel=travel).planned.findings)[:most]
    if form == "json":
        from ecoevent.showing.exporting.scores import questions_json

        print_json(questions_json(asked), output)
    else:
        print_text(questions_text(asked, user_lang()), output)


@said(
    "Lister les faits d'un plan\u00a0: valeur, état et ligne.",
    "List the facts of a plan: value, state and line.",
)
@click.command(cls=BilingualCommand)
@plan_argument
@lang_option
@format_option
@output_option
@travel_option
@option("--all", "every", is_flag=True, fr="Les faits manquants aussi.", en="Missing facts too.")
@option(
    "--verified", is_flag=True, fr="Ce qui est vérifié par des preuves.", en="What evidence shows."
)
def facts(
    plan: str, form: str, output: str | None, *, travel: bool, every: bool, verified: bool
) -> None:
    """List the facts of a plan."""
    from ecoevent.engine.fact import State
    from ecoevent.facts import VOCABULARY, measure, measure_actual
    from ecoevent.showing.terminal.lists import facts_text

    said = read(plan)
    # evidence alone proves: no forecast is made for what was done
    told = None if verified else figures(said, travel=travel)
    found = measure_actual(said) if verified else measure(said, travel=told)
    kept = [fact for fact in found.values() if every or fact.state is not State.MISSING]
    if form == "json":
        from ecoevent.showing.exporting.scores import facts_json

        print_json(facts_json(kept), output)
    else:
        print_text(facts_text(kept, VOCABULARY(), user_lang()), output)


@said(
    "Évaluer un fichier Parquet, un évènement par ligne et un fait par colonne.",
    "Score a Parquet file, one event a row and one fact a column.",
)
@click.command("score-table", cls=BilingualCommand)
@click.argument("table", type=click.Path())
@lang_option
@pack_option
@option(
    "-o",
    "--output",
    type=OutputFile("parquet"),
    required=True,
    fr="Le fichier Parquet à écrire.",
    en="The Parquet file to write.",
)
def score_table(table: str, pack: str, output: str) -> None:
    """Score a Parquet file, one event a row and one fact a column."""
    from ecoevent.scoring.packs import load_pack
    from ecoevent.scoring.tables.parquet import score_parquet

    rows = score_parquet(Path(table), load_pack(pack), output=Path(output))
    echo(one_line(f"{output}: {rows}"))
