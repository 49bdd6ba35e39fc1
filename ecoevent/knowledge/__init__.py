"""How the files of `rules/` are found and opened, and the one table of modes of transport."""

from typing import TYPE_CHECKING

from ecoevent.doors import door

if TYPE_CHECKING:
    from ecoevent.knowledge.modes import MODES as MODES, Mode as Mode
    from ecoevent.knowledge.resources import shipped as shipped
    from ecoevent.knowledge.sources import Cited as Cited, Source as Source
else:
    __all__, __getattr__, __dir__ = door(
        __name__,
        {
            "knowledge.modes": "MODES Mode",
            "knowledge.resources": "shipped",
            "knowledge.sources": "Cited Source",
        },
    )
