"""A checklist and a language in, every text of its pages out, ready for a template to lay out."""

import datetime as dt
from collections.abc import Mapping

import attrs

from ecoevent.engine.pack import PHASES
from ecoevent.planning.checklist import Checklist, Count, Cover, Duty, Mark, Row, Sheet
from ecoevent.planning.targets import Limit, Target
from ecoevent.showing.printing import words
from ecoevent.words.locale import (
    show_countdown,
    show_iso_period,
    show_period,
    show_score,
    show_time,
    typeset,
)
from ecoevent.words.quantities import is_counted, show_number
from ecoevent.words.text import Lang, Text


@attrs.frozen(kw_only=True)
class PrintedTarget:
    """What to reach, such as `au moins 80 %`, and of what; `words` is empty where nothing is."""

    words: str
    title: str


@attrs.frozen(kw_only=True)
class PrintedRow:
    """One action.

    Attributes:
        id: unique on the page, for the label of the box.
        rules: the ids of the rules that ask for it, a space between.
        kind: `Obligatoire`, `Obligation légale`, `Conseil` or empty.
        state: `À faire`, `À décider`, `À vérifier`, `Vérifié` or `Ne s'applique pas`.
        is_off: it does not apply; its box for that is ticked.
        due: before the first day or after the last, such as `J-30`; `due_iso` is the date.
    """

    id: str
    rules: str
    kind: str
    state: str
    is_off: bool
    action: str
    whys: tuple[str, ...]
    targets: tuple[PrintedTarget, ...]
    role: str
    due: str
    due_iso: str
    evidence: tuple[str, ...]


@attrs.frozen(kw_only=True)
class PrintedPhase:
    """The actions of one phase."""

    title: str
    rows: tuple[PrintedRow, ...]


@attrs.frozen(kw_only=True)
class PrintedSheet:
    """The sheet of one role; `count` actions, of which `required` must not be missed.

    Attributes:
        legend: what the states on this sheet and the days mean.
    """

    id: str
    role: str
    phases: tuple[PrintedPhase, ...]
    count: int
    required: int
    legend: str


@attrs.frozen(kw_only=True)
class PrintedLine:
    """A line of the cover; its value is empty where somebody has to write it.

    Attributes:
        dates: the value once more, as ISO dates, where it is a date.
    """

    label: str
    value: str
    dates: str = ""


@attrs.frozen(kw_only=True)
class PrintedDuty:
    """A gate or legal duty and what is left to do about it."""

    title: str
    state: str


@attrs.frozen(kw_only=True)
class PrintedPart:
    """The whole checklist in one language.

    Attributes:
        lang: the language's code for a browser.
        words: the fixed words, by name (words.WORDS), and `legend`: what states and days mean.
        event: the name of the event.
        dates: its first and last day, as ISO dates.
        pack: id, version and hash, which go with every number.
        rules: the same, behind the title of the pack.
        result: the lines of the result.
    """

    lang: str
    words: Mapping[str, str]
    event: str
    dates: str
    pack: str
    rules: str
    lines: tuple[PrintedLine, ...]
    result: tuple[str, ...]
    gates: tuple[PrintedDuty, ...]
    legal: tuple[PrintedDuty, ...]
    sheets: tuple[PrintedSheet, ...]


def printed(checklist: Checklist, lang: Lang) -> PrintedPart:
    """Every text of *checklist* in *lang*."""
    cover = checklist.cover
    return PrintedPart(
        lang=f"{lang}-CA",
        words={name: text.to(lang) for name, text in words.WORDS.items()}
        | {"legend": _legend(cover, checklist.sheets, lang)},
        event=cover.name,
        dates=show_iso_period(cover.starts, cover.ends, lang),
        pack=_pack(cover),
        rules=words.RULES.filled(title=cover.pack_title, pack=_pack(cover)).to(lang),
        lines=_lines(cover, lang),
        result=_result(cover, lang),
        gates=tuple(_duty(gate, lang) for gate in cover.gates),
        legal=tuple(_duty(duty, lang) for duty in cover.legal),
        sheets=tuple(_sheet(cover, sheet, lang) for sheet in checklist.sheets),
    )


def together(part: PrintedPart) -> tuple[PrintedPhase, ...]:
    """The actions of all roles by phase, each phase in the order of the due dates."""
    rows: dict[str, list[PrintedRow]] = {}
    for sheet in part.sheets:
        for phase in sheet.phases:
            rows.setdefault(phase.title, []).extend(phase.rows)
    titles = [title for text in words.PHASES.values() for title in (text.fr, text.en)]
    return tuple(
        PrintedPhase(title=title, rows=tuple(sorted(rows[title], key=lambda row: row.due_iso)))
        for title in sorted(rows, key=titles.index)
    )


def _lines(cover: Cover, lang: Lang) -> tuple[PrintedLine, ...]:
    said = {
        "date": show_period(cover.starts, cover.ends, lang),
        "hours": _hours(cover.opens_at, cover.closes_at, lang),
        "venue": ", ".join(part for part in (cover.venue, cover.place) if part),
        "people": _people(cover, lang),
        "organiser": cover.organiser or "",
        "contact": cover.contact or "",
    }
    if not said["hours"]:
        del said["hours"]
    if cover.is_online and not said["venue"]:
        del said["venue"]
    dates = {"date": show_iso_period(cover.starts, cover.ends, lang)}
    return tuple(
        PrintedLine(label=words.WORDS[name].to(lang), value=value, dates=dates.get(name, ""))
        for name, value in said.items()
    )


def _pack(cover: Cover) -> str:
    return f"{cover.pack_id} {cover.pack_version} ({cover.pack_hash})"


def _hours(opens: dt.time | None, closes: dt.time | None, lang: Lang) -> str:
    first = show_time(opens, lang) if opens else ""
    last = show_time(closes, lang) if closes else ""
    if not (first or last):
        return ""
    pattern = words.FROM_TO if first and last else words.OPENS if first else words.CLOSES
    return pattern.filled(first=first, last=last).to(lang)


def _people(cover: Cover, lang: Lang) -> str:
    counts = ((cover.in_person, words.ON_SITE), (cover.online, words.ONLINE))
    return ", ".join(_count(count, said, lang) for count, said in counts if count.value is not None)


def _count(count: Count, said: Text, lang: Lang) -> str:
    people = show_number(count.value or 0, "people", lang)
    return said.filled(people=people).to(lang) + (
        words.ASSUMED.to(lang) if count.is_assumed else ""
    )


def _result(cover: Cover, lang: Lang) -> tuple[str, ...]:
    kind = words.VERIFIED if cover.is_verified else words.PLANNED
    total = cover.total
    if total.score is None or total.worst is None or total.best is None or total.coverage is None:
        return (words.UNSCORED.filled(kind=kind).to(lang),)
    level = words.NO_LEVEL if cover.level is None else words.LEVEL.filled(level=cover.level)
    scored = words.SCORED.filled(kind=kind, score=show_score(total.score, lang), level=level)
    if total.worst == total.best:
        return scored.to(lang), words.NO_SPAN.to(lang)
    span = words.SPAN.filled(
        worst=show_score(total.worst, lang),
        best=show_score(total.best, lang),
        coverage=show_score(total.coverage, lang),
    )
    return scored.to(lang), span.to(lang)


def _duty(duty: Duty, lang: Lang) -> PrintedDuty:
    title = duty.title
    if duty.jurisdiction and duty.since:
        pattern = words.IN_FORCE_UNTIL if duty.until else words.IN_FORCE
        title = pattern.filled(
            title=title, where=duty.jurisdiction, since=duty.since, until=duty.until
        )
    return PrintedDuty(title=typeset(title.to(lang), lang), state=words.MARKS[duty.mark].to(lang))


def _sheet(cover: Cover, sheet: Sheet, lang: Lang) -> PrintedSheet:
    here = f"{lang}-{sheet.role.id}"
    rows = {row: _row(row, f"{here}-{number}", lang) for number, row in enumerate(sheet.rows, 1)}
    return PrintedSheet(
        id=here,
        role=typeset(sheet.role.title.to(lang), lang),
        phases=tuple(
            PrintedPhase(
                title=words.PHASES[phase].to(lang), rows=tuple(rows[r] for r in sheet.of(phase))
            )
            for phase in PHASES
            if sheet.of(phase)
        ),
        count=len(rows),
        required=sum(
            row.kind == "mandatory" and row.mark is not Mark.NOT_APPLICABLE for row in rows
        ),
        legend=_legend(cover, (sheet,), lang),
    )


def _row(row: Row, id_: str, lang: Lang) -> PrintedRow:
    return PrintedRow(
        id=id_,
        rules=" ".join(row.rule_ids),
        kind=words.KINDS[row.kind].to(lang),
        state=_state(row.mark, lang, is_assumed=row.is_assumed),
        is_off=row.mark is Mark.NOT_APPLICABLE,
        action=typeset(row.action.to(lang), lang),
        whys=_each(row.whys, lang),
        targets=tuple(_target(target, lang) for target in row.targets),
        role=typeset(row.role.title.to(lang), lang),
        due=words.LAST_DAY.to(lang) if row.is_last_day else show_countdown(row.due_days, lang),
        due_iso=row.due.isoformat(),
        evidence=_each(row.evidence, lang),
    )


def _each(texts: tuple[Text, ...], lang: Lang) -> tuple[str, ...]:
    return tuple(dict.fromkeys(typeset(text.to(lang), lang) for text in texts))


def _legend(cover: Cover, sheets: tuple[Sheet, ...], lang: Lang) -> str:
    """What the states that are printed mean, and how days are counted."""
    rows = [row for sheet in sheets for row in sheet.rows]
    marks = {row.mark for row in rows}
    said = [text for mark, text in words.LEGEND.items() if mark in marks]
    if cover.is_verified:
        said = [words.TO_PROVE if text is words.LEGEND[Mark.TO_VERIFY] else text for text in said]
    if any(row.is_assumed for row in rows):
        said.append(words.LEGEND_ASSUMED)
    return " ".join(text.to(lang) for text in (*said, words.LEGEND_DUE))


def _state(mark: Mark, lang: Lang, *, is_assumed: bool) -> str:
    return words.MARKS[mark].to(lang) + (words.ASSUMED.to(lang) if is_assumed else "")


def _target(target: Target, lang: Lang) -> PrintedTarget:
    title = typeset(target.title.to(lang), lang)
    if target.words is not None:
        return PrintedTarget(words=typeset(target.words.to(lang), lang), title=title)
    joint = (words.EITHER if target.is_either else words.BOTH).to(lang)
    limits = joint.join(_limit(limit, lang) for limit in target.limits)
    return PrintedTarget(words=typeset(limits[:1].upper() + limits[1:], lang), title=title)


def _limit(limit: Limit, lang: Lang) -> str:
    if limit.side == "holds" or limit.title is None:
        return _lowered(limit.title.to(lang)) if limit.title else _amount(limit, lang)
    said = words.TITLED.filled(title=_lowered(limit.title.to(lang)), limit=_amount(limit, lang))
    return said.to(lang)


def _amount(limit: Limit, lang: Lang) -> str:
    is_whole_share = limit.unit == "%" and limit.value in {0, 1}
    is_end = is_whole_share and limit.side == ("at_least" if limit.value else "at_most")
    value = _one_for(limit, lang) or show_number(limit.value, limit.unit, lang)
    return value if is_end else words.SIDES[limit.side].filled(value=value).to(lang)


def _one_for(limit: Limit, lang: Lang) -> str:
    """`1 place pour 20 personnes` for 0.05 places/people; empty where that is no whole number.

    What is weighed can be halved: it stays `0,5 kg par jour-participant`.
    """
    above, slash, below = limit.unit.partition("/")
    many = round(1 / limit.value) if 0 < limit.value < 1 and is_counted(above) else 0
    if not slash or not many or abs(1 / many - limit.value) > 1e-9:
        return ""
    one, others = show_number(1, above, lang), show_number(many, below, lang)
    return words.ONE_FOR.filled(one=one, many=others).to(lang)


def _lowered(title: str) -> str:
    """*title* inside a sentence: its capital goes unless it begins an abbreviation."""
    return title[:1].lower() + title[1:] if title[1:2].islower() else title
