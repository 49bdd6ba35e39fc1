"""Commands that write, killed at every step of writing: the old file or the new one, no litter.

    python tests/kills.py [--count 200] [--seed 1] [--every 1]

A step is a line of Python in `ecoevent/writing.py` or `ecoevent/partial.py`, and in what these call
of `pathlib`. Functions that write
and edit are killed at each step, one after the other; then commands, as often as asked, at steps
drawn by chance. `kill -9` is what the process does to itself at that step, so nothing is waited
for. After each kill the file holds the old bytes or the new ones, and after the next run the
folder holds what was asked for and nothing else.
"""

import argparse
import io
import os
import pathlib
import random
import signal
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import redirect_stdout, suppress
from functools import partial
from pathlib import Path
from types import FrameType
from typing import Any

from ecoevent import partial as partial_files, writing
from ecoevent.commands import cli

WATCHED = {writing.__file__, partial_files.__file__}
PLAN = b"event: {name: Fete, starts: 2027-05-20, format: in_person}\n"
LIST = b"city,country\n" + 7 * b"Laval,Canada\n"
OLD = b"the old content\n"
COMMANDS = (
    ("init", "new.yaml", "--force"),
    ("schema", "-o", "out.json"),
    ("score", "plan.yaml", "-o", "out.txt"),
    ("facts", "plan.yaml", "-o", "out.json"),
    ("checklist", "plan.yaml", "-o", "out.html"),
    ("checklist", "plan.yaml", "-o", "out.xlsx"),
    ("rules", "list", "-o", "out.txt"),
    ("travel", "import", "list.csv", "--into", "plan.yaml", "-o", "out.txt"),
)
Work = Callable[[], Any]
Files = dict[str, bytes]


def in_child(work: Work, *, kill_at: int) -> tuple[bool, int]:
    """Whether the work was killed at that step, in a copy of this process; the steps it took."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os._exit(traced(work, kill_at, writer))
    os.close(writer)
    with os.fdopen(reader, "rb") as told:
        steps = told.read()
    _, status = os.waitpid(child, 0)
    if not os.WIFSIGNALED(status) and os.waitstatus_to_exitcode(status):
        raise SystemExit(f"the work itself failed: {os.waitstatus_to_exitcode(status)}")
    return os.WIFSIGNALED(status), int(steps or b"0")


def traced(work: Work, kill_at: int, writer: int) -> int:
    """Do the work and kill this process at the step; the exit code if it is never reached."""
    count = 0

    def trace(frame: FrameType, event: str, _argument: Any) -> Any:
        nonlocal count
        if not is_watched(frame):
            return None
        if event == "line":
            count += 1
            if count == kill_at:
                os.kill(os.getpid(), signal.SIGKILL)
        return trace

    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        sys.stdout = nowhere
        sys.settrace(trace)
        try:
            work()
        except SystemExit as ended:
            if ended.code:
                return int(ended.code)
        finally:
            sys.settrace(None)
    os.write(writer, str(count).encode())
    return 0


def is_watched(frame: FrameType) -> bool:
    """Whether a step of writing is taken there: in our files, or in pathlib on their behalf."""
    name, caller = frame.f_code.co_filename, frame.f_back
    if name in WATCHED:
        return True
    return name == pathlib.__file__ and caller is not None and is_watched(caller)


def held(folder: Path) -> Files:
    """What the files of the folder hold, by name."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def check_after(kill_at: int, before: Files, after: Files, folder: Path, work: Work) -> None:
    """See that each file is old or new, and that the next run leaves nothing else."""
    for name, content in held(folder).items():
        if name.startswith(".ecoevent-"):
            continue
        if content not in {before.get(name), after.get(name)}:
            raise SystemExit(f"killed at step {kill_at}, {name} is neither old nor new")
    lost = before.keys() - held(folder).keys()
    if lost:
        raise SystemExit(f"killed at step {kill_at}, {lost} are gone")
    in_child(work, kill_at=0)
    if held(folder) != after:
        raise SystemExit(f"after a kill at step {kill_at}: {sorted(held(folder))}")


def killed_once(work: Work, before: Files, after: Files, kill_at: int) -> bool:
    """Whether the work, begun with these files, was killed at that step and all was well."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.chdir(folder)
        fill(folder, before)
        was_killed, _ = in_child(work, kill_at=kill_at)
        check_after(kill_at, before, after, folder, work)
        os.chdir("/")
    return was_killed


def done_once(work: Work, before: Files, *, do: Callable[[Work], int]) -> tuple[Files, int]:
    """What the work makes of these files when nobody kills it, and the steps it takes."""
    with tempfile.TemporaryDirectory() as name:
        os.chdir(name)
        fill(Path(name), before)
        steps = do(work)
        made = held(Path(name))
        os.chdir("/")
    return made, steps


def steps_of(work: Work) -> int:
    """How many steps it takes, in a copy of this process."""
    return in_child(work, kill_at=0)[1]


def fill(folder: Path, files: Files) -> None:
    """Write the files into the folder."""
    for name, content in files.items():
        (folder / name).write_bytes(content)


def write() -> None:
    """Write over a file."""
    writing.write_bytes(Path("out.txt"), b"the new content\n")


def edit() -> None:
    """Edit a file, or find it edited."""
    path = Path("out.txt")
    writing.edit_bytes(path, b"the new content\n", was=path.read_bytes())


def step_by_step(every: int) -> int:
    """Kill functions at each of their steps, or only at every so many; how often."""
    killed = 0
    for work, before in ((write, {"out.txt": OLD}), (write, {}), (edit, {"out.txt": OLD})):
        after, steps = done_once(work, before, do=steps_of)
        killed += sum(killed_once(work, before, after, step) for step in range(1, steps + 1, every))
    return killed


def run(arguments: Sequence[str]) -> None:
    """A command."""
    cli(list(arguments), prog_name="ecoevent")


def in_this_process(work: Work) -> int:
    """Do the work here, so that copies of this process have all that it imports."""
    with redirect_stdout(io.StringIO()), suppress(SystemExit):
        work()
    return 0


def at_random(count: int, seed: int) -> int:
    """Kill commands at steps drawn by chance; how often."""
    chance = random.Random(seed)  # noqa: S311 (no secret)
    known: dict[tuple[str, ...], tuple[Files, int]] = {}
    killed = 0
    for _ in range(count):
        command = chance.choice(COMMANDS)
        work = partial(run, command)
        before = {"plan.yaml": PLAN, "list.csv": LIST}
        before |= {name: OLD for name in command if name.startswith(("out.", "new."))}
        if command not in known:
            done_once(work, before, do=in_this_process)
            known[command] = done_once(work, before, do=steps_of)
        after, steps = known[command]
        killed += killed_once(work, before, after, chance.randint(1, steps))
    return killed


def main() -> None:
    """Kill, look, and say how often all was well."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--every", type=int, default=1)
    asked = parser.parse_args()
    one_by_one, drawn = step_by_step(asked.every), at_random(asked.count, asked.seed)
    sys.stdout.write(
        f"killed at {one_by_one} steps one by one, {drawn} drawn by chance:"
        " old or new each time, nothing left over\n"
    )


if __name__ == "__main__":
    main()
