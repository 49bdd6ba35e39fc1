"""A header or a cell in, the same without case, accents and odd spaces out, for comparing."""

import re
import unicodedata
from functools import lru_cache

_ALIKE = str.maketrans(
    {
        "\u2019": "'",
        "\u2018": "'",
        "\u02bc": "'",
        "_": " ",
        "œ": "oe",
        "æ": "ae",
        "ø": "o",
        "ł": "l",
        "ß": "ss",
    }
)
_PARENTHESES = re.compile(r"\([^()]*\)")
_NOT_A_WORD = re.compile(r"[^a-z0-9]+")
_LONGEST = 1_000  # of what is compared: nothing that is known is longer


@lru_cache(maxsize=10_000)
def fold(text: str) -> str:
    """*text* in lower case, without accents, each run of spaces one space."""
    apart = unicodedata.normalize("NFKD", text[:_LONGEST].lower().translate(_ALIKE))
    bare = "".join(sign for sign in apart if not unicodedata.combining(sign))
    return " ".join(bare.replace("\u200b", "").split())


def words_of(text: str) -> str:
    """The words of *text*, folded, one space before, between and after: ` bus coach `."""
    return f" {_NOT_A_WORD.sub(' ', fold(text)).strip()} "


def header_forms(header: str) -> tuple[str, str]:
    """The folded header, and the same without what stands in parentheses and its last signs."""
    whole = fold(header).strip(" \ufeff")
    short = " ".join(_PARENTHESES.sub(" ", whole).split()).rstrip(" ?:*.!")
    return whole, short
