"""Facts derived from what is bought."""

from collections.abc import Callable

from ecoevent.facts.answers import Answer, combine, each, ratio, said, total_of
from ecoevent.facts.declaring import Derivation, derived_number, derived_share
from ecoevent.plan.fields import MOST_RECORDS
from ecoevent.plan.model import Plan
from ecoevent.plan.sections.purchasing import Purchase
from ecoevent.words.text import Text

# Conseil québécois des évènements écoresponsables: a branch within 300 km counts as local.
DEFAULT_RADIUS_KM = 300.0
# Beyond it nothing is near, whatever radius a plan declares: our own choice, well over 300 km.
WIDEST_RADIUS_KM = 500.0

_PURCHASES = "purchasing.purchases"
_AMOUNTS = ("purchasing.purchases[].amount",)
_LOCALITY = (
    *_AMOUNTS,
    "purchasing.purchases[].is_local",
    "purchasing.purchases[].distance_km",
    "purchasing.local_radius_km",
)
_REUSED = frozenset({"rented", "borrowed", "reused", "bought_used"})
# what is eaten or done cannot be reused
_PASSING = frozenset({"food", "services"})
_MOST_VALUE = 1e12 * MOST_RECORDS


@derived_number(
    "purchasing.value",
    Text("Valeur des achats", "Value of purchases"),
    unit="currency",
    high=_MOST_VALUE,
    paths=_AMOUNTS,
)
def purchases_value(plan: Plan) -> Answer[float]:
    """What all purchases cost."""
    return total_of(each(plan, _PURCHASES, lambda bought, path: _amount(plan, bought, path)))


@derived_number(
    "purchasing.local_value",
    Text("Valeur des achats locaux", "Value of local purchases"),
    unit="currency",
    high=_MOST_VALUE,
    paths=_LOCALITY,
)
def local_value(plan: Plan) -> Answer[float]:
    """What the purchases from local suppliers cost."""
    return _value_where(plan, lambda bought, path: _is_local(plan, bought, path))


@derived_share(
    "purchasing.local_share",
    Text("Part des achats locaux", "Share of local purchases"),
    paths=_LOCALITY,
)
def local_purchases_share(plan: Plan) -> Answer[float]:
    """The share of local purchases, by value."""
    return ratio(local_value(plan), purchases_value(plan))


@derived_share(
    "purchasing.reused_share",
    Text("Part d'articles loués ou réutilisés", "Share of items rented or reused"),
    paths=(*_AMOUNTS, "purchasing.purchases[].category", "purchasing.purchases[].acquisition"),
)
def reused_share(plan: Plan) -> Answer[float]:
    """The share of things that are not bought new, by value, food and services left out."""

    def lasts(bought: Purchase, path: str) -> Answer[bool]:
        if bought.category in _PASSING:
            return combine(lambda _: False, said(plan, f"{path}.category", of=bought))
        acquisition = said(plan, f"{path}.acquisition", of=bought)
        return combine(lambda word: word != "service", acquisition)

    def is_reused(bought: Purchase, path: str) -> Answer[bool]:
        return combine(lambda kept: kept and bought.acquisition in _REUSED, lasts(bought, path))

    return ratio(_value_where(plan, is_reused), _value_where(plan, lasts))


@derived_share(
    "purchasing.social_economy_share",
    Text("Part des achats d'économie sociale", "Share of social economy purchases"),
    paths=(*_AMOUNTS, "purchasing.purchases[].social_economy"),
)
def social_economy_share(plan: Plan) -> Answer[float]:
    """The share bought from the social economy, by value."""
    return _share_where(plan, "social_economy")


@derived_share(
    "purchasing.fair_trade_share",
    Text("Part des achats équitables", "Share of fair-trade purchases"),
    paths=(*_AMOUNTS, "purchasing.purchases[].fair_trade"),
)
def fair_trade_share(plan: Plan) -> Answer[float]:
    """The share that is certified fair trade, by value."""
    return _share_where(plan, "fair_trade")


def _amount(plan: Plan, bought: Purchase, path: str) -> Answer[float]:
    return said(plan, f"{path}.amount", of=bought)


def _value_where(plan: Plan, counts: Callable[[Purchase, str], Answer[bool]]) -> Answer[float]:
    """The value of the purchases that count; one that costs nothing need not be asked about."""

    def value(bought: Purchase, path: str) -> Answer[float]:
        amount = _amount(plan, bought, path)
        if amount.value == 0:
            return amount
        return combine(lambda is_in, worth: worth if is_in else 0.0, counts(bought, path), amount)

    return total_of(each(plan, _PURCHASES, value))


def _share_where(plan: Plan, name: str) -> Answer[float]:
    def counts(bought: Purchase, path: str) -> Answer[bool]:
        return said(plan, f"{path}.{name}", of=bought)

    return ratio(_value_where(plan, counts), purchases_value(plan))


def _is_local(plan: Plan, bought: Purchase, path: str) -> Answer[bool]:
    """Whether the supplier is near: by its distance where that is given, else as declared.

    What is declared local within a radius of half a continent is not.
    """
    declared_local = said(plan, f"{path}.is_local", of=bought)
    if bought.distance_km is not None:
        return _is_within(plan, bought, path, declared_local)
    radius = said(plan, "purchasing.local_radius_km")
    if radius.is_missing:
        return declared_local
    return combine(lambda near, km: near and km <= WIDEST_RADIUS_KM, declared_local, radius)


def _is_within(
    plan: Plan, bought: Purchase, path: str, declared_local: Answer[bool]
) -> Answer[bool]:
    """Whether its distance is within the radius; one declared not to be local stays so."""
    distance = said(plan, f"{path}.distance_km", of=bought)
    radius = said(plan, "purchasing.local_radius_km")
    if radius.is_missing:
        # where it is declared too, nothing is guessed but beyond the widest radius nothing is near
        km = DEFAULT_RADIUS_KM if declared_local.is_missing else WIDEST_RADIUS_KM
        radius = Answer(km, is_assumed=declared_local.is_missing)
    within = combine(lambda far, km: far <= min(km, WIDEST_RADIUS_KM), distance, radius)
    if declared_local.is_missing:
        return within
    return combine(lambda near, inside: near and inside, declared_local, within)


DERIVED: tuple[Derivation, ...] = tuple(
    value for value in vars().values() if isinstance(value, Derivation)
)
