"""Print the lowest versions that pyproject.toml allows, as constraints for pip.

    python tests/packaging/floors.py >floors.txt
    python -m pip install --constraint floors.txt -e '.[test]'

What has no floor (the types of other libraries) is left to pip.
"""

import re
import tomllib
from pathlib import Path

PROJECT = Path(__file__).parents[2] / "pyproject.toml"
FLOOR = re.compile(r"(?P<name>[A-Za-z0-9._-]+)>=(?P<version>[0-9.]+)")


def floors(project: dict[str, object]) -> dict[str, str]:
    """The lowest version of each library that ecoevent or its tests need."""
    match project:
        case {"dependencies": list(needed), "optional-dependencies": {"test": list(tests)}}:
            found = (FLOOR.match(line) for line in [*needed, *tests])
            return {match["name"]: match["version"] for match in found if match}
    raise SystemExit("pyproject.toml lists no dependencies")


def main() -> None:
    """One constraint a line."""
    project = tomllib.loads(PROJECT.read_text("utf-8"))["project"]
    print("\n".join(f"{name}=={version}" for name, version in floors(project).items()))


if __name__ == "__main__":
    main()
