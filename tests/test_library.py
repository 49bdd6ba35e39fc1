"""The public names: few, all there, all told of, and none passes a type checker misspelt."""

import ast
import importlib
import inspect
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
from helpers.paths import ROOT

import ecoevent
from ecoevent import errors

PAGE = (ROOT / "docs" / "library.md").read_text("utf-8")
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
DOORS = ["ecoevent", *re.findall(r"^\| `(ecoevent\.[a-z.]+)` \|", PAGE, re.MULTILINE)]
NO_DOOR = {"ecoevent.travel.demand"}
"""Its function has the name of its module."""
SAID = set(re.findall(r"`(\w+)`", PAGE))


def module(name: str) -> ModuleType:
    """The door of that name."""
    return importlib.import_module(name)


def test_the_names_fit_a_page() -> None:
    """Beside errors and doors there are about 25."""
    of_errors = {name for name in ecoevent.__all__ if hasattr(errors, name)}
    doors = {"footprint", "planning", "travel"}

    assert set(ecoevent.__all__) >= doors
    assert len(set(ecoevent.__all__) - of_errors - doors) <= 27


def test_every_error_and_warning_is_public() -> None:
    """Whoever catches one names it."""
    ours = {
        name
        for name, value in vars(errors).items()
        if inspect.isclass(value) and issubclass(value, (Exception, Warning))
    }

    assert ours <= set(ecoevent.__all__)


@pytest.mark.parametrize("name", DOORS)
def test_every_name_of_a_door_is_there_and_told_of(name: str) -> None:
    """What `__all__` promises can be imported, is no module by mistake, and is on the page."""
    found = module(name)
    for public in found.__all__:
        value = getattr(found, public)
        assert inspect.ismodule(value) == (f"{name}.{public}" in DOORS), public
        assert public in SAID or f"{name}.{public}" in DOORS, public
    assert set(found.__all__) <= set(dir(found))
    assert found.__doc__


@pytest.mark.parametrize("name", DOORS)
def test_a_checker_sees_the_names_of_a_door_and_no_others(name: str) -> None:
    """What is imported for it is what `door` gives; a `__getattr__` in its sight lets all pass."""
    found = module(name)
    tree = ast.parse(Path(str(found.__file__)).read_text("utf-8"))
    assert "__getattr__" not in {getattr(node, "name", "") for node in tree.body}
    choices = [node for node in tree.body if isinstance(node, ast.If)]
    if not choices:  # it imports all at once, as everyone sees
        return
    (choice,) = choices
    seen = {
        alias.asname: (node.module, alias.name)
        for node in choice.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }

    assert ast.unparse(choice.test) == "TYPE_CHECKING"
    assert set(seen) == set(found.__all__)
    for public, (home, original) in seen.items():
        assert getattr(found, public) is getattr(module(str(home)), original), public


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    """As with any module."""
    for name in DOORS:
        with pytest.raises(AttributeError, match="raed_plan"):
            _ = module(name).raed_plan


@pytest.mark.slow
def test_a_type_checker_refuses_a_misspelt_import(tmp_path: Path) -> None:
    """And passes the plug-in of the documentation."""
    wrong = tmp_path / "wrong.py"
    wrong.write_text("from ecoevent import raed_plan\nfrom ecoevent.footprint import emision\n")
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", wrong, ROOT / "docs" / "plug_in.py"],
        capture_output=True, text=True, check=False, cwd=ROOT,
    )  # fmt: skip

    assert 'Module "ecoevent" has no attribute "raed_plan"' in done.stdout
    assert 'Module "ecoevent.footprint" has no attribute "emision"' in done.stdout
    assert "Found 2 errors in 1 file" in done.stdout


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_documentation_names_only_what_is_public(page: Path) -> None:
    """Each import of an example is from a door, and of a name that it promises."""
    imports = re.findall(
        r"^from (ecoevent[\w.]*) import ([\w, ]+)$", page.read_text("utf-8"), re.MULTILINE
    )
    for door, names in imports:
        if door not in NO_DOOR:
            assert door in DOORS
            assert set(names.split(", ")) <= set(module(door).__all__)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_text_of_the_documentation_names_only_what_is_there(page: Path) -> None:
    """`ecoevent.room.name(…)` in a sentence can be imported so."""
    for path in re.findall(r"`(ecoevent\.[a-z]+[\w.]*)\(", page.read_text("utf-8")):
        home, _, name = path.rpartition(".")
        assert hasattr(module(home), name), path


def test_the_example_of_the_page_runs() -> None:
    """As typed."""
    (code,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )

    assert float(done.stdout) >= 0


def test_a_plug_in_of_a_page_scores_what_another_system_holds() -> None:
    """It takes sixty lines, and says where people come from and how."""
    path = ROOT / "docs" / "plug_in.py"
    spec = importlib.util.spec_from_file_location("plug_in", path)
    assert spec is not None
    assert spec.loader is not None
    plug_in = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(plug_in)
    found = plug_in.scored(plug_in.EVENT, plug_in.ATTENDEES)
    findings = {each["rule"]: each["status"] for each in found["planned"]["findings"]}

    assert len(path.read_text("utf-8").splitlines()) <= 60
    assert found["format"] == "ecoevent.score/1"
    assert set(findings.values()) > {"unknown"}
    assert "error" in plug_in.scored({**plug_in.EVENT, "day": "demain"}, plug_in.ATTENDEES)


def test_the_library_speaks_of_no_command_line() -> None:
    """Options and commands are named where they are typed: in commands and on a terminal."""
    doors = ("commands", "showing")
    typed = re.compile(r"(?<![\w-])--[a-z][a-z-]+|[\u00ab']\W?ecoevent [a-z]")
    named = [
        f"{path.relative_to(ROOT)}: {words[0]}"
        for path in sorted((ROOT / "ecoevent").rglob("*.py"))
        if path.relative_to(ROOT / "ecoevent").parts[0] not in doors
        for words in typed.finditer(path.read_text("utf-8"))
    ]

    assert named == []
