"""Which duties are named where, and when: of the plan's place only, and without being asked for."""

import pytest

from ecoevent import assess, load_pack, parse_plan
from ecoevent.scoring.local import local_packs

CORE = load_pack("core")
IN_CANADA = {"claims.business-substantiated", "residual.federal-plastic-items"}
IN_QUEBEC = IN_CANADA | {
    "language.french-first",
    "privacy.retention-set",
    "claims.consumers-not-misled",
}
IN_UNION = {"claims.no-offset-based-claim"}
IN_MONTREAL = {"residual.montreal-plastic-items", "residual.montreal-degradable-plastic"}
IN_LAVAL = {"residual.laval-single-use"}


def duties(place: str, day: str = "2027-06-05") -> set[str]:
    """The ids of the duties that a dinner for 100 people has there on that day."""
    plan = parse_plan(
        f"event: {{name: Fête, starts: {day}, format: in_person}}\n"
        f"venue: {{place: '{place}'}}\n"
        "participants: {in_person: 100, online: 0}\n"
        "catering: {meals: [{name: Souper, kind: meal, servings: {vegan: 100}}]}\n"
        "measurement: {claims: [{text: Repas végane, evidence: Menu}]}\n"
    )
    found = assess(plan, CORE, local=local_packs(plan))
    return {duty.rule.id for score in (found.planned, *found.local) for duty in score.duties}


@pytest.mark.parametrize(
    ("place", "named"),
    [
        ("Montréal", IN_QUEBEC | IN_MONTREAL),
        ("Laval", IN_QUEBEC | IN_LAVAL),
        ("Gaspé", IN_QUEBEC),
        ("Toronto", IN_CANADA),
        ("Liège", IN_UNION),
        ("Saint-Ouen-sur-Seine", IN_UNION),
        ("London, GB", set()),
    ],
)
def test_duties_are_named_where_they_hold(place: str, named: set[str]) -> None:
    """A by-law of Montréal binds nobody in Gaspé, nor a law of Québec anybody in Liège."""
    assert duties(place) == named


@pytest.mark.parametrize(
    ("place", "duty", "before", "first"),
    [
        ("Montréal", "residual.montreal-plastic-items", "2023-03-27", "2023-03-28"),
        ("Laval", "residual.laval-single-use", "2022-05-03", "2022-05-04"),
        ("Gaspé", "residual.federal-plastic-items", "2023-12-19", "2023-12-20"),
        ("Liège", "claims.no-offset-based-claim", "2026-09-26", "2026-09-27"),
        ("Gaspé", "claims.business-substantiated", "2026-03-25", "2026-03-26"),
    ],
)
def test_duties_are_named_from_their_first_day(
    place: str, duty: str, before: str, first: str
) -> None:
    """And not the day before."""
    assert duty not in duties(place, before)
    assert duty in duties(place, first)


def test_no_deposit_is_a_duty_of_an_organiser() -> None:
    """It binds producers and retailers; here it is advice."""
    deposits = [rule for rule in load_pack("quebec").rules if "deposit" in rule.id]

    assert deposits
    assert {rule.kind for rule in deposits} == {"advisory"}
