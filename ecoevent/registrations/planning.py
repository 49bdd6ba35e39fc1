"""Registrations and a plan in, the plan with their origins, numbers and modes out."""

import os

import attrs

from ecoevent.errors import PlaceError, PlanError
from ecoevent.places.locating import Location, locate
from ecoevent.plan.changing import Change, Remove, To, change, change_file
from ecoevent.plan.model import Plan
from ecoevent.plan.paths import covers
from ecoevent.plan.reading import parse_plan
from ecoevent.plan.sections.mobility import ModeShares
from ecoevent.plan.sections.participants import Origin
from ecoevent.reading.files import read_bytes
from ecoevent.registrations.grouping import mode_shares, origins
from ecoevent.registrations.result import Registrations

_FIELDS = (
    ("participants", "in_person"),
    ("participants", "online"),
    ("participants", "origins"),
    ("mobility", "mode_shares"),
    ("mobility", "mode_shares_basis"),
    ("mobility", "mode_shares_answers"),
)


@attrs.frozen
class Answers:
    """What a plan can learn from lists; None where they say nothing of it."""

    in_person: int | None = None
    online: int | None = None
    origins: tuple[Origin, ...] | None = None
    mode_shares: ModeShares | None = None
    mode_shares_basis: str | None = None
    mode_shares_answers: int | None = None

    @property
    def paths(self) -> tuple[str, ...]:
        """The paths of the plan that they answer."""
        return tuple(
            f"{section}.{field}" for section, field in _FIELDS if getattr(self, field) is not None
        )


def answers_for(registrations: Registrations, *, is_online: bool = False) -> Answers:
    """What a plan can learn from the lists.

    Args:
        registrations: the lists, counted.
        is_online: the whole event is online, so that tickets which do not say are online too.
    """
    on_site = sum(group.people for group in registrations.on_site)
    online = registrations.people - on_site
    if is_online:
        return Answers(online=registrations.people)
    if not on_site:  # a list of those online says nothing of those who come
        return Answers(online=online)
    found = origins(registrations).groups
    shares = mode_shares(registrations)
    return Answers(
        in_person=on_site,
        online=online or None,
        origins=tuple(Origin(place=each.place, count=each.count) for each in found) or None,
        mode_shares=ModeShares(**shares) if shares else None,
        mode_shares_basis="registration" if shares else None,
        mode_shares_answers=registrations.answered if shares else None,
    )


def with_answers(plan: Plan, answers: Answers) -> Plan:
    """The plan with the answers; what was assumed of them is no longer."""
    return change(plan, _changes(plan, answers)).plan


def _changes(plan: Plan, answers: Answers) -> tuple[Change, ...]:
    known = tuple(path for path in plan.assumed if _is_under(path, answers.paths))
    told = (Change(path, To(getattr(answers, path.rpartition(".")[2]))) for path in answers.paths)
    return (*((Change("assumed", Remove(known)),) if known else ()), *told)


def write_into(
    path: str | os.PathLike[str], registrations: Registrations, *, was: bytes | None = None
) -> tuple[str, ...]:
    """Write what the lists say into the plan's file, whole or not at all; the paths that changed.

    Args:
        path: the plan's file.
        registrations: the lists, counted.
        was: the bytes of the plan when it was read; by default it is read now.

    Raises:
        PlanError: the file is no plan.
        ChangedError: it changed since it was read.
        FileError: it cannot be changed safely, or not be written.
    """
    content = read_bytes(path, raises=PlanError) if was is None else was
    plan = parse_plan(content, file=os.fspath(path))
    answers = answers_for(registrations, is_online=plan.event.format == "online")
    changed = change_file(path, _changes(plan, answers), was=content)
    is_known = changed.plan.assumed != plan.assumed
    return answers.paths + (("assumed",) if is_known else ())


def venue_of(asked: str | None, plan: Plan | None) -> Location | None:
    """The event's place: as asked, else the plan's where the gazetteer knows it.

    Raises:
        PlaceError: the place that was asked for is not known.
    """
    if asked is not None:
        return locate(asked)
    if plan is None or plan.venue.place is None:
        return None
    try:
        return locate(plan.venue.place)
    except PlaceError:
        return None  # lists can be read without it


def _is_under(path: str, above: tuple[str, ...]) -> bool:
    return any(covers(each, path) for each in above)
