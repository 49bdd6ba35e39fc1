"""Packs read from text: sound ones, wrong ones, hostile ones."""

import contextlib
import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from effort import examples
from helpers.engine_strategies import VOCABULARY
from helpers.pack_texts import ACTION_MISTAKES, HEAD, HEAD_MISTAKES, MISTAKES, RULES
from hypothesis import given, settings, strategies as st

from ecoevent.engine import building, reading, sources
from ecoevent.engine.diagnostics import ACTION, EXPRESSION, PACK, RULE
from ecoevent.engine.parsed import PARSED, open_parsed, parsed_json
from ecoevent.engine.reading import check_pack, read_pack
from ecoevent.engine.sources import pack_sources
from ecoevent.errors import RulePackError
from ecoevent.plan.checks import complaint
from ecoevent.plan.fields import declared
from ecoevent.plan.sections.event import Event
from ecoevent.problems import Problem
from ecoevent.reading.document import read_document

TODAY = dt.date(2026, 1, 1)
GOLDEN = Path(__file__).parent / "problems.txt"


def pack_of(rules: str = RULES, head: str = HEAD) -> dict[str, bytes]:
    """The files of a pack of two texts."""
    return {"pack.yaml": head.encode(), "rules.yaml": rules.encode()}


def problems_of(code: str) -> tuple[Problem, ...]:
    """What is found in the small pack with the mistake of that code."""
    if code in HEAD_MISTAKES:
        right, wrong = HEAD_MISTAKES[code]
        assert right in HEAD
        return check_pack(pack_of(head=HEAD.replace(right, wrong)), VOCABULARY, on=TODAY)[1]
    right, wrong = MISTAKES[code]
    assert right in RULES
    return check_pack(pack_of(RULES.replace(right, wrong, 1)), VOCABULARY, on=TODAY)[1]


def tree_of_head() -> dict[str, Any]:
    """The head as plain values."""
    return read_document(HEAD, file="pack.yaml").tree


def test_a_sound_pack_has_no_problem() -> None:
    """The text that the mistakes start from is right."""
    pack, problems = check_pack(pack_of(), VOCABULARY, on=TODAY)

    assert pack is not None
    assert problems == ()


@pytest.mark.parametrize("code", [*MISTAKES, *HEAD_MISTAKES])
def test_each_mistake_is_named_with_its_place(code: str) -> None:
    """Each kind of problem is provoked, told with file, line and column, and stops the pack."""
    told = {found.code: found for found in problems_of(code)}

    assert code in told
    assert told[code].place is not None


@pytest.mark.parametrize("code", ACTION_MISTAKES)
def test_an_action_is_checked_as_a_rule_is(code: str) -> None:
    """What its changes, hopes and costs name must be there, each told at its own place."""
    right, wrong = ACTION_MISTAKES[code]
    assert RULES.count(right) >= 1
    (told,) = check_pack(pack_of(RULES.replace(right, wrong, 1)), VOCABULARY, on=TODAY)[1]

    assert (told.code, told.path[:19]) == (code, "rules[0].actions[0]")
    assert told.place is not None


def test_every_code_is_provoked_by_a_fixture() -> None:
    """No diagnostic without a fixture: those of size are provoked below."""
    by_size = {"R302", "R303", "R304", "R306", "R310"}

    assert {*MISTAKES, *HEAD_MISTAKES} | by_size == {*EXPRESSION, *RULE, *ACTION, *PACK}


def test_the_messages_are_the_expected_ones() -> None:
    """What authors read, in both languages, as it was looked at."""
    lines = []
    for code in [*MISTAKES, *HEAD_MISTAKES]:
        for found in problems_of(code):
            lines += [found.line("fr"), found.line("en")]

    assert "\n".join(lines) + "\n" == GOLDEN.read_text("utf-8")


def test_all_problems_are_told_at_once() -> None:
    """One answer holds the problems of every rule."""
    wrong = RULES.replace("met_when: f.p\n", "met_when: f.x\n")
    wrong = wrong.replace("met_when: f.q\n", "met_when: n.a\n")
    codes = [found.code for found in check_pack(pack_of(wrong), VOCABULARY)[1]]

    assert codes == ["R120", "R121"]


def test_a_pack_of_too_many_rules_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rules are counted; the limit is lowered here to keep the test quick."""
    monkeypatch.setattr(reading, "MOST_RULES", 3)

    assert {found.code for found in check_pack(pack_of(), VOCABULARY)[1]} == {"R302"}


def test_a_pack_of_too_many_elements_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """So are the elements of its expressions."""
    monkeypatch.setattr(reading, "MOST_NODES", 8)

    assert {found.code for found in check_pack(pack_of(), VOCABULARY)[1]} == {"R303"}


def test_a_folder_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The bytes are counted before anything is parsed."""
    monkeypatch.setattr(sources, "LONGEST_BYTES", 100)
    (tmp_path / "pack.yaml").write_text(HEAD, "utf-8")
    with pytest.raises(RulePackError) as refused:
        pack_sources(tmp_path)

    assert [found.code for found in refused.value.problems] == ["R304"]


def test_a_folder_without_a_head_is_no_pack(tmp_path: Path) -> None:
    """The head is asked for by name."""
    with pytest.raises(RulePackError) as refused:
        pack_sources(tmp_path)

    assert [found.code for found in refused.value.problems] == ["R306"]


@settings(max_examples=examples(300), deadline=None)
@given(st.binary(max_size=200), st.integers(0, len(RULES)), st.integers(0, 40))
def test_any_bytes_are_a_pack_or_a_rule_pack_error(noise: bytes, start: int, cut: int) -> None:
    """A damaged file is refused as such, never with another exception."""
    damaged = RULES.encode()
    damaged = damaged[:start] + noise + damaged[start + cut :]
    for files in ({"pack.yaml": noise}, {"pack.yaml": HEAD.encode(), "rules.yaml": damaged}):
        with contextlib.suppress(RulePackError):
            read_pack(files, VOCABULARY)


@pytest.mark.parametrize(
    "attack",
    [
        "rules: " + "[" * 10_000,
        "a: &a [x]\nrules: [*a]",
        "rules: !!python/object/apply:os.system [ls]",
        "<<: {rules: []}",
        "rules: []\n---\nrules: []",
        "rules:\n  - met_when: " + "(" * 100_000,
        "rules: 3",
        "",
    ],
)
def test_an_attack_is_refused_with_one_line(attack: str) -> None:
    """Aliases, tags, merges, nesting and bulk: one problem each, with a place."""
    with pytest.raises(RulePackError) as refused:
        read_pack(pack_of(attack), VOCABULARY)

    assert len([p for p in refused.value.problems if p.place]) >= 1
    assert all("\n" not in str(problem) for problem in refused.value.problems)


def test_the_hash_is_of_the_content() -> None:
    """Comments and layout change nothing, a threshold does."""
    same = read_pack(pack_of("# a comment\n" + RULES), VOCABULARY)
    other = read_pack(pack_of(RULES.replace("points: 1,", "points: 2,")), VOCABULARY)
    pack = read_pack(pack_of(), VOCABULARY)

    assert (same.hash == pack.hash, other.hash == pack.hash) == (True, False)


def test_parsed_content_gives_the_same_pack(tmp_path: Path) -> None:
    """What lies beside the YAML is the pack that the YAML gives."""
    for name, content in pack_of().items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / PARSED).write_text(parsed_json(pack_sources(tmp_path), VOCABULARY), "utf-8")

    assert open_parsed(tmp_path, VOCABULARY) == read_pack(pack_of(), VOCABULARY)


def test_parsed_content_of_other_files_is_not_used(tmp_path: Path) -> None:
    """A changed YAML file is read again."""
    for name, content in pack_of().items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / PARSED).write_text(parsed_json(pack_sources(tmp_path), VOCABULARY), "utf-8")
    (tmp_path / "rules.yaml").write_text(RULES + "# changed\n", "utf-8")

    assert open_parsed(tmp_path, VOCABULARY) is None


def test_parsed_content_is_plain_json() -> None:
    """Nothing but JSON is kept."""
    assert set(json.loads(parsed_json(pack_of(), VOCABULARY))) == {
        "sources",
        "hash",
        "trees",
        "places",
    }


def test_generated_names_hold_no_text_of_the_author() -> None:
    """The words of an expression reach the generated code only as facts' indexes and choices."""
    from ecoevent.engine.compiling import compile_pack, judges_of  # noqa: PLC0415

    pack = read_pack(pack_of(), VOCABULARY)
    for source in (compile_pack(pack).source, judges_of(pack).source):
        assert "n.a" not in source
        assert building.__name__ not in source


@given(st.characters() | st.sampled_from("\u202e\u2066\u061c\u200f\x1b\x9b\x00\u2028\ud800\ue000é"))
def test_a_pack_refuses_the_letters_that_a_plan_refuses(letter: str) -> None:
    """Those that nobody sees and those that turn others; only a new line is a pack's own."""
    pack = pack_of(head=json.dumps(tree_of_head() | {"licence": f"a{letter}b"}))
    codes = {found.code for found in check_pack(pack, VOCABULARY)[1]}
    is_refused = complaint(declared(Event)["name"], f"a{letter}b") is not None

    assert bool(codes & {"S007", "D109"}) == (is_refused and letter != "\n")


@pytest.mark.parametrize("where", ["title", "principles", "roles", "levels", "levels_source"])
def test_a_reversing_letter_is_refused_wherever_a_pack_has_a_text(where: str) -> None:
    """Told with its name."""
    head = tree_of_head()
    part = {"title": head} | {key: head[key][0] for key in ("principles", "roles", "levels")}
    title = {"fr": "abc\u202egnp.exe", "en": "abc"}
    part.get(where, head[where])["title"] = title["fr"] if where == "levels_source" else title

    (problem,) = check_pack(pack_of(head=json.dumps(head)), VOCABULARY)[1]

    assert "S007" in str(problem)
    assert "the invisible character U+202E; delete it" in str(problem)
