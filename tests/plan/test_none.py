"""None is an answer, and not the same as no answer."""

import datetime as dt
from collections.abc import Iterator

import pytest

from ecoevent.plan.changing import Change, To, change, changed_text
from ecoevent.plan.fields import FieldInfo, declared
from ecoevent.plan.model import Plan, sections
from ecoevent.plan.reading import parse_plan
from ecoevent.plan.sections.event import Event
from ecoevent.plan.writing import plan_to_json, plan_to_yaml

PLAN = Plan(event=Event(name="Fête", starts=dt.date(2027, 5, 20)))
# One of the words always holds of what the choice is about.
ALWAYS_ONE = {"event.kind", "event.format", "event.currency", "mobility.mode_shares_basis"}
# Rules read these; a word for none wants a look at each of them.
NO_WORD_YET = {
    "catering.default_menu",
    "energy.source",
    "communication.programme",
    "digital.default_video",
    "digital.equipment",
}


def listed() -> Iterator[tuple[str, FieldInfo]]:
    """Every list and choice of the sections, by path."""
    for name, section in sections(Plan).items():
        for key, field in declared(section.record or Plan).items():
            if field.kind in {"choice", "choices", "records"}:
                yield f"{name}.{key}", field


def none_of(field: FieldInfo) -> object:
    """What says that there is none."""
    return () if field.kind != "choice" else next(w for w in field.choices if "none" in w)


@pytest.mark.parametrize(("path", "field"), list(listed()), ids=lambda each: str(each)[:40])
def test_none_is_kept_apart_from_not_known(path: str, field: FieldInfo) -> None:
    """In the plan, in YAML, in JSON, in a text that is edited."""
    if path in ALWAYS_ONE | NO_WORD_YET:
        assert not [word for word in field.choices if "none" in word]
        return
    none = change(PLAN, [Change(path, To(none_of(field)))]).plan

    assert none != PLAN
    assert parse_plan(plan_to_yaml(none)) == none
    assert parse_plan(plan_to_json(none)) == none
    text = changed_text(plan_to_yaml(PLAN).encode(), [Change(path, To(none_of(field)))]).text
    assert parse_plan(text) == none
    assert parse_plan(changed_text(text, [Change(path, To(None))]).text) == PLAN
