"""What an undecided comparison can still become, counted out over every value."""

import operator

import pytest
from helpers.engine_strategies import VOCABULARY

from ecoevent.engine.bounding import bounding, narrowing
from ecoevent.engine.fact import FactName
from ecoevent.engine.typed import compile_expression

SIGNS = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "==": operator.eq,
    "!=": operator.ne,
}
VALUES = range(51)
"""All that `n.a`, from 0 to 50, can be, as far as whole numbers go."""


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("limit", [-1, 0, 25, 50, 51])
def test_a_comparison_can_be_what_some_value_makes_of_it(sign: str, limit: int) -> None:
    """True if it holds for a value, false if it fails for one, the ends included."""
    number = f"{limit} people" if limit >= 0 else "-1 people"
    tree = compile_expression(f"n.a {sign} {number}", VOCABULARY, wanted="flag")
    outcomes = {SIGNS[sign](value, limit) for value in VALUES}

    assert bounding({}).can_be(tree, {}) == (True in outcomes, False in outcomes)


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("holds", [True, False])
def test_narrowing_keeps_every_value_that_is_left(sign: str, holds: bool) -> None:
    """No value for which the condition holds (or fails) is cut off."""
    tree = compile_expression(f"n.a {sign} 25 people", VOCABULARY, wanted="flag")
    low, high = narrowing(tree, holds=holds).get(FactName("n.a"), (0, 50))
    left = [value for value in VALUES if SIGNS[sign](value, 25) is holds]

    assert all(low <= value <= high for value in left)


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("n.a + n.b", (0.0, 100.0)),
        ("n.a - n.b", (-50.0, 50.0)),
        ("n.a * 0.5", (0.0, 25.0)),
        ("n.a / 2", (0.0, 25.0)),
        ("-n.a", (-50.0, 0.0)),
        ("abs(n.a - 20 people)", (0.0, 30.0)),
        ("min(n.a, 10 people)", (0.0, 10.0)),
        ("max(n.a, 10 people)", (10.0, 50.0)),
        ("10 people if f.p else n.a", (0.0, 50.0)),
        ("n.a if n.a > 20 people else 30 people", (20.0, 50.0)),
    ],
)
def test_a_number_lies_between_its_possible_ends(text: str, ends: tuple[float, float]) -> None:
    """Interval arithmetic over the declared bounds, sharp where a fact stands once."""
    tree = compile_expression(text, VOCABULARY, wanted="number")

    assert bounding({}).possible(tree, {}) == ends


@pytest.mark.parametrize("word", ["and", "or"])
@pytest.mark.parametrize("negated", [True, False])
@pytest.mark.parametrize("holds", [True, False])
def test_narrowing_by_two_keeps_every_pair_that_is_left(
    word: str, negated: bool, holds: bool
) -> None:
    """`and` tells of both when it holds, `or` when it fails, `not` turns them round."""
    text = f"n.a > 10 people {word} n.b > 40 people"
    tree = compile_expression(f"not ({text})" if negated else text, VOCABULARY, wanted="flag")
    found = narrowing(tree, holds=holds)
    both = all if word == "and" else any
    for a in VALUES:
        for b in VALUES:
            said = both([a > 10, b > 40]) is not negated
            if said is holds:
                for name, value in (("n.a", a), ("n.b", b)):
                    low, high = found.get(FactName(name), (0, 50))
                    assert low <= value <= high
