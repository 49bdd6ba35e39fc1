"""Command lines: any command with any of its options, on sound and fuzzed files."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path
from random import Random

import click
from click.testing import CliRunner
from fuzz.cases import ODD_LETTERS, Case, Failed, Kind
from fuzz.files import ROOT, a_plan
from fuzz.lists import a_list
from fuzz.mutating import ODD, mutated_bytes

from ecoevent.commands import cli

EXITS = {0, 1, 2, 3, 4, 5, 130}
NAMES = (
    "plan.yaml", "plan.yaml", "plan.yaml", "list.csv", "set.yaml", "absent.yaml", "folder",
    "out.txt",
    "out.json", "out.csv", "out.html", "out.md", "out.xlsx", "folder/out.txt", "absent/out.txt",
    "é.yaml",
    "-", "", " ", "a" * 300, "a\nb", "\u202ea", "plan.yaml/x", ".", "core", "quebec",
    "plan.yaml\x1b[31m",
)  # fmt: skip
WORDS = (
    "1", "0", "-1", "3", "4", "999999999999", "1e9", "2%", "0%", "fr", "en", "text", "json",
    "md", "html", "core",
    "quebec", "Montréal", "Paris", "120 km", "city=B", "city", "food.vegetarian-share", "venue",
    "2027-05-14",
    "canada-2026", "montreal", "car", "plane:economy", "--", "--help", "-o", "--x", "-",
    "--lang", "none",
)  # fmt: skip
_SLOW = {"replications": "2", "workers": "1"}
"""Options of a forecast without which it plays hundreds of events."""
_LEFT_OUT = {"executor", "precision", "travel"}
_WRITES = {"init", "import"}  # commands that may write over a file that is named, as they say
_OWN = {"demo", "init"}  # and those that write files of their own names


def _leaves(
    command: click.Command, words: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    if isinstance(command, click.Group):
        for name, inner in sorted(command.commands.items()):
            yield from _leaves(inner, (*words, name))
    else:
        yield words, command


LEAVES = tuple(_leaves(cli))


def _make_command(rng: Random) -> Case:
    words, command = rng.choice(LEAVES)
    said = list(words)
    for parameter in command.params:
        needed = parameter.required or parameter.name in _SLOW
        if parameter.name in _LEFT_OUT or parameter.name == "help":
            continue
        if needed or rng.random() < 0.3:
            said += _said(parameter, rng)
    if rng.random() < 0.1:
        said.insert(rng.randint(0, len(said)), rng.choice((*WORDS, *ODD[:60])))
    plan = (ROOT / "examples" / rng.choice(("demo.yaml", "webinar.yaml", "gala.yaml"))).read_bytes()
    way = rng.random()
    if way < 0.3:
        plan = mutated_bytes(plan, rng) if way < 0.1 else a_plan(rng)
    files = {"plan.yaml": plan, "list.csv": a_list(rng).files["list.csv"]}
    return Case(files=files, words=tuple(word.replace("\x00", "") for word in said))


def _said(parameter: click.Parameter, rng: Random) -> list[str]:
    value = _value(parameter, rng)
    if isinstance(parameter, click.Option):
        name = rng.choice(parameter.opts)
        return [name] if parameter.is_flag else [name, value]
    count = rng.choice((1, 1, 1, 2, 0)) if parameter.nargs == -1 else 1
    return [_value(parameter, rng) for _ in range(count)]


def _value(parameter: click.Parameter, rng: Random) -> str:
    if parameter.name in _SLOW:
        return _SLOW[parameter.name]
    kind = parameter.type
    if isinstance(kind, click.Choice) and rng.random() < 0.9:
        return str(rng.choice(list(kind.choices)))
    if parameter.name == "plan" and rng.random() < 0.7:
        return "plan.yaml"
    if parameter.name == "lists" and rng.random() < 0.8:
        return "list.csv"
    if isinstance(kind, click.Path) or parameter.name == "output":
        return rng.choice(NAMES)
    return rng.choice((*WORDS, *NAMES, *ODD[:40]))


def _try_command(case: Case, folder: Path) -> None:
    _laid_out(case, folder)
    with chdir(folder):
        result = CliRunner().invoke(cli, list(case.words), prog_name="ecoevent", input="")
    error = result.exception
    if error is not None and not isinstance(error, SystemExit):
        raise error
    _check(case, folder, result.exit_code, result.stderr)


def _try_process(case: Case, folder: Path) -> None:
    _laid_out(case, folder)
    codings = ("utf-8", "ascii", "cp1252", "latin-1")
    coding = codings[len(case.files["plan.yaml"]) % len(codings)]
    run = [sys.executable, "-m", "ecoevent", *case.words]
    try:
        done = subprocess.run(
            run, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, check=False,
            timeout=120, env={**os.environ, "PYTHONIOENCODING": coding},
        )  # fmt: skip
    except UnicodeEncodeError:
        return  # this system cannot even start such a line
    _check(case, folder, done.returncode, done.stderr.decode(coding, errors="replace"))


def _laid_out(case: Case, folder: Path) -> None:
    for name, content in case.files.items():
        (folder / name).write_bytes(content)
    (folder / "folder").mkdir()


def _check(case: Case, folder: Path, code: int, told: str) -> None:
    if code not in EXITS:
        raise Failed(f"exit code {code}")
    if "Traceback" in told:
        raise Failed(f"a traceback: {told[-300:]}")
    odd = sorted(ODD_LETTERS.intersection(told.replace("\r\n", "\n")))
    if odd:
        raise Failed(f"the letters {odd} on standard error")
    if not _WRITES.intersection(case.words):
        for name, content in case.files.items():
            if not (folder / name).is_file() or (folder / name).read_bytes() != content:
                raise Failed(f"{name} is not as it was")
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        is_named = any(name.split("/")[0] in word for word in case.words)
        is_own = name == "folder" or bool(_OWN.intersection(case.words))
        if name not in case.files and not is_named and not is_own:
            raise Failed(f"{name} is left behind")


KINDS = (
    Kind(name="commands", makes=_make_command, tries=_try_command),
    Kind(name="processes", makes=_make_command, tries=_try_process),
)
