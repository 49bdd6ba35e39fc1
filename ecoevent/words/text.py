"""Words in French and English, side by side, so that neither can be forgotten."""

from typing import Literal

import attrs

Lang = Literal["fr", "en"]
LANGS: tuple[Lang, Lang] = ("fr", "en")


@attrs.frozen
class Text:
    """One text in Québec French and in English."""

    fr: str
    en: str

    def to(self, lang: Lang) -> str:
        """The text in *lang*."""
        return self.fr if lang == "fr" else self.en

    def filled(self, **parts: object) -> "Text":
        """The same text with its {placeholders} filled; a Text part is filled by language."""
        return Text(
            fr=self.fr.format(**{name: _in(part, "fr") for name, part in parts.items()}),
            en=self.en.format(**{name: _in(part, "en") for name, part in parts.items()}),
        )


def _in(part: object, lang: Lang) -> object:
    return part.to(lang) if isinstance(part, Text) else part
