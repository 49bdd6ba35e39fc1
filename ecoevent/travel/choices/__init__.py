"""Rooms behind `demand.py`: behaviour, prices and services, and how people choose a mode."""
