"""Facts judged by a pack in, a score that explains itself out: levels, questions, tables."""

from typing import TYPE_CHECKING

from ecoevent.doors import door

if TYPE_CHECKING:
    from ecoevent.scoring.asking import Question as Question, questions as questions
    from ecoevent.scoring.assessing import (
        Assessment as Assessment,
        assess as assess,
        reaches as reaches,
    )
    from ecoevent.scoring.explanation import Explanation as Explanation, explain as explain
    from ecoevent.scoring.packs import check_pack_at as check_pack_at, load_pack as load_pack
    from ecoevent.scoring.reviewing import sources_due as sources_due
    from ecoevent.scoring.tables import score_table as score_table, to_arrow as to_arrow
    from ecoevent.scoring.totals import Score as Score, score as score
else:
    __all__, __getattr__, __dir__ = door(
        __name__,
        {
            "scoring.packs": "check_pack_at load_pack",
            "scoring.assessing": "Assessment assess reaches",
            "scoring.totals": "Score score",
            "scoring.explanation": "Explanation explain",
            "scoring.asking": "Question questions",
            "scoring.reviewing": "sources_due",
            "scoring.tables": "score_table to_arrow",
        },
    )
