"""Prints how long a checklist takes as PDF beside the bare compilation of the same page.

    python benchmarks/checklist_pdf.py            half a minute
    python benchmarks/checklist_pdf.py --quick    a few seconds, too noisy to quote

The bare compilation is typst's own, of the same template, with its JSON and its fonts made before.
Both take turns, in fresh processes for the first call; medians are printed.
"""

import argparse
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import attrs
import typst

from ecoevent import assess, build_checklist, load_pack, read_plan
from ecoevent.planning.checklist import Row
from ecoevent.showing.printing import Checklist, render_pdf
from ecoevent.showing.printing.pdf import TEMPLATE, pdf_inputs

ROOT = Path(__file__).parents[1]
MOST_TIMES_BARE = 5
SIZES = (60, 1_000)


def checklist_of(items: int) -> Checklist:
    """The checklist of the demonstration event with that many rows, over its roles in turn."""
    assessment = assess(read_plan(ROOT / "examples" / "demo.yaml"), load_pack())
    whole = build_checklist(assessment.plan, assessment.planned)
    rows = [row for sheet in whole.sheets for row in sheet.rows]
    kept = [_numbered(rows[number % len(rows)], number) for number in range(items)]
    sheets = [
        attrs.evolve(sheet, rows=tuple(row for row in kept if row.role == sheet.role))
        for sheet in whole.sheets
    ]
    return attrs.evolve(whole, sheets=tuple(sheet for sheet in sheets if sheet.rows))


def _numbered(row: Row, number: int) -> Row:
    """The row under an id of its own: rows that are equal would be one."""
    return attrs.evolve(row, rule_ids=(f"item.{number}",))


def timed(work: Callable[[], bytes]) -> float:
    """The seconds that it takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def contenders(items: int, *, compact: bool) -> dict[str, Callable[[], bytes]]:
    """The bare compilation of the pages, and ours."""
    checklist = checklist_of(items)
    bare = partial(
        typst.compile,
        (ROOT / "templates" / TEMPLATE).read_bytes(),
        font_paths=typst.Fonts(include_system_fonts=False),
        sys_inputs=pdf_inputs(checklist, langs=("fr",), paper="letter", compact=compact),
        pdf_standards=["ua-1"],
        timestamp=0,
    )
    return {"bare": bare, "ours": partial(render_pdf, checklist, compact=compact)}


def once(name: str, items: int, *, compact: bool) -> float:
    """The seconds of the first call in a fresh process, in which typst has cached nothing."""
    command = [sys.executable, __file__, "--once", name, "--items", str(items)]
    done = subprocess.run(
        [*command, *["--compact"] * compact], check=True, capture_output=True, text=True
    )
    return float(done.stdout)


def compare(items: int, *, rounds: int, compact: bool) -> float:
    """Print the times of first and of later calls; the greater ratio of their medians."""
    found = contenders(items, compact=compact)
    if found["bare"]() != found["ours"]():
        raise SystemExit("the two do not print the same pages")
    ratios = []
    for kind, clock in (
        ("first call", lambda name: once(name, items, compact=compact)),
        ("later calls", lambda name: timed(found[name])),
    ):
        pairs = [(clock("bare"), clock("ours")) for _ in range(rounds)]
        bare, ours = (statistics.median(column) * 1000 for column in zip(*pairs, strict=True))
        page = f"{items:,} items{', compact' if compact else ''}"
        print(f"{page:22} {kind:11} bare {bare:7.1f} ms, ours {ours:7.1f} ms: {ours / bare:.2f}")
        ratios.append(ours / bare)
    return max(ratios)


def main() -> None:
    """Time both sizes, on sheets and compact."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="smaller and too noisy to quote")
    parser.add_argument("--once", choices=["bare", "ours"], help=argparse.SUPPRESS)
    parser.add_argument("--items", type=int, default=60, help=argparse.SUPPRESS)
    parser.add_argument("--compact", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.once:
        print(timed(contenders(options.items, compact=options.compact)[options.once]))
        return
    rounds = 2 if options.quick else 9
    ratios = [
        compare(items, rounds=rounds, compact=compact)
        for items in SIZES
        for compact in (False, True)
    ]
    print(f"greatest ratio {max(ratios):.2f}; the bound is {MOST_TIMES_BARE}")


if __name__ == "__main__":
    main()
