"""`ecoevent travel PLAN`: what is printed and written, and one clear line for each mistake."""

import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from helpers.forecast_models import EVENING

from ecoevent.chance.replicating import BATCH, LEAST
from ecoevent.chance.streams import Draws
from ecoevent.commands import cli
from ecoevent.forecasting import figures
from ecoevent.forecasting.possible import Possible, Setup, possible
from ecoevent.showing.terminal.layout import WIDTH, width

QUICK = ("--replications", "4", "--workers", "1")
FACTORS = (
    ("factors", "show", "canada-2026"),
    ("factors", "compare", "--km", "230"),
    ("-", "--fixed"),
)


def run(*arguments: str, text: str | None = EVENING, lang: str = "en") -> Result:
    """What a user would see; the plan is on standard input."""
    return CliRunner(env={"LC_ALL": f"{lang}_CA.UTF-8"}).invoke(
        cli, ["travel", *arguments], input=text
    )


def plain(done: Result) -> str:
    """What was printed, in one line, with all spaces alike."""
    return " ".join(done.stdout.replace("\u00a0", " ").split())


@pytest.fixture(scope="module")
def quick() -> Result:
    """A short forecast of the small evening, in English."""
    return run("-", *QUICK)


def test_help_is_in_both_languages() -> None:
    """And names each option."""
    french, english = run("estimate", "--help", lang="fr"), run("estimate", "--help")

    assert (french.exit_code, english.exit_code) == (0, 0)
    assert french.output != english.output
    assert "--precision" in english.output


def test_a_plan_is_forecast(quick: Result) -> None:
    """All parts, nothing on standard error, code 0."""
    assert (quick.exit_code, quick.stderr) == (0, "")
    for part in (
        "Travel forecast: 60 people on site",
        "nine times in ten, between",
        "By mode",
        "By origin",
        "Beside travel",
        "On the day",
        "average wait at check-in, with a single desk",
        "uncertainty",
        "Measure first",
        "The survey after the event",
        "differs",
        "Without a number of answers the survey is taken as it is",
        "Places not found (5 people",
        "What is assumed",
        "Emission factors: canada-2026 1.",
        "region CA-QC",
        "Replications: 4, seed 1",
    ):
        assert part in plain(quick)


def test_a_place_that_is_not_found_is_told_with_its_line(quick: Result) -> None:
    """File, line and candidates."""
    assert "soiree" not in quick.stdout
    assert re.search(r"-:\d+:\d+: 'Sainte-Chimère-du-Lac-Perdu'", quick.stdout)


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_line_fits_a_terminal(lang: str) -> None:
    """80 columns."""
    shown = run("-", *QUICK, lang=lang).stdout

    assert [line for line in shown.splitlines() if width(line) > WIDTH] == []


@pytest.mark.slow
def test_french_has_its_spaces(quick: Result) -> None:
    """A no-break space before : ; ? ! %, and no word left in English."""
    french = run("-", *QUICK, lang="fr").stdout
    said = re.sub(r"-:\d+:\d+:|\d\d:\d\d", "", french)

    assert not re.findall(r"[^\u00a0\d(](?=[;:?!%] )", said.replace("éq.\u00a0", ""))
    assert "neuf fois sur dix, entre" in french
    assert "kg\u00a0éq.\u00a0CO2" in french
    for part in (french, *(run(*asked, lang="fr").stdout for asked in FACTORS)):
        assert "CO2e" not in part
    assert french.splitlines()[2:] != quick.stdout.splitlines()[2:]


def test_no_figure_has_more_than_two_digits(quick: Result) -> None:
    """Kilograms of the table claim no more than is known."""
    rows = re.findall(r"^  [a-z].*$", quick.stdout.split("Beside")[0], re.MULTILINE)
    numbers = [n.replace(",", "") for row in rows for n in re.findall(r"\d[\d,]*", row)]

    assert [n for n in numbers if len(n.rstrip("0")) > 2] == []


def test_the_same_seed_prints_the_same_bytes(quick: Result) -> None:
    """And another one others."""
    assert run("-", *QUICK).stdout_bytes == quick.stdout_bytes
    assert run("-", *QUICK, "--seed", "2").stdout_bytes != quick.stdout_bytes


def test_json_names_its_percentiles() -> None:
    """And all that the figures need to come out again."""
    told = json.loads(run("-", *QUICK, "--format", "json").stdout)

    assert told["format"] == "ecoevent.forecast/1"
    assert set(told["total_kg"]) == {"p5", "p50", "p95", "mean", "standard_error"}
    assert set(told["factors"]) >= {"id", "version", "hash"}
    assert (told["seed"], told["replications"], told["method"]) == (1, 4, "monte-carlo")
    assert told["boundary"] == "well_to_wheel"


def test_a_single_replication_has_no_standard_error() -> None:
    """null, not a number that JSON does not know."""
    told = json.loads(run("-", "--replications", "1", "--format", "json").stdout)

    assert told["total_kg"]["standard_error"] is None
    assert told["total_kg"]["p5"] == told["total_kg"]["p95"]


def test_options_change_what_is_counted(quick: Result) -> None:
    """A wider boundary, another set, another region."""
    wide = run("-", *QUICK, "--boundary", "life_cycle", "--non-co2", "1,7").stdout
    french = run("-", *QUICK, "--factors", "ademe-2026", "--region", "quebec").stdout

    assert "making the vehicles; planes: 1.7 times" in " ".join(wide.split())
    assert "Emission factors: ademe-2026" in french
    assert quick.stdout.splitlines()[-2] not in french


@pytest.mark.slow
def test_a_precision_is_reached() -> None:
    """Written as people write it."""
    plan = "event: {name: A, starts: 2027-05-01}\nparticipants: {in_person: 1}\n"
    arguments = ("--precision", "50 %", "--workers", "1", "--format", "json")
    told = json.loads(run("-", *arguments, text=plan).stdout)

    assert told["replications"] >= LEAST
    assert told["total_kg"]["standard_error"] <= 0.5 * told["total_kg"]["mean"]


@pytest.mark.parametrize("suffix", [".csv", ".parquet"])
def test_the_log_of_a_day_is_written(tmp_path: Path, suffix: str) -> None:
    """As CSV or Parquet."""
    path = tmp_path / f"day{suffix}"

    assert run("-", *QUICK, "--log", str(path)).exit_code == 0
    assert path.stat().st_size > 1000


@pytest.mark.parametrize(("lang", "words"), [("fr", "Arrivées et files"), ("en", "Arrivals and")])
def test_pictures_are_written_in_the_users_language(tmp_path: Path, lang: str, words: str) -> None:
    """Three of them, into a folder that is made."""
    folder = tmp_path / "new" / "pictures"
    done = run("-", *QUICK, "--pictures", str(folder), lang=lang)
    drawn = {path.name: path.read_text("utf-8") for path in folder.iterdir()}

    assert done.exit_code == 0
    assert sorted(drawn) == [
        "arrivals-and-queues.svg", "emissions-by-mode.svg", "emissions-by-origin.svg",
    ]  # fmt: skip
    assert all(ET.fromstring(text).tag.endswith("svg") for text in drawn.values())  # noqa: S314
    assert words in drawn["arrivals-and-queues.svg"]


def test_output_is_what_is_printed(tmp_path: Path, quick: Result) -> None:
    """Into the file, and nothing on the screen."""
    path = tmp_path / "travel.txt"

    assert run("-", *QUICK, "--output", str(path)).stdout == ""
    assert path.read_text("utf-8") == quick.stdout


def test_fixed_draws_nothing() -> None:
    """Stated modes, or the usual ones, and no seed."""
    done = run("-", "--fixed")
    told = json.loads(run("-", "--fixed", "--format", "json").stdout)

    assert (done.exit_code, told["format"]) == (0, "ecoevent.travel/1")
    assert "counted without chance: 60 people" in plain(done)
    assert "Modes stated by the plan: 90% of people" in done.stdout
    assert "seed" not in done.stdout


def test_fixed_counts_what_is_asked_for() -> None:
    """The boundary, the factors and the non-CO2 effects hold there too."""
    direct, french = (
        plain(run("-", "--fixed", *asked))
        for asked in (["--boundary", "direct"], ["--factors", "ademe-2026", "--non-co2", "none"])
    )

    assert "what comes out of vehicles and power plants" in direct
    assert "Emission factors: ademe-2026" in french
    assert "without the non-CO2 effects" in french


def test_nobody_travels_to_an_online_event() -> None:
    """What their connections emit stands alone."""
    plan = (
        "event: {name: Webinaire, starts: 2027-02-11, format: online, opens_at: '12:00',"
        " closes_at: '13:15'}\nparticipants: {online: 140}\n"
    )
    done = run("-", *QUICK, text=plan)

    assert done.exit_code == 0
    assert "Nobody travels." in done.stdout
    assert "taking part online: about" in done.stdout
    assert "What is assumed" not in done.stdout


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["--replications", "0"], 2, "--replications: a number from 1 to 1,000,000, got 0"),
        (["--replications", "-3"], 2, "--replications: a number from 1 to 1,000,000, got -3"),
        (["--precision", "0"], 2, "more than 0 % and less than 100 %, for example '2 %', got '0'"),
        (["--precision", "0 %"], 2, "more than 0 %"),
        (["--precision", "100%"], 2, "less than 100 %"),
        (["--precision", "2"], 2, "got '2'; did you mean '2 %'?"),
        (["--precision", "nan"], 2, "got 'nan'"),
        (["--seed", "-1"], 2, "--seed: a number of 0 or more, got -1"),
        (["--workers", "0"], 2, "--workers: 1 or more, got 0"),
        (["--executor", "ray://a:1"], 2, "--executor: an address such as"),
        (["--non-co2", "some"], 2, "--non-co2: none, source or a multiple of 1 or more"),
        (["--non-co2", "0.5"], 2, "--non-co2: none, source or a multiple of 1 or more"),
        (["--non-co2", "inf"], 2, "--non-co2: none, source or a multiple of 1 or more"),
        (["--factors", "canada"], 3, "did you mean 'canada-2026'"),
        (["--region", "montral"], 3, "montreal"),
        (["--log", "day.xlsx"], 2, "end the name in .csv or .parquet"),
        (["--log", "no/such/folder/day.csv"], 2, "No such file or directory"),
        (["--pictures", "/proc/pictures"], 2, "cannot be written"),
    ],
)
def test_a_mistake_is_one_line_and_a_code(arguments: list[str], code: int, message: str) -> None:
    """2 usage, 3 invalid; before anything long is begun."""
    done = run("-", *arguments)

    assert (done.exit_code, done.stdout) == (code, "")
    assert message in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--fixed", "--seed", "2"], "--fixed draws nothing by chance: leave out --seed"),
        (["--fixed", "--pictures", "x"], "leave out --pictures"),
        (["--replications", "9", "--precision", "2%"], "not both"),
    ],
)
def test_options_that_exclude_each_other(arguments: list[str], message: str) -> None:
    """Usage, and nothing is made."""
    done = run("-", *arguments)

    assert (done.exit_code, message in done.stderr) == (2, True)
    assert not Path("x").exists()


@pytest.mark.parametrize(
    ("plan", "code", "message"),
    [
        ("event: {name: A, starts: 2027-05-01}\n", 4, "participants.in_person"),
        (EVENING.replace("place: Montréal, car", "place: Xyzzy, car"), 4, "Xyzzy"),
        (EVENING.replace("seats: 12", "seats: 0"), 3, "seats"),
        (EVENING.replace("in_person: 60", "in_persn: 60"), 3, "in_person"),
    ],
)
def test_a_plan_that_lacks_something(plan: str, code: int, message: str) -> None:
    """4 where a place or a number is missing, 3 where the plan is invalid."""
    done = run("-", *QUICK, text=plan)

    assert (done.exit_code, message in done.stderr) == (code, True)
    assert "Traceback" not in done.stderr


def test_ctrl_c_says_what_was_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Code 130, how many replications, and no file."""
    target = tmp_path / "day.csv"
    calls: list[Draws] = []

    def stopped(setup: Setup, draws: Draws) -> Possible:
        calls.append(draws)
        if len(calls) > 2 * BATCH:
            raise KeyboardInterrupt
        return possible(setup, draws)

    monkeypatch.setattr(figures, "possible", stopped)
    done = run("-", "--replications", "100", "--workers", "1", "--log", str(target))

    assert (done.exit_code, done.stdout) == (130, "")
    assert done.stderr == "stopped after 32 replications; nothing written\n"
    assert not target.exists()
