"""A document becomes instances of attrs classes; every mistake is told at once, with its place."""

import datetime as dt
from collections.abc import Mapping
from typing import Any, Literal

import attrs
import pytest

from ecoevent.errors import RulePackError
from ecoevent.problems import Diagnostic, problem
from ecoevent.reading import structuring
from ecoevent.reading.diagnostics import SHAPE
from ecoevent.reading.document import read_document
from ecoevent.reading.leaves import Written
from ecoevent.reading.mistakes import wrong
from ecoevent.reading.structuring import Structurer, structure
from ecoevent.words.text import Text

HEAVY = Diagnostic("T001", "error", Text(fr="trop lourd", en="too heavy"))


@attrs.frozen(kw_only=True)
class Scale:
    """A record inside another."""

    kind: Literal["linear", "steps"]
    points: tuple[tuple[Written, int], ...] = ()


@attrs.frozen(kw_only=True)
class Rule:
    """One field of every type that a record may have."""

    id: str
    title: Text | None = None
    weight: float = 0.0
    count: int = 0
    on: bool = False
    day: "dt.date | None" = None
    hour: dt.time | None = None
    tags: tuple[str, ...] = ()
    given: Mapping[str, Written] = attrs.field(factory=dict)
    scale: Scale | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse what several fields make wrong together."""
        if self.weight > 10 and self.on:
            raise RulePackError([problem(HEAVY, place=None, path="Rule.weight")])


@attrs.frozen(kw_only=True)
class Pack:
    """The whole file."""

    rules: tuple[Rule, ...]
    version: str = "1"


def read(text: str, record: type = Pack, **how: Any) -> tuple[Any, list[str]]:
    """The instance, and the problems as lines without the file's name."""
    instance, problems = structure(read_document(text, file="p"), record, **how)
    return instance, [str(each).removeprefix("p:") for each in problems]


def test_every_type_is_read() -> None:
    """Each type that records use is read from its plain form."""
    text = """
    version: "2"
    rules:
      - id: a
        title: {fr: un, en: one}
        weight: 3
        count: 4.0
        on: true
        day: 2026-09-30
        hour: 18:30
        tags: [x, y]
        given: {a.b: 80 %, c: 200, d: true, e: 0.0000001}
        scale: {kind: steps, points: [[0 %, 0], [50 %, 6]]}
    """

    pack, problems = read(text)

    assert problems == []
    assert pack == Pack(
        version="2",
        rules=(
            Rule(
                id="a",
                title=Text("un", "one"),
                weight=3.0,
                count=4,
                on=True,
                day=dt.date(2026, 9, 30),
                hour=dt.time(18, 30),
                tags=("x", "y"),
                given={"a.b": "80 %", "c": "200", "d": "true", "e": "0.0000001"},
                scale=Scale(kind="steps", points=((Written("0 %"), 0), (Written("50 %"), 6))),
            ),
        ),
    )
    assert type(pack.rules[0].weight) is float
    assert type(pack.rules[0].count) is int


def test_every_mistake_is_told_at_once_in_the_order_of_the_file() -> None:
    """Mistakes of keys, values and groups are all found in one reading."""
    text = """\
rules:
- id: 12
  title: {fr: x}
  given: {c: [1]}
  scale: {kind: linr,  points: [[0, 0.5], [1]]}
- weigth: 3
  fr: x
  on: non
version: 2
"""

    pack, problems = read(text)

    assert pack is None
    assert problems == [
        "2:7: S004 rules[0].id: found 12, expected a text; put it in quotes: '12'",
        "3:3: S003 rules[0].title.en: the key 'en' is missing; add it",
        "4:14: S004 rules[0].given.c: found a list, expected a text, a number, true or false",
        (
            "5:17: S005 rules[0].scale.kind: 'linr' is not one of the allowed words; "
            "did you mean 'linear'? Allowed: linear, steps"
        ),
        "5:37: S004 rules[0].scale.points[0][1]: found 0.5, expected a whole number",
        "5:43: S004 rules[0].scale.points[1]: found a list, expected a list of 2 values",
        "6:3: S001 rules[1].weigth: unknown key 'weigth'; did you mean 'weight'?",
        "6:3: S003 rules[1].id: the key 'id' is missing; add it",
        "7:3: S002 rules[1].fr: the key 'fr' does not belong here; move it under 'rules[].title'",
        "8:7: S004 rules[1].on: found the text 'non', expected true or false; write false",
        "9:10: S004 version: found 2, expected a text; put it in quotes: '2'",
    ]


def test_key_without_a_value_is_not_said() -> None:
    """A key without a value has the default, and is missing where there is none."""
    pack, problems = read("rules: [{id: a, tags: , weight: ~}]\nversion:\n")

    assert (pack, problems) == (Pack(rules=(Rule(id="a"),)), [])
    assert read("rules: [{id: }]\n")[1] == [
        "1:10: S003 rules[0].id: the key 'id' is missing; add it"
    ]


def test_check_of_the_class_gets_a_place() -> None:
    """What a class refuses in itself is told where the class stands in the file."""
    _, problems = read("rules: [{id: a}, {id: b, on: true, weight: 11}]\n")

    assert problems == ["1:44: T001 rules[1].weight: too heavy"]


def test_problems_of_the_document_are_told_too() -> None:
    """Repeated keys and unusable numbers are told among the others, and once."""
    instance, problems = read(
        "rules: [{id: a, weight: .inf, count: .nan}]\nversion: 1\nversion: x\n"
    )

    assert instance is None
    assert [line.split()[1] for line in problems] == ["D018", "D018", "D014"]


def test_very_many_mistakes_are_not_all_told() -> None:
    """The first mistakes are told, the rest counted."""
    _, problems = read("rules: [" + "{id: 1, wieght: 2}, " * 15_000 + "]\n")

    assert len(problems) == structuring.MOST_TOLD + 1
    assert problems[-1].endswith("S099 at least 152 more problem(s); correct those above first")


def test_first_mistakes_of_the_file_are_told() -> None:
    """Of very many mistakes, those told are the first in the file, whatever their kind."""
    items = ", ".join(["[x]"] * 60)
    _, problems = read(f"rules: [{{id: a, tags: [{items}], scale: {{}}, wieght: 1}}]\n")

    assert {line.split(" ")[1] for line in problems} == {"S004", "S099"}


def test_unusable_number_is_not_missing_too() -> None:
    """A number that the document refused is not told a second time."""
    _, problems = read("rules: [{id: .inf}]")

    assert [line.split(" ")[1] for line in problems] == ["D018"]


def test_caller_brings_hooks() -> None:
    """A caller reads types of its own, and their mistakes have places like all others."""

    def as_even(value: Any, _type: Any) -> int:
        if value % 2:
            raise wrong(HEAVY)
        return int(value)

    structurer = Structurer(hooks={int: as_even})

    assert read("rules: [{id: a, count: 2}]", through=structurer)[0].rules[0].count == 2
    assert read("rules: [{id: a, count: 3}]", through=structurer)[1] == [
        "1:24: T001 rules[0].count: too heavy"
    ]


def test_caller_chooses_the_hook_of_a_field() -> None:
    """A field's own metadata can say more than its type."""
    structurer = Structurer(
        field_hook=lambda attribute: (lambda *_: "same") if attribute.name == "id" else None
    )

    assert read("rules: [{id: 12}]", through=structurer)[0].rules[0].id == "same"


def test_caller_chooses_the_keys() -> None:
    """A field that is no key of the file is an unknown key there."""
    structurer = Structurer(is_key=lambda attribute: attribute.name != "weight")

    _, (line,) = read("rules: [{id: a, weight: 1}]", through=structurer)

    assert "S001 rules[0].weight: unknown key 'weight'" in line


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("rules: a", "found the text 'a', expected a list; write [a]"),
        ("rules: {id: a}", "found a group of keys, expected a list; put a dash before"),
        ("rules: [[id]]", "found a list, expected a group of keys; remove the dashes"),
        ("rules: [{id: a, given: x}]", "found the text 'x', expected a group of keys"),
        ("rules: [{id: a, on: 0}]", "found 0, expected true or false; write false"),
        ("rules: [{id: a, count: true}]", "found true, expected a whole number"),
        ("rules: [{id: a, weight: true}]", "found true, expected a number"),
        ("rules: [{id: a, weight: '3'}]", "found the text '3', expected a number; write 3"),
        ("rules: [{id: a, weight: [3]}]", "found a list, expected a number"),
        ("rules: [{id: [a]}]", "found a list, expected a text"),
        ('rules: [{id: "a\\x07"}]', "the text holds the invisible character U+0007; delete it"),
        (f"rules: [{{id: {'a' * 6000}}}]", "the text has 6000 characters, at most 5000 allowed"),
        ("rules: [{id: a, day: 2026-13-01}]", "there is no such day"),
        ("rules: [{id: a, day: 20260930}]", "write 2026-09-30"),
        ("rules: [{id: a, day: '20260930'}]", "found the text '20260930', expected a date"),
        ("rules: [{id: a, day: 2026-W40-3}]", "found the text '2026-W40-3', expected a date"),
        ("rules: [{id: a, day: tomorrow}]", "expected a date such as 2027-05-20"),
        ("rules: [{id: a, hour: 9:00}]", "write 09:00"),
        ("rules: [{id: a, hour: noon}]", "expected a time from 00:00 to 23:59"),
    ],
)
def test_message_says_what_to_write(text: str, message: str) -> None:
    """Each mistake has one line with what was found, what was expected and what to write."""
    _, (line,) = read(text)

    assert message in line


def test_lines_of_text_are_read() -> None:
    """A text of a pack may have several lines."""
    assert read("rules:\n- id: |\n    a\n    b\n")[0].rules[0].id == "a\nb\n"


def test_every_shape_problem_is_provoked() -> None:
    """Each code of the catalogue of shapes is provoked above."""
    assert set(SHAPE) == {"S001", "S002", "S003", "S004", "S005", "S006", "S007", "S099"}
