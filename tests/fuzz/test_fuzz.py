"""A few mutated inputs of each kind, the same at each run; `run.py` tries any number by hand."""

import os
from pathlib import Path

import pytest
from fuzz import commands, files, lists
from fuzz.cases import Case, Kind, case_of, outcome
from fuzz.shrinking import shrunk

from ecoevent.errors import EcoEventError
from ecoevent.words.text import Text

SEEDS = {
    "plans": 120, "scores": 60, "packs": 30, "factors": 30, "regions": 40, "pages": 120,
    "lists": 20, "workbooks": 30, "commands": 15,
}  # fmt: skip
"""How many of each kind: some ten seconds of processor in all."""
KINDS = {kind.name: kind for kind in (*files.KINDS, *lists.KINDS, *commands.KINDS)}


@pytest.mark.parametrize("name", SEEDS)
def test_mutated_inputs_are_answered_or_refused(name: str, tmp_path: Path) -> None:
    """Whatever it holds, an input comes to an answer or to one line a problem."""
    failed = {}
    for seed in range(SEEDS[name]):
        folder = tmp_path / str(seed)
        folder.mkdir()
        found = outcome(KINDS[name], case_of(KINDS[name], seed), folder)
        if found is not None:
            failed[seed] = found

    assert failed == {}


@pytest.mark.parametrize("name", KINDS)
def test_a_seed_makes_one_case(name: str) -> None:
    """What fails for one person fails for another who has its kind and seed."""
    assert case_of(KINDS[name], 7) == case_of(KINDS[name], 7)


def _tries(case: Case, _folder: Path) -> None:
    content = case.files["a"]
    if b"bug" in content:
        raise ZeroDivisionError
    if b"escape" in content:
        raise EcoEventError(Text("\x1b[31m", "\x1b[31m"))
    if b"mine" in content:
        raise EcoEventError(Text("une ligne", "a line"))
    while b"hang" in content:
        pass


_KIND = Kind(name="own", makes=lambda _rng: Case(files={"a": b""}), tries=_tries)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", None),
        (b"mine", None),
        (b"bug", "ZeroDivisionError"),
        (b"escape", "with the letters"),
        pytest.param(
            b"hang", "hangs", marks=pytest.mark.skipif(os.name == "nt", reason="no such timer")
        ),
    ],
)
def test_what_counts_as_a_failure(content: bytes, told: str | None, tmp_path: Path) -> None:
    """Errors of ours in plain letters are none; anything else is, and so is a hang."""
    found = outcome(_KIND, Case(files={"a": content}), tmp_path, seconds=0.05)

    assert found is None if told is None else told in (found or "")


def test_a_failing_case_is_made_small(tmp_path: Path) -> None:
    """A person reads what is left of it: here three letters."""
    case = Case(files={"a": b"x" * 500 + b"bug" + b"y" * 300})
    least = shrunk(case, lambda other: outcome(_KIND, other, tmp_path) is not None)

    assert least.files == {"a": b"bug"}
