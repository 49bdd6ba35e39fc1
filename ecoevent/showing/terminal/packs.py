"""Packs and their rules in, what a terminal shows of them out."""

from collections.abc import Mapping, Sequence

from ecoevent.engine.pack import ActionText, ChecklistText, Level, Rule, RulePack, texts_of
from ecoevent.knowledge.sources import Cited, Kind
from ecoevent.scoring.crosswalk import CrosswalkRow
from ecoevent.scoring.weights import Reweighting, Sensitivity
from ecoevent.showing.action_words import action_terms
from ecoevent.showing.terminal.layout import WIDTH, columns, one_line, paragraph, side_by_side
from ecoevent.showing.terminal.levels import percent
from ecoevent.showing.terminal.words import CONFIDENCES, KINDS
from ecoevent.words.quantities import show_points
from ecoevent.words.text import LANGS, Lang, Text

_PACK = Text("{title}, {id} {version} ({hash})", "{title}, {id} {version} ({hash})")
_SOURCE = Text("Source", "Source")
_EVIDENCE = Text("Preuve", "Evidence")
_KEPT = Text("{line} (preuve\u00a0: {evidence})", "{line} (evidence: {evidence})")
_NAMED = Text("{name}\u00a0: {words}", "{name}: {words}")
_TITLE = Text("Titre", "Title")
_WHY = Text("Pourquoi", "Why")
_CHECKLIST = Text("Aide-mémoire", "Checklist")
_ACTIONS = Text("Actions", "Actions")
_NO_STALE = Text("Aucune source à relire.", "No source to review.")
_KINDS: Mapping[Kind, Text] = {
    "rule": Text("règle", "rule"),
    "factors": Text("facteurs", "factors"),
    "behaviour": Text("comportements", "behaviour"),
    "region": Text("région", "region"),
    "service": Text("temps de service", "service times"),
    "claims": Text("affirmations", "claims"),
}
_AS_IT_IS = Text("tel quel", "as it is")
_HALF = Text("moitié moins", "half as much")
_TWICE = Text("deux fois plus", "twice as much")
_NO_LEVEL = Text("aucun niveau", "no level")
_STABLE = Text("le niveau tient", "the level holds")
_MOVES = Text("le niveau change", "the level moves")


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


def reading_table(pack: RulePack, rules: Sequence[Rule]) -> str:
    """Every text of the rules in French and in English side by side, to be read through."""
    lines = [*side_by_side(_pack_words(pack, "fr"), _pack_words(pack, "en"))]
    for rule in rules:
        lines += ["", f"{rule.id}  {'─' * (WIDTH - len(rule.id) - 2)}"]
        for text in texts_of(rule.text):
            lines += side_by_side(text.fr, text.en)
    return "\n".join(lines) + "\n"


def rule_text(rule: Rule, pack: RulePack, lang: Lang) -> str:
    """Everything about one rule."""
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
    lines += _listed(_CHECKLIST, [_with_evidence(line) for line in text.checklist], lang)
    lines += _listed(_ACTIONS, [_with_terms(action, pack) for action in text.actions], lang)
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


def _with_evidence(line: ChecklistText) -> Text:
    """The line, and what to keep of it where it says so."""
    if line.evidence is None:
        return line.text
    return _KEPT.filled(line=line.text, evidence=line.evidence)


def _with_terms(action: ActionText, pack: RulePack) -> Text:
    """The action with what it costs and takes."""
    currency = pack.text.estimates.currency if pack.text.estimates else ""
    fr, en = (action_terms(action, currency, pack.vocabulary, lang) for lang in LANGS)
    return Text(fr, en)


def _listed(title: Text, texts: Sequence[Text], lang: Lang) -> list[str]:
    if not texts:
        return []
    lines = [_NAMED.filled(name=title, words="").to(lang).rstrip()]
    for text in texts:
        lines += paragraph(text.to(lang), indent="  - ", hanging="    ")
    return lines


def stale_text(due: Sequence[Cited], lang: Lang) -> str:
    """The sources that are to be reviewed: by when, what rests on them, who publishes them."""
    if not due:
        return _NO_STALE.to(lang) + "\n"
    rows = [
        [
            each.source.review_by.isoformat(), _KINDS[each.kind].to(lang), each.name,
            each.source.publisher,
        ]
        for each in due
    ]  # fmt: skip
    return "\n".join(columns(rows)) + "\n"


def weights_text(found: Mapping[str, Sensitivity], lang: Lang) -> str:
    """For each plan, its score as it is and with each principle at half and twice its weight."""
    lines = []
    for name, sensitivity in found.items():
        verdict = (_STABLE if sensitivity.is_stable else _MOVES).to(lang)
        lines += [_NAMED.filled(name=name, words=verdict).to(lang)]
        score = sensitivity.score
        rows = [
            [_AS_IT_IS.to(lang), "", percent(score.total.score, lang), _level(score.level, lang)]
        ]
        rows += [_reweighting_row(one, lang) for one in sensitivity.reweightings]
        lines += [*columns(rows, indent="  "), ""]
    return "\n".join(lines[:-1]) + "\n"


def _reweighting_row(one: Reweighting, lang: Lang) -> list[str]:
    factor = (_TWICE if one.factor > 1 else _HALF).to(lang)
    score, level = percent(one.total.score, lang), _level(one.level, lang)
    return [one.principle.title.to(lang), factor, score, level]


def _level(level: Level | None, lang: Lang) -> str:
    return (_NO_LEVEL if level is None else level.title).to(lang)


def crosswalk_text(rows: Sequence[CrosswalkRow], packs: Sequence[RulePack], lang: Lang) -> str:
    """Each fact with the rules that it serves, pack by pack."""
    lines = []
    for row in rows:
        lines += [f"{row.kind.name}: {one_line(row.kind.title.to(lang))}"]
        for pack, ids in zip(packs, row.rules, strict=True):
            if ids:
                lines += paragraph(f"{pack.id}: {', '.join(ids)}", indent="  ", hanging="    ")
    return "\n".join(lines) + "\n"
