"""A forecast's shares and a survey after the event in, how far the two agree out.

Both have a range: the forecast from the 5th to the 95th percentile, the survey by the chance of who
answered. They agree as long as the two ranges touch.
"""

import math
from collections.abc import Mapping

import attrs

from ecoevent.chance.ranges import Range
from ecoevent.plan.model import Plan
from ecoevent.travel.choice.stated import ROUNDING

_NORMAL_P95 = 1.6448536269514722


@attrs.frozen(kw_only=True)
class Surveyed:
    """The share of a mode that was forecast, and the one that the survey found afterwards.

    Attributes:
        mode: a word of `mobility.mode_shares`.
        answers: how many people answered; None where the plan does not say.
        low, high: where the share of everyone lies, nine times in ten, by who answered; both are
            the share found where the plan does not say how many did.
        is_within: whether the range of the survey touches that of the forecast.
    """

    mode: str
    forecast: Range
    survey: float
    answers: int | None = None
    low: float
    high: float
    is_within: bool


def surveyed(plan: Plan, forecast: Mapping[str, Range], people: float) -> tuple[Surveyed, ...]:
    """Each mode of the survey under `actual`, beside its forecast; nothing where there is none.

    Args:
        plan: with what was found under `actual.mobility`.
        forecast: the range of each word of `mobility.mode_shares`.
        people: on site by the forecast; what was counted under `actual.participants` wins.
    """
    if plan.actual.mobility.mode_shares is None:
        return ()
    answers = plan.actual.mobility.mode_shares_answers or None
    everyone = plan.actual.participants.in_person or people
    shares = attrs.asdict(plan.actual.mobility.mode_shares)
    found = []
    for word, share in shares.items():
        if share is None:
            continue
        low, high = (share, share) if answers is None else interval(share, answers, everyone)
        known = forecast[word]
        is_within = low <= known.p95 + ROUNDING and known.p5 - ROUNDING <= high
        found.append(
            Surveyed(
                mode=word, forecast=known, survey=share, answers=answers, low=low, high=high,
                is_within=is_within,
            )
        )  # fmt: skip
    return tuple(found)


def interval(share: float, answers: float, everyone: float) -> tuple[float, float]:
    """Where the share of everyone lies when so many of them answered, nine times in ten.

    Wilson's interval (Journal of the American Statistical Association 22, 1927, p. 209), which
    stays within 0 and 1 and has a width where nobody or everybody gave an answer; with the answers
    that count as many more where they are a large part of everyone (finite population correction).
    """
    if answers >= everyone:
        return share, share
    count = answers * (everyone - 1) / (everyone - answers)
    square = _NORMAL_P95**2 / count
    middle = (share + square / 2) / (1 + square)
    half = math.sqrt(share * (1 - share) * square + square**2 / 4) / (1 + square)
    return max(middle - half, 0.0), min(middle + half, 1.0)
