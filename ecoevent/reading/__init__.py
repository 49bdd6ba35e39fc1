"""Text of a file in, plain trees and attrs instances out, with every problem and its place."""

from typing import TYPE_CHECKING

from ecoevent.doors import door

if TYPE_CHECKING:
    from ecoevent.reading.document import Document as Document, read_document as read_document
    from ecoevent.reading.structuring import Structurer as Structurer, structure as structure
else:
    __all__, __getattr__, __dir__ = door(
        __name__,
        {
            "reading.document": "Document read_document",
            "reading.structuring": "Structurer structure",
        },
    )
