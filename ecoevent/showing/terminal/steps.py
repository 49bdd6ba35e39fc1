"""What a change brought about in, what a terminal shows of it out."""

from ecoevent.plan.changing import Change, To, Unanswered
from ecoevent.plan.fields import FieldInfo
from ecoevent.plan.model import Plan, field_at
from ecoevent.planning.session import Step
from ecoevent.scoring.promise import Answer
from ecoevent.scoring.totals import Score
from ecoevent.showing.terminal.answers import answer_words
from ecoevent.showing.terminal.layout import columns, one_line, paragraph
from ecoevent.showing.terminal.levels import percent
from ecoevent.showing.terminal.promises import ANSWERS
from ecoevent.showing.terminal.words import STATUSES
from ecoevent.words.quantities import show_number
from ecoevent.words.text import Lang, Text

_MOST_RULES = 8
_NOTHING = Text(
    "Rien ne change\u00a0: c'est déjà dans le plan.", "Nothing changes: the plan says so."
)
_CHANGE = Text("{title} [{path}]\u00a0: {before} → {after}", "{title} [{path}]: {before} → {after}")
_SCORE = Text(
    "{pack}\u00a0: {points_before} → {points_after} points sur {out_of} ({before} → {after})",
    "{pack}: {points_before} → {points_after} points of {out_of} ({before} → {after})",
)
_SAME = Text("{pack}\u00a0: {points} points sur {out_of} ({score}), comme avant",
             "{pack}: {points} points of {out_of} ({score}), as before")  # fmt: skip
_LEVEL = Text("Niveau\u00a0: {before} → {after}", "Level: {before} → {after}")
_NO_LEVEL = Text("aucun", "none")
_PROMISE = Text("Engagement\u00a0: {before} → {after}", "Commitment: {before} → {after}")
_RULE = Text("{title} [{rule}]", "{title} [{rule}]")
_MORE = Text("… et {count} autres règles", "… and {count} more rules")
_NEEDS = Text(
    "Il faut d'abord répondre\u00a0: {question} [{path}]",
    "This needs an answer first: {question} [{path}]",
)


def step_text(step: Step, lang: Lang) -> str:
    """The answers that changed, the score by each pack, the level, the promise, and the rules."""
    if not step.changes:
        return _NOTHING.to(lang) + "\n"
    lines = changed_answers(step, lang)
    for before, after in zip(step.before.scores, step.after.scores, strict=True):
        lines += ["", *paragraph(_score(before, after, lang)), *_level(before, after, lang)]
        lines += _promise(step, after, lang)
        lines += changed_rules(step, after, lang)
    return "\n".join(lines) + "\n"


def missing_text(missing: tuple[Unanswered, ...], lang: Lang) -> str:
    """The questions that a change first needs an answer to, one a line."""
    return "\n".join(
        one_line(_NEEDS.filled(question=each.question, path=each.path).to(lang)) for each in missing
    )


def _change(change: Change, before: Plan, lang: Lang) -> list[str]:
    field = field_at(change.at)
    assert field is not None  # noqa: S101 (a path of the plan)
    assert isinstance(change.operation, To)  # noqa: S101 (a difference says what becomes what)
    said = _CHANGE.filled(
        title=field.title,
        path=change.at,
        before=_both(field, _value(before, change.at)),
        after=_both(field, change.operation.value),
    )
    return paragraph(said.to(lang), hanging="  ")


def _both(field: FieldInfo, value: object) -> Text:
    return Text(answer_words(field, value, "fr"), answer_words(field, value, "en"))


def _value(plan: Plan, path: str) -> object:
    """The answer at *path*, which the plan may not have."""
    found: object = plan
    for step in path.split("."):
        name, _, index = step.partition("[")
        found = getattr(found, name, None)
        if index and isinstance(found, tuple):
            found = found[int(index[:-1])] if int(index[:-1]) < len(found) else None
    return found


def _score(before: Score, after: Score, lang: Lang) -> str:
    old, new = before.total, after.total
    if (old.points, old.out_of) == (new.points, new.out_of):
        said = _SAME.filled(
            pack=after.pack_id,
            points=show_number(new.points, "", lang),
            out_of=show_number(new.out_of, "", lang),
            score=percent(new.score, lang),
        )
        return said.to(lang)
    said = _SCORE.filled(
        pack=after.pack_id,
        points_before=show_number(old.points, "", lang),
        points_after=show_number(new.points, "", lang),
        out_of=show_number(new.out_of, "", lang),
        before=percent(old.score, lang),
        after=percent(new.score, lang),
    )
    return said.to(lang)


def _level(before: Score, after: Score, lang: Lang) -> list[str]:
    if before.level == after.level:
        return []
    titles = [_NO_LEVEL if each.level is None else each.level.title for each in (before, after)]
    return paragraph(_LEVEL.filled(before=titles[0], after=titles[1]).to(lang), indent="  ")


def _promise(step: Step, score: Score, lang: Lang) -> list[str]:
    position = step.after.scores.index(score)
    one, other = step.before.promises[position], step.after.promises[position]
    answers = [Answer.NOT_APPLICABLE if each is None else each.answer for each in (one, other)]
    if answers[0] is answers[1]:
        return []
    words = _PROMISE.filled(before=ANSWERS[answers[0]], after=ANSWERS[answers[1]])
    return paragraph(words.to(lang), indent="  ")


def changed_answers(step: Step, lang: Lang) -> list[str]:
    """Each answer that is other, before and after."""
    return [line for each in step.changes for line in _change(each, step.before.plan, lang)]


def changed_rules(step: Step, score: Score, lang: Lang) -> list[str]:
    """The rules of a pack of which something else is said, those that move most points first."""
    found = [
        (before, after)
        for pack, before, after in step.findings
        if pack == score.pack_id and (before.points, before.status) != (after.points, after.status)
    ]
    found.sort(key=lambda pair: -abs(pair[1].points - pair[0].points))
    rows = [
        [
            f"{after.points - before.points:+d}" if after.rule.weight else "",
            STATUSES[after.status].to(lang),
            _RULE.filled(title=after.rule.title, rule=after.rule.id).to(lang),
        ]
        for before, after in found[:_MOST_RULES]
    ]
    lines = columns(rows, indent="  ") if rows else []
    if len(found) > _MOST_RULES:
        lines.append("  " + _MORE.filled(count=len(found) - _MOST_RULES).to(lang))
    return lines
