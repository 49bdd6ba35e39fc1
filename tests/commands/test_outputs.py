"""No command writes over what it reads, whatever the command: all of them are tried.

A new command is tried too. Where it has an argument of a kind that is new here, the test says so:
give it a value in VALUES.
"""

import os
import socket
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from ecoevent.commands import cli
from ecoevent.commands.outputs import OutputFile

READ_HERE = "is read here and would be written over; write elsewhere"
VALUES = {
    "plan": "plan.yaml",
    "plans": "plan.yaml",
    "rule": "food.vegetarian-share",
    "lists": "list.csv",
    "table": "table.parquet",
    "texts": "Laval",
    "name": "set.yaml",
    "mode": "train",
    "sets": "set.yaml",
    "pack": "pack",
    "packs": "pack",
    "on": "2027-01-01",
    "km": "10",
    "answers": "event.name=X",
    "paths": "event.name",
    "text": "list.csv",
}
"""What each argument is given, and each option that a command needs."""
READ_BY_OPTION = {"pack": "pack", "packs": "pack", "into": "plan.yaml", "templates": "templates"}
INNER = {"pack": "pack/pack.yaml", "templates": "templates/checklist.md.j2"}
"""A file within each folder that is read."""

Path_ = tuple[str, ...]


def commands(group: click.Group = cli, above: Path_ = ()) -> Iterator[tuple[Path_, click.Command]]:
    """Every command that does something, by the words that call it."""
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, (*above, name))
        else:
            yield (*above, name), command


def outputs() -> Iterator[tuple[Path_, click.Command, click.Parameter]]:
    """Every parameter of every command that names a file to write."""
    for words, command in commands():
        for parameter in command.params:
            if isinstance(parameter.type, OutputFile):
                yield words, command, parameter


OUTPUTS = [pytest.param(*each, id=f"{'-'.join(each[0])}-{each[2].name}") for each in outputs()]


def ending(parameter: click.Parameter) -> str:
    """The usual ending of what it writes."""
    assert isinstance(parameter.type, OutputFile)
    return parameter.type.known().replace(",", "").split(" ")[0]


def run(
    words: Path_, command: click.Command, output: click.Parameter, target: str, **more: str
) -> Result:
    """The command with all that it needs, writing to the target."""
    arguments = [*words]
    for parameter in command.params:
        if parameter is output:
            value = target
        elif parameter.name in more:
            value = more[parameter.name]
        elif parameter.required or isinstance(parameter, click.Argument):
            value = VALUES[parameter.name or ""]
        else:
            continue
        if isinstance(parameter, click.Option):
            arguments.append(parameter.opts[-1])
        arguments.append(value)
    return CliRunner().invoke(cli, arguments, env={"LC_ALL": "en_CA.UTF-8"})


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one of everything that commands read."""
    for name in ("plan.yaml", "list.csv", "table.parquet", "set.yaml"):
        (tmp_path / name).write_text(f"{name}\n")
    for name in ("pack", "templates"):
        (tmp_path / name).mkdir()
        (tmp_path / INNER[name]).write_text(f"{name}\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def read_by(command: click.Command, output: click.Parameter) -> dict[str, tuple[str, str]]:
    """What a command can be given to read: for each parameter a value, and a file that it means."""
    found = {}
    for parameter in command.params:
        name = parameter.name or ""
        value = VALUES.get(name) if isinstance(parameter, click.Argument) else None
        value = READ_BY_OPTION.get(name, value)
        if parameter is not output and value is not None and Path(value).exists():
            found[name] = (value, INNER.get(value, value))
    return found


@pytest.mark.parametrize("way", ["link", "hard link"])
@pytest.mark.parametrize(("words", "command", "output"), OUTPUTS)
def test_what_is_read_is_not_written_over(
    words: Path_, command: click.Command, output: click.Parameter, way: str
) -> None:
    """Under whatever name: files and the files of folders stay as they were."""
    for name, (value, file) in read_by(command, output).items():
        target = Path(f"{name}-{way}{ending(output)}".replace(" ", "-"))
        before = Path(file).read_bytes()
        if way == "link":
            target.symlink_to(file)
        else:
            target.hardlink_to(file)

        done = run(words, command, output, str(target), **{name: value})

        assert (done.exit_code, done.stdout) == (2, "")
        assert done.stderr == f"{target} {READ_HERE}\n"
        assert Path(file).read_bytes() == before


@pytest.mark.parametrize(("words", "command", "output"), OUTPUTS)
def test_what_is_read_is_not_written_over_by_its_own_name(
    words: Path_, command: click.Command, output: click.Parameter
) -> None:
    """`score plan.yaml --output plan.yaml` leaves the plan alone."""
    for name, (value, file) in read_by(command, output).items():
        before = Path(file).read_bytes()

        done = run(words, command, output, file, **{name: value})

        assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (2, "", 1)
        assert Path(file).read_bytes() == before


@pytest.mark.parametrize(("words", "command", "output"), OUTPUTS)
def test_only_files_are_written_over(
    words: Path_, command: click.Command, output: click.Parameter, folder: Path
) -> None:
    """No folder, pipe, socket or device."""
    tail = ending(output)
    kinds = {"a folder": f"folder{tail}", "a pipe": f"pipe{tail}", "a socket": f"socket{tail}"}
    (folder / kinds["a folder"]).mkdir()
    os.mkfifo(folder / kinds["a pipe"])
    with socket.socket(socket.AF_UNIX) as open_socket:
        open_socket.bind(kinds["a socket"])
    before = sorted(folder.iterdir())

    for kind, target in kinds.items():
        done = run(words, command, output, target)
        assert (done.exit_code, done.stdout) == (2, "")
        assert done.stderr.startswith(f"{target}: ") or done.stderr.startswith(
            f"{target} is {kind}"
        )
    assert sorted(folder.iterdir()) == before


@pytest.mark.parametrize(("words", "command", "output"), OUTPUTS)
def test_an_ending_that_is_no_format_is_refused(
    words: Path_, command: click.Command, output: click.Parameter, folder: Path
) -> None:
    """With those that are."""
    done = run(words, command, output, "out.docx")

    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("out.docx: '.docx' is no format of this command; end the name in")
    assert ending(output) in done.stderr
    assert not (folder / "out.docx").exists()


@pytest.mark.parametrize(("words", "command", "output"), OUTPUTS)
def test_a_folder_that_is_not_there_is_told_before_any_work(
    words: Path_, command: click.Command, output: click.Parameter
) -> None:
    """The plan, which is none, is not even read."""
    done = run(words, command, output, f"no/out{ending(output)}")

    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("no/out")
    assert "No such file or directory" in done.stderr


def test_every_command_that_writes_takes_o() -> None:
    """`-o` is short for `--output` everywhere, and `--output` is always checked."""
    for words, command in commands():
        for parameter in command.params:
            if "--output" in parameter.opts:
                assert "-o" in parameter.opts, words
                assert isinstance(parameter.type, OutputFile) or words == ("demo",), words


def test_no_command_names_a_file_to_write_otherwise() -> None:
    """Parameters of paths are either read or of the type that is checked."""
    read = {"plan", "plans", "lists", "table", "into", "templates", "pictures", "output", "text"}
    others = {
        parameter.name
        for _, command in commands()
        for parameter in command.params
        if isinstance(parameter.type, click.Path) and not isinstance(parameter.type, OutputFile)
    }

    assert others <= read


def test_the_ending_says_the_format(folder: Path) -> None:
    """`--output score.json` is JSON; a `--format` that says otherwise is refused."""
    done = CliRunner().invoke(cli, ["schema", "-o", "schema.json"])
    assert done.exit_code == 0
    done = CliRunner().invoke(cli, ["travel", "places", "Laval", "-o", "places.json"])
    assert done.exit_code == 0
    assert (folder / "places.json").read_text().startswith("{")

    done = CliRunner().invoke(cli, ["travel", "places", "x", "--format", "json", "-o", "x.txt"])
    assert done.exit_code == 2
    assert done.stderr == (
        "x.txt: the name ends in .txt and --format says json; leave out --format or say .json\n"
    )
