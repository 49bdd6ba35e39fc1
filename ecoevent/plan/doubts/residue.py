"""The figures of the plan that `ecoevent init` writes, left in place where others were changed."""

from collections.abc import Iterator

from ecoevent.plan.doubts.side import Doubt, Side, warning
from ecoevent.plan.model import Plan
from ecoevent.plan.sections.catering import Meal, Servings

LEFT = warning(
    "P441",
    "chiffres de l'exemple laissés en place\u00a0: {paths}\u00a0; mettez les vôtres",
    "figures of the example left in place: {paths}; put in yours",
)
PEOPLE = 100
FIGURES = {
    "venue.transit_distance_m": 400.0,
    "waste.stations": 2,
    "waste.target_diversion": 0.7,
}
"""What `init` writes; one alone may be true, all of them together hardly are."""
MEALS = tuple(
    Meal(name=name, kind=kind, servings=servings, local_share=share, tableware="reusable")
    for names, kind, servings, share in (
        (("Dîner", "Lunch"), "meal", Servings(vegan=20, vegetarian=50, poultry=30), 0.6),
        (
            ("Pause de l'après-midi", "Afternoon break"),
            "break",
            Servings(vegan=60, vegetarian=40),
            0.5,
        ),
    )
    for name in names
)


def left(side: Side) -> Iterator[Doubt]:
    """Meals of the example for another number of people, or all its figures, told once."""
    plan = side.said
    if not isinstance(plan, Plan) or plan.participants.in_person in {None, PEOPLE}:
        return
    meals = [
        f"catering.meals[{position}]"
        for position, meal in enumerate(plan.catering.meals or ())
        if meal in MEALS
    ]
    figures = [path for path, value in FIGURES.items() if _is(side, path, value)]
    if meals or len(figures) == len(FIGURES):
        paths = [*meals, *figures]
        yield Doubt(LEFT, paths[0], "participants.in_person", {"paths": ", ".join(paths)})


def _is(side: Side, path: str, value: object) -> bool:
    return any(found == value for _, _, found in side.given(path))
