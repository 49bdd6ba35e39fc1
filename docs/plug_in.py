"""A registration system whose events ecoevent scores: a plug-in of a page.

`Ticket office` stands for any system: what its server answers is put into words that ecoevent
reads, and the score goes back as plain values. Tried by the test suite; copy it and go on.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from ecoevent import (
    EcoEventError,
    assess,
    load_pack,
    plan_from_mapping,
    registrations_from_rows,
    to_dict,
)
from ecoevent.registrations import answers_for, with_answers

EVENT = {
    "title": "Midi de la grappe",
    "day": "2027-05-20",
    "town": "Montréal, QC",
    "meals": [{"label": "Dîner", "menu": "vegetarian", "plates": 60}],
    "bins": ["recyclables", "organics", "landfill"],
}
ATTENDEES = [
    *[{"Ville": "Montréal", "Province": "QC", "Transport": "vélo"}] * 40,
    *[{"Ville": "Laval", "Province": "QC", "Transport": "métro"}] * 20,
]


def plan_of(event: Mapping[str, Any]) -> dict[str, Any]:
    """What the system knows of an event, by the names of a plan; the rest stays unknown."""
    meals = [
        {"name": meal["label"], "servings": {meal["menu"]: meal["plates"]}}
        for meal in event["meals"]
    ]
    return {
        "event": {"name": event["title"], "starts": event["day"], "format": "in_person"},
        "venue": {"place": event["town"]},
        "catering": {"meals": meals},
        "waste": {"streams": event["bins"]},
    }


def scored(event: Mapping[str, Any], attendees: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The score of the event with those who registered, or what is wrong, as plain values."""
    try:
        plan = plan_from_mapping(plan_of(event), name=event["title"])
        counts = registrations_from_rows(attendees, name=event["title"])
        plan = with_answers(plan, answers_for(counts))
        return to_dict(assess(plan, load_pack()))
    except EcoEventError as error:
        return {"error": {"fr": error.text("fr"), "en": error.text("en")}}


if __name__ == "__main__":
    print(scored(EVENT, ATTENDEES)["planned"]["score"])
