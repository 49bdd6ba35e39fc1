"""Points beside kilograms: what each example plan emits a person, and what core says of it.

    python scripts/weights_table.py

writes the table and the correlations between the marks of docs/weights.md. Kilograms are those of
journeys (`estimate_travel`, nothing drawn by chance), of meals and of guest nights; what is served,
bought and thrown away besides is not in them.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

import attrs

from ecoevent import assess, load_pack, read_plan
from ecoevent.errors import EcoEventError
from ecoevent.footprint import estimate_travel
from ecoevent.plan.model import Plan
from ecoevent.plan.sections.catering import Meal
from ecoevent.scoring.totals import Score

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "weights.md"
START, END = "<!-- written by scripts/weights_table.py -->", "<!-- end -->"
WELL_KNOWN = 85.0
# ADEME, Impact CO2, meals (Agribalyse 3.2, 2025), kg CO2e each; fish between oily and white fish.
# Lamb and game stand as veal: ADEME gives no meal for them. A diet not decided is not counted.
MEAL_KG = {
    "vegan": 0.54, "vegetarian": 0.85, "poultry": 1.46, "fish": 1.95, "pork": 1.65,
    "beef": 4.97, "other_meat": 4.12,
}  # fmt: skip
SMALL = 0.3
"""What a break, a snack or a glass weighs beside a meal: our own choice."""


@attrs.frozen(kw_only=True)
class Row:
    """An example: kilograms a person on site, by what causes them, and its score by core."""

    name: str
    people: int
    travel_kg: float
    meals_kg: float
    nights_kg: float
    score: Score

    @property
    def total_kg(self) -> float:
        """Kilograms of CO2e a person on site."""
        return self.travel_kg + self.meals_kg + self.nights_kg

    @property
    def result_points(self) -> float:
        """The points for results, in percent of those that apply."""
        parts = [part.results for part in self.score.principles]
        out_of = sum(part.out_of for part in parts)
        return 100 * sum(part.points for part in parts) / out_of if out_of else 0.0

    @property
    def is_well_known(self) -> bool:
        """Whether enough of its weight is decided for its score to mean something."""
        return (self.score.total.coverage or 0.0) >= WELL_KNOWN


def rows() -> Iterator[Row]:
    """The examples on site whose journeys can be counted, fewest kilograms first."""
    found = [_row(path) for path in sorted((ROOT / "examples").glob("*.yaml"))]
    yield from sorted((row for row in found if row is not None), key=lambda row: row.total_kg)


def rank_correlation(first: Sequence[float], second: Sequence[float]) -> float:
    """Spearman's: that of the ranks, ties taking the mean of theirs."""
    ranks = [_ranks(values) for values in (first, second)]
    middle = (len(first) - 1) / 2
    apart = [[rank - middle for rank in each] for each in ranks]
    across = sum(a * b for a, b in zip(*apart, strict=True))
    within = [sum(a * a for a in each) for each in apart]
    return float(across / (within[0] * within[1]) ** 0.5)


def table(found: Sequence[Row]) -> str:
    """The table and the two correlations, in Markdown."""
    lines = [
        "| event | people | travel | meals | nights | in all | known | results | score | level |",
        "|---|---:|---:|---:|---:|---:|---:|---:|---:|---|",
        *(_line(row) for row in found),
        "",
    ]
    known = [row for row in found if row.is_well_known]
    kg = [row.total_kg for row in known]
    by_score = rank_correlation([row.score.total.score or 0.0 for row in known], kg)
    by_results = rank_correlation([row.result_points for row in known], kg)
    said = (
        f"Rank correlation with kilograms a person, over the {len(known)} that are 85 % known: "
        f"{_minus(by_score)} for the score, {_minus(by_results)} for the points for results alone."
    )
    return "\n".join([*lines, said])


def _row(path: Path) -> Row | None:
    plan = read_plan(path)
    people = plan.participants.in_person
    if not people:
        return None
    try:
        travel = estimate_travel(plan)
    except EcoEventError:
        return None
    nights = sum(beside.kg for beside in travel.besides if beside.what == "lodging")
    return Row(
        name=path.stem,
        people=people,
        travel_kg=travel.kg_per_person,
        meals_kg=_meals_kg(plan) / people,
        nights_kg=nights / people,
        score=assess(plan, load_pack("core")).planned,
    )


def _meals_kg(plan: Plan) -> float:
    return sum(_meal_kg(meal) for meal in plan.catering.meals or ())


def _meal_kg(meal: Meal) -> float:
    size = 1.0 if meal.kind in {"meal", None} else SMALL
    served = [(getattr(meal.servings, diet, None) or 0, kg) for diet, kg in MEAL_KG.items()]
    return size * sum(count * kg for count, kg in served)


def _ranks(values: Sequence[float]) -> list[float]:
    order = sorted(values)
    return [order.index(value) + (order.count(value) - 1) / 2 for value in values]


def _line(row: Row) -> str:
    total = row.score.total
    level = row.score.level.title.en if row.score.level else "none"
    kg = (row.travel_kg, row.meals_kg, row.nights_kg, row.total_kg)
    cells = [
        f"[{row.name}](../examples/{row.name}.yaml)",
        f"{row.people:,}",
        *(_kilograms(value) for value in kg),
        *(f"{value or 0:.0f} %" for value in (total.coverage, row.result_points, total.score)),
        level,
    ]
    return "| " + " | ".join(cells) + " |"


def _kilograms(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}"


def _minus(value: float) -> str:
    return f"{value:.2f}".replace("-", "−")  # noqa: RUF001 (a minus sign)


def main() -> None:
    """Write the page again."""
    before, _, rest = PAGE.read_text("utf-8").partition(START)
    after = rest.partition(END)[2]
    PAGE.write_text(f"{before}{START}\n\n{table(list(rows()))}\n\n{END}{after}", "utf-8")


if __name__ == "__main__":
    main()
