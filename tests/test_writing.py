"""Files are written whole or not at all, and only where they may be."""

import errno
import fcntl
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from ecoevent import writing
from ecoevent.errors import ChangedError, FileError
from ecoevent.partial import partial_file
from ecoevent.writing import check_target, edit_bytes, errand, replacing, write_bytes, write_new

KILLS = Path(__file__).parent / "kills.py"


def test_a_link_stays_and_its_target_is_written(tmp_path: Path) -> None:
    """Whoever keeps the plan elsewhere finds it there."""
    target, link = tmp_path / "target.yaml", tmp_path / "link.yaml"
    target.write_bytes(b"old")
    link.symlink_to("target.yaml")

    write_bytes(link, b"new")

    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_a_file_that_may_not_be_written_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Although the folder would let it be replaced."""
    path = tmp_path / "plan.yaml"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "access", lambda _path, _mode: False)  # root may write anything

    with pytest.raises(FileError, match="Permission denied"):
        write_bytes(path, b"new")
    assert path.read_bytes() == b"old"
    assert [*tmp_path.iterdir()] == [path]


def test_a_folder_that_may_not_be_written_is_told_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before hours are spent on what was to be written there."""
    monkeypatch.setattr(os, "access", lambda _path, _mode: False)

    with pytest.raises(FileError, match="Permission denied"):
        check_target(tmp_path / "new.txt")


def test_what_fails_half_way_leaves_the_old_file(tmp_path: Path) -> None:
    """And nothing beside it."""
    path = tmp_path / "score.txt"
    path.write_bytes(b"old")

    def fail_half_way() -> None:
        with replacing(path) as file:
            file.write(b"half")
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with pytest.raises(FileError, match="No space left"):
        fail_half_way()
    assert path.read_bytes() == b"old"
    assert [*tmp_path.iterdir()] == [path]


@pytest.mark.parametrize("name", ["n" * 300, "é" * 200, "no\0thing", "loop.txt"])
def test_a_name_that_cannot_be_is_told(tmp_path: Path, name: str) -> None:
    """Too long, with a NUL, or a link to itself: one line."""
    (tmp_path / "loop.txt").symlink_to("loop.txt")

    for write in (write_bytes, lambda path, content: write_new(path, content.decode())):
        with pytest.raises(FileError) as raised:
            write(tmp_path / name, b"new")
        assert "\n" not in str(raised.value)


def test_a_long_name_that_can_be_is_written(tmp_path: Path) -> None:
    """The file beside it that is still being written has a name of its own."""
    path = tmp_path / ("é" * 127)
    write_bytes(path, b"new")

    assert path.read_bytes() == b"new"


def test_an_edit_replaces_what_was_read(tmp_path: Path) -> None:
    """As long as nobody else changed it."""
    path = tmp_path / "plan.yaml"
    path.write_bytes(b"old")
    edit_bytes(path, b"new", was=b"old")

    assert path.read_bytes() == b"new"


@pytest.mark.parametrize("now", [b"older", b"ol", b"", None])
def test_an_edit_of_what_changed_writes_nothing(tmp_path: Path, now: bytes | None) -> None:
    """Changed, cut short, emptied or removed since it was read."""
    path = tmp_path / "plan.yaml"
    if now is not None:
        path.write_bytes(now)

    with pytest.raises(ChangedError, match="has changed since it was read"):
        edit_bytes(path, b"new", was=b"old")
    assert [each.read_bytes() for each in tmp_path.iterdir()] == [now] * (now is not None)


def test_an_edit_while_another_edits_writes_nothing(tmp_path: Path) -> None:
    """Two at once: one goes first, the other is told."""
    path = tmp_path / "plan.yaml"
    path.write_bytes(b"old")

    with path.open("rb") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        with pytest.raises(ChangedError):
            edit_bytes(path, b"new", was=b"old")
    assert path.read_bytes() == b"old"


def test_the_file_of_a_writer_at_work_stays(tmp_path: Path) -> None:
    """What another is writing in the same folder is no left-over."""
    with replacing(tmp_path / "slow.txt") as file:
        file.write(b"slow")
        write_bytes(tmp_path / "quick.txt", b"quick")

    assert (tmp_path / "slow.txt").read_bytes() == b"slow"
    assert (tmp_path / "quick.txt").read_bytes() == b"quick"


def test_the_file_of_a_writer_that_was_killed_goes(tmp_path: Path) -> None:
    """At the next write in its folder; files of others with like names stay."""
    (tmp_path / ".ecoevent-0123456789abcdef.part").write_bytes(b"half")
    (tmp_path / ".ecoevent-notes").write_bytes(b"mine")
    write_bytes(tmp_path / "score.txt", b"new")

    assert {each.name for each in tmp_path.iterdir()} == {"score.txt", ".ecoevent-notes"}


def test_a_partial_file_taken_for_a_left_over_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between its making and its lock, a writer beside may remove it."""
    answers = iter([False, True])
    monkeypatch.setattr("ecoevent.partial.locked", lambda _descriptor: next(answers))
    with partial_file(tmp_path) as (file, path):
        file.write(b"whole")

        assert path.exists()


def test_the_content_is_on_the_disk_before_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file, its folder, then the name, then the folder again."""
    steps: list[str] = []
    fsync, replace = os.fsync, Path.replace

    def noted_fsync(descriptor: int) -> None:
        kind = "folder" if os.path.isdir(f"/dev/fd/{descriptor}") else "file"  # noqa: PTH112
        steps.append(kind)
        fsync(descriptor)

    def noted_replace(self: Path, target: Path) -> Path:
        steps.append("name")
        return replace(self, target)

    monkeypatch.setattr(os, "fsync", noted_fsync)
    monkeypatch.setattr(Path, "replace", noted_replace)
    write_bytes(tmp_path / "score.txt", b"new")

    assert steps == ["file", "folder", "name", "folder"]


@contextmanager
def reading(*paths: Path) -> Iterator[None]:
    """An errand that reads these."""
    with errand(str(path) for path in paths):
        yield


def test_what_an_errand_reads_is_not_written_over(tmp_path: Path) -> None:
    """By any function, a file or one within a folder; an edit of it is meant."""
    path = tmp_path / "pack" / "pack.yaml"
    path.parent.mkdir()
    path.write_bytes(b"old")

    for read in (path, path.parent):
        with reading(read), pytest.raises(FileError, match="is read here"):
            write_bytes(path, b"new")
    with reading(path):
        edit_bytes(path, b"new", was=b"old")
    assert path.read_bytes() == b"new"


def test_a_device_is_not_replaced(tmp_path: Path) -> None:
    """Not even by root, who could."""
    device = tmp_path / "null"
    try:
        os.mknod(device, 0o20666, os.makedev(1, 3))
    except PermissionError:
        pytest.skip("only root makes devices")

    with pytest.raises(FileError, match="is a device, not a file"):
        write_bytes(device, b"new")
    assert device.is_char_device()


def test_an_errand_knows_what_it_wrote(tmp_path: Path) -> None:
    """For the line that tells it when it is interrupted."""
    with errand() as kept:
        write_bytes(tmp_path / "a.txt", b"a")
    write_bytes(tmp_path / "b.txt", b"b")

    assert kept.written == [tmp_path / "a.txt"]
    assert writing._ERRAND.get() is None


def test_killed_at_every_step_a_file_is_the_old_or_the_new_one() -> None:
    """And nothing is left beside it after the next command; some steps here, any number by hand."""
    done = subprocess.run(
        [sys.executable, KILLS, "--count", "1", "--every", "15"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert "old or new each time, nothing left over" in done.stdout
