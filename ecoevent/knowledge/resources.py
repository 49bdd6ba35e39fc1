"""The name of a folder of data that ships with ecoevent in, the folder out."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path


def shipped(name: str) -> Traversable:
    """The folder `rules`, `templates` or `examples`.

    Installed, it is the package `ecoevent.<name>`; in a checkout that stands before the installed
    package on the path (`python -m ecoevent` at its top), it is the folder beside `ecoevent`.
    """
    try:
        return files(f"ecoevent.{name}")
    except ModuleNotFoundError:
        return Path(__file__).parents[2] / name
