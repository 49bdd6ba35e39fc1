"""A plan in, its facts out: given, derived and evidenced, each with where it was said."""

from ecoevent.facts.evidence import unevidenced
from ecoevent.facts.measuring import VOCABULARY, measure, measure_actual
from ecoevent.facts.travel import TravelFigures

__all__ = ["VOCABULARY", "TravelFigures", "measure", "measure_actual", "unevidenced"]
