"""Rooms behind `emissions.py` and `travelling.py`: from legs and factors to kilograms."""
