"""Totals that others published come out of their method, written as a factor set."""

import datetime as dt
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from helpers.reference import reference_rows

from ecoevent import Plan
from ecoevent.footprint import Travel, estimate_travel, load_factors, to_candidates
from ecoevent.plan.sections.event import Event
from ecoevent.plan.sections.participants import Origin, Participants
from ecoevent.plan.sections.venue import Venue

METHOD = Path(__file__).parent / "three-bands.yaml"
each_year = pytest.mark.parametrize("year", range(2010, 2016))


def published(year: int) -> dict[str, str]:
    """What was published for the conference of that year."""
    (found,) = (
        row for row in reference_rows("published/sigplan_published.csv") if row["year"] == str(year)
    )
    return found


def homes(year: int) -> list[dict[str, str]]:
    """Where the participants of that year live."""
    rows = reference_rows("published/sigplan_origins.csv")
    return [row for row in rows if row["year"] == str(year)]


@cache
def by_names(year: int) -> Travel:
    """The travel of that year with every home found by city, state and country alone."""
    about = published(year)
    origins = [
        Origin(
            place=", ".join(filter(None, (row["city"], row["state"], row["country"]))),
            count=int(row["participants"]),
        )
        for row in homes(year)
    ]
    plan = Plan(
        event=Event(name="ICFP", starts=dt.date(year, 9, 1)),
        venue=Venue(place=f"{about['dest_lat']}, {about['dest_lon']}"),
        participants=Participants(origins=tuple(origins)),
    )
    return estimate_travel(plan, factors=METHOD)


@each_year
def test_the_published_total_comes_out_to_the_tonne(year: int) -> None:
    """From the coordinates of where everyone lives."""
    about, rows = published(year), homes(year)
    lat, lon = np.array([(float(row["lat"]), float(row["lon"])) for row in rows]).T

    found = to_candidates(
        lat=lat,
        lon=lon,
        people=[int(row["participants"]) for row in rows],
        venue_lat=float(about["dest_lat"]),
        venue_lon=float(about["dest_lon"]),
        factor_set=load_factors(METHOD),
    )

    assert f"{found.total_kg[0] / 1000:.0f}" == about["published_tCO2e"]


@each_year
def test_the_total_is_within_two_percent_by_names_alone(year: int) -> None:
    """Those whose place is not found count like the average of the others."""
    wanted = float(published(year)["published_tCO2e"])

    assert by_names(year).total_kg / 1000 == pytest.approx(wanted, rel=0.02)


@each_year
def test_who_is_not_placed_is_listed_with_the_reason(year: int) -> None:
    """They are few, and each says why."""
    origins = by_names(year).origins
    reasons = [str(group.error) for group in origins.unplaced]

    assert all(
        group.asked in reason for group, reason in zip(origins.unplaced, reasons, strict=True)
    )
    assert origins.placed_people >= 0.97 * origins.people
