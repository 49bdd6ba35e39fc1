"""Rooms behind `simulation.py`: the world that is simulated, its processes and its log."""
