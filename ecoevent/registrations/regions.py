"""The text of a country or of a province in, its code out."""

import difflib
from functools import cache, lru_cache

from ecoevent.registrations.folding import words_of
from ecoevent.registrations.systems import spellings

_NEAR = 0.84  # a letter wrong in a word of seven, not two different countries
_SHORTEST = 5  # of what may be a misspelling
_LONGEST = 80


@lru_cache(maxsize=10_000)
def country_in(text: str) -> str | None:
    """The ISO code of the country that *text* names, a letter wrong at most; None for none."""
    name = _named(text)
    names = _countries()
    if name in names:
        return names[name]
    if not _SHORTEST <= len(name) <= _LONGEST:
        return None
    near = difflib.get_close_matches(name, _likely(name), n=2, cutoff=_NEAR)
    codes = {names[each] for each in near}
    return codes.pop() if len(codes) == 1 else None


def _likely(name: str) -> list[str]:
    """The names that can be near enough, as difflib reckons it: few letters are only in one."""
    letters = set(name)
    found = []
    for other, others in _letters():
        alike = _NEAR / 2 * (len(name) + len(other))
        if len(letters - others) <= len(name) - alike and len(others - letters) <= (
            len(other) - alike
        ):
            found.append(other)
    return found


@cache
def _letters() -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((name, frozenset(name)) for name in _countries())


@lru_cache(maxsize=10_000)
def province_in(text: str) -> str | None:
    """The code of the Canadian province or territory that *text* names; None for none."""
    bare = _named(text)
    for end in (" ca", " canada"):  # «Quebec (CA)»
        bare = bare.removesuffix(end)
    return _provinces().get(bare)


def country_name(code: str) -> str:
    """The English name of the country of that code."""
    from babel import Locale  # noqa: PLC0415 (its data are read only when a country is)

    return str(Locale.parse("en").territories.get(code, code))


def _named(text: str) -> str:
    return words_of(text).strip()


@cache
def _provinces() -> dict[str, str]:
    names = {code.lower(): code for code in spellings().provinces}
    for code, written in spellings().provinces.items():
        names |= dict.fromkeys(map(_named, written), code)
    return names


@cache
def _countries() -> dict[str, str]:
    from babel import Locale  # noqa: PLC0415 (its data are read only when a country is)

    names: dict[str, str] = {}
    for lang in ("fr", "en"):
        for code, name in Locale.parse(lang).territories.items():
            if len(code) == 2 and code.isalpha() and code not in {"EU", "EZ", "UN", "ZZ", "QO"}:
                names[_named(name)] = code
                names[code.lower()] = code
    for code, written in spellings().countries.items():
        names |= dict.fromkeys(map(_named, written), code)
    return names
