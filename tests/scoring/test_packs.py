"""Packs are found by name, by path, and among what other distributions offer."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from helpers.engine_strategies import VOCABULARY as SMALL
from helpers.pack_texts import HEAD, RULES
from helpers.paths import ROOT

from ecoevent import RulePackError, load_pack
from ecoevent.commands import cli
from ecoevent.engine.fact import Vocabulary
from ecoevent.scoring import packs
from ecoevent.scoring.crosswalk import crosswalk
from ecoevent.scoring.packs import installed_packs, shipped_packs

DEMO = str(ROOT / "examples" / "demo.yaml")


@pytest.fixture
def small_facts(monkeypatch: pytest.MonkeyPatch) -> Vocabulary:
    """The vocabulary of the small pack in place of that of events."""
    monkeypatch.setattr(packs, "VOCABULARY", lambda: SMALL)
    return SMALL


def write_pack(folder: Path) -> Path:
    """The small pack as a folder."""
    folder.mkdir()
    (folder / "pack.yaml").write_text(HEAD, "utf-8")
    (folder / "rules.yaml").write_text(RULES, "utf-8")
    return folder


def test_a_pack_is_found_by_its_name() -> None:
    """The core pack is the one that is used where none is named."""
    assert load_pack() == load_pack("core")
    assert "core" in shipped_packs()


@pytest.mark.usefixtures("small_facts")
def test_a_pack_is_found_by_its_path(tmp_path: Path) -> None:
    """A folder of one's own."""
    assert load_pack(write_pack(tmp_path / "mine")).id == "small"


@pytest.mark.usefixtures("small_facts")
def test_a_pack_is_found_among_other_distributions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A distribution that names a package under `ecoevent.packs`."""
    folder = write_pack(tmp_path / "their_rules")
    (folder / "__init__.py").write_text("", "utf-8")
    about = tmp_path / "theirs-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: theirs\nVersion: 1.0\n", "utf-8")
    (about / "entry_points.txt").write_text("[ecoevent.packs]\ntheirs = their_rules\n", "utf-8")
    monkeypatch.syspath_prepend(tmp_path)

    assert installed_packs() == {"theirs": "their_rules"}
    assert load_pack("theirs").id == "small"


def test_an_unknown_pack_is_answered_by_the_known_ones() -> None:
    """The nearest name, and all of them."""
    with pytest.raises(RulePackError) as refused:
        load_pack("cor")

    assert "did you mean 'core'" in str(refused.value)


@pytest.mark.usefixtures("small_facts")
def test_parsed_content_of_a_stranger_is_never_used(tmp_path: Path) -> None:
    """A pack by path is read and checked, whatever lies beside its files."""
    folder = write_pack(tmp_path / "mine")
    (folder / "parsed.json").write_text("{not json", "utf-8")

    assert load_pack(folder).id == "small"


def test_one_plan_is_scored_by_several_packs() -> None:
    """One result a pack, each with its own id, version and hash."""
    arguments = ["score", DEMO, "--format", "json"]
    for name in shipped_packs():
        arguments += ["--pack", name]
    told = json.loads(CliRunner().invoke(cli, arguments).stdout)
    scores = told["scores"] if len(shipped_packs()) > 1 else [told]

    assert [score["pack"]["id"] for score in scores] == list(shipped_packs())


def test_a_plan_from_standard_input_is_scored_by_several_packs() -> None:
    """Standard input can be read only once."""
    arguments = ["score", "-", "--format", "json", "--pack", "core", "--pack", "quebec"]
    text = (ROOT / "examples" / "demo.yaml").read_text("utf-8")
    told = json.loads(CliRunner().invoke(cli, arguments, input=text).stdout)

    assert [score["pack"]["id"] for score in told["scores"]] == ["core", "quebec"]


def test_a_crosswalk_puts_shared_facts_first() -> None:
    """What serves most packs is worth answering first."""
    rows = crosswalk([load_pack(name) for name in shipped_packs()])
    served = [row.packs for row in rows]

    assert served == sorted(served, reverse=True)
