"""Files are written whole or not at all, and only where they may be."""

import os
from pathlib import Path

import pytest

from ecoevent.errors import FileError
from ecoevent.writing import write_bytes


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
    monkeypatch.setattr(os, "access", lambda _path, _mode: False)  # root may write anything
    path = tmp_path / "plan.yaml"
    path.write_bytes(b"old")

    with pytest.raises(FileError, match="Permission denied"):
        write_bytes(path, b"new")
    assert path.read_bytes() == b"old"
    assert [*tmp_path.iterdir()] == [path]
