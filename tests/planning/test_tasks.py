"""What is to be done next: nothing is lost, what presses comes first."""

import datetime as dt
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ecoevent.commands import cli
from ecoevent.commands.demo import example_plans
from ecoevent.errors import UnknownNameError
from ecoevent.planning.checklist import KINDS, Mark, build_checklist
from ecoevent.planning.tasklist import Task, tasks
from ecoevent.scoring.assessing import assess
from ecoevent.scoring.packs import load_pack

GALA = example_plans()["gala"]
SCORE = assess(GALA, load_pack("core")).planned
FILE = str(Path(__file__).parents[2] / "examples" / "gala.yaml")
MONTH_BEFORE = GALA.event.starts - dt.timedelta(days=30)


def run(*arguments: str, lang: str = "en") -> Result:
    """The result of `ecoevent tasks …` in a language."""
    environment = {"LC_ALL": f"{lang}_CA.UTF-8"}
    return CliRunner().invoke(cli, ["tasks", FILE, *arguments], env=environment)


def test_every_line_still_to_be_done_is_a_task() -> None:
    """Once, with an id of its own for the role and the words."""
    rows = [
        (sheet.role.id, row.action)
        for sheet in build_checklist(GALA, SCORE).sheets
        for row in sheet.rows
        if row.mark not in {Mark.VERIFIED, Mark.NOT_APPLICABLE}
    ]
    found = tasks(GALA, SCORE, on=MONTH_BEFORE)

    assert sorted((t.row.role.id, t.row.action.en) for t in found) == sorted(
        (role, action.en) for role, action in rows
    )


def test_what_is_late_comes_first_and_the_required_before_the_rest() -> None:
    """Late ones have one day, now; later days follow in their order."""

    def order(task: Task) -> tuple[bool, dt.date, int, int]:
        return (
            not task.is_late,
            max(task.due, MONTH_BEFORE),
            KINDS.index(task.row.kind),
            -task.points,
        )

    found = tasks(GALA, SCORE, on=MONTH_BEFORE)

    assert [order(task) for task in found] == sorted(order(task) for task in found)
    assert [task.is_late for task in found] == sorted((t.is_late for t in found), reverse=True)
    assert any(task.is_late for task in found)


def test_a_role_has_its_own_tasks() -> None:
    """And a role that the pack has not is refused."""
    found = tasks(GALA, SCORE, on=MONTH_BEFORE, roles=["waste"])

    assert {task.row.role.id for task in found} == {"waste"}
    with pytest.raises(UnknownNameError):
        tasks(GALA, SCORE, on=MONTH_BEFORE, roles=["wast"])


def test_the_command_speaks_both_languages() -> None:
    """Ten at most, unless more are asked for."""
    day = ("--on", MONTH_BEFORE.isoformat())
    french, english = run(*day, lang="fr").stdout, run(*day, "--next", "500").stdout

    assert "Maintenant, dans cet ordre" in french
    assert french.count("\n  - ") == 10
    assert english.count("\n  - ") == len(tasks(GALA, SCORE, on=MONTH_BEFORE))


def test_only_what_is_late_is_listed_on_request() -> None:
    """As JSON for programs, too."""
    content = json.loads(run("--late", "--on", "2030-01-01", "--format", "json").stdout)

    assert content["format"] == "ecoevent.tasks/1"
    assert all(task["late"] for task in content["tasks"])
    assert run("--late", "--on", "2020-01-01").stdout == "Nothing to do.\n"
