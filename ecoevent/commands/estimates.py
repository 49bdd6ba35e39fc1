"""The command `travel PLAN`: how people will travel and what that emits, with ranges."""

# ruff: noqa: PLC0415 (imports inside the command, so that help and completion answer at once)

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ecoevent.commands.bilingual import BilingualCommand, in_lang, option, said, user_lang
from ecoevent.commands.options import (
    format_option,
    lang_option,
    output_option,
    plan_argument,
    print_json,
    print_text,
    read,
)
from ecoevent.commands.outputs import OutputFile
from ecoevent.commands.progress import shown_progress, tell_effort

if TYPE_CHECKING:
    from ecoevent.forecasting.forecast import Forecast
    from ecoevent.plan.model import Plan

_ONLY_BY_CHANCE = (
    "replications", "precision", "seed", "workers", "executor", "region", "log", "pictures",
)  # fmt: skip


@said(
    "Prévoir les déplacements d'un plan et leurs émissions, avec une fourchette.\n\n"
    "Rejoue l'évènement des centaines de fois\u00a0: qui vient comment, la journée, les facteurs."
    " Dit aussi ce qui domine l'incertitude et quoi mesurer d'abord.",
    "Forecast a plan's travel and its emissions, with their range.\n\n"
    "Plays the event hundreds of times: who comes how, the day, the factors. Says too what the"
    " uncertainty comes from and what to measure first.",
)
@click.command(cls=BilingualCommand)
@plan_argument
@lang_option
@format_option
@output_option
@option(
    "--replications",
    type=int,
    fr="Combien de fois rejouer l'évènement\u00a0; par défaut, selon la précision.",
    en="How many times to play the event; by default, as the precision needs.",
)
@option(
    "--precision",
    metavar="X%",
    fr="L'erreur type de la moyenne à atteindre\u00a0; par défaut, 2 %.",
    en="The standard error of the mean to reach; by default, 2 %.",
)
@option(
    "--seed",
    type=int,
    default=1,
    show_default=True,
    fr="Le germe du hasard\u00a0: le même donne les mêmes nombres.",
    en="The seed of chance: the same gives the same numbers.",
)
@option(
    "--workers",
    type=int,
    fr="Combien de processus\u00a0; par défaut, un par cœur.",
    en="How many processes; by default, one a core.",
)
@option(
    "--executor",
    metavar="dask://HOST:PORT",
    fr="Une grappe Dask qui calcule (pip install 'ecoevent[dask]').",
    en="A Dask cluster that computes (pip install 'ecoevent[dask]').",
)
@option(
    "--factors",
    default="canada-2026",
    show_default=True,
    fr="Le nom ou le fichier du jeu de facteurs d'émission.",
    en="The name or file of the set of emission factors.",
)
@option(
    "--boundary",
    type=click.Choice(["direct", "well_to_wheel", "life_cycle"]),
    default="well_to_wheel",
    show_default=True,
    fr="Ce qui compte\u00a0: l'échappement\u00a0; avec la production d'énergie\u00a0; avec les"
    " véhicules.",
    en="What counts: the exhaust; with making the energy; with making the vehicles.",
)
@option(
    "--non-co2",
    default="source",
    show_default=True,
    metavar="none|source|NUMBER",
    fr="Les effets hors CO2 des avions, ou un multiple comme 1,7.",
    en="The non-CO2 effects of planes, or a multiple such as 1.7.",
)
@option(
    "--region",
    fr="Le nom ou le fichier de la région\u00a0; par défaut, celle autour du lieu.",
    en="The name or file of the region; by default, that around the venue.",
)
@option(
    "--log",
    type=OutputFile("csv", "parquet", path_type=Path),
    fr="Écrire le journal d'un jour tiré au sort (.csv ou .parquet).",
    en="Write the log of a day drawn by chance (.csv or .parquet).",
)
@option(
    "--pictures",
    type=click.Path(file_okay=False, path_type=Path),
    fr="Écrire les images (SVG) dans ce dossier.",
    en="Write the pictures (SVG) into this folder.",
)
@option(
    "--fixed",
    is_flag=True,
    fr="Sans hasard\u00a0: les modes du plan, ou les modes habituels.",
    en="Without chance: the modes of the plan, or the usual ones.",
)
@click.pass_context
def estimate(
    ctx: click.Context,
    /,
    plan: str,
    form: str,
    output: str | None,
    *,
    fixed: bool,
    log: Path | None,
    pictures: Path | None,
    **asked: Any,
) -> None:
    """Forecast a plan's travel and its emissions, with their range."""
    check_together(ctx, is_fixed=fixed)
    if fixed:
        print_fixed(read(plan), form, output, **asked)
        return
    check_targets(log, pictures)
    with shown_progress() as on_progress:
        found = foretold(read(plan), on_progress, **asked)
    write_beside(found, log, pictures)
    if form == "json":
        from ecoevent.showing.exporting.forecasts import forecast_json

        print_json(forecast_json(found), output)
    else:
        from ecoevent.showing.terminal.forecasts import forecast_text

        print_text(forecast_text(found, user_lang()), output)


def check_together(ctx: click.Context, *, is_fixed: bool) -> None:
    """Nothing, if the options go together."""
    given = [
        name
        for name in _ONLY_BY_CHANCE
        if ctx.get_parameter_source(name) == click.core.ParameterSource.COMMANDLINE
    ]
    if is_fixed and given:
        name = f"--{given[0]}"
        raise click.UsageError(
            in_lang((f"--fixed ne tire rien au sort\u00a0: retirez {name}",
                     f"--fixed draws nothing by chance: leave out {name}"))
        )  # fmt: skip
    if {"replications", "precision"} <= set(given):
        raise click.UsageError(
            in_lang(("donnez --replications ou --precision, pas les deux",
                     "give --replications or --precision, not both"))
        )  # fmt: skip


def check_targets(log: Path | None, pictures: Path | None) -> None:
    """Nothing, if what a long run finds can then be written."""
    if log is not None:
        from ecoevent.travel.day.log_files import check_log_path

        check_log_path(log)
    if pictures is not None:
        from ecoevent.writing import made_folder

        made_folder(pictures)


def foretold(
    plan: "Plan",
    on_progress: Callable[[int, int | None], None],
    *,
    executor: str | None,
    workers: int | None,
    replications: int | None,
    precision: str | None,
    non_co2: str,
    **how: Any,
) -> "Forecast":
    """The forecast that is asked for, on this machine or on a cluster."""
    from contextlib import nullcontext

    from ecoevent.chance.executors import executor_at
    from ecoevent.chance.replicating import Wanted
    from ecoevent.forecasting.forecast import forecast
    from ecoevent.forecasting.limits import check_run, non_co2_of, precision_of

    share = Wanted().precision if precision is None else precision_of(precision)
    wanted = Wanted(replications=replications, precision=share)
    check_run(wanted, seed=how["seed"], workers=workers)  # before a cluster is sought
    counted = non_co2_of(non_co2)
    with nullcontext() if executor is None else executor_at(executor) as cluster:
        return forecast(
            plan,
            wanted=wanted,
            executor=cluster,
            workers=workers or (None if cluster is None else cluster.workers),
            non_co2=counted,
            on_progress=on_progress,
            on_effort=tell_effort,
            **how,
        )


def print_fixed(
    plan: "Plan", form: str, output: str | None, *, factors: str, boundary: Any, non_co2: str,
    **_by_chance: Any,
) -> None:  # fmt: skip
    """The answer without chance."""
    from ecoevent.footprint.travelling import estimate_travel
    from ecoevent.forecasting.limits import non_co2_of

    found = estimate_travel(plan, factors=factors, boundary=boundary, non_co2=non_co2_of(non_co2))
    if form == "json":
        from ecoevent.showing.exporting.travel import travel_json

        print_json(travel_json(found), output)
    else:
        from ecoevent.showing.terminal.fixed_travel import fixed_text

        print_text(fixed_text(found, plan, user_lang()), output)


def write_beside(found: "Forecast", log: Path | None, pictures: Path | None) -> None:
    """The log and the pictures, where they are asked for."""
    if log is not None:
        from ecoevent.travel.day.log_files import write_log

        write_log(found.example.log, log)
    if pictures is not None:
        from ecoevent.showing.printing.travel_pictures import travel_pictures
        from ecoevent.writing import write_text

        for name, drawn in travel_pictures(found, user_lang()).items():
            write_text(pictures / name, drawn)
