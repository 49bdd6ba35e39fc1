"""What goes wrong with templates, ours or a user's own, as one line."""

from pathlib import Path

from ecoevent.errors import NeededError, TemplateError
from ecoevent.problems import shown
from ecoevent.words.text import Text

NO_FOLDER = Text(
    "le dossier de gabarits {found} n'existe pas\u00a0; donnez un dossier qui existe",
    "there is no folder of templates {found}; name one that exists",
)
WRONG_TEMPLATE = Text(
    "{where}\u00a0: {reason}\u00a0; corrigez le gabarit ou retirez-le pour reprendre le nôtre",
    "{where}: {reason}; correct the template, or remove it to use ours",
)


def check_folder(templates: Path) -> None:
    """Nothing, if the folder is there.

    Raises:
        NeededError: there is no such folder.
    """
    if not templates.is_dir():
        found = str(templates)
        raise NeededError(NO_FOLDER.filled(found=shown(found)), needed=found)


def wrong_template(template: str, line: int | None, reason: str) -> TemplateError:
    """The error that says what is wrong with *template*, and where."""
    where = template if line is None else f"{template}:{line}"
    message = WRONG_TEMPLATE.filled(where=where, reason=reason)
    return TemplateError(message, template=template)
