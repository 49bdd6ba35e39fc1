"""The ways that benchmarks/travel_accounting.py compares agree; nothing is timed here."""

import sys
from collections.abc import Iterator

import pytest
from helpers.paths import ROOT

from ecoevent.footprint import load_factors

FOLDER = ROOT / "benchmarks"


@pytest.fixture(autouse=True)
def benchmarks_on_path(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The script is found by its name in the folder."""
    monkeypatch.syspath_prepend(FOLDER)
    yield
    sys.modules.pop("travel_accounting", None)


def test_one_call_and_the_loop_agree() -> None:
    """On every place, by geopy and by geographiclib."""
    pytest.importorskip("geopy", reason="comes with the extra `benchmark`")
    from travel_accounting import measure, random_job  # noqa: PLC0415 (on the path in tests only)

    seconds = measure(random_job(300, 20, 5), load_factors(), rounds=1)

    assert [len(each) for each in seconds.values()] == [1, 1, 1]


def test_a_difference_is_not_overlooked() -> None:
    """One place in a hundred thousandth too high."""
    pytest.importorskip("geopy", reason="comes with the extra `benchmark`")
    from travel_accounting import DifferentTotalsError, check  # noqa: PLC0415 (as above)

    with pytest.raises(DifferentTotalsError):
        check([1.0, 1.00001], [1.0, 1.0], "wrong")
