"""The group of all commands.

Everything but click is imported inside the commands, so that help and completion answer at once.
"""

import itertools
from typing import Any

import click

from ecoevent.commands import (
    advice,
    changes,
    checklists,
    claims,
    comparing,
    plans,
    rules,
    start,
    tasks,
    travel,
)
from ecoevent.commands.bilingual import LANG_KEY, BilingualGroup, said
from ecoevent.commands.ending import ended_in_one_line
from ecoevent.commands.options import lang_option

__all__ = ["cli"]


class Program(BilingualGroup):
    """The group of all commands; however a run ends, it is told on one line."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """What `--lang` says is heard first: what is wrong before it is told in that language."""
        for word, value in itertools.pairwise([*args, ""]):
            if word in ("--lang=fr", "--lang=en") or (word == "--lang" and value in ("fr", "en")):
                ctx.meta[LANG_KEY] = word.rpartition("=")[2] if "=" in word else value
        return super().parse_args(ctx, args)

    def make_context(self, *arguments: Any, **options: Any) -> click.Context:
        """The context of a run; `--help` and `--version` print and end here."""
        with ended_in_one_line():
            return super().make_context(*arguments, **options)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that was asked for."""
        with ended_in_one_line(ctx):
            return super().invoke(ctx)


@said("Planifier et évaluer des évènements écoresponsables.", "Plan and score eco-friendly events.")
@click.group(cls=Program, context_settings={"help_option_names": ["-h", "--help"]})
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
    changes.set_,
    changes.unset,
    advice.advise,
    comparing.compare,
    checklists.checklist,
    tasks.tasks,
    plans.facts,
    plans.score_table,
    rules.rules,
    claims.claims,
    travel.travel,
    start.schema,
):
    cli.add_command(command)
