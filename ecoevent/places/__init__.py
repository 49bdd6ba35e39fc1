"""The gazetteer, and what a text means as a place, for plans and lists alike."""
