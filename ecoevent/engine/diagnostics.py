"""Every kind of problem of a rule pack: R1xx expressions, R2xx rules, R3xx packs, R4xx warnings.

Of the rules, R22x are those of their actions.
"""

from ecoevent.problems import Diagnostic, Severity, catalogue
from ecoevent.words.text import Text


def _of(code: str, *, fr: str, en: str, severity: Severity = "error") -> Diagnostic:
    return Diagnostic(code=code, severity=severity, message=Text(fr=fr, en=en))


EXPRESSION = catalogue(
    _of(
        "R101",
        fr="expression de {length} caractères, au plus {longest} permis\u00a0; coupez-la en deux "
        "règles",
        en="expression of {length} characters, at most {longest} allowed; split it into two rules",
    ),
    _of(
        "R102",
        fr="caractère inattendu en {found}\u00a0; la langue n'a que des nombres, des mots entre "
        "apostrophes, des faits et + - * / < <= > >= == != ( ) [ ] , %",
        en="unexpected character at {found}; the language has numbers, quoted words, facts "
        "and + - * / < <= > >= == != ( ) [ ] , % only",
    ),
    _of(
        "R103",
        fr="{found} n'est pas un nombre\u00a0; écrivez par exemple 12, 0.5, 25 % ou 5 kWh",
        en="{found} is not a number; write for example 12, 0.5, 25 % or 5 kWh",
    ),
    _of(
        "R104",
        fr="plus de {deepest} niveaux d'imbrication\u00a0; simplifiez l'expression",
        en="nested more than {deepest} deep; simplify the expression",
    ),
    _of(
        "R105",
        fr="les comparaisons ne s'enchaînent pas\u00a0; écrivez between(x, a, b) ou "
        "«\u00a0and\u00a0»",
        en="comparisons cannot be chained; write between(x, a, b) or 'and'",
    ),
    _of(
        "R106",
        fr="le nom {found} n'est ni un fait (section.nom) ni une fonction (min, max, abs, known, "
        "between)\u00a0; un mot de choix s'écrit entre apostrophes",
        en="the name {found} is neither a fact (section.name) nor a function (min, max, abs, "
        "known, between); a choice is written as a quoted word",
    ),
    _of(
        "R107",
        fr="nombre au-delà de {largest}\u00a0; prenez une plus grande unité",
        en="number beyond {largest}; use a larger unit",
    ),
    _of(
        "R108",
        fr="{name} a reçu {found} valeur(s), {wanted} attendue(s)",
        en="{name} was given {found} value(s), expected {wanted}",
    ),
    _of(
        "R109",
        fr="«\u00a0{wanted}\u00a0» attendu, trouvé {found}\u00a0; vérifiez les parenthèses",
        en="expected '{wanted}', found {found}; check the brackets",
    ),
    _of(
        "R110",
        fr="trouvé {found} là où une valeur est attendue",
        en="found {found} where a value is expected",
    ),
    _of(
        "R111",
        fr="plus de {most} éléments dans l'expression\u00a0; coupez-la en deux règles",
        en="more than {most} elements in the expression; split it into two rules",
    ),
    _of(
        "R120",
        fr="fait inconnu «\u00a0{found}\u00a0»{near}",
        en="unknown fact '{found}'{near}",
    ),
    _of(
        "R121",
        fr="{found} ici, {wanted} attendu{hint}",
        en="found {found} here, expected {wanted}{hint}",
    ),
    _of(
        "R122",
        fr="unités différentes\u00a0: {first} et {second}\u00a0; convertissez l'une ou écrivez "
        "l'unité après le nombre",
        en="different units: {first} and {second}; convert one, or write the unit after the number",
    ),
    _of(
        "R123",
        fr="«\u00a0{found}\u00a0» n'est pas un choix de {fact}\u00a0: {choices}{near}",
        en="'{found}' is not a choice of {fact}: {choices}{near}",
    ),
    _of(
        "R124",
        fr="le diviseur {found} peut être zéro\u00a0; protégez la règle par "
        "«\u00a0applies_when: {found} > 0\u00a0»",
        en="the divisor {found} can be zero; guard the rule with 'applies_when: {found} > 0'",
    ),
    _of(
        "R125",
        fr="«\u00a0{found}\u00a0» n'est pas une unité{near}",
        en="'{found}' is not a unit{near}",
    ),
    _of(
        "R126",
        fr="division par zéro\u00a0; corrigez le diviseur",
        en="division by zero; correct the divisor",
    ),
    _of(
        "R127",
        fr="known() prend un seul fait, trouvé {found}",
        en="known() takes one fact, found {found}",
    ),
)

RULE = catalogue(
    _of(
        "R201",
        fr="la règle doit avoir met_when, measure ou tiers, un seul des trois, trouvé {found}",
        en="a rule has exactly one of met_when, measure or tiers, found {found}",
    ),
    _of(
        "R202",
        fr="{key} manque\u00a0; une règle de ce genre en a besoin",
        en="{key} is missing; a rule of this kind needs it",
    ),
    _of(
        "R203",
        fr="{key} n'a pas de sens pour une règle {kind}\u00a0; enlevez-le",
        en="{key} makes no sense for a rule of kind {kind}; remove it",
    ),
    _of(
        "R204",
        fr="{what} inconnu «\u00a0{found}\u00a0»{near}",
        en="unknown {what} '{found}'{near}",
    ),
    _of(
        "R205",
        fr="l'échelle doit monter ou descendre d'un bout à l'autre, points entiers de 0 au "
        "sommet, valeurs croissantes\u00a0: {reason}",
        en="a scale goes up or down all the way, whole points from 0 to the top, values "
        "ascending: {reason}",
    ),
    _of(
        "R206",
        fr="la règle ne s'applique jamais\u00a0: {found} est toujours faux\u00a0; corrigez-la ou "
        "enlevez-la",
        en="the rule never applies: {found} is always false; correct or remove it",
    ),
    _of(
        "R207",
        fr="l'échelon à {found} ne peut pas être atteint\u00a0: la mesure va de {low} à {high}",
        en="the step at {found} cannot be reached: the measure goes from {low} to {high}",
    ),
    _of(
        "R208",
        fr="la règle {found} existe déjà ({where})\u00a0; donnez un autre nom",
        en="the rule {found} exists already ({where}); give it another id",
    ),
    _of(
        "R209",
        fr="la règle mesure la même chose que {other}\u00a0; gardez-en une",
        en="the rule measures the same as {other}; keep one of them",
    ),
    _of(
        "R210",
        fr="l'exemple donne {found}, {wanted} attendu{detail}",
        en="the example gives {found}, expected {wanted}{detail}",
    ),
    _of(
        "R211",
        fr="il manque un exemple {wanted}\u00a0; ajoutez-le sous examples",
        en="an example {wanted} is missing; add it under examples",
    ),
    _of(
        "R212",
        fr="texte vide en {lang}\u00a0; écrivez la traduction",
        en="empty text in {lang}; write the translation",
    ),
    _of(
        "R213",
        fr="{found} n'est pas un identifiant\u00a0; écrivez domaine.sujet en minuscules et tirets",
        en="{found} is not an id; write area.subject in lower case with hyphens",
    ),
    _of(
        "R214",
        fr="deux paliers donnent les mêmes points, ou l'un n'en donne aucun\u00a0; donnez à chacun "
        "les siens, de 1 ou plus",
        en="two tiers give the same points, or one gives none; give each its own, 1 or more",
    ),
    _of(
        "R218",
        fr="la condition du palier est toujours fausse\u00a0; corrigez ou enlevez le palier",
        en="the tier's condition is always false; correct or remove the tier",
    ),
    _of(
        "R215",
        fr="la valeur {found} ne convient pas au fait {fact}\u00a0: {wanted}",
        en="the value {found} does not suit the fact {fact}: {wanted}",
    ),
    _of(
        "R216",
        fr="met_when est toujours {found}\u00a0; la règle ne distingue rien",
        en="met_when is always {found}; the rule tells nothing apart",
    ),
    _of(
        "R217",
        fr="la date «\u00a0until\u00a0» précède la date «\u00a0since\u00a0»",
        en="the date 'until' comes before 'since'",
    ),
)

ACTION = catalogue(
    _of(
        "R220",
        fr="{found} n'est pas un identifiant d'action\u00a0; écrivez des minuscules et des tirets, "
        "comme louer-vaisselle",
        en="{found} is not an action's id; write lower case with hyphens, such as rent-dishes",
    ),
    _of(
        "R221",
        fr="l'action ne change rien\u00a0; donnez-lui changes, ou expect pour ce qu'on en espère",
        en="the action changes nothing; give it changes, or expect for what is hoped of it",
    ),
    _of(
        "R222",
        fr="low dépasse high, ou des heures sont négatives\u00a0; écrivez par exemple "
        "{{low: 1, high: 3}}",
        en="low is above high, or hours are below zero; write for example {{low: 1, high: 3}}",
    ),
    _of(
        "R223",
        fr="un espoir dit at_least ou at_most, un seul des deux\u00a0; par exemple "
        "{{at_least: 75 %}}",
        en="what is hoped for says at_least or at_most, one of them; for example "
        "{{at_least: 75 %}}",
    ),
    _of(
        "R224",
        fr="un coût a besoin d'une monnaie, d'une année et d'une source\u00a0; ajoutez estimates à "
        "pack.yaml",
        en="a cost needs a currency, a year and a source; add estimates to pack.yaml",
    ),
    _of(
        "R225",
        fr="l'action {found} existe déjà ({where})\u00a0; donnez un autre nom",
        en="the action {found} exists already ({where}); give it another id",
    ),
    _of(
        "R226",
        fr="aucune autre action du paquet ne s'appelle «\u00a0{found}\u00a0»{near}",
        en="no other action of the pack is called '{found}'{near}",
    ),
    _of(
        "R227",
        fr="l'action demande et exclut {found}\u00a0; enlevez l'un des deux",
        en="the action both requires and excludes {found}; take one of the two out",
    ),
)

PACK = catalogue(
    _of(
        "R301",
        fr="le principe {found} ne porte aucun point\u00a0; ajoutez-y une règle à points ou "
        "enlevez-le",
        en="the principle {found} carries no points; add a rule with points or remove it",
    ),
    _of(
        "R302",
        fr="{found} règles, au plus {most} permises",
        en="{found} rules, at most {most} allowed",
    ),
    _of(
        "R303",
        fr="{found} éléments dans les expressions du paquet, au plus {most} permis",
        en="{found} elements in the expressions of the pack, at most {most} allowed",
    ),
    _of(
        "R304",
        fr="plus de {most} octets de YAML\u00a0; n'y gardez que les règles du paquet",
        en="more than {most} bytes of YAML; keep only the rules of the pack there",
    ),
    _of(
        "R305",
        fr="les niveaux doivent monter\u00a0: {found} demande moins que le niveau précédent, au "
        "total, par principe (floor) ou en résultats (results)",
        en="levels must go up: {found} asks for less than the level before, in total, by "
        "principle (floor) or in results (results)",
    ),
    _of(
        "R306",
        fr="aucun paquet de règles ici\u00a0: {found}{near}",
        en="no rule pack here: {found}{near}",
    ),
    _of(
        "R307",
        fr="le niveau {found} ne demande rien à chaque principe\u00a0; à partir du deuxième, "
        "donnez-lui floor ou results",
        en="the level {found} asks nothing of each principle; from the second one up, give it "
        "floor or results",
    ),
    _of(
        "R308",
        fr="{what} {found} figure deux fois",
        en="the {what} {found} appears twice",
    ),
    _of(
        "R310",
        fr="plus de {most} fichiers YAML\u00a0; n'y gardez que les règles du paquet",
        en="more than {most} YAML files; keep only the rules of the pack there",
    ),
    _of(
        "R309",
        fr="{key} manque\u00a0; ajoutez-le à pack.yaml",
        en="{key} is missing; add it to pack.yaml",
    ),
    _of(
        "R311",
        fr="aucune règle du genre promise ne porte cette promesse\u00a0; ajoutez-en ou enlevez-la",
        en="no rule of kind promise carries this promise; add some or remove it",
    ),
    _of(
        "R320",
        fr="{found} n'est pas un identifiant\u00a0; écrivez lettres sans accents, chiffres, points "
        "et tirets",
        en="{found} is not an id; write letters without accents, digits, dots and hyphens",
    ),
    _of(
        "R321",
        fr="{found} n'est pas une adresse web\u00a0; écrivez https://… ou enlevez url",
        en="{found} is not a web address; write https://… or take url out",
    ),
    _of(
        "R401",
        fr="la source devait être relue avant le {date}\u00a0; vérifiez-la et changez review_by",
        en="the source was to be reviewed by {date}; check it and change review_by",
        severity="warning",
    ),
)
