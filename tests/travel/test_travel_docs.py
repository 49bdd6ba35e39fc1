"""What docs/factors.md and docs/travel.md show is what happens."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from ecoevent import check_factors, emissions, load_factors
from ecoevent.travel.factor_sets.comparing import one_leg

ROOT = Path(__file__).parents[2]
FACTORS, TRAVEL = (
    (ROOT / "docs" / f"{name}.md").read_text("utf-8") for name in ("factors", "travel")
)


def blocks(page: str, lang: str) -> list[str]:
    """The blocks of a language."""
    return re.findall(rf"```{lang}\n(.*?)```", page, re.DOTALL)


def test_a_set_of_ones_own_is_ten_lines(tmp_path: Path) -> None:
    """It is right as it stands, and gives what the page says."""
    (text,) = blocks(FACTORS, "yaml")
    path = tmp_path / "our-agency.yaml"
    path.write_text(text, "utf-8")
    found = {
        mode: emissions(one_leg((mode, "average"), km=700), load_factors(path)).total_kg
        for mode in ("plane", "car")
    }

    assert text.count("\n") == 10
    assert check_factors(path) == ()
    assert found == pytest.approx({"plane": 397.5, "car": 455})
    assert "= 397.5 kg" in FACTORS
    assert "= 455 kg" in FACTORS


@pytest.mark.parametrize("snippet", blocks(TRAVEL, "python"))
def test_a_snippet_runs(snippet: str) -> None:
    """As typed, from the top of a checkout."""
    done = subprocess.run(
        [sys.executable, "-c", snippet], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert done.stderr == ""
    assert done.stdout != ""
