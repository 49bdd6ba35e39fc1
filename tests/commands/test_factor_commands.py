"""`ecoevent travel factors`: list, show, check and compare, for people and for programs."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from helpers.trips import small_set

from ecoevent.commands import cli
from ecoevent.footprint.comparing import trip_km
from ecoevent.footprint.factors import shipped_factor_sets


def run(*arguments: str, lang: str = "en") -> Result:
    """What a user would see."""
    return CliRunner(env={"LC_ALL": f"{lang}_CA.UTF-8"}).invoke(
        cli, ["travel", "factors", *arguments]
    )


@pytest.mark.parametrize("command", ["list", "show", "check", "compare"])
def test_every_command_has_help_in_both_languages(command: str) -> None:
    """And exits well."""
    french, english = run(command, "--help", lang="fr"), run(command, "--help")

    assert (french.exit_code, english.exit_code) == (0, 0)
    assert french.output != english.output


def test_the_shipped_sets_are_listed() -> None:
    """One line a set, or the format `ecoevent.factor-sets/1`."""
    told = json.loads(run("list", "--format", "json").stdout)

    assert [line.split()[0] for line in run("list").stdout.splitlines()] == [*shipped_factor_sets()]
    assert [each["id"] for each in told["sets"]] == [*shipped_factor_sets()]


def test_a_set_is_shown_with_its_hash() -> None:
    """A number never travels without what made it."""
    told = json.loads(run("show", "desnz-2025", "--format", "json").stdout)

    assert f"desnz-2025 {told['version']} ({told['hash']})" in run("show", "desnz-2025").stdout
    assert len(told["factors"]) > 10


def test_one_mode_is_shown_with_its_source() -> None:
    """Publisher, licence, uncertainty."""
    shown = run("show", "desnz-2025", "coach").stdout
    (told,) = json.loads(run("show", "desnz-2025", "coach", "--format", "json").stdout)["factors"]

    assert "Uncertainty" in shown
    assert (
        told["source"]
        in json.loads(run("show", "desnz-2025", "--format", "json").stdout)["sources"]
    )


def test_a_right_set_has_no_problem(tmp_path: Path) -> None:
    """Code 0."""
    done = run("check", str(small_set(tmp_path)))

    assert (done.exit_code, done.stdout) == (0, "No problem.\n")


def test_a_wrong_set_is_told_line_by_line(tmp_path: Path) -> None:
    """Code 3, each problem with its place."""
    path = small_set(tmp_path, ("40 %}", "30 %}"))
    done = run("check", str(path))
    told = json.loads(run("check", str(path), "--format", "json").stdout)

    assert (done.exit_code, done.stdout.count("\n")) == (3, 1)
    assert [found["code"] for found in told["problems"]] == ["F210"]


def test_a_source_due_is_a_warning(tmp_path: Path) -> None:
    """Code 0 all the same."""
    done = run("check", str(small_set(tmp_path)), "--on", "2030-01-01")

    assert (done.exit_code, "F401" in done.stdout) == (0, True)


def test_the_same_trip_is_compared_under_every_set() -> None:
    """With each boundary, and how far the sets are apart."""
    told = json.loads(run("compare", "--km", "230", "--mode", "car", "--format", "json").stdout)

    assert [trip["set"] for trip in told["trips"]] == [*shipped_factor_sets()]
    assert all(
        0 < trip["kg"]["direct"] <= trip["kg"]["well_to_wheel"] <= trip["kg"]["life_cycle"]
        for trip in told["trips"]
    )


def test_a_trip_may_be_between_two_places() -> None:
    """Instead of kilometres."""
    told = json.loads(
        run("compare", "--from", "Montréal", "--to", "Québec, QC", "--format", "json").stdout
    )

    assert 220 < told["km"] < 245


def test_a_trip_starts_near_its_end() -> None:
    """London is in Ontario for who goes to Toronto."""
    assert trip_km("London", "Toronto, ON") < 300
    assert trip_km("120 km", "Toronto, ON") == 120


def test_a_set_without_the_mode_has_no_figure(tmp_path: Path) -> None:
    """A dash, and why."""
    done = run("compare", str(small_set(tmp_path)), "--km", "10", "--mode", "ferry")

    assert done.exit_code == 0
    assert "no factor for 'ferry' in small" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["compare"], 2, "give --km, or else --from and --to"),
        (["compare", "--km", "10", "--mode", "trian"], 2, "did you mean 'train'"),
        (["compare", "--km", "-4"], 3, "from 0 to 20040 km, got -4"),
        (["compare", "--km", "384400"], 3, "from 0 to 20040 km, got 384400"),
        (
            ["compare", "--km", "10", "--people", "-4"],
            3,
            "people must be from 0 to 10,000,000, got -4",
        ),
        (["compare", "desnz", "--km", "10"], 3, "did you mean 'desnz-2025'"),
        (["compare", "--from", "Xyzzy", "--to", "Montréal"], 4, "no such place"),
        (["show", "canada-2026", "trian"], 2, "no factor for 'trian'; did you mean 'train'"),
        (["show", "canada"], 3, "did you mean 'canada-2026'"),
        (["check", "nothing.yaml"], 3, "no factor set here"),
    ],
)
def test_a_mistake_is_one_line_and_a_code(arguments: list[str], code: int, message: str) -> None:
    """2 usage, 3 invalid, 4 something needed is missing."""
    done = run(*arguments)

    assert (done.exit_code, message in done.stderr) == (code, True)
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("canada-2026", "canada-2026", "--mode", "car"),
        ("canada-2026", "--mode", "car", "--mode", "car/average"),
    ],
)
def test_what_is_named_twice_is_compared_once(arguments: tuple[str, ...]) -> None:
    """A set or a mode repeated is a slip, not another trip."""
    told = json.loads(run("compare", *arguments, "--km", "10", "--format", "json").stdout)

    assert len(told["trips"]) == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--km", "10", "--region", "Québec"], "'Québec' is not a region; write CA"),
        (["--km", "10", "--region", "ca-qc"], "'ca-qc' is not a region"),
        (["--from", "Québec", "--to", "20 km"], "'20 km' is a distance, not a destination"),
        (["--km", "10", "--from", "Laval"], "give --km, or else --from and --to"),
        (["--km", "10", "--mode", "\x1b[31mcar"], "unknown mode: '\\x1b[31mcar'"),
    ],
)
def test_what_cannot_be_compared_is_one_line(arguments: list[str], said: str) -> None:
    """Nothing is guessed, nothing left aside in silence, and no control character is repeated."""
    result = run("compare", *arguments)

    assert said in result.stderr
    assert result.exit_code == 2


@pytest.mark.parametrize("name", ["x" * 5000, "a\x1b[31m\u202e.yaml"])
def test_a_name_that_is_no_file_is_one_plain_line(name: str) -> None:
    """Too long for the file system, or with characters that a terminal would obey."""
    result = run("check", name)

    assert result.exit_code == 3
    assert len(result.stderr.splitlines()) == 1
    assert result.stderr.strip().isprintable()


def test_two_sets_of_one_id_are_told_apart(tmp_path: Path) -> None:
    """A set and its copy with another number: by the beginning of their hashes."""
    one = small_set(tmp_path)
    other = one.with_name("other.yaml")
    other.write_text(one.read_text("utf-8").replace("direct: 0.03", "direct: 0.04"), "utf-8")
    arguments = ("compare", str(one), str(other), "--km", "10", "--mode", "coach")

    told = json.loads(run(*arguments, "--format", "json").stdout)
    hashes = [each["hash"] for each in told["sets"]]

    assert [each["hash"] for each in told["trips"]] == hashes
    assert all(f"small ({each[:6]})" in run(*arguments).stdout for each in hashes)


def test_people_are_counted_in_words() -> None:
    """One person, two thousand people."""
    said = [run("compare", "--km", "10", "--people", str(count)).stdout for count in (1, 2000)]

    assert "there and back, 1\u00a0person;" in said[0]
    assert "there and back, 2,000\u00a0people;" in said[1]
