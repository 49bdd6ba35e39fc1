"""The command `travel import`: lists of registrations to counts, and into a plan."""

# ruff: noqa: PLC0415 (imports inside the commands, so that help and completion answer at once)

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

from ecoevent.commands.bilingual import BilingualCommand, in_lang, option, said, user_lang
from ecoevent.commands.options import (
    format_option,
    lang_option,
    output_option,
    print_json,
    print_text,
    tell_warnings,
)
from ecoevent.commands.screen import echo


def as_columns(
    _ctx: click.Context, _option: click.Parameter, values: tuple[str, ...]
) -> dict[str, str]:
    """The column of each meaning, from `city=C`."""
    found = {}
    for value in values:
        role, sign, column = value.partition("=")
        if not (role and sign and column):
            raise click.BadParameter(
                in_lang(
                    (
                        f"«\u00a0{value[:60]}\u00a0»\u00a0: écrivez par exemple city=C",
                        f"'{value[:60]}': write for example city=C",
                    )
                )
            )
        found[role.strip()] = column.strip()
    return found


@said(
    "Lire des listes d'inscriptions\u00a0: d'où l'on vient, quel billet, quel déplacement.\n\n"
    "Ne garde que des nombres, jamais une personne\u00a0; montre d'abord ce qui a été compris, puis"
    " l'écrit dans le plan de --into.",
    "Read registration lists: where people come from, which ticket, how they travel.\n\n"
    "Keeps numbers only, never a person; shows first what was understood, then writes it into the"
    " plan of --into.",
)
@click.command("import", cls=BilingualCommand)
@click.argument("lists", nargs=-1, required=True, type=click.Path(), metavar="FILE...")
@lang_option
@format_option
@output_option
@option(
    "--into",
    type=click.Path(dir_okay=False),
    fr="Le plan où écrire provenances, nombres et modes.",
    en="The plan to write origins, numbers and modes into.",
)
@option(
    "--system",
    fr="Le système d'inscription, ou la page .yaml qui le décrit\u00a0; par défaut, reconnu.",
    en="The registration system, or the .yaml page about it; by default, recognised.",
)
@option(
    "--columns",
    multiple=True,
    metavar="ROLE=COLUMN",
    callback=as_columns,
    fr="Le sens d'une colonne, par en-tête ou lettre, comme city=C\u00a0; plusieurs au besoin.",
    en="What a column means, by its header or letter, such as city=C; several if need be.",
)
@option(
    "--near",
    metavar="PLACE",
    fr="Le lieu de l'évènement, pour choisir entre homonymes\u00a0; par défaut, celui du plan.",
    en="The event's place, to choose between places of one name; by default, the plan's.",
)
def import_(
    lists: tuple[str, ...],
    form: str,
    output: str | None,
    into: str | None,
    system: str | None,
    columns: dict[str, str],
    near: str | None,
) -> None:
    """Read registration lists: where people come from, which ticket, how they travel."""
    from ecoevent.errors import PlanError
    from ecoevent.plan.reading import parse_plan, read_plan
    from ecoevent.reading.files import read_bytes
    from ecoevent.registrations.planning import answers_for, venue_of, write_into
    from ecoevent.registrations.reading import read_registrations
    from ecoevent.showing.exporting.registrations import registrations_json
    from ecoevent.showing.terminal.registrations import registrations_text, written_text

    was = None if into is None else read_bytes(into, raises=PlanError)
    plan = None if was is None else parse_plan(was, file=into or "")
    with shown_progress() as on_progress:
        found = read_registrations(
            lists,
            system=system,
            columns=columns,
            near=venue_of(near, plan),
            on_progress=on_progress,
        )
    is_online = plan is not None and plan.event.format == "online"
    answers = None if plan is None else answers_for(found, is_online=is_online)
    if form == "json":
        print_json(registrations_json(found, answers), output)
    else:
        print_text(registrations_text(found, user_lang()), output)
    if into is not None and answers is not None:
        write_into(into, found, was=was)
        echo(written_text(into, answers, user_lang()), nl=False, err=form == "json")
        tell_warnings(read_plan(into))  # the meals may now be those of other numbers


@contextmanager
def shown_progress() -> Iterator[Callable[[int, int], None]]:
    """What shows how far the reading is, on a terminal only."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield lambda _done, _total: None
        return
    with click.progressbar(length=1000, file=sys.stderr) as bar:

        def show(done: int, total: int) -> None:
            bar.update(max(1000 * done // max(total, 1) - bar.pos, -bar.pos))

        yield show
