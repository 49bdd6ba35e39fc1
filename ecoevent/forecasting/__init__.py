"""A plan in, the possible events and what they emit out, as figures with their ranges."""
