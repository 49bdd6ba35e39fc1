"""What lists say goes into the plan's text; every other line stays as it was."""

import datetime as dt
from pathlib import Path

import attrs
import pytest
from effort import examples
from helpers.paths import ROOT
from helpers.registration_lists import csv_text, read_text
from helpers.strategies import plans
from hypothesis import HealthCheck, given, settings, strategies as st

from ecoevent import Registrations, parse_plan, plan_to_yaml
from ecoevent.errors import FileError, PlaceError, PlanError
from ecoevent.plan import plan_to_json
from ecoevent.plan.editing import edited
from ecoevent.plan.model import Plan
from ecoevent.plan.sections.participants import Origin
from ecoevent.registrations.planning import (
    Answers,
    answers_for,
    venue_of,
    with_answers,
    write_into,
)

HEADER = ("Ville", "Pays", "Billet", "Comment viendrez-vous ?")
ROWS = [
    *[("Montréal", "Canada", "En personne", "Train")] * 6,
    *[("Québec", "Canada", "Standard", "Covoiturage")] * 6,
    *[("Lyon", "France", "En ligne", "")] * 7,
]
START = "# un plan\nevent: {name: Fête, starts: 2027-05-20, format: hybrid}  # court\n"
ANSWERS = Answers(
    in_person=12,
    online=7,
    origins=(Origin(place="Montréal, QC, CA", count=6), Origin(place="Québec, QC, CA", count=6)),
)


@pytest.fixture
def found(tmp_path: Path) -> Registrations:
    """Twelve people on site, seven online."""
    return read_text(tmp_path, csv_text(HEADER, ROWS))


def changed(text: str, answers: Answers = ANSWERS) -> str:
    """The text of the plan with the answers."""
    new = with_answers(parse_plan(text), answers)
    return edited(text.encode(), new, file="plan.yaml").decode()


def test_what_a_plan_learns(found: Registrations) -> None:
    """Origins of those on site, numbers, and modes with how many answered."""
    answers = answers_for(found)

    assert (answers.in_person, answers.online) == (12, 7)
    assert answers.origins == ANSWERS.origins
    assert answers.mode_shares is not None
    assert (answers.mode_shares.train, answers.mode_shares.carpool) == (0.5, 0.5)
    assert (answers.mode_shares_basis, answers.mode_shares_answers) == ("registration", 12)


def test_an_event_online_has_nobody_on_site(found: Registrations) -> None:
    """A ticket that does not say is online then."""
    assert answers_for(found, is_online=True) == Answers(online=19)


def test_a_list_of_those_online_says_nothing_of_those_on_site(tmp_path: Path) -> None:
    """A report of a video meeting leaves the other answers alone."""
    found = read_text(tmp_path, csv_text(HEADER, ROWS[-7:]))

    assert answers_for(found) == Answers(online=7)


def test_only_the_lines_that_change_change() -> None:
    """Comments, layout and order of the others stay."""
    text = (
        f"{START}\nparticipants:\n  in_person: 90  # la salle\n  # d'où\n  origins:\n"
        "  - {place: Laval, count: 3}\n  - {place: Lévis, count: 2}\n  # fin\n\n"
        "# après\nwaste: {signage: true}\n"
    )

    assert changed(text) == (
        f"{START}\nparticipants:\n  in_person: 12  # la salle\n  # d'où\n  origins:\n"
        '  - {place: "Montréal, QC, CA", count: 6}\n'
        '  - {place: "Québec, QC, CA", count: 6}\n  online: 7\n  # fin\n\n'
        "# après\nwaste: {signage: true}\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        START,
        START.rstrip("\n"),
        f"{START}participants:\n",
        f"{START}participants: {{in_person: 3}}\n",
        f"{START}participants:\n    online: 4\nassumed: [participants.online, waste.signage]\n",
        f"\ufeff{START}participants:\n  online: 4\n",
        f"{START}participants:\n  online: 4\n".replace("\n", "\r\n"),
    ],
)
def test_every_way_to_write_a_section_takes_answers(text: str) -> None:
    """None there, empty, between braces, indented by four, with a mark, with Windows line ends."""
    before, after = parse_plan(text), parse_plan(changed(text))

    assert attrs.evolve(after, source=None) == attrs.evolve(
        with_answers(before, ANSWERS), source=None
    )
    assert ("\r\n" in text) == ("\r\n" in changed(text))


def test_what_was_assumed_and_is_now_known_is_no_longer_assumed() -> None:
    """The rest of the list stays."""
    text = f"{START}assumed: [participants.in_person, waste.signage]\n"

    assert parse_plan(changed(text)).assumed == ("waste.signage",)


def test_a_json_plan_stays_json() -> None:
    """With the answers."""
    text = plan_to_json(parse_plan(START))

    assert changed(text).startswith("{")
    assert parse_plan(changed(text)).participants.in_person == 12


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=examples(20))
@given(plans(), st.booleans())
def test_any_plan_takes_answers(plan: Plan, is_json: bool) -> None:
    """And says nothing else than before."""
    text = plan_to_json(plan) if is_json else plan_to_yaml(plan)

    assert parse_plan(changed(text)) == with_answers(parse_plan(text), ANSWERS)


def test_an_assumed_origin_goes_with_its_origin() -> None:
    """A plan may have guessed an origin that the list does not have."""
    guessed = parse_plan(
        "event: {name: a, starts: 2027-01-01}\n"
        "participants: {origins: [{place: Laval, count: 1}, {place: Laval, count: 2},"
        " {place: Laval, count: 3}, {place: Laval, count: 4}]}\n"
        "assumed: ['participants.origins[3]', event]\n"
    )

    assert with_answers(guessed, ANSWERS).assumed == ("event",)


@pytest.mark.parametrize("path", sorted((ROOT / "examples").glob("*.yaml")), ids=lambda p: p.stem)
def test_the_examples_keep_their_other_lines(path: Path) -> None:
    """Every line of comment is still there, in order; one whose answer went stands alone now."""
    text = path.read_text("utf-8")
    before = [line for line in text.splitlines() if line.lstrip().startswith("#")]
    after = [line for line in changed(text).splitlines() if line.lstrip().startswith("#")]

    assert [line for line in after if line in before] == before


def test_a_plan_that_cannot_be_changed_safely_is_left_alone(
    tmp_path: Path, found: Registrations, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was made is read again before it is written."""
    path = tmp_path / "plan.yaml"
    path.write_text(START, "utf-8")
    monkeypatch.setattr("ecoevent.plan.editing.text._changed", lambda text, *_: text)

    with pytest.raises(FileError, match="cannot be changed safely"):
        write_into(path, found)
    assert path.read_text("utf-8") == START


def test_a_file_that_is_no_plan_is_left_alone(tmp_path: Path, found: Registrations) -> None:
    """Its problems are told."""
    path = tmp_path / "plan.yaml"
    path.write_text("nothing", "utf-8")

    with pytest.raises(PlanError):
        write_into(path, found)
    assert path.read_text("utf-8") == "nothing"


def test_the_venue_decides_between_places_of_one_name() -> None:
    """As asked, else the plan's if it is known."""
    plan = parse_plan(f"{START}venue: {{place: Laval}}\n")
    nowhere = parse_plan(f"{START}venue: {{place: Nulle part du tout}}\n")
    asked, planned = venue_of("Laval, QC", None), venue_of(None, plan)

    assert asked is not None
    assert planned is not None
    assert (asked.country, planned.country) == ("CA", "CA")
    assert venue_of(None, nowhere) is None
    with pytest.raises(PlaceError):
        venue_of("Nulle part du tout", None)


def test_dates_are_kept() -> None:
    """The first day is still that day."""
    assert parse_plan(changed(START)).event.starts == dt.date(2027, 5, 20)


def other_lines(text: str) -> set[str]:
    """The lines, with their ends, that the answers are not on."""
    return {
        line
        for line in text.splitlines(keepends=True)
        if "_person" not in line and "online" not in line
    }


@pytest.mark.parametrize("ends", [("\r\n",), ("\n",), ("\r\n", "\n"), ("\r",), ("\n", "\r\n")])
def test_every_line_keeps_its_own_end(ends: tuple[str, ...]) -> None:
    """A file that two editors wrote has two kinds of ends."""
    lines = (
        "# à moi", "event: {name: A, starts: 2027-05-20}", "participants:  # ici",
        "  in_person: 9  # neuf", "  online: 3", "venue:", "    place: Laval  # lieu",
    )  # fmt: skip
    text = "".join(f"{line}{ends[n % len(ends)]}" for n, line in enumerate(lines))

    assert other_lines(text) <= other_lines(changed(text))


def test_answers_stand_before_the_end_of_the_document() -> None:
    """Three points end it, and nothing may follow."""
    made = changed("---\nevent: {name: A, starts: 2027-05-20}\n...\n")

    assert made.startswith("---\n")
    assert made.endswith("\n...\n")
    assert "origins:" in made


def test_a_plan_on_one_line_stays_on_its_line() -> None:
    """Answers come between its braces."""
    made = changed("{event: {name: A, starts: 2027-05-20}, participants: {in_person: 3}}\n")

    assert made.startswith("{event: {name: A, starts: 2027-05-20}, participants: {in_person: 12, ")
    assert made.count("\n") == 1
