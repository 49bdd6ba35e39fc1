"""Worker processes end with the process that started them, however that one ends."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

_SCRIPT = """
import signal, threading
import attrs
from ecoevent.chance.replicating import BATCH, Interrupted, Wanted, replicate

@attrs.frozen
class Endless:
    def __call__(self, first, last):
        if first >= 4 * BATCH:
            print("working", flush=True)
            threading.Event().wait()
        return [[1.0]] * (last - first)

if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a test run may ignore it
    try:
        replicate(Endless(), Wanted(replications=100 * BATCH), workers=2)
    except Interrupted as stopped:
        print("stopped after", len(stopped.rows), flush=True)
"""


@pytest.fixture
def run(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """A process of which two workers work without end; they share its output."""
    script = tmp_path / "endless.py"
    script.write_text(_SCRIPT, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, str(script)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as started:
        assert started.stdout is not None
        assert started.stdout.readline() == "working\n"
        assert started.stdout.readline() == "working\n"
        yield started
        started.kill()


def test_workers_end_when_their_parent_is_killed(run: subprocess.Popen[str]) -> None:
    """Killed as no process can prepare for: the output ends, which the workers held open too."""
    run.kill()

    assert run.communicate(timeout=60)[0] == ""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals between processes")
def test_workers_end_when_their_parent_is_told_to_end(run: subprocess.Popen[str]) -> None:
    """SIGTERM, as a service or a closing session sends it."""
    run.terminate()

    assert run.communicate(timeout=60)[0] == ""
    assert run.returncode == -signal.SIGTERM


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals between processes")
def test_workers_do_not_keep_an_interrupted_run_waiting(run: subprocess.Popen[str]) -> None:
    """Ctrl-C: what was done is told at once, though the workers are in the midst of a batch."""
    run.send_signal(signal.SIGINT)

    assert run.communicate(timeout=60)[0] == "stopped after 64\n"
    assert run.returncode == 0
