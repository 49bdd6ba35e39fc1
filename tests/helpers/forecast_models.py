"""Forecasts for tests, and models whose workers die; here, so that other processes can import them.

The plan is small and uses all that a day has: a shuttle, a lot, a rack, a gate and the last metro.
"""

import multiprocessing
import os
import signal
import sys
from functools import cache
from pathlib import Path

import attrs
import numpy as np

from ecoevent import parse_plan
from ecoevent.chance.apportioning import Replications
from ecoevent.chance.replicating import BATCH, Wanted
from ecoevent.footprint.emitting import emissions
from ecoevent.footprint.factors import load_factors
from ecoevent.forecasting.figures import Figures, groups_of
from ecoevent.forecasting.forecast import Forecast, forecast
from ecoevent.forecasting.possible import Setup
from ecoevent.plan.model import Plan
from ecoevent.travel.day.service_file import load_service
from ecoevent.travel.demand import demand
from ecoevent.travel.visit import visit_of

EVENING = """\
event: {name: Soirée des grappes, starts: 2027-03-04, kind: networking, format: hybrid,
  opens_at: "17:30", closes_at: "23:30"}
venue: {name: Salle, place: Montréal, car_parking_places: 3, bike_parking_places: 1,
  check_in_desks: 1}
participants:
  in_person: 60
  online: 10
  overnight_share: 10 %
  origins:
    - {place: Montréal, count: 40}
    - {place: Laval, count: 10}
    - {place: Sherbrooke, count: 5}
    - {place: Sainte-Chimère-du-Lac-Perdu, count: 5}
mobility:
  shuttles:
    - {name: Navette du métro, seats: 12, trips: 6, distance_km: 4, energy: electric}
  mode_shares: {transit: 45 %, car: 20 %, shuttle: 25 %}
  mode_shares_answers: 40
actual:
  mobility: {mode_shares: {transit: 50 %, car: 45 %}}
"""


def evening() -> Plan:
    """A small evening in Montréal of which most is said."""
    return parse_plan(EVENING, file="soiree.yaml")


@cache
def evening_forecast() -> Forecast:
    """Its forecast, as long as tests have time for."""
    return forecast(evening(), wanted=Wanted(replications=32), pairs=3, workers=1)


def evening_model() -> Replications:
    """The model that the replications of its forecast run."""
    base = demand(visit_of(evening()))
    factors = load_factors()
    central = emissions(base.legs(), factors)
    setup = Setup(demand=base, factor_set=factors, service=load_service(), region="CA-QC")
    return Replications(
        model=Figures(setup=setup, groups=groups_of(central, len(base.people))), seed=1
    )


@attrs.frozen
class DyingOnce:
    """The model of a forecast, but the first process to come to the sixth batch kills itself."""

    model: Replications
    flag: Path

    def __call__(self, first: int, last: int) -> np.ndarray:
        """The rows of the replications."""
        if first >= 5 * BATCH and not self.flag.exists():
            self.flag.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return self.model(first, last)


@attrs.frozen
class DyingOnDask:
    """The model of a forecast, which no Dask worker survives; other processes do."""

    model: Replications

    def __call__(self, first: int, last: int) -> np.ndarray:
        """The rows of the replications."""
        if "distributed.worker" in sys.modules and multiprocessing.parent_process() is not None:
            os.kill(os.getpid(), signal.SIGKILL)
        return self.model(first, last)
