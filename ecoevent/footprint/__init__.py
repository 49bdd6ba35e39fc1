"""Activities and journeys in, emissions out: factor sets and the accounting of travel."""
