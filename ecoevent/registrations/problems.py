"""Every kind of problem of a page about a registration system: L1##."""

from ecoevent.problems import Diagnostic, catalogue
from ecoevent.words.text import Text


def _of(code: str, *, fr: str, en: str) -> Diagnostic:
    return Diagnostic(code=code, severity="error", message=Text(fr=fr, en=en))


SYSTEM_PROBLEMS = catalogue(
    _of(
        "L101",
        fr="rien ne fait reconnaître cet export\u00a0; ajoutez à known_by une liste d'en-têtes"
        " qu'il est seul à avoir",
        en="nothing tells this export from others; add to known_by a list of headers that only it"
        " has",
    ),
    _of(
        "L102",
        fr="l'en-tête {found} est déjà sous {other}\u00a0; une colonne n'a qu'un sens",
        en="the header {found} is already under {other}; a column has one meaning",
    ),
    _of(
        "L103",
        fr="«\u00a0{found}\u00a0» n'est pas un motif{hint} (motifs\u00a0: {known})",
        en="'{found}' is not a reason{hint} (reasons: {known})",
    ),
    _of(
        "L104",
        fr="le mot {found} est déjà sous {other}\u00a0; une cellule n'a qu'un sens",
        en="the word {found} is already under {other}; a cell has one meaning",
    ),
    _of(
        "L105",
        fr="ce contrôle n'écarte rien\u00a0; donnez-lui words ou filled",
        en="this check sets nothing aside; give it words or filled",
    ),
    _of(
        "L106",
        fr="un en-tête ou un mot vide\u00a0; effacez-le",
        en="an empty header or word; delete it",
    ),
    _of(
        "L107",
        fr="{found}, donné comme incertain, n'est nulle part dans la page\u00a0; effacez-le de"
        " guessed",
        en="{found}, named as guessed, stands nowhere in the page; delete it from guessed",
    ),
    _of(
        "L108",
        fr="deux exports s'appellent {found}\u00a0; changez un des noms",
        en="two exports are called {found}; change one of the names",
    ),
)
