"""Why a file cannot be read as a list, one line each in both languages."""

from pathlib import Path
from typing import NoReturn

from ecoevent.errors import RegistrationError
from ecoevent.problems import suggestion
from ecoevent.reading.describing import printable
from ecoevent.words.text import Text

_LONGEST = 300


def refuse(path: Path, why: Text, *, option: str | None = None, **parts: object) -> NoReturn:
    """Raise the error that says why, after the file's name; *option* is the argument that helps.

    Raises:
        RegistrationError: always.
    """
    name = printable(str(path))
    name = name if len(name) <= _LONGEST else f"…{name[1 - _LONGEST :]}"
    parts = {key: printable(p) if isinstance(p, str) else p for key, p in parts.items()}
    message = Text(f"{{name}}\u00a0: {why.fr}", f"{{name}}: {why.en}")
    error = RegistrationError(message.filled(name=name, **parts), path=str(path))
    error.option = option
    raise error


def refuse_unread(path: Path, error: OSError | ValueError) -> NoReturn:
    """Raise the error for a file that the system does not give.

    Raises:
        RegistrationError: always.
    """
    if isinstance(error, FileNotFoundError):
        refuse(path, MISSING, hint=suggestion(path.name, _beside(path)))
    if isinstance(error, IsADirectoryError):
        refuse(path, FOLDER)
    reason = error.strerror if isinstance(error, OSError) else str(error)
    refuse(path, UNREADABLE, reason=reason)


def _beside(path: Path) -> list[str]:
    try:
        return sorted(entry.name for entry in path.parent.iterdir())[:1000]
    except OSError:
        return []


MISSING = Text("ce fichier n'existe pas{hint}", "there is no such file{hint}")
FOLDER = Text(
    "c'est un dossier\u00a0; donnez les fichiers de la liste, un par un",
    "this is a folder; give the files of the list one by one",
)
UNREADABLE = Text(
    "impossible à lire ({reason})\u00a0; vérifiez vos droits et le chemin",
    "cannot be read ({reason}); check your permissions and the path",
)
NO_FILE = Text(
    "ce n'est pas un fichier ordinaire\u00a0; enregistrez la liste dans un fichier",
    "this is no ordinary file; save the list in a file",
)
TWICE = Text(
    "le fichier est nommé deux fois, et chacun y compterait pour deux\u00a0; nommez-le une fois",
    "the file is named twice, and everyone in it would count twice; name it once",
)
EMPTY = Text(
    "le fichier est vide\u00a0; exportez la liste de nouveau",
    "the file is empty; export the list again",
)
NOTHING_GIVEN = Text(
    "aucune ligne n'est donnée\u00a0; donnez une ligne par personne ou par commande",
    "no row is given; give one row a person or order",
)
NO_MAPPING = Text(
    "ligne {line}\u00a0: ce n'est pas un dictionnaire\u00a0; donnez les cellules par le nom de leur"
    " colonne",
    "row {line}: this is no mapping; give the cells by the names of their columns",
)
NO_HEADER_TEXT = Text(
    "ligne {line}\u00a0: le nom d'une colonne n'est pas un texte\u00a0; donnez des noms",
    "row {line}: the name of a column is no text; give names of columns",
)
NO_CELL = Text(
    "ligne {line}, colonne {column}\u00a0: une liste ou des octets ne tiennent pas dans une"
    " cellule\u00a0; donnez un texte, un nombre ou une date",
    "row {line}, column {column}: a list or bytes fit in no cell; give a text, a number or a date",
)
NO_ROWS = Text(
    "ligne {line}\u00a0: rien ne suit l'en-tête\u00a0; exportez la liste de nouveau, sans filtre",
    "line {line}: nothing follows the header; export the list again, without a filter",
)
OTHER_KIND = Text(
    "c'est {kind}, pas une liste\u00a0; exportez-la en CSV ou en XLSX",
    "this is {kind}, not a list; export it as CSV or XLSX",
)
OLD_EXCEL = Text(
    "c'est un ancien classeur Excel (.xls)\u00a0; ouvrez-le et enregistrez-le en XLSX ou en CSV",
    "this is an old Excel workbook (.xls); open it and save it as XLSX or CSV",
)
PASSWORD = Text(
    "le classeur est protégé par un mot de passe\u00a0; ouvrez-le et enregistrez une copie sans mot"
    " de passe",
    "the workbook is protected by a password; open it and save a copy without one",
)
BOMB = Text(
    "le classeur se déplie en {size}, trop pour une liste\u00a0; enregistrez la seule"
    " feuille des participants en CSV",
    "the workbook unpacks to {size}, too much for a list; save the sheet of participants"
    " alone as CSV",
)
MANY_CELLS = Text(
    "le classeur a plus de cellules qu'une liste n'en a\u00a0; enregistrez la seule feuille des"
    " participants en CSV",
    "the workbook has more cells than a list has; save the sheet of participants alone as CSV",
)
WIDE_AND_LONG = Text(
    "plus de {most} cases, vides comprises, car l'en-tête a {found} colonnes\u00a0; effacez ce qui"
    " est écrit loin à droite ou exportez moins de colonnes",
    "more than {most} cells, empty ones included, since the header has {found} columns; delete what"
    " is written far to the right or export fewer columns",
)
MANY_SHEETS = Text(
    "le classeur a plus de {most} feuilles\u00a0; enregistrez la seule feuille des participants en"
    " CSV",
    "the workbook has more than {most} sheets; save the sheet of participants alone as CSV",
)
MANY_ROWS = Text(
    "une ligne y porte un numéro au-delà de {most}, qu'aucune feuille n'a\u00a0; ouvrez le classeur"
    " dans un tableur et enregistrez-le de nouveau en XLSX",
    "a row in it has a number beyond {most}, which no sheet has; open the workbook in a spreadsheet"
    " program and save it as XLSX again",
)
BROKEN_WORKBOOK = Text(
    "le classeur est abîmé\u00a0; ouvrez-le dans un tableur et enregistrez-le de nouveau en XLSX",
    "the workbook is damaged; open it in a spreadsheet program and save it as XLSX again",
)
NOT_A_TEXT = Text(
    "ce n'est ni un texte ni un classeur\u00a0; exportez la liste en CSV ou en XLSX",
    "this is neither a text nor a workbook; export the list as CSV or XLSX",
)
LONG_LINE = Text(
    "ligne {line}\u00a0: elle dépasse {most}, ce n'est pas une liste\u00a0; exportez-la en CSV ou"
    " en XLSX",
    "line {line}: it is longer than {most}, so this is no list; export it as CSV or XLSX",
)
MANY_COLUMNS = Text(
    "ligne {line}\u00a0: {found} colonnes, au plus {most}\u00a0; exportez moins de colonnes",
    "line {line}: {found} columns, at most {most}; export fewer columns",
)
MANY_BROKEN = Text(
    "ligne {line}\u00a0: c'est la {count}e ligne illisible (guillemet jamais refermé ou cellules en"
    " trop)\u00a0; exportez la liste de nouveau en CSV",
    "line {line}: it is unreadable line number {count} (quote never closed, or too many cells);"
    " export the list as CSV again",
)
NO_HEADER = Text(
    "aucun en-tête connu jusqu'à la ligne {line}\u00a0; dites quelles colonnes lire, par"
    " exemple city=C et country=E",
    "no known header down to line {line}; say which columns to read, for example city=C and"
    " country=E",
)
NOT_PEOPLE = Text(
    "c'est un export {system}, {export}\u00a0: {reason}",
    "this is an export of {system}, {export}: {reason}",
)
NOT_THIS_SYSTEM = Text(
    "aucun en-tête de {system}\u00a0; essayez sans nommer de système",
    "no header of {system}; try without naming a system",
)
NO_SUCH_COLUMN = Text(
    "{role}={asked}\u00a0: aucune colonne de ce nom à la ligne {line}\u00a0; donnez sa"
    " lettre, de A à {last}",
    "{role}={asked}: no column of that name on line {line}; give its letter, A to {last}",
)
TWO_SUCH_COLUMNS = Text(
    "{role}={asked}\u00a0: deux colonnes portent ce nom ({letters})\u00a0; donnez une lettre",
    "{role}={asked}: two columns have that name ({letters}); give one letter",
)
