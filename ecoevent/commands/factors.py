"""The commands about emission factors: list, show, check, compare."""

# ruff: noqa: PLC0415 (imports inside the commands, so that help answers at once)

from typing import Any

import click

from ecoevent.commands.bilingual import BilingualGroup, option, said, user_lang
from ecoevent.commands.options import (
    format_option,
    lang_option,
    output_option,
    print_json,
    print_problems,
    print_text,
    review_option,
)

_WHICH = {
    "fr": "donnez --km, ou bien --from et --to",
    "en": "give --km, or else --from and --to",
}


def complete_sets(_ctx: click.Context, _argument: click.Parameter, incomplete: str) -> list[str]:
    """The names of the shipped sets that begin so, for the shell."""
    from ecoevent.footprint.factors import shipped_factor_sets

    return [name for name in shipped_factor_sets() if name.startswith(incomplete)]


@said("Lire, vérifier et comparer les facteurs d'émission.", "Read, check and compare factors.")
@click.group(cls=BilingualGroup)
@lang_option
def factors() -> None:
    """Read, check and compare emission factors."""


@said("Lister les jeux de facteurs fournis.", "List the factor sets that ship with ecoevent.")
@factors.command("list")
@lang_option
@format_option
@output_option
def list_sets(form: str, output: str | None) -> None:
    """List the factor sets that ship with ecoevent."""
    from ecoevent.footprint.factors import load_factors, shipped_factor_sets

    sets = [load_factors(name) for name in shipped_factor_sets()]
    if form == "json":
        from ecoevent.showing.exporting.travel import factor_sets_json

        print_json(factor_sets_json(sets), output)
    else:
        from ecoevent.showing.terminal.factors import sets_text

        print_text(sets_text(sets, user_lang()), output)


@said(
    "Montrer un jeu de facteurs, ou tout sur un mode.\n\nPar exemple\u00a0: show canada-2026 "
    "car/electric.",
    "Show a factor set, or everything about one mode.\n\nFor example: show canada-2026 "
    "car/electric.",
)
@factors.command()
@click.argument("name", default="canada-2026", shell_complete=complete_sets)
@click.argument("mode", required=False)
@lang_option
@format_option
@output_option
def show(name: str, mode: str | None, form: str, output: str | None) -> None:
    """Show a factor set, or everything about one mode."""
    from ecoevent.footprint.factors import load_factors

    found = load_factors(name)
    if form == "json":
        from ecoevent.showing.exporting.travel import factor_set_json

        print_json(factor_set_json(found, mode), output)
    else:
        from ecoevent.showing.terminal.factors import factor_text, set_text

        lang = user_lang()
        print_text(factor_text(found, mode, lang) if mode else set_text(found, lang), output)


@said(
    "Vérifier un jeu de facteurs\u00a0: chaque erreur avec son endroit et la suite à donner.",
    "Check a factor set: every mistake with its place and what to do next.",
)
@factors.command()
@click.argument("name", default="canada-2026", shell_complete=complete_sets)
@lang_option
@format_option
@output_option
@review_option
def check(name: str, form: str, output: str | None, on: Any) -> None:
    """Check a factor set."""
    from ecoevent.footprint.factors import check_factors

    problems = check_factors(name, on=None if on is None else on.date())
    print_problems(problems, form, output)


@said(
    "Comparer le même trajet selon chaque jeu et chaque périmètre.\n\nSans jeu nommé, ce sont "
    "tous ceux qui sont fournis.",
    "Compare the same trip under every set and boundary.\n\nWithout a named set, all those that "
    "ship with ecoevent.",
)
@factors.command()
@click.argument("sets", nargs=-1, shell_complete=complete_sets)
@lang_option
@format_option
@output_option
@option(
    "--km", type=float, fr="La distance à vol d'oiseau, un sens.", en="As the crow flies, one way."
)
@option(
    "--from", "start", fr="Le lieu de départ, au lieu de --km.", en="The start, instead of --km."
)
@option("--to", "end", fr="Le lieu d'arrivée.", en="The destination.")
@option(
    "--mode",
    "modes",
    multiple=True,
    fr="Un mode comme train ou car/electric\u00a0; plusieurs au besoin.",
    en="A mode such as train or car/electric; several if need be.",
)
@option("--people", type=float, default=1.0, fr="Combien de personnes.", en="How many people.")
@option("--region", default="CA-QC", fr="La région, comme CA-QC.", en="The region, such as CA-QC.")
def compare(
    sets: tuple[str, ...],
    form: str,
    output: str | None,
    km: float | None,
    start: str | None,
    end: str | None,
    modes: tuple[str, ...],
    people: float,
    region: str,
) -> None:
    """Compare the same trip under every set and boundary."""
    from ecoevent.footprint.comparing import KINDS, compare_trip, kind_of, trip_km
    from ecoevent.footprint.factors import load_factors, shipped_factor_sets

    if (km is None) is (start is None and end is None) or (start is None) is not (end is None):
        raise click.UsageError(_WHICH[user_lang()])
    length = trip_km(start or "", end or "") if km is None else km
    loaded = [load_factors(name) for name in sets or shipped_factor_sets()]
    kinds = [kind_of(mode) for mode in modes] or KINDS
    trips = compare_trip(loaded, km=length, people=people, kinds=kinds, region=region)
    if form == "json":
        from ecoevent.showing.exporting.travel import comparison_json

        print_json(comparison_json(trips, km=length, people=people), output)
    else:
        from ecoevent.showing.terminal.factors import compared_text

        print_text(compared_text(trips, km=length, people=people, lang=user_lang()), output)
