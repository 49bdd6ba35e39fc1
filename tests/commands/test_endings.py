"""However a run ends, that is one line and an exit code, in every command."""

import errno
import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result
from helpers.paths import ROOT

from ecoevent.commands import cli, demo, ending
from ecoevent.commands.ending import Terminated, heed_signals

DEMO = str(ROOT / "examples" / "demo.yaml")
ESCAPE = "\x1b]0;x\x07\u202e\x9b31m\udce9"
LONG = "n" * 300
VALUES = {"on": "2027-01-01", "km": "10"}
"""Options that a command needs and that take no text."""

Words = tuple[str, ...]


def commands(group: click.Group = cli, above: Words = ()) -> Iterator[tuple[Words, click.Command]]:
    """Every command that does something, by the words that call it."""
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, (*above, name))
        else:
            yield (*above, name), command


COMMANDS = [pytest.param(*each, id="-".join(each[0])) for each in commands()]


def run(*arguments: str, charset: str = "utf-8", **more: Any) -> Result:
    """The result of `ecoevent …` on a screen of that encoding."""
    runner = CliRunner(charset=charset)
    return runner.invoke(cli, list(arguments), env={"LC_ALL": "en_CA.UTF-8"}, **more)


def process(
    *arguments: str, before: str = "", streams: str = "", **more: Any
) -> subprocess.CompletedProcess[str]:
    """The result of a process that runs `ecoevent …`, after some lines of Python."""
    code = f"import sys; from ecoevent.commands import main; sys.argv[0] = 'ecoevent'\n{before}\n"
    own = [sys.executable, "-c", code + "main()", *arguments]
    whole = ["sh", "-c", f'"$@" {streams}', "sh", *own] if streams else own
    environment = {**os.environ, "LC_ALL": "en_CA.UTF-8", "PYTHONPATH": str(ROOT)}
    more = {"stderr": subprocess.PIPE, "text": True, "env": environment, **more}
    return subprocess.run(whole, check=False, **more)


def given(command: click.Command, text: str) -> list[str]:
    """What a command needs, with this text wherever a text can be given."""
    found = []
    for parameter in command.params:
        if parameter.required or isinstance(parameter, click.Argument):
            value = VALUES.get(parameter.name or "", text)
            found += (
                [value] if isinstance(parameter, click.Argument) else [parameter.opts[-1], value]
            )
    return found


@pytest.mark.parametrize(("words", "command"), COMMANDS)
def test_ctrl_c_is_130_and_a_line(
    words: Words, command: click.Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In every command."""

    def stopped(**_options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(command, "callback", stopped)
    done = run(*words, *given(command, "new"))

    assert (done.exit_code, done.stdout) == (130, "")
    assert done.stderr == "interrupted; nothing written\n"


def test_ctrl_c_tells_what_was_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where that is some of several files."""

    def stopped(*_arguments: object, **_options: object) -> bytes:
        raise KeyboardInterrupt

    monkeypatch.setattr(demo, "render_pdf", stopped)
    monkeypatch.chdir(tmp_path)
    done = run("demo", "-o", "here")

    assert done.exit_code == 130
    assert done.stderr == "interrupted; written: here/demo.yaml, here/checklist.fr.html\n"


@pytest.mark.parametrize(("name", "code"), [("SIGTERM", 143), ("SIGHUP", 129)])
def test_a_signal_ends_as_ctrl_c_does(name: str, code: int) -> None:
    """With a line, and the exit code of its number."""
    before = (
        "import signal\nfrom ecoevent.commands import start\n"
        f"signal.signal(signal.{name}, signal.SIG_DFL)\n"  # whatever runs the tests ignores it
        f"start.schema.callback = lambda **_: signal.raise_signal(signal.{name})"
    )
    done = process("schema", before=before)

    assert (done.returncode, done.stderr) == (code, "interrupted; nothing written\n")


def test_a_signal_that_is_ignored_stays_ignored(monkeypatch: pytest.MonkeyPatch) -> None:
    """As under nohup."""
    monkeypatch.setattr(signal, "getsignal", lambda _number: signal.SIG_IGN)
    before = signal.getsignal
    monkeypatch.setattr(signal, "signal", lambda *_: pytest.fail("it was taken"))
    heed_signals()

    assert signal.getsignal is before


def test_the_code_is_known_wherever_the_signal_was_caught() -> None:
    """A run that catches it and raises another interruption is a run that was ended by it."""
    caught = KeyboardInterrupt()
    caught.__cause__ = Terminated(signal.SIGTERM)

    assert ending._code(caught) == 143


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
@pytest.mark.parametrize("words", [("--version",), ("schema",)])
def test_a_full_disk_behind_standard_output(words: Words) -> None:
    """Is code 2 and a line."""
    done = process(*words, stdout=os.open("/dev/full", os.O_WRONLY))

    assert done.returncode == 2
    assert done.stderr == (
        "standard output cannot be written (No space left on device); try --output FILE\n"
    )


def test_nobody_who_reads_is_told_nothing() -> None:
    """`| head` has read all that it wants; the code is that of a closed pipe."""
    reader, writer = os.pipe()
    os.close(reader)
    done = process("schema", stdout=writer)
    os.close(writer)

    assert (done.returncode, done.stderr) == (141, "")


@pytest.mark.parametrize(
    ("streams", "code", "line"),
    [
        ("<&-", 3, "-:1:1: D022 the file cannot be read (Bad file descriptor)"),
        (">&-", 2, "standard output cannot be written (Bad file descriptor)"),
    ],
)
def test_closed_streams(streams: str, code: int, line: str) -> None:
    """Are a line each."""
    done = process("score", "-" if "<" in streams else DEMO, streams=streams)

    assert (done.returncode, done.stderr.count("\n")) == (code, 1)
    assert done.stderr.startswith(line)


def test_a_closed_standard_error_changes_no_code() -> None:
    """What cannot be said is not said."""
    done = process("score", "no.yaml", streams="2>&-")

    assert done.returncode == 3


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("score", "plan.yaml"), 3),
        (("score", DEMO, "-o", "score.txt"), 2),
        (("demo",), 2),
        (("travel", "import", "list.csv"), 3),
    ],
)
def test_a_working_folder_that_is_gone(tmp_path: Path, words: Words, code: int) -> None:
    """Is a line and a code."""
    gone = tmp_path / "gone"
    gone.mkdir()
    before = f"import os; os.chdir({str(gone)!r}); os.rmdir({str(gone)!r})"
    done = process(*words, before=before, stdout=subprocess.DEVNULL)

    assert (done.returncode, done.stderr.count("\n")) == (code, 1)


class Endless(io.RawIOBase):
    """Standard input that never ends, and counts what is read of it."""

    count = 0

    def readable(self) -> bool:
        """As a stream to read has it."""
        return True

    def readinto(self, buffer: Any) -> int:
        """As much as is asked for."""
        buffer[:] = b"y\n" * (len(buffer) // 2) + b"y" * (len(buffer) % 2)
        self.count += len(buffer)
        return len(buffer)


def test_endless_standard_input_is_read_to_a_bound() -> None:
    """`yes | ecoevent score -` ends."""
    endless = Endless()
    done = run("score", "-", input=io.BufferedReader(endless))

    assert (done.exit_code, done.stderr.count("\n")) == (3, 1)
    assert endless.count < 2_000_000


@pytest.mark.parametrize("charset", ["ascii", "latin-1", "cp1252"])
def test_what_a_screen_cannot_hold_is_shown_by_near_signs(charset: str) -> None:
    """With the same code, and one line that says so."""
    done = run("score", DEMO, charset=charset)

    assert done.exit_code == 0
    assert "#" in done.stdout_bytes.decode(charset)
    assert done.stderr == f"near signs stand for what {charset} does not hold; --output keeps all\n"


@pytest.mark.parametrize("charset", ["ascii", "latin-1", "cp1252"])
def test_documents_are_whole_whatever_the_screen_holds(charset: str) -> None:
    """JSON is escaped, a page is UTF-8 as it says itself."""
    told = json.loads(run("facts", DEMO, "--format", "json", charset=charset).stdout_bytes)
    page = run("checklist", DEMO, charset=charset)

    assert told == json.loads(run("facts", DEMO, "--format", "json").stdout)
    assert "é" in page.stdout_bytes.decode("utf-8")
    assert page.stderr == ""


@pytest.mark.parametrize("charset", ["ascii", "latin-1", "cp1252"])
def test_messages_are_shown_on_any_screen(charset: str) -> None:
    """Whatever is named in them."""
    done = run("score", "fête→.yaml", "--lang", "fr", charset=charset)

    assert done.exit_code == 3
    assert done.stderr_bytes.decode(charset).isascii() is (charset == "ascii")


@pytest.mark.parametrize(("words", "command"), COMMANDS)
@pytest.mark.parametrize("text", [ESCAPE, f"a\n{ESCAPE}"], ids=["escape", "line"])
def test_escapes_in_arguments_are_shown_not_sent(
    words: Words, command: click.Command, text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In every command, for every argument and every option that takes a text."""
    monkeypatch.chdir(tmp_path)
    done = run(*words, *given(command, text))

    assert not set(done.output) & set("\x1b\x07\u202e\x9b")
    assert "\n<U+001B>" not in done.output
    assert not isinstance(done.exception, Exception)


@pytest.mark.parametrize(("words", "command"), COMMANDS)
def test_names_of_more_than_255_characters(
    words: Words, command: click.Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Are told on a line, in every command."""
    monkeypatch.chdir(tmp_path)
    done = run(*words, *given(command, LONG))

    assert done.exception is None or isinstance(done.exception, SystemExit)


def test_usage_errors_show_escapes() -> None:
    """Those that click words too."""
    for arguments in (["\x1b[31m"], ["score", "--\x1b[31m"], ["score", DEMO, "--format", "\x1b"]):
        done = run(*arguments)
        assert (done.exit_code, "\x1b" in done.stderr) == (2, False)


def test_an_error_of_the_system_with_a_path_is_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder without permission somewhere on the way."""

    def refused(**_options: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), "/secret/pack.yaml")

    monkeypatch.setattr(cli.commands["schema"], "callback", refused)
    done = run("schema")

    assert done.exit_code == 2
    assert done.stderr == (
        "/secret/pack.yaml: cannot be read or written (Permission denied); check the path and the"
        " rights\n"
    )
