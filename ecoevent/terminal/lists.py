"""Questions, rules and facts in, lists on a terminal out."""

from collections.abc import Sequence

from ecoevent.asking import Question
from ecoevent.engine.fact import Fact, State, Vocabulary
from ecoevent.engine.pack import Rule, RulePack
from ecoevent.quantities import show_points, unit_words
from ecoevent.terminal.explanations import CONFIDENCES, KINDS, STATES, value_words
from ecoevent.terminal.layout import columns, one_line, paragraph
from ecoevent.text import Lang, Text

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
_PACK = Text("{title}, {id} {version} ({hash})", "{title}, {id} {version} ({hash})")
_SOURCE = Text("Source", "Source")
_EVIDENCE = Text("Preuve", "Evidence")
_NAMED = Text("{name}\u00a0: {words}", "{name}: {words}")
_TITLE = Text("Titre", "Title")
_WHY = Text("Pourquoi", "Why")
_CHECKLIST = Text("Aide-mémoire", "Checklist")
_ACTIONS = Text("Actions", "Actions")
_NO_STALE = Text("Aucune source à relire.", "No source to review.")


def questions_text(asked: Sequence[Question], lang: Lang, *, most: int | None = None) -> str:
    """The questions in the order in which to ask them."""
    if not asked:
        return _NOTHING_TO_ASK.to(lang) + "\n"
    lines = []
    for number, question in enumerate(asked[:most], start=1):
        field = question.field
        indent = " " * (len(str(number)) + 2)
        lines += paragraph(f"{number}. {field.question.to(lang)}", hanging=indent)
        lines += paragraph(f"{question.path} ({_stake(question, lang)})", indent=indent)
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


def rules_text(pack: RulePack, lang: Lang) -> str:
    """The rules of a pack by principle, with their points."""
    lines = [_pack_words(pack, lang)]
    for principle in pack.text.principles:
        rules = [rule for rule in pack.rules if rule.principle == principle.id]
        total = show_points(sum(rule.weight for rule in rules), lang)
        lines += ["", f"{principle.title.to(lang)} ({total})"]
        lines += columns([_rule_row(rule, lang) for rule in rules], indent="  ")
    return "\n".join(lines) + "\n"


def _pack_words(pack: RulePack, lang: Lang) -> str:
    return _PACK.filled(title=pack.text.title, id=pack.id, version=pack.version, hash=pack.hash).to(
        lang
    )


def _rule_row(rule: Rule, lang: Lang) -> list[str]:
    weight = str(rule.weight) if rule.weight else KINDS[rule.kind].to(lang)
    return [rule.id, weight, one_line(rule.title.to(lang))]


def rule_text(rule: Rule, pack: RulePack, langs: tuple[Lang, ...]) -> str:
    """Everything about one rule, in one language or in both, one after the other."""
    return "\n".join(_one_rule(rule, pack, lang) for lang in langs)


def _one_rule(rule: Rule, pack: RulePack, lang: Lang) -> str:
    text = rule.text
    weight = show_points(rule.weight, lang) if rule.weight else KINDS[rule.kind].to(lang)
    lines = [f"{rule.id} ({weight})"]
    lines += _said(_TITLE, rule.title, lang) + _said(_WHY, text.why, lang)
    for key in ("applies_when", "met_when", "measure"):
        if getattr(text, key) is not None:
            lines += paragraph(f"{key}: {getattr(text, key)}", hanging="  ")
    if text.scale is not None:
        steps = ", ".join(f"{value}: {points}" for value, points in text.scale.points)
        lines += paragraph(f"scale ({text.scale.kind}): {steps}", hanging="  ")
    for tier in text.tiers:
        lines += paragraph(f"{tier.points}: {tier.title.to(lang)} ({tier.when})", hanging="  ")
    if text.evidence is not None:
        lines += _said(_EVIDENCE, text.evidence, lang)
    lines += _listed(_CHECKLIST, [line.text for line in text.checklist], lang)
    lines += _listed(_ACTIONS, [action.text for action in text.actions], lang)
    source = text.source
    said = f"{source.publisher}, {source.title} ({source.year}), "
    said += CONFIDENCES[source.confidence].to(lang)
    lines += _said(_SOURCE, Text(said, said), lang)
    lines += [f"  {source.url}"] if source.url else []
    lines += paragraph(source.note.to(lang), indent="  ") if source.note else []
    lines += [_pack_words(pack, lang)]
    return "\n".join(lines) + "\n"


def _said(title: Text, words: Text, lang: Lang) -> list[str]:
    said = _NAMED.filled(name=title, words=words).to(lang)
    return paragraph(said, hanging="  ")


def _listed(title: Text, texts: Sequence[Text], lang: Lang) -> list[str]:
    if not texts:
        return []
    lines = [_NAMED.filled(name=title, words="").to(lang).rstrip()]
    for text in texts:
        lines += paragraph(text.to(lang), indent="  - ", hanging="    ")
    return lines


def stale_text(rules: Sequence[Rule], lang: Lang) -> str:
    """The rules whose source is to be reviewed."""
    if not rules:
        return _NO_STALE.to(lang) + "\n"
    rows = [[r.text.source.review_by.isoformat(), r.id, r.text.source.publisher] for r in rules]
    return "\n".join(columns(rows)) + "\n"


def facts_text(facts: Sequence[Fact], vocabulary: Vocabulary, lang: Lang) -> str:
    """Facts with value, state and place; a missing one with what it needs."""
    rows = []
    for fact in facts:
        kind = vocabulary[fact.name]
        value = value_words(kind, fact.value, lang)
        places = {str(origin.place): None for origin in fact.origins if origin.place}
        where = ", ".join(places) if fact.state is not State.MISSING else ", ".join(fact.needs)
        rows.append([fact.name, value, STATES[fact.state].to(lang), where])
    return "\n".join(columns(rows)) + "\n" if rows else ""
