"""The command that shows where a text is taken to be."""

# ruff: noqa: PLC0415 (imports inside the command, so that help answers at once)

import click

from ecoevent.commands.bilingual import NEEDED, BilingualCommand, option, said, user_lang
from ecoevent.commands.options import (
    format_option,
    lang_option,
    output_option,
    print_json,
    print_text,
)
from ecoevent.commands.screen import echo, one_line


@said(
    "Montrer quel lieu un texte désigne\u00a0: ville, code postal canadien, aéroport, "
    "coordonnées ou distance.\n\nLe code de sortie est 4 quand un lieu n'est pas trouvé.",
    "Show which place a text means: town, Canadian postal code, airport, coordinates or "
    "distance.\n\nThe exit code is 4 when a place is not found.",
)
@click.command(cls=BilingualCommand)
@click.argument("texts", nargs=-1, required=True)
@option(
    "--near",
    fr="Un lieu, celui de l'évènement d'ordinaire, qui tranche entre des lieux du même nom.",
    en="A place, usually the venue's, that decides between places of one name.",
)
@lang_option
@format_option
@output_option
@click.pass_context
def places(
    ctx: click.Context, texts: tuple[str, ...], near: str | None, form: str, output: str | None
) -> None:
    """Show which place a text means."""
    from ecoevent.places.locating import locate, locate_all
    from ecoevent.showing.exporting.places import places_json
    from ecoevent.showing.terminal.places import places_text

    around = None if near is None else locate(near)
    found, problems = locate_all(texts, near=around)
    if form == "json":
        print_json(places_json(found, problems, near=around), output)
    elif any(found):
        print_text(places_text(found, near=around, lang=user_lang()), output)
    for problem in dict.fromkeys(problems):
        echo(one_line(problem.text(user_lang())), err=True)
    if problems:
        ctx.exit(NEEDED)
