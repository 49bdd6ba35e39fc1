"""Lists of registrations, counted, in; what was understood of them on a terminal out."""

from collections.abc import Mapping
from pathlib import Path

from ecoevent.knowledge.modes import MODES
from ecoevent.plan.fields import MOST_RECORDS
from ecoevent.registrations.grouping import Origins, mode_shares, origins
from ecoevent.registrations.lines import Ranges
from ecoevent.registrations.planning import Answers
from ecoevent.registrations.result import FileRead, Registrations
from ecoevent.showing.terminal.layout import columns, paragraph
from ecoevent.showing.terminal.registration_words import (
    ANSWERS,
    DELIMITERS,
    MEANINGS,
    NOTES,
    REASONS,
    SOURCES,
    UNPLACED,
    WHOSE,
)
from ecoevent.words.quantities import number_text, show_number, show_percent
from ecoevent.words.text import Lang, Text

_MOST_RANGES = 8
_MOST_PLACES = 20
_UNKNOWN_SYSTEM = Text("système inconnu, en-têtes usuels", "unknown system, common headers")
_TEXT_FILE = Text(
    "{system}\u00a0; {encoding}, séparé par {delimiter}, en-tête à la ligne {line}, {rows}",
    "{system}; {encoding}, separated by {delimiter}, header on line {line}, {rows}",
)
_WORKBOOK = Text(
    "{system}\u00a0; XLSX, feuille {sheet}, en-tête à la ligne {line}, {rows}",
    "{system}; XLSX, sheet {sheet}, header on line {line}, {rows}",
)
_READ = Text("colonnes lues\u00a0: {columns}", "columns read: {columns}")
_CHECKS = Text("décident si une ligne compte\u00a0: {columns}", "decide if a row counts: {columns}")
_UNREAD = Text("colonnes laissées de côté\u00a0: {count}", "columns left alone: {count}")
_ONE_ROW = Text("{count} ligne", "{count} row")
_ROWS = Text("{count} lignes", "{count} rows")
_SHEETS = Text(
    "autres feuilles non vides, qui ne sont pas lues\u00a0: {count}",
    "other sheets with something on them, not read: {count}",
)
_SHORT = Text(
    "lignes plus courtes que l'en-tête, lues comme vides à leur fin\u00a0: {count}",
    "rows shorter than the header, read as empty at their end: {count}",
)
_BAD_BYTES = Text(
    "des octets ne sont pas de ce codage\u00a0; les lignes qui en ont dans une colonne lue, sauf"
    " celle du courriel, sont écartées",
    "some bytes are not of this encoding; rows with such bytes in a column that is read, other than"
    " e-mail, are set aside",
)
_PEOPLE = Text(
    "{people}\u00a0: {here} sur place, {online} en ligne, {open} dont le billet ne le dit pas",
    "{people}: {here} on site, {online} online, {open} whose ticket does not say",
)
_OPEN = Text(
    "Ceux dont le billet ne le dit pas comptent comme sur place.",
    "Those whose ticket does not say are counted as on site.",
)
_INVALID = Text("Lignes écartées\u00a0: {count}", "Rows set aside: {count}")
_OTHERS = Text(
    "Lignes qui ne sont pas une personne de plus\u00a0: {count}",
    "Rows that are no other person: {count}",
)
_MENDED = Text("Réparé ou douteux, en personnes\u00a0:", "Mended or doubtful, in people:")
_WHOSE = Text("Adresse lue, en personnes\u00a0:", "Address read, in people:")
_FROM = Text("Provenance des personnes sur place\u00a0:", "Where those on site come from:")
_MOVED = Text(
    "Les groupes de moins de cinq sont joints au plus proche\u00a0: {people}, à"
    " {km} de chez soi en moyenne.",
    "Groups under five are merged with the nearest: {people}, {km} from home on average.",
)
_MOVED_FEW = Text(
    "Les groupes de moins de cinq sont joints au plus proche\u00a0; moins de cinq personnes"
    " sont ainsi comptées avec un autre lieu que le leur.",
    "Groups under five are merged with the nearest; fewer than five people are so counted with"
    " another place than their own.",
)
_MOVED_MORE = Text(
    "Un plan compte au plus 10\u00a0000 provenances\u00a0; les plus petits groupes sont joints au"
    " plus proche\u00a0: {people}, à {km} de chez soi en moyenne.",
    "A plan has 10,000 origins at most; the smallest groups are merged with the nearest: {people},"
    " {km} from home on average.",
)
_LEFT_OUT = Text(
    "Moins de cinq personnes ont un lieu connu\u00a0: aucune provenance n'est écrite.",
    "Fewer than five people have a known place: no origin is written.",
)
_MORE_PLACES = Text("et {count} autres lieux", "and {count} more places")
_NO_PLACE = Text("sans lieu", "without a place")
_HOW = Text(
    "Déplacement\u00a0: {count} réponses de personnes sur place",
    "Travel: {count} answers of those on site",
)
_SHARES = Text("Parts des modes\u00a0: {shares}", "Mode shares: {shares}")
_HALVES = Text(
    "«\u00a0À pied ou à vélo\u00a0» compte pour moitié dans chacun.",
    "'Walk or bike' counts half in each.",
)
_TOO_FEW = Text(
    "Moins de cinq réponses\u00a0: aucune part n'est écrite.",
    "Fewer than five answers: no share is written.",
)
_LINE = Text("ligne {lines}", "line {lines}")
_LINES = Text("lignes {lines}", "lines {lines}")
_MORE = Text("et {count} autres (--format json)", "and {count} more (--format json)")
_INTO = Text("Écrit dans {plan}\u00a0: {paths}", "Written into {plan}: {paths}")


def registrations_text(registrations: Registrations, lang: Lang) -> str:
    """What was understood: files and columns, people, rows set aside, origins and modes."""
    lines: list[str] = []
    for file in registrations.files:
        lines += _file(file, lang)
    lines += ["", *_people(registrations, lang)]
    lines += _aside(_INVALID, registrations.invalid, registrations, lang)
    lines += _aside(_OTHERS, registrations.not_people, registrations, lang)
    lines += _counts(_MENDED, registrations.notes, NOTES, lang)
    lines += _counts(_WHOSE, registrations.addresses, WHOSE, lang)
    lines += _origins(registrations, origins(registrations), lang)
    lines += _travel(registrations, lang)
    return "\n".join(lines) + "\n"


def written_text(plan: str, answers: Answers, lang: Lang) -> str:
    """What was written into the plan."""
    text = _INTO.filled(plan=plan, paths=", ".join(answers.paths)).to(lang)
    return "\n".join(paragraph(text, hanging="  ")) + "\n"


def _file(file: FileRead, lang: Lang) -> list[str]:
    system = _UNKNOWN_SYSTEM
    if file.system is not None and file.export is not None:
        title, export = file.system.title, file.export.title
        system = Text(f"{title.fr}, {export.fr}", f"{title.en}, {export.en}")
    head = (_WORKBOOK if file.sheet else _TEXT_FILE).filled(
        system=system,
        encoding=file.encoding,
        delimiter=DELIMITERS.get(file.delimiter, Text("", "")),
        sheet=file.sheet,
        line=file.header,
        rows=(_ONE_ROW if file.rows == 1 else _ROWS).filled(count=number_text(file.rows)),
    )
    read = ", ".join(
        f"{column.letter} {MEANINGS[column.role].to(lang)}{SOURCES[column.source].to(lang)}"
        for column in file.columns
    )
    parts = [head]
    parts += [_READ.filled(columns=read)] if read else []
    parts += [_CHECKS.filled(columns=", ".join(file.checks))] if file.checks else []
    parts += [_UNREAD.filled(count=file.unread)] if file.unread else []
    parts += [_SHEETS.filled(count=file.other_sheets)] if file.other_sheets else []
    parts += [_SHORT.filled(count=file.short)] if file.short else []
    parts += [_BAD_BYTES] if file.has_bad_bytes else []
    parts += [file.export.note] if file.export is not None and file.export.note else []
    lines = [file.name]
    for part in parts:
        lines += paragraph(part.to(lang), indent="  ", hanging="    ")
    return lines


def _people(registrations: Registrations, lang: Lang) -> list[str]:
    found = registrations.attendance
    text = _PEOPLE.filled(
        people=number_text(registrations.people, "people"),
        here=number_text(found.get("in_person", 0)),
        online=number_text(found.get("online", 0)),
        open=number_text(found.get("unknown", 0)),
    )
    return [text.to(lang), *([_OPEN.to(lang)] if found.get("unknown") else [])]


def _aside(
    title: Text, counts: Mapping[str, int], registrations: Registrations, lang: Lang
) -> list[str]:
    if not counts:
        return []
    rows = []
    for why, count in counts.items():
        places = [
            _lines(
                file.aside[why],
                lang,
                of=Path(file.name).name if len(registrations.files) > 1 else "",
            )
            for file in registrations.files
            if why in file.aside
        ]
        rows.append([REASONS[why].to(lang), show_number(count, "", lang), "; ".join(places)])
    head = title.filled(count=number_text(sum(counts.values()))).to(lang)
    return ["", head, *columns(rows, indent="  ")]


def _lines(ranges: Ranges, lang: Lang, *, of: str) -> str:
    shown = [str(first) if first == last else f"{first}-{last}" for first, last in ranges]
    text = ", ".join(shown[:_MOST_RANGES])
    if len(shown) > _MOST_RANGES:
        text = f"{text} {_MORE.filled(count=len(shown) - _MOST_RANGES).to(lang)}"
    is_one = len(ranges) == 1 and ranges[0][0] == ranges[0][1]
    lines = (_LINE if is_one else _LINES).filled(lines=text).to(lang)
    return f"{of} {lines}" if of else lines


def _counts(
    title: Text, counts: Mapping[str, int], words: Mapping[str, Text], lang: Lang
) -> list[str]:
    if not counts:
        return []
    rows = [[words[name].to(lang), show_number(count, "", lang)] for name, count in counts.items()]
    return ["", title.to(lang), *columns(rows, indent="  ")]


def _origins(registrations: Registrations, found: Origins, lang: Lang) -> list[str]:
    if not registrations.on_site:
        return []
    rows = [
        [group.place, show_number(group.count, "", lang)] for group in found.groups[:_MOST_PLACES]
    ]
    lines = ["", _FROM.to(lang), *columns(rows, indent="  ")]
    if len(found.groups) > _MOST_PLACES:
        rest = len(found.groups) - _MOST_PLACES
        lines.append("  " + _MORE_PLACES.filled(count=rest).to(lang))
    if registrations.unplaced:
        why = ", ".join(
            f"{UNPLACED[name].to(lang)} {show_number(count, '', lang)}"
            for name, count in registrations.unplaced.items()
        )
        lines.append(f"  {_NO_PLACE.to(lang)} ({why})")
    if found.moved is None or found.moved_km is None:
        lines += paragraph(_MOVED_FEW.to(lang))
    elif found.moved:
        km = show_number(round(found.moved_km), "km", lang)
        title = _MOVED_MORE if len(found.groups) == MOST_RECORDS else _MOVED
        text = title.filled(people=number_text(found.moved, "people"), km=km).to(lang)
        lines += paragraph(text)
    return lines + ([_LEFT_OUT.to(lang)] if found.left_out else [])


def _travel(registrations: Registrations, lang: Lang) -> list[str]:
    if not registrations.answered:
        return []
    lines = ["", _HOW.filled(count=number_text(registrations.answered)).to(lang)]
    rows = [
        [ANSWERS[name].to(lang), show_number(count, "", lang)]
        for name, count in registrations.answers.items()
        if name != "unknown"
    ]
    lines += columns(rows, indent="  ")
    shares = mode_shares(registrations)
    if not shares:
        return [*lines, _TOO_FEW.to(lang)]
    told = ", ".join(
        f"{MODES[mode].title.to(lang)} {show_percent(share, lang)}"
        for mode, share in sorted(shares.items(), key=lambda item: (-item[1], item[0]))
    )
    lines += paragraph(_SHARES.filled(shares=told).to(lang))
    return lines + ([_HALVES.to(lang)] if "walk_or_bike" in registrations.modes else [])
