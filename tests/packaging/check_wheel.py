"""Build the wheel and prove that it is whole: every file in it, nothing but `ecoevent` outside.

    python tests/packaging/check_wheel.py

Run by itself and not by pytest, since it installs the wheel in a virtual environment of its own.
"""

import subprocess
import sys
import tempfile
import venv
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
FOLDERS = {"ecoevent": "ecoevent", "rules": "ecoevent/rules", "templates": "ecoevent/templates",
           "examples": "ecoevent/examples"}  # fmt: skip
"""The folders of the tree, and where the wheel carries them."""
SKIPPED = {"__pycache__"}
PROBE = """
import importlib.util, pathlib, subprocess, sys, tempfile
from importlib.resources import files
from ecoevent import assess, load_pack, locate, parse_plan
from ecoevent.footprint import estimate_travel, load_factors
from ecoevent import read_registrations
from ecoevent.travel.choice.behaviour import load_behaviour, regions
from ecoevent.footprint.factors import shipped_factor_sets
from ecoevent.registrations.systems import shipped_systems
text = (files("ecoevent.examples") / "demo.yaml").read_text("utf-8")
assert assess(parse_plan(text), load_pack()).planned.total.score
assert load_pack().id == "core"
assert (files("ecoevent.templates") / "print.css").is_file()
assert (files("ecoevent") / "py.typed").is_file()
for name in ("cli", "rules", "templates", "examples", "tests", "benchmarks"):
    assert importlib.util.find_spec(name) is None, name
site = pathlib.Path(importlib.util.find_spec("ecoevent").origin).parents[1]
ours = {entry.name for entry in site.iterdir() if entry.name.startswith("ecoevent")}
assert all(name == "ecoevent" or name.endswith(".dist-info") for name in ours), ours
licences = [entry for entry in site.glob("ecoevent-*.dist-info/licenses/*")]
assert {entry.name for entry in licences} == {"LICENSE", "NOTICE"}, licences
notice = next(entry for entry in licences if entry.name == "NOTICE").read_text("utf-8")
for owed in ("GeoNames", "airportsdata", "Unicode", "Open Government Licence v3.0", "desnz-2025",
             "open-government-licence-canada", "Licence Ouverte", "Our World in Data"):
    assert owed in notice, owed
assert locate("H2X").country == "CA"
assert {load_factors(name).id for name in shipped_factor_sets()} >= {"canada-2026", "desnz-2025"}
assert [load_behaviour(name).number("taxi.km") for name in regions()]
assert len(shipped_systems()) >= 19
assert estimate_travel(parse_plan(text)).total_kg > 0
with tempfile.TemporaryDirectory() as folder:
    path = pathlib.Path(folder) / "list.csv"
    path.write_text(chr(10).join(["City,Province", *["Laval,QC"] * 6]), "utf-8")
    assert read_registrations([path]).people == 6
with tempfile.TemporaryDirectory() as folder:
    subprocess.run([sys.executable, "-m", "ecoevent", "demo", "--output", folder], check=True,
                   stdout=subprocess.DEVNULL)
    assert len(list(pathlib.Path(folder).iterdir())) == 5
print("the wheel works when installed")
"""


def expected() -> set[str]:
    """The files of the tree as the wheel should name them."""
    found = set()
    for folder, home in FOLDERS.items():
        for path in (ROOT / folder).rglob("*"):
            parts = path.relative_to(ROOT / folder)
            if path.is_file() and not SKIPPED & set(parts.parts):
                found.add(f"{home}/{parts.as_posix()}")
    return found


def built(folder: Path) -> Path:
    """The wheel, built from the source distribution so that nothing stale can slip in."""
    command = [sys.executable, "-m", "build", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return next(folder.glob("*.whl"))


def compare(wheel: Path) -> None:
    """Say which files the wheel forgets, and which it carries that are not in the tree."""
    with zipfile.ZipFile(wheel) as archive:
        carried = {name for name in archive.namelist() if ".dist-info/" not in name}
    forgotten, strange = expected() - carried, carried - expected()
    if forgotten or strange:
        sys.exit(f"forgotten: {sorted(forgotten)}\nnot of the tree: {sorted(strange)}")
    print(f"{len(carried)} files, all of them in the wheel")


def probe(wheel: Path, folder: Path) -> None:
    """Install the wheel in an empty virtual environment and use it there."""
    venv.create(folder, with_pip=True)
    python = folder / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    install = [python, "-m", "pip", "install", "--quiet", str(wheel)]
    subprocess.run(install, check=True)
    subprocess.run([python, "-c", PROBE], check=True, cwd=folder)


def main() -> None:
    """Build, compare, install and probe."""
    with tempfile.TemporaryDirectory() as folder:
        wheel = built(Path(folder))
        compare(wheel)
        probe(wheel, Path(folder) / "venv")


if __name__ == "__main__":
    main()
