"""The sentence shown to a person."""

import pytest
from helpers.engine_strategies import VOCABULARY, flags
from hypothesis import given

from ecoevent.engine.typed import compile_expression
from ecoevent.engine.wording import sentence
from ecoevent.words.quantities import show_number
from ecoevent.words.text import Text


def said(text: str, wanted: str = "flag") -> Text:
    """The sentence of an expression."""
    return sentence(compile_expression(text, VOCABULARY, wanted=wanted), VOCABULARY, show_number)


@pytest.mark.parametrize(
    ("text", "fr", "en"),
    [
        (
            "n.a >= 3 people and not f.p",
            "«\u00a0n.a\u00a0» ≥ 3\u00a0personnes et «\u00a0f.p\u00a0»\u00a0: non",
            "“n.a” ≥ 3\u00a0people and “f.p”: no",
        ),
        (
            "f.p and (f.q or c.k != 'red')",
            (
                "«\u00a0f.p\u00a0»\u00a0: oui et («\u00a0f.q\u00a0»\u00a0: oui ou "
                "«\u00a0c.k\u00a0» n'est pas red)"
            ),
            "“f.p”: yes and (“f.q”: yes or “c.k” is not red)",
        ),
        (
            "c.k in ['red', 'blue']",
            "«\u00a0c.k\u00a0» est parmi red, blue",
            "“c.k” is one of red, blue",
        ),
        ("n.share < 25 %", "«\u00a0n.share\u00a0» < 25\u00a0%", "“n.share” < 25%"),
        ("n.share >= 100 %", "«\u00a0n.share\u00a0» ≥ 100\u00a0%", "“n.share” ≥ 100%"),
        ("known(n.a)", "«\u00a0n.a\u00a0» est connu", "“n.a” is known"),
    ],
)
def test_an_expression_is_a_sentence_in_both_languages(text: str, fr: str, en: str) -> None:
    """Titles, signs and words of the language."""
    assert said(text) == Text(fr, en)


@given(flags)
def test_every_expression_can_be_said(text: str) -> None:
    """No expression without words, and no key of the language in them."""
    words = said(text)

    assert words.fr
    assert "==" not in words.en
