"""Totals that others published come out of their method, written as a factor set."""

import csv
import os
from pathlib import Path

import numpy as np
import pytest

from ecoevent.travel.candidates import Candidates, to_candidates
from ecoevent.travel.factors import load_factors

METHOD = Path(__file__).parent / "three-bands.yaml"
REFERENCE = os.environ.get("ECOEVENT_REFERENCE")
FOLDER = Path(REFERENCE or "nowhere") / "published"
pytestmark = pytest.mark.skipif(
    not FOLDER.is_dir(), reason="the published origins are not ours; set ECOEVENT_REFERENCE"
)
YEARS = range(2010, 2016)


def rows_of(name: str, year: int) -> list[dict[str, str]]:
    """The lines of that year in one of the published tables."""
    with (FOLDER / name).open(encoding="utf-8") as file:
        return [row for row in csv.DictReader(file) if row["year"] == str(year)]


def published(year: int) -> dict[str, str]:
    """What was published for the conference of that year."""
    (found,) = rows_of("sigplan_published.csv", year)
    return found


def emitted(year: int, homes: list[tuple[float, float]], people: list[int]) -> Candidates:
    """What the journeys to the conference of that year emit."""
    about = published(year)
    lat, lon = np.array(homes).T
    return to_candidates(
        lat=lat, lon=lon, people=people, venue_lat=float(about["dest_lat"]),
        venue_lon=float(about["dest_lon"]), factor_set=load_factors(METHOD),
    )  # fmt: skip


@pytest.mark.parametrize("year", YEARS)
def test_the_published_total_comes_out_to_the_tonne(year: int) -> None:
    """From the coordinates of where everyone lives."""
    rows = rows_of("sigplan_origins.csv", year)
    homes = [(float(row["lat"]), float(row["lon"])) for row in rows]

    found = emitted(year, homes, [int(row["participants"]) for row in rows])

    assert f"{found.total_kg[0] / 1000:.0f}" == published(year)["published_tCO2e"]
