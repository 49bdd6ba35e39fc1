"""Templates from strangers: each mistake one line with its place, nothing outside the folder."""

import os
import socket
from functools import cache
from pathlib import Path

import pytest
from effort import examples
from helpers.paths import ROOT
from hypothesis import HealthCheck, example, given, settings, strategies as st

from ecoevent.errors import TemplateError
from ecoevent.plan.reading import read_plan
from ecoevent.scoring.assessing import assess
from ecoevent.scoring.packs import load_pack
from ecoevent.showing.printing import (
    Checklist,
    apart,
    build_checklist,
    folders,
    render_pdf,
    rendering,
)
from ecoevent.showing.printing.folders import check_folder
from ecoevent.showing.printing.page import printed
from ecoevent.showing.printing.rendering import render, render_checklist

NAME = "checklist.html.j2"
FEW = settings(
    max_examples=examples(60),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@cache
def demo() -> Checklist:
    """The demonstration event."""
    plan = read_plan(ROOT / "examples" / "demo.yaml")
    return build_checklist(plan, assess(plan, load_pack()).planned)


def put(folder: Path, text: str, name: str = NAME) -> Path:
    """The folder, with that text as one template in it."""
    (folder / name).write_text(text, "utf-8")
    return folder


def filled(folder: Path, text: str) -> str:
    """What the template prints, in this process."""
    made = rendering._print_theirs(
        named=NAME, templates=put(folder, text), filled={"parts": [printed(demo(), "en")]}
    )
    return made.content.decode()


MISTAKES = {
    "\n{{ 1/0 }}": ":2: division by zero",
    "\n\n{% include 'checklist.html.j2' %}": ":3: it nests, or calls itself, without end",
    "{% macro m() %}\n{{ m() }}{% endmacro %}{{ m() }}": ":2: it nests, or calls itself, without",
    "{% from 'checklist.html.j2' import x %}": ":1: it nests, or calls itself, without end",
    "{{ " + "(" * 4000 + "1" + ")" * 4000 + " }}": ": it nests, or calls itself, without end",
    "{% for i in range(1000000000) %}{% endfor %}": ":1: a range or a number that is too large",
    "{{ 10 ** 10000 }}": ":1: a range or a number that is too large",
    "a\n{{ nobody }}": ":2: 'nobody' is undefined",
    "{{ parts[0].nothing }}": ":1: .* has no attribute 'nothing'",
    "{{ parts[0].words.x }}": ":1: .* has no attribute 'x'",
    "{{ parts[1] }}": ":1: .* has no element 1",
    "{{ ''.__class__.__mro__ }}": ":1: .*unsafe",
    "{{ lipsum.__globals__ }}": ":1: .*unsafe",
    "{{ '{0.__class__}'.format(parts) }}": ":1: .*unsafe",
    "{{ parts[0].words.update({}) }}": ":1: .*unsafe",
    "{{ 1 + 'a' }}": ":1: TypeError: ",
    "{{ 'a' | round }}": ":1: TypeError: ",
    "{{ [] | first }}": ":1: ",
    "{{ 'a' | nothing }}": ":1: No filter named 'nothing'",
    "{% nothing %}": ":1: Encountered unknown tag 'nothing'",
    "{% include 'gone' %}": ":1: no template is called gone",
    "{% include '../../etc/passwd' %}": r":1: no template is called \.\./\.\./etc/passwd",
    "{% include '/etc/passwd' %}": ":1: no template is called /etc/passwd",
    "{% include 'a\\0b' %}": r":1: no template is called a<U\+0000>b",
    "{% include 'x' * 300 %}": ":1: no template is called x",
    "{% include '\x1b[31m' %}": r":1: no template is called <U\+001B>\[31m",
    "{{ 'a\\x1b[31m' }}": r":1: it prints the invisible character U\+001B",
    "{{ '\x1b[31m' }}": r":1: it prints the invisible character U\+001B",
}


@pytest.mark.parametrize("text", MISTAKES, ids=range(len(MISTAKES)))
def test_a_mistake_in_a_template_is_one_line_with_its_place(text: str, tmp_path: Path) -> None:
    """Whatever Python or Jinja raise."""
    with pytest.raises(TemplateError, match=rf"^checklist\.html\.j2{MISTAKES[text]}") as refused:
        filled(tmp_path, text)

    assert refused.value.message.en.isprintable()
    assert refused.value.message.en.endswith("; correct the template, or remove it to use ours")
    assert refused.value.message.fr.replace("\u00a0", " ").isprintable()


PIECES = """{{ }} {% %} {# #} {%- -%} ( ) [ ] ' " | ~ . , : ** * / // % == 1 0 99 1e9 x for in if
parts parts[0] else endif endfor set macro endmacro call endcall block endblock include import from
extends range(9) range(10**9) loop self super() caller() varargs lipsum() cycler joiner dict ns.x
namespace() __class__ attr('__init__') map('upper') join tojson safe upper format('%s') batch(0)
replace('a','b') slice(0) groupby('x') sort wordwrap(0) indent center(9) 'print.css' raw endraw do
'checklist.html.j2' is defined not and or none true"""


@FEW
@example(["{%", "include", "'checklist.html.j2'", "%}"])
@given(st.lists(st.sampled_from([*PIECES.split(), "\n"]), max_size=12))
def test_any_template_prints_or_is_one_line(tmp_path: Path, pieces: list[str]) -> None:
    """No other exception, whatever it says."""
    told = ""
    try:
        filled(tmp_path, " ".join(pieces))
    except TemplateError as error:
        told = error.message.en

    assert told.isprintable()
    assert len(told) < 500


def test_a_template_that_is_no_text_is_one_line_with_its_place(tmp_path: Path) -> None:
    """The line of the first byte that is none."""
    (tmp_path / NAME).write_bytes(b"a\n\n\xe9")

    with pytest.raises(TemplateError, match=r"^checklist\.html\.j2:3: not UTF-8; "):
        render(NAME, templates=tmp_path, parts=())


def test_a_template_of_three_gigabytes_is_not_read(tmp_path: Path) -> None:
    """Of which the disk holds none."""
    with (tmp_path / NAME).open("wb") as file:
        file.truncate(3 << 30)

    with pytest.raises(TemplateError, match="more than 1000000 bytes"):
        render(NAME, templates=tmp_path, parts=())


ENDLESS = {
    "{% for i in range(99999) %}\n{% for i in range(99999) %}{% endfor %}{% endfor %}": (
        r"j2:2: it takes more than 0\.5 seconds"
    ),
    "\n{% for i in range(99999) %}{{ 'x' * 9999 }}{% endfor %}": "j2:2: it prints more than 50 MB",
    "{% set x = 'x' * 10000000000 %}": "j2:1: it needs more than 1,000 MB of memory",
}


@pytest.mark.parametrize("text", ENDLESS, ids=["time", "text", "memory"])
def test_what_has_no_end_ends(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By time, by memory, by what it prints; with the line where it stood."""
    monkeypatch.setattr(apart, "SECONDS", 0.5 if "seconds" in ENDLESS[text] else 60)

    with pytest.raises(TemplateError, match=ENDLESS[text]):
        render(NAME, templates=put(tmp_path, text), parts=())


def test_a_process_without_a_parent_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As after a kill of ours, here from the beginning."""
    endless = next(iter(ENDLESS))
    monkeypatch.setattr(apart.os, "getpid", lambda: -1)

    with pytest.raises(RuntimeError):
        render(NAME, templates=put(tmp_path, endless), parts=())


def test_a_process_that_does_not_answer_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even where it cannot look at the clock itself."""
    monkeypatch.setattr(apart, "_START", "while True: pass")
    monkeypatch.setattr(apart, "_TO_START", 0.2)
    monkeypatch.setattr(apart, "SECONDS", 0.1)

    with pytest.raises(TemplateError, match=r"it takes more than 0\.1 seconds"):
        render(NAME, templates=put(tmp_path, "x"), parts=())


def test_ours_is_printed_without_a_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that it stays fast."""
    monkeypatch.setattr(apart, "_run", None)

    assert render_checklist(demo(), format="md")
    assert render_pdf(demo()).startswith(b"%PDF")


TYPST_MISTAKES = {
    "\n#(1/0)": r"typ:2: cannot divide by zero",
    '#panic("\x1b[31m")': r"typ:1: panicked with: .*<U\+001B>\[31m",
    '\n#import "@preview/cetz:0.2.2": x': (
        "typ:2: the package @preview/cetz:0.2.2 is not there, and nothing is downloaded; put it "
        "into packages/preview/cetz/0.2.2 of the folder"
    ),
    '#read("../x")': "typ:1: ",
    '#read("/etc/passwd")': "typ:1: file not found",
    '#include "checklist.typ"': "typ:1: cyclic import",
    '#("x" * 2000000000)': "typ: it needs more than 1,000 MB of memory, or makes printing fail",
    "#for i in range(100000) { for j in range(100000) { let x = j } }": (
        "typ: it takes more than 2 seconds"
    ),
}


@pytest.mark.parametrize("text", TYPST_MISTAKES, ids=range(len(TYPST_MISTAKES)))
def test_a_mistake_in_a_template_of_a_pdf_is_one_line(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And it gets its folder only, no package, and no more time and memory than it may have."""
    monkeypatch.setattr(apart, "SECONDS", 2 if "2 seconds" in TYPST_MISTAKES[text] else 60)

    with pytest.raises(TemplateError, match=rf"^checklist\.{TYPST_MISTAKES[text]}"):
        render_pdf(demo(), templates=put(tmp_path, text, "checklist.typ"))


def test_no_package_is_asked_for_over_the_network(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever listens where a proxy of the user's stands hears nothing."""
    text = '#let x = "@pre" + "view/cetz:0.2.2"\n#import x'
    with socket.create_server(("127.0.0.1", 0)) as proxy:
        address = f"http://127.0.0.1:{proxy.getsockname()[1]}"
        for name in ("https_proxy", "HTTPS_PROXY", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, address)
        with pytest.raises(TemplateError, match=r"^checklist\.typ:2: "):
            render_pdf(demo(), templates=put(tmp_path, text, "checklist.typ"))
        proxy.setblocking(False)
        with pytest.raises(BlockingIOError):
            proxy.accept()


def test_a_package_in_the_folder_is_used(tmp_path: Path) -> None:
    """For those who need one."""
    package = tmp_path / "packages" / "preview" / "mine" / "0.1.0"
    package.mkdir(parents=True)
    about = '[package]\nname = "mine"\nversion = "0.1.0"\nentrypoint = "a.typ"\n'
    (package / "typst.toml").write_text(about, "utf-8")
    (package / "a.typ").write_text('#let title = "x"', "utf-8")
    text = '#import "@preview/mine:0.1.0": title\n#set document(title: title)\n#title'

    assert render_pdf(demo(), templates=put(tmp_path, text, "checklist.typ")).startswith(b"%PDF")


links = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes")


@links
@pytest.mark.parametrize("name", [NAME, "checklist.typ", "a/print.css", "notes"])
def test_a_link_that_leads_out_of_the_folder_is_refused(name: str, tmp_path: Path) -> None:
    """To a file or to a folder, used or not, in every format."""
    templates = tmp_path / "mine"
    (templates / name).parent.mkdir(parents=True)
    (tmp_path / "secret").write_text("{{ 1/0 }}", "utf-8")
    (templates / name).symlink_to(tmp_path / "secret")
    message = rf"{name}: this link leads out of the folder of templates; put the file itself there"

    with pytest.raises(TemplateError, match=message):
        render_checklist(demo(), format="html", templates=templates)
    with pytest.raises(TemplateError, match=message):
        render_pdf(demo(), templates=templates)


@links
def test_links_within_the_folder_are_fine(tmp_path: Path) -> None:
    """Also where the folder is a link itself, and where they go in a ring."""
    inside = tmp_path / "inside"
    inside.mkdir()
    put(inside, "mine", "other")
    (inside / NAME).symlink_to("other")
    (inside / "ring").symlink_to(".")
    (tmp_path / "mine").symlink_to("inside")

    assert render_checklist(demo(), format="html", templates=tmp_path / "mine") == "mine"


@links
def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    """A pipe, which would be waited for."""
    os.mkfifo(tmp_path / "print.css")

    with pytest.raises(TemplateError, match=r"print\.css: this is a pipe, not a file; take it out"):
        check_folder(tmp_path)


def test_a_folder_of_very_many_files_is_no_folder_of_templates(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Such as all documents of somebody."""
    monkeypatch.setattr(folders, "MOST_ENTRIES", 2)
    for number in range(3):
        put(tmp_path, "", f"{number}")

    with pytest.raises(TemplateError, match="more than 2 files; give templates a folder of their"):
        check_folder(tmp_path)
