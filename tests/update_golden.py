"""Write the golden files again: `python tests/update_golden.py`; then read the diff.

To add one, add its name and the function that makes its text to GOLDENS.
"""

import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from ecoevent.checklist import build_checklist
from ecoevent.engine.judging import judge
from ecoevent.facts import measure
from ecoevent.packs import load_pack
from ecoevent.plan.reading import read_plan
from ecoevent.printing import Format, render_checklist
from ecoevent.scoring import score
from ecoevent.text import Lang

FOLDER = Path(__file__).parent / "golden"
DEMO = Path(__file__).parent.parent / "examples" / "demo.yaml"


def checklist(*, lang: Lang, format: Format) -> str:  # noqa: A002 (as render_checklist)
    """The checklist of the demonstration event."""
    plan = read_plan(DEMO)
    made = build_checklist(plan, score(judge(measure(plan), load_pack())))
    return render_checklist(made, format=format, langs=(lang,))


GOLDENS: Mapping[str, Callable[[], str]] = {
    "checklist.fr.html": partial(checklist, lang="fr", format="html"),
    "checklist.en.html": partial(checklist, lang="en", format="html"),
    "checklist.fr.md": partial(checklist, lang="fr", format="md"),
    "checklist.en.md": partial(checklist, lang="en", format="md"),
}


def main() -> None:
    """Write every golden file and name those that changed."""
    FOLDER.mkdir(exist_ok=True)
    for name, made in GOLDENS.items():
        path, text = FOLDER / name, made()
        if not path.exists() or path.read_bytes() != text.encode():
            path.write_bytes(text.encode())
            sys.stdout.write(f"{path}\n")


if __name__ == "__main__":
    main()
