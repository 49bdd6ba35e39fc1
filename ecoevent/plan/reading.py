"""A plan as text or as plain values in, a Plan out, or one PlanError with every problem."""

import os
from collections.abc import Mapping
from functools import cache, partial
from typing import Any

import attrs

from ecoevent.errors import PlanError
from ecoevent.plan.checks import complaint
from ecoevent.plan.doubts.swallowed import swallowed
from ecoevent.plan.fields import KEY, FieldInfo, info
from ecoevent.plan.lists import told_of_lists
from ecoevent.plan.model import Actual, Plan, Source, sections
from ecoevent.plan.paths import UNKNOWN_PATH, wrong_path
from ecoevent.plan.synonyms import SYNONYMS
from ecoevent.reading import leaves
from ecoevent.reading.document import Document, read_document
from ecoevent.reading.files import read_bytes
from ecoevent.reading.homes import AnyField
from ecoevent.reading.mappings import document_of
from ecoevent.reading.mistakes import ToldMistake, Wrong
from ecoevent.reading.structuring import (
    Hook,
    Structurer,
    listed,
    steps_in,
    structure,
    told_of_value,
)


def read_plan(path: str | os.PathLike[str]) -> Plan:
    """The plan that the file holds.

    Raises:
        PlanError: The file is not there, is no document, or is no plan.
    """
    return parse_plan(read_bytes(path, raises=PlanError), file=os.fspath(path))


def parse_plan(text: str | bytes, *, file: str = "plan.yaml") -> Plan:
    """The plan that the YAML or JSON *text* holds; *file* is its name in problems.

    Raises:
        PlanError: The text is no document or no plan.
    """
    try:
        document = read_document(text, file=file, raises=PlanError)
    except PlanError as error:
        raise told_of_lists(error, text) from None
    return _plan_of(document, file)


def plan_from_mapping(mapping: Mapping[str, Any], *, name: str = "plan") -> Plan:
    """The plan whose sections and answers *mapping* holds, as a plan file would.

    Dates and times may be those of `datetime`, lists may be tuples, numbers those of numpy or
    `decimal`; None is no answer. *name* is what its problems call it.

    Raises:
        PlanError: it is no plan; every problem has its path, and no place.
    """
    return _plan_of(document_of(mapping, file=name, raises=PlanError), name)


def _plan_of(document: Document, file: str) -> Plan:
    plan, problems = structure(document, Plan, through=plan_structurer())
    if plan is None:
        raise PlanError(problems)
    notes = tuple(swallowed(document))
    return attrs.evolve(plan, source=Source(file, document.places(), notes))


@cache
def plan_structurer() -> Structurer:
    """How the values of a plan become Python values: by what each field declares."""
    structurer = Structurer(
        field_hook=lambda attribute: _hook(attribute, structurer),
        is_key=lambda attribute: KEY in attribute.metadata,
        title_of=lambda attribute: info(attribute).title,
        synonyms=SYNONYMS,
    )
    return structurer


def answer_to(record: type, name: str, value: Any) -> Any:
    """*value* as the answer to a field of a class of the plan: right already, or as files write it.

    Raises:
        PlanError: it is no answer to it; paths in the problems begin at the field.
    """
    attribute = attrs.fields_dict(record)[name]
    if value is None or complaint(info(attribute), value) is None:
        return value
    structurer = plan_structurer()
    try:
        return _hook(attribute, structurer)(value, None)
    except Wrong as found:
        raise PlanError(told_of_value(found, record, structurer)) from None


def _hook(attribute: AnyField, structurer: Structurer) -> Hook:
    field = info(attribute)
    convert: Any = _CONVERTERS.get(field.kind) or _made_of_parts(attribute.name, field, structurer)

    def structured(value: Any, _type: Any) -> Any:
        if isinstance(value, list) and field.high is not None and len(value) > field.high:
            _refuse_if_wrong(field, tuple(value))  # before each item costs time
        kept = convert(value)
        _refuse_if_wrong(field, kept)
        return kept

    return structured


def _refuse_if_wrong(field: FieldInfo, value: Any) -> None:
    found = complaint(field, value)
    if found is not None:
        raise Wrong([ToldMistake(steps_in(found.path), found)])


_CONVERTERS: dict[str, Any] = {
    "share": leaves.as_share,
    "flag": leaves.as_flag,
    "text": leaves.as_string,
    "date": leaves.as_date,
    "clock": leaves.as_clock,
}
_PATHS_FROM = {"assumed": Plan, "as_planned": Actual, "supports": Actual}


def _made_of_parts(name: str, field: FieldInfo, structurer: Structurer) -> Any:
    if field.kind == "paths":
        known = sections(_PATHS_FROM[name])
        return lambda value: listed(value, lambda path: _path(path, known))
    if field.kind in {"number", "whole"}:
        convert = leaves.as_number if field.kind == "number" else leaves.as_whole
        # an amount may be in any currency
        return partial(convert, unit="" if field.unit == "currency" else field.unit)
    if field.kind in {"choice", "choices"}:
        one: Any = partial(leaves.as_word, words=field.choices)
    else:
        one = structurer.each(field.record)
    return one if field.kind in {"choice", "record"} else lambda value: listed(value, one)


def _path(value: Any, known: Mapping[str, FieldInfo]) -> str:
    # the class checks paths too, but only once everything else is right
    path = leaves.as_string(value)
    found = wrong_path(path, None, known)
    if found is not None and found.code == UNKNOWN_PATH.code:
        raise Wrong([ToldMistake((), found)])
    return path
