"""Lines that were quoted whole, as a spreadsheet does that took each for one cell, unquoted."""

import csv
from collections.abc import Iterable

_LOOKED_AT = 20


def are_quoted(lines: Iterable[str], delimiters: Iterable[str]) -> bool:
    """Whether the first of the lines are each one quoted cell with the cells of a row in it."""
    filled = [line.strip() for line in lines if line.strip()][:_LOOKED_AT]
    return bool(filled) and any(
        all(
            _is_quoted(line)
            and delimiter in line
            and len(next(csv.reader([line], delimiter=delimiter))) == 1
            for line in filled
        )
        for delimiter in delimiters
    )


def unquoted(line: str) -> str:
    """The line without the quotes around it; as it is where there are none."""
    bare = line.strip()
    if not _is_quoted(bare):
        return line
    return bare[1:-1].replace('""', '"') + "\n"


def _is_quoted(line: str) -> bool:
    return len(line) > 1 and line[0] == line[-1] == '"'
