"""Results in, plain values for JSON out: one file a kind of result."""
