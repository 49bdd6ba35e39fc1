"""A plan's text takes other answers: no comment is lost, and nothing else changes."""

import json
import os
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import attrs
import pytest
from effort import examples
from helpers.paths import ROOT
from helpers.strategies import plans
from hypothesis import HealthCheck, given, settings, strategies as st

from ecoevent.errors import PlanError
from ecoevent.plan.changing import changed_text, changes_from
from ecoevent.plan.commented import initial_plan
from ecoevent.plan.editing import edited
from ecoevent.plan.fields import FieldInfo, declared
from ecoevent.plan.model import Plan, sections
from ecoevent.plan.reading import parse_plan
from ecoevent.plan.writing import plan_to_json, plan_to_yaml
from ecoevent.reading.spans import read_spans

EXAMPLES = {path.stem: path.read_bytes() for path in sorted((ROOT / "examples").glob("*.yaml"))}
TEXTS = EXAMPLES | {f"init-{lang}": initial_plan(lang).encode() for lang in ("fr", "en")}
EVERY = 1 if os.environ.get("ECOEVENT_EVERY_EDIT") else 40
START = "event: {name: Fête, starts: 2027-05-20}\n"


def comments(content: bytes) -> Counter[str]:
    """What a reader sees as comments, found without our own reader: the end of a line after #."""
    lines = content.decode().splitlines()
    found = (re.search(r"""(?:^|\s)(#.*)$""", re.sub(r'"[^"]*"', "", line)) for line in lines)
    return Counter(each[1].rstrip() for each in found if each)


def other_answers(plan: Plan) -> Iterator[Plan]:
    """The plan with one answer other than it is: each field, each item of its lists."""
    for name in sections(Plan):
        for other in others(getattr(plan, name)):
            try:
                new = attrs.evolve(plan, **{name: other}, assumed=())
            except PlanError:
                continue  # an end before the start
            if new != plan:
                yield new


def others(record: Any) -> Iterator[Any]:
    """The record with one field unanswered, or answered otherwise, or with an item more or less."""
    for name, field in declared(type(record)).items():
        for value in other_values(field, getattr(record, name)):
            try:
                yield attrs.evolve(record, **{name: value})
            except (PlanError, TypeError):
                continue


def other_values(field: FieldInfo, value: Any) -> Iterator[Any]:
    """Other answers than the one there is."""
    if value is not None:
        yield None
    if field.kind == "record" and field.record:
        yield from others(value if value is not None else field.record())
    elif field.kind == "records" and value:
        yield from (value[1:], value[:-1], (value[-1], *value), (*value, value[0]), ())
        for i, item in enumerate(value):
            yield from ((*value[:i], each, *value[i + 1 :]) for each in others(item))
    elif field.kind == "records":
        yield ()
    elif field.kind == "choices":
        words = tuple(field.choices)
        yield from ((), words[:1], words[1:], tuple(value or ())[1:])
    elif field.kind in ANOTHER:
        yield from (each for each in ANOTHER[field.kind](field) if each != value)


ANOTHER: dict[str, Any] = {
    "number": lambda field: (field.high,),
    "whole": lambda field: (int(field.high),),
    "share": lambda _: (0.35,),
    "flag": lambda _: (True, False),
    "choice": lambda field: list(field.choices)[:2],
    "text": lambda _: ("Autre: #1, [x]",),
}


@pytest.mark.parametrize("name", TEXTS)
def test_every_answer_is_edited_and_no_comment_lost(name: str) -> None:
    """Each field of each example and of each item of its lists, answered otherwise or no longer.

    Of the 7,344 edits one in EVERY, others for each file; all with ECOEVENT_EVERY_EDIT=1.
    """
    content = TEXTS[name]
    plan = attrs.evolve(parse_plan(content), assumed=())
    content = edited(content, plan, file="plan.yaml")
    before = comments(content)
    chosen = list(other_answers(plan))[sum(name.encode()) % EVERY :: EVERY]
    for new in chosen:
        made = edited(content, new, file="plan.yaml")  # it reads its own text again
        assert comments(made) == before
        assert_nothing_else_changed(content.decode(), made.decode(), plan, new)

    assert chosen


def assert_nothing_else_changed(text: str, made: str, old: Plan, new: Plan) -> None:
    """All characters before and after the lines of the answers that change are the same."""
    (section,) = (name for name in sections(Plan) if getattr(old, name) != getattr(new, name))
    before, after = getattr(old, section), getattr(new, section)
    (field,) = (name for name in declared(type(before)) if differs(before, after, name))
    spans = read_spans(text)
    span = spans.root.at((section, field)) or spans.root.at((section,))
    start, end = span.whole if span else (len(text), len(text))
    first, last = spans.line_start(start), spans.next_line(end)

    assert made.startswith(text[:first])
    assert made.endswith(text[last:])


def differs(one: Any, other: Any, name: str) -> bool:
    """Whether two records answer otherwise."""
    return bool(getattr(one, name) != getattr(other, name))


BLOCK = """\
event:  # ici
  name: Fête  # son nom
  starts: 2027-05-20
catering:
  meals:
    # le midi
    - name: Dîner  # chaud
      # en gros
      kind: meal  # le seul
    - name: Pause
      servings:  # à jour
        beef: 3
  # la fin
waste:
  streams:
  - recyclables  # bleu
  - organics  # brun
  single_use_avoided: [
    bottles,  # eau
    cups,  # café
    bags  # sacs
  ]
"""
CHANGES: dict[str, tuple[list[dict[str, Any]], str, str]] = {
    "the first answer of an item goes": (
        [{"at": "catering.meals[0].name", "to": None}],
        "    - name: Dîner  # chaud\n      # en gros\n      kind: meal",
        "    # chaud\n    # en gros\n    - kind: meal",
    ),
    "all answers of an item go": (
        [
            {"at": "catering.meals[0].name", "to": None},
            {"at": "catering.meals[0].kind", "to": None},
        ],
        "    - name: Dîner  # chaud\n      # en gros\n      kind: meal  # le seul\n",
        "    # chaud\n    # en gros\n    # le seul\n    - {}\n",
    ),
    "an item goes": (
        [{"at": "catering.meals[0]", "remove": True}],
        "    - name: Dîner  # chaud\n      # en gros\n      kind: meal  # le seul\n",
        "    # chaud\n    # en gros\n    # le seul\n",
    ),
    "an item comes": (
        [{"at": "catering.meals", "append": {"name": "Souper", "kind": "meal"}}],
        "        beef: 3\n",
        "        beef: 3\n    - name: Souper\n      kind: meal\n",
    ),
    "a group empties": (
        [{"at": "catering.meals[1].servings.beef", "to": None}],
        "      servings:  # à jour\n        beef: 3\n",
        "      servings: {}  # à jour\n",
    ),
    "there are no meals": (
        [{"at": "catering.meals", "to": []}],
        BLOCK[BLOCK.index("  meals:") : BLOCK.index("  # la fin")],
        "  meals: []\n    # le midi\n    # chaud\n    # en gros\n    # le seul\n    # à jour\n",
    ),
    "a word goes and another comes": (
        [{"at": "waste.streams", "to": ["landfill", "organics"]}],
        "  - recyclables  # bleu\n  - organics",
        "  # bleu\n  - landfill\n  - organics",
    ),
    "a word between brackets goes and another comes": (
        [{"at": "waste.single_use_avoided", "to": ["bottles", "bags", "straws"]}],
        "    cups,  # café\n    bags  # sacs\n",
        "      # café\n    bags,  # sacs\n    straws,\n",
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_what_becomes_of_comments(name: str) -> None:
    """They stay beside what they are about, or stand alone where it stood."""
    changes, before, after = CHANGES[name]
    assert BLOCK.count(before) == 1
    made = changed_text(BLOCK.encode(), changes_from(changes)).text.decode()

    assert made.replace("      # café", "      # café") == BLOCK.replace(before, after)


@st.composite
def layouts(draw: st.DrawFn, plan: Plan) -> str:
    """A text of the plan as JSON, or with comments, other ends of lines and other brackets."""
    kind = draw(st.sampled_from(["json", "dense", "yaml", "other"]))
    if kind == "json":
        return plan_to_json(plan)
    if kind == "dense":
        return json.dumps(json.loads(plan_to_json(plan)))
    lines = plan_to_yaml(plan).splitlines()
    if kind == "other":
        indent = draw(st.sampled_from([None, 2]))
        tree = json.loads(plan_to_json(plan)).items()
        said = ((name, json.dumps(said, ensure_ascii=False, indent=indent)) for name, said in tree)
        return "".join(
            f"{name}:\n   {text.replace(chr(10), chr(10) + '    ')}\n" for name, text in said
        )
    ends = draw(st.lists(st.sampled_from(["", "", "  # c", "\n# d"]), min_size=1, max_size=9))
    break_ = draw(st.sampled_from(["\n", "\r\n"]))
    text = "\n".join(f"{line}{ends[i % len(ends)]}" for i, line in enumerate(lines))
    return text.replace("\n", break_) + draw(st.sampled_from(["", break_, f"{break_}...{break_}"]))


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=examples(20))
@given(st.data(), plans(), plans())
def test_the_text_of_any_plan_becomes_that_of_any_other(
    data: st.DataObject, one: Plan, other: Plan
) -> None:
    """In every layout, with every comment; and back again."""
    text = data.draw(layouts(one)).encode()
    made = edited(text, other, file="plan.yaml")
    back = edited(made, one, file="plan.yaml")

    assert attrs.evolve(parse_plan(made), source=None) == other
    assert attrs.evolve(parse_plan(back), source=None) == one
    assert read_spans(back.decode()).comments() or not read_spans(text.decode()).comments()


def test_a_plan_of_json_keeps_its_layout() -> None:
    """Keys in quotes, shares as numbers, each on its line."""
    text = plan_to_json(parse_plan(f"{START}waste: {{stations: 2}}\n"))
    changes = [{"at": "waste.target_diversion", "to": "80 %"}, {"at": "waste.streams", "to": []}]
    made = changed_text(text.encode(), changes_from(changes)).text.decode()

    assert made == text.replace(
        '"stations": 2', '"stations": 2,\n    "streams": [],\n    "target_diversion": 0.8'
    )


def test_an_emoji_of_json_keeps_its_two_escapes() -> None:
    """As other programs write it."""
    text = '{"event": {"name": "\\ud83d\\ude00 #1", "starts": "2027-05-20"}}'
    made = changed_text(text.encode(), changes_from([{"at": "event.kind", "to": "gala"}])).text

    assert made.decode() == text.replace('20"}', '20", "kind": "gala"}')
