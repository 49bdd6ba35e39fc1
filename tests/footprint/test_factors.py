"""Factor sets are found, read and checked: every mistake is one line with its place."""

import datetime as dt
import re
from contextlib import suppress
from pathlib import Path

import attrs
import pytest
from helpers.broken_factors import EDITS, lines_of, told
from helpers.trips import SMALL, small_set
from hypothesis import given, strategies as st

from ecoevent import FactorSetError
from ecoevent.footprint import FactorSet, check_factors, load_factors
from ecoevent.footprint.factor_sets.problems import FACTOR
from ecoevent.footprint.factors import shipped_factor_sets

MINE = Path(__file__).parent / "three-bands.yaml"


def test_the_small_set_is_right(tmp_path: Path) -> None:
    """What is broken below is right before."""
    assert check_factors(small_set(tmp_path)) == ()


@pytest.mark.parametrize(("old", "new"), EDITS)
def test_a_mistake_is_told_in_one_line(old: str, new: str) -> None:
    """In both languages, with file, line and column; what is said is a golden file."""
    lines = lines_of(old, new)

    assert lines
    assert all(re.match(r"small\.yaml:\d+:\d+: [FSD]\d{3} ", line) for line in lines)


def test_every_kind_of_problem_is_met() -> None:
    """No message has never been seen."""
    seen = told()

    assert [code for code in FACTOR if f" {code} " not in seen] == []


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    """In the order of the file."""
    path = small_set(tmp_path, ("below_km: 2,", "below_km: 400,"), ("40 %}", "30 %}"))

    assert [found.code for found in check_factors(path)] == ["F209", "F210"]


@given(st.lists(st.sampled_from(SMALL.splitlines(keepends=True)), max_size=40))
def test_any_lines_are_a_set_or_problems(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str]
) -> None:
    """Never another exception."""
    path = tmp_path_factory.mktemp("sets") / "any.yaml"
    path.write_text("".join(lines), "utf-8")
    with suppress(FactorSetError):
        load_factors(path)


@given(st.data())
def test_a_set_without_some_lines_is_a_set_or_problems(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """Whatever is left out."""
    lines = SMALL.splitlines(keepends=True)
    gone = data.draw(st.sets(st.integers(0, len(lines) - 1), max_size=4))
    path = tmp_path_factory.mktemp("sets") / "less.yaml"
    path.write_text("".join(line for i, line in enumerate(lines) if i not in gone), "utf-8")
    with suppress(FactorSetError):
        load_factors(path)


def test_a_source_past_its_review_is_a_warning(tmp_path: Path) -> None:
    """Only on a day that is named, and the set is still read."""
    path = small_set(tmp_path)
    (found,) = check_factors(path, on=dt.date(2028, 1, 2))

    assert (found.code, found.severity) == ("F401", "warning")
    assert check_factors(path, on=dt.date(2028, 1, 1)) == ()


def test_a_set_is_found_by_its_name_and_by_its_path() -> None:
    """Shipped, or one's own."""
    assert load_factors().id == "canada-2026"
    assert load_factors(MINE).id == "three-bands"


def test_a_set_that_is_not_there_is_told_with_the_nearest(tmp_path: Path) -> None:
    """And with those that ship."""
    with pytest.raises(FactorSetError, match="did you mean 'desnz-2025'"):
        load_factors("desnz-2024")
    with pytest.raises(FactorSetError, match="no factor set here"):
        check_factors(tmp_path / "none.yaml")


@pytest.mark.parametrize("name", shipped_factor_sets())
def test_a_shipped_set_has_no_problem(name: str) -> None:
    """Not even a warning, on the day of its making."""
    assert check_factors(name, on=dt.date(2026, 11, 22)) == ()


def test_the_hash_is_of_the_content(tmp_path: Path) -> None:
    """Layout and comments do not count, numbers do."""
    one = load_factors(small_set(tmp_path))
    commented = load_factors(small_set(tmp_path, ("id: small", "# mine\nid:   small")))
    changed = load_factors(small_set(tmp_path, ("people: 20", "people: 21")))

    assert one.hash == commented.hash != changed.hash


def test_what_a_set_lacks_comes_from_the_next(tmp_path: Path) -> None:
    """By a name that ships or a path beside the file; each knows its own hash."""
    (tmp_path / "base.yaml").write_text(SMALL.replace("id: small", "id: base"), "utf-8")
    path = small_set(tmp_path, ("region: CA\n", "region: CA\nfalls_back_to: base.yaml\n"))

    assert [each.id for each in load_factors(path).chain] == ["small", "base"]


def test_a_set_and_its_records_cannot_be_changed(tmp_path: Path) -> None:
    """They are values."""
    found: FactorSet = load_factors(small_set(tmp_path))

    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        found.text.year = 2020  # type: ignore[misc]
