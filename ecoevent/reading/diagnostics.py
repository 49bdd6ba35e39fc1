"""Every kind of problem of a file: D### no readable document, S### a wrong shape."""

from ecoevent.problems import Diagnostic, Severity, catalogue
from ecoevent.words.text import Text


def _of(code: str, *, fr: str, en: str, severity: Severity = "error") -> Diagnostic:
    return Diagnostic(code=code, severity=severity, message=Text(fr=fr, en=en))


DOCUMENT = catalogue(
    _of(
        "D001",
        fr="le fichier est vide\u00a0; remplissez-le, par exemple à partir d'un plan de départ",
        en="the file is empty; fill it in, for example from a plan to start from",
    ),
    _of(
        "D002",
        fr="ce fichier est {kind}, pas un texte\u00a0; donnez un fichier YAML ou JSON",
        en="this file is {kind}, not a text; give a YAML or JSON file",
    ),
    _of(
        "D003",
        fr="l'octet {found} n'est pas de l'UTF-8{hint}\u00a0; enregistrez le fichier en UTF-8",
        en="byte {found} is not UTF-8{hint}; save the file as UTF-8",
    ),
    _of(
        "D004",
        fr="le fichier est en UTF-16\u00a0; enregistrez-le en UTF-8",
        en="the file is in UTF-16; save it as UTF-8",
    ),
    _of(
        "D005",
        fr="caractère de contrôle {found}\u00a0; effacez-le",
        en="control character {found}; delete it",
    ),
    _of(
        "D006",
        fr="le fichier dépasse {most}\u00a0; raccourcissez-le ou coupez-le",
        en="the file is over {most}; shorten it or split it",
    ),
    _of(
        "D007",
        fr="plus de {most} niveaux imbriqués\u00a0; enlevez des crochets ou des retraits",
        en="nested more than {most} deep; remove brackets or indentation",
    ),
    _of(
        "D008",
        fr="plus de {most} valeurs\u00a0; coupez le fichier",
        en="more than {most} values; split the file",
    ),
    _of(
        "D009",
        fr="un second document commence ici\u00a0; enlevez la ligne «\u00a0---\u00a0» "
        "et n'en gardez qu'un",
        en="a second document starts here; delete the line '---' and keep only one",
    ),
    _of(
        "D010",
        fr="les ancres et renvois (& et *) ne sont pas lus\u00a0; écrivez la valeur au long, "
        "ou mettez le texte entre guillemets",
        en="anchors and aliases (& and *) are not read; write the value out, "
        "or put the text in quotes",
    ),
    _of(
        "D011",
        fr="les étiquettes (!) ne sont pas lues\u00a0; enlevez-la, ou mettez le texte "
        "entre guillemets",
        en="tags (!) are not read; delete it, or put the text in quotes",
    ),
    _of(
        "D012",
        fr="les directives (%) ne sont pas lues\u00a0; effacez les lignes qui précèdent "
        "«\u00a0---\u00a0»",
        en="directives (%) are not read; delete the lines above '---'",
    ),
    _of(
        "D013",
        fr="la clé de fusion «\u00a0<<\u00a0» n'est pas lue\u00a0; recopiez les clés au long",
        en="the merge key '<<' is not read; write the keys out",
    ),
    _of(
        "D014",
        fr="la clé {found} est déjà à la ligne {first}\u00a0; n'en gardez qu'une",
        en="the key {found} is already on line {first}; keep only one of the two",
    ),
    _of(
        "D015",
        fr="une clé doit être un texte, trouvé {found}{hint}",
        en="a key must be a text, found {found}{hint}",
    ),
    _of(
        "D016",
        fr="clé de {found} caractères, au plus {most}\u00a0; il manque sans doute un guillemet "
        "ou un retour à la ligne",
        en="key of {found} characters, at most {most}; a quote or a line break is probably missing",
    ),
    _of(
        "D017",
        fr="la clé {found} contient le caractère invisible {character}\u00a0; retapez-la",
        en="the key {found} holds the invisible character {character}; type it again",
    ),
    _of(
        "D018",
        fr="{found} n'est pas un nombre utilisable (au plus 1e15)\u00a0; corrigez-le, "
        "ou mettez-le entre guillemets si c'est un texte",
        en="{found} is not a usable number (at most 1e15); correct it, "
        "or put it in quotes if it is a text",
    ),
    _of(
        "D019",
        fr="le fichier doit être une suite de «\u00a0clé: valeur\u00a0», trouvé {found}{hint}",
        en="the file must be a series of 'key: value' lines, found {found}{hint}",
    ),
    _of(
        "D020",
        fr="ce fichier n'existe pas{hint}",
        en="there is no such file{hint}",
    ),
    _of(
        "D021",
        fr="c'est un dossier\u00a0; donnez un fichier",
        en="this is a folder; give a file",
    ),
    _of(
        "D022",
        fr="le fichier ne peut être lu ({reason})\u00a0; vérifiez vos droits et le chemin",
        en="the file cannot be read ({reason}); check your permissions and the path",
    ),
    _of(
        "D023",
        fr="c'est {kind}, pas un fichier\u00a0; enregistrez d'abord son contenu dans un fichier",
        en="this is {kind}, not a file; save what it holds to a file first",
    ),
    _of(
        "D024",
        fr="ce lien ne mène à aucun fichier\u00a0; corrigez-le ou donnez le fichier même",
        en="this link leads to no file; mend it, or give the file itself",
    ),
    _of(
        "D025",
        fr="un fichier ne peut pas dire {found}\u00a0; donnez un texte, un nombre, vrai ou faux,"
        " une date, une liste ou un groupe de clés",
        en="no file can say {found}; give a text, a number, true or false, a date, a list or a"
        " group of keys",
    ),
)

SYNTAX = catalogue(
    _of(
        "D101",
        fr="tabulation dans le retrait\u00a0; remplacez-la par des espaces",
        en="tab in the indentation; replace it with spaces",
    ),
    _of(
        "D102",
        fr="espace insécable après le deux-points\u00a0; remplacez-la par une espace ordinaire",
        en="no-break space after the colon; replace it with an ordinary space",
    ),
    _of(
        "D103",
        fr="deux-points au milieu d'un texte\u00a0; mettez tout le texte entre guillemets",
        en="colon inside a text; put the whole text in quotes",
    ),
    _of(
        "D104",
        fr="guillemet ouvert ici et jamais refermé\u00a0; refermez-le",
        en="quote opened here and never closed; close it",
    ),
    _of(
        "D105",
        fr="crochet ou accolade jamais refermé, ou virgule manquante\u00a0; ajoutez ce qui manque",
        en="bracket opened here without an end, or a comma missing; close it or add the comma",
    ),
    _of(
        "D106",
        fr="ligne mal alignée\u00a0; donnez-lui le même retrait qu'à ses voisines",
        en="line out of alignment; indent it like its neighbours",
    ),
    _of(
        "D107",
        fr="ligne sans deux-points\u00a0; écrivez «\u00a0clé: valeur\u00a0»",
        en="line without a colon; write 'key: value'",
    ),
    _of(
        "D108",
        fr="un texte ne peut commencer par {found}\u00a0; mettez-le entre guillemets",
        en="a text cannot begin with {found}; put it in quotes",
    ),
    _of(
        "D109",
        fr="barre oblique inverse mal employée entre guillemets doubles\u00a0; "
        "mettez le texte entre apostrophes",
        en="backslash misused between double quotes; put the text between apostrophes",
    ),
    _of(
        "D110",
        fr="tiret de liste inattendu\u00a0; mettez-le au début d'une ligne, sous sa clé",
        en="unexpected list dash; put it at the start of a line, under its key",
    ),
    _of(
        "D111",
        fr="liste et clés mêlées au même retrait\u00a0; commencez chaque élément par un tiret",
        en="list and keys mixed at one indentation; start each item with a dash",
    ),
    _of(
        "D112",
        fr="valeur absente ou signe de trop\u00a0; effacez le signe, ou mettez le texte "
        "entre guillemets",
        en="missing value or stray sign; delete the sign, or put the text in quotes",
    ),
    _of(
        "D113",
        fr="signe de trop après la fin\u00a0; effacez la fin du fichier à partir d'ici",
        en="stray text after the end; delete the file's end from here on",
    ),
    _of(
        "D114",
        fr="texte sur plusieurs lignes mal annoncé\u00a0; après «\u00a0|\u00a0» "
        "ou «\u00a0>\u00a0», passez à la ligne",
        en="badly announced text of several lines; start a new line after '|' or '>'",
    ),
    _of(
        "D115",
        fr="texte de trop après une valeur terminée\u00a0; mettez toute la valeur entre guillemets "
        "doubles",
        en="stray text after a finished value; put the whole value in double quotes",
    ),
    _of(
        "D199",
        fr="la ligne n'est pas du YAML\u00a0; vérifiez retraits, deux-points et guillemets",
        en="the line is not YAML; check indentation, colons and quotes",
    ),
)

SHAPE = catalogue(
    _of(
        "S001",
        fr="clé inconnue {found}{hint}",
        en="unknown key {found}{hint}",
    ),
    _of(
        "S002",
        fr="la clé {found} n'est pas à sa place\u00a0; déplacez-la {home}",
        en="the key {found} does not belong here; move it {home}",
    ),
    _of(
        "S003",
        fr="la clé {found} manque\u00a0; ajoutez-la",
        en="the key {found} is missing; add it",
    ),
    _of(
        "S004",
        fr="trouvé {found}, attendu {expected}{hint}",
        en="found {found}, expected {expected}{hint}",
    ),
    _of(
        "S005",
        fr="{found} n'est pas un mot permis{hint}",
        en="{found} is not one of the allowed words{hint}",
    ),
    _of(
        "S006",
        fr="le texte a {found} caractères, au plus {most} permis\u00a0; raccourcissez-le",
        en="the text has {found} characters, at most {most} allowed; shorten it",
    ),
    _of(
        "S007",
        fr="le texte contient le caractère invisible {found}\u00a0; effacez-le",
        en="the text holds the invisible character {found}; delete it",
    ),
    _of(
        "S099",
        fr="au moins {count} problème(s) de plus\u00a0; corrigez d'abord les précédents",
        en="at least {count} more problem(s); correct those above first",
    ),
)
