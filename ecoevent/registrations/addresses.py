"""An address or `city, country` in one cell in, its parts out."""

import re

import attrs

from ecoevent.places.extract import find
from ecoevent.places.spelling import key
from ecoevent.registrations.answers import is_blank
from ecoevent.registrations.postal import NOTHING, Postal, read_postal
from ecoevent.registrations.regions import country_in, province_in

_BETWEEN = re.compile(r"\s{4,}|\s*[\n\r,;()/]+\s*|\s+[-–—|]\s+")  # noqa: RUF001 (dashes as typed)
_LONGEST = 400
_DUTCH_END = re.compile(r"[A-Za-z]{2}")
_FOUR_DIGITS = re.compile(r"\d{4}")


@attrs.frozen
class Cells:
    """What a row says of where somebody comes from.

    Attributes:
        around: what follows the city and may be a state or a country: "Boston, MA".
    """

    city: str = ""
    region: str = ""
    country: str = ""
    postal: Postal = NOTHING
    around: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether it says nothing."""
        is_coded = bool(self.postal.area) and not is_blank(self.postal.area)
        return not is_coded and all(map(is_blank, (self.city, self.region, self.country)))


def split_address(text: str, *, country: str = "") -> Cells:
    """The parts of an address in one cell, read from its end; *country* from a cell of its own."""
    parts = [part.strip() for part in _BETWEEN.split(text[:_LONGEST])]
    parts = [part for part in parts if not is_blank(part)]
    if not country and len(parts) > 1 and _is_either(parts[-1]):
        return attrs.evolve(
            split_address(", ".join(parts[:-1]), country="?"), country="", around=parts[-1]
        )
    if not country and parts and (len(parts) > 1 or country_in(parts[-1])):
        named = country_in(parts[-1])
        country = parts.pop() if named and not _is_city_too(parts) else ""
    region, postal = "", ""
    while len(parts) > 1:
        rest, found = _without_code(parts[-1])
        postal = postal or found
        if not rest:
            parts.pop()
        elif not region and _is_region(rest, before=parts[-2]):
            region = rest
            parts.pop()
        else:
            break
    city, found = _without_code(parts[-1]) if parts else ("", "")
    return Cells(city, region, country, read_postal(postal or found))


def _is_either(text: str) -> bool:
    """Whether a state and a country are written so: Georgia, or CA."""
    if country_in(text) is None:
        return False
    areas = [row for row in find(key(text)) if row.kind in {"region", "country"}]
    kinds = {(row.kind, row.country) for row in areas}
    return len(kinds) > 1 and len({country for _, country in kinds}) > 1


def _is_city_too(parts: list[str]) -> bool:
    """Whether the last part is better read as a city, being alone and a province as well."""
    return len(parts) == 1 and province_in(parts[-1]) is not None


def _is_region(text: str, *, before: str) -> bool:
    """Whether it is a province or state; after a street, `Québec` is the city."""
    if len(text) == 2 and text.isalpha() and text.isupper():
        return True
    return province_in(text) is not None and not before[:1].isdigit()


def _without_code(part: str) -> tuple[str, str]:
    """The part without the postal code at its end or at its start, and the code."""
    words = part.split()
    end = len(words)
    if end > 1 and _DUTCH_END.fullmatch(words[-1]) and _FOUR_DIGITS.fullmatch(words[-2]):
        end -= 2
    else:
        while end and any(sign.isdigit() for sign in words[end - 1]):
            end -= 1
    if end < len(words):
        return " ".join(words[:end]), " ".join(words[end:])
    start = 0
    while start < len(words) and any(sign.isdigit() for sign in words[start]):
        start += 1
    if start and start < len(words) and _DUTCH_END.fullmatch(words[start]):
        start += _FOUR_DIGITS.fullmatch(words[start - 1]) is not None
    return " ".join(words[start:]), " ".join(words[:start])
