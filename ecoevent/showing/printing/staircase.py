"""Advice in, its front as a picture out: a staircase of what each budget buys, as SVG."""

import textwrap
from collections.abc import Sequence

from ecoevent.planning.advice.advising import Advice, FrontStep
from ecoevent.showing.action_words import show_money
from ecoevent.showing.printing.charts import WIDTH, axis
from ecoevent.showing.printing.rendering import render
from ecoevent.words.quantities import show_percent
from ecoevent.words.text import Lang, Text

_LEFT, _TOP, _BOTTOM, _RIGHT, _HEIGHT = 64, 64, 364, 590, 456
_LETTERS = 104
_TITLE = Text("Ce qu'achète chaque budget", "What each budget buys")
_UP = Text("Résultat prévu, espoirs compris", "Planned score, hopes among it")
_ALONG = Text("à payer, au milieu des coûts", "to pay, at the middle of the costs")
_NOW = Text("vous êtes ici", "you are here")
_CHOSEN = Text("proposé", "proposed")
_SAYS = Text(
    "De {first} pour {least} à {last} pour {most}.",
    "From {first} for {least} to {last} for {most}.",
)
_NOTE = Text(
    "Chaque marche est le meilleur ensemble d'actions pour son prix. Les lignes sont le total de"
    " points que demande chaque niveau\u00a0; un niveau demande aussi des résultats et toutes les"
    " exigences.",
    "Each step is the best set of actions for its price. The lines are the total of points that"
    " each level asks; a level also asks for results and every requirement.",
)


def staircase(advice: Advice, lang: Lang) -> str:
    """The front as SVG: the score over what is to be paid, the levels as lines, and the plan."""
    steps, now = advice.front, (advice.before.scores[0].total.score or 0.0)
    scaled = axis(max((step.paid for step in steps), default=0.0), marks=5)
    wide, least = (_RIGHT - _LEFT) / scaled.top, _least(now)

    def up(score: float) -> float:
        return _BOTTOM - (_BOTTOM - _TOP) * (score - least) / (100 - least)

    path = _path([_LEFT + wide * step.paid for step in steps], [up(step.score) for step in steps])
    points = [_point(_LEFT, up(now), _NOW.to(lang), is_now=True)]
    if advice.chosen:
        x, y = _LEFT + wide * min(advice.paid, scaled.top), up(advice.hoped.total.score or 0.0)
        points.append(_point(x, y, _CHOSEN.to(lang), is_now=False))
    return render(
        "staircase.svg.j2",
        lang=lang,
        title=_TITLE.to(lang),
        up=_UP.to(lang),
        along=_ALONG.to(lang),
        says=_said(steps, advice, lang),
        note=textwrap.wrap(_NOTE.to(lang), _LETTERS),
        width=WIDTH,
        height=_HEIGHT,
        left=_LEFT,
        right=_RIGHT,
        bottom=_BOTTOM,
        path=path,
        area=f"M{_px(_LEFT)} {_px(up(now))}L{path[1:]}V{_px(up(now))}z" if path else "",
        points=points,
        levels=[
            (_px(up(level.total)), level.title.to(lang))
            for level in advice.hoped.findings.pack.text.levels
            if level.total > least
        ],
        marks=[(_px(up(mark)), show_percent(mark / 100, lang)) for mark in range(least, 101, 10)],
        across=[
            (_px(_LEFT + wide * mark), show_money(mark, advice.currency, lang))
            for mark in scaled.marks
        ],
    )


def _least(now: float) -> int:
    """Where the axis begins: the steps of a good plan would be flat on one that begins at 0."""
    return max(0, int((now - 5) // 10) * 10)


def _path(xs: Sequence[float], ys: Sequence[float]) -> str:
    """The steps, the last one drawn to the edge."""
    if not xs:
        return ""
    drawn = [f"M{_px(xs[0])} {_px(ys[0])}"]
    drawn += [f"H{_px(x)}V{_px(y)}" for x, y in zip(xs[1:], ys[1:], strict=True)]
    return "".join([*drawn, f"H{_px(_RIGHT)}"])


def _point(x: float, y: float, label: str, *, is_now: bool) -> dict[str, object]:
    """A dot with its label, below and to the right: there the steps leave room."""
    return {"x": _px(x), "y": _px(y), "label": label, "is_now": is_now, "down": 18}


def _said(steps: Sequence[FrontStep], advice: Advice, lang: Lang) -> str:
    """What the picture shows, for those who cannot see it."""
    if not steps:
        return _TITLE.to(lang)
    first, last = steps[0], steps[-1]
    return _SAYS.filled(
        first=show_percent(first.score / 100, lang),
        least=show_money(first.paid, advice.currency, lang),
        last=show_percent(last.score / 100, lang),
        most=show_money(last.paid, advice.currency, lang),
    ).to(lang)


def _px(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
