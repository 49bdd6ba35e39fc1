"""`ecoevent travel import`: what is printed where, what is written, with which exit code."""

import json
import os
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner, Result
from helpers.registration_lists import FORM, csv_text, write_csv

from ecoevent import parse_plan, read_registrations
from ecoevent.commands import cli
from ecoevent.registrations import reading
from ecoevent.registrations.result import Registrations
from ecoevent.showing.exporting.registrations import registrations_json

PLAN = "# à moi\nevent: {name: Fête, starts: 2027-05-20, format: hybrid}\n"
ROWS = [("Montréal", "H2X 1Y4", "Canada", "En personne", "Train", "Confirmé", "A")] * 6


def run(*arguments: object, lang: str = "en") -> Result:
    """The result of `ecoevent travel import …`."""
    words = ["travel", "import", *map(str, arguments)]
    return CliRunner().invoke(cli, words, env={"LC_ALL": f"{lang}_CA.UTF-8"})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A list of six people."""
    return write_csv(tmp_path / "list.csv", FORM, ROWS)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A plan that says nothing of people."""
    path = tmp_path / "plan.yaml"
    path.write_text(PLAN, "utf-8")
    return path


def test_what_was_understood_is_printed(path: Path) -> None:
    """On standard output, and nothing is written without --into."""
    done = run(path)

    assert (done.exit_code, done.stderr) == (0, "")
    assert "unknown system, common headers" in done.stdout
    assert "columns read: A city, B postal code, C country, D ticket, E travel" in done.stdout
    assert "6\u00a0people: 6 on site, 0 online, 0 whose ticket does not say" in done.stdout
    assert "Mode shares: train 100%" in done.stdout


def test_it_speaks_french(path: Path) -> None:
    """As the locale does."""
    assert "6\u00a0personnes\u00a0: 6 sur place" in run(path, lang="fr").stdout


def test_the_plan_gets_the_answers(path: Path, plan: Path) -> None:
    """Its comments stay."""
    done = run(path, "--into", plan)
    written = plan.read_text("utf-8")

    assert done.exit_code == 0
    assert f"Writteninto{plan}" in "".join(done.stdout.split())  # a long path is cut in lines
    assert written.startswith(PLAN)
    assert parse_plan(written).participants.in_person == 6
    assert parse_plan(written).mobility.mode_shares_answers == 6


def test_json_says_the_same_as_the_library(path: Path, plan: Path) -> None:
    """And what goes into the plan, in the plan's words."""
    told = json.loads(run(path, "--format", "json").stdout)
    into = json.loads(run(path, "--format", "json", "--into", plan).stdout)

    assert told == json.loads(json.dumps(registrations_json(read_registrations([path]))))
    assert told["plan"] is None
    assert into["plan"]["participants.origins"] == [{"place": "H2X, QC, CA", "count": 6}]


def test_json_names_every_line_that_is_set_aside(tmp_path: Path) -> None:
    """The text names the first few."""
    rows = [row for _ in range(20) for row in (ROWS[0], (*ROWS[0][:5], "Annulé", "B"))]
    path = write_csv(tmp_path / "list.csv", FORM, rows)
    lines = json.loads(run(path, "--format", "json").stdout)["files"][0]["lines"]

    assert lines == {"cancelled": [[line, line] for line in range(3, 42, 2)]}
    assert "lines 3, 5, 7, 9, 11, 13, 15, 17 and 12 more" in run(path).stdout


def test_several_lists_are_one(path: Path, tmp_path: Path) -> None:
    """Lines are told with their file."""
    rows = [(*ROWS[0][:5], "Annulé", "B"), *ROWS]
    other = write_csv(tmp_path / "other.csv", FORM, rows)
    done = run(path, other)

    assert "12\u00a0people" in done.stdout
    assert "other.csv line 2" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["nowhere.csv"], 3),
        (["LIST", "--system", "zom"], 2),
        (["LIST", "--columns", "city"], 2),
        (["LIST", "--columns", "cty=A"], 2),
        (["LIST", "--columns", "city=Z"], 3),
        (["LIST", "--near", "Nulle part du tout"], 4),
        (["LIST", "--into", "nowhere.yaml"], 3),
        ([], 2),
    ],
)
def test_mistakes_are_one_line_and_an_exit_code(
    arguments: list[str], code: int, path: Path
) -> None:
    """2 usage, 3 an invalid list or plan, 4 an unknown place; no traceback."""
    done = run(*(str(path) if word == "LIST" else word for word in arguments))

    assert (done.exit_code, done.stdout) == (code, "")
    assert "Traceback" not in done.stderr


def test_a_bad_list_leaves_the_plan_alone(path: Path, plan: Path, tmp_path: Path) -> None:
    """Nothing is half-written, even when the bad list is the last one."""
    bad = tmp_path / "bad.csv"
    bad.write_bytes(b"%PDF-1.7")
    done = run(path, bad, "--into", plan)

    assert (done.exit_code, done.stdout) == (3, "")
    assert plan.read_text("utf-8") == PLAN


def test_the_same_list_prints_the_same_bytes(path: Path) -> None:
    """No chance in what is printed, though hashes have a key of their own each time."""
    assert run(path, "--format", "json").stdout == run(path, "--format", "json").stdout


def test_columns_and_system_can_be_named(tmp_path: Path) -> None:
    """Where they are not recognised."""
    path = tmp_path / "list.csv"
    path.write_text(csv_text(("un", "deux"), [("Laval", "Canada")] * 5), "utf-8")
    done = run(path, "--columns", "city=un", "--columns", "country=B")

    assert "A city (as asked), B country (as asked)" in done.stdout
    assert "Laval, QC, CA  5" in done.stdout


def test_every_reason_meaning_and_note_has_words() -> None:
    """In both languages."""
    from ecoevent.registrations.answers import CATEGORIES  # noqa: PLC0415
    from ecoevent.registrations.records import REASONS, ROLES  # noqa: PLC0415
    from ecoevent.showing.terminal import registration_words as words  # noqa: PLC0415 (only here)

    assert set(words.REASONS) == set(REASONS)
    assert set(words.MEANINGS) == set(ROLES)
    assert {*words.ANSWERS, "unknown"} == set(CATEGORIES)


def test_a_list_named_twice_is_refused(path: Path) -> None:
    """Under another name too: everyone would count twice."""
    other = path.with_name("same.csv")
    other.symlink_to(path)

    done = run(path, other)

    assert (done.exit_code, done.stderr) == (
        3,
        f"{other}: the file is named twice, and everyone in it would count twice; name it once\n",
    )


@pytest.mark.parametrize("option", ["--output", "--into"])
def test_a_list_is_never_written_over(path: Path, plan: Path, option: str) -> None:
    """Neither the list nor, by what is printed, the plan."""
    before = path.read_bytes(), plan.read_bytes()
    output = path.with_name("link.txt")
    output.symlink_to(path if option == "--output" else plan)

    done = run(path, "--into", plan, "--output", output)

    assert done.exit_code == 2
    assert "is read here and would be written over" in done.stderr
    assert (path.read_bytes(), plan.read_bytes()) == before


def test_a_plan_that_changed_meanwhile_is_not_written_over(
    path: Path, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody saved it in an editor while the list was read: code 5, and their text stays."""

    def meanwhile(*arguments: Any, **options: Any) -> Registrations:
        plan.write_text(f"{PLAN}# saved meanwhile\n", "utf-8")
        return read_registrations(*arguments, **options)

    monkeypatch.setattr(reading, "read_registrations", meanwhile)
    done = run(path, "--into", plan)

    assert done.exit_code == 5
    assert done.stderr == (
        f"{plan} has changed since it was read; nothing is written to it: run the command again\n"
    )
    assert plan.read_text("utf-8").endswith("# saved meanwhile\n")


def test_a_pipe_is_no_list(tmp_path: Path) -> None:
    """It would wait forever."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)

    assert run(pipe).stderr == f"{pipe}: this is no ordinary file; save the list in a file\n"


def test_what_a_message_repeats_is_plain(path: Path) -> None:
    """No control character reaches the terminal."""
    done = run(path, "--columns", "city=\x1b]0;x\x07")

    assert done.exit_code == 3
    assert done.stderr.strip().isprintable()


def test_sheets_that_are_not_read_are_told(tmp_path: Path) -> None:
    """Nobody is left out in silence."""
    path = tmp_path / "list.xlsx"
    book = openpyxl.Workbook()
    for sheet in (book.active, book.create_sheet(), book.create_sheet("blank")):
        if sheet.title != "blank":
            for row in (["City", "Province"], *[["Laval", "QC"]] * 6):
                sheet.append(row)
    book.save(path)

    assert "other sheets with something on them, not read: 1" in run(path).stdout
    assert json.loads(run(path, "--format", "json").stdout)["files"][0]["other_sheets"] == 1


def test_an_empty_workbook_is_empty(tmp_path: Path) -> None:
    """As an empty text is."""
    path = tmp_path / "list.xlsx"
    openpyxl.Workbook().save(path)

    assert run(path).stderr == f"{path}: the file is empty; export the list again\n"
