"""What had to stand in for what was asked, mode by mode, in; one line a matter out."""

from collections.abc import Iterable

import attrs

from ecoevent.knowledge.modes import MODES
from ecoevent.words.text import Text


@attrs.frozen
class Note:
    """Something to know about a figure; of one mode, or of the whole where that is None."""

    what: Text
    mode: str | None = None


def said(notes: Iterable[Note]) -> tuple[Text, ...]:
    """The notes in the order of their first, those that say the same of several modes in one."""
    modes: dict[Text, dict[str, None]] = {}
    for note in notes:
        named = modes.setdefault(note.what, {})
        if note.mode is not None:
            named[note.mode] = None
    return tuple(_line(what, tuple(named)) for what, named in modes.items())


def _line(what: Text, modes: tuple[str, ...]) -> Text:
    if not modes:
        return what
    titles = [MODES[mode].title for mode in modes]
    listed = Text(", ".join(each.fr for each in titles), ", ".join(each.en for each in titles))
    return _OF.filled(modes=listed, what=what)


_OF = Text("{modes}\u00a0: {what}", "{modes}: {what}")
