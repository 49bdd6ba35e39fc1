"""A pack in, every source that a score or a forecast rests on out, and which are due."""

import datetime as dt
from collections.abc import Iterator

from ecoevent.claims import claim_knowledge
from ecoevent.engine.pack import RulePack
from ecoevent.footprint.factors import load_factors, shipped_factor_sets
from ecoevent.knowledge.sources import Cited, cited_in, due
from ecoevent.travel.choice.behaviour import general_text, region_text, regions
from ecoevent.travel.day.service_file import load_service


def sources_due(pack: RulePack, *, on: dt.date) -> tuple[Cited, ...]:
    """The sources to be reviewed before the day, the longest due first.

    Those of the rules of *pack*, and of all that ships with ecoevent: sets of factors, parameters
    of behaviour, regions, times of service, what the law says of claims.
    """
    return due(_all(pack), on=on)


def _all(pack: RulePack) -> Iterator[Cited]:
    for rule in pack.rules:
        yield Cited("rule", rule.id, rule.text.source)
    for name in shipped_factor_sets():
        yield from cited_in("factors", name, load_factors(name).sources)
    yield from cited_in("behaviour", "behaviour", general_text().sources)
    for name in regions():
        yield from cited_in("region", name, region_text(name).sources)
    yield from cited_in("service", "service", load_service().sources)
    yield from cited_in("claims", "claims", claim_knowledge().sources)
