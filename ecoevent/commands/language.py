"""The language that the command line speaks: that of `--lang`, or else of the computer.

Only click is imported here, so that `ecoevent --help` answers at once.
"""

import os
from typing import Literal

import click

LANG_KEY = "ecoevent.lang"
_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")

Said = tuple[str, str]
"""A text in French and in English."""


def user_lang() -> Literal["fr", "en"]:
    """The language of `--lang`, or else of the user's locale; English where it says nothing."""
    context = click.get_current_context(silent=True)
    asked = None if context is None else context.find_root().meta.get(LANG_KEY)
    if asked is not None:
        return "fr" if asked == "fr" else "en"
    locale = next((os.environ[name] for name in _VARIABLES if os.environ.get(name)), "")
    return "fr" if locale.lower().startswith("fr") else "en"


def in_lang(said: Said) -> str:
    """The text in the user's language."""
    return said[0] if user_lang() == "fr" else said[1]
