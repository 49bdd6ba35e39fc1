"""Which mode people choose: a published model for each length of trip, and what the plan states."""
