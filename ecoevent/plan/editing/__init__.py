"""The text of a plan changed where answers change, and nowhere else."""

from ecoevent.plan.editing.text import edited

__all__ = ["edited"]
