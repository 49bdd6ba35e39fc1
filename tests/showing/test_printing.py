"""The printed checklist: hostile texts stay texts, every row once, the same bytes each time."""

import re
import subprocess
import sys
from functools import cache
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import attrs
import pytest
from effort import examples
from helpers.paths import ROOT
from helpers.strategies import answers, plans
from hypothesis import HealthCheck, example, given, settings, strategies as st

from ecoevent.engine.judging import judge
from ecoevent.errors import NeededError, TemplateError
from ecoevent.facts import measure
from ecoevent.plan.fields import declared
from ecoevent.plan.model import Plan
from ecoevent.plan.reading import read_plan
from ecoevent.plan.sections.event import Event
from ecoevent.planning.checklist import Checklist, build_checklist
from ecoevent.scoring.packs import load_pack
from ecoevent.scoring.totals import score
from ecoevent.showing.printing import words as checklist_words
from ecoevent.showing.printing.page import printed
from ecoevent.showing.printing.rendering import Format, markdown, render_checklist
from ecoevent.words.text import LANGS, Lang, Text

DEMO = ROOT / "examples" / "demo.yaml"
FORMATS: tuple[Format, Format] = ("html", "md")
FEW = settings(
    max_examples=examples(30),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
HOSTILE = (
    "<script>alert(1)</script>",
    "</style><b>x",
    "{{ 7 * 7 }}{% raw %}",
    "&amp; &lt; &#33;",
    "a | b || c",
    "*a* **b** _c_ __d__ ~~e~~",
    "# a",
    "- a",
    "+ a",
    "1. a",
    "2) a",
    "`a` ``b`",
    "[a](https://example.org) ![b](c) <https://example.org>",
    "www.example.org a@example.org https://example.org",
    "\\ \\| \\* a\\",
    "$x^2$ :smile: @someone",
    "--- === ***",
    "שלום مرحبا",
    "🎉 👩‍👩‍👧 e\u0301",
    "x" * 10_000,
    "=1+1",
    '#panic("x") #eval("1")',
)
names = st.sampled_from(HOSTILE) | answers(declared(Event)["name"])


class Page(HTMLParser):
    """What a browser would read: the tags with their attributes, and the text of each <bdi>."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.plan_texts: list[str] = []
        self.texts: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the tag."""
        self.tags.append((tag, dict(attrs)))
        self.plan_texts += [""] if tag == "bdi" else []

    def handle_data(self, data: str) -> None:
        """Keep the text."""
        self.texts.append(data)
        if self.tags and self.tags[-1][0] == "bdi":
            self.plan_texts[-1] += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        """The attributes of every such tag."""
        return [given for name, given in self.tags if name == tag]


def checklist_of(plan: Plan) -> Checklist:
    """The checklist of the plan by the core pack."""
    return build_checklist(plan, score(judge(measure(plan), load_pack())))


@cache
def demo() -> Checklist:
    """The checklist of the demonstration event."""
    return checklist_of(read_plan(DEMO))


def called(name: str) -> Checklist:
    """The demonstration event with the same text wherever the plan has one."""
    said: dict[str, Any] = dict.fromkeys(["name", "venue", "place", "organiser", "contact"], name)
    return attrs.evolve(demo(), cover=attrs.evolve(demo().cover, **said))


def html_of(checklist: Checklist, *langs: Lang) -> str:
    """The page."""
    return render_checklist(checklist, format="html", langs=langs or ("fr",))


@pytest.mark.parametrize("format_", FORMATS)
@FEW
@given(plan=plans())
def test_any_plan_prints_and_prints_the_same_twice(format_: Format, plan: Plan) -> None:
    """No clock, no chance."""
    first = render_checklist(checklist_of(plan), format=format_, langs=LANGS)

    assert render_checklist(checklist_of(plan), format=format_, langs=LANGS) == first


@FEW
@given(plans(), st.sampled_from(LANGS))
def test_every_row_is_printed_exactly_once(plan: Plan, lang: Lang) -> None:
    """In the page as in the checklist, and nothing else."""
    checklist = checklist_of(plan)
    rows = [given for given in Page(html_of(checklist, lang)).all("tr") if "data-rules" in given]

    assert [given["data-rules"] for given in rows] == [
        " ".join(row.rule_ids) for sheet in checklist.sheets for row in sheet.rows
    ]


@pytest.mark.parametrize("format_", FORMATS)
def test_every_action_is_printed_as_often_as_it_is_asked(format_: Format) -> None:
    """Its text, in the language asked."""
    texts = Page(render_checklist(demo(), format=format_, langs=("en",))).texts
    text = " ".join(texts).replace("\u00a0", " ")
    actions = [row.action.en for sheet in demo().sheets for row in sheet.rows]

    assert {action: text.count(action) for action in actions} == {
        action: actions.count(action) for action in actions
    }


@FEW
@given(names)
def test_a_hostile_text_is_text_in_the_page(name: str) -> None:
    """The same tags as for a plain name, and the text as it was written."""
    page, plain = Page(html_of(called(name))), Page(html_of(called("plain")))

    assert page.tags == plain.tags
    assert page.plan_texts == [text.replace("plain", name) for text in plain.plan_texts]


@FEW
@given(names)
def test_no_text_of_a_plan_stands_in_the_css(name: str) -> None:
    """The style is the same for every plan."""
    style = re.compile("<style>.*?</style>", re.DOTALL)

    assert style.findall(html_of(called(name))) == style.findall(html_of(called("plain")))


@given(names | st.text())
def test_escaped_markdown_is_one_line_that_says_the_same(text: str) -> None:
    """Only backslashes come in; breaks become spaces."""
    escaped = str(markdown(text))
    plain = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", escaped)

    assert "\n" not in escaped
    assert plain == re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+", " ", text).strip(" ")


@given(names | st.text("ab |*_`<>[]()#-+1.)\\&~$!:/", max_size=12))
def test_a_hostile_text_is_text_in_markdown(text: str) -> None:
    """In a paragraph, a heading and a cell of a table a reader of Markdown sees the text."""
    reader = pytest.importorskip("markdown_it").MarkdownIt("commonmark").enable("table")
    escaped = markdown(text)
    wanted = " ".join(text.split())
    for source in (f"{escaped}\n", f"# {escaped}\n", f"| h |\n|---|\n| {escaped} |\n"):
        inlines = [token for token in reader.parse(source) if token.type == "inline"]
        children = [child for token in inlines for child in token.children]
        read = "".join(child.content for child in children).removeprefix("h" * ("|---" in source))

        assert {child.type for child in children} <= {"text", "text_special"}
        assert " ".join(read.split()) == wanted


@FEW
@example("a | b || c")
@given(names)
def test_markdown_has_the_same_lines_whatever_the_texts(name: str) -> None:
    """No text of a plan adds a line, a heading or a cell."""
    made = render_checklist(called(name), format="md")
    plain = render_checklist(called("plain"), format="md")
    unescaped = re.compile(r"(?<!\\)\|")

    assert [len(unescaped.findall(line)) for line in made.split("\n")] == [
        len(unescaped.findall(line)) for line in plain.split("\n")
    ]


def test_two_languages_give_both_french_first() -> None:
    """However they are ordered, and each marked as what it is."""
    both = Page(html_of(demo(), "en", "fr"))

    assert [given["lang"] for given in both.all("div") if "lang" in given] == ["fr-CA", "en-CA"]
    assert both.all("html") == [{"lang": "fr-CA"}]


def test_every_id_is_there_once_and_every_reference_leads_somewhere() -> None:
    """Also in two languages on one page."""
    page = Page(html_of(demo(), "fr", "en"))
    ids = [given["id"] for _, given in page.tags if "id" in given]
    wanted = [given["for"] for given in page.all("label")]
    wanted += [given["aria-describedby"] for _, given in page.tags if "aria-describedby" in given]
    wanted += [str(given["href"])[1:] for given in page.all("a")]

    assert len(ids) == len(set(ids))
    assert set(wanted) <= set(ids)


def test_every_box_has_a_name_and_every_header_a_scope() -> None:
    """For those who hear the page."""
    page = Page(html_of(demo()))
    labelled = {given["for"] for given in page.all("label")}

    assert all(
        given.get("id") in labelled or given.get("aria-label") for given in page.all("input")
    )
    assert all(given["scope"] in {"col", "row", "rowgroup"} for given in page.all("th"))


def test_event_and_role_stand_in_the_head_that_each_page_repeats() -> None:
    """A loose page still says what it belongs to, and by which rules."""
    heads = re.findall(r'<tr class="running">(.*?)</tr>', html_of(demo()))

    assert len(heads) == len(demo().sheets)
    assert all(
        "Rendez-vous intergrappes" in head and demo().cover.pack_hash in head for head in heads
    )
    assert "thead { display: table-header-group; }" in html_of(demo())


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("format_", FORMATS)
def test_the_words_we_never_print(lang: Lang, format_: Format) -> None:
    """Nothing promises what no checklist can."""
    text = unescape(render_checklist(demo(), format=format_, langs=(lang,))).lower()
    never = "carbon neutral|carboneutre|zero emission|zéro émission|green event|évènement vert"

    assert not re.search(never, text)
    assert checklist_words.WORDS["self_assessment"].to(lang).lower() in text


def test_a_mandatory_action_says_so_in_a_word() -> None:
    """Not by its colour."""
    gates = [row for sheet in demo().sheets for row in sheet.rows if row.kind == "mandatory"]

    assert html_of(demo()).count(">Obligatoire</strong>") == len(gates) > 0


_WALK = Text("Distance à pied du transport collectif", "Walking distance to public transit")
_PLACES = Text(
    "places en navette par jour, en part des personnes sur place",
    "shuttle places a day, as a share of the people on site",
)


@pytest.mark.parametrize(
    ("rule_id", "fr", "en"),
    [
        (
            "mobility.bike-parking",
            "Une place pour 20 personnes, surveillée ou avec un avantage",
            "One place per 20 people, attended or with an advantage",
        ),
        (
            "waste.quantity",
            "Au plus 0,5 kg par jour-participant",
            "At most 0.5 kg per participant-day",
        ),
        ("waste.single-use-avoided", "Au moins 5", "At least 5"),
        ("mobility.transit-nearby", "Arrêt à 400 m", "Stop within 400 m"),
        ("food.vegetarian-share", "100 %", "100%"),
        ("food.beef-limited", "0 %", "0%"),
        ("mobility.transit-offer", "Titre inclus", "Ticket included"),
        ("waste.tap-water", "Robinet ou stations de remplissage", "Tap or refill stations"),
        (
            "mobility.car-free-access",
            f"{_WALK.fr} : au plus 1 000 m, ou {_PLACES.fr} : au moins 30 %",
            f"{_WALK.en}: at most 1,000 m, or {_PLACES.en}: at least 30%",
        ),
        ("waste.recyclables-sorted", "", ""),
    ],
)
def test_a_goal_is_a_few_plain_words(rule_id: str, fr: str, en: str) -> None:
    """The rule's title follows and says of what."""
    for lang, words in zip(LANGS, (fr, en), strict=True):
        rows = [r for s in printed(demo(), lang).sheets for p in s.phases for r in p.rows]
        found = {t.words for row in rows if row.rules == rule_id for t in row.targets}

        assert {text.replace("\u00a0", " ") for text in found} == {words}


def test_a_goal_does_not_say_twice_of_what_it_is() -> None:
    """The quantity: at most 0.5 kg, and not the quantity: the quantity."""
    festival = printed(checklist_of(read_plan(DEMO.parent / "festival-day.yaml")), "en")
    rows = [row for sheet in festival.sheets for phase in sheet.phases for row in phase.rows]
    found = {target for row in rows if row.rules == "waste.quantity" for target in row.targets}

    assert {(target.words, target.title) for target in found} == {
        ("At most 0.5\u00a0kg per participant-day", "Quantity per person")
    }


def test_two_goals_of_a_row_stand_apart_in_both_languages() -> None:
    """An English page has no space before its semicolon, nor any sign of French."""
    pages = [render_checklist(demo(), format="md", langs=(lang,)) for lang in LANGS]

    assert all(" / " in page for page in pages)
    assert not [sign for sign in (" ;", "\u00a0;", " :", " %", "\u00a0%", "«") if sign in pages[1]]


def test_a_template_that_asks_for_an_unknown_name_is_told_which(tmp_path: Path) -> None:
    """With the template, the line and the name."""
    (tmp_path / "checklist.md.j2").write_text("a\n{{ parts[0].evnt }}\n", encoding="utf-8")

    with pytest.raises(TemplateError, match=r"checklist\.md\.j2:2: .*'evnt'") as caught:
        render_checklist(demo(), format="md", templates=tmp_path)
    assert caught.value.template == "checklist.md.j2"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{{ nobody }}", r"checklist\.html\.j2:1: 'nobody' is undefined"),
        ("{% if %}", r"checklist\.html\.j2:1: "),
        ("{% include 'gone.j2' %}", r"checklist\.html\.j2:1: no template is called gone\.j2"),
        ("{{ ''.__class__.__mro__ }}", r"checklist\.html\.j2:1: .*unsafe"),
        (b"\xff\xfe", r"checklist\.html\.j2:1: not UTF-8"),
    ],
)
def test_a_template_that_cannot_be_used_is_one_line(
    tmp_path: Path, text: str | bytes, message: str
) -> None:
    """Whatever is wrong with it."""
    bytes_ = text if isinstance(text, bytes) else text.encode()
    (tmp_path / "checklist.html.j2").write_bytes(bytes_)

    with pytest.raises(TemplateError, match=message):
        render_checklist(demo(), format="html", templates=tmp_path)


def test_a_template_of_ones_own_stands_in_for_ours_of_the_same_name(tmp_path: Path) -> None:
    """The others stay ours."""
    (tmp_path / "print.css").write_text("/* mine */", encoding="utf-8")
    made = render_checklist(demo(), format="html", templates=tmp_path)

    assert "/* mine */" in made
    assert "Coordination" in made


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    """Rather than printing ours without a word."""
    with pytest.raises(NeededError, match="there is no folder of templates"):
        render_checklist(demo(), format="html", templates=tmp_path / "gone")


def test_a_template_of_ones_own_escapes_markdown_too(tmp_path: Path) -> None:
    """Also through macros and sets, and never twice."""
    text = (
        "{% macro m(x) %}{{ x }}{% endmacro %}{% set y %}{{ m(parts[0].event) }}{% endset %}{{ y }}"
    )
    (tmp_path / "checklist.md.j2").write_text(text, encoding="utf-8")

    assert render_checklist(called("a*b <c>"), format="md", templates=tmp_path) == r"a\*b \<c\>"


def test_every_word_is_there_in_both_languages() -> None:
    """Neither is empty unless both are."""
    tables = [
        vars(checklist_words)[name] for name in ("WORDS", "MARKS", "KINDS", "PHASES", "SIDES")
    ]
    texts = [text for table in tables for text in table.values()]
    texts += [text for text in vars(checklist_words).values() if isinstance(text, Text)]

    assert all(bool(text.fr) == bool(text.en) for text in texts)


def test_building_a_checklist_needs_neither_jinja_nor_babel() -> None:
    """So that what only reads or lists starts fast."""
    code = (
        "import sys, ecoevent.planning.checklist\n"
        "sys.exit(bool({'jinja2', 'babel'} & set(sys.modules)))"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
