"""A plan in, its facts out: given, derived and evidenced, each with where it was said."""

from ecoevent.facts.evidence import unevidenced
from ecoevent.facts.measuring import VOCABULARY, measure, measure_actual

__all__ = ["VOCABULARY", "measure", "measure_actual", "unevidenced"]
