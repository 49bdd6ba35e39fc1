"""An explanation in, what a person reads on a terminal out."""

from ecoevent.engine.fact import Fact, FactKind, Value
from ecoevent.engine.judging import Finding
from ecoevent.scoring.explanation import Explanation, KnownFact, Step
from ecoevent.showing.terminal.layout import columns, one_line, paragraph
from ecoevent.showing.terminal.words import CONFIDENCES, STATES, STATUSES
from ecoevent.words.quantities import show_number, show_percent, show_points
from ecoevent.words.text import Lang, Text

_YES, _NO = Text("oui", "yes"), Text("non", "no")
_TITLE = Text("{rule}\u00a0: {title}", "{rule}: {title}")
_RESULT = Text("Résultat\u00a0: {status}", "Result: {status}")
_SPAN = Text("{points} sur {out_of}", "{points} of {out_of}")
_MAY = Text(", de {low} à {high} selon les réponses", ", {low} to {high} depending on answers")
_ASKS = Text("Ce que la règle regarde", "What the rule looks at")
_APPLIES = Text("Quand elle s'applique", "When it applies")
_VALUES = Text("Valeurs", "Values")
_STEP = Text("Échelle", "Scale")
_REACHED = Text(
    "{value} atteint l'échelon de {points}, qui commence à {reached}.",
    "{value} reaches the step of {points}, which begins at {reached}.",
)
_WITHIN = Text(
    "{value} reste dans l'échelon de {points}, qui va jusqu'à {reached}.",
    "{value} stays within the step of {points}, which ends at {reached}.",
)
_BELOW = Text("{value} n'atteint aucun échelon.", "{value} reaches no step.")
_NEXT = Text(
    "Prochain échelon\u00a0: {points} à {value}, soit un écart de {distance}.",
    "Next step: {points} at {value}, {distance} away.",
)
_TOP = Text("C'est le sommet de l'échelle.", "This is the top of the scale.")
_MISSING = Text("Il faut savoir", "To be known")
_CERTIFICATE = Text("Remplie par le certificat {name}.", "Fulfilled by the certificate {name}.")
_TIER = Text("Palier atteint\u00a0: {title}.", "Tier reached: {title}.")
_WHY = Text("Pourquoi", "Why")
_SOURCE = Text("Source", "Source")
_SOURCED = Text(
    "{publisher}, {title} ({year}), {confidence}, à relire avant le {review}.",
    "{publisher}, {title} ({year}), {confidence}, to be reviewed by {review}.",
)
_BY = Text("Paquet de règles", "Rule pack")
_POINT = Text("{number}\u00a0point de pourcentage", "{number} percentage point")
_POINTS = Text("{number}\u00a0points de pourcentage", "{number} percentage points")


def explanation_text(explanation: Explanation, lang: Lang) -> str:
    """The sentence, the values with their lines, the step reached and the next, and the source."""
    rule, finding = explanation.rule, explanation.finding
    lines = [_TITLE.filled(rule=rule.id, title=rule.title).to(lang), *_result(finding, lang)]
    lines += _part(_ASKS, explanation.sentence.to(lang), lang)
    if explanation.condition is not None:
        lines += _part(_APPLIES, explanation.condition.to(lang), lang)
    lines += ["", _VALUES.to(lang), *_values(explanation.values, lang)]
    if explanation.step is not None:
        lines += _part(_STEP, _step_words(explanation, explanation.step, lang), lang)
    if finding.missing:
        lines += ["", _MISSING.to(lang), *_missing(explanation, lang)]
    lines += _part(_WHY, rule.text.why.to(lang), lang)
    lines += _part(_SOURCE, _source_words(explanation, lang), lang)
    lines += [f"  {rule.text.source.url}"] if rule.text.source.url else []
    lines += _part(_BY, explanation.pack.to(lang), lang)
    return "\n".join(lines) + "\n"


def value_words(kind: FactKind, value: Value | None, lang: Lang) -> str:
    """A fact's value as a person reads it."""
    if value is None:
        return "–"  # noqa: RUF001 (a dash)
    if isinstance(value, bool):
        return (_YES if value else _NO).to(lang)
    if isinstance(value, str):
        title = kind.choice_titles.get(value)
        return one_line(title.to(lang) if title else value)
    return measure_words(value, kind.unit, lang, is_share=(kind.low, kind.high) == (0, 1))


def measure_words(value: float, unit: str, lang: Lang, *, is_share: bool) -> str:
    """A number with its unit; shares in percent."""
    return show_percent(value, lang) if is_share and not unit else show_number(value, unit, lang)


def _part(title: Text, words: str, lang: Lang) -> list[str]:
    return ["", title.to(lang), *paragraph(words, indent="  ")]


def _result(finding: Finding, lang: Lang) -> list[str]:
    words = _RESULT.filled(status=STATUSES[finding.status]).to(lang)
    if finding.weight:
        span = _SPAN.filled(points=finding.points, out_of=show_points(finding.weight, lang))
        words += f", {span.to(lang)}"
    if finding.lowest != finding.highest:
        words += _MAY.filled(low=finding.lowest, high=finding.highest).to(lang)
    lines = paragraph(words)
    if finding.certificate is not None:
        lines += paragraph(_CERTIFICATE.filled(name=finding.certificate).to(lang), indent="  ")
    if finding.tier is not None:
        lines += paragraph(_TIER.filled(title=finding.tier.title).to(lang), indent="  ")
    return lines


def _values(values: tuple[KnownFact, ...], lang: Lang) -> list[str]:
    lines = []
    for known in values:
        title = one_line(known.kind.title.to(lang))
        value = value_words(known.kind, known.fact.value, lang)
        state = STATES[known.fact.state].to(lang)
        lines += paragraph(f"{title} = {value} ({state})", indent="  ", hanging="    ")
        lines += columns(_origins(known.fact), indent="      ") if known.fact.origins else []
    return lines


def _origins(fact: Fact) -> list[list[str]]:
    """One row a line of the plan; of several values on a line, the first names it."""
    rows: dict[object, list[str]] = {}
    for origin in fact.origins:
        place = origin.place
        line = (place.file, place.line) if place else origin.path
        rows.setdefault(line, [str(place) if place else "", origin.path])
    return list(rows.values())


def _step_words(explanation: Explanation, step: Step, lang: Lang) -> str:
    scale = explanation.rule.scale
    is_rising = scale is None or scale.rising
    value, points = _measured(explanation, step.value, lang), show_points(step.points, lang)
    if step.reached is None or not step.points:
        words = _BELOW.filled(value=value)
    else:
        pattern = _REACHED if is_rising else _WITHIN
        reached = _measured(explanation, step.reached, lang)
        words = pattern.filled(value=value, points=points, reached=reached)
    if step.next is None or step.distance is None:
        return f"{words.to(lang)} {_TOP.to(lang)}"
    following = _NEXT.filled(
        points=show_points(step.next[1], lang),
        value=_measured(explanation, step.next[0], lang),
        distance=_distance(explanation, step.distance, lang),
    )
    return f"{words.to(lang)} {following.to(lang)}"


def _measured(explanation: Explanation, value: float, lang: Lang) -> str:
    unit = explanation.rule.text.unit or ""
    return show_percent(value, lang) if unit == "%" else show_number(value, unit, lang)


def _distance(explanation: Explanation, distance: float, lang: Lang) -> str:
    if explanation.rule.text.unit != "%":
        return _measured(explanation, distance, lang)
    number = show_number(round(100 * distance, 1) or 0.1, "", lang)
    return (_POINT if distance < 0.02 else _POINTS).filled(number=number).to(lang)


def _missing(explanation: Explanation, lang: Lang) -> list[str]:
    facts = {known.kind.name: known for known in explanation.values}
    lines = []
    for name in explanation.finding.missing:
        known = facts.get(name)
        title = known.kind.title.to(lang) if known else name
        needs = ", ".join(known.fact.needs) if known else name
        lines += paragraph(f"{title} ({needs})", indent="  ", hanging="    ")
    return lines


def _source_words(explanation: Explanation, lang: Lang) -> str:
    source = explanation.rule.text.source
    words = _SOURCED.filled(
        publisher=source.publisher,
        title=source.title,
        year=source.year,
        confidence=CONFIDENCES[source.confidence],
        review=source.review_by.isoformat(),
    ).to(lang)
    return f"{words} {source.note.to(lang)}" if source.note else words
