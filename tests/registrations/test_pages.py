"""The pages about systems are checked, each mistake at its place; they promise what is known."""

from pathlib import Path

import pytest
from helpers.paths import ROOT
from helpers.registration_lists import csv_text

from ecoevent import read_registrations
from ecoevent.errors import ProblemsError
from ecoevent.registrations.answers import CATEGORIES
from ecoevent.registrations.folding import fold
from ecoevent.registrations.problems import SYSTEM_PROBLEMS
from ecoevent.registrations.records import REASONS, VALID
from ecoevent.registrations.systems import (
    common_headers,
    common_words,
    find_system,
    parse_system,
    shipped_systems,
)
from ecoevent.words.text import LANGS

DOCS = (ROOT / "docs" / "registrations.md").read_text("utf-8")
PAGE = """
id: demo
title: {fr: Démo, en: Demo}
read_in: source
guessed: [Absent]
exports:
- id: people
  title: {fr: Personnes, en: People}
  known_by:
  - [Code démo, Présence démo]
  columns:
    city: [Ville démo]
    ticket: [Formule démo]
  checks:
  - headers: [Présence démo]
    words:
      valid: [Présent]
      no_show: [Absent]
    others: unknown_status
"""
MISTAKES = {
    "L101": ("  - [Code démo, Présence démo]", "  - []"),
    "L102": ("ticket: [Formule démo]", "ticket: [ville  DÉMO]"),
    "L103": ("no_show: [Absent]", "no_shwo: [Absent]"),
    "L104": ("no_show: [Absent]", "no_show: [Absent, présent]"),
    "L105": ("    words:\n      valid: [Présent]\n      no_show: [Absent]\n", ""),
    "L106": ("city: [Ville démo]", 'city: [" "]'),
    "L107": ("guessed: [Absent]", "guessed: [Parti]"),
}


def problems(text: str) -> list[str]:
    """The problems of the page."""
    with pytest.raises(ProblemsError) as found:
        parse_system(text, file="demo.yaml")
    return [problem.line() for problem in found.value.problems]


@pytest.mark.parametrize("code", MISTAKES)
def test_a_mistake_is_told_at_its_place(code: str) -> None:
    """With its line."""
    wrong, right = MISTAKES[code]
    told = problems(PAGE.replace(wrong, right))

    assert any(line.startswith("demo.yaml:") and f": {code} " in line for line in told)


def test_two_exports_of_one_name_are_told() -> None:
    """They could not be told apart."""
    assert any(": L108 " in line for line in problems(PAGE + PAGE[PAGE.index("- id: people") :]))


def test_all_mistakes_are_told_at_once() -> None:
    """Those of the shape as well."""
    wrong = PAGE.replace("others: unknown_status", "othrs: x").replace("id: demo", "idd: demo")

    assert len(problems(wrong)) == 3


def test_every_code_is_seen() -> None:
    """No message that nothing tells."""
    assert set(SYSTEM_PROBLEMS) == {*MISTAKES, "L108"}


def test_a_page_of_ones_own_is_all_that_a_new_system_needs(tmp_path: Path) -> None:
    """Named by its path; nothing is programmed."""
    page = tmp_path / "demo.yaml"
    page.write_text(PAGE, "utf-8")
    header = ("Code démo", "Présence démo", "Ville démo", "Formule démo", "Pays")
    rows = [("1", "Présent", "Laval", "En ligne", "Canada"), ("2", "Absent", "", "", "")]
    path = tmp_path / "list.csv"
    path.write_text(csv_text(header, rows), "utf-8")
    found = read_registrations([path], system=str(page))

    assert found.files[0].system == find_system(str(page))
    assert (found.attendance, found.aside) == ({"online": 1}, {"no_show": 1})


def test_the_texts_of_all_pages_stand_in_both_languages() -> None:
    """Titles, notes and reasons to refuse."""
    for system in shipped_systems():
        texts = [system.title]
        for export in system.exports:
            texts += [each for each in (export.title, export.note, export.refused) if each]
        assert all(text.to(lang).strip() for text in texts for lang in LANGS)


def test_the_docs_name_every_system_and_how_it_was_read() -> None:
    """One line of the table each; what was only remembered is told beside."""
    for system in shipped_systems():
        (line,) = (line for line in DOCS.splitlines() if line.startswith(f"| `{system.id}` "))
        how = "source" if system.read_in == "source" else "importers"
        assert f"| {how} |" in line
        assert all(word in line for word in system.guessed)


@pytest.mark.parametrize("name", ["Weezevent", "Swapcard", "Hopin", "EasyChair", "ConfTool"])
def test_systems_that_nobody_read_are_not_offered(name: str) -> None:
    """Their lists are read by the common headers at best."""
    assert not [system for system in shipped_systems() if name.lower() in system.title.en.lower()]


def test_the_common_words_mean_something() -> None:
    """Reasons and modes that are known."""
    words = common_words()

    assert set(words.status) <= {VALID, *REASONS}
    assert set(words.note) <= set(REASONS)
    assert set(words.attendance) == {"in_person", "online"}
    assert {"train", "plane", "transit"} <= set(words.travel) & set(CATEGORIES)


def test_no_common_header_has_two_meanings() -> None:
    """A column is one thing."""
    exact = common_headers().exact
    listed = [fold(header) for role in exact.__slots__ if role[0] != "_" for header in
              getattr(exact, role)]  # fmt: skip

    assert len(set(listed)) == len(listed)
