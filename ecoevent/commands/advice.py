"""The command `advise`: what to change, for a budget, a level or the promise."""

# ruff: noqa: PLC0415 (imports inside the commands, so that help and completion answer at once)

import datetime as dt
from typing import Any

import click

from ecoevent.commands.bilingual import BilingualCommand, in_lang, option, said, user_lang
from ecoevent.commands.changes import file_argument
from ecoevent.commands.options import (
    format_option,
    lang_option,
    output_of,
    pack_option,
    print_document,
    print_json,
    print_text,
    tell_warnings,
)
from ecoevent.commands.outputs import ending_of
from ecoevent.commands.screen import echo, one_line


@said(
    "Conseiller quoi changer, pour un budget, un niveau ou la promesse.\n\n"
    "Sans rien demander\u00a0: le niveau suivant, au moindre coût. La réponse est la meilleure de"
    " toutes\u00a0; -o escalier.svg dessine ce qu'achète chaque budget. Code de sortie 1 quand ce"
    " qui est demandé est hors de portée.",
    "Advise what to change, for a budget, a level or the promise.\n\n"
    "Without a wish: the next level, at the least cost. The answer is the best of all; -o"
    " stairs.svg draws what each budget buys. Exit code 1 when what was asked is out of reach.",
)
@click.command(cls=BilingualCommand)
@file_argument
@lang_option
@format_option
@pack_option
@output_of("text", "json", "svg")
@option(
    "--budget",
    type=click.FloatRange(0, 1e12),
    fr="Ce qui peut être dépensé, dans la monnaie du paquet.",
    en="What may be spent, in the currency of the pack.",
)
@option("--level", fr="Le niveau voulu.", en="The level wanted.")
@option("--promise", is_flag=True, fr="La promesse du paquet.", en="The promise of the pack.")
@option(
    "--front",
    is_flag=True,
    fr="Montrer aussi ce qu'achète chaque budget.",
    en="Show what each budget buys, too.",
)
@option(
    "--require",
    multiple=True,
    metavar="ID",
    fr="Une action à faire en tout cas.",
    en="An action to be done in any case.",
)
@option(
    "--without",
    multiple=True,
    metavar="ID",
    fr="Une action à laisser de côté.",
    en="An action to leave aside.",
)
@option(
    "--on",
    type=click.DateTime(["%Y-%m-%d"]),
    fr="Le jour où l'on décide\u00a0; par défaut, aujourd'hui.",
    en="The day of the decision; by default, today.",
)
@option("--apply", is_flag=True, fr="Écrire les changements dans le plan.",
        en="Write the changes into the plan.")  # fmt: skip
def advise(
    plan: str,
    form: str,
    pack: str,
    output: str | None,
    budget: float | None,
    level: str | None,
    require: tuple[str, ...],
    without: tuple[str, ...],
    on: Any,
    *,
    promise: bool,
    front: bool,
    apply: bool,
) -> None:
    """Advise what to change, for a budget, a level or the promise."""
    from ecoevent.errors import PlanError
    from ecoevent.plan.reading import parse_plan
    from ecoevent.planning.advice import advise as advised
    from ecoevent.reading.files import read_bytes, read_standard_input
    from ecoevent.scoring.packs import load_pack

    content = read_standard_input() if plan == "-" else read_bytes(plan, raises=PlanError)
    read = parse_plan(content, file=plan)
    tell_warnings(read)
    today = dt.datetime.now().astimezone().date() if on is None else on.date()
    advice = advised(
        read,
        load_pack(pack),
        budget=budget,
        level=level,
        promise=promise,
        require=require,
        without=without,
        on=today,
    )
    _print(advice, form, output, with_front=front)
    if apply and plan != "-" and advice.changes:
        _apply(plan, advice, content)
    if advice.outcome != "reached":
        click.get_current_context().exit(1)


def _print(advice: Any, form: str, output: str | None, *, with_front: bool) -> None:
    if output is not None and ending_of(output) == ".svg":
        from ecoevent.showing.printing.staircase import staircase

        print_document(staircase(advice, user_lang()), output)
    elif form == "json":
        from ecoevent.showing.exporting.advice import advice_json

        print_json(advice_json(advice), output)
    else:
        from ecoevent.showing.terminal.advice import advice_text

        print_text(advice_text(advice, user_lang(), with_front=with_front), output)


def _apply(plan: str, advice: Any, content: bytes) -> None:
    from ecoevent.plan.changing import change_file

    change_file(plan, advice.changes, was=content)
    told = ("Écrit dans {plan}.", "Written into {plan}.")
    echo(one_line(in_lang(told).format(plan=plan)), err=True)
