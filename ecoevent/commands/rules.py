"""The commands about rule packs: list, show, check, stale."""

# ruff: noqa: PLC0415 (imports inside the commands, so that help answers at once)

from typing import Any

import click

from ecoevent.commands.bilingual import BilingualGroup, option, said, user_lang
from ecoevent.commands.options import (
    complete_rules,
    format_option,
    lang_option,
    output_option,
    pack_option,
    print_json,
    print_problems,
    print_text,
    read,
    review_option,
)

_WHICH = {
    "fr": "nommez une règle («\u00a0ecoevent rules list\u00a0» les donne), ou ajoutez --both",
    "en": "name a rule ('ecoevent rules list' gives them), or add --both",
}


@said("Lire, vérifier et tenir à jour les règles.", "Read, check and keep rules up to date.")
@click.group(cls=BilingualGroup)
@lang_option
def rules() -> None:
    """Read, check and keep rules up to date."""


@said("Lister les règles d'un paquet.", "List the rules of a pack.")
@rules.command("list")
@lang_option
@format_option
@pack_option
@output_option
def list_rules(form: str, pack: str, output: str | None) -> None:
    """List the rules of a pack."""
    from ecoevent.scoring.packs import load_pack
    from ecoevent.showing.exporting.scores import rules_json
    from ecoevent.showing.terminal.packs import rules_text

    loaded = load_pack(pack)
    if form == "json":
        print_json(rules_json(loaded), output)
    else:
        print_text(rules_text(loaded, user_lang()), output)


@said(
    "Montrer une règle en entier.\n\nAvec --both et sans règle, tous les textes du paquet, le "
    "français et l'anglais côte à côte.",
    "Show a rule whole.\n\nWith --both and no rule, every text of the pack, French and English "
    "side by side.",
)
@rules.command()
@click.argument("rule", required=False, shell_complete=complete_rules)
@lang_option
@format_option
@pack_option
@output_option
@option("--both", is_flag=True, fr="Dans les deux langues.", en="In both languages.")
def show(rule: str | None, form: str, pack: str, output: str | None, *, both: bool) -> None:
    """Show a rule whole."""
    from ecoevent.scoring.packs import find_rule, load_pack
    from ecoevent.showing.terminal.packs import reading_table, rule_text

    loaded = load_pack(pack)
    if rule is None and not both:
        raise click.UsageError(_WHICH[user_lang()])
    shown = loaded.rules if rule is None else (find_rule(loaded, rule),)
    if form == "json":
        from ecoevent.showing.exporting.scores import rule_json, rules_json

        whole = rules_json(loaded)
        print_json(
            whole if rule is None else {"format": "ecoevent.rule/1", **rule_json(shown[0])}, output
        )
    elif both:
        print_text(reading_table(loaded, shown), output)
    else:
        print_text(rule_text(shown[0], loaded, user_lang()), output)


@said(
    "Vérifier un paquet\u00a0: chaque erreur avec son endroit et la suite à donner.",
    "Check a pack: every mistake with its place and what to do next.",
)
@rules.command()
@click.argument("pack", default="core")
@lang_option
@format_option
@output_option
@review_option
def check(pack: str, form: str, output: str | None, on: Any) -> None:
    """Check a pack."""
    from ecoevent.scoring.packs import check_pack_at

    problems = check_pack_at(pack, on=None if on is None else on.date())
    print_problems(problems, form, output)


@said(
    "Lister les sources à relire\u00a0: règles, facteurs, comportements, temps de service.",
    "List the sources that are due: rules, factors, behaviour, service times.",
)
@rules.command()
@lang_option
@format_option
@pack_option
@output_option
@option(
    "--on",
    type=click.DateTime(["%Y-%m-%d"]),
    required=True,
    fr="Le jour, AAAA-MM-JJ.",
    en="The day, YYYY-MM-DD.",
)
def stale(pack: str, form: str, output: str | None, on: Any) -> None:
    """List the sources that are due."""
    from ecoevent.scoring.packs import load_pack
    from ecoevent.scoring.reviewing import sources_due

    due = sources_due(load_pack(pack), on=on.date())
    if form == "json":
        from ecoevent.showing.exporting.scores import stale_json

        print_json(stale_json(due), output)
    else:
        from ecoevent.showing.terminal.packs import stale_text

        print_text(stale_text(due, user_lang()), output)


@said(
    "Montrer ce que deviennent les résultats quand un principe pèse plus ou moins.\n\n"
    "Sans plan nommé, ce sont les plans d'exemple.",
    "Show what becomes of scores when a principle weighs more or less.\n\n"
    "Without a named plan, these are the example plans.",
)
@rules.command()
@click.argument("plans", nargs=-1, type=click.Path())
@lang_option
@format_option
@pack_option
@output_option
def weights(plans: tuple[str, ...], form: str, pack: str, output: str | None) -> None:
    """Show what becomes of scores when a principle weighs more or less."""
    from ecoevent.commands.demo import example_plans
    from ecoevent.engine.judging import judge
    from ecoevent.facts import measure
    from ecoevent.scoring.packs import load_pack
    from ecoevent.scoring.weights import sensitivity
    from ecoevent.showing.exporting.scores import weights_json
    from ecoevent.showing.terminal.packs import weights_text

    loaded = load_pack(pack)
    named = {name: read(name) for name in plans} or example_plans()
    found = {name: sensitivity(judge(measure(plan), loaded)) for name, plan in named.items()}
    if form == "json":
        print_json(weights_json(found), output)
    else:
        print_text(weights_text(found, user_lang()), output)


@said(
    "Montrer quelles réponses servent à quels paquets.",
    "Show which answers serve which packs.",
)
@rules.command()
@click.argument("packs", nargs=-1)
@lang_option
@format_option
@output_option
def crosswalk(packs: tuple[str, ...], form: str, output: str | None) -> None:
    """Show which answers serve which packs."""
    from ecoevent.scoring.crosswalk import crosswalk as crossed
    from ecoevent.scoring.packs import load_pack, shipped_packs
    from ecoevent.showing.exporting.scores import crosswalk_json
    from ecoevent.showing.terminal.packs import crosswalk_text

    loaded = [load_pack(name) for name in packs or shipped_packs()]
    rows = crossed(loaded)
    if form == "json":
        print_json(crosswalk_json(rows, loaded), output)
    else:
        print_text(crosswalk_text(rows, loaded, user_lang()), output)
