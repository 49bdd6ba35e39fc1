"""A text in, the same without accents and cases out, with the way back to each letter."""

import unicodedata

import attrs

_HYPHENS = "\u2010\u2011\u2012\u2013\u2014\u2212_"
_APOSTROPHES = "\u2018\u2019\u02bc`\u00b4"
_QUOTES = "\u00ab\u00bb\u201c\u201d\u201e"
_SAME = str.maketrans(
    dict.fromkeys(_HYPHENS, "-") | dict.fromkeys(_APOSTROPHES, "'") | dict.fromkeys(_QUOTES, '"')
)


@attrs.frozen
class Normal:
    """What is compared.

    Attributes:
        text: lower case, without accents, indices as plain digits, one kind of hyphen and quote.
        places: for each of its letters, where it stands in the text as it was written.
    """

    text: str
    places: tuple[int, ...]

    def place(self, index: int) -> int:
        """Where that letter stands in the text as it was written."""
        return self.places[index] if index < len(self.places) else self.places[-1] + 1


def normal(text: str) -> Normal:
    """The text as it is compared; letters that nobody sees are gone."""
    letters: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(text):
        for letter in unicodedata.normalize("NFKD", sign.translate(_SAME).casefold()):
            if not unicodedata.combining(letter) and unicodedata.category(letter) != "Cf":
                letters.append(letter)
                places.append(place)
    return Normal("".join(letters), tuple(places))
