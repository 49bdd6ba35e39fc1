"""Facts judged by a pack in, a score that explains itself out: levels, questions, tables."""
