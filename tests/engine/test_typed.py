"""Types and units: what fits, what is refused, and with which code."""

import pytest
from helpers.engine_strategies import VOCABULARY

from ecoevent.engine.syntax import ExpressionError
from ecoevent.engine.typed import compile_expression, facts_of
from ecoevent.engine.units import over, parse_unit, times, unit_text


@pytest.mark.parametrize(
    ("text", "wanted", "code"),
    [
        ("n.a + n.share", "number", "R122"),
        ("n.a - 3", "number", "R122"),
        ("n.a > 3", "flag", "R122"),
        ("n.a > 3 kWh", "flag", "R122"),
        ("n.share > n.a", "flag", "R122"),
        ("min(n.a, n.share)", "number", "R122"),
        ("between(n.a, 0, 3 kWh)", "flag", "R122"),
        ("n.a if f.p else n.share", "number", "R122"),
        ("n.a * n.b > n.a", "flag", "R122"),
        ("f.p + 1", "number", "R121"),
        ("f.p > 0", "flag", "R121"),
        ("n.a and f.p", "flag", "R121"),
        ("not n.a", "flag", "R121"),
        ("n.a if n.b else n.a", "number", "R121"),
        ("f.p if f.q else n.a", "flag", "R121"),
        ("abs(f.p)", "number", "R121"),
        ("-f.p", "number", "R121"),
        ("c.k > 'red'", "flag", "R121"),
        ("'red' == 'red'", "flag", "R121"),
        ("n.a == 'red'", "flag", "R121"),
        ("n.a in ['red']", "flag", "R121"),
        ("n.a", "flag", "R121"),
        ("f.p", "number", "R121"),
        ("c.k", "number", "R121"),
        ("c.k in ['red', 'pink']", "flag", "R123"),
        ("n.a / 0", "number", "R126"),
        ("known(f.p and f.q)", "flag", "R127"),
        ("n.x > 0", "flag", "R120"),
    ],
)
def test_what_does_not_fit_is_refused(text: str, wanted: str, code: str) -> None:
    """Booleans added to numbers, kWh to people, unknown words: each by its code."""
    with pytest.raises(ExpressionError) as refused:
        compile_expression(text, VOCABULARY, wanted=wanted)

    assert refused.value.code == code


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("n.a", "people"),
        ("n.a / n.b", ""),
        ("n.a * n.b", "people*people"),
        ("n.a * 2", "people"),
        ("1 / n.a", "1/people"),
        ("n.a * 3 kWh", "kWh*people"),
        ("max(0, n.a)", "people"),
        ("-n.a", "people"),
        ("0 if f.p else n.a", "people"),
        ("n.a - 0", "people"),
    ],
)
def test_units_follow_the_arithmetic(text: str, unit: str) -> None:
    """Products and quotients multiply and divide units; a literal zero fits any."""
    tree = compile_expression(text, VOCABULARY, wanted="number")

    assert unit_text(tree.unit or ()) == unit


@pytest.mark.parametrize("text", ["km", "people/stations", "kWh", ""])
def test_a_unit_is_written_as_it_was_read(text: str) -> None:
    """Reading and writing a unit are each other's inverse."""
    assert unit_text(parse_unit(text) or ()) == text


@pytest.mark.parametrize("text", ["k!m", "km/h/s", "1", "/h", "km/"])
def test_what_is_no_unit_is_refused(text: str) -> None:
    """A unit is one word, or one over another."""
    assert parse_unit(text) is None


def test_a_unit_over_itself_is_plain() -> None:
    """People per people is a share."""
    people = parse_unit("people") or ()

    assert over(times(people, people), people) == people
    assert over(people, people) == ()


def test_facts_are_named_in_the_order_of_reading() -> None:
    """Each once, conditions of an `if` where they stand."""
    tree = compile_expression("n.a + n.b - n.a if f.p else n.b", VOCABULARY, wanted="number")

    assert facts_of(tree) == ("n.a", "n.b", "f.p")
