"""The pictures of a forecast: what they show is what was forecast."""

import xml.etree.ElementTree as ET

import attrs
import numpy as np
import pytest
from helpers.forecast_models import evening, evening_forecast

from ecoevent.chance.replicating import Wanted
from ecoevent.forecasting.forecast import forecast
from ecoevent.showing.printing.travel_pictures import MINUTES, day_chart, travel_pictures
from ecoevent.travel.day.log import Event, Noted
from ecoevent.travel.day.log_summary import arrivals, queue, summary
from ecoevent.words.text import LANGS, Lang

SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("lang", LANGS)
def test_each_bar_says_its_range(lang: Lang) -> None:
    """In the user's language, the longest first."""
    drawn = travel_pictures(evening_forecast(), lang)
    root = ET.fromstring(drawn["emissions-by-mode.svg"])  # noqa: S314 (ours)
    bars = [float(each.get("width", "")) for each in root.findall(f"{SVG}g/{SVG}rect")]
    first = {"fr": "auto solo: ", "en": "driving alone: "}[lang]

    assert bars == sorted(bars, reverse=True)
    assert root.findtext(f"{SVG}g/{SVG}title", "").startswith(first)
    assert {"fr": " à ", "en": " to "}[lang] in root.findtext(f"{SVG}desc", "")


def test_everyone_who_arrives_is_drawn() -> None:
    """The columns sum to those who reached the venue on the example day."""
    found = evening_forecast()
    columns, *lines = day_chart(found).series
    stranded = summary(found.example.log).outward.stranded

    assert sum(columns.values) == summary(found.example.log).set_out - stranded
    assert all(line.is_line for line in lines)
    assert len(lines) <= 2


def test_every_series_spans_the_same_day() -> None:
    """Interval by interval."""
    chart = day_chart(evening_forecast())

    assert len({len(series.values) for series in chart.series}) == 1
    assert chart.minutes == MINUTES


def far_from_people(noted: Noted) -> Noted:
    """Vehicles of the morning at midnight, those of the evening the next day."""
    if noted.event not in (Event.DEPARTED, Event.REACHED):
        return noted
    at_ms = np.where(noted.at_ms < 72_000_000, 0, 105_000_000).astype(np.int32)
    return attrs.evolve(noted, at_ms=at_ms)


def test_vehicles_that_run_when_nobody_is_there_break_no_queue() -> None:
    """A first bus before the first guest, a last one after the last."""
    log = evening_forecast().example.log
    odd = attrs.evolve(log, noted=tuple(map(far_from_people, log.noted)))
    starts, counts = queue(odd, "shuttle 1 stop", minutes=MINUTES)

    assert log.count(Event.DEPARTED)
    assert starts.tolist() == arrivals(odd, minutes=MINUTES)[0].tolist()
    assert counts.tolist() == queue(log, "shuttle 1 stop", minutes=MINUTES)[1].tolist()


def test_nobody_makes_no_picture() -> None:
    """An online event has nothing to draw."""
    said = evening()
    people = attrs.evolve(said.participants, in_person=0, origins=None)
    mobility = attrs.evolve(said.mobility, shuttles=None)  # an empty one would still emit
    plan = attrs.evolve(said, participants=people, mobility=mobility)
    found = forecast(plan, wanted=Wanted(replications=2), pairs=0, workers=1)

    assert travel_pictures(found, "fr") == {}
