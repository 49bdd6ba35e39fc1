"""The rules engine: facts in, findings out; it knows nothing about events."""
