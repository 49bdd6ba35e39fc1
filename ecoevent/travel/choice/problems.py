"""Every kind of problem of behaviour parameters and regions: T1xx values, T2xx names and files."""

from ecoevent.problems import Diagnostic, Severity, catalogue
from ecoevent.words.text import Text


def _of(code: str, *, fr: str, en: str, severity: Severity = "error") -> Diagnostic:
    return Diagnostic(code=code, severity=severity, message=Text(fr=fr, en=en))


BEHAVIOUR = catalogue(
    _of(
        "T101",
        fr="la valeur {found} n'est pas entre low ({low}) et high ({high})\u00a0; corrigez "
        "l'une des trois",
        en="the value {found} is not between low ({low}) and high ({high}); correct one of them",
    ),
    _of(
        "T102",
        fr="doit être {range}, trouvé {found}",
        en="must be {range}, got {found}",
    ),
    _of(
        "T103",
        fr="l'unité est {unit}, pas {found}\u00a0; convertissez le nombre",
        en="the unit is {unit}, not {found}; convert the number",
    ),
    _of(
        "T104",
        fr="il faut «\u00a0value\u00a0», ou «\u00a0at_km\u00a0» et «\u00a0values\u00a0», pas "
        "les deux",
        en="give 'value', or 'at_km' and 'values', not both",
    ),
    _of(
        "T105",
        fr="une valeur par distance, et des distances croissantes\u00a0: trouvé {found} valeurs "
        "pour {points} distances",
        en="one value a distance, and ascending distances: got {found} values for {points} "
        "distances",
    ),
    _of(
        "T106",
        fr="ce paramètre ne dépend pas de la distance\u00a0; donnez «\u00a0value\u00a0»",
        en="this parameter does not depend on distance; give 'value'",
    ),
    _of(
        "T107",
        fr="low et high d'une courbe la multiplient\u00a0: low de 0 à 1, high de 1 à 10",
        en="low and high of a curve multiply it: low from 0 to 1, high from 1 to 10",
    ),
    _of(
        "T201",
        fr="aucun paramètre ne s'appelle {found}{hint}",
        en="there is no parameter called {found}{hint}",
    ),
    _of(
        "T202",
        fr="il manque {names}\u00a0; ajoutez-les",
        en="{names} are missing; add them",
    ),
    _of(
        "T203",
        fr="{found} n'est pas une source de ce fichier{hint}",
        en="{found} is not a source of this file{hint}",
    ),
    _of(
        "T204",
        fr="{found} se donne {where}\u00a0; déplacez-le",
        en="{found} belongs {where}; move it",
    ),
    _of(
        "T205",
        fr="aucune région ne s'appelle {found}{hint} (régions\u00a0: {known})",
        en="there is no region called {found}{hint} (regions: {known})",
    ),
    _of(
        "T206",
        fr="la région {found} s'en remet à elle-même\u00a0; corrigez falls_back_to",
        en="the region {found} falls back to itself; correct falls_back_to",
    ),
    _of(
        "T401",
        severity="warning",
        fr="la source était à revoir le {date}\u00a0; vérifiez si elle tient toujours",
        en="the source was due for review on {date}; check whether it still holds",
    ),
)
