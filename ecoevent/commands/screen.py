"""What is said on standard output and standard error: all of it can be seen, none commands.

A file name, an argument or a plan may hold characters that move the cursor of a terminal or turn
its text around: they are shown by their number. What the terminal's encoding cannot hold is shown
by what is nearest to it. Only click is imported here.
"""

import contextlib
import errno
import os
import re
import sys
import unicodedata
from typing import Any

import click

from ecoevent.commands.language import Said, in_lang

# controls but line feed and tab, marks of direction, line separators, halves of characters
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)
_NEAR = str.maketrans({
    "\u00a0": " ", "\u202f": " ", "\u2011": "-", "\u2013": "-", "\u2014": "-", "\u2212": "-",
    "\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "«": '"', "»": '"',
    "…": "...", "•": "*", "·": "-", "→": "->", "≥": ">=", "≤": "<=", "≈": "~",
    "─": "-", "│": "|", "█": "#", "▓": "#", "▒": "=", "░": "-", "☐": "[ ]", "☑": "[x]",
    "œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "₂": "2", "€": "EUR",
})  # fmt: skip
_SHORT = "ecoevent.short"
_ROUGH: Said = (
    "des signes proches remplacent ce que {name} ne contient pas\u00a0; --output garde tout",
    "near signs stand for what {name} does not hold; --output keeps all",
)


def echo(text: str, *, err: bool = False, nl: bool = True) -> None:
    """Print a text for people; on standard error where *err* holds.

    Raises:
        OSError: standard output cannot take it.
    """
    stream = sys.stderr if err else _standard_output()
    seen = visible(text)
    name = getattr(stream, "encoding", None) or "utf-8"
    held = _held(seen, name)
    if not err:
        click.echo(held, nl=nl)
        if held != seen:
            _say_once(name)
        return
    with contextlib.suppress(OSError, ValueError):  # where nothing can be said, nothing is said
        click.echo(held, err=True, nl=nl)


def echo_bytes(content: bytes) -> None:
    """Print a document as it is.

    Raises:
        OSError: standard output cannot take it.
    """
    _standard_output()
    click.echo(content, nl=False)


def echo_document(text: str) -> None:
    """Print a document: for people on a screen, else in UTF-8, whatever the screen's encoding.

    Raises:
        OSError: standard output cannot take it.
    """
    if _standard_output().isatty():
        echo(text, nl=False)
    else:
        echo_bytes(text.encode("utf-8", "replace"))


def visible(text: str) -> str:
    """The text with each character that a terminal would obey shown by its number."""
    return _UNSEEN.sub(lambda found: f"<U+{ord(found[0]):04X}>", text)


def one_line(text: str) -> str:
    """A message or a name on its one line, whatever it repeats."""
    return text.replace("\n", "<U+000A>")


def escaped(json: str) -> str:
    """JSON whose characters can all be printed by any terminal that holds them."""
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", json)


def takes_all() -> bool:
    """Whether standard output can hold every character."""
    name = getattr(sys.stdout, "encoding", None) or "utf-8"
    return name.lower().replace("-", "").replace("_", "") in {"utf8", "utf16", "utf32"}


def _standard_output() -> Any:
    if sys.stdout is None:  # closed, as by `>&-`
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    return sys.stdout


def _held(text: str, encoding: str) -> str:
    """The text in characters of the encoding."""
    try:
        text.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return "".join(_near(each, encoding) for each in text)
    return text


def _near(character: str, encoding: str) -> str:
    bare = unicodedata.normalize("NFKD", character).encode("ascii", "ignore").decode()
    for candidate in (character, character.translate(_NEAR), bare):
        with contextlib.suppress(UnicodeEncodeError, LookupError):
            candidate.encode(encoding)
            if candidate:
                return candidate
    return "?"


def _say_once(name: str) -> None:
    context = click.get_current_context(silent=True)
    if context is not None and not context.meta.get(_SHORT):
        context.meta[_SHORT] = True
        echo(in_lang(_ROUGH).format(name=name), err=True)
