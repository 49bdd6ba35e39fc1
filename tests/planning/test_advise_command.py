"""`ecoevent advise` at the terminal: what is printed, written and left alone."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ecoevent.commands import cli
from ecoevent.commands.demo import example_plans
from ecoevent.plan.reading import read_plan

ROOT = Path(__file__).parents[2]
DAY = ("--on", "2026-06-01")


def run(*arguments: object, lang: str = "en") -> Result:
    """The result of `ecoevent advise …` in a language."""
    environment = {"LC_ALL": f"{lang}_CA.UTF-8"}
    return CliRunner().invoke(cli, ["advise", *map(str, arguments)], env=environment)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """The demonstration, in a file of its own."""
    path = tmp_path / "demo.yaml"
    path.write_bytes((ROOT / "examples" / "demo.yaml").read_bytes())
    return path


@pytest.mark.parametrize("name", sorted(example_plans()))
def test_every_example_is_advised(name: str) -> None:
    """The next level, reached or out of reach, in French and English by turns."""
    lang = "fr" if len(name) % 2 else "en"
    done = run(ROOT / "examples" / f"{name}.yaml", *DAY, lang=lang)

    assert done.exit_code in {0, 1}, done.output
    assert done.stdout.endswith(".\n")
    assert "Traceback" not in done.output


def test_what_is_applied_is_in_the_plan(plan: Path) -> None:
    """Comments stay; asked again there is nothing left to do."""
    before = plan.read_text("utf-8")
    done = run(plan, "--level", "solid", "--apply", *DAY)
    again = run(plan, "--level", "solid", *DAY)

    assert (done.exit_code, again.exit_code) == (0, 0)
    assert "level “Solid”" not in before
    assert [line for line in before.splitlines() if line.startswith("#")] == [
        line for line in plan.read_text("utf-8").splitlines() if line.startswith("#")
    ]
    assert "nothing to do: it is so already" in again.stdout


def test_without_apply_the_plan_is_left_alone(plan: Path) -> None:
    """Advice is advice."""
    before = read_plan(plan)
    run(plan, "--budget", 500, *DAY)

    assert read_plan(plan) == before


def test_out_of_reach_ends_with_one() -> None:
    """What is asked cannot be had: a script can tell."""
    done = run(ROOT / "examples" / "clusters-saint-ouen.yaml", "--level", "exemplary", *DAY)

    assert done.exit_code == 1
    assert "Out of reach" in done.stdout


def test_a_picture_is_written_for_its_ending(tmp_path: Path, plan: Path) -> None:
    """The staircase."""
    done = run(plan, "--budget", 500, "-o", tmp_path / "stairs.svg", *DAY)

    assert done.exit_code == 0
    assert (tmp_path / "stairs.svg").read_text("utf-8").startswith("<svg")


def test_programs_get_json(plan: Path) -> None:
    """The set, the changes, the front and the proof."""
    content = json.loads(run(plan, "--budget", 500, "--format", "json", *DAY).stdout)

    assert content["format"] == "ecoevent.advice/1"
    assert content["proof"]["gap"] == 0
    assert {each["id"] for each in content["actions"]} <= {
        name for step in content["front"] for name in step["actions"]
    }


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("--level", "sollid"), 2, "solid"),
        (("--budget", "1", "--promise"), 2, "one of the three"),
        (("--require", "rent-dishs"), 2, "rent-dishes"),
    ],
)
def test_a_wrong_wish_is_one_line(
    plan: Path, arguments: tuple[str, ...], code: int, told: str
) -> None:
    """With the nearest right one."""
    done = run(plan, *arguments, *DAY)

    assert done.exit_code == code
    assert told in done.stderr
    assert done.stderr.count("\n") == 1
