"""Rooms behind `factors.py`: the records of a factor set, their checks and how one is found."""
