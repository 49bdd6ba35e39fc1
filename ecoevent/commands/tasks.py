"""The command `tasks`: what is to be done next, and by whom."""

# ruff: noqa: PLC0415 (imports inside the commands, so that help and completion answer at once)

import datetime as dt
from typing import Any

import click

from ecoevent.commands.bilingual import BilingualCommand, option, said, user_lang
from ecoevent.commands.options import (
    assess,
    format_option,
    lang_option,
    output_option,
    pack_option,
    plan_argument,
    print_json,
    print_text,
)


@said(
    "Lister ce qu'il reste à faire, le plus pressant d'abord.\n\n"
    "Ce qui est en retard vient ensemble, «\u00a0maintenant, dans cet ordre\u00a0»\u00a0:"
    " l'obligatoire d'abord, puis ce qui donne le plus de points.",
    "List what is still to be done, the most pressing first.\n\n"
    "What is late comes together, 'now, in this order': what is required first, then what gives"
    " most points.",
)
@click.command(cls=BilingualCommand)
@plan_argument
@lang_option
@format_option
@pack_option
@output_option
@option("--role", "roles", multiple=True, fr="Les tâches de ce rôle.", en="The tasks of this role.")
@option("--late", is_flag=True, fr="Ce qui est en retard.", en="What is late.")
@option(
    "--next",
    "most",
    type=click.IntRange(1),
    default=10,
    show_default=True,
    fr="Combien au plus.",
    en="How many at most.",
)
@option(
    "--on",
    type=click.DateTime(["%Y-%m-%d"]),
    fr="Le jour où l'on demande\u00a0; par défaut, aujourd'hui.",
    en="The day on which it is asked; by default, today.",
)
def tasks(
    plan: str,
    form: str,
    pack: str,
    output: str | None,
    roles: tuple[str, ...],
    most: int,
    on: Any,
    *,
    late: bool,
) -> None:
    """List what is still to be done, the most pressing first."""
    from ecoevent.planning.tasklist import tasks as listed
    from ecoevent.showing.exporting.tasks import tasks_json
    from ecoevent.showing.terminal.tasks import tasks_text

    today = dt.datetime.now().astimezone().date() if on is None else on.date()
    assessment = assess(plan, pack)
    found = listed(assessment.plan, assessment.planned, on=today, roles=roles)
    kept = [task for task in found if task.is_late or not late]
    if form == "json":
        print_json(tasks_json(kept[:most], on=today), output)
    else:
        print_text(tasks_text(kept, user_lang(), most=most), output)
