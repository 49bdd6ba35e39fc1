"""Text becomes a plain tree with places; whatever is hostile is refused with one line."""

import json
import string
from pathlib import Path

import pytest
import yaml
from helpers.paths import ROOT
from hypothesis import example, given, strategies as st

from ecoevent.errors import PlanError, ProblemsError, RulePackError
from ecoevent.problems import Place, Problem
from ecoevent.reading import document, syntax_errors
from ecoevent.reading.diagnostics import DOCUMENT
from ecoevent.reading.document import Document, path_text, read_document

BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{c}: &{c} [{', '.join(['*' + p] * 9)}]\n" for p, c in zip("abcdefgh", "bcdefghi", strict=True)
)
ATTACKS = {
    "alias bomb": (BOMB, "D010"),
    "alias of nothing": ("a: *b\n", "D010"),
    "alias of itself": ("a: &a [*a]\n", "D010"),
    "anchors without end": ("a: " + "&a " * 300_000, "D010"),
    "a million open brackets": ("a: " + "[" * 990_000, "D007"),
    "a million open braces": ("{a: " * 240_000, "D007"),
    "braces as keys": ("{" * 990_000, "D015"),
    "a million dashes": ("a:\n- " + "- " * 490_000, "D007"),
    "a million question marks": ("? " * 490_000, "D015"),
    "stairs of indentation": ("\n".join(" " * i + "a:" for i in range(1300)), "D007"),
    "a key of a megabyte": ("k" * 990_000 + ": 1", "D019"),
    "a quoted key of a megabyte": ("? " + '"' + "k" * 990_000 + '"\n: 1', "D016"),
    "too many values": ("a: [" + "1," * 200_000 + "]", "D008"),
    "too many keys": ("{" + "a," * 200_000 + "}", "D008"),
    "more than a megabyte": ("# " + "x" * 1_000_000, "D006"),
    "only comments": ("#" * 900_000, "D001"),
    "a tag that runs code": ("a: !!python/object/apply:os.system [ls]\n", "D011"),
    "a tag without end": ("!" * 900_000, "D011"),
    "a tag directive": ("%TAG ! tag:x,2000:\n---\na: 1\n", "D012"),
    "a merge key": ("a: {<<: {b: 1}}\n", "D013"),
    "two documents": ("a: 1\n---\nb: 2\n", "D009"),
    "a number as a key": ("1: a\n", "D015"),
    "nothing as a key": ("~: a\n", "D015"),
    "a list as a key": ("? [a]\n: 1\n", "D015"),
    "an invisible mark in a key": ("na\u200bme: 1\n", "D017"),
    "a NUL": ("a: \0\n", "D005"),
    "an escape to the terminal": ("a: \x1b[31m\n", "D005"),
    "half of a pair": ("a: \ud800\n", "D005"),
    "half of a pair, spelled": ('a: "\\ud800"\n', "D109"),
    "UTF-16": ("a: 1\n".encode("utf-16"), "D004"),
    "UTF-16 without a mark": ("a: 1\n".encode("utf-16-be"), "D004"),
    "Windows-1252": ("a: é\n".encode("cp1252"), "D003"),
    "a PDF": (b"%PDF-1.7\n%\xe2\xe3\n", "D002"),
    "an archive": (b"PK\x03\x04\x14\0", "D002"),
    "an image": (b"\x89PNG\r\n\x1a\n", "D002"),
    "a web page": ("<!DOCTYPE html><title>x</title>", "D002"),
    "a list": ("- a\n", "D019"),
    "a text": ("a\n", "D019"),
    "nothing": ("", "D001"),
    "a null": ("null\n", "D001"),
    "a thousand and one openings": ("a: " + "'" * 900_001, "D104"),
    "escapes without end": ('a: "' + "\\x" * 400_000, "D109"),
    "a late tab": ("a: |\n" + " \n" * 400_000 + "\tb", "D101"),
}


def refused(text: str | bytes, **limits: int) -> str:
    """The code of the one problem for which the text is refused."""
    with pytest.raises(PlanError) as caught:
        read_document(text, file="plan.yaml", raises=PlanError, **limits)
    (problem,) = caught.value.problems
    for line in (problem.line("fr"), problem.line("en")):
        assert line.isprintable() or "\u00a0" in line
        assert len(line.splitlines()) == 1
        assert len(line) < 300
    assert problem.place is not None
    return problem.code


def outcome(text: str | bytes) -> Document | ProblemsError:
    """What reading the text gives, or raises on purpose."""
    try:
        return read_document(text, file="p.yaml")
    except ProblemsError as error:
        return error


def tree(text: str | bytes) -> object:
    """The plain tree that the text holds."""
    return read_document(text, file="plan.yaml").tree


@pytest.mark.parametrize("name", ATTACKS)
def test_attack_is_refused_with_one_line(name: str) -> None:
    """Each hostile text is refused with one line, a place and the expected code."""
    text, code = ATTACKS[name]

    assert refused(text) == code


def test_every_document_problem_is_provoked() -> None:
    """No code of the catalogue of documents lacks a text that provokes it, here or beside."""
    told_not_raised = {"D014", "D018"}
    of_files = {"D020", "D021", "D022", "D023", "D024"}
    of_mappings = {"D025"}
    provoked = {code for _, code in ATTACKS.values()}

    assert set(DOCUMENT) - provoked == told_not_raised | of_files | of_mappings


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("true", True), ("True", True), ("FALSE", False), ("null", None), ("~", None), ("", None),
        ("12", 12), ("-3", -3), ("+7", 7), ("0", 0), ("-0", 0), ("0.8", 0.8), (".5", 0.5),
        ("5.", 5.0), ("1e3", 1000.0), ("1E-2", 0.01), ("1000000000000000", 10**15),
        ("no", "no"), ("NO", "NO"), ("yes", "yes"), ("on", "on"), ("y", "y"), ("oui", "oui"),
        ("12:30", "12:30"), ("1:20:30", "1:20:30"), ("010", "010"), ("0o17", "0o17"),
        ("0x1F", "0x1F"), ("1_000", "1_000"), ("0b1", "0b1"), ("2026-09-30", "2026-09-30"),
        ("tRUE", "tRUE"), ("80 %", "80 %"), ("0,8", "0,8"), ("=", "="), ("'12'", "12"),
        ('"true"', "true"), ("'~'", "~"), ("1.2.3", "1.2.3"), ("nan", "nan"), ("inf", "inf"),
        ("Infinity", "Infinity"),
    ],
)  # fmt: skip
def test_scalar_is_what_yaml_1_2_says(written: str, read: object) -> None:
    """Only null, true, false and decimal numbers are not text."""
    found = tree(f"a: {written}\n")

    assert found == {"a": read}
    assert type(found["a"]) is type(read)  # type: ignore[index]


@pytest.mark.parametrize(
    "written",
    [".inf", "-.INF", ".NaN", "1e999", "-1e16", "1000000000000001", "9" * 5000, "0." + "1" * 9999],
)
def test_unusable_number_is_told_and_left_out(written: str) -> None:
    """A number that cannot be held is a problem and not a value, and the reading goes on."""
    found = read_document(f"a: {written}\nb: 1\n", file="p.yaml")

    assert found.tree == {"a": None, "b": 1}
    assert [problem.code for problem in found.problems] == ["D018"]
    assert found.unusable == {("a",)}


def test_repeated_key_is_told_once() -> None:
    """A key that comes again is told with the line of the first, however often it comes."""
    found = read_document("a: 1\nb: 2\n" + "a: 3\n" * 500, file="p.yaml")

    (problem,) = found.problems
    assert str(problem) == (
        "p.yaml:3:1: D014 a: the key 'a' is already on line 1; keep only one of the two"
    )


def test_very_many_repeated_keys_stop_the_reading() -> None:
    """A file of nothing but repeated keys is refused after a few of them."""
    text = "".join(f"k{i}: 1\nk{i}: 2\n" for i in range(10_000))

    with pytest.raises(ProblemsError) as caught:
        read_document(text, file="p.yaml")
    assert len(caught.value.problems) == document.MOST_PROBLEMS


def test_same_key_in_two_groups_is_not_repeated() -> None:
    """Keys are compared within their group only."""
    assert tree("a: {x: 1}\nb: {x: 1}\nc: [{x: 1}, {x: 1}]\n")


def test_places_count_characters_from_one() -> None:
    """Keys and values have the line and column that an editor shows, whatever the characters."""
    found = read_document('é😀: {"b": [x, {c: 😀}, y]}\nf:\n  - g: 1\n', file="p.yaml")

    assert found.place(("é😀", "b", 1, "c")) == Place("p.yaml", 1, 19)
    assert found.key_place(("é😀", "b", 1, "c")) == Place("p.yaml", 1, 16)
    assert found.place(("f", 0, "g")) == Place("p.yaml", 3, 8)
    assert found.key_place(("f", 0)) == Place("p.yaml", 3, 5)


def test_place_of_what_is_not_there_is_that_of_its_group() -> None:
    """A path that the file does not have is pointed at where its group begins."""
    found = read_document("a:\n  b: 1\n", file="p.yaml")

    assert found.place(("a", "z", 3)) == found.place(("a",)) == Place("p.yaml", 2, 3)
    assert found.key_place(("a", "z")) == Place("p.yaml", 1, 1)
    assert found.place(()) == Place("p.yaml", 1, 1)


def test_path_is_written_as_people_do() -> None:
    """Keys are joined by dots, positions stand in brackets."""
    assert path_text(("catering", "meals", 0, "kind")) == "catering.meals[0].kind"
    assert path_text(()) == ""


def test_caller_chooses_the_error() -> None:
    """A pack's reader gets its own class of error."""
    with pytest.raises(RulePackError):
        read_document("[", file="pack.yaml", raises=RulePackError)


def test_limits_are_the_callers() -> None:
    """A pack may be longer than a plan and a test shorter."""
    assert refused("a: 12345\n", longest=5) == "D006"
    assert refused("a: [1, 2, 3]\n", most=3) == "D008"
    assert read_document("a: 1\n" + "#" * 1_500_000, file="p.yaml", longest=2_000_000).tree


def test_nesting_at_the_limit_is_read() -> None:
    """32 levels are read, 33 are not."""
    inner = document.DEEPEST - 1

    assert tree("a: " + "[" * inner + "]" * inner)
    assert refused("a: " + "[" * (inner + 1) + "]" * (inner + 1)) == "D007"


class _ShallowParser(yaml.SafeLoader):
    """A parser with a bound on flow depth of its own, as libyaml 0.2.6 has, met while scanning."""

    bound = 40

    def fetch_flow_collection_start(self, token: type) -> None:
        """Open one level more, or give up in words that nobody has seen yet."""
        if self.flow_level >= self.bound:
            raise yaml.scanner.ScannerError(None, None, "no such words", self.get_mark())
        super().fetch_flow_collection_start(token)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: " + "[" * 990, "D007"),
        ("{a: " * 240, "D007"),
        ("a: " + "[" * 45 + "]" * 45, "D007"),
        ("{" * 990, "D015"),
    ],
)
@pytest.mark.parametrize("parser", [document._LOADER, yaml.SafeLoader, _ShallowParser])
def test_depth_is_ours_whatever_the_parser_bears(
    text: str, code: str, parser: type, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A parser that gives up by itself, before its events reach us, does not change what we say."""
    monkeypatch.setattr(document, "_LOADER", parser)

    assert refused(text) == code


def test_byte_order_mark_is_accepted() -> None:
    """The mark that Windows editors write changes neither the tree nor the places."""
    text = "\ufeffa: 1\n"

    assert tree(text) == tree(text.encode()) == {"a": 1}
    assert read_document(text, file="p.yaml").key_place(("a",)) == Place("p.yaml", 1, 1)


def test_windows_line_ends_are_accepted() -> None:
    """A file written on Windows has the same tree and lines."""
    assert tree("a: 1\r\nb:\r\n  c: x\r\n") == {"a": 1, "b": {"c": "x"}}


def test_wrong_byte_is_pointed_at() -> None:
    """The line and column of a byte that is not UTF-8 count the characters before it."""
    with pytest.raises(ProblemsError) as caught:
        read_document("a: 1\nb: «é".encode() + b"\xe9", file="p.yaml")

    assert caught.value.problems[0].place == Place("p.yaml", 2, 6)
    assert "'é' in Windows-1252" in str(caught.value)


def test_name_of_the_file_cannot_break_the_line() -> None:
    """A file name with a line break or an escape is spelled out in messages."""
    with pytest.raises(ProblemsError) as caught:
        read_document("", file="a\nb\x1b.yaml")

    assert str(caught.value).startswith("a<U+000A>b<U+001B>.yaml:1:1: D001 ")


json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**15), 10**15)
    | st.floats(-1e15, 1e15)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(string.ascii_letters, min_size=1), inner, max_size=4)
    ),
    max_leaves=20,
)


@given(st.dictionaries(st.text(string.ascii_letters, min_size=1), json_values, min_size=1))
@example({"a": "😀", "b": "\u2028\ufeff\x7f\0\uffff", "c": 1e-7, "d": "\U0001fffe"})
def test_json_is_read_as_json(value: dict[str, object]) -> None:
    """Whatever JSON says in ASCII, emoji as pairs of escapes included, is read as JSON reads it."""
    text = json.dumps(value)

    assert tree(text) == json.loads(text)


def test_json_may_be_indented_by_tabs() -> None:
    """JSON that other programs write with tabs is read."""
    assert tree(json.dumps({"a": {"b": [1]}}, indent="\t")) == {"a": {"b": [1]}}


@given(st.binary(max_size=300) | st.text(max_size=300))
def test_anything_is_a_document_or_refused(text: str | bytes) -> None:
    """Any bytes or text is a Document or a ProblemsError with printable lines, nothing else."""
    found = outcome(text)

    if isinstance(found, Document):
        assert set(found.keys) <= set(found.values)
    else:
        assert len(str(found).splitlines()) == len(found.problems) >= 1


yaml_signs = st.text(st.sampled_from("ab1 \t\n\u00a0:-?[]{},#&*!|>'\"%@`\\.~<=é"), max_size=60)


@given(yaml_signs)
@example("a: [\n")
@example("? \n")
@example("a:\n\t- b")
def test_any_signs_of_yaml_are_a_document_or_refused(text: str) -> None:
    """Texts made of YAML's own signs reach every branch of the explanations and none fails."""
    test_anything_is_a_document_or_refused.hypothesis.inner_test(text)


@given(yaml_signs)
def test_slow_parser_says_the_same(text: str) -> None:
    """Where libyaml is missing, PyYAML's own parser gives the same tree, if both read the text.

    Only where they see an empty value begin do they differ.
    """
    fast = outcome(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(document, "_LOADER", document.yaml.SafeLoader)
        slow = outcome(text)

    if isinstance(fast, Document) and isinstance(slow, Document):
        assert (fast.tree, fast.keys) == (slow.tree, slow.keys)


@pytest.mark.parametrize("name", ATTACKS)
def test_slow_parser_refuses_attacks(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """PyYAML's own parser protects as well, if more slowly."""
    text, code = ATTACKS[name]
    monkeypatch.setattr(document, "_LOADER", document.yaml.SafeLoader)
    if len(text) > 100_000:
        text = text[:1000]  # it would take seconds, and be the same

    found = outcome(text)

    if len(text) == 1000:
        assert found
    else:
        assert isinstance(found, ProblemsError)
        assert [problem.code for problem in found.problems] == [code]


def test_the_parsers_words_do_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    """A release of the parser that words its errors otherwise changes no message of ours."""
    broken = sorted((ROOT / "tests" / "broken").glob("*.yaml"))
    before = [codes_of(path) for path in broken]
    kept = syntax_errors.explained

    def reworded(error: yaml.YAMLError, *, text: str, file: str) -> Problem:
        if isinstance(error, yaml.MarkedYAMLError):
            error.problem = error.context = "in other words"
        return kept(error, text=text, file=file)

    monkeypatch.setattr(document, "explained", reworded)

    assert [codes_of(path) for path in broken] == before


def codes_of(path: Path) -> list[str]:
    """The codes of what is wrong with a file."""
    try:
        found = read_document(path.read_bytes(), file=path.name)
    except ProblemsError as wrong:
        return [problem.code for problem in wrong.problems]
    return [problem.code for problem in found.problems]


@pytest.mark.parametrize(("byte", "hint"), [(0xE9, "'é'"), (0xAD, ""), (0xA0, ""), (0x81, "")])
def test_a_byte_that_is_no_text_is_told_without_letters_that_nobody_sees(
    byte: int, hint: str
) -> None:
    """Its meaning in Excel's encoding is told where it can be seen."""
    with pytest.raises(ProblemsError) as told:
        read_document(b"a: " + bytes([byte]), file="x.yaml")

    assert str(told.value).isprintable()
    assert ("Windows-1252" in str(told.value)) == bool(hint)
    assert hint in str(told.value)
