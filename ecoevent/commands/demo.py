"""A folder in, the example plan, its score and its checklists in both languages out."""

from pathlib import Path

from ecoevent.errors import FileError
from ecoevent.knowledge.resources import shipped
from ecoevent.plan.model import Plan
from ecoevent.plan.reading import parse_plan
from ecoevent.scoring.assessing import Assessment, assess
from ecoevent.scoring.packs import load_pack
from ecoevent.showing.printing import build_checklist, render_checklist, render_pdf
from ecoevent.words.text import LANGS, Text
from ecoevent.writing import write_bytes, write_new, write_text

PLAN = "demo.yaml"
_NO_FOLDER = Text(
    "{path}\u00a0: impossible de créer ce dossier ({reason})\u00a0; donnez-en un autre par "
    "--output",
    "{path}: this folder cannot be made ({reason}); give another one with --output",
)


def write_demo(folder: Path) -> tuple[Assessment, tuple[Path, ...]]:
    """Write the example plan and its checklists to *folder*.

    Returns:
        The assessment of the plan, and the paths written.

    Raises:
        FileError: the folder cannot be written, or its plan was changed since.
    """
    text = (shipped("examples") / PLAN).read_text("utf-8")
    plan = parse_plan(text, file=str(folder / PLAN))
    assessment = assess(plan, load_pack())
    _make(folder)
    write_new(folder / PLAN, text)
    written = [folder / PLAN]
    checklist = build_checklist(plan, assessment.planned)
    for lang in LANGS:
        page, paper = (folder / f"checklist.{lang}.{form}" for form in ("html", "pdf"))
        write_text(page, render_checklist(checklist, format="html", langs=(lang,)))
        write_bytes(paper, render_pdf(checklist, langs=(lang,)))
        written += [page, paper]
    return assessment, tuple(written)


def example_plans() -> dict[str, Plan]:
    """The example plans that ship with ecoevent, by name."""
    found = shipped("examples").iterdir()
    named = {file.name: file for file in found if file.name.endswith(".yaml")}
    return {
        name.removesuffix(".yaml"): parse_plan(named[name].read_bytes(), file=name)
        for name in sorted(named)
    }


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise FileError(_NO_FOLDER.filled(path=folder, reason=reason), path=str(folder)) from error
