"""The commands to start with: demo, init, schema."""

# ruff: noqa: PLC0415 (imports inside the commands, so that help and completion answer at once)

from pathlib import Path
from typing import Any

import click

from ecoevent.commands.bilingual import BilingualCommand, option, said, user_lang
from ecoevent.commands.options import lang_option, output_of, print_document
from ecoevent.commands.outputs import OutputFile
from ecoevent.commands.screen import echo, echo_document, one_line


@said(
    "Essayer ecoevent sur un plan d'exemple.\n\n"
    "Affiche son résultat et écrit le plan et un aide-mémoire en français et en anglais.",
    "Try ecoevent on an example plan.\n\n"
    "Prints its score and writes the plan and a checklist in French and in English.",
)
@click.command(cls=BilingualCommand)
@lang_option
@option(
    "-o",
    "--output",
    type=click.Path(file_okay=False),
    default="ecoevent-demo",
    show_default=True,
    fr="Le dossier où écrire.",
    en="The folder to write to.",
)
def demo(output: str) -> None:
    """Try ecoevent on an example plan."""
    from ecoevent.commands.demo import write_demo
    from ecoevent.showing.terminal.scores import score_text

    assessment, written = write_demo(Path(output))
    echo(score_text(assessment, user_lang()))
    for path in written:
        echo(one_line(str(path)))


@said(
    "Écrire un plan commenté à remplir.\n\nAvec le schéma qui fait proposer et vérifier les "
    "réponses par l'éditeur de texte.",
    "Write a commented plan to fill in.\n\nWith the schema that makes a text editor propose and "
    "check answers.",
)
@click.command(cls=BilingualCommand)
@click.argument("plan", type=OutputFile("yaml"), default="plan.yaml")
@lang_option
@option("--name", fr="Le nom de l'évènement.", en="The event's name.")
@option(
    "--starts",
    type=click.DateTime(["%Y-%m-%d"]),
    fr="Le premier jour, AAAA-MM-JJ.",
    en="The first day, YYYY-MM-DD.",
)
@option("--force", is_flag=True, fr="Remplacer un plan existant.", en="Replace an existing plan.")
def init(plan: str, name: str | None, starts: Any, *, force: bool) -> None:
    """Write a commented plan to fill in."""
    from ecoevent.plan.commented import initial_plan
    from ecoevent.plan.schema import schema_text
    from ecoevent.writing import write_new, write_text

    day = None if starts is None else starts.date()
    text = initial_plan(user_lang(), name=name, starts=day)
    if plan == "-":
        echo_document(text)
        return
    write_new(Path(plan), text, force=force)
    write_text(Path(plan).with_name("ecoevent-plan.schema.json"), schema_text())
    echo(one_line(plan))


@said(
    "Écrire le schéma JSON du plan, pour les éditeurs de texte.",
    "Write the JSON Schema of the plan, for text editors.",
)
@click.command(cls=BilingualCommand)
@lang_option
@output_of("json")
def schema(output: str | None) -> None:
    """Write the JSON Schema of the plan."""
    from ecoevent.plan.schema import schema_text

    print_document(schema_text(), output)
