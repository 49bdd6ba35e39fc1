"""A file that was refused as a plan in, what to do with the list that it is or holds out.

A plan has ten thousand origins at most. Who has more has written each person down, or gives the
list of registrations itself; how people are counted by place is then what they need to know.
"""

import re
from pathlib import PurePath

from ecoevent.errors import PlanError
from ecoevent.plan.sections.participants import GROUPED
from ecoevent.problems import Diagnostic, Place, Problem, catalogue, problem
from ecoevent.reading.decoding import LINE_BREAK, LONGEST_BYTES
from ecoevent.words.text import Text

MANY_ORIGINS = Diagnostic(
    "P307",
    "error",
    Text(
        "trop de provenances pour un plan (au plus 10\u00a0000, et un mégaoctet en tout)\u00a0;"
        " {how}",
        "too many origins for a plan (10,000 at most, and a megabyte in all); {how}",
    ),
)
IS_LIST = Diagnostic(
    "P308",
    "error",
    Text(
        "c'est une liste, pas un plan\u00a0; importez-la pour en écrire les provenances dans un"
        " plan",
        "this is a list, not a plan; import it to write where its people come from into a plan",
    ),
)
LIST_PROBLEMS = catalogue(MANY_ORIGINS, IS_LIST)

_TOO_LONG = {"D006", "D008"}
_TABLES = {".csv", ".tsv", ".xls", ".xlsx", ".ods"}
_MANY = 1_000
_ORIGINS = re.compile(r"""(?:^|[{,])[ \t]*(["']?origins["']?[ \t]*:)""", re.MULTILINE)
_COUNT = re.compile(r"""\bcount["']?[ \t]*:""")


def told_of_lists(error: PlanError, text: str | bytes) -> PlanError:
    """The error, or one that says what to do where the file is a list or holds too many origins."""
    first = error.problems[0]
    if first.place is None:
        return error
    if PurePath(first.place.file).suffix.lower() in _TABLES:
        return PlanError([problem(IS_LIST, place=Place(first.place.file, 1, 1))])
    found = _many_origins(text, first.place.file) if first.code in _TOO_LONG else None
    return error if found is None else PlanError([found])


def _many_origins(text: str | bytes, file: str) -> Problem | None:
    start = text[:LONGEST_BYTES]
    start = start if isinstance(start, str) else start.decode("utf-8", "replace")
    key = _ORIGINS.search(start)
    if key is None or len(_COUNT.findall(start, key.end())) < _MANY:
        return None
    lines = LINE_BREAK.split(start[: key.start(1)])
    place = Place(file, len(lines), len(lines[-1]) + 1)
    return problem(MANY_ORIGINS, place=place, path="participants.origins", how=GROUPED)
