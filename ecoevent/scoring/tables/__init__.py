"""Tables of facts in, the score of every row out: for whoever scores a million plans."""

from ecoevent.scoring.tables.arrow import to_arrow
from ecoevent.scoring.tables.scoring import CHUNK_ROWS, score_table

__all__ = ["CHUNK_ROWS", "score_table", "to_arrow"]
