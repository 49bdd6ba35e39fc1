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
    """The names that can be near enough, as difflib reckons it: few letters are in one alone."""
    size, letters = len(name), _letters(name)
    found = []
    for other_size, named in _by_length().items():
        alike = _NEAR / 2 * (size + other_size)  # so many letters must be in both
        own, others = size - alike, other_size - alike
        if own < 0 or others < 0:
            continue
        found += [
            other
            for other, mask in named
            if (letters & ~mask).bit_count() <= own and (mask & ~letters).bit_count() <= others
        ]
    return found


def _letters(name: str) -> int:
    """A bit for each letter that is in the name; some letters share one."""
    bits = 0
    for sign in set(name):
        bits |= 1 << ord(sign) % 64
    return bits


@cache
def _by_length() -> dict[int, list[tuple[str, int]]]:
    found: dict[int, list[tuple[str, int]]] = {}
    for name in _countries():
        found.setdefault(len(name), []).append((name, _letters(name)))
    return found


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
