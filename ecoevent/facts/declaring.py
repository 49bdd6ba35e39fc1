"""How a derived fact is declared: its name, unit and bounds above the function that computes it."""

from collections.abc import Callable
from typing import Any

import attrs

from ecoevent.engine.fact import FactKind, FactName, FactType
from ecoevent.facts.answers import Answer
from ecoevent.plan.fields import spaced
from ecoevent.plan.model import Plan
from ecoevent.words.text import Text

Compute = Callable[[Plan], Answer[Any]]


@attrs.frozen(eq=False)
class Derivation:
    """A fact that is computed from the plan.

    Attributes:
        paths: all that it may depend on; `[]` stands for every item of a list.
    """

    kind: FactKind
    paths: tuple[str, ...]
    compute: Compute

    def __call__(self, plan: Plan) -> Answer[Any]:
        """The fact's answer for *plan*."""
        return self.compute(plan)


def derived_flag(
    name: str, title: Text, *, paths: tuple[str, ...]
) -> Callable[[Compute], Derivation]:
    """Declare the function below as the fact *name*, true or false."""
    return _declare(_kind(name, title, fact_type="flag"), paths)


def derived_share(
    name: str, title: Text, *, paths: tuple[str, ...]
) -> Callable[[Compute], Derivation]:
    """Declare the function below as the fact *name*, from 0 to 1."""
    return _declare(_kind(name, title, low=0.0, high=1.0), paths)


def derived_number(  # noqa: PLR0913 (a declaration names everything once)
    name: str,
    title: Text,
    *,
    paths: tuple[str, ...],
    unit: str,
    high: float,
    low: float = 0.0,
    whole: bool = False,
) -> Callable[[Compute], Derivation]:
    """Declare the function below as the fact *name*, a number in *unit*."""
    return _declare(_kind(name, title, unit=unit, low=low, high=high, whole=whole), paths)


def _kind(name: str, title: Text, *, fact_type: FactType = "number", **rest: Any) -> FactKind:
    return FactKind(name=FactName(name), type=fact_type, title=spaced(title), derived=True, **rest)


def _declare(kind: FactKind, paths: tuple[str, ...]) -> Callable[[Compute], Derivation]:
    return lambda compute: Derivation(kind, paths, compute)
