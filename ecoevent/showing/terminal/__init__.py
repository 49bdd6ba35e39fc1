"""Results in, plain text for a terminal of 80 columns out, in French or English."""
