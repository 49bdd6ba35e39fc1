"""A forecast of travel in, plain dictionaries for JSON out; docs/json.md describes the format."""

from typing import Any

import attrs

from ecoevent.chance.ranges import Range
from ecoevent.forecasting.assumptions import ASSUMPTIONS, share_of_factors, to_find_out
from ecoevent.forecasting.forecast import Forecast, OriginForecast
from ecoevent.forecasting.surveyed import Surveyed
from ecoevent.showing.exporting.scores import Json, text_json
from ecoevent.showing.exporting.travel import about_set_json, group_json, method_json, number_json
from ecoevent.travel.day.log_summary import summary


def forecast_json(forecast: Forecast) -> Json:
    """The format `ecoevent.forecast/1`."""
    setup = forecast.setup
    venue = setup.demand.homes.venue
    region = setup.demand.behaviour.region
    return {
        "format": "ecoevent.forecast/1",
        "event": _event_json(forecast),
        "venue": None if venue is None else venue.label,
        "people": forecast.people,
        "method": "monte-carlo",
        "seed": forecast.seed,
        "replications": forecast.replications,
        "boundary": setup.boundary,
        "non_co2": setup.non_co2,
        "factors": about_set_json(setup.factor_set),
        "factor_region": setup.region,
        "behaviour_region": region.id,
        "total_kg": range_json(forecast.total),
        "kg_per_person": range_json(forecast.per_person),
        "by_mode": [
            {"mode": one.mode, "people": range_json(one.people), "kg": range_json(one.kg)}
            for one in forecast.by_mode
        ],
        "by_origin": [_origin_json(one) for one in forecast.by_origin],
        "mode_shares": {word: range_json(share) for word, share in forecast.shares.items()},
        "figures": {name: range_json(one) for name, one in forecast.figures.items()},
        "variance": [
            {
                **attrs.asdict(one),
                "title": text_json(ASSUMPTIONS[one.assumption].title),
                "measure": text_json(ASSUMPTIONS[one.assumption].measure),
            }
            for one in forecast.variance
        ],
        "measure_first": list(to_find_out(forecast.variance)),
        "factors_share": share_of_factors(forecast.variance),
        "surveyed": [_surveyed_json(one) for one in forecast.surveyed],
        "example_day": _day_json(forecast),
        "methods": [method_json(method) for method in forecast.central.methods],
        "unplaced": [group_json(group) for group in forecast.unplaced],
        "notes": [text_json(note) for note in forecast.notes],
    }


def range_json(found: Range) -> Json:
    """Percentiles, the mean and its standard error, each by its name."""
    return {name: number_json(value) for name, value in attrs.asdict(found).items()}


def _event_json(forecast: Forecast) -> Json:
    event = forecast.plan.event
    return {"name": event.name, "starts": event.starts.isoformat()}


def _origin_json(one: OriginForecast) -> Json:
    """`what` tells apart a place, all other places and trips of those who stay overnight."""
    what = {None: "others", "": "near_the_event"}.get(one.label, "origin")
    label = one.label or None
    return {"what": what, "label": label, "people": one.people, "kg": range_json(one.kg)}


def _surveyed_json(one: Surveyed) -> Json:
    return attrs.asdict(one) | {"forecast": range_json(one.forecast)}


def _day_json(forecast: Forecast) -> Json:
    """What happened on the day of replication 0."""
    told = summary(forecast.example.log)
    return {
        "set_out": told.set_out,
        "outward": attrs.asdict(told.outward),
        "homeward": attrs.asdict(told.homeward),
        "entered": told.entered,
        "turned_away": [
            {
                "place": one.place,
                "event": one.event.name.lower(),
                "people": one.people,
                "instead": None if one.kind is None else one.kind[0],
            }
            for one in told.turned_away
        ],
        "waits": [_wait_json(one) for one in told.waits],
        "shuttle_runs": told.vehicles,
        "empty_shuttle_runs": told.empty_vehicles,
    }


def _wait_json(wait: Any) -> Json:
    named = attrs.asdict(wait)
    minutes = {key: named[key] for key in ("mean", "median", "p95", "longest")}
    return {"place": wait.place, "people": wait.people, "minutes": minutes}
