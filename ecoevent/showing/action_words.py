"""What an action costs and takes in, the words for it out: money, hours, days before the event."""

from functools import cache

from babel import Locale
from babel.numbers import format_currency

from ecoevent.engine.fact import FactName, Vocabulary
from ecoevent.engine.pack import ActionText, CostText
from ecoevent.planning.actions import NOTHING, Span
from ecoevent.words.quantities import LOCALES, show_number, show_percent, unit_words
from ecoevent.words.text import Lang, Text

_RANGE = Text("{low} à {high}", "{low} to {high}")
_PER = Text("{range} par {unit}", "{range} per {unit}")
_OF = Text("{range} de\u00a0: {title}", "{range} of: {title}")
_FREE = Text("rien à payer", "nothing to pay")
_HOURS = Text("{hours} de travail", "{hours} of work")
_LEAD = Text("à lancer {days} jours avant", "to start {days} days before")
_ACTION = Text("{action} ({terms})", "{action} ({terms})")
_PATTERNS: dict[Lang, str] = {
    "fr": "#,##0\u00a0¤;\u2212#,##0\u00a0¤",
    "en": "¤#,##0;\u2212¤#,##0",
}
_CENTS: dict[Lang, str] = {
    "fr": "#,##0.00\u00a0¤;\u2212#,##0.00\u00a0¤",
    "en": "¤#,##0.00;\u2212¤#,##0.00",
}


def show_money(amount: float, currency: str, lang: Lang) -> str:
    """An amount: `1\u00a0200\u00a0$`, `$1,200`; less than nothing where it is saved."""
    return format_currency(
        amount + 0.0,
        currency or "CAD",
        format=_PATTERNS[lang] if amount == int(amount) else _CENTS[lang],
        locale=_locale(lang),
        currency_digits=False,
    )


def show_cost(span: Span, currency: str, lang: Lang) -> str:
    """A range of money, or one amount, or that nothing is to be paid."""
    if span == NOTHING:
        return _FREE.to(lang)
    return _ranged(
        show_money(span.low, currency, lang), show_money(span.high, currency, lang), lang
    )


def show_hours(span: Span, lang: Lang) -> str:
    """A range of hours: `2 à 6\u00a0h`."""
    low, high = (show_number(hours, "", lang) for hours in (span.low, span.high))
    if 0 < span.low < 1:  # a plain number below 1 would be read as a share
        low = "½" if span.low == 0.5 else low
    return f"{_ranged(low, high, lang)}\u00a0h"


def _ranged(low: str, high: str, lang: Lang) -> str:
    return low if low == high else _RANGE.filled(low=low, high=high).to(lang)


def action_terms(action: ActionText, currency: str, vocabulary: Vocabulary, lang: Lang) -> str:
    """An action with its price, its hours and when it must begin, on one line."""
    prices = [_line(line, currency, vocabulary, lang) for line in action.cost]
    hours = show_hours(Span(action.hours.low, action.hours.high), lang)
    terms = [" + ".join(prices) or _FREE.to(lang), _HOURS.filled(hours=hours).to(lang)]
    if action.lead_days:
        terms.append(_LEAD.filled(days=action.lead_days).to(lang))
    return _ACTION.filled(action=action.text, terms=", ".join(terms)).to(lang)


def _line(line: CostText, currency: str, vocabulary: Vocabulary, lang: Lang) -> str:
    span = Span(line.low, line.high)
    if line.per is None:
        return show_cost(span, currency, lang)
    kind = vocabulary[FactName(line.per)]
    if kind.unit == "currency":
        low, high = (
            show_percent(share, lang).replace("-", "\u2212") for share in (span.low, span.high)
        )
        return _OF.filled(range=_ranged(low, high, lang), title=kind.title).to(lang)
    unit = kind.title.to(lang) if kind.unit == "items" else unit_words(kind.unit, lang, count=1)
    return _PER.filled(range=show_cost(span, currency, lang), unit=unit).to(lang)


@cache
def _locale(lang: Lang) -> Locale:
    return Locale.parse(LOCALES[lang])
