"""`ecoevent compare`: plans side by side, and what makes the difference."""

import json
from pathlib import Path

from click.testing import CliRunner, Result

from ecoevent.commands import cli
from ecoevent.commands.demo import example_plans
from ecoevent.planning.comparing import compare
from ecoevent.scoring.assessing import assess
from ecoevent.scoring.packs import load_pack

FOLDER = Path(__file__).parents[2] / "examples"
GALA, DEMO = str(FOLDER / "gala.yaml"), str(FOLDER / "demo.yaml")
CORE = load_pack("core")


def run(*arguments: str, lang: str = "en") -> Result:
    """The result of `ecoevent compare …` in a language."""
    environment = {"LC_ALL": f"{lang}_CA.UTF-8"}
    return CliRunner().invoke(cli, ["compare", *arguments], env=environment)


def test_each_plan_is_what_it_is_alone() -> None:
    """Side by side nothing is scored otherwise."""
    plans = example_plans()
    found = compare(plans, CORE)

    assert {name: each.scores[0].total for name, each in found.standings.items()} == {
        name: assess(plan, CORE).planned.total for name, plan in plans.items()
    }


def test_plans_stand_side_by_side_in_both_languages() -> None:
    """A column each, three of them too."""
    french, english = run(GALA, DEMO, lang="fr"), run(GALA, DEMO, str(FOLDER / "webinar.yaml"))

    assert (french.exit_code, english.exit_code) == (0, 0)
    assert "Résultat prévu" in french.stdout
    assert "Planned score" in english.stdout
    assert "answers differ" in english.stdout


def test_what_could_be_names_the_rules_that_move() -> None:
    """An action and an answer; the file stays as it is."""
    before = Path(GALA).read_bytes()
    done = run(GALA, "--action", "vegetarian-menu", "--set", "waste.signage=no")

    assert "[food.vegetarian-share]" in done.stdout
    assert "[waste.signage]: yes → no" in done.stdout
    assert Path(GALA).read_bytes() == before


def test_programs_get_json() -> None:
    """Plans, and what leads from the first to the others."""
    done = run(GALA, "--set", "catering.water=bottled", "--format", "json")
    content = json.loads(done.stdout)

    assert content["format"] == "ecoevent.comparison/1"
    assert content["differences"][0]["changes"] == [{"at": "catering.water", "to": "bottled"}]


def test_what_cannot_be_compared_is_said_on_one_line() -> None:
    """One plan alone, an action that needs an answer, a name that is not there."""
    alone = run(GALA)
    needing = run(str(FOLDER / "first-idea.yaml"), "--action", "rent-dishes")
    unknown = run(GALA, "--action", "rent-dishs")

    assert [each.exit_code for each in (alone, needing, unknown)] == [2, 4, 2]
    assert "catering.meals" in needing.stderr
    assert "rent-dishes" in unknown.stderr
