"""A forecast in, the few figures that facts and rules are told of it out."""

from collections.abc import Callable

from ecoevent.chance.replicating import Wanted
from ecoevent.errors import PlaceError
from ecoevent.facts.travel import TravelFigures, is_off_site
from ecoevent.forecasting.effort import Effort
from ecoevent.forecasting.forecast import SEED, Forecast, Progress, forecast
from ecoevent.plan.model import Plan
from ecoevent.travel.demand import demand
from ecoevent.travel.visit import Group, visit_of
from ecoevent.words.text import Text


def figures_of(found: Forecast) -> TravelFigures:
    """The means of the forecast, which are what `ecoevent travel` tells, and how it was made."""
    mean = {name: one.mean for name, one in found.figures.items()}
    setup = found.setup
    has_gate = found.plan.venue.check_in_desks is not None
    return TravelFigures(
        emissions_kg_per_person=found.per_person.mean,
        emissions_low_kg=found.per_person.p5,
        emissions_high_kg=found.per_person.p95,
        sustainable_share=mean["sustainable_share"],
        active_share=mean["active_share"],
        car_alone_share=mean["car_alone_share"],
        plane_share=mean["plane_share"],
        turned_away_share=mean["turned_away_share"],
        stranded_share=mean["stranded_share"],
        gate_wait_minutes=mean["gate_wait_minutes"] if has_gate else None,
        factor_set=setup.factor_set.id,
        boundary=setup.boundary,
        replications=found.replications,
        seed=found.seed,
    )


def forecast_figures(  # noqa: PLR0913 (each is asked for by name)
    plan: Plan,
    *,
    replications: int | None = None,
    seed: int = SEED,
    workers: int | None = 1,
    on_progress: Progress = lambda _done, _of: None,
    on_effort: Callable[[Effort], None] = lambda _effort: None,
) -> TravelFigures | None:
    """The figures of a forecast of *plan*; None where nobody travels to the event.

    Args:
        plan: from `read_plan`.
        replications: how many possible events; None for as many as `forecast` plays by itself.
        seed: of all random numbers; the same seed gives the same figures.
        workers: how many processes, None for one a core. One is enough for most events, and asks
            nothing of the program that calls: processes need `if __name__ == "__main__":` there.
        on_progress: told how far the run is.
        on_effort: told about what the run will take, before it starts.

    Raises:
        NeededError: the plan lacks what a forecast needs; a PlaceError names every line whose
            place is not found, since a score must not rest on people who are left out.
        PlanError: the hours or a shuttle of the plan cannot be.
    """
    if is_off_site(plan):
        return None
    base = demand(visit_of(plan))
    if base.homes.unplaced:
        raise _unplaced(base.homes.unplaced)
    found = forecast(
        plan,
        base=base,
        wanted=Wanted(replications=replications),
        pairs=0,
        seed=seed,
        workers=workers,
        on_progress=on_progress,
        on_effort=on_effort,
    )
    return figures_of(found)


def _unplaced(lost: tuple[Group, ...]) -> PlaceError:
    """Every place that was not found, one a line."""
    errors = [group.error for group in lost if group.error is not None]
    fr, en = ("\n".join(error.text(lang) for error in errors) for lang in ("fr", "en"))
    found = tuple(name for error in errors for name in error.candidates)
    return PlaceError(Text(fr, en), needed=lost[0].asked, candidates=found)
