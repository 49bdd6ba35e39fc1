"""The name of a place in, the key under which the gazetteer keeps it out.

Case, accents, spaces, hyphens, apostrophes and points do not matter, st and ste are saint and
sainte; the builder of the extract and the search share these two functions.
"""

import re
import unicodedata

_LETTERS = str.maketrans(
    {
        "ø": "o",
        "œ": "oe",
        "æ": "ae",
        "ß": "ss",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "\u0131": "i",
    }
)
_WORD = re.compile(r"[^\W_]+")
_SAINTS = {"st": "saint", "ste": "sainte"}


def words(text: str) -> tuple[str, ...]:
    """The words of *text*, small letters without accents."""
    apart = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    bare = "".join(sign for sign in apart if not unicodedata.combining(sign))
    return tuple(_SAINTS.get(word, word) for word in _WORD.findall(bare.casefold()))


def key(text: str) -> str:
    """*text* as the gazetteer's keys are written: its words without anything between them."""
    return "".join(words(text))
