"""What docs/factors.md, docs/travel.md and docs/forecast.md show is what happens."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from helpers.paths import ROOT

from ecoevent.commands.estimates import estimate
from ecoevent.footprint import check_factors, emissions, load_factors
from ecoevent.footprint.comparing import one_leg

FACTORS, TRAVEL, FORECAST = (
    (ROOT / "docs" / f"{name}.md").read_text("utf-8") for name in ("factors", "travel", "forecast")
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


@pytest.mark.parametrize("snippet", [*blocks(TRAVEL, "python"), *blocks(FORECAST, "python")])
def test_a_snippet_runs(snippet: str) -> None:
    """As typed, from the top of a checkout."""
    done = subprocess.run(
        [sys.executable, "-c", snippet], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert done.stderr == ""
    assert done.stdout != ""


def test_every_option_of_the_forecast_is_told() -> None:
    """And none that is not there."""
    own = {opt for param in estimate.params for opt in param.opts if opt.startswith("--")}
    told = set(re.findall(r"--[a-z][a-z0-9-]+", FORECAST))

    assert own - {"--lang", "--output"} == told
