"""The text of a country or of a province in, its code out."""

from collections.abc import Iterator
from functools import cache, lru_cache

from ecoevent.places.countries import country_code, country_names
from ecoevent.registrations.folding import words_of
from ecoevent.registrations.systems import spellings

_SHORTEST = 6  # of what may be a misspelling
_LONGEST = 80


@lru_cache(maxsize=10_000)
def country_in(text: str) -> str | None:
    """The ISO code of the country that *text* names, one letter wrong at most; None for none."""
    name = _named(text)
    names = _countries()
    code = names.get(name) or country_code(text)
    if code is not None or not _SHORTEST <= len(name) <= _LONGEST:
        return code
    codes = {names[other] for other in _a_letter_off(name)}
    return codes.pop() if len(codes) == 1 else None


def _a_letter_off(name: str) -> Iterator[str]:
    """The names of countries that are one letter, or two letters exchanged, away from *name*.

    Two letters off is another country too often: Letonia is not Estonia.
    """
    half = len(name) // 2 - 1  # a letter off, one of these ends is as in the country's name
    if name[:half] not in _ends() and name[-half:] not in _ends():
        return
    for number in range(len(name) + 1):
        yield from _by_gap().get((name[:number], name[number:]), ())
        yield from _by_gap().get((name[:number], name[number + 1 :]), ())
        yield from _by_whole(name[:number] + name[number + 1 :])
        if number + 1 < len(name):
            yield from _by_whole(
                name[:number] + name[number + 1] + name[number] + name[number + 2 :]
            )


@cache
def _ends() -> frozenset[str]:
    """Every beginning and every end of the names of countries."""
    cuts = ((name, number) for name in _countries() for number in range(1, len(name) + 1))
    return frozenset(part for name, at in cuts for part in (name[:at], name[-at:]))


def _by_whole(name: str) -> tuple[str, ...]:
    return (name,) if name in _countries() else ()


@cache
def _by_gap() -> dict[tuple[str, str], list[str]]:
    """Names by what stands before and after a letter that is left out."""
    found: dict[tuple[str, str], list[str]] = {}
    for name in _countries():
        for number in range(len(name) if len(name) >= _SHORTEST else 0):
            found.setdefault((name[:number], name[number + 1 :]), []).append(name)
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
    names = dict(country_names())
    names |= {code.lower(): code for code in names.values()}
    for code, written in spellings().countries.items():
        names |= dict.fromkeys(map(_named, written), code)
    return names
