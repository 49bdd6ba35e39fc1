"""`ecoevent checklist`: formats, files and what is refused."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from helpers.paths import ROOT
from pypdf import PdfReader

from ecoevent.commands import cli

DEMO = str(ROOT / "examples" / "demo.yaml")
EMOJI = "event: {name: Fête 🎉, starts: 2027-05-20, format: in_person}\n"
STARTS = {"html": b"<!doctype", "md": b"# ", "pdf": b"%PDF", "xlsx": b"PK"}


def run(*arguments: str, text: str | None = None) -> Result:
    """The result of `ecoevent checklist …`."""
    environment = {"LC_ALL": "en_CA.UTF-8"}
    return CliRunner().invoke(cli, ["checklist", *arguments], input=text, env=environment)


@pytest.mark.parametrize("form", STARTS)
def test_the_end_of_the_file_s_name_says_the_format(form: str, tmp_path: Path) -> None:
    """Nothing is printed; the file is what its name promises."""
    path = tmp_path / f"list.{form}"
    done = run(DEMO, "--output", str(path), "--role", "mobility")

    assert (done.exit_code, done.output) == (0, "")
    assert path.read_bytes().lstrip().startswith(STARTS[form])


@pytest.mark.parametrize("form", STARTS)
def test_a_dash_is_standard_output(form: str, tmp_path: Path) -> None:
    """The same bytes as in the file."""
    path = tmp_path / "list"
    run(DEMO, "--output", str(path), "--format", form, "--role", "mobility")
    done = run(DEMO, "--output", "-", "--format", form, "--role", "mobility")

    assert done.stdout_bytes == path.read_bytes()


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (("--format", "pdf"), "pdf: add --output checklist.pdf, or --output - for standard output"),
        (("--format", "xlsx"), "xlsx: add --output checklist.xlsx, or"),
        (("--compact",), "pdf: add --output checklist.pdf"),
        (("--compact", "--format", "html"), "--compact prints a PDF; leave out --compact, or html"),
    ],
)
def test_what_cannot_be_is_one_line(arguments: tuple[str, ...], line: str) -> None:
    """With the next step, and code 2."""
    done = run(DEMO, *arguments)

    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith(line)
    assert done.stderr.count("\n") == 1


def test_compact_is_a_pdf_of_its_own(tmp_path: Path) -> None:
    """Smaller than the sheets."""
    sizes = []
    for name, more in (("compact", ["--compact"]), ("sheets", [])):
        path = tmp_path / f"{name}.pdf"
        run(DEMO, "--output", str(path), *more)
        sizes.append(path.stat().st_size)

    assert sizes[0] < sizes[1]


def test_a_sign_without_a_font_is_printed_in_words_and_needs_no_warning(tmp_path: Path) -> None:
    """The PDF is written, code 0."""
    path = tmp_path / "list.pdf"
    done = run("-", "--output", str(path), text=EMOJI)

    assert (done.exit_code, done.stderr) == (0, "")
    assert "[party popper]" in PdfReader(path).pages[0].extract_text()


def test_all_adds_what_does_not_apply() -> None:
    """Marked so; without it no row says so."""
    some, every = (run(DEMO, "--format", "md", *more).stdout for more in ([], ["--all"]))

    assert "_Does not apply_" not in some
    assert "| ☐ | ☑ | _Does not apply_" in every
    assert every.count("| ☐ |") > some.count("| ☐ |")


def test_all_of_one_role_is_that_role_only() -> None:
    """The two go together."""
    done = run(DEMO, "--format", "md", "--all", "--role", "mobility").stdout

    assert done.count("\n## Mobility ") == 1
    assert "\n## Catering " not in done


def test_the_cover_names_the_duties_of_the_place() -> None:
    """Of Canada and Québec for an event in Québec, of nobody for one that says no place."""
    there = run(DEMO, "--format", "md", "--lang", "en").stdout
    nowhere = "event: {name: F, starts: 2027-06-05, format: in_person}\n"
    none = run("-", "--format", "md", "--lang", "en", text=nowhere).stdout

    assert "(Canada, since 2023-12-20)" in there
    assert "French first (Québec" in there
    assert "Legal duties" not in none
