"""What Windows does otherwise, as far as another system can show it."""

import os
import subprocess
import sys
from pathlib import Path, PureWindowsPath

import pytest
from click.testing import CliRunner
from helpers.paths import ROOT

from ecoevent.commands import cli
from ecoevent.commands.demo import write_demo

PLAN = "event:\n  name: Fête d'été\n  starts: 2027-05-20\n  format: in_person\n"
NOT_ON_WINDOWS = ("fcntl", "grp", "posix", "pwd", "resource", "termios", "readline")
PORTS = (f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))
RESERVED = {"con", "prn", "aux", "nul", *PORTS}


def test_everything_is_imported_without_what_windows_has_not() -> None:
    """No module of ours needs a module of Unix."""
    code = (
        "import importlib, os, pkgutil, sys\n"
        "import distributed, multiprocessing.spawn, numpy, openpyxl, typst, xlsxwriter, yaml\n"
        "import pyarrow.parquet, babel.numbers, cattrs, click, jinja2, simpy\n"  # theirs may
        "import sysconfig, zoneinfo; sysconfig.get_config_vars()\n"
        "sys.platform = 'win32'\n"
        f"sys.modules.update(dict.fromkeys({NOT_ON_WINDOWS}))\n"
        "for name in ('fork', 'getuid', 'geteuid', 'killpg', 'setsid', 'sched_getaffinity',\n"
        "             'O_NOFOLLOW', 'O_NONBLOCK', 'O_DIRECTORY', 'fchmod', 'mkfifo'):\n"
        "    if hasattr(os, name): delattr(os, name)\n"
        "import ecoevent\n"
        "for each in pkgutil.walk_packages(ecoevent.__path__, 'ecoevent.'):\n"
        "    if each.name != 'ecoevent.__main__': importlib.import_module(each.name)\n"
        "from ecoevent.commands import cli\n"
        "cli(['score', sys.argv[1]], standalone_mode=False)\n"
    )
    demo = str(ROOT / "examples" / "demo.yaml")
    done = subprocess.run([sys.executable, "-c", code, demo], capture_output=True, check=False)

    assert (done.returncode, done.stderr.decode()) == (0, "")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_plan_of_notepad_is_the_same_plan(tmp_path: Path, encoding: str, end: str) -> None:
    """Line ends and a byte order mark change nothing."""
    (tmp_path / "plan.yaml").write_bytes(PLAN.replace("\n", end).encode(encoding))
    (tmp_path / "plain.yaml").write_bytes(PLAN.encode())

    scores = [
        CliRunner().invoke(cli, ["score", str(tmp_path / name)]).stdout
        for name in ("plan.yaml", "plain.yaml")
    ]

    assert "Fête d'été" in scores[0]
    assert scores[0] == scores[1]


def test_what_powershell_redirects_is_told(tmp_path: Path) -> None:
    """Its `>` writes UTF-16: one line says what to do."""
    (tmp_path / "plan.yaml").write_bytes(PLAN.encode("utf-16"))
    done = CliRunner().invoke(cli, ["score", str(tmp_path / "plan.yaml")])

    assert (done.exit_code, done.stderr.count("\n")) == (3, 1)
    assert "UTF-8" in done.stderr


def test_a_place_in_a_file_keeps_its_drive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    r"""`C:\Users\Zoé\plan.yaml:3:3`: the drive's colon is part of the name."""
    monkeypatch.chdir(tmp_path)
    name = r"C:\Users\Zoé Roy\plan.yaml"
    Path(name).write_text(PLAN.replace("starts", "begins"), "utf-8")

    done = CliRunner().invoke(cli, ["score", name], env={"LC_ALL": "en_CA.UTF-8"})

    assert done.exit_code == 3
    assert f"{name}:3:3" in done.stderr


@pytest.mark.slow
def test_what_we_write_has_a_name_that_windows_allows(tmp_path: Path) -> None:
    """No reserved name, no colon, no point or space at the end."""
    _, written = write_demo(tmp_path)
    names = [path.name for path in written]

    assert names
    for name in names:
        assert PureWindowsPath(name).name == name == name.rstrip(" .")
        assert name.split(".")[0].lower() not in RESERVED
        assert not set(name) & set('<>:"/\\|?*')


@pytest.mark.parametrize("encoding", ["cp1252", "cp850"])
@pytest.mark.parametrize("arguments", [["score", "plan.yaml"], ["--help"]])
def test_a_console_of_windows_bears_what_we_print(
    tmp_path: Path, encoding: str, arguments: list[str]
) -> None:
    """Bars and arrows that it has not are replaced, and one line says so."""
    (tmp_path / "plan.yaml").write_text(PLAN, "utf-8")

    environment = {**os.environ, "PYTHONIOENCODING": f"{encoding}:strict", "LC_ALL": "fr_CA.UTF-8"}
    done = subprocess.run(
        [sys.executable, "-m", "ecoevent", *arguments],
        capture_output=True, cwd=tmp_path, env=environment, check=False,
    )  # fmt: skip

    assert (done.returncode, done.stderr.count(b"\n") <= 1) == (0, True)
    assert b"Traceback" not in done.stderr
    assert done.stdout.decode(encoding)
