"""Rooms behind `simulation.py`: the world that is simulated, its processes and its log."""

from typing import TYPE_CHECKING

from ecoevent.doors import door

if TYPE_CHECKING:
    from ecoevent.travel.day.log import TravelLog as TravelLog
    from ecoevent.travel.day.log_files import replay as replay, write_log as write_log
    from ecoevent.travel.day.log_legs import legs as legs
    from ecoevent.travel.day.log_summary import summary as summary
    from ecoevent.travel.day.service import Service as Service
    from ecoevent.travel.day.service_file import load_service as load_service
    from ecoevent.travel.day.simulation import simulate as simulate
    from ecoevent.travel.day.timing import Ways as Ways, gather as gather
    from ecoevent.travel.day.world import (
        Gate as Gate,
        Lot as Lot,
        Shuttle as Shuttle,
        Stop as Stop,
        World as World,
    )
else:
    __all__, __getattr__, __dir__ = door(
        __name__,
        {
            "travel.day.world": "Gate Lot Shuttle Stop World",
            "travel.day.timing": "Ways gather",
            "travel.day.service": "Service",
            "travel.day.service_file": "load_service",
            "travel.day.simulation": "simulate",
            "travel.day.log": "TravelLog",
            "travel.day.log_legs": "legs",
            "travel.day.log_summary": "summary",
            "travel.day.log_files": "replay write_log",
        },
    )
