"""The command `compare`: plans side by side, or a plan and what it could be."""

# ruff: noqa: PLC0415 (imports inside the commands, so that help and completion answer at once)

from typing import TYPE_CHECKING

import click

from ecoevent.commands.bilingual import (
    NEEDED,
    BilingualCommand,
    in_lang,
    option,
    said,
    user_lang,
)
from ecoevent.commands.options import (
    figures,
    format_option,
    lang_option,
    output_option,
    packs_option,
    print_json,
    print_text,
    read,
    travel_option,
)
from ecoevent.commands.screen import echo

if TYPE_CHECKING:
    from ecoevent.engine.pack import RulePack
    from ecoevent.plan.model import Plan


@said(
    "Comparer des plans, ou un plan et ce qu'il pourrait être.\n\n"
    "Une colonne par plan\u00a0; avec --set et --action, le plan tel quel et changé. Rien n'est"
    " écrit.",
    "Compare plans, or a plan and what it could be.\n\n"
    "A column a plan; with --set and --action, the plan as it is and changed. Nothing is written.",
)
@click.command(cls=BilingualCommand)
@click.argument("plans", nargs=-1, required=True, type=click.Path(), metavar="PLAN...")
@lang_option
@format_option
@packs_option
@output_option
@travel_option
@option(
    "--set",
    "answers",
    multiple=True,
    metavar="PATH=ANSWER",
    fr="Une réponse à changer\u00a0; plusieurs au besoin.",
    en="An answer to change; several if need be.",
)
@option(
    "--action",
    "actions",
    multiple=True,
    metavar="ID",
    fr="Une action à faire\u00a0; plusieurs au besoin.",
    en="An action to do; several if need be.",
)
def compare(
    plans: tuple[str, ...],
    form: str,
    packs: tuple[str, ...],
    output: str | None,
    answers: tuple[str, ...],
    actions: tuple[str, ...],
    *,
    travel: bool,
) -> None:
    """Compare plans, or a plan and what it could be."""
    from ecoevent.planning.comparing import compare as compared
    from ecoevent.scoring.packs import load_pack
    from ecoevent.showing.exporting.comparisons import comparison_json
    from ecoevent.showing.terminal.comparisons import comparison_text

    is_one = len(plans) == 1
    if is_one != bool(answers or actions):
        raise click.UsageError(in_lang(_ONE_OR_SEVERAL))
    loaded = [load_pack(name) for name in packs]
    named = {path: read(path) for path in plans}
    if is_one:
        (path,) = plans
        named = {
            in_lang(("tel quel", "as it is")): named[path],
            in_lang(("changé", "changed")): _changed(named[path], loaded, answers, actions),
        }
    told = {name: figures(plan, travel=travel) for name, plan in named.items()}
    comparison = compared(named, loaded, travel=told)
    if form == "json":
        print_json(comparison_json(comparison), output)
    else:
        print_text(comparison_text(comparison, user_lang()), output)


_ONE_OR_SEVERAL = (
    "donnez plusieurs plans, ou un seul avec --set ou --action",
    "give several plans, or one with --set or --action",
)


def _changed(
    plan: "Plan", packs: "list[RulePack]", answers: tuple[str, ...], actions: tuple[str, ...]
) -> "Plan":
    """The plan with the answers and the actions, in this order; what they need ends it."""
    from ecoevent.plan.changing import change, changes_typed
    from ecoevent.planning.actions import actions_of, find_action
    from ecoevent.showing.terminal.steps import missing_text

    known = actions_of(*packs)
    changes = [*changes_typed(answers)]
    changes += [each for name in actions for each in find_action(known, name).changes]
    made = change(plan, changes)
    if made.missing:
        echo(missing_text(made.missing, user_lang()), err=True)
        click.get_current_context().exit(NEEDED)
    return made.plan
