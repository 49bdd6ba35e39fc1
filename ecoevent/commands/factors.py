"""The commands about emission factors: list, show, check, compare."""

# ruff: noqa: PLC0415 (imports inside the commands, so that help answers at once)

from typing import Any

import click

from ecoevent.commands.bilingual import INVALID, BilingualGroup, option, said, user_lang
from ecoevent.commands.options import (
    format_option,
    lang_option,
    output_option,
    print_json,
    print_text,
)


@said("Lire, vérifier et comparer les facteurs d'émission.", "Read, check and compare factors.")
@click.group(cls=BilingualGroup)
@lang_option
def factors() -> None:
    """Read, check and compare emission factors."""


@said(
    "Vérifier un jeu de facteurs\u00a0: chaque erreur avec son endroit et la suite à donner.",
    "Check a factor set: every mistake with its place and what to do next.",
)
@factors.command()
@click.argument("name", default="canada-2026")
@lang_option
@format_option
@output_option
@option(
    "--on",
    type=click.DateTime(["%Y-%m-%d"]),
    fr="Signaler aussi les sources à relire ce jour-là.",
    en="Tell sources to be reviewed on that day too.",
)
def check(name: str, form: str, output: str | None, on: Any) -> None:
    """Check a factor set."""
    from ecoevent.export import problems_json
    from ecoevent.travel.factors import check_factors

    problems = check_factors(name, on=None if on is None else on.date())
    if form == "json":
        print_json(problems_json(problems), output)
    else:
        lines = [found.line(user_lang()) for found in problems]
        fine = "Aucun problème." if user_lang() == "fr" else "No problem."
        print_text("\n".join(lines or [fine]) + "\n", output)
    if any(found.severity == "error" for found in problems):
        click.get_current_context().exit(INVALID)
