"""Registration lists in, counts by origin, ticket and answer out; no person leaves this room."""

from typing import TYPE_CHECKING

from ecoevent.doors import door

if TYPE_CHECKING:
    from ecoevent.registrations.planning import (
        answers_for as answers_for,
        with_answers as with_answers,
        write_into as write_into,
    )
    from ecoevent.registrations.reading import (
        read_registrations as read_registrations,
        registrations_from_rows as registrations_from_rows,
    )
    from ecoevent.registrations.records import System as System
    from ecoevent.registrations.result import Registrations as Registrations
    from ecoevent.registrations.systems import (
        find_system as find_system,
        shipped_systems as shipped_systems,
    )
else:
    __all__, __getattr__, __dir__ = door(
        __name__,
        {
            "registrations.reading": "read_registrations registrations_from_rows",
            "registrations.result": "Registrations",
            "registrations.records": "System",
            "registrations.systems": "find_system shipped_systems",
            "registrations.planning": "answers_for with_answers write_into",
        },
    )
