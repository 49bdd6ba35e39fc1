"""Plans side by side in, what a terminal shows of them out: a column each, and what differs."""

from collections.abc import Sequence

from ecoevent.planning.comparing import Comparison
from ecoevent.planning.session import Standing
from ecoevent.scoring.promise import Answer
from ecoevent.scoring.totals import Score
from ecoevent.showing.terminal.layout import columns, one_line
from ecoevent.showing.terminal.levels import percent
from ecoevent.showing.terminal.promises import ANSWERS
from ecoevent.showing.terminal.steps import changed_answers, changed_rules
from ecoevent.words.quantities import show_number
from ecoevent.words.text import Lang, Text

_LONGEST = 18
_MOST_ANSWERS = 12
_SCORE, _POINTS = Text("Résultat prévu", "Planned score"), Text("Points", "Points")
_OF = Text("{points} sur {out_of}", "{points} of {out_of}")
_LEVEL, _NO_LEVEL = Text("Niveau", "Level"), Text("aucun", "none")
_ESTIMATED = Text("estimé", "estimated")
_PROMISE = Text("Engagement", "Commitment")
_GATES = Text("Exigences non remplies", "Requirements unmet")
_FROM = Text("De «\u00a0{one}\u00a0» à «\u00a0{other}\u00a0», par {pack}\u00a0:",
             "From “{one}” to “{other}”, by {pack}:")  # fmt: skip
_ANSWERS = Text("Réponses changées\u00a0:", "Answers changed:")
_MANY = Text("{count} réponses diffèrent.", "{count} answers differ.")


def comparison_text(comparison: Comparison, lang: Lang) -> str:
    """By pack a table with a column a plan; then the rules and the answers that differ."""
    names, standings = list(comparison.standings), list(comparison.standings.values())
    lines = list[str]()
    for position, score in enumerate(standings[0].scores):
        pack = score.findings.pack
        lines += [f"{pack.id} {pack.version} ({pack.hash})"]
        lines += columns(_rows(names, standings, position, lang), indent="  ")
        lines += [""]
    for other, step in zip(names[1:], comparison.steps, strict=True):
        for after in step.after.scores:
            rules = changed_rules(step, after, lang)
            if rules:
                said = _FROM.filled(one=names[0], other=other, pack=after.pack_id).to(lang)
                lines += [one_line(said), *rules, ""]
        lines += _answers(changed_answers(step, lang), len(step.changes), lang)
    return "\n".join(lines).rstrip("\n") + "\n"


def _rows(
    names: Sequence[str], standings: Sequence[Standing], position: int, lang: Lang
) -> list[list[str]]:
    scores = [standing.scores[position] for standing in standings]
    promises = [standing.promises[position] for standing in standings]
    answers = [Answer.NOT_APPLICABLE if one is None else one.answer for one in promises]
    rows = [
        ["", *(_short(name) for name in names)],
        [_SCORE.to(lang), *(percent(score.total.score, lang) for score in scores)],
        [_POINTS.to(lang), *(_points(score, lang) for score in scores)],
        [_LEVEL.to(lang), *(_level(score, lang) for score in scores)],
    ]
    if any(promises):
        rows.append([_PROMISE.to(lang), *(ANSWERS[answer].to(lang) for answer in answers)])
    rows.append([_GATES.to(lang), *(str(_unmet(score)) for score in scores)])
    for parts in zip(*(score.principles for score in scores), strict=True):
        title = parts[0].principle.title.to(lang)
        rows.append([title, *(percent(part.tally.score, lang) for part in parts)])
    return rows


def _short(name: str) -> str:
    said = one_line(name)
    return said if len(said) <= _LONGEST else f"{said[: _LONGEST - 1]}…"


def _points(score: Score, lang: Lang) -> str:
    points, out_of = (show_number(n, "", lang) for n in (score.total.points, score.total.out_of))
    return _OF.filled(points=points, out_of=out_of).to(lang)


def _level(score: Score, lang: Lang) -> str:
    if score.is_estimated:
        return _ESTIMATED.to(lang)
    return (_NO_LEVEL if score.level is None else score.level.title).to(lang)


def _unmet(score: Score) -> int:
    return len(score.failed_gates) + len(score.open_gates)


def _answers(answers: Sequence[str], count: int, lang: Lang) -> list[str]:
    if count > _MOST_ANSWERS:
        return [_MANY.filled(count=count).to(lang), ""]
    return [_ANSWERS.to(lang), *(f"  {line}" for line in answers), ""] if answers else []
