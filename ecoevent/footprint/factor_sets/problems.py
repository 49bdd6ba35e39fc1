"""Every kind of problem of a factor set: F1xx values, F2xx records, F3xx sets, F4xx warnings."""

from ecoevent.problems import Diagnostic, Severity, catalogue
from ecoevent.words.text import Text


def _of(code: str, *, fr: str, en: str, severity: Severity = "error") -> Diagnostic:
    return Diagnostic(code=code, severity=severity, message=Text(fr=fr, en=en))


FACTOR = catalogue(
    _of(
        "F101",
        fr="doit être 0 ou plus, trouvé {found}",
        en="must be 0 or more, got {found}",
    ),
    _of(
        "F102",
        fr="doit être au plus {most}, trouvé {found}\u00a0; l'unité est {unit}",
        en="must be {most} at most, got {found}; the unit is {unit}",
    ),
    _of(
        "F103",
        fr="doit être {least} ou plus, trouvé {found}",
        en="must be {least} or more, got {found}",
    ),
    _of(
        "F104",
        fr="{found} n'est pas une région\u00a0; écrivez CA, CA-QC, EU ou world",
        en="{found} is not a region; write CA, CA-QC, EU or world",
    ),
    _of(
        "F105",
        fr="{found} n'est pas un identifiant\u00a0; écrivez des minuscules sans accent, des "
        "chiffres et des tirets",
        en="{found} is not an id; write lower case letters, digits and dashes",
    ),
    _of(
        "F106",
        fr="le texte est vide\u00a0; écrivez-le",
        en="the text is empty; write it",
    ),
    _of(
        "F201",
        fr="le facteur n'a pas d'unité\u00a0; ajoutez «\u00a0per: vehicle_km\u00a0» ou "
        "«\u00a0per: passenger_km\u00a0»",
        en="the factor has no unit; add 'per: vehicle_km' or 'per: passenger_km'",
    ),
    _of(
        "F202",
        fr="le facteur n'a pas de valeur\u00a0; donnez direct, upstream, well_to_wheel, non_co2, "
        "construction, electricity_kwh, bands, mix ou same_as",
        en="the factor has no value; give direct, upstream, well_to_wheel, non_co2, construction, "
        "electricity_kwh, bands, mix or same_as",
    ),
    _of(
        "F203",
        fr="{key} ne va pas avec {other}\u00a0; gardez l'un des deux",
        en="{key} does not go with {other}; keep one of the two",
    ),
    _of(
        "F204",
        fr="{mode} n'a pas la variante {found}\u00a0; ses variantes sont {known}",
        en="{mode} has no variant {found}; its variants are {known}",
    ),
    _of(
        "F205",
        fr="le facteur de {found} figure deux fois\u00a0; gardez-en un",
        en="the factor of {found} is given twice; keep one",
    ),
    _of(
        "F206",
        fr="les tranches laissent un trou de {low} à {high} km\u00a0; rapprochez-les",
        en="the bands leave a hole from {low} to {high} km; close it",
    ),
    _of(
        "F207",
        fr="les tranches se chevauchent\u00a0: celle-ci commence à {low} km, la précédente finit à "
        "{high} km",
        en="the bands overlap: this one begins at {low} km, the one before ends at {high} km",
    ),
    _of(
        "F208",
        fr="rien au-delà de {high} km\u00a0; enlevez below_km de la dernière tranche",
        en="nothing beyond {high} km; leave below_km out of the last band",
    ),
    _of(
        "F209",
        fr="la tranche est vide\u00a0: elle finit à {high} km et commence à {low} km\u00a0; "
        "rangez les tranches par distance",
        en="the band is empty: it ends at {high} km and begins at {low} km; "
        "put the bands in order of distance",
    ),
    _of(
        "F210",
        fr="les parts du mélange totalisent {total}\u00a0%, et non 100\u00a0%",
        en="the shares of the mix sum to {total} %, not 100 %",
    ),
    _of(
        "F211",
        fr="aucun facteur pour {found} ici ni dans les jeux de repli\u00a0; ajoutez-le",
        en="no factor for {found} here or in the sets fallen back to; add one",
    ),
    _of(
        "F212",
        fr="{found} revient à lui-même\u00a0: {circle}",
        en="{found} comes back to itself: {circle}",
    ),
    _of(
        "F213",
        fr="l'incertitude est à l'envers\u00a0: low de {low}\u00a0%, high de {high}\u00a0%\u00a0; "
        "low est 0 ou moins, high 0 ou plus",
        en="the uncertainty is the wrong way round: low {low} % and high {high} %; "
        "low is 0 or less, high 0 or more",
    ),
    _of(
        "F301",
        fr="éléments sans source\u00a0: {count}, dont le premier ici\u00a0; ajoutez "
        "«\u00a0source:\u00a0» ou donnez-en une pour tout le jeu",
        en="records without a source: {count}, the first one here; add 'source:' or give one for "
        "the whole set",
    ),
    _of(
        "F302",
        fr="aucune source ne porte le nom {found}{near}",
        en="no source is called {found}{near}",
    ),
    _of(
        "F303",
        fr="éléments sans incertitude\u00a0: {count}, dont le premier ici\u00a0; ajoutez "
        "«\u00a0uncertainty:\u00a0» ou donnez-en une pour tout le jeu",
        en="records without an uncertainty: {count}, the first one here; add 'uncertainty:' or "
        "give one for the whole set",
    ),
    _of(
        "F304",
        fr="aucun détour pour {found}\u00a0; ajoutez-le sous distances, ou un default",
        en="no detour for {found}; add it under distances, or a default",
    ),
    _of(
        "F305",
        fr="le facteur de {found} est par véhicule, et occupancy ne dit pas combien de personnes y "
        "montent",
        en="the factor of {found} is per vehicle, and occupancy does not say how many people ride",
    ),
    _of(
        "F306",
        fr="le facteur de {found} demande de l'électricité, et le jeu n'en donne aucune\u00a0; "
        "ajoutez electricity",
        en="the factor of {found} needs electricity, and the set gives none; add electricity",
    ),
    _of(
        "F307",
        fr="{found} figure deux fois\u00a0; gardez-en un",
        en="{found} is given twice; keep one",
    ),
    _of(
        "F308",
        fr="aucun jeu de facteurs ici\u00a0: {found}{near}",
        en="no factor set here: {found}{near}",
    ),
    _of(
        "F309",
        fr="les jeux de repli tournent en rond\u00a0: {circle}",
        en="the sets fall back in a circle: {circle}",
    ),
    _of(
        "F310",
        fr="problèmes du jeu de repli {found}\u00a0: {count}\u00a0; vérifiez-le d'abord",
        en="problems of the set {found} that this one falls back to: {count}; check it first",
    ),
    _of(
        "F311",
        fr="mode inconnu\u00a0: {found}{near}",
        en="unknown mode: {found}{near}",
    ),
    _of(
        "F312",
        fr="plus de {most} jeux de repli à la suite\u00a0; nommez le dernier dès le premier",
        en="more than {most} sets fall back to one another; name the last one at once",
    ),
    _of(
        "F313",
        fr="plus de {most} éléments\u00a0; gardez ceux dont vous avez besoin",
        en="more than {most} records; keep those that you need",
    ),
    _of(
        "F401",
        fr="la source devait être relue avant le {date}\u00a0; vérifiez-la et changez review_by",
        en="the source was to be reviewed by {date}; check it and change review_by",
        severity="warning",
    ),
    _of(
        "F402",
        fr="aucun facteur n'emploie la source {found}\u00a0; enlevez-la ou nommez-la",
        en="no factor uses the source {found}; leave it out or name it",
        severity="warning",
    ),
)
