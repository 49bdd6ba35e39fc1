"""The name of a folder of data that ships with ecoevent in, the folder out."""

from importlib import import_module
from pathlib import Path


def shipped(name: str) -> Path:
    """The folder `rules`, `templates` or `examples`.

    Installed, it is the package `ecoevent.<name>`; in a checkout that stands before the installed
    package on the path (`python -m ecoevent` at its top), it is the folder beside `ecoevent`.
    `importlib.resources` would say the same, and load seven libraries at each start to do so.
    """
    try:
        (folder,) = import_module(f"ecoevent.{name}").__path__
        return Path(folder)
    except ModuleNotFoundError:
        return Path(__file__).parents[2] / name
