"""The commands that change a plan's file: set, unset."""

# ruff: noqa: PLC0415 (imports inside the commands, so that help and completion answer at once)

from typing import TYPE_CHECKING

import click

from ecoevent.commands.bilingual import NEEDED, BilingualCommand, option, said, user_lang
from ecoevent.commands.options import (
    format_option,
    lang_option,
    output_option,
    packs_option,
    print_json,
    print_text,
    tell_warnings,
)
from ecoevent.commands.screen import echo, echo_document

if TYPE_CHECKING:
    from ecoevent.plan.changing import Change

file_argument = click.argument("plan", type=click.Path(dir_okay=False, allow_dash=True))
dry_option = option(
    "--dry-run",
    is_flag=True,
    fr="Montrer l'effet sans rien écrire.",
    en="Show what it would do and write nothing.",
)


@said(
    "Répondre à des questions dans un plan\u00a0: chemin=réponse.\n\n"
    "Par exemple «\u00a0ecoevent set plan.yaml catering.meals[0].local_share=80%\u00a0». Seules ces"
    " réponses changent dans le fichier, les commentaires restent\u00a0; l'effet sur le résultat"
    " s'affiche. Avec «\u00a0-\u00a0», le plan changé sort sur la sortie standard.",
    "Answer questions in a plan: path=answer.\n\n"
    "For example 'ecoevent set plan.yaml catering.meals[0].local_share=80%'. Only these answers"
    " change in the file, comments stay; what the score becomes is shown. With '-', the changed"
    " plan goes to standard output.",
)
@click.command("set", cls=BilingualCommand)
@file_argument
@click.argument("answers", nargs=-1, required=True, metavar="PATH=ANSWER...")
@lang_option
@format_option
@packs_option
@output_option
@dry_option
def set_(
    plan: str,
    answers: tuple[str, ...],
    form: str,
    packs: tuple[str, ...],
    output: str | None,
    *,
    dry_run: bool,
) -> None:
    """Answer questions in a plan."""
    from ecoevent.plan.changing import changes_typed

    _change(plan, changes_typed(answers), form, packs, output, dry_run=dry_run)


@said(
    "Retirer des réponses d'un plan, pour qu'elles redeviennent des questions.",
    "Take answers out of a plan, so that they are questions again.",
)
@click.command(cls=BilingualCommand)
@file_argument
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@lang_option
@format_option
@packs_option
@output_option
@dry_option
def unset(
    plan: str,
    paths: tuple[str, ...],
    form: str,
    packs: tuple[str, ...],
    output: str | None,
    *,
    dry_run: bool,
) -> None:
    """Take answers out of a plan."""
    from ecoevent.plan.changing import Change, To

    changes = tuple(Change(path, To(None)) for path in paths)
    _change(plan, changes, form, packs, output, dry_run=dry_run)


def _change(
    plan: str,
    changes: "tuple[Change, ...]",
    form: str,
    packs: tuple[str, ...],
    output: str | None,
    *,
    dry_run: bool,
) -> None:
    """Change the file of that path and show what it brought about."""
    from ecoevent.errors import PlanError
    from ecoevent.plan.changing import change_file, changed_text
    from ecoevent.plan.reading import parse_plan
    from ecoevent.planning.session import PlanningSession, Step
    from ecoevent.reading.files import read_bytes, read_standard_input
    from ecoevent.scoring.packs import load_pack
    from ecoevent.showing.exporting.steps import step_json
    from ecoevent.showing.terminal.steps import missing_text, step_text

    is_piped = plan == "-"
    content = read_standard_input() if is_piped else read_bytes(plan, raises=PlanError)
    session = PlanningSession(parse_plan(content, file=plan), [load_pack(name) for name in packs])
    before = session.now
    made = session.change(changes)
    if made.missing:
        echo(missing_text(made.missing, user_lang()), err=True)
        click.get_current_context().exit(NEEDED)
    if is_piped:
        echo_document(changed_text(content, changes, file=plan).text.decode())
        return
    if not dry_run:
        change_file(plan, changes, was=content)
    tell_warnings(made.plan)
    step = Step(before, session.now)
    if form == "json":
        print_json(step_json(step), output)
    else:
        print_text(step_text(step, user_lang()), output)
