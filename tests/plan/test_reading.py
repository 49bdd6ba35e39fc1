"""A text is a Plan, or one PlanError that tells every mistake on a line of its own.

`python tests/plan/test_reading.py` writes the messages of `tests/broken/` anew: read the diff.
"""

import functools
import json
import random
from pathlib import Path

import pytest
from helpers.paths import ROOT
from hypothesis import given, strategies as st

from ecoevent.errors import PlanError
from ecoevent.plan.checks import VALUES
from ecoevent.plan.model import Plan
from ecoevent.plan.reading import parse_plan, read_plan
from ecoevent.problems import Place
from ecoevent.reading import structuring
from ecoevent.reading.diagnostics import DOCUMENT, SHAPE, SYNTAX
from ecoevent.words.text import LANGS

BROKEN = Path(__file__).parent.parent / "broken"
EXAMPLES = ROOT / "examples"
SMALL = "event: {name: Fête, starts: 2027-06-05}\n"


def problems_of(text: str | bytes) -> list[str]:
    """The problems for which the text is no plan, as lines without the file's name."""
    with pytest.raises(PlanError) as caught:
        parse_plan(text, file="p")
    return [problem.line().removeprefix("p:") for problem in caught.value.problems]


def messages() -> str:
    """What is said of each broken plan, in both languages."""
    lines = []
    for file in sorted(BROKEN.glob("*.yaml")):
        with pytest.raises(PlanError) as caught:
            parse_plan(file.read_bytes(), file=file.name)
        lines += [caught.value.text(lang) for lang in LANGS]
    return "\n".join(lines) + "\n"


def test_broken_plans_are_told_as_expected() -> None:
    """Each broken plan has one mistake and gets one line in French and one in English."""
    expected = (BROKEN / "expected.txt").read_text("utf-8")

    assert messages() == expected
    assert len(expected.splitlines()) == 2 * len(list(BROKEN.glob("*.yaml")))


def test_every_problem_has_a_broken_plan() -> None:
    """No kind of problem of a file or of a value lacks a broken plan that shows its message."""
    expected = (BROKEN / "expected.txt").read_text("utf-8")
    shown = {line.split(" ")[1] for line in expected.splitlines()}
    too_long_to_keep = {"D006", "D008", "S006", "S007", "S099", "P208"}
    of_files = {"D020", "D021", "D022", "D023", "D024"}
    of_mappings = {"D025"}
    only_in_python = {"P201", "P203", "P209"}  # the reader has better words for them
    never_seen = {"D199"}  # for what a new version of the parser may say

    assert {*DOCUMENT, *SYNTAX, *SHAPE, *VALUES} - shown == (
        too_long_to_keep | of_files | of_mappings | only_in_python | never_seen
    )


def test_french_has_its_no_break_spaces() -> None:
    """No French message has an ordinary space before a sign that wants a no-break one."""
    french = (BROKEN / "expected.txt").read_text("utf-8").splitlines()[::2]

    assert [line for line in french if any(f" {sign}" in line for sign in ";?!»")] == []


@pytest.mark.parametrize("file", sorted(EXAMPLES.glob("*.yaml")), ids=lambda file: file.name)
def test_examples_are_plans(file: Path) -> None:
    """Each example of the repository is a plan."""
    assert isinstance(read_plan(file), Plan)


def test_plan_knows_where_it_was_read() -> None:
    """Each answer has the place of its value in the file."""
    plan = parse_plan(SMALL + "catering:\n  meals:\n    - {kind: meal}\n", file="fete.yaml")

    assert plan.source is not None
    assert plan.source.file == "fete.yaml"
    assert plan.source.place("event.name") == Place("fete.yaml", 1, 15)
    assert plan.source.place("catering.meals[0].kind") == Place("fete.yaml", 4, 14)
    assert plan.source.place("catering.meals[0].cost") == Place("fete.yaml", 4, 7)


def test_same_plan_in_yaml_and_json() -> None:
    """JSON is read by the same reader."""
    as_json = '{"event": {"name": "F\\u00eate", "starts": "2027-06-05"}, "venue": null}'

    assert parse_plan(as_json) == parse_plan(SMALL)


@pytest.mark.parametrize(
    ("written", "share"),
    [
        ("80 %", 0.8), ("80%", 0.8), ("80\u00a0%", 0.8), ("80\u202f%", 0.8), ("'80 %'", 0.8),
        ("0.8", 0.8), ("12,5 %", 0.125), ("12.3 %", 0.123), ("100 %", 1.0), ("0 %", 0.0),
        ("1", 1.0), ("0", 0.0), ("100.0 %", 1.0),
    ],
)  # fmt: skip
def test_share_is_read(written: str, share: float) -> None:
    """A share is a percentage or a number from 0 to 1, and both give the same float."""
    plan = parse_plan(f"{SMALL}waste:\n  target_diversion: {written}\n")

    assert plan.waste.target_diversion == share
    assert type(plan.waste.target_diversion) is float


@pytest.mark.parametrize(
    "written",
    [
        "80", "1.01", "-0.1", "101 %", "100.1 %", "-5 %", "80 % ou plus", "'% 80'", "8 0 %", "true",
        "'0.8'", "0,8", "1e2 %", "[80 %]", "080 %", "12.1234567890123 %", "80  %", "\u0668\u0660 %",
    ],
)  # fmt: skip
def test_share_is_refused(written: str) -> None:
    """Nothing else is a share."""
    (line,) = problems_of(f"{SMALL}waste:\n  target_diversion: {written}\n")

    assert line.startswith("3:21: S004 waste.target_diversion: found ")


def test_every_mistake_is_told_at_once() -> None:
    """Mistakes of all sections and of what was done are found in one reading, in their order."""
    text = """\
event: {name: Fête, starts: 2027-06-05, ends: 2027-06-01}
venue: {is_outdoor: no}
venu: {}
participants: {in_person: -1, online: -1}
catering:
  meals:
    - {kind: lunch, servings: {vegan: -1}}
    - {local_share: 80}
assumed: [catering.meal]
actual:
  event: {name: Fête}
  mobility: {mode_shares: {walk: 1, car: 1}}
  evidence: [{supports: [waste.recycled]}]
"""

    codes = [line.split(" ")[:3] for line in problems_of(text)]

    assert codes == [
        ["1:47:", "P301", "event.ends:"],
        ["2:21:", "S004", "venue.is_outdoor:"],
        ["3:1:", "S001", "venu:"],
        ["4:27:", "P202", "participants.in_person:"],
        ["4:39:", "P202", "participants.online:"],
        ["7:14:", "S005", "catering.meals[0].kind:"],
        ["7:39:", "P202", "catering.meals[0].servings.vegan:"],
        ["8:21:", "S004", "catering.meals[1].local_share:"],
        ["9:11:", "P304", "assumed[0]:"],
        ["11:3:", "S002", "actual.event:"],
        ["12:27:", "P303", "actual.mobility.mode_shares:"],
        ["13:26:", "P304", "actual.evidence[0].supports[0]:"],
    ]


@pytest.mark.parametrize(
    "attack",
    [
        "assumed: [" + "x, " * 90_000 + "]\n",
        "waste: {streams: [" + "x, " * 90_000 + "]}\n",
        "waste: {streams: [" + "organics, " * 90_000 + "]}\n",
        "catering: {meals: [" + "{}, " * 90_000 + "]}\n",
        "catering: {meals: [" + "{kind: x}, " * 30_000 + "]}\n",
        "participants: {origins: [" + "{}, " * 90_000 + "]}\n",
        "actual: {evidence: [" + "{supports: [x, y]}, " * 18_000 + "]}\n",
        "venue: {" + "".join(f"transit_{i}: 1, " for i in range(40_000)) + "}\n",
    ],
    ids=lambda text: text[:30],
)
def test_very_many_mistakes_are_told_soon(attack: str) -> None:
    """A megabyte of mistakes is refused with few lines."""
    assert 1 <= len(problems_of(SMALL + attack)) <= structuring.MOST_TOLD + 1


def test_file_that_is_not_there(tmp_path: Path) -> None:
    """A wrong name is told with the nearest right one."""
    (tmp_path / "fete.yaml").write_text(SMALL, "utf-8")

    with pytest.raises(PlanError, match=r"D020 there is no such file; did you mean 'fete.yaml'\?"):
        read_plan(tmp_path / "fette.yaml")
    with pytest.raises(PlanError, match=r"D020 there is no such file$"):
        read_plan(tmp_path / "nowhere" / "fete.yaml")


def test_file_that_cannot_be_read(tmp_path: Path) -> None:
    """A folder, and a path that no system takes, are one problem each."""
    with pytest.raises(PlanError, match="D021 this is a folder; give a file"):
        read_plan(tmp_path)
    # Python 3.13 says it in other words
    with pytest.raises(PlanError, match=r"D022 the file cannot be read \(.*embedded null [^)]*\)"):
        read_plan(f"{tmp_path}/a\0b")


def test_endless_file_is_not_read_to_its_end(tmp_path: Path) -> None:
    """Of a file that is too long only its beginning is read."""
    with (tmp_path / "sparse.yaml").open("wb") as file:
        file.write(b"# ")
        file.truncate(10**12)

    with pytest.raises(PlanError, match="D006 the file is over 1,000,000 bytes"):
        read_plan(tmp_path / "sparse.yaml")


GROUPED = "group people by postal area or town (importing a registration list does so"


def many_origins(count: int) -> str:
    """A plan with so many lines of origins; the list of a million is 30 MB."""
    lines = "".join(f"  - {{place: {km % 900 + 1} km, count: 3}}\n" for km in range(count))
    return f"{SMALL}participants:\n  origins:\n{lines}"


@pytest.mark.parametrize("count", [24_000, 1_000_000])
def test_a_million_origins_are_told_how_to_group(count: int) -> None:
    """One line at the list, in YAML or JSON, as text or bytes: more values or bytes than a plan."""
    told = (
        "P307 participants.origins: too many origins for a plan (10,000 at most, and a megabyte"
        f" in all); {GROUPED}"
    )
    text = many_origins(count)
    parts = [{"place": "2 km", "count": 3}] * count
    as_json = json.dumps({"event": {"name": "F"}, "participants": {"origins": parts}})

    for each in (text, text.encode()):
        (line,) = problems_of(each)
        assert line.startswith(f"3:3: {told}")
    (line,) = problems_of(as_json)
    column = as_json.index('"origins"') + 1
    assert line.startswith(f"1:{column}: {told}")


def test_ten_thousand_origins_are_a_plan_and_one_more_are_not() -> None:
    """The bound itself, with the same advice."""
    plan = parse_plan(many_origins(10_000))
    assert plan.participants.origins is not None
    assert len(plan.participants.origins) == 10_000

    (line,) = problems_of(many_origins(10_001))
    told = "the list has 10001 items, 10,000 at most are allowed"
    assert line.startswith(f"4:3: P208 participants.origins: {told}; {GROUPED}")


def test_another_long_file_is_told_as_before() -> None:
    """Where it is not the origins that make it long."""
    long = "# " + "x" * 1_000_000
    for text in (f"{many_origins(3)}{long}\n", f"{SMALL}{long}\n# origins:\n"):
        assert problems_of(text) == [
            "1:1: D006 the file is over 1,000,000 bytes; shorten it or split it"
        ]


@pytest.mark.parametrize("suffix", ["csv", "CSV", "tsv", "xlsx", "xls", "ods"])
def test_a_list_in_place_of_a_plan_is_told_what_reads_it(suffix: str, tmp_path: Path) -> None:
    """Whatever its size."""
    for size in (1, 100_000):
        file = tmp_path / f"list.{suffix}"
        file.write_bytes(b"PK\x03\x04" if "x" in suffix else b"Ticket,City\n" * size)

        with pytest.raises(PlanError) as caught:
            read_plan(file)

        assert [found.code for found in caught.value.problems] == ["P308"]
        assert "import it to write where its people come from" in caught.value.text("en")
        assert "importez-la pour en écrire les provenances" in caught.value.text("fr")


@functools.cache
def seeds() -> tuple[bytes, ...]:
    """Real plans, right and wrong, to be mutated."""
    files = [*EXAMPLES.glob("*.yaml"), *BROKEN.glob("*.yaml")]
    return tuple(file.read_bytes() for file in sorted(files))


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """A real plan, some of its bytes or lines changed, moved or doubled."""
    chance = random.Random(draw(st.integers(0, 2**32)))  # noqa: S311 (no secret)
    lines = draw(st.sampled_from(seeds())).splitlines(keepends=True) or [b"a: 1\n"]
    for _ in range(draw(st.integers(1, 8))):
        at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        lines[at] = chance.choice(
            [
                lines[other],
                lines[at] + lines[other],
                b" " + lines[at],
                lines[at].strip(b" "),
                lines[at].replace(b":", b"", 1),
                lines[at].replace(b" ", b"\t", 1),
                lines[at].replace(b": ", b": " + chance.choice(_SIGNS) + b" ", 1),
                chance.randbytes(3) + lines[at],
                lines[at][: chance.randrange(len(lines[at]) + 1)],
            ]
        )
    return b"".join(lines)


_SIGNS = [b"-", b"[", b"]", b"{", b"'", b'"', b"|", b">", b"&a", b"*a", b"!t", b"%", b"@", b"80"]


@given(st.binary(max_size=200) | st.text(max_size=200) | mutated())
def test_anything_is_a_plan_or_a_plan_error(text: str | bytes) -> None:
    """Whatever the bytes, the answer is a Plan or a PlanError of one line a problem."""
    try:
        plan = parse_plan(text)
    except PlanError as error:
        lines = {lang: error.text(lang).splitlines() for lang in LANGS}
        places = [problem.place for problem in error.problems]
    else:
        assert isinstance(plan, Plan)
        return

    assert len(lines["fr"]) == len(lines["en"]) == len(places) >= 1
    assert None not in places


if __name__ == "__main__":
    (BROKEN / "expected.txt").write_text(messages(), "utf-8")


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("participants: {in_person: n/a}", "leave the answer empty as long as it is not known"),
        ("participants: {in_person: À venir}", "leave the answer empty as long as it is not known"),
        ("waste: {target_diversion: TBD}", "leave the answer empty as long as it is not known"),
        ("waste: {signage: à confirmer}", "leave the answer empty as long as it is not known"),
        ("event2: {}", "did you mean 'event'?"),
        ("participants: {in_person: environ 200}", "write 200"),
        ("participants: {in_person: ≈ 200}", "write 200"),
        ("participants: {in_person: 180 personnes}", "write 180"),
        ("venue: {transit_distance_m: env. 400 m}", "write 400"),
        ("venue: {transit_distance_m: 2 personnes}", "expected a number (m)"),
        ("participants:\n  in_person:180", "put a space after the colon"),
        ("catering: {meals: aucun}", "write [] if there are none"),
        ("catering: {default_menu: à venir}", "leave the answer empty as long as it is not known"),
    ],
)
def test_what_people_write_instead_of_an_answer_is_understood(written: str, hint: str) -> None:
    """A guess, a unit in words, or the word that there is no answer yet: told what to write."""
    (line,) = problems_of(f"{SMALL}{written}\n")

    assert hint in line
