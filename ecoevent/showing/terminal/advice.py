"""Advice in, what a terminal shows of it out: the result, each action, and what cannot be done."""

from collections.abc import Iterable, Sequence

from ecoevent.facts.travel import FORECAST
from ecoevent.planning.actions import Action
from ecoevent.planning.advice.advising import Advice, Advised, FrontStep
from ecoevent.scoring.totals import Score
from ecoevent.showing.action_words import show_cost, show_hours, show_money
from ecoevent.showing.terminal.layout import columns, paragraph
from ecoevent.showing.terminal.levels import lacks_of, percent
from ecoevent.showing.terminal.promises import promise_line
from ecoevent.words.quantities import show_number, show_points
from ecoevent.words.text import Lang, Text

_MOST_LISTED = 6
_MOST_STEPS = 12
_EVENT = Text("{name} ({starts})", "{name} ({starts})")
_PACK = Text(
    "Paquet de règles\u00a0: {id} {version} ({hash})", "Rule pack: {id} {version} ({hash})"
)
_BUDGET = Text("Le meilleur pour {budget}", "The best for {budget}")
_LEVEL = Text("Le moins cher pour «\u00a0{level}\u00a0»", "The cheapest for “{level}”")
_PROMISE = Text("Le moins cher pour tenir la promesse", "The cheapest that keeps the promise")
_MOST = Text("Tout ce que les actions peuvent donner", "All that the actions can give")
_NOTHING = Text("rien à faire\u00a0: c'est déjà le cas", "nothing to do: it is so already")
_COUNT = Text("{count} actions", "{count} actions")
_ONE = Text("{count} action", "{count} action")
_HEAD = Text("{wish}\u00a0: {count}", "{wish}: {count}")
_HOPED = Text(
    "Seulement si ce qui est espéré ou supposé se confirme\u00a0; aucun niveau ni promesse n'est"
    " acquis là-dessus.",
    "Only if what is hoped for or assumed proves right; no level and no promise stands on that.",
)
_OUT = Text(
    "Hors de portée de ces actions. Même en faisant tout, il manque\u00a0: {lacks}.",
    "Out of reach of these actions. Even if all are done, it lacks: {lacks}.",
)
_OUT_OF_BUDGET = Text(
    "Ce qui est exigé coûte déjà plus que ce budget.", "What is required costs more than that."
)
_OUT_OF_PROMISE = Text(
    "Hors de portée de ces actions\u00a0; «\u00a0ecoevent explain PLAN promise\u00a0» dit ce qui"
    " manque.",
    "Out of reach of these actions; 'ecoevent explain PLAN promise' says what is missing.",
)
_TO_PAY = Text(
    "À payer\u00a0: environ {paid} ({cost}, selon que chaque coût est au plus bas ou au plus haut)"
    "\u00a0; {hours} de travail.",
    "To pay: about {paid} ({cost} as every cost is at its low or its high); {hours} of work.",
)
_POINTS = Text(
    "Points\u00a0: {before} → {after} sur {out_of} ({score_before} → {score_after}){hoped}",
    "Points: {before} → {after} of {out_of} ({score_before} → {score_after}){hoped}",
)
_WITH_HOPES = Text(", et {points} si ce qui est espéré arrive", ", and {points} if hopes come true")
_LEVELS = Text("Niveau\u00a0: {before} → {after}", "Level: {before} → {after}")
_NO_LEVEL = Text("aucun", "none")
_WORK = Text("{cost}, {hours}, avant le {day}", "{cost}, {hours}, by {day}")
_WITHOUT = Text("sans elle, {more} de plus", "without it, {more} more")
_ONLY = Text("sans elle, hors de portée", "without it, out of reach")
_REGRET = Text(
    "Si tous les coûts étaient au plus bas, un autre choix épargnerait {low}\u00a0; au plus haut,"
    " {high}.",
    "If every cost were at its low, another choice would save {low}; at its high, {high}.",
)
_ESTIMATES = Text(
    "Coûts et heures sont des ordres de grandeur ({publisher}, {year})\u00a0: demandez des prix.",
    "Costs and hours are orders of magnitude ({publisher}, {year}): ask for quotes.",
)
_LATE = Text("Trop tard ({count})", "Too late ({count})")
_NEEDS = Text("Demandent d'abord une réponse ({count})", "First need an answer ({count})")
_BY_PATH = Text("{path}\u00a0: {actions}", "{path}: {actions}")
_DONE = Text("Déjà dans le plan\u00a0: {count}", "In the plan already: {count}")
_PROOF = Text(
    "C'est le meilleur de tous les ensembles de {live} actions\u00a0: {tried} plans mesurés,"
    " programme dynamique exact, écart 0.",
    "It is the best of all sets of {live} actions: {tried} plans measured, exact dynamic"
    " programme, gap 0.",
)
_FRONT = Text("Ce qu'achète chaque budget", "What each budget buys")
_UNMET = Text("exigences non remplies\u00a0: {count}", "requirements unmet: {count}")
_STEP = Text("{count}, {points}", "{count}, {points}")
_FORECAST = Text("une prévision des déplacements", "a forecast of travel")


def advice_text(advice: Advice, lang: Lang, *, with_front: bool = False) -> str:
    """The wish and what serves it best, the actions, and what stands in the way of the others."""
    event, pack = advice.before.plan.event, advice.hoped.findings.pack
    lines = [
        _EVENT.filled(name=event.name, starts=event.starts.isoformat()).to(lang),
        _PACK.filled(id=pack.id, version=pack.version, hash=pack.hash).to(lang),
        "",
        *paragraph(_HEAD.filled(wish=_wish(advice, lang), count=_count(advice, lang)).to(lang)),
        *_outcome(advice, lang),
    ]
    if advice.chosen:
        lines += ["", *_sums(advice, lang)]
        lines += ["", *(line for each in _ordered(advice) for line in _action(each, advice, lang))]
        lines += ["", *_doubts(advice, lang)]
    if with_front:
        lines += ["", _FRONT.to(lang), *front_rows(advice, lang)]
    lines += _left(advice, lang)
    proof = _PROOF.filled(live=advice.proof.live, tried=advice.proof.tried)
    return "\n".join([*lines, "", *paragraph(proof.to(lang))]) + "\n"


def _wish(advice: Advice, lang: Lang) -> str:
    if advice.goal == "budget":
        budget = show_money(advice.budget or 0.0, advice.currency, lang)
        return _BUDGET.filled(budget=budget).to(lang)
    if advice.level is not None:
        return _LEVEL.filled(level=advice.level.title).to(lang)
    return (_PROMISE if advice.goal == "promise" else _MOST).to(lang)


def _count(advice: Advice, lang: Lang) -> str:
    if not advice.chosen:
        return _NOTHING.to(lang) if advice.outcome == "reached" else "–"  # noqa: RUF001 (a dash)
    return _actions(len(advice.chosen), lang)


def _actions(count: int, lang: Lang) -> str:
    is_one = count < 2 if lang == "fr" else count == 1
    return (_ONE if is_one else _COUNT).filled(count=count).to(lang)


def _outcome(advice: Advice, lang: Lang) -> list[str]:
    if advice.outcome == "reached":
        return []
    if advice.outcome == "hoped":
        return paragraph(_HOPED.to(lang))
    if advice.level is None:
        words = _OUT_OF_PROMISE if advice.goal == "promise" else _OUT_OF_BUDGET
        return paragraph(words.to(lang))
    return paragraph(_OUT.filled(lacks=lacks_of(advice.most, advice.level, lang)).to(lang))


def _sums(advice: Advice, lang: Lang) -> list[str]:
    before, after, hopeful = advice.before.scores[0], advice.after.scores[0], advice.hoped
    paid = _TO_PAY.filled(
        paid=show_money(advice.paid, advice.currency, lang),
        cost=show_cost(advice.cost, advice.currency, lang),
        hours=show_hours(advice.hours, lang),
    )
    more = hopeful.total.points - after.total.points
    points = show_points(hopeful.total.points, lang)
    said = _POINTS.filled(
        before=show_number(before.total.points, "", lang),
        after=show_number(after.total.points, "", lang),
        out_of=show_number(after.total.out_of, "", lang),
        score_before=percent(before.total.score, lang),
        score_after=percent(after.total.score, lang),
        hoped=_WITH_HOPES.filled(points=points).to(lang) if more else "",
    )
    lines = [*paragraph(paid.to(lang)), *paragraph(said.to(lang))]
    if before.level != after.level:
        levels = _LEVELS.filled(before=_title(before), after=_title(after))
        lines += paragraph(levels.to(lang))
    promise = advice.after.promises[0]
    return [*lines, *(line.strip() for line in (promise_line(promise, lang) if promise else ()))]


def _title(score: Score) -> Text:
    return _NO_LEVEL if score.level is None else score.level.title


def _ordered(advice: Advice) -> list[Advised]:
    """The one that must begin first comes first; then the one that gives most."""
    return sorted(advice.chosen, key=lambda each: (each.last_day, -each.points, each.action.id))


def _action(each: Advised, advice: Advice, lang: Lang) -> list[str]:
    sign = "~" if each.is_hoped else "+"
    points = f"{sign}{each.points}" if each.points >= 0 else str(each.points)
    head = f"{points:<4}  {each.action.text.to(lang)} [{each.action.id}]"
    work = _WORK.filled(
        cost=show_cost(each.cost, each.action.currency or advice.currency, lang),
        hours=show_hours(each.action.hours, lang),
        day=each.last_day.isoformat(),
    ).to(lang)
    return [
        *paragraph(head, hanging="      "),
        *paragraph(", ".join([work, *_without(each, advice, lang)]), indent="      "),
    ]


def _without(each: Advised, advice: Advice, lang: Lang) -> list[str]:
    if each.more is None:
        return [_ONLY.to(lang)]
    more = show_money(each.more, advice.currency, lang)
    return [_WITHOUT.filled(more=more).to(lang)] if each.more else []


def _doubts(advice: Advice, lang: Lang) -> list[str]:
    lines = []
    if advice.regret is not None and any(advice.regret):
        low, high = (show_money(each, advice.currency, lang) for each in advice.regret)
        lines += paragraph(_REGRET.filled(low=low, high=high).to(lang))
    estimates = advice.hoped.findings.pack.text.estimates
    if estimates is not None:
        source = estimates.source
        words = _ESTIMATES.filled(publisher=source.publisher, year=estimates.year)
        lines += paragraph(words.to(lang))
    return lines


def front_rows(advice: Advice, lang: Lang) -> list[str]:
    """The steps of the front that give most for their money, the cheapest first."""
    rows = [
        [
            show_money(step.paid, advice.currency, lang),
            percent(step.score, lang),
            _STEP.filled(count=_actions(len(step.actions), lang), points=_points(step, lang)).to(
                lang
            ),
            _UNMET.filled(count=step.unmet).to(lang) if step.unmet else "",
        ]
        for step in telling_steps(advice.front, most=_MOST_STEPS)
    ]
    return columns(rows, indent="  ") if rows else []


def _points(step: FrontStep, lang: Lang) -> str:
    return show_points(step.points, lang)


def telling_steps(front: Sequence[FrontStep], *, most: int) -> list[FrontStep]:
    """The first step, the last, and between them those after which the score rises most."""
    if len(front) <= most:
        return list(front)
    between = range(1, len(front) - 1)
    rises = sorted(between, key=lambda i: (front[i - 1].score - front[i].score, i))
    kept = {0, len(front) - 1, *rises[: most - 2]}
    return [step for i, step in enumerate(front) if i in kept]


def _left(advice: Advice, lang: Lang) -> list[str]:
    """What is too late, what first needs an answer, and how much is done already."""
    looked, lines = advice.sorted, []
    if looked.late:
        lines += ["", _LATE.filled(count=len(looked.late)).to(lang)]
        lines += _listed(looked.late, lang)
    if looked.needing:
        lines += ["", _NEEDS.filled(count=len(looked.needing)).to(lang)]
        paths: dict[str, list[str]] = {}
        for each in looked.needing:
            paths.setdefault(each.paths[0], []).append(each.action.id)
        most = sorted(paths.items(), key=lambda item: -len(item[1]))
        for path, names in most[:_MOST_LISTED]:
            asked = _FORECAST.to(lang) if path == FORECAST else path
            said = _BY_PATH.filled(path=asked, actions=_some(names)).to(lang)
            lines += paragraph(said, indent="  ", hanging="    ")
    if looked.done:
        lines += ["", _DONE.filled(count=len(looked.done)).to(lang)]
    return lines


def _some(names: Sequence[str]) -> str:
    shown = [name.rpartition(":")[2] for name in names[:4]]
    return ", ".join([*shown, "…"] if len(names) > len(shown) else shown)


def _listed(actions: Iterable[Action], lang: Lang) -> list[str]:
    found = list(actions)
    lines = [
        line
        for action in found[:_MOST_LISTED]
        for line in paragraph(f"{action.text.to(lang)} [{action.id}]", indent="  ", hanging="    ")
    ]
    return [*lines, "  …"] if len(found) > _MOST_LISTED else lines
