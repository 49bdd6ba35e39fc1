"""Tries mutated files and command lines on ecoevent: `python tests/fuzz/run.py --kind plans`.

Each failure is printed with its kind, seed and smallest input found; the same kind and seed make
the same case on every machine. The cases run in a process of their own, with a limit of memory, so
that one that kills its process is told like any other.
"""

import argparse
import contextlib
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from fuzz import commands, files, lists
from fuzz.cases import MEGABYTES, Case, Kind, case_of, outcome
from fuzz.shrinking import shrunk

KINDS = {kind.name: kind for kind in (*files.KINDS, *lists.KINDS, *commands.KINDS)}
MOST_MEMORY = 3 * 2**30
"""Bytes of addresses: beyond them a case gets a MemoryError, and no machine is brought down."""
_TOLD = 3  # failures at one place that are shrunk and printed; of the others only the number


def failure(kind: Kind, case: Case) -> str | None:
    """What is wrong with the outcome of the case, or None."""
    with tempfile.TemporaryDirectory() as folder, _peak() as peak:
        found = outcome(kind, case, Path(folder))
    if found is None and peak and peak[0] > MEGABYTES:
        return f"takes {peak[0]:.0f} MB"
    return found


@contextlib.contextmanager
def _peak() -> Iterator[list[float]]:
    """The megabytes that what runs within takes at most, where Linux tells."""
    found: list[float] = []
    before = _resident("VmRSS:")
    with contextlib.suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    yield found
    if before:
        found.append((_resident("VmHWM:") - before) / 1024)


def _resident(name: str) -> int:
    with contextlib.suppress(OSError):
        for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
            if line.startswith(name):
                return int(line.split()[1])
    return 0


def run(kind: Kind, seeds: range, *, told: Counter[str], at: Path) -> int:
    """Try the cases of these seeds; how many fail."""
    failed = 0
    for seed in seeds:
        at.write_text(str(seed), encoding="ascii")
        case = case_of(kind, seed)
        found = failure(kind, case)
        if found is None:
            continue
        failed += 1
        place = _place(found)
        told[place] += 1
        if told[place] <= _TOLD:
            least = shrunk(case, partial(_fails_at, kind, place))
            print(f"FAILED {kind.name} seed {seed}: {found}\n{_shown(least)}", flush=True)
    return failed


def _fails_at(kind: Kind, place: str, case: Case) -> bool:
    found = failure(kind, case)
    return found is not None and _place(found) == place


def _place(found: str) -> str:
    """The kind of failure, and where it is: what two failures have in common."""
    return found.split(":", 1)[0] + found.rpartition(" at ")[2]


def _shown(case: Case) -> str:
    files = (f"    {name}: {content[:1500]!r}" for name, content in case.files.items())
    return "\n".join((*([f"    {list(case.words)}"] if case.words else []), *files))


def _inside(kind: Kind, seeds: range, at: Path) -> int:
    """What the process with a limit does."""
    with contextlib.suppress(ImportError):
        import resource  # noqa: PLC0415 (not on Windows)

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    return run(kind, seeds, told=Counter(), at=at)


def _watched(kind: Kind, seeds: range) -> int:
    """Run the seeds in processes of their own; one that dies is a failure, and the rest go on."""
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        at = Path(folder) / "seed"
        first = seeds.start
        while first < seeds.stop:
            words = ["--kind", kind.name, "--seeds", f"{first}:{seeds.stop}", "--inside", str(at)]
            done = subprocess.run([sys.executable, __file__, *words], check=False)
            if done.returncode == 0:
                return failed + int(at.read_text(encoding="ascii"))
            last = int(at.read_text(encoding="ascii"))
            print(f"FAILED {kind.name} seed {last}: the process dies ({done.returncode})")
            failed += 1
            first = last + 1
    return failed


def main() -> int:
    """Run what the command line asks for; 1 where anything fails."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kind", choices=[*KINDS, "all"], default="all")
    parser.add_argument("--seeds", default="0:1000", metavar="FIRST:END", help="by default 0:1000")
    parser.add_argument("--show", action="store_true", help="print the cases instead")
    parser.add_argument("--inside", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    first, _, end = asked.seeds.partition(":")
    seeds = range(int(first), int(end or int(first) + 1))
    kinds = KINDS.values() if asked.kind == "all" else [KINDS[asked.kind]]
    if asked.show:
        for kind in kinds:
            for seed in seeds:
                print(f"{kind.name} seed {seed}\n{_shown(case_of(kind, seed))}")
        return 0
    if asked.inside:
        failed = _inside(next(iter(kinds)), seeds, asked.inside)
        asked.inside.write_text(str(failed), encoding="ascii")
        return 0
    whole = 0
    for kind in kinds:
        began = time.monotonic()
        failed = _watched(kind, seeds)
        whole += failed
        print(
            f"{kind.name}: {len(seeds)} cases, {failed} failed, {time.monotonic() - began:.0f} s",
            flush=True,
        )
    return 1 if whole else 0


if __name__ == "__main__":
    os.environ.setdefault("LC_ALL", "C.UTF-8")
    sys.exit(main())
