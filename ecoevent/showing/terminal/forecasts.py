"""A forecast of travel in, what an organiser reads on a terminal out."""

from ecoevent.chance.replicating import MOST
from ecoevent.forecasting.assumptions import (
    ASSUMPTIONS,
    LEAST_SHARE,
    share_of_factors,
    to_find_out,
)
from ecoevent.forecasting.forecast import Forecast, OriginForecast
from ecoevent.knowledge.modes import MODES
from ecoevent.showing.forecast_words import BETWEEN, OFTEN_SO, SHARE_TITLES, origin_label
from ecoevent.showing.terminal.capacity import capacity_lines
from ecoevent.showing.terminal.layout import paragraph
from ecoevent.showing.terminal.ranges import (
    cell,
    cell_ends,
    ends,
    mass,
    mass_ends,
    percent,
    percent_ends,
    table,
)
from ecoevent.showing.terminal.travel_lines import (
    assumed_lines,
    counted_text,
    factors_text,
    short,
    unplaced_lines,
)
from ecoevent.words.quantities import KG_CO2E, about_text, number_text, show_about, show_number
from ecoevent.words.text import Lang, Text

_MOST_ORIGINS, _MOST_CAUSES, _MOST_MEASURES = 6, 4, 3
_LEAST_PART = 0.005  # of the total, for a line of its own
_STEP = 5  # percent, no finer than shares of a variance are known


def forecast_text(forecast: Forecast, lang: Lang) -> str:
    """How people will travel, what that emits, how sure that is and what would tell more."""
    parts = [
        _title(forecast, lang),
        _by_mode(forecast, lang),
        _by_origin(forecast, lang),
        _besides(forecast, lang),
        capacity_lines(forecast, lang),
        _causes(forecast, lang),
        _survey(forecast, lang),
        unplaced_lines(forecast.unplaced, lang),
        assumed_lines(forecast.notes if forecast.people else (), lang),
        _how(forecast, lang),
    ]
    return "\n".join("\n".join(lines) + "\n" for lines in parts if lines)


def _title(forecast: Forecast, lang: Lang) -> list[str]:
    event = forecast.plan.event
    people = show_number(round(forecast.people), "people", lang)
    lines = [
        *paragraph(f"{event.name} ({event.starts.isoformat()})"),
        *paragraph(_HEAD.filled(people=people).to(lang)),
        "",
    ]
    if not forecast.people:
        return [*lines, *paragraph(_NOBODY.to(lang))]
    total, each = forecast.total, forecast.per_person
    lines += _sentence(_TOTAL, mass(total.mean, lang), mass_ends(total, lang, BETWEEN), lang)
    kg = show_about(each.mean, "kg", lang)
    return lines + _sentence(_EACH, kg, ends(each, lang, words=BETWEEN), lang)


def _sentence(title: Text, amount: str, limits: str, lang: Lang) -> list[str]:
    often = OFTEN_SO.filled(ends=limits) if limits else ""
    return paragraph(title.filled(amount=amount, ends=often).to(lang))


def _by_mode(forecast: Forecast, lang: Lang) -> list[str]:
    rows = [
        [
            MODES[one.mode].title.to(lang),
            cell(one.people.mean, lang),
            cell(one.kg.mean, lang),
            cell_ends(one.kg, lang),
        ]
        for one in forecast.by_mode
        if one.people.mean >= 0.5 or one.kg.mean >= 0.5
    ]
    if not rows:
        return []
    head = [text.to(lang) for text in (_MODE, _PEOPLE, KG_CO2E, _OFTEN)]
    lines = table([head, *rows])
    is_taken_later = any(one.people.mean == 0 and one.kg.mean >= 0.5 for one in forecast.by_mode)
    return lines + (paragraph(_LATER.to(lang), indent="  ") if is_taken_later else [])


def _by_origin(forecast: Forecast, lang: Lang) -> list[str]:
    if not forecast.total.mean:
        return []
    worth = _LEAST_PART * forecast.total.mean
    ranked = sorted(forecast.by_origin, key=lambda one: (one.label is None, -one.kg.mean))
    shown = [one for one in ranked if one.label is not None and one.kg.mean >= worth]
    shown = shown[:_MOST_ORIGINS]
    rest = [one for one in forecast.by_origin if one not in shown and one.kg.mean > 0]
    is_listed = forecast.setup.demand.homes.is_listed
    alone = rest if len(rest) == 1 else []
    rows = [_origin_row(one, lang, is_listed=is_listed) for one in [*shown, *alone]]
    if len(rest) > 1:
        people = _people(sum(one.people for one in rest), lang, is_listed=is_listed)
        rows.append([_OTHER_PLACES.to(lang), people, cell(sum(o.kg.mean for o in rest), lang), ""])
    head = [text.to(lang) for text in (_FROM, _PEOPLE, KG_CO2E, _OFTEN)]
    return table([head, *rows])


def _origin_row(one: OriginForecast, lang: Lang, *, is_listed: bool) -> list[str]:
    people = "" if one.label == "" else _people(one.people, lang, is_listed=is_listed)
    label = short(origin_label(one.label, lang))
    return [label, people, cell(one.kg.mean, lang), cell_ends(one.kg, lang)]


def _people(people: float, lang: Lang, *, is_listed: bool) -> str:
    """As the plan lists them, or with the digits that an assumption deserves."""
    return show_number(round(people), "", lang) if is_listed else cell(people, lang)


def _besides(forecast: Forecast, lang: Lang) -> list[str]:
    lines = []
    for name, title in (("lodging_kg", _NIGHTS), ("online_kg", _ONLINE)):
        found = forecast.figures[name]
        if found.mean > 0:
            limits = mass_ends(found, lang)
            amount = mass(found.mean, lang) + (f" ({limits})" if limits else "")
            lines += paragraph(title.filled(kg=amount).to(lang), indent="  ", hanging="    ")
    return [_BESIDE.to(lang), *lines] if lines else []


def _causes(forecast: Forecast, lang: Lang) -> list[str]:
    """What makes the range wide, and what to measure first to narrow it."""
    told = [cause for cause in forecast.variance if cause.share >= LEAST_SHARE][:_MOST_CAUSES]
    if not told:
        return []
    rows = [[_rounded(one.share, lang), ASSUMPTIONS[one.assumption].title.to(lang)] for one in told]
    return [*paragraph(_DOMINATES.to(lang)), *table(rows, lefts=2), *_first(forecast, lang)]


def _first(forecast: Forecast, lang: Lang) -> list[str]:
    """What the organiser can find out; the factors apart, for nobody can ask about these."""
    names = to_find_out(forecast.variance)
    measures = list(dict.fromkeys(ASSUMPTIONS[name].measure for name in names))[:_MOST_MEASURES]
    lines = ["", _FIRST.to(lang)] if measures else []
    for number, measure in enumerate(measures, 1):
        lines += paragraph(f"{number}. {measure.to(lang)}", indent="  ", hanging="     ")
    factors = share_of_factors(forecast.variance)
    if factors < LEAST_SHARE:
        return lines
    words = _FACTORS.filled(share=Text(_rounded(factors, "fr"), _rounded(factors, "en")))
    return [*lines, *([] if lines else [""]), *paragraph(words.to(lang), indent="  ")]


def _rounded(share: float, lang: Lang) -> str:
    of_100 = min(_STEP * round(100 * share / _STEP), 100)
    return _ABOUT.filled(share=percent(of_100 / 100, lang)).to(lang)


def _survey(forecast: Forecast, lang: Lang) -> list[str]:
    if not forecast.surveyed:
        return []
    rows = [[text.to(lang) for text in (_MODE, _FORESEEN, _OFTEN, _FOUND, _OFTEN)] + [""]]
    for one in forecast.surveyed:
        is_known = one.forecast.p95 - one.forecast.p5 > 1e-9
        rows.append(
            [
                SHARE_TITLES[one.mode].to(lang),
                percent(one.forecast.mean, lang),
                percent_ends(one.forecast.p5, one.forecast.p95, lang),
                percent(one.survey, lang),
                percent_ends(one.low, one.high, lang),
                _APART.to(lang) if is_known and not one.is_within else "",
            ]
        )
    answers = forecast.surveyed[0].answers
    if answers is None:  # a column that is empty, and why
        rows = [[*row[:4], row[5]] for row in rows]
        return [_SURVEY.to(lang), *table(rows), *paragraph(_AS_IT_IS.to(lang), indent="  ")]
    count = show_number(answers, "", lang)
    sampled = paragraph(_SAMPLED.filled(count=count).to(lang), indent="  ")
    return [_SURVEY.to(lang), *table(rows), *sampled]


def _how(forecast: Forecast, lang: Lang) -> list[str]:
    region = forecast.setup.demand.behaviour.region.title
    parts = [
        counted_text(forecast.central),
        factors_text(forecast.central),
        _REGION.filled(region=region),
        _runs(forecast),
    ]
    return [line for part in parts for line in paragraph(part.to(lang), hanging="  ")]


def _runs(forecast: Forecast) -> Text:
    total = forecast.total
    known = {"count": number_text(forecast.replications), "seed": forecast.seed}
    if forecast.replications < 2 or not total.mean:
        return _RUNS.filled(**known)
    error = total.standard_error / total.mean
    text = _RUNS_UNTIL if forecast.replications >= MOST else _RUNS_KNOWN
    return text.filled(**known, error=about_text(error, "%"))


_HEAD = Text(
    "Prévision des déplacements\u00a0: {people} sur place", "Travel forecast: {people} on site"
)
_NOBODY = Text("Personne ne se déplace.", "Nobody travels.")
_TOTAL = Text("Au total, environ {amount}{ends}.", "About {amount} in all{ends}.")
_EACH = Text("Par personne, environ {amount}{ends}.", "About {amount} a person{ends}.")
_MODE = Text("Par mode", "By mode")
_FROM = Text("Par provenance", "By origin")
_PEOPLE = Text("personnes", "people")
_OFTEN = Text("9 fois sur 10", "9 times in 10")
_LATER = Text(
    "0 personne\u00a0: mode pris faute de place dans un autre, ou véhicule qui roule à vide",
    "0 people: taken when another mode failed them, or runs empty",
)
_OTHER_PLACES = Text("toutes les autres", "all others")
_BESIDE = Text(
    "À part, hors du total des déplacements",
    "Beside travel, not counted in its total",
)
_NIGHTS = Text("nuitées\u00a0: environ {kg}", "nights: about {kg}")
_ONLINE = Text("participation en ligne\u00a0: environ {kg}", "taking part online: about {kg}")
_DOMINATES = Text(
    "D'où vient l'incertitude (les parts se recoupent et peuvent dépasser 100\u00a0%)",
    "What the uncertainty comes from (the shares overlap and may pass 100%)",
)
_ABOUT = Text("environ {share}", "about {share}")
_FIRST = Text("À mesurer d'abord", "Measure first")
_FACTORS = Text(
    "Les facteurs d'émission eux-mêmes\u00a0: {share}\u00a0; là, rien à demander. Leurs"
    " sources\u00a0: «\u00a0ecoevent travel factors show\u00a0».",
    "The emission factors themselves: {share}; nothing to ask there. Their sources:"
    " 'ecoevent travel factors show'.",
)
_SURVEY = Text(
    "Le sondage après l'évènement, comparé à la prévision",
    "The survey after the event, compared with the forecast",
)
_FORESEEN = Text("prévu", "forecast")
_FOUND = Text("sondage", "survey")
_APART = Text("s'écarte", "differs")
_SAMPLED = Text(
    "Réponses au sondage\u00a0: {count}\u00a0; sa fourchette en tient compte. Un mode s'écarte de"
    " la prévision quand les deux fourchettes ne se touchent pas.",
    "Answers to the survey: {count}; its range allows for their number. A mode differs from the"
    " forecast when the two ranges do not touch.",
)
_AS_IT_IS = Text(
    "Sans nombre de réponses, le sondage est pris tel quel\u00a0: donnez"
    " actual.mobility.mode_shares_answers.",
    "Without a number of answers the survey is taken as it is: give"
    " actual.mobility.mode_shares_answers.",
)
_REGION = Text("Comportements\u00a0: {region}.", "Behaviour: {region}.")
_RUNS = Text("Répétitions\u00a0: {count}, germe {seed}.", "Replications: {count}, seed {seed}.")
_RUNS_KNOWN = Text(
    "Répétitions\u00a0: {count}, germe {seed}\u00a0; erreur type de la moyenne\u00a0: {error}.",
    "Replications: {count}, seed {seed}; standard error of the mean: {error}.",
)
_RUNS_UNTIL = Text(
    "Répétitions\u00a0: {count}, le maximum, germe {seed}\u00a0; erreur type de la moyenne\u00a0:"
    " {error}.",
    "Replications: {count}, the most, seed {seed}; standard error of the mean: {error}.",
)
