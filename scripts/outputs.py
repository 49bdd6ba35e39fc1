"""Writes what every command prints of every example, or compares two such folders.

    python scripts/outputs.py write before/
    python scripts/outputs.py compare before/ after/

For a change that should change nothing: write once with the old code and once with the new.
A file holds the exit code, standard output and standard error of one call.
"""

import argparse
import difflib
import sys
from collections.abc import Iterator
from pathlib import Path

from click.testing import CliRunner

from ecoevent.commands import cli

ROOT = Path(__file__).parents[1]
OF_A_PLAN = (
    ["score"],
    ["score", "--format", "json"],
    ["score", "--pack", "core", "--pack", "quebec"],
    ["explain", "--format", "json"],
    ["explain"],
    ["questions"],
    ["questions", "--format", "json"],
    ["facts"],
    ["facts", "--format", "json"],
    ["checklist", "--format", "markdown"],
    ["checklist", "--format", "html", "--all"],
    ["travel", "--replications", "10"],
    ["travel", "--replications", "10", "--format", "json"],
    ["travel", "--fixed"],
    ["travel", "--fixed", "--format", "json"],
)
ALONE = (
    ["rules", "list"],
    ["rules", "list", "--format", "json"],
    ["rules", "weights", str(ROOT / "examples" / "demo.yaml")],
    ["rules", "crosswalk", "core", "quebec"],
    ["rules", "stale", "--on", "2030-01-01"],
    ["schema"],
    ["travel", "factors", "list"],
    ["travel", "factors", "show"],
    ["travel", "factors", "show", "--format", "json"],
    ["travel", "factors", "compare", "--km", "230"],
    ["travel", "factors", "compare", "--km", "230", "--format", "json"],
    ["travel", "places", "Montréal", "Paris", "H2X 1Y4", "YUL"],
)


def calls() -> Iterator[list[str]]:
    """Each command line whose output is kept."""
    for lang in ("fr", "en"):
        for words in ALONE:
            yield ["--lang", lang, *words]
        for plan in sorted((ROOT / "examples").glob("*.yaml")):
            for command, *options in OF_A_PLAN:
                yield ["--lang", lang, command, str(plan), *options]


def write(folder: Path) -> None:
    """What each call prints, a file each."""
    folder.mkdir(parents=True, exist_ok=True)
    for words in calls():
        result = CliRunner().invoke(cli, words)
        plain = [word.replace(f"{ROOT}/", "") for word in words]
        name = "_".join(plain).replace("/", "-").replace(" ", "")
        text = f"{result.exit_code}\n{result.stdout}\n--- stderr\n{result.stderr}"
        (folder / f"{name}.txt").write_text(text.replace(f"{ROOT}/", ""), "utf-8")


def compare(before: Path, after: Path) -> int:
    """Print every difference; how many files differ."""
    names = sorted({path.name for folder in (before, after) for path in folder.iterdir()})
    differing = [name for name in names if _lines(before / name) != _lines(after / name)]
    for name in differing:
        print(f"== {name}")
        sys.stdout.writelines(
            difflib.unified_diff(_lines(before / name), _lines(after / name), n=0)
        )
    print(f"{len(names)} outputs, {len(differing)} differ")
    return len(differing)


def _lines(path: Path) -> list[str]:
    return path.read_text("utf-8").splitlines(keepends=True) if path.exists() else []


def main() -> int:
    """Write or compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["write", "compare"])
    parser.add_argument("folders", nargs="+", type=Path)
    asked = parser.parse_args()
    if asked.what == "compare":
        return int(compare(*asked.folders) > 0)
    write(asked.folders[0])
    return 0


if __name__ == "__main__":
    sys.exit(main())
