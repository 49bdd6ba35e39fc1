"""A score in, what a terminal says of its level out: what it rests on, what the next one lacks."""

from ecoevent.engine.pack import Level
from ecoevent.scoring.asking import Question, questions
from ecoevent.scoring.totals import Lack, Score
from ecoevent.showing.terminal.layout import columns, paragraph
from ecoevent.showing.terminal.words import where
from ecoevent.words.quantities import show_number
from ecoevent.words.text import Lang, Text

_MOST_LACKS = 4
_MOST_ASKED = 3

_EARLY = Text(
    "{kind}\u00a0: décidé jusqu'ici, {points} sur {decided} points\u00a0; encore ouverts\u00a0: "
    "{open}",
    "{kind}: decided so far, {points} of {decided} points; open: {open}",
)
_NO_SCORE = Text(
    "Moins de la moitié des points est décidée\u00a0: il est trop tôt pour un pourcentage.",
    "Less than half of the points are decided: too early for a percentage.",
)
_TELLING = Text("Ce qui en dirait le plus", "What would tell most")
_ROW = Text("{points} sur {decided}", "{points} of {decided}")
_STILL = Text("ouverts\u00a0: {open}", "open: {open}")
_ESTIMATED = Text(
    "Estimé\u00a0: plus du quart des points, ou une exigence, repose sur des réponses supposées, "
    "qui ne donnent pas de nom de niveau.",
    "Estimated: more than a quarter of the points, or a requirement, rest on assumed answers, "
    "which give no level name.",
)
_SUPPOSED = Text(
    "Les réponses supposées ne comptent pas pour le niveau. Confirmées, elles donneraient "
    "«\u00a0{level}\u00a0».",
    "Assumed answers do not count for the level. Confirmed, they would give “{level}”.",
)
_LACKS = Text("Il y manque\u00a0: {lacks}.", "It lacks: {lacks}.")
_TOTAL = Text("{found} au total ({wanted} demandés)", "{found} in total ({wanted} asked)")
_FLOOR = Text(
    "{principle}, {found} des points ({wanted} demandés)",
    "{principle}, {found} of the points ({wanted} asked)",
)
_RESULTS = Text(
    "{principle}, {found} des points de résultat ({wanted} demandés)",
    "{principle}, {found} of the points for results ({wanted} asked)",
)
_REASONS = {"total": _TOTAL, "floor": _FLOOR, "results": _RESULTS}


def percent(value: float | None, lang: Lang) -> str:
    """A score in whole percent, rounded down so that no level seems reached that is not."""
    if value is None:
        return "–"  # noqa: RUF001 (a dash)
    return f"{int(value)}\u00a0%" if lang == "fr" else f"{int(value)}%"


def early_lines(kind: Text, score: Score, lang: Lang, *, is_planned: bool) -> list[str]:
    """What is decided so far and, of a plan, what would tell most: no percentage of everything."""
    total = score.total
    head = _EARLY.filled(
        kind=kind,
        points=show_number(total.points, "", lang),
        decided=show_number(total.decided, "", lang),
        open=show_number(total.open, "", lang),
    )
    lines = [head.to(lang), *paragraph(_NO_SCORE.to(lang), indent="  ")]
    rows = [
        [
            part.principle.title.to(lang),
            _ROW.filled(points=part.tally.points, decided=part.tally.decided).to(lang),
            _STILL.filled(open=part.tally.open).to(lang),
        ]
        for part in score.principles
        if part.tally.out_of
    ]
    lines += columns(rows, indent="  ")
    asked = questions(score.findings)[:_MOST_ASKED] if is_planned else ()
    lines += ["  " + _TELLING.to(lang)] if asked else []
    return [*lines, *(line for question in asked for line in _asked(question, lang))]


def _asked(question: Question, lang: Lang) -> list[str]:
    said = f"{question.field.question.to(lang)} [{where(question.path)}]"
    return paragraph(said, indent="    ", hanging="      ")


def standing_lines(score: Score, lang: Lang) -> list[str]:
    """On which answers the level stands, where some are assumed."""
    lines = paragraph(_ESTIMATED.to(lang), indent="  ") if score.is_estimated else []
    if score.supposed is not None and score.supposed != score.level:
        said = _SUPPOSED.filled(level=score.supposed.title).to(lang)
        lines += paragraph(said, indent="  ")
    return lines


def lacking_lines(score: Score, lang: Lang) -> list[str]:
    """What the next level still lacks, its gates left aside: they stand above."""
    following = score.next_level
    asked = None if score.is_estimated else following  # its points count for no level
    lacks = "" if asked is None else lacks_of(score, asked, lang)
    return paragraph(_LACKS.filled(lacks=lacks).to(lang), indent="  ") if lacks else []


def lacks_of(score: Score, level: Level, lang: Lang) -> str:
    """What keeps from a level, its gates left aside, on one line; empty where nothing does."""
    lacks = score.lacking(level)
    said = "; ".join(_lack(lack, lang) for lack in lacks[:_MOST_LACKS])
    said = said.replace("; ", "\u00a0; ") if lang == "fr" else said
    return said + (", …" if len(lacks) > _MOST_LACKS else "")


def _lack(lack: Lack, lang: Lang) -> str:
    return (
        _REASONS[lack.reason]
        .filled(
            principle="" if lack.principle is None else lack.principle.title,
            found=percent(lack.tally.score, lang),
            wanted=percent(lack.wanted, lang),
        )
        .to(lang)
    )
