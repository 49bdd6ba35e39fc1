"""What a forecast is asked for in, about how long it will take and how much memory out."""

import math
import os

import attrs

from ecoevent.chance.replicating import LEAST, Wanted
from ecoevent.words.quantities import about_text, number_text
from ecoevent.words.text import Text

LONG_SECONDS = 20.0
"""What takes longer, or more memory than `MUCH_MEGABYTES`, is told before it starts."""
MUCH_MEGABYTES = 500.0
# Measured with 10 to 2,000,000 people and 4 to 10,000 origins on one core of a server of 2024; a
# laptop takes half as long or twice as long, which is near enough to decide whether to wait.
_SECONDS = 0.008
_SECONDS_A_PERSON = 2.1e-7
_SECONDS_AN_ORIGIN = 2e-5
_SECONDS_A_RUN = 2.5e-5
_MEGABYTES = 70.0
_MEGABYTES_A_PERSON = 1.15e-4
_MEGABYTES_AN_ORIGIN = 6e-3


@attrs.frozen(kw_only=True)
class Effort:
    """About what a forecast will take.

    Attributes:
        people: who travel, in each replication.
        replications: how many at least, those that tell assumptions apart included.
        seconds: of waiting.
        megabytes: of memory, in all processes.
    """

    people: int
    replications: int
    seconds: float
    megabytes: float

    @property
    def is_long(self) -> bool:
        """Whether it is worth a word before it starts."""
        return self.seconds > LONG_SECONDS or self.megabytes > MUCH_MEGABYTES


def effort_of(  # noqa: PLR0913 (each is a count of its own, by name)
    *, people: float, origins: int, runs: int, wanted: Wanted, moved: int, processes: int | None
) -> Effort:
    """About what a forecast will take.

    Args:
        people: who travel to the event.
        origins: how many places they come from.
        runs: of shuttles, on one day.
        wanted: how many replications, or how precise.
        moved: replications beside these that tell assumptions apart.
        processes: how many share the work; None is one for each core.
    """
    replications = (LEAST if wanted.replications is None else wanted.replications) + moved
    shared = min(processes or os.cpu_count() or 1, replications)
    each = _SECONDS + _SECONDS_A_PERSON * people + _SECONDS_AN_ORIGIN * origins
    each += _SECONDS_A_RUN * runs
    memory = _MEGABYTES + _MEGABYTES_A_PERSON * people + _MEGABYTES_AN_ORIGIN * origins
    return Effort(
        people=round(people),
        replications=replications,
        seconds=each * replications / shared,
        megabytes=memory * shared,
    )


def effort_text(effort: Effort) -> Text:
    """What it will take, in a line."""
    return _TOLD.filled(
        time=_time_text(effort.seconds),
        memory=_memory_text(effort.megabytes),
        people=number_text(effort.people),
        count=number_text(effort.replications),
    )


def _time_text(seconds: float) -> Text:
    """In the unit that a person would take."""
    minutes = seconds / 60
    if minutes < 2:
        return about_text(max(math.ceil(seconds / 10) * 10, 10), "s")
    return about_text(minutes, "min") if minutes < 120 else about_text(minutes / 60, "h")


def _memory_text(megabytes: float) -> Text:
    if megabytes < 1000:
        return Text(f"{megabytes:.0f}\u00a0Mo", f"{megabytes:.0f} MB")
    giga = f"{megabytes / 1000:.1f}"
    return Text(f"{giga.replace('.', ',')}\u00a0Go", f"{giga} GB")


_TOLD = Text(
    "cette prévision prendra environ {time} et {memory} de mémoire\u00a0: {people} personnes, au"
    " moins {count} répétitions\u00a0; moins de répétitions (10, par exemple) vont plus vite,"
    " Ctrl-C arrête",
    "this forecast will take about {time} and {memory} of memory: {people} people, at least {count}"
    " replications; fewer replications (10, for example) are quicker, Ctrl-C stops it",
)
