"""Registration lists in, counts by origin, ticket and answer out; no person leaves this room."""
