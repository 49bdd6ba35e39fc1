"""The file of service times in, the service times out."""

import os
from functools import cache

from ecoevent.errors import BehaviourError
from ecoevent.knowledge.resources import shipped
from ecoevent.reading.document import read_document
from ecoevent.reading.files import read_bytes
from ecoevent.reading.structuring import structure
from ecoevent.travel.day.checks import check_spread
from ecoevent.travel.day.service import Service
from ecoevent.travel.day.service_checks import HOURS, found_wrong


def load_service(path: str | os.PathLike[str] | None = None) -> Service:
    """The service times that ship with ecoevent, or those of a file.

    Raises:
        BehaviourError: the file is wrong; every problem at once.
        SimulationError: a spread in it cannot be.
    """
    if path is None:
        return _shipped()
    return _read(read_bytes(path, raises=BehaviourError), os.fspath(path))


@cache
def _shipped() -> Service:
    return _read((shipped("rules") / "travel" / "service.yaml").read_bytes(), "service.yaml")


def _read(content: bytes, file: str) -> Service:
    document = read_document(content, file=file, raises=BehaviourError)
    service, problems = structure(document, Service)
    if service is None:
        raise BehaviourError(problems)
    wrong = tuple(found_wrong(document, service))
    if wrong:
        raise BehaviourError(wrong)
    for name, timing in service.timings.items():
        check_spread(f"{file}: {name}", timing.spread, is_signed=name in HOURS)
    return service
