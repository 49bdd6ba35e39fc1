"""Days and hours that do not fit: of opening and closing, of shuttles, of evidence."""

import datetime as dt
from collections.abc import Iterator

from ecoevent.plan.doubts.side import Doubt, Side, warning
from ecoevent.plan.model import Actual

LONG_DAY = warning(
    "P421",
    "l'évènement ouvre à {opens} et ferme à {closes}, soit {hours} h par jour\u00a0; corrigez l'une"
    " des heures",
    "the event opens at {opens} and closes at {closes}, which is {hours} h a day; correct one of"
    " the times",
)
MANY_DAYS = warning(
    "P422",
    "l'évènement dure {days} jours\u00a0; vérifiez l'année et le mois de la fin",
    "the event lasts {days} days; check the year and the month of its end",
)
FAR_YEAR = warning(
    "P423",
    "l'évènement commence en {year}\u00a0; vérifiez l'année",
    "the event starts in {year}; check the year",
)
LAST_FIRST = warning(
    "P424",
    "le dernier départ vers l'évènement ({last}) précède le premier ({first})\u00a0; corrigez l'une"
    " des heures",
    "the last departure to the event ({last}) is before the first ({first}); correct one of the"
    " times",
)
AFTER_CLOSING = warning(
    "P425",
    "la navette part encore vers l'évènement à {last}, et il ferme à {closes}\u00a0; corrigez l'une"
    " des heures",
    "the shuttle still leaves for the event at {last}, and it closes at {closes}; correct one of"
    " the times",
)
FAR_EVIDENCE = warning(
    "P426",
    "la preuve date du {found}, à plus d'un an de l'évènement ({starts})\u00a0; vérifiez l'année",
    "the evidence is dated {found}, more than a year from the event ({starts}); check the year",
)

# Choices of ours: events that last a whole night are known, none that leave less than six hours
# to the next day; exhibitions apart, two months are an exhibition; evidence is gathered within the
# year before (contracts) and the year after (invoices).
_LONGEST_HOURS = 18
_LONGEST_DAYS = 60
_YEARS = range(1990, 2100)
_EVIDENCE_WITHIN = dt.timedelta(days=366)


def hours(side: Side) -> Iterator[Doubt]:
    """A day of nothing, or of nearly 24 hours."""
    event = side.event
    if side.start or event.opens_at is None or event.closes_at is None:
        return
    lasts = event.hours_a_day or 0
    if lasts == 0 or lasts > _LONGEST_HOURS:
        parts = {
            "opens": _at(event.opens_at),
            "closes": _at(event.closes_at),
            "hours": f"{lasts:g}",
        }
        yield Doubt(LONG_DAY, "event.closes_at", "event.opens_at", parts)


def days(side: Side) -> Iterator[Doubt]:
    """An event of months, or of another century."""
    if side.start:
        return
    if side.event.days > _LONGEST_DAYS:
        yield Doubt(MANY_DAYS, "event.ends", "event.starts", {"days": side.event.days})
    if side.event.starts.year not in _YEARS:
        yield Doubt(FAR_YEAR, "event.starts", "", {"year": side.event.starts.year})


def shuttles(side: Side) -> Iterator[Doubt]:
    """A shuttle whose last round is before its first, or after the event closes."""
    opens, closes = side.event.opens_at, side.event.closes_at
    is_by_day = opens is not None and closes is not None and opens < closes
    for position, shuttle in enumerate(side.said.mobility.shuttles or ()):
        first, last = shuttle.first_departure, shuttle.last_departure
        path = f"mobility.shuttles[{position}].last_departure"
        if last is None or not is_by_day or closes is None:  # past midnight, later may be earlier
            continue
        if first is not None and last < first:
            parts = {"last": _at(last), "first": _at(first)}
            yield Doubt(LAST_FIRST, path, path.replace("last_", "first_"), parts)
        elif last > closes:
            parts = {"last": _at(last), "closes": _at(closes)}
            yield Doubt(AFTER_CLOSING, path, "event.closes_at", parts)


def _at(time: dt.time) -> str:
    return f"{time:%H:%M}"


def evidence(side: Side) -> Iterator[Doubt]:
    """Evidence dated more than a year before the event or after it."""
    event = side.event
    proofs = side.said.evidence if isinstance(side.said, Actual) else ()
    for position, proof in enumerate(proofs):
        if proof.date is None:
            continue
        is_far = (
            not event.starts - _EVIDENCE_WITHIN <= proof.date <= event.last_day + _EVIDENCE_WITHIN
        )
        if is_far:
            parts = {"found": proof.date, "starts": event.starts}
            yield Doubt(FAR_EVIDENCE, f"evidence[{position}].date", "", parts)
