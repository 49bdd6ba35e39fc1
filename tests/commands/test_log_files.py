"""Logs written and read again."""

from pathlib import Path

import pytest
from effort import examples
from helpers.days import crowd, day, everything
from helpers.worlds import worlds
from hypothesis import HealthCheck, given, settings

from ecoevent.chance.streams import Draws
from ecoevent.errors import FileError
from ecoevent.travel.day.log_files import replay, write_log
from ecoevent.travel.day.log_legs import legs
from ecoevent.travel.day.log_summary import summary
from ecoevent.travel.day.simulation import simulate
from ecoevent.travel.day.world import World

ONCE = Draws(1)


@pytest.mark.parametrize("suffix", ["csv", "parquet"])
@settings(max_examples=examples(25), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(world=worlds())
def test_a_log_that_is_read_again_tells_the_same(tmp_path: Path, suffix: str, world: World) -> None:
    """Every row, every number of the summary, every leg."""
    log = simulate(world, draws=ONCE)
    path = tmp_path / f"day.{suffix}"
    write_log(log, path)
    again = replay(path, world)

    assert again.rows().digest() == log.rows().digest()
    assert summary(again) == summary(log)
    assert (legs(again).people == legs(log).people).all()


@pytest.mark.parametrize("suffix", ["csv", "parquet"])
def test_the_same_day_is_written_in_the_same_bytes(tmp_path: Path, suffix: str) -> None:
    """Whatever the beats."""
    files = [tmp_path / f"{name}.{suffix}" for name in "ab"]
    for path, beat in zip(files, (5, 60), strict=True):
        write_log(simulate(everything(80), draws=ONCE, beat_minutes=beat), path)

    assert files[0].read_bytes() == files[1].read_bytes()


def test_a_person_can_read_it(tmp_path: Path) -> None:
    """Words rather than codes."""
    path = tmp_path / "day.csv"
    write_log(simulate(day(crowd("", [500.0])), draws=ONCE), path)

    assert path.read_text("utf-8").splitlines() == [
        "minute,event,person,mode,place,trip,queue",
        "500.00000,arrived,0,walk/average,,-1,0",
        "1020.00000,left,0,walk/average,,-1,0",
    ]


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("minute,", "hour,", "the columns expected are minute"),
        ("arrived", "vanished", "it is not of this world: 'vanished'"),
        (",,-1", ",moon,-1", "it is not of this world: 'moon'"),
        (",0,walk", ",7,walk", "it is not of this world: person 7"),
        ("500.00000", "noon", "cannot be read or written"),
        (",-1,0", "", "the columns expected are"),
    ],
)
def test_another_file_is_answered(tmp_path: Path, before: str, after: str, message: str) -> None:
    """In one line, with its path."""
    world = day(crowd("", [500.0]))
    path = tmp_path / "day.csv"
    write_log(simulate(world, draws=ONCE), path)
    path.write_text(path.read_text("utf-8").replace(before, after, 1), "utf-8")

    with pytest.raises(FileError, match=message):
        replay(path, world)


def test_other_formats_are_answered(tmp_path: Path) -> None:
    """Before anything is written."""
    log = simulate(day(crowd("", [500.0])), draws=ONCE)

    with pytest.raises(FileError, match=r"must end in \.csv or \.parquet"):
        write_log(log, tmp_path / "day.xlsx")


@pytest.mark.parametrize("suffix", ["csv", "parquet"])
def test_a_file_that_is_not_there_is_answered(tmp_path: Path, suffix: str) -> None:
    """To read, and to write into a folder that is not there."""
    world = day(crowd("", [500.0]))

    with pytest.raises(FileError):
        replay(tmp_path / f"day.{suffix}", world)
    with pytest.raises(FileError):
        write_log(simulate(world, draws=ONCE), tmp_path / "no" / f"day.{suffix}")
