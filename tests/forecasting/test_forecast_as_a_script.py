"""The lines of the README as a script: no process is started that would import it again."""

import subprocess
import sys
from pathlib import Path

import pytest
from helpers.paths import ROOT

SCRIPT = """
from ecoevent import forecast, read_plan
from ecoevent.forecasting import Wanted
print(forecast(read_plan("examples/committee-meeting.yaml"), wanted=Wanted(replications=96),
               pairs=2).replications)
"""


@pytest.mark.slow
def test_a_script_needs_no_guard(tmp_path: Path) -> None:
    """Without `if __name__ == "__main__"` a forecast of many batches comes to its end."""
    script = tmp_path / "script.py"
    script.write_text(SCRIPT, "utf-8")
    root = ROOT

    done = subprocess.run(
        [sys.executable, script], capture_output=True, text=True, check=False, cwd=root
    )

    assert (done.stdout, done.stderr) == ("96\n", "")
