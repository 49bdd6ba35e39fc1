"""`ecoevent set` and `unset` change the file where answers change, and show what that does."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from helpers.paths import ROOT

from ecoevent.commands import cli
from ecoevent.plan.reading import parse_plan, read_plan

GALA = (ROOT / "examples" / "gala.yaml").read_bytes()


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """The gala, in a file of its own."""
    path = tmp_path / "gala.yaml"
    path.write_bytes(GALA)
    return path


def run(*arguments: object, text: bytes | None = None, lang: str = "en") -> Result:
    """The result of `ecoevent …` in a language."""
    environment = {"LC_ALL": f"{lang}_CA.UTF-8"}
    return CliRunner().invoke(cli, [str(each) for each in arguments], input=text, env=environment)


def test_only_the_answers_change_in_the_file(plan: Path) -> None:
    """Every other line is as it was."""
    done = run("set", plan, "catering.meals[0].local_share=12%", "waste.signage=no")
    lines = list(zip(GALA.splitlines(), plan.read_bytes().splitlines(), strict=True))
    made = read_plan(plan)

    assert done.exit_code == 0, done.output
    assert sum(one != other for one, other in lines) == 2
    assert (made.catering.meals[0].local_share, made.waste.signage) == (0.12, False)


@pytest.mark.parametrize(
    ("typed", "at", "value"),
    [
        ("venue.name=Salle : l'Étage # 2", ("venue", "name"), "Salle : l'Étage # 2"),
        (
            "waste.streams=[recyclables, organics]",
            ("waste", "streams"),
            ("recyclables", "organics"),
        ),
        ("waste.streams=[]", ("waste", "streams"), ()),
        ("waste.signage=oui", ("waste", "signage"), True),
        ("participants.in_person=1200", ("participants", "in_person"), 1200),
        ("energy.led_share=0.5", ("energy", "led_share"), 0.5),
    ],
)
def test_an_answer_is_typed_as_it_is_written(
    plan: Path, typed: str, at: tuple[str, str], value: object
) -> None:
    """Texts as they are, the rest as in a plan; yes and no in both languages."""
    assert run("set", plan, typed).exit_code == 0
    assert getattr(getattr(read_plan(plan), at[0]), at[1]) == value


def test_what_it_does_is_shown_in_both_languages(plan: Path) -> None:
    """The answer before and after, and what becomes of the points."""
    french = run("set", plan, "catering.water=bottled", "--dry-run", lang="fr").stdout
    english = run("set", plan, "catering.water=bottled", "--dry-run").stdout

    assert "Eau servie [catering.water]" in french
    assert "→ bouteilles" in french
    assert "Tap water [waste.tap-water]" in english
    assert plan.read_bytes() == GALA


def test_unset_makes_a_question_again(plan: Path) -> None:
    """And set with the same answer brings the same plan back."""
    before = read_plan(plan)
    assert run("unset", plan, "catering.water").exit_code == 0
    assert read_plan(plan).catering.water is None
    assert run("set", plan, f"catering.water={before.catering.water}").exit_code == 0
    assert read_plan(plan) == before


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("waste.sinage=yes", "did you mean 'waste.signage'?"),
        ("waste.signage", "write the path, = and the answer"),
        ("waste.signage=perhaps", "expected true or false"),
        ("catering.meals[9].kind=meal", "catering.meals"),
        ("energy.led_share=130%", "100"),
    ],
)
def test_a_wrong_answer_changes_nothing(plan: Path, typed: str, told: str) -> None:
    """One line, exit code 3, the file untouched."""
    done = run("set", plan, "waste.stations=3", typed)

    assert (done.exit_code, plan.read_bytes()) == (3, GALA)
    assert told in done.stderr
    assert "Traceback" not in done.output


def test_what_hangs_on_another_answer_asks_for_it(tmp_path: Path) -> None:
    """No meal is there to be changed: exit code 4."""
    path = tmp_path / "plan.yaml"
    path.write_text("event: {name: F, starts: 2027-05-20}\n", "utf-8")
    done = run("set", path, "catering.meals[0].kind=meal")

    assert (done.exit_code, done.stdout) == (4, "")
    assert "catering.meals" in done.stderr


def test_a_plan_passes_through_standard_input() -> None:
    """The changed plan comes out, nothing else."""
    done = run("set", "-", "waste.stations=41", text=GALA)

    assert parse_plan(done.stdout).waste.stations == 41


def test_programs_get_the_step_as_json(plan: Path) -> None:
    """What changed, and the scores before and after."""
    content = json.loads(run("set", plan, "waste.stations=41", "--format", "json").stdout)

    assert content["format"] == "ecoevent.step/1"
    assert content["changes"] == [{"at": "waste.stations", "to": 41}]
    assert content["before"]["scores"][0]["pack"]["id"] == "core"
