"""A user's own folder of templates in, what is wrong with it or with one of them out, as one line.

Such folders go from hand to hand, so nothing outside of them is read for them: no link may lead
out, and only files and folders lie in them.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from ecoevent.errors import NeededError, TemplateError
from ecoevent.problems import shown
from ecoevent.reading.describing import printable
from ecoevent.reading.files import kind_of_no_file
from ecoevent.words.text import Text

MOST_ENTRIES = 10_000
_LONGEST_REASON = 300
_BREAKS = re.compile(r"[ \t]*[\r\n][ \t\r\n]*")

NO_FOLDER = Text(
    "le dossier de gabarits {found} n'existe pas\u00a0; donnez un dossier qui existe",
    "there is no folder of templates {found}; name one that exists",
)
WRONG_TEMPLATE = Text(
    "{where}\u00a0: {reason}\u00a0; corrigez le gabarit ou retirez-le pour reprendre le nôtre",
    "{where}: {reason}; correct the template, or remove it to use ours",
)
LEADS_OUT = Text(
    "{where}\u00a0: ce lien sort du dossier de gabarits\u00a0; mettez-y le fichier même",
    "{where}: this link leads out of the folder of templates; put the file itself there",
)
NO_FILE = Text(
    "{where}\u00a0: c'est {kind}, pas un fichier\u00a0; retirez-le du dossier de gabarits",
    "{where}: this is {kind}, not a file; take it out of the folder of templates",
)
TOO_MANY = Text(
    "{where}\u00a0: plus de {most} fichiers\u00a0; donnez aux gabarits un dossier à eux",
    "{where}: more than {most} files; give templates a folder of their own",
)
CLOSED = Text(
    "{where}\u00a0: lecture impossible ({reason})\u00a0; vérifiez vos droits",
    "{where}: cannot be read ({reason}); check your permissions",
)


def check_folder(templates: Path) -> None:
    """Nothing, if the folder is there and keeps to itself.

    Raises:
        NeededError: there is no such folder.
        TemplateError: a link in it leads out, or something in it is no file, such as a pipe.
    """
    if not os.path.isdir(templates):  # noqa: PTH112 (a name that is too long raises elsewhere)
        found = str(templates)
        raise NeededError(NO_FOLDER.filled(found=shown(found)), needed=found)
    top = os.path.realpath(templates)
    for count, entry in enumerate(_entries(os.fspath(templates))):
        if count == MOST_ENTRIES:
            raise _refused(TOO_MANY, os.fspath(templates), most=MOST_ENTRIES)
        _check_entry(entry, top)


def _entries(folder: str) -> Iterator[os.DirEntry[str]]:
    """What lies in the folder and below it; links are told of and not followed."""
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        raise _refused(CLOSED, folder, reason=error.strerror) from None
    for entry in entries:
        yield entry
        if entry.is_dir(follow_symlinks=False):
            yield from _entries(entry.path)


def _check_entry(entry: os.DirEntry[str], top: str) -> None:
    whole = os.path.realpath(entry.path)
    if os.path.commonpath([top, whole]) != top:
        raise _refused(LEADS_OUT, entry.path)
    kind = kind_of_no_file(entry.stat(follow_symlinks=False).st_mode)
    if kind is not None:
        raise _refused(NO_FILE, entry.path, kind=kind)


def _refused(message: Text, path: str, **parts: object) -> TemplateError:
    where = printable(path)
    return TemplateError(message.filled(where=where, **parts), template=where)


def wrong_template(template: str, line: int | None, reason: str | Text) -> TemplateError:
    """The error that says what is wrong with *template*, and where, on one line."""
    name = printable(template)
    where = name if line is None else f"{name}:{line}"
    said = Text(reason, reason) if isinstance(reason, str) else reason
    told = Text(_one_line(said.fr), _one_line(said.en))
    return TemplateError(WRONG_TEMPLATE.filled(where=where, reason=told), template=name)


def _one_line(text: str) -> str:
    """What another program says of a template, which may hold the template's own letters."""
    line = _BREAKS.sub(" ", text)
    return printable(line if len(line) <= _LONGEST_REASON else f"{line[:_LONGEST_REASON]}…")
