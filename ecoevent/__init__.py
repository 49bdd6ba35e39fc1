"""Plan and score eco-friendly events."""
