"""The publishers' own tables, which are not part of this repository: where tests find them."""

import csv
import os
from pathlib import Path

import pytest

VARIABLE = "ECOEVENT_REFERENCE"


def reference_rows(name: str) -> list[dict[str, str]]:
    """The rows of a csv file of the reference folder; the test is skipped where there is none."""
    folder = os.environ.get(VARIABLE)
    if not folder:
        pytest.skip(f"{VARIABLE} names no folder of the publishers' tables")
    file = Path(folder) / name
    if not file.is_file():
        pytest.skip(f"{file} is not there")
    with file.open(encoding="utf-8-sig", errors="replace", newline="") as lines:
        return list(csv.DictReader(lines))
