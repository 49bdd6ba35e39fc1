"""Texts in, the same texts out with each sign that no font has put into words, in brackets.

What a font has is asked of whoever prints; here is only what a sign is and how to say it.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from itertools import groupby
from typing import Any

Prints = Callable[[str], bool]
"""Whether the fonts have every sign of a text."""

Piece = tuple[bool, str]
"""A part of a text that prints, marked so, or the words for one that does not."""

_JOINER = "\u200d"
# Letters of the languages that we print, with their points and dashes: every text font has them.
_PLAIN = re.compile(r"[\n\x20-\x7e\xa0-\xac\xae-\u017f\u2010-\u2014\u2018-\u201d\u2022\u2026]*")
_FLAG_LETTERS = range(0x1F1E6, 0x1F200)
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_TAGS = range(0xE0020, 0xE007F)
_TAGS_END = 0xE007F
_LETTER_A = ord("A")
_KEYCAP = "\u20e3"
_UNSAID = {_JOINER, _KEYCAP, *map(chr, range(0xFE00, 0xFE10)), *map(chr, _SKIN_TONES)}
_UNSAID.add(chr(_TAGS_END))


def readable(content: Any, prints: Prints) -> Any:
    """A tree of texts, each with what does not print put into words."""
    if isinstance(content, str):
        return _readable(content, prints)
    if isinstance(content, dict):
        return {key: readable(value, prints) for key, value in content.items()}
    if isinstance(content, list | tuple):
        return [readable(value, prints) for value in content]
    return content


def _readable(text: str, prints: Prints) -> str:
    """`[party popper]` for an emoji, `[U+4E2D]` for a letter; signs side by side share brackets."""
    if _PLAIN.fullmatch(text):
        return text
    signs = clusters(text)
    has_private = any(unicodedata.category(sign) == "Co" for sign in text)
    if not has_private and _all_print(signs, prints) and prints(text):
        return text
    words = _in_brackets(piece for sign in signs for piece in _pieces(sign, prints))
    if prints(words):
        return words
    # marks without a letter, side by side: each has a glyph, together they do not
    plain = ((True, s) if _PLAIN.fullmatch(s) else (False, _word(s)) for s in text)
    return _in_brackets(plain)


def _in_brackets(pieces: Iterable[Piece]) -> str:
    """Pieces as one text; words that stand side by side share brackets."""
    return "".join(
        "".join(words) if is_printed else f"[{', '.join(words)}]"
        for is_printed, group in groupby(pieces, key=lambda piece: piece[0])
        if (words := [word for _, word in group])
    )


def _all_print(signs: list[str], prints: Prints) -> bool:
    """Whether the fonts have these signs, and the letters in them without their marks.

    typst does not miss a letter that has none where a mark on it has a glyph.
    """
    letters = [part for sign in signs for part in sign if len(sign) > 1 and not _clings(part)]
    return prints(" ".join(dict.fromkeys([*signs, *letters])))


def clusters(text: str) -> list[str]:
    """The signs of *text* as people see them: letters with their marks, joined emoji, flags."""
    found: list[str] = []
    for sign in text:
        if found and (_clings(sign) or found[-1][-1] == _JOINER or _ends_flag(found[-1], sign)):
            found[-1] += sign
        else:
            found.append(sign)
    return found


def _clings(sign: str) -> bool:
    code = ord(sign)
    is_mark = unicodedata.category(sign) in {"Mn", "Me", "Mc"}
    return is_mark or sign == _JOINER or code in _SKIN_TONES or code in _TAGS or code == _TAGS_END


def _ends_flag(begun: str, sign: str) -> bool:
    return len(begun) == 1 and ord(begun) in _FLAG_LETTERS and ord(sign) in _FLAG_LETTERS


def _pieces(sign: str, prints: Prints) -> list[Piece]:
    """What stands for a sign: itself, a plain form of it, or its parts one by one."""
    if unicodedata.category(sign[0]) != "Co":  # private use means nothing, whatever a font draws
        for same in (sign, unicodedata.normalize("NFKC", sign)):
            if _all_print([same], prints):
                return [(True, same)]
    if all(ord(part) in _FLAG_LETTERS for part in sign):
        return [(False, "".join(map(_word, sign)))]
    said = [part for part in sign if part not in _UNSAID and ord(part) not in _TAGS] or [sign[0]]
    pieces: list[Piece] = []
    for part in said:
        _add(pieces, part, prints)
    region = "".join(_word(part) for part in sign if ord(part) in _TAGS)
    return [*pieces, (False, region)] if region else pieces


def _add(pieces: list[Piece], part: str, prints: Prints) -> None:
    """Add a part of a sign: a mark to the letter before it, if the two print together."""
    if _clings(part):
        is_printed, before = pieces[-1] if pieces else (False, "")
        if is_printed and _all_print([before + part], prints):
            pieces[-1] = (True, before + part)
            return
    is_whole = unicodedata.category(part) != "Co" and not _clings(part)
    pieces.append((True, part) if is_whole and prints(part) else (False, _word(part)))


def _word(sign: str) -> str:
    """The Unicode name of a sign; for letters, whose names say no more, and where none is, U+."""
    code = ord(sign)
    if code in _FLAG_LETTERS:
        return chr(_LETTER_A + code - _FLAG_LETTERS.start)
    if code in _TAGS:
        return chr(code - 0xE0000)
    name = "" if unicodedata.category(sign)[0] == "L" else unicodedata.name(sign, "").lower()
    return name or f"U+{code:04X}"
