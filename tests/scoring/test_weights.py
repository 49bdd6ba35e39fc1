"""Reweighting principles, and crossing packs."""

from fractions import Fraction

from effort import examples
from helpers.strategies import plans
from hypothesis import given, settings, strategies as st

from ecoevent import judge, load_pack, measure, score
from ecoevent.commands.demo import example_plans
from ecoevent.scoring.crosswalk import crosswalk
from ecoevent.scoring.totals import reweighted
from ecoevent.scoring.weights import sensitivity


@settings(max_examples=examples(40), deadline=None)
@given(plans(), st.sampled_from([Fraction(1, 2), Fraction(3, 2), Fraction(2)]))
def test_a_principle_keeps_its_own_score_when_reweighted(plan: object, factor: Fraction) -> None:
    """Only the total moves: within a principle every point counts the same."""
    scored = score(judge(measure(plan), load_pack()))
    again = reweighted(scored, "waste", factor)
    own = [part.tally.score for part in scored.principles]

    assert [part.tally.score for part in again.principles] == own


def test_a_weight_of_one_changes_nothing() -> None:
    """The same sums, the same level."""
    scored = score(judge(measure(example_plans()["demo"]), load_pack()))

    assert reweighted(scored, "food", Fraction(1)) == scored


def test_the_better_principle_pulls_the_total_up() -> None:
    """Food is the demo's best principle: with twice its weight the total rises."""
    scored = score(judge(measure(example_plans()["demo"]), load_pack()))
    best = max(scored.principles, key=lambda part: part.tally.score or 0).principle.id

    assert reweighted(scored, best, Fraction(2)).total.score > scored.total.score


def test_every_principle_is_halved_and_doubled() -> None:
    """Two reweightings a principle."""
    found = sensitivity(judge(measure(example_plans()["demo"]), load_pack()))

    assert len(found.reweightings) == 2 * len(load_pack().text.principles)


def test_a_crosswalk_names_the_readers_of_each_fact() -> None:
    """Each rule stands in the rows of the facts it reads, and in no other."""
    pack = load_pack()
    rows = crosswalk([pack])
    crossed = {(row.kind.name, rule) for row in rows for rule in row.rules[0]}

    assert crossed == {(fact, rule.id) for rule in pack.rules for fact in rule.reads}


def test_the_examples_are_plans() -> None:
    """Every example that ships can be read."""
    assert "demo" in example_plans()
