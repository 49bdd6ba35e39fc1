"""The files of behaviour: numbers with ranges and sources, read with every mistake at once."""

import datetime as dt
from pathlib import Path

import numpy as np
import pytest
from helpers.paths import ROOT
from hypothesis import given, strategies as st

from ecoevent.errors import BehaviourError
from ecoevent.travel.choice.behaviour import (
    check_behaviour,
    load_behaviour,
    region_text,
    regions,
)
from ecoevent.travel.choice.calibrating import fitted, modelled
from ecoevent.travel.choice.parameters import KNOWN
from ecoevent.travel.choice.records import Parameter

RULES = ROOT / "rules" / "travel"
OURS = ROOT / "benchmarks" / "regions"
FILES = [RULES / "behaviour.yaml", *(RULES / "regions").glob("*.yaml"), *OURS.glob("*.yaml")]
FITTED = [name for name in regions() if region_text(name).target]
HEAD = """\
id: mine
title: {fr: la mienne, en: mine}
falls_back_to: default
sources:
  us: {title: T, publisher: P, year: 2026, review_by: 2027-01-31}
parameters:
"""
RIGHT = (
    "taxi.km: {value: 3, unit: CAD/km, low: 2, high: 4, source: us, status: read, confidence: low}"
)


def region(tmp_path: Path, line: str, *, more: str = "") -> Path:
    """A region file with one parameter."""
    path = tmp_path / "mine.yaml"
    path.write_text(f"{HEAD}  {line}\n{more}", "utf-8")
    return path


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_file_is_right(path: Path) -> None:
    """No problem in what ships, nor in what the benchmark needs."""
    assert check_behaviour(path) == ()


def test_a_region_of_ones_own_borrows_the_rest(tmp_path: Path) -> None:
    """It needs only what is known there; what it borrows is listed and wider."""
    mine, other = load_behaviour(region(tmp_path, RIGHT)), load_behaviour()

    assert mine.number("taxi.km") == 3
    assert "taxi.km" not in mine.borrowed
    assert "taxi.start" in mine.borrowed
    own, theirs = mine.parameters["taxi.start"], other.parameters["taxi.start"]
    assert own.high - own.low == pytest.approx(1.5 * (theirs.high - theirs.low))
    assert "borrowed from other regions" in mine.assumed[0].en


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (RIGHT.replace("value: 3", "value: 5"), "T101 .*: the value 5 is not between low"),
        (RIGHT.replace("low: 2", "low: -2"), "T102 .*: must be 0 CAD/km or more, got -2"),
        (RIGHT.replace("CAD/km", "EUR/km"), "T103 .*: the unit is CAD/km, not 'EUR/km'"),
        (RIGHT.replace("value: 3, ", ""), "T104 .*: give 'value', or 'at_km' and 'values'"),
        (
            RIGHT.replace("value: 3", "at_km: [1], values: [3]"),
            "T106 .*: this parameter does not depend on distance",
        ),
        (
            (
                "transit.fare: {at_km: [5, 2], values: [3, 4], unit: CAD, low: 1, high: 1, "
                "source: us, status: read, confidence: low}"
            ),
            "T105 .*: one value a distance, and ascending",
        ),
        (
            (
                "transit.fare: {at_km: [2, 5], values: [3, 4], unit: CAD, low: 2, high: 3, "
                "source: us, status: read, confidence: low}"
            ),
            "T107 .*: low and high of a curve multiply it",
        ),
        (
            RIGHT.replace("taxi.km", "taxi.mk"),
            "T201 .*: there is no parameter called 'taxi.mk'; did",
        ),
        (RIGHT.replace("source: us", "source: su"), "T203 .*: 'su' is not a source of this file"),
        (
            (
                "local.cost: {value: -0.1, unit: utils/GBP2015, low: -0.2, high: 0, source: us, "
                "status: read, confidence: low}"
            ),
            "T204 .*: local.cost belongs in behaviour.yaml",
        ),
        (RIGHT.replace("status: read", "status: known"), "S005 .*: 'known' is not one of"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, line: str, said: str) -> None:
    """Line 7, where it stands, and what to do."""
    with pytest.raises(BehaviourError, match=rf"mine\.yaml:7:\d+: {said}"):
        load_behaviour(region(tmp_path, line))


def test_every_mistake_is_told_at_once(tmp_path: Path) -> None:
    """Not one after the other."""
    line = RIGHT.replace("value: 3", "value: 5").replace("CAD/km", "EUR").replace("us,", "su,")

    assert [found.code for found in check_behaviour(region(tmp_path, line))] == [
        "T103", "T101", "T203",
    ]  # fmt: skip


def test_a_taste_for_waiting_is_refused(tmp_path: Path) -> None:
    """A minute more never makes a mode better, so that faster transit never loses."""
    path = tmp_path / "behaviour.yaml"
    text = (RULES / "behaviour.yaml").read_text("utf-8")
    wrong = "value: 0.1, unit: utils/min, low: -0.1, high: 0.2"
    right = "value: -0.0848, unit: utils/min, low: -0.117, high: -0.045"
    path.write_text(text.replace(right, wrong), "utf-8")

    assert {found.code for found in check_behaviour(path)} == {"T102"}


def test_a_missing_number_is_told(tmp_path: Path) -> None:
    """By its name."""
    path = tmp_path / "behaviour.yaml"
    text = (RULES / "behaviour.yaml").read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in text if "taxi.people" not in line), "utf-8")

    (found,) = check_behaviour(path)
    assert found.code == "T202"
    assert "taxi.people" in found.message.en


def test_a_region_that_falls_back_to_itself(tmp_path: Path) -> None:
    """Is no region."""
    path = region(tmp_path, RIGHT)
    path.write_text(path.read_text("utf-8").replace("to: default", f"to: {path}"), "utf-8")

    with pytest.raises(BehaviourError, match="T206 the region mine falls back to itself"):
        load_behaviour(path)


def test_a_region_falls_back_to_a_file_beside_it(tmp_path: Path) -> None:
    """Wherever the command is run from."""
    path = region(tmp_path, RIGHT)
    other = tmp_path / "other.yaml"
    other.write_text(path.read_text("utf-8").replace("id: mine", "id: other"), "utf-8")
    path.write_text(path.read_text("utf-8").replace("to: default", "to: other.yaml"), "utf-8")

    assert load_behaviour(path).number("taxi.km") == 3


def test_a_name_too_long_for_a_file_is_no_region() -> None:
    """One line, not the system's error."""
    with pytest.raises(BehaviourError, match="T205 there is no region called 'xxx"):
        load_behaviour("x" * 5000)


def test_a_source_past_its_review_is_told(tmp_path: Path) -> None:
    """On that day and not before."""
    path = region(tmp_path, RIGHT)

    assert check_behaviour(path, on=dt.date(2027, 1, 31)) == ()
    (found,) = check_behaviour(path, on=dt.date(2027, 2, 1))
    assert (found.code, found.path) == ("T401", "sources.us.review_by")


def test_every_parameter_is_said_in_two_languages() -> None:
    """And each in words of its own."""
    titles = [known.title.fr for known in KNOWN.values()]

    assert all(known.title.fr and known.title.en for known in KNOWN.values())
    assert len(set(titles)) == len(titles)


@given(
    st.floats(0, 1, exclude_max=True), st.sampled_from(sorted(KNOWN)), st.sampled_from(regions())
)
def test_what_is_drawn_is_within_the_range(place: float, name: str, where: str) -> None:
    """At any place of it."""
    one = load_behaviour(where).parameters[name]
    drawn = one.at(place)

    if one.value is not None:
        assert one.low - 1e-12 <= (drawn.value or 0.0) <= one.high + 1e-12
    else:
        times = np.array(drawn.values)[np.array(one.values) > 0]
        times /= np.array([value for value in one.values if value > 0])
        assert ((one.low - 1e-12 <= times) & (times <= one.high + 1e-12)).all()


def test_what_is_drawn_is_as_often_below_as_above() -> None:
    """However lopsided the range; each side is half of a triangle, with a third of it as mean."""
    one = Parameter(
        value=1.0, low=0.0, high=5.0, unit="x", source="s", status="read", confidence="low"
    )
    drawn = np.array([one.at((index + 0.5) / 4_000).value or 0.0 for index in range(4_000)])

    assert (drawn < 1).mean() == 0.5
    assert drawn.mean() == pytest.approx(((1 - 1 / 3) + (1 + 4 / 3)) / 2, abs=1e-3)
    assert (np.diff(drawn) > 0).all()


@pytest.mark.parametrize("name", FITTED)
def test_constants_are_those_that_the_routine_finds(name: str) -> None:
    """The numbers in the file are what fitting them to the file's target gives, to a thousandth."""
    behaviour = load_behaviour(name)
    target = behaviour.region.target
    assert target is not None

    again = fitted(behaviour, target)
    assert again == pytest.approx({each: behaviour.number(each) for each in again}, abs=2e-3)
    assert modelled(behaviour, target) == pytest.approx(dict(target.shares), abs=2e-3)
