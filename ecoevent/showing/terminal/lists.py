"""Questions and facts in, lists on a terminal out."""

from collections.abc import Sequence

from ecoevent.engine.fact import Fact, State, Vocabulary
from ecoevent.scoring.asking import Question
from ecoevent.showing.terminal.explanations import value_words
from ecoevent.showing.terminal.layout import columns, paragraph
from ecoevent.showing.terminal.words import STATES, where
from ecoevent.words.quantities import show_points, unit_words
from ecoevent.words.text import Lang, Text

_EFFORTS = {
    1: Text("su par cœur", "known by heart"),
    2: Text("à retrouver", "to look up"),
    3: Text("à demander", "to ask for"),
    4: Text("à compter ou à mesurer", "to count or measure"),
}
_NOTHING_TO_ASK = Text(
    "Aucune question\u00a0: toutes les règles sont décidées.", "No question: every rule is decided."
)
_STAKE = Text("jusqu'à {points} en jeu", "up to {points} at stake")
_CONDITION = Text("décide si des règles s'appliquent", "decides whether rules apply")
_GATE = Text("exigence obligatoire", "mandatory requirement")
_CHOICES = Text("Choix\u00a0: {choices}", "Choices: {choices}")
_UNIT = Text("En {unit}", "In {unit}")


def questions_text(asked: Sequence[Question], lang: Lang, *, most: int | None = None) -> str:
    """The questions in the order in which to ask them."""
    if not asked:
        return _NOTHING_TO_ASK.to(lang) + "\n"
    lines = []
    for number, question in enumerate(asked[:most], start=1):
        field = question.field
        indent = " " * (len(str(number)) + 2)
        lines += paragraph(f"{number}. {field.question.to(lang)}", hanging=indent)
        lines += paragraph(f"{where(question.path)} ({_stake(question, lang)})", indent=indent)
        if field.choices:
            words = (f"{word} ({title.to(lang)})" for word, title in field.choices.items())
            listed = _CHOICES.filled(choices=", ".join(words)).to(lang)
            lines += paragraph(listed, indent=indent)
        elif field.unit:
            lines += [indent + _UNIT.filled(unit=unit_words(field.unit, lang)).to(lang)]
    return "\n".join(lines) + "\n"


def _stake(question: Question, lang: Lang) -> str:
    parts = [_EFFORTS[question.field.effort]]
    if question.points:
        parts.append(_STAKE.filled(points=show_points(question.points, lang)))
    parts += [_CONDITION] if question.is_condition else []
    parts += [_GATE] if question.gates else []
    return ", ".join(part.to(lang) for part in parts)


def facts_text(facts: Sequence[Fact], vocabulary: Vocabulary, lang: Lang) -> str:
    """Facts with value, state and place; a missing one with what it needs."""
    rows = []
    for fact in facts:
        kind = vocabulary[fact.name]
        value = value_words(kind, fact.value, lang)
        places = {str(origin.place or origin.path): None for origin in fact.origins}
        where = ", ".join(places) if fact.state is not State.MISSING else ", ".join(fact.needs)
        rows.append([fact.name, value, STATES[fact.state].to(lang), where])
    return "\n".join(columns(rows)) + "\n" if rows else ""
