"""What commands share: their options, and reading and printing."""

# ruff: noqa: PLC0415 (imports inside the commands, so that help and completion answer at once)

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ecoevent.commands.bilingual import INVALID, LANG_KEY, F, in_lang, option, user_lang
from ecoevent.commands.outputs import OutputFile
from ecoevent.commands.progress import shown_progress, tell_effort
from ecoevent.commands.screen import echo, echo_bytes, echo_document, escaped, one_line, takes_all

_WARNINGS = "ecoevent.warnings"
_MOST_WARNINGS = 20

if TYPE_CHECKING:
    from ecoevent.facts import TravelFigures
    from ecoevent.plan.model import Plan
    from ecoevent.problems import Problem
    from ecoevent.scoring.assessing import Assessment


def keep_lang(ctx: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    """Remember the language, so that help and errors speak it too."""
    if value in {"fr", "en"}:
        ctx.find_root().meta[LANG_KEY] = value
    return value


def complete_rules(ctx: click.Context, _argument: click.Parameter, incomplete: str) -> list[str]:
    """The ids of the pack's rules that begin so, for the shell."""
    from ecoevent.scoring.packs import load_pack

    pack = load_pack(ctx.params.get("pack") or "core")
    named = [*(rule.id for rule in pack.rules), *(["promise"] if pack.text.promise else [])]
    return [name for name in named if name.startswith(incomplete)]


plan_argument = click.argument("plan", type=click.Path(allow_dash=True))
lang_option = option(
    "--lang",
    type=click.Choice(["fr", "en"]),
    callback=keep_lang,
    expose_value=False,
    is_eager=True,
    fr="La langue\u00a0; par défaut, celle de l'ordinateur.",
    en="The language; by default, that of the computer.",
)
format_option = option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    fr="Texte pour les gens ou JSON pour les programmes.",
    en="Text for people or JSON for programs.",
)
review_option = option(
    "--on",
    type=click.DateTime(["%Y-%m-%d"]),
    fr="Signaler aussi les sources à relire ce jour-là.",
    en="Tell sources to be reviewed on that day too.",
)
pack_option = option(
    "--pack",
    default="core",
    fr="Le nom ou le dossier du paquet de règles.",
    en="The name or folder of the rule pack.",
)
packs_option = option(
    "--pack",
    "packs",
    multiple=True,
    default=["core"],
    fr="Le nom ou le dossier d'un paquet de règles\u00a0; plusieurs au besoin.",
    en="The name or folder of a rule pack; several if need be.",
)
travel_option = option(
    "--travel",
    is_flag=True,
    fr="Prévoir aussi les déplacements, et en tenir compte comme d'une estimation.",
    en="Forecast travel too, and count it as an estimate.",
)


def output_of(*formats: str) -> Callable[[F], F]:
    """The option that names the file to write, in one of these formats."""
    return option(
        "-o",
        "--output",
        type=OutputFile(*formats),
        fr="Écrire dans ce fichier plutôt qu'à l'écran (-\u00a0: la sortie standard).",
        en="Write to this file instead of the screen (-: standard output).",
    )


output_option = output_of("text", "json")
text_output_option = output_of("text")


def read(plan: str) -> "Plan":
    """The plan of that path; `-` is standard input. What is odd in it is told once."""
    from ecoevent.plan.reading import parse_plan, read_plan
    from ecoevent.reading.files import read_standard_input

    is_piped = plan == "-"
    found = parse_plan(read_standard_input(), file="-") if is_piped else read_plan(plan)
    tell_warnings(found)
    return found


def tell_warnings(plan: "Plan") -> None:
    """A line on standard error for each doubt about the plan, and a place in the JSON to come."""
    from ecoevent.plan.doubting import plan_warnings

    doubts = plan_warnings(plan)
    click.get_current_context().meta.setdefault(_WARNINGS, []).extend(doubts)
    for doubt in doubts[:_MOST_WARNINGS]:
        head = in_lang(("Avertissement\u00a0: ", "Warning: "))
        echo(head + one_line(doubt.line(user_lang())), err=True)
    more = len(doubts) - _MOST_WARNINGS
    if more > 0:
        told = (
            f"… et {more} de plus\u00a0; corrigez d'abord ceux-ci",
            f"… and {more} more; mend these first",
        )
        echo(in_lang(told), err=True)


def figures(plan: "Plan", *, travel: bool) -> "TravelFigures | None":
    """The figures of a forecast of the plan, the same at each run; None where not asked for."""
    if not travel:
        return None
    from ecoevent.forecasting.feeding import forecast_figures

    with shown_progress() as show:
        return forecast_figures(plan, workers=None, on_progress=show, on_effort=tell_effort)


def assess(plan: str, pack: str, *, travel: bool = False) -> "Assessment":
    """The assessment of the plan of that path by the pack of that name."""
    return assess_by_each(plan, (pack,), travel=travel)[0]


def assess_by_each(plan: str, names: Sequence[str], *, travel: bool = False) -> "list[Assessment]":
    """The assessments by several packs of the plan of that path, read and forecast once.

    The first one carries the packs of the venue's place that were not asked for by name.
    """
    from ecoevent.scoring import assessing, local, packs

    found = read(plan)
    loaded = [packs.load_pack(name) for name in names]
    asked = {pack.id for pack in loaded}
    there = [pack for pack in local.local_packs(found) if pack.id not in asked]
    told = figures(found, travel=travel)
    return [
        assessing.assess(found, pack, travel=told, local=() if position else there)
        for position, pack in enumerate(loaded)
    ]


def print_text(text: str, output: str | None) -> None:
    """The text on the screen or in the file."""
    if output in {None, "-"}:
        echo(text, nl=False)
    else:
        print_bytes(text.encode(), output)


def print_document(text: str, output: str | None) -> None:
    """The document on standard output or in the file, in UTF-8."""
    if output in {None, "-"}:
        echo_document(text)
    else:
        print_bytes(text.encode(), output)


def print_bytes(content: bytes, output: str | None) -> None:
    """The bytes on standard output or in the file."""
    if output is None or output == "-":
        echo_bytes(content)
        return
    from ecoevent.writing import write_bytes

    write_bytes(Path(output), content)


def print_json(content: Any, output: str | None) -> None:
    """The content as JSON, on the screen or in the file, with the warnings of the plans read."""
    import json

    doubts = click.get_current_context().meta.get(_WARNINGS)
    if doubts is not None:
        from ecoevent.showing.exporting.scores import problems_json

        content = {**content, "warnings": problems_json(doubts)["problems"]}
    is_shown = output in {None, "-"}
    text = json.dumps(content, ensure_ascii=is_shown and not takes_all(), indent=2) + "\n"
    print_text(escaped(text) if is_shown else text, output)


def print_problems(problems: "Sequence[Problem]", form: str, output: str | None) -> None:
    """Print what a check found, and exit with 1 where a file cannot be used."""
    from ecoevent.showing.exporting.scores import problems_json

    if form == "json":
        print_json(problems_json(problems), output)
    else:
        lines = [one_line(found.line(user_lang())) for found in problems]
        fine = "Aucun problème." if user_lang() == "fr" else "No problem."
        print_text("\n".join(lines or [fine]) + "\n", output)
    if any(found.severity == "error" for found in problems):
        click.get_current_context().exit(INVALID)
