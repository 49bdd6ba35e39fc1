"""Travel: where people come from, how they come, and what that emits; each part usable alone."""
