"""What a forecast will take is told before it starts, where it is long."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, strategies as st

from ecoevent import forecast, parse_plan
from ecoevent.commands import cli
from ecoevent.errors import PlanError
from ecoevent.forecasting import Wanted
from ecoevent.forecasting.effort import Effort, effort_of, effort_text
from ecoevent.words.text import LANGS

_PLAN = """\
event: {{name: Fête, starts: 2027-05-14}}
venue: {{place: Québec}}
participants: {{origins: [{{place: Lévis, count: {people}}}]}}
"""


class _Enough(Exception):  # noqa: N818 (it stops a run that nobody waits for)
    pass


def _effort(
    people: int, replications: int | None = None, processes: int = 1, *, runs: int = 0
) -> Effort:
    wanted = Wanted(replications=replications)
    return effort_of(
        people=people, origins=4, runs=runs, wanted=wanted, moved=0, processes=processes
    )


@given(st.integers(0, 10**7), st.integers(1, 10**6), st.integers(1, 64))
def test_more_people_or_replications_never_take_less(
    people: int, replications: int, processes: int
) -> None:
    """Twice as many people or replications take at least as long."""
    one = _effort(people, replications, processes)
    more_people = _effort(2 * people, replications, processes)
    more_often = _effort(people, 2 * replications, processes)

    assert more_people.seconds >= one.seconds
    assert more_people.megabytes >= one.megabytes
    assert more_often.seconds >= one.seconds


def test_usual_events_are_not_announced() -> None:
    """Up to some ten thousand people, nobody waits long enough for a word."""
    assert not _effort(25_000, processes=2).is_long
    assert _effort(10_000_000, processes=2).is_long
    assert _effort(100, processes=2, runs=1_000_000).is_long


def test_ten_million_people_are_told_before_the_first_replication() -> None:
    """The program that calls may stop there."""

    def stop(effort: Effort) -> None:
        assert effort.people == 10_000_000
        assert effort.seconds > 60
        raise _Enough

    with pytest.raises(_Enough):
        forecast(parse_plan(_PLAN.format(people=10_000_000)), on_effort=stop)


def test_more_people_than_an_event_may_have_are_refused() -> None:
    """Three hundred lines that are possible each would fill the memory together."""
    lines = ", ".join(["{place: Lévis, count: 10000000}"] * 300)
    plan = parse_plan(_PLAN.format(people=1).replace("{place: Lévis, count: 1}", lines))

    with pytest.raises(PlanError, match="sum to 3,000,000,000 people, 10,000,000 at most"):
        forecast(plan)


@pytest.mark.parametrize("seconds", [0.0, 20.0])
def test_a_command_says_what_a_long_run_takes(
    seconds: float, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One line on standard error, and the run goes on; nothing of a short one."""
    monkeypatch.setattr("ecoevent.forecasting.effort.LONG_SECONDS", seconds)
    plan = tmp_path / "plan.yaml"
    plan.write_text(_PLAN.format(people=20), encoding="utf-8")
    asked = ["travel", str(plan), "--replications", "4", "--workers", "1", "--lang", "en"]
    result = CliRunner().invoke(cli, asked)

    assert result.exit_code == 0
    assert result.stderr.count("this forecast will take about") == (seconds == 0)


@pytest.mark.parametrize("lang", LANGS)
def test_what_it_takes_is_one_line(lang: str) -> None:
    """With a time, a size and the counts that they come from."""
    told = effort_text(_effort(10_000_000, processes=2)).to(lang)  # type: ignore[arg-type]
    expected = {
        "fr": "environ 3,4\u00a0min et 2,4\u00a0Go de mémoire\u00a0: 10\u00a0000\u00a0000",
        "en": "about 3.4\u00a0min and 2.4 GB of memory: 10,000,000 people, at least 192",
    }

    assert expected[lang] in told
