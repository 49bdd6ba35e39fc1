"""The commands about travel: `travel PLAN`, and below it places, factors and import."""

import click

from ecoevent.commands.bilingual import BilingualGroup, said
from ecoevent.commands.estimates import estimate
from ecoevent.commands.factors import factors
from ecoevent.commands.options import lang_option
from ecoevent.commands.places import places
from ecoevent.commands.registrations import import_


class PlanOrCommand(BilingualGroup):
    """A group whose first argument is one of its commands, or else a plan for `estimate`."""

    fallback = "estimate"

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put `estimate` before what is no command and no option of the group itself."""
        own = {*self.commands, *ctx.help_option_names, "--lang"}
        if args and args[0] not in own and self.fallback in self.commands:
            args = [self.fallback, *args]
        return super().parse_args(ctx, args)


@said(
    "Estimer les déplacements\u00a0: d'où l'on vient, comment, et ce que cela émet.",
    "Estimate travel: where people come from, how, and what that emits.",
)
@click.group(cls=PlanOrCommand)
@lang_option
def travel() -> None:
    """Estimate travel: where people come from, how, and what that emits."""


travel.add_command(estimate)
travel.add_command(factors)
travel.add_command(places)
travel.add_command(import_)
