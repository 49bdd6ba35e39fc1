"""The parser of the language, with Python's own parser as the oracle."""

import ast
import re

import pytest
from effort import examples
from hypothesis import example, given, settings, strategies as st

from ecoevent.engine.syntax import (
    COMPARISONS,
    FUNCTIONS,
    ExpressionError,
    Node,
    parse,
)

SIGNS = {
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.Lt: "<", ast.LtE: "<=",
    ast.Gt: ">", ast.GtE: ">=", ast.Eq: "==", ast.NotEq: "!=", ast.In: "in", ast.NotIn: "not in",
    ast.And: "and", ast.Or: "or", ast.Not: "not", ast.USub: "neg",
}  # fmt: skip
TOKENS = [
    *"()+-*/<>[],", "<=", ">=", "==", "!=", "and", "or", "not", "in", "if", "else", "min", "max",
    "abs", "known", "between", "a.b", "c.d.e", "'red'", '"blue"', "1", "0.5", "12", "**",
]  # fmt: skip


class RefusalError(Exception):
    """Python reads it, our language does not have it."""


def oracle(text: str) -> Node:
    """The tree that Python's parser gives, in our nodes."""
    if re.search(r",\s*[\])]", text):
        raise RefusalError  # a comma before a bracket is allowed in Python
    try:
        return translated(ast.parse(text, mode="eval").body, text)
    except (SyntaxError, ValueError) as error:
        raise RefusalError from error


def translated(node: ast.expr, text: str) -> Node:  # noqa: C901, PLR0911 (a table of cases)
    """One Python node as ours; whatever the language does not have is refused."""
    match node:
        case ast.Constant(value=str(word)) if ast.get_source_segment(text, node)[1:-1] == word:
            return Node("word", value=word)
        case ast.Constant(value=int() | float()) if re.fullmatch(
            r"\d+(\.\d+)?", ast.get_source_segment(text, node)
        ):
            return Node("number", value=float(node.value))
        case ast.Attribute():
            return Node("fact", value=dotted(node))
        case ast.BinOp(left, op, right) if type(op) in SIGNS:
            return Node(SIGNS[type(op)], (translated(left, text), translated(right, text)))
        case ast.BoolOp(op, values):
            return Node(SIGNS[type(op)], tuple(translated(value, text) for value in values))
        case ast.UnaryOp(op, operand) if type(op) in SIGNS:
            return Node(SIGNS[type(op)], (translated(operand, text),))
        case ast.IfExp(test, body, orelse):
            return Node("if", tuple(translated(part, text) for part in (body, test, orelse)))
        case ast.Compare(left, [op], [ast.List(elts)]) if isinstance(op, ast.In | ast.NotIn):
            words = [translated(element, text) for element in elts]
            if not words or any(word.op != "word" for word in words):
                raise RefusalError
            listed = Node("words", value=tuple(word.value for word in words))
            return Node(SIGNS[type(op)], (translated(left, text), listed))
        case ast.Compare(left, [op], [right]) if SIGNS.get(type(op)) in COMPARISONS:
            return Node(SIGNS[type(op)], (translated(left, text), translated(right, text)))
        case ast.Call(ast.Name(name), args, []) if name in FUNCTIONS:
            wanted = FUNCTIONS[name]
            if len(args) != wanted if wanted else len(args) < 2:
                raise RefusalError
            return Node(name, tuple(translated(argument, text) for argument in args))
    raise RefusalError


def dotted(node: ast.expr) -> str:
    """The dotted name of an attribute chain."""
    match node:
        case ast.Name(name) if name not in FUNCTIONS:
            return name
        case ast.Attribute(value, name):
            return f"{dotted(value)}.{name}"
    raise RefusalError


def tree_or_refusal(read: object, text: str) -> object:
    """The tree, or the word refused."""
    try:
        return read(text)
    except (RefusalError, ExpressionError):
        return "refused"


ATOMS = st.sampled_from(["a.b", "c.d.e", "1", "0.25", "'red'", "12"])


def grown(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Larger expressions out of smaller ones, with and without brackets."""
    signs = st.sampled_from(["+", "-", "*", "/", "<", ">=", "==", "and", "or", "in", "not in"])
    return st.one_of(
        st.tuples(inner, signs, inner).map(" ".join),
        inner.map(lambda a: f"({a})"),
        inner.map(lambda a: f"not {a}"),
        inner.map(lambda a: f"- {a}"),
        st.tuples(inner, inner, inner).map(lambda p: f"{p[0]} if {p[1]} else {p[2]}"),
        st.tuples(inner, inner).map(lambda p: f"min({p[0]}, {p[1]})"),
        inner.map(lambda a: f"known({a})"),
        inner.map(lambda a: f"{a} in ['red', 'blue']"),
    )


@settings(max_examples=examples(1500))
@given(st.recursive(ATOMS, grown, max_leaves=12))
def test_grown_expressions_parse_as_in_python(text: str) -> None:
    """The same tree or the same refusal, for expressions that look like expressions."""
    assert tree_or_refusal(parse, text) == tree_or_refusal(oracle, text)


@settings(max_examples=examples(1500))
@given(st.lists(st.sampled_from(TOKENS), max_size=9).map(" ".join))
@example("a.b not in [ 'red' ]")
@example("not a.b < 1 and c.d.e")
@example("'red' 'blue'")
def test_token_soup_parses_as_in_python(text: str) -> None:
    """The same tree or the same refusal, for any row of tokens."""
    assert tree_or_refusal(parse, text) == tree_or_refusal(oracle, text)


@given(st.text(max_size=60))
def test_any_text_is_a_tree_or_an_expression_error(text: str) -> None:
    """No text makes the parser fail in another way."""
    assert isinstance(tree_or_refusal(parse, text), Node | str)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("1" * 2001, "R101"),
        ("9**9**9", "R110"),
        ("a.b; import os", "R102"),
        ("\u0430.b", "R102"),
        ("0b1", "R103"),
        ("010", "R103"),
        ("1_000", "R103"),
        ("1e9", "R103"),
        ("(" * 5000, "R101"),
        ("(" * 1999, "R104"),
        ("not " * 400 + "a.b", "R104"),
        ("- " * 900 + "1", "R104"),
        ("1 < 2 < 3", "R105"),
        ("open", "R106"),
        ("__import__('os')", "R106"),
        ("2000000000000", "R107"),
        ("9" * 1500, "R107"),
        ("min(1)", "R108"),
        ("known()", "R110"),
        ("(1", "R109"),
        ("1 +", "R110"),
        (" + ".join(["1"] * 150), "R111"),
        ("a.b if c.d", "R109"),
        ("a.b[0]", "R110"),
        ("lambda: 1", "R102"),
        ("'Red'", "R102"),
    ],
)
def test_what_is_refused_has_a_stable_code(text: str, code: str) -> None:
    """Each way of being wrong has its own code."""
    with pytest.raises(ExpressionError) as refused:
        parse(text)

    assert refused.value.code == code


def test_a_refusal_says_where() -> None:
    """The offset of the mistake is kept."""
    with pytest.raises(ExpressionError) as refused:
        parse("a.b and oops")

    assert refused.value.at == 8


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [("25 %", 0.25, "%"), ("5 kWh", 5.0, "kWh"), ("150 people/stations", 150.0, "people/stations")],
)
def test_a_number_may_carry_a_unit(text: str, value: float, unit: str) -> None:
    """Percentages are shares; other units are kept as written."""
    node = parse(text)

    assert (node.value, node.unit) == (value, unit)
