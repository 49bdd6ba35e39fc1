"""Rooms behind `emitting.py` and `travelling.py`: from legs and factors to kilograms."""
