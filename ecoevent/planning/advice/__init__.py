"""What to change: the best set of actions for a budget, a level or the promise."""

from ecoevent.planning.advice.advising import Advice, Advised, FrontStep, Proof, advise
from ecoevent.planning.advice.sorting import Needing, Sorted

__all__ = ["Advice", "Advised", "FrontStep", "Needing", "Proof", "Sorted", "advise"]
