"""Streams of random numbers, replications and who runs them, ranges, what causes the variance."""
