"""The command line: each command reads, calls the library once an arrow, and prints.

Exit codes: 0 done; 1 done, but a gate failed or below what was asked; 2 usage, or a file or output
that cannot be written; 3 the plan or pack is invalid; 4 something needed is missing; 5 a file
changed since it was read; 130 interrupted; 141 nobody reads the output; 143 ended by SIGTERM.
"""

import gc
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ecoevent.commands.program import cli

__all__ = ["cli", "main"]


def __getattr__(name: str) -> Any:
    """The commands, imported when first used: Ctrl-C is answered while they are."""
    if name != "cli":
        raise AttributeError(name)
    from ecoevent.commands.program import cli  # noqa: PLC0415

    return cli


def main() -> None:
    """Run the command line."""
    # what a command makes lives until it ends: looking for garbage every 700 objects costs 6 %
    gc.set_threshold(50_000)
    try:
        from ecoevent.commands.ending import heed_signals  # noqa: PLC0415
        from ecoevent.commands.program import cli  # noqa: PLC0415

        heed_signals()
        cli(prog_name="ecoevent")
    except KeyboardInterrupt:  # before the commands are there, or after they are done
        raise SystemExit(130) from None
