"""Rooms behind `forecast.py`: possible events, many of them, and what makes them differ."""
