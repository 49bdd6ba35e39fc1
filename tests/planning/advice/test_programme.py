"""The programme finds what trying every set finds, on random problems with gates and floors."""

import itertools

import attrs
from effort import examples
from hypothesis import given, settings, strategies as st

from ecoevent.planning.advice import programme
from ecoevent.planning.advice.programme import (
    Asked,
    Best,
    Problem,
    Row,
    Table,
    cents_of,
    cheapest,
    front,
    price,
    reaches,
    summed,
)

PARTS = 3
_rows = st.none() | st.builds(
    Row,
    points=st.integers(0, 9),
    lost=st.integers(0, 9),
    is_bad=st.integers(0, 5).map(lambda n: n == 0),
)


@st.composite
def tables(draw: st.DrawFn, actions: int) -> Table:
    """A rule that up to three actions change; what is done nowhere can always be done."""
    most = min(3, actions)
    chosen = draw(st.lists(st.integers(0, actions - 1), unique=True, max_size=most)) if most else []
    first = draw(st.builds(Row, points=st.integers(0, 9), lost=st.integers(0, 9)))
    rest = draw(st.lists(_rows, min_size=2 ** len(chosen) - 1, max_size=2 ** len(chosen) - 1))
    return Table(
        tuple(sorted(chosen)), (first, *rest), draw(st.integers(0, PARTS - 1)), draw(st.booleans())
    )


@st.composite
def problems(draw: st.DrawFn, most: int = 7) -> Problem:
    """Some actions with costs and savings, rules with moving denominators, pairs that clash."""
    count = draw(st.integers(1, most))
    costs = draw(st.lists(st.integers(-3, 9), min_size=count, max_size=count))
    pair = st.tuples(st.integers(0, count - 1), st.integers(0, count - 1))
    pairs = st.lists(pair.filter(lambda each: each[0] != each[1]), max_size=2).map(tuple)
    some = pairs if count > 1 else st.just(())
    return Problem(
        prices=tuple(price(100 * cost, 60, i, count) for i, cost in enumerate(costs)),
        tables=tuple(draw(st.lists(tables(count), min_size=1, max_size=6))),
        parts=PARTS,
        excludes=draw(some),
        requires=draw(some),
        forced=frozenset(draw(st.sets(st.integers(0, count - 1), max_size=1))),
        forbidden=frozenset(draw(st.sets(st.integers(0, count - 1), max_size=1))),
    )


asked = st.builds(
    Asked,
    total=st.integers(0, 90),
    floors=st.tuples(*[st.integers(0, 60)] * PARTS),
    results=st.tuples(*[st.integers(0, 60)] * PARTS),
)


def every(problem: Problem) -> list[Best]:
    """Every set that can be done, one after the other."""
    found = (summed(problem, mask) for mask in range(1 << len(problem.prices)))
    return sorted((best for best in found if best is not None), key=lambda best: best.price)


@settings(max_examples=examples(200), deadline=None)
@given(problems(), asked)
def test_the_cheapest_set_is_the_cheapest_of_all(problem: Problem, asked: Asked) -> None:
    """Money, then work, then count, then order: the same set, not only the same price."""
    reached = (best for best in every(problem) if reaches(problem, best.mask, asked))

    assert cheapest(problem, asked) == next(reached, None)


@settings(max_examples=examples(200), deadline=None)
@given(problems())
def test_the_front_is_that_of_all_sets(problem: Problem) -> None:
    """For each budget the best: fewest bad rules, then the highest share of the points."""
    steps: list[Best] = []
    for best in every(problem):
        if not steps or best.is_better(steps[-1]):
            steps.append(best)

    assert list(front(problem)) == steps


@settings(max_examples=examples(60), deadline=None)
@given(problems(most=9), asked)
def test_hubs_change_nothing(problem: Problem, asked: Asked) -> None:
    """Fixing the actions at which components hang together finds the same."""
    before = cheapest(problem, asked), front(problem)
    with_hubs, programme.MOST_TOGETHER = programme.MOST_TOGETHER, 3
    try:
        after = cheapest(problem, asked), front(problem)
    except programme.TooWideError:
        return
    finally:
        programme.MOST_TOGETHER = with_hubs

    assert after == before


@settings(max_examples=examples(60), deadline=None)
@given(problems(), asked)
def test_what_is_kept_of_components_serves_what_forbids_more(
    problem: Problem, asked: Asked
) -> None:
    """The same problem, each action forbidden in turn: as if nothing had been kept."""
    for number in range(len(problem.prices)):
        forbidden = problem.forbidden | {number}
        again = attrs.evolve(problem, forbidden=forbidden)
        anew = attrs.evolve(problem, forbidden=forbidden, kept={})

        assert (cheapest(again, asked), front(again)) == (cheapest(anew, asked), front(anew))


def test_a_price_adds_up_and_gives_its_money_back() -> None:
    """Savings too; what is cheaper in money is cheaper, whatever the work."""
    for one, other in itertools.product((-250, 0, 125), repeat=2):
        both = price(one, 90, 0, 2) + price(other, 4_000, 1, 2)

        assert cents_of(both, 2) == one + other
    assert price(-1, 9_000, 0, 2) < price(0, 0, 1, 2)
