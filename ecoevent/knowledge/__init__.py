"""How the files of `rules/` are found and opened, and the one table of modes of transport."""
