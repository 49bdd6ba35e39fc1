"""The command line: each command reads, calls the library once an arrow, and prints.

Everything but click is imported inside the commands, so that help and completion answer at once.
Exit codes: 0 done; 1 done, but a gate failed or below what was asked; 2 usage; 3 the plan or pack
is invalid; 4 something needed is missing; 130 interrupted.
"""

import click

from ecoevent.commands import checklists, plans, rules, start, travel
from ecoevent.commands.bilingual import BilingualGroup, said
from ecoevent.commands.options import lang_option

__all__ = ["cli", "main"]


@said("Planifier et évaluer des évènements écoresponsables.", "Plan and score eco-friendly events.")
@click.group(cls=BilingualGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="ecoevent", prog_name="ecoevent")
@lang_option
def cli() -> None:
    """Plan and score eco-friendly events."""


for command in (
    start.demo,
    start.init,
    plans.score,
    plans.explain,
    plans.questions,
    checklists.checklist,
    plans.facts,
    plans.score_table,
    rules.rules,
    travel.travel,
    start.schema,
):
    cli.add_command(command)


def main() -> None:
    """Run the command line."""
    cli(prog_name="ecoevent")
