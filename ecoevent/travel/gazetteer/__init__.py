"""Rooms behind `places.py`: the extract of places, and how a text is read as one of them."""
