"""Parquet files of facts in, Parquet files of scores out."""

import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result

from ecoevent import judge, load_pack, score
from ecoevent.commands import cli
from ecoevent.engine.fact import Fact, FactName, State

ROWS = {
    "event.is_in_person": [True, True, False, None],
    "catering.servings": [100.0, 0.0, None, 100.0],
    "catering.vegetarian_servings": [80.0, 0.0, None, None],
    "catering.default_menu": ["vegetarian", "meat", None, "vegan"],
    "name": ["a", "b", "c", "d"],
}


def written(folder: Path, rows: dict[str, list[object]]) -> Path:
    """A Parquet file of these columns."""
    path = folder / "events.parquet"
    pq.write_table(pa.table(rows), path)
    return path


def run(*arguments: str) -> Result:
    """The result of `ecoevent …` in English."""
    return CliRunner().invoke(cli, list(arguments), env={"LC_ALL": "en_CA.UTF-8"})


def test_a_file_is_scored_as_its_rows_are(tmp_path: Path) -> None:
    """The same numbers as one plan at a time, and the other columns carried over."""
    target = tmp_path / "scores.parquet"
    done = run("score-table", str(written(tmp_path, ROWS)), "--output", str(target))
    table = pq.read_table(target)
    expected = []
    for index in range(4):
        facts = {
            FactName(name): Fact(name=FactName(name), state=State.GIVEN, value=column[index])
            for name, column in ROWS.items()
            if column[index] is not None and "." in name
        }
        expected.append(score(judge(facts, load_pack())).total.score)

    assert done.exit_code == 0
    assert table["ecoevent.score"].to_pylist() == expected
    assert table["name"].to_pylist() == ["a", "b", "c", "d"]


def test_the_output_names_the_pack(tmp_path: Path) -> None:
    """A score never travels without pack id, version and hash."""
    target = tmp_path / "scores.parquet"
    run("score-table", str(written(tmp_path, ROWS)), "--output", str(target))
    stamp = pq.read_table(target).schema.metadata[b"ecoevent.pack"].decode()

    assert stamp == f"core {load_pack().version} {load_pack().hash}"


@pytest.mark.parametrize(
    ("column", "values", "said"),
    [
        ("catering.servings", [-1.0], "does not suit"),
        ("catering.default_menu", ["beef"], "does not suit"),
        ("event.is_in_person", [2], "does not suit"),
    ],
)
def test_a_value_that_does_not_suit_is_one_line(
    tmp_path: Path, column: str, values: list[object], said: str
) -> None:
    """Column, row and what is expected; nothing is written."""
    target = tmp_path / "scores.parquet"
    done = run("score-table", str(written(tmp_path, {column: values})), "--output", str(target))

    assert done.exit_code == 3
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert not target.exists()


@pytest.mark.parametrize("content", [None, b"", b"not parquet at all"])
def test_what_is_no_parquet_is_one_line(tmp_path: Path, content: bytes | None) -> None:
    """A missing file, an empty one, another format."""
    path = tmp_path / "events.parquet"
    if content is not None:
        path.write_bytes(content)
    done = run("score-table", str(path), "--output", str(tmp_path / "out.parquet"))

    assert done.exit_code == 2
    assert len(done.stderr.splitlines()) == 1


def test_without_pyarrow_the_extra_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is needed and how to install it, exit code 4."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    done = run("score-table", "x.parquet", "--output", str(tmp_path / "out.parquet"))

    assert done.exit_code == 4
    assert "ecoevent[parquet]" in done.stderr
