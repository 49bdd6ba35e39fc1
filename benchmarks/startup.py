"""How long the command line takes to start, beside the bare import of the libraries it needs.

    python benchmarks/startup.py [--rounds 15]

Whole processes, in turn, medians; run it in an environment where ecoevent is installed as users
install it (not editable, which costs some milliseconds of its own). Bounds: `ecoevent --help` at
most 1.5 times `import click`; `ecoevent score` on a plan of some 120 lines at most 3 times
`import click, attrs, cattrs, yaml`.
"""

import argparse
import statistics
import subprocess
import sys
import time
from pathlib import Path

DEMO = str(Path(__file__).parents[1] / "examples" / "demo.yaml")
START = "import sys; from ecoevent.commands import main; sys.argv[0] = 'ecoevent'; main()"
CONTENDERS = {
    "import click": ["-c", "import click"],
    "ecoevent --help": ["-c", START, "--help"],
    "import click, attrs, cattrs, yaml": ["-c", "import click, attrs, cattrs, yaml"],
    "ecoevent score": ["-c", START, "score", DEMO],
}
BOUNDS = (
    ("ecoevent --help", "import click", 1.5),
    ("ecoevent score", "import click, attrs, cattrs, yaml", 3.0),
)


def seconds(arguments: list[str]) -> float:
    """The wall time of one process."""
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL, cwd=Path(sys.prefix)
    )
    return time.perf_counter() - start


def main() -> None:
    """Time all of them in turn and print medians and ratios."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=15)
    rounds = parser.parse_args().rounds
    times: dict[str, list[float]] = {name: [] for name in CONTENDERS}
    for turn in range(rounds + 1):
        for name, arguments in CONTENDERS.items():
            taken = seconds(arguments)
            if turn:  # the first round warms the caches
                times[name].append(taken)
    medians = {name: statistics.median(taken) for name, taken in times.items()}
    for name, median in medians.items():
        print(f"{name:36} {1000 * median:6.0f} ms")
    for ours, theirs, bound in BOUNDS:
        ratio = statistics.median(a / b for a, b in zip(times[ours], times[theirs], strict=True))
        verdict = "reached" if ratio <= bound else "NOT reached"
        print(f"{verdict:12} {ours} at most {bound:g} times {theirs}: {ratio:.2f}")


if __name__ == "__main__":
    main()
