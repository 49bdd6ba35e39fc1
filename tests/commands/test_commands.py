"""The command line: what is printed where, and with which exit code."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from helpers.paths import ROOT

from ecoevent import load_pack
from ecoevent.commands import cli
from ecoevent.plan.reading import read_plan

DEMO = str(ROOT / "examples" / "demo.yaml")
HEAVY = {"numpy", "simpy", "jinja2", "typst", "cattrs", "yaml", "babel", "attrs"}
SMALL = "event: {name: Fête, starts: 2027-05-20, format: in_person}\n"


def run(*arguments: str, text: str | None = None, lang: str = "en") -> Result:
    """The result of `ecoevent …` in a locale of that language."""
    environment = {"LC_ALL": f"{lang}_CA.UTF-8"}
    return CliRunner().invoke(cli, list(arguments), input=text, env=environment)


def test_help_imports_nothing_heavy() -> None:
    """After `--help` none of the libraries that do the work has been imported."""
    code = (
        "import sys\nfrom ecoevent.commands import cli\n"
        "try:\n    cli(['--help'])\nexcept SystemExit:\n    pass\n"
        "print(sorted(m for m in sys.modules if '.' not in m), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert not HEAVY & set(json.loads(done.stderr.replace("'", '"')))


def test_a_score_starts_without_what_it_does_not_use() -> None:
    """Reading packs and templates that ship takes no temporary files, archives or hashes."""
    code = (
        "import sys\nfrom ecoevent.commands import cli\n"
        f"cli(['score', {DEMO!r}], standalone_mode=False)\n"
        "print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    slow = {"numpy", "simpy", "tempfile", "random", "zipfile", "_hashlib", "importlib.resources"}
    assert slow & set(done.stderr.split()) == set()


@pytest.mark.parametrize("name", [*cli.commands, "rules"])
def test_every_command_has_help_in_both_languages(name: str) -> None:
    """The help of each command and each option differs by language and is never empty."""
    french, english = run(name, "--help", lang="fr").output, run(name, "--help", lang="en").output

    assert french != english
    assert french.count("\n") > 5


def test_every_command_stands_in_the_readme() -> None:
    """A command that the README does not name does not exist for its readers."""
    readme = (ROOT / "README.md").read_text("utf-8")

    assert [name for name in cli.commands if f"ecoevent {name}" not in readme] == []


def test_score_prints_the_score_on_standard_output() -> None:
    """Result on stdout, nothing on stderr, code 0."""
    done = run("score", DEMO)

    assert (done.exit_code, done.stderr) == (0, "")
    assert "Planned: 76%, level “Solid”" in done.stdout


def test_score_speaks_the_language_of_the_locale() -> None:
    """French where the locale is French; `--lang` wins."""
    assert "Prévu" in run("score", DEMO, lang="fr").stdout
    assert "Planned" in run("score", DEMO, "--lang", "en", lang="fr").stdout


def test_the_same_input_prints_the_same_bytes() -> None:
    """No clock and no chance in what is printed."""
    assert run("score", DEMO).stdout_bytes == run("score", DEMO).stdout_bytes


def test_score_as_json_holds_the_pack_and_the_four_numbers() -> None:
    """What a program needs never travels without what made it."""
    told = json.loads(run("score", DEMO, "--format", "json").stdout)

    assert told["format"] == "ecoevent.score/1"
    assert set(told["pack"]) == {"id", "version", "hash"}
    assert {"score", "coverage", "worst", "best"} <= set(told["planned"])


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--at-least", "70"], 0),
        (["--at-least", "80"], 1),
        (["--level", "solid"], 0),
        (["--level", "advanced"], 1),
        (["--level", "advancd"], 2),
        (["--at-least", "200"], 2),
        (["--pack", "cor"], 3),
    ],
)
def test_score_ends_with_the_promised_exit_code(arguments: list[str], code: int) -> None:
    """1 below what was asked, 2 usage, 3 no such pack."""
    assert run("score", DEMO, *arguments).exit_code == code


def test_a_failed_gate_ends_with_one() -> None:
    """A plan that sorts nothing is scored, and told apart by the exit code."""
    done = run("score", "-", text=SMALL + "waste: {streams: []}\n")

    assert done.exit_code == 1
    assert "not met: Sorting of recyclables" in done.stdout


def test_a_plan_may_come_from_standard_input() -> None:
    """`-` is standard input."""
    assert run("score", "-", text=SMALL).exit_code == 0


def test_a_wrong_plan_is_told_line_by_line_and_ends_with_three() -> None:
    """One line a problem on stderr, nothing on stdout, no traceback."""
    done = run("score", "-", text=SMALL + "catering: {watr: tap, default_menu: vegi}\n")

    assert (done.exit_code, done.stdout) == (3, "")
    assert len(done.stderr.splitlines()) == 2
    assert "did you mean" in done.stderr


def test_a_wrong_plan_is_told_in_french_too() -> None:
    """The language of the locale holds for problems."""
    assert "vouliez-vous dire" in run("score", "-", text=SMALL + "wast: {}\n", lang="fr").stderr


def test_a_missing_file_is_one_line() -> None:
    """A mistyped path is answered by what is near."""
    done = run("score", str(ROOT / "examples" / "demo.yml"))

    assert done.exit_code == 3
    assert len(done.stderr.splitlines()) == 1
    assert "demo.yaml" in done.stderr


def test_explain_prints_values_with_their_lines() -> None:
    """The lines of the plan, the step reached and the next one."""
    done = run("explain", DEMO, "food.vegetarian-share")

    assert "demo.yaml:" in done.stdout
    assert "Next step: 62 points at 84.4%" in " ".join(done.stdout.split())


def test_an_unknown_rule_is_answered_by_the_nearest() -> None:
    """Usage, with the right word."""
    done = run("explain", DEMO, "food.vegetarian-shar")

    assert (done.exit_code, done.stdout) == (2, "")
    assert "food.vegetarian-share" in done.stderr


def test_questions_come_in_the_order_of_their_worth() -> None:
    """Points for the effort, conditions first."""
    asked = json.loads(run("questions", DEMO, "--format", "json").stdout)["questions"]
    worth = [(not q["condition"], not q["gates"], -q["points"] / q["effort"]) for q in asked]

    assert worth == sorted(worth)


def test_most_limits_the_questions() -> None:
    """Three are three."""
    asked = json.loads(run("questions", DEMO, "--format", "json", "--most", "3").stdout)

    assert len(asked["questions"]) == 3


def test_output_writes_the_file_and_nothing_on_the_screen(tmp_path: Path) -> None:
    """What is printed and what is written are the same."""
    target = tmp_path / "score.txt"
    done = run("score", DEMO, "--output", str(target))

    assert done.stdout == ""
    assert target.read_text("utf-8") == run("score", DEMO).stdout


def test_output_to_nowhere_is_one_line(tmp_path: Path) -> None:
    """A folder that does not exist, no traceback, no file left behind."""
    done = run("score", DEMO, "--output", str(tmp_path / "no" / "score.txt"))

    assert done.exit_code == 2
    assert len(done.stderr.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_init_writes_a_plan_that_scores(tmp_path: Path) -> None:
    """The plan, the schema beside it, and a score at once."""
    plan = tmp_path / "plan.yaml"
    made = run("init", str(plan), "--name", "Ma fête", "--starts", "2027-06-01", "--lang", "fr")

    assert made.exit_code == 0
    assert read_plan(plan).event.name == "Ma fête"
    assert run("score", str(plan)).exit_code == 0
    assert (tmp_path / "ecoevent-plan.schema.json").is_file()


def test_init_never_replaces_a_plan_unasked(tmp_path: Path) -> None:
    """A changed plan stays; `--force` replaces it."""
    plan = tmp_path / "plan.yaml"
    plan.write_text("mine", "utf-8")

    assert run("init", str(plan)).exit_code == 2
    assert plan.read_text("utf-8") == "mine"
    assert run("init", str(plan), "--force").exit_code == 0


def test_demo_writes_plan_and_checklists(tmp_path: Path) -> None:
    """The score on the terminal, five files, and their paths."""
    folder = tmp_path / "demo"
    done = run("demo", "--output", str(folder))

    assert done.exit_code == 0
    assert {path.name for path in folder.iterdir()} == {
        "demo.yaml",
        "checklist.fr.html",
        "checklist.en.html",
        "checklist.fr.pdf",
        "checklist.en.pdf",
    }
    assert str(folder / "checklist.fr.pdf") in done.stdout


def test_demo_does_not_replace_a_changed_plan(tmp_path: Path) -> None:
    """Who tried the demo and changed its plan keeps it."""
    assert run("demo", "--output", str(tmp_path)).exit_code == 0
    (tmp_path / "demo.yaml").write_text(SMALL, "utf-8")

    assert run("demo", "--output", str(tmp_path)).exit_code == 2
    assert (tmp_path / "demo.yaml").read_text("utf-8") == SMALL


def test_checklist_prints_one_language_or_both() -> None:
    """French first where both are asked for."""
    both = run("checklist", DEMO, "--format", "md", "--lang", "both").stdout

    assert both.index("Aide-mémoire") < both.index("Checklist")


def test_rules_are_listed_shown_and_checked() -> None:
    """The three ways to look at a pack."""
    assert "food.vegetarian-share" in run("rules", "list").stdout
    assert "Why: A good dish" in run("rules", "show", "food.surplus").stdout
    assert run("rules", "check", "core").exit_code == 0


def test_rules_are_read_side_by_side() -> None:
    """French on the left, English on the right, one rule or all of them."""
    one, every = run("rules", "show", "food.surplus", "--both"), run("rules", "show", "--both")

    assert "Surplus alimentaires                     Surplus food" in one.stdout
    assert all(rule.id in every.stdout for rule in load_pack().rules)
    assert run("rules", "show").exit_code == 2


def test_a_wrong_pack_is_checked_line_by_line(tmp_path: Path) -> None:
    """A folder that is no pack ends with three and one line."""
    done = run("rules", "check", str(tmp_path))

    assert done.exit_code == 3
    assert len(done.stderr.splitlines()) == 1


def test_stale_lists_what_is_due_on_a_day() -> None:
    """Nothing long before, everything long after."""
    assert run("rules", "stale", "--on", "2020-01-01").stdout == "No source to review.\n"
    due = run("rules", "stale", "--on", "2099-01-01").stdout.splitlines()

    assert len([line for line in due if " rule " in line]) == len(load_pack().rules)
    for kind in ("factors", "behaviour", "region", "service times"):
        assert any(f"  {kind} " in line for line in due), kind
    assert due == sorted(due, key=lambda line: line[:10])


def test_stale_is_the_same_in_both_languages_and_for_programs() -> None:
    """Line by line the same date and name; JSON says the title too."""
    asked = ("rules", "stale", "--on", "2099-01-01")
    texts = [run(*asked, "--lang", lang).stdout.splitlines() for lang in ("fr", "en")]
    found = json.loads(run(*asked, "--format", "json").stdout)

    assert found["format"] == "ecoevent.stale/1"
    assert all(each["title"] for each in found["sources"])
    for lines in texts:
        for line, each in zip(lines, found["sources"], strict=True):
            assert line.startswith(each["review_by"])
            assert f" {each['name']} " in line


def test_schema_is_the_committed_one() -> None:
    """What the command writes is what editors find in the package."""
    committed = (ROOT / "ecoevent" / "plan.schema.json").read_text("utf-8")

    assert run("schema").stdout == committed


def test_facts_show_where_they_were_said() -> None:
    """A value, its state and its line; missing ones only when asked for."""
    assert "demo.yaml:" in run("facts", DEMO).stdout
    assert "missing" not in run("facts", DEMO).stdout
    assert "missing" in run("facts", DEMO, "--all").stdout


def test_completion_proposes_rules() -> None:
    """The shell completes the ids of the pack."""
    environment = {"_ECOEVENT_COMPLETE": "bash_complete", "COMP_WORDS": "ecoevent explain x food.v",
                   "COMP_CWORD": "3"}  # fmt: skip
    done = CliRunner().invoke(cli, [], env=environment, prog_name="ecoevent")

    assert "food.vegetarian-share" in done.output


ODD = (
    f"{SMALL}participants: {{in_person: 180, origins: [{{place: Laval, count: 18}}]}}\n"
    "venue: {place: Laval}\n"
)


@pytest.mark.parametrize(
    "command",
    ["score", "questions", "facts", "checklist", "travel", "explain food.vegetarian-share"],
)
def test_doubts_about_a_plan_are_told_once_by_every_command(command: str) -> None:
    """One line on standard error, in the user's language; the result and its code stay."""
    name, *more = command.split()
    arguments = [name, "-", *more, *(["--fixed"] if name == "travel" else [])]
    done = run(*arguments, text=ODD, lang="fr")

    assert done.exit_code in {0, 1}
    assert len([line for line in done.stderr.splitlines() if "P402" in line]) == 1
    assert "Avertissement\u00a0: -:2:" in done.stderr


def test_doubts_are_in_the_json() -> None:
    """A program finds them under `warnings`, which is empty for a plan without doubts."""
    odd = json.loads(run("score", "-", "--format", "json", text=ODD).stdout)
    usual = json.loads(run("score", "-", "--format", "json", text=SMALL).stdout)
    (warning,) = odd["warnings"]

    assert (warning["code"], warning["severity"]) == ("P402", "warning")
    assert warning["also"] == [{"path": "participants.in_person", "place": "-:2:27"}]
    assert usual["warnings"] == []


def test_very_many_doubts_are_cut_short() -> None:
    """Twenty lines are enough; the JSON has them all."""
    origins = ", ".join("{place: Laval, count: 1}" for _ in range(40))
    text = SMALL + f"participants: {{in_person: 40, origins: [{origins}]}}\n"
    done = run("score", "-", "--format", "json", text=text)

    assert len(done.stderr.splitlines()) == 21
    assert "… and 19 more" in done.stderr
    assert len(json.loads(done.stdout)["warnings"]) == 39
