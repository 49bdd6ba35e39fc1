"""What people read and write: text in two languages, numbers, dates, units and quantities."""

from typing import TYPE_CHECKING

from ecoevent.doors import door

if TYPE_CHECKING:
    from ecoevent.words.locale import (
        show_date as show_date,
        show_time as show_time,
        typeset as typeset,
    )
    from ecoevent.words.quantities import number_text as number_text, show_number as show_number
    from ecoevent.words.text import Lang as Lang, Text as Text
else:
    __all__, __getattr__, __dir__ = door(
        __name__,
        {
            "words.text": "Lang Text",
            "words.quantities": "number_text show_number",
            "words.locale": "show_date show_time typeset",
        },
    )
