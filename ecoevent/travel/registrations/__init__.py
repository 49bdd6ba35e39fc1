"""Registration lists in, counts by origin, ticket mode and travel answer out; never names."""
