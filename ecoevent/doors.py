"""The names of a package in, what makes them its door out: each is imported when first used.

A type checker sees the imports under `if TYPE_CHECKING` and nothing of `door`, whose `__getattr__`
would let every misspelt name pass.
"""

import sys
from collections.abc import Callable, Mapping
from importlib import import_module

_Door = tuple[list[str], Callable[[str], object], Callable[[], list[str]]]


def door(package: str, homes: Mapping[str, str], *, rooms: str = "") -> _Door:
    """The `__all__`, `__getattr__` and `__dir__` of *package*.

    Args:
        package: its name.
        homes: by module of ecoevent (`plan.reading`), the names that stand there, with spaces
            between them.
        rooms: the packages in *package* that are doors themselves, with spaces between them.
    """
    home = {name: f"ecoevent.{module}" for module, names in homes.items() for name in names.split()}
    inner = rooms.split()
    names = [*inner, *home]

    def get(name: str) -> object:
        if name in inner:
            return import_module(f"{package}.{name}")
        if name not in home:
            raise AttributeError(f"module {package!r} has no attribute {name!r}", name=name)
        found = getattr(import_module(home[name]), name)
        setattr(sys.modules[package], name, found)  # asked once
        return found

    return names, get, lambda: sorted(names)
