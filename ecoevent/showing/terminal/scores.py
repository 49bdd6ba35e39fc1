"""An assessment in, the score on a terminal out."""

from ecoevent.engine.judging import Finding, Status
from ecoevent.facts.travel import FORECAST, TravelFigures
from ecoevent.scoring.assessing import Assessment
from ecoevent.scoring.totals import PrincipleScore, Score
from ecoevent.showing.terminal.layout import bar, columns, one_line, paragraph
from ecoevent.showing.terminal.levels import early_lines, lacking_lines, percent, standing_lines
from ecoevent.showing.terminal.promises import promise_line
from ecoevent.showing.terminal.words import STATUSES
from ecoevent.words.quantities import show_about, show_number
from ecoevent.words.text import Lang, Text

_MOST_SHOWN = 5

PLANNED = Text("Prévu", "Planned")
VERIFIED = Text("Vérifié par des preuves", "Verified by evidence")
_BY = Text("Paquet de règles\u00a0: {pack}", "Rule pack: {pack}")
_HEAD = Text("{kind}\u00a0: {score}{level}", "{kind}: {score}{level}")
_NONE_APPLIES = Text("{kind}\u00a0: aucune règle ne s'applique", "{kind}: no rule applies")
_NO_LEVEL = Text(", aucun niveau atteint", ", no level reached")
_ESTIMATED = Text(", estimé, sans nom de niveau", ", estimated, no level name")
_LEVEL = Text(", niveau «\u00a0{level}\u00a0»", ", level “{level}”")
_SPAN = Text(
    "Le résultat sera entre {worst} et {best} selon les réponses manquantes\u00a0; {coverage} du "
    "poids est connu ({points} sur {out_of} points possibles).",
    "Will end between {worst} and {best} depending on missing answers; {coverage} of the weight is "
    "known ({points} of {out_of} possible points).",
)
_DUTIES = Text(
    "Obligations légales respectées (signalées, sans points)\u00a0: {met} sur {all}",
    "Legal duties met (reported, without points): {met} of {all}",
)
_ADVICE = Text("Conseils à suivre", "Advice to follow")
_DUTY = Text(
    "{status}\u00a0: {title}, {jurisdiction} [{rule}]", "{status}: {title}, {jurisdiction} [{rule}]"
)
_MORE = Text("à décider encore\u00a0: {count}", "more to decide: {count}")
_HINT = Text("{title} [{rule}]", "{title} [{rule}]")
_WITHIN = Text("(de {worst} à {best})", "({worst} to {best})")
_GATES = Text(
    "Exigences obligatoires respectées\u00a0: {met} sur {all}",
    "Mandatory requirements met: {met} of {all}",
)
_FAILED = Text("non respectée\u00a0: {title} [{rule}]", "not met: {title} [{rule}]")
_OPEN = Text("à décider\u00a0: {title} [{rule}]", "to decide: {title} [{rule}]")
_UNDECIDED = Text("à décider", "to decide")
_NEXT = Text(
    "Prochain niveau «\u00a0{level}\u00a0»\u00a0: {asked}.", "Next level “{level}”: {asked}."
)
_NEXT_TOTAL = Text("{share} au total", "{share} in total")
_NEXT_FLOOR = Text("{share} dans chaque principe", "{share} in each principle")
_NEXT_RESULTS = Text(
    "{share} des points de résultat de chaque principe",
    "{share} of the points for results in each principle",
)
_REACHABLE = Text(
    " Avec de bonnes réponses, le plan peut atteindre «\u00a0{level}\u00a0».",
    " With good answers, the plan can reach “{level}”.",
)
_IMPROVE = Text("Où gagner le plus de points (au plus)", "Where to gain the most points (at most)")
_ASSUMED = Text(
    "{count} règles reposent sur des réponses supposées.",
    "{count} rules rest on assumed answers.",
)
_ASSUMED_ONE = Text(
    "Une règle repose sur une réponse supposée.", "One rule rests on an assumed answer."
)
_UNEVIDENCED = Text(
    "Inscrit sous «\u00a0actual\u00a0» sans preuve, donc non compté\u00a0: {paths}",
    "Said under 'actual' without evidence, so not counted: {paths}",
)
_LOCAL = Text(
    "Là où se tient l'évènement\u00a0: {title} ({pack})", "Where it is held: {title} ({pack})"
)
_FORECAST = Text(
    "Déplacements prévus\u00a0: environ {amount} par personne{ends}. Une estimation, qui ne prouve "
    "rien.",
    "Travel forecast: about {amount} a person{ends}. An estimate, which proves nothing.",
)
_MADE = Text(
    "Compté\u00a0: {what}. Facteurs {factors}, {count} répétitions, germe {seed}.",
    "Counted: {what}. Factors {factors}, {count} replications, seed {seed}.",
)
_TO_FORECAST = Text(
    "{count} règles attendent la prévision des déplacements\u00a0: ajoutez --travel.",
    "{count} rules wait for the forecast of travel: add --travel.",
)
_TO_FORECAST_ONE = Text(
    "Une règle attend la prévision des déplacements\u00a0: ajoutez --travel.",
    "One rule waits for the forecast of travel: add --travel.",
)
_SELF = Text(
    "Autoévaluation\u00a0: ce résultat n'est pas une certification.",
    "Self-assessment: this result is not a certification.",
)


def score_text(assessment: Assessment, lang: Lang) -> str:
    """The planned and the verified score, the gates, the next level and where to gain most."""
    event = assessment.plan.event
    lines = [one_line(f"{event.name} ({event.starts.isoformat()})")]
    lines.append(_BY.filled(pack=pack_name(assessment.planned)).to(lang))
    parts = (
        (PLANNED, assessment.planned, assessment.promise),
        (VERIFIED, assessment.verified, assessment.kept),
    )
    for kind, score, promise in parts:
        if score is not None:
            lines += ["", *_one_score(kind, score, lang)]
            is_kept = kind is VERIFIED
            lines += promise_line(promise, lang, is_kept=is_kept) if promise is not None else []
    lines += _improvements(assessment.planned, lang)
    lines += [line for score in assessment.local for line in _local(score, lang)]
    lines += _forecast(assessment, lang)
    if assessment.unevidenced:
        paths = ", ".join(assessment.unevidenced[:_MOST_SHOWN])
        more = "…" if len(assessment.unevidenced) > _MOST_SHOWN else ""
        lines += ["", *paragraph(_UNEVIDENCED.filled(paths=paths + more).to(lang))]
    lines += ["", _SELF.to(lang)]
    return "\n".join(lines) + "\n"


def _local(score: Score, lang: Lang) -> list[str]:
    """The duties of the place where the event is held, by the pack that holds there."""
    title = score.findings.pack.text.title
    head = _LOCAL.filled(title=title, pack=pack_name(score)).to(lang)
    return ["", *paragraph(head), *_duties(score, lang)] if score.duties else []


def _forecast(assessment: Assessment, lang: Lang) -> list[str]:
    """What the forecast found, with how it was made; or how to make one, where rules wait."""
    found = assessment.travel
    if found is not None:
        return ["", *paragraph(_forecast_words(found, lang))]
    findings = assessment.planned.findings
    waiting = sum(
        any(FORECAST in findings.facts[name].needs for name in finding.missing)
        for finding in findings.findings
    )
    if not waiting:
        return []
    words = _TO_FORECAST_ONE if waiting == 1 else _TO_FORECAST.filled(count=waiting)
    return ["", *paragraph(words.to(lang))]


def _forecast_words(found: TravelFigures, lang: Lang) -> str:
    """The same figure with the same digits as `ecoevent travel`, and how it was made."""
    # only a forecast needs them, and loading them takes longer than a score
    from ecoevent.showing.forecast_words import BETWEEN, BOUNDARIES, OFTEN_SO  # noqa: PLC0415

    amount, low, high = (
        show_about(kg, unit, lang)
        for kg, unit in (
            (found.emissions_kg_per_person, "kg CO2e"),
            (found.emissions_low_kg, "items"),
            (found.emissions_high_kg, "items"),
        )
    )
    between = OFTEN_SO.filled(ends=BETWEEN.filled(low=low, high=high))
    said = _FORECAST.filled(amount=amount, ends="" if low == high else between).to(lang)
    made = _MADE.filled(
        what=BOUNDARIES[found.boundary],
        factors=found.factor_set,
        count=show_number(found.replications, "", lang),
        seed=found.seed,
    )
    return f"{said} {made.to(lang)}"


def pack_name(score: Score) -> str:
    """The pack's id, version and content hash: a score never travels without them."""
    return f"{score.pack_id} {score.pack_version} ({score.pack_hash})"


def _one_score(kind: Text, score: Score, lang: Lang) -> list[str]:
    total = score.total
    if total.score is None:
        return [_NONE_APPLIES.filled(kind=kind).to(lang)]
    if score.is_early:
        lines = early_lines(kind, score, lang, is_planned=kind is PLANNED)
        return [*lines, *_gates(score, lang), *_duties(score, lang), *_assumptions(score, lang)]
    shown = percent(total.score, lang)
    lines = [_HEAD.filled(kind=kind, score=shown, level=_level(score)).to(lang)]
    span = _SPAN.filled(
        worst=percent(total.worst, lang),
        best=percent(total.best, lang),
        coverage=percent(total.coverage, lang),
        points=total.points,
        out_of=total.out_of,
    )
    lines += paragraph(span.to(lang), indent="  ")
    lines += columns([_principle_row(part, lang) for part in score.principles], indent="  ")
    lines += [*_gates(score, lang), *_duties(score, lang), *_advice(score, lang)]
    lines += [*_next_level(score, lang), *lacking_lines(score, lang)]
    return [*lines, *_assumptions(score, lang), *standing_lines(score, lang)]


def _level(score: Score) -> Text:
    """The level in words, after a comma; nothing for a pack that gives none."""
    if not score.findings.pack.text.levels:
        return Text("", "")
    if score.level is not None:
        return _LEVEL.filled(level=score.level.title)
    return _ESTIMATED if score.is_estimated else _NO_LEVEL


def _principle_row(part: PrincipleScore, lang: Lang) -> list[str]:
    principle, tally = part.principle, part.tally
    span = Text("", "")
    if tally.worst != tally.best:
        span = _WITHIN.filled(worst=percent(tally.worst, lang), best=percent(tally.best, lang))
    return [
        principle.title.to(lang),
        bar(tally.score, tally.best),
        percent(tally.score, lang),
        f"{tally.points}/{tally.out_of}",
        span.to(lang),
    ]


def _gates(score: Score, lang: Lang) -> list[str]:
    if not score.gates:
        return []
    met = sum(gate.status is Status.MET for gate in score.gates)
    lines = ["  " + _GATES.filled(met=met, all=len(score.gates)).to(lang)]
    for gates, word in ((score.failed_gates, _FAILED), (score.open_gates, _OPEN)):
        for gate in gates:
            said = word.filled(title=gate.rule.title, rule=gate.rule.id)
            lines += paragraph(said.to(lang), indent="    ")
    return lines


def _duties(score: Score, lang: Lang) -> list[str]:
    if not score.duties:
        return []
    met = sum(duty.status is Status.MET for duty in score.duties)
    lines = ["  " + _DUTIES.filled(met=met, all=len(score.duties)).to(lang)]
    failed = [duty for duty in score.duties if duty.status is Status.NOT_MET]
    unknown = [duty for duty in score.duties if duty.status is not Status.MET]
    unknown = [duty for duty in unknown if duty not in failed]
    for duty in [*failed, *unknown[:_MOST_SHOWN]]:
        said = _DUTY.filled(
            status=STATUSES[duty.status],
            title=duty.rule.title,
            jurisdiction=duty.rule.text.jurisdiction or Text("", ""),
            rule=duty.rule.id,
        )
        lines += paragraph(said.to(lang), indent="    ")
    more = len(unknown) - _MOST_SHOWN
    return [*lines, *(["    " + _MORE.filled(count=more).to(lang)] if more > 0 else [])]


def _advice(score: Score, lang: Lang) -> list[str]:
    unheeded = [advice for advice in score.advice if advice.status is Status.NOT_MET]
    if not unheeded:
        return []
    lines = ["  " + _ADVICE.to(lang)]
    for advice in unheeded:
        said = _HINT.filled(title=advice.rule.title, rule=advice.rule.id)
        lines += paragraph(said.to(lang), indent="    ")
    return lines


def _next_level(score: Score, lang: Lang) -> list[str]:
    following = score.next_level
    if following is None:
        return []
    asked = (
        (_NEXT_TOTAL, following.total),
        (_NEXT_FLOOR, following.floor),
        (_NEXT_RESULTS, following.results),
    )
    said = [text.filled(share=percent(share, lang)).to(lang) for text, share in asked if share]
    words = _NEXT.filled(level=following.title, asked=", ".join(said)).to(lang)
    levels = score.findings.pack.text.levels
    if score.reachable is not None and levels.index(score.reachable) >= levels.index(following):
        words += _REACHABLE.filled(level=score.reachable.title).to(lang)
    return paragraph(words, indent="  ")


def _assumptions(score: Score, lang: Lang) -> list[str]:
    found = (f for f in score.findings.findings if f.rule.kind != "promise")
    count = sum(finding.is_assumed for finding in found)
    if not count:
        return []
    return ["  " + (_ASSUMED_ONE if count == 1 else _ASSUMED.filled(count=count)).to(lang)]


def improvements(score: Score) -> tuple[Finding, ...]:
    """The rules that still hold back points, those that hold back most first."""
    short = [f for f in score.findings.findings if f.weight > f.lowest]
    return tuple(sorted(short, key=lambda f: (f.lowest - f.weight, f.rule.id)))


def _improvements(score: Score, lang: Lang) -> list[str]:
    found = improvements(score)[:_MOST_SHOWN]
    if not found:
        return []
    rows = []
    for finding in found:
        state = _UNDECIDED.to(lang) if finding.status is Status.UNKNOWN else ""
        title = finding.rule.title.to(lang)
        rows.append([f"+{finding.weight - finding.lowest}", title, finding.rule.id, state])
    return ["", _IMPROVE.to(lang), *columns(rows, indent="  ")]
