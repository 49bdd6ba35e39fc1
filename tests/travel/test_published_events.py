"""Events whose travel was published are forecast as docs/published-events.md says."""

import re
import sys
from collections.abc import Iterator
from types import ModuleType

import pytest
from helpers.paths import ROOT

PAGE = (ROOT / "docs" / "published-events.md").read_text("utf-8")
CLOSE = 0.05  # a factor or a parameter that moves a figure more wants the page printed again


@pytest.fixture
def published(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """The script, as a module."""
    monkeypatch.syspath_prepend(ROOT / "benchmarks")
    import published_events  # type: ignore[import-not-found]  # noqa: PLC0415 (on the path in tests)

    yield published_events
    sys.modules.pop("published_events", None)


def said_of(title: str) -> tuple[list[float], str]:
    """The numbers of the page's row, and its last word."""
    (line,) = re.findall(rf"^\| {re.escape(title)} \| (.*) \|$", PAGE, re.MULTILINE)
    *numbers, word = line.split(" | ")
    return [float(number.replace(",", "")) for number in numbers], word


@pytest.mark.slow
@pytest.mark.parametrize("name", ["montreal-hub", "granby-gala", "bromont-supper"])
def test_the_page_says_what_the_script_prints(published: ModuleType, name: str) -> None:
    """Figures within a twentieth, and the same verdict."""
    (event,) = (one for one in published.EVENTS if one.name == name)
    row = published.row_of(event)
    numbers, word = said_of(event.title)

    _, *figures, verdict = row.cells()
    found = [float(figure.replace(",", "")) for figure in figures]
    assert found == pytest.approx(numbers, rel=CLOSE)
    assert verdict == word


@pytest.mark.parametrize("name", ["granby-gala", "bromont-supper"])
def test_what_is_published_lies_between_local_and_default(published: ModuleType, name: str) -> None:
    """The reason that the page gives: more than if all were from around, less than by default."""
    (event,) = (one for one in published.EVENTS if one.name == name)
    row = published.row_of(event, replications=48)

    assert row.all_local_kg < event.kg < row.found.total.p5


def test_plans_hold_only_what_is_published(published: ModuleType) -> None:
    """No origin, no share of modes: nothing that would have to be guessed."""
    for event in published.EVENTS:
        plan = event.plan
        assert plan.participants.origins is None
        assert plan.mobility.mode_shares is None
        assert plan.participants.in_person is not None


@pytest.mark.slow
def test_the_script_prints_its_table(
    published: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    """One row an event."""
    published.main()

    assert len(capsys.readouterr().out.splitlines()) == 2 + len(published.EVENTS)
