"""benchmarks/registrations.py compares like with like; nothing is timed here."""

from pathlib import Path

import pytest
from helpers.paths import ROOT

FOLDER = ROOT / "benchmarks"


def test_both_count_the_same_people(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of an invented list of a thousand rows."""
    pytest.importorskip("pandas", reason="comes with the extra `benchmark`")
    monkeypatch.syspath_prepend(FOLDER)
    import registrations  # noqa: PLC0415 (on the path in this test only)

    path = tmp_path / "list.csv"
    registrations.write_list(path, 1_000)

    assert registrations.by_us(path) == registrations.by_pandas(path) > 900
