"""Events whose travel was published, forecast from what is known of them.

What is known is a number of people, a town and a kind of event; nothing is fitted to any of them.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import attrs

from ecoevent import read_plan
from ecoevent.chance.replicating import LEAST, Wanted
from ecoevent.footprint.emitting import Boundary, emissions
from ecoevent.forecasting.forecast import Forecast, forecast
from ecoevent.plan.model import Plan
from ecoevent.travel.demand import demand
from ecoevent.travel.visit import visit_of

PLANS = Path(__file__).parents[1] / "tests" / "travel" / "published"
ON_THE_ROAD = ("car", "carpool", "taxi")


@attrs.frozen(kw_only=True)
class Published:
    """An event with the figure that was published for it.

    Attributes:
        boundary: the one that matches the publisher's, as far as that is known.
        low_kg, high_kg: the publisher's own range, where there is one.
    """

    name: str
    title: str
    kg: float
    boundary: Boundary
    non_co2: Literal["none", "source"]
    low_kg: float | None = None
    high_kg: float | None = None

    @property
    def plan(self) -> Plan:
        """What is known of it."""
        return read_plan(PLANS / f"{self.name}.yaml")


EVENTS = (
    Published(
        name="montreal-hub",
        title="CuttingGardens 2023, Montréal hub, 50 people",
        kg=3_269,
        boundary="well_to_wheel",
        non_co2="source",
        low_kg=3_269 - 657,
        high_kg=3_269 + 657,
    ),
    Published(
        name="granby-gala",
        title="Gala, Granby, 450 people",
        kg=1_841,
        boundary="direct",
        non_co2="none",
    ),
    Published(
        name="bromont-supper",
        title="Supper, Bromont, 84 people",
        kg=990,
        boundary="direct",
        non_co2="none",
    ),
)


@attrs.frozen(kw_only=True)
class Row:
    """An event, its forecast, and the same if all were from around it."""

    event: Published
    found: Forecast
    all_local_kg: float

    @property
    def is_within(self) -> bool:
        """Whether the published figure lies between our 5th and 95th percentile."""
        return self.found.total.p5 <= self.event.kg <= self.found.total.p95

    @property
    def road_kg(self) -> float:
        """The mean of what cars and taxis emit."""
        return sum(one.kg.mean for one in self.found.by_mode if one.mode in ON_THE_ROAD)

    def cells(self) -> list[str]:
        """As a row of the table."""
        total = self.found.total
        values = (self.event.kg, total.p5, total.p50, total.p95, self.road_kg, self.all_local_kg)
        kg = [f"{value:,.0f}" for value in values]
        return [self.event.title, *kg, "inside" if self.is_within else "outside"]


HEAD = [
    "event",
    "published, kg",
    "p5",
    "p50",
    "p95",
    "cars, mean",
    "all from around",
    "published is",
]


def row_of(event: Published, *, replications: int = LEAST) -> Row:
    """The forecast of one event; the same seed as always."""
    options = {"boundary": event.boundary, "non_co2": event.non_co2}
    found = forecast(
        event.plan,
        wanted=Wanted(replications=replications),
        pairs=0,
        workers=1,
        **options,  # type: ignore[arg-type]  # two options by name
    )
    return Row(event=event, found=found, all_local_kg=all_local_kg(event, found))


def all_local_kg(event: Published, found: Forecast) -> float:
    """What the model expects where nobody comes from beyond the surroundings of the event."""
    base = found.setup.demand
    local = base.behaviour.having(spread__local=1.0, spread__local_business=1.0)
    again = demand(visit_of(event.plan), behaviour=local)
    return emissions(
        again.legs(),
        found.setup.factor_set,
        boundary=event.boundary,
        non_co2=event.non_co2,
        region=found.setup.region,
    ).total_kg


def table(rows: Sequence[Row]) -> str:
    """Markdown, as docs/published-events.md has it."""
    lines = [HEAD, ["---"] * len(HEAD), *(row.cells() for row in rows)]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


def main() -> None:
    """Print the table."""
    print(table([row_of(event) for event in EVENTS]))


if __name__ == "__main__":
    main()
