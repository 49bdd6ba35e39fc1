"""What the documentation shows is what happens."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from helpers.paths import ROOT

import ecoevent
from ecoevent import parse_plan

README = (ROOT / "README.md").read_text("utf-8")
PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "rules").glob("*.md")]


def test_windows_is_told_the_same_in_both_languages() -> None:
    """PowerShell 5 knows no `&&`: each step is a line, and both pages have the same."""
    pages = [(ROOT / name).read_text("utf-8") for name in ("README.md", "LISEZMOI.md")]
    steps = [re.findall(r"```powershell\n(.*?)```", page, re.DOTALL) for page in pages]

    assert steps[0] == steps[1] != []
    assert "&&" not in "".join(steps[0])


def blocks(lang: str) -> list[str]:
    """The README's blocks of a language."""
    return re.findall(rf"```{lang}\n(.*?)```", README, re.DOTALL)


def test_the_readme_opens_with_two_commands_of_one_line() -> None:
    """Install and try; install and test."""
    first, second = blocks("sh")[:2]

    assert (first.count("\n"), second.count("\n")) == (1, 1)
    assert "ecoevent demo" in first
    assert "pytest" in second


def test_the_plan_of_the_readme_is_a_plan() -> None:
    """It can be pasted and read."""
    assert parse_plan(blocks("yaml")[0]).event.name == "Rencontre des grappes"


def test_the_snippet_of_the_readme_runs() -> None:
    """As typed, from the top of a checkout."""
    done = subprocess.run(
        [sys.executable, "-c", blocks("python")[0]], cwd=ROOT, capture_output=True, text=True,
        check=True,
    )  # fmt: skip

    assert done.stderr == ""
    assert len(done.stdout.splitlines()) == 2


def test_what_the_readme_prints_is_what_is_printed() -> None:
    """Line by line, but for the pack's hash."""
    printed = (ROOT / "tests" / "golden" / "demo.en.txt").read_text("utf-8")

    assert blocks("text")[0] in printed


def test_every_public_name_exists() -> None:
    """Each name of the package is imported when it is first used."""
    assert [name for name in ecoevent.__all__ if not hasattr(ecoevent, name)] == []


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    """As with any module."""
    with pytest.raises(AttributeError):
        _ = ecoevent.not_there


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_link_of_the_documentation_is_broken(page: Path) -> None:
    """Every link to a file leads to one."""
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text("utf-8"))

    assert [link for link in links if not (page.parent / link).exists()] == []
