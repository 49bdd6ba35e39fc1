"""A postal code as people type it in, the area that it stands for out; never the whole code.

A whole code is a street in Canada, a handful of addresses in Britain: only the part that names an
area is kept.
"""

import re
from typing import NamedTuple

import attrs


class Postal(NamedTuple):
    """A code as far as it can be read without knowing the country.

    Attributes:
        area: the three first characters of a Canadian code; else the whole, cleaned.
        is_canadian: it has the form of a Canadian one, perhaps with a bad end.
        has_letters_mended: I for 1 or O for 0.
        has_bad_end: only its first half can be read.
        is_example: `A1A 1A1`, the example that stands in forms.
    """

    area: str = ""
    is_canadian: bool = False
    has_letters_mended: bool = False
    has_bad_end: bool = False
    is_example: bool = False


@attrs.frozen
class Area:
    """The area of a code in a known country.

    Attributes:
        code: the area; empty when the code cannot be one of that country.
        repair: what was mended: `letters`, `zeros` or `form`; empty when nothing was.
        is_bad: the code, or its end, cannot be read.
    """

    code: str = ""
    repair: str = ""
    is_bad: bool = False


NOTHING = Postal()
_GOOD = re.compile(r"\s*([ABCEGHJ-NPRSTVXYabceghj-nprstvxy]\d[A-Za-z])[ -]?\d[A-Za-z]\d\s*")
_CANADIAN = re.compile(r"([ABCEGHJ-NPRSTVXY])([0-9IO])([ABCEGHJ-NPRSTV-Z])([0-9A-Z]{0,3})")
_END = re.compile(r"[0-9IO][ABCEGHJ-NPRSTV-Z][0-9IO]")
_JOINTS = re.compile(r"[\s.\-–]+")  # noqa: RUF001 (an en dash, as people type it)
_DIGITS = str.maketrans("IO", "10")
_EXAMPLE = "A1A1A1"
_LONGEST = 12
_PROVINCES = {
    "A": "NL", "B": "NS", "C": "PE", "E": "NB", "G": "QC", "H": "QC", "J": "QC", "K": "ON",
    "L": "ON", "M": "ON", "N": "ON", "P": "ON", "R": "MB", "S": "SK", "T": "AB", "V": "BC",
    "Y": "YT",
}  # fmt: skip
_NUNAVUT = {"X0A", "X0B", "X0C"}
# how many digits the codes of a country have, of those that begin a longer code too
_LENGTHS = {
    **dict.fromkeys(("DE", "ES", "FI", "FR", "GR", "HR", "IT", "KR", "MA", "MX", "SE"), 5),
    **dict.fromkeys(("SN", "TR", "TH", "UA", "US", "ID", "MY", "DZ", "EE", "LT"), 5),
    **dict.fromkeys(("AT", "AU", "BE", "BG", "CH", "CY", "DK", "HU", "LU", "LV"), 4),
    **dict.fromkeys(("NL", "NO", "NZ", "PT", "SI", "TN", "ZA", "PH"), 4),
    **dict.fromkeys(("CN", "CO", "IN", "RO", "RU", "SG", "VN"), 6),
}
_LEADING_ZEROS = frozenset(
    {"DE", "ES", "FR", "IT", "US", "MX", "FI", "KR", "TR", "EE", "LT", "AU", "NO", "HR", "UA"}
)
_BEFORE = {
    "AT": "A", "BE": "B", "DE": "D", "ES": "E", "FR": "F", "IT": "I", "LU": "L", "NO": "N",
    "PT": "P", "SE": "S", "FI": "FIN",
}  # fmt: skip
_BRITISH = re.compile(r"([A-Z]{1,2}\d[A-Z0-9]?)( ?)(\d[A-Z]{2})")
_IRISH = re.compile(r"([A-Z]\d[0-9W])( ?)([0-9A-Z]{4})")
_AFTER = re.compile(r"(\d+)(?:([ -]?)(?:[A-Z]{2}|\d{3,4}))?")


def read_postal(cell: str) -> Postal:
    """What the cell says, as far as it can be read without knowing the country."""
    good = _GOOD.fullmatch(cell)
    if good and good[1][0] not in "aA":
        return Postal(good[1].upper(), is_canadian=True)
    cleaned = " ".join(cell.upper().split())
    if len(cleaned) > _LONGEST:
        return Postal("?", has_bad_end=True)
    joined = _JOINTS.sub("", cleaned)
    found = _CANADIAN.fullmatch(joined)
    if found is None:
        return Postal(cleaned)
    area = found[1] + found[2].translate(_DIGITS) + found[3]
    end = found[4]
    digits = found[2] + end[:1] + end[2:]
    is_whole = _END.fullmatch(end) is not None
    return Postal(
        area,
        is_canadian=True,
        has_letters_mended=bool({"I", "O"} & set(digits)) and (is_whole or not end),
        has_bad_end=bool(end) and not is_whole,
        is_example=joined == _EXAMPLE,
    )


def country_of(postal: Postal) -> str | None:
    """The country that the form of the code alone gives away."""
    if postal.is_canadian and postal.area[1:2].isdigit():
        return "CA"
    found = _BRITISH.fullmatch(postal.area)
    return "GB" if found and found[2] else None


def province_of(area: str) -> str | None:
    """The province or territory of a Canadian area; None for what could be either of two."""
    if area[:1] == "X":
        return "NU" if area in _NUNAVUT else "NT"
    return _PROVINCES.get(area[:1])


def area_in(postal: Postal, country: str) -> Area:
    """The area of the code in that country."""
    if not postal.area:
        return Area()
    if country == "CA":
        if not postal.is_canadian:
            return Area(is_bad=True)
        repair = "letters" if postal.has_letters_mended else ""
        return Area(postal.area, repair, is_bad=postal.has_bad_end)
    if postal.has_bad_end:
        return Area(is_bad=True)
    if country in {"GB", "IE"}:
        return _with_joint((_BRITISH if country == "GB" else _IRISH).fullmatch(postal.area))
    return _numeric(postal.area, country)


def _with_joint(found: re.Match[str] | None) -> Area:
    if found is None:
        return Area(is_bad=True)
    return Area(found[1], "" if found[2] else "form")


def _numeric(code: str, country: str) -> Area:
    length = _LENGTHS.get(country)
    if length is None:
        return Area()
    bare = _without_country(code, country)
    repair = "" if bare == code else "form"
    bare = bare.replace(" ", "") if re.fullmatch(r"[\d ]+", bare) else bare
    found = _AFTER.fullmatch(bare)
    if found is None:
        return Area(is_bad=True)
    digits = found[1]
    if len(digits) == length - 1 and country in _LEADING_ZEROS:
        return Area(f"0{digits}", "zeros")
    if found[2] == "" and len(bare) > len(digits):
        repair = "form"
    if len(digits) < length:
        return Area(is_bad=True)
    return Area(digits[:length], repair)


def _without_country(code: str, country: str) -> str:
    for letters in (country, _BEFORE.get(country, country)):
        if code.startswith(letters) and code[len(letters) :].lstrip(" -")[:1].isdigit():
            return code[len(letters) :].lstrip(" -")
    return code
