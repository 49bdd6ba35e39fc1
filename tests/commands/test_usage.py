"""A command line that cannot be understood is told on one line, in the user's language."""

import pytest
from click.testing import CliRunner, Result

from ecoevent.commands import cli


def run(*words: str) -> Result:
    """What a command line comes to."""
    return CliRunner(env={"LANG": "en", "LC_ALL": "", "LC_MESSAGES": ""}).invoke(
        cli, words, prog_name="ecoevent"
    )


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("scor plan.yaml", "'scor' is no command; did you mean score? (see ecoevent --help)"),
        ("score", "PLAN is missing (see ecoevent score --help)"),
        ("score a b c", "too many: b c; put what contains spaces between quotes"),
        ("score --lvl x", "--lvl: unknown option; did you mean --level"),
        ("score p --output", "--output: the value is missing"),
        ("score p --format xml", "--format: 'xml' is no choice; there are text, json"),
        ("score p --assured 120", "--assured: unknown option"),
        ("questions p --most 0", "--most: '0' is no whole number of at least 1"),
        ("rules stale --on demain", "--on: 'demain' is no date; write for example 2027-05-01"),
        ("checklist p --templates /nowhere", "--templates: '/nowhere' is no folder that exists"),
        ("travel p --seed x", "--seed: 'x' is no whole number (see ecoevent travel estimate"),
        ("travel import l --columns x", "--columns: 'x': write for example city=C"),
        ("rules lst", "'lst' is no command; did you mean list? (see ecoevent rules --help)"),
    ],
)
def test_each_mistake_is_one_line(words: str, told: str) -> None:
    """With what is wrong, what is meant or asked for, and where to read more."""
    done = run(*words.split())

    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert told in done.stderr


@pytest.mark.parametrize("lang", ["--lang fr", "--lang=fr"])
def test_the_language_is_heard_wherever_it_stands(lang: str) -> None:
    """Also behind what is wrong."""
    wrong = run("score", "--lvl", "x", *lang.split())
    no_command = run("qqqq", *lang.split())

    assert "--lvl\u00a0: option inconnue\u00a0; vouliez-vous dire --level" in wrong.stderr
    assert "(voir ecoevent score --help)" in wrong.stderr
    assert "« qqqq » n'est pas une commande ; il y a" in no_command.stderr.replace("\u00a0", " ")


def test_a_group_without_a_command_shows_its_help() -> None:
    """As an answer to a question that was not asked."""
    done = run("rules")

    assert done.exit_code == 2
    assert "Commands:" in done.output


def test_letters_that_a_terminal_obeys_are_shown() -> None:
    """In a name of a command, an option or a value."""
    for words in (("\x1b[2J",), ("score", "--\x1b[2J"), ("score", "p", "--format", "\x1b[2J")):
        done = run(*words)

        assert "\x1b" not in done.stderr
        assert done.stderr.count("\n") == 1
