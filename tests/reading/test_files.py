"""What is handed over in place of a file: a pipe, a device, a link to nowhere, three gigabytes."""

import os
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from helpers.pack_texts import HEAD, RULES

from ecoevent import load_pack, read_plan
from ecoevent.engine import sources
from ecoevent.engine.sources import MOST_FILES, pack_sources
from ecoevent.errors import ProblemsError, RulePackError
from ecoevent.footprint.factors import load_factors
from ecoevent.registrations.systems import find_system
from ecoevent.travel.choice.behaviour import check_behaviour, load_behaviour
from ecoevent.travel.day.service_file import load_service

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes")
HUGE = 3 << 30


def pack_with(path: Path) -> object:
    """A pack whose rules are that file."""
    folder = path.parent / "pack"
    folder.mkdir()
    (folder / "pack.yaml").write_text(HEAD, "utf-8")
    (folder / "rules.yaml").symlink_to(path)
    return load_pack(folder)


def checked(path: Path) -> None:
    """The file of a region, as `rules check` reads it."""
    problems = check_behaviour(path)
    if problems:
        raise ProblemsError(problems)


OPENERS: dict[str, Callable[[Path], object]] = {
    "plan": read_plan,
    "pack": pack_with,
    "factor set": load_factors,
    "region": load_behaviour,
    "region to be checked": checked,
    "service times": load_service,
    "system of registrations": find_system,
}


def pipe(path: Path) -> None:
    """A pipe into which nobody writes."""
    os.mkfifo(path)


def link_to(target: str) -> Callable[[Path], None]:
    """A link."""
    return lambda path: path.symlink_to(target)


def listening(path: Path) -> None:
    """A socket."""
    folder = os.open(path.parent, os.O_RDONLY)
    here = Path.cwd()
    os.fchdir(folder)  # the path of a socket may not be long
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(path.name)
    os.chdir(here)
    os.close(folder)


def huge(path: Path) -> None:
    """Three gigabytes, of which the disk holds none."""
    with path.open("wb") as file:
        file.truncate(HUGE)


TRAPS: dict[str, tuple[Callable[[Path], None], str]] = {
    "pipe": (pipe, "D023 this is a pipe, not a file; save what it holds to a file first"),
    "device": (link_to("/dev/zero"), "D023 this is a device, not a file"),
    "socket": (listening, "D023 this is a socket, not a file"),
    "link to nowhere": (link_to("gone"), "D024 this link leads to no file; mend it"),
    "link to itself": (link_to("x.yaml"), "D022 the file cannot be read"),
    "three gigabytes": (huge, "D004 the file is in UTF-16|D006|R304 more than 2000000 bytes"),
}


@pytest.mark.parametrize("trap", TRAPS)
@pytest.mark.parametrize("name", OPENERS)
def test_what_is_no_file_is_refused_at_once_in_one_line(
    name: str, trap: str, tmp_path: Path
) -> None:
    """By all that open files, with the place and what to do."""
    make, expected = TRAPS[trap]
    path = tmp_path / "x.yaml"
    make(path)

    with pytest.raises(ProblemsError, match=expected) as refused:
        OPENERS[name](path)
    assert len(refused.value.problems) == 1
    assert str(tmp_path) in str(refused.value)


@pytest.mark.parametrize("name", ["x" * 300, "a\0b", "a/" * 3000, "\x1b[31m", "\udce9"])
def test_a_name_that_no_file_has_is_refused_in_one_line(name: str) -> None:
    """Too long, or with signs that no name has; escapes for terminals are spelled out."""
    openers: list[Callable[[Any], object]] = [read_plan, load_pack, load_factors, load_behaviour]
    for opener in openers:
        with pytest.raises(ProblemsError) as refused:
            opener(name)
        assert len(refused.value.problems) == 1
        assert str(refused.value).isprintable()


def test_every_trap_in_a_pack_is_told_at_once(tmp_path: Path) -> None:
    """Beside sound files."""
    (tmp_path / "pack.yaml").write_text(HEAD, "utf-8")
    (tmp_path / "rules.yaml").write_text(RULES, "utf-8")
    pipe(tmp_path / "a.yaml")
    link_to("gone")(tmp_path / "b.yaml")
    (tmp_path / "c" / "d" / "e.yaml").mkdir(parents=True)
    (tmp_path / "c" / "f.yaml").mkdir()

    with pytest.raises(RulePackError) as refused:
        pack_sources(tmp_path)
    told = [(Path(p.place.file).name, p.code) for p in refused.value.problems if p.place]
    assert told == [("a.yaml", "D023"), ("b.yaml", "D024"), ("f.yaml", "D021")]


def test_a_folder_of_too_many_files_is_no_pack(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Counted before one is opened."""
    monkeypatch.setattr(sources, "MOST_FILES", 3)
    for number in range(4):
        pipe(tmp_path / f"{number}.yaml")

    with pytest.raises(RulePackError, match="R310 more than 3 YAML files"):
        pack_sources(tmp_path)
    assert MOST_FILES > 3


def test_a_folder_that_may_not_be_listed_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As an administrator no folder is closed, so a system that says so stands in."""

    def closed(_: Path) -> None:
        raise PermissionError(13, "Permission denied", str(tmp_path))

    monkeypatch.setattr(Path, "iterdir", closed)
    with pytest.raises(RulePackError, match=r"D022 the file cannot be read \(Permission denied\)"):
        pack_sources(tmp_path)
