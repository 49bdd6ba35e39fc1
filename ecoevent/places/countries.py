"""The name of a country in one of seven languages in, its ISO code out."""

import re
from functools import cache

from ecoevent.places.spelling import words

LANGUAGES = ("fr", "en", "pt", "nl", "it", "es", "de")
"""The later wins where a name means two countries: none does today."""
_NO_COUNTRIES = frozenset({"EU", "EZ", "UN", "ZZ", "QO"})
_STATE_FORM = re.compile(
    r"(?:the )?(?:federal |federative |islamic |hellenic )?"
    r"(?:republic|kingdom|state|republique|royaume|principality|principaute|grand duchy)"
    r"(?: federale| federative| islamique)? (?:of|de|du|des|d)(?: the| la| l)? |the "
)


def country_code(text: str) -> str | None:
    """The code of the country called exactly so, "Republic of" left out; None for none."""
    name = " ".join(words(text))
    names = country_names()
    return names.get(name) or names.get(_STATE_FORM.sub("", name, count=1))


@cache
def country_names() -> dict[str, str]:
    """ISO codes by the names of countries, their words in small letters without accents."""
    from babel import Locale  # noqa: PLC0415 (its data are read only when a country is)

    names: dict[str, str] = {}
    for lang in LANGUAGES:
        for code, name in Locale.parse(lang).territories.items():
            if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRIES:
                names[" ".join(words(name))] = code
    return names
