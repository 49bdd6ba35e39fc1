"""Lists of registrations, counted, in; plain dictionaries for JSON out, no group under five."""

from collections.abc import Mapping

import attrs

from ecoevent.registrations.grouping import mode_shares, origins
from ecoevent.registrations.planning import Answers
from ecoevent.registrations.result import FileRead, Registrations
from ecoevent.showing.exporting.scores import Json


def registrations_json(registrations: Registrations, answers: Answers | None = None) -> Json:
    """The format `ecoevent.registrations/1`; *answers* are those that go into a plan."""
    found = origins(registrations)
    return {
        "format": "ecoevent.registrations/1",
        "files": [_file_json(file) for file in registrations.files],
        "rows": registrations.rows,
        "people": registrations.people,
        "attendance": dict(registrations.attendance),
        "invalid": dict(registrations.invalid),
        "not_people": dict(registrations.not_people),
        "notes": dict(registrations.notes),
        "addresses": dict(registrations.addresses),
        "origins": [attrs.asdict(group) for group in found.groups],
        "moved": found.moved,
        "moved_km": None if found.moved_km is None else round(found.moved_km, 1),
        "left_out": found.left_out,
        "unplaced": dict(registrations.unplaced),
        "countries": dict(found.countries),
        "other_countries": found.other_countries,
        "travel": dict(registrations.answers),
        "travel_answers": registrations.answered,
        "mode_shares": dict(mode_shares(registrations)),
        "plan": None if answers is None else _plan_json(answers),
    }


def _file_json(file: FileRead) -> Json:
    return {
        "name": file.name,
        "encoding": file.encoding,
        "delimiter": file.delimiter or None,
        "sheet": file.sheet or None,
        "other_sheets": file.other_sheets,
        "header": file.header,
        "system": file.system and file.system.id,
        "export": file.export and file.export.id,
        "columns": [
            {"column": column.letter, "meaning": column.role, "by": column.source}
            for column in file.columns
        ],
        "checks": list(file.checks),
        "unread": file.unread,
        "rows": file.rows,
        "lines": _lines_json(file.aside),
        "short": file.short,
        "bad_bytes": file.has_bad_bytes,
    }


def _lines_json(aside: Mapping[str, tuple[tuple[int, int], ...]]) -> Json:
    return {why: [list(pair) for pair in ranges] for why, ranges in aside.items()}


def _plan_json(answers: Answers) -> Json:
    said = attrs.asdict(answers)
    kept = {path: said[path.split(".")[1]] for path in answers.paths}
    shares = kept.get("mobility.mode_shares")
    if shares is not None:
        kept["mobility.mode_shares"] = {
            mode: share for mode, share in shares.items() if share is not None
        }
    return kept
